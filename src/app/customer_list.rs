use super::address::{self, Address};
use super::customer::Customer;
use crate::kit::el::{IntoMarkup, Markup};
use crate::kit::reactive::{RwSignal, effect};
use crate::live::search::{Progress, Search};
use crate::live::session::{Session, SignedIn};
use crate::text;
use crate::widget::{button, dynamic, el, failed, is_plain_click, skeleton, text_button};
use leptos::ev::Event;
use leptos::prelude::*;

const PAGE: u32 = 20;

/// The store's customers, searched as you type.
pub fn customer_list(session: Session, address: Address, shown: RwSignal<Customer>) -> Markup {
    let client = session.client().clone();
    let search = Search::new(&session, move |q, offset, signal| {
        let client = client.with_signal(&signal);
        async move { Customer::search(&client, &q, PAGE, offset).await }
    });
    // At the start, and again when somebody signs in after the session had ended.
    effect(move || {
        if matches!(session.signed_in(), SignedIn::In(_))
            && search
                .progress
                .with_untracked(|progress| progress.count.is_none() || progress.fault.is_some())
        {
            search.run();
        }
    });
    let rows = dynamic(move || {
        let link = |customer| customer_link(customer, address, shown);
        let links: Vec<Markup> = search.results.get().into_iter().map(link).collect();
        links.markup()
    });
    let more = dynamic(move || match search.has_more() {
        true => text_button(text::SHOW_MORE, move || search.load_more()),
        false => ().markup(),
    });
    let state = dynamic(move || match search.progress.get() {
        Progress { fault: Some(fault), .. } => {
            failed(text::CUSTOMERS_FAILED, fault, button(text::RETRY, move || search.run()))
        }
        Progress { count: None, .. } => skeleton(text::LOADING_CUSTOMERS),
        Progress { count: Some(0), .. } => el("p").class("page-hint").child(text::NO_CUSTOMERS).markup(),
        Progress { count: Some(_), .. } => ().markup(),
    });
    let field = el("input")
        .class("field")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("aria-label", text::SEARCH_CUSTOMERS)
        .attr("placeholder", text::SEARCH_CUSTOMERS)
        .on("input", move |event| search.type_in(event_target_value(&event)));
    el("nav")
        .class("page-list customer-groups")
        .attr("aria-label", text::CUSTOMERS)
        .child(el("div").class("page-search").child(field))
        .child(state)
        .child(el("ul").class("page-customers").child(rows))
        .child(el("div").class("page-more").child(more))
        .markup()
}

fn customer_link(customer: Customer, address: Address, shown: RwSignal<Customer>) -> Markup {
    let id = customer.id.clone();
    let (title, subtitle) = customer.names();
    let current = address.customer();
    let is_current = {
        let id = id.clone();
        move || current.with(|current| *current == id)
    };
    let go = {
        let id = id.clone();
        move |event: Event| {
            if !is_plain_click(&event) {
                return;
            }
            event.prevent_default();
            shown.set(customer.clone());
            address.go(&id);
        }
    };
    let link = el("a")
        .class("page-customer")
        .attr("href", address::href(&id))
        .flag("aria-current", is_current)
        .on("click", go)
        .child(el("bdi").class("page-name").child(title))
        .child(el("bdi").class("page-email").child(subtitle));
    el("li").child(link).markup()
}
