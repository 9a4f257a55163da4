use super::Context;
use crate::kit::el::{El, IntoMarkup, el};
use crate::text;
use crate::widget::table::listing::SortBy;
use leptos::ev::Event;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

pub(super) fn head(context: &Context) -> El {
    let browse = context.browse;
    let can_edit = context.can_edit;
    let select_all = move || match can_edit.get() {
        true => el("input")
            .attr("type", "checkbox")
            .class("check")
            .attr("aria-label", text::SELECT_ALL)
            .prop("checked", move || browse.is_all_selected() == Some(true))
            .prop("indeterminate", move || browse.is_all_selected().is_none())
            .on("change", move |event: Event| {
                let is_checked = event_target::<HtmlInputElement>(&event).checked();
                browse.select_all(is_checked);
            })
            .markup(),
        false => ().markup(),
    };
    let column = |class: &'static str, label: &'static str, by: SortBy| {
        let order = move || {
            browse.asked.with(|asked| match (asked.by == by, asked.is_descending) {
                (true, true) => Some("descending".to_owned()),
                (true, false) => Some("ascending".to_owned()),
                (false, _) => None,
            })
        };
        let button = el("button").attr("type", "button").class("sort").part("sort-button");
        el("th")
            .attr("scope", "col")
            .class(class)
            .bind("aria-sort", order)
            .child(button.on_click(move || browse.sort_by(by)).child(label))
    };
    let plain = |class: &'static str, label: &'static str| el("th").attr("scope", "col").class(class).child(label);
    let row = el("tr")
        .child(el("td").class("select").dynamic(select_all))
        .child(column("name", text::NAME, SortBy::Name))
        .child(column("date", text::CREATED, SortBy::Created))
        .child(column("date updated", text::UPDATED, SortBy::Updated))
        .child(plain("customers", text::CUSTOMERS))
        .child(plain("actions", "").child(el("span").class("visually-hidden").child(text::ACTIONS)));
    el("thead").child(row)
}
