//! A dashboard of one's own in Leptos: two customers to choose from, the groups of the one chosen, and what the widget tells.

use js_sys::Reflect;
use leptos::prelude::*;
use medusa_customer_groups::{CustomerGroups, Event, STYLE};

fn main() {
    mount_to_body(Dashboard);
}

#[component]
fn Dashboard() -> impl IntoView {
    // Whose groups the page shows is up to the page. This one is told by its address; where the backend is, a page of your
    // own knows by itself: an address that anyone can write is no place to learn it from.
    let (first, second, backend) = (parameter("a"), parameter("b"), parameter("backend"));
    let customer = RwSignal::new(first.clone());
    let is_open = RwSignal::new(true);
    let news = RwSignal::new(Vec::<String>::new());
    let on_event = move |event: Event| {
        news.update(|news| news.extend(lines(event)));
        // Nothing is taken over: without a session the widget asks for a sign-in itself.
        false
    };
    view! {
        <style>{STYLE}</style>
        <main>
            <p>
                <button on:click=move |_| customer.set(first.clone())>"First customer"</button>
                <button on:click=move |_| customer.set(second.clone())>"Second customer"</button>
                <button on:click=move |_| is_open.update(|open| *open = !*open)>
                    {move || if is_open.get() { "Close" } else { "Open" }}
                </button>
            </p>
            <Show when=move || is_open.get()>
                <CustomerGroups customer_id=customer backend_url=backend.clone() on_event />
            </Show>
            <ol aria-label="Events">
                {move || news.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
            </ol>
        </main>
    }
}

fn lines(event: Event) -> Vec<String> {
    match event {
        Event::Load { customer } => {
            let id = Reflect::get(&customer, &"id".into()).ok().and_then(|id| id.as_string());
            vec![format!("loaded {}", id.unwrap_or_default())]
        }
        Event::Change { added, removed, .. } => {
            let added = added.iter().map(|group| format!("added {}", group.name));
            added
                .chain(removed.iter().map(|group| format!("removed {}", group.name)))
                .collect()
        }
        Event::Error(error) => vec![format!("error {}", error.kind.as_str())],
        Event::Unauthorized | Event::Select(_) => Vec::new(),
    }
}

/// A parameter of the page's address; empty if it is not there.
fn parameter(name: &str) -> String {
    let search = window().location().search().unwrap_or_default();
    let parameters = web_sys::UrlSearchParams::new_with_str(&search);
    parameters
        .ok()
        .and_then(|parameters| parameters.get(name))
        .unwrap_or_default()
}
