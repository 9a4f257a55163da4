//! The stores of the page: of every customer that somebody looks at, or of whom an edit is not saved.

use super::Inner;
use crate::live::session::Session;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

thread_local! {
    static STORES: RefCell<Vec<Weak<Inner>>> = const { RefCell::new(Vec::new()) };
}

/// The store of a customer in this very session, if it is in use.
pub(super) fn find(session: &Session, customer_id: &str) -> Option<Rc<Inner>> {
    STORES.with_borrow_mut(|stores| {
        stores.retain(|store| store.upgrade().is_some_and(|store| store.is_in_use()));
        let mut open = stores.iter().filter_map(Weak::upgrade);
        open.find(|store| store.customer_id == customer_id && store.session.is(session))
    })
}

/// Takes a new store in.
pub(super) fn enter(store: &Rc<Inner>) {
    STORES.with_borrow_mut(|stores| stores.push(Rc::downgrade(store)));
}

/// Whether an edit of any customer on this page has not yet reached its server.
pub fn has_unsaved() -> bool {
    all().iter().any(|store| store.has_unsaved())
}

/// Whether an edit of any customer on this page waits for Save.
pub fn has_staged() -> bool {
    all().iter().any(|store| store.has_staged())
}

/// Gives up all edits that wait for Save.
pub fn discard_staged() {
    for store in all().iter().filter(|store| store.has_staged()) {
        store.discard();
    }
}

fn all() -> Vec<Rc<Inner>> {
    STORES.with_borrow(|stores| stores.iter().filter_map(Weak::upgrade).collect())
}

/// Another tab has changed a customer's groups, whose [`Inner::key`] this is.
pub(crate) fn changed_elsewhere(key: &str) {
    for store in all().iter().filter(|store| store.is_in_use() && store.key() == key) {
        store.refresh();
    }
}

/// Lets the edits that wait for a sign-in at this session's backend go on, also those of customers not on screen.
pub fn signed_in(session: &Session) {
    let base = session.client().base_url();
    for store in all().iter().filter(|store| store.session.client().base_url() == base) {
        store.update(|state| state.membership.signed_in());
    }
}
