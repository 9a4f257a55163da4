//! How many customers a group has: asked for the rows that are on screen, a few at a time, and remembered.

use crate::kit::Stored;
use crate::kit::order::position_from;
use crate::live::session::Session;
use crate::text::{self, Language};
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How many are asked for at a time: the server has better things to do.
const AT_A_TIME: usize = 4;

/// While rows come on screen sooner than this after one another, somebody scrolls: then their numbers are asked for
/// once no row has come for as long. With thousands of rows, a number that comes has the browser draw a frame late.
const REST: Duration = Duration::from_millis(100);

/// The counts of one table. Copies are the same.
#[derive(Clone, Copy)]
pub struct Counts(Stored<Inner>);

struct Inner {
    session: Session,
    language: Language,
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
    /// Runs since rows came on screen.
    since_seen: Option<TimeoutHandle>,
    is_scrolling: bool,
}

struct Watched {
    cell: Element,
    group_id: String,
    progress: Progress,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    OffScreen,
    Waiting,
    Asked,
}

impl Counts {
    /// Counts asked in this session, until the end of the current owner.
    pub fn new(session: Session) -> Self {
        let counts = Rc::new_cyclic(|me: &std::rc::Weak<Inner>| {
            let me = me.clone();
            let on_seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
                if let Some(counts) = me.upgrade() {
                    counts.seen(&entries);
                }
            });
            Inner {
                session,
                language: Language::current(),
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
            let mut state = ended.state.borrow_mut();
            state.watched.clear();
            state.stop_timer();
        });
        Self(Stored::of(counts))
    }

    /// Says in `cell` how many customers the group has, once that is on screen. While the customer is not confirmed to
    /// be in the group nothing is asked: an edit is one request, and what is known was counted with this customer, so
    /// it is right as soon as the edit is.
    pub fn show(self, cell: Element, group_id: &str, is_confirmed: bool) {
        let Some(counts) = self.0.try_get() else {
            return;
        };
        let mut state = counts.state.borrow_mut();
        if let Ok(at) = state.find(group_id) {
            cell.set_text_content(Some(&state.known[at].1));
        } else if !is_confirmed {
            cell.set_text_content(Some(text::UNKNOWN));
        } else if let Some(observer) = &counts.observer {
            observer.observe(&cell);
            state.watched.push(Watched {
                cell,
                group_id: group_id.to_owned(),
                progress: Progress::OffScreen,
            });
        }
    }

    /// Forgets the cells that are no longer on the page.
    pub fn tidy(self) {
        let Some(counts) = self.0.try_get() else {
            return;
        };
        counts.state.borrow_mut().watched.retain(|watched| {
            let is_there = watched.cell.is_connected();
            if let Some(observer) = counts.observer.as_ref().filter(|_| !is_there) {
                observer.unobserve(&watched.cell);
            }
            is_there
        });
    }
}

/// Sees rows a while before they are on screen: then scrolling meets no blanks, and an edit that moves the rows up asks
/// nothing.
fn observe(on_seen: &Closure<dyn FnMut(js_sys::Array)>) -> Option<IntersectionObserver> {
    let options = IntersectionObserverInit::new();
    options.set_root_margin("600px");
    IntersectionObserver::new_with_options(on_seen.as_ref().unchecked_ref(), &options).ok()
}

impl State {
    fn find(&self, group_id: &str) -> Result<usize, usize> {
        self.known.binary_search_by(|(id, _)| id.as_str().cmp(group_id))
    }

    /// Tells whether it was running.
    fn stop_timer(&mut self) -> bool {
        self.since_seen.take().inspect(TimeoutHandle::clear).is_some()
    }
}

impl Inner {
    fn seen(self: &Rc<Self>, entries: &js_sys::Array) {
        let (mut next, mut has_come) = (0, false);
        for entry in entries.iter() {
            let entry: IntersectionObserverEntry = entry.unchecked_into();
            let target = entry.target();
            let watched = &mut self.state.borrow_mut().watched;
            // They come in the order in which they are watched, by and large.
            let at = position_from(next, watched.len(), &mut |at| watched[at].cell == target);
            if let Some(row) = at.and_then(|at| watched.get_mut(at)) {
                next = at.unwrap_or_default() + 1;
                row.progress = match (row.progress, entry.is_intersecting()) {
                    (Progress::Asked, _) => Progress::Asked,
                    (_, true) => Progress::Waiting,
                    // Scrolled past before its turn came.
                    (_, false) => Progress::OffScreen,
                };
                has_come |= row.progress == Progress::Waiting;
            }
        }
        if !has_come {
            return;
        }
        let me = self.clone();
        let rested = move || {
            let mut state = me.state.borrow_mut();
            (state.since_seen, state.is_scrolling) = (None, false);
            drop(state);
            me.ask();
        };
        let mut state = self.state.borrow_mut();
        state.is_scrolling = state.stop_timer();
        state.since_seen = set_timeout_with_handle(rested, REST).ok();
        drop(state);
        self.ask();
    }

    fn ask(self: &Rc<Self>) {
        loop {
            let mut state = self.state.borrow_mut();
            if state.running >= AT_A_TIME || state.is_scrolling {
                return;
            }
            let Some(row) = state.watched.iter_mut().find(|row| row.progress == Progress::Waiting) else {
                return;
            };
            row.progress = Progress::Asked;
            let id = row.group_id.clone();
            state.running += 1;
            drop(state);
            let (me, client) = (self.clone(), self.session.client());
            spawn_local(async move {
                let answer = client.count_customers(&id).await;
                me.answered(id, answer.ok());
            });
        }
    }

    fn answered(self: &Rc<Self>, group_id: String, count: Option<u32>) {
        let text = count.map_or_else(|| text::UNKNOWN.to_owned(), |count| self.language.number(count));
        let mut state = self.state.borrow_mut();
        state.running -= 1;
        let mut is_shown = false;
        for row in state.watched.iter().filter(|row| row.group_id == group_id) {
            row.cell.set_text_content(Some(&text));
            is_shown |= row.cell.is_connected();
        }
        // A count that failed is asked again when its row comes back. So is one whose row has gone meanwhile: it may
        // have been taken after the customer was removed.
        if let (Some(_), true, Err(at)) = (count, is_shown, state.find(&group_id)) {
            state.known.insert(at, (group_id, text));
        }
        drop(state);
        self.ask();
    }
}
