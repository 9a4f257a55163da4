use super::{add_button, attribute, focus, target_of};
use crate::membership::Row;
use crate::store::Store;
use crate::{locale, text};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use web_sys::Element;

/// The groups, one row each.
#[component]
pub fn Table(store: Store, rows: Memo<Vec<Row>>) -> impl IntoView {
    let language = locale::language();
    let row = move |row: Row| view! { <TableRow store=store.clone() row language=language.clone() /> };
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
fn TableRow(store: Store, row: Row, language: String) -> impl IntoView {
    let state = store.state();
    let group = row.group;
    let id = group.id.clone();
    let is_pending = Memo::new(move |_| state.with(|state| !state.membership.is_confirmed(&id)));
    let created = group
        .created_at
        .as_deref()
        .map(|date| locale::format_date(date, &language));
    let label = text::remove(&group.name);
    let remove: Box<dyn FnMut(MouseEvent)> = Box::new(move |event| {
        focus(neighbour(&event));
        store.remove(vec![group.id.clone()]);
    });
    view! {
        <tr class="row" part="row" aria-busy=attribute(move || is_pending.get().then(|| "true".into()))>
            <th scope="row" class="name" part="name">
                <bdi>{group.name}</bdi>
            </th>
            <td class="date">{created.filter(|date| !date.is_empty()).unwrap_or_else(|| "–".into())}</td>
            <td class="actions">
                <button
                    type="button"
                    class="icon-button cross"
                    part="remove-button"
                    aria-label=label.clone()
                    title=label
                    on:click=remove
                ></button>
            </td>
        </tr>
    }
    .into_any()
}

/// Where the focus goes when a row goes with its button: to the neighbour's, or else to where groups are added.
fn neighbour(event: &MouseEvent) -> Option<Element> {
    let row = target_of(event)?.closest("tr").ok()??;
    let button_of = |row: Option<Element>| row?.query_selector("button").ok()?;
    button_of(row.next_element_sibling())
        .or_else(|| button_of(row.previous_element_sibling()))
        .or_else(|| add_button(&row))
}
