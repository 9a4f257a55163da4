use super::parts::{button, problem, text_button};
use super::{attribute, click, dynamic, target_of, text as following};
use crate::api::CustomerGroupQuery;
use crate::membership::Group;
use crate::search::Search;
use crate::store::Store;
use crate::text;
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// Options that Page Up and Page Down pass.
const PAGE: usize = 8;

/// The button that opens the picker, and the picker: a combobox over the store's groups, in the top layer, where no
/// host's `overflow` clips it. Opening, closing and giving the focus back are the browser's.
#[component]
pub fn Picker(store: Store) -> impl IntoView {
    let (popover_id, list_id) = (super::unique_id("picker"), super::unique_id("list"));
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
    let opened = move |event: Event| {
        let is_open = target_of(&event).is_some_and(|popover| popover.matches(":popover-open").unwrap_or_default());
        if is_open {
            active.set(0);
            search.run();
        }
    };
    let on_key = {
        let store = store.clone();
        move |event: KeyboardEvent| {
            let last = search.results.with_untracked(Vec::len).saturating_sub(1);
            let at = active.get_untracked();
            let next = match event.key().as_str() {
                "ArrowDown" if at < last => at + 1,
                "ArrowDown" => 0,
                "ArrowUp" if at > 0 => at - 1,
                "ArrowUp" => last,
                "PageDown" => (at + PAGE).min(last),
                "PageUp" => at.saturating_sub(PAGE),
                "Enter" => {
                    let chosen = search.results.with_untracked(|results| results.get(at).cloned());
                    chosen.into_iter().for_each(|group| toggle(&store, group));
                    at
                }
                _ => return,
            };
            event.prevent_default();
            active.set(next);
            show_option(&event, next);
        }
    };
    let type_in = move |event: Event| {
        active.set(0);
        search.type_in(event_target_value(&event));
    };
    let options = {
        let (store, list_id) = (store.clone(), list_id.clone());
        dynamic(move || {
            let option = |(index, group)| option(&store, group, format!("{list_id}-{index}"), index, active);
            let options: Vec<AnyView> = search.results.get().into_iter().enumerate().map(option).collect();
            options.into_any()
        })
    };
    let active_id = {
        let list_id = list_id.clone();
        attribute(move || {
            let count = search.results.with(Vec::len);
            Some(active.get())
                .filter(|&at| at < count)
                .map(|at| format!("{list_id}-{at}"))
        })
    };
    let found = following(move || {
        search.progress.with(|progress| match progress.count {
            None if progress.is_loading => text::SEARCHING.to_owned(),
            None => String::new(),
            Some(0) => text::NO_MATCH.to_owned(),
            Some(count) => text::results(count),
        })
    });
    let failed = dynamic(move || match search.progress.with(|progress| progress.fault.clone()) {
        Some(fault) => {
            let retry = vec![button(text::RETRY, move || search.run())];
            problem(
                text::SEARCH_FAILED,
                vec![text::fault(&fault)],
                fault.error.message,
                retry,
            )
        }
        None => ().into_any(),
    });
    let more = dynamic(move || match search.has_more() {
        true => text_button(text::SHOW_MORE, move || search.load_more()),
        false => ().into_any(),
    });
    view! {
        <button type="button" class="button add" part="add-button" popovertarget=popover_id.clone()>
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
                aria-label=text::SEARCH_GROUPS
                placeholder=text::SEARCH_GROUPS
                aria-autocomplete="list"
                aria-expanded="true"
                aria-controls=list_id.clone()
                aria-activedescendant=active_id
                on:input=type_in
                on:keydown=on_key
            />
            {failed}
            // The field keeps the focus while options are clicked.
            <ul
                class="options"
                part="options"
                role="listbox"
                id=list_id
                aria-label=text::GROUPS
                aria-multiselectable="true"
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

fn option(store: &Store, group: Group, id: String, index: usize, active: RwSignal<usize>) -> AnyView {
    let state = store.state();
    let group_id = group.id.clone();
    let is_member = Memo::new(move |_| state.with(|state| state.membership.shows(&group_id)));
    let name = group.name.clone();
    let store = store.clone();
    view! {
        <li
            class="option"
            part="option"
            role="option"
            id=id
            aria-current=attribute(move || (active.get() == index).then(|| "true".into()))
            aria-selected=attribute(move || Some(is_member.get().to_string()))
            on:click=click(move || toggle(&store, group.clone()))
        >
            <bdi class="name">{name}</bdi>
        </li>
    }
    .into_any()
}

fn toggle(store: &Store, group: Group) {
    if store.state().with_untracked(|state| state.membership.shows(&group.id)) {
        store.remove(vec![group.id]);
    } else {
        store.add(vec![group]);
    }
}

/// Scrolls the option into view that the keyboard has reached.
fn show_option(event: &Event, index: usize) {
    let list = || {
        target_of(event)?
            .closest(".picker")
            .ok()??
            .query_selector(".options")
            .ok()?
    };
    if let Some(option) = list().and_then(|list| list.children().item(index as u32)) {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}
