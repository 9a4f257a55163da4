//! Looking through the groups: the table, its toolbar, and how a reader filters, sorts, pages and selects.

mod browse;
mod columns;
mod counts;
mod dates;
mod head;
mod listing;
mod page;
mod query;
mod row;
mod rows;
mod toolbar;

pub use browse::Browse;
pub use columns::sorted;
pub use counts::Counts;
pub use query::Query;
pub use toolbar::toolbar;

use super::focus::{focus, once_drawn, target_of};
use super::parts::plain_button;
use super::settings::Settings;
use crate::kit::{Computed, El, el, when};
use crate::live::event::Listener;
use crate::live::store::Store;
use crate::text;
use leptos::ev;
use leptos::prelude::*;
use web_sys::Element;

/// What every part of a table needs.
#[derive(Clone, Copy)]
pub struct TableContext {
    pub store: Store,
    pub browse: Browse,
    pub counts: Counts,
    pub settings: Computed<Settings>,
    pub listener: Listener,
    pub can_edit: Computed<bool>,
}

/// The groups, one row each.
pub fn table(context: TableContext) -> El {
    let browse = context.browse;
    let table = el("table")
        .class("cg-table")
        .part("table")
        .attr("aria-label", text::CUSTOMER_GROUPS)
        .child(head::head(context))
        .child(rows::rows(context));
    let more = when(
        move || browse.hidden() > 0,
        move || {
            let button = plain_button("cg-text-button")
                .part("button")
                .on(ev::click, move |event| show_more(browse, &event))
                .child(text::SHOW_MORE);
            let hidden = move || text::hidden(browse.hidden());
            el("div")
                .class("cg-more")
                .child(button)
                .child(el("span").class("cg-hint").child(hidden))
        },
    );
    el("div").class("cg-rows").child(table).child(more)
}

/// Shows more rows. With the last of them the button goes, and the focus goes to the first that came.
fn show_more(browse: Browse, event: &ev::MouseEvent) {
    let last_row = |button: Element| {
        let rows = button.closest(".cg-rows").ok()??;
        rows.query_selector("tbody tr:last-child").ok()?
    };
    let before = target_of(event).and_then(last_row);
    browse.show_more();
    if untrack(|| browse.hidden()) == 0 {
        once_drawn(Box::new(move || {
            let came = before.and_then(|row| row.next_element_sibling());
            focus(came.and_then(|row| row.query_selector("a, input, button").ok()?));
        }));
    }
}
