use super::{Context, keep_focus};
use crate::browse::Browse;
use crate::components::el::{El, IntoMarkup, Markup, el};
use crate::components::parts::icon_button;
use crate::components::{add_button, focus, is_plain_click, target_of};
use crate::membership::{EditKind, Group, Row};
use crate::reactive::{RwSignal, memo};
use crate::store::Store;
use crate::{locale, text};
use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

pub(super) fn row(context: &Context, row: &Row, language: &str) -> Markup {
    let Context {
        store,
        browse,
        can_edit,
        ..
    } = context.clone();
    let state = store.state();
    let group = row.group.clone();
    let changes_to = |kind: EditKind| {
        let id = group.id.clone();
        memo(move || state.with(|state| state.membership.change(&id) == Some(kind)))
    };
    let (is_new, is_out) = (changes_to(EditKind::Add), changes_to(EditKind::Remove));
    let is_staged = move || state.with(|state| state.membership.is_staged());
    let mark = move || {
        let mark = match (is_new.get(), is_out.get()) {
            (true, _) if is_staged() => text::NEW,
            (_, true) => text::REMOVED,
            _ => "",
        };
        mark.to_owned()
    };
    let select = {
        let group = group.clone();
        move || match can_edit.get() {
            true => select(browse, &group),
            false => ().markup(),
        }
    };
    let element = RwSignal::new(None::<Element>);
    let button = {
        let (store, group) = (store.clone(), group.clone());
        move || {
            keep_focus(element.try_with_untracked(Option::clone).flatten());
            match (can_edit.get(), is_out.get()) {
                (false, _) => ().markup(),
                (true, true) => {
                    let (store, group) = (store.clone(), group.clone());
                    icon_button("icon-button back", text::keep(&group.name))
                        .part("keep-button")
                        .on_click(move || store.add(vec![group.clone()]))
                        .markup()
                }
                (true, false) => {
                    let (store, id) = (store.clone(), group.id.clone());
                    icon_button("icon-button cross", text::remove(&group.name))
                        .part("remove-button")
                        .on("click", move |event| remove(&store, &event, &id))
                        .markup()
                }
            }
        }
    };
    let id = group.id.clone();
    let on_key = move |event: Event| {
        let event: KeyboardEvent = event.unchecked_into();
        if event.key() == "Delete" && can_edit.get_untracked() && !is_out.get_untracked() {
            event.prevent_default();
            remove(&store, &event, &id);
        }
    };
    let date = |date: &Option<String>| {
        let date = date.as_deref().map(|date| locale::format_date(date, language));
        date.filter(|date| !date.is_empty())
            .unwrap_or_else(|| text::UNKNOWN.into())
    };
    let (created, updated) = (date(&group.created_at), date(&group.updated_at));
    let customers = customers(context, &group.id, row.change == Some(EditKind::Add));
    el("tr")
        .class("row")
        .part("row")
        .with(move |row| element.set(Some(row)))
        .flag("aria-busy", move || is_new.get() && !is_staged())
        .flag("data-removed", move || is_out.get())
        .on("keydown", on_key)
        .child(el("td").class("select").dynamic(select))
        .child(name(context, group).child(el("span").class("mark").part("mark").text(mark)))
        .child(el("td").class("date").child(created))
        .child(el("td").class("date updated").child(updated))
        .child(customers)
        .child(el("td").class("actions").dynamic(button))
        .markup()
}

fn name(context: &Context, group: Group) -> El {
    let (settings, listener) = (context.settings, context.listener.clone());
    let view = move || {
        let name = el("bdi").child(group.name.clone());
        match settings.with(|settings| settings.href_of(&group.id)) {
            Some(href) => {
                let (listener, group) = (listener.clone(), group.clone());
                let select = move |event: Event| {
                    if is_plain_click(&event) && listener.tell(crate::Event::Select(group.clone())) {
                        event.prevent_default();
                    }
                };
                let link = el("a").class("link").part("link").attr("href", href);
                link.on("click", select).child(name).markup()
            }
            None => name.markup(),
        }
    };
    el("th").attr("scope", "row").class("name").part("name").dynamic(view)
}

fn select(browse: Browse, group: &Group) -> Markup {
    let id = group.id.clone();
    let is_selected = {
        let id = id.clone();
        move || browse.is_selected(&id)
    };
    el("input")
        .attr("type", "checkbox")
        .class("check")
        .attr("aria-label", text::select(&group.name))
        .prop("checked", is_selected)
        // Not "change": that does not say whether Shift was held.
        .on("click", move |event: Event| {
            let is_checked = event_target::<HtmlInputElement>(&event).checked();
            let to_range = event.unchecked_ref::<MouseEvent>().shift_key();
            browse.select(&id, is_checked, to_range);
        })
        .markup()
}

/// How many customers are in the group. Not asked for a group that was just added: an edit is one request.
fn customers(context: &Context, id: &str, is_new: bool) -> El {
    let shown = RwSignal::new(if is_new {
        text::UNKNOWN.to_owned()
    } else {
        String::new()
    });
    let cell = el("td").class("customers").text(move || shown.get());
    if is_new {
        return cell;
    }
    let (counts, id) = (context.counts.clone(), id.to_owned());
    cell.with(move |cell| counts.watch(cell, &id, shown))
}

fn remove(store: &Store, event: &Event, id: &str) {
    // Staged, the row stays.
    if !store.state().with_untracked(|state| state.membership.is_staged()) {
        focus(neighbour(event));
    }
    store.remove(vec![id.to_owned()]);
}

/// Where the focus goes when a row goes with its button: to the neighbour's, or else to where groups are added.
fn neighbour(event: &Event) -> Option<Element> {
    let row = target_of(event)?.closest("tr").ok()??;
    let button_of = |row: Option<Element>| row?.query_selector("button").ok()?;
    button_of(row.next_element_sibling())
        .or_else(|| button_of(row.previous_element_sibling()))
        .or_else(|| add_button(&row))
}
