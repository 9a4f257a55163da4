//! A `fetch` of the tests' own, and the rest of the browser that an answer depends on.

use js_sys::{Array, Function, Promise};
use medusa_customer_groups::api::{BaseUrl, Client, Customer, Error, Fields};
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/tests/client/stub.js")]
extern "C" {
    #[wasm_bindgen(js_name = stubFetch)]
    fn stub_fetch(answer: &str, sent: &Array) -> Function;
    #[wasm_bindgen(js_name = stubTimeout)]
    fn stub_timeout(milliseconds: u32) -> Function;
    #[wasm_bindgen(js_name = stubOnline)]
    fn stub_online(online: bool) -> Function;
    #[wasm_bindgen(js_name = stubPage)]
    fn stub_page() -> Function;
    fn describe(request: &JsValue) -> Promise;
}

/// An answer that never comes, as a slow server's: only the request's signal ends it.
pub const HANGS: &str = r#"return new Promise((_, reject) => {
    const give_up = () => reject(request.signal.reason)
    if (request.signal.aborted) give_up()
    request.signal.addEventListener("abort", give_up)
})"#;

/// Something of the browser's own that is replaced until this is dropped.
#[must_use]
pub struct Replaced(Function);

impl Replaced {
    /// Every timeout lasts `milliseconds`, whatever was asked.
    pub fn timeout(milliseconds: u32) -> Self {
        Self(stub_timeout(milliseconds))
    }

    /// What the browser says of its network.
    pub fn online(online: bool) -> Self {
        Self(stub_online(online))
    }

    /// Classes and prototypes that a page has no business with.
    pub fn page() -> Self {
        Self(stub_page())
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::NULL);
    }
}

/// The page's `fetch`, replaced until this is dropped.
pub struct Fetch {
    sent: Array,
    _replaced: Replaced,
}

/// A request as it would have left the browser.
#[derive(Debug, Deserialize)]
pub struct Sent {
    pub method: String,
    pub url: String,
    pub credentials: String,
    pub mode: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Fetch {
    /// Answers every call by `answer`: JavaScript, the body of a function of `request`.
    pub fn new(answer: &str) -> Self {
        let sent = Array::new();
        let _replaced = Replaced(stub_fetch(answer, &sent));
        Self { sent, _replaced }
    }

    /// Answers with `status` and `body`, as a server would.
    pub fn answering(status: u16, body: &str) -> Self {
        Self::new(&format!("return new Response({body:?}, {{ status: {status} }})"))
    }

    pub fn calls(&self) -> u32 {
        self.sent.length()
    }

    /// The only request that was sent.
    pub async fn request(&self) -> Sent {
        assert_eq!(self.calls(), 1, "one request");
        let described = JsFuture::from(describe(&self.sent.get(0))).await.unwrap();
        serde_wasm_bindgen::from_value(described).unwrap()
    }
}

pub fn base(url: &str) -> BaseUrl {
    BaseUrl::parse(url).unwrap_or_else(|error| panic!("{url} is refused: {error}"))
}

pub fn client() -> Client {
    Client::new(base("https://store.example/prefix"))
}

pub fn own_fields() -> Fields {
    Fields::new(&["id", "groups.id", "groups.name"], "")
}

/// Reads a customer with groups: the call that most of these tests make.
pub async fn read_customer() -> Result<Customer, Error> {
    client().customer("cus_1", &own_fields()).await
}
