use crate::kit::reactive::effect;
use js_sys::Reflect;
use leptos::ev::{Custom, Event};
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::directive::directive;
use leptos::tachys::html::element::custom;
use leptos::tachys::html::event::on;
use leptos::tachys::view::iterators::StaticVec;
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::Element;

/// An element in the making, in Leptos's builder style: `el("p").class("hint").child("…")`.
///
/// `view!` makes a type of each element, its attributes and its children, and each of those is compiled. Here all
/// elements are of one type, and so are all attributes. Boxed, since Leptos's own are large, and moving them about is code.
pub(crate) struct El(Box<Inner>);

struct Inner {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// A finished piece of view: Leptos's `AnyView`, boxed likewise.
pub(crate) struct Markup(Box<AnyView>);

/// What can be a child of an element.
pub(crate) trait IntoMarkup {
    fn markup(self) -> Markup;
}

/// An element of this tag.
pub(crate) fn el(tag: &'static str) -> El {
    El(Box::new(Inner {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

/// `<button type="button">`: without the type, it would submit a form around it.
pub(crate) fn plain_button(class: &'static str) -> El {
    el("button").attr("type", "button").class(class)
}

/// A part of a view that follows signals.
pub(crate) fn dynamic(mut view: impl FnMut() -> Markup + Send + 'static) -> Markup {
    following(Box::new(move || view().into_inner()))
}

impl El {
    pub fn class(self, names: &'static str) -> Self {
        self.set("class", names)
    }

    /// A name by which a host's style sheet reaches it: `::part()`.
    pub fn part(self, name: &'static str) -> Self {
        self.set("part", name)
    }

    pub fn attr(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        match value.into() {
            Cow::Borrowed(value) => self.set(name, value),
            Cow::Owned(value) => self.set_owned(name, value),
        }
    }

    /// An attribute that follows signals, absent while `None`.
    pub fn bind(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.followed(name, Rc::new(value))
    }

    /// An attribute that is there, as "true", while `is_set` says so.
    pub fn flag(self, name: &'static str, is_set: impl Fn() -> bool + 'static) -> Self {
        self.bind(name, move || is_set().then(|| "true".into()))
    }

    /// A property that follows signals, where the attribute is only the start: `checked`, `indeterminate`.
    pub fn prop(self, name: &'static str, is_set: impl Fn() -> bool + 'static) -> Self {
        self.property(name, Rc::new(is_set))
    }

    pub fn on(self, event: &'static str, handler: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(handler))
    }

    pub fn on_click(self, mut action: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| action())
    }

    /// Runs once the element is made, before it is on the page.
    pub fn with(self, run: impl Fn(Element) + 'static) -> Self {
        self.run(Arc::new(run))
    }

    pub fn child(self, child: impl IntoMarkup) -> Self {
        self.append(child.markup())
    }

    /// What changes with signals.
    pub fn dynamic(self, view: impl FnMut() -> Markup + Send + 'static) -> Self {
        self.append(dynamic(view))
    }

    /// A text that changes with signals.
    pub fn text(self, text: impl FnMut() -> String + Send + 'static) -> Self {
        self.append(following_text(Box::new(text)))
    }

    // What follows is compiled once each: the closures above are boxed before they come here.

    fn attribute(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    #[inline(never)]
    fn set(self, name: &'static str, value: &'static str) -> Self {
        self.set_any(name, value.into())
    }

    #[inline(never)]
    fn set_owned(self, name: &'static str, value: String) -> Self {
        self.set_any(name, value.into())
    }

    #[inline(never)]
    fn set_any(self, name: &'static str, value: Cow<'static, str>) -> Self {
        self.attribute(custom_attribute(name, value).into_any_attr())
    }

    #[inline(never)]
    fn followed(self, name: &'static str, value: Rc<dyn Fn() -> Option<String>>) -> Self {
        self.with(move |element| {
            let value = value.clone();
            effect(move || {
                // These are names that every element takes.
                let _ = match value() {
                    Some(value) => element.set_attribute(name, &value),
                    None => element.remove_attribute(name),
                };
            });
        })
    }

    #[inline(never)]
    fn property(self, name: &'static str, is_set: Rc<dyn Fn() -> bool>) -> Self {
        self.with(move |element| {
            let is_set = is_set.clone();
            effect(move || {
                // Of an element's own properties none throws.
                let _ = Reflect::set(&element, &name.into(), &is_set().into());
            });
        })
    }

    #[inline(never)]
    fn listen(self, event: &'static str, handler: Box<dyn FnMut(Event)>) -> Self {
        self.attribute(on(Custom::new(event), handler).into_any_attr())
    }

    #[inline(never)]
    fn run(self, run: Arc<dyn Fn(Element)>) -> Self {
        self.attribute(directive(run, ()).into_any_attr())
    }

    #[inline(never)]
    fn append(mut self, child: Markup) -> Self {
        self.0.children.push(child.into_inner());
        self
    }
}

impl Markup {
    pub fn into_inner(self) -> AnyView {
        *self.0
    }
}

impl IntoMarkup for Markup {
    fn markup(self) -> Markup {
        self
    }
}

impl IntoMarkup for El {
    #[inline(never)]
    fn markup(self) -> Markup {
        let Inner {
            tag,
            attributes,
            children,
        } = *self.0;
        let children = StaticVec::from(children);
        let element = custom(tag).child(children).add_any_attr(attributes);
        Markup(Box::new(element.into_any()))
    }
}

impl IntoMarkup for &'static str {
    #[inline(never)]
    fn markup(self) -> Markup {
        Markup(Box::new(self.into_any()))
    }
}

impl IntoMarkup for String {
    #[inline(never)]
    fn markup(self) -> Markup {
        Markup(Box::new(self.into_any()))
    }
}

/// Nothing.
impl IntoMarkup for () {
    #[inline(never)]
    fn markup(self) -> Markup {
        Markup(Box::new(().into_any()))
    }
}

impl IntoMarkup for Vec<Markup> {
    #[inline(never)]
    fn markup(self) -> Markup {
        let all: Vec<AnyView> = self.into_iter().map(Markup::into_inner).collect();
        Markup(Box::new(all.into_any()))
    }
}

impl<M: IntoMarkup> IntoMarkup for Option<M> {
    fn markup(self) -> Markup {
        match self {
            Some(some) => some.markup(),
            None => ().markup(),
        }
    }
}

/// A component of Leptos's.
pub(crate) fn component(view: impl IntoView) -> Markup {
    Markup(Box::new(view.into_any()))
}

#[inline(never)]
fn following(view: Box<dyn FnMut() -> AnyView + Send>) -> Markup {
    Markup(Box::new(view.into_any()))
}

#[inline(never)]
fn following_text(text: Box<dyn FnMut() -> String + Send>) -> Markup {
    Markup(Box::new(text.into_any()))
}
