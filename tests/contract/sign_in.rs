//! Signing in and out, and what is open to everybody.

use crate::backend::{
    EMAIL, PASSWORD, assert_refused, client, get, send_as_stranger, sign_out, stranger, token, url, withheld,
};
use medusa_customer_groups::api::{BaseUrl, Client, ErrorKind, Login};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_ways_to_sign_in_are_public() {
    let answer = send_as_stranger("GET", "/auth/user/providers", None).await.unwrap();
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json()["providers"][0]["id"], "emailpass");
}

#[wasm_bindgen_test]
async fn the_right_password_gives_a_token_and_no_session() {
    sign_out().await;
    let client = Client::new(BaseUrl::parse(url()).unwrap());
    assert!(matches!(client.login(EMAIL, PASSWORD).await, Ok(Login::Token(_))));
    assert_refused(client.me().await, ErrorKind::Unauthorized, 401, "Unauthorized");
}

#[wasm_bindgen_test]
async fn a_wrong_password_and_an_unknown_email_are_told_alike() {
    let words = "Invalid email or password";
    for (email, password) in [(EMAIL, "wrong"), ("nobody@medusa.test", PASSWORD), ("no email", "x")] {
        let answer = stranger().login(email, password).await;
        assert_refused(answer, ErrorKind::Unauthorized, 401, words);
    }
}

#[wasm_bindgen_test]
async fn an_empty_email_or_password_is_unauthorized_too() {
    for (email, password) in [("", PASSWORD), (EMAIL, ""), ("", "")] {
        let error = stranger().login(email, password).await.unwrap_err();
        assert_eq!(
            (error.kind, error.status),
            (ErrorKind::Unauthorized, Some(401)),
            "{error}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_session_from_a_token_says_who_is_signed_in() {
    sign_out().await;
    let client = client().await;
    let user = client.me().await.unwrap();
    assert!(user.id.starts_with("user_"));
    assert_eq!(user.email.as_deref(), Some(EMAIL));
}

#[wasm_bindgen_test]
async fn a_session_needs_a_good_token() {
    for token in ["nonsense", "a.b.c"] {
        let error = stranger().create_session(token).await.unwrap_err();
        assert_eq!(
            (error.kind, error.status),
            (ErrorKind::Unauthorized, Some(401)),
            "{token}"
        );
    }
}

#[wasm_bindgen_test]
async fn signing_out_ends_the_session() {
    let client = client().await;
    assert!(client.me().await.is_ok());
    sign_out().await;
    assert_refused(client.me().await, ErrorKind::Unauthorized, 401, "Unauthorized");
    assert_refused(
        client.delete_session().await,
        ErrorKind::Unauthorized,
        401,
        "Unauthorized",
    );
}

#[wasm_bindgen_test]
async fn unauthorized_comes_without_a_type() {
    // Medusa's other refusals say `type`; a reader must not rely on it.
    let answer = send_as_stranger("GET", "/admin/users/me", None).await.unwrap();
    assert_eq!(
        (answer.status, answer.json()),
        (401, json!({ "message": "Unauthorized" }))
    );
}

#[wasm_bindgen_test]
async fn a_token_alone_is_enough_for_a_host_that_holds_one() {
    let token = token().await;
    let answer = send_as_stranger("GET", "/admin/users/me", Some(&token)).await.unwrap();
    assert_eq!(answer.json()["user"]["email"], EMAIL);
}

#[wasm_bindgen_test]
async fn on_another_site_the_session_succeeds_and_its_cookie_is_dropped() {
    // 127.0.0.1 and localhost are two sites: the browser keeps no `SameSite=Lax` cookie between them.
    let other_site = url().replace("127.0.0.1", "localhost");
    assert_ne!(other_site, url(), "the backend's URL must name 127.0.0.1");
    let client = Client::new(BaseUrl::parse(&other_site).unwrap());
    let Ok(Login::Token(token)) = client.login(EMAIL, PASSWORD).await else {
        panic!("no token");
    };
    assert_eq!(client.create_session(&token).await, Ok(()));
    assert_refused(client.me().await, ErrorKind::Unauthorized, 401, "Unauthorized");
}

#[wasm_bindgen_test]
async fn the_feature_flags_are_public_and_rights_are_off() {
    assert_eq!(stranger().has_rbac().await, Ok(false));
    let flags = get("/admin/feature-flags").await.json();
    assert_eq!(flags["feature_flags"]["rbac"], false);
}

#[wasm_bindgen_test]
async fn rights_that_are_off_cannot_be_asked() {
    // A 404 in HTML without CORS headers: to a page of another origin a refusal to answer.
    let client = client().await;
    let error = client.permissions().await.unwrap_err();
    assert_eq!((error.kind, error.status), (ErrorKind::Network, None));
    assert_eq!(client.diagnose(&error).await, Some(withheld()));
}
