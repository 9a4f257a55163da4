use crate::api::encoded;
use crate::kit::Tracked;
use crate::live::store;
use crate::text;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// The page's address: which customer is shown, in step with back and forward.
#[derive(Clone, Copy)]
pub struct Address {
    customer: Tracked<String>,
    /// Where to go once somebody has agreed to drop the edits that wait for Save.
    asked: Tracked<Option<String>>,
}

impl Address {
    pub fn new() -> Self {
        let (customer, asked) = (Tracked::new(read()), Tracked::new(None));
        let moved = window_event_listener(ev::popstate, move |_| {
            let here = customer.get_untracked();
            let there = read();
            if there == here || !store::has_staged() {
                customer.set(there);
            } else {
                push(&here);
                asked.set(Some(there));
            }
        });
        on_cleanup(move || moved.remove());
        Self { customer, asked }
    }

    /// The customer's id in `?customer=`, empty if there is none.
    pub fn customer(self) -> Tracked<String> {
        self.customer
    }

    /// Whether it is the customer's of this id.
    pub fn is_at(self, id: &str) -> bool {
        self.customer.try_with_untracked(|now| now == id) == Some(true)
    }

    /// Goes to a customer, or with an empty id to none: once somebody has agreed, if edits wait for Save.
    pub fn go(self, id: &str) {
        if self.is_at(id) {
            self.stay();
        } else if store::has_staged() {
            self.asked.set(Some(id.to_owned()));
        } else {
            self.show(id);
        }
    }

    fn show(self, id: &str) {
        self.stay();
        push(id);
        self.customer.set(id.to_owned());
    }

    /// Whom somebody wants to go to, who is asked first.
    pub fn asked(self) -> Option<String> {
        self.asked.get()
    }

    /// Drops the edits that wait, and goes.
    pub fn leave(self) {
        if let Some(id) = self.asked.get_untracked() {
            store::discard_staged();
            self.show(&id);
        }
    }

    /// Stays.
    pub fn stay(self) {
        if self.asked.with_untracked(Option::is_some) {
            self.asked.set(None);
        }
    }
}

/// Has the page's title tell whom it shows, among the tabs of a browser; nobody if the name is empty.
pub fn name_page(customer: &str) {
    let page = text::CUSTOMER_GROUPS.say();
    let title = match customer {
        "" => page,
        name => [name, " · ", &page].concat(),
    };
    document().set_title(&title);
}

fn push(id: &str) {
    let pushed = window()
        .history()
        .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&href(id))));
    // Without a history (a sandboxed frame) the page still shows the customer.
    let _ = pushed;
}

/// The address of a customer on this page.
pub fn href(id: &str) -> String {
    let path = window().location().pathname().unwrap_or_default();
    match id {
        "" => path,
        id => format!("{path}?customer={}", encoded(id)),
    }
}

fn read() -> String {
    let search = window().location().search().unwrap_or_default();
    UrlSearchParams::new_with_str(&search)
        .ok()
        .and_then(|params| params.get("customer"))
        .unwrap_or_default()
}
