//! What a person sees. Views read the store's signals and call its methods; what happens then is decided there.

mod card;
mod customer_groups;
mod keys;
mod parts;
pub(crate) mod picker;
pub(crate) mod settings;
mod sign_in;
mod status_line;
pub(crate) mod table;
mod waiting;

pub(crate) use crate::kit::el::{dynamic, el};
pub use customer_groups::CustomerGroups;
#[cfg(feature = "element")]
pub(crate) use customer_groups::customer_groups;
pub(crate) use parts::{button, failed, skeleton, text_button};
pub(crate) use sign_in::sign_in;

use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

/// The element that an event was listened for on.
fn target_of(event: &web_sys::Event) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

/// Whether a click means just that: with a key held it asks for another tab or a download, and keeps its meaning.
pub(crate) fn is_plain_click(event: &web_sys::Event) -> bool {
    let event: &MouseEvent = event.unchecked_ref();
    !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// Moves the focus. A courtesy: an element that cannot take it is no fault.
fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus to the first element of the same card that matches.
fn focus_in_card(event: &web_sys::Event, selector: &str) {
    let find = |target: Element| {
        target
            .closest(".customer-groups")
            .ok()??
            .query_selector(selector)
            .ok()?
    };
    focus(target_of(event).and_then(find));
}

/// To be called before a part of the card is drawn anew. If what had the focus goes with that, the focus goes to what
/// stands in its place, or else to where groups are added: never to nowhere.
fn keep_focus(part: Option<Element>) {
    let has_focus = |part: &Element| part.matches(":focus-within").unwrap_or_default();
    let Some(part) = part.filter(has_focus) else {
        return;
    };
    once_drawn(Box::new(move || {
        if !has_focus(&part) {
            let button = part.query_selector("button").ok().flatten();
            focus(button.or_else(|| add_button(&part)));
        }
    }));
}

/// Runs when what was changed is drawn. Effects draw in a microtask, which may be queued after this call; a frame would be too
/// late: the keys that are pressed until then would go to nowhere.
fn once_drawn(run: Box<dyn FnOnce()>) {
    queue_microtask(move || queue_microtask(run));
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
