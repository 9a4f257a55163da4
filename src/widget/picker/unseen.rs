//! What the picker was to do came to nothing, and nobody looks at it any more: it was closed, or its customer has left
//! the screen. It is told as what became of edits is: below the table, or where the admin is now.

use super::Picker;
use crate::live::store::{Message, Unmet};
use crate::membership::Group;

impl Picker {
    /// Whether a person sees what it has to tell.
    pub(super) fn is_seen(self) -> bool {
        self.is_open()
    }

    /// Tells why the customer is in no group of these names.
    pub(super) fn tell_elsewhere(self, names: Vec<String>, why: Unmet) {
        let named = |name: String| Group {
            name,
            ..Group::default()
        };
        let groups: Vec<Group> = names.into_iter().map(named).collect();
        if !groups.is_empty() {
            self.store.tell(Message::Unmet(groups, why));
        }
    }
}
