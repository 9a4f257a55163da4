//! Sorting, numbers, lists and moments, by the browser's own `Intl`.

use super::Language;
use crate::browser::js::object;
use crate::kit::order::order;
use std::cmp::Ordering;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // Called as a function, it makes an object as with `new`.
    #[wasm_bindgen(js_namespace = Intl, js_name = Collator, catch)]
    fn new_collator(locale: &str, options: &JsValue) -> Result<js_sys::Intl::Collator, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type ListFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str) -> Result<ListFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &ListFormat, items: &js_sys::Array) -> Result<String, JsValue>;
}

impl Language {
    /// The order of names as a reader of the language would sort: accents and case count last, "Group 2" comes before
    /// "Group 10".
    pub fn name_order(self, names: &[&str]) -> Vec<usize> {
        let options = object(&[("numeric", JsValue::TRUE)]);
        let Ok(collator) = new_collator(&self.tag(), &options) else {
            return (0..names.len()).collect();
        };
        let compare = collator.compare();
        let names: Vec<JsValue> = names.iter().map(|&name| name.into()).collect();
        order(names.len(), &mut |a, b| {
            let result = compare.call2(&JsValue::NULL, &names[a], &names[b]);
            let result = result.ok().and_then(|result| result.as_f64()).unwrap_or_default();
            result.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
        })
    }

    /// A whole number.
    pub fn number(self, number: u32) -> String {
        let said = js_sys::Number::from(number).to_locale_string(&self.tag());
        said.as_string().unwrap_or_default()
    }

    /// A list as a sentence has it: "Gold, Silver, and Bronze".
    pub fn list(self, items: &[String]) -> String {
        let items: js_sys::Array = items.iter().map(JsValue::from).collect();
        let format = ListFormat::new(&self.tag());
        format.and_then(|format| format.format(&items)).unwrap_or_default()
    }
}

/// As `str::contains`, whose cleverness weighs two kilobytes and short texts do not need.
pub fn has_part(text: &str, part: &str) -> bool {
    part.is_empty()
        || text
            .as_bytes()
            .windows(part.len())
            .any(|window| window == part.as_bytes())
}

/// The first moment of a day of this reader, as the server writes moments: so many days or years before today.
pub fn day_before(days: u32, years: u32) -> String {
    const DAY_MS: f64 = 86_400_000.0;
    let date = js_sys::Date::new_0();
    // From noon: where clocks change, a day may be an hour longer or shorter.
    date.set_hours(12);
    date.set_time(date.get_time() - f64::from(days) * DAY_MS);
    date.set_full_year(date.get_full_year() - years);
    date.set_hours(0);
    date.set_minutes(0);
    date.set_seconds(0);
    date.set_milliseconds(0);
    iso(&date)
}

/// The moment that a reader's clock calls this, e.g. "2026-01-31T23:59:59.999"; empty for what is no moment.
pub fn moment(local: &str) -> String {
    iso(&js_sys::Date::new(&local.into()))
}

fn iso(date: &js_sys::Date) -> String {
    // Throws on what is no date.
    if date.get_time().is_nan() {
        return String::new();
    }
    date.to_iso_string().as_string().unwrap_or_default()
}
