//! What is behind a [`Store`]: opening, sending, closing.

use super::state::{Message, State};
use super::ticket::Ticket;
use super::wire::{self, Answer};
use super::{Store, page};
use crate::api::{Answered, Error, ErrorKind, User};
use crate::kit::effect;
use crate::kit::stored::{Stored, Tracked};
use crate::live::Fault;
use crate::live::event::{Event, Listener};
use crate::live::session::{LocalBoxFuture, Session};
use crate::live::tabs;
use crate::membership::{Membership, Pause, Request};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::task::{Context, Waker};
use wasm_bindgen::JsValue;
use web_sys::AbortController;

pub(super) struct Inner {
    pub me: Weak<Inner>,
    /// What lives as long as the store is open: its state, its handles.
    owner: Owner,
    pub session: Session,
    pub customer_id: String,
    pub state: Tracked<State>,
    /// Ends loads when nobody looks any more.
    abort: Option<AbortController>,
    /// Who shows it.
    pub views: RefCell<Vec<View>>,
    /// Who showed it last.
    pub last_listener: Cell<Listener>,
    /// How many hold it open.
    holds: Cell<u32>,
    /// The customer as the server answered last.
    pub customer: RefCell<JsValue>,
    pub tickets: RefCell<Vec<Ticket>>,
    /// When the last answer came, or a read after coming back was asked for, as the browser counts milliseconds.
    pub read_at: Cell<f64>,
    /// Whether a read that no person asked for waits for its time.
    pub is_read_due: Cell<bool>,
    /// How many batches have failed in a way that leaves a doubt.
    pub doubts: Cell<u32>,
    /// Who made the edits that are not saved, if that is known.
    pub author: RefCell<Option<User>>,
    /// How often the session had ended when somebody answered for them.
    pub ends: Cell<u32>,
}

/// One that shows a store.
#[derive(Clone)]
pub struct View {
    pub number: u32,
    /// What its host wants to know of the customer.
    pub fields: String,
    pub listener: Listener,
}

/// Holds a store open, until it is dropped.
pub(crate) struct Hold(Rc<Inner>);

impl Hold {
    pub(super) fn new(store: Rc<Inner>) -> Self {
        store.holds.set(store.holds.get() + 1);
        Self(store)
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.0.holds.set(self.0.holds.get() - 1);
        self.0.close_when_idle();
    }
}

impl Inner {
    pub fn open(session: Session, customer_id: &str) -> Store {
        let owner = detached_owner();
        owner.with(|| {
            let inner = Rc::new_cyclic(|me| Self {
                me: me.clone(),
                owner: owner.clone(),
                session: session.owned(),
                customer_id: customer_id.to_owned(),
                state: Tracked::new(State::of(customer_id)),
                abort: AbortController::new().ok(),
                views: RefCell::default(),
                last_listener: Cell::default(),
                holds: Cell::default(),
                customer: RefCell::default(),
                tickets: RefCell::default(),
                read_at: Cell::new(0.0),
                is_read_due: Cell::default(),
                doubts: Cell::default(),
                author: RefCell::default(),
                ends: Cell::default(),
            });
            let (me, state, session) = (inner.me.clone(), inner.state, inner.session);
            let store = Store(Stored::of(inner));
            page::enter(store);
            // What waits for a sign-in goes on, by whichever way somebody signed in, and on screen or not; also what
            // was refused to somebody who is not signed in any more.
            effect(move || {
                let waits = state.with(|state| state.membership.pause() == Some(Pause::SignedOut));
                if waits
                    && !session.is_signed_out()
                    && let Some(store) = me.upgrade()
                {
                    store.update(|state| state.membership.signed_in());
                }
            });
            store
        })
    }

    pub fn session(&self) -> Session {
        self.session
    }

    /// Whether it is the store of this customer in this session.
    pub fn is_of(&self, session: Session, customer_id: &str) -> bool {
        self.customer_id == customer_id && self.session.is(session)
    }

    /// A person's wish: shown at once, and told with its Undo while it is on its way. While nothing is sent, what waits
    /// is told instead.
    pub fn want(&self, wish: impl FnOnce(&mut Membership) -> Option<Message>) {
        page::forget_successes();
        self.note_author();
        self.update(|state| {
            state.messages.retain(Message::is_problem);
            if let Some(message) = wish(&mut state.membership)
                && state.membership.has_unsaved()
                && state.membership.pause().is_none()
                && !state.membership.is_staged()
            {
                state.tell(vec![message]);
            }
        });
    }

    pub fn update(&self, change: impl FnOnce(&mut State)) {
        let mut change = Some(change);
        self.update_by(&mut |state| {
            if let Some(change) = change.take() {
                change(state);
            }
        });
    }

    /// Compiled once, whatever the change.
    fn update_by(&self, change: &mut dyn FnMut(&mut State)) {
        self.state.try_update(|state| {
            change(state);
            if state.membership.pause().is_none() {
                state.fault = None;
                state.users = None;
            }
        });
        #[cfg(feature = "element")]
        super::unsaved::notify();
        self.settle();
        self.pump();
        self.close_when_idle();
    }

    pub fn look<R: Default>(&self, read: impl FnOnce(&State) -> R) -> R {
        self.state.try_with_untracked(read).unwrap_or_default()
    }

