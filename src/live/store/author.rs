//! Whose edits wait: if somebody else has signed in since they were made, a person decides whether they are sent in
//! that name.

use super::inner::Inner;
use super::state::State;
use crate::api::User;

impl Inner {
    /// An edit is made, by whoever is signed in. Edits that wait already were made by who they were made by.
    pub(super) fn note_author(&self) {
        if !self.has_unsaved() {
            self.author.replace(self.session.user());
        }
    }

    /// They are sent: if it was not known who had made them, it is whoever they are sent as.
    pub(super) fn note_sender(&self) {
        let mut author = self.author.borrow_mut();
        if author.is_none() {
            *author = self.session.user();
        }
    }

    /// Sends what waits as whoever is signed in now.
    pub(super) fn take_over(&self) {
        self.author.replace(self.session.user());
        self.update(|state| state.membership.retry());
    }

    /// Who made the edits and who is signed in, if these are two.
    pub(super) fn two_users(&self) -> Option<(User, User)> {
        let author = self.author.borrow().clone()?;
        let user = self.session.user()?;
        (author.id != user.id).then_some((author, user))
    }
}

impl State {
    /// Has what waits go on waiting, for a person's answer.
    pub(super) fn ask(&mut self, users: (User, User)) {
        self.messages.retain(super::Message::is_problem);
        self.membership.hold();
        self.users = Some(users);
    }
}
