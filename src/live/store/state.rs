use crate::api::{Error, User};
use crate::live::Fault;
use crate::membership::{Failure, Group, Membership, Notice, Pause};

/// Something to tell a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// On its way to the server.
    Saving {
        /// To be added.
        added: Vec<Group>,
        /// To be removed.
        removed: Vec<Group>,
        /// Whether the next undo reverses this.
        can_undo: bool,
    },
    /// What became of an edit, with the error where there was one.
    Notice(Notice, Option<Error>),
    /// The customer was to be put into groups of these names, and there are no such groups to be had.
    Unmet(Vec<Group>, Unmet),
}

/// Why a name came to no group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmet {
    /// No group is called so.
    NotFound,
    /// Whether there is one could not be found out.
    LookUp(Fault),
    /// It could not be created.
    Create(Fault),
    /// It was not created, since one is called nearly so.
    Exists(String),
}

impl Message {
    /// What somebody has just wanted.
    pub fn wanted(added: Vec<Group>, removed: Vec<Group>) -> Self {
        Self::Saving {
            added,
            removed,
            can_undo: true,
        }
    }

    /// All that is on its way.
    pub fn waiting(membership: &Membership) -> Self {
        let (added, removed) = membership.unsaved();
        Self::Saving {
            added,
            removed,
            can_undo: membership.undo_reverses_unsaved(),
        }
    }

    /// The groups it is about: those added, those removed.
    pub fn groups(&self) -> [&[Group]; 2] {
        match self {
            Self::Saving { added, removed, .. } => [added, removed],
            Self::Notice(notice, _) => notice.groups(),
            Self::Unmet(groups, _) => [groups, &[]],
        }
    }

    /// The server's own words on what went wrong.
    pub fn server_words(&self) -> &str {
        match self {
            Self::Notice(_, Some(error))
            | Self::Unmet(_, Unmet::LookUp(Fault { error, .. }) | Unmet::Create(Fault { error, .. })) => &error.message,
            _ => "",
        }
    }

    /// Whether the next undo reverses what it tells; `None` if it does not tell of an edit that is on its way or done.
    pub fn can_undo(&self) -> Option<bool> {
        match self {
            Self::Saving { can_undo, .. } | Self::Notice(Notice::Saved { can_undo, .. }, _) => Some(*can_undo),
            _ => None,
        }
    }

    /// Whether it stays until somebody dismisses it, or gives up what waits.
    pub fn is_problem(&self) -> bool {
        matches!(
            self,
            Self::Notice(
                Notice::Missed { .. } | Notice::Refused { .. } | Notice::Kept { .. } | Notice::Gone { .. },
                _
            ) | Self::Unmet(..)
        )
    }
}

/// All that views show of a customer's groups. To read: changes go through the [`Store`](super::Store)'s methods.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The groups, confirmed and wanted.
    pub membership: Membership,
    /// What there is to tell: the newest success and what is on its way, then the problems not yet dismissed.
    pub messages: Vec<Message>,
    /// Why it is paused, when it is.
    pub fault: Option<Fault>,
    /// Who made the edits that wait, and who is signed in instead, while it is to be decided whether they are sent.
    pub users: Option<(User, User)>,
    /// What the customer is called by; the id until the server has told.
    pub name: String,
    /// How many groups are still being looked up or created, to be added then.
    pub awaited: usize,
}

impl State {
    /// Of a customer of whom nothing but the id is known.
    pub(super) fn of(customer_id: &str) -> Self {
        Self {
            name: customer_id.to_owned(),
            ..Self::default()
        }
    }

    /// Whether an edit has not yet reached the server, or is still to be made of what is looked up.
    pub fn has_unsaved(&self) -> bool {
        self.awaited > 0 || self.membership.has_unsaved()
    }

    /// The messages. Before that of an undo, which cannot be undone itself, what the next one reverses is told once
    /// more.
    pub fn told(&self) -> Vec<Message> {
        let mut told = self.messages.clone();
        if told.first().and_then(Message::can_undo) == Some(false)
            && let Some(next) = self.membership.to_undo()
        {
            let next = Message::Notice(next, None);
            // Once, where it is in the same words.
            if told[0].groups() == next.groups() {
                told.remove(0);
            }
            told.insert(0, next);
        }
        told
    }

    /// Takes away one of what is [`told`](Self::told); with an undo, what is told before it.
    pub fn dismiss(&mut self, index: usize) {
        let index = index.saturating_sub(self.told().len() - self.messages.len());
        if index < self.messages.len() {
            self.messages.remove(index);
        }
    }

    /// Replaces the success message, keeps the problems. Does nothing without news.
    pub(super) fn tell(&mut self, news: Vec<Message>) {
        if news.is_empty() {
            return;
        }
        let (problems, success): (Vec<_>, Vec<_>) = news.into_iter().partition(Message::is_problem);
        self.messages.retain(Message::is_problem);
        self.messages.splice(0..0, success);
        self.messages.extend(problems);
    }

    /// Whether something is to be told that is not on its way to its end by itself.
    pub(super) fn is_untold(&self) -> bool {
        let is_under_way = |message: &Message| matches!(message, Message::Saving { .. });
        !self.messages.iter().all(is_under_way) || self.waits()
    }

    /// Whether edits wait for a person.
    fn waits(&self) -> bool {
        let membership = &self.membership;
        membership.has_staged() || membership.has_unsaved() && membership.pause() == Some(Pause::Held)
    }

    /// Takes an answer in and tells what came of it.
    pub(super) fn answered(
        &mut self,
        answer: Result<Vec<Group>, Failure>,
        error: Option<Error>,
        fault: Option<Fault>,
    ) -> Vec<Notice> {
        // Why it is held stays so when others' changes are read meanwhile.
        self.fault = fault.or(self.fault.take());
        let notices = self.membership.answered(answer);
        let news = notices.iter().filter(|notice| is_news(notice)).cloned();
        let mut news: Vec<_> = news.map(|notice| Message::Notice(notice, error.clone())).collect();
        let pause = self.membership.pause();
        if pause == Some(Pause::Held) {
            // It is no longer on its way: what waits is told in its place.
            self.messages.retain(Message::is_problem);
        }
        if !news.is_empty() && pause.is_none() && self.membership.has_unsaved() && !self.membership.is_staged() {
            // Clicked while the answer was on its way.
            news.insert(0, Message::waiting(&self.membership));
        }
        self.tell(news);
        notices
    }
}

/// Whether a notice is told as a message. Pauses are not: they are shown while they last. Nor is a customer who is not
/// there, which the card says, unless edits were lost with that.
fn is_news(notice: &Notice) -> bool {
    match notice {
        Notice::Paused { .. } => false,
        Notice::Gone { added, removed } => !added.is_empty() || !removed.is_empty(),
        _ => true,
    }
}
