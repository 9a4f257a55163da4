//! The reader's language, by the browser's own `Intl`.

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
///
/// By insertion, looking each place up by halves: as few comparisons as any sort, and those are what costs, since the
/// browser makes them. What moves are numbers, and the standard library's sort would weigh a kilobyte more in brotli.
pub fn sort_by_name<T>(items: Vec<T>, language: &str, name: impl Fn(&T) -> &str) -> Vec<T> {
    let options = object(&[("numeric", JsValue::TRUE)]);
    let Ok(collator) = new_collator(language, &options).or_else(|_| new_collator("en", &options)) else {
        return items;
    };
    let compare = collator.compare();
    let names: Vec<JsValue> = items.iter().map(|item| name(item).into()).collect();
    let mut order: Vec<usize> = Vec::with_capacity(items.len());
    for (index, name) in names.iter().enumerate() {
        let is_before = |&other: &usize| {
            let result = names
                .get(other)
                .and_then(|other| compare.call2(&JsValue::NULL, other, name).ok());
            result
                .and_then(|result| result.as_f64())
                .is_none_or(|result| result <= 0.0)
        };
        order.insert(order.partition_point(is_before), index);
    }
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|index| items.get_mut(index)?.take())
        .collect()
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
