//! One customer's groups, live: joins [`Membership`] to the API. There is one store per backend and customer, shared by
//! every view of it.

mod hosts;
mod page;
mod state;
mod ticket;
mod wire;

use crate::api::{Answered, Error, ErrorKind};
use crate::kit::reactive::{ArcRwSignal, RwSignal};
use crate::kit::task::spawn_local;
use crate::live::event::{Event, Listener};
use crate::live::session::{Fault, Session};
use crate::live::tabs;
use crate::membership::{Group, Membership, Pause, Request};
use hosts::View;
use leptos::prelude::*;
pub(crate) use page::changed_elsewhere;
pub use page::{discard_staged, has_staged, has_unsaved, signed_in};
use send_wrapper::SendWrapper;
pub use state::{Message, State};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;
pub use ticket::Settle;
use ticket::Ticket;
use wasm_bindgen::JsValue;
use web_sys::AbortController;
use wire::Answer;

/// The age from which what is shown is read again when somebody comes back to it, in milliseconds.
const STALE_MS: f64 = 3_000.0;

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
    /// Who shows it. References do not tell: a view's event handlers hold theirs until the browser collects them.
    views: RefCell<Vec<View>>,
    /// The customer as the server answered last.
    customer: RefCell<JsValue>,
    tickets: RefCell<Vec<Ticket>>,
    /// When the last answer came or was asked for, as the browser counts milliseconds.
    read_at: Cell<f64>,
    /// Holds this store while an edit is unsaved: leaving the customer must not lose it.
    hold: RefCell<Option<Rc<Inner>>>,
}

impl Store {
    /// The store of a customer at the session's backend; the first one to open it starts its load. The current reactive
    /// owner is a view of it until its cleanup: `listener` hears what happens, and `fields` are answered with the customer.
    pub fn open(session: &Session, customer_id: &str, fields: &str, listener: Listener) -> Self {
        let shared = page::find(session, customer_id);
        let inner = shared.unwrap_or_else(|| Inner::new(session, customer_id));
        let number = inner.enter(fields, listener);
        let seen = SendWrapper::new(inner.clone());
        on_cleanup(move || seen.left(number));
        tabs::listen();
        session.need_rights();
        inner.pump();
        Self(SendWrapper::new(inner))
    }

    /// The session it works in.
    pub fn session(&self) -> &Session {
        &self.0.session
    }

