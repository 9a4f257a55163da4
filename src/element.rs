//! The wasm side of the custom element `<medusa-customer-groups>`: what its class, in TypeScript, calls.

use crate::api::{BaseUrl, Client, Error, ErrorKind};
use crate::browser::js::{get, object, text};
use crate::kit::reactive::{RwSignal, memo};
use crate::live::event::{Event, Listener};
use crate::live::session::Session;
use crate::live::store::{Settle, Store};
use crate::membership::Group;
use crate::widget::customer_groups;
use crate::widget::settings::Settings;
use js_sys::{Array, Function};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, RequestCredentials};

/// One element's widget, until [`unmount`](Handle::unmount).
#[wasm_bindgen]
pub struct Handle {
    customer_id: RwSignal<String>,
    settings: RwSignal<Settings>,
    store: Rc<RefCell<Option<Store>>>,
    /// Why there is no session, and will be none.
    error: Option<Error>,
    unmount: Option<Box<dyn FnOnce()>>,
}

/// Shows the widget in `parent`. `settings` are complete and checked; where the backend is and how it is asked stays as it is
/// then. `listener` is called with the name of an event and its detail, and answers whether the host has prevented what would
/// follow.
#[wasm_bindgen]
pub fn mount(parent: HtmlElement, settings: JsValue, listener: Function) -> Handle {
    let owner = Owner::new();
    let store = Rc::new(RefCell::new(None));
    let session = open(&settings);
    let error = session.as_ref().err().cloned();
    let (customer_id, settings) = owner.with(|| {
        (
            RwSignal::new(text(&settings, "customerId")),
            RwSignal::new(read(&settings)),
        )
    });
    let opened = SendWrapper::new(store.clone());
    let view = move || {
        let listener = Listener::from(move |event| tell(&listener, event));
        let open = move |store: &Store| {
            opened.replace(Some(store.clone()));
        };
        let (customer_id, settings) = (memo(move || customer_id.get()), memo(move || settings.get()));
        customer_groups(customer_id, session, settings, listener, open).into_inner()
    };
    let mounted = owner.with(|| mount_to(parent, view));
    let unmount = move || {
        drop(mounted);
        // Futures that are under way would keep it, and all that it owns.
        owner.cleanup();
    };
    Handle {
        customer_id,
        settings,
        store,
        error,
        unmount: Some(Box::new(unmount)),
    }
}

#[wasm_bindgen]
impl Handle {
    /// Takes new settings.
    pub fn update(&self, settings: JsValue) {
        self.customer_id.set(text(&settings, "customerId"));
        self.settings.set(read(&settings));
    }

    /// Adds and removes groups by their ids. `settle` is called with an error or the customer.
    pub fn batch(&self, add: Vec<String>, remove: Vec<String>, settle: Function) {
        match self.store() {
            Ok(store) => store.batch(add, remove, settled(settle)),
            Err(error) => settled(settle)(Err(error)),
        }
    }

    /// Reads again; likewise.
    pub fn refresh(&self, settle: Function) {
        match self.store() {
            Ok(store) => store.refresh(settled(settle)),
            Err(error) => settled(settle)(Err(error)),
        }
    }

    /// Reverses the newest change.
    pub fn undo(&self) {
        if let Ok(store) = self.store() {
            store.undo();
        }
    }

    /// Ends it. What was sent is finished.
    pub fn unmount(&mut self) {
        self.store.take();
        if let Some(unmount) = self.unmount.take() {
            unmount();
        }
    }

    fn store(&self) -> Result<Store, Error> {
        let none = || Error::new(ErrorKind::Aborted, "The widget shows no customer.");
        let store = self.store.borrow().clone();
        store.ok_or_else(|| self.error.clone().unwrap_or_else(none))
    }
}

fn read(settings: &JsValue) -> Settings {
    let number = |key| get(settings, key).as_f64().unwrap_or_default();
    Settings {
        is_staged: get(settings, "staged").is_truthy(),
        is_readonly: get(settings, "readonly").is_truthy(),
        page_size: number("pageSize") as usize,
        group_href: text(settings, "groupHref"),
        fields: text(settings, "fields"),
        heading_level: number("headingLevel") as u8,
        locale: text(settings, "locale"),
    }
}

fn open(settings: &JsValue) -> Result<Session, Error> {
    let mut client = Client::new(BaseUrl::parse(&text(settings, "backendUrl"))?);
    if text(settings, "credentials") == "same-origin" {
        client = client.with_credentials(RequestCredentials::SameOrigin);
    }
    if let Ok(fetch) = get(settings, "fetch").dyn_into() {
        client = client.with_fetch(fetch);
    }
    Ok(Session::of(client, get(settings, "hostAuth").is_truthy()))
}

/// Passes an event on.
fn tell(listener: &Function, event: Event) -> bool {
    let (name, detail) = match event {
        Event::Load { customer } => ("load", object(&[("customer", customer)])),
        Event::Change {
            customer,
            added,
            removed,
        } => {
            let detail = [
                ("customer", customer),
                ("added", groups(&added)),
                ("removed", groups(&removed)),
            ];
            ("change", object(&detail))
        }
        Event::Error(error) => ("error", error_detail(&error)),
        Event::Unauthorized => ("unauthorized", object(&[])),
        Event::Select(group) => ("select", object(&[("group", plain(&group))])),
    };
    // What a host's listener throws, the browser has already reported.
    let answer = listener.call2(&JsValue::NULL, &name.into(), &detail);
    answer.is_ok_and(|answer| answer.is_truthy())
}

fn settled(settle: Function) -> Settle {
    Box::new(move |outcome| {
        let (error, customer) = match outcome {
            Ok(customer) => (JsValue::UNDEFINED, customer),
            Err(error) => (error_detail(&error), JsValue::UNDEFINED),
        };
        // It settles a promise, which does not throw.
        let _ = settle.call2(&JsValue::NULL, &error, &customer);
    })
}

fn groups(groups: &[Group]) -> JsValue {
    groups.iter().map(plain).collect::<Array>().into()
}

fn plain(group: &Group) -> JsValue {
    object(&[("id", group.id.as_str().into()), ("name", group.name.as_str().into())])
}

fn error_detail(error: &Error) -> JsValue {
    let status = error.status.map(JsValue::from).unwrap_or_default();
    let entries = [
        ("kind", error.kind.as_str().into()),
        ("status", status),
        ("message", words(error).into()),
    ];
    object(&entries)
}

/// What an error says of itself. The widget has sentences of its own for those that say nothing.
fn words(error: &Error) -> &str {
    match error.kind {
        _ if !error.message.is_empty() => &error.message,
        ErrorKind::Timeout => "No complete answer within 15 seconds.",
        ErrorKind::MissingCustomer => "There is no customer of this id.",
        ErrorKind::MissingGroups => "The answer does not say which groups the customer is in.",
        kind => kind.as_str(),
    }
}
