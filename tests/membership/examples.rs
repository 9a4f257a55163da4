//! The behaviours of the module's page, one by one.

use super::server::{NEVER, Server, group};
use medusa_customer_groups::api::Batch;
use medusa_customer_groups::membership::{Failure, Group, MAX_ATTEMPTS, Membership, Notice, Pause, Request};

/// A loaded widget, and its server.
fn start(members: &[&str]) -> (Membership, Server) {
    let mut server = Server::with(members);
    let mut membership = Membership::new();
    assert_eq!(membership.next(), Some(Request::Read));
    assert_eq!(exchange(&mut membership, &mut server, Request::Read), []);
    (membership, server)
}

/// The server does what was sent, and its answer arrives.
fn exchange(membership: &mut Membership, server: &mut Server, request: Request) -> Vec<Notice> {
    let answer = server.does(&request);
    membership.answered(answer)
}

/// Sends what there is to send, and takes the answer.
fn once(membership: &mut Membership, server: &mut Server) -> Vec<Notice> {
    let request = membership.next().expect("something to send");
    exchange(membership, server, request)
}

/// One request goes out and fails.
fn fail(membership: &mut Membership, failure: Failure) -> Vec<Notice> {
    assert!(membership.next().is_some());
    membership.answered(Err(failure))
}

fn batch(add: &[&str], remove: &[&str]) -> Option<Request> {
    let ids = |ids: &[&str]| ids.iter().map(ToString::to_string).collect();
    Some(Request::Batch(Batch {
        add: ids(add),
        remove: ids(remove),
    }))
}

