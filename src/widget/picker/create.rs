//! A group that does not exist yet, made on the spot.

use super::Picker;
use super::panel::Panel;
use crate::api::{Client, Error, ErrorKind, GroupKey};
use crate::live::Area;
use crate::membership::Group;
use crate::text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What was made, and what is being made.
#[derive(Default)]
pub struct Creation {
    /// The name of the group that is being made.
    under_way: Option<String>,
    /// The name of the last one made: it is not offered again while it is not yet among the results.
    made: String,
}

/// What the option to create a group says, if there is to be one.
pub fn label(picker: Picker) -> Option<String> {
    if let Some(name) = under_way(picker) {
        return Some(text::creating(&name));
    }
    let name = picker.search.query();
    let is_found = |results: &Vec<Group>| results.iter().any(|group| group.name.trim() == name);
    let is_offered = !name.is_empty()
        // As far as is known before it is tried.
        && untrack(|| picker.session.rights().can_create)
        && picker.search.is_current()
        && picker.creation.with_value(|creation| creation.made != name)
        && !picker.search.results.with_untracked(is_found);
    is_offered.then(|| text::create(&name))
}

pub fn is_under_way(picker: Picker) -> bool {
    under_way(picker).is_some()
}

fn under_way(picker: Picker) -> Option<String> {
    let name = |creation: &Creation| creation.under_way.clone();
    picker.creation.try_with_value(name).flatten()
}

/// What became of it.
enum Outcome {
    Made(Group),
    /// Somebody has made one of this name.
    Taken(Group),
}

/// Makes a group of what is typed, and adds it.
pub fn create(picker: Picker) {
    let name = picker.search.query();
    if is_under_way(picker) || name.is_empty() {
        return;
    }
    picker
        .creation
        .update_value(|creation| creation.under_way = Some(name.clone()));
    picker.quiet_down();
    picker.show_creation();
    let (session, client) = (picker.session, picker.session.client());
    // The group is still to be added to the customer for whom it was made, on screen or not.
    let held = picker.store.hold();
    spawn_local(async move {
        let outcome = make(&client, &name).await;
        session.note(&outcome);
        let panel = match outcome {
            Ok(outcome) => {
                let (panel, group) = match outcome {
                    Outcome::Made(group) => (Panel::None, group),
                    Outcome::Taken(group) => (Panel::Said(text::taken(&name)), group),
                };
                picker.creation.try_update_value(|creation| creation.made = name);
                picker.add(client.base_url(), vec![group]);
                picker.search.run();
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
        drop(held);
        picker.creation.try_update_value(|creation| creation.under_way = None);
        if picker.panel.try_set(panel).is_none() {
            picker.show_creation();
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
