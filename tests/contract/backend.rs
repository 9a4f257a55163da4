//! The backend, signed in to; customers and groups to try things on; and raw requests.

use js_sys::Promise;
use medusa_customer_groups::api::{
    BaseUrl, Batch, Client, Customer, CustomerGroup, Diagnosis, Error, ErrorKind, Fields, Login,
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::RequestCredentials;

pub const EMAIL: &str = "admin@medusa.test";
pub const PASSWORD: &str = "supersecret";

#[wasm_bindgen(module = "/tests/contract/backend.js")]
extern "C" {
    fn ask(method: &str, url: &str, body: Option<&str>, credentials: &str, token: Option<&str>) -> Promise;
}

thread_local! {
    static SIGNED_IN: Cell<bool> = const { Cell::new(false) };
}

pub fn url() -> &'static str {
    option_env!("MEDUSA_TEST_BACKEND_URL").unwrap_or("http://127.0.0.1:9010")
}

/// A client without a session.
pub fn stranger() -> Client {
    Client::new(BaseUrl::parse(url()).unwrap()).with_credentials(RequestCredentials::Omit)
}

/// A client with the admin's session.
pub async fn client() -> Client {
    let client = Client::new(BaseUrl::parse(url()).unwrap());
    if !SIGNED_IN.get() {
        client.create_session(&token().await).await.unwrap();
        assert_eq!(client.me().await.unwrap().email.as_deref(), Some(EMAIL));
        SIGNED_IN.set(true);
    }
    client
}

/// Ends the session; the next [`client`] makes another.
pub async fn sign_out() {
    let client = client().await;
    SIGNED_IN.set(false);
    client.delete_session().await.unwrap();
}

/// A token for the admin.
pub async fn token() -> String {
    match stranger().login(EMAIL, PASSWORD).await {
        Ok(Login::Token(token)) => token,
        other => panic!("no sign-in at {}: {other:?}", url()),
    }
}

/// A word that occurs nowhere else on the server.
pub fn unique() -> String {
    let random = || (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    format!("t{:08x}{:08x}", random(), random())
}

pub async fn new_group() -> CustomerGroup {
    client().await.create_customer_group(&unique()).await.unwrap()
}

/// The ids of `N` new groups.
pub async fn new_groups<const N: usize>() -> [String; N] {
    let mut ids = [const { String::new() }; N];
    for id in &mut ids {
        *id = new_group().await.id;
    }
    ids
}

/// The id of a new customer in these groups.
pub async fn new_customer(groups: &[&String]) -> String {
    let body = json!({ "email": format!("{}@medusa.test", unique()), "first_name": "Ada", "phone": "+44 1" });
    let id = post("/admin/customers", &body).await.json()["customer"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    if !groups.is_empty() {
        batch(&id, groups, &[]).await.unwrap();
    }
    id
}

pub async fn delete_customer(id: &str) {
    assert_eq!(
        send("DELETE", &format!("/admin/customers/{id}"), None)
            .await
            .unwrap()
            .status,
        200
    );
}

pub async fn delete_group(id: &str) {
    let path = format!("/admin/customer-groups/{id}");
    assert_eq!(send("DELETE", &path, None).await.unwrap().status, 200);
}

/// What the widget asks for.
pub fn own_fields() -> Fields {
    Fields::new(&["id", "groups.id", "groups.name"], "")
}

pub fn changes(add: &[&String], remove: &[&String]) -> Batch {
    let owned = |ids: &[&String]| ids.iter().map(|id| (*id).clone()).collect();
    Batch {
        add: owned(add),
        remove: owned(remove),
    }
}

/// The batch call, as the widget makes it.
pub async fn batch(customer: &str, add: &[&String], remove: &[&String]) -> Result<Customer, Error> {
    let changes = changes(add, remove);
    client()
        .await
        .batch_customer_groups(customer, &changes, &own_fields())
        .await
}

/// The groups that the server says the customer is in, sorted by id.
pub async fn groups_of(customer: &str) -> Vec<String> {
    ids(&client().await.customer(customer, &own_fields()).await.unwrap())
}

/// The customer's groups by their ids, sorted.
pub fn ids(customer: &Customer) -> Vec<String> {
    let groups = customer.groups.as_ref().expect("groups in the answer");
    sorted(&groups.iter().map(|group| &group.id).collect::<Vec<_>>())
}

pub fn sorted(ids: &[&String]) -> Vec<String> {
    let mut ids: Vec<String> = ids.iter().map(|id| (*id).clone()).collect();
    ids.sort();
    ids
}

/// Asserts a refusal of the server's: its kind, status and a part of its words.
#[track_caller]
pub fn assert_refused<T: std::fmt::Debug>(answer: Result<T, Error>, kind: ErrorKind, status: u16, words: &str) {
    let error = answer.expect_err("a refusal");
    assert_eq!((error.kind, error.status), (kind, Some(status)), "{error}");
    assert!(error.message.contains(words), "{error}");
}

/// As near as this page can come to why an answer was withheld. The test runner isolates its page (COEP) unless
/// `WASM_BINDGEN_TEST_NO_ORIGIN_ISOLATION` is set, and then the browser withholds the opaque probe as well.
pub fn withheld() -> Diagnosis {
    let isolated = js_sys::Reflect::get(&js_sys::global(), &"crossOriginIsolated".into());
    if isolated.is_ok_and(|isolated| isolated.is_truthy()) {
        Diagnosis::Unreachable
    } else {
        Diagnosis::Refused
    }
}

/// An answer as it came.
#[derive(Debug, Deserialize)]
pub struct Raw {
    pub status: u16,
    pub text: String,
}

impl Raw {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// Asserts a refusal in the two words that Medusa gives it.
    #[track_caller]
    pub fn assert_refused(&self, status: u16, kind: &str, words: &str) {
        assert_eq!(self.status, status, "{self:?}");
        let body = self.json();
        assert_eq!(body["type"], kind, "{self:?}");
        assert!(body["message"].as_str().unwrap().contains(words), "{self:?}");
    }
}

/// A request under way.
pub struct Asked(Promise);

impl Asked {
    /// `None` if the browser withholds the answer, as it does when the server gives no CORS headers with it.
    pub async fn answer(self) -> Option<Raw> {
        let answer = JsFuture::from(self.0).await.unwrap();
        serde_wasm_bindgen::from_value(answer).unwrap()
    }
}

/// Sends a request with the admin's session at once, and does not wait for its answer.
pub async fn start(method: &str, path: &str, body: Option<&str>) -> Asked {
    client().await;
    Asked(ask(method, &format!("{}{path}", url()), body, "include", None))
}

/// Sends a request with the admin's session.
pub async fn send(method: &str, path: &str, body: Option<&str>) -> Option<Raw> {
    start(method, path, body).await.answer().await
}

pub async fn get(path: &str) -> Raw {
    send("GET", path, None).await.expect("an answer with CORS headers")
}

pub async fn post(path: &str, body: &Value) -> Raw {
    let body = body.to_string();
    send("POST", path, Some(&body))
        .await
        .expect("an answer with CORS headers")
}

/// Sends a request without a session, with a token if there is one.
pub async fn send_as_stranger(method: &str, path: &str, token: Option<&str>) -> Option<Raw> {
    let url = format!("{}{path}", url());
    Asked(ask(method, &url, None, "omit", token)).answer().await
}
