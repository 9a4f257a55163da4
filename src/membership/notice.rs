use super::{Group, Pause};

/// How a request failed, as far as it matters for what to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It may pass by itself: network, timeout, server fault.
    Transient,
    /// Nobody is signed in.
    Unauthorized,
    /// The right is missing, whatever the groups.
    Forbidden,
    /// The request was refused for what is in it.
    Refused,
    /// The customer does not exist.
    NoCustomer,
    /// The answer does not say which groups the customer is in.
    Unreadable,
}

/// What became of edits: something that a person must be able to learn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Done, as the server confirmed.
    Saved {
        /// The customer is now in these.
        added: Vec<Group>,
        /// The customer is no longer in these.
        removed: Vec<Group>,
        /// Whether the next undo reverses this: an undo itself cannot be undone, nor this before what was wanted later.
        can_undo: bool,
    },
    /// Nothing to do: it was so already.
    Already {
        /// Wanted in, and was in.
        added: Vec<Group>,
        /// Wanted out, and was out.
        removed: Vec<Group>,
    },
    /// The server took the batch, yet these are not as wanted.
    Missed {
        /// Not in: the group was deleted.
        added: Vec<Group>,
        /// Still in: somebody added the customer again.
        removed: Vec<Group>,
    },
    /// Confirmed before, and reversed by a batch of ours that the server was late with: these are wanted again.
    Again {
        /// To be added again.
        added: Vec<Group>,
        /// To be removed again.
        removed: Vec<Group>,
    },
    /// The server refused these; they are dropped.
    Refused {
        /// Not added.
        added: Vec<Group>,
        /// Not removed.
        removed: Vec<Group>,
    },
    /// The server refused the save; these are staged again as they were.
    Kept {
        /// Not added.
        added: Vec<Group>,
        /// Not removed.
        removed: Vec<Group>,
    },
    /// There is no such customer; these are dropped.
    Gone {
        /// Not added.
        added: Vec<Group>,
        /// Not removed.
        removed: Vec<Group>,
    },
    /// Nothing is sent for now; these are kept.
    Paused {
        /// Until when.
        pause: Pause,
        /// Still to add.
        added: Vec<Group>,
        /// Still to remove.
        removed: Vec<Group>,
    },
}

impl Notice {
    /// The groups it is about: those for adding, those for removing.
    pub fn groups(&self) -> [&[Group]; 2] {
        match self {
            Self::Saved { added, removed, .. }
            | Self::Already { added, removed }
            | Self::Missed { added, removed }
            | Self::Again { added, removed }
            | Self::Refused { added, removed }
            | Self::Kept { added, removed }
            | Self::Gone { added, removed }
            | Self::Paused { added, removed, .. } => [added, removed],
        }
    }
}