    /// What views show.
    pub(crate) fn state(&self) -> RwSignal<State> {
        self.0.state.owned()
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

    /// Puts the customer into groups and takes it out of others, by their ids, and tells what the server made of that.
    pub fn batch(&self, add: Vec<String>, remove: Vec<String>, settle: Settle) {
        self.0.expect(add.clone(), remove.clone(), false, settle);
        self.0.intend(|membership| {
            let added: Vec<Group> = add.iter().map(|id| membership.group(id)).collect();
            let removed = remove.iter().map(|id| membership.group(id)).collect();
            membership.add(added.clone());
            membership.remove(remove);
            Some((added, removed))
        });
    }

    /// Reads again, also after a sign-in elsewhere, and tells what came of it.
    pub fn refresh(&self, settle: Settle) {
        self.0.expect(Vec::new(), Vec::new(), true, settle);
        self.retry();
    }

    /// Says whether edits wait for [`save`](Self::save).
    pub fn set_staged(&self, is_staged: bool) {
        if self.0.state.with_untracked(|state| state.membership.is_staged()) != is_staged {
            self.0.update(|state| state.membership.set_staged(is_staged));
        }
    }

    /// Sends the edits that wait for it.
    pub fn save(&self) {
        self.0.update(|state| {
            state.messages.retain(Message::is_problem);
            state.membership.save();
        });
    }

    /// [`save`](Self::save), where there is something to.
    pub fn save_staged(&self) -> bool {
        let has_staged = self.0.has_staged();
        if has_staged {
            self.save();
        }
        has_staged
    }

    /// Somebody looks again after having been elsewhere: what others changed meanwhile is read, unless it just was.
    pub fn looked_at(&self) {
        if js_sys::Date::now() - self.0.read_at.get() > STALE_MS {
            // Browsers tell of one return in several ways, and each view hears of it.
            self.0.read_at.set(js_sys::Date::now());
            self.0.session.review_rights();
            self.0.refresh();
        }
    }

    /// Tries again what waits.
    pub fn retry(&self) {
        self.0.update(|state| state.membership.retry());
    }

    /// Gives up what waits.
    pub fn discard(&self) {
        self.0.discard();
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

impl Inner {
    fn new(session: &Session, customer_id: &str) -> Rc<Self> {
        let inner = Rc::new_cyclic(|me| Self {
            me: me.clone(),
            session: session.clone(),
            customer_id: customer_id.to_owned(),
            state: ArcRwSignal::default(),
            abort: AbortController::new().ok(),
            views: RefCell::default(),
            customer: RefCell::default(),
            tickets: RefCell::default(),
            read_at: Cell::new(0.0),
            hold: RefCell::new(None),
        });
        page::enter(&inner);
        inner
    }

    /// A person's wish: shown at once, and told with its Undo while it is on its way.
    fn intend(&self, wish: impl FnOnce(&mut Membership) -> Option<(Vec<Group>, Vec<Group>)>) {
        self.update(|state| {
            state.messages.retain(Message::is_problem);
            if let Some((added, removed)) = wish(&mut state.membership)
                && state.membership.has_unsaved()
                && !state.membership.is_staged()
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
        self.settle();
        self.pump();
    }

    /// What this customer is called among tabs.
    fn key(&self) -> String {
        let backend = self.session.client().base_url().as_str();
        format!("{backend}\n{}", self.customer_id)
    }

    fn refresh(&self) {
        self.update(|state| state.membership.refresh());
    }

    fn discard(&self) {
        self.update(|state| {
            state.messages.clear();
            state.membership.discard();
        });
    }

    fn has_staged(&self) -> bool {
        self.state.with_untracked(|state| state.membership.has_staged())
    }

    fn has_unsaved(&self) -> bool {
        self.state.with_untracked(|state| state.membership.has_unsaved())
    }

    /// Whether anybody looks at it or an edit waits in it. If not, it is over, and who comes back reads anew.
    fn is_in_use(&self) -> bool {
        !self.views.borrow().is_empty() || self.has_unsaved()
    }

    /// A view of it is no more.
    fn left(&self, number: u32) {
        self.views.borrow_mut().retain(|view| view.number != number);
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
        let Some(request) = self.state.update_untracked(next).flatten() else {
            return;
        };
        let me = self.me.clone();
        let is_read = request == Request::Read;
        let abort = self.abort.as_ref();
        let call = wire::send(self.session.client(), abort, &self.customer_id, request, &self.fields());
        spawn_local(async move {
            let answer = call.await;
            if let Some(store) = me.upgrade() {
                let fault = store.session.explain_failure(&answer).await;
                store.answered(answer, fault, is_read);
            }
        });
    }

    fn answered(&self, answer: Result<Answered<Answer>, Error>, fault: Option<Fault>, is_read: bool) {
        let error = answer.as_ref().err().cloned();
        let answer = match answer {
            Ok(answer) => {
                self.customer.replace(answer.json);
                Ok(answer.customer.groups)
            }
            Err(error) => Err(wire::failure(&error, is_read)),
        };
        self.read_at.set(js_sys::Date::now());
        if !is_read {
            match &error {
                None => tabs::tell(&self.key()),
                Some(error) if error.kind == ErrorKind::Forbidden => {
                    self.session.deny(|rights| rights.can_update = false)
                }
                Some(_) => {}
            }
        }
        let has_answer = error.is_none();
        let mut events = Vec::new();
        let mut attempt = None;
        self.update(|state| {
            let notices = state.answered(answer, error.clone(), fault);
            if let Some(Pause::Retrying(number)) = state.membership.pause() {
                attempt = Some(number);
            }
            events = self.events(notices, error);
        });
        if has_answer && is_read {
            let customer = self.customer.borrow().clone();
            events.insert(0, Event::Load { customer });
        }
        for event in &events {
            self.tell(event);
        }
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
