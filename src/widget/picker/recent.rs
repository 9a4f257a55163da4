//! The groups that were added last, remembered by the browser: ids and names, per backend, in `localStorage` under
//! [`KEY`]. A convenience: what cannot be kept or makes no sense is as if it were not there.

use crate::api::BaseUrl;
use crate::browser::js::{self, object};
use crate::membership::Group;
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

/// The one key that is used: `{"https://store.example.com": [{"id": "cusgroup_…", "name": "…"}, …]}`.
const KEY: &str = "medusa-customer-groups:recent";

/// How many are kept.
const MOST: usize = 5;

/// The longest id or name that is believed.
const LONGEST: usize = 255;

#[wasm_bindgen]
extern "C" {
    // A browser may refuse storage by throwing when it is only named.
    #[wasm_bindgen(js_namespace = localStorage, js_name = getItem, catch)]
    fn get_item(key: &str) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(js_namespace = localStorage, js_name = setItem, catch)]
    fn set_item(key: &str, value: &str) -> Result<(), JsValue>;
}

/// The groups added last at this backend, newest first.
pub fn list(base: &BaseUrl) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let kept = js::get(&read(), base.as_str());
    if kept.is_array() {
        for group in kept.unchecked_ref::<Array>().iter().filter_map(|entry| group(&entry)) {
            if groups.len() < MOST && !groups.iter().any(|other| other.id == group.id) {
                groups.push(group);
            }
        }
    }
    groups
}

/// Takes note of groups that were added.
pub fn note(base: &BaseUrl, added: &[Group]) {
    let older = list(base)
        .into_iter()
        .filter(|old| added.iter().all(|new| new.id != old.id));
    let groups = added.iter().cloned().chain(older).take(MOST);
    let entry = |group: Group| object(&[("id", group.id.into()), ("name", group.name.into())]);
    let entries: Array = groups.map(entry).collect();
    keep(base, &entries);
}

/// Forgets them: the next who signs in here may be somebody else.
pub fn forget(base: &BaseUrl) {
    keep(base, &JsValue::UNDEFINED);
}

fn keep(base: &BaseUrl, entries: &JsValue) {
    let all = read();
    // A plain object takes every key.
    let _ = Reflect::set(&all, &base.as_str().into(), entries);
    if let Ok(text) = JSON::stringify(&all) {
        let _ = set_item(KEY, &String::from(text));
    }
}

/// What is kept for all backends; an empty object if that is nothing or no object.
fn read() -> JsValue {
    let text = get_item(KEY).ok().flatten().unwrap_or_default();
    let kept = JSON::parse(&text).unwrap_or_default();
    if kept.is_object() && !kept.is_array() {
        kept
    } else {
        Object::new().into()
    }
}

fn group(entry: &JsValue) -> Option<Group> {
    let text = |key: &str| {
        let text = js::text(entry, key);
        (!text.is_empty() && text.len() <= LONGEST).then_some(text)
    };
    Some(Group {
        id: text("id")?,
        name: text("name")?,
        ..Group::default()
    })
}
