//! What a person sees. Views read the store's signals and call its methods; what happens then is decided there.

mod card;
mod customer_groups;
mod parts;
mod picker;
mod sign_in;
mod status_line;
mod table;

pub use customer_groups::CustomerGroups;
pub(crate) use parts::{button, failed, skeleton, text_button};
pub(crate) use sign_in::SignIn;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A part of a view that follows signals. Boxed, so that what makes it follow is compiled once and not for every closure.
pub(crate) fn dynamic(view: impl FnMut() -> AnyView + Send + 'static) -> Box<dyn FnMut() -> AnyView + Send> {
    Box::new(view)
}

/// A text that follows signals, boxed for the same reason.
pub(crate) fn text(text: impl FnMut() -> String + Send + 'static) -> Box<dyn FnMut() -> String + Send> {
    Box::new(text)
}

/// An attribute that follows signals, absent while `None`.
pub(crate) fn attribute(
    value: impl FnMut() -> Option<String> + Send + 'static,
) -> Box<dyn FnMut() -> Option<String> + Send> {
    Box::new(value)
}

/// A handler for clicks.
pub(crate) fn click(mut handler: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| handler())
}

/// The element that an event was listened for on.
fn target_of(event: &web_sys::Event) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

/// Moves the focus. A courtesy: an element that cannot take it is no fault.
fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// To be called before a part of the card is drawn anew. If what had the focus goes with that, the focus goes to what
/// stands in its place, or else to where groups are added: never to nowhere.
fn keep_focus(part: Option<Element>) {
    let has_focus = |part: &Element| part.matches(":focus-within").unwrap_or_default();
    let Some(part) = part.filter(has_focus) else {
        return;
    };
    request_animation_frame(move || {
        if !has_focus(&part) {
            focus(
                part.query_selector("button")
                    .ok()
                    .flatten()
                    .or_else(|| add_button(&part)),
            );
        }
    });
}

/// The button that adds groups to the card that this is in.
fn add_button(within: &Element) -> Option<Element> {
    within.closest(".customer-groups").ok()??.query_selector(".add").ok()?
}

thread_local! {
    static LAST_ID: Cell<u32> = const { Cell::new(0) };
}

/// An id that no other element of the page has, to tie a control to its label.
pub(crate) fn unique_id(name: &str) -> String {
    let number = LAST_ID.get().wrapping_add(1);
    LAST_ID.set(number);
    format!("customer-groups-{name}-{number}")
}
