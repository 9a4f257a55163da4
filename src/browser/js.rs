//! Plain JavaScript objects, made and read.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

/// An object of these entries.
pub(crate) fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // A plain object takes every key.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}

/// A value of an object; `undefined` if there is none, or if a getter of it throws.
pub(crate) fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or_default()
}

/// A text of an object; empty if there is none.
pub(crate) fn text(object: &JsValue, key: &str) -> String {
    get(object, key).as_string().unwrap_or_default()
}
