//! Groups that do not exist yet, made on the spot: of what is typed, or of all that a pasted list names in vain.

use super::Picker;
use super::alike::so_called;
use super::find::all_names;
use super::panel::Panel;
use super::report::{Missing, Report, Step};
use crate::api::{Client, Error, ErrorKind, GroupKey};
use crate::live::store::Unmet;
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
    /// A name that was to be made, and what a group is called that has nearly the same: that was told.
    told: (String, String),
}

/// What the option to create a group says, if there is to be one; and what a group is called that has nearly the same
/// name.
pub fn label(picker: Picker) -> Option<(String, Option<String>)> {
    if let Some(name) = under_way(picker) {
        return Some((text::about_group(text::CREATING, &name), None));
    }
    let name = picker.search.query();
    let is_found = |results: &Vec<Group>| results.iter().any(|group| group.name.trim() == name);
    let is_offered = !name.is_empty()
        // As far as is known before it is tried.
        && untrack(|| picker.session.rights().can_create)
        && picker.search.is_current()
        && picker.creation.with(|creation| creation.made != name)
        && !picker.search.results.with_untracked(is_found);
    is_offered.then(|| {
        (
            text::about_group(text::CREATE, &name),
            twin(picker, &name).map(|twin| text::about_group(text::EXISTS, &twin)),
        )
    })
}

/// What a group is called that has this name but for what does not count, as far as the reader is told of it.
fn twin(picker: Picker, name: &str) -> Option<String> {
    let told = |creation: &Creation| (creation.told.0 == name).then(|| creation.told.1.clone());
    let listed = |results: &Vec<Group>| so_called(results, name).map(|group| group.name.clone());
    let told = picker.creation.try_with(told).flatten();
    told.or_else(|| picker.search.results.with_untracked(listed))
}

pub fn is_under_way(picker: Picker) -> bool {
    under_way(picker).is_some()
}

fn under_way(picker: Picker) -> Option<String> {
    let name = |creation: &Creation| creation.under_way.clone();
    picker.creation.try_with(name).flatten()
}

/// Makes a group of what is typed, and adds it.
pub fn create(picker: Picker) {
    let name = picker.search.query();
    if is_under_way(picker) || name.is_empty() {
        return;
    }
    picker
        .creation
        .try_update(|creation| creation.under_way = Some(name.clone()));
    picker.quiet_down();
    picker.show_creation();
    // Else one that is called nearly so is looked for first: a server finds neither accents nor what cannot be seen.
    let is_told = twin(picker, &name).is_some();
    make_all(picker, vec![name], is_told, false);
}

/// Makes a group of every name that a pasted list has and the store lacks, and adds them all.
pub fn create_missing(picker: Picker) {
    let begin = |panel: &mut Panel| match panel {
        Panel::Pasted(report) => {
            report.under_way += 1;
            report.fault = None;
            report.new_names()
        }
        _ => Vec::new(),
    };
    let names = picker.panel.try_update(begin).unwrap_or_default();
    make_all(picker, names, true, true);
}

/// What became of names that are to be groups.
#[derive(Default)]
struct Outcome {
    /// The names of which there are groups now, and those.
    names: Vec<String>,
    groups: Vec<Group>,
    /// Whether somebody has made the last of them.
    is_taken: bool,
    /// A group that is called nearly so.
    twin: Option<Group>,
}

fn make_all(picker: Picker, names: Vec<String>, is_told: bool, is_pasted: bool) {
    let session = picker.session;
    let (client, turn) = (session.client(), session.turn());
    // The groups are still to be added to the customer for whom they were made, on screen or not.
    picker.store.begin_lookup(names.len());
    spawn_local(async move {
        let mut outcome = Outcome::default();
        let mut result = Ok(());
        for name in &names {
            result = make(&client, name, is_told, &mut outcome).await;
            if result.is_err() || outcome.twin.is_some() {
                break;
            }
            outcome.names.push(name.clone());
        }
        let may_not = matches!(&result, Err(error) if error.kind == ErrorKind::Forbidden);
        if may_not {
            session.deny(|rights| rights.can_create = false);
        }
        let Outcome {
            names: made,
            groups,
            is_taken,
            twin,
        } = outcome;
        if !groups.is_empty() {
            picker.add(client.base_url(), groups);
            picker.search.run();
        }
        let fault = session.explain_failure(turn, &result).await;
        let is_told_elsewhere = !picker.is_seen();
        if is_told_elsewhere {
            let left: Vec<String> = names.iter().filter(|name| !made.contains(name)).cloned().collect();
            match (&fault, &twin) {
                (Some(fault), _) => picker.tell_elsewhere(left, Unmet::Create(fault.clone())),
                (None, Some(twin)) => picker.tell_elsewhere(left, Unmet::Exists(twin.name.clone())),
                (None, None) => {}
            }
        }
        picker.store.end_lookup(names.len());
        picker.creation.try_update(|creation| {
            creation.under_way = None;
            if let Some(name) = made.last() {
                creation.made = name.clone();
            }
            if let (Some(twin), Some(name)) = (&twin, names.first()) {
                creation.told = (name.clone(), twin.name.clone());
            }
        });
        let told = picker.panel.try_update(|panel| match panel {
            Panel::Pasted(report) if is_pasted => {
                report.under_way = report.under_way.saturating_sub(1);
                report.make(&made);
                report.fault = fault.filter(|_| !is_told_elsewhere).map(|fault| (Step::Create, fault));
            }
            _ if is_pasted => {}
            panel => {
                // What a list has in vain, or what was told of a group that is called nearly so, is made now.
                if let Panel::Pasted(report) = panel {
                    report.make(&made);
                }
                if is_told_elsewhere {
                    return;
                }
                let name = names.into_iter().next().unwrap_or_default();
                *panel = match (fault, twin) {
                    (Some(fault), _) if may_not => Panel::Problem(text::MAY_NOT_CREATE, fault),
                    (Some(fault), _) => Panel::Problem(text::CREATE_FAILED, fault),
                    (None, Some(twin)) => Panel::Pasted(Report::of(Missing {
                        name,
                        near: vec![twin],
                        exists: true,
                    })),
                    (None, None) if is_taken => Panel::Taken(name),
                    (None, None) => return,
                };
            }
        });
        if told.is_some() {
            picker.show_creation();
        }
    });
}

/// Makes a group of this name, unless there is one: of just this name, or, if the reader is not told of that, of nearly
/// the same.
async fn make(client: &Client, name: &str, is_told: bool, outcome: &mut Outcome) -> Result<(), Error> {
    if !is_told {
        let groups = all_names(client).await?;
        outcome.twin = so_called(&groups, name).filter(|twin| twin.name != name).cloned();
        if outcome.twin.is_some() {
            return Ok(());
        }
    }
    let made = client.create_customer_group_as(name).await;
    outcome.is_taken = false;
    let group = match made {
        // Whatever the words of the refusal: is there one of this name?
        Err(error) if error.kind == ErrorKind::Invalid => {
            let named: Vec<Group> = client
                .customer_groups_by(GroupKey::Name, &[name])
                .await
                .unwrap_or_default();
            outcome.is_taken = true;
            named.into_iter().find(|group| group.name == name).ok_or(error)?
        }
        made => made?,
    };
    outcome.groups.push(group);
    Ok(())
}
