use crate::fixture::{Widget, idle};
use crate::server::{Server, id};
use wasm_bindgen_test::wasm_bindgen_test;

const FIELD: &str = "[role=combobox]";

#[wasm_bindgen_test]
async fn the_picker_asks_when_it_is_opened_and_marks_what_the_customer_is_in() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_marks", &["B"]).await;
    server.is_quiet().await;
    widget.click("Add to groups").await;
    let search = server.search().await;
    assert_eq!((search.param("q"), search.param("offset")), (None, None));
    search.found(&["A", "B", "C"], 3);
    widget.shows_options(&[("A", false), ("B", true), ("C", false)]).await;
    widget.says("3 groups").await;
    let names = [
        (FIELD, "Search groups"),
        ("[role=listbox]", "Groups"),
        ("[role=dialog]", "Add to groups"),
    ];
    for (selector, name) in names {
        let label = widget.elements(selector)[0].get_attribute("aria-label");
        assert_eq!(label.as_deref(), Some(name));
    }
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn a_click_adds_and_the_next_click_removes() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_toggle", &["B"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&["A", "B"], 2);
    widget.shows_options(&[("A", false), ("B", true)]).await;

    widget.click_option("A");
    widget.shows_options(&[("A", true), ("B", true)]).await;
    widget.shows_rows(&["A", "B"]).await;
    let edit = server.edit("cus_toggle").await;
    assert_eq!(edit.batch().await, (vec![id("A")], vec![]));
    edit.in_groups(&["A", "B"]);
    widget.says("Added to A.").await;

    widget.click_option("A");
    widget.shows_options(&[("A", false), ("B", true)]).await;
    widget.shows_rows(&["B"]).await;
    let edit = server.edit("cus_toggle").await;
    assert_eq!(edit.batch().await, (vec![], vec![id("A")]));
    edit.in_groups(&["B"]);
    widget.says("Removed from A.").await;
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn typing_asks_once_it_pauses_and_an_older_answer_is_dropped() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_typing", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&["A", "B"], 2);
    widget.shows_options(&[("A", false), ("B", false)]).await;

    for text in ["w", "wh", "who"] {
        widget.type_into(FIELD, text);
    }
    let old = server.search().await;
    assert_eq!(
        old.param("q").as_deref(),
        Some("who"),
        "one request for what was typed in one go"
    );
    widget.type_into(FIELD, "retail");
    let new = server.search().await;
    assert_eq!(new.param("q").as_deref(), Some("retail"));
    assert!(old.is_aborted());
    assert_eq!(
        widget.options().len(),
        2,
        "the results so far stay until the next are here"
    );

    new.found(&["Retail"], 1);
    widget.shows_options(&[("Retail", false)]).await;
    old.found(&["Wholesale"], 1);
    idle().await;
    assert_eq!(widget.options(), [("Retail".to_owned(), false)]);
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn show_more_brings_the_next_page() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_more", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&["A", "B"], 3);
    widget.click("Show more").await;
    let search = server.search().await;
    assert_eq!(search.param("offset").as_deref(), Some("2"));
    search.found(&["C"], 3);
    widget.shows_options(&[("A", false), ("B", false), ("C", false)]).await;
    assert!(!widget.has_button("Show more"));
}

#[wasm_bindgen_test]
async fn a_search_that_fails_or_finds_nothing_says_so() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_search", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.refuse(500, "");
    widget.says("The search failed.").await;
    widget.click("Retry").await;
    server.search().await.found(&[], 0);
    widget.says("No group has such a name.").await;
    assert!(!widget.text().contains("The search failed."));
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn unmounting_ends_a_search_and_one_that_was_about_to_begin() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_closing", &["X"]).await;
    widget.click("Add to groups").await;
    let search = server.search().await;
    drop(widget);
    idle().await;
    assert!(search.is_aborted());
    search.found(&["Late"], 1);
    server.is_quiet().await;
}
