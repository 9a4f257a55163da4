//! Elements made by hand, for lists that may have thousands: copies of one, brought up to date by their attributes.

use wasm_bindgen::JsCast;
use web_sys::Element;

/// A copy of it and of all that is in it.
pub(crate) fn copy(template: &Element) -> Option<Element> {
    Some(template.clone_node_with_deep(true).ok()?.unchecked_into())
}

/// Sets attributes.
pub(crate) fn set(element: &Element, attributes: &[(&str, &str)]) {
    for (name, value) in attributes {
        // Fails only for what is no name, and ours are.
        let _ = element.set_attribute(name, value);
    }
}
