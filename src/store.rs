//! One customer's groups, live: joins [`Membership`] to the API. There is one store per backend and customer, shared by
//! every view of it.

mod state;

use crate::api::{Error, ErrorKind, Fields};
use crate::membership::{Failure, Group, Membership, Request};
use crate::session::{Area, Session};
use crate::task::spawn_local;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use serde::Deserialize;
pub use state::{Message, State};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;
use web_sys::AbortController;

/// What the widget itself shows of a group. Asked once; later answers bring ids and names only.
const READ: [&str; 5] = [
    "id",
    "groups.id",
    "groups.name",
    "groups.created_at",
    "groups.updated_at",
];
const EDIT: [&str; 3] = ["id", "groups.id", "groups.name"];

/// What is read of an answered customer.
#[derive(Deserialize)]
struct Answer {
    groups: Vec<Group>,
}

/// The wait before the second attempt, in milliseconds; each further one is twice as long, by and large.
const FIRST_WAIT_MS: f64 = 500.0;

/// The live groups of one customer. Clones share it.
#[derive(Clone)]
pub struct Store(SendWrapper<Rc<Inner>>);

struct Inner {
    me: Weak<Inner>,
    session: Session,
    customer_id: String,
    state: ArcRwSignal<State>,
    /// Ends loads when nobody looks any more.
    abort: Option<AbortController>,
    /// How many views show it. References do not tell: a view's event handlers hold theirs until the browser collects them.
    views: Cell<u32>,
    /// Holds this store while an edit is unsaved: leaving the customer must not lose it.
    hold: RefCell<Option<Rc<Inner>>>,
}

thread_local! {
    static STORES: RefCell<Vec<Weak<Inner>>> = const { RefCell::new(Vec::new()) };
}

impl Store {
    /// The store of a customer at the session's backend; the first one to open it starts its load. The current reactive
    /// owner is a view of it until its cleanup.
    pub fn open(session: &Session, customer_id: &str) -> Self {
        let base = session.client().base_url();
        let shared = STORES.with_borrow_mut(|stores| {
            stores.retain(|store| store.upgrade().is_some_and(|store| store.is_in_use()));
            let mut open = stores.iter().filter_map(Weak::upgrade);
            open.find(|s| s.customer_id == customer_id && s.session.client().base_url() == base)
        });
        let inner = shared.unwrap_or_else(|| Inner::new(session, customer_id));
        inner.views.set(inner.views.get() + 1);
        let seen = SendWrapper::new(inner.clone());
        on_cleanup(move || seen.left());
        inner.pump();
        Self(SendWrapper::new(inner))
    }

    /// The session it works in.
    pub fn session(&self) -> &Session {
        &self.0.session
    }

    /// What views show.
    pub fn state(&self) -> RwSignal<State> {
        self.0.state.clone().into()
    }

    /// Puts the customer into groups.
    pub fn add(&self, groups: Vec<Group>) {
        self.0.intend(|membership| {
            let added = groups.clone();
            membership.add(groups);
            Some((added, Vec::new()))
        });
    }

    /// Takes the customer out of groups.
    pub fn remove(&self, ids: Vec<String>) {
        self.0.intend(|membership| {
            let removed = ids.iter().map(|id| membership.group(id)).collect();
            membership.remove(ids);
            Some((Vec::new(), removed))
        });
    }

    /// Reverses the newest change.
    pub fn undo(&self) {
        self.0.intend(|membership| {
            let (added, removed) = membership.undo()?;
            Some((removed, added))
        });
    }

    /// Tries again what waits.
    pub fn retry(&self) {
        self.0.update(|state| state.membership.retry());
    }

    /// Gives up what waits.
    pub fn discard(&self) {
        self.0.update(|state| {
            state.messages.clear();
            state.membership.discard();
        });
    }

    /// Takes a message off the display.
    pub fn dismiss(&self, index: usize) {
        self.0.update(|state| {
            if index < state.messages.len() {
                state.messages.remove(index);
            }
        });
    }
}

/// Whether an edit of any customer on this page has not yet reached its server.
pub fn has_unsaved() -> bool {
    STORES.with_borrow(|stores| stores.iter().filter_map(Weak::upgrade).any(|store| store.has_unsaved()))
}

/// Lets the edits that wait for a sign-in at this session's backend go on, also those of customers not on screen.
pub fn signed_in(session: &Session) {
    let base = session.client().base_url();
    let stores: Vec<_> = STORES.with_borrow(|stores| stores.iter().filter_map(Weak::upgrade).collect());
    for store in stores.iter().filter(|store| store.session.client().base_url() == base) {
        store.update(|state| state.membership.signed_in());
    }
}

