//! What is said of edits.

use super::{NAMED, RETRYING, hidden, name};
use crate::api::{Diagnosis, Error, ErrorKind};
use crate::live::Fault;
use crate::live::store::Message;
use crate::membership::{Group, Membership, Notice};
use crate::text::locale;

/// What the status line says of a message.
pub fn message(message: &Message) -> String {
    match message {
        Message::Saving { added, removed } | Message::Notice(Notice::Again { added, removed }, _) => {
            changes("Adding to", added, "Removing from", removed, "…")
        }
        Message::Notice(notice, error) => match notice {
            Notice::Saved { added, removed, .. } => changes("Added to", added, "Removed from", removed, "."),
            Notice::Already { added, removed } => changes("Was already in", added, "Was already out of", removed, "."),
            Notice::Missed { added, removed } => join(
                unless_empty(added, |names| format!("Not added to {names}: deleted in the meantime.")),
                unless_empty(removed, |names| {
                    format!("Still in {names}: somebody added the customer again.")
                }),
            ),
            Notice::Refused { added, removed } => {
                let why = why(error.as_ref());
                join(
                    unless_empty(added, |names| format!("Not added to {names}: {why}.")),
                    unless_empty(removed, |names| format!("Not removed from {names}: {why}.")),
                )
            }
            Notice::Kept { added, removed } => {
                let why = why(error.as_ref());
                let kept = changes("Add to", added, "Remove from", removed, ".");
                format!("Not saved: {why}. Your changes are kept: {kept}")
            }
            Notice::Gone { added, removed } => join(
                unless_empty(added, |names| {
                    format!("Not added to {names}: the customer no longer exists.")
                }),
                unless_empty(removed, |names| {
                    format!("Not removed from {names}: the customer no longer exists.")
                }),
            ),
            Notice::Again { .. } | Notice::Paused { .. } => String::new(),
        },
    }
}

fn why(error: Option<&Error>) -> &'static str {
    match error {
        Some(error) if error.kind == ErrorKind::Forbidden => "you do not have the right to do this",
        _ => "the server refused it",
    }
}

/// That it is being tried again, and why it has to be if that is known.
pub fn retrying(why: Option<&Fault>) -> String {
    match why {
        Some(fault) if fault.diagnosis == Some(Diagnosis::Offline) => "You are offline. Trying again…".into(),
        Some(Fault { error, .. }) => match error.retry_after {
            Some(seconds) => format!(
                "The server asks to wait. Trying again in {} s.",
                locale::number(seconds)
            ),
            None => RETRYING.into(),
        },
        None => RETRYING.into(),
    }
}

/// What waits for a retry.
pub fn held(membership: &Membership) -> String {
    let (added, removed) = membership.unsaved();
    changes("Add to", &added, "Remove from", &removed, ".")
}

/// What would be lost. Of many edits some are named, as they come: this is said at every click, in case of a crash.
#[cfg(feature = "element")]
pub fn unsaved(membership: &Membership) -> String {
    let (mut added, mut removed) = membership.unsaved();
    let mut more = 0;
    for groups in [&mut added, &mut removed] {
        more += groups.len().saturating_sub(NAMED);
        groups.truncate(NAMED);
    }
    let named = changes("Add to", &added, "Remove from", &removed, ".");
    match more {
        0 => named,
        more => format!("{named} {}.", hidden(more)),
    }
}

fn changes(add: &str, added: &[Group], remove: &str, removed: &[Group], end: &str) -> String {
    join(
        unless_empty(added, |names| format!("{add} {names}{end}")),
        unless_empty(removed, |names| format!("{remove} {names}{end}")),
    )
}

fn unless_empty(groups: &[Group], sentence: impl FnOnce(String) -> String) -> String {
    if groups.is_empty() {
        String::new()
    } else {
        sentence(names(groups))
    }
}

/// What is said of a customer who is not on screen, if anything is.
pub fn about(customer: &str, words: &str) -> String {
    match words {
        "" => String::new(),
        words => format!("{}: {words}", name(customer)),
    }
}

/// Two sentences, of which either may be missing.
pub fn join(mut first: String, second: String) -> String {
    if !first.is_empty() && !second.is_empty() {
        first.push(' ');
    }
    first + &second
}

/// The first of them by name, and how many more.
pub fn names(groups: &[Group]) -> String {
    let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
    let order = locale::name_order(&names, &locale::language());
    let more = names.len().checked_sub(NAMED).filter(|&more| more > 0).map(hidden);
    let named = order.iter().take(NAMED).filter_map(|&at| names.get(at));
    let items: Vec<String> = named.map(|group| name(group)).chain(more).collect();
    locale::list(&items)
}

/// The groups that were added since the picker was opened.
pub fn added(groups: &[Group]) -> String {
    unless_empty(groups, |names| format!("Added: {names}."))
}
