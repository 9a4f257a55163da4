//! One customer's groups, live: joins [`Membership`] to the API. There is one store per backend and customer, shared by
//! every view of it.

mod author;
mod hosts;
mod inner;
mod page;
mod state;
mod ticket;
#[cfg(feature = "element")]
mod unsaved;
mod views;
mod waits;
mod wire;

use crate::api::{Error, ErrorKind};
use crate::browser::paint::after_paint;
use crate::kit::stored::{Stored, Tracked};
use crate::live::event::Listener;
use crate::live::session::Session;
use crate::live::tabs;
use crate::membership::{Group, Membership};
pub(crate) use inner::Hold;
use inner::Inner;
use leptos::prelude::*;
pub use page::{discard_staged, has_staged, has_unsaved};
pub(crate) use page::{has_unsaved_in, left_behind};
use send_wrapper::SendWrapper;
pub use state::{Message, State, Unmet};
use std::rc::Rc;
pub use ticket::Settle;
#[cfg(feature = "element")]
pub(crate) use unsaved::{unsaved, watch_unsaved};

/// The live groups of one customer: a copyable handle, as Leptos's signals are.
///
/// A store is open while a view shows it, while an edit in it is not saved, and while something is under way that is to
/// end in one, such as a group that is being created. Then it closes, once and for good: its loads are ended, and what
/// is called on a handle of it does nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Store(Stored<Inner>);

impl Store {
    /// The store of a customer at the session's backend; the first one to open it starts its load. The current reactive
    /// owner is a view of it until its cleanup.
    pub fn open(session: Session, customer_id: &str) -> Self {
        Self::open_for(session, customer_id, "", Listener::default())
    }

    /// [`open`](Self::open) for a host: `listener` hears what happens, and the server is asked for `fields`, too.
    pub(crate) fn open_for(session: Session, customer_id: &str, fields: &str, listener: Listener) -> Self {
        let store = page::find(session, customer_id).unwrap_or_else(|| Inner::open(session, customer_id));
        store.with(|inner| {
            let number = inner.enter(fields, listener);
            let seen = SendWrapper::new(inner.clone());
            on_cleanup(move || seen.left(number));
            tabs::listen(page::changed_elsewhere);
            inner.pump();
        });
        let need_rights = move || session.need_rights();
        // They are asked for beside the groups, but keep none waiting that are here already.
        match untrack(|| store.is_loaded()) {
            true => after_paint(need_rights),
            false => need_rights(),
        }
        store
    }

    fn with<R>(self, read: impl FnOnce(&Rc<Inner>) -> R) -> Option<R> {
        // Not while it is borrowed from the arena: what it does may close this store, or open another.
        Some(read(&self.0.try_get()?))
    }

    /// The session it works in.
    pub fn session(self) -> Option<Session> {
        self.with(|inner| inner.session())
    }

    /// Whether the server has said which groups the customer is in. Tracked where it is called in a reactive context.
    pub fn is_loaded(self) -> bool {
        self.read(|state| state.membership.is_loaded()).unwrap_or_default()
    }

    /// The groups as they are shown, what is wanted included, in no particular order. Tracked likewise.
    pub fn groups(self) -> Vec<Group> {
        let of = |state: &State| state.membership.rows().into_iter().map(|row| row.group).collect();
        self.read(of).unwrap_or_default()
    }

    /// Whether an edit has not yet reached the server, staged ones included, or is still to be made of what is looked
    /// up. Tracked likewise.
    pub fn has_unsaved(self) -> bool {
        self.read(State::has_unsaved).unwrap_or_default()
    }

    /// What the customer is called by; with the id if the page has another one open who is called the same.
    pub(crate) fn name(self) -> String {
        let name_of = |inner: &Rc<Inner>| {
            let name = inner.look(|state| state.name.clone());
            let is_same = |store: &Self| store.with(|inner| inner.look(|state| state.name == name)) == Some(true);
            match page::all().iter().filter(|store| is_same(store)).count() {
                // Itself.
                1 => name,
                _ => [&name, " (", &inner.customer_id, ")"].concat(),
            }
        };
        self.with(name_of).unwrap_or_default()
    }

    fn read<R>(self, read: impl FnOnce(&State) -> R) -> Option<R> {
        self.with(|inner| inner.state.try_with(read)).flatten()
    }

