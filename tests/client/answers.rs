use crate::stub::{Fetch, client, own_fields, read_customer};
use medusa_customer_groups::api::{Batch, CustomerGroupQuery, Error, ErrorKind, Fields, Login};
use wasm_bindgen_test::wasm_bindgen_test;

/// The error of reading a customer from a `fetch` that is this JavaScript.
async fn error_of(answer: &str) -> Error {
    let _fetch = Fetch::new(answer);
    read_customer().await.expect_err(answer)
}

/// The error of reading a customer from this answer of a server.
async fn refusal(status: u16, body: &str) -> Error {
    let _fetch = Fetch::answering(status, body);
    read_customer().await.expect_err(body)
}

#[wasm_bindgen_test]
async fn whatever_fetch_throws_or_rejects_with_is_a_network_error() {
    for (answer, message) in [
        ("throw new TypeError('blocked')", "blocked"),
        ("throw 'blocked'", "blocked"),
        ("throw undefined", ""),
        (
            "return Promise.reject(new TypeError('Failed to fetch'))",
            "Failed to fetch",
        ),
        ("return Promise.reject('offline')", "offline"),
        ("return Promise.reject()", ""),
        ("return Promise.reject(null)", ""),
        ("return Promise.reject(42)", ""),
        ("return Promise.reject({ message: 'mine' })", "mine"),
        ("return Promise.reject(Symbol('s'))", ""),
    ] {
        let error = error_of(answer).await;
        assert_eq!((error.kind, error.status), (ErrorKind::Network, None), "{answer}");
        assert_eq!(error.message, message, "{answer}");
        assert!(error.is_transient());
    }
}

#[wasm_bindgen_test]
async fn what_is_no_response_is_malformed() {
    for answer in [
        "return Promise.resolve({})",
        "return Promise.resolve({ status: '200', json: () => ({}) })",
        "return Promise.resolve(null)",
        "return Promise.resolve()",
        "return Promise.resolve('text')",
        "return undefined",
        "return { then: 1 }",
        // They pass `instanceof Response`, but nothing can be read from them.
        "return Promise.resolve(Object.create(Response.prototype))",
        "return Promise.resolve(new Proxy(new Response('{}'), {}))",
    ] {
        let error = error_of(answer).await;
        assert_eq!(error.kind, ErrorKind::Malformed, "{answer}");
        assert!(!error.is_transient());
    }
}

#[wasm_bindgen_test]
async fn what_a_hosts_own_fetch_gives_is_read_as_a_response() {
    for answer in [
        "const response = new Response(''); response.json = () => body; return response",
        "return { status: 200, json: () => Promise.resolve(body) }",
        "return { status: 200, json: () => ({ then: (resolve) => resolve(body) }) }",
        // The `Response` of another realm is no `instanceof Response` here.
        r#"const frame = document.body.appendChild(document.createElement("iframe"))
        const response = new frame.contentWindow.Response(JSON.stringify(body))
        setTimeout(() => frame.remove(), 100)
        return response"#,
    ] {
        let _fetch = Fetch::new(&format!(
            r#"const body = {{ customer: {{ id: "cus_1", groups: [] }} }}; {answer}"#
        ));
        assert_eq!(read_customer().await.expect(answer).id, "cus_1");
    }
}

#[wasm_bindgen_test]
async fn a_response_that_cannot_be_read_is_an_error() {
    for (answer, kind) in [
        ("return { status: 200 }", ErrorKind::Network),
        ("return { status: 200, json() { throw 'mine' } }", ErrorKind::Network),
        ("return { status: 200, json: () => undefined }", ErrorKind::Malformed),
        ("return { status: NaN, json: () => ({}) }", ErrorKind::Malformed),
        ("return { status: -1, json: () => ({}) }", ErrorKind::Malformed),
        ("return Response.error()", ErrorKind::Malformed),
    ] {
        assert_eq!(error_of(answer).await.kind, kind, "{answer}");
    }
}

#[wasm_bindgen_test]
async fn a_body_that_was_already_read_is_a_network_error() {
    let error = error_of("const response = new Response('{}'); response.text(); return response").await;
    assert_eq!(error.kind, ErrorKind::Network);
}

