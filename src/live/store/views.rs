//! Who shows a store.

use super::inner::{Inner, View};
use super::page;
use super::state::State;
use crate::live::event::{Event, Listener};
use crate::live::session::Session;

impl Inner {
    /// Somebody shows it from now on; returns the view's number.
    pub(super) fn enter(&self, fields: &str, listener: Listener) -> u32 {
        if !self.views.borrow().iter().any(|view| view.fields == fields) {
            self.state.try_update_untracked(|state| state.membership.mark_stale());
        }
        let customer = self.customer.borrow().clone();
        if customer.is_object() {
            listener.tell(Event::Load(customer));
        }
        let number = self.views.borrow().last().map_or(0, |view| view.number + 1);
        self.views.borrow_mut().push(View {
            number,
            fields: fields.to_owned(),
            listener,
        });
        if number == 0 {
            page::notify();
        }
        number
    }

    /// All that hosts want to know of the customer.
    pub(super) fn fields(&self) -> String {
        let mut all = String::new();
        for view in self.views.borrow().iter().filter(|view| !view.fields.is_empty()) {
            all.push_str(&view.fields);
            all.push(',');
        }
        all
    }

    /// A view of it is no more.
    pub(super) fn left(&self, number: u32) {
        let left = self
            .views
            .borrow_mut()
            .extract_if(.., |view| view.number == number)
            .last();
        if let Some(view) = left.filter(|_| self.views.borrow().is_empty()) {
            // It made the edits that are on their way, and may hear what comes of them.
            self.last_listener.replace(view.listener);
            self.forget_successes();
            page::notify();
        }
        self.close_when_idle();
    }

    pub(super) fn is_shown_in(&self, session: Session) -> bool {
        !self.views.borrow().is_empty() && self.session.is(session)
    }

    /// Whether nobody shows it, in this session, and it has something to tell. Follows its state.
    pub(super) fn is_left_in(&self, session: Session) -> bool {
        let is_untold = self.state.try_with(State::is_untold) == Some(true);
        is_untold && self.views.borrow().is_empty() && self.session.is(session)
    }
}
