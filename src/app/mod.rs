//! The standalone page: sign in, find a customer, edit the groups.

mod address;
mod customer;
mod customer_list;
mod customer_page;
mod leave;
mod settings;
mod top_bar;

use crate::api::{BaseUrl, Client};
use crate::kit::{El, IntoChild, Tracked, computed, effect, el, fresh};
use crate::live::session::{Session, SignedIn};
use crate::live::store;
use crate::live::{Area, Fault};
use crate::text::{self, Language};
use crate::widget::{act_once_per_gesture, button, failed, left_behind, sign_in, text_button};
use address::Address;
use customer::Customer;
use customer_list::customer_list;
use customer_page::customer_page;
use js_sys::{Function, Reflect};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use top_bar::top_bar;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Puts the page into its `<div id="app">`, in place of what stands there until now. Its `fetch` has been asking
/// already: page/first-reads.js. Which language it speaks, page/language.js has found out.
pub fn start() {
    if let Some(place) = document().get_element_by_id("app") {
        let place: HtmlElement = place.unchecked_into();
        place.set_text_content(None);
        std::mem::forget(act_once_per_gesture(&place));
        let fetch = Reflect::get(&place, &"fetch".into()).unwrap_or_default();
        let fetch = fetch.dyn_into().ok();
        let phrases = Reflect::get(&place, &"phrases".into()).unwrap_or_default();
        let tag = document()
            .document_element()
            .and_then(|html| html.get_attribute("lang"));
        let language = Language::new(tag.unwrap_or_default(), phrases);
        mount_to(place, move || language.speak(|| app(fetch).into_child())).forget();
    }
}

/// The backend that the page is for: `<meta name="medusa-backend-url">`, else the page's own origin. Never from the
/// page's address: a link must not redirect a sign-in.
fn backend_url() -> String {
    settings::meta("medusa-backend-url").unwrap_or_default()
}

/// The page, if it is configured.
fn app(fetch: Option<Function>) -> impl IntoChild {
    let open = |base| {
        let client = Client::new(base);
        let client = match fetch {
            Some(fetch) => client.with_fetch(fetch),
            None => client,
        };
        Session::of(client, false)
    };
    BaseUrl::parse(&backend_url())
        .map(|base| admin(open(base)).into_child())
        .unwrap_or_else(|error| {
            let fault = Fault {
                error,
                diagnosis: None,
                area: Area::Admin,
            };
            failed(text::NOT_CONFIGURED, fault, None).into_child()
        })
}

/// What the page is, from start to sign-in to work.
#[derive(Clone, PartialEq)]
enum Stage {
    Checking,
    Failed(Fault),
    SignIn,
    Work,
}

fn admin(session: Session) -> impl IntoChild {
    let stage = Tracked::new(Stage::Checking);
    // The same again is no news: a page that is made anew loses what is typed in it.
    let turn_to = move |next: Stage| {
        if stage.try_with_untracked(|now| *now != next) == Some(true) {
            stage.set(next);
        }
    };
    let check = move || {
        turn_to(Stage::Checking);
        spawn_local(async move {
            if let Err(fault) = session.check().await {
                turn_to(Stage::Failed(fault));
            }
        });
    };
    check();
    effect(move || match session.signed_in() {
        SignedIn::In(_) => turn_to(Stage::Work),
        // A session that ends in the middle of work is mended in the widget, with everything still on screen.
        SignedIn::Out if stage.get_untracked() != Stage::Work => turn_to(Stage::SignIn),
        SignedIn::Out | SignedIn::Unknown => {}
    });
    let unload = window_event_listener(ev::beforeunload, |event| {
        if store::has_unsaved() {
            event.prevent_default();
        }
    });
    on_cleanup(move || unload.remove());

    move || match stage.get() {
        Stage::Checking => {
            let hint = el("p")
                .class("page-hint")
                .attr("role", "status")
                .child(text::CONNECTING);
            main("page-center").child(hint).into_child()
        }
        Stage::Failed(fault) => {
            let retry = button(text::RETRY, check);
            center(failed(text::CONNECT_FAILED, fault, Some(retry))).into_child()
        }
        Stage::SignIn => center(sign_in(session, text::SIGN_IN_TITLE)).into_child(),
        Stage::Work => work(session).into_child(),
    }
}

fn center(card: El) -> El {
    main("page-center customer-groups").child(card)
}

/// The page while it has no bar, with what stands in that: which page it is.
fn main(class: &'static str) -> El {
    el("main").class(class).child(el("h1").child(text::CUSTOMER_GROUPS))
}

fn work(session: Session) -> impl IntoChild {
    let address = Address::new();
    let question = leave::question(address, session);
    let customer = address.customer();
    let has_customer = computed(move || customer.with(|id| !id.is_empty()));
    let chosen = Tracked::new(Customer::default());
    let detail = move || {
        address::name_page("");
        match customer.get() {
            id if id.is_empty() => no_customer(session).into_child(),
            // One customer's page is never brought up to date for another.
            id => fresh(move || customer_page(session, address, id, chosen)).into_child(),
        }
    };
    let back = text_button(text::ALL_CUSTOMERS, move || address.go(""));
    let detail = el("div")
        .class("page-detail")
        .child(question)
        .child(el("div").class("page-back").child(back))
        .child(detail);
    let page = el("main")
        .class(move || if has_customer.get() { "page chosen" } else { "page" })
        .child(customer_list(session, address, chosen))
        .child(detail);
    (top_bar(session), page)
}

/// What stands in the place of a customer, while there is none.
fn no_customer(session: Session) -> impl IntoChild {
    let is_out = computed(move || session.is_signed_out());
    move || match is_out.get() {
        // The list has noticed it: there is no widget here to ask.
        true => el("div")
            .class("customer-groups")
            .child(sign_in(session, text::SIGN_IN_AGAIN)),
        false => el("div")
            .class("customer-groups")
            .child(el("p").class("page-hint").child(text::PICK_A_CUSTOMER))
            .child(left_behind(session, None)),
    }
}
