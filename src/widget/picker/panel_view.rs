use super::Picker;
use super::panel::Panel;
use super::pasted::try_again;
use super::report::{Missing, Report};
use crate::kit::{El, IntoChild, el};
use crate::live::Fault;
use crate::membership::Group;
use crate::text;
use crate::widget::parts::{button, plain_button, problem, text_button};
use leptos::ev;
use leptos::prelude::*;

/// The [`Panel`], between the field and the options.
pub fn panel(picker: Picker) -> impl IntoChild {
    let panel = picker.panel;
    let shown = move || match panel.get() {
        Panel::None => None,
        Panel::Problem(title, fault) => {
            let why = vec![text::fault(&fault)];
            Some(problem(title, why, fault.error.message, ()))
        }
        Panel::Said(words) => Some(el("p").class("cg-message").part("message").child(words)),
        Panel::Pasted(report) => Some(pasted(picker, report)),
    };
    // Heard as it changes, so it is there before its words are.
    let heard = el("p")
        .class("cg-visually-hidden")
        .attr("role", "status")
        .child(move || panel.with(Panel::words));
    (heard, shown)
}

/// What became of a pasted list.
fn pasted(picker: Picker, report: Report) -> El {
    let is_over = report.under_way == 0;
    let dismiss = move || {
        picker.panel.set(Panel::None);
        picker.focus_field();
    };
    let head = el("div")
        .class("cg-head")
        .child(el("p").class("cg-title").child(report.words()))
        .child(is_over.then(|| text_button(text::DISMISS, dismiss)));
    let missing: Vec<El> = report
        .missing
        .into_iter()
        .map(|missing| line(picker, missing))
        .collect();
    let missing = (!missing.is_empty()).then(|| {
        let hint = el("p").class("cg-hint").child(text::NOT_FOUND);
        (hint, el("ul").class("cg-missing").child(missing))
    });
    let fault = report.fault.filter(|_| is_over);
    el("div")
        .class("cg-pasted")
        .part("pasted")
        .child(head)
        .child(fault.map(|fault| failed(picker, fault)))
        .child(missing)
}

fn failed(picker: Picker, fault: Fault) -> El {
    let retry = button(text::RETRY, move || {
        try_again(picker);
        picker.focus_field();
    });
    let why = vec![text::fault(&fault)];
    problem(text::PASTE_FAILED, why, fault.error.message, retry)
}

/// A name that no group has, and the groups that may be meant.
fn line(picker: Picker, missing: Missing) -> El {
    let near: Vec<El> = missing.near.into_iter().map(|group| similar(picker, group)).collect();
    el("li").child(el("bdi").child(missing.name)).child(near)
}

fn similar(picker: Picker, group: Group) -> El {
    let id = group.id.clone();
    let name = el("bdi").child(group.name.clone());
    let is_pressed = move || picker.state.with(|state| state.membership.shows(&id).to_string());
    plain_button("cg-button cg-near")
        .part("button")
        .attr("aria-pressed", is_pressed)
        .on(ev::click, move |_| picker.toggle(group.clone()))
        .child(name)
}
