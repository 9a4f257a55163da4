//! Batches that are carried out later than their failure was told, one by one.

use super::scene::{batch, groups, ids, named, once, saved, shown, start};
use super::server::Server;
use medusa_customer_groups::membership::{Failure, Membership, Notice, Request};

/// A batch goes out; a gateway gives up waiting for the server, which has not done it yet.
fn late(membership: &mut Membership) -> Request {
    let request = membership.next().expect("a batch");
    assert_ne!(request, Request::Read);
    membership.answered(Err(Failure::Transient));
    membership.try_again();
    request
}

/// The customer is added to the group by a batch that is late, and taken out again in the meantime.
fn added_late_and_removed(membership: &mut Membership, server: &mut Server, id: &str) -> Request {
    membership.add(groups(&[id]));
    let request = late(membership);
    membership.remove(ids(&[id]));
    assert_eq!(saved(once(membership, server)), (vec![], ids(&[id]), true));
    request
}

/// What the only notice says is wanted again.
fn again(notices: Vec<Notice>) -> (Vec<String>, Vec<String>) {
    match <[Notice; 1]>::try_from(notices) {
        Ok([Notice::Again { added, removed }]) => named((added, removed)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_a_late_batch_reverses_is_wanted_again_and_said() {
    let (mut membership, mut server) = start(&[]);
    assert!(!membership.is_in_doubt());
    let request = added_late_and_removed(&mut membership, &mut server, "a");
    assert!(membership.is_in_doubt());
    assert_eq!(membership.next(), None);
    let _unheard = server.does(&request);
    membership.check(true);
    assert_eq!(again(once(&mut membership, &mut server)), (vec![], ids(&["a"])));
    assert!(!membership.is_in_doubt());
    assert_eq!(membership.next(), batch(&[], &["a"]));
}

#[test]
fn doubt_lasts_until_the_last_look() {
    let (mut membership, mut server) = start(&[]);
    let request = added_late_and_removed(&mut membership, &mut server, "a");
    membership.check(false);
    assert_eq!(once(&mut membership, &mut server), []);
    assert!(membership.is_in_doubt());
    let _unheard = server.does(&request);
    membership.check(true);
    assert_eq!(again(once(&mut membership, &mut server)), (vec![], ids(&["a"])));
}

#[test]
fn several_batches_may_be_late_and_each_group_is_named_once() {
    let (mut membership, mut server) = start(&[]);
    let mut requests = vec![added_late_and_removed(&mut membership, &mut server, "a")];
    membership.add(groups(&["b"]));
    requests.push(late(&mut membership));
    once(&mut membership, &mut server);
    // Tried again, and late again.
    requests.push(late(&mut membership));
    membership.remove(ids(&["b"]));
    once(&mut membership, &mut server);
    for request in &requests {
        let _unheard = server.does(request);
    }
    membership.check(true);
    assert_eq!(again(once(&mut membership, &mut server)), (vec![], ids(&["a", "b"])));
}

#[test]
fn a_group_may_be_in_doubt_both_ways() {
    let (mut membership, mut server) = start(&["a"]);
    membership.remove(ids(&["a"]));
    let removal = late(&mut membership);
    membership.add(groups(&["a"]));
    once(&mut membership, &mut server);
    membership.remove(ids(&["a"]));
    once(&mut membership, &mut server);
    membership.add(groups(&["a"]));
    late(&mut membership);
    once(&mut membership, &mut server);
    once(&mut membership, &mut server);
    assert_eq!((shown(&membership), membership.has_unsaved()), (ids(&["a"]), false));
    let _unheard = server.does(&removal);
    membership.check(true);
    assert_eq!(again(once(&mut membership, &mut server)), (ids(&["a"]), vec![]));
    assert_eq!(membership.next(), batch(&["a"], &[]));
}

#[test]
fn what_is_refused_is_not_wanted_again_for_a_late_batch_of_the_opposite() {
    let (mut membership, mut server) = start(&["a", "b"]);
    membership.remove(ids(&["a", "b"]));
    let removal = late(&mut membership);
    server.members.remove("a");
    membership.add(groups(&["a", "b"]));
    once(&mut membership, &mut server);
    assert_eq!(membership.next(), batch(&["a"], &[]));
    let notices = membership.answered(Err(Failure::Forbidden));
    assert!(matches!(&notices[..], [Notice::Refused { .. }]));
    assert_eq!(once(&mut membership, &mut server), []);
    assert_eq!(membership.next(), None);
    // The other one is in doubt as before.
    let _unheard = server.does(&removal);
    membership.check(true);
    assert_eq!(again(once(&mut membership, &mut server)), (ids(&["b"]), vec![]));
}

#[test]
fn what_was_wanted_instead_of_what_is_refused_holds_against_a_late_batch() {
    let (mut membership, mut server) = start(&[]);
    membership.add(groups(&["a"]));
    let addition = late(&mut membership);
    once(&mut membership, &mut server);
    assert_eq!(membership.next(), batch(&["a"], &[]));
    membership.remove(ids(&["a"]));
    membership.answered(Err(Failure::Forbidden));
    once(&mut membership, &mut server);
    let _unheard = server.does(&addition);
    membership.check(true);
    assert_eq!(again(once(&mut membership, &mut server)), (vec![], ids(&["a"])));
}

#[test]
fn what_becomes_of_a_wish_that_was_discarded_is_left_as_it_is() {
    let (mut membership, mut server) = start(&[]);
    let kept = added_late_and_removed(&mut membership, &mut server, "a");
    membership.add(groups(&["b"]));
    let discarded = late(&mut membership);
    membership.remove(ids(&["b"]));
    membership.discard();
    for request in [kept, discarded] {
        let _unheard = server.does(&request);
    }
    membership.check(true);
    assert_eq!(again(once(&mut membership, &mut server)), (vec![], ids(&["a"])));
    assert_eq!(shown(&membership), ["b"]);
}

#[test]
fn what_is_wanted_after_a_discard_holds_against_a_batch_from_before_it() {
    let (mut membership, mut server) = start(&[]);
    membership.add(groups(&["a"]));
    let discarded = late(&mut membership);
    membership.discard();
    once(&mut membership, &mut server);
    membership.add(groups(&["a"]));
    once(&mut membership, &mut server);
    membership.remove(ids(&["a"]));
    once(&mut membership, &mut server);
    let _unheard = server.does(&discarded);
    membership.check(true);
    assert_eq!(again(once(&mut membership, &mut server)), (vec![], ids(&["a"])));
}
