//! The open stores of the page: of every customer that somebody looks at, or of whom an edit is not saved.

use super::Store;
use crate::live::session::Session;
use std::cell::RefCell;

thread_local! {
    static STORES: RefCell<Vec<Store>> = const { RefCell::new(Vec::new()) };
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
}

/// Forgets the open store of a customer in this session. Tells whether there was one.
pub(super) fn leave(session: Session, customer_id: &str) -> bool {
    STORES.with_borrow_mut(|stores| {
        let before = stores.len();
        stores.retain(|store| !is_of(*store, session, customer_id));
        stores.len() < before
    })
}

/// Whether an edit of any customer on this page is not yet confirmed by its server.
pub fn has_unsaved() -> bool {
    all()
        .iter()
        .any(|store| store.with(|inner| inner.has_unsaved()) == Some(true))
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
    for store in all() {
        store.with(|inner| {
            if inner.key() == key {
                inner.read_soon();
            }
        });
    }
}

/// The store of a customer in this session has changed the groups: others may show them in sessions of their own.
pub(super) fn changed_in(session: Session, customer_id: &str, key: &str) {
    for store in all().into_iter().filter(|store| !is_of(*store, session, customer_id)) {
        store.with(|inner| {
            if inner.key() == key {
                inner.read_soon();
            }
        });
    }
}

fn all() -> Vec<Store> {
    STORES.with_borrow(Vec::clone)
}
