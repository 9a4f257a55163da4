//! What the picker is made of: the field, the list, and what stands below it.

use super::{Picker, pasted};
use crate::kit::{El, IntoChild, computed, el};
use crate::live::search::Search;
use crate::membership::Group;
use crate::text;
use crate::widget::parts::{button, problem, sentence};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

pub(super) fn field(picker: Picker, list_id: String) -> El {
    el("input")
        .class("cg-field")
        .part("field")
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("autofocus", "")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        // What is typed goes into a URL.
        .attr("maxlength", "255")
        .attr("aria-label", text::SEARCH_GROUPS)
        .attr("placeholder", text::SEARCH_OR_PASTE)
        .attr("aria-autocomplete", "list")
        .attr("aria-expanded", "true")
        .attr("aria-controls", list_id)
        .on(ev::input, move |event| picker.typed(event_target_value(&event)))
        .on(ev::keydown, move |event| picker.pressed(&event))
        .on(ev::paste, move |event| pasted::pasted(picker, &event))
        .directive(move |element| picker.with_options(|options| options.field = Some(element.unchecked_into())))
}

pub(super) fn list(picker: Picker, list_id: String) -> El {
    el("div")
        .class("cg-options")
        .part("options")
        .attr("role", "listbox")
        .attr("id", list_id)
        .attr("aria-label", text::GROUPS)
        .attr("aria-multiselectable", "true")
        // Browsers let Tab come to what scrolls; the field is where its keys are pressed.
        .attr("tabindex", "-1")
        // The field keeps the focus while options are clicked.
        .on(ev::mousedown, |event| event.prevent_default())
        .on(ev::click, move |event| picker.clicked(&event))
        .on(ev::scroll, move |_| picker.scrolled())
        .directive(move |element| picker.with_options(|options| options.put_into(element)))
}

pub(super) fn found(picker: Picker) -> El {
    let found = move || {
        picker.search.progress.with(|progress| match progress.count {
            None if progress.is_loading => text::SEARCHING.say(),
            None => String::new(),
            Some(0) => text::NO_MATCH.say(),
            Some(count) => text::RESULTS.count(count as usize),
        })
    };
    let added = move || {
        let mut added: Vec<Group> = picker.added.get();
        let state = picker.state;
        state.with(|state| added.retain(|group| state.membership.shows(&group.id)));
        text::added(&added)
    };
    el("div")
        .class("cg-found")
        .child(el("p").attr("role", "status").child(found))
        .child(el("p").class("cg-added").child(move || sentence(&added())))
}

pub(super) fn failed(search: Search<Group>) -> impl IntoChild {
    let fault = computed(move || search.progress.with(|progress| progress.fault.clone()));
    move || {
        fault.get().map(|fault| {
            let retry = button(text::RETRY, move || search.retry());
            let why = vec![text::fault(&fault)];
            problem(text::SEARCH_FAILED, why, fault.error.message, retry)
        })
    }
}
