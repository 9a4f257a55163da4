//! What stands between the widget and its Medusa: it may refuse, ask to wait, and be late.

use crate::fixture::Widget;
use crate::server::{Clock, Server, id};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_a_gateway_refuses_is_tried_again_and_says_nothing_of_rights_or_of_the_customer() {
    let server = Server::start();
    let _clock = Clock::hurried();
    let widget = Widget::loaded(&server, "cus_gateway", &["A", "B"]).await;
    for (status, body) in [
        (403, "<h1>Blocked</h1>"),
        (403, r#"{"message":"Forbidden"}"#),
        (404, r#"{"message":"no Route matched with those values"}"#),
        (401, r#"{"message":"No API key found in request"}"#),
    ] {
        widget.click("Remove A").await;
        server.edit("cus_gateway").await.answer(status, body);
        server.read("cus_gateway").await.in_groups(&["A", "B"]);
        let edit = server.edit("cus_gateway").await;
        assert_eq!(edit.batch().await, (vec![], vec![id("A")]));
        edit.in_groups(&["B"]);
        widget.says("Removed from A.").await;
        assert!(
            widget.has_button("Add to groups") && !widget.has_button("Sign in"),
            "{body}"
        );
        widget.click("Undo").await;
        server.edit("cus_gateway").await.in_groups(&["A", "B"]);
        widget.says("Added to A.").await;
    }
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn an_edit_that_a_gateway_goes_on_refusing_is_kept_and_says_who_refused_it() {
    let server = Server::start();
    let _clock = Clock::hurried();
    let widget = Widget::loaded(&server, "cus_walled", &["A", "B"]).await;
    widget.click("Remove A").await;
    server.edit("cus_walled").await.answer(403, "<h1>Blocked</h1>");
    for _ in 0..4 {
        server
            .read("cus_walled")
            .await
            .answer(404, r#"{"message":"no Route matched"}"#);
    }
    widget.says("Not saved yet").await;
    widget.says("a proxy, a firewall or a sign-in page").await;
    assert_eq!(widget.rows(), ["B"]);
}

#[wasm_bindgen_test]
async fn an_empty_answer_to_an_edit_is_no_word_about_the_customer() {
    let server = Server::start();
    let _clock = Clock::hurried();
    let widget = Widget::loaded(&server, "cus_empty", &["A", "B"]).await;
    widget.click("Remove A").await;
    server.edit("cus_empty").await.answer(200, "{}");
    server.read("cus_empty").await.in_groups(&["A", "B"]);
    server.edit("cus_empty").await.in_groups(&["B"]);
    widget.says("Removed from A.").await;
}

#[wasm_bindgen_test]
async fn a_server_that_asks_to_wait_is_asked_again_after_that_and_the_wait_is_shown() {
    let server = Server::start();
    let clock = Clock::stopped();
    let widget = Widget::loaded(&server, "cus_wait", &["A", "B"]).await;
    widget.click("Remove A").await;
    server.edit("cus_wait").await.asks_to_wait(429, 12);
    widget.says("The server asks to wait. Trying again in 12 s.").await;
    clock.run_for(12_000.0);
    server.is_quiet().await;
    clock.run_for(1_300.0);
    server.read("cus_wait").await.asks_to_wait(503, 7);
    widget.says("The server asks to wait. Trying again in 7 s.").await;
    clock.run_for(8_300.0);
    server.read("cus_wait").await.in_groups(&["A", "B"]);
    server.edit("cus_wait").await.in_groups(&["B"]);
    widget.says("Removed from A.").await;
}

#[wasm_bindgen_test]
async fn a_batch_that_comes_late_is_reversed_and_its_message_goes() {
    let server = Server::start();
    let clock = Clock::stopped();
    let widget = Widget::loaded(&server, "cus_late", &["A", "B"]).await;
    widget.click("Remove A").await;
    server.edit("cus_late").await.answer(504, "<h1>Gateway Timeout</h1>");
    // Nothing has come of it yet, and it is not wanted any more.
    widget.says("Trying again").await;
    widget.click("Undo").await;
    clock.run_for(1_000.0);
    server.read("cus_late").await.in_groups(&["A", "B"]);
    widget.says("Added to A.").await;
    server.is_quiet().await;

    clock.run_for(5_000.0);
    server.read("cus_late").await.in_groups(&["B"]);
    widget.says("Adding to A").await;
    assert!(!widget.text().contains("Added to A"), "{}", widget.text());
    let edit = server.edit("cus_late").await;
    assert_eq!(edit.batch().await, (vec![id("A")], vec![]));
    edit.in_groups(&["A", "B"]);
    widget.says("Added to A.").await;

    clock.run_for(20_000.0);
    server.read("cus_late").await.in_groups(&["A", "B"]);
    server.is_quiet().await;
    clock.run_for(60_000.0);
    server.is_quiet().await;
    assert_eq!(widget.rows(), ["A", "B"]);
}

#[wasm_bindgen_test]
async fn one_odd_group_hides_none_of_the_others_and_is_not_asked_for_again() {
    let server = Server::start();
    let widget = Widget::new("cus_odd");
    let groups = r#"[{"id":"g1","name":"A","created_at":5,"updated_at":{}},{"id":"g2","name":null},
        {"id":null,"name":""},null,"x"]"#;
    let body = format!(r#"{{"customer":{{"id":"cus_odd","groups":{groups}}}}}"#);
    server.read("cus_odd").await.answer(200, &body);
    widget.shows_rows(&["A", "g2"]).await;
    server.is_quiet().await;
}