#[wasm_bindgen_test]
async fn a_body_that_breaks_off_is_a_network_error() {
    let error = error_of(
        r#"return new Response(new ReadableStream({
            start(c) { c.enqueue(new TextEncoder().encode('{"cust')); c.error(new TypeError("network error")) }
        }))"#,
    )
    .await;
    assert_eq!((error.kind, error.status), (ErrorKind::Network, Some(200)));
}

#[wasm_bindgen_test]
async fn a_200_that_is_no_json_is_malformed() {
    for body in [
        "",
        "<!doctype html><title>App</title>",
        r#"{"customer":{"id":"cus_1","gro"#,
        "{} {}",
    ] {
        let error = refusal(200, body).await;
        assert_eq!(
            (error.kind, error.status),
            (ErrorKind::Malformed, Some(200)),
            "{body:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_200_without_a_body_is_malformed() {
    let error = error_of("return new Response(null, { status: 204 })").await;
    assert_eq!((error.kind, error.status), (ErrorKind::Malformed, Some(204)));
}

#[wasm_bindgen_test]
async fn json_of_another_shape_is_malformed() {
    for body in [
        "null",
        "7",
        r#""customer""#,
        "[]",
        r#"{"customer":[]}"#,
        r#"{"customer":"cus_1"}"#,
        r#"{"customer":{"id":7,"groups":[]}}"#,
        r#"{"customer":{"groups":[]}}"#,
        r#"{"customer":{"id":"cus_1","groups":[{"name":"VIP"}]}}"#,
        r#"{"customer":{"id":"cus_1","groups":{}}}"#,
        r#"{"customer":{"id":"cus_1","groups":["cusgroup_1"]}}"#,
        r#"{"customer":{"id":"cus_1","groups":[{"id":null}]}}"#,
        r#"{"customer":{"id":"cus_1","groups":[null]}}"#,
        r#"{"customer":{"id":"cus_1","groups":[],"email":{}}}"#,
    ] {
        let error = refusal(200, body).await;
        assert_eq!((error.kind, error.status), (ErrorKind::Malformed, Some(200)), "{body}");
    }
}

#[wasm_bindgen_test]
async fn an_answer_without_customer_is_an_error_of_its_own() {
    for body in ["{}", r#"{"customer":null}"#, r#"{"customers":[]}"#] {
        assert_eq!(refusal(200, body).await.kind, ErrorKind::MissingCustomer, "{body}");
    }
    let _fetch = Fetch::answering(200, "{}");
    let batch = client()
        .batch_customer_groups("cus_1", &Batch::default(), &own_fields())
        .await;
    assert_eq!(batch.unwrap_err().kind, ErrorKind::MissingCustomer);
}

#[wasm_bindgen_test]
async fn missing_groups_are_unknown_and_not_none() {
    for body in [
        r#"{"customer":{"id":"cus_1"}}"#,
        r#"{"customer":{"id":"cus_1","groups":null}}"#,
    ] {
        let error = refusal(200, body).await;
        assert_eq!(
            (error.kind, error.status),
            (ErrorKind::MissingGroups, Some(200)),
            "{body}"
        );
    }
}

#[wasm_bindgen_test]
async fn groups_that_were_not_asked_may_be_missing() {
    let _fetch = Fetch::answering(200, r#"{"customer":{"id":"cus_1","email":"a@b.example"}}"#);
    let customer = client().customer("cus_1", &Fields::new(&["id", "email"], "")).await;
    assert_eq!(customer.unwrap().groups, None);
}

#[wasm_bindgen_test]
async fn fields_of_tomorrow_and_nulls_of_today_are_read() {
    let _fetch = Fetch::answering(
        200,
        r#"{"customer":{"id":"cus_1","groups":[{"id":"cusgroup_1","name":null,"tags":[{}]}],"phone":null,"addresses":null,
        "metadata":{"n":1e300,"big":9007199254740993,"x":null,"__proto__":{"y":1}},"tomorrow":{"a":[1.5]}},"trace":1}"#,
    );
    let customer = read_customer().await.unwrap();
    assert_eq!(customer.groups.unwrap()[0].name, None);
    assert_eq!(customer.metadata.unwrap()["n"], 1e300);
}

#[wasm_bindgen_test]
async fn metadata_nested_without_end_do_not_end_the_page() {
    // A shop's customers write their own metadata, and whoever shows them must survive it.
    for depth in [100, 20_000] {
        let _fetch = Fetch::new(&format!(
            r#"const deep = "[".repeat({depth}) + "]".repeat({depth})
            return new Response(`{{"customer":{{"id":"cus_1","groups":[],"metadata":{{"deep":${{deep}}}}}}}}`)"#,
        ));
        match read_customer().await {
            Ok(customer) => assert_eq!(customer.id, "cus_1"),
            Err(error) => assert_eq!(error.kind, ErrorKind::Malformed),
        }
    }
}

#[wasm_bindgen_test]
async fn each_status_is_its_own_kind_with_the_servers_words() {
    for (status, kind, transient) in [
        (400, ErrorKind::Invalid, false),
        (401, ErrorKind::Unauthorized, false),
        (403, ErrorKind::Forbidden, false),
        (404, ErrorKind::NotFound, false),
        (408, ErrorKind::Server, true),
        (409, ErrorKind::Conflict, true),
        (413, ErrorKind::TooLarge, false),
        (422, ErrorKind::Invalid, false),
        (429, ErrorKind::Server, true),
        (500, ErrorKind::Server, true),
        (503, ErrorKind::Server, true),
    ] {
        let error = refusal(status, r#"{"type":"t","message":"The server's words"}"#).await;
        assert_eq!((error.kind, error.status), (kind, Some(status)));
        assert_eq!(error.message, "The server's words");
        assert_eq!(error.is_transient(), transient, "{status}");
    }
}

#[wasm_bindgen_test]
async fn a_page_in_place_of_an_error_keeps_its_status() {
    let html = "<html><h1>Bad Gateway</h1></html>";
    for (status, kind) in [
        (400, ErrorKind::Gateway),
        (401, ErrorKind::Gateway),
        (403, ErrorKind::Gateway),
        (413, ErrorKind::TooLarge),
        (429, ErrorKind::Server),
        (502, ErrorKind::Server),
        (504, ErrorKind::Server),
    ] {
        let error = refusal(status, html).await;
        assert_eq!(
            (error.kind, error.status, error.message.as_str()),
            (kind, Some(status), "")
        );
    }
}

#[wasm_bindgen_test]
async fn what_a_gateway_says_is_not_taken_for_medusas_word() {
    for (status, body) in [
        (401, r#"{"message":"No API key found in request"}"#),
        (403, r#"{"message":"Forbidden"}"#),
        (
            403,
            r#"{"type":"https://example.com/blocked","title":"Blocked","message":"Blocked"}"#,
        ),
        (404, r#"{"message":"no Route matched with those values"}"#),
        (404, r#"{"type":"about:blank","message":"Not Found"}"#),
        (407, "{}"),
    ] {
        let error = refusal(status, body).await;
        assert_eq!((error.kind, error.status), (ErrorKind::Gateway, Some(status)), "{body}");
        assert!(error.is_transient());
    }
    assert_eq!(
        refusal(401, r#"{"message":"Unauthorized"}"#).await.kind,
        ErrorKind::Unauthorized
    );
}

#[wasm_bindgen_test]
async fn an_answer_about_another_customer_is_malformed() {
    for answer in [
        read_customer_from(r#"{"customer":{"id":"cus_2","groups":[]}}"#).await,
        {
            let _fetch = Fetch::answering(200, r#"{"customer":{"id":"cus_2","groups":[]}}"#);
            client()
                .batch_customer_groups("cus_1", &Batch::default(), &own_fields())
                .await
                .map(drop)
        },
    ] {
        assert_eq!(answer.unwrap_err().kind, ErrorKind::Malformed);
    }
}

async fn read_customer_from(body: &str) -> Result<(), Error> {
    let _fetch = Fetch::answering(200, body);
    read_customer().await.map(drop)
}

#[wasm_bindgen_test]
async fn a_wait_that_the_server_asks_for_is_told() {
    for (header, seconds) in [
        ("'12'", Some(12)),
        ("' 7 '", Some(7)),
        ("'0'", None),
        ("'soon'", None),
        ("'-3'", None),
        ("new Date(Date.now() - 5000).toUTCString()", None),
    ] {
        let error = error_of(&format!(
            "return new Response('', {{ status: 429, headers: {{ 'retry-after': {header} }} }})"
        ))
        .await;
        assert_eq!(error.retry_after, seconds, "{header}");
    }
    // Dates of HTTP are whole seconds.
    let date = "{ 'retry-after': new Date(Date.now() + 30000).toUTCString() }";
    let error = error_of(&format!("return new Response('', {{ status: 503, headers: {date} }})")).await;
    assert!(matches!(error.retry_after, Some(29..=30)), "{:?}", error.retry_after);
    assert_eq!(
        error_of("return { status: 503, json: () => ({}) }").await.retry_after,
        None
    );
}

#[wasm_bindgen_test]
async fn a_404_page_is_a_wrong_address_and_no_missing_customer() {
    for body in ["<!doctype html><pre>Cannot GET /admin</pre>", "", "{", "null", "{}"] {
        let error = refusal(404, body).await;
        assert_eq!((error.kind, error.status), (ErrorKind::Malformed, Some(404)), "{body}");
    }
}

#[wasm_bindgen_test]
async fn a_message_that_is_no_text_is_left_out() {
    for body in [
        r#"{"message":7}"#,
        r#"{"message":null}"#,
        r#"{"message":{"text":"x"}}"#,
        r#"{"message":["x"]}"#,
        r#"["message"]"#,
        r#""message""#,
        "{}",
    ] {
        let error = refusal(400, body).await;
        assert_eq!((error.kind, error.message.as_str()), (ErrorKind::Gateway, ""), "{body}");
    }
}

#[wasm_bindgen_test]
async fn a_list_of_another_shape_is_malformed() {
    for body in [
        "{}",
        r#"{"customer_groups":[]}"#,
        r#"{"customer_groups":null,"count":0}"#,
        r#"{"customer_groups":[],"count":-1}"#,
        r#"{"customer_groups":[],"count":"many"}"#,
    ] {
        let _fetch = Fetch::answering(200, body);
        let list = client().customer_groups(&CustomerGroupQuery::default()).await;
        assert_eq!(list.unwrap_err().kind, ErrorKind::Malformed, "{body}");
    }
}

#[wasm_bindgen_test]
async fn a_login_that_wants_more_is_no_token() {
    for (body, login) in [
        (r#"{"token":"t"}"#, Login::Token("t".into())),
        (
            r#"{"mfa_required":true,"mfa_challenge":{"id":"x"},"token":"t"}"#,
            Login::MfaRequired,
        ),
        (
            r#"{"verification_required":true,"token":"t"}"#,
            Login::VerificationRequired,
        ),
        (
            r#"{"location":"https://id.example/"}"#,
            Login::Redirect("https://id.example/".into()),
        ),
    ] {
        let _fetch = Fetch::answering(200, body);
        assert_eq!(client().login("a", "b").await, Ok(login), "{body}");
    }
    for body in ["{}", r#"{"token":7}"#, "<html>", "[]"] {
        let _fetch = Fetch::answering(200, body);
        let error = client().login("a", "b").await.unwrap_err();
        assert_eq!((error.kind, error.status), (ErrorKind::Malformed, Some(200)), "{body}");
    }
}

#[wasm_bindgen_test]
async fn rights_are_off_unless_the_flag_is_true() {
    for (body, on) in [
        (r#"{"feature_flags":{"rbac":true}}"#, true),
        (r#"{"feature_flags":{"rbac":false}}"#, false),
        (r#"{"feature_flags":{"index_engine":true}}"#, false),
    ] {
        let _fetch = Fetch::answering(200, body);
        assert_eq!(client().has_rbac().await, Ok(on), "{body}");
    }
}
