//! What the picker has to tell besides its list: between the field and the options.

use super::Picker;
use super::pasted::{self, Missing, Report};
use crate::kit::el::{IntoMarkup, Markup, dynamic, el, plain_button};
use crate::live::session::Fault;
use crate::text;
use crate::widget::parts::{button, problem, text_button};

#[derive(Clone, Default)]
pub enum Panel {
    #[default]
    None,
    Said(String),
    Problem(&'static str, Fault),
    Pasted(Report),
}

impl Panel {
    /// Whether the next step takes it away. What became of a pasted list stays until it is dismissed.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Said(_) | Self::Problem(..))
    }

    fn words(&self) -> String {
        match self {
            Self::None | Self::Problem(..) => String::new(),
            Self::Said(words) => words.clone(),
            Self::Pasted(report) if report.under_way > 0 => text::matching(report.total()),
            Self::Pasted(report) => text::matched(report.added, report.already, report.total()),
        }
    }
}

pub fn panel(it: &Picker) -> Markup {
    let panel = it.panel;
    let it = it.clone();
    let shown = dynamic(move || match panel.get() {
        Panel::None => ().markup(),
        Panel::Problem(title, fault) => {
            let why = vec![text::fault(&fault)];
            problem(title, why, fault.error.message, Vec::new())
        }
        Panel::Said(words) => el("p").class("message").part("message").child(words).markup(),
        Panel::Pasted(report) => pasted_list(&it, report),
    });
    // Heard as it changes, so it is there before its words are.
    let heard = el("p")
        .class("visually-hidden")
        .attr("role", "status")
        .text(move || panel.with(Panel::words));
    vec![heard.markup(), shown.markup()].markup()
}

fn pasted_list(it: &Picker, report: Report) -> Markup {
    let words = Panel::Pasted(report.clone()).words();
    let is_over = report.under_way == 0;
    let dismiss = {
        let it = it.clone();
        move || {
            it.panel.set(Panel::None);
            it.focus_field();
        }
    };
    let head = el("div")
        .class("head")
        .child(el("p").class("title").child(words))
        .child(match is_over {
            true => text_button(text::DISMISS, dismiss),
            false => ().markup(),
        });
    let mut pasted = el("div").class("pasted").part("pasted").child(head);
    if let Some(fault) = report.fault.filter(|_| is_over) {
        let again = it.clone();
        let retry = button(text::RETRY, move || {
            pasted::try_again(&again);
            again.focus_field();
        });
        let why = vec![text::fault(&fault)];
        pasted = pasted.child(problem(text::PASTE_FAILED, why, fault.error.message, vec![retry]));
    }
    if !report.missing.is_empty() {
        let mut list = el("ul").class("missing");
        for missing in report.missing {
            list = list.child(line(it, missing));
        }
        pasted = pasted.child(el("p").class("hint").child(text::NOT_FOUND)).child(list);
    }
    pasted.markup()
}

/// A name that no group has, and the groups that may be meant.
fn line(it: &Picker, missing: Missing) -> Markup {
    let mut line = el("li").child(el("bdi").child(missing.name));
    for group in missing.near {
        let (seen, picked, id) = (it.state, it.clone(), group.id.clone());
        let name = group.name.clone();
        let near = plain_button("button near")
            .part("button")
            .bind("aria-pressed", move || {
                Some(seen.with(|state| state.membership.shows(&id)).to_string())
            })
            .on_click(move || picked.toggle(group.clone()))
            .child(el("bdi").child(name));
        line = line.child(near);
    }
    line.markup()
}
