//! A search as you type: debounced, with stale answers dropped and the last results kept until the next arrive.

use crate::api::Error;
use crate::session::{Area, Fault, Session};
use crate::task::spawn_local;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;
use web_sys::{AbortController, AbortSignal};

/// The pause in typing after which the server is asked.
const DEBOUNCE: Duration = Duration::from_millis(150);

/// One page of results, and how many there are in all.
pub type Page<T> = (Vec<T>, u32);

type Fetch<T> = dyn Fn(String, u32, AbortSignal) -> Pin<Box<dyn Future<Output = Result<Page<T>, Error>>>>;

/// A live search. Copies are the same search; it ends with the owner it was made in.
pub struct Search<T: Send + Sync + 'static> {
    /// What was typed.
    pub query: RwSignal<String>,
    /// The results so far.
    pub results: RwSignal<Vec<T>>,
    /// How many results there are on the server; `None` before the first answer.
    pub count: RwSignal<Option<u32>>,
    /// Whether an answer is awaited.
    pub is_loading: RwSignal<bool>,
    /// Why the last answer did not come.
    pub fault: RwSignal<Option<Fault>>,
    inner: StoredValue<SendWrapper<Rc<Inner<T>>>>,
}

impl<T: Send + Sync + 'static> Clone for Search<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Search<T> {}

struct Inner<T> {
    session: Session,
    fetch: Box<Fetch<T>>,
    /// Which request is the newest: an older one's answer is dropped.
    generation: Cell<u32>,
    abort: RefCell<Option<AbortController>>,
    timer: RefCell<Option<TimeoutHandle>>,
}

impl<T: Send + Sync + 'static> Search<T> {
    /// A search by `fetch(query, offset, signal)`. Nothing is asked before [`run`](Self::run) or [`type_in`](Self::type_in).
    pub fn new<F>(session: &Session, fetch: impl Fn(String, u32, AbortSignal) -> F + 'static) -> Self
    where
        F: Future<Output = Result<Page<T>, Error>> + 'static,
    {
        let inner = Rc::new(Inner {
            session: session.clone(),
            fetch: Box::new(move |query, offset, signal| Box::pin(fetch(query, offset, signal))),
            generation: Cell::new(0),
            abort: RefCell::new(None),
            timer: RefCell::new(None),
        });
        let ended = SendWrapper::new(inner.clone());
        on_cleanup(move || ended.stop());
        Self {
            query: RwSignal::new(String::new()),
            results: RwSignal::new(Vec::new()),
            count: RwSignal::new(None),
            is_loading: RwSignal::new(false),
            fault: RwSignal::new(None),
            inner: StoredValue::new(SendWrapper::new(inner)),
        }
    }

    /// Takes what was typed, and asks for it once the typing pauses.
    pub fn type_in(self, query: String) {
        self.query.set(query);
        let Some(inner) = self.inner.try_get_value() else {
            return;
        };
        inner.clear_timer();
        let handle = set_timeout_with_handle(move || self.run(), DEBOUNCE);
        inner.timer.replace(handle.ok());
    }

    /// Asks for the first page of the query now.
    pub fn run(self) {
        self.load(0);
    }

    /// Asks for the page after the results so far.
    pub fn load_more(self) {
        let offset = self.results.with_untracked(Vec::len);
        self.load(u32::try_from(offset).unwrap_or(u32::MAX));
    }

    /// Whether the server has more results than are here.
    pub fn has_more(self) -> bool {
        let here = self.results.with(Vec::len);
        self.count.get().is_some_and(|count| here < count as usize)
    }

    fn load(self, offset: u32) {
        let Some(inner) = self.inner.try_get_value() else {
            return;
        };
        inner.stop();
        let Ok(abort) = AbortController::new() else {
            return;
        };
        let generation = inner.generation.get();
        let query = self.query.get_untracked();
        let answer = (inner.fetch)(query.trim().to_owned(), offset, abort.signal());
        inner.abort.replace(Some(abort));
        self.is_loading.set(true);
        spawn_local(async move {
            let answer = answer.await;
            if inner.generation.get() != generation {
                return;
            }
            inner.session.note(&answer);
            let fault = match &answer {
                Ok(_) => None,
                Err(error) => Some(inner.session.explain(error.clone(), Area::Admin).await),
            };
            if inner.generation.get() == generation {
                self.show(offset, answer.ok(), fault);
            }
        });
    }

    fn show(self, offset: u32, page: Option<Page<T>>, fault: Option<Fault>) {
        if let Some((mut found, count)) = page {
            self.results.update(|results| {
                results.truncate(offset as usize);
                results.append(&mut found);
            });
            self.count.set(Some(count));
        }
        self.fault.set(fault);
        self.is_loading.set(false);
    }
}

impl<T> Inner<T> {
    /// Ends what is under way; its answer, should it still come, is of an older generation.
    fn stop(&self) {
        self.clear_timer();
        self.generation.set(self.generation.get().wrapping_add(1));
        if let Some(abort) = self.abort.take() {
            abort.abort();
        }
    }

    fn clear_timer(&self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }
}
