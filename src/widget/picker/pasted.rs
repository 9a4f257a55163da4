//! A pasted list of names and ids: matched with the server's groups, all that match added in one go, and what does not
//! match told with the groups that may be meant.

use super::Picker;
use super::alike::alike;
use super::find::all_names;
use super::panel::Panel;
use super::paste::{self, Item};
use super::report::{Missing, Report, Step};
use crate::api::{Client, Error, GroupKey};
use crate::live::store::Unmet;
use crate::membership::Group;
use leptos::ev::ClipboardEvent;
use leptos::task::spawn_local;

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
    let session = picker.session;
    let (client, turn) = (session.client(), session.turn());
    // What matches is still to be added to the customer for whom it was pasted, on screen or not.
    let awaited = paste::count(&items);
    picker.store.begin_lookup(awaited);
    spawn_local(async move {
        let found = match_all(&client, &items).await;
        let mut fault = session.explain_failure(turn, &found.error.map_or(Ok(()), Err)).await;
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
        let (mut missing, mut rest) = (found.missing, found.rest);
        if !picker.is_seen() {
            let names = |missing: &Missing| missing.name.clone();
            picker.tell_elsewhere(missing.iter().map(names).collect(), Unmet::NotFound);
            if let Some(fault) = fault.take() {
                let rest = rest.iter().map(|item| item.text.clone()).collect();
                picker.tell_elsewhere(rest, Unmet::LookUp(fault));
            }
            // Not here as well, when it is opened again.
            missing.clear();
            rest.clear();
        }
        picker.panel.try_update(|panel| {
            let mut report = match std::mem::take(panel) {
                Panel::Pasted(report) => report,
                _ => Report::default(),
            };
            report.under_way = report.under_way.saturating_sub(1);
            report.rest.retain(|item| !items.contains(item));
            report.rest.extend(rest);
            report.added += count - already;
            report.already += already;
            report.missing.extend(missing);
            report.fault = fault.map(|fault| (Step::LookUp, fault)).or(report.fault);
            *panel = Panel::Pasted(report);
        });
        picker.store.end_lookup(awaited);
    });
}

/// Asks for all of them by their whole names and ids, then for all names, to find the others among them.
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
    let names = paste::resolve(items, &|text| find(text).is_some());
    let (exact, others): (Vec<String>, Vec<String>) = names.into_iter().partition(|name| find(name).is_some());
    found.groups.extend(exact.iter().filter_map(|name| find(name)).cloned());
    if others.is_empty() {
        return found;
    }
    let alike = match all_names(client).await {
        Ok(all) => alike(&others, &all),
        Err(error) => {
            found.error = Some(error);
            found.rest = others.iter().map(|name| Item::whole(name)).collect();
            return found;
        }
    };
    found.missing = alike.missing;
    // Once more, with the dates that the table shows.
    let ids: Vec<String> = alike.same.iter().map(|(_, id)| id.clone()).collect();
    let mut known: Vec<Group> = Vec::new();
    for ids in paste::portions(&ids) {
        match client.customer_groups_by(GroupKey::Id, &ids).await {
            Ok(mut groups) => known.append(&mut groups),
            Err(error) => found.error = Some(error),
        }
    }
    for (name, id) in alike.same {
        match known.iter().find(|group| group.id == id) {
            Some(group) => found.groups.push(group.clone()),
            None => found.rest.push(Item::whole(&name)),
        }
    }
    found
}
