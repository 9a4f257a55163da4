//! Elements made by hand, for lists that may have thousands: each is a copy of one that Leptos made, and costs no more than
//! that.

use super::el::{El, IntoMarkup};
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The element itself, of what follows no signals.
pub fn made(element: El) -> Option<Element> {
    element.markup().into_inner().build().elements().into_iter().next()
}

/// A copy of it and of all that is in it.
pub fn copy(template: &Element) -> Option<Element> {
    template.clone_node_with_deep(true).ok()?.dyn_into().ok()
}

/// Sets attributes.
pub fn set(element: &Element, attributes: &[(&str, &str)]) {
    for (name, value) in attributes {
        // These are names that every element takes.
        let _ = element.set_attribute(name, value);
    }
}

/// An attribute that is there, as "true", or is not.
pub fn flag(element: &Element, name: &str, is_set: bool) {
    let _ = match is_set {
        true => element.set_attribute(name, "true"),
        false => element.remove_attribute(name),
    };
}
