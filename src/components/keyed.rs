use crate::components::el::Markup;
use crate::listing::Line;
use crate::order::order;
use crate::reactive::RwSignal;
use leptos::prelude::*;
use leptos::reactive::owner::Owner;
use leptos::tachys::view::{Mountable, Render};
use std::sync::Arc;
use web_sys::Element;

struct Entry {
    key: String,
    owner: Owner,
    view: <AnyView as Render>::State,
}

/// The children of `parent`, one for each item: an item that stays keeps its element, and the focus in it. `items` gives
/// them with their keys, and `view` makes the child of one.
///
/// Leptos's `<For/>` does the same for any view, with hash maps that weigh.
pub fn keyed(
    parent: Element,
    items: impl Fn() -> Vec<(String, Arc<Line>)> + 'static,
    view: impl Fn(Arc<Line>) -> Markup + 'static,
) {
    follow(parent, Box::new(items), Box::new(view));
}

fn follow(parent: Element, items: Box<dyn Fn() -> Vec<(String, Arc<Line>)>>, view: Box<dyn Fn(Arc<Line>) -> Markup>) {
    let Some(owner) = Owner::current() else {
        return;
    };
    let mut entries: Vec<Entry> = Vec::new();
    let follow = RenderEffect::new(move |_: Option<()>| {
        let mut before: Vec<Option<Entry>> = entries.drain(..).map(Some).collect();
        let keys: Vec<String> = before.iter().flatten().map(|entry| entry.key.clone()).collect();
        let by_key = order(keys.len(), &mut |a, b| keys[a] <= keys[b]);
        for (key, line) in items() {
            let at = by_key.binary_search_by(|&at| keys[at].cmp(&key)).ok();
            let kept = at.and_then(|at| before.get_mut(*by_key.get(at)?)?.take());
            entries.push(kept.unwrap_or_else(|| {
                let owner = owner.with(Owner::new);
                let view = owner.with(|| untrack(|| view(line).into_inner().build()));
                Entry { key, owner, view }
            }));
        }
        for mut gone in before.into_iter().flatten() {
            gone.view.unmount();
            gone.owner.cleanup();
        }
        place(&parent, &mut entries);
    });
    // Lives as long as what it is a part of.
    RwSignal::new(follow);
}

/// Puts the entries in order, from the last: what already stands before its neighbour is not touched, and keeps the focus.
fn place(parent: &Element, entries: &mut [Entry]) {
    let mut next: Option<Element> = None;
    for entry in entries.iter_mut().rev() {
        let Some(element) = entry.view.elements().into_iter().next() else {
            continue;
        };
        // By elements: Leptos leaves a comment among them.
        if element.parent_node().is_none() || element.next_element_sibling() != next {
            entry.view.mount(parent, next.as_deref());
        }
        next = Some(element);
    }
}
