use super::edit::{self, Edit};
use super::{Failure, Group, MAX_ATTEMPTS, Membership, Notice, Pause, Request, Sent, batch};

/// What to send, and what came of it.
impl Membership {
    /// The request to send now, which is then in flight; `None` if there is nothing to send, or not now.
    #[allow(clippy::should_implement_trait)] // Not an iterator: what comes next depends on the answers.
    pub fn next(&mut self) -> Option<Request> {
        let may_read = self.pause.is_none() || self.pause == Some(Pause::Held) && self.is_outdated;
        if self.sent.is_some() || !may_read || self.is_gone {
            return None;
        }
        if !self.is_fresh {
            // From here on: who asks for a read while this one is in flight may know of something later than its
            // answer.
            self.is_fresh = true;
            self.is_outdated = false;
            self.sent = Some(Sent::Read);
            return Some(Request::Read);
        }
        if self.pause.is_some() {
            return None;
        }
        self.suspects = self.suspects.min(self.wanted.len());
        let limit = match self.suspects {
            0 => usize::MAX,
            // One bad id must not sink the good ones: halve until it stands alone.
            suspects => suspects.div_ceil(2),
        };
        let edits = batch::take(&mut self.wanted, limit);
        if edits.is_empty() {
            return None;
        }
        let batch = batch::body(&edits);
        if !self.is_staged {
            self.send_steps();
        }
        self.sent = Some(Sent::Batch(edits));
        Some(Request::Batch(batch))
    }

    /// Takes the answer to the request in flight: the customer's groups now, or what went wrong.
    pub fn answered(&mut self, answer: Result<Vec<Group>, Failure>) -> Vec<Notice> {
        let notices = match (self.sent.take(), answer) {
            (None, _) => Vec::new(),
            (Some(Sent::Read), Ok(groups)) => self.read(groups),
            (Some(Sent::Read), Err(failure)) => self.read_failed(failure),
            (Some(Sent::Batch(edits)), Ok(groups)) => self.batched(edits, groups),
            (Some(Sent::Batch(edits)), Err(failure)) => self.batch_failed(edits, failure),
        };
        self.drop_empty_steps();
        notices
    }

    fn read(&mut self, mut groups: Vec<Group>) -> Vec<Notice> {
        // It has no other name: asking again would tell nothing more.
        groups.iter_mut().for_each(Group::name_by_id);
        self.set_members(groups);
        // What is already as wanted needs no request: by an earlier attempt whose answer was lost, or by someone else.
        let (done, wanted): (Vec<Edit>, Vec<Edit>) = std::mem::take(&mut self.wanted)
            .into_iter()
            .partition(|edit| self.is_done(edit));
        self.wanted = wanted;
        if !self.is_due() {
            self.attempts = 0;
        }
        // What is staged may wait for long. The answer is later than any batch before it: no doubt is left.
        for edit in self.wanted.iter_mut().filter(|edit| !edit.is_due) {
            edit.was_sent = false;
        }
        let (tried, found): (Vec<Edit>, Vec<Edit>) = done.into_iter().partition(|edit| edit.was_sent);
        for edit in &found {
            self.forget(edit);
        }
        let mut notices = Vec::new();
        if !tried.is_empty() {
            self.found_steps(&tried);
            notices.push(self.saved(&tried));
        }
        if !found.is_empty() {
            let (added, removed) = self.sort_out(&found);
            notices.push(Notice::Already { added, removed });
        }
        notices.extend(self.find_reversed());
        if self.pause == Some(Pause::Held) && self.wanted.is_empty() {
            self.pause = None;
        }
        notices
    }

    fn read_failed(&mut self, failure: Failure) -> Vec<Notice> {
        self.is_fresh = false;
        match failure {
            Failure::NoCustomer => self.gone(),
            // It waits for a person as before.
            _ if self.pause == Some(Pause::Held) => Vec::new(),
            Failure::Unauthorized => self.pause_for(Pause::SignedOut),
            Failure::Transient => self.wait(),
            Failure::Refused | Failure::Forbidden | Failure::Unreadable => self.pause_for(Pause::Held),
        }
    }

    fn batched(&mut self, edits: Vec<Edit>, groups: Vec<Group>) -> Vec<Notice> {
        self.set_members(groups);
        self.attempts = 0;
        self.suspects = self.suspects.saturating_sub(edits.len());
        let (done, missed): (Vec<Edit>, Vec<Edit>) = edits.into_iter().partition(|edit| self.is_done(edit));
        for edit in &missed {
            self.forget(edit);
        }
        let mut notices = Vec::new();
        if !done.is_empty() {
            notices.push(self.saved(&done));
        }
        if !missed.is_empty() {
            let (added, removed) = self.sort_out(&missed);
            notices.push(Notice::Missed { added, removed });
        }
        notices
    }

