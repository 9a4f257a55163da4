//! What is not saved, for someone who tells it if all of this ends before it is.

use super::{State, Store, page};
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    static WATCHER: RefCell<Option<Rc<dyn Fn()>>> = const { RefCell::new(None) };
}

/// Has this called, in the place of one before, whenever what is not saved may have changed: before a view shows it.
pub(crate) fn watch_unsaved(watcher: impl Fn() + 'static) {
    WATCHER.set(Some(Rc::new(watcher)));
}

/// It may have changed.
pub(super) fn notify() {
    if let Some(watcher) = WATCHER.with_borrow(Clone::clone) {
        watcher();
    }
}

/// What `read` makes of each customer of whom an edit is not saved, by the id and the state.
pub(crate) fn unsaved<T>(read: impl Fn(&str, &State) -> T) -> Vec<T> {
    let of = |store: Store| {
        store.with(|inner| {
            let read = |state: &State| state.has_unsaved().then(|| read(&inner.customer_id, state));
            inner.look(read)
        })
    };
    page::all().into_iter().filter_map(of).flatten().collect()
}
