//! What the picker is made of: the field, the list, and what stands below it.

use super::{Picker, pasted};
use crate::kit::el::{IntoMarkup, Markup, dynamic, el};
use crate::live::search::Search;
use crate::membership::Group;
use crate::text;
use crate::widget::parts::{button, problem};
use wasm_bindgen::JsCast;

pub(super) fn field(it: &Picker, list_id: String) -> Markup {
    let place = it.clone();
    el("input")
        .class("field")
        .part("field")
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("autofocus", "")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        // What is typed goes into a URL.
        .attr("maxlength", "255")
        .attr("aria-label", text::SEARCH_GROUPS)
        .attr("placeholder", text::SEARCH_GROUPS)
        .attr("aria-autocomplete", "list")
        .attr("aria-expanded", "true")
        .attr("aria-controls", list_id)
        .on("input", it.handler(Picker::typed))
        .on("keydown", it.handler(Picker::pressed))
        .on("paste", it.handler(pasted::pasted))
        .with(move |element| {
            place.field.replace(element.dyn_into().ok());
        })
        .markup()
}

pub(super) fn list(it: &Picker, list_id: String) -> Markup {
    let place = it.clone();
    el("div")
        .class("options")
        .part("options")
        .attr("role", "listbox")
        .attr("id", list_id)
        .attr("aria-label", text::GROUPS)
        .attr("aria-multiselectable", "true")
        // The field keeps the focus while options are clicked.
        .on("mousedown", |event| event.prevent_default())
        .on("click", it.handler(Picker::clicked))
        .on("scroll", it.handler(|it, _| it.scrolled()))
        .with(move |element| place.options.put_into(element))
        .markup()
}

pub(super) fn found(it: &Picker) -> Markup {
    let search = it.search;
    let found = move || {
        search.progress.with(|progress| match progress.count {
            None if progress.is_loading => text::SEARCHING.to_owned(),
            None => String::new(),
            Some(0) => text::NO_MATCH.to_owned(),
            Some(count) => text::results(count),
        })
    };
    let added = {
        let it = it.clone();
        move || {
            let added = it.added.get().into_iter();
            let added: Vec<Group> = it
                .state
                .with(|state| added.filter(|group| state.membership.shows(&group.id)).collect());
            text::added(&added)
        }
    };
    el("div")
        .class("found")
        .child(el("p").attr("role", "status").text(found))
        .child(el("p").class("added").text(added))
        .markup()
}

pub(super) fn failed(search: Search<Group>) -> Markup {
    dynamic(move || match search.progress.with(|progress| progress.fault.clone()) {
        Some(fault) => {
            let retry = vec![button(text::RETRY, move || search.retry())];
            let why = vec![text::fault(&fault)];
            problem(text::SEARCH_FAILED, why, fault.error.message, retry)
        }
        None => ().markup(),
    })
    .markup()
}
