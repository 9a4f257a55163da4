//! The heart: what the server last said of a customer's groups, what a person wants changed, and from the two what to
//! show and what to send next. It knows no web and no clock; a store carries its requests out and brings the answers.
//!
//! * The server's last answer is the truth. What is shown is the truth, plus what is in flight, plus what is wanted.
//! * One request is in flight at a time. Clicks made meanwhile merge into the next.
//! * In staged mode edits wait for a [`save`](Membership::save), which sends them together. If it is refused, they all wait
//!   again.
//! * After every error it reads again before it sends again: a failed batch may have been carried out in part.
//! * What failed in passing may be carried out later: until that is over, success is checked, and wanted again where it
//!   did not hold.
//! * No wanted edit ends without a [`Notice`].

mod batch;
mod doubt;
mod edit;
mod exchange;
mod lenient;
mod notice;
mod steps;
mod visible;
mod wishes;

use doubt::Doubt;
use edit::Edit;
pub use edit::{EditKind, Group};
pub use notice::{Failure, Notice};
use steps::Step;
pub(crate) use visible::{clean, is_joiner, is_visible};

/// How often a request that failed in passing is tried again by itself before it waits for a person.
pub const MAX_ATTEMPTS: u32 = 4;

/// Edits that are sent together: ids of groups, never the same one in both lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// To add the customer to.
    pub add: Vec<String>,
    /// To remove the customer from.
    pub remove: Vec<String>,
}

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
    /// What is wanted or in flight for it; `None` if it is as confirmed.
    pub change: Option<EditKind>,
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
    /// The last number given to a step, or to what sent steps together.
    last_number: u32,
    /// Whether edits wait for a save.
    is_staged: bool,
    /// Whether nothing calls for reading again: a read or a batch was sent since, and did not fail.
    is_fresh: bool,
    /// Whether others may have changed what is shown while it waits for a person: that is read meanwhile.
    is_outdated: bool,
    is_gone: bool,
    pause: Option<Pause>,
    attempts: u32,
    /// How many of the first wanted edits were refused together: at least one of them is bad.
    suspects: usize,
    /// What was sent and may be carried out later than its failure was told.
    doubts: Vec<Doubt>,
    /// Whether the next read ends all doubt.
    ends_doubt: bool,
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

    /// Whether edits wait for a [`save`](Self::save).
    pub fn is_staged(&self) -> bool {
        self.is_staged
    }

    /// Whether an edit waits for a save.
    pub fn has_staged(&self) -> bool {
        self.wanted.iter().any(|edit| !edit.is_due)
    }

    /// Whether a save is not yet confirmed as a whole, be it in flight or paused. Without staging every edit is a save.
    pub fn is_saving(&self) -> bool {
        self.is_due() || matches!(self.sent, Some(Sent::Batch(_)))
    }

    /// Whether an edit is not yet confirmed, staged ones included: it would be lost with the page.
    pub fn has_unsaved(&self) -> bool {
        !self.wanted.is_empty() || matches!(self.sent, Some(Sent::Batch(_)))
    }

    /// Whether what is known is about to be read again.
    pub fn is_reading(&self) -> bool {
        !self.is_fresh || matches!(self.sent, Some(Sent::Read))
    }

    /// What is not yet confirmed: `(to be added, to be removed)`.
    pub fn unsaved(&self) -> (Vec<Group>, Vec<Group>) {
        let replaced = |edit: &&Edit| edit::find(&self.wanted, &edit.id).is_ok();
        let in_flight = self.in_flight().iter().filter(|edit| !replaced(edit));
        let edits: Vec<Edit> = in_flight.chain(&self.wanted).cloned().collect();
        self.sort_out(&edits)
    }

    /// The groups to show, in no particular order. Empty until [`is_loaded`](Self::is_loaded). In staged mode what is
    /// to be removed stays among them until it is.
    pub fn rows(&self) -> Vec<Row> {
        let Some(members) = &self.members else {
            return Vec::new();
        };
        let to_add = self.in_flight().iter().chain(&self.wanted);
        let to_add = to_add.filter(|edit| edit.kind == EditKind::Add).map(|edit| &edit.id);
        members
            .iter()
            .chain(to_add.filter(|id| !self.is_confirmed(id)))
            .filter(|id| self.shows(id) || self.is_staged && self.is_confirmed(id))
            .map(|id| Row {
                group: self.group(id),
                change: self.change(id),
            })
            .collect()
    }

    /// What is wanted or in flight for a group: the later counts.
    pub fn change(&self, id: &str) -> Option<EditKind> {
        let edits = [self.wanted.as_slice(), self.in_flight()];
        edits
            .into_iter()
            .find_map(|edits| edit::find(edits, id).ok().map(|at| edits[at].kind))
    }

    /// Whether the customer is in the group once all that is wanted is done.
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

    /// How it will be for a group once all that is in flight or wanted is done; `None` if nobody said.
    fn outcome(&self, id: &str) -> Option<bool> {
        match self.change(id) {
            Some(kind) => Some(kind.result()),
            None => self.members.as_ref().map(|_| self.is_confirmed(id)),
        }
    }

    /// Whether an edit is to be sent that is not in flight.
    fn is_due(&self) -> bool {
        self.wanted.iter().any(|edit| edit.is_due)
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

    fn sort_out(&self, edits: &[Edit]) -> (Vec<Group>, Vec<Group>) {
        let of = |kind| {
            let edits = edits.iter().filter(move |edit| edit.kind == kind);
            edits.map(|edit| self.group(&edit.id)).collect()
        };
        (of(EditKind::Add), of(EditKind::Remove))
    }

    /// Takes in what is told of groups, sorted by id; an answer with ids and names only leaves the dates known before.
    /// All in one go: thousands inserted one by one would each move the rest.
    fn learn(&mut self, groups: Vec<Group>) {
        let mut known = std::mem::take(&mut self.known).into_iter().peekable();
        for group in groups {
            while let Some(earlier) = known.next_if(|known| known.id < group.id) {
                self.known.push(earlier);
            }
            match known.next_if(|known| known.id == group.id) {
                Some(mut known) => {
                    known.learn(group);
                    self.known.push(known);
                }
                None => self.known.push(group),
            }
        }
        self.known.extend(known);
    }
}
