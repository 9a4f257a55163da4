//! What the widget shows is held against the reference after each move, and against the server once all is calm.

use super::moves::Move;
use super::server::NEVER;
use super::world::{Ids, Property, World};
use medusa_customer_groups::membership::Pause;
use std::collections::BTreeMap;

impl World {
    /// Holds what the widget shows against the reference.
    pub(super) fn compare(&mut self) {
        let (membership, wishes) = (&self.membership, &self.wishes);
        let mut faults = Vec::new();
        let in_flight = !wishes.in_flight.is_empty();
        if membership.has_unsaved() != (!wishes.open.is_empty() || in_flight) {
            faults.push((
                Property::NothingSilent,
                format!("wanted are {:?}: {membership:?}", wishes.open),
            ));
        }
        let due = wishes.due();
        if membership.has_staged() != (due.len() < wishes.open.len())
            || membership.is_saving() != (!due.is_empty() || in_flight)
        {
            faults.push((
                Property::OnlySaved,
                format!("due are {due:?} of {:?}: {membership:?}", wishes.open),
            ));
        }
        let (added, removed) = membership.unsaved();
        let adds = added.into_iter().map(|group| (group.id, true));
        let unsaved: Vec<_> = adds.chain(removed.into_iter().map(|group| (group.id, false))).collect();
        let open: BTreeMap<_, _> = wishes.open.iter().map(|(id, w)| (id.clone(), w.target)).collect();
        if unsaved.len() != open.len() || unsaved.iter().any(|(id, target)| open.get(id) != Some(target)) {
            faults.push((Property::NothingSilent, format!("{unsaved:?} instead of {open:?}")));
        }
        if let Some(confirmed) = &wishes.confirmed {
            let ids: Ids = confirmed.iter().chain(wishes.open.keys()).cloned().collect();
            let stays = |id: &String| wishes.is_staged && confirmed.contains(id);
            let expected: Vec<_> = ids
                .into_iter()
                .filter(|id| wishes.shows(id) == Some(true) || stays(id))
                .map(|id| (wishes.change(&id), id))
                .collect();
            let mut rows: Vec<_> = membership
                .rows()
                .into_iter()
                .map(|row| (row.change, row.group.id))
                .collect();
            rows.sort_by(|a, b| a.1.cmp(&b.1));
            if rows != expected {
                faults.push((
                    Property::View,
                    format!("{rows:?} instead of {expected:?}: {membership:?}"),
                ));
            }
            for n in 0..7 {
                let id = format!("g{n}");
                if Some(membership.shows(&id)) != wishes.shows(&id)
                    || membership.is_confirmed(&id) != confirmed.contains(&id)
                    || membership.change(&id) != wishes.change(&id)
                {
                    faults.push((Property::View, id));
                }
            }
        } else if membership.is_loaded() || !membership.rows().is_empty() {
            faults.push((Property::View, "loaded before the first answer".to_owned()));
        }
        self.faults.append(&mut faults);
    }

    pub(super) fn calm_down(&mut self) {
        // Each wish may be a bad id that takes some requests to single out; the rest is reading and resuming.
        let bound = 12 + 8 * self.wishes.open.len();
        let requests = self.drain(bound);
        self.expect(Property::CalmsDown, requests < bound, || {
            format!("{bound} requests were not enough")
        });
        if self.membership.is_gone() {
            let is_so = self.server.has_no_customer && !self.membership.has_unsaved();
            return self.expect(Property::EndsEqual, is_so, || "gone, but not on the server".to_owned());
        }
        if self.is_told {
            self.compare_with_server("calmed down");
        }
        // In the end nothing is late any more, and that is when the widget looks for the last time.
        while !self.late.is_empty() {
            self.commit();
        }
        self.membership.check(true);
        let requests = self.drain(bound);
        self.expect(Property::CalmsDown, requests < bound, || "no end of doubt".to_owned());
        let state = format!("{:?}", self.membership);
        self.expect(Property::CalmsDown, !self.membership.is_in_doubt(), || state);
        self.membership.mark_stale();
        self.drain(3);
        if !self.membership.is_gone() {
            self.compare_with_server("read again");
        }
        let state = format!("{:?}", self.membership);
        let (is_idle, is_saved) = (self.membership.pause().is_none(), !self.membership.has_unsaved());
        self.expect(Property::CalmsDown, is_idle && is_saved, || state);
        for (id, target) in self.last.clone() {
            let is_so = self.server.has_no_customer || self.server.members.contains(&id) == target;
            self.expect(Property::LastWishHolds, is_so, || format!("{id} should be {target}"));
        }
        let left = self.wishes.open.len();
        self.expect(Property::LastWishHolds, left == 0, || {
            format!("{left} wishes were never answered")
        });
    }

    /// After a discard there is nothing but the truth, and only a read to learn it.
    pub(super) fn give_up(&mut self) {
        self.play(&Move::Answer);
        self.play(&Move::Discard);
        let is_clean = !self.membership.has_unsaved() && self.membership.rows().iter().all(|row| row.change.is_none());
        self.expect(Property::DiscardIsTruth, is_clean, || "something is left".to_owned());
        // What seemed undone before, and comes true late after all, is undone again.
        let most = if self.membership.is_in_doubt() { 2 } else { 1 };
        let requests = self.drain(3);
        self.expect(Property::DiscardIsTruth, (1..=most).contains(&requests), || {
            format!("{requests} requests")
        });
        let shown: Ids = self.membership.rows().into_iter().map(|row| row.group.id).collect();
        let is_so = self.server.has_no_customer || shown == self.server.members;
        self.expect(Property::DiscardIsTruth, is_so, || format!("{shown:?}"));
    }

    /// Does what a person and a healthy network would, until nothing is sent any more. Says how many requests it took.
    pub fn drain(&mut self, bound: usize) -> usize {
        for requests in 0..bound {
            if self.flight.is_none() {
                self.play(match self.membership.pause() {
                    Some(Pause::SignedOut) => &Move::SignedIn,
                    Some(Pause::Retrying(_)) => &Move::TryAgain,
                    Some(Pause::Held) => &Move::Retry,
                    None => &Move::Send,
                });
                self.play(&Move::Send);
            }
            if self.flight.is_none() && self.membership.has_staged() {
                // Who was told that a save was refused takes out what cannot be.
                let bad = self.wishes.open.keys().filter(|id| id.contains(NEVER));
                self.play(&Move::Remove(bad.cloned().collect()));
                self.play(&Move::Save);
                self.play(&Move::Send);
            }
            if self.flight.is_none() {
                return requests;
            }
            self.play(&Move::Answer);
            self.compare();
        }
        bound
    }

    fn compare_with_server(&mut self, when: &str) {
        let shown: Ids = self.membership.rows().into_iter().map(|row| row.group.id).collect();
        let what = format!("{when}: {shown:?} instead of {:?}", self.server.members);
        let is_so = shown == self.server.members || self.server.has_no_customer;
        self.expect(Property::EndsEqual, is_so, || what);
    }
}
