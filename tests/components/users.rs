//! Edits that wait while somebody else signs in.

use crate::faults::{held, sign_in};
use crate::fixture::{Widget, idle};
use crate::server::{Clock, Server, id};
use leptos::prelude::Set;
use wasm_bindgen_test::wasm_bindgen_test;

/// A widget in which a removal waits for the sign-in that follows, as this user.
async fn signed_in_as(server: &Server, user: &str, customer_id: &str) -> Widget {
    let widget = Widget::loaded(server, customer_id, &["A", "B"]).await;
    idle().await;
    widget.click("Remove A").await;
    server.edit(customer_id).await.refuse(401, "Unauthorized");
    widget.says("Sign in").await;
    *server.user.borrow_mut() = user.into();
    sign_in(&widget, server).await;
    server.read(customer_id).await.in_groups(&["A", "B"]);
    widget
}

#[wasm_bindgen_test]
async fn another_user_who_signs_in_is_asked_before_the_edits_of_the_first_are_sent() {
    let server = Server::start();
    let widget = signed_in_as(&server, "user_2", "cus_asked").await;
    widget.says("user_1@example.test made these changes.").await;
    widget.says("Save sends them as user_2@example.test.").await;
    widget.says("Remove from A.").await;
    server.is_quiet().await;

    widget.click("Save").await;
    server.read("cus_asked").await.in_groups(&["A", "B"]);
    let edit = server.edit("cus_asked").await;
    assert_eq!(edit.batch().await, (vec![], vec![id("A")]));
    edit.in_groups(&["B"]);
    widget.says("Removed from A.").await;
    assert!(!widget.text().contains("made these changes"));
}

#[wasm_bindgen_test]
async fn another_user_may_give_the_edits_of_the_first_up_and_go_on_with_own_ones() {
    let server = Server::start();
    let widget = signed_in_as(&server, "user_2", "cus_given_up").await;
    widget.says("user_1@example.test made these changes.").await;
    widget.click("Discard").await;
    server.read("cus_given_up").await.in_groups(&["A", "B"]);
    widget.shows_rows(&["A", "B"]).await;
    server.is_quiet().await;

    widget.click("Remove B").await;
    server.edit("cus_given_up").await.in_groups(&["A"]);
    widget.says("Removed from B.").await;
}

#[wasm_bindgen_test]
async fn the_same_user_who_signs_in_again_is_asked_nothing() {
    let server = Server::start();
    let widget = signed_in_as(&server, "user_1", "cus_same_user").await;
    server.edit("cus_same_user").await.in_groups(&["B"]);
    widget.says("Removed from A.").await;
}

#[wasm_bindgen_test]
async fn edits_of_nobody_knows_whom_wait_for_a_person_after_a_sign_in() {
    let server = Server::start();
    server.user.borrow_mut().clear();
    let widget = signed_in_as(&server, "user_2", "cus_anonymous").await;
    widget.says("Not saved yet").await;
    widget.says("Remove from A.").await;
    server.is_quiet().await;

    widget.click("Retry").await;
    server.read("cus_anonymous").await.in_groups(&["A", "B"]);
    server.edit("cus_anonymous").await.in_groups(&["B"]);
    widget.says("Removed from A.").await;
}

#[wasm_bindgen_test]
async fn who_has_edits_of_nobody_knows_whom_sent_is_taken_for_their_author() {
    let server = Server::start();
    server.user.borrow_mut().clear();
    let widget = signed_in_as(&server, "user_1", "cus_learned").await;
    widget.click("Retry").await;
    server.read("cus_learned").await.in_groups(&["A", "B"]);
    server.edit("cus_learned").await.refuse(401, "Unauthorized");
    widget.says("Sign in").await;
    *server.user.borrow_mut() = "user_2".into();
    sign_in(&widget, &server).await;
    server.read("cus_learned").await.in_groups(&["A", "B"]);
    widget.says("user_1@example.test made these changes.").await;
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn edits_are_whose_they_were_sent_as_where_that_was_learned_before() {
    let _clock = Clock::hurried();
    let server = Server::start();
    server.user.borrow_mut().clear();
    let widget = Widget::loaded(&server, "cus_learned", &["A", "B"]).await;
    idle().await;
    widget.click("Remove A").await;
    server.edit("cus_learned").await.refuse(503, "");
    *server.user.borrow_mut() = "user_1".into();
    server.read("cus_learned").await.in_groups(&["A", "B"]);
    server.edit("cus_learned").await.refuse(401, "Unauthorized");
    widget.says("Sign in").await;
    sign_in(&widget, &server).await;
    server.read("cus_learned").await.in_groups(&["A", "B"]);
    server.edit("cus_learned").await.in_groups(&["B"]);
    widget.says("Removed from A.").await;
}

#[wasm_bindgen_test]
async fn who_is_signed_in_is_asked_anew_when_a_session_is_there_again_by_itself() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_by_itself", &["A", "B"]).await;
    idle().await;
    widget.click("Add to groups").await;
    server.search().await.refuse(401, "Unauthorized");
    widget.says("Your session has ended.").await;
    // In another tab, and as somebody else.
    *server.user.borrow_mut() = "user_2".into();
    widget.customer_id.set("cus_by_itself_too".into());
    server.read("cus_by_itself_too").await.in_groups(&["A", "B"]);
    widget.shows_rows(&["A", "B"]).await;
    idle().await;
    widget.click("Remove A").await;
    server.edit("cus_by_itself_too").await.refuse(401, "Unauthorized");
    widget.says("Sign in").await;
    *server.user.borrow_mut() = "user_3".into();
    sign_in(&widget, &server).await;
    server.read("cus_by_itself_too").await.in_groups(&["A", "B"]);
    widget.says("user_2@example.test made these changes.").await;
}

#[wasm_bindgen_test]
async fn another_user_who_has_signed_in_in_another_tab_is_asked_before_what_was_held_is_sent() {
    let server = Server::start();
    let widget = held(&server, "cus_other_tab").await;
    // No answer has said that the first one's session has ended.
    *server.user.borrow_mut() = "user_2".into();
    widget.click("Retry").await;
    server.read("cus_other_tab").await.in_groups(&["A", "B"]);
    widget.says("user_1@example.test made these changes.").await;
    widget.says("Save sends them as user_2@example.test.").await;
    server.is_quiet().await;

    widget.click("Save").await;
    server.read("cus_other_tab").await.in_groups(&["A", "B"]);
    server.edit("cus_other_tab").await.in_groups(&["B"]);
    widget.says("Removed from A.").await;
}
