//! Whose edits wait: if somebody else has signed in since they were made, a person decides whether they are sent in
//! that name. So it is where nobody knows who had made them, and their session has ended.

use super::inner::Inner;
use super::state::State;
use crate::api::User;

impl Inner {
    /// An edit is made, by whoever is signed in. Edits that wait already were made by who they were made by.
    pub(super) fn note_author(&self) {
        if !self.look(|state| state.membership.has_unsaved()) {
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

    /// Whether their session has ended, and another may have begun.
    fn is_session_over(&self) -> bool {
        self.ends.get() != self.session.ends()
    }

    /// They are answered: if it was not known who had made them, it is who is signed in now.
    pub(super) fn note_sender(&self) {
        if self.is_anonymous() && !self.is_session_over() {
            self.claim();
        }
    }

    /// Tries again what waits, at a person's word, who answers for it if nobody else does. Whether to send it as
    /// somebody else than who made it is asked after that; where it was asked, the person has said so.
    pub(super) fn retry(&self) {
        let users = self.two_users();
        // Not if another one has signed in since it was asked.
        let was_asked = users.is_some() && self.look(|state| state.users == users);
        if was_asked || self.is_anonymous() {
            self.claim();
        }
        if was_asked && self.has_staged() {
            // Staged edits go, too: the button said Save.
            self.save();
        }
        self.read_again();
    }

    /// Sends what was staged. If others may have signed in since, all is read first, and who it is is asked.
    pub(super) fn save(&self) {
        let is_anothers = self.is_session_over() || self.two_users().is_some();
        self.update(|state| {
            state.messages.retain(super::Message::is_problem);
            if is_anothers {
                state.membership.mark_stale();
            }
            state.membership.save();
        });
    }

    /// Reads again, and sends what waits unless it may be somebody else's.
    pub(super) fn read_again(&self) {
        self.update(|state| state.membership.retry());
    }

    /// Who made the edits and who is signed in, if these are two.
    fn two_users(&self) -> Option<(User, User)> {
        let author = self.author.borrow().clone()?;
        let user = self.session.user()?;
        (author.id != user.id).then_some((author, user))
    }

    /// Has what waits go on waiting for a person's answer, if it may be somebody else's.
    pub(super) fn ask_whose(&self, state: &mut State) {
        if !state.membership.has_unsaved() {
            return;
        }
        state.users = self.two_users();
        if state.users.is_some() || self.is_anonymous() && self.is_session_over() {
            state.messages.retain(super::Message::is_problem);
            state.membership.hold();
        }
    }
}
