//! A group that does not exist yet, made on the spot.

use super::alike::so_called;
use super::panel::Panel;
use super::report::Step;
use super::{Picker, all_names};
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

/// What the option to create a group says, if there is to be one; and which group is called so already, but for what
/// does not count in a name.
pub fn label(picker: Picker) -> Option<(String, Option<String>)> {
    if let Some(name) = under_way(picker) {
        return Some((text::creating(&name), None));
    }
    let name = picker.search.query();
    let is_found = |results: &Vec<Group>| results.iter().any(|group| group.name.trim() == name);
    let is_offered = !name.is_empty()
        // As far as is known before it is tried.
        && untrack(|| picker.session.rights().can_create)
        && picker.search.is_current()
        && picker.creation.with_value(|creation| creation.made != name)
        && !picker.search.results.with_untracked(is_found);
    is_offered.then(|| (text::create(&name), twin(picker, &name).map(|twin| text::exists(&twin))))
}

/// The name of the listed group that is called nearly so.
fn twin(picker: Picker, name: &str) -> Option<String> {
    let twin = |results: &Vec<Group>| so_called(results, name).map(|group| group.name.clone());
    picker.search.results.with_untracked(twin)
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
    /// There is one that is called nearly so, of which the reader does not know.
    Twin(Group),
}

/// Makes a group of what is typed, and adds it.
pub fn create(picker: Picker) {
    let name = picker.search.query();
    let is_told = twin(picker, &name).is_some();
    create_as(picker, name, is_told);
}

/// Makes a group of this name, and adds it. Unless it `is_told` of one that is called nearly so, that one is looked for
/// first: a server finds neither accents nor what cannot be seen.
pub fn create_as(picker: Picker, name: String, is_told: bool) {
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
        let outcome = match is_told {
            true => make(&client, &name).await,
            false => make_if_new(&client, &name).await,
        };
        session.note(&outcome);
        let panel = match outcome {
            Ok(Outcome::Twin(group)) => Panel::Twin(name, group),
            Ok(Outcome::Made(group)) => {
                added(picker, &client, name, vec![group]);
                Panel::None
            }
            Ok(Outcome::Taken(group)) => {
                let said = text::taken(&name);
                added(picker, &client, name, vec![group]);
                Panel::Said(said)
            }
            Err(error) => {
                let title = title(picker, &error);
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

/// Makes a group of every name that a pasted list has and the store lacks, and adds them all.
pub fn create_missing(picker: Picker) {
    let begin = |panel: &mut Panel| match panel {
        Panel::Pasted(report) if report.under_way == 0 => {
            report.under_way += 1;
            report.fault = None;
            report.new_names()
        }
        _ => Vec::new(),
    };
    let names = picker.panel.try_update(begin).unwrap_or_default();
    let (session, client) = (picker.session, picker.session.client());
    let held = picker.store.hold();
    spawn_local(async move {
        let (mut made, mut groups) = (Vec::new(), Vec::new());
        let mut result = Ok(());
        for name in names {
            match make(&client, &name).await {
                Ok(Outcome::Made(group) | Outcome::Taken(group) | Outcome::Twin(group)) => {
                    made.push(name);
                    groups.push(group);
                }
                Err(error) => {
                    title(picker, &error);
                    result = Err(error);
                    break;
                }
            }
        }
        if let Some(last) = made.last() {
            added(picker, &client, last.clone(), groups);
        }
        let fault = session.explain_failure(&result).await;
        drop(held);
        picker.panel.try_update(|panel| {
            if let Panel::Pasted(report) = panel {
                report.under_way = report.under_way.saturating_sub(1);
                report.missing.retain(|missing| !made.contains(&missing.name));
                report.added += made.len();
                report.fault = fault.map(|fault| (Step::Create, fault));
            }
        });
    });
}

/// Adds what was made.
fn added(picker: Picker, client: &Client, name: String, groups: Vec<Group>) {
    picker.creation.try_update_value(|creation| creation.made = name);
    picker.add(client.base_url(), groups);
    picker.search.run();
}

/// What is said of a failure. Whoever may not create groups is not offered it again.
fn title(picker: Picker, error: &Error) -> &'static str {
    match error.kind {
        ErrorKind::Forbidden => {
            picker.session.deny(|rights| rights.can_create = false);
            text::MAY_NOT_CREATE
        }
        _ => text::CREATE_FAILED,
    }
}

async fn make_if_new(client: &Client, name: &str) -> Result<Outcome, Error> {
    let groups = all_names(client).await?;
    match so_called(&groups, name) {
        Some(group) if group.name != name => Ok(Outcome::Twin(group.clone())),
        _ => make(client, name).await,
    }
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
