use super::table::Browse;
use crate::membership::{Membership, Pause};

/// What the body of the card is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Body {
    Loading,
    Failed,
    SignedOut,
    NoCustomer,
    NoGroups,
    NoMatch,
    Groups,
}

impl Body {
    pub fn of(membership: &Membership, browse: Browse) -> Self {
        if membership.is_gone() {
            Self::NoCustomer
        } else if membership.is_loaded() {
            match (browse.all.with(Vec::is_empty), browse.listed.with(Vec::is_empty)) {
                (true, _) => Self::NoGroups,
                (false, true) => Self::NoMatch,
                (false, false) => Self::Groups,
            }
        } else {
            match membership.pause() {
                Some(Pause::Held) => Self::Failed,
                Some(Pause::SignedOut) => Self::SignedOut,
                Some(Pause::Retrying(_)) | None => Self::Loading,
            }
        }
    }

    /// Whether the customer's groups are known.
    pub fn is_loaded(self) -> bool {
        matches!(self, Self::NoGroups | Self::NoMatch | Self::Groups)
    }
}
