use super::edit::{self, Edit, EditKind};
use super::{Membership, Notice};

/// A batch that failed in passing may be carried out later than its error was told, by a server behind a gateway that
/// gave up waiting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Doubt {
    pub id: String,
    /// What the batch asked for.
    sent: EditKind,
    /// What is wanted of the group since; `None` if that was discarded, and nothing is.
    pub wish: Option<EditKind>,
}

impl Membership {
    /// Whether a batch that failed may still be carried out: what the server answers is not the last word. To be looked
    /// at again, by [`check`](Self::check).
    pub fn is_in_doubt(&self) -> bool {
        !self.doubts.is_empty()
    }

    /// Reads again what is in doubt. `is_last` says that no batch sent before can surprise any more.
    pub fn check(&mut self, is_last: bool) {
        if self.is_in_doubt() {
            self.mark_stale();
            self.ends_doubt |= is_last;
        }
    }

    /// These were sent, and may be carried out yet.
    pub(super) fn doubt(&mut self, edits: &[Edit]) {
        self.ends_doubt = false;
        for Edit { id, kind, .. } in edits {
            let wish = edit::find(&self.wanted, id).map_or(*kind, |at| self.wanted[at].kind);
            self.doubts.retain(|doubt| doubt.id != *id || doubt.sent != *kind);
            self.doubts.push(Doubt {
                id: id.clone(),
                sent: *kind,
                wish: Some(wish),
            });
        }
    }

    /// A later wish for a group is the one that has to hold.
    pub(super) fn follow_wish(&mut self, id: &str, wish: EditKind) {
        for doubt in self.doubts.iter_mut().filter(|doubt| doubt.id == id) {
            doubt.wish = Some(wish);
        }
    }

    /// Wants again what was confirmed, and a late batch has reversed.
    pub(super) fn find_reversed(&mut self) -> Option<Notice> {
        let doubts = match std::mem::take(&mut self.ends_doubt) {
            true => std::mem::take(&mut self.doubts),
            false => self.doubts.clone(),
        };
        let is_reversed = |doubt: &Doubt| {
            let is_member = self.is_confirmed(&doubt.id);
            let is_unwanted = doubt.wish.is_some_and(|wish| wish.result() != is_member);
            is_member == doubt.sent.result() && is_unwanted && self.change(&doubt.id).is_none()
        };
        let reversed: Vec<Edit> = doubts.into_iter().filter(is_reversed).filter_map(again).collect();
        if reversed.is_empty() {
            return None;
        }
        for edit in &reversed {
            edit::put(&mut self.wanted, edit.clone());
        }
        let (added, removed) = self.sort_out(&reversed);
        Some(Notice::Again { added, removed })
    }
}

/// It belongs to no step: the first time it was wanted is the one to undo.
fn again(doubt: Doubt) -> Option<Edit> {
    Some(Edit {
        id: doubt.id,
        kind: doubt.wish?,
        step: None,
        was_sent: true,
        is_due: true,
    })
}
