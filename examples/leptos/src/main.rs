//! A dashboard of one's own in Leptos: two customers to choose from, and the groups of the one chosen.

use leptos::prelude::*;
use medusa_customer_groups::{CustomerGroups, Event, STYLE, Settings};

fn main() {
    mount_to_body(Dashboard);
}

#[component]
fn Dashboard() -> impl IntoView {
    let customers = parameters("customer");
    let backend = parameters("backend")
        .pop()
        .unwrap_or_else(|| "http://localhost:9000".into());
    let chosen = RwSignal::new(customers.first().cloned().unwrap_or_default());
    let is_shown = RwSignal::new(true);
    let news = RwSignal::new(Vec::<String>::new());
    let on_event = move |event: Event| {
        let line = match event {
            Event::Load { .. } => "load".into(),
            Event::Change { added, removed, .. } => format!("change +{} -{}", added.len(), removed.len()),
            Event::Error(error) => format!("error {}", error.kind.as_str()),
            Event::Unauthorized => "unauthorized".into(),
            Event::Select(group) => format!("select {}", group.name),
        };
        news.update(|news| news.push(line));
        // Nothing is taken over: without a session the widget asks for a sign-in itself.
        false
    };
    let settings = Settings {
        page_size: 20,
        ..Settings::default()
    };
    view! {
        <style>{STYLE}</style>
        <h1>"Dashboard"</h1>
        <nav>
            {customers
                .into_iter()
                .enumerate()
                .map(|(at, id)| {
                    view! { <button on:click=move |_| chosen.set(id.clone())>"Customer " {at + 1}</button> }
                })
                .collect_view()}
            <button on:click=move |_| is_shown.update(|shown| *shown = !*shown)>
                {move || if is_shown.get() { "Hide" } else { "Show" }}
            </button>
        </nav>
        <Show when=move || is_shown.get()>
            <CustomerGroups customer_id=chosen backend_url=backend.clone() settings=settings.clone() on_event />
        </Show>
        <ol class="news">
            <For each=move || news.get().into_iter().enumerate() key=|(at, _)| *at let((_, line))>
                <li>{line}</li>
            </For>
        </ol>
    }
}

/// Every value of a parameter of the page's address.
fn parameters(name: &str) -> Vec<String> {
    let search = window().location().search().unwrap_or_default();
    let pairs = search
        .trim_start_matches('?')
        .split('&')
        .filter_map(|pair| pair.split_once('='));
    pairs
        .filter(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
        .collect()
}
