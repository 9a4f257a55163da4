//! Thin wrappers of what the browser has.

pub(crate) mod channel;
pub(crate) mod dom;
pub(crate) mod js;
pub(crate) mod paint;
