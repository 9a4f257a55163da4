//! Saves that fail, or do not do all, one by one.

use super::scene::{add_many, batch, exchange, fail, groups, ids, kept, named, once, saved, shown, staged};
use super::server::NEVER;
use medusa_customer_groups::membership::{Failure, MAX_ATTEMPTS, Notice, Pause, Request};

#[test]
fn a_refused_save_is_kept_whole_and_nothing_is_sent_by_itself() {
    let (mut membership, mut server) = staged(&["a"]);
    membership.add(groups(&["b"]));
    membership.add(groups(&[NEVER]));
    membership.save();
    assert_eq!(kept(once(&mut membership, &mut server)), (ids(&["b", NEVER]), vec![]));
    assert!(membership.has_staged() && !membership.is_saving());
    assert_eq!(once(&mut membership, &mut server), []);
    assert_eq!(membership.next(), None);
    assert_eq!(named(membership.unsaved()), (ids(&["b", NEVER]), vec![]));

    // Undone click by click, as before the save.
    assert_eq!(membership.undo().map(named), Some((ids(&[NEVER]), vec![])));
    membership.save();
    assert_eq!(membership.next(), batch(&["b"], &[]));
}

#[test]
fn what_a_refused_save_did_all_the_same_is_told_and_the_rest_waits() {
    let (mut membership, mut server) = staged(&["a"]);
    membership.add(groups(&[NEVER]));
    membership.remove(ids(&["a"]));
    membership.save();
    assert_eq!(kept(once(&mut membership, &mut server)), (ids(&[NEVER]), ids(&["a"])));
    // Medusa removes before it finds out that it cannot add.
    assert_eq!(saved(once(&mut membership, &mut server)), (vec![], ids(&["a"]), true));
    assert_eq!(
        (named(membership.unsaved()), membership.next()),
        ((ids(&[NEVER]), vec![]), None)
    );
    assert_eq!(membership.undo().map(named), Some((vec![], ids(&["a"]))));
}

#[test]
fn what_was_found_done_after_a_refused_save_is_undone_apart_from_the_next_save() {
    let (mut membership, mut server) = staged(&["a"]);
    membership.remove(ids(&["a"]));
    membership.add(groups(&[NEVER]));
    membership.add(groups(&["b"]));
    membership.save();
    once(&mut membership, &mut server);
    once(&mut membership, &mut server);
    membership.remove(ids(&[NEVER]));
    membership.save();
    assert_eq!(saved(once(&mut membership, &mut server)), (ids(&["b"]), vec![], true));
    assert_eq!(membership.undo().map(named), Some((ids(&["b"]), vec![])));
    assert_eq!(membership.undo().map(named), Some((vec![], ids(&["a"]))));
}

#[test]
fn what_was_found_done_is_undone_apart_even_if_nothing_else_was_wanted_before_the_next_save() {
    let (mut membership, mut server) = staged(&["a"]);
    membership.remove(ids(&["a"]));
    membership.add(groups(&["b"]));
    membership.save();
    server.members.clear();
    fail(&mut membership, Failure::Refused);
    once(&mut membership, &mut server);
    membership.save();
    once(&mut membership, &mut server);
    assert_eq!(membership.undo().map(named), Some((ids(&["b"]), vec![])));
    assert_eq!(membership.undo().map(named), Some((vec![], ids(&["a"]))));
}

#[test]
fn a_missing_right_keeps_the_save_too() {
    let (mut membership, mut server) = staged(&["a"]);
    membership.add(groups(&["b"]));
    membership.remove(ids(&["a"]));
    membership.save();
    assert_eq!(
        kept(fail(&mut membership, Failure::Forbidden)),
        (ids(&["b"]), ids(&["a"]))
    );
    once(&mut membership, &mut server);
    assert_eq!(membership.next(), None);
    membership.save();
    assert_eq!(
        saved(once(&mut membership, &mut server)),
        (ids(&["b"]), ids(&["a"]), true)
    );
}

