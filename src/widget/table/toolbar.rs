use crate::kit::el::{El, IntoMarkup, Markup, el, plain_button};
use crate::kit::reactive::{RwSignal, effect, memo};
use crate::text;
use crate::widget::parts::icon_button;
use crate::widget::table::browse::{Asked, Browse, Dates};
use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};

/// Which of the two dates a control is for.
type Which = fn(&mut Asked) -> &mut Dates;

const CREATED: Which = |asked| &mut asked.created;
const UPDATED: Which = |asked| &mut asked.updated;

/// The filter as you type, the filters by date, and what of these is on.
pub fn toolbar(browse: Browse) -> Markup {
    let asked = browse.asked;
    let popover_id = crate::widget::unique_id("dates");
    let words = el("input")
        .class("field")
        .part("field")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("aria-label", text::FILTER_GROUPS)
        .attr("placeholder", text::FILTER_GROUPS)
        // Emptied with the other filters.
        .with(move |field| {
            let field: HtmlInputElement = field.unchecked_into();
            effect(move || {
                let words = asked.with(|asked| asked.words.clone());
                if field.value() != words {
                    field.set_value(&words);
                }
            });
        })
        .on("input", move |event| {
            asked.update(|asked| asked.words = event_target_value(&event))
        });
    let opener = plain_button("button dates-button")
        .part("button")
        .attr("popovertarget", popover_id.clone());
    let dates = el("div")
        .class("dates")
        .part("dates")
        .attr("id", popover_id)
        .attr("popover", "auto")
        .attr("role", "dialog")
        .attr("aria-label", text::DATES)
        .child(date_filter(asked, text::CREATED, CREATED))
        .child(date_filter(asked, text::UPDATED, UPDATED));
    let chips = move || {
        let chip = |label, which: Which| chip(asked, label, which);
        vec![chip(text::CREATED, CREATED), chip(text::UPDATED, UPDATED)].markup()
    };
    el("div")
        .class("toolbar")
        .part("toolbar")
        .attr("role", "search")
        .attr("aria-label", text::FILTER_GROUPS)
        .child(words)
        .child(opener.child(text::DATES))
        .child(dates)
        .child(el("div").class("chips").dynamic(chips))
        .markup()
}

fn of(asked: RwSignal<Asked>, which: Which) -> Dates {
    asked.with(|asked| which(&mut asked.clone()).clone())
}

fn date_filter(asked: RwSignal<Asked>, label: &'static str, which: Which) -> El {
    let mut presets = el("select").class("field").part("field").on("change", move |event| {
        let preset = event_target::<HtmlSelectElement>(&event).value();
        asked.update(|asked| which(asked).preset = preset);
    });
    for (value, words) in text::DATE_PRESETS {
        presets = presets.child(
            el("option")
                .attr("value", value)
                .prop("selected", move || of(asked, which).preset == value)
                .child(words),
        );
    }
    let is_custom = memo(move || of(asked, which).preset == "custom");
    let day = move |label: &'static str, set: fn(&mut Dates, String)| {
        let field = el("input").class("field").part("field").attr("type", "date");
        el("label").child(label).child(field.on("change", move |event: Event| {
            let day = event_target_value(&event);
            asked.update(|asked| set(which(asked), day));
        }))
    };
    let days = move || match is_custom.get() {
        true => el("div")
            .class("days")
            .attr("role", "group")
            .attr("aria-label", label)
            .child(day(text::FROM, |dates, day| dates.from = day))
            .child(day(text::TO, |dates, day| dates.to = day))
            .markup(),
        false => ().markup(),
    };
    el("div")
        .class("date-filter")
        .child(el("label").child(label).child(presets))
        .dynamic(days)
}

fn chip(asked: RwSignal<Asked>, label: &'static str, which: Which) -> Markup {
    let dates = of(asked, which);
    if !dates.is_set() {
        return ().markup();
    }
    let words = text::dates(label, &dates);
    let clear = icon_button("icon-button cross", text::clear_filter(&words)).part("button");
    el("span")
        .class("chip")
        .part("chip")
        .child(el("span").child(words))
        .child(clear.on("click", move |event| {
            crate::widget::focus_in_card(&event, ".toolbar .field");
            asked.update(|asked| *which(asked) = Dates::default());
        }))
        .markup()
}
