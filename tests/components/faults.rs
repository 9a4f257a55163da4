use crate::fixture::{Widget, idle};
use crate::server::{Clock, Server, backend, id};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_lost_session_keeps_list_and_edit_and_the_edit_is_sent_after_the_sign_in() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_session", &["A", "B"]).await;
    widget.click("Remove A").await;
    server.edit("cus_session").await.refuse(401, "Unauthorized");
    widget
        .says("Your session has ended. Sign in, and your change is saved.")
        .await;
    assert_eq!(widget.rows(), ["B"]);
    server.is_quiet().await;

    sign_in(&widget, &server).await;
    server.read("cus_session").await.in_groups(&["A", "B"]);
    let edit = server.edit("cus_session").await;
    assert_eq!(edit.batch().await, (vec![], vec![id("A")]));
    edit.in_groups(&["B"]);
    widget.says("Removed from A.").await;
    assert!(!widget.has_button("Sign in"));
    assert_eq!(widget.rows(), ["B"]);
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn one_sign_in_is_for_every_widget_of_the_backend() {
    let server = Server::start();
    let backend = backend();
    let one = Widget::at(&backend, "cus_out_1");
    server.read("cus_out_1").await.refuse(401, "Unauthorized");
    let other = Widget::at(&backend, "cus_out_2");
    server.read("cus_out_2").await.refuse(401, "Unauthorized");
    one.says("Sign in to your store").await;
    other.says("Sign in to your store").await;
    sign_in(&other, &server).await;
    server.read("cus_out_1").await.in_groups(&["A"]);
    server.read("cus_out_2").await.in_groups(&["B"]);
    one.shows_rows(&["A"]).await;
    other.shows_rows(&["B"]).await;
    assert!(!one.has_button("Sign in") && !other.has_button("Sign in"));
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn what_was_asked_before_a_session_ended_or_began_says_nothing_of_who_is_signed_in_now() {
    let server = Server::start();
    let backend = backend();
    let widget = Widget::at(&backend, "cus_ended");
    server.read("cus_ended").await.in_groups(&["A", "B"]);
    widget.shows_rows(&["A", "B"]).await;
    let _other = Widget::at(&backend, "cus_slow");
    let slow = server.read("cus_slow").await;
    let _third = Widget::at(&backend, "cus_slower");
    let slower = server.read("cus_slower").await;
    widget.click("Remove A").await;
    server.edit("cus_ended").await.refuse(401, "Unauthorized");
    widget.says("Your session has ended.").await;

    slow.in_groups(&[]);
    server.is_quiet().await;
    assert!(widget.has_button("Sign in"), "{}", widget.text());

    sign_in(&widget, &server).await;
    server.read("cus_ended").await.in_groups(&["A", "B"]);
    server.edit("cus_ended").await.in_groups(&["B"]);
    widget.says("Removed from A.").await;
    slower.refuse(401, "Unauthorized");
    server.read("cus_slower").await.in_groups(&[]);
    assert!(!widget.has_button("Sign in"), "{}", widget.text());
    server.is_quiet().await;
}

pub async fn sign_in(widget: &Widget, server: &Server) {
    widget.type_into("[type=email]", "admin@example.test");
    widget.type_into("[type=password]", "wrong");
    widget.click("Sign in").await;
    let login = server.next("POST", "/auth/user/emailpass").await;
    login.refuse(401, "Invalid email or password");
    widget.says("Wrong email or password.").await;

    widget.type_into("[type=password]", "right");
    widget.click("Sign in").await;
    let login = server.next("POST", "/auth/user/emailpass").await;
    login.answer(200, r#"{"token":"t"}"#);
    server.next("POST", "/auth/session").await.answer(200, r#"{"user":{}}"#);
}

/// An edit that fails until the widget gives up trying by itself.
pub async fn held(server: &Server, customer_id: &str) -> Widget {
    let widget = Widget::loaded(server, customer_id, &["A", "B"]).await;
    let clock = Clock::hurried();
    widget.click("Remove A").await;
    server.edit(customer_id).await.refuse(500, "An unknown error occurred.");
    for _ in 0..4 {
        let read = server.read(customer_id).await;
        assert_eq!(widget.rows(), ["B"], "what is wanted stays on display");
        read.refuse(503, "");
    }
    widget.says("Not saved yet").await;
    widget.says("Remove from A.").await;
    server.is_quiet().await;
    // Without those for looking whether the edit was done after all, and for rows to come to rest.
    let is_of_retry = |wait: &f64| (200.0..5_000.0).contains(wait);
    let waits: Vec<f64> = clock.waits().into_iter().filter(is_of_retry).collect();
    let expected = [500.0, 1000.0, 2000.0, 4000.0];
    assert_eq!(waits.len(), expected.len(), "{waits:?}");
    let mut pairs = waits.iter().zip(expected);
    assert!(
        pairs.all(|(wait, middle)| (wait / middle - 1.0).abs() <= 0.26),
        "{waits:?}"
    );
    widget
}

#[wasm_bindgen_test]
async fn a_server_in_trouble_is_tried_again_and_then_retry_sends_what_was_held() {
    let server = Server::start();
    let widget = held(&server, "cus_retry").await;
    widget.click("Retry").await;
    server.read("cus_retry").await.in_groups(&["A", "B"]);
    let edit = server.edit("cus_retry").await;
    assert_eq!(edit.batch().await, (vec![], vec![id("A")]));
    edit.in_groups(&["B"]);
    widget.says("Removed from A.").await;
    assert!(!widget.has_button("Retry") && !widget.has_button("Discard"));
}

#[wasm_bindgen_test]
async fn discard_gives_up_what_was_held() {
    let server = Server::start();
    let widget = held(&server, "cus_discard").await;
    widget.click("Discard").await;
    widget.shows_rows(&["A", "B"]).await;
    server.read("cus_discard").await.in_groups(&["A", "B"]);
    server.is_quiet().await;
    assert_eq!(widget.rows(), ["A", "B"]);
    assert!(!widget.has_button("Retry") && !widget.has_button("Discard"));
}

#[wasm_bindgen_test]
async fn an_edit_that_was_done_though_its_answer_was_lost_is_not_sent_again() {
    let server = Server::start();
    let _clock = Clock::hurried();
    let widget = Widget::loaded(&server, "cus_lost", &["A", "B"]).await;
    widget.click("Remove A").await;
    server.edit("cus_lost").await.break_off();
    // Whether anything answers there at all.
    server.next("GET", "/health").await.break_off();
    server.read("cus_lost").await.in_groups(&["B"]);
    widget.says("Removed from A.").await;
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn a_refused_edit_is_taken_back_and_told_in_the_servers_words() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_refused", &["A", "B"]).await;
    widget.click("Remove A").await;
    server.edit("cus_refused").await.refuse(400, "Not on a Sunday");
    widget.says("Not removed from A: the server refused it.").await;
    widget.says("Not on a Sunday").await;
    widget.shows_rows(&["A", "B"]).await;
    server.read("cus_refused").await.in_groups(&["A", "B"]);
    server.is_quiet().await;
    widget.click("Dismiss").await;
    idle().await;
    assert!(!widget.text().contains("refused"), "{}", widget.text());
}

#[wasm_bindgen_test]
async fn a_customer_who_is_not_there_is_told_so() {
    let server = Server::start();
    let widget = Widget::new("cus_nobody");
    let read = server.read("cus_nobody").await;
    read.refuse(404, "Customer with id: cus_nobody was not found");
    widget.says("The customer may have been deleted").await;
    assert!(widget.text().contains("Customer not found"));
    assert!(!widget.has_button("Add to groups"));
    server.is_quiet().await;

    // Perhaps the server was mistaken, or the customer is back.
    widget.click("Retry").await;
    server.read("cus_nobody").await.in_groups(&["A"]);
    widget.shows_rows(&["A"]).await;
}

#[wasm_bindgen_test]
async fn what_is_no_answer_of_a_medusa_is_explained_and_retry_asks_again() {
    let server = Server::start();
    let answers = [
        (
            200,
            "<!doctype html><title>Some page</title>",
            "not from a Medusa Admin API",
        ),
        (
            404,
            "<!doctype html><title>Not Found</title>",
            "not from a Medusa Admin API",
        ),
        (
            200,
            r#"{"customer":{"id":"cus_html"}}"#,
            "does not show this customer's groups",
        ),
        (
            200,
            r#"{"customer":{"id":"cus_other","groups":[]}}"#,
            "not from a Medusa Admin API",
        ),
        (200, "{}", "not from a Medusa Admin API"),
        (
            403,
            r#"{"type":"forbidden","message":"Forbidden"}"#,
            "You do not have the right",
        ),
    ];
    let widget = Widget::new("cus_html");
    for (status, body, words) in answers {
        server.read("cus_html").await.answer(status, body);
        widget.says("The groups could not be loaded").await;
        widget.says(words).await;
        assert!(!widget.text().contains("No groups yet"));
        server.is_quiet().await;
        widget.click("Retry").await;
    }
    server.read("cus_html").await.in_groups(&["A"]);
    widget.shows_rows(&["A"]).await;
    server.is_quiet().await;
}
