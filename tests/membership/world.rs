//! A person, a server, other admins and a bad network, played out move by move against the reference. Every fault is
//! noted under the property it breaks, so that each property can be a test of its own.

use super::moves::Move;
use super::server::{Server, group};
use super::wishes::Wishes;
use medusa_customer_groups::membership::{Failure, Group, Membership, Notice, Pause, Request};
use std::collections::{BTreeMap, BTreeSet};

pub type Ids = BTreeSet<String>;

#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub target: bool,
    /// Whether a batch with the group failed, so that the last answer may be wrong about it.
    pub may_have_happened: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    OneList,
    OneFlight,
    OnlyWanted,
    View,
    NothingSilent,
    SavedIsTrue,
    PauseNamesAll,
    CalmsDown,
    EndsEqual,
    LastWishHolds,
}

type Answer = Result<Vec<Group>, Failure>;

#[derive(Default)]
pub struct World {
    pub membership: Membership,
    pub server: Server,
    wishes: Wishes,
    flight: Option<(Request, Option<Answer>)>,
    /// Whether the widget was told to read since the last change by others.
    is_told: bool,
    /// What the person last wanted of a group that nobody else changed since, and of which no notice said otherwise.
    last: BTreeMap<String, bool>,
    /// Groups that others changed since the last answer, and those since the request in flight was served.
    stale: Ids,
    stale_in_flight: Ids,
    faults: Vec<(Property, String)>,
}

impl World {
    pub fn new() -> Self {
        Self {
            server: Server::with(&["g0", "g1", "g2"]),
            is_told: true,
            ..Self::default()
        }
    }

    /// Plays the moves, then lets the world calm down.
    pub fn after(moves: &[Move]) -> Self {
        let mut world = Self::new();
        for step in moves {
            world.play(step);
            world.compare();
        }
        world.calm_down();
        world
    }

    pub fn faults(&self, property: Property) -> Vec<&str> {
        let of = self.faults.iter().filter(|(broken, _)| *broken == property);
        of.map(|(_, what)| what.as_str()).collect()
    }

