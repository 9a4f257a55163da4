use crate::live::store::Store;
use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The code of keys that an input method takes for itself.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

/// Whether a key is an input method's: it chooses among words, or ends what is composed, and does nothing else. Safari
/// ends it before the key that does so, which then only has the code of such keys.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == TAKEN_BY_INPUT_METHOD
}

/// The widget's own shortcuts, while the focus is in it: Ctrl+Z (Cmd on a Mac) takes the newest change back, and
/// Ctrl+Enter saves where edits wait for that.
pub fn on_key(store: Store, event: &KeyboardEvent) {
    if is_composing(event) || event.default_prevented() {
        return;
    }
    let is_plain = !(event.ctrl_key() || event.meta_key());
    let is_done = match event.key().as_str() {
        // In an app without a shadow root, it would send a form around the card.
        "Enter" if is_plain => field_of(event, "input:not(.cg-sign-in input)").is_some(),
        _ if is_plain || event.shift_key() || event.alt_key() => false,
        "z" | "Z" if !is_typing(event) => {
            store.undo();
            true
        }
        "Enter" => store.save_staged(),
        _ => false,
    };
    if is_done {
        event.prevent_default();
    }
}

/// Whether the key is meant for a text: that has an undo of its own.
fn is_typing(event: &KeyboardEvent) -> bool {
    field_of(event, "input:not([type=checkbox])").is_some_and(|field| !field.value().is_empty())
}

/// The field that a key is meant for, if it is one of these.
fn field_of(event: &KeyboardEvent, selector: &str) -> Option<HtmlInputElement> {
    let target: Element = event.target()?.unchecked_into();
    target.matches(selector).ok()?.then(|| target.unchecked_into())
}
