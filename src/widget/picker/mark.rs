//! The words of a search, marked in what was found.

use js_sys::{Array, JsString};
use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    // Called as a function, it makes an object as with `new`. It throws on a pattern that is too long.
    #[wasm_bindgen(js_name = RegExp, catch)]
    fn new_reg_exp(pattern: &str, flags: &str) -> Result<js_sys::RegExp, JsValue>;
}

/// Writes names with the words of one search marked. The browser knows which letters are the same in upper and lower
/// case.
#[derive(Default)]
pub struct Marker(Option<js_sys::RegExp>);

impl Marker {
    pub fn new(query: &str) -> Self {
        // The longer first: of “go gold” both begin alike, and all of “Gold” is to be marked.
        let mut words: Vec<&str> = Vec::new();
        for word in query.split_whitespace() {
            let at = words.iter().position(|other| other.len() < word.len());
            words.insert(at.unwrap_or(words.len()), word);
        }
        let mut pattern = String::new();
        for word in words {
            pattern.push(if pattern.is_empty() { '(' } else { '|' });
            for char in word.chars() {
                // Under the flag "u" no other may be escaped.
                if matches!(
                    char,
                    '\\' | '^' | '$' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '/'
                ) {
                    pattern.push('\\');
                }
                pattern.push(char);
            }
        }
        if pattern.is_empty() {
            return Self(None);
        }
        pattern.push(')');
        Self(new_reg_exp(&pattern, "iu").ok())
    }

    /// Puts the name into the element, as text and `<mark>`s.
    pub fn write(&self, name: &str, element: &Element) {
        let Some(words) = &self.0 else {
            element.set_text_content(Some(name));
            return;
        };
        // Split by a pattern in brackets, the matches stand between the pieces.
        let pieces: Array = JsString::from(name).split_by_pattern(words);
        for (at, piece) in pieces.iter().enumerate() {
            let piece = piece.as_string().unwrap_or_default();
            if at % 2 == 0 {
                let _ = element.append_with_str_1(&piece);
            } else if let Ok(mark) = document().create_element("mark") {
                mark.set_text_content(Some(&piece));
                let _ = element.append_with_node_1(&mark);
            }
        }
    }
}
