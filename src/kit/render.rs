//! How an [`El`] comes onto the page and stays up to date: Leptos's `Render`, as its own elements have it.

use super::el::{Attribute, El, Handler, Plan, Text};
use super::in_browser::only_in_a_browser;
use js_sys::Reflect;
use leptos::prelude::*;
use std::borrow::Cow;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, Node};

/// An element on the page, and what keeps it up to date.
pub(crate) struct Rendered {
    tag: &'static str,
    element: Element,
    /// The text of each attribute; `None` for one that an effect sets.
    attributes: Vec<(&'static str, Option<Text>)>,
    listeners: Vec<Listener>,
    effects: Vec<RenderEffect<()>>,
    children: Vec<<AnyView as Render>::State>,
}

struct Listener {
    element: Element,
    event: Cow<'static, str>,
    handler: Closure<dyn FnMut(Event)>,
}

impl Listener {
    fn new(element: &Element, event: Cow<'static, str>, handler: Handler) -> Self {
        let handler = Closure::wrap(handler);
        let _ = element.add_event_listener_with_callback(&event, handler.as_ref().unchecked_ref());
        Self {
            element: element.clone(),
            event,
            handler,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let handler = self.handler.as_ref().unchecked_ref();
        let _ = self.element.remove_event_listener_with_callback(&self.event, handler);
    }
}

impl Render for El {
    type State = Rendered;

    fn build(self) -> Rendered {
        let mut plan = self.into_plan();
        let element = Dom::create_element(plan.tag, None);
        let children = std::mem::take(&mut plan.children);
        let mut children: Vec<<AnyView as Render>::State> = children.into_iter().map(Render::build).collect();
        for child in &mut children {
            child.mount(&element, None);
        }
        let mut rendered = Rendered {
            tag: plan.tag,
            element,
            attributes: Vec::new(),
            listeners: Vec::new(),
            effects: Vec::new(),
            children,
        };
        rendered.take_up(plan);
        rendered
    }

    fn rebuild(self, before: &mut Rendered) {
        let plan = self.into_plan();
        if plan.tag != before.tag || plan.children.len() != before.children.len() {
            let mut new = Self::from_plan(plan).build();
            before.insert_before_this(&mut new);
            before.unmount();
            *before = new;
            return;
        }
        before.update(plan);
    }
}

impl Rendered {
    pub fn into_element(self) -> Element {
        self.element.clone()
    }

    fn update(&mut self, mut plan: Plan) {
        let children = std::mem::take(&mut plan.children);
        for (new, before) in children.into_iter().zip(&mut self.children) {
            new.rebuild(before);
        }
        self.take_up(plan);
    }

    /// Sets the attributes, properties and listeners, in the place of those before. A property that is no longer set
    /// stays as it is.
    fn take_up(&mut self, plan: Plan) {
        self.effects.clear();
        self.listeners.clear();
        let before = std::mem::take(&mut self.attributes);
        for (name, attribute) in plan.attributes {
            let fixed = match attribute {
                Attribute::Fixed(text) => {
                    // What is set already is left alone: setting costs more than comparing.
                    if !before
                        .iter()
                        .any(|(other, fixed)| *other == name && fixed.as_ref() == Some(&text))
                    {
                        set(&self.element, name, &text);
                    }
                    Some(text)
                }
                Attribute::Reactive(text) => {
                    let element = self.element.clone();
                    self.follow(Box::new(move |_| set(&element, name, &text())));
                    None
                }
            };
            self.attributes.push((name, fixed));
        }
        for (name, _) in before {
            if !self.attributes.iter().any(|(other, _)| *other == name) {
                set(&self.element, name, &None);
            }
        }
        for (name, value) in plan.properties {
            let element = self.element.clone();
            self.follow(Box::new(move |_| {
                let (name, value) = (name.into(), value());
                // What a field shows already is left alone, and the caret in it. None of an element's own
                // properties throws.
                if Reflect::get(&element, &name).as_ref() != Ok(&value) {
                    let _ = Reflect::set(&element, &name, &value);
                }
            }));
        }
        for (event, handler) in plan.listeners {
            self.listeners.push(Listener::new(&self.element, event, handler));
        }
        for directive in plan.directives {
            directive(self.element.clone());
        }
    }

    fn follow(&mut self, run: Box<dyn FnMut(Option<()>)>) {
        self.effects.push(RenderEffect::new(run));
    }
}

fn set(element: &Element, name: &str, text: &Text) {
    // Fails only for what is no name, and ours are.
    let _ = match text {
        Some(text) => element.set_attribute(name, text),
        None => element.remove_attribute(name),
    };
}

impl Mountable for Rendered {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Dom::insert_node(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.parent_element().is_some_and(|parent| {
            child.mount(&parent, Some(&self.element));
            true
        })
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

only_in_a_browser!(El);
