//! The open stores of the page: of every customer that somebody looks at, or of whom an edit is not saved.

use super::{State, Store};
use crate::live::event::Listener;
use crate::live::session::Session;
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    static STORES: RefCell<Vec<Store>> = const { RefCell::new(Vec::new()) };
    /// Told when a store opens or closes, and when one begins or ends to be shown.
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// A store opens or closes, or begins or ends to be shown.
pub(super) fn notify() {
    CHANGED.with(ArcTrigger::notify);
}

/// The stores of this session that nobody shows and that have something to tell, for whoever shows this one. Of several
/// it is told by the one that was opened last: somebody is at work there. Follows them where signals are followed.
pub(crate) fn left_behind(session: Session, shown: Option<Store>) -> Vec<Store> {
    CHANGED.with(ArcTrigger::track);
    let all = all();
    let is_shown = |store: &&Store| store.with(|inner| inner.is_shown_in(session)) == Some(true);
    if shown.is_some() && shown.as_ref() != all.iter().rfind(is_shown) {
        return Vec::new();
    }
    let is_meant = |store: &Store| store.with(|inner| inner.is_left_in(session)) == Some(true);
    all.into_iter().filter(is_meant).collect()
}

/// Whether an edit of any customer in this session is not saved. Follows it where signals are followed.
pub(crate) fn has_unsaved_in(session: Session) -> bool {
    CHANGED.with(ArcTrigger::track);
    let is_meant = |store: &Store| store.with(|inner| inner.is_unsaved_in(session)) == Some(true);
    all().iter().any(is_meant)
}

/// Some host that shows a customer in this session.
pub(super) fn listener_in(session: Session) -> Listener {
    let of = |store: Store| {
        store.with(|inner| {
            let views = inner.views.borrow();
            views
                .first()
                .filter(|_| inner.session.is(session))
                .map(|view| view.listener)
        })
    };
    all()
        .into_iter()
        .find_map(|store| of(store).flatten())
        .unwrap_or_default()
}

/// Somebody goes on to another edit: what was done for customers who are not on screen has been read.
pub(super) fn forget_successes() {
    for store in all() {
        store.with(|inner| {
            if inner.views.borrow().is_empty() {
                inner.forget_successes();
            }
        });
    }
}

/// The open store of a customer in this very session.
pub(super) fn find(session: Session, customer_id: &str) -> Option<Store> {
    all().into_iter().find(|store| is_of(*store, session, customer_id))
}

fn is_of(store: Store, session: Session, customer_id: &str) -> bool {
    store.with(|inner| inner.is_of(session, customer_id)) == Some(true)
}

/// Takes a new store in.
pub(super) fn enter(store: Store) {
    STORES.with_borrow_mut(|stores| stores.push(store));
    notify();
}

/// Forgets the open store of a customer in this session. Tells whether there was one.
pub(super) fn leave(session: Session, customer_id: &str) -> bool {
    let is_gone = STORES.with_borrow_mut(|stores| {
        let before = stores.len();
        stores.retain(|store| !is_of(*store, session, customer_id));
        stores.len() < before
    });
    notify();
    is_gone
}

/// Whether an edit of any customer on this page has not yet reached its server, or is still to be made of what is
/// looked up.
pub fn has_unsaved() -> bool {
    all()
        .iter()
        .any(|store| store.with(|inner| inner.look(State::has_unsaved)) == Some(true))
}

/// Whether an edit of any customer on this page waits for Save.
pub fn has_staged() -> bool {
    all().iter().any(|store| has_staged_edits(*store))
}

/// Gives up all edits that wait for Save.
pub fn discard_staged() {
    for store in all().into_iter().filter(|store| has_staged_edits(*store)) {
        store.discard();
    }
}

fn has_staged_edits(store: Store) -> bool {
    store.with(|inner| inner.has_staged()) == Some(true)
}

/// Another tab has changed the groups of the customer of this key.
pub(super) fn changed_elsewhere(key: &str) {
    changed(key, None);
}

/// The groups of the customer of this key have changed: by a store of this page, if it says which. Others may show them
/// in sessions of their own.
pub(super) fn changed(key: &str, by: Option<(Session, &str)>) {
    for store in all() {
        store.with(|inner| {
            let is_other = !by.is_some_and(|(session, customer_id)| inner.is_of(session, customer_id));
            if is_other && inner.key() == key {
                inner.read_soon();
            }
        });
    }
}

/// How many stores are open; one at least where a store asks.
pub(super) fn count() -> u32 {
    STORES.with_borrow(Vec::len) as u32
}

pub(super) fn all() -> Vec<Store> {
    STORES.with_borrow(Vec::clone)
}
