//! A dashboard of one's own in Leptos: two customers to choose from, the groups of the one chosen, and what the widget
//! tells.

use js_sys::Reflect;
use leptos::prelude::*;
use medusa_customer_groups::api::Error;
use medusa_customer_groups::{Change, CustomerGroups, STYLE};
use wasm_bindgen::JsValue;

fn main() {
    mount_to_body(Dashboard);
}

#[component]
fn Dashboard() -> impl IntoView {
    // Whose groups the page shows is up to the page. This one is told by its address; where the backend is, a page of
    // your own knows by itself: an address that anyone can write is no place to learn it from.
    let (first, second, backend) = (parameter("a"), parameter("b"), parameter("backend"));
    let customer = RwSignal::new(first.clone());
    let is_open = RwSignal::new(true);
    let news = RwSignal::new(Vec::<String>::new());
    let tell = move |line: String| news.update(|news| news.push(line));
    let on_load = move |customer: JsValue| tell(format!("loaded {}", id_of(&customer)));
    let on_change = move |change: Change| {
        change
            .added
            .iter()
            .for_each(|group| tell(format!("added {}", group.name)));
        change
            .removed
            .iter()
            .for_each(|group| tell(format!("removed {}", group.name)));
    };
    let on_error = move |_customer_id: String, error: Error| tell(format!("error {}", error.kind.as_str()));
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
                <CustomerGroups customer_id=customer backend_url=backend.clone() on_load on_change on_error />
            </Show>
            <ol aria-label="Events">
                {move || news.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
            </ol>
        </main>
    }
}

fn id_of(customer: &JsValue) -> String {
    let id = Reflect::get(customer, &"id".into()).ok();
    id.and_then(|id| id.as_string()).unwrap_or_default()
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