impl Inner {
    fn new(session: &Session, customer_id: &str) -> Rc<Self> {
        let inner = Rc::new_cyclic(|me| Self {
            me: me.clone(),
            session: session.clone(),
            customer_id: customer_id.to_owned(),
            state: ArcRwSignal::default(),
            abort: AbortController::new().ok(),
            views: Cell::new(0),
            hold: RefCell::new(None),
        });
        STORES.with_borrow_mut(|stores| stores.push(inner.me.clone()));
        inner
    }

    /// A person's wish: shown at once, and told with its Undo while it is on its way.
    fn intend(&self, wish: impl FnOnce(&mut Membership) -> Option<(Vec<Group>, Vec<Group>)>) {
        self.update(|state| {
            state.messages.retain(Message::is_problem);
            if let Some((added, removed)) = wish(&mut state.membership)
                && state.membership.has_unsaved()
            {
                state.tell(vec![Message::Saving { added, removed }]);
            }
        });
    }

    fn update(&self, change: impl FnOnce(&mut State)) {
        self.state.update(|state| {
            change(state);
            if state.membership.pause().is_none() {
                state.fault = None;
            }
        });
        self.hold.replace(self.me.upgrade().filter(|_| self.has_unsaved()));
        self.pump();
    }

    fn has_unsaved(&self) -> bool {
        self.state.with_untracked(|state| state.membership.has_unsaved())
    }

    /// Whether anybody looks at it or an edit waits in it. If not, it is over, and who comes back reads anew.
    fn is_in_use(&self) -> bool {
        self.views.get() > 0 || self.has_unsaved()
    }

    /// A view of it is no more.
    fn left(&self) {
        self.views.set(self.views.get().saturating_sub(1));
        if !self.is_in_use()
            && let Some(abort) = &self.abort
        {
            abort.abort();
        }
    }

    /// Sends what there is to send.
    fn pump(&self) {
        if !self.is_in_use() {
            return;
        }
        let next = |state: &mut State| state.membership.next();
        let Some(request) = self.state.try_update_untracked(next).flatten() else {
            return;
        };
        let me = self.me.clone();
        let is_read = request == Request::Read;
        let call = self.call(request);
        spawn_local(async move {
            let answer = call.await;
            if let Some(store) = me.upgrade() {
                store.answered(answer, is_read).await;
            }
        });
    }

    fn call(&self, request: Request) -> impl Future<Output = Result<Answer, Error>> + use<> {
        let client = match (&request, &self.abort) {
            (Request::Read, Some(abort)) => self.session.client().with_signal(&abort.signal()),
            _ => self.session.client().clone(),
        };
        let id = self.customer_id.clone();
        async move {
            match request {
                Request::Read => client.customer_as(&id, &Fields::new(&READ, "")).await,
                Request::Batch(batch) => {
                    let fields = Fields::new(&EDIT, "");
                    client.batch_customer_groups_as(&id, &batch, &fields).await
                }
            }
        }
    }

    async fn answered(&self, answer: Result<Answer, Error>, is_read: bool) {
        self.session.note(&answer);
        let error = answer.as_ref().err().cloned();
        let fault = match &error {
            Some(error) => Some(self.session.explain(error.clone(), Area::Admin).await),
            None => None,
        };
        let answer = match answer {
            Ok(answer) => Ok(answer.groups),
            Err(error) => Err(failure(&error, is_read)),
        };
        let mut attempt = None;
        self.update(|state| attempt = state.answered(answer, error, fault));
        if let Some(attempt) = attempt {
            self.try_again_after(attempt);
        }
    }

    fn try_again_after(&self, attempt: u32) {
        let jitter = 0.75 + js_sys::Math::random() / 2.0;
        let wait = FIRST_WAIT_MS * f64::from(1_u32 << (attempt - 1).min(6)) * jitter;
        let me = self.me.clone();
        let again = move || {
            if let Some(store) = me.upgrade() {
                store.update(|state| state.membership.try_again());
            }
        };
        set_timeout(again, Duration::from_millis(wait as u64));
    }
}

fn failure(error: &Error, is_read: bool) -> Failure {
    match error.kind {
        // A batch's 404 may mean one of its groups; the read that follows tells.
        ErrorKind::NotFound if is_read => Failure::NoCustomer,
        ErrorKind::Unauthorized => Failure::Unauthorized,
        ErrorKind::Forbidden => Failure::Forbidden,
        ErrorKind::MissingCustomer => Failure::NoCustomer,
        ErrorKind::MissingGroups | ErrorKind::Malformed => Failure::Unreadable,
        ErrorKind::NotFound | ErrorKind::Invalid | ErrorKind::TooLarge | ErrorKind::Config => Failure::Refused,
        ErrorKind::Conflict | ErrorKind::Server | ErrorKind::Network | ErrorKind::Timeout | ErrorKind::Aborted => {
            Failure::Transient
        }
    }
}
