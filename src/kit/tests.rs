//! What an element promises, in a browser: it stays when the part around it runs again, and leaves nothing behind.

use super::{El, IntoChild, el, fresh, when};
use leptos::ev;
use leptos::prelude::*;
use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// A view in a place of its own, taken away when it is dropped.
struct Page {
    host: HtmlElement,
    owner: Owner,
    mounted: Option<Box<dyn Any>>,
}

impl Page {
    fn of<C: IntoChild>(view: impl FnOnce() -> C + 'static) -> Self {
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&host).unwrap();
        let owner = Owner::new();
        let place = host.clone();
        let mounted: Box<dyn Any> =
            owner.with(|| Box::new(mount_to(place, move || view().into_child())) as Box<dyn Any>);
        Self {
            host,
            owner,
            mounted: Some(mounted),
        }
    }

    fn find(&self, selector: &str) -> Element {
        self.host.query_selector(selector).unwrap().unwrap()
    }

    fn has(&self, selector: &str) -> bool {
        self.host.query_selector(selector).unwrap().is_some()
    }

    fn text(&self) -> String {
        self.host.text_content().unwrap()
    }

    fn end(&mut self) {
        self.mounted.take();
        self.owner.cleanup();
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.end();
        self.host.remove();
    }
}

/// How many errors the page reports while `run` runs, such as a call of a listener that is no more.
fn errors_in(run: impl FnOnce()) -> u32 {
    let count = Rc::new(Cell::new(0));
    let counted = count.clone();
    let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        event.prevent_default();
        counted.set(counted.get() + 1);
    });
    let listener = on_error.as_ref().unchecked_ref();
    window().add_event_listener_with_callback("error", listener).unwrap();
    run();
    window().remove_event_listener_with_callback("error", listener).unwrap();
    count.get()
}

/// Lets effects run.
async fn drawn() {
    for _ in 0..3 {
        leptos::task::tick().await;
    }
}

fn signal<T: Send + Sync + 'static>(value: T) -> RwSignal<T> {
    // Of no owner that a page ends.
    ArcRwSignal::new(value).into()
}

fn is_active(element: &Element) -> bool {
    document().active_element().as_ref() == Some(element)
}

