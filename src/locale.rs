//! The reader's language, by the browser's own `Intl`.

use std::cmp::Ordering;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // Called as functions, these make an object as with `new`. They throw on a malformed language tag, which a page may
    // well carry in its `lang`.
    #[wasm_bindgen(js_namespace = Intl, js_name = Collator, catch)]
    fn new_collator(locale: &str, options: &JsValue) -> Result<js_sys::Intl::Collator, JsValue>;
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat, catch)]
    fn new_date_format(locale: &str, options: &JsValue) -> Result<js_sys::Intl::DateTimeFormat, JsValue>;
}

/// The language of the page, else the browser's.
pub fn language() -> String {
    let window = web_sys::window();
    let page = window
        .as_ref()
        .and_then(|window| window.document()?.document_element()?.get_attribute("lang"))
        .filter(|lang| !lang.is_empty());
    page.or_else(|| window?.navigator().language()).unwrap_or_default()
}

/// Sorts by name as a reader of `language` would: accents and case count last, "Group 2" comes before "Group 10".
pub fn sort_by_name<T>(items: &mut [T], language: &str, name: impl Fn(&T) -> &str) {
    let options = object(&[("numeric", JsValue::TRUE)]);
    let Ok(collator) = new_collator(language, &options).or_else(|_| new_collator("en", &options)) else {
        return;
    };
    let compare = collator.compare();
    items.sort_by(|a, b| {
        let order = compare.call2(&JsValue::NULL, &name(a).into(), &name(b).into());
        let order = order.ok().and_then(|order| order.as_f64()).unwrap_or_default();
        order.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
    });
}

/// A date in the reader's form; empty for what is no date.
pub fn format_date(iso: &str, language: &str) -> String {
    let options = object(&[("dateStyle", "medium".into())]);
    let date = js_sys::Date::new(&iso.into());
    if date.get_time().is_nan() {
        return String::new();
    }
    new_date_format(language, &options)
        .or_else(|_| new_date_format("en", &options))
        .ok()
        .and_then(|format| format.format().call1(&JsValue::NULL, &date).ok()?.as_string())
        .unwrap_or_default()
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (key, value) in entries {
        // A plain object takes every key.
        let _ = js_sys::Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}
