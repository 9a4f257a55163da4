//! The wasm side of the custom element `<medusa-customer-groups>`: what its class, in TypeScript, calls.

use crate::api::{BaseUrl, Client, Error, ErrorKind};
use crate::browser::js::{get, object, text};
use crate::kit::{IntoChild, Tracked, computed};
use crate::live::event::{Event, Listener};
use crate::live::session::Session;
use crate::live::store::{self, Settle, Store};
use crate::membership::Group;
use crate::text::{self, Language};
use crate::widget::{Settings, customer_groups};
use js_sys::{Array, Function};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, RequestCredentials};

/// One element's widget, until [`unmount`](Handle::unmount).
#[wasm_bindgen]
pub struct Handle {
    customer_id: Tracked<String>,
    settings: Tracked<Settings>,
    shown: Rc<RefCell<Shown>>,
    /// Why there is no session, and will be none.
    error: Option<Error>,
    unmount: Option<Box<dyn FnOnce()>>,
}

/// What a call is made on: the store that the views show, which may still be that of the customer before.
#[derive(Default)]
struct Shown {
    /// The customer's id, and the store.
    store: Option<(String, Store)>,
    /// Calls that wait for the views to turn to the customer that they are for.
    waiting: Vec<Call>,
}

thread_local! {
    /// The language of the element that was brought up to date last.
    static SPOKEN: Cell<Language> = const { Cell::new(Language::ENGLISH) };
}

type Call = Box<dyn FnOnce(Result<Store, Error>)>;

/// Shows the widget in `parent`. Where the backend is and how it is asked stays as it is then. `listener` is called
/// with the name of an event and its detail, and answers whether the host has prevented what would follow. `keep` is
/// given what is not saved, of all customers: should this crash, nobody else would know.
#[wasm_bindgen]
pub fn mount(parent: HtmlElement, settings: JsValue, listener: Function, keep: Function) -> Handle {
    store::watch_unsaved(move || SPOKEN.get().speak(|| keep_unsaved(&keep)));
    let owner = Owner::new();
    let shown = Rc::<RefCell<Shown>>::default();
    let opened = shown.clone();
    let (customer_id, settings, error, mounted) = owner.with(|| {
        let session = open(&settings);
        let error = session.as_ref().err().cloned();
        let customer_id = Tracked::new(text(&settings, "customerId"));
        let settings = Tracked::new(read(&settings));
        let listener = Listener::new(move |event| tell(&listener, event));
        let view = move || {
            let (id, settings) = (computed(move || customer_id.get()), computed(move || settings.get()));
            customer_groups(id, session, settings, listener, move |id, store| {
                turned_to(&opened, id, store)
            })
            .into_child()
        };
        (customer_id, settings, error, mount_to(parent, view))
    });
    let unmount = move || {
        drop(mounted);
        // Futures that are under way would keep it, and all that it owns.
        owner.cleanup();
    };
    Handle {
        customer_id,
        settings,
        shown,
        error,
        unmount: Some(Box::new(unmount)),
    }
}

#[wasm_bindgen]
impl Handle {
    /// Takes new settings. What is called next concerns their customer.
    pub fn update(&self, settings: JsValue) {
        let customer_id = text(&settings, "customerId");
        if self.customer_id.with_untracked(|id| *id != customer_id) {
            self.customer_id.set(customer_id);
            self.give_up_waiting();
        }
        self.settings.set(read(&settings));
    }

    /// Adds and removes groups by their ids. `settle` is called with an error or the customer.
    pub fn batch(&self, add: Vec<String>, remove: Vec<String>, settle: Function) {
        self.call(move |store| match store {
            Ok(store) => store.batch(add, remove, settled(settle)),
            Err(error) => settled(settle)(Err(error)),
        });
    }

    /// Reads again; likewise.
    pub fn refresh(&self, settle: Function) {
        self.call(move |store| match store {
            Ok(store) => store.refresh(settled(settle)),
            Err(error) => settled(settle)(Err(error)),
        });
    }

    /// Reverses the newest change.
    pub fn undo(&self) {
        self.call(|store| {
            if let Ok(store) = store {
                store.undo();
            }
        });
    }

    /// The host signs in with another token from now on.
    pub fn renew(&self) {
        let shown = self.shown.borrow().store.clone();
        if let Some(session) = shown.and_then(|(_, store)| store.session()) {
            session.renew();
        }
    }

