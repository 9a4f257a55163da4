use crate::stub::{Fetch, Replaced, Sent, base, client, own_fields};
use medusa_customer_groups::api::{Batch, Client, CustomerGroupQuery, ErrorKind, Fields, page_origin};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::RequestCredentials;

const ROOT: &str = "https://store.example/prefix";

fn batch(add: &[&str], remove: &[&str]) -> Batch {
    let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    Batch {
        add: owned(add),
        remove: owned(remove),
    }
}

/// The request for the customer `id`.
async fn asked_for(id: &str) -> Sent {
    let fetch = Fetch::answering(200, "{}");
    let _ = client().customer(id, &Fields::new(&["id"], "")).await;
    fetch.request().await
}

/// The request for the groups that `query` describes.
async fn listed(query: &CustomerGroupQuery<'_>) -> Sent {
    let fetch = Fetch::answering(200, r#"{"customer_groups":[],"count":0}"#);
    client().customer_groups(query).await.unwrap();
    fetch.request().await
}

#[wasm_bindgen_test]
async fn a_get_carries_the_session_and_no_header() {
    let sent = asked_for("cus_1").await;
    assert_eq!(sent.method, "GET");
    assert_eq!(sent.url, format!("{ROOT}/admin/customers/cus_1?fields=id"));
    assert_eq!(sent.credentials, "include");
    assert_eq!(sent.headers, [], "any header would cost a preflight");
    assert_eq!(sent.body, "");
}

#[wasm_bindgen_test]
async fn the_credentials_rule_can_be_another() {
    let fetch = Fetch::answering(200, "{}");
    let client = client().with_credentials(RequestCredentials::SameOrigin);
    let _ = client.customer("cus_1", &own_fields()).await;
    assert_eq!(fetch.request().await.credentials, "same-origin");
}

#[wasm_bindgen_test]
async fn an_empty_base_url_asks_this_pages_origin() {
    let fetch = Fetch::answering(200, "{}");
    let _ = Client::new(base("")).customer("cus_1", &Fields::new(&["id"], "")).await;
    let expected = format!("{}/admin/customers/cus_1?fields=id", page_origin());
    assert_eq!(fetch.request().await.url, expected);
}

#[wasm_bindgen_test]
async fn a_batch_is_one_post_of_json() {
    let fetch = Fetch::answering(200, r#"{"customer":{"id":"cus_1","groups":[]}}"#);
    let batch = batch(&["cusgroup_123"], &["cusgroup_321"]);
    client()
        .batch_customer_groups("cus_1", &batch, &own_fields())
        .await
        .unwrap();
    let sent = fetch.request().await;
    assert_eq!(sent.method, "POST");
    let path = "/admin/customers/cus_1/customer-groups?fields=id%2Cgroups.id%2Cgroups.name";
    assert_eq!(sent.url, format!("{ROOT}{path}"));
    assert_eq!(sent.headers, [("content-type".into(), "application/json".into())]);
    assert_eq!(sent.body, r#"{"add":["cusgroup_123"],"remove":["cusgroup_321"]}"#);
    assert_eq!(sent.credentials, "include");
}

#[wasm_bindgen_test]
async fn a_body_survives_quotes_and_every_script() {
    let fetch = Fetch::answering(200, r#"{"customer_group":{"id":"cusgroup_1"}}"#);
    let name = "\"مجموعة\" 顧客 👩‍👩‍👧 \\ \n\u{2028}";
    client().create_customer_group(name).await.unwrap();
    let body: serde_json::Value = serde_json::from_str(&fetch.request().await.body).unwrap();
    assert_eq!(body, serde_json::json!({ "name": name }));
}

#[wasm_bindgen_test]
async fn what_a_page_has_made_of_the_browsers_own_changes_no_request() {
    let fetch = Fetch::answering(200, r#"{"customer":{"id":"cus_1","groups":[]}}"#);
    let replaced = Replaced::page();
    let answered = client()
        .with_token("t")
        .batch_customer_groups("cus_1", &batch(&["cusgroup_123"], &[]), &own_fields())
        .await;
    drop(replaced);
    answered.unwrap();
    let sent = fetch.request().await;
    let path = "/admin/customers/cus_1/customer-groups?fields=id%2Cgroups.id%2Cgroups.name";
    assert_eq!((sent.method, sent.url), ("POST".into(), format!("{ROOT}{path}")));
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let expected = [
        header("authorization", "Bearer t"),
        header("content-type", "application/json"),
    ];
    assert_eq!(sent.headers, expected);
    assert_eq!(sent.body, r#"{"add":["cusgroup_123"],"remove":[]}"#);
}

#[wasm_bindgen_test]
async fn ids_stay_inside_their_path_segment() {
    for (id, segment) in [
        ("a/b?c#d", "a%2Fb%3Fc%23d"),
        ("../users", "..%2Fusers"),
        ("%2e%2e", "%252e%252e"),
        ("a b\\c", "a%20b%5Cc"),
        ("é", "%C3%A9"),
    ] {
        let expected = format!("{ROOT}/admin/customers/{segment}?fields=id");
        assert_eq!(asked_for(id).await.url, expected, "{id}");
    }
}

#[wasm_bindgen_test]
async fn an_id_that_would_reach_another_path_is_never_sent() {
    let fetch = Fetch::answering(200, "{}");
    for id in ["", ".", ".."] {
        let read = client().customer(id, &own_fields()).await.unwrap_err();
        assert_eq!(read.kind, ErrorKind::Config, "{id:?}");
        let written = client()
            .batch_customer_groups(id, &Batch::default(), &own_fields())
            .await
            .unwrap_err();
        assert_eq!(written.kind, ErrorKind::Config, "{id:?}");
    }
    assert_eq!(fetch.calls(), 0);
}

#[wasm_bindgen_test]
async fn a_plus_in_the_fields_is_not_sent_as_a_blank() {
    let fetch = Fetch::answering(200, "{}");
    let _ = client()
        .customer("cus_1", &Fields::new(&["id"], "+metadata,-phone"))
        .await;
    let url = fetch.request().await.url;
    assert!(url.ends_with("?fields=%2Bid%2C%2Bmetadata%2C-phone"), "{url}");
}

#[wasm_bindgen_test]
async fn a_search_is_encoded_and_unset_parameters_are_left_out() {
    let sent = listed(&CustomerGroupQuery {
        q: "a&b=c+d #é",
        limit: 10,
        offset: 20,
        fields: "id,name",
        ..Default::default()
    })
    .await;
    let query = "q=a%26b%3Dc%2Bd+%23%C3%A9&limit=10&offset=20&order=name&fields=id%2Cname";
    assert_eq!(sent.url, format!("{ROOT}/admin/customer-groups?{query}"));
    assert_eq!(sent.headers, []);

    let all = listed(&CustomerGroupQuery {
        q: "  ",
        ..Default::default()
    })
    .await;
    let query = "limit=20&order=name&fields=id%2Cname%2Ccreated_at%2Cupdated_at";
    assert_eq!(all.url, format!("{ROOT}/admin/customer-groups?{query}"));
}

#[wasm_bindgen_test]
async fn members_are_counted_without_being_listed() {
    let fetch = Fetch::answering(200, r#"{"customers":[],"count":7,"offset":0,"limit":0}"#);
    assert_eq!(client().count_customers("cusgroup_1").await, Ok(7));
    let query = "groups%5Bid%5D=cusgroup_1&limit=0&fields=id";
    assert_eq!(fetch.request().await.url, format!("{ROOT}/admin/customers?{query}"));
}

#[wasm_bindgen_test]
async fn a_login_is_sent_in_the_body_alone() {
    let fetch = Fetch::answering(200, r#"{"token":"t"}"#);
    client().login("a@b.example", "p\"w").await.unwrap();
    let sent = fetch.request().await;
    assert_eq!(sent.url, format!("{ROOT}/auth/user/emailpass"));
    assert_eq!(sent.body, r#"{"email":"a@b.example","password":"p\"w"}"#);
}

#[wasm_bindgen_test]
async fn a_session_is_made_by_the_token_in_a_header() {
    let fetch = Fetch::answering(200, r#"{"user":{}}"#);
    client().create_session("header.payload-_.sig").await.unwrap();
    let sent = fetch.request().await;
    assert_eq!((sent.method.as_str(), sent.body.as_str()), ("POST", ""));
    assert_eq!(sent.url, format!("{ROOT}/auth/session"));
    let header = ("authorization".to_owned(), "Bearer header.payload-_.sig".to_owned());
    assert_eq!(sent.headers, [header]);
}

#[wasm_bindgen_test]
async fn a_token_that_no_header_may_carry_is_refused_before_it_is_sent() {
    let fetch = Fetch::answering(200, "{}");
    for token in ["a\nb", "a\r\nx-evil: 1", "a\0b", "日本", "a b"] {
        let error = client().create_session(token).await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::Config, "{token:?}");
        assert!(!error.message.contains(token), "a token is a secret");
    }
    assert_eq!(fetch.calls(), 0);
}

#[wasm_bindgen_test]
async fn signing_out_deletes_the_session() {
    let fetch = Fetch::answering(200, r#"{"success":true}"#);
    client().delete_session().await.unwrap();
    let sent = fetch.request().await;
    assert_eq!(
        (sent.method, sent.url),
        ("DELETE".into(), format!("{ROOT}/auth/session"))
    );
}
