//! Every sentence that a person reads, in English.

mod edits;
mod faults;
mod fold;
pub(crate) mod locale;
mod name;

use crate::membership::{Group, Membership};

#[cfg(feature = "element")]
pub use edits::unsaved;
pub use edits::{about, added, held, join, message, names, retrying};
pub use faults::{another_user, fault, sign_in_error};
pub use fold::fold;
pub use name::{name, pieces, plain};

pub const CUSTOMER_GROUPS: &str = "Customer groups";
pub const ADD_TO_GROUPS: &str = "Add to groups";
pub const UNDO: &str = "Undo";
pub const RETRY: &str = "Retry";
pub const DISCARD: &str = "Discard";
pub const DISMISS: &str = "Dismiss";
pub const DETAILS: &str = "Details";
pub const NAME: &str = "Name";
pub const CREATED: &str = "Created";
pub const UPDATED: &str = "Updated";
pub const ACTIONS: &str = "Actions";
pub const LOADING: &str = "Loading customer groups…";
pub const NO_GROUPS: &str = "No groups yet";
pub const NO_GROUPS_HINT: &str = "Groups decide which prices and promotions a customer gets.";
pub const NO_CUSTOMER: &str = "Customer not found";
pub const NO_CUSTOMER_HINT: &str = "The customer may have been deleted, or the link is incomplete.";
pub const LOAD_FAILED: &str = "The groups could not be loaded";
pub const EDITS_HELD: &str = "Not saved yet";
pub const REFRESH_FAILED: &str = "The groups could not be read again";
pub const RETRYING: &str = "No answer from the server. Trying again…";

pub const NO_FILTERED: &str = "No group matches the filter";
pub const CLEAR_FILTERS: &str = "Clear filters";
pub const FILTER_GROUPS: &str = "Filter groups";
pub const DATES: &str = "Dates";
pub const FROM: &str = "From";
pub const TO: &str = "To";
pub const SELECT_ALL: &str = "Select all";
pub const REMOVE_SELECTED: &str = "Remove selected";
pub const CLEAR_SELECTION: &str = "Clear selection";
pub const NEW: &str = "New";
pub const REMOVED: &str = "Removed";
pub const SAVE: &str = "Save";
pub const SAVING: &str = "Saving…";
pub const LEAVE_STAGED: &str = "The changes of this customer's groups are not saved. Leave, and drop them?";
pub const LEAVE: &str = "Leave";
pub const STAY: &str = "Stay";
pub const READ_ONLY: &str =
    "You can see these groups, but not change them: your account lacks the right to update customers.";
pub const CANNOT_LIST: &str =
    "You can remove groups, but not add any: your account lacks the right to see the store's groups.";

/// The spans of the date filters, by what stands for them in a filter.
pub const DATE_PRESETS: [(&str, &str); 7] = [
    ("", "Any time"),
    ("0", "Today"),
    ("7", "Last 7 days"),
    ("30", "Last 30 days"),
    ("90", "Last 90 days"),
    ("year", "Last 12 months"),
    ("custom", "From – to"),
];

/// How many groups a sentence names.
pub const NAMED: usize = 5;

pub const SEARCH_GROUPS: &str = "Search groups";
pub const SEARCH_OR_PASTE: &str = "Search, or paste a list of names";
pub const GROUPS: &str = "Groups";
pub const SEARCHING: &str = "Searching…";
pub const NO_MATCH: &str = "No group has such a name.";
pub const SEARCH_FAILED: &str = "The search failed.";

pub const SIGN_IN: &str = "Sign in";
pub const SIGNING_IN: &str = "Signing in…";
pub const SIGN_IN_TITLE: &str = "Sign in to your store";
pub const SIGN_IN_AGAIN: &str = "Your session has ended. Sign in to go on.";
pub const SIGN_IN_KEEPS: &str = "Your session has ended. Sign in, and your change is saved.";
pub const SIGNED_OUT_HERE: &str = "Your session has ended";
pub const SIGN_IN_THERE: &str = "Sign in to this dashboard again, then retry. Nothing on this card is lost.";
pub const EMAIL: &str = "Email";
pub const PASSWORD: &str = "Password";

