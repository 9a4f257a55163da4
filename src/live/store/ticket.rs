//! Calls by a host, which wait for what the server makes of them.

use crate::api::{Error, ErrorKind};
use crate::membership::{Membership, Pause};
use wasm_bindgen::JsValue;

/// What is done with the outcome: the customer as answered, or why it is not as was asked.
pub type Settle = Box<dyn FnOnce(Result<JsValue, Error>)>;

/// One call that waits.
pub(super) struct Ticket {
    pub add: Vec<String>,
    pub remove: Vec<String>,
    /// Whether it waits for a read.
    pub is_read: bool,
    /// What went wrong since it was made.
    pub error: Option<Error>,
    pub settle: Settle,
}

impl Ticket {
    /// Whether the host is to be answered now. An edit that waits for a person, or for a sign-in, stays wanted; the
    /// call fails all the same.
    pub fn is_over(&self, membership: &Membership) -> bool {
        let is_pending = |id: &String| membership.change(id).is_some();
        let is_open = self.is_read && membership.is_reading() || self.add.iter().chain(&self.remove).any(is_pending);
        !is_open || membership.is_gone() || matches!(membership.pause(), Some(Pause::Held | Pause::SignedOut))
    }

    /// Whether it came out as was asked.
    pub fn is_done(&self, membership: &Membership) -> bool {
        membership.pause().is_none()
            && !membership.is_gone()
            && self.add.iter().all(|id| membership.is_confirmed(id))
            && !self.remove.iter().any(|id| membership.is_confirmed(id))
    }

    /// Tells the outcome.
    pub fn settle(self, is_done: bool, customer: &JsValue) {
        let failed = || Error::new(ErrorKind::Aborted, "Changed or given up before it was saved.");
        (self.settle)(match is_done {
            true => Ok(customer.clone()),
            false => Err(self.error.unwrap_or_else(failed)),
        });
    }
}
