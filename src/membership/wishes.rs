use super::edit::{self, Edit, EditKind, Group};
use super::{Membership, Pause};

/// What a person wants.
impl Membership {
    /// Wants the customer in these groups. What is shown as wanted already is left as it is.
    pub fn add(&mut self, groups: Vec<Group>) {
        let groups = edit::sorted(groups);
        let ids: Vec<String> = groups.iter().map(|group| group.id.clone()).collect();
        self.learn(groups);
        self.want(ids, EditKind::Add);
    }

    /// Wants the customer out of these groups, likewise.
    pub fn remove(&mut self, ids: Vec<String>) {
        self.want(ids, EditKind::Remove);
    }

    /// Turns staged mode on or off: whether edits wait for a [`save`](Self::save). What waits when it is turned off is
    /// sent: it was wanted, and no Save would be left to press. What is on its way when it is turned on goes on.
    pub fn set_staged(&mut self, is_staged: bool) {
        if self.is_staged != is_staged {
            self.is_staged = is_staged;
            self.suspects = 0;
            self.save();
        }
    }

    /// Sends what is staged, as one batch if it fits. What is wanted from now on waits for the next save.
    pub fn save(&mut self) {
        for edit in &mut self.wanted {
            edit.is_due = true;
        }
        self.send_steps();
    }

    /// Gives up all that is wanted and not in flight, also what a save still had to send, and reads again.
    pub fn discard(&mut self) {
        for edit in std::mem::take(&mut self.wanted) {
            self.forget(&edit);
            // Whatever comes of it now is the truth, unless something is wanted of the group later.
            for doubt in self.doubts.iter_mut().filter(|doubt| doubt.id == edit.id) {
                doubt.wish = None;
            }
        }
        self.drop_empty_steps();
        self.retry();
    }

    /// Goes on after a pause, or asks again for a customer who was not there, from the start of the attempts.
    pub fn retry(&mut self) {
        self.is_gone = false;
        self.pause = None;
        self.attempts = 0;
        self.is_fresh = false;
    }

    /// Has what is not in flight wait for a person, who retries or discards it.
    pub fn hold(&mut self) {
        if !self.wanted.is_empty() {
            self.pause = Some(Pause::Held);
        }
    }

    /// Somebody comes back to a customer who was not there, or could not be read: perhaps that has passed. What waits
    /// for a decision goes on waiting.
    pub fn come_back(&mut self) {
        if self.is_gone || self.pause == Some(Pause::Held) && !self.has_unsaved() {
            self.retry();
        }
        self.mark_stale();
    }

    /// Goes on after a sign-in, if it was that which was missing.
    pub fn signed_in(&mut self) {
        if self.pause == Some(Pause::SignedOut) {
            self.retry();
        }
    }

    /// Goes on after the wait between two attempts.
    pub fn try_again(&mut self) {
        if matches!(self.pause, Some(Pause::Retrying(_))) {
            self.pause = None;
        }
    }

    /// What is known may no longer be so: it is read again before anything else.
    pub fn mark_stale(&mut self) {
        self.is_fresh = false;
        self.is_outdated = true;
    }

    fn want(&mut self, ids: Vec<String>, kind: EditKind) {
        if self.is_gone {
            return;
        }
        let step = self.new_step();
        for id in ids {
            self.want_one(&id, kind, step);
        }
        self.drop_empty_steps();
    }

    pub(super) fn want_one(&mut self, id: &str, kind: EditKind, step: Option<u32>) {
        let result = Some(kind.result());
        self.follow_wish(id, kind);
        if self.outcome(id) == result {
            return;
        }
        let mut was_sent = false;
        if let Ok(at) = edit::find(&self.wanted, id) {
            let opposite = self.wanted.remove(at);
            self.forget(&opposite);
            was_sent = opposite.was_sent;
        }
        // Where it comes to that anyway, the wish and its opposite cancel out. Not where the opposite may have been
        // done.
        if !was_sent && self.outcome(id) == result {
            return;
        }
        let edit = Edit {
            id: id.to_owned(),
            kind,
            step,
            was_sent,
            is_due: !self.is_staged,
        };
        if let Some(step) = self.step(step) {
            edit::put(&mut step.edits, edit.clone());
        }
        edit::put(&mut self.wanted, edit);
    }
}
