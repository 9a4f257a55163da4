use super::Picker;
use super::create::create_missing;
use super::panel::Panel;
use super::pasted::try_again;
use super::report::{Missing, Report, Step};
use crate::kit::{El, IntoChild, el};
use crate::live::Fault;
use crate::membership::Group;
use crate::text;
use crate::widget::parts::{self, button, plain_button, problem, sentence, text_button};
use leptos::ev;

/// The [`Panel`], between the field and the options.
pub fn panel(picker: Picker) -> impl IntoChild {
    let panel = picker.panel;
    let shown = move || match panel.get() {
        Panel::None => None,
        Panel::Problem(title, fault) => {
            let why = vec![text::fault(&fault)];
            Some(problem(title, why, fault.error.message, ()))
        }
        Panel::Taken(_) => {
            let words = panel.with_untracked(Panel::words);
            Some(el("p").class("cg-message").part("message").child(sentence(&words)))
        }
        Panel::Pasted(report) => Some(pasted(picker, report)),
    };
    // Heard as it changes, so it is there before its words are.
    let heard = el("p")
        .class("cg-visually-hidden")
        .attr("role", "status")
        .child(move || panel.with(|panel| text::plain(panel.words())));
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
        .child(el("p").class("cg-title").child(sentence(&report.words())))
        .child(is_over.then(|| text_button(text::DISMISS, dismiss)));
    let new = report.new_names();
    let can_create = is_over && picker.session.rights().can_create;
    let create = (can_create && !new.is_empty()).then(|| {
        let words = match new.as_slice() {
            [name] => text::about_group(text::CREATE, name),
            names => text::CREATE_ALL.count(names.len()),
        };
        let create = plain_button("cg-button").part("button").child(sentence(&words));
        create.on(ev::click, move |_| {
            create_missing(picker);
            picker.focus_field();
        })
    });
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
        .child(fault.map(|(step, fault)| failed(picker, step, fault)))
        .child(missing)
        .child(create)
}

fn failed(picker: Picker, step: Step, fault: Fault) -> El {
    let (title, go_on): (_, fn(Picker)) = match step {
        Step::LookUp => (text::PASTE_FAILED, try_again),
        Step::Create => (text::NOT_ALL_CREATED, create_missing),
    };
    let retry = button(text::RETRY, move || {
        go_on(picker);
        picker.focus_field();
    });
    problem(title, vec![text::fault(&fault)], fault.error.message, retry)
}

/// A name that no group has, and the groups that may be meant.
fn line(picker: Picker, missing: Missing) -> El {
    let near: Vec<El> = missing.near.into_iter().map(|group| similar(picker, group)).collect();
    el("li").child(parts::name(missing.name)).child(near)
}

fn similar(picker: Picker, group: Group) -> El {
    let id = group.id.clone();
    let name = parts::name(group.name.clone());
    let is_pressed = move || picker.state.with(|state| state.membership.shows(&id).to_string());
    plain_button("cg-button cg-near")
        .part("button")
        .attr("aria-pressed", is_pressed)
        .on(ev::click, move |_| picker.toggle(group.clone()))
        .child(name)
}
