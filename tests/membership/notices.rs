//! What the world makes of a notice: whether it is true, and what is still open after it.

use super::world::{Answer, Property, Wish, World};
use medusa_customer_groups::membership::Notice;
use std::collections::BTreeMap;

impl World {
    pub(super) fn hear(&mut self, answer: &Answer, in_flight: &BTreeMap<String, bool>, notice: Notice) {
        let told = format!("{notice:?} after {answer:?}");
        let is_member = |id: &str| answer.iter().flatten().any(|group| group.id == id);
        let [added, removed] = notice.groups();
        let lists = [(added, true), (removed, false)];
        let named = || {
            lists
                .iter()
                .flat_map(|(list, target)| list.iter().map(|g| (g.id.clone(), *target)))
        };
        let paused = matches!(notice, Notice::Paused { .. });
        if paused || matches!(notice, Notice::Gone { .. }) {
            let open: BTreeMap<_, _> = self.wishes.open.iter().map(|(id, w)| (id.clone(), w.target)).collect();
            let property = if paused {
                Property::PauseNamesAll
            } else {
                Property::NothingSilent
            };
            self.expect(
                property,
                named().eq(open.clone()) || named().collect::<BTreeMap<_, _>>() == open,
                || format!("{told}, but wanted are {open:?}"),
            );
        }
        if let Notice::Paused { pause, .. } = notice {
            let is_so = self.membership.pause() == Some(pause);
            return self.expect(Property::PauseNamesAll, is_so, || told);
        }
        if let Notice::Again { .. } = notice {
            for (id, target) in named() {
                let is_so = is_member(&id) != target && self.last.get(&id) != Some(&!target);
                self.expect(Property::SavedIsTrue, is_so, || format!("{id}: {told}"));
                let wish = Wish {
                    target,
                    may_have_happened: true,
                    is_due: true,
                };
                self.wishes.open.insert(id, wish);
            }
            return;
        }
        if let Notice::Kept { .. } = notice {
            return self.expect(Property::FailedSaveKeeps, answer.is_err(), || told);
        }
        if let Notice::Saved { can_undo: true, .. } = notice {
            let (added, removed) = self.membership.clone().undo().unwrap_or_default();
            let undone = added.iter().map(|group| (group.id.clone(), true));
            let mut undone = undone.chain(removed.iter().map(|group| (group.id.clone(), false)));
            let is_so = undone.any(|undone| named().any(|named| named == undone));
            self.expect(Property::UndoIsAsTold, is_so, || told.clone());
        }
        for (id, target) in named() {
            let truth = is_member(&id);
            let open = self.wishes.open.get(&id).copied();
            let is_wanted = open.is_some_and(|wish| wish.target == target) || in_flight.get(&id) == Some(&target);
            self.expect(Property::SavedIsTrue, is_wanted, || {
                format!("{id} was not wanted: {told}")
            });
            match notice {
                Notice::Saved { .. } | Notice::Already { .. } => {
                    self.expect(Property::SavedIsTrue, truth == target && answer.is_ok(), || {
                        format!("{id}: {told}")
                    });
                }
                Notice::Missed { .. } => {
                    self.expect(Property::SavedIsTrue, truth != target && answer.is_ok(), || {
                        format!("{id}: {told}")
                    });
                }
                _ => self.expect(Property::SavedIsTrue, answer.is_err(), || told.clone()),
            }
            let came_true = matches!(notice, Notice::Saved { .. } | Notice::Already { .. });
            if open.is_some_and(|wish| wish.target == target) {
                self.wishes.open.remove(&id);
                if !came_true || self.stale.contains(&id) {
                    self.last.remove(&id);
                }
            }
        }
    }

    /// Everything of it must be told as kept, by the one notice.
    pub(super) fn save_failed(&mut self, notices: &[Notice]) {
        let due = self.wishes.due();
        let is_said = match notices {
            [] => due.is_empty(),
            [Notice::Kept { added, removed }] => {
                let named = [(added, true), (removed, false)].into_iter();
                let named = named.flat_map(|(list, target)| list.iter().map(move |group| (group.id.clone(), target)));
                !due.is_empty() && named.collect::<BTreeMap<_, _>>() == due
            }
            _ => false,
        };
        self.wishes.stage_again();
        let is_over = !self.membership.is_saving();
        self.expect(Property::FailedSaveKeeps, is_said && is_over, || {
            format!("{notices:?}, but kept are {due:?}")
        });
    }
}
