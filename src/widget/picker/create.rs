//! A group that does not exist yet, made on the spot.

use super::Picker;
use super::panel::Panel;
use crate::api::{Client, Error, ErrorKind, GroupKey};
use crate::kit::task::spawn_local;
use crate::live::session::{Area, Session};
use crate::membership::Group;
use crate::text;
use leptos::prelude::*;
use std::cell::RefCell;

/// Whether the account has the right, as far as is known before it is tried.
fn may_create(session: &Session) -> bool {
    untrack(|| session.rights().can_create)
}

#[derive(Default)]
pub struct Creation {
    /// The name of the group that is being made.
    under_way: RefCell<Option<String>>,
    /// The name of the last one made: it is not offered again while it is not yet among the results.
    made: RefCell<String>,
}

impl Creation {
    /// What the option to create a group says, if there is to be one.
    pub fn label(&self, it: &Picker) -> Option<String> {
        if let Some(name) = &*self.under_way.borrow() {
            return Some(text::creating(name));
        }
        let name = it.search.query();
        let is_found = |results: &Vec<Group>| results.iter().any(|group| group.name.trim() == name);
        let is_offered = !name.is_empty()
            && may_create(it.store.session())
            && it.search.is_current()
            && *self.made.borrow() != name
            && !it.search.results.with_untracked(is_found);
        is_offered.then(|| text::create(&name))
    }

    pub fn is_under_way(&self) -> bool {
        self.under_way.borrow().is_some()
    }
}

/// What became of it.
enum Outcome {
    Made(Group),
    /// Somebody has made one of this name.
    Taken(Group),
}

/// Makes a group of what is typed, and adds it.
pub fn create(it: &Picker) {
    let name = it.search.query();
    if it.creation.is_under_way() || name.is_empty() {
        return;
    }
    it.creation.under_way.replace(Some(name.clone()));
    it.quiet_down();
    it.show_creation();
    let it = it.clone();
    spawn_local(async move {
        let session = it.store.session();
        let outcome = make(session.client(), &name).await;
        session.note(&outcome);
        let panel = match outcome {
            Ok(outcome) => {
                let (panel, group) = match outcome {
                    Outcome::Made(group) => (Panel::None, group),
                    Outcome::Taken(group) => (Panel::Said(text::taken(&name)), group),
                };
                it.creation.made.replace(name);
                it.add(vec![group]);
                it.search.run();
                panel
            }
            Err(error) => {
                let title = if error.kind == ErrorKind::Forbidden {
                    session.deny(|rights| rights.can_create = false);
                    text::MAY_NOT_CREATE
                } else {
                    text::CREATE_FAILED
                };
                Panel::Problem(title, session.explain(error, Area::Admin).await)
            }
        };
        it.creation.under_way.take();
        if it.panel.try_set(panel).is_none() {
            it.show_creation();
        }
    });
}

async fn make(client: &Client, name: &str) -> Result<Outcome, Error> {
    match client.create_customer_group_as(name).await {
        Ok(group) => Ok(Outcome::Made(group)),
        // Whatever the words of the refusal: is there one of this name?
        Err(error) if error.kind == ErrorKind::Invalid => {
            let named: Vec<Group> = client
                .customer_groups_by(GroupKey::Name, &[name])
                .await
                .unwrap_or_default();
            let group = named.into_iter().find(|group| group.name == name);
            group.map(Outcome::Taken).ok_or(error)
        }
        Err(error) => Err(error),
    }
}
