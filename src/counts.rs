//! How many customers a group has: asked for the rows that are on screen, a few at a time, and remembered.

use crate::api::Client;
use crate::reactive::RwSignal;
use crate::task::spawn_local;
use crate::text;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How many are asked for at a time: the server has better things to do.
const AT_A_TIME: usize = 4;

/// The counts of one table. Clones share them.
#[derive(Clone)]
pub struct Counts(SendWrapper<Rc<Inner>>);

struct Inner {
    client: Client,
    observer: Option<IntersectionObserver>,
    /// Keeps what the observer calls.
    _on_seen: Closure<dyn FnMut(js_sys::Array)>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// By group, sorted by id.
    known: Vec<(String, String)>,
    watched: Vec<Watched>,
    /// How many requests are under way.
    running: usize,
}

struct Watched {
    element: Element,
    group_id: String,
    shown: RwSignal<String>,
    progress: Progress,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    OffScreen,
    Waiting,
    Asked,
}

impl Counts {
    /// Counts asked by `client`.
    pub fn new(client: &Client) -> Self {
        let counts = Rc::new_cyclic(|me: &std::rc::Weak<Inner>| {
            let me = me.clone();
            let on_seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
                if let Some(counts) = me.upgrade() {
                    counts.seen(&entries);
                }
            });
            Inner {
                client: client.clone(),
                observer: observe(&on_seen),
                _on_seen: on_seen,
                state: RefCell::default(),
            }
        });
        let ended = SendWrapper::new(counts.clone());
        on_cleanup(move || {
            if let Some(observer) = &ended.observer {
                observer.disconnect();
            }
            ended.state.borrow_mut().watched.clear();
        });
        Self(SendWrapper::new(counts))
    }

    /// Says in `shown` how many customers the group has, once `element` is on screen. Ends with the current owner.
    pub fn watch(&self, element: Element, group_id: &str, shown: RwSignal<String>) {
        let mut state = self.0.state.borrow_mut();
        if let Ok(at) = state.find(group_id) {
            shown.set(state.known[at].1.clone());
            return;
        }
        let Some(observer) = &self.0.observer else {
            return;
        };
        observer.observe(&element);
        state.watched.push(Watched {
            element: element.clone(),
            group_id: group_id.to_owned(),
            shown,
            progress: Progress::OffScreen,
        });
        let (counts, element) = (self.clone(), SendWrapper::new(element));
        on_cleanup(move || {
            if let Some(observer) = &counts.0.observer {
                observer.unobserve(&element);
            }
            counts
                .0
                .state
                .borrow_mut()
                .watched
                .retain(|watched| watched.element != *element);
        });
    }
}

/// Sees rows a while before they are on screen: then scrolling meets no blanks, and an edit that moves the rows up asks nothing.
fn observe(on_seen: &Closure<dyn FnMut(js_sys::Array)>) -> Option<IntersectionObserver> {
    let options = IntersectionObserverInit::new();
    options.set_root_margin("600px");
    IntersectionObserver::new_with_options(on_seen.as_ref().unchecked_ref(), &options).ok()
}

impl State {
    fn find(&self, group_id: &str) -> Result<usize, usize> {
        self.known.binary_search_by(|(id, _)| id.as_str().cmp(group_id))
    }
}

impl Inner {
    fn seen(self: &Rc<Self>, entries: &js_sys::Array) {
        for entry in entries.iter() {
            let entry: IntersectionObserverEntry = entry.unchecked_into();
            let target = entry.target();
            let mut state = self.state.borrow_mut();
            if let Some(row) = state.watched.iter_mut().find(|watched| watched.element == target) {
                row.progress = match (row.progress, entry.is_intersecting()) {
                    (Progress::Asked, _) => Progress::Asked,
                    (_, true) => Progress::Waiting,
                    // Scrolled past before its turn came.
                    (_, false) => Progress::OffScreen,
                };
            }
        }
        self.ask();
    }

    fn ask(self: &Rc<Self>) {
        loop {
            let mut state = self.state.borrow_mut();
            if state.running >= AT_A_TIME {
                return;
            }
            let Some(row) = state.watched.iter_mut().find(|row| row.progress == Progress::Waiting) else {
                return;
            };
            row.progress = Progress::Asked;
            let id = row.group_id.clone();
            state.running += 1;
            drop(state);
            let me = self.clone();
            spawn_local(async move {
                let answer = me.client.count_customers(&id).await;
                me.answered(id, answer.ok());
            });
        }
    }

    fn answered(self: &Rc<Self>, group_id: String, count: Option<u32>) {
        let text = count.map_or_else(|| text::UNKNOWN.to_owned(), crate::locale::number);
        let mut state = self.state.borrow_mut();
        state.running -= 1;
        let shown: Vec<_> = state
            .watched
            .iter()
            .filter(|row| row.group_id == group_id)
            .map(|row| row.shown)
            .collect();
        // A count that failed is asked again when its row comes back.
        if let (Some(_), Err(at)) = (count, state.find(&group_id)) {
            state.known.insert(at, (group_id, text.clone()));
        }
        drop(state);
        for shown in shown {
            shown.try_set(text.clone());
        }
        self.ask();
    }
}
