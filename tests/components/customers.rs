use crate::fixture::{Widget, idle};
use crate::server::{Server, id};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn another_customer_is_never_shown_with_the_groups_of_the_one_before() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_before", &["Of the first"]).await;
    widget.customer_id.set("cus_after".into());
    let read = server.read("cus_after").await;
    assert!(!widget.text().contains("Of the first"), "{}", widget.text());
    assert_eq!(widget.elements(".cg-skeleton").len(), 1);
    read.in_groups(&["Of the second"]);
    widget.shows_rows(&["Of the second"]).await;
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn an_answer_for_the_customer_before_is_dropped() {
    let server = Server::start();
    let widget = Widget::new("cus_slow");
    let late = server.read("cus_slow").await;
    widget.customer_id.set("cus_quick".into());
    let read = server.read("cus_quick").await;
    assert!(late.is_aborted());
    late.in_groups(&["Late"]);
    idle().await;
    assert!(widget.rows().is_empty());
    read.in_groups(&["In time"]);
    widget.shows_rows(&["In time"]).await;
    assert!(!widget.text().contains("Late"));
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn there_and_back_again_shows_only_what_was_read_last() {
    let server = Server::start();
    let widget = Widget::new("cus_one");
    let first = server.read("cus_one").await;
    widget.customer_id.set("cus_two".into());
    let between = server.read("cus_two").await;
    widget.customer_id.set("cus_one".into());
    let last = server.read("cus_one").await;
    last.in_groups(&["New"]);
    widget.shows_rows(&["New"]).await;
    first.in_groups(&["Old"]);
    between.in_groups(&["Other"]);
    idle().await;
    assert_eq!(widget.rows(), ["New"]);
}

#[wasm_bindgen_test]
async fn an_edit_that_was_sent_is_finished_for_the_customer_it_was_made_for() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_edited", &["A", "B", "C"]).await;
    widget.click("Remove A").await;
    let first = server.edit("cus_edited").await;
    widget.click("Remove B").await;
    widget.customer_id.set("cus_next".into());
    server.read("cus_next").await.in_groups(&["X"]);
    widget.shows_rows(&["X"]).await;

    assert!(!first.is_aborted());
    first.in_groups(&["B", "C"]);
    let second = server.edit("cus_edited").await;
    assert_eq!(second.batch().await, (vec![], vec![id("B")]));
    second.in_groups(&["C"]);
    server.is_quiet().await;
    assert_eq!(widget.rows(), ["X"]);
    widget.says("cus_edited@example.test").await;
    widget.says("Removed from B.").await;
}

#[wasm_bindgen_test]
async fn the_same_customer_set_again_changes_nothing() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_same", &["A"]).await;
    let row = widget.elements("tbody tr").remove(0);
    widget.customer_id.set("cus_same".into());
    server.is_quiet().await;
    assert!(widget.elements("tbody tr")[0].is_same_node(Some(&row)));
}

#[wasm_bindgen_test]
async fn who_comes_back_to_a_customer_reads_anew() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_left", &["Then"]).await;
    widget.customer_id.set("cus_visited".into());
    server.read("cus_visited").await.in_groups(&["X"]);
    widget.shows_rows(&["X"]).await;
    widget.customer_id.set("cus_left".into());
    let read = server.read("cus_left").await;
    assert!(widget.rows().is_empty());
    read.in_groups(&["Now"]);
    widget.shows_rows(&["Now"]).await;
    server.is_quiet().await;
}