    /// The key under which tabs know this customer: backend and id.
    pub fn key(&self) -> String {
        let client = self.session.client();
        format!("{}\n{}", client.base_url().as_str(), self.customer_id)
    }

    pub fn discard(&self) {
        self.update(|state| {
            state.messages.clear();
            state.membership.discard();
        });
    }

    pub fn has_staged(&self) -> bool {
        self.look(|state| state.membership.has_staged())
    }

    fn is_in_use(&self) -> bool {
        !self.views.borrow().is_empty()
            || self.holds.get() > 0
            || self.look(|state| state.has_unsaved() || state.membership.is_in_doubt() || state.is_untold())
    }

    /// Whether it belongs to this session and an edit of it is not saved. Follows its state.
    pub fn is_unsaved_in(&self, session: Session) -> bool {
        self.state.try_with(State::has_unsaved) == Some(true) && self.session.is(session)
    }

    /// What was told and done need not be told again.
    pub fn forget_successes(&self) {
        if self.look(|state| state.messages.iter().any(|message| !message.is_problem())) {
            self.update(|state| state.messages.retain(Message::is_problem));
        }
    }

    /// Closes it, if nobody uses it any more.
    pub(super) fn close_when_idle(&self) {
        if self.is_in_use() {
            return;
        }
        let me = self.me.clone();
        // Not at once: another view may take the place of the last one within the task.
        queue_microtask(move || {
            if let Some(store) = me.upgrade()
                && !store.is_in_use()
                && page::leave(store.session, &store.customer_id)
            {
                if let Some(abort) = &store.abort {
                    abort.abort();
                }
                store.owner.cleanup();
            }
        });
    }

    /// Sends what there is to send.
    pub fn pump(&self) {
        if !self.is_in_use() {
            return;
        }
        let next = |state: &mut State| state.membership.next();
        let Some(request) = self.state.try_update_untracked(next).flatten() else {
            return;
        };
        let me = self.me.clone();
        let is_read = request == Request::Read;
        let (client, turn) = (self.session.client(), self.session.turn());
        let call = wire::send(&client, self.abort.as_ref(), &self.customer_id, request, &self.fields());
        let answering = async move {
            let answer = call.await;
            if let Some(store) = me.upgrade() {
                // Perhaps it is known by now, and not any more after a 401.
                store.note_sender();
                let fault = store.session.explain_failure(turn, &answer).await;
                if is_read
                    && answer.is_ok()
                    && store.look(|state| state.has_unsaved() || state.membership.is_in_doubt())
                {
                    // Before edits are sent: somebody else may have signed in in another tab.
                    store.session.ask_user().await;
                }
                store.answered(answer, fault, is_read);
            }
        };
        poll_then_spawn(Box::pin(answering));
    }

    fn answered(&self, answer: Result<Answered<Answer>, Error>, fault: Option<Fault>, is_read: bool) {
        let error = answer.as_ref().err().cloned();
        let answer = match answer {
            Ok(answer) => {
                let name = wire::name(&answer.json);
                if !name.is_empty() && self.look(|state| state.name != name) {
                    self.state.try_update_untracked(|state| state.name = name);
                    // Who is told of by name is told apart from this one.
                    page::notify();
                }
                self.customer.replace(answer.json);
                Ok(answer.customer.groups)
            }
            Err(error) => Err(wire::failure(&error, is_read)),
        };
        self.read_at.set(js_sys::Date::now());
        let is_ok = error.is_none();
        let retry_after = error.as_ref().and_then(|error| error.retry_after);
        if !is_read && error.as_ref().is_some_and(|error| error.kind == ErrorKind::Forbidden) {
            self.session.deny(|rights| rights.can_update = false);
        }
        let mut events = Vec::new();
        let mut attempt = None;
        self.update(|state| {
            let notices = state.answered(answer, error.clone(), fault);
            if is_ok {
                self.ask_whose(state);
            }
            if let Some(Pause::Retrying(number)) = state.membership.pause() {
                attempt = Some(number);
            }
            events = self.events(notices, error);
        });
        if is_ok && is_read {
            events.insert(0, Event::Load(self.customer.borrow().clone()));
        }
        // However it was found out: an attempt whose answer was lost is confirmed by a read.
        if is_ok && !is_read || events.iter().any(|event| matches!(event, Event::Change(_))) {
            let key = self.key();
            tabs::tell(&key);
            page::changed(&key, Some((self.session, &self.customer_id)));
        }
        for event in &events {
            self.tell(event);
        }
        if !is_ok && !is_read && self.look(|state| state.membership.is_in_doubt()) {
            self.check_later();
        }
        if let Some(attempt) = attempt {
            self.try_again_after(attempt, retry_after);
        }
    }
}

/// Runs a future as far as it gets without waiting, and the rest as a task. An answer that is here already is then
/// shown by the views that are made next, which need not be made for a customer who is loading.
fn poll_then_spawn(mut future: LocalBoxFuture<()>) {
    // A host's `fetch` that reads signals is nothing to follow.
    let first = untrack(|| future.as_mut().poll(&mut Context::from_waker(Waker::noop())));
    if first.is_pending() {
        spawn_local(future);
    }
}

/// An owner that no other one ends.
fn detached_owner() -> Owner {
    let current = Owner::current();
    if let Some(current) = &current {
        current.clone().unset();
    }
    let owner = Owner::new();
    if let Some(current) = current {
        current.set();
    }
    owner
}
