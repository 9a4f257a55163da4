//! Text on the page that stays up to date also where the browser translates the page.

use super::in_browser::only_in_a_browser;
use leptos::prelude::*;
use std::borrow::Cow;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Text};

/// A text. A browser that translates takes text nodes off the page, and puts `<font>` elements with other words in
/// their place; Leptos's own text would then change the node that nobody sees.
pub(crate) struct Words(pub Cow<'static, str>);

/// A text on the page.
pub(crate) struct Written {
    node: Text,
    words: Cow<'static, str>,
    /// What it was last put into.
    parent: Option<Element>,
}

impl Written {
    /// What stands for it on the page.
    fn in_place(&self) -> Node {
        let node: &Node = &self.node;
        let translated = || self.parent.as_ref()?.query_selector(":scope > font").ok()?;
        match node.parent_node() {
            // The first one left: what stood before it has been put back already, as all of a view is written anew in
            // its order.
            None => translated().map_or_else(|| node.clone(), JsCast::unchecked_into),
            Some(_) => node.clone(),
        }
    }

    /// Takes the place of a translation of it.
    fn put_back(&self) {
        let shown = self.in_place();
        if let (true, Some(parent)) = (shown != **self.node, &self.parent) {
            let _ = parent.replace_child(&self.node, &shown);
        }
    }
}

impl Render for Words {
    type State = Written;

    fn build(self) -> Written {
        Written {
            node: Dom::create_text_node(&self.0),
            words: self.0,
            parent: None,
        }
    }

    fn rebuild(self, before: &mut Written) {
        before.put_back();
        if before.words != self.0 {
            Dom::set_text(&before.node, &self.0);
            before.words = self.0;
        }
    }
}

impl Mountable for Written {
    fn unmount(&mut self) {
        self.in_place().unchecked_into::<Element>().remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Dom::insert_node(parent, &self.node, marker);
        self.parent = Some(parent.clone());
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.put_back();
        self.node.parent_element().is_some_and(|parent| {
            child.mount(&parent, Some(&self.node));
            true
        })
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

only_in_a_browser!(Words);
