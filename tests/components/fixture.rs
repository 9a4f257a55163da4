//! The component in a page, found and used as a person would: by roles, names and words.

use crate::server::{self, Server};
use js_sys::Promise;
use leptos::prelude::*;
use medusa_customer_groups::CustomerGroups;
use std::any::Any;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventTarget, HtmlElement, HtmlInputElement};

/// How long something awaited may take.
const DEADLINE_MS: f64 = 5_000.0;

/// A widget in a place of its own, unmounted when it is dropped.
pub struct Widget {
    host: HtmlElement,
    owner: Owner,
    mounted: Option<Box<dyn Any>>,
    /// Whose groups it shows.
    pub customer_id: RwSignal<String>,
}

impl Widget {
    /// A customer's widget at a backend of its own.
    pub fn new(customer_id: &str) -> Self {
        Self::at(&server::backend(), customer_id)
    }

    pub fn at(backend: &str, customer_id: &str) -> Self {
        let backend = backend.to_owned();
        Self::of(
            customer_id,
            move |customer_id| view! { <CustomerGroups customer_id backend_url=backend /> },
        )
    }

    /// What an app shows for a customer.
    pub fn of<V: IntoView + 'static>(customer_id: &str, view: impl FnOnce(RwSignal<String>) -> V + 'static) -> Self {
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&host).unwrap();
        let owner = Owner::new();
        let place = host.clone();
        let (customer_id, mounted) = owner.with(|| {
            let customer_id = RwSignal::new(customer_id.to_owned());
            let mounted: Box<dyn Any> = Box::new(leptos::mount::mount_to(place, move || view(customer_id)));
            (customer_id, mounted)
        });
        Self {
            host,
            owner,
            mounted: Some(mounted),
            customer_id,
        }
    }

    /// A customer's widget that has loaded these groups.
    pub async fn loaded(server: &Server, customer_id: &str, groups: &[&str]) -> Self {
        let widget = Self::new(customer_id);
        server.read(customer_id).await.in_groups(groups);
        widget.shows_rows(groups).await;
        widget
    }

    /// All its words.
    pub fn text(&self) -> String {
        self.host.text_content().unwrap_or_default()
    }

    pub async fn says(&self, words: &str) {
        let said = || self.text().contains(words).then_some(());
        until(&format!("“{words}” in “{}”", self.text()), said).await;
    }

    pub fn elements(&self, selector: &str) -> Vec<Element> {
        let all = self.host.get_elements_by_tag_name("*");
        let all = (0..all.length()).filter_map(|index| all.item(index));
        all.filter(|element| element.matches(selector).unwrap()).collect()
    }

    /// The names in the table, in its order.
    pub fn rows(&self) -> Vec<String> {
        self.elements("th[scope=row]").iter().map(words).collect()
    }

    pub async fn shows_rows(&self, names: &[&str]) {
        let shown = || (self.rows() == names).then_some(());
        until(&format!("rows {names:?} in “{}”", self.text()), shown).await;
    }

    pub fn has_button(&self, name: &str) -> bool {
        self.find_button(name).is_some()
    }

    fn find_button(&self, name: &str) -> Option<HtmlElement> {
        let mut buttons = self.elements("button").into_iter();
        let button = buttons.find(|button| button.get_attribute("aria-label").unwrap_or_else(|| words(button)) == name);
        button.map(JsCast::unchecked_into)
    }

    /// Clicks the button of this name, once it is there.
    pub async fn click(&self, name: &str) {
        let button = until(&format!("button “{name}” in “{}”", self.text()), || {
            self.find_button(name)
        })
        .await;
        button.click();
    }

    /// Fills in an input, as typing would.
    pub fn type_into(&self, selector: &str, text: &str) {
        let field: HtmlInputElement = self.elements(selector).remove(0).unchecked_into();
        field.set_value(text);
        let target: &EventTarget = &field;
        target.dispatch_event(&Event::new("input").unwrap()).unwrap();
    }

    /// The picker's options, each with whether it is marked.
    pub fn options(&self) -> Vec<(String, bool)> {
        let marked = |option: &Element| option.get_attribute("aria-selected").as_deref() == Some("true");
        let options = self.elements("[part=option]");
        options.iter().map(|option| (words(option), marked(option))).collect()
    }

    pub async fn shows_options(&self, options: &[(&str, bool)]) {
        let shown = || {
            let now = self.options();
            let now = now.iter().map(|(name, marked)| (name.as_str(), *marked));
            now.eq(options.iter().copied()).then_some(())
        };
        until(&format!("options {options:?}, not {:?}", self.options()), shown).await;
    }

    pub fn click_option(&self, name: &str) {
        let options = self.elements("[part=option]");
        let option = options.iter().find(|option| words(option) == name).unwrap();
        option.unchecked_ref::<HtmlElement>().click();
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        self.mounted.take();
        self.owner.cleanup();
        self.host.remove();
    }
}

pub fn words(element: &Element) -> String {
    element.text_content().unwrap_or_default().trim().to_owned()
}

/// Waits until `look` finds something.
pub async fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let started = js_sys::Date::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(js_sys::Date::now() - started < DEADLINE_MS, "not seen in time: {what}");
        pause().await;
    }
}

/// Waits until all is done that needs no answer and no timer.
pub async fn idle() {
    for _ in 0..3 {
        pause().await;
    }
}

/// Lets everything else run that is ready.
async fn pause() {
    let window = web_sys::window().unwrap();
    let promise = Promise::new(&mut |resolve, _| {
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 2)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}
