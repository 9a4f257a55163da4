use super::address::{self, Address};
use crate::api::Fields;
use crate::components::{Failed, Skeleton, dynamic, follow, text_button};
use crate::search::Search;
use crate::session::{Session, SignedIn};
use crate::text;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use serde::Deserialize;

const PAGE: u32 = 20;
const FIELDS: [&str; 5] = ["id", "email", "first_name", "last_name", "company_name"];

/// A customer as far as the list shows one: the [`FIELDS`].
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Customer {
    id: String,
    email: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    company_name: Option<String>,
}

/// The store's customers, searched as you type.
#[component]
pub fn CustomerList(session: Session, address: Address) -> impl IntoView {
    let client = session.client().clone();
    let search = Search::new(&session, move |q, offset, signal| {
        let client = client.with_signal(&signal);
        async move {
            let page = client.customers_as(&q, PAGE, offset, &Fields::new(&FIELDS, "")).await?;
            Ok((page.customers, page.count))
        }
    });
    // At the start, and again when somebody signs in after the session had ended.
    Effect::new(move || {
        if matches!(session.signed_in(), SignedIn::In(_)) && search.count.get_untracked().is_none() {
            search.run();
        }
    });
    let rows = dynamic(move || {
        let link = |customer| view! { <CustomerLink customer address /> }.into_any();
        let links: Vec<AnyView> = search.results.get().into_iter().map(link).collect();
        links.into_any()
    });
    let more = dynamic(move || match search.has_more() {
        true => text_button(text::SHOW_MORE, move || search.load_more()),
        false => ().into_any(),
    });
    let state = dynamic(move || match (search.fault.get(), search.count.get()) {
        (Some(fault), _) => {
            view! { <Failed title=text::CUSTOMERS_FAILED fault retry=move || search.run() /> }.into_any()
        }
        (None, None) => view! { <Skeleton label=text::LOADING_CUSTOMERS /> }.into_any(),
        (None, Some(0)) => view! { <p class="page-hint">{text::NO_CUSTOMERS}</p> }.into_any(),
        (None, Some(_)) => ().into_any(),
    });
    view! {
        <nav class="page-list customer-groups" aria-label=text::CUSTOMERS>
            <div class="page-search">
                <input
                    class="field"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=text::SEARCH_CUSTOMERS
                    placeholder=text::SEARCH_CUSTOMERS
                    prop:value=search.query
                    on:input:target=move |event| search.type_in(event.target().value())
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
fn CustomerLink(customer: Customer, address: Address) -> impl IntoView {
    let id = customer.id.clone();
    let (title, subtitle) = names(&customer);
    let shown = address.customer();
    let is_current = {
        let id = id.clone();
        move || shown.with(|shown| *shown == id).then_some("true")
    };
    let go = {
        let id = id.clone();
        move |event: MouseEvent| {
            // A click that asks for another tab or a download keeps its meaning.
            if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
                return;
            }
            event.prevent_default();
            address.go(&id);
        }
    };
    view! {
        <li>
            <a class="page-customer" href=address::href(&id) aria-current=follow(is_current) on:click=go>
                <bdi class="page-name">{title}</bdi>
                <bdi class="page-email">{subtitle}</bdi>
            </a>
        </li>
    }
    .into_any()
}

/// What a customer is called by, and what stands below: the name if there is one, else the company, else the address.
fn names(customer: &Customer) -> (String, String) {
    let present = |field: &Option<String>| field.clone().filter(|text| !text.trim().is_empty());
    let parts: Vec<String> = [&customer.first_name, &customer.last_name]
        .into_iter()
        .filter_map(present)
        .collect();
    let person = Some(parts.join(" ")).filter(|name| !name.is_empty());
    let email = present(&customer.email);
    let title = person.or_else(|| present(&customer.company_name));
    match (title, email) {
        (Some(title), email) => (title, email.unwrap_or_default()),
        (None, Some(email)) => (email, String::new()),
        (None, None) => (customer.id.clone(), String::new()),
    }
}
