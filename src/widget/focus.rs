//! Where the focus goes when what had it goes: never to nowhere.

use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, HtmlElement, MouseEvent};

/// The element that an event was listened for on.
pub(super) fn target_of(event: &Event) -> Option<Element> {
    Some(event.current_target()?.unchecked_into())
}

/// Whether a click means just that: with a key held it asks for another tab or a download, and keeps its meaning.
pub(crate) fn is_plain_click(event: &MouseEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// Moves the focus. A courtesy: an element that cannot take it is no fault.
pub(crate) fn focus(element: Option<Element>) {
    if let Some(element) = element.map(|element| element.unchecked_into::<HtmlElement>()) {
        let _ = element.focus();
    }
}

/// Closes a popover that the focus leaves, so that it hides nothing that has the focus.
pub(super) fn close_when_left(event: &FocusEvent) {
    let (Some(popover), Some(to)) = (target_of(event), event.related_target()) else {
        return;
    };
    let (popover, to): (HtmlElement, Element) = (popover.unchecked_into(), to.unchecked_into());
    if to.get_attribute("popovertarget") == Some(popover.id()) {
        // Its own button: a click on that closes it anyway, and would open it again. Whether it was one can be told
        // once the button has the focus, or had it: somebody may have gone on by now.
        let close = move || {
            if !to.matches(":focus:not(:focus-visible)").unwrap_or_default() {
                let _ = popover.hide_popover();
            }
        };
        set_timeout(close, Duration::ZERO);
    } else if !popover.contains(Some(&to)) {
        let _ = popover.hide_popover();
    }
}

/// Moves the focus to the first element of the same card that matches.
pub(super) fn focus_in_card(event: &Event, selector: &str) {
    let find = |target: Element| card_of(&target)?.query_selector(selector).ok()?;
    focus(target_of(event).and_then(find));
}

/// Whether the focus is on the element, or in it.
pub(super) fn is_focused(element: &Element) -> bool {
    element.matches(":focus-within").unwrap_or_default()
}

/// To be called before a part of the card is drawn anew. If what had the focus goes with that, the focus goes to what
/// stands in its place, or else to where groups are added.
pub(super) fn keep_focus(part: Option<Element>) {
    let Some(part) = part.filter(is_focused) else {
        return;
    };
    once_drawn(Box::new(move || {
        if !is_focused(&part) {
            let button = part.query_selector("button").ok().flatten();
            focus(button.or_else(|| add_button(&part)));
        }
    }));
}

/// Runs when what was changed is drawn. Effects draw in a microtask, which may be queued after this call; a frame would
/// be too late: the keys that are pressed until then would go to nowhere.
pub(crate) fn once_drawn(run: Box<dyn FnOnce()>) {
    queue_microtask(move || queue_microtask(run));
}

/// The button that adds groups to the card that this is in.
pub(super) fn add_button(within: &Element) -> Option<Element> {
    card_of(within)?.query_selector(".cg-add").ok()?
}

/// The card that an element is in.
pub(super) fn card_of(element: &Element) -> Option<Element> {
    element.closest(".customer-groups").ok()?
}
