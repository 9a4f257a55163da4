//! What goes wrong, or comes otherwise than wanted, one by one.

use super::scene::{batch, exchange, fail, groups, held, ids, named, once, saved, shown, start};
use super::server::NEVER;
use medusa_customer_groups::membership::{Failure, MAX_ATTEMPTS, Membership, Notice, Pause, Request};

#[test]
fn what_is_wanted_after_a_read_found_the_rest_done_is_undone_by_itself() {
    let (mut membership, mut server) = start(&[]);
    membership.add(groups(&["a"]));
    let _lost = server.does(&membership.next().unwrap());
    membership.answered(Err(Failure::Transient));
    // Back and forth before it is known that the first was done.
    membership.undo();
    membership.add(groups(&["a"]));
    membership.try_again();
    assert_eq!(saved(once(&mut membership, &mut server)), (ids(&["a"]), vec![], true));
    membership.remove(ids(&["a"]));
    assert_eq!(membership.undo().map(named), Some((vec![], ids(&["a"]))));
    assert_eq!((shown(&membership), membership.next()), (ids(&["a"]), None));
}

#[test]
fn what_failed_and_went_out_with_a_later_change_is_undone_together_with_it() {
    let (mut membership, mut server) = start(&["b"]);
    membership.add(groups(&["a"]));
    fail(&mut membership, Failure::Transient);
    membership.remove(ids(&["b"]));
    membership.try_again();
    once(&mut membership, &mut server);
    assert_eq!(
        saved(once(&mut membership, &mut server)),
        (ids(&["a"]), ids(&["b"]), true)
    );
    assert_eq!(membership.undo().map(named), Some((ids(&["a"]), ids(&["b"]))));
    assert_eq!(membership.next(), batch(&["b"], &["a"]));
}

#[test]
fn a_group_deleted_meanwhile_is_named_and_leaves_nothing_to_undo() {
    let (mut membership, mut server) = start(&[]);
    server.deletes("a");
    membership.add(groups(&["a"]));
    let missed = Notice::Missed {
        added: groups(&["a"]),
        removed: vec![],
    };
    assert_eq!(once(&mut membership, &mut server), [missed]);
    assert_eq!(shown(&membership), Vec::<String>::new());
    assert_eq!((membership.can_undo(), membership.next()), (false, None));
}

#[test]
fn a_group_somebody_added_again_is_named() {
    let (mut membership, _) = start(&["a"]);
    membership.remove(ids(&["a"]));
    membership.next();
    let notices = membership.answered(Ok(groups(&["a"])));
    assert!(matches!(&notices[..], [Notice::Missed { added, removed }] if added.is_empty() && removed.len() == 1));
    assert_eq!(shown(&membership), ["a"]);
}

#[test]
fn what_somebody_else_did_already_is_not_sent() {
    let (mut membership, mut server) = start(&["a"]);
    membership.add(groups(&["b"]));
    server.add("b");
    membership.mark_stale();
    let notices = once(&mut membership, &mut server);
    assert!(matches!(&notices[..], [Notice::Already { added, .. }] if added[0].id == "b"));
    assert_eq!((membership.can_undo(), membership.next()), (false, None));
}

#[test]
fn a_lost_answer_is_found_by_reading_and_nothing_is_sent_twice() {
    let (mut membership, mut server) = start(&["a"]);
    membership.add(groups(&["b"]));
    let _lost = server.does(&membership.next().unwrap());
    membership.answered(Err(Failure::Transient));
    assert_eq!(shown(&membership), ["a", "b"]);
    membership.try_again();
    assert_eq!(saved(once(&mut membership, &mut server)), (ids(&["b"]), vec![], true));
    assert_eq!(membership.next(), None);
}

#[test]
fn what_may_have_happened_is_reversed_rather_than_cancelled() {
    let (mut membership, mut server) = start(&[]);
    membership.add(groups(&["a"]));
    let _lost = server.does(&membership.next().unwrap());
    membership.answered(Err(Failure::Transient));
    membership.remove(ids(&["a"]));
    assert!(membership.has_unsaved());
    membership.try_again();
    assert_eq!(once(&mut membership, &mut server), []);
    assert_eq!(membership.next(), batch(&[], &["a"]));
}

