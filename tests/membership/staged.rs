//! Edits that wait for a save, one by one.

use super::scene::{add_many, batch, exchange, groups, ids, kept, named, once, saved, shown, staged, start};
use super::server::{NEVER, Server};
use medusa_customer_groups::membership::{EditKind, Membership, Notice};

fn changes(membership: &Membership) -> Vec<(String, Option<EditKind>)> {
    let rows = membership.rows().into_iter();
    let mut changes: Vec<_> = rows.map(|row| (row.group.id, row.change)).collect();
    changes.sort_by(|a, b| a.0.cmp(&b.0));
    changes
}

#[test]
fn a_staged_edit_waits_for_the_save_and_is_sent_by_it() {
    let (mut membership, mut server) = staged(&["a"]);
    membership.add(groups(&["b"]));
    assert_eq!(membership.next(), None);
    assert!(membership.has_staged() && membership.has_unsaved() && !membership.is_saving());
    membership.save();
    assert!(!membership.has_staged() && membership.has_unsaved() && membership.is_saving());
    assert_eq!(saved(once(&mut membership, &mut server)), (ids(&["b"]), vec![], true));
    assert!(!membership.has_unsaved() && !membership.is_saving());
}

#[test]
fn what_was_staged_click_by_click_is_saved_as_one_batch() {
    let (mut membership, _) = staged(&["a", "b"]);
    membership.add(groups(&["d"]));
    membership.remove(ids(&["b"]));
    membership.add(groups(&["c"]));
    membership.remove(ids(&["a"]));
    membership.save();
    assert_eq!(membership.next(), batch(&["c", "d"], &["a", "b"]));
}

#[test]
fn reads_are_sent_without_a_save() {
    let (mut membership, mut server) = staged(&["a"]);
    membership.add(groups(&["b"]));
    server.add("c");
    membership.mark_stale();
    assert_eq!(once(&mut membership, &mut server), []);
    assert_eq!((shown(&membership), membership.next()), (ids(&["a", "b", "c"]), None));
}

#[test]
fn what_somebody_else_did_meanwhile_no_longer_waits() {
    let (mut membership, mut server) = staged(&["a"]);
    membership.add(groups(&["b"]));
    server.add("b");
    membership.mark_stale();
    let notices = once(&mut membership, &mut server);
    assert!(matches!(&notices[..], [Notice::Already { added, .. }] if added[0].id == "b"));
    assert!(!membership.has_unsaved() && !membership.can_undo());
}

#[test]
fn a_save_before_the_first_answer_follows_it() {
    let mut server = Server::with(&["a"]);
    let mut membership = Membership::new();
    membership.set_staged(true);
    membership.add(groups(&["b"]));
    membership.save();
    assert_eq!(once(&mut membership, &mut server), []);
    assert_eq!(membership.next(), batch(&["b"], &[]));
}

#[test]
fn a_group_to_be_removed_stays_among_the_rows_until_it_is() {
    let (mut membership, mut server) = staged(&["a", "b"]);
    membership.remove(ids(&["a"]));
    membership.add(groups(&["c"]));
    let waiting = [
        ("a".to_owned(), Some(EditKind::Remove)),
        ("b".to_owned(), None),
        ("c".to_owned(), Some(EditKind::Add)),
    ];
    assert_eq!(changes(&membership), waiting);
    assert!(!membership.shows("a") && membership.shows("c"));
    assert_eq!(membership.change("a"), Some(EditKind::Remove));
    membership.save();
    let request = membership.next().expect("the save");
    assert_eq!(changes(&membership), waiting);
    exchange(&mut membership, &mut server, request);
    assert_eq!(changes(&membership), [("b".to_owned(), None), ("c".to_owned(), None)]);
    assert_eq!(membership.change("a"), None);
}

#[test]
fn adding_and_removing_the_same_group_cancel_out() {
    let (mut membership, _) = staged(&["a"]);
    membership.add(groups(&["b"]));
    membership.remove(ids(&["b", "a"]));
    membership.add(groups(&["a"]));
    assert!(!membership.has_unsaved() && !membership.can_undo());
    membership.save();
    assert_eq!((shown(&membership), membership.next()), (ids(&["a"]), None));
}

