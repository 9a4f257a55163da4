use crate::fixture::{Widget, idle};
use crate::server::{Server, id};
use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_removed_row_is_gone_before_the_answer_and_one_request_says_so() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_remove", &["A", "B"]).await;
    widget.click("Remove A").await;
    widget.shows_rows(&["B"]).await;
    widget.says("Removing from A…").await;
    let edit = server.edit("cus_remove").await;
    assert_eq!(edit.batch().await, (vec![], vec![id("A")]));
    edit.in_groups(&["B"]);
    widget.says("Removed from A.").await;
    assert_eq!(widget.rows(), ["B"]);
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn the_returned_customer_replaces_what_is_shown() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_returned", &["A", "B", "C"]).await;
    widget.click("Remove A").await;
    // Meanwhile somebody else has added one and removed one.
    server.edit("cus_returned").await.in_groups(&["Added elsewhere", "C"]);
    widget.shows_rows(&["Added elsewhere", "C"]).await;
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn clicks_during_a_flight_go_together_in_the_next_request() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_flight", &["A", "B", "C", "D"]).await;
    widget.click("Remove A").await;
    let first = server.edit("cus_flight").await;
    widget.click("Remove B").await;
    widget.click("Remove C").await;
    widget.shows_rows(&["D"]).await;
    server.is_quiet().await;

    first.in_groups(&["B", "C", "D"]);
    let second = server.edit("cus_flight").await;
    assert_eq!(second.batch().await, (vec![], vec![id("B"), id("C")]));
    assert_eq!(
        widget.rows(),
        ["D"],
        "the first answer must not bring back what is unwanted since"
    );
    second.in_groups(&["D"]);
    widget.says("Removed from B and C.").await;
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn the_focus_moves_on_to_the_next_row_and_from_the_last_to_where_groups_are_added() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_focus", &["A", "B", "C"]).await;
    for (remove, next, left) in [
        ("Remove B", "Remove C", vec!["A", "C"]),
        ("Remove C", "Remove A", vec!["A"]),
        ("Remove A", "Add to groups", vec![]),
    ] {
        widget.click(remove).await;
        widget.shows_rows(&left).await;
        server.edit("cus_focus").await.in_groups(&left);
        idle().await;
        let focused = document().active_element().unwrap();
        let name = focused.get_attribute("aria-label").or_else(|| focused.text_content());
        assert_eq!(name.as_deref(), Some(next), "after {remove}");
    }
}

#[wasm_bindgen_test]
async fn a_group_that_the_answer_lacks_is_named_as_deleted() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_deleted", &["A"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&["A", "Gone"], 2);
    widget.shows_options(&[("A", true), ("Gone", false)]).await;
    widget.click_option("Gone");
    widget.shows_rows(&["A", "Gone"]).await;
    server.edit("cus_deleted").await.in_groups(&["A"]);
    widget.says("Not added to Gone: deleted in the meantime.").await;
    assert_eq!(widget.rows(), ["A"]);
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn an_edit_is_finished_though_nobody_looks_any_more() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_finished", &["A", "B"]).await;
    widget.click("Remove A").await;
    let first = server.edit("cus_finished").await;
    widget.click("Remove B").await;
    drop(widget);
    idle().await;
    assert!(!first.is_aborted());
    first.in_groups(&["B"]);
    let second = server.edit("cus_finished").await;
    assert_eq!(second.batch().await, (vec![], vec![id("B")]));
    second.in_groups(&[]);
    server.is_quiet().await;
}
