//! The reference: what each group was last wanted to be. It knows nothing of requests but what went out and came back.

use super::world::{Ids, Wish};
use medusa_customer_groups::membership::EditKind;
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Wishes {
    /// What the server last answered.
    pub confirmed: Option<Ids>,
    /// What is wanted and was not yet answered for.
    pub open: BTreeMap<String, Wish>,
    /// What the batch in flight wants.
    pub in_flight: BTreeMap<String, bool>,
    /// Whether wishes wait for a save.
    pub is_staged: bool,
}

impl Wishes {
    /// How it is, or soon will be, for a group of which nothing more is wanted; `None` before the first answer.
    fn base(&self, id: &str) -> Option<bool> {
        let confirmed = self.confirmed.as_ref().map(|ids| ids.contains(id));
        self.in_flight.get(id).copied().or(confirmed)
    }

    pub fn shows(&self, id: &str) -> Option<bool> {
        self.open.get(id).map(|wish| wish.target).or_else(|| self.base(id))
    }

    pub fn change(&self, id: &str) -> Option<EditKind> {
        let wish = self.open.get(id)?;
        Some(if wish.target { EditKind::Add } else { EditKind::Remove })
    }

    pub fn want(&mut self, id: &str, target: bool) {
        if self.shows(id) == Some(target) {
            return;
        }
        let may_have_happened = self.open.remove(id).is_some_and(|earlier| earlier.may_have_happened);
        if !may_have_happened && self.base(id) == Some(target) {
            // Taken back in time.
            self.follow_flight(id);
        } else {
            let wish = Wish {
                target,
                may_have_happened,
                is_due: !self.is_staged,
            };
            self.open.insert(id.to_owned(), wish);
        }
    }

    pub fn undo(&mut self, id: &str, done: bool) {
        match self.open.get(id) {
            Some(wish) if wish.target == done && !wish.may_have_happened && self.in_flight.get(id) != Some(&done) => {
                self.open.remove(id);
                self.follow_flight(id);
            }
            _ => self.want(id, !done),
        }
    }

    pub fn save(&mut self) {
        for wish in self.open.values_mut() {
            wish.is_due = true;
        }
    }

    /// What a failed save leaves, whatever it was about.
    pub fn stage_again(&mut self) {
        for wish in self.open.values_mut() {
            wish.is_due = false;
        }
    }

    /// After a read there is no doubt about what waits for a save.
    pub fn read(&mut self) {
        for wish in self.open.values_mut().filter(|wish| !wish.is_due) {
            wish.may_have_happened = false;
        }
    }

    pub fn due(&self) -> BTreeMap<String, bool> {
        let due = self.open.iter().filter(|(_, wish)| wish.is_due);
        due.map(|(id, wish)| (id.clone(), wish.target)).collect()
    }

    pub fn discard(&mut self) {
        self.open.clear();
        for id in self.in_flight.keys().cloned().collect::<Vec<_>>() {
            self.follow_flight(&id);
        }
    }

    /// What is in flight is wanted again: nothing else is.
    fn follow_flight(&mut self, id: &str) {
        if let Some(&target) = self.in_flight.get(id) {
            let wish = Wish {
                target,
                may_have_happened: false,
                is_due: true,
            };
            self.open.insert(id.to_owned(), wish);
        }
    }
}
