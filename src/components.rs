//! What a person sees. Views read the store's signals and call its methods; what happens then is decided there.

mod card;
mod customer_groups;
mod icons;
mod picker;
mod placeholder;
mod sign_in;
mod status_line;
mod table;

pub use customer_groups::CustomerGroups;
pub(crate) use placeholder::{Failed, Skeleton};
pub(crate) use sign_in::SignIn;

use std::cell::Cell;

thread_local! {
    static LAST_ID: Cell<u32> = const { Cell::new(0) };
}

/// An id that no other element of the page has, to tie a control to its label.
pub(crate) fn unique_id(name: &str) -> String {
    let number = LAST_ID.get().wrapping_add(1);
    LAST_ID.set(number);
    format!("customer-groups-{name}-{number}")
}
