//! The reader's language, by the browser's own `Intl`.

use crate::browser::js::object;
use crate::kit::order::order;
use std::cell::RefCell;
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

    #[wasm_bindgen(js_namespace = Intl, js_name = getCanonicalLocales, catch)]
    fn canonical_locales(locale: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type ListFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str) -> Result<ListFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &ListFormat, items: &js_sys::Array) -> Result<String, JsValue>;
}

thread_local! {
    static LANGUAGE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Takes the language that a host asks for, empty for none. A view keeps for sorting and dates what it was made with;
/// where hosts ask for several on one page, its messages follow the newest.
pub fn set_language(language: String) {
    LANGUAGE.set(language);
}

/// The language asked for, else the page's, else the browser's, else English: the first that is well formed. `Intl`
/// throws on others.
pub fn language() -> String {
    let chosen = LANGUAGE.with_borrow(String::clone);
    let window = web_sys::window();
    let page = window
        .as_ref()
        .and_then(|window| window.document()?.document_element()?.get_attribute("lang"));
    let browser = || window.as_ref().and_then(|window| window.navigator().language());
    let is_language = |language: &String| !language.is_empty() && canonical_locales(language).is_ok();
    Some(chosen)
        .filter(is_language)
        .or_else(|| page.filter(is_language))
        .or_else(|| browser().filter(is_language))
        .unwrap_or_else(|| "en".into())
}

/// The order of names as a reader of `language` would sort: accents and case count last, "Group 2" comes before "Group
/// 10".
pub fn name_order(names: &[&str], language: &str) -> Vec<usize> {
    let options = object(&[("numeric", JsValue::TRUE)]);
    let Ok(collator) = new_collator(language, &options) else {
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

/// As `str::contains`, whose cleverness weighs two kilobytes and short texts do not need.
pub fn has_part(text: &str, part: &str) -> bool {
    part.is_empty()
        || text
            .as_bytes()
            .windows(part.len())
            .any(|window| window == part.as_bytes())
}

/// A whole number in the reader's form.
pub fn number(number: u32) -> String {
    let said = js_sys::Number::from(number).to_locale_string(&language());
    said.as_string().unwrap_or_default()
}

/// A list as a sentence has it: "Gold, Silver, and Bronze". In the language of the sentences, whoever reads them.
pub fn list(items: &[String]) -> String {
    let items: js_sys::Array = items.iter().map(JsValue::from).collect();
    let format = ListFormat::new("en");
    format.and_then(|format| format.format(&items)).unwrap_or_default()
}

thread_local! {
    /// The last format made, and its language: making one takes the browser longer than a row of the table.
    static DATES: RefCell<Option<(String, js_sys::Function)>> = const { RefCell::new(None) };
}

/// A date in the reader's form; empty for what is no date.
pub fn format_date(iso: &str, language: &str) -> String {
    let date = js_sys::Date::new(&iso.into());
    if date.get_time().is_nan() {
        return String::new();
    }
    DATES
        .with_borrow_mut(|dates| {
            if dates.as_ref().is_none_or(|(made_for, _)| made_for != language) {
                let options = object(&[("dateStyle", "medium".into())]);
                let format = new_date_format(language, &options);
                *dates = format.ok().map(|format| (language.to_owned(), format.format()));
            }
            let (_, format) = dates.as_ref()?;
            format.call1(&JsValue::NULL, &date).ok()?.as_string()
        })
        .unwrap_or_default()
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
