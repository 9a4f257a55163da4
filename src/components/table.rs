use super::follow;
use super::icons::{CROSS, Icon};
use crate::membership::Row;
use crate::store::Store;
use crate::{locale, text};
use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The groups, one row each.
#[component]
pub fn Table(store: Store, rows: Memo<Vec<Row>>, add_button: NodeRef<html::Button>) -> impl IntoView {
    let language = locale::language();
    let row = move |row: Row| view! { <TableRow store=store.clone() row language=language.clone() add_button /> };
    view! {
        <table class="table" part="table">
            <thead>
                <tr>
                    <th scope="col">{text::NAME}</th>
                    <th scope="col" class="date">
                        {text::CREATED}
                    </th>
                    <th scope="col">
                        <span class="visually-hidden">{text::ACTIONS}</span>
                    </th>
                </tr>
            </thead>
            <tbody>
                // Whether a row is pending is no part of its key: a confirmed row keeps its element, and the focus in it.
                <For each=move || rows.get() key=|row| row.group.clone() children=row />
            </tbody>
        </table>
    }
    .into_any()
}

#[component]
fn TableRow(store: Store, row: Row, language: String, add_button: NodeRef<html::Button>) -> impl IntoView {
    let membership = store.membership();
    let group = row.group;
    let id = group.id.clone();
    let is_pending = Memo::new(move |_| membership.with(|m| !m.is_confirmed(&id)));
    let created = group
        .created_at
        .as_deref()
        .map(|date| locale::format_date(date, &language));
    let remove_label = text::remove(&group.name);
    let remove = move |event: MouseEvent| {
        keep_focus_near(&event, add_button);
        store.remove(vec![group.id.clone()]);
    };
    view! {
        <tr class="row" part="row" aria-busy=follow(move || is_pending.get().then_some("true"))>
            <th scope="row" class="name" part="name">
                <bdi>{group.name}</bdi>
            </th>
            <td class="date">{created.filter(|date| !date.is_empty()).unwrap_or_else(|| "–".into())}</td>
            <td class="actions">
                <button
                    type="button"
                    class="icon-button"
                    part="remove-button"
                    aria-label=remove_label.clone()
                    title=remove_label
                    on:click=remove
                >
                    <Icon d=CROSS />
                </button>
            </td>
        </tr>
    }
    .into_any()
}

/// The button goes with its row: the focus moves to the neighbour's, or else to where groups are added.
fn keep_focus_near(event: &MouseEvent, add_button: NodeRef<html::Button>) {
    let button_of = |row: Option<Element>| row?.query_selector("button").ok()?;
    let row = event
        .current_target()
        .and_then(|button| button.dyn_into::<Element>().ok())
        .and_then(|button| button.closest("tr").ok()?);
    let neighbour =
        row.and_then(|row| button_of(row.next_element_sibling()).or_else(|| button_of(row.previous_element_sibling())));
    let target: Option<HtmlElement> = match neighbour {
        Some(button) => button.dyn_into().ok(),
        None => add_button.get_untracked().map(Into::into),
    };
    if let Some(target) = target {
        // Focus is a courtesy: an element that cannot take it is no fault.
        let _ = target.focus();
    }
}