#[test]
fn the_rest_of_a_save_is_kept_with_the_batch_that_was_refused() {
    let (mut membership, mut server) = staged(&[]);
    let many = add_many(&mut membership);
    membership.save();
    let notices = fail(&mut membership, Failure::Forbidden);
    assert!(matches!(&notices[..], [Notice::Kept { added, .. }] if added.len() == many.len()));
    once(&mut membership, &mut server);
    assert_eq!(membership.next(), None);
}

#[test]
fn what_was_kept_and_then_taken_back_leaves_nothing_to_save() {
    let (mut membership, mut server) = staged(&[]);
    membership.add(groups(&["a"]));
    membership.save();
    fail(&mut membership, Failure::Refused);
    // The read says what came of the attempt: there is nothing left to reverse.
    once(&mut membership, &mut server);
    membership.remove(ids(&["a"]));
    assert!(!membership.has_unsaved());
}

#[test]
fn what_a_later_wish_replaced_is_not_told_as_kept() {
    let (mut membership, _) = staged(&[]);
    membership.add(groups(&["a", "b"]));
    membership.save();
    membership.next();
    membership.remove(ids(&["a"]));
    assert_eq!(
        kept(membership.answered(Err(Failure::Forbidden))),
        (ids(&["b"]), vec![])
    );
    assert_eq!(named(membership.unsaved()), (ids(&["b"]), ids(&["a"])));
}

#[test]
fn a_save_that_fails_in_passing_is_tried_again_and_then_waits_for_a_person() {
    let (mut membership, mut server) = staged(&[]);
    membership.add(groups(&["a"]));
    membership.save();
    for attempt in 1..=MAX_ATTEMPTS {
        fail(&mut membership, Failure::Transient);
        assert_eq!(membership.pause(), Some(Pause::Retrying(attempt)));
        membership.try_again();
        once(&mut membership, &mut server);
    }
    fail(&mut membership, Failure::Transient);
    assert_eq!((membership.pause(), membership.is_saving()), (Some(Pause::Held), true));
    membership.add(groups(&["b"]));
    membership.retry();
    once(&mut membership, &mut server);
    assert_eq!(membership.next(), batch(&["a"], &[]));
}

#[test]
fn a_save_goes_on_by_itself_after_the_sign_in() {
    let (mut membership, mut server) = staged(&[]);
    membership.add(groups(&["a"]));
    membership.save();
    fail(&mut membership, Failure::Unauthorized);
    assert_eq!((membership.pause(), membership.next()), (Some(Pause::SignedOut), None));
    assert!(membership.is_saving());
    membership.signed_in();
    once(&mut membership, &mut server);
    assert_eq!(saved(once(&mut membership, &mut server)), (ids(&["a"]), vec![], true));
}

#[test]
fn a_sign_in_saves_nothing_that_nobody_saved() {
    let (mut membership, mut server) = staged(&["a"]);
    membership.remove(ids(&["a"]));
    membership.mark_stale();
    fail(&mut membership, Failure::Unauthorized);
    membership.signed_in();
    once(&mut membership, &mut server);
    assert_eq!((membership.has_staged(), membership.next()), (true, None));
}

#[test]
fn a_discard_drops_what_is_staged_and_ends_a_save_that_waits() {
    let (mut membership, mut server) = staged(&["a"]);
    membership.remove(ids(&["a"]));
    membership.save();
    fail(&mut membership, Failure::Transient);
    membership.add(groups(&["b"]));
    membership.discard();
    assert!(!membership.is_saving() && !membership.has_unsaved() && !membership.can_undo());
    assert_eq!((shown(&membership), membership.change("a")), (ids(&["a"]), None));
    assert_eq!(once(&mut membership, &mut server), []);
    assert_eq!(membership.next(), None);
}

#[test]
fn a_group_deleted_before_the_save_is_named_and_does_not_wait_again() {
    let (mut membership, mut server) = staged(&[]);
    server.deletes("a");
    membership.add(groups(&["a", "b"]));
    membership.save();
    let notices = once(&mut membership, &mut server);
    assert!(matches!(&notices[..], [Notice::Saved { .. }, Notice::Missed { added, .. }] if *added == groups(&["a"])));
    assert_eq!((shown(&membership), membership.has_unsaved()), (ids(&["b"]), false));
}