#[wasm_bindgen_test]
async fn attributes_and_properties_follow_signals() {
    let is_on = signal(false);
    let page = Page::of(move || {
        el("input")
            .attr("type", "checkbox")
            .attr("aria-busy", move || is_on.get().then_some("true"))
            .attr("title", move || format!("on: {}", is_on.get()))
            .attr("lang", None::<&'static str>)
            .prop("checked", move || is_on.get())
    });
    let input: HtmlInputElement = page.find("input").unchecked_into();
    assert_eq!(input.get_attribute("title").as_deref(), Some("on: false"));
    assert!(!input.checked() && !input.has_attribute("aria-busy") && !input.has_attribute("lang"));
    is_on.set(true);
    drawn().await;
    assert_eq!(input.get_attribute("title").as_deref(), Some("on: true"));
    assert!(input.checked() && input.get_attribute("aria-busy").as_deref() == Some("true"));
    is_on.set(false);
    drawn().await;
    assert!(!input.checked() && !input.has_attribute("aria-busy"));
}

#[wasm_bindgen_test]
async fn what_a_field_shows_already_is_not_written_again() {
    let words = signal(String::new());
    let page = Page::of(move || el("input").prop("value", move || words.get()));
    let input: HtmlInputElement = page.find("input").unchecked_into();
    input.focus().unwrap();
    // As typed: the signal learns of it afterwards.
    input.set_value("Gold");
    let count =
        "element.writes = 0; const { get } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
        Object.defineProperty(element, 'value', { get, set() { element.writes += 1 } })";
    let counting = js_sys::Function::new_with_args("element", count);
    counting.call1(&wasm_bindgen::JsValue::NULL, &input).unwrap();
    let writes = || js_sys::Reflect::get(&input, &"writes".into()).unwrap().as_f64();
    words.set("Gold".into());
    drawn().await;
    assert_eq!(writes(), Some(0.0));
    words.set(String::new());
    drawn().await;
    assert_eq!(writes(), Some(1.0));
}

#[wasm_bindgen_test]
async fn an_element_and_the_focus_in_it_survive_a_run_of_the_part_around_them() {
    let count = signal(0);
    let page = Page::of(move || {
        let view = move || {
            let number = count.get();
            let button = el("button")
                .attr("title", format!("number {number}"))
                .child(number.to_string());
            el("p").class("line").child("Number ").child(button)
        };
        el("div").child(view)
    });
    let button: HtmlElement = page.find("button").unchecked_into();
    button.focus().unwrap();
    count.set(1);
    drawn().await;
    assert_eq!(page.find("button"), *button);
    assert!(is_active(&button));
    assert_eq!(page.text(), "Number 1");
    assert_eq!(button.title(), "number 1");
}

#[wasm_bindgen_test]
async fn an_open_popover_survives_a_run_of_the_part_around_it() {
    let count = signal(0);
    let page = Page::of(move || {
        let view = move || {
            let popover = el("div").attr("popover", "auto").attr("id", "kit-popover");
            popover.child(count.get().to_string())
        };
        el("div").child(view)
    });
    let popover = page.find("[popover]");
    js_sys::Reflect::get(&popover, &"showPopover".into())
        .unwrap()
        .unchecked_into::<js_sys::Function>()
        .call0(&popover)
        .unwrap();
    count.set(1);
    drawn().await;
    assert!(popover.matches(":popover-open").unwrap());
    assert_eq!(popover.text_content().as_deref(), Some("1"));
}

#[wasm_bindgen_test]
async fn a_listener_hears_an_event_once_after_many_runs() {
    let count = signal(0);
    let heard = Rc::new(Cell::new((0, 0)));
    let hears = heard.clone();
    let page = Page::of(move || {
        let view = move || {
            let (number, heard) = (count.get(), hears.clone());
            el("button").on(ev::click, move |_| heard.set((heard.get().0 + 1, number)))
        };
        el("div").child(view)
    });
    for number in 1..=5 {
        count.set(number);
        drawn().await;
    }
    let button: HtmlElement = page.find("button").unchecked_into();
    assert_eq!(errors_in(|| button.click()), 0);
    assert_eq!(heard.get(), (1, 5));
}

#[wasm_bindgen_test]
async fn another_element_takes_up_what_it_has_and_nothing_of_the_one_before() {
    let is_other = signal(false);
    let page = Page::of(move || {
        let view = move || match is_other.get() {
            false => el("div").class("one").attr("role", "alert").child("One"),
            true => el("div").class("other").child("Other"),
        };
        el("section").child(view)
    });
    let before = page.find("div");
    is_other.set(true);
    drawn().await;
    let after = page.find("div");
    assert_eq!(after, before);
    assert_eq!(after.class_name(), "other");
    assert!(!after.has_attribute("role"));
    assert_eq!(page.text(), "Other");
}

#[wasm_bindgen_test]
async fn an_element_of_another_tag_or_shape_stands_in_the_place_of_the_one_before() {
    let step = signal(0);
    let page = Page::of(move || {
        let view = move || match step.get() {
            0 => el("p").child("a"),
            1 => el("h2").child("b"),
            _ => el("h2").child("c").child("d"),
        };
        (el("i"), el("section").child(view).child(el("b").child("!")))
    });
    assert_eq!(page.text(), "a!");
    step.set(1);
    drawn().await;
    assert_eq!(page.text(), "b!");
    assert!(page.has("section > h2:first-child") && !page.has("p"));
    step.set(2);
    drawn().await;
    assert_eq!(page.text(), "cd!");
}

#[wasm_bindgen_test]
async fn children_are_what_leptos_takes() {
    let names = signal(vec!["a", "b"]);
    let page = Page::of(move || {
        let lines = move || {
            names
                .get()
                .into_iter()
                .map(|name| el("li").child(name))
                .collect::<Vec<El>>()
        };
        let some = Some(el("i").child(String::from("some")));
        let foreign = view! { <em>"foreign"</em> }.into_any();
        el("ul")
            .child(lines)
            .child(some)
            .child(None::<El>)
            .child((el("b").child("1"), "2", move || names.with(Vec::len).to_string()))
            .child(foreign)
    });
    assert_eq!(page.text(), "absome122foreign");
    let first = page.find("li");
    names.set(vec!["x", "y", "z"]);
    drawn().await;
    assert_eq!(page.text(), "xyzsome123foreign");
    assert_eq!(page.find("li"), first);
    names.set(Vec::new());
    drawn().await;
    assert_eq!(page.text(), "some120foreign");
}

#[wasm_bindgen_test]
async fn a_part_that_is_there_when_a_condition_holds_is_made_anew_only_when_that_changes() {
    let number = signal(1);
    let made = Rc::new(Cell::new(0));
    let makes = made.clone();
    let page = Page::of(move || {
        let part = when(
            move || number.get() > 0,
            move || {
                makes.set(makes.get() + 1);
                el("p").child(move || number.get().to_string())
            },
        );
        el("div").child(part)
    });
    number.set(2);
    drawn().await;
    assert_eq!((page.text(), made.get()), ("2".into(), 1));
    number.set(0);
    drawn().await;
    assert_eq!(page.text(), "");
    number.set(3);
    drawn().await;
    assert_eq!((page.text(), made.get()), ("3".into(), 2));
}

#[wasm_bindgen_test]
async fn a_fresh_part_keeps_no_element_of_the_one_before_and_follows_no_signal_itself() {
    let (customer, other) = (signal("a"), signal(0));
    let page = Page::of(move || {
        let view = move || {
            let customer = customer.get();
            fresh(move || el("p").child(format!("{customer}{}", other.get())))
        };
        el("div").child(view).child(el("b"))
    });
    let before = page.find("p");
    other.set(1);
    drawn().await;
    assert_eq!(page.text(), "a0");
    customer.set("b");
    drawn().await;
    assert_eq!(page.text(), "b1");
    assert_ne!(page.find("p"), before);
    assert!(page.has("p + b"));
}

#[wasm_bindgen_test]
async fn nothing_is_left_after_its_end() {
    let count = signal(0);
    let kept = Rc::new(());
    let keeps = kept.clone();
    let mut page = Page::of(move || {
        let handler = keeps.clone();
        let button = el("button").on(ev::click, move |_| drop(handler.clone()));
        let view = move || {
            let (attribute, handler) = (keeps.clone(), keeps.clone());
            el("p")
                .attr("title", move || {
                    let _ = &attribute;
                    count.get().to_string()
                })
                .on(ev::click, move |_| drop(handler.clone()))
                .child(count.get().to_string())
        };
        el("div").child(button).child(view)
    });
    count.set(1);
    drawn().await;
    assert!(Rc::strong_count(&kept) > 1);
    let (button, line) = (page.find("button"), page.find("p"));
    page.end();
    drawn().await;
    assert_eq!(Rc::strong_count(&kept), 1);
    assert_eq!(page.host.child_element_count(), 0);
    // Nobody listens, and nobody follows.
    let click = || assert!(button.dispatch_event(&Event::new("click").unwrap()).unwrap());
    assert_eq!(errors_in(click), 0);
    count.set(2);
    drawn().await;
    assert_eq!(line.get_attribute("title").as_deref(), Some("1"));
}
