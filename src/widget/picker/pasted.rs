//! A pasted list of names and ids: matched with the server's groups, all that match added in one go, and what does not
//! match told with the groups that may be meant.

use super::panel::Panel;
use super::paste::{self, Item};
use super::report::{Missing, Report};
use super::{Picker, find};
use crate::api::{Client, Error, GroupKey};
use crate::membership::Group;
use js_sys::JsString;
use leptos::ev::ClipboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many unmatched names are searched for.
const SEARCHED: usize = 10;
/// How many groups are offered for one.
const OFFERED: usize = 3;
/// Among how many those are looked for.
const COMPARED: u32 = 50;
/// Longer names are not searched for, in bytes.
const LONGEST: usize = 500;

/// What came of looking up.
#[derive(Default)]
struct Found {
    groups: Vec<Group>,
    missing: Vec<Missing>,
    rest: Vec<Item>,
    error: Option<Error>,
}

/// Takes a list out of the browser's hands. A single name is typed, like any text.
pub fn pasted(picker: Picker, event: &ClipboardEvent) {
    let clipboard = event.clipboard_data();
    let text = clipboard.and_then(|clipboard| clipboard.get_data("text").ok());
    let items = paste::parse(&text.unwrap_or_default());
    if paste::count(&items) > 1 {
        event.prevent_default();
        look_up(picker, items, false);
    }
}

/// Looks up what could not be.
pub fn try_again(picker: Picker) {
    let rest = picker.panel.try_update(|panel| match panel {
        Panel::Pasted(report) => std::mem::take(&mut report.rest),
        _ => Vec::new(),
    });
    look_up(picker, rest.unwrap_or_default(), true);
}

fn look_up(picker: Picker, items: Vec<Item>, is_more: bool) {
    picker.panel.update(|panel| {
        let mut report = match std::mem::take(panel) {
            // One at a time, as far as a person sees: a list pasted meanwhile joins the first.
            Panel::Pasted(report) if is_more || report.under_way > 0 => report,
            _ => Report::default(),
        };
        report.fault = None;
        report.under_way += 1;
        report.rest.extend(items.iter().cloned());
        *panel = Panel::Pasted(report);
    });
    let (session, client) = (picker.session, picker.session.client());
    // What matches is still to be added to the customer for whom it was pasted, on screen or not.
    let held = picker.store.hold();
    spawn_local(async move {
        let found = match_all(&client, &items).await;
        let fault = session.explain_failure(&found.error.map_or(Ok(()), Err)).await;
        let (mut new, mut already) = (Vec::<Group>::new(), 0);
        let count = found.groups.len();
        for group in found.groups {
            if picker.shows(&group) {
                already += 1;
            } else if new.iter().all(|other| other.id != group.id) {
                new.push(group);
            }
        }
        if !new.is_empty() {
            picker.add(client.base_url(), new);
        }
        picker.panel.try_update(|panel| {
            let mut report = match std::mem::take(panel) {
                Panel::Pasted(report) => report,
                _ => Report::default(),
            };
            report.under_way = report.under_way.saturating_sub(1);
            report.rest.retain(|item| !items.contains(item));
            report.rest.extend(found.rest);
            report.added += count - already;
            report.already += already;
            report.missing.extend(found.missing);
            report.fault = fault.or(report.fault);
            *panel = Panel::Pasted(report);
        });
        drop(held);
    });
}

/// Asks for all of them by their whole names and ids, then for groups of names like the first of the others.
async fn match_all(client: &Client, items: &[Item]) -> Found {
    let mut found = Found::default();
    let (mut ids, mut names) = (Vec::new(), Vec::new());
    for text in paste::candidates(items) {
        if text.starts_with("cusgroup_") {
            ids.push(text);
        } else {
            names.push(text);
        }
    }
    let mut known: Vec<Group> = Vec::new();
    let names = paste::portions(&names);
    let first_of_ids = names.len();
    let mut portions = names;
    portions.append(&mut paste::portions(&ids));
    for (at, values) in portions.iter().enumerate() {
        let key = if at < first_of_ids {
            GroupKey::Name
        } else {
            GroupKey::Id
        };
        match client.customer_groups_by(key, values).await {
            Ok(mut groups) => known.append(&mut groups),
            Err(error) => {
                found.error = Some(error);
                break;
            }
        }
    }
    let find = |text: &str| known.iter().find(|group| group.name == text || group.id == text);
    if found.error.is_some() {
        for item in items {
            match find(&item.text) {
                Some(group) => found.groups.push(group.clone()),
                None => found.rest.push(item.clone()),
            }
        }
        return found;
    }
    let mut searched = 0;
    for name in paste::resolve(items, &|text| find(text).is_some()) {
        if let Some(group) = find(&name) {
            found.groups.push(group.clone());
            continue;
        }
        searched += 1;
        if searched > SEARCHED || name.len() > LONGEST {
            found.missing.push(Missing { name, near: Vec::new() });
        } else if found.error.is_some() {
            found.rest.push(Item::whole(&name));
        } else {
            match similar(client, &name).await {
                Ok(Similar::Same(group)) => found.groups.push(group),
                Ok(Similar::Near(near)) => found.missing.push(Missing { name, near }),
                Err(error) => {
                    found.error = Some(error);
                    found.rest.push(Item::whole(&name));
                }
            }
        }
    }
    found
}

/// The groups that a name that no group has may stand for.
enum Similar {
    /// The one group that is called so but for upper and lower case.
    Same(Group),
    /// Others that are called much like it, the likeliest first.
    Near(Vec<Group>),
}

async fn similar(client: &Client, name: &str) -> Result<Similar, Error> {
    let lower = lower_case(name);
    for words in paste::attempts(name) {
        let (groups, _) = find(client.clone(), words, 0, COMPARED).await?;
        // The nearest first; those as near as others in the server's order.
        let mut near: Vec<(usize, Group)> = Vec::new();
        for group in groups {
            let other = lower_case(&group.name);
            // Of long names only the beginning is compared: none is the same but for that.
            let distance = if other == lower {
                0
            } else {
                paste::distance(&lower, &other).max(1)
            };
            let at = near.iter().position(|(other, _)| *other > distance);
            near.insert(at.unwrap_or(near.len()), (distance, group));
        }
        match near.as_slice() {
            [] => continue,
            [(0, group)] => return Ok(Similar::Same(group.clone())),
            [(0, group), (1.., _), ..] => return Ok(Similar::Same(group.clone())),
            _ => {
                let groups = near.into_iter().map(|(_, group)| group).take(OFFERED).collect();
                return Ok(Similar::Near(groups));
            }
        }
    }
    Ok(Similar::Near(Vec::new()))
}

fn lower_case(text: &str) -> String {
    JsString::from(text).to_lower_case().as_string().unwrap_or_default()
}
