//! What the views of one part of the page have in common, as Leptos's context: here one number, which
//! [`El`](super::El)s and closures keep from when they are made.

use std::cell::Cell;

thread_local! {
    static CURRENT: Cell<usize> = const { Cell::new(0) };
}

/// That of the view that is being made, or brought up to date; 0 if it has none.
pub(crate) fn current() -> usize {
    CURRENT.get()
}

/// Makes views for which it is this one.
pub(crate) fn with<T>(context: usize, make: impl FnOnce() -> T) -> T {
    let before = CURRENT.replace(context);
    let made = make();
    CURRENT.set(before);
    made
}
