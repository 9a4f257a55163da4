//! The standalone page: sign in, find a customer, edit the groups.

mod address;
mod customer;
mod customer_list;
mod top_bar;

use crate::api::BaseUrl;
use crate::components::{CustomerGroups, SignIn, button, dynamic, failed, text_button};
use crate::session::{Area, Fault, Session, SignedIn};
use crate::task::spawn_local;
use crate::{store, text};
use address::Address;
use customer::Customer;
use customer_list::CustomerList;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use top_bar::TopBar;
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
    match BaseUrl::parse(&backend_url()) {
        Ok(base) => view! { <Admin session=Session::open(base) /> }.into_any(),
        Err(error) => {
            let fault = Fault {
                error,
                diagnosis: None,
                area: Area::Admin,
            };
            failed(text::NOT_CONFIGURED, fault, ().into_any())
        }
    }
}

/// What the page is, from start to sign-in to work.
#[derive(Clone, PartialEq)]
enum Stage {
    Checking,
    Failed(Fault),
    SignIn,
    Work,
}

#[component]
fn Admin(session: Session) -> impl IntoView {
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
        Effect::new(move || match session.signed_in() {
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

    let stage = Memo::new(move |_| stage.get());
    dynamic(move || match stage.get() {
        Stage::Checking => view! {
            <main class="page-center">
                <p class="page-hint" role="status">
                    {text::CONNECTING}
                </p>
            </main>
        }
        .into_any(),
        Stage::Failed(fault) => {
            let check = check.clone();
            view! {
                <main class="page-center customer-groups">
                    {failed(text::CONNECT_FAILED, fault, button(text::RETRY, check))}
                </main>
            }
            .into_any()
        }
        Stage::SignIn => view! {
            <main class="page-center customer-groups">
                <SignIn session=session.clone() reason=text::SIGN_IN_TITLE />
            </main>
        }
        .into_any(),
        Stage::Work => view! { <Work session=session.clone() /> }.into_any(),
    })
}

#[component]
fn Work(session: Session) -> impl IntoView {
    let address = Address::new();
    let customer = address.customer();
    let has_customer = Memo::new(move |_| customer.with(|id| !id.is_empty()));
    let backend = session.client().base_url().as_str().to_owned();
    // Who it is: told by the list where the customer was chosen there, else asked for.
    let shown = RwSignal::new(Customer::default());
    {
        let session = session.clone();
        Effect::new(move || {
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
        view! {
            <h2 class="page-name">
                <bdi>{title}</bdi>
            </h2>
            <bdi class="page-email">{subtitle}</bdi>
        }
        .into_any()
    });
    let is_out = {
        let session = session.clone();
        Memo::new(move |_| session.signed_in() == SignedIn::Out)
    };
    let detail = {
        let session = session.clone();
        dynamic(move || match has_customer.get() {
            true => view! {
                <CustomerGroups customer_id=customer backend_url=backend.clone() />
            }
            .into_any(),
            // The list has noticed it: there is no widget here to ask.
            false if is_out.get() => view! {
                <div class="customer-groups">
                    <SignIn session=session.clone() reason=text::SIGN_IN_AGAIN />
                </div>
            }
            .into_any(),
            false => view! { <p class="page-hint">{text::PICK_A_CUSTOMER}</p> }.into_any(),
        })
    };
    view! {
        <TopBar session=session.clone() />
        <main class="page" class:chosen=has_customer>
            <CustomerList session address shown />
            <div class="page-detail">
                <div class="page-back">{text_button(text::ALL_CUSTOMERS, move || address.go(""))}</div>
                <div class="page-who">{who}</div>
                {detail}
            </div>
        </main>
    }
    .into_any()
}
