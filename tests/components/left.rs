//! Customers who are not on screen any more, and edits of theirs that are not at their end.

use crate::fixture::{Widget, idle};
use crate::server::{Clock, Server, backend, id};
use leptos::prelude::*;
use medusa_customer_groups::{Change, CustomerGroups};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// A customer's widget in which A was removed, turned to another customer before the answer.
async fn left(server: &Server, customer_id: &str, next: &str) -> Widget {
    let widget = Widget::loaded(server, customer_id, &["A", "B"]).await;
    widget.click("Remove A").await;
    widget.customer_id.set(next.into());
    widget
}

#[wasm_bindgen_test]
async fn an_edit_that_is_refused_after_the_customer_was_left_is_told_with_the_name() {
    let server = Server::start();
    let widget = left(&server, "cus_refused_late", "cus_here").await;
    let edit = server.edit("cus_refused_late").await;
    server.read("cus_here").await.in_groups(&["C"]);
    widget.shows_rows(&["C"]).await;
    assert!(
        !widget.text().contains("cus_refused_late"),
        "nothing is told while it is on its way"
    );

    edit.refuse(400, "Not on a Sunday");
    widget.says("cus_refused_late@example.test").await;
    widget.says("Not removed from A: the server refused it.").await;
    widget.says("Not on a Sunday").await;
    assert_eq!(widget.rows(), ["C"]);
    server.read("cus_refused_late").await.in_groups(&["A", "B"]);
    widget.click("Dismiss").await;
    idle().await;
    assert!(!widget.text().contains("cus_refused_late"), "{}", widget.text());
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn who_was_left_is_told_apart_by_the_id_from_who_is_shown_under_the_same_name() {
    let jane = |id: &str| {
        let group = r#"{"id":"cusgroup_A","name":"A"}"#;
        let name = r#""first_name":"Jane","last_name":"Doe","email":"jane@example.test""#;
        format!(r#"{{"customer":{{"id":"{id}",{name},"groups":[{group}]}}}}"#)
    };
    let server = Server::start();
    let widget = Widget::new("cus_guest_jane");
    server.read("cus_guest_jane").await.answer(200, &jane("cus_guest_jane"));
    widget.shows_rows(&["A"]).await;
    widget.click("Remove A").await;
    let edit = server.edit("cus_guest_jane").await;
    widget.customer_id.set("cus_other".into());
    server.read("cus_other").await.in_groups(&["B"]);
    widget.shows_rows(&["B"]).await;
    edit.refuse(400, "No");
    widget.says("Jane DoeNot removed from A").await;
    server.read("cus_guest_jane").await.answer(200, &jane("cus_guest_jane"));

    widget.customer_id.set("cus_jane".into());
    server.read("cus_jane").await.answer(200, &jane("cus_jane"));
    widget.shows_rows(&["A"]).await;
    widget.says("Jane Doe (cus_guest_jane): Not removed from A").await;
    widget.says("Jane Doe (cus_guest_jane)Not removed from A").await;
    widget.click("Dismiss").await;
}

#[wasm_bindgen_test]
async fn an_edit_that_is_held_after_the_customer_was_left_can_be_sent_and_undone_from_there() {
    let server = Server::start();
    let _clock = Clock::hurried();
    let widget = left(&server, "cus_held_late", "cus_there").await;
    let edit = server.edit("cus_held_late").await;
    server.read("cus_there").await.in_groups(&["C"]);
    widget.shows_rows(&["C"]).await;
    edit.refuse(503, "");
    for _ in 0..4 {
        server.read("cus_held_late").await.refuse(503, "");
    }
    widget.says("cus_held_late@example.test").await;
    widget.says("Not saved yet").await;
    widget.says("Remove from A.").await;

    widget.click("Retry").await;
    server.read("cus_held_late").await.in_groups(&["A", "B"]);
    server.edit("cus_held_late").await.in_groups(&["B"]);
    widget.says("Removed from A.").await;
    widget.click("Undo").await;
    let undo = server.edit("cus_held_late").await;
    assert_eq!(undo.batch().await, (vec![id("A")], vec![]));
    undo.in_groups(&["A", "B"]);
    widget.says("Added to A.").await;

    // Who goes on to another edit has read that.
    widget.click("Remove C").await;
    server.edit("cus_there").await.in_groups(&[]);
    widget.says("Removed from C.").await;
    assert!(!widget.text().contains("cus_held_late"), "{}", widget.text());
}

#[wasm_bindgen_test]
async fn an_edit_that_waits_for_a_sign_in_goes_through_for_a_customer_who_was_left() {
    let server = Server::start();
    let widget = left(&server, "cus_out_late", "cus_in").await;
    let edit = server.edit("cus_out_late").await;
    server.read("cus_in").await.in_groups(&["C"]);
    widget.shows_rows(&["C"]).await;
    edit.refuse(401, "Unauthorized");
    widget.says("Your session has ended.").await;
    crate::faults::sign_in(&widget, &server).await;
    server.read("cus_out_late").await.in_groups(&["A", "B"]);
    server.edit("cus_out_late").await.in_groups(&["B"]);
    widget.says("cus_out_late@example.test").await;
    widget.says("Removed from A.").await;
}

#[wasm_bindgen_test]
async fn what_was_told_on_screen_is_told_again_only_while_it_is_a_problem() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_told", &["A", "B"]).await;
    widget.click("Remove A").await;
    server.edit("cus_told").await.in_groups(&["B"]);
    widget.says("Removed from A.").await;
    widget.customer_id.set("cus_after_told".into());
    server.read("cus_after_told").await.in_groups(&["C"]);
    widget.shows_rows(&["C"]).await;
    assert!(!widget.text().contains("cus_told"), "{}", widget.text());

    widget.click("Remove C").await;
    server.edit("cus_after_told").await.refuse(400, "No");
    widget.says("Not removed from C").await;
    server.read("cus_after_told").await.in_groups(&["C"]);
    widget.customer_id.set("cus_last".into());
    server.read("cus_last").await.in_groups(&["D"]);
    widget.shows_rows(&["D"]).await;
    widget.says("cus_after_told@example.test").await;
    widget.says("Not removed from C").await;

    // Back there it stands among that customer's own messages.
    widget.customer_id.set("cus_after_told".into());
    widget.shows_rows(&["C"]).await;
    widget.says("Not removed from C").await;
    assert!(!widget.text().contains("cus_after_told@"), "{}", widget.text());
    widget.click("Dismiss").await;
}

#[wasm_bindgen_test]
async fn a_host_hears_what_became_of_the_edit_and_of_no_reads_of_who_was_left() {
    let server = Server::start();
    let _clock = Clock::hurried();
    let heard = Rc::<RefCell<Vec<String>>>::default();
    let note = {
        let heard = heard.clone();
        move |what: &str, customer: &JsValue| {
            let id = js_sys::Reflect::get(customer, &"id".into()).unwrap().as_string();
            heard.borrow_mut().push(format!("{what} {}", id.unwrap()));
        }
    };
    let (loaded, changed, backend_url) = (note.clone(), note, backend());
    let widget = Widget::of("cus_host", move |customer_id| {
        let on_load = move |customer: JsValue| loaded("load", &customer);
        let on_change = move |change: Change| changed("change", &change.customer);
        view! { <CustomerGroups customer_id backend_url on_load on_change /> }
    });
    server.read("cus_host").await.in_groups(&["A", "B"]);
    widget.shows_rows(&["A", "B"]).await;
    widget.click("Remove A").await;
    widget.customer_id.set("cus_guest".into());
    let edit = server.edit("cus_host").await;
    server.read("cus_guest").await.in_groups(&["C"]);
    widget.shows_rows(&["C"]).await;
    edit.refuse(503, "");
    server.read("cus_host").await.in_groups(&["A", "B"]);
    server.edit("cus_host").await.in_groups(&["B"]);
    widget.says("Removed from A.").await;
    assert_eq!(*heard.borrow(), ["load cus_host", "load cus_guest", "change cus_host"]);
}

#[wasm_bindgen_test]
async fn of_several_widgets_the_one_that_turned_to_its_customer_last_tells_of_who_was_left() {
    let server = Server::start();
    let url = backend();
    let first = Widget::at(&url, "cus_first");
    server.read("cus_first").await.in_groups(&["A", "B"]);
    first.shows_rows(&["A", "B"]).await;
    let second = Widget::at(&url, "cus_second");
    server.read("cus_second").await.in_groups(&["C"]);
    second.shows_rows(&["C"]).await;
    first.click("Remove A").await;
    first.customer_id.set("cus_third".into());
    let edit = server.edit("cus_first").await;
    server.read("cus_third").await.in_groups(&["D"]);
    first.shows_rows(&["D"]).await;

    edit.refuse(400, "Not on a Sunday");
    first.says("Not on a Sunday").await;
    server.read("cus_first").await.in_groups(&["A", "B"]);
    idle().await;
    assert!(!second.text().contains("Sunday"), "{}", second.text());
    drop(first);
    second.says("Not on a Sunday").await;
}

#[wasm_bindgen_test]
async fn only_a_widget_of_the_same_backend_tells_of_a_customer_who_was_left() {
    let server = Server::start();
    let stranger = Widget::new("cus_elsewhere");
    server.read("cus_elsewhere").await.in_groups(&["X"]);
    let backend = backend();
    let widget = Widget::at(&backend, "cus_ours");
    server.read("cus_ours").await.in_groups(&["A"]);
    widget.shows_rows(&["A"]).await;
    widget.click("Remove A").await;
    let edit = server.edit("cus_ours").await;
    drop(widget);
    edit.refuse(400, "No");
    server.read("cus_ours").await.in_groups(&["A"]);
    idle().await;
    assert!(!stranger.text().contains("cus_ours"), "{}", stranger.text());

    // The next widget of that backend does, since nobody has heard of it yet.
    let later = Widget::at(&backend, "cus_later");
    server.read("cus_later").await.in_groups(&["B"]);
    later.says("cus_ours@example.test").await;
    later.says("Not removed from A").await;
    later.click("Dismiss").await;
}
