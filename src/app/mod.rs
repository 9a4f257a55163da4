//! The standalone page: sign in, find a customer, edit the groups.

mod address;
mod customer;
mod customer_list;
mod settings;
mod top_bar;

use crate::api::BaseUrl;
use crate::kit::el::{IntoMarkup, Markup, component};
use crate::kit::reactive::{RwSignal, effect, memo};
use crate::kit::task::spawn_local;
use crate::live::session::{Area, Fault, Session, SignedIn};
use crate::widget::{CustomerGroups, button, dynamic, el, failed, sign_in, text_button};
use crate::{live::store, text};
use address::Address;
use customer::Customer;
use customer_list::customer_list;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use settings::settings;
use top_bar::top_bar;
use web_sys::HtmlElement;

/// Puts the page into its `<div id="app">`, in place of what stands there until now.
pub fn start() {
    let place = document()
        .get_element_by_id("app")
        .and_then(|app| app.dyn_into::<HtmlElement>().ok());
    if let Some(place) = place {
        place.set_text_content(None);
        mount_to(place, || view! { <App /> }).forget();
    }
}

/// The backend that the page is for: `<meta name="medusa-backend-url">`, else `MEDUSA_BACKEND_URL` at build time, else
/// the page's own origin. Never from the page's address: a link must not redirect a sign-in.
fn backend_url() -> String {
    let meta = document()
        .query_selector("meta[name='medusa-backend-url']")
        .ok()
        .flatten();
    meta.and_then(|meta| meta.get_attribute("content"))
        .filter(|url| !url.trim().is_empty())
        .or_else(|| option_env!("MEDUSA_BACKEND_URL").map(Into::into))
        .unwrap_or_default()
}

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let page = match BaseUrl::parse(&backend_url()) {
        Ok(base) => admin(Session::open(base)),
        Err(error) => {
            let fault = Fault {
                error,
                diagnosis: None,
                area: Area::Admin,
            };
            failed(text::NOT_CONFIGURED, fault, ().markup())
        }
    };
    page.into_inner()
}

/// What the page is, from start to sign-in to work.
#[derive(Clone, PartialEq)]
enum Stage {
    Checking,
    Failed(Fault),
    SignIn,
    Work,
}

fn admin(session: Session) -> Markup {
    let stage = RwSignal::new(Stage::Checking);
    let check = {
        let session = session.clone();
        move || {
            stage.set(Stage::Checking);
            let session = session.clone();
            spawn_local(async move {
                if let Err(fault) = session.check().await {
                    stage.try_set(Stage::Failed(fault));
                }
            });
        }
    };
    check();
    {
        let session = session.clone();
        effect(move || match session.signed_in() {
            SignedIn::In(_) => stage.set(Stage::Work),
            // A session that ends in the middle of work is mended in the widget, with everything still on screen.
            SignedIn::Out if stage.get_untracked() != Stage::Work => stage.set(Stage::SignIn),
            SignedIn::Out | SignedIn::Unknown => {}
        });
    }
    let unload = window_event_listener(ev::beforeunload, |event| {
        if store::has_unsaved() {
            event.prevent_default();
        }
    });
    on_cleanup(move || unload.remove());

    let stage = memo(move || stage.get());
    dynamic(move || match stage.get() {
        Stage::Checking => {
            let hint = el("p")
                .class("page-hint")
                .attr("role", "status")
                .child(text::CONNECTING);
            el("main").class("page-center").child(hint).markup()
        }
        Stage::Failed(fault) => {
            let retry = button(text::RETRY, check.clone());
            center(failed(text::CONNECT_FAILED, fault, retry))
        }
        Stage::SignIn => center(sign_in(session.clone(), text::SIGN_IN_TITLE)),
        Stage::Work => work(session.clone()),
    })
    .markup()
}

fn center(card: Markup) -> Markup {
    el("main").class("page-center customer-groups").child(card).markup()
}

fn work(session: Session) -> Markup {
    let address = Address::new();
    let customer = address.customer();
    let has_customer = memo(move || customer.with(|id| !id.is_empty()));
    let backend = session.client().base_url().as_str().to_owned();
    // Who it is: told by the list where the customer was chosen there, else asked for.
    let shown = RwSignal::new(Customer::default());
    {
        let session = session.clone();
        effect(move || {
            let id = customer.get();
            let is_known = shown.with_untracked(|shown| shown.id == id);
            if id.is_empty() || is_known || !matches!(session.signed_in(), SignedIn::In(_)) {
                return;
            }
            let client = session.client().clone();
            spawn_local(async move {
                // Without an answer the page goes without the name; the widget says what is wrong.
                if let Ok(found) = Customer::fetch(&client, &id).await {
                    shown.try_set(found);
                }
            });
        });
    }
    let who = dynamic(move || {
        let customer = customer.get();
        let (title, subtitle) = match shown.get() {
            shown if shown.id == customer => shown.names(),
            _ => Default::default(),
        };
        let title = el("h2").class("page-name").child(el("bdi").child(title));
        let subtitle = el("bdi").class("page-email").child(subtitle);
        vec![title.markup(), subtitle.markup()].markup()
    });
    let is_out = {
        let session = session.clone();
        memo(move || session.signed_in() == SignedIn::Out)
    };
    let detail = {
        let session = session.clone();
        dynamic(move || match has_customer.get() {
            true => component(view! {
                <CustomerGroups customer_id=Signal::derive(move || customer.get()) backend_url=backend.clone() settings=settings() />
            }),
            // The list has noticed it: there is no widget here to ask.
            false if is_out.get() => {
                let form = sign_in(session.clone(), text::SIGN_IN_AGAIN);
                el("div").class("customer-groups").child(form).markup()
            }
            false => el("p").class("page-hint").child(text::PICK_A_CUSTOMER).markup(),
        })
    };
    let back = text_button(text::ALL_CUSTOMERS, move || address.go(""));
    let page = el("main")
        .bind("class", move || {
            Some(if has_customer.get() { "page chosen" } else { "page" }.into())
        })
        .child(customer_list(session.clone(), address, shown))
        .child(
            el("div")
                .class("page-detail")
                .child(el("div").class("page-back").child(back))
                .child(el("div").class("page-who").child(who))
                .child(detail),
        );
    vec![top_bar(session), page.markup()].markup()
}
