//! What stands in for Leptos or the standard library, for the sake of bytes.

pub(crate) mod dom;
pub(crate) mod el;
pub(crate) mod json;
pub(crate) mod order;
pub(crate) mod reactive;
pub(crate) mod task;