    /// Ends it. What was sent is finished.
    pub fn unmount(&mut self) {
        self.shown.borrow_mut().store = None;
        self.give_up_waiting();
        if let Some(unmount) = self.unmount.take() {
            unmount();
        }
    }

    /// Runs with the store of the customer, as soon as the views have turned to that one; or with the reason why they
    /// never do.
    fn call(&self, run: impl FnOnce(Result<Store, Error>) + 'static) {
        let is_meant = |shown: &(String, Store)| self.customer_id.with_untracked(|id| *id == shown.0);
        let shown = self.shown.borrow().store.clone().filter(is_meant);
        match (shown, &self.error) {
            (Some((_, store)), _) => run(Ok(store)),
            (None, Some(error)) => run(Err(error.clone())),
            (None, None) if self.unmount.is_none() => run(Err(gone())),
            (None, None) => self.shown.borrow_mut().waiting.push(Box::new(run)),
        }
    }

    /// Another customer is to be shown, or none: what waits for the one before ends.
    fn give_up_waiting(&self) {
        let waiting = std::mem::take(&mut self.shown.borrow_mut().waiting);
        waiting.into_iter().for_each(|run| run(Err(gone())));
    }
}

/// The views show this store from now on. They turn to a customer only if that is still the one to be shown: what waits
/// is for this one.
fn turned_to(shown: &RefCell<Shown>, customer_id: &str, store: Store) {
    shown.borrow_mut().store = Some((customer_id.to_owned(), store));
    let waiting = std::mem::take(&mut shown.borrow_mut().waiting);
    waiting.into_iter().for_each(|run| run(Ok(store)));
}

fn gone() -> Error {
    Error::new(ErrorKind::Aborted, "The widget shows no customer.")
}

/// How the widget behaves. Not by serde, which weighs a kilobyte more here and takes longer: the element's class has
/// checked it all.
fn read(settings: &JsValue) -> Settings {
    let number = |value: JsValue| value.as_f64().unwrap_or_default();
    let language = Language::new(text(settings, "locale"), get(settings, "phrases"));
    SPOKEN.set(language);
    Settings {
        staged: get(settings, "staged").is_truthy(),
        readonly: get(settings, "readonly").is_truthy(),
        page_size: number(get(settings, "pageSize")) as usize,
        group_href: text(settings, "groupHref"),
        fields: text(settings, "fields"),
        heading_level: number(get(settings, "headingLevel")) as u8,
        language,
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
        Event::Load(customer) => ("load", object(&[("customer", customer)])),
        Event::Change(change) => {
            let detail = [
                ("customer", change.customer),
                ("added", groups(&change.added)),
                ("removed", groups(&change.removed)),
            ];
            ("change", object(&detail))
        }
        Event::Error(customer_id, error) => ("error", error_detail(&customer_id, &error)),
        Event::Unsaved(is_unsaved) => ("unsaved", object(&[("unsaved", is_unsaved.into())])),
        Event::Unauthorized => ("unauthorized", object(&[])),
        Event::Select(group) => ("select", object(&[("group", plain(&group))])),
    };
    // What a host's listener throws, the browser has already reported.
    let answer = listener.call2(&JsValue::NULL, &name.into(), &detail);
    answer.is_ok_and(|answer| answer.is_truthy())
}

/// For each customer of whom an edit is not saved, the id, and in words who that is and what was wanted.
fn keep_unsaved(keep: &Function) {
    let unsaved = store::unsaved(|customer_id, state| {
        let edits = text::plain(text::about(&state.name, &text::unsaved(state)));
        Array::of2(&customer_id.into(), &edits.into())
    });
    // It only keeps them.
    let _ = keep.call1(&JsValue::NULL, &unsaved.iter().collect::<Array>());
}

fn settled(settle: Function) -> Settle {
    Box::new(move |outcome| {
        let (error, customer) = match outcome {
            Ok(customer) => (JsValue::UNDEFINED, customer),
            Err(error) => (error_detail("", &error), JsValue::UNDEFINED),
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

/// The id is empty where it goes without saying.
fn error_detail(customer_id: &str, error: &Error) -> JsValue {
    let status = error.status.map(JsValue::from).unwrap_or_default();
    let entries = [
        ("kind", error.kind.as_str().into()),
        ("status", status),
        ("message", words(error).into()),
        ("customerId", customer_id.into()),
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

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