#[test]
fn a_change_of_mind_during_a_flight_that_fails_can_be_changed_back() {
    let (mut membership, mut server) = start(&[]);
    membership.add(groups(&["a"]));
    membership.next();
    membership.remove(ids(&["a"]));
    membership.answered(Err(Failure::Transient));
    membership.add(groups(&["a"]));
    assert_eq!(shown(&membership), ["a"]);
    membership.try_again();
    once(&mut membership, &mut server);
    assert_eq!(membership.next(), batch(&["a"], &[]));
}

#[test]
fn a_passing_failure_is_tried_again_some_times_and_then_waits_for_a_person() {
    let (mut membership, mut server) = start(&[]);
    membership.add(groups(&["a"]));
    let paused = |pause| Notice::Paused {
        pause,
        added: groups(&["a"]),
        removed: vec![],
    };
    for attempt in 1..=MAX_ATTEMPTS {
        assert_eq!(
            fail(&mut membership, Failure::Transient),
            [paused(Pause::Retrying(attempt))]
        );
        assert_eq!(membership.next(), None);
        membership.try_again();
        // That reading works does not mean that the batch will.
        once(&mut membership, &mut server);
    }
    assert_eq!(fail(&mut membership, Failure::Transient), [paused(Pause::Held)]);
    membership.try_again();
    membership.signed_in();
    assert_eq!((membership.pause(), membership.next()), (Some(Pause::Held), None));

    membership.retry();
    once(&mut membership, &mut server);
    assert_eq!(saved(once(&mut membership, &mut server)), (ids(&["a"]), vec![], true));
}

#[test]
fn while_edits_wait_for_a_person_what_others_change_is_shown_and_nothing_sent() {
    let (mut membership, mut server) = held();
    server.add("c");
    membership.mark_stale();
    assert_eq!(once(&mut membership, &mut server), []);
    assert_eq!(shown(&membership), ["a", "b", "c"]);
    assert_eq!((membership.pause(), membership.next()), (Some(Pause::Held), None));

    membership.mark_stale();
    assert_eq!(fail(&mut membership, Failure::Transient), []);
    membership.try_again();
    membership.signed_in();
    assert_eq!((membership.pause(), membership.next()), (Some(Pause::Held), None));
}

#[test]
fn what_waits_for_a_person_and_is_found_done_waits_no_longer() {
    let (mut membership, mut server) = held();
    server.add("a");
    membership.mark_stale();
    assert_eq!(saved(once(&mut membership, &mut server)).0, ids(&["a"]));
    assert_eq!((membership.pause(), membership.next()), (None, None));
}

#[test]
fn an_unreadable_answer_to_a_batch_is_read_again_after_a_while() {
    let (mut membership, mut server) = start(&[]);
    membership.add(groups(&["a"]));
    let _unreadable = server.does(&membership.next().unwrap());
    membership.answered(Err(Failure::Unreadable));
    assert_eq!(membership.pause(), Some(Pause::Retrying(1)));
    membership.try_again();
    assert_eq!(saved(once(&mut membership, &mut server)), (ids(&["a"]), vec![], true));
}

#[test]
fn an_unreadable_read_waits_for_a_person() {
    let mut membership = Membership::new();
    fail(&mut membership, Failure::Unreadable);
    assert_eq!(membership.pause(), Some(Pause::Held));
    assert!(!membership.is_loaded());
}

#[test]
fn without_a_session_the_edit_waits_and_goes_through_after_the_sign_in() {
    let (mut membership, mut server) = start(&["a"]);
    membership.remove(ids(&["a"]));
    fail(&mut membership, Failure::Unauthorized);
    assert_eq!((membership.pause(), membership.next()), (Some(Pause::SignedOut), None));
    assert_eq!(shown(&membership), Vec::<String>::new());
    membership.signed_in();
    once(&mut membership, &mut server);
    assert_eq!(saved(once(&mut membership, &mut server)), (vec![], ids(&["a"]), true));
}

