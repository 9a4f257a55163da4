//! An app in Leptos that shows the component: what it sets, hears and reads.

use crate::fixture::{Widget, idle, until};
use crate::server::{Server, backend, id};
use leptos::prelude::*;
use leptos::task::spawn_local;
use medusa_customer_groups::api::{BaseUrl, Client};
use medusa_customer_groups::session::{Session, SignedIn};
use medusa_customer_groups::store::Store;
use medusa_customer_groups::{Change, CustomerGroups, Mode};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::RequestCredentials;

/// A signal that no view ends.
fn signal<T: Send + Sync + 'static>(value: T) -> RwSignal<T> {
    ArcRwSignal::new(value).into()
}

fn session_with_token(token: &str) -> Session {
    let base = BaseUrl::parse(&backend()).unwrap();
    Session::of(Client::new(base).with_token(token), true)
}

#[wasm_bindgen_test]
async fn a_callback_hears_what_happens_and_what_it_reads_is_not_followed() {
    let server = Server::start();
    let (heard, other, url) = (signal(Vec::<String>::new()), signal(0), backend());
    let widget = Widget::of("cus_callbacks", move |customer_id| {
        let hear = move |word: &str| heard.update(|heard| heard.push(format!("{word} {}", other.get())));
        let on_load = move |_: JsValue| hear("load");
        let on_change = move |change: Change| hear(&format!("{} in, {} out", change.added.len(), change.removed.len()));
        view! { <CustomerGroups customer_id backend_url=url on_load on_change /> }
    });
    server.read("cus_callbacks").await.in_groups(&["Gold", "VIP"]);
    widget.shows_rows(&["Gold", "VIP"]).await;
    let card = widget.elements(".cg-card").remove(0);
    other.set(1);
    idle().await;
    widget.click("Remove Gold").await;
    server.edit("cus_callbacks").await.in_groups(&["VIP"]);
    until("a change", || (heard.with_untracked(Vec::len) == 2).then_some(())).await;
    assert_eq!(heard.get_untracked(), ["load 0", "0 in, 1 out 1"]);
    assert_eq!(widget.elements(".cg-card"), [card], "the card is still the same");
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn an_app_is_told_once_that_nobody_is_signed_in_whatever_its_callback_reads() {
    let server = Server::start();
    let (told, other, url) = (signal(0), signal(0), backend());
    let widget = Widget::of("cus_told_once", move |customer_id| {
        let on_unauthorized = move || {
            other.get();
            told.update(|told| *told += 1);
            true
        };
        view! { <CustomerGroups customer_id backend_url=url on_unauthorized /> }
    });
    server.read("cus_told_once").await.refuse(401, "Unauthorized");
    widget.says("Your session has ended").await;
    assert!(widget.elements("form").is_empty(), "the app has taken over");
    other.set(1);
    idle().await;
    assert_eq!(told.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn settings_may_be_signals_and_take_effect_at_once() {
    let server = Server::start();
    let (mode, readonly, page_size, url) = (signal(Mode::Staged), signal(false), signal(2_usize), backend());
    let widget = Widget::of("cus_settings", move |customer_id| {
        view! { <CustomerGroups customer_id backend_url=url mode readonly page_size heading_level=3_u8 /> }
    });
    server.read("cus_settings").await.in_groups(&["a", "b", "c"]);
    widget.shows_rows(&["a", "b"]).await;
    assert_eq!(widget.elements("h3").len(), 1);
    widget.click("Remove a").await;
    widget.says("Not saved yet").await;
    server.is_quiet().await;
    mode.set(Mode::Instant);
    assert_eq!(server.edit("cus_settings").await.batch().await, (vec![], vec![id("a")]));
    page_size.set(10);
    widget.shows_rows(&["b", "c"]).await;
    readonly.set(true);
    until("no button", || (!widget.has_button("Remove b")).then_some(())).await;
}

#[wasm_bindgen_test]
async fn an_app_with_a_token_signs_its_own_requests_and_no_form_asks() {
    let server = Server::start();
    let widget = Widget::of("cus_token", move |customer_id| {
        let session = session_with_token("secret");
        view! { <CustomerGroups customer_id session /> }
    });
    let read = server.read("cus_token").await;
    assert_eq!(read.header("authorization").as_deref(), Some("Bearer secret"));
    read.refuse(401, "Unauthorized");
    widget.says("Your session has ended").await;
    assert!(widget.elements("form").is_empty());
}

#[wasm_bindgen_test]
async fn a_store_tells_an_app_the_groups_and_whether_an_edit_is_unsaved() {
    let server = Server::start();
    let told = signal(Vec::<(bool, Vec<String>, bool)>::new());
    let owner = Owner::new();
    let store = owner.with(|| {
        let store = Store::open(session_with_token("secret"), "cus_store");
        Effect::new(move |_| {
            let names = store.groups().into_iter().map(|group| group.name).collect();
            let now = (store.is_loaded(), names, store.has_unsaved());
            told.update(|told| {
                if told.last() != Some(&now) {
                    told.push(now);
                }
            });
        });
        store
    });
    let ended = SendWrapper::new(owner);
    server.read("cus_store").await.in_groups(&["Gold"]);
    let is_told = |wanted: (bool, &str, bool)| {
        told.with_untracked(|told| {
            let last = told
                .last()
                .map(|(loaded, names, unsaved)| (*loaded, names.join(", "), *unsaved));
            (last
                .as_ref()
                .map(|(loaded, names, unsaved)| (*loaded, names.as_str(), *unsaved))
                == Some(wanted))
            .then_some(())
        })
    };
    until("the groups", || is_told((true, "Gold", false))).await;
    store.remove(vec![id("Gold")]);
    until("an unsaved edit", || is_told((true, "", true))).await;
    server.edit("cus_store").await.in_groups(&[]);
    until("the edit saved", || is_told((true, "", false))).await;
    // After its end a handle does nothing, and asks for nothing.
    ended.cleanup();
    idle().await;
    store.remove(vec![id("Gold")]);
    store.retry();
    assert!(!store.is_loaded() && store.groups().is_empty());
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn who_signs_in_by_cookie_is_signed_in_wherever_the_page_sends_that_cookie() {
    let server = Server::start();
    let owner = Owner::new();
    let base = BaseUrl::parse(&backend()).unwrap();
    let (other, here, hosted) = owner.with(|| {
        let client = Client::new(base);
        let same_origin = client.clone().with_credentials(RequestCredentials::SameOrigin);
        (
            Session::of(same_origin, false),
            Session::of(client.clone(), false),
            Session::of(client, true),
        )
    });
    let store = owner.with(|| Store::open(other, "cus_cookie"));
    server.read("cus_cookie").await.refuse(401, "Unauthorized");
    until("signed out", || other.is_signed_out().then_some(())).await;
    spawn_local(async move { drop(here.sign_in("ada@example.test", "secret").await) });
    let login = server.next("POST", "/auth/user/emailpass").await;
    login.answer(200, r#"{"token":"t"}"#);
    server.next("POST", "/auth/session").await.answer(200, "{}");
    server.read("cus_cookie").await.in_groups(&["Gold"]);
    until("the groups", || store.is_loaded().then_some(())).await;
    assert_eq!(hosted.signed_in(), SignedIn::Unknown, "a host's own sign-in is another");
    owner.cleanup();
}
