use super::address::{self, Address};
use super::customer::Customer;
use crate::kit::{El, IntoChild, Tracked, computed, effect, el, when};
use crate::live::Fault;
use crate::live::search::{Progress, Search};
use crate::live::session::{Session, SignedIn};
use crate::text::{self, Language};
use crate::widget::{button, failed, is_plain_click, name, skeleton, text_button};
use leptos::ev;
use leptos::prelude::*;

/// How many customers are asked for at a time.
const PAGE: u32 = 20;

/// What stands above the list, or in its place.
#[derive(Clone, PartialEq)]
enum State {
    Loading,
    Failed(Fault),
    Empty,
    Listed,
}

impl State {
    fn of(progress: &Progress) -> Self {
        match (&progress.fault, progress.count) {
            (Some(fault), _) => Self::Failed(fault.clone()),
            (None, None) => Self::Loading,
            (None, Some(0)) => Self::Empty,
            (None, Some(_)) => Self::Listed,
        }
    }
}

/// The store's customers, searched as you type. `chosen` is told of the one whose link was followed last.
pub fn customer_list(session: Session, address: Address, chosen: Tracked<Customer>) -> El {
    let search = Search::new(session, move |words, offset, signal| {
        let client = session.client().with_signal(&signal);
        async move { Customer::search(&client, &words, PAGE, offset).await }
    });
    // At the start, and again when somebody signs in after the session had ended.
    effect(move || {
        let lacks_answer = |progress: &Progress| progress.count.is_none() || progress.fault.is_some();
        if matches!(session.signed_in(), SignedIn::In(_)) && search.progress.with_untracked(lacks_answer) {
            search.run();
        }
    });
    let field = el("input")
        .class("cg-field")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("aria-label", text::SEARCH_CUSTOMERS)
        .attr("placeholder", text::SEARCH_CUSTOMERS)
        .on(ev::input, move |event| search.type_in(event_target_value(&event)));
    let links = move || {
        let mut listed: Vec<Customer> = Vec::new();
        for customer in search.results.get() {
            // Whoever was added meanwhile has moved the others on, and the last of a page come again with the next.
            if !listed.iter().any(|other| other.id == customer.id) {
                listed.push(customer);
            }
        }
        let query = search.progress.with_untracked(|progress| progress.query.clone());
        let link = |customer: &Customer| {
            let who = who(el("span"), customer, customer.listed_facts(&listed, &query, text::fold));
            customer_link(customer.clone(), who, address, chosen)
        };
        listed.iter().map(link).collect::<Vec<El>>()
    };
    let more = when(
        move || search.has_more(),
        move || text_button(text::SHOW_MORE, move || search.load_more()),
    );
    el("nav")
        .class("page-list customer-groups")
        .attr("aria-label", text::CUSTOMERS)
        .child(el("div").class("page-search").child(field))
        .child(announced(search))
        .child(state(search))
        .child(el("ul").class("page-customers").child(links))
        .child(el("div").class("page-more").child(more))
}

/// What of it is said aloud: that it is looked for, and how many there are.
fn announced(search: Search<Customer>) -> El {
    let words = move || {
        search.progress.with(|progress| match State::of(progress) {
            State::Loading => text::LOADING_CUSTOMERS.say(),
            State::Empty => text::NO_CUSTOMERS.say(),
            State::Listed => {
                let count = Language::current().number(progress.count.unwrap_or_default());
                text::labelled(text::CUSTOMERS, &count)
            }
            // An alert where it stands.
            State::Failed(_) => String::new(),
        })
    };
    el("p").class("cg-visually-hidden").attr("role", "status").child(words)
}

fn state(search: Search<Customer>) -> impl IntoChild {
    let state = computed(move || search.progress.with(State::of));
    move || match state.get() {
        State::Failed(fault) => {
            let retry = button(text::RETRY, move || search.run());
            Some(failed(text::CUSTOMERS_FAILED, fault, Some(retry)))
        }
        State::Loading => Some(skeleton(text::LOADING_CUSTOMERS)),
        State::Empty => Some(el("p").class("page-hint").child(text::NO_CUSTOMERS)),
        State::Listed => None,
    }
}

fn customer_link(customer: Customer, who: (El, El), address: Address, chosen: Tracked<Customer>) -> El {
    let id = customer.id.clone();
    let href = address::href(&id);
    let current = address.customer();
    let is_current = {
        let id = id.clone();
        move || current.with(|current| *current == id).then_some("true")
    };
    let go = move |event: ev::MouseEvent| {
        if is_plain_click(&event) {
            event.prevent_default();
            address.go(&id);
            // Unless edits wait here for Save, and are not to be dropped.
            if address.is_at(&id) {
                chosen.set(customer.clone());
            }
        }
    };
    let link = el("a")
        .class("page-customer")
        .attr("href", href)
        .attr("aria-current", is_current)
        .on(ev::click, go)
        .child(who);
    el("li").child(link)
}

/// Who a customer is: the name in `heading`, and in a line whether it is a registered customer, and what else is known.
/// Each is written in its own direction.
pub fn who(heading: El, customer: &Customer, facts: Vec<&str>) -> (El, El) {
    let bdi = |text: &str| name(text.to_owned());
    let mut line = el("span").class("page-facts");
    if let Some(has_account) = customer.has_account {
        let (account, words) = match has_account {
            true => ("registered", text::REGISTERED),
            false => ("guest", text::GUEST),
        };
        line = line.child(el("span").attr("data-account", account).child(words));
    }
    // Apart also to those who only hear it.
    let mut separator = Some(" ");
    for fact in facts {
        line = line.child(separator.replace(" · ")).child(bdi(fact));
    }
    (heading.class("page-name").child(bdi(&customer.name)), line)
}
