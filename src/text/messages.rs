//! The language that an app asks for, and the messages that it brings along.

use super::english;
use super::language::Language;
use super::phrase::camel_case;
use crate::browser::js::{get, text};
use js_sys::Array;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // It throws on a malformed tag, which a page may well carry in its `lang`.
    #[wasm_bindgen(js_namespace = Intl, js_name = getCanonicalLocales, catch)]
    fn canonical_locales(locale: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type Locale;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(tag: &str) -> Result<Locale, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn maximize(this: &Locale) -> Result<JsValue, JsValue>;
}

thread_local! {
    /// Those that were read, by what they were read of: a language is known again by its phrases.
    static READ: RefCell<Vec<(String, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// The language of a tag, with messages as they are written down in `languages/`: JSON, by the names of phrases. An
/// empty tag is the page's, else the browser's. Where there are no messages it is English, whatever the tag: dates
/// and numbers are in the language of the words around them.
pub fn language(tag: &str, messages: &str) -> Language {
    let known = READ.with_borrow(|read| {
        let is_it = |(json, _): &&(String, JsValue)| json == messages;
        read.iter().find(is_it).map(|(_, phrases)| phrases.clone())
    });
    let phrases = known.unwrap_or_else(|| {
        let phrases = parse(messages).map(JsValue::from).unwrap_or_default();
        READ.with_borrow_mut(|read| read.push((messages.to_owned(), phrases.clone())));
        phrases
    });
    let tag = find_tag(tag);
    let is_english = tag == "en" || tag.starts_with("en-");
    match is_english || phrases.is_object() {
        true => Language::new(tag, phrases),
        false => Language::new("en".into(), phrases),
    }
}

/// The direction that a language is written in, for `dir`: by the script that is likeliest for its tag.
pub fn direction(language: Language) -> &'static str {
    let locale = Locale::new(&language.tag()).and_then(|locale| locale.maximize());
    match text(&locale.unwrap_or_default(), "script").as_str() {
        "Adlm" | "Arab" | "Hebr" | "Nkoo" | "Rohg" | "Syrc" | "Thaa" => "rtl",
        _ => "ltr",
    }
}

/// The messages in the order of the phrases.
fn parse(json: &str) -> Option<Array> {
    let messages = js_sys::JSON::parse(json).ok().filter(JsValue::is_object);
    if messages.is_none() && !json.is_empty() {
        leptos::logging::error!("`messages` is no JSON object of texts by their names: all is said in English.");
    }
    let messages = messages?;
    let names = english::NAMES.iter();
    Some(names.map(|name| get(&messages, &camel_case(name))).collect())
}

/// The language asked for, else the page's, else the browser's, else English: the first that is well formed. `Intl`
/// throws on others.
fn find_tag(asked: &str) -> String {
    let window = web_sys::window();
    let page = window
        .as_ref()
        .and_then(|window| window.document()?.document_element()?.get_attribute("lang"));
    let browser = || window.as_ref().and_then(|window| window.navigator().language());
    let is_language = |tag: &String| !tag.is_empty() && canonical_locales(tag).is_ok();
    Some(asked.to_owned())
        .filter(is_language)
        .or_else(|| page.filter(is_language))
        .or_else(|| browser().filter(is_language))
        .unwrap_or_else(|| "en".into())
}
