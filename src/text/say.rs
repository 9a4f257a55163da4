//! How a phrase is said: in the language of the view that asks.

use super::english;
use super::language::Language;
use super::phrase::{Phrase, fill};
use crate::browser::js::get;
use crate::kit::{Attribute, IntoAttribute, IntoChild};
use leptos::prelude::AnyView;

thread_local! {
    /// What is said in English, in the order of the phrases.
    static ENGLISH: Vec<&'static str> = english::ENGLISH.split('\0').collect();
}

impl Phrase {
    pub fn say(self) -> String {
        self.with(&[])
    }

    /// With these values in the places of these names.
    pub fn with(self, values: &[(&str, &str)]) -> String {
        let own = Language::current().own(self.0).and_then(|own| own.as_string());
        match own {
            Some(own) => fill(&own, values),
            None => fill(self.english(), values),
        }
    }

    /// In the form for so many, which stand in the place of `{count}`. Other values are still to be [filled in](fill).
    pub fn count(self, count: usize) -> String {
        let (language, count) = (Language::current(), count as u32);
        let (category, number) = (language.category(count), language.number(count));
        let values = [("count", number.as_str())];
        let own = language.own(self.0).and_then(|own| {
            let form = |category| get(&own, category).as_string();
            match own.is_object() {
                true => form(&category).or_else(|| form("other")),
                false => own.as_string(),
            }
        });
        if let Some(form) = own {
            return fill(&form, &values);
        }
        let (one, other) = self.english().split_once('|').unwrap_or_default();
        fill(if category == "one" { one } else { other }, &values)
    }

    /// As it is written down in English.
    fn english(self) -> &'static str {
        ENGLISH.with(|english| english.get(usize::from(self.0)).copied().unwrap_or_default())
    }
}

impl IntoChild for Phrase {
    fn into_child(self) -> AnyView {
        self.say().into_child()
    }
}

impl IntoAttribute for Phrase {
    fn into_attribute(self) -> Attribute {
        self.say().into_attribute()
    }
}
