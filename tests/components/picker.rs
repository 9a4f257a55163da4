use crate::fixture::{Widget, idle, until, words};
use crate::server::{Clock, Server, id};
use leptos::prelude::Set;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventTarget, HtmlElement};

pub const FIELD: &str = "[role=combobox]";

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
async fn the_next_page_is_asked_for_while_the_end_of_the_list_is_in_sight() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_more", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&["A", "B"], 4);
    let search = server.search().await;
    assert_eq!(search.param("offset").as_deref(), Some("2"));
    let first = widget.elements("[part=option]").remove(0);
    // Somebody has made a group before them: B moves on to the next page.
    search.found(&["B", "C"], 5);
    let search = server.search().await;
    assert_eq!(search.param("offset").as_deref(), Some("4"));
    search.found(&["D"], 5);
    widget
        .shows_options(&[("A", false), ("B", false), ("C", false), ("D", false)])
        .await;
    assert!(first.is_connected(), "the options before are left as they are");
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn a_page_of_the_search_before_is_not_mixed_into_the_next() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_mixed", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&["A", "B"], 3);
    let page = server.search().await;
    widget.type_into(FIELD, "who");
    page.found(&["C"], 9);
    let search = server.search().await;
    assert_eq!((search.param("q"), search.param("offset")), (Some("who".into()), None));
    search.found(&["Who"], 1);
    widget.shows_options(&[("Who", false)]).await;
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn a_group_under_way_when_another_customer_is_shown_is_made_for_the_one_before() {
    let server = Server::start();
    let _clock = Clock::hurried();
    let widget = Widget::loaded(&server, "cus_maker", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&[], 0);
    widget.type_into(FIELD, "New");
    server.search().await.found(&[], 0);
    let create = until("Create “New”", || widget.elements("[part=create]").pop()).await;
    assert_eq!(words(&create), "Create “New”");
    create.unchecked_ref::<HtmlElement>().click();
    create.unchecked_ref::<HtmlElement>().click();
    server.search().await.found(&[], 0);
    let making = server.next("POST", "/admin/customer-groups").await;
    assert_eq!(words(&create), "Creating “New”…");

    widget.customer_id.set("cus_other".into());
    server.read("cus_other").await.in_groups(&["Y"]);
    widget.shows_rows(&["Y"]).await;
    making.answer(200, r#"{"customer_group":{"id":"cusgroup_New","name":"New"}}"#);
    // What fails in passing is tried again, as if the customer were still on screen.
    server.edit("cus_maker").await.refuse(500, "");
    server.read("cus_maker").await.in_groups(&["X"]);
    let edit = server.edit("cus_maker").await;
    assert_eq!(edit.batch().await, (vec![id("New")], vec![]));
    edit.in_groups(&["New", "X"]);
    widget.says("Added to New.").await;
    assert_eq!(widget.rows(), ["Y"]);
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn an_answer_that_makes_no_sense_is_no_new_group() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_nonsense", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&[], 0);
    widget.type_into(FIELD, "New");
    server.search().await.found(&[], 0);
    let create = until("Create “New”", || widget.elements("[part=create]").pop()).await;
    create.unchecked_ref::<HtmlElement>().click();
    server.search().await.found(&[], 0);
    let making = server.next("POST", "/admin/customer-groups").await;
    making.answer(200, r#"{"customer_group":null}"#);
    widget.says("The group was not created.").await;
    // Refused, and yet nobody has one of this name.
    create.unchecked_ref::<HtmlElement>().click();
    server.search().await.found(&[], 0);
    let making = server.next("POST", "/admin/customer-groups").await;
    making.refuse(400, "Invalid request: name");
    let named = server.search().await;
    assert_eq!(named.param("name[]").as_deref(), Some("New"));
    named.found(&[], 0);
    widget.says("Invalid request: name").await;
    assert_eq!(widget.rows(), ["X"]);
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn a_list_pasted_before_the_widget_goes_is_still_added() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_pasting", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&["A"], 1);
    paste(&widget, "A\nX\nB");
    let names = server.search().await;
    assert_eq!(names.param("limit").as_deref(), Some("3"));
    widget.customer_id.set("cus_next".into());
    server.read("cus_next").await.in_groups(&["Y"]);
    names.found(&["A", "B", "X"], 3);
    let edit = server.edit("cus_pasting").await;
    let (mut added, _) = edit.batch().await;
    added.retain(|added| *added != id("X"));
    assert_eq!(added, [id("A"), id("B")]);
    edit.in_groups(&["A", "B", "X"]);
    idle().await;
    assert_eq!(widget.rows(), ["Y"]);
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn lists_pasted_one_upon_the_other_are_told_together() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_twice", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&["A"], 1);
    paste(&widget, "A\nB");
    let first = server.search().await;
    paste(&widget, "C\nX");
    let second = server.search().await;
    second.found(&["C", "X"], 2);
    widget.says("Looking for 4 groups…").await;
    first.found(&["A", "B"], 2);
    widget.says("Added 3 of 4. Already there: 1.").await;
}

/// Pastes as a browser would.
pub fn paste(widget: &Widget, text: &str) {
    let field = widget.elements(FIELD).remove(0);
    let event = js_sys::eval(&format!(
        "(() => {{ const clipboardData = new DataTransfer(); clipboardData.setData('text', `{text}`);
        return new ClipboardEvent('paste', {{ clipboardData, cancelable: true }}) }})()"
    ));
    let event: Event = event.unwrap().unchecked_into();
    let target: &EventTarget = &field;
    assert!(
        !target.dispatch_event(&event).unwrap(),
        "the list is not typed in as well"
    );
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
