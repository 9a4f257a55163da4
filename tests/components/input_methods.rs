//! Keys of an input method, with which most of the world's scripts are written, are none of the widget's.

use crate::fixture::{Widget, idle};
use crate::server::Server;
use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

const FIELD: &str = "[role=combobox]";

/// What browsers fire when a key ends what is composed: Chromium, Firefox, and Safari, where that has ended by then.
const ENDINGS: [&str; 3] = [
    "keydown({ keyCode: 229, isComposing: true }); composition('end')",
    "keydown({ key: 'Process', keyCode: 229, isComposing: true }); composition('end')",
    "composition('end'); keydown({ keyCode: 229 })",
];

/// Fires on the element what browsers do; `key` is the one that is pressed.
fn fire(element: &Element, key: &str, script: &str) {
    let body = format!(
        r#"const options = {{ bubbles: true, composed: true, cancelable: true }}
        const keydown = (init) => element.dispatchEvent(new KeyboardEvent("keydown", {{ key, ...init, ...options }}))
        const composition = (what) => element.dispatchEvent(new CompositionEvent("composition" + what, options))
        {script}"#
    );
    let run = Function::new_with_args("element, key", &body);
    run.call2(&JsValue::NULL, element, &key.into()).unwrap();
}

#[wasm_bindgen_test]
async fn no_key_of_an_input_method_chooses_moves_or_creates_in_the_picker() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_composing", &["X"]).await;
    widget.click("Add to groups").await;
    server.search().await.found(&["A", "B"], 2);
    widget.shows_options(&[("A", false), ("B", false)]).await;
    let field = widget.elements(FIELD).remove(0);
    let before = field.get_attribute("aria-activedescendant");
    for ending in ENDINGS {
        for key in ["Enter", "ArrowDown"] {
            fire(&field, key, ending);
        }
        server.is_quiet().await;
        assert_eq!(field.get_attribute("aria-activedescendant"), before, "{ending}");
    }

    widget.type_into(FIELD, "新しい");
    server.search().await.found(&[], 0);
    widget.says("Create “新しい”").await;
    for ending in ENDINGS {
        fire(&field, "Enter", ending);
        server.is_quiet().await;
    }
    fire(&field, "Enter", "keydown({ keyCode: 13 })");
    // Before it is made, whether there is one that is called nearly so.
    server.search().await.found(&[], 0);
    server.next("POST", "/admin/customer-groups").await;
}

#[wasm_bindgen_test]
async fn no_key_of_an_input_method_removes_a_row_or_takes_an_edit_back() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_composing_row", &["A", "B"]).await;
    let button = || widget.elements("tbody button").remove(0);
    for ending in ENDINGS {
        fire(&button(), "Delete", ending);
    }
    idle().await;
    assert_eq!(widget.rows(), ["A", "B"]);

    fire(&button(), "Delete", "keydown({ keyCode: 46 })");
    widget.shows_rows(&["B"]).await;
    server.edit("cus_composing_row").await.in_groups(&["B"]);
    widget.says("Removed from A.").await;
    let card = widget.elements(".cg-card").remove(0);
    for ending in ENDINGS {
        fire(&card, "z", &ending.replace("{ ", "{ ctrlKey: true, "));
    }
    server.is_quiet().await;
    assert_eq!(widget.rows(), ["B"]);
}

#[wasm_bindgen_test]
async fn enter_in_a_field_sends_no_form_of_an_app_around_it() {
    let server = Server::start();
    let widget = Widget::loaded(&server, "cus_in_a_form", &["A"]).await;
    let is_prevented = |selector: &str| {
        let element = widget.elements(selector).remove(0);
        let script = "element.dataset.goesOn = keydown({ keyCode: 13 })";
        fire(&element, "Enter", script);
        element.get_attribute("data-goes-on").as_deref() == Some("false")
    };
    for field in ["[type=search]", "[type=checkbox]"] {
        assert!(is_prevented(field), "{field}");
    }
    // A button's own key goes on.
    assert!(!is_prevented("tbody button"));
}
