//! The open stores of the page: of every customer that somebody looks at, or of whom an edit is not saved.

use super::Store;
use super::inner::Inner;
use crate::live::session::Session;
use leptos::prelude::GetValue;
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    static STORES: RefCell<Vec<Store>> = const { RefCell::new(Vec::new()) };
}

/// The open store of a customer in this very session.
pub(super) fn find(session: Session, customer_id: &str) -> Option<Store> {
    let is_it = |store: &Inner| store.customer_id == customer_id && store.session.is(session);
    let is_it = |store: &Store| store.0.try_get_value().is_some_and(|inner| is_it(&inner));
    STORES.with_borrow(|stores| stores.iter().copied().find(is_it))
}

/// Takes a new store in.
pub(super) fn enter(store: Store) {
    STORES.with_borrow_mut(|stores| stores.push(store));
}

/// Forgets a store. Tells whether it was there.
pub(super) fn leave(store: &Rc<Inner>) -> bool {
    let is_it = |other: &Store| other.0.try_get_value().is_none_or(|inner| Rc::ptr_eq(&inner, store));
    STORES.with_borrow_mut(|stores| {
        let before = stores.len();
        stores.retain(|other| !is_it(other));
        stores.len() < before
    })
}

/// Whether an edit of any customer on this page has not yet reached its server.
pub fn has_unsaved() -> bool {
    open().iter().any(|store| store.has_unsaved())
}

/// Whether an edit of any customer on this page waits for Save.
pub fn has_staged() -> bool {
    open().iter().any(|store| store.has_staged())
}

/// Gives up all edits that wait for Save.
pub fn discard_staged() {
    for store in open().iter().filter(|store| store.has_staged()) {
        store.discard();
    }
}

fn open() -> Vec<Rc<Inner>> {
    STORES.with_borrow(|stores| stores.iter().filter_map(|store| store.0.try_get_value()).collect())
}

/// Another tab has changed a customer's groups, whose [`Inner::key`] this is.
pub(super) fn changed_elsewhere(key: &str) {
    for store in open().iter().filter(|store| store.key() == key) {
        store.refresh();
    }
}