    fn expect(&mut self, property: Property, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.faults.push((property, what()));
        }
    }

    fn play(&mut self, step: &Move) {
        match step {
            Move::Add(ids) => {
                if !self.membership.is_gone() {
                    for id in ids {
                        self.wishes.want(id, true);
                        self.note(id);
                    }
                }
                self.membership.add(ids.iter().map(|id| group(id)).collect());
            }
            Move::Remove(ids) => {
                if !self.membership.is_gone() {
                    for id in ids {
                        self.wishes.want(id, false);
                        self.note(id);
                    }
                }
                self.membership.remove(ids.clone());
            }
            Move::Undo => {
                if let Some((added, removed)) = self.membership.undo() {
                    for (groups, done) in [(added, true), (removed, false)] {
                        for group in groups {
                            self.wishes.undo(&group.id, done);
                            self.note(&group.id);
                        }
                    }
                }
            }
            Move::Discard => {
                self.membership.discard();
                let given_up: Vec<_> = self.wishes.open.keys().cloned().collect();
                self.wishes.discard();
                for id in given_up {
                    // Whether it happened all the same, only the next answer tells.
                    self.stale.insert(id.clone());
                    self.note(&id);
                }
            }
            Move::Send => self.send(),
            Move::Serve => self.serve(),
            Move::Answer => {
                self.serve();
                if let Some((_, Some(answer))) = self.flight.take() {
                    self.answer(answer);
                }
            }
            Move::Fail(failure) => match self.flight.take() {
                Some((_, None)) => self.answer(Err(*failure)),
                Some((_, Some(_))) => self.answer(Err(Failure::Transient)),
                None => {}
            },
            Move::Lose(failure) => {
                self.serve();
                if self.flight.take().is_some() {
                    self.answer(Err(*failure));
                }
            }
            Move::OtherAdds(id) => self.other(id, |server| server.add(id)),
            Move::OtherRemoves(id) => self.other(id, |server| {
                server.members.remove(id);
            }),
            Move::OtherDeletes(id) => self.other(id, |server| server.deletes(id)),
            Move::CustomerDeleted => self.server.has_no_customer = true,
            Move::TryAgain => self.membership.try_again(),
            Move::Retry => self.membership.retry(),
            Move::SignedIn => self.membership.signed_in(),
            Move::Refresh => {
                self.membership.refresh();
                self.is_told = true;
            }
        }
    }

    fn note(&mut self, id: &str) {
        match self.wishes.shows(id) {
            Some(target) if self.wishes.open.contains_key(id) || !self.stale.contains(id) => {
                self.last.insert(id.to_owned(), target);
            }
            _ => drop(self.last.remove(id)),
        }
    }

    fn other(&mut self, id: &str, change: impl FnOnce(&mut Server)) {
        change(&mut self.server);
        self.last.remove(id);
        self.stale.insert(id.to_owned());
        self.stale_in_flight.insert(id.to_owned());
        self.is_told = false;
    }

    fn send(&mut self) {
        let is_free = self.flight.is_none();
        let Some(request) = self.membership.next() else {
            let rests = !is_free || self.membership.pause().is_some() || self.membership.is_gone();
            let left = self.wishes.open.len();
            self.expect(Property::NothingSilent, rests || left == 0, || {
                format!("nothing is sent, but {left} are wanted")
            });
            return;
        };
        self.expect(Property::OneFlight, is_free, || {
            format!("{request:?} while another is in flight")
        });
        if let Request::Batch(batch) = &request {
            let lists = || batch.add.iter().chain(&batch.remove);
            let ids: Ids = lists().cloned().collect();
            self.expect(Property::OneList, ids.len() == lists().count(), || format!("{batch:?}"));
            self.expect(Property::OneList, !ids.is_empty(), || "an empty batch".to_owned());
            for (list, target) in [(&batch.add, true), (&batch.remove, false)] {
                for id in list {
                    let wanted = self.wishes.open.get(id).map(|wish| wish.target);
                    self.expect(Property::OnlyWanted, wanted == Some(target), || {
                        format!("{id} is sent as {target}, wanted is {wanted:?}")
                    });
                    self.wishes.in_flight.insert(id.clone(), target);
                    // The answer to this batch says what became of the attempts before it.
                    if let Some(wish) = self.wishes.open.get_mut(id) {
                        wish.may_have_happened = false;
                    }
                }
            }
        }
        self.flight = Some((request, None));
    }

    fn serve(&mut self) {
        if let Some((request, answer @ None)) = &mut self.flight {
            *answer = Some(self.server.does(request));
            self.stale_in_flight.clear();
        }
    }

    fn answer(&mut self, answer: Answer) {
        let in_flight = std::mem::take(&mut self.wishes.in_flight);
        match &answer {
            Ok(groups) => {
                self.wishes.confirmed = Some(groups.iter().map(|group| group.id.clone()).collect());
                self.stale = std::mem::take(&mut self.stale_in_flight);
            }
            Err(Failure::Forbidden) => {}
            Err(Failure::Refused) if in_flight.len() == 1 => {}
            Err(_) => {
                for id in in_flight.keys() {
                    if let Some(wish) = self.wishes.open.get_mut(id) {
                        wish.may_have_happened = true;
                    }
                }
            }
        }
        let notices = self.membership.answered(answer.clone());
        for notice in notices {
            self.hear(&answer, &in_flight, notice);
        }
    }

    fn hear(&mut self, answer: &Answer, in_flight: &BTreeMap<String, bool>, notice: Notice) {
        let told = format!("{notice:?} after {answer:?}");
        let is_member = |id: &str| answer.iter().flatten().any(|group| group.id == id);
        let (added, removed) = match &notice {
            Notice::Saved { added, removed, .. }
            | Notice::Already { added, removed }
            | Notice::Missed { added, removed }
            | Notice::Refused { added, removed }
            | Notice::Gone { added, removed }
            | Notice::Paused { added, removed, .. } => (added, removed),
        };
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

    /// Holds what the widget shows against the reference.
    fn compare(&mut self) {
        let (membership, wishes) = (&self.membership, &self.wishes);
        let mut faults = Vec::new();
        let in_flight = !wishes.in_flight.is_empty();
        if membership.has_unsaved() != (!wishes.open.is_empty() || in_flight) {
            faults.push((
                Property::NothingSilent,
                format!("wanted are {:?}: {membership:?}", wishes.open),
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
            let expected: Vec<_> = ids
                .into_iter()
                .filter(|id| wishes.shows(id) == Some(true))
                .map(|id| (!confirmed.contains(&id), id))
                .collect();
            let mut rows: Vec<_> = membership
                .rows()
                .into_iter()
                .map(|row| (row.is_pending, row.group.id))
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
                {
                    faults.push((Property::View, id));
                }
            }
        } else if membership.is_loaded() || !membership.rows().is_empty() {
            faults.push((Property::View, "loaded before the first answer".to_owned()));
        }
        self.faults.append(&mut faults);
    }

    fn calm_down(&mut self) {
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
        self.membership.refresh();
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