fn groups(ids: &[&str]) -> Vec<Group> {
    ids.iter().map(|id| group(id)).collect()
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

fn shown(membership: &Membership) -> Vec<String> {
    let mut ids: Vec<_> = membership.rows().into_iter().map(|row| row.group.id).collect();
    ids.sort();
    ids
}

/// Names and dates vary: these look at ids.
fn named((added, removed): (Vec<Group>, Vec<Group>)) -> (Vec<String>, Vec<String>) {
    let ids = |groups: Vec<Group>| groups.into_iter().map(|group| group.id).collect();
    (ids(added), ids(removed))
}

fn saved(notices: Vec<Notice>) -> (Vec<String>, Vec<String>, bool) {
    match <[Notice; 1]>::try_from(notices) {
        Ok(
            [
                Notice::Saved {
                    added,
                    removed,
                    can_undo,
                },
            ],
        ) => {
            let (added, removed) = named((added, removed));
            (added, removed, can_undo)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn nothing_is_shown_before_the_first_answer() {
    let membership = Membership::new();
    assert!(!membership.is_loaded());
    assert_eq!(membership.rows(), []);
}

#[test]
fn an_added_group_is_shown_at_once_as_pending_and_confirmed_by_the_answer() {
    let (mut membership, mut server) = start(&["a"]);
    membership.add(groups(&["b"]));
    let row = |membership: &Membership| membership.rows().into_iter().find(|row| row.group.id == "b");
    assert_eq!(row(&membership).map(|row| row.is_pending), Some(true));
    assert_eq!(saved(once(&mut membership, &mut server)), (ids(&["b"]), vec![], true));
    assert_eq!(row(&membership).map(|row| row.is_pending), Some(false));
    assert_eq!(membership.next(), None);
}

#[test]
fn a_removed_group_is_gone_at_once() {
    let (mut membership, _) = start(&["a", "b"]);
    membership.remove(ids(&["a"]));
    assert_eq!(shown(&membership), ["b"]);
    assert!(membership.is_confirmed("a"));
}

#[test]
fn clicks_made_during_a_flight_merge_into_the_next_batch() {
    let (mut membership, mut server) = start(&["a", "b"]);
    membership.add(groups(&["c"]));
    let first = membership.next();
    assert_eq!(first, batch(&["c"], &[]));
    membership.add(groups(&["d"]));
    membership.remove(ids(&["a"]));
    membership.add(groups(&["e"]));
    assert_eq!(membership.next(), None);
    assert_eq!(shown(&membership), ["b", "c", "d", "e"]);
    exchange(&mut membership, &mut server, first.unwrap());
    assert_eq!(membership.next(), batch(&["d", "e"], &["a"]));
}

#[test]
fn what_is_unsaved_is_what_was_last_wanted() {
    let (mut membership, _) = start(&["a"]);
    membership.add(groups(&["b", "c"]));
    membership.next();
    membership.remove(ids(&["a", "b"]));
    assert_eq!(named(membership.unsaved()), (ids(&["c"]), ids(&["a", "b"])));
}

#[test]
fn an_undo_before_anything_is_sent_sends_nothing() {
    let (mut membership, _) = start(&["a"]);
    membership.add(groups(&["b"]));
    membership.remove(ids(&["a"]));
    assert_eq!(membership.undo().map(named), Some((ids(&["b"]), ids(&["a"]))));
    assert_eq!(shown(&membership), ["a"]);
    assert_eq!(membership.next(), None);
}

#[test]
fn an_undo_before_the_first_answer_leaves_the_groups_as_they_are() {
    let mut server = Server::with(&["a"]);
    let mut membership = Membership::new();
    membership.add(groups(&["a"]));
    membership.undo();
    once(&mut membership, &mut server);
    assert_eq!(membership.next(), None);
    assert_eq!(shown(&membership), ["a"]);
}

#[test]
fn an_undo_during_the_flight_is_sent_after_it() {
    let (mut membership, mut server) = start(&[]);
    membership.add(groups(&["a"]));
    let first = membership.next();
    membership.undo();
    assert_eq!(shown(&membership), Vec::<String>::new());
    // What is undone already offers no undo.
    let notices = exchange(&mut membership, &mut server, first.unwrap());
    assert_eq!(saved(notices), (ids(&["a"]), vec![], false));
    assert_eq!(membership.next(), batch(&[], &["a"]));
}

#[test]
fn an_undo_of_what_is_saved_is_itself_not_undone() {
    let (mut membership, mut server) = start(&["a"]);
    membership.remove(ids(&["a"]));
    once(&mut membership, &mut server);
    membership.undo();
    assert_eq!(shown(&membership), ["a"]);
    assert_eq!(saved(once(&mut membership, &mut server)), (ids(&["a"]), vec![], false));
    assert_eq!(membership.undo(), None);
}

#[test]
fn undos_go_several_batches_deep_and_reverse_one_batch_each() {
    let (mut membership, mut server) = start(&["a"]);
    membership.add(groups(&["b", "c"]));
    once(&mut membership, &mut server);
    membership.remove(ids(&["a", "b"]));
    once(&mut membership, &mut server);
    membership.add(groups(&["a"]));
    once(&mut membership, &mut server);
    for (undone, rest) in [
        ((ids(&["a"]), vec![]), vec!["c"]),
        ((vec![], ids(&["a", "b"])), vec!["a", "b", "c"]),
        ((ids(&["b", "c"]), vec![]), vec!["a"]),
    ] {
        assert_eq!(membership.last_step().map(named), Some(undone.clone()));
        assert_eq!(membership.undo().map(named), Some(undone));
        once(&mut membership, &mut server);
        assert_eq!(shown(&membership), rest);
        assert_eq!(server.members, rest.iter().map(ToString::to_string).collect());
    }
    assert_eq!(membership.undo(), None);
}

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
fn a_success_offers_no_undo_while_an_undo_would_reverse_something_later() {
    let (mut membership, mut server) = start(&[]);
    membership.add(groups(&["a"]));
    let first = membership.next();
    membership.add(groups(&["b"]));
    let notices = exchange(&mut membership, &mut server, first.unwrap());
    assert_eq!(saved(notices), (ids(&["a"]), vec![], false));
    assert_eq!(saved(once(&mut membership, &mut server)), (ids(&["b"]), vec![], true));
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
    assert_eq!((membership.last_step(), membership.next()), (None, None));
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
    membership.refresh();
    let notices = once(&mut membership, &mut server);
    assert!(matches!(&notices[..], [Notice::Already { added, .. }] if added[0].id == "b"));
    assert_eq!((membership.last_step(), membership.next()), (None, None));
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
    assert_eq!(membership.last_step(), None);
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
    assert_eq!(named(membership.last_step().unwrap()), (ids(&["b"]), ids(&["a"])));
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
fn dates_stay_known_when_an_answer_has_ids_and_names_only() {
    let (mut membership, mut server) = start(&["a"]);
    membership.add(groups(&["b"]));
    once(&mut membership, &mut server);
    assert_eq!(membership.group("a").created_at.as_deref(), Some("2026-01-01"));
    assert_eq!(membership.group("b").name, "The b");
    assert_eq!(membership.group("unheard-of"), Group::unnamed("unheard-of"));
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
    assert_eq!(membership.last_step().map(named), Some((ids(&["b"]), vec![])));
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
    membership.refresh();
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
