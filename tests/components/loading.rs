use crate::fixture::{Widget, idle, until, words};
use crate::server::{Server, backend};
use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_skeleton_stands_in_until_one_request_has_brought_the_groups() {
    let server = Server::start();
    let widget = Widget::new("cus_skeleton");
    let read = server.read("cus_skeleton").await;
    assert_eq!(widget.elements(".cg-skeleton").len(), 1);
    assert!(
        !widget.has_button("Add to groups"),
        "nothing can be edited before it is known"
    );
    read.in_groups(&["VIP"]);
    widget.shows_rows(&["VIP"]).await;
    assert!(widget.elements(".cg-skeleton").is_empty());
    assert_eq!(words(&widget.elements(".cg-count")[0]), "1");
    let region = &widget.elements("section")[0];
    let heading = document().get_element_by_id(&region.get_attribute("aria-labelledby").unwrap());
    assert_eq!(words(&heading.unwrap()), "Customer groups");
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn numbers_in_names_sort_as_numbers() {
    let server = Server::start();
    let widget = Widget::new("cus_numbers");
    let read = server.read("cus_numbers").await;
    read.in_groups(&["Group 10", "group 3", "Group 2", "Aal"]);
    widget.shows_rows(&["Aal", "Group 2", "group 3", "Group 10"]).await;
}

#[wasm_bindgen_test]
async fn a_customer_without_groups_is_told_so_and_can_get_some() {
    let server = Server::start();
    let widget = Widget::new("cus_none");
    server.read("cus_none").await.in_groups(&[]);
    widget.says("No groups yet").await;
    assert!(widget.has_button("Add to groups"));
}

#[wasm_bindgen_test]
async fn names_are_text_wherever_they_stand() {
    let server = Server::start();
    let name = "<img src=x onerror=alert(1)>";
    let widget = Widget::loaded(&server, "cus_text", &[name]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&[name], 1);
    widget.shows_options(&[(name, true)]).await;
    widget.click(&format!("Remove {name}")).await;
    server.edit("cus_text").await.in_groups(&[]);
    widget.says(&format!("Removed from {name}.")).await;
    assert!(widget.elements("img").is_empty());
}

#[wasm_bindgen_test]
async fn widgets_of_one_customer_share_one_request_and_follow_each_other() {
    let server = Server::start();
    let backend = backend();
    // The same backend, written in another way.
    let one = Widget::at(&backend, "cus_shared");
    let other = Widget::at(&format!("{backend}/"), "cus_shared");
    server.read("cus_shared").await.in_groups(&["A", "B"]);
    one.shows_rows(&["A", "B"]).await;
    other.shows_rows(&["A", "B"]).await;
    one.click("Remove A").await;
    other.shows_rows(&["B"]).await;
    server.edit("cus_shared").await.in_groups(&["B", "C"]);
    one.shows_rows(&["B", "C"]).await;
    other.shows_rows(&["B", "C"]).await;

    drop(one);
    other.click("Remove C").await;
    server.edit("cus_shared").await.in_groups(&["B"]);
    other.says("Removed from C.").await;
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn unmounting_ends_the_load_and_a_late_answer_does_no_harm() {
    let server = Server::start();
    let backend = backend();
    let widget = Widget::at(&backend, "cus_unmounted");
    let late = server.read("cus_unmounted").await;
    drop(widget);
    idle().await;
    assert!(late.is_aborted());
    late.in_groups(&["Late"]);
    idle().await;

    let again = Widget::at(&backend, "cus_unmounted");
    server.read("cus_unmounted").await.in_groups(&["Now"]);
    again.shows_rows(&["Now"]).await;
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn a_hundred_widgets_leave_nothing_behind() {
    let server = Server::start();
    let backend = backend();
    let elements = || document().get_elements_by_tag_name("*").length();
    let before = elements();
    for _ in 0..100 {
        let widget = Widget::at(&backend, "cus_many");
        let read = server.read("cus_many").await;
        drop(widget);
        until("the end of the load", || read.is_aborted().then_some(())).await;
        read.in_groups(&["Late"]);
    }
    server.is_quiet().await;
    assert_eq!(elements(), before);
}

#[wasm_bindgen_test]
async fn an_address_that_cannot_be_a_backend_is_explained_and_never_asked() {
    let server = Server::start();
    for address in [
        "ftp://store.example",
        "store.example",
        "https://admin:s3cret@a.example",
        "http://",
    ] {
        let widget = Widget::at(address, "cus_address");
        widget.says("The groups could not be loaded").await;
        widget.says("https://").await;
        assert!(!widget.text().contains("s3cret"));
    }
    server.is_quiet().await;
}

#[wasm_bindgen_test]
async fn what_is_no_id_reaches_no_other_path() {
    let server = Server::start();
    for id in ["", ".", ".."] {
        let widget = Widget::new(id);
        widget.says("is not an id").await;
    }
    let widget = Widget::new("a/../../b?c");
    server.read("a%2F..%2F..%2Fb%3Fc").await.in_groups(&["A"]);
    widget.shows_rows(&["A"]).await;
    server.is_quiet().await;
}