    /// What views show. To be asked for by a view, while it shows it.
    pub(crate) fn state(self) -> Tracked<State> {
        self.with(|inner| inner.state).unwrap_or_default()
    }

    /// Keeps it open, to be read.
    pub(crate) fn hold(self) -> Option<Hold> {
        self.0.try_get().map(Hold::new)
    }

    /// So many groups are being looked up or created, to be added then: not saved yet, they keep it open.
    pub(crate) fn begin_lookup(self, count: usize) {
        self.with(|inner| inner.update(|state| state.awaited += count));
    }

    /// So many have been looked up or created: what there is of them is added, or told.
    pub(crate) fn end_lookup(self, count: usize) {
        self.with(|inner| inner.update(|state| state.awaited -= count));
    }

    /// Puts the customer into groups.
    pub fn add(self, groups: Vec<Group>) {
        self.want(|membership| {
            let added = groups.clone();
            membership.add(groups);
            Some(Message::wanted(added, Vec::new()))
        });
    }

    /// Takes the customer out of groups.
    pub fn remove(self, ids: Vec<String>) {
        self.want(|membership| {
            let removed = ids.iter().map(|id| membership.group(id)).collect();
            membership.remove(ids);
            Some(Message::wanted(Vec::new(), removed))
        });
    }

    /// Reverses the newest change.
    pub fn undo(self) {
        self.want(|membership| {
            membership.undo()?;
            Some(Message::waiting(membership))
        });
    }

    /// Puts the customer into groups and takes it out of others, by their ids, and tells what the server made of that.
    pub fn batch(self, add: Vec<String>, remove: Vec<String>, settle: Settle) {
        self.expect(add.clone(), remove.clone(), false, settle);
        self.want(|membership| {
            let added: Vec<Group> = add.iter().map(|id| membership.group(id)).collect();
            let removed = remove.iter().map(|id| membership.group(id)).collect();
            membership.add(added.clone());
            membership.remove(remove);
            Some(Message::wanted(added, removed))
        });
    }

    fn want(self, wish: impl FnOnce(&mut Membership) -> Option<Message>) {
        self.with(|inner| inner.want(wish));
    }

    /// Reads again, also after a sign-in elsewhere, and tells what came of it.
    pub fn refresh(self, settle: Settle) {
        self.expect(Vec::new(), Vec::new(), true, settle);
        self.with(|inner| inner.read_again());
    }

    fn expect(self, add: Vec<String>, remove: Vec<String>, is_read: bool, settle: Settle) {
        match self.0.try_get() {
            Some(inner) => inner.expect(add, remove, is_read, settle),
            None => settle(Err(Error::new(ErrorKind::Aborted, "The customer is no longer shown."))),
        }
    }

    /// Says whether edits wait for [`save`](Self::save).
    pub fn set_staged(self, is_staged: bool) {
        self.with(|inner| {
            if inner.look(|state| state.membership.is_staged()) != is_staged {
                inner.update(|state| state.membership.set_staged(is_staged));
            }
        });
    }

    /// Sends the edits that wait for it.
    pub fn save(self) {
        self.with(|inner| inner.save());
    }

    /// [`save`](Self::save), where there is something to. Tells whether there was.
    pub fn save_staged(self) -> bool {
        let has_staged = self.with(|inner| inner.has_staged()).unwrap_or_default();
        if has_staged {
            self.save();
        }
        has_staged
    }

    /// Somebody looks again after having been elsewhere: what others changed meanwhile is read, unless it just was.
    pub fn read_if_stale(self) {
        self.with(|inner| inner.read_if_stale());
    }

    /// The network is back: what waits for it is tried again.
    pub(crate) fn back_online(self) {
        self.with(|inner| inner.back_online());
    }

    /// Tries again what waits: as whoever is signed in now, if it was asked whether to.
    pub fn retry(self) {
        self.with(|inner| inner.retry());
    }

    /// Gives up what waits.
    pub fn discard(self) {
        self.with(|inner| inner.discard());
    }

    /// Tells what became of something that was to lead to an edit.
    pub(crate) fn tell(self, message: Message) {
        // Beside what there is: an edit that is on its way keeps its Undo.
        self.with(|inner| inner.update(|state| state.messages.push(message)));
    }

    /// Takes a message off the display.
    pub fn dismiss(self, index: usize) {
        self.with(|inner| {
            inner.update(|state| state.dismiss(index));
        });
    }
}
