//! Thin wrappers of what the browser has.

pub(crate) mod js;
