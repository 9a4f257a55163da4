//! How what the membership asks for goes to the server, and what it makes of a failure.

use crate::api::{self, Answered, ApiFuture, Client, Error, ErrorKind, Fields, display_name};
use crate::browser::js;
use crate::membership::{Batch, Failure, Group, Request};
use serde::Deserialize;
use wasm_bindgen::JsValue;
use web_sys::AbortController;

/// What the widget itself shows of a group, and what the customer is called by. Asked with every read; answers to edits
/// bring the groups' ids and names only, and what a host asks for.
const READ: [&str; 9] = [
    "id",
    "email",
    "first_name",
    "last_name",
    "company_name",
    "groups.id",
    "groups.name",
    "groups.created_at",
    "groups.updated_at",
];
const EDIT: [&str; 3] = ["id", "groups.id", "groups.name"];
/// The groups that stay are known already.
const REMOVAL: [&str; 2] = ["id", "groups.id"];

/// What is read of an answered customer.
#[derive(Deserialize)]
pub(super) struct Answer {
    pub groups: Vec<Group>,
}

/// What an answered customer is called by: the name if there is one, else the company, else the address; empty if the
/// answer tells none of these.
pub(super) fn name(customer: &JsValue) -> String {
    let text = |key: &str| js::text(customer, key);
    let name = display_name(&text("first_name"), &text("last_name"), &text("company_name"));
    name.unwrap_or_else(|| text("email"))
}

/// Sends a request. `abort` ends reads only: an edit that was sent is finished.
pub(super) fn send(
    client: &Client,
    abort: Option<&AbortController>,
    id: &str,
    request: Request,
    fields: &str,
) -> ApiFuture<Answered<Answer>> {
    match (request, abort) {
        (Request::Batch(batch), _) => {
            let own: &[&str] = if batch.add.is_empty() { &REMOVAL } else { &EDIT };
            let Batch { add, remove } = batch;
            let batch = api::Batch { add, remove };
            client.batch_customer_groups_as(id, &batch, &Fields::new(own, fields))
        }
        (Request::Read, Some(abort)) => client
            .with_signal(&abort.signal())
            .customer_as(id, &Fields::new(&READ, fields)),
        (Request::Read, None) => client.customer_as(id, &Fields::new(&READ, fields)),
    }
}

pub(super) fn failure(error: &Error, is_read: bool) -> Failure {
    match error.kind {
        _ if error.is_transient() => Failure::Transient,
        // A batch's 404 may mean one of its groups; the read that follows tells.
        ErrorKind::NotFound if is_read => Failure::NoCustomer,
        ErrorKind::Unauthorized => Failure::Unauthorized,
        ErrorKind::Forbidden => Failure::Forbidden,
        // An empty answer is what Medusa gives to removes for a customer who is gone, and what others give for a while.
        ErrorKind::MissingCustomer | ErrorKind::MissingGroups | ErrorKind::Malformed => Failure::Unreadable,
        ErrorKind::NotFound | ErrorKind::Invalid | ErrorKind::TooLarge | ErrorKind::Config => Failure::Refused,
        // Also `Aborted`: a read that ended with its store.
        _ => Failure::Transient,
    }
}
