use super::TableContext;
use super::browse::Browse;
use super::columns::{COLUMNS, Column};
use super::listing::SortBy;
use crate::kit::{El, el, when};
use crate::text::{self, Phrase};
use crate::widget::parts::plain_button;
use leptos::ev;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The table's head: a checkbox for all, the columns, and the column of the buttons.
pub fn head(context: TableContext) -> El {
    let TableContext { browse, can_edit, .. } = context;
    let select = el("th")
        .attr("scope", "col")
        .class("cg-select")
        .child(when(move || can_edit.get(), move || select_all(browse)));
    let columns: Vec<El> = COLUMNS.iter().map(|column| heading(column, browse)).collect();
    let actions = el("th")
        .attr("scope", "col")
        .class("cg-actions")
        .child(el("span").class("cg-visually-hidden").child(text::ACTIONS));
    el("thead").child(el("tr").child(select).child(columns).child(actions))
}

fn select_all(browse: Browse) -> El {
    el("input")
        .attr("type", "checkbox")
        .class("cg-check")
        .attr("aria-label", text::SELECT_ALL)
        .prop("checked", move || browse.is_all_selected() == Some(true))
        .prop("indeterminate", move || browse.is_all_selected().is_none())
        .on(ev::change, move |event| {
            browse.select_all(event_target::<HtmlInputElement>(&event).checked());
        })
}

fn heading(column: &'static Column, browse: Browse) -> El {
    let heading = el("th").attr("scope", "col").class(column.class);
    match column.sort {
        None => heading.child(column.label),
        Some(by) => heading
            .attr("aria-sort", move || order_of(browse, by))
            .child(sort_button(column.label, browse, by)),
    }
}

fn order_of(browse: Browse, by: SortBy) -> Option<&'static str> {
    browse.query.with(|query| match (query.by == by, query.is_descending) {
        (true, true) => Some("descending"),
        (true, false) => Some("ascending"),
        (false, _) => None,
    })
}

fn sort_button(label: Phrase, browse: Browse, by: SortBy) -> El {
    plain_button("cg-sort")
        .part("sort-button")
        .on(ev::click, move |_| browse.sort_by(by))
        .child(label)
}
