//! The standalone page: sign in, find a customer, edit the groups.

mod address;
mod customer_list;
mod top_bar;

use crate::api::BaseUrl;
use crate::components::{CustomerGroups, Failed, SignIn, Skeleton, dynamic, text_button};
use crate::session::{Area, Fault, Session, SignedIn};
use crate::task::spawn_local;
use crate::{store, text};
use address::Address;
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
            view! { <Failed title=text::NOT_CONFIGURED fault /> }.into_any()
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
                <Skeleton label=text::CONNECTING />
            </main>
        }
        .into_any(),
        Stage::Failed(fault) => {
            let check = check.clone();
            view! {
                <main class="page-center customer-groups">
                    <Failed title=text::CONNECT_FAILED fault retry=move || check() />
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
    let detail = dynamic(move || match has_customer.get() {
        true => view! {
            <div class="page-back">{text_button(text::ALL_CUSTOMERS, move || address.go(""))}</div>
            <CustomerGroups customer_id=customer backend_url=backend.clone() />
        }
        .into_any(),
        false => view! { <p class="page-hint">{text::PICK_A_CUSTOMER}</p> }.into_any(),
    });
    view! {
        <TopBar session=session.clone() />
        <main class="page" class:chosen=has_customer>
            <CustomerList session address />
            <div class="page-detail">
                {detail}
            </div>
        </main>
    }
    .into_any()
}
