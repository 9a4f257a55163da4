use super::address::{self, Address};
use super::customer::Customer;
use crate::components::{attribute, button, dynamic, failed, skeleton, text_button};
use crate::search::{Progress, Search};
use crate::session::{Session, SignedIn};
use crate::text;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

const PAGE: u32 = 20;

/// The store's customers, searched as you type.
#[component]
pub fn CustomerList(session: Session, address: Address, shown: RwSignal<Customer>) -> impl IntoView {
    let client = session.client().clone();
    let search = Search::new(&session, move |q, offset, signal| {
        let client = client.with_signal(&signal);
        async move { Customer::search(&client, &q, PAGE, offset).await }
    });
    // At the start, and again when somebody signs in after the session had ended.
    Effect::new(move || {
        if matches!(session.signed_in(), SignedIn::In(_))
            && search
                .progress
                .with_untracked(|progress| progress.count.is_none() || progress.fault.is_some())
        {
            search.run();
        }
    });
    let rows = dynamic(move || {
        let link = |customer| view! { <CustomerLink customer address shown /> }.into_any();
        let links: Vec<AnyView> = search.results.get().into_iter().map(link).collect();
        links.into_any()
    });
    let more = dynamic(move || match search.has_more() {
        true => text_button(text::SHOW_MORE, move || search.load_more()),
        false => ().into_any(),
    });
    let state = dynamic(move || match search.progress.get() {
        Progress { fault: Some(fault), .. } => {
            failed(text::CUSTOMERS_FAILED, fault, button(text::RETRY, move || search.run()))
        }
        Progress { count: None, .. } => skeleton(text::LOADING_CUSTOMERS),
        Progress { count: Some(0), .. } => view! { <p class="page-hint">{text::NO_CUSTOMERS}</p> }.into_any(),
        Progress { count: Some(_), .. } => ().into_any(),
    });
    view! {
        <nav class="page-list customer-groups" aria-label=text::CUSTOMERS>
            <div class="page-search">
                <input
                    class="field"
                    type="search"
                    autocomplete="off"
                    aria-label=text::SEARCH_CUSTOMERS
                    placeholder=text::SEARCH_CUSTOMERS
                    on:input=move |event| search.type_in(event_target_value(&event))
                />
            </div>
            {state}
            <ul class="page-customers">{rows}</ul>
            <div class="page-more">{more}</div>
        </nav>
    }
    .into_any()
}

#[component]
fn CustomerLink(customer: Customer, address: Address, shown: RwSignal<Customer>) -> impl IntoView {
    let id = customer.id.clone();
    let (title, subtitle) = customer.names();
    let current = address.customer();
    let is_current = {
        let id = id.clone();
        move || current.with(|current| *current == id).then(|| "true".into())
    };
    let go = {
        let id = id.clone();
        move |event: MouseEvent| {
            // A click that asks for another tab or a download keeps its meaning.
            if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
                return;
            }
            event.prevent_default();
            shown.set(customer.clone());
            address.go(&id);
        }
    };
    view! {
        <li>
            <a class="page-customer" href=address::href(&id) aria-current=attribute(is_current) on:click=go>
                <bdi class="page-name">{title}</bdi>
                <bdi class="page-email">{subtitle}</bdi>
            </a>
        </li>
    }
    .into_any()
}