#[test]
fn a_missing_right_drops_the_edits_and_says_so() {
    let (mut membership, mut server) = start(&["a"]);
    membership.add(groups(&["b", "c"]));
    let refused = Notice::Refused {
        added: groups(&["b", "c"]),
        removed: vec![],
    };
    assert_eq!(fail(&mut membership, Failure::Forbidden), [refused]);
    assert_eq!(shown(&membership), ["a"]);
    assert!(!membership.can_undo());
    // Removes may have been done all the same.
    assert_eq!(membership.next(), Some(Request::Read));
    exchange(&mut membership, &mut server, Request::Read);
    assert_eq!(membership.next(), None);
}

#[test]
fn one_bad_id_is_refused_and_the_others_go_through() {
    let (mut membership, mut server) = start(&["a"]);
    membership.add(groups(&["b", NEVER]));
    membership.remove(ids(&["a"]));
    let mut notices = Vec::new();
    while let Some(request) = membership.next() {
        notices.append(&mut exchange(&mut membership, &mut server, request));
    }
    let refused = Notice::Refused {
        added: groups(&[NEVER]),
        removed: vec![],
    };
    assert!(notices.contains(&refused), "{notices:?}");
    assert_eq!(shown(&membership), ["b"]);
    assert_eq!(named(membership.undo().unwrap()), (ids(&["b"]), ids(&["a"])));
}

#[test]
fn a_customer_who_is_gone_drops_what_was_wanted_and_says_so() {
    let (mut membership, mut server) = start(&["a"]);
    server.has_no_customer = true;
    membership.remove(ids(&["a"]));
    let request = membership.next();
    membership.add(groups(&["b"]));
    let notices = exchange(&mut membership, &mut server, request.unwrap());
    let [Notice::Gone { added, removed }] = &notices[..] else {
        panic!("{notices:?}")
    };
    assert_eq!(named((added.clone(), removed.clone())), (ids(&["b"]), ids(&["a"])));
    assert!(membership.is_gone() && !membership.has_unsaved());
    assert_eq!((membership.undo(), membership.next()), (None, None));

    server.has_no_customer = false;
    membership.retry();
    once(&mut membership, &mut server);
    assert!(!membership.is_gone());
}

#[test]
fn a_discard_gives_up_what_waits_and_shows_the_truth() {
    let (mut membership, mut server) = start(&["a"]);
    membership.add(groups(&["b"]));
    once(&mut membership, &mut server);
    membership.add(groups(&["c"]));
    fail(&mut membership, Failure::Transient);
    membership.remove(ids(&["a"]));
    membership.discard();
    assert!(!membership.has_unsaved());
    assert_eq!((shown(&membership), membership.pause()), (ids(&["a", "b"]), None));
    assert_eq!(membership.next(), Some(Request::Read));
    exchange(&mut membership, &mut server, Request::Read);
    assert_eq!(membership.next(), None);
    // What was saved before can still be undone.
    assert_eq!(membership.undo().map(named), Some((ids(&["b"]), vec![])));
}

#[test]
fn a_discard_does_not_stop_what_is_in_flight() {
    let (mut membership, mut server) = start(&[]);
    membership.add(groups(&["a"]));
    let request = membership.next();
    membership.remove(ids(&["a"]));
    membership.discard();
    assert_eq!(shown(&membership), ["a"]);
    exchange(&mut membership, &mut server, request.unwrap());
    assert_eq!(shown(&membership), ["a"]);
}

#[test]
fn a_read_asked_for_during_a_flight_follows_it() {
    let (mut membership, mut server) = start(&["a"]);
    membership.add(groups(&["b"]));
    let answer = server.does(&membership.next().unwrap());
    // After this answer left the server, somebody else changes the groups, and another tab says so.
    server.add("c");
    membership.mark_stale();
    membership.answered(answer);
    assert_eq!(membership.next(), Some(Request::Read));
    exchange(&mut membership, &mut server, Request::Read);
    assert_eq!(shown(&membership), ["a", "b", "c"]);
    assert_eq!(membership.next(), None);
}

#[test]
fn an_answer_nobody_waits_for_changes_nothing() {
    let (mut membership, _) = start(&["a"]);
    assert_eq!(membership.answered(Ok(vec![])), []);
    assert_eq!(shown(&membership), ["a"]);
}
