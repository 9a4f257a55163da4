//! What the component says in other languages than English.

use crate::fixture::{Widget, idle, until, words};
use crate::server::{Server, backend};
use leptos::prelude::*;
use medusa_customer_groups::{CustomerGroups, languages};
use wasm_bindgen_test::wasm_bindgen_test;

/// The page's `lang`, until it is dropped.
struct OfPage(Option<String>);

impl OfPage {
    fn new(language: &str) -> Self {
        let page = document().document_element().unwrap();
        let before = page.get_attribute("lang");
        page.set_attribute("lang", language).unwrap();
        Self(before)
    }
}

impl Drop for OfPage {
    fn drop(&mut self) {
        let page = document().document_element().unwrap();
        let _ = match &self.0 {
            Some(before) => page.set_attribute("lang", before),
            None => page.remove_attribute("lang"),
        };
    }
}

/// A customer's widget that speaks a language.
fn speaking(customer_id: &str, locale: &'static str, messages: &'static str) -> Widget {
    let url = backend();
    Widget::of(
        customer_id,
        move |customer_id| view! { <CustomerGroups customer_id backend_url=url locale messages /> },
    )
}

#[wasm_bindgen_test]
async fn words_order_numbers_and_dates_are_those_of_one_language() {
    let server = Server::start();
    for (tag, messages, add, order, date, direction) in [
        (
            "de",
            languages::DE,
            "Zu Gruppen hinzufügen",
            ["Ärzte", "Zahnärzte"],
            "01.02.2026",
            "ltr",
        ),
        (
            "sv",
            languages::SV,
            "Lägg till i grupper",
            ["Zahnärzte", "Ärzte"],
            "1 feb. 2026",
            "ltr",
        ),
        (
            "de-AT",
            languages::DE,
            "Zu Gruppen hinzufügen",
            ["Ärzte", "Zahnärzte"],
            "01.02.2026",
            "ltr",
        ),
        (
            "he",
            languages::HE,
            "הוסף לקבוצות",
            ["Ärzte", "Zahnärzte"],
            "1 בפבר׳ 2026",
            "rtl",
        ),
    ] {
        let widget = speaking("cus_language", tag, messages);
        server.read("cus_language").await.in_groups(&["Zahnärzte", "Ärzte"]);
        widget.shows_rows(&order).await;
        assert!(widget.has_button(add), "“{add}” in “{}”", widget.text());
        assert_eq!(words(&widget.elements("td.cg-date")[0]), date, "{tag}");
        let section = widget.elements("section").remove(0);
        assert_eq!(section.get_attribute("lang").as_deref(), Some(tag));
        assert_eq!(section.get_attribute("dir").as_deref(), Some(direction));
    }
}

#[wasm_bindgen_test]
async fn a_calendar_is_that_of_the_medusa_admin_also_where_a_language_has_others() {
    let server = Server::start();
    for (tag, messages, year) in [("th", languages::TH, "2026"), ("fa", languages::FA, "۲۰۲۶")] {
        let widget = speaking("cus_calendar", tag, messages);
        server.read("cus_calendar").await.in_groups(&["VIP"]);
        widget.shows_rows(&["VIP"]).await;
        let date = words(&widget.elements("td.cg-date")[0]);
        assert!(date.contains(year), "{tag}: {date}");
    }
}

#[wasm_bindgen_test]
async fn without_messages_all_of_it_is_english_and_says_so() {
    let server = Server::start();
    for page in ["de", "sv", "no such language"] {
        let _page = OfPage::new(page);
        let widget = Widget::new("cus_english");
        server.read("cus_english").await.in_groups(&["Zahnärzte", "Ärzte"]);
        widget.shows_rows(&["Ärzte", "Zahnärzte"]).await;
        assert!(widget.has_button("Add to groups"));
        assert_eq!(words(&widget.elements("td.cg-date")[0]), "Feb 1, 2026", "{page}");
        let lang = widget.elements("section").remove(0).get_attribute("lang").unwrap();
        assert!(lang.starts_with("en"), "{lang}");
    }
}

#[wasm_bindgen_test]
async fn the_messages_are_for_the_pages_own_language_where_no_locale_is_named() {
    let server = Server::start();
    let _page = OfPage::new("pl");
    let widget = speaking("cus_page_language", "", languages::PL);
    server.read("cus_page_language").await.in_groups(&["VIP"]);
    widget.shows_rows(&["VIP"]).await;
    assert_eq!(
        widget.elements("section")[0].get_attribute("lang").as_deref(),
        Some("pl")
    );
}

