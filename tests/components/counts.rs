//! How many customers each group has: asked for what the customer is in, and right after edits.

use crate::fixture::{Widget, until, words};
use crate::server::{Server, id};
use wasm_bindgen_test::wasm_bindgen_test;

impl Widget {
    /// What the rows say, in their order, once the table is on screen.
    async fn shows_counts(&self, counts: &[&str]) {
        let table = until("the table", || self.elements("table").pop()).await;
        table.scroll_into_view();
        let now = || self.elements("td.cg-customers").iter().map(words).collect::<Vec<_>>();
        let shown = || (now() == counts).then_some(());
        until(&format!("counts {counts:?}"), shown).await;
    }
}

#[wasm_bindgen_test]
async fn a_group_that_is_added_is_counted_once_that_is_confirmed() {
    let server = Server::start();
    server.customers.set(Some(1_234));
    let widget = Widget::loaded(&server, "cus_counted", &["A"]).await;
    widget.shows_counts(&["1,234"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&["A", "B"], 2);
    widget.shows_options(&[("A", true), ("B", false)]).await;
    widget.click_option("B");
    widget.shows_rows(&["A", "B"]).await;
    let edit = server.edit("cus_counted").await;
    widget.shows_counts(&["1,234", "–"]).await;
    server.is_quiet().await;
    assert_eq!(*server.counted.borrow(), [id("A")], "an edit is one request");

    server.customers.set(Some(7));
    edit.in_groups(&["A", "B"]);
    widget.shows_counts(&["1,234", "7"]).await;
    assert_eq!(*server.counted.borrow(), [id("A"), id("B")]);
}

#[wasm_bindgen_test]
async fn an_undone_removal_shows_the_number_known_before_at_once_and_asks_nothing() {
    let server = Server::start();
    server.customers.set(Some(3));
    let widget = Widget::loaded(&server, "cus_recounted", &["A", "B"]).await;
    widget.shows_counts(&["3", "3"]).await;
    widget.click("Remove A").await;
    server.edit("cus_recounted").await.in_groups(&["B"]);
    widget.says("Removed from A.").await;
    widget.click("Undo").await;
    let undo = server.edit("cus_recounted").await;
    widget.shows_counts(&["3", "3"]).await;
    undo.in_groups(&["A", "B"]);
    widget.says("Added to A.").await;
    server.is_quiet().await;
    assert_eq!(server.counted.borrow().len(), 2);
}

#[wasm_bindgen_test]
async fn a_number_that_may_be_of_after_a_removal_is_not_kept_for_its_undo() {
    let server = Server::start();
    server.customers.set(None);
    let widget = Widget::loaded(&server, "cus_miscounted", &["A"]).await;
    widget.elements("table")[0].scroll_into_view();
    let late = server.next("GET", "/admin/customers").await;
    widget.click("Remove A").await;
    server.edit("cus_miscounted").await.in_groups(&[]);
    widget.says("Removed from A.").await;
    late.answer(200, r#"{"count":2}"#);
    widget.click("Undo").await;
    let undo = server.edit("cus_miscounted").await;
    widget.shows_counts(&["–"]).await;
    server.customers.set(Some(3));
    undo.in_groups(&["A"]);
    widget.shows_counts(&["3"]).await;
}
