//! Somebody comes back to a customer whom they saw before, one by one.

use super::scene::{fail, groups, held, once, shown, start};
use medusa_customer_groups::membership::{Failure, Membership, Pause, Request};

#[test]
fn who_comes_back_sees_what_others_changed_meanwhile() {
    let (mut membership, mut server) = start(&["a"]);
    server.add("b");
    membership.come_back();
    assert_eq!(once(&mut membership, &mut server), []);
    assert_eq!(
        (shown(&membership), membership.next()),
        (vec!["a".into(), "b".into()], None)
    );
}

#[test]
fn a_customer_who_was_not_there_is_asked_for_again() {
    let (mut membership, mut server) = start(&["a"]);
    server.has_no_customer = true;
    membership.mark_stale();
    once(&mut membership, &mut server);
    assert!(membership.is_gone());
    assert_eq!(membership.next(), None);
    server.has_no_customer = false;
    membership.come_back();
    once(&mut membership, &mut server);
    assert!(!membership.is_gone());
}

#[test]
fn a_read_that_waited_for_a_person_is_tried_again() {
    let mut membership = Membership::new();
    fail(&mut membership, Failure::Unreadable);
    assert_eq!(membership.next(), None);
    membership.come_back();
    assert_eq!((membership.pause(), membership.next()), (None, Some(Request::Read)));
}

#[test]
fn an_edit_that_waits_for_a_decision_goes_on_waiting_beside_what_is_read() {
    let (mut membership, mut server) = held();
    server.add("c");
    membership.come_back();
    assert_eq!(once(&mut membership, &mut server), []);
    assert_eq!(shown(&membership), ["a", "b", "c"]);
    assert_eq!((membership.pause(), membership.next()), (Some(Pause::Held), None));
}

#[test]
fn a_missing_sign_in_is_not_forgotten() {
    let (mut membership, _) = start(&[]);
    membership.add(groups(&["a"]));
    fail(&mut membership, Failure::Unauthorized);
    membership.come_back();
    assert_eq!((membership.pause(), membership.next()), (Some(Pause::SignedOut), None));
}
