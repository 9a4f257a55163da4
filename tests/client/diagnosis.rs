use crate::stub::{Fetch, Replaced, base, client, read_customer};
use medusa_customer_groups::api::{Client, Diagnosis, Error, ErrorKind};
use wasm_bindgen_test::wasm_bindgen_test;

/// A server that answers, but not to this page: readable answers are withheld, opaque ones come.
const REFUSES_THIS_ORIGIN: &str = r#"
    if (request.mode === "no-cors") return Promise.resolve(new Response("OK"))
    return Promise.reject(new TypeError("Failed to fetch"))"#;
const NOBODY_THERE: &str = r#"return Promise.reject(new TypeError("Failed to fetch"))"#;

async fn network_error() -> Error {
    let error = read_customer().await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Network);
    error
}

#[wasm_bindgen_test]
async fn a_browser_without_network_is_offline_and_asks_nothing() {
    let fetch = Fetch::new(NOBODY_THERE);
    let error = network_error().await;
    let _offline = Replaced::online(false);
    assert_eq!(client().diagnose(&error).await, Some(Diagnosis::Offline));
    assert_eq!(fetch.calls(), 1, "only the call that failed");
}

#[wasm_bindgen_test]
async fn a_server_that_answers_but_not_to_us_refuses_this_origin() {
    let _fetch = Fetch::new(REFUSES_THIS_ORIGIN);
    let error = network_error().await;
    assert_eq!(client().diagnose(&error).await, Some(Diagnosis::Refused));
}

#[wasm_bindgen_test]
async fn the_probe_carries_neither_session_nor_header() {
    let error = {
        let _fetch = Fetch::new(NOBODY_THERE);
        network_error().await
    };
    let fetch = Fetch::new(REFUSES_THIS_ORIGIN);
    client().diagnose(&error).await;
    let probe = fetch.request().await;
    assert_eq!((probe.mode.as_str(), probe.credentials.as_str()), ("no-cors", "omit"));
    assert_eq!((probe.method.as_str(), probe.headers.len()), ("GET", 0));
    assert_eq!(probe.url, "https://store.example/prefix/health");
}

#[wasm_bindgen_test]
async fn a_server_that_does_not_answer_is_unreachable() {
    for answer in [
        NOBODY_THERE,
        "throw 'blocked'",
        "return Promise.reject(7)",
        "return null",
    ] {
        let _fetch = Fetch::new(NOBODY_THERE);
        let error = network_error().await;
        let _fetch = Fetch::new(answer);
        assert_eq!(
            client().diagnose(&error).await,
            Some(Diagnosis::Unreachable),
            "{answer}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_server_that_hangs_is_unreachable_after_a_while() {
    let _fetch = Fetch::new(NOBODY_THERE);
    let error = network_error().await;
    let _fetch = Fetch::new(crate::stub::HANGS);
    let _timeout = Replaced::timeout(10);
    assert_eq!(client().diagnose(&error).await, Some(Diagnosis::Unreachable));
}

#[wasm_bindgen_test]
async fn this_pages_own_origin_cannot_refuse_by_cors() {
    let _fetch = Fetch::new(REFUSES_THIS_ORIGIN);
    let error = network_error().await;
    let own = Client::new(base("/"));
    assert_eq!(own.diagnose(&error).await, Some(Diagnosis::Unreachable));
}

#[wasm_bindgen_test]
async fn only_a_network_error_is_looked_into() {
    let fetch = Fetch::answering(500, "{}");
    let error = read_customer().await.unwrap_err();
    assert_eq!(client().diagnose(&error).await, None);
    assert_eq!(fetch.calls(), 1);
}
