use crate::stub::{Fetch, HANGS, Replaced, client, own_fields, read_customer};
use medusa_customer_groups::api::{Client, Error, ErrorKind};
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortController;

/// A body that begins and never ends, with this status.
fn half_a_body(status: u16) -> Fetch {
    Fetch::new(&format!(
        r#"return new Response(new ReadableStream({{
            start(c) {{
                c.enqueue(new TextEncoder().encode('{{"cust'))
                request.signal.addEventListener("abort", () => c.error(request.signal.reason))
            }}
        }}), {{ status: {status} }})"#
    ))
}

/// Reads a customer, and aborts while the answer is awaited.
async fn read_and_abort() -> Error {
    let controller = AbortController::new().unwrap();
    let signalled: Client = client().with_signal(&controller.signal());
    spawn_local(async move { controller.abort() });
    signalled.customer("cus_1", &own_fields()).await.unwrap_err()
}

#[wasm_bindgen_test]
async fn a_signal_ends_the_call() {
    let _fetch = Fetch::new(HANGS);
    let error = read_and_abort().await;
    assert_eq!((error.kind, error.status), (ErrorKind::Aborted, None));
    assert!(!error.is_transient());
}

#[wasm_bindgen_test]
async fn a_signal_ends_the_reading_of_the_body() {
    for status in [200, 401, 404, 500] {
        let _fetch = half_a_body(status);
        assert_eq!(read_and_abort().await.kind, ErrorKind::Aborted, "{status}");
    }
}

#[wasm_bindgen_test]
async fn a_signal_that_was_aborted_before_ends_the_call_at_once() {
    let _fetch = Fetch::new(HANGS);
    let controller = AbortController::new().unwrap();
    controller.abort();
    let client = client().with_signal(&controller.signal());
    let error = client.customer("cus_1", &own_fields()).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Aborted);
}

#[wasm_bindgen_test]
async fn a_signal_aborted_with_any_reason_is_no_panic() {
    let _fetch = Fetch::new(HANGS);
    for reason in ["'text'", "undefined", "null", "7", "new Error('mine')"] {
        let controller = AbortController::new().unwrap();
        let abort = js_sys::Function::new_with_args("controller", &format!("controller.abort({reason})"));
        abort.call1(&wasm_bindgen::JsValue::NULL, &controller).unwrap();
        let client = client().with_signal(&controller.signal());
        let error = client.customer("cus_1", &own_fields()).await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::Aborted, "{reason}");
    }
}

#[wasm_bindgen_test]
async fn an_unused_signal_leaves_the_call_alone() {
    let _fetch = Fetch::answering(200, r#"{"customer":{"id":"cus_1","groups":[]}}"#);
    let controller = AbortController::new().unwrap();
    let client = client().with_signal(&controller.signal());
    assert!(client.customer("cus_1", &own_fields()).await.is_ok());
}

#[wasm_bindgen_test]
async fn a_call_that_takes_too_long_is_a_timeout() {
    let _fetch = Fetch::new(HANGS);
    let _timeout = Replaced::timeout(10);
    let error = read_customer().await.unwrap_err();
    assert_eq!((error.kind, error.status), (ErrorKind::Timeout, None));
    assert!(error.is_transient());
}

#[wasm_bindgen_test]
async fn a_body_that_takes_too_long_is_a_timeout_whatever_its_status() {
    let _timeout = Replaced::timeout(10);
    for status in [200, 404, 500] {
        let _fetch = half_a_body(status);
        assert_eq!(read_customer().await.unwrap_err().kind, ErrorKind::Timeout, "{status}");
    }
}

#[wasm_bindgen_test]
async fn a_call_with_a_signal_of_its_own_has_a_timeout_too() {
    let _fetch = Fetch::new(HANGS);
    let _timeout = Replaced::timeout(10);
    let controller = AbortController::new().unwrap();
    let client = client().with_signal(&controller.signal());
    let error = client.customer("cus_1", &own_fields()).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Timeout);
}
