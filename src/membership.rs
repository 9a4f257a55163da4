//! The heart: what the server last said of a customer's groups, what a person wants changed, and from the two what to
//! show and what to send next. It knows no web and no clock; a store carries its requests out and brings the answers.
//!
//! * The server's last answer is the truth. What is shown is the truth, plus what is in flight, plus what is wanted.
//! * One request is in flight at a time. Clicks made meanwhile merge into the next.
//! * After every error it reads again before it sends again: a failed batch may have been carried out in part.
//! * No wanted edit ends without a [`Notice`].

mod batch;
mod edit;
mod notice;

use crate::api::Batch;
use edit::{Edit, Step};
pub use edit::{EditKind, Group};
pub use notice::{Failure, Notice};

/// How often a request that failed in passing is tried again by itself before it waits for a person.
pub const MAX_ATTEMPTS: u32 = 4;

/// What to send to the server next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Read the customer's groups.
    Read,
    /// Change them.
    Batch(Batch),
}

/// Why nothing is sent although something is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// The attempt of this number failed in passing; the next follows after a while.
    Retrying(u32),
    /// It waits for a person: retry or discard.
    Held,
    /// It waits for a sign-in.
    SignedOut,
}

/// A group on display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The group.
    pub group: Group,
    /// Whether the server has yet to confirm that the customer is in it.
    pub is_pending: bool,
}

/// One customer's groups, confirmed and wanted.
#[derive(Clone, Debug, Default)]
pub struct Membership {
    /// Every group met so far, by id, with the most that is known of it.
    known: Vec<Group>,
    /// Ids of the confirmed groups, sorted; `None` until the server said.
    members: Option<Vec<String>>,
    sent: Option<Sent>,
    /// Wanted edits that are not in flight, sorted by id; one for a group.
    wanted: Vec<Edit>,
    /// What can be undone, newest last.
    steps: Vec<Step>,
    next_step: u32,
    /// Whether nothing calls for reading again: a read or a batch was sent since, and did not fail.
    is_fresh: bool,
    is_gone: bool,
    pause: Option<Pause>,
    attempts: u32,
    /// How many of the first wanted edits were refused together: at least one of them is bad.
    suspects: usize,
}

#[derive(Clone, Debug)]
enum Sent {
    Read,
    Batch(Vec<Edit>),
}

impl Membership {
    /// Nothing known yet; the first request is a read.
    pub fn new() -> Self {
        Self::default()
    }

    // ---- What to show

    /// Whether the server has said which groups the customer is in.
    pub fn is_loaded(&self) -> bool {
        self.members.is_some()
    }

    /// Whether the server said that there is no such customer.
    pub fn is_gone(&self) -> bool {
        self.is_gone
    }

    /// Why nothing is being sent.
    pub fn pause(&self) -> Option<Pause> {
        self.pause
    }

    /// Whether an edit is not yet confirmed.
    pub fn has_unsaved(&self) -> bool {
        !self.wanted.is_empty() || matches!(self.sent, Some(Sent::Batch(_)))
    }

    /// What is not yet confirmed: `(to be added, to be removed)`.
    pub fn unsaved(&self) -> (Vec<Group>, Vec<Group>) {
        let replaced = |edit: &&Edit| edit::find(&self.wanted, &edit.id).is_ok();
        let in_flight = self.in_flight().iter().filter(|edit| !replaced(edit));
        let edits: Vec<Edit> = in_flight.chain(&self.wanted).cloned().collect();
        self.sort_out(&edits)
    }

    /// The groups to show, in no particular order. Empty until [`is_loaded`](Self::is_loaded).
    pub fn rows(&self) -> Vec<Row> {
        let Some(members) = &self.members else {
            return Vec::new();
        };
        let to_add = self.in_flight().iter().chain(&self.wanted);
        let to_add = to_add.filter(|edit| edit.kind == EditKind::Add).map(|edit| &edit.id);
        members
            .iter()
            .chain(to_add.filter(|id| !self.is_confirmed(id)))
            .filter(|id| self.shows(id))
            .map(|id| Row {
                group: self.group(id),
                is_pending: !self.is_confirmed(id),
            })
            .collect()
    }

    /// Whether the group is shown as one of the customer's.
    pub fn shows(&self, id: &str) -> bool {
        self.outcome(id) == Some(true)
    }

    /// Whether the server has confirmed the group.
    pub fn is_confirmed(&self, id: &str) -> bool {
        self.members
            .as_ref()
            .is_some_and(|members| members.binary_search_by(|m| m.as_str().cmp(id)).is_ok())
    }

    /// What is known of a group; its name is its id if nothing is.
    pub fn group(&self, id: &str) -> Group {
        match self.known.binary_search_by(|known| known.id.as_str().cmp(id)) {
            Ok(at) => self.known[at].clone(),
            Err(_) => Group::unnamed(id),
        }
    }

    /// What the newest change that can be undone did: `(added, removed)`.
    pub fn last_step(&self) -> Option<(Vec<Group>, Vec<Group>)> {
        self.steps.last().map(|step| self.sort_out(&step.edits))
    }

    // ---- What a person wants

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

    // ---- What to send, and what came of it

