mod head;
mod row;

use super::el::{IntoMarkup, Markup, el, plain_button};
use super::keyed::keyed;
use super::{add_button, focus, once_drawn, target_of};
use crate::browse::Browse;
use crate::counts::Counts;
use crate::event::Listener;
use crate::listing::Line;
use crate::reactive::{Memo, memo};
use crate::settings::Settings;
use crate::store::Store;
use crate::{locale, text};
use leptos::ev::Event;
use leptos::prelude::*;
use std::iter::successors;
use std::sync::Arc;
use web_sys::Element;

/// What every row of a table needs.
#[derive(Clone)]
pub struct Context {
    pub store: Store,
    pub browse: Browse,
    pub counts: Counts,
    pub settings: Memo<Settings>,
    pub listener: Listener,
    pub can_edit: Memo<bool>,
}

/// The groups, one row each.
pub fn table(context: &Context) -> Markup {
    let browse = context.browse;
    let language = locale::language();
    let head = head::head(context);
    let context = context.clone();
    let body = el("tbody").with(move |body| {
        let (context, language, rows_of) = (context.clone(), language.clone(), body.clone());
        let rows = move || {
            keep_focus(rows_of.query_selector("tr:focus-within").ok().flatten());
            let lines = browse.shown.get().into_iter();
            // A group of another name is another row; a confirmed row keeps its element.
            let keyed = |line: Arc<Line>| (format!("{}{}", line.row.group.id, line.row.group.name), line);
            lines.map(keyed).collect()
        };
        keyed(body, rows, move |line| row::row(&context, &line.row, &language));
    });
    // How many there are changes; the button stays, and the focus in it.
    let has_more = memo(move || browse.hidden() > 0);
    let more = move || match has_more.get() {
        false => ().markup(),
        true => {
            let button = plain_button("text-button").part("button");
            el("div")
                .class("more")
                .child(
                    button
                        .on("click", move |event| show_more(browse, &event))
                        .child(text::SHOW_MORE),
                )
                .child(el("span").class("hint").text(move || text::hidden(browse.hidden())))
                .markup()
        }
    };
    let table = el("table").class("table").part("table").child(head).child(body);
    el("div").class("rows").child(table).dynamic(more).markup()
}

/// To be called before a row changes or goes, by whomever: a click, an answer, another tab. If that takes the focus with it,
/// the focus goes to the button that the row then has, or else to that of the row in its place.
fn keep_focus(row: Option<Element>) {
    let has_focus = |element: &Element| element.matches(":focus-within").unwrap_or_default();
    let Some(row) = row.filter(has_focus) else {
        return;
    };
    let card = row.closest(".customer-groups").ok().flatten();
    let before = successors(row.previous_element_sibling(), Element::previous_element_sibling);
    let after = successors(Some(row), Element::next_element_sibling);
    let rows: Vec<Element> = after.chain(before).collect();
    once_drawn(move || {
        if let Some(card) = card.filter(|card| !has_focus(card)) {
            let row = rows.into_iter().find(|row| row.is_connected());
            let button = row.and_then(|row| row.query_selector("button").ok()?);
            focus(button.or_else(|| add_button(&card)));
        }
    });
}

/// Shows more rows. With the last of them the button goes, and the focus goes to the first that came.
fn show_more(browse: Browse, event: &Event) {
    let last_row = |button: Element| {
        button
            .closest(".rows")
            .ok()??
            .query_selector("tbody tr:last-child")
            .ok()?
    };
    let before = target_of(event).and_then(last_row);
    browse.show_more();
    if untrack(|| browse.hidden()) == 0 {
        once_drawn(move || {
            let came = before.and_then(|row| row.next_element_sibling());
            focus(came.and_then(|row| row.query_selector("a, input, button").ok()?));
        });
    }
}
