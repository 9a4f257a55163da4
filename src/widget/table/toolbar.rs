use super::browse::Browse;
use super::dates::Dates;
use super::query::Query;
use crate::kit::{El, IntoChild, Tracked, computed, el, when};
use crate::text::{self, Phrase};
use crate::widget::focus::focus_in_card;
use crate::widget::parts::{icon_button, plain_button, popover, unique_id};
use leptos::ev;
use leptos::prelude::*;
use web_sys::HtmlSelectElement;

/// Which of the two dates a control is for.
type Which = fn(&mut Query) -> &mut Dates;

const CREATED: Which = |query| &mut query.created;
const UPDATED: Which = |query| &mut query.updated;

/// The filter as you type, the filters by date, and what of these is on.
pub fn toolbar(browse: Browse) -> El {
    el("div")
        .class("cg-toolbar")
        .part("toolbar")
        .attr("role", "search")
        .attr("aria-label", text::FILTER_GROUPS)
        .child(controls(browse))
}

fn controls(browse: Browse) -> impl IntoChild {
    let query = browse.query;
    let popover_id = unique_id("dates");
    let words = el("input")
        .class("cg-field")
        .part("field")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("aria-label", text::FILTER_GROUPS)
        .attr("placeholder", text::FILTER_GROUPS)
        // Emptied with the other filters.
        .prop("value", move || query.with(|query| query.words.clone()))
        .on(ev::input, move |event| {
            query.update(|query| query.words = event_target_value(&event))
        });
    let opener = plain_button("cg-button cg-dates-button")
        .part("button")
        .attr("popovertarget", popover_id.clone())
        .child(text::DATES);
    let dates = popover(popover_id, text::DATES)
        .class("cg-dates")
        .part("dates")
        .child(date_filter(query, text::CREATED, CREATED))
        .child(date_filter(query, text::UPDATED, UPDATED));
    let chips = (chip(query, text::CREATED, CREATED), chip(query, text::UPDATED, UPDATED));
    vec![words, opener, dates, el("div").class("cg-chips").child(chips)]
}

fn dates_of(query: Tracked<Query>, which: Which) -> Dates {
    query.with(|query| which(&mut query.clone()).clone())
}

fn date_filter(query: Tracked<Query>, label: Phrase, which: Which) -> El {
    let option = |(value, words): (&'static str, Phrase)| {
        el("option")
            .attr("value", value)
            .prop("selected", move || dates_of(query, which).preset == value)
            .child(words)
    };
    let presets = el("select")
        .class("cg-field")
        .part("field")
        // The first takes the focus when the popover opens.
        .attr("autofocus", "")
        .on(ev::change, move |event| {
            let preset = event_target::<HtmlSelectElement>(&event).value();
            query.update(|query| which(query).preset = preset);
        })
        .child(text::DATE_PRESETS.into_iter().map(option).collect::<Vec<El>>());
    let days = when(
        move || dates_of(query, which).preset == "custom",
        move || {
            el("div")
                .class("cg-days")
                .attr("role", "group")
                .attr("aria-label", label)
                .child(day(query, which, text::FROM, |dates, day| dates.from = day))
                .child(day(query, which, text::TO, |dates, day| dates.to = day))
        },
    );
    el("div")
        .class("cg-date-filter")
        .child(el("label").child(label).child(presets))
        .child(days)
}

fn day(query: Tracked<Query>, which: Which, label: Phrase, set: fn(&mut Dates, String)) -> El {
    let field = el("input")
        .class("cg-field")
        .part("field")
        .attr("type", "date")
        .on(ev::change, move |event| {
            let day = event_target_value(&event);
            query.update(|query| set(which(query), day));
        });
    el("label").child(label).child(field)
}

/// A date's filter while it is on, and the way to turn it off.
fn chip(query: Tracked<Query>, label: Phrase, which: Which) -> impl IntoChild {
    let dates = computed(move || dates_of(query, which));
    let chip = move |dates: Dates| {
        let words = text::dates(label, &dates.preset, &dates.from, &dates.to);
        let clear = icon_button(
            "cg-icon-button cg-cross",
            text::CLEAR_FILTER.with(&[("filter", &words)]),
        )
        .part("button")
        .on(ev::click, move |event| {
            focus_in_card(&event, ".cg-toolbar .cg-field");
            query.update(|query| *which(query) = Dates::default());
        });
        el("span")
            .class("cg-chip")
            .part("chip")
            .child(el("span").child(words))
            .child(clear)
    };
    move || Some(dates.get()).filter(Dates::is_set).map(chip)
}