#[wasm_bindgen_test]
async fn a_number_has_the_form_that_the_language_has_for_it() {
    let server = Server::start();
    let url = backend();
    let all: Vec<String> = (1..=22).map(|number| format!("Group {number}")).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    for (found, words) in [(1, "1 grupa"), (2, "2 grupy"), (5, "5 grup"), (22, "22 grupy")] {
        let widget = Widget::of("cus_plural", {
            let url = url.clone();
            let messages = languages::PL;
            move |customer_id| view! { <CustomerGroups customer_id backend_url=url locale="pl" messages /> }
        });
        server.read("cus_plural").await.in_groups(&["VIP"]);
        widget.shows_rows(&["VIP"]).await;
        let button = widget.elements(".cg-add").remove(0);
        widget.click(&crate::fixture::words(&button)).await;
        server.search().await.found(&all[..found], found as u32);
        widget.says(words).await;
    }
}

#[wasm_bindgen_test]
async fn what_an_app_does_not_say_is_said_in_english() {
    let server = Server::start();
    let own = r#"{ "addToGroups": "Assign", "remove": "Take {group} off", "results": { "other": "{count} found" } }"#;
    let widget = speaking("cus_own_words", "en", own);
    server.read("cus_own_words").await.in_groups(&["VIP"]);
    widget.shows_rows(&["VIP"]).await;
    assert!(widget.has_button("Take VIP off"));
    assert!(widget.has_button("Select VIP") || !widget.elements("[aria-label='Select VIP']").is_empty());
    widget.click("Assign").await;
    server.search().await.found(&["VIP"], 1);
    widget.says("1 found").await;
}

#[wasm_bindgen_test]
async fn messages_that_are_no_json_leave_it_in_english() {
    let server = Server::start();
    let widget = speaking("cus_no_json", "de", "addToGroups: Zuordnen");
    server.read("cus_no_json").await.in_groups(&["VIP"]);
    widget.shows_rows(&["VIP"]).await;
    assert!(widget.has_button("Add to groups"));
    assert_eq!(
        widget.elements("section")[0].get_attribute("lang").as_deref(),
        Some("en")
    );
}

#[wasm_bindgen_test]
async fn two_widgets_in_two_languages_each_say_in_their_own_what_became_of_one_edit() {
    let server = Server::start();
    let url = backend();
    let speaking = |locale: &'static str, messages: &'static str| {
        let url = url.clone();
        Widget::of(
            "cus_two_languages",
            move |customer_id| view! { <CustomerGroups customer_id backend_url=url locale messages /> },
        )
    };
    let german = speaking("de", languages::DE);
    let french = speaking("fr", languages::FR);
    server.read("cus_two_languages").await.in_groups(&["Gold", "VIP"]);
    german.shows_rows(&["Gold", "VIP"]).await;
    french.shows_rows(&["Gold", "VIP"]).await;
    let remove = german.elements("[part=remove-button]").remove(0);
    german.click(&remove.get_attribute("aria-label").unwrap()).await;
    server.edit("cus_two_languages").await.in_groups(&["VIP"]);
    german.says("Entfernt aus: Gold.").await;
    french.says("Retiré de").await;
    assert!(!french.text().contains("Entfernt"), "{}", french.text());
    assert!(!german.text().contains("Retiré"), "{}", german.text());
}

#[wasm_bindgen_test]
async fn another_language_takes_over_at_any_time_and_loses_no_edit() {
    let server = Server::start();
    let url = backend();
    let (locale, messages) = (
        RwSignal::new(String::from("de")),
        RwSignal::new(String::from(languages::DE)),
    );
    let widget = Widget::of("cus_other_language", move |customer_id| {
        view! { <CustomerGroups customer_id backend_url=url locale messages /> }
    });
    server.read("cus_other_language").await.in_groups(&["Gold", "VIP"]);
    widget.shows_rows(&["Gold", "VIP"]).await;
    let remove = widget.elements("[part=remove-button]").remove(0);
    widget.click(&remove.get_attribute("aria-label").unwrap()).await;
    let edit = server.edit("cus_other_language").await;
    batch(locale, messages);
    until("Japanese", || {
        (widget.elements("section")[0].get_attribute("lang").as_deref() == Some("ja")).then_some(())
    })
    .await;
    idle().await;
    edit.in_groups(&["VIP"]);
    // As whenever a card is made anew.
    server.read("cus_other_language").await.in_groups(&["VIP"]);
    widget.shows_rows(&["VIP"]).await;
    until("what became of it", || widget.text().contains("Gold").then_some(())).await;
    assert!(!widget.text().contains("Entfernt"), "{}", widget.text());
    server.is_quiet().await;

    /// Both at once.
    fn batch(locale: RwSignal<String>, messages: RwSignal<String>) {
        locale.set("ja".into());
        messages.set(languages::JA.into());
    }
}
