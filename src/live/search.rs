//! A search as you type: debounced, with stale answers dropped and the last results kept until the next arrive.

use crate::api::Error;
use crate::kit::stored::{Stored, Tracked};
use crate::live::Fault;
use crate::live::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;
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

/// What puts a page's results in after those before it, and how many there are in all.
type Found = (Box<dyn FnOnce()>, u32);

type Fetch = dyn Fn(String, u32, AbortSignal) -> Pin<Box<dyn Future<Output = Result<Found, Error>>>>;

/// What is known of a search besides its results.
#[derive(Clone, Default)]
pub struct Progress {
    /// How many results there are on the server; `None` before the first answer.
    pub count: Option<u32>,
    /// Whether an answer is awaited.
    pub is_loading: bool,
    /// Why the last answer did not come.
    pub fault: Option<Fault>,
    /// What the results are the answer to, without the space around it.
    pub query: String,
    /// Which list it is: another number is another list, the same with more results is the same with a page more.
    pub list: u32,
}

/// A live search. Copies are the same search; it ends with the owner it was made in.
pub struct Search<T: Send + Sync + 'static> {
    /// The results so far.
    pub results: Tracked<Vec<T>>,
    /// How far it is.
    pub progress: Tracked<Progress>,
    asking: Asking,
}

impl<T: Send + Sync + 'static> Clone for Search<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Search<T> {}

/// What a search does whatever it finds: compiled once for all of them.
#[derive(Clone, Copy)]
struct Asking {
    progress: Tracked<Progress>,
    inner: Stored<Inner>,
}

struct Inner {
    session: Session,
    fetch: Box<Fetch>,
    query: RefCell<String>,
    /// Which request is the newest: an older one's answer is dropped.
    generation: Cell<u32>,
    abort: RefCell<Option<AbortController>>,
    timer: RefCell<Option<TimeoutHandle>>,
}

impl<T: Send + Sync + 'static> Search<T> {
    /// A search by `fetch(query, offset, signal)`. Nothing is asked before [`run`](Self::run) or
    /// [`type_in`](Self::type_in).
    pub fn new<F>(session: Session, fetch: impl Fn(String, u32, AbortSignal) -> F + 'static) -> Self
    where
        F: Future<Output = Result<Page<T>, Error>> + 'static,
    {
        let results = Tracked::new(Vec::new());
        let fetch = move |query, offset, signal| {
            let page = fetch(query, offset, signal);
            let found = async move {
                let (mut found, total) = page.await?;
                let put: Box<dyn FnOnce()> = Box::new(move || {
                    results.try_update(|results: &mut Vec<T>| {
                        results.truncate(offset as usize);
                        results.append(&mut found);
                    });
                });
                Ok((put, total))
            };
            Box::pin(found) as Pin<Box<dyn Future<Output = _>>>
        };
        let inner = Rc::new(Inner {
            session,
            fetch: Box::new(fetch),
            query: RefCell::default(),
            generation: Cell::new(0),
            abort: RefCell::new(None),
            timer: RefCell::new(None),
        });
        let ended = SendWrapper::new(inner.clone());
        on_cleanup(move || ended.stop());
        let progress = Tracked::default();
        let inner = Stored::of(inner);
        Self {
            results,
            progress,
            asking: Asking { progress, inner },
        }
    }

    /// Takes what was typed, and asks for it once the typing pauses.
    pub fn type_in(self, query: String) {
        self.asking.type_in(query);
    }

    /// Asks for the first page of the query now.
    pub fn run(self) {
        self.asking.load(0);
    }

    /// What is typed, without the space around it.
    pub fn query(self) -> String {
        self.asking.query()
    }

    /// Whether the results are the answer to what is typed.
    pub fn is_current(self) -> bool {
        self.asking.is_current()
    }

    /// Begins anew with nothing typed. What was found for that before stays until the answer.
    pub fn start(self) {
        let Some(inner) = self.asking.inner.try_get() else {
            return;
        };
        inner.query.take();
        if !self.is_current() {
            self.results.set(Vec::new());
            self.progress.try_update(|progress| {
                progress.count = None;
                progress.query.clear();
                progress.list += 1;
            });
        }
        self.run();
    }

    /// Asks for the page after the results so far; for nothing if all are here, or another answer is awaited.
    pub fn load_more(self) {
        if self.is_current() && !self.asking.is_loading() && self.lacks_some() {
            let offset = self.results.try_with_untracked(Vec::len).unwrap_or_default();
            self.asking.load(u32::try_from(offset).unwrap_or(u32::MAX));
        }
    }

    /// Asks again for what did not come: the next page, or the first.
    pub fn retry(self) {
        if self.is_current() && self.lacks_some() {
            self.load_more();
        } else {
            self.run();
        }
    }

    /// [`has_more`](Self::has_more), for whoever does not follow it.
    pub fn lacks_some(self) -> bool {
        untrack(|| self.has_more())
    }

    /// Whether the server has more results than are here.
    pub fn has_more(self) -> bool {
        let here = self.results.try_with(Vec::len).unwrap_or_default();
        let count = self.progress.try_with(|progress| progress.count).flatten();
        count.is_some_and(|count| here < count as usize)
    }
}

impl Asking {
    /// Takes what was typed, and asks for it once the typing pauses.
    fn type_in(self, query: String) {
        let Some(inner) = self.inner.try_get() else {
            return;
        };
        inner.query.replace(query);
        inner.clear_timer();
        let handle = set_timeout_with_handle(move || self.load(0), DEBOUNCE);
        inner.timer.replace(handle.ok());
    }

    /// What is typed, without the space around it.
    fn query(self) -> String {
        let typed = |inner: Rc<Inner>| inner.query.borrow().trim().to_owned();
        self.inner.try_get().map(typed).unwrap_or_default()
    }

    /// Whether the results are the answer to what is typed.
    fn is_current(self) -> bool {
        let query = self.query();
        let is_answer = |progress: &Progress| progress.count.is_some() && progress.query == query;
        self.progress.try_with_untracked(is_answer).unwrap_or_default()
    }

    fn is_loading(self) -> bool {
        self.progress
            .try_with_untracked(|progress| progress.is_loading)
            .unwrap_or_default()
    }

    fn load(self, offset: u32) {
        let Some(inner) = self.inner.try_get() else {
            return;
        };
        inner.stop();
        let Ok(abort) = AbortController::new() else {
            return;
        };
        let generation = inner.generation.get();
        let query = inner.query.borrow().trim().to_owned();
        let turn = inner.session.turn();
        let answer = (inner.fetch)(query.clone(), offset, abort.signal());
        inner.abort.replace(Some(abort));
        self.progress.try_update(|progress| progress.is_loading = true);
        spawn_local(async move {
            let answer = answer.await;
            if inner.generation.get() != generation {
                return;
            }
            let fault = inner.session.explain_failure(turn, &answer).await;
            if inner.generation.get() == generation {
                self.show(query, offset, answer.ok(), fault);
            }
        });
    }

    fn show(self, query: String, offset: u32, found: Option<Found>, fault: Option<Fault>) {
        let total = found.map(|(put, total)| {
            put();
            total
        });
        self.progress.try_update(|progress| {
            progress.is_loading = false;
            progress.fault = fault;
            if let Some(total) = total {
                progress.count = Some(total);
                progress.query = query;
                progress.list += u32::from(offset == 0);
            }
        });
    }
}

impl Inner {
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
