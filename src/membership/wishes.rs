use super::edit::{self, Edit, EditKind, Group, Step};
use super::{Membership, Pause};

/// What a person wants, and what of it can be undone.
impl Membership {
    /// Wants the customer in these groups. What is shown as wanted already is left as it is.
    pub fn add(&mut self, groups: Vec<Group>) {
        let ids: Vec<String> = groups.iter().map(|group| group.id.clone()).collect();
        self.learn(groups);
        self.want(ids, EditKind::Add);
    }

    /// Wants the customer out of these groups, likewise.
    pub fn remove(&mut self, ids: Vec<String>) {
        self.want(ids, EditKind::Remove);
    }

    /// Wants the newest change reversed. Says what that was, as [`last_step`](Self::last_step).
    pub fn undo(&mut self) -> Option<(Vec<Group>, Vec<Group>)> {
        let step = self.steps.pop()?;
        for edit in &step.edits {
            let at = edit::find(&self.wanted, &edit.id).ok();
            // What was never sent is only given up. Its reverse would take the customer out of a group that others added.
            match at.filter(|&at| self.wanted[at].step == edit.step && !self.wanted[at].was_sent) {
                Some(at) => drop(self.wanted.remove(at)),
                None => self.want_one(&edit.id, edit.kind.reverse(), None),
            }
        }
        Some(self.sort_out(&step.edits))
    }

    /// Gives up all that is wanted and not in flight, and reads again.
    pub fn discard(&mut self) {
        for edit in std::mem::take(&mut self.wanted) {
            self.forget(&edit);
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

    /// Reads again before anything else.
    pub fn refresh(&mut self) {
        self.is_fresh = false;
    }

    fn want(&mut self, ids: Vec<String>, kind: EditKind) {
        if self.is_gone {
            return;
        }
        let step = match self.steps.last() {
            Some(step) if step.is_open => step.number,
            _ => {
                self.next_step += 1;
                self.steps.push(Step::new(self.next_step));
                self.next_step
            }
        };
        for id in ids {
            self.want_one(&id, kind, Some(step));
        }
        self.drop_empty_steps();
    }

    fn want_one(&mut self, id: &str, kind: EditKind, step: Option<u32>) {
        let result = Some(kind.result());
        if self.outcome(id) == result {
            return;
        }
        let mut was_sent = false;
        if let Ok(at) = edit::find(&self.wanted, id) {
            let opposite = self.wanted.remove(at);
            self.forget(&opposite);
            was_sent = opposite.was_sent;
        }
        // Where it comes to that anyway, the wish and its opposite cancel out. Not where the opposite may have been done.
        if !was_sent && self.outcome(id) == result {
            return;
        }
        let edit = Edit {
            id: id.to_owned(),
            kind,
            step,
            was_sent,
        };
        if let Some(step) = self.steps.iter_mut().find(|s| Some(s.number) == step) {
            edit::put(&mut step.edits, edit.clone());
        }
        edit::put(&mut self.wanted, edit);
    }

    /// An edit that came to nothing is nothing to undo.
    pub(super) fn forget(&mut self, edit: &Edit) {
        if let Some(step) = self.steps.iter_mut().find(|s| Some(s.number) == edit.step)
            && let Ok(at) = edit::find(&step.edits, &edit.id)
        {
            step.edits.remove(at);
        }
    }

    /// What is wanted from now on is undone by itself.
    pub(super) fn close_steps(&mut self) {
        for step in &mut self.steps {
            step.is_open = false;
        }
    }

    pub(super) fn drop_empty_steps(&mut self) {
        self.steps.retain(|step| !step.edits.is_empty());
    }
}
