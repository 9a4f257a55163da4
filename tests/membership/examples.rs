//! What is shown, sent and undone, one by one.

use super::scene::{batch, exchange, groups, ids, named, once, saved, shown, start};
use super::server::Server;
use medusa_customer_groups::membership::{Group, Membership, Request};

#[test]
fn nothing_is_shown_before_the_first_answer() {
    let membership = Membership::new();
    assert!(!membership.is_loaded());
    assert_eq!(membership.rows(), []);
    assert!(start(&[]).0.is_loaded());
}

#[test]
fn it_is_reading_from_when_a_read_is_called_for_until_the_answer() {
    let (mut membership, mut server) = start(&["a"]);
    assert!(!membership.is_reading());
    membership.mark_stale();
    assert!(membership.is_reading());
    let read = membership.next();
    assert!(membership.is_reading());
    exchange(&mut membership, &mut server, read.unwrap());
    assert!(!membership.is_reading());
    membership.add(groups(&["b"]));
    assert_eq!(membership.next(), batch(&["b"], &[]));
    assert!(!membership.is_reading());
}

#[test]
fn an_added_group_is_shown_at_once_as_pending_and_confirmed_by_the_answer() {
    let (mut membership, mut server) = start(&["a"]);
    membership.add(groups(&["b"]));
    let row = |membership: &Membership| membership.rows().into_iter().find(|row| row.group.id == "b");
    assert_eq!(row(&membership).map(|row| row.change.is_some()), Some(true));
    assert_eq!(saved(once(&mut membership, &mut server)), (ids(&["b"]), vec![], true));
    assert_eq!(row(&membership).map(|row| row.change.is_some()), Some(false));
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
        assert_eq!(membership.undo().map(named), Some(undone));
        once(&mut membership, &mut server);
        assert_eq!(shown(&membership), rest);
        assert_eq!(server.members, rest.iter().map(ToString::to_string).collect());
    }
    assert_eq!(membership.undo(), None);
}

#[test]
fn what_the_next_undo_reverses_can_be_told_once_it_is_confirmed() {
    let (mut membership, mut server) = start(&["a"]);
    assert_eq!(membership.to_undo(), None);
    membership.add(groups(&["b"]));
    once(&mut membership, &mut server);
    membership.remove(ids(&["a"]));
    assert_eq!(membership.to_undo(), None);
    once(&mut membership, &mut server);
    let told = |membership: &Membership| membership.to_undo().map(|notice| saved(vec![notice]));
    assert_eq!(told(&membership), Some((vec![], ids(&["a"]), true)));
    membership.undo();
    assert_eq!(told(&membership), Some((ids(&["b"]), vec![], true)));
    once(&mut membership, &mut server);
    assert_eq!(told(&membership), Some((ids(&["b"]), vec![], true)));
    membership.undo();
    assert_eq!(membership.to_undo(), None);
}

#[test]
fn what_somebody_else_has_reversed_is_not_told_as_what_the_next_undo_reverses() {
    let (mut membership, mut server) = start(&["a", "b"]);
    membership.remove(ids(&["a"]));
    once(&mut membership, &mut server);
    server.members.insert("a".into());
    membership.mark_stale();
    once(&mut membership, &mut server);
    assert_eq!((shown(&membership), membership.to_undo()), (ids(&["a", "b"]), None));
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
fn dates_stay_known_when_an_answer_has_ids_and_names_only() {
    let (mut membership, mut server) = start(&["a"]);
    membership.add(groups(&["b"]));
    once(&mut membership, &mut server);
    assert_eq!(membership.group("a").created_at.as_deref(), Some("2026-01-01"));
    assert_eq!(membership.group("b").name, "The b");
    let Group { id, name, .. } = membership.group("unheard-of");
    assert_eq!((id.as_str(), name.as_str()), ("unheard-of", "unheard-of"));
}

#[test]
fn what_is_told_later_of_a_group_is_learned_and_what_tells_less_takes_nothing_away() {
    let (mut membership, mut server) = start(&[]);
    membership.add(groups(&["a"]));
    once(&mut membership, &mut server);
    assert_eq!(membership.group("a").created_at, None);
    membership.mark_stale();
    once(&mut membership, &mut server);
    let renamed = Group {
        name: "Renamed".into(),
        updated_at: Some("2026-02-02".into()),
        ..Group::unnamed("a")
    };
    membership.add(vec![renamed.clone()]);
    membership.add(vec![Group::unnamed("a")]);
    let expected = Group {
        created_at: Some("2026-01-01".into()),
        ..renamed
    };
    assert_eq!(membership.group("a"), expected);
}

#[test]
fn groups_are_known_by_name_in_whatever_order_they_are_told() {
    let (mut membership, _) = start(&["b"]);
    membership.add(groups(&["d", "a", "c", "a"]));
    for id in ["a", "b", "c", "d"] {
        assert_eq!(membership.group(id).name, format!("The {id}"));
    }
}

#[test]
fn an_id_too_long_for_a_batch_is_sent_alone() {
    let (mut membership, mut server) = start(&[]);
    let long = "x".repeat(100_000);
    membership.add(groups(&["a", &long, "y"]));
    for id in ["a", &long, "y"] {
        let request = membership.next();
        assert!(request == batch(&[id], &[]));
        exchange(&mut membership, &mut server, request.unwrap());
    }
}

#[test]
fn a_batch_is_filled_to_the_last_byte_with_escapes_at_their_longest() {
    for (letter, bytes) in [("x", 1), (" ", 1), ("\u{1f}", 6), ("\"", 6), ("\\", 6)] {
        let first = letter.repeat(5_000);
        // Around each id two quotes and a comma.
        let rest = 90_000 - (5_000 * bytes + 3) - 3;
        for (length, together) in [(rest, 2), (rest + 1, 1)] {
            let (mut membership, _) = start(&[]);
            membership.add(groups(&[&first, &"z".repeat(length)]));
            let Some(Request::Batch(batch)) = membership.next() else {
                panic!("no batch")
            };
            assert_eq!(batch.add.len(), together, "{letter:?}");
        }
    }
}

#[test]
fn an_answer_without_names_leaves_those_known_and_asks_for_the_one_of_somebody_elses_group() {
    let (mut membership, _) = start(&["a", "b"]);
    let name = membership.group("a").name;
    let unnamed = |id: &str| Group {
        id: id.into(),
        ..Group::default()
    };
    membership.remove(ids(&["b"]));
    assert_eq!(membership.next(), batch(&[], &["b"]));
    membership.answered(Ok(vec![unnamed("a")]));
    assert_eq!(membership.group("a").name, name);
    assert_eq!(membership.next(), None);

    membership.remove(ids(&["a"]));
    assert_eq!(membership.next(), batch(&[], &["a"]));
    membership.answered(Ok(vec![unnamed("z")]));
    assert_eq!(membership.group("z").name, "z");
    assert_eq!(membership.next(), Some(Request::Read));
}
