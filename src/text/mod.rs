//! Every sentence that a person reads, in the reader's language.

mod edits;
mod english;
mod faults;
mod fold;
mod language;
pub mod languages;
pub(crate) mod locale;
mod messages;
mod name;
mod phrase;
mod say;

use crate::membership::{Group, Membership};

#[cfg(feature = "element")]
pub use edits::unsaved;
pub use edits::{about, added, held, join, message, names, retrying};
pub use english::*;
pub use faults::{another_user, fault, sign_in_error};
pub use fold::fold;
pub use language::Language;
pub use messages::{direction, language};
pub use name::{name, pieces, plain};
pub use phrase::Phrase;
use phrase::fill;

/// The spans of the date filters, by what stands for them in a filter.
pub const DATE_PRESETS: [(&str, Phrase); 7] = [
    ("", ANY_TIME),
    ("0", TODAY),
    ("7", LAST_7_DAYS),
    ("30", LAST_30_DAYS),
    ("90", LAST_90_DAYS),
    ("year", LAST_12_MONTHS),
    ("custom", CUSTOM_DATES),
];

/// In the place of what is not known.
pub const UNKNOWN: &str = "–";

/// How many groups a sentence names.
pub const NAMED: usize = 5;

/// The name of a control that is for one group.
pub fn for_group(label: Phrase, group: &str) -> String {
    plain(label.with(&[("group", &name(group))]))
}

/// A sentence about one group.
pub fn about_group(sentence: Phrase, group: &str) -> String {
    sentence.with(&[("group", &name(group))])
}

/// What a date filter is set to: one of [`DATE_PRESETS`], or days such as 2026-01-31.
pub fn dates(label: Phrase, preset: &str, from: &str, to: &str) -> String {
    let day = |day: &str| Language::current().format_date(&format!("{day}T00:00"));
    let value = match (preset, from, to) {
        ("custom", from, "") => SINCE.with(&[("date", &day(from))]),
        ("custom", "", to) => UNTIL.with(&[("date", &day(to))]),
        ("custom", from, to) => day(from) + " – " + &day(to),
        (preset, ..) => {
            let preset = DATE_PRESETS.iter().find(|(value, _)| *value == preset);
            preset.map(|(_, words)| words.say()).unwrap_or_default()
        }
    };
    labelled(label, &value)
}

/// What something is.
pub fn labelled(label: Phrase, value: &str) -> String {
    LABELLED.with(&[("label", &label.say()), ("value", value)])
}

/// How many groups are not on display.
pub fn hidden(count: usize) -> String {
    MORE.count(count)
}

/// How many of the groups a filter leaves.
pub fn shown_of(shown: usize, all: usize) -> String {
    let shown = Language::current().number(shown as u32);
    fill(&SHOWN_OF.count(all), &[("shown", &shown)])
}

pub fn selected(groups: &[Group]) -> String {
    fill(&SELECTED.count(groups.len()), &[("groups", &names(groups))])
}

/// Why a sign-in is asked for.
pub fn sign_in_reason(membership: &Membership) -> Phrase {
    if membership.has_unsaved() {
        SIGN_IN_KEEPS
    } else if membership.is_loaded() {
        SIGN_IN_AGAIN
    } else {
        SIGN_IN_TITLE
    }
}

/// What became of a pasted list.
pub fn matched(added: usize, already: usize, total: usize) -> String {
    let number = |count: usize| Language::current().number(count as u32);
    let added = number(added);
    let added = fill(&MATCHED.count(total), &[("added", &added)]);
    match already {
        0 => added,
        already => join(added, ALREADY_THERE.with(&[("count", &number(already))])),
    }
}
