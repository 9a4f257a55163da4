//! What a person sees. Views read the store's signals and call its methods; what happens then is decided there.

mod card;
mod customer_groups;
mod icons;
mod picker;
mod placeholder;
mod sign_in;
mod status_line;
mod table;

pub use customer_groups::CustomerGroups;
pub(crate) use placeholder::{Failed, Skeleton, button, text_button};
pub(crate) use sign_in::SignIn;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use std::cell::Cell;

thread_local! {
    static LAST_ID: Cell<u32> = const { Cell::new(0) };
}

/// A part of a view that follows signals. Boxed, so that what makes it follow is compiled once and not for every closure:
/// that halves what a view weighs in wasm.
pub(crate) fn dynamic(view: impl FnMut() -> AnyView + Send + 'static) -> Box<dyn FnMut() -> AnyView + Send> {
    Box::new(view)
}

/// [`dynamic`], for a text or an attribute's value.
pub(crate) fn follow<T>(value: impl FnMut() -> T + Send + 'static) -> Box<dyn FnMut() -> T + Send> {
    Box::new(value)
}

/// A handler for clicks, boxed for the same reason.
pub(crate) fn click(handler: impl Fn() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| handler())
}

/// An id that no other element of the page has, to tie a control to its label.
pub(crate) fn unique_id(name: &str) -> String {
    let number = LAST_ID.get().wrapping_add(1);
    LAST_ID.set(number);
    format!("customer-groups-{name}-{number}")
}
