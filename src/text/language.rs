//! The languages that are spoken on the page.
//!
//! English is part of the code. Others come as lists of phrases: the element and the page load one when it is asked
//! for, an app brings it along.

use crate::browser::js::object;
use crate::kit::context;
use js_sys::{Array, Function};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // Called as a function, this makes an object as with `new`.
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat, catch)]
    fn new_date_format(locale: &str, options: &JsValue) -> Result<js_sys::Intl::DateTimeFormat, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type PluralRules;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str) -> Result<PluralRules, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn select(this: &PluralRules, number: u32) -> Result<String, JsValue>;
}

/// A language, with its phrases: what is said, counted, sorted and dated in it. Copies are the same. Each is a
/// number, by which it is known; 0 is English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language(usize);

/// What is known of one.
#[derive(Default)]
struct Table {
    /// Its BCP 47 tag, well formed.
    tag: String,
    /// The phrases in their order, each a text or an object of texts by plural category. What is missing is said in
    /// English.
    phrases: Option<Array>,
    /// How it writes dates. Making this takes the browser longer than a row of the table.
    dates: Option<Function>,
}

thread_local! {
    /// Those that were asked for, beside English: a few.
    static TABLES: RefCell<Vec<Table>> = const { RefCell::new(Vec::new()) };
}

impl Language {
    #[cfg(feature = "element")]
    pub const ENGLISH: Self = Self(0);

    /// The language of this tag, which is well formed, with these phrases, if they are a list.
    pub fn new(tag: String, phrases: JsValue) -> Self {
        let phrases = phrases.dyn_into().ok();
        TABLES.with_borrow_mut(|tables| {
            let is_it = |table: &Table| table.tag == tag && table.phrases == phrases;
            let at = tables.iter().position(is_it).unwrap_or_else(|| {
                let dates = None;
                tables.push(Table { tag, phrases, dates });
                tables.len() - 1
            });
            Self(at + 1)
        })
    }

    /// The one of the view that is being made.
    pub fn current() -> Self {
        Self(context::current())
    }

    /// Makes views that speak it.
    pub fn speak<T>(self, make: impl FnOnce() -> T) -> T {
        context::with(self.0, make)
    }

    pub fn tag(self) -> String {
        self.with(|table| match table.tag.as_str() {
            "" => "en".into(),
            tag => tag.into(),
        })
    }

    /// What it has for the phrase of this place, if that is not English.
    pub(super) fn own(self, at: u8) -> Option<JsValue> {
        self.with(|table| Some(table.phrases.as_ref()?.get(at.into())))
    }

    /// Which of its plural forms goes with a number, as `Intl.PluralRules` calls them.
    pub(super) fn category(self, number: u32) -> String {
        let category = PluralRules::new(&self.tag()).and_then(|rules| rules.select(number));
        category.unwrap_or_default()
    }

    /// A date; empty for what is no date. By the calendar of the Medusa Admin, which some languages have others beside.
    pub fn format_date(self, iso: &str) -> String {
        let date = js_sys::Date::new(&iso.into());
        if date.get_time().is_nan() {
            return String::new();
        }
        let known = self.with(|table| table.dates.clone());
        let format = known.or_else(|| {
            let options = object(&[("dateStyle", "medium".into()), ("calendar", "gregory".into())]);
            let format = new_date_format(&self.tag(), &options).ok()?.format();
            self.with(|table| table.dates = Some(format.clone()));
            Some(format)
        });
        let said = format.and_then(|format| format.call1(&JsValue::NULL, &date).ok());
        said.and_then(|said| said.as_string()).unwrap_or_default()
    }

    fn with<T>(self, read: impl FnOnce(&mut Table) -> T) -> T {
        TABLES.with_borrow_mut(|tables| match tables.get_mut(self.0.wrapping_sub(1)) {
            Some(table) => read(table),
            None => read(&mut Table::default()),
        })
    }
}
