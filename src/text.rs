//! Every sentence that a person reads, in English.

use crate::api::{Diagnosis, ErrorKind, page_origin};
use crate::membership::{Group, Membership, Notice};
use crate::session::{Area, Fault, SignInError};
use crate::store::Message;

pub const CUSTOMER_GROUPS: &str = "Customer groups";
pub const ADD_TO_GROUPS: &str = "Add to groups";
pub const UNDO: &str = "Undo";
pub const RETRY: &str = "Retry";
pub const DISCARD: &str = "Discard";
pub const DISMISS: &str = "Dismiss";
pub const DETAILS: &str = "Details";
pub const NAME: &str = "Name";
pub const CREATED: &str = "Created";
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

pub const SEARCH_GROUPS: &str = "Search groups";
pub const GROUPS: &str = "Groups";
pub const SEARCHING: &str = "Searching…";
pub const NO_MATCH: &str = "No group has such a name.";
pub const SEARCH_FAILED: &str = "The search failed.";

pub const SIGN_IN: &str = "Sign in";
pub const SIGNING_IN: &str = "Signing in…";
pub const SIGN_IN_TITLE: &str = "Sign in to your store";
pub const SIGN_IN_AGAIN: &str = "Your session has ended. Sign in to go on.";
pub const SIGN_IN_KEEPS: &str = "Your session has ended. Sign in, and your change is saved.";
pub const EMAIL: &str = "Email";
pub const PASSWORD: &str = "Password";

pub const SIGN_OUT: &str = "Sign out";
pub const SIGNED_OUT: &str = "Signed out";
pub const CUSTOMERS: &str = "Customers";
pub const SEARCH_CUSTOMERS: &str = "Search customers";
pub const NO_CUSTOMERS: &str = "No customers found";
pub const CUSTOMERS_FAILED: &str = "The customers could not be loaded";
pub const PICK_A_CUSTOMER: &str = "Pick a customer to see the groups.";
pub const SHOW_MORE: &str = "Show more";
pub const LOADING_CUSTOMERS: &str = "Loading customers…";
pub const ALL_CUSTOMERS: &str = "All customers";
pub const BACKEND: &str = "Medusa backend";
pub const CONNECTING: &str = "Connecting to the backend…";
pub const CONNECT_FAILED: &str = "No connection to the backend";
pub const NOT_CONFIGURED: &str = "This page is not configured yet";
pub const SIGN_OUT_FAILED: &str = "You are still signed in.";

pub fn remove(name: &str) -> String {
    format!("Remove {name}")
}

pub fn results(count: u32) -> String {
    match count {
        1 => "1 group".into(),
        count => format!("{count} groups"),
    }
}

/// What the status line says of a message.
pub fn message(message: &Message) -> String {
    match message {
        Message::Saving { added, removed } => changes("Adding to", added, "Removing from", removed, "…"),
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
                let why = match error {
                    Some(error) if error.kind == ErrorKind::Forbidden => "you do not have the right to do this",
                    _ => "the server refused it",
                };
                join(
                    unless_empty(added, |names| format!("Not added to {names}: {why}.")),
                    unless_empty(removed, |names| format!("Not removed from {names}: {why}.")),
                )
            }
            Notice::Gone { added, removed } => join(
                unless_empty(added, |names| {
                    format!("Not added to {names}: the customer no longer exists.")
                }),
                unless_empty(removed, |names| {
                    format!("Not removed from {names}: the customer no longer exists.")
                }),
            ),
            Notice::Paused { .. } => String::new(),
        },
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

/// That it is being tried again, and why it has to be if that is known.
pub fn retrying(why: Option<&Fault>) -> String {
    match why {
        Some(fault) if fault.diagnosis == Some(Diagnosis::Offline) => "You are offline. Trying again…".into(),
        _ => RETRYING.into(),
    }
}

/// What waits for a retry.
pub fn held(membership: &Membership) -> String {
    let (added, removed) = membership.unsaved();
    changes("Add to", &added, "Remove from", &removed, ".")
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

fn join(mut first: String, second: String) -> String {
    if !first.is_empty() && !second.is_empty() {
        first.push(' ');
    }
    first + &second
}

fn names(groups: &[Group]) -> String {
    match groups {
        [] => String::new(),
        [one] => one.name.clone(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(|group| group.name.as_str()).collect();
            format!("{} and {}", rest.join(", "), last.name)
        }
    }
}

/// What happened, and what to do about it.
pub fn fault(fault: &Fault) -> String {
    match (fault.error.kind, fault.diagnosis) {
        (ErrorKind::Network, Some(Diagnosis::Offline)) => "You are offline. Check your connection.".into(),
        (ErrorKind::Network, Some(Diagnosis::MixedContent)) => {
            "This page is on https and the backend on http, which browsers refuse. Use the backend's https address."
                .into()
        }
        (ErrorKind::Network, Some(Diagnosis::Refused)) => {
            let list = match fault.area {
                Area::Admin => "ADMIN_CORS",
                Area::Auth => "AUTH_CORS",
            };
            format!(
                "The server answers, but not to this page. Add {} to {list} in the backend's configuration.",
                page_origin()
            )
        }
        (ErrorKind::Network, _) => "The server cannot be reached. Check that it is running.".into(),
        (ErrorKind::Timeout, _) => "The server took too long to answer.".into(),
        (ErrorKind::Server | ErrorKind::Conflict, _) => "The server has a problem.".into(),
        (ErrorKind::Unauthorized, _) => SIGN_IN_AGAIN.into(),
        (ErrorKind::Forbidden, _) => "You do not have the right to do this. Ask an admin of the store.".into(),
        (ErrorKind::NotFound | ErrorKind::MissingCustomer, _) => NO_CUSTOMER.into(),
        (ErrorKind::Malformed, _) => "The answer is not from a Medusa Admin API. Check the backend's address.".into(),
        (ErrorKind::MissingGroups, _) => {
            "The server does not show this customer's groups. Your account may lack the right to see them.".into()
        }
        (ErrorKind::Config, _) => fault.error.message.clone(),
        (ErrorKind::Invalid | ErrorKind::TooLarge | ErrorKind::Aborted, _) => "The server refused the request.".into(),
    }
}

/// Why a sign-in came to nothing, and what to do about it.
pub fn sign_in_error(error: &SignInError, backend: &str) -> String {
    match error {
        SignInError::Wrong => "Wrong email or password.".into(),
        SignInError::CookieDropped => format!(
            "The password is right, but the browser did not keep the session cookie of {backend}, because {} is another \
             site. Serve this page from the backend's own site, or set the backend's cookie to SameSite=None; Secure.",
            page_origin()
        ),
        SignInError::MfaRequired => {
            format!("This account needs a second factor. Sign in to the Medusa Admin at {backend}/app, then come back.")
        }
        SignInError::VerificationRequired => {
            format!("This account is not verified yet. Open the Medusa Admin at {backend}/app and follow its steps.")
        }
        SignInError::Redirect(location) => {
            let host = location.split('/').nth(2).unwrap_or(location);
            format!("This store signs in through {host}. Sign in to the Medusa Admin at {backend}/app, then come back.")
        }
        SignInError::Fault(it) => fault(it),
    }
}
