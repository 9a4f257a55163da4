//! What the picker was to do and nobody looks at any more: it was closed, or its customer has left the screen.

use crate::fixture::{Widget, idle};
use crate::names::{create_option, searching};
use crate::picker::{FIELD, paste};
use crate::server::Server;
use leptos::prelude::Set;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

fn close(widget: &Widget) {
    let picker: HtmlElement = widget.elements(".cg-picker").remove(0).unchecked_into();
    picker.hide_popover().unwrap();
}

async fn show_another(server: &Server, widget: &Widget, customer_id: &str) {
    widget.customer_id.set(customer_id.into());
    server.read(customer_id).await.in_groups(&["Z"]);
    widget.shows_rows(&["Z"]).await;
}

#[wasm_bindgen_test]
async fn a_group_that_was_not_created_is_told_where_the_admin_is() {
    let server = Server::start();
    let widget = searching(&server, "cus_created_late", "Nickel", &[]).await;
    create_option(&widget).await.unchecked_ref::<HtmlElement>().click();
    server.search().await.found(&[], 0);
    let making = server.next("POST", "/admin/customer-groups").await;
    show_another(&server, &widget, "cus_instead_of_created").await;
    making.refuse(500, "An unknown error occurred.");
    widget.says("cus_created_late@example.test").await;
    widget
        .says("Nickel: The group was not created. The server has a problem.")
        .await;
    widget.says("An unknown error occurred.").await;
    widget.click("Dismiss").await;
    idle().await;
    assert!(!widget.text().contains("Nickel"), "{}", widget.text());
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn a_group_that_was_not_created_is_told_below_the_table_if_the_picker_is_closed() {
    let server = Server::start();
    let widget = searching(&server, "cus_closed", "Nickel", &[]).await;
    create_option(&widget).await.unchecked_ref::<HtmlElement>().click();
    server.search().await.found(&["n\u{200b}ickel"], 1);
    widget.says("“n\u{200b}ickel” exists").await;
    create_option(&widget).await.unchecked_ref::<HtmlElement>().click();
    let making = server.next("POST", "/admin/customer-groups").await;
    close(&widget);
    making.refuse(500, "An unknown error occurred.");
    widget.says("Nickel: The group was not created.").await;
    assert_eq!(widget.elements("[part=status] [part=message]").len(), 1);
}

#[wasm_bindgen_test]
async fn a_group_that_is_called_nearly_so_is_told_where_the_admin_is() {
    let server = Server::start();
    let widget = searching(&server, "cus_twin_late", "Nickel", &[]).await;
    create_option(&widget).await.unchecked_ref::<HtmlElement>().click();
    let all = server.search().await;
    show_another(&server, &widget, "cus_instead_of_twin").await;
    all.found(&["n\u{200b}ickel"], 1);
    widget.says("Nickel: “n\u{200b}ickel” exists").await;
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn pasted_names_that_came_to_nothing_are_told_where_the_admin_is() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_pasted_late", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&[], 0);
    paste(&widget, "Nickel\nBrass");
    let lookup = server.search().await;
    show_another(&server, &widget, "cus_instead_of_pasted").await;
    lookup.found(&[], 0);
    server.search().await.found(&["Gold"], 1);
    widget.says("Not found: Brass and Nickel").await;
}

#[wasm_bindgen_test]
async fn a_pasted_list_that_could_not_be_looked_up_is_told_where_the_admin_is() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_paste_failed_late", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&[], 0);
    paste(&widget, "Nickel\nBrass");
    let lookup = server.search().await;
    show_another(&server, &widget, "cus_instead_of_failed").await;
    lookup.refuse(500, "An unknown error occurred.");
    widget
        .says("Brass and Nickel: Not all could be looked up. The server has a problem.")
        .await;
    assert!(widget.elements(FIELD).len() == 1, "the other one's picker is another");
}

#[wasm_bindgen_test]
async fn what_is_added_of_a_list_keeps_its_undo_beside_what_was_not_found() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_half_found", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&[], 0);
    paste(&widget, "Gold\nBrass");
    let lookup = server.search().await;
    close(&widget);
    lookup.found(&["Gold"], 1);
    server.search().await.found(&["Gold"], 1);
    widget.says("Not found: Brass").await;
    widget.says("Adding to Gold…").await;
    assert!(widget.has_button("Undo"));
    server.edit("cus_half_found").await.in_groups(&["Gold", "X"]);
    widget.says("Added to Gold.").await;

    // Told below the table, and not in the picker as well.
    widget.click("Add to groups").await;
    server.search().await.found(&[], 0);
    idle().await;
    let text_of = |selector| widget.elements(selector)[0].text_content().unwrap_or_default();
    assert!(
        text_of("[part=status]").contains("Not found: Brass"),
        "{}",
        widget.text()
    );
    assert!(!text_of(".cg-picker").contains("Not found"), "{}", widget.text());
}

#[wasm_bindgen_test]
async fn a_group_that_was_created_after_the_picker_was_closed_is_no_longer_missing_in_it() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_created_closed", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&[], 0);
    paste(&widget, "Nickel\nX");
    server.search().await.found(&["X"], 1);
    server.search().await.found(&["X"], 1);
    widget.says("Not found:").await;
    widget.type_into(FIELD, "Nickel");
    server.search().await.found(&[], 0);
    create_option(&widget).await.unchecked_ref::<HtmlElement>().click();
    server.search().await.found(&["X"], 1);
    let making = server.next("POST", "/admin/customer-groups").await;
    close(&widget);
    making.answer(200, r#"{"customer_group":{"id":"cusgroup_Nickel","name":"Nickel"}}"#);
    server.edit("cus_created_closed").await.in_groups(&["Nickel", "X"]);
    widget.says("Added to Nickel.").await;
    assert!(!widget.text().contains("Not found:"), "{}", widget.text());
}