    /// The request to send now, which is then in flight; `None` if there is nothing to send, or not now.
    #[allow(clippy::should_implement_trait)] // Not an iterator: what comes next depends on the answers.
    pub fn next(&mut self) -> Option<Request> {
        if self.sent.is_some() || self.pause.is_some() || self.is_gone {
            return None;
        }
        if !self.is_fresh {
            // From here on: who asks for a read while this one is in flight may know of something later than its answer.
            self.is_fresh = true;
            self.sent = Some(Sent::Read);
            return Some(Request::Read);
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
        self.close_steps();
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

    fn read(&mut self, groups: Vec<Group>) -> Vec<Notice> {
        self.set_members(groups);
        // What is already as wanted needs no request: by an earlier attempt whose answer was lost, or by someone else.
        let (done, wanted): (Vec<Edit>, Vec<Edit>) = std::mem::take(&mut self.wanted)
            .into_iter()
            .partition(|edit| self.is_done(edit));
        self.wanted = wanted;
        if self.wanted.is_empty() {
            self.attempts = 0;
        }
        let (tried, found): (Vec<Edit>, Vec<Edit>) = done.into_iter().partition(|edit| edit.was_sent);
        for edit in &found {
            self.forget(edit);
        }
        let mut notices = Vec::new();
        if !tried.is_empty() {
            self.close_steps();
            notices.push(self.saved(&tried));
        }
        if !found.is_empty() {
            let (added, removed) = self.sort_out(&found);
            notices.push(Notice::Already { added, removed });
        }
        notices
    }

    fn read_failed(&mut self, failure: Failure) -> Vec<Notice> {
        self.is_fresh = false;
        match failure {
            Failure::NoCustomer => self.gone(),
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
        self.take_back(edits);
        match failure {
            Failure::NoCustomer => self.gone(),
            Failure::Unauthorized => self.pause_for(Pause::SignedOut),
            // Unreadable: very likely it is done. The read that follows a wait tells, or fails likewise and waits for a person.
            Failure::Transient | Failure::Unreadable => self.wait(),
            Failure::Refused | Failure::Forbidden => Vec::new(),
        }
    }

    /// Edits whose batch failed are wanted as before, save those that a later wish for the same group replaced. From now
    /// on what the last answer said of these groups is in doubt.
    fn take_back(&mut self, edits: Vec<Edit>) {
        for edit in edits {
            match edit::find(&self.wanted, &edit.id) {
                Ok(at) => self.wanted[at].was_sent = true,
                Err(at) => self.wanted.insert(at, Edit { was_sent: true, ..edit }),
            }
        }
    }

    fn refused(&mut self, edits: Vec<Edit>) -> Vec<Notice> {
        for edit in &edits {
            self.forget(edit);
        }
        let (added, removed) = self.sort_out(&edits);
        vec![Notice::Refused { added, removed }]
    }

    fn gone(&mut self) -> Vec<Notice> {
        self.is_gone = true;
        self.steps.clear();
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
        let (added, removed) = self.sort_out(&self.wanted);
        vec![Notice::Paused { pause, added, removed }]
    }

    fn saved(&self, edits: &[Edit]) -> Notice {
        let (added, removed) = self.sort_out(edits);
        let newest = self.steps.last().map(|step| step.number);
        Notice::Saved {
            added,
            removed,
            can_undo: newest.is_some() && edits.iter().any(|edit| edit.step == newest),
        }
    }

    fn set_members(&mut self, mut groups: Vec<Group>) {
        groups.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        groups.dedup_by(|a, b| a.id == b.id);
        self.members = Some(groups.iter().map(|group| group.id.clone()).collect());
        self.learn(groups);
    }

    // ---- Wishes

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

    /// How it will be for a group once all that is in flight or wanted is done; `None` if nobody said.
    fn outcome(&self, id: &str) -> Option<bool> {
        // The later counts: wanted, in flight, confirmed.
        for edits in [self.wanted.as_slice(), self.in_flight()] {
            if let Ok(at) = edit::find(edits, id) {
                return Some(edits[at].kind.result());
            }
        }
        self.members.as_ref().map(|_| self.is_confirmed(id))
    }

    /// Sorted by id, as taken from what is wanted.
    fn in_flight(&self) -> &[Edit] {
        match &self.sent {
            Some(Sent::Batch(edits)) => edits,
            _ => &[],
        }
    }

    fn is_done(&self, edit: &Edit) -> bool {
        self.is_confirmed(&edit.id) == edit.kind.result()
    }

    /// An edit that came to nothing is nothing to undo.
    fn forget(&mut self, edit: &Edit) {
        if let Some(step) = self.steps.iter_mut().find(|s| Some(s.number) == edit.step)
            && let Ok(at) = edit::find(&step.edits, &edit.id)
        {
            step.edits.remove(at);
        }
    }

    /// What is wanted from now on is undone by itself.
    fn close_steps(&mut self) {
        for step in &mut self.steps {
            step.is_open = false;
        }
    }

    fn drop_empty_steps(&mut self) {
        self.steps.retain(|step| !step.edits.is_empty());
    }

    fn sort_out(&self, edits: &[Edit]) -> (Vec<Group>, Vec<Group>) {
        let of = |kind| {
            let edits = edits.iter().filter(move |edit| edit.kind == kind);
            edits.map(|edit| self.group(&edit.id)).collect()
        };
        (of(EditKind::Add), of(EditKind::Remove))
    }

    /// Takes in what is told of groups; an answer with ids and names only leaves the dates known before.
    fn learn(&mut self, groups: Vec<Group>) {
        for group in groups {
            match self.known.binary_search_by(|known| known.id.cmp(&group.id)) {
                Ok(at) => self.known[at].learn(group),
                Err(at) => self.known.insert(at, group),
            }
        }
    }
}
