//! Whose edits wait: if somebody else has signed in since they were made, a person decides whether they are sent in
//! that name. So it is where nobody knows who had made them, and their session has ended.

use super::inner::Inner;
use super::state::State;
use crate::api::User;
use crate::membership::Pause;

impl Inner {
    /// An edit is made, by whoever is signed in. Edits that wait already were made by who they were made by.
    pub(super) fn note_author(&self) {
        if !self.has_unsaved() {
            self.claim();
        }
    }

    /// Whoever is signed in now answers for them.
    fn claim(&self) {
        self.author.replace(self.session.user());
        self.ends.set(self.session.ends());
    }

    fn is_anonymous(&self) -> bool {
        self.author.borrow().is_none()
    }

    /// They are sent: if it was not known who had made them, it is whoever they are sent as.
    pub(super) fn note_sender(&self) {
        if self.is_anonymous() {
            self.claim();
        }
    }

    /// Tries again what waits. If that is edits, a person was asked whether to send them; whether as somebody else than
    /// who made them is asked after that.
    pub(super) fn retry(&self) {
        if self.look(|state| state.membership.pause() == Some(Pause::Held)) {
            self.note_sender();
        }
        self.read_again();
    }

    /// Reads again, and sends what waits unless it may be somebody else's.
    pub(super) fn read_again(&self) {
        self.update(|state| state.membership.retry());
    }

    /// Sends what waits as whoever is signed in now.
    pub(super) fn take_over(&self) {
        self.claim();
        self.read_again();
    }

    /// Who made the edits and who is signed in, if these are two.
    fn two_users(&self) -> Option<(User, User)> {
        let author = self.author.borrow().clone()?;
        let user = self.session.user()?;
        (author.id != user.id).then_some((author, user))
    }

    /// Has what waits go on waiting for a person's answer, if it may be somebody else's.
    pub(super) fn ask_whose(&self, state: &mut State) {
        let users = self.two_users();
        let is_unknown = self.is_anonymous() && self.ends.get() != self.session.ends();
        if (users.is_some() || is_unknown) && state.membership.has_unsaved() {
            state.messages.retain(super::Message::is_problem);
            state.membership.hold();
            state.users = users;
        }
    }
}
