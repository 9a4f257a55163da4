use super::child::IntoChild;
use super::context;
use leptos::ev::EventDescriptor;
use leptos::prelude::{AnyView, IntoAny, Render};
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// An HTML element in the making, in Leptos's builder style: `el("p").class("hint").child("…")`.
///
/// Every element is of this one type, whatever its tag, attributes and children. When the part of a view around it runs
/// again, the element on the page stays, with the focus and an open popover, and takes up what has changed: as in
/// Leptos.
pub(crate) struct El(SendWrapper<Box<Plan>>);

/// What an element is to be.
pub(super) struct Plan {
    pub tag: &'static str,
    pub attributes: Vec<(&'static str, Attribute)>,
    pub properties: Vec<(&'static str, Value)>,
    pub listeners: Vec<(Cow<'static, str>, Handler)>,
    pub directives: Vec<Box<dyn FnOnce(Element)>>,
    pub children: Vec<AnyView>,
}

/// Says what a property is to be, from signals.
pub(super) type Value = Box<dyn Fn() -> JsValue>;

/// What is done at an event.
pub(super) type Handler = Box<dyn FnMut(Event)>;

/// A text, or no attribute.
pub(super) type Text = Option<Cow<'static, str>>;

/// The value of an attribute.
pub(crate) enum Attribute {
    /// Always the same.
    Fixed(Text),
    /// What signals say.
    Reactive(Box<dyn Fn() -> Text>),
}

/// What can be an attribute: a text, `None` for no attribute, or a closure of these that follows signals.
pub(crate) trait IntoAttribute {
    fn into_attribute(self) -> Attribute;
}

/// An element of this tag.
pub(crate) fn el(tag: &'static str) -> El {
    El::from_plan(Plan {
        tag,
        attributes: Vec::new(),
        properties: Vec::new(),
        listeners: Vec::new(),
        directives: Vec::new(),
        children: Vec::new(),
    })
}

impl El {
    pub fn class(self, names: impl IntoAttribute) -> Self {
        self.attr("class", names)
    }

    /// A name by which a host's style sheet reaches it: `::part()`.
    pub fn part(self, name: &'static str) -> Self {
        self.attr("part", name)
    }

    pub fn attr(self, name: &'static str, value: impl IntoAttribute) -> Self {
        self.set(name, value.into_attribute())
    }

    /// A property that follows signals, where the attribute sets only the first value: `checked`, `value`.
    pub fn prop<V: Into<JsValue>>(self, name: &'static str, value: impl Fn() -> V + 'static) -> Self {
        self.set_property(name, Box::new(move || value().into()))
    }

    pub fn on<E: EventDescriptor>(self, event: E, mut handler: impl FnMut(E::EventType) + 'static) -> Self
    where
        E::EventType: JsCast,
    {
        self.listen(event.name(), Box::new(move |event| handler(event.unchecked_into())))
    }

    /// Runs with the element once it is made, and again when the part of a view around it does.
    pub fn directive(mut self, run: impl FnOnce(Element) + 'static) -> Self {
        let context = context::current();
        let run = move |element| context::with(context, || run(element));
        self.0.directives.push(Box::new(run));
        self
    }

    /// Text, elements, `Option`s, `Vec`s and tuples of these, or a closure of any of them that follows signals.
    pub fn child(self, child: impl IntoChild) -> Self {
        self.append(child.into_child())
    }

    /// The element itself, to be copied by hand: without signals and listeners, which end here.
    pub fn made(self) -> Element {
        self.build().into_element()
    }

    pub(super) fn into_plan(self) -> Plan {
        *self.0.take()
    }

    pub(super) fn from_plan(plan: Plan) -> Self {
        Self(SendWrapper::new(Box::new(plan)))
    }

    // Not generic, and so compiled once each: whoever calls boxes first.

    fn set(mut self, name: &'static str, value: Attribute) -> Self {
        let value = match value {
            Attribute::Reactive(text) => {
                let context = context::current();
                Attribute::Reactive(Box::new(move || context::with(context, &text)))
            }
            fixed => fixed,
        };
        self.0.attributes.push((name, value));
        self
    }

    fn set_property(mut self, name: &'static str, value: Value) -> Self {
        self.0.properties.push((name, value));
        self
    }

    fn listen(mut self, event: Cow<'static, str>, handler: Handler) -> Self {
        self.0.listeners.push((event, handler));
        self
    }

    fn append(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }
}

impl IntoChild for El {
    fn into_child(self) -> AnyView {
        self.into_any()
    }
}

impl IntoAttribute for &'static str {
    fn into_attribute(self) -> Attribute {
        Attribute::Fixed(Some(self.into()))
    }
}

impl IntoAttribute for String {
    fn into_attribute(self) -> Attribute {
        Attribute::Fixed(Some(self.into()))
    }
}

impl<T: IntoAttribute> IntoAttribute for Option<T> {
    fn into_attribute(self) -> Attribute {
        self.map_or(Attribute::Fixed(None), T::into_attribute)
    }
}

impl<F: Fn() -> T + 'static, T: IntoAttribute> IntoAttribute for F {
    fn into_attribute(self) -> Attribute {
        Attribute::Reactive(Box::new(move || self().into_attribute().text()))
    }
}

impl Attribute {
    fn text(self) -> Text {
        match self {
            Self::Fixed(text) => text,
            Self::Reactive(text) => text(),
        }
    }
}
