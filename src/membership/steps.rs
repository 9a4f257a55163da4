use super::edit::{self, Edit, Group};
use super::{Membership, Notice};

/// What one call wanted, as far as it can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub number: u32,
    /// Sorted by id.
    pub edits: Vec<Edit>,
    /// What it was sent or found done with, as a number: what went together is undone together. `None` while all of it
    /// waits.
    pub sending: Option<u32>,
}

/// What can be undone. Steps that still wait are taken back one by one in staged mode, otherwise together.
impl Membership {
    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.steps.is_empty()
    }

    /// What the next undo reverses, as it was told; `None` while a part of that is not yet confirmed, or no longer
    /// so.
    pub fn to_undo(&self) -> Option<Notice> {
        let edits = self.newest_edits();
        let is_done = !edits.is_empty()
            && edits
                .iter()
                .all(|edit| self.change(&edit.id).is_none() && self.is_done(edit));
        is_done.then(|| self.saved(&edits))
    }

    /// Wants the newest change reversed, in staged mode with the next save. Says what it was: `(added, removed)`.
    pub fn undo(&mut self) -> Option<(Vec<Group>, Vec<Group>)> {
        let undone = self.newest_edits();
        self.steps.truncate(self.newest_steps());
        if undone.is_empty() {
            return None;
        }
        for edit in &undone {
            let at = edit::find(&self.wanted, &edit.id).ok();
            // What was never sent is only given up. Its reverse would take the customer out of a group that others
            // added.
            match at.filter(|&at| self.wanted[at].step == edit.step && !self.wanted[at].was_sent) {
                Some(at) => {
                    self.wanted.remove(at);
                    self.follow_wish(&edit.id, edit.kind.reverse());
                }
                None => self.want_one(&edit.id, edit.kind.reverse(), None),
            }
        }
        Some(self.sort_out(&undone))
    }

    /// A step with nothing in it yet. Gives its number.
    pub(super) fn new_step(&mut self) -> Option<u32> {
        self.last_number += 1;
        self.steps.push(Step {
            number: self.last_number,
            edits: Vec::new(),
            sending: None,
        });
        Some(self.last_number)
    }

    pub(super) fn step(&mut self, number: Option<u32>) -> Option<&mut Step> {
        let number = number?;
        let at = self.steps.binary_search_by(|step| step.number.cmp(&number)).ok()?;
        self.steps.get_mut(at)
    }

    fn newest_edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        for step in &self.steps[self.newest_steps()..] {
            edits.extend_from_slice(&step.edits);
        }
        edits
    }

    /// Where the steps begin that the next undo reverses.
    fn newest_steps(&self) -> usize {
        let newest = self.steps.last().and_then(|step| step.sending);
        if self.is_staged && newest.is_none() {
            return self.steps.len().saturating_sub(1);
        }
        let earlier = self.steps.iter().rposition(|step| step.sending != newest);
        earlier.map_or(0, |at| at + 1)
    }

    /// Whether the next undo reverses something that is not yet confirmed.
    pub fn undo_reverses_unsaved(&self) -> bool {
        self.undo_reverses(&self.wanted) || self.undo_reverses(self.in_flight())
    }

    /// Whether the next undo reverses something of these edits.
    pub(super) fn undo_reverses(&self, edits: &[Edit]) -> bool {
        let mut newest = self.steps[self.newest_steps()..].iter();
        newest.any(|step| edits.iter().any(|edit| edit.step == Some(step.number)))
    }

    /// An edit that came to nothing is nothing to undo.
    pub(super) fn forget(&mut self, edit: &Edit) {
        if let Some(step) = self.step(edit.step)
            && let Ok(at) = edit::find(&step.edits, &edit.id)
        {
            step.edits.remove(at);
        }
    }

    /// All that waited is sent together.
    pub(super) fn send_steps(&mut self) {
        self.last_number += 1;
        for step in self.steps.iter_mut().filter(|step| step.sending.is_none()) {
            step.sending = Some(self.last_number);
        }
    }

    /// These were found done: the steps they belong to no longer wait.
    pub(super) fn found_steps(&mut self, done: &[Edit]) {
        let number = self.last_number;
        for edit in done {
            if let Some(step) = self.step(edit.step) {
                step.sending.get_or_insert(number);
            }
        }
    }

    /// These wait again, each step by itself. One of which something was done already does not: sent with others next
    /// time, it might have two edits of the same group among them.
    pub(super) fn keep_steps(&mut self, kept: &[Edit]) {
        for step in &mut self.steps {
            let number = Some(step.number);
            let waits = |edit: &Edit| edit::find(kept, &edit.id).is_ok_and(|at| kept[at].step == number);
            if step.edits.iter().all(waits) {
                step.sending = None;
            }
        }
    }

    pub(super) fn drop_empty_steps(&mut self) {
        self.steps.retain(|step| !step.edits.is_empty());
    }
}