    fn batch_failed(&mut self, edits: Vec<Edit>, failure: Failure) -> Vec<Notice> {
        self.is_fresh = false;
        if self.is_staged && matches!(failure, Failure::Refused | Failure::Forbidden) {
            self.attempts = 0;
            self.take_back(edits);
            return self.keep();
        }
        match failure {
            Failure::Forbidden => return self.refused(edits),
            Failure::Refused if edits.len() == 1 => {
                self.suspects = 0;
                return self.refused(edits);
            }
            Failure::Refused => {
                self.attempts = 0;
                self.suspects = edits.len();
            }
            Failure::NoCustomer | Failure::Unauthorized | Failure::Transient | Failure::Unreadable => {}
        }
        if matches!(failure, Failure::Transient | Failure::Unreadable) {
            self.doubt(&edits);
        }
        self.take_back(edits);
        if !self.is_staged && failure != Failure::Refused {
            // They go out again with what is wanted by then, and are told and undone with it.
            let kept = std::mem::take(&mut self.wanted);
            self.keep_steps(&kept);
            self.wanted = kept;
        }
        match failure {
            Failure::NoCustomer => self.gone(),
            Failure::Unauthorized => self.pause_for(Pause::SignedOut),
            // Unreadable: very likely it is done. The read that follows a wait tells, or fails likewise and waits for a
            // person.
            Failure::Transient | Failure::Unreadable => self.wait(),
            Failure::Refused | Failure::Forbidden => Vec::new(),
        }
    }

    /// Edits whose batch failed are wanted as before, save those that a later wish for the same group replaced. From
    /// now on what the last answer said of these groups is in doubt.
    fn take_back(&mut self, edits: Vec<Edit>) {
        for edit in edits {
            match edit::find(&self.wanted, &edit.id) {
                Ok(at) => self.wanted[at].was_sent = true,
                Err(at) => self.wanted.insert(at, Edit { was_sent: true, ..edit }),
            }
        }
    }

    /// The save has failed: all of it is staged again, also what was not sent yet, and a person decides what to do with
    /// it. Nothing is said of what a later wish has replaced.
    fn keep(&mut self) -> Vec<Notice> {
        let kept: Vec<Edit> = self.wanted.iter().filter(|edit| edit.is_due).cloned().collect();
        for edit in &mut self.wanted {
            edit.is_due = false;
        }
        self.keep_steps(&kept);
        if kept.is_empty() {
            return Vec::new();
        }
        let (added, removed) = self.sort_out(&kept);
        vec![Notice::Kept { added, removed }]
    }

    fn refused(&mut self, edits: Vec<Edit>) -> Vec<Notice> {
        for edit in &edits {
            self.forget(edit);
            // If it does not hold, no late batch is to blame: wanted again, it would be refused again, without end.
            self.doubts
                .retain(|doubt| doubt.id != edit.id || doubt.wish != Some(edit.kind));
        }
        let (added, removed) = self.sort_out(&edits);
        vec![Notice::Refused { added, removed }]
    }

    fn gone(&mut self) -> Vec<Notice> {
        self.is_gone = true;
        self.steps.clear();
        self.doubts.clear();
        let edits = std::mem::take(&mut self.wanted);
        let (added, removed) = self.sort_out(&edits);
        vec![Notice::Gone { added, removed }]
    }

    fn wait(&mut self) -> Vec<Notice> {
        self.attempts += 1;
        self.pause_for(if self.attempts > MAX_ATTEMPTS {
            Pause::Held
        } else {
            Pause::Retrying(self.attempts)
        })
    }

    fn pause_for(&mut self, pause: Pause) -> Vec<Notice> {
        self.pause = Some(pause);
        self.is_outdated = false;
        let (added, removed) = self.sort_out(&self.wanted);
        vec![Notice::Paused { pause, added, removed }]
    }

    pub(super) fn saved(&self, edits: &[Edit]) -> Notice {
        let (added, removed) = self.sort_out(edits);
        Notice::Saved {
            added,
            removed,
            can_undo: self.undo_reverses(edits),
        }
    }

    fn set_members(&mut self, groups: Vec<Group>) {
        let mut groups = edit::sorted(groups);
        // Nothing can be done with a group that has no id.
        groups.retain(|group| !group.id.is_empty());
        self.members = Some(groups.iter().map(|group| group.id.clone()).collect());
        self.learn(groups);
        if self.known.iter().any(|group| group.name.is_empty()) {
            // A removal's answer names nobody, and somebody else has added this one: it is called by its id until read.
            for group in self.known.iter_mut().filter(|group| group.name.is_empty()) {
                group.name = group.id.clone();
            }
            self.is_fresh = false;
        }
    }
}
