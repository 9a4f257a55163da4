//! What keeps a customer's groups in step with a server.

pub(crate) mod event;
mod fault;
mod rights;
pub(crate) mod search;
pub mod session;
pub mod store;
pub(crate) mod tabs;

pub use fault::{Area, Fault, SignInError};