#[test]
fn a_refusal_halves_again_once_staging_has_ended() {
    let (mut membership, mut server) = staged(&[]);
    membership.add(groups(&["a", NEVER]));
    membership.save();
    once(&mut membership, &mut server);
    membership.set_staged(false);
    let mut notices = Vec::new();
    while let Some(request) = membership.next() {
        notices.append(&mut exchange(&mut membership, &mut server, request));
    }
    assert!(notices.iter().any(|notice| matches!(notice, Notice::Refused { .. })));
    assert_eq!(shown(&membership), ["a"]);
}

#[test]
fn a_customer_who_is_gone_takes_what_is_staged_along_and_says_so() {
    let (mut membership, mut server) = staged(&["a"]);
    membership.remove(ids(&["a"]));
    server.has_no_customer = true;
    membership.mark_stale();
    assert_eq!(membership.next(), Some(Request::Read));
    let notices = exchange(&mut membership, &mut server, Request::Read);
    assert!(matches!(&notices[..], [Notice::Gone { removed, .. }] if removed.len() == 1));
    assert!(!membership.has_unsaved() && !membership.can_undo());
}

#[test]
fn what_is_staged_while_a_save_is_tried_again_is_undone_click_by_click() {
    let (mut membership, mut server) = staged(&[]);
    membership.add(groups(&["a"]));
    membership.save();
    fail(&mut membership, Failure::Transient);
    membership.add(groups(&["b"]));
    membership.add(groups(&["c"]));
    membership.try_again();
    once(&mut membership, &mut server);
    once(&mut membership, &mut server);
    for id in ["c", "b", "a"] {
        assert_eq!(membership.undo().map(named), Some((ids(&[id]), vec![])));
    }
}

#[test]
fn a_refused_save_is_undone_apart_from_the_one_it_reverses() {
    let (mut membership, mut server) = staged(&[]);
    membership.add(groups(&["a"]));
    membership.save();
    once(&mut membership, &mut server);
    membership.remove(ids(&["a"]));
    membership.save();
    fail(&mut membership, Failure::Forbidden);
    once(&mut membership, &mut server);
    membership.save();
    once(&mut membership, &mut server);
    assert_eq!(membership.undo().map(named), Some((vec![], ids(&["a"]))));
    assert_eq!(membership.undo().map(named), Some((ids(&["a"]), vec![])));
}

#[test]
fn a_save_refused_half_way_is_undone_apart_from_what_reverses_its_first_half() {
    let (mut membership, mut server) = staged(&[]);
    let many = add_many(&mut membership);
    membership.save();
    once(&mut membership, &mut server);
    fail(&mut membership, Failure::Forbidden);
    once(&mut membership, &mut server);
    membership.remove(many[..1].to_vec());
    membership.save();
    once(&mut membership, &mut server);
    assert!(!membership.has_unsaved());
    assert_eq!(membership.undo().map(named), Some((vec![], many[..1].to_vec())));
    assert_eq!(membership.undo().map(|(added, _)| added.len()), Some(many.len()));
}

#[test]
fn what_waits_for_a_save_does_not_use_up_the_attempts_of_reads() {
    let (mut membership, mut server) = staged(&[]);
    membership.add(groups(&["a"]));
    for _ in 0..2 {
        membership.mark_stale();
        fail(&mut membership, Failure::Transient);
        assert_eq!(membership.pause(), Some(Pause::Retrying(1)));
        membership.try_again();
        once(&mut membership, &mut server);
    }
    membership.save();
    fail(&mut membership, Failure::Transient);
    membership.try_again();
    once(&mut membership, &mut server);
    fail(&mut membership, Failure::Refused);
    fail(&mut membership, Failure::Transient);
    assert_eq!(membership.pause(), Some(Pause::Retrying(1)));
}
