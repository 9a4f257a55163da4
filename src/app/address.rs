use crate::{live::store, text};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// The page's address: which customer is shown, in step with back and forward.
#[derive(Clone, Copy)]
pub struct Address {
    customer: RwSignal<String>,
}

impl Address {
    pub fn new() -> Self {
        let customer = RwSignal::new(read());
        let moved = window_event_listener(ev::popstate, move |_| {
            let here = customer.get_untracked();
            let there = read();
            if there == here || may_leave() {
                customer.set(there);
            } else {
                push(&here);
            }
        });
        on_cleanup(move || moved.remove());
        Self { customer }
    }

    /// The customer's id in `?customer=`, empty if there is none.
    pub fn customer(self) -> RwSignal<String> {
        self.customer
    }

    /// Whether it is the customer's of this id.
    pub fn is_at(self, id: &str) -> bool {
        self.customer.try_with_untracked(|now| now == id) == Some(true)
    }

    /// Goes to a customer, or with an empty id to none.
    pub fn go(self, id: &str) {
        if self.is_at(id) || !may_leave() {
            return;
        }
        push(id);
        self.customer.set(id.to_owned());
    }
}

/// Has the page's title tell whom it shows, among the tabs of a browser; nobody if the name is empty.
pub fn name_page(customer: &str) {
    let title = match customer {
        "" => text::CUSTOMER_GROUPS,
        name => &[name, " · ", text::CUSTOMER_GROUPS].concat(),
    };
    document().set_title(title);
}

fn push(id: &str) {
    let pushed = window()
        .history()
        .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&href(id))));
    // Without a history (a sandboxed frame) the page still shows the customer.
    let _ = pushed;
}

/// Whether no edit waits for Save, or may be dropped.
fn may_leave() -> bool {
    if !store::has_staged() {
        return true;
    }
    let is_agreed = window().confirm_with_message(text::LEAVE_STAGED).unwrap_or_default();
    if is_agreed {
        store::discard_staged();
    }
    is_agreed
}

/// The address of a customer on this page.
pub fn href(id: &str) -> String {
    let path = window().location().pathname().unwrap_or_default();
    match id {
        "" => path,
        id => format!("{path}?customer={}", js_sys::encode_uri_component(id)),
    }
}

fn read() -> String {
    let search = window().location().search().unwrap_or_default();
    UrlSearchParams::new_with_str(&search)
        .ok()
        .and_then(|params| params.get("customer"))
        .unwrap_or_default()
}