pub const SIGN_OUT: &str = "Sign out";
pub const SIGNED_OUT: &str = "Signed out";
pub const CUSTOMERS: &str = "Customers";
pub const SEARCH_CUSTOMERS: &str = "Search customers";
pub const NO_CUSTOMERS: &str = "No customers found";
pub const CUSTOMERS_FAILED: &str = "The customers could not be loaded";
pub const PICK_A_CUSTOMER: &str = "Pick a customer to see the groups.";
/// In the place of what is not known.
pub const UNKNOWN: &str = "–";
pub const SHOW_MORE: &str = "Show more";
pub const LOADING_CUSTOMERS: &str = "Loading customers…";
pub const ALL_CUSTOMERS: &str = "All customers";
pub const BACKEND: &str = "Medusa backend";
pub const CONNECTING: &str = "Connecting to the backend…";
pub const CONNECT_FAILED: &str = "No connection to the backend";
pub const NOT_CONFIGURED: &str = "This page is not configured yet";
pub const SIGN_OUT_FAILED: &str = "You are still signed in.";
pub const OPEN_IN_ADMIN: &str = "Open in Medusa Admin";
/// Whether a customer has registered, in the Medusa Admin's words.
pub const REGISTERED: &str = "Registered";
pub const GUEST: &str = "Guest";

pub fn remove(group: &str) -> String {
    plain(format!("Remove {}", name(group)))
}

pub fn select(group: &str) -> String {
    plain(format!("Select {}", name(group)))
}

pub fn keep(group: &str) -> String {
    plain(format!("Keep {}", name(group)))
}

pub fn clear_filter(words: &str) -> String {
    format!("Clear {words}")
}

/// What a date filter is set to: one of [`DATE_PRESETS`], or days such as 2026-01-31.
pub fn dates(label: &str, preset: &str, from: &str, to: &str) -> String {
    let day = |day: &str| locale::format_date(&format!("{day}T00:00"), &locale::language());
    let words = match (preset, from, to) {
        ("custom", from, "") => format!("from {}", day(from)),
        ("custom", "", to) => format!("until {}", day(to)),
        ("custom", from, to) => format!("{} – {}", day(from), day(to)),
        (preset, ..) => {
            let preset = DATE_PRESETS.iter().find(|(value, _)| *value == preset);
            preset.map(|(_, words)| (*words).to_owned()).unwrap_or_default()
        }
    };
    format!("{label}: {words}")
}

/// How many groups are not on display.
pub fn hidden(count: usize) -> String {
    format!("{} more", locale::number(count as u32))
}

pub fn all(count: usize) -> String {
    format!("All {}", locale::number(count as u32))
}

pub fn selected(groups: &[Group]) -> String {
    format!("{} selected: {}", locale::number(groups.len() as u32), names(groups))
}

pub fn results(count: u32) -> String {
    match count {
        1 => "1 group".into(),
        count => format!("{} groups", locale::number(count)),
    }
}

/// Why a sign-in is asked for.
pub fn sign_in_reason(membership: &Membership) -> &'static str {
    if membership.has_unsaved() {
        SIGN_IN_KEEPS
    } else if membership.is_loaded() {
        SIGN_IN_AGAIN
    } else {
        SIGN_IN_TITLE
    }
}

pub const RECENT: &str = "Recent";
pub const ALL_GROUPS: &str = "All groups";
pub const CREATE_FAILED: &str = "The group was not created.";
pub const MAY_NOT_CREATE: &str = "You may not create groups.";
pub const NOT_ALL_CREATED: &str = "Not all groups were created.";
pub const PASTE_FAILED: &str = "Not all could be looked up.";
pub const NOT_FOUND: &str = "Not found:";

pub fn create(group: &str) -> String {
    format!("Create “{}”", name(group))
}

pub fn creating(group: &str) -> String {
    format!("Creating “{}”…", name(group))
}

/// That a group is called nearly so.
pub fn exists(group: &str) -> String {
    format!("“{}” exists", name(group))
}

/// To create all groups that a pasted list names and the store lacks.
pub fn create_all(count: usize) -> String {
    format!("Create all {} not found", locale::number(count as u32))
}

/// That a group was not made, because somebody else has.
pub fn taken(group: &str) -> String {
    format!("“{}” was there already, and the customer is added to it.", name(group))
}

/// That a pasted list is being looked up.
pub fn matching(total: usize) -> String {
    format!("Looking for {} groups…", locale::number(total as u32))
}

/// What became of a pasted list.
pub fn matched(added: usize, already: usize, total: usize) -> String {
    let number = |count| locale::number(count as u32);
    let added = format!("Added {} of {}.", number(added), number(total));
    match already {
        0 => added,
        already => format!("{added} Already there: {}.", number(already)),
    }
}
