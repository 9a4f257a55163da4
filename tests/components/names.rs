//! Names: which are the same, and how they stand among other words.

use crate::fixture::{Widget, idle, until, words};
use crate::picker::{FIELD, paste};
use crate::server::{Server, id};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent, KeyboardEventInit, Node};

pub async fn searching(server: &Server, customer_id: &str, text: &str, found: &[&str]) -> Widget {
    let widget = Widget::loaded(server, customer_id, &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&[], 0);
    widget.type_into(FIELD, text);
    server.search().await.found(found, found.len() as u32);
    widget
}

pub async fn create_option(widget: &Widget) -> Element {
    until("the option to create", || widget.elements("[part=create]").pop()).await
}

fn press(widget: &Widget, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    let field = widget.elements(FIELD).remove(0);
    field.unchecked_ref::<EventTarget>().dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn to_create_a_group_beside_one_that_is_called_nearly_so_says_that_it_exists() {
    let server = Server::start();
    let widget = searching(&server, "cus_beside", "vip ", &["VIP"]).await;
    let create = create_option(&widget).await;
    assert_eq!(words(&create), "Create “vip” “VIP” exists");
    create.unchecked_ref::<HtmlElement>().click();
    // The reader was told: nothing more is asked.
    let making = server.next("POST", "/admin/customer-groups").await;
    making.answer(200, r#"{"customer_group":{"id":"cusgroup_vip","name":"vip"}}"#);
    let edit = server.edit("cus_beside").await;
    assert_eq!(edit.batch().await, (vec![id("vip")], vec![]));
}

#[wasm_bindgen_test]
async fn a_twin_that_the_server_does_not_find_is_offered_before_another_is_made() {
    let server = Server::start();
    let widget = searching(&server, "cus_twin", "cafe", &[]).await;
    create_option(&widget).await.unchecked_ref::<HtmlElement>().click();
    let all = server.search().await;
    assert_eq!(
        (all.param("q"), all.param("fields").as_deref()),
        (None, Some("id,name"))
    );
    all.found(&["Bar", "Ca\u{200b}fé"], 2);
    widget.says("“Ca\u{200b}fé” exists").await;
    server.is_quiet().await;
    widget.click("Ca\u{200b}fé").await;
    let edit = server.edit("cus_twin").await;
    assert_eq!(edit.batch().await, (vec![id("Ca\u{200b}fé")], vec![]));
    edit.in_groups(&["Ca\u{200b}fé", "X"]);
}

#[wasm_bindgen_test]
async fn a_twin_is_made_all_the_same_if_that_is_wanted() {
    let server = Server::start();
    let widget = searching(&server, "cus_all_the_same", "cafe", &[]).await;
    create_option(&widget).await.unchecked_ref::<HtmlElement>().click();
    server.search().await.found(&["Café"], 1);
    widget.says("“Café” exists").await;
    let create = create_option(&widget).await;
    assert_eq!(words(&create), "Create “cafe” “Café” exists");
    create.unchecked_ref::<HtmlElement>().click();
    let making = server.next("POST", "/admin/customer-groups").await;
    making.answer(200, r#"{"customer_group":{"id":"cusgroup_cafe","name":"cafe"}}"#);
    let edit = server.edit("cus_all_the_same").await;
    assert_eq!(edit.batch().await, (vec![id("cafe")], vec![]));
}

#[wasm_bindgen_test]
async fn enter_before_the_answer_adds_what_is_called_so_and_takes_nothing_away() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_early", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&["A"], 1);
    widget.type_into(FIELD, "gold");
    press(&widget, "Enter");
    server.search().await.found(&["Big gold", "Gold", "Golden"], 3);
    let edit = server.edit("cus_early").await;
    assert_eq!(edit.batch().await, (vec![id("Gold")], vec![]));
    edit.in_groups(&["Gold", "X"]);
    widget.says("Added to Gold.").await;

    // Not plain, or in it already, or followed by more: nothing is done unseen.
    for (typed, found) in [("go", &["Gold", "Golden"][..]), ("gold", &["Gold"]), ("", &["Other"])] {
        widget.type_into(FIELD, typed);
        press(&widget, "Enter");
        server.search().await.found(found, found.len() as u32);
        idle().await;
    }
    widget.type_into(FIELD, "silver");
    press(&widget, "Enter");
    let search = server.search().await;
    widget.type_into(FIELD, "silver 2");
    search.found(&["Silver"], 1);
    server.search().await.found(&["Silver 2"], 1);
    idle().await;
    assert_eq!(widget.rows(), ["Gold", "X"]);
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn a_pasted_name_finds_the_group_that_looks_the_same() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_look", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&["A"], 1);
    paste(&widget, "\u{feff}Gold\u{a0}Berlin\nV\u{200b}IP\ncafe");
    server.search().await.found(&[], 0);
    server
        .search()
        .await
        .found(&["Gold Berlin", "ＶＩＰ", "Café", "Cáfe"], 4);
    let dates = server.search().await;
    assert_eq!(dates.param("id[]"), Some(id("Gold Berlin")));
    dates.found(&["Gold Berlin", "ＶＩＰ"], 2);
    widget.says("Added 2 of 3.").await;
    let edit = server.edit("cus_look").await;
    assert_eq!(edit.batch().await.0, [id("Gold Berlin"), id("ＶＩＰ")]);
    edit.in_groups(&["Gold Berlin", "X", "ＶＩＰ"]);
    // Two are called so: a person decides, and no third is offered.
    assert!(widget.has_button("Café") && widget.has_button("Cáfe"));
    assert!(!widget.has_button("Create “cafe”"));
}

#[wasm_bindgen_test]
async fn all_that_a_pasted_list_names_and_nobody_has_is_created_in_one_go() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_create_all", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&["A"], 1);
    paste(&widget, "New one\nNo such group\nThird");
    server.search().await.found(&[], 0);
    server.search().await.found(&["Group 1", "Group 2", "New on"], 3);
    widget.says("Added 0 of 3.").await;
    assert!(widget.has_button("New on"), "what may be meant");
    assert!(!widget.has_button("Group 1"), "what is not like it");
    widget.click("Create all 3 not found").await;
    for name in ["New one", "No such group"] {
        let making = server.next("POST", "/admin/customer-groups").await;
        making.answer(
            200,
            &format!(r#"{{"customer_group":{{"id":"cusgroup_{name}","name":"{name}"}}}}"#),
        );
    }
    server.next("POST", "/admin/customer-groups").await.refuse(500, "");
    let edit = server.edit("cus_create_all").await;
    assert_eq!(edit.batch().await.0, [id("New one"), id("No such group")]);
    edit.in_groups(&["New one", "No such group", "X"]);
    widget.says("Not all groups were created.").await;
    widget.says("Added 2 of 3.").await;
    assert!(widget.has_button("Create “Third”"));
}

#[wasm_bindgen_test]
async fn names_stand_in_sentences_as_names_and_turn_nothing_around_them() {
    let server = Server::start();
    let names = ["\u{202e}evil", "VIP", "عملاء"];
    let widget = Widget::loaded(&server, "cus_bidi", &names).await;
    for label in [
        "Remove VIP",
        "Remove \u{2068}\u{202e}evil\u{2069}",
        "Select \u{2068}عملاء\u{2069}",
    ] {
        let labelled = format!("[aria-label='{label}']");
        assert_eq!(widget.elements(&labelled).len(), 1, "{label}");
    }
    widget.click("Remove \u{2068}\u{202e}evil\u{2069}").await;
    server.edit("cus_bidi").await.in_groups(&["VIP", "عملاء"]);
    widget.says("Removed from \u{202e}evil.").await;
    let message = widget.elements("[part=message] p").remove(0);
    let name = message.query_selector("bdi").unwrap().unwrap();
    assert_eq!(words(&name), "\u{202e}evil");
    assert_eq!(name.get_attribute("translate").as_deref(), Some("no"));
}

#[wasm_bindgen_test]
async fn a_name_of_which_nothing_can_be_seen_is_shown_by_its_id() {
    let server = Server::start();
    let widget = Widget::new("cus_blank");
    let body = r#"{"customer":{"id":"cus_blank","groups":[{"id":"cusgroup_1","name":"\u200b\u3164 "}]}}"#;
    server.read("cus_blank").await.answer(200, body);
    widget.shows_rows(&["cusgroup_1"]).await;
    widget.click("Add to groups").await;
    let body = r#"{"customer_groups":[{"id":"cusgroup_2","name":"\u2800"}],"count":1}"#;
    server.search().await.answer(200, body);
    widget.shows_options(&[("cusgroup_2", false)]).await;
}

/// Puts translations into the page as a browser does: in the place of every text, and of every one that comes later.
fn translate(node: &Node) {
    let document = node.owner_document().unwrap();
    let mut children = Vec::new();
    let mut next = node.first_child();
    while let Some(child) = next {
        next = child.next_sibling();
        children.push(child);
    }
    for child in children {
        if child.node_type() != Node::TEXT_NODE {
            translate(&child);
        } else if child.text_content().is_some_and(|text| !text.trim().is_empty()) {
            let font = document.create_element("font").unwrap();
            font.set_text_content(Some("übersetzt"));
            node.replace_child(&font, &child).unwrap();
        }
    }
}

#[wasm_bindgen_test]
async fn words_follow_on_a_page_that_the_browser_has_translated() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_font", &["A", "B"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&["A", "C"], 2);
    widget.says("2 groups").await;
    translate(&widget.elements(".customer-groups")[0]);
    assert!(widget.text().contains("übersetzt"));
    widget.click("Remove B").await;
    server.edit("cus_font").await.in_groups(&["A"]);
    until("the count", || {
        (words(&widget.elements(".cg-count")[0]) == "1").then_some(())
    })
    .await;
    widget.says("Removed from B.").await;
    widget.type_into(FIELD, "zzz");
    server.search().await.found(&[], 0);
    widget.says("No group has such a name.").await;
    assert!(!widget.text().contains("2 groups"));
}
