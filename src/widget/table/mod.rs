pub(crate) mod browse;
pub(crate) mod counts;
mod head;
pub(crate) mod listing;
mod row;
mod rows;
pub(crate) mod toolbar;

use crate::kit::el::{IntoMarkup, Markup, el, plain_button};
use crate::kit::reactive::{Memo, memo};
use crate::live::event::Listener;
use crate::live::store::Store;
use crate::text;
use crate::widget::settings::Settings;
use crate::widget::table::browse::Browse;
use crate::widget::table::counts::Counts;
use crate::widget::{focus, once_drawn, target_of};
use leptos::ev::Event;
use leptos::prelude::*;
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
    let (head, body) = (head::head(context), rows::rows(context));
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
        once_drawn(Box::new(move || {
            let came = before.and_then(|row| row.next_element_sibling());
            focus(came.and_then(|row| row.query_selector("a, input, button").ok()?));
        }));
    }
}
