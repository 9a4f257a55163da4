//! A person, a server, other admins and a bad network, played out move by move against the reference. Every fault is
//! noted under the property it breaks, so that each property can be a test of its own.

use super::moves::Move;
use super::server::{Server, group};
use super::wishes::Wishes;
use medusa_customer_groups::membership::{Failure, Group, Membership, Request};
use std::collections::{BTreeMap, BTreeSet};

pub type Ids = BTreeSet<String>;

#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub target: bool,
    /// Whether a batch with the group failed, so that the last answer may be wrong about it.
    pub may_have_happened: bool,
    /// Whether it may be sent; otherwise it waits for a save.
    pub is_due: bool,
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
    OnlySaved,
    OneBatch,
    FailedSaveKeeps,
    UndoIsAsTold,
    DiscardIsTruth,
    AskedFirst,
}

pub type Answer = Result<Vec<Group>, Failure>;

#[derive(Default)]
pub struct World {
    pub membership: Membership,
    pub server: Server,
    pub(super) wishes: Wishes,
    pub(super) flight: Option<(Request, Option<Answer>)>,
    /// Whether a person is asked before anything is sent.
    is_asked: bool,
    /// Whether the widget was told to read since the last change by others.
    pub(super) is_told: bool,
    /// What the person last wanted of a group that nobody else changed since, and of which no notice said otherwise.
    pub(super) last: BTreeMap<String, bool>,
    /// Groups that others changed since the last answer, and those since the request in flight was served.
    pub(super) stale: Ids,
    stale_in_flight: Ids,
    /// Batches that the server has yet to carry out.
    pub(super) late: Vec<Request>,
    pub(super) faults: Vec<(Property, String)>,
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

    /// Plays the moves, then gives up all that waits.
    pub fn discarded_after(moves: &[Move]) -> Self {
        let mut world = Self::new();
        moves.iter().for_each(|step| world.play(step));
        world.give_up();
        world
    }

    pub fn faults(&self, property: Property) -> Vec<&str> {
        let of = self.faults.iter().filter(|(broken, _)| *broken == property);
        of.map(|(_, what)| what.as_str()).collect()
    }

    pub(super) fn expect(&mut self, property: Property, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.faults.push((property, what()));
        }
    }

    pub(super) fn play(&mut self, step: &Move) {
        // There is nothing to ask about what was taken back.
        self.is_asked &= self.membership.has_unsaved();
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
            Move::Undo => self.undo(),
            Move::Discard => {
                self.membership.discard();
                self.is_asked = false;
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
            Move::Late(failure) => match self.flight.take() {
                Some((request, None)) => {
                    if matches!(request, Request::Batch(_)) {
                        self.late.push(request);
                    }
                    self.answer(Err(*failure));
                }
                Some((_, Some(_))) => self.answer(Err(*failure)),
                None => {}
            },
            Move::Commit => self.commit(),
            Move::Check => self.membership.check(false),
            Move::OtherAdds(id) => self.other(id, |server| server.add(id)),
            Move::OtherRemoves(id) => self.other(id, |server| {
                server.members.remove(id);
            }),
            Move::OtherDeletes(id) => self.other(id, |server| server.deletes(id)),
            Move::CustomerDeleted => self.server.has_no_customer = true,
            Move::TryAgain => self.membership.try_again(),
            Move::Retry => {
                self.membership.retry();
                self.is_asked = false;
            }
            // It is found out when a read is answered.
            Move::OtherUser if self.flight.is_none() => {
                self.membership.hold();
                self.is_asked = !self.wishes.open.is_empty();
            }
            Move::OtherUser => {}
            Move::SignedIn => self.membership.signed_in(),
            Move::Refresh => {
                self.membership.mark_stale();
                self.is_told = true;
            }
            Move::Stage(is_staged) => {
                self.membership.set_staged(*is_staged);
                if self.wishes.is_staged != *is_staged {
                    self.wishes.is_staged = *is_staged;
                    self.wishes.save();
                }
            }
            Move::Save => {
                self.membership.save();
                self.wishes.save();
            }
        }
    }

    fn undo(&mut self) {
        let could = self.membership.can_undo();
        let undone = self.membership.undo();
        self.expect(Property::UndoIsAsTold, could == undone.is_some(), || {
            format!("could undo: {could}, undone: {undone:?}")
        });
        let (added, removed) = undone.unwrap_or_default();
        let mut seen = Ids::new();
        for (groups, done) in [(added, true), (removed, false)] {
            for Group { id, .. } in groups {
                self.wishes.undo(&id, done);
                self.note(&id);
                self.expect(Property::UndoIsAsTold, seen.insert(id.clone()), || {
                    format!("{id} twice")
                });
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

    /// The server does what it was late with.
    pub(super) fn commit(&mut self) {
        if self.late.is_empty() {
            return;
        }
        let request = self.late.remove(0);
        let Request::Batch(batch) = &request else { return };
        for id in batch.add.iter().chain(&batch.remove) {
            self.stale.insert(id.clone());
            self.stale_in_flight.insert(id.clone());
        }
        // Whoever asked is gone: a refusal is told to nobody.
        let _ = self.server.does(&request);
        self.is_told = false;
    }

    fn send(&mut self) {
        let is_free = self.flight.is_none();
        let Some(request) = self.membership.next() else {
            let rests = !is_free || self.membership.pause().is_some() || self.membership.is_gone();
            let left = self.wishes.due().len();
            self.expect(Property::NothingSilent, rests || left == 0, || {
                format!("nothing is sent, but {left} are due")
            });
            return;
        };
        self.expect(Property::OneFlight, is_free, || {
            format!("{request:?} while another is in flight")
        });
        if let Request::Batch(batch) = &request {
            self.expect(Property::AskedFirst, !self.is_asked, || {
                format!("{batch:?} before the answer")
            });
            let lists = || batch.add.iter().chain(&batch.remove);
            let ids: Ids = lists().cloned().collect();
            self.expect(Property::OneList, ids.len() == lists().count(), || format!("{batch:?}"));
            self.expect(Property::OneList, !ids.is_empty(), || "an empty batch".to_owned());
            let due = self.wishes.due();
            let are_due = ids.iter().all(|id| due.contains_key(id));
            self.expect(Property::OnlySaved, are_due, || {
                format!("{batch:?}, but due are {due:?}")
            });
            // None of these worlds fills a batch.
            let is_all = !self.wishes.is_staged || ids.iter().eq(due.keys());
            self.expect(Property::OneBatch, is_all, || format!("{batch:?} of {due:?}"));
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
            Err(Failure::Forbidden) if !self.wishes.is_staged => {}
            Err(Failure::Refused) if !self.wishes.is_staged && in_flight.len() == 1 => {}
            Err(_) => {
                for id in in_flight.keys() {
                    if let Some(wish) = self.wishes.open.get_mut(id) {
                        wish.may_have_happened = true;
                    }
                }
            }
        }
        let notices = self.membership.answered(answer.clone());
        let is_batch = !in_flight.is_empty();
        if is_batch && self.wishes.is_staged && matches!(answer, Err(Failure::Refused | Failure::Forbidden)) {
            self.save_failed(&notices);
        }
        for notice in notices {
            self.hear(&answer, &in_flight, notice);
        }
        if answer.is_ok() && !is_batch {
            self.wishes.read();
        }
    }
}
