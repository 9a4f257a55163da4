//! What is said of edits.

use super::english::*;
use super::phrase::Phrase;
use super::{Language, NAMED, about_group, fault, hidden, name};
use crate::api::{Diagnosis, Error, ErrorKind};
use crate::live::Fault;
#[cfg(feature = "element")]
use crate::live::store::State;
use crate::live::store::{Message, Unmet};
use crate::membership::{Group, Membership, Notice};

/// What the status line says of a message.
pub fn message(message: &Message) -> String {
    match message {
        Message::Saving { added, removed, .. } | Message::Notice(Notice::Again { added, removed }, _) => {
            changes(ADDING_TO, added, REMOVING_FROM, removed)
        }
        Message::Notice(told, error) => notice(told, error.as_ref()),
        Message::Unmet(groups, why) => unmet(groups, why),
    }
}

/// Why there are no groups of these names.
fn unmet(groups: &[Group], why: &Unmet) -> String {
    let names = names(groups);
    let why = match why {
        Unmet::NotFound => return join(NOT_FOUND.say(), names),
        Unmet::LookUp(why) => join(PASTE_FAILED.say(), fault(why)),
        Unmet::Create(why) if why.error.kind == ErrorKind::Forbidden => MAY_NOT_CREATE.say(),
        Unmet::Create(why) if groups.len() > 1 => join(NOT_ALL_CREATED.say(), fault(why)),
        Unmet::Create(why) => join(CREATE_FAILED.say(), fault(why)),
        Unmet::Exists(group) => about_group(EXISTS, group),
    };
    LABELLED.with(&[("label", &names), ("value", &why)])
}

fn notice(notice: &Notice, error: Option<&Error>) -> String {
    let is_forbidden = matches!(error, Some(error) if error.kind == ErrorKind::Forbidden);
    match notice {
        Notice::Saved { added, removed, .. } => changes(ADDED_TO, added, REMOVED_FROM, removed),
        Notice::Already { added, removed } => changes(WAS_IN, added, WAS_OUT_OF, removed),
        Notice::Missed { added, removed } => changes(NOT_ADDED_DELETED, added, STILL_IN, removed),
        Notice::Gone { added, removed } => changes(NOT_ADDED_GONE, added, NOT_REMOVED_GONE, removed),
        Notice::Refused { added, removed } if is_forbidden => {
            changes(NOT_ADDED_FORBIDDEN, added, NOT_REMOVED_FORBIDDEN, removed)
        }
        Notice::Refused { added, removed } => changes(NOT_ADDED_REFUSED, added, NOT_REMOVED_REFUSED, removed),
        Notice::Kept { added, removed } => {
            let kept = if is_forbidden { KEPT_FORBIDDEN } else { KEPT_REFUSED };
            kept.with(&[("changes", &changes(ADD_TO, added, REMOVE_FROM, removed))])
        }
        Notice::Again { .. } | Notice::Paused { .. } => String::new(),
    }
}

/// That it is being tried again, and why it has to be if that is known.
pub fn retrying(why: Option<&Fault>) -> String {
    match why {
        Some(fault) if fault.diagnosis == Some(Diagnosis::Offline) => RETRYING_OFFLINE.say(),
        Some(Fault { error, .. }) => match error.retry_after {
            Some(seconds) => RETRYING_IN.count(seconds as usize),
            None => RETRYING.say(),
        },
        None => RETRYING.say(),
    }
}

/// What waits for a retry.
pub fn held(membership: &Membership) -> String {
    let (added, removed) = membership.unsaved();
    changes(ADD_TO, &added, REMOVE_FROM, &removed)
}

/// What would be lost. Of many edits some are named, as they come: this is said at every click, in case of a crash.
#[cfg(feature = "element")]
pub fn unsaved(state: &State) -> String {
    let (mut added, mut removed) = state.membership.unsaved();
    let mut more = 0;
    for groups in [&mut added, &mut removed] {
        more += groups.len().saturating_sub(NAMED);
        groups.truncate(NAMED);
    }
    let named = changes(ADD_TO, &added, REMOVE_FROM, &removed);
    let counted = |words: Phrase, count: usize| match count {
        0 => String::new(),
        count => words.count(count),
    };
    let changes = join(named, counted(MORE_CHANGES, more));
    join(changes, counted(MATCHING, state.awaited))
}

fn changes(add: Phrase, added: &[Group], remove: Phrase, removed: &[Group]) -> String {
    join(of_groups(add, added), of_groups(remove, removed))
}

/// A sentence about some groups; nothing about none.
fn of_groups(sentence: Phrase, groups: &[Group]) -> String {
    match groups {
        [] => String::new(),
        groups => sentence.with(&[("groups", &names(groups))]),
    }
}

/// What is said of a customer who is not on screen, if anything is.
pub fn about(customer: &str, words: &str) -> String {
    match words {
        "" => String::new(),
        words => LABELLED.with(&[("label", &name(customer)), ("value", words)]),
    }
}

/// Two sentences, of which either may be missing.
pub fn join(first: String, second: String) -> String {
    match (first.as_str(), second.as_str()) {
        ("", _) => second,
        (_, "") => first,
        (first, second) => TWO_SENTENCES.with(&[("first", first), ("second", second)]),
    }
}

/// The first of them by name, and how many more.
pub fn names(groups: &[Group]) -> String {
    let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
    let language = Language::current();
    let order = language.name_order(&names);
    let more = names.len().checked_sub(NAMED).filter(|&more| more > 0).map(hidden);
    let named = order.iter().take(NAMED).filter_map(|&at| names.get(at));
    let items: Vec<String> = named.map(|group| name(group)).chain(more).collect();
    language.list(&items)
}

/// The groups that were added since the picker was opened.
pub fn added(groups: &[Group]) -> String {
    of_groups(ADDED, groups)
}
