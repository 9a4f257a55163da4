use super::icons::{CHECK, Icon};
use super::placeholder::{button, details, text_button};
use super::{dynamic, follow};
use crate::api::CustomerGroupQuery;
use crate::membership::Group;
use crate::search::Search;
use crate::store::Store;
use crate::text;
use leptos::ev::{Event, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The button that opens the picker, and the picker: a combobox over the store's groups, in the top layer, where no
/// host's `overflow` clips it. Opening, closing and giving the focus back are the browser's.
#[component]
pub fn Picker(store: Store, add_button: NodeRef<html::Button>) -> impl IntoView {
    let (popover_id, list_id) = (super::unique_id("picker"), super::unique_id("list"));
    let is_open = RwSignal::new(false);
    let active = RwSignal::new(0_usize);
    let client = store.session().client().clone();
    let search = Search::new(store.session(), move |q, offset, signal| {
        let client = client.with_signal(&signal);
        async move {
            let query = CustomerGroupQuery {
                q: &q,
                offset,
                ..CustomerGroupQuery::default()
            };
            let page = client.customer_groups_as(&query).await?;
            Ok((page.customer_groups, page.count))
        }
    });
    let list = NodeRef::<html::Ul>::new();
    let toggle_at = {
        let store = store.clone();
        move |index: usize| {
            if let Some(group) = search.results.with_untracked(|results| results.get(index).cloned()) {
                toggle(&store, group);
            }
        }
    };
    let opened = move |event: Event| {
        let popover = event
            .current_target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let open = popover.is_some_and(|popover| popover.matches(":popover-open").unwrap_or_default());
        is_open.set(open);
        if open {
            active.set(0);
            search.run();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let count = search.results.with_untracked(Vec::len);
        let at = active.get_untracked();
        let next = match event.key().as_str() {
            "ArrowDown" => Some(if at + 1 < count { at + 1 } else { 0 }),
            "ArrowUp" => Some(at.checked_sub(1).unwrap_or(count.saturating_sub(1))),
            "PageDown" => Some((at + 8).min(count.saturating_sub(1))),
            "PageUp" => Some(at.saturating_sub(8)),
            "Enter" => {
                event.prevent_default();
                toggle_at(at);
                None
            }
            _ => None,
        };
        if let Some(next) = next {
            event.prevent_default();
            active.set(next);
            show_option(list, next);
        }
    };
    let option_id = {
        let list_id = list_id.clone();
        move |index: usize| format!("{list_id}-{index}")
    };
    let active_id = {
        let option_id = option_id.clone();
        move || {
            search
                .results
                .with(|r| active.get() < r.len())
                .then(|| option_id(active.get()))
        }
    };
    let options = dynamic(move || {
        let option = |(index, group)| {
            let (store, id) = (store.clone(), option_id(index));
            view! { <PickerOption store group id index active /> }.into_any()
        };
        let options: Vec<AnyView> = search.results.get().into_iter().enumerate().map(option).collect();
        options.into_any()
    });
    let found = follow(move || match (search.count.get(), search.is_loading.get()) {
        (None, true) => text::SEARCHING.to_owned(),
        (Some(0), _) => text::NO_MATCH.to_owned(),
        (Some(count), _) => text::results(count),
        (None, false) => String::new(),
    });
    let failed = dynamic(move || match search.fault.get() {
        Some(fault) => view! {
            <div class="message problem" part="message" role="alert">
                <div class="words">
                    <p class="title">{text::SEARCH_FAILED}</p>
                    <p>{text::fault(&fault)}</p>
                    {details(fault.error.message)}
                </div>
                {button(text::RETRY, move || search.run())}
            </div>
        }
        .into_any(),
        None => ().into_any(),
    });
    let more = dynamic(move || match search.has_more() {
        true => text_button(text::SHOW_MORE, move || search.load_more()),
        false => ().into_any(),
    });
    view! {
        <button
            type="button"
            class="button add"
            part="add-button"
            node_ref=add_button
            popovertarget=popover_id.clone()
            aria-haspopup="dialog"
            aria-expanded=follow(move || is_open.get().to_string())
        >
            {text::ADD_TO_GROUPS}
        </button>
        <div
            class="picker"
            part="picker"
            id=popover_id
            popover="auto"
            role="dialog"
            aria-label=text::ADD_TO_GROUPS
            on:toggle=opened
        >
            <input
                class="field"
                part="field"
                type="text"
                role="combobox"
                autofocus
                autocomplete="off"
                spellcheck="false"
                aria-label=text::SEARCH_GROUPS
                placeholder=text::SEARCH_GROUPS
                aria-autocomplete="list"
                aria-expanded="true"
                aria-controls=list_id.clone()
                aria-activedescendant=follow(active_id)
                prop:value=search.query
                on:input:target=move |event| {
                    active.set(0);
                    search.type_in(event.target().value());
                }
                on:keydown=on_key
            />
            {failed}
            // The field keeps the focus while options are clicked.
            <ul
                class="options"
                part="options"
                role="listbox"
                id=list_id
                node_ref=list
                aria-label=text::GROUPS
                aria-multiselectable="true"
                aria-busy=follow(move || search.is_loading.get().to_string())
                on:mousedown=|event| event.prevent_default()
            >
                {options}
            </ul>
            <div class="found">
                <p role="status">{found}</p>
                {more}
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn PickerOption(store: Store, group: Group, id: String, index: usize, active: RwSignal<usize>) -> impl IntoView {
    let membership = store.membership();
    let group_id = group.id.clone();
    let is_member = Memo::new(move |_| membership.with(|m| m.shows(&group_id)));
    let name = group.name.clone();
    view! {
        <li
            class=follow(move || String::from(if active.get() == index { "option active" } else { "option" }))
            part="option"
            role="option"
            id=id
            aria-selected=follow(move || is_member.get().to_string())
            on:click=move |_| toggle(&store, group.clone())
        >
            <span class="mark">
                <Icon d=CHECK />
            </span>
            <bdi class="name">{name}</bdi>
        </li>
    }
    .into_any()
}

fn toggle(store: &Store, group: Group) {
    if store.membership().with_untracked(|m| m.shows(&group.id)) {
        store.remove(vec![group.id]);
    } else {
        store.add(vec![group]);
    }
}

fn show_option(list: NodeRef<html::Ul>, index: usize) {
    let option = list.get_untracked().and_then(|list| list.children().item(index as u32));
    if let Some(option) = option {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}
