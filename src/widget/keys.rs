use crate::live::store::Store;
use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The widget's own shortcuts, while the focus is in it: Ctrl+Z (Cmd on a Mac) takes the newest change back, and
/// Ctrl+Enter saves where edits wait for that.
pub fn on_key(store: Store, event: &KeyboardEvent) {
    if event.default_prevented() || event.shift_key() || event.alt_key() || !(event.ctrl_key() || event.meta_key()) {
        return;
    }
    let is_done = match event.key().as_str() {
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
    let target = event.target();
    let field = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    field.is_some_and(|field| field.type_() != "checkbox" && !field.value().is_empty())
}