#[test]
fn what_is_wanted_during_a_save_waits_for_the_next() {
    let (mut membership, mut server) = staged(&[]);
    membership.add(groups(&["a", "b"]));
    membership.save();
    let request = membership.next().expect("the save");
    membership.add(groups(&["c"]));
    membership.remove(ids(&["a"]));
    assert!(membership.has_staged() && membership.is_saving());
    let notices = exchange(&mut membership, &mut server, request);
    // An undo would take back the later first.
    assert_eq!(saved(notices), (ids(&["a", "b"]), vec![], false));
    assert!(membership.has_staged() && !membership.is_saving());
    assert_eq!(membership.next(), None);
    membership.save();
    assert_eq!(membership.next(), batch(&["c"], &["a"]));
}

#[test]
fn a_save_too_large_for_one_batch_goes_on_by_itself_without_what_is_wanted_meanwhile() {
    let (mut membership, mut server) = staged(&[]);
    let many = add_many(&mut membership);
    membership.save();
    once(&mut membership, &mut server);
    assert!(membership.is_saving() && !server.members.is_empty() && server.members.len() < many.len());
    membership.add(groups(&["0", "later"]));
    once(&mut membership, &mut server);
    assert!(!membership.is_saving() && membership.has_staged());
    assert_eq!((server.members.len(), membership.next()), (many.len(), None));
}

#[test]
fn undos_take_back_what_is_staged_click_by_click_and_send_nothing() {
    let (mut membership, _) = staged(&["a"]);
    membership.add(groups(&["b", "c"]));
    membership.remove(ids(&["a"]));
    assert_eq!(membership.undo().map(named), Some((vec![], ids(&["a"]))));
    assert_eq!(named(membership.unsaved()), (ids(&["b", "c"]), vec![]));
    assert_eq!(membership.undo().map(named), Some((ids(&["b", "c"]), vec![])));
    assert!(!membership.has_unsaved() && !membership.can_undo());
    assert_eq!(membership.undo(), None);
}

#[test]
fn an_undo_after_a_save_reverses_it_as_it_was_told_with_the_next_save() {
    let (mut membership, mut server) = staged(&["a"]);
    membership.add(groups(&["b"]));
    membership.save();
    once(&mut membership, &mut server);
    membership.remove(ids(&["a"]));
    membership.add(groups(&["c"]));
    membership.save();
    assert_eq!(
        saved(once(&mut membership, &mut server)),
        (ids(&["c"]), ids(&["a"]), true)
    );

    assert_eq!(membership.undo().map(named), Some((ids(&["c"]), ids(&["a"]))));
    assert!(membership.has_staged() && membership.can_undo());
    assert_eq!(membership.next(), None);
    assert_eq!(membership.undo().map(named), Some((ids(&["b"]), vec![])));
    assert!(!membership.can_undo());
    membership.save();
    assert_eq!(membership.next(), batch(&["a"], &["b", "c"]));
}

#[test]
fn what_waits_is_sent_when_staging_ends() {
    let (mut membership, mut server) = staged(&["a"]);
    membership.add(groups(&["b"]));
    membership.remove(ids(&["a"]));
    membership.set_staged(false);
    assert!(!membership.is_staged() && !membership.has_staged());
    assert_eq!(
        saved(once(&mut membership, &mut server)),
        (ids(&["b"]), ids(&["a"]), true)
    );
    membership.add(groups(&["c"]));
    assert_eq!(membership.next(), batch(&["c"], &[]));
}

#[test]
fn what_is_on_its_way_goes_on_when_staging_begins() {
    let (mut membership, _) = start(&[]);
    membership.add(groups(&["a"]));
    membership.set_staged(true);
    assert!(membership.is_staged());
    membership.add(groups(&["b"]));
    assert_eq!(membership.next(), batch(&["a"], &[]));
    assert_eq!(named(membership.unsaved()), (ids(&["a", "b"]), vec![]));
}

#[test]
fn what_was_being_halved_when_staging_begins_is_sent_whole_and_kept() {
    let (mut membership, mut server) = start(&[]);
    membership.add(groups(&["a", "b", NEVER]));
    once(&mut membership, &mut server);
    once(&mut membership, &mut server);
    membership.set_staged(true);
    let notices = once(&mut membership, &mut server);
    assert_eq!(kept(notices), (ids(&["a", "b", NEVER]), vec![]));
}
