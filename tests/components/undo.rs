//! Undo, and what the lines say of it: the button stands beside what it takes back.

use crate::fixture::{Widget, until, words};
use crate::server::{Server, id};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

#[wasm_bindgen_test]
async fn undo_sends_the_reverse() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_undo", &["A", "B"]).await;
    remove(&widget, &server, "cus_undo", "A", &["B"]).await;
    widget.click("Undo").await;
    widget.shows_rows(&["A", "B"]).await;
    let undo = server.edit("cus_undo").await;
    assert_eq!(undo.batch().await, (vec![id("A")], vec![]));
    undo.in_groups(&["A", "B"]);
    widget.says("Added to A.").await;
    assert!(!widget.has_button("Undo"), "an undo is not undone");
}

#[wasm_bindgen_test]
async fn undo_before_the_answer_follows_it() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_early_undo", &["A", "B"]).await;
    widget.click("Remove A").await;
    let remove = server.edit("cus_early_undo").await;
    widget.click("Undo").await;
    widget.shows_rows(&["A", "B"]).await;
    remove.in_groups(&["B"]);
    let undo = server.edit("cus_early_undo").await;
    assert_eq!(undo.batch().await, (vec![id("A")], vec![]));
    assert_eq!(widget.rows(), ["A", "B"]);
    undo.in_groups(&["A", "B"]);
    widget.says("Added to A.").await;
}

#[wasm_bindgen_test]
async fn beside_an_undo_stands_what_the_next_one_reverses() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_undo_twice", &["A", "B"]).await;
    remove(&widget, &server, "cus_undo_twice", "A", &["B"]).await;
    remove(&widget, &server, "cus_undo_twice", "B", &[]).await;
    focus_undo(&widget);
    widget.click("Undo").await;
    has_lines(&widget, &["Removed from A.Undo", "Adding to B…"]).await;
    server.edit("cus_undo_twice").await.in_groups(&["B"]);
    has_lines(&widget, &["Removed from A.Undo", "Added to B."]).await;
    assert!(is_undo_focused(&widget), "keys go on where they were");
    widget.click("Undo").await;
    server.edit("cus_undo_twice").await.in_groups(&["A", "B"]);
    has_lines(&widget, &["Added to A."]).await;
}

#[wasm_bindgen_test]
async fn what_can_be_undone_next_goes_with_the_undo_that_it_is_told_beside() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_dismiss_undo", &["A", "B"]).await;
    remove(&widget, &server, "cus_dismiss_undo", "A", &["B"]).await;
    remove(&widget, &server, "cus_dismiss_undo", "B", &[]).await;
    widget.click("Undo").await;
    server.edit("cus_dismiss_undo").await.in_groups(&["B"]);
    widget.says("Added to B.").await;
    widget.click("Dismiss").await;
    has_lines(&widget, &[]).await;
}

#[wasm_bindgen_test]
async fn an_undo_that_still_waits_when_its_edit_is_answered_is_nothing_to_undo() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_waiting_undo", &["A", "B"]).await;
    remove(&widget, &server, "cus_waiting_undo", "A", &["B"]).await;
    widget.click("Remove B").await;
    let edit = server.edit("cus_waiting_undo").await;
    widget.click("Undo").await;
    has_lines(&widget, &["Removed from A.Undo", "Adding to B…"]).await;
    edit.in_groups(&[]);
    let undo = server.edit("cus_waiting_undo").await;
    has_lines(&widget, &["Removed from A.Undo", "Adding to B…", "Removed from B."]).await;
    undo.in_groups(&["B"]);
    has_lines(&widget, &["Removed from A.Undo", "Added to B."]).await;
}

#[wasm_bindgen_test]
async fn the_button_that_has_the_focus_stays_when_an_earlier_edit_is_answered() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_kept_undo", &["A", "B"]).await;
    widget.click("Remove A").await;
    let first = server.edit("cus_kept_undo").await;
    widget.click("Remove B").await;
    has_lines(&widget, &["Removing from B…Undo"]).await;
    focus_undo(&widget);
    first.in_groups(&["B"]);
    has_lines(&widget, &["Removing from B…Undo", "Removed from A."]).await;
    assert!(is_undo_focused(&widget));
}

#[wasm_bindgen_test]
async fn after_an_undo_of_what_was_not_sent_the_edit_on_its_way_can_be_undone() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_unsent_undo", &["A", "B"]).await;
    widget.click("Remove A").await;
    let first = server.edit("cus_unsent_undo").await;
    widget.click("Remove B").await;
    widget.click("Undo").await;
    has_lines(&widget, &["Removing from A…Undo"]).await;
    first.in_groups(&["B"]);
    has_lines(&widget, &["Removed from A.Undo"]).await;
    assert_eq!(widget.rows(), ["B"]);
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn what_an_undo_and_the_change_before_it_say_in_the_same_words_is_told_once() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_same_words", &["A", "B"]).await;
    remove(&widget, &server, "cus_same_words", "A", &["B"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&["A", "B"], 2);
    widget.shows_options(&[("A", false), ("B", true)]).await;
    widget.click_option("A");
    server.edit("cus_same_words").await.in_groups(&["A", "B"]);
    widget.says("Added to A.").await;
    widget.click("Undo").await;
    server.edit("cus_same_words").await.in_groups(&["B"]);
    has_lines(&widget, &["Removed from A.Undo"]).await;
}

async fn remove(widget: &Widget, server: &Server, customer_id: &str, name: &str, left: &[&str]) {
    widget.click(&format!("Remove {name}")).await;
    server.edit(customer_id).await.in_groups(left);
    widget.says(&format!("Removed from {name}.")).await;
}

/// The lines of what became of the edits, with the words of their buttons.
async fn has_lines(widget: &Widget, expected: &[&str]) {
    let lines = || -> Vec<String> { widget.elements("[part=message]").iter().map(words).collect() };
    let started = lines();
    until(&format!("{expected:?}, first {started:?}"), || {
        (lines() == expected).then_some(())
    })
    .await;
}

fn undo_button(widget: &Widget) -> Element {
    let mut buttons = widget.elements("[part=status] button").into_iter();
    buttons.find(|button| words(button) == "Undo").unwrap()
}

fn focus_undo(widget: &Widget) {
    undo_button(widget).unchecked_into::<HtmlElement>().focus().unwrap();
}

fn is_undo_focused(widget: &Widget) -> bool {
    document().active_element() == Some(undo_button(widget))
}
