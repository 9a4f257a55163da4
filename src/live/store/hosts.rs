//! What the hosts of a store's views are told.

use super::inner::Inner;
use super::page;
use super::state::State;
use super::ticket::{Settle, Ticket};
use crate::api::{Error, ErrorKind};
use crate::live::event::{Change, Event};
use crate::membership::{Notice, Pause};

impl Inner {
    pub(super) fn tell(&self, event: &Event) {
        // A listener may open and close views.
        let views = self.views.borrow().clone();
        // What was read of a customer who is not shown is no news to a host, what became of an edit is: to the one that
        // showed it last, or, if that one is gone, to any other.
        if views.is_empty()
            && !matches!(event, Event::Load(_))
            && self.last_listener.get().try_tell(event.clone()).is_none()
        {
            page::listener_in(self.session).tell(event.clone());
        }
        for view in views {
            view.listener.tell(event.clone());
        }
    }

    pub(super) fn expect(&self, add: Vec<String>, remove: Vec<String>, is_read: bool, settle: Settle) {
        self.tickets.borrow_mut().push(Ticket {
            add,
            remove,
            is_read,
            error: None,
            settle,
        });
    }

    /// Tells hosts whose calls are over.
    pub(super) fn settle(&self) {
        // One by one: a host that hears of it may call again.
        let next = || {
            let mut tickets = self.tickets.borrow_mut();
            self.look(|State { membership, .. }| {
                let at = tickets.iter().position(|ticket| ticket.is_over(membership))?;
                let ticket = tickets.remove(at);
                Some((ticket.is_done(membership), ticket))
            })
        };
        while let Some((is_done, ticket)) = next() {
            ticket.settle(is_done, &self.customer.borrow().clone());
        }
    }

    /// The events that these notices are for hosts. Calls of hosts that wait take note of the error, too.
    pub(super) fn events(&self, notices: Vec<Notice>, error: Option<Error>) -> Vec<Event> {
        let mut events = Vec::new();
        for notice in notices {
            let error = error.clone().unwrap_or_else(|| why_missed(&notice));
            match notice {
                Notice::Saved { added, removed, .. } => {
                    let customer = self.customer.borrow().clone();
                    events.push(Event::Change(Change {
                        customer,
                        added,
                        removed,
                    }));
                }
                Notice::Already { .. }
                | Notice::Again { .. }
                | Notice::Paused {
                    pause: Pause::Retrying(_),
                    ..
                } => {}
                _ => {
                    for ticket in self.tickets.borrow_mut().iter_mut() {
                        ticket.error = Some(error.clone());
                    }
                    // That nobody is signed in is told by each card.
                    if error.kind != ErrorKind::Unauthorized {
                        events.push(Event::Error(self.customer_id.clone(), error));
                    }
                }
            }
        }
        events
    }
}

/// Why the server took a batch, and the groups are not as it asked.
fn why_missed(notice: &Notice) -> Error {
    match notice {
        Notice::Missed { added, .. } if added.is_empty() => Error::new(
            ErrorKind::Conflict,
            "Somebody added the customer again in the meantime.",
        ),
        _ => Error::new(ErrorKind::NotFound, "A group was deleted in the meantime."),
    }
}
