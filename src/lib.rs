//! One customer's groups in a Medusa store, shown and edited in place: a Leptos component in WebAssembly.
#![warn(missing_docs)]

pub mod api;
#[doc(hidden)]
pub mod app;
mod components;
mod locale;
pub mod membership;
mod search;
pub mod session;
pub mod store;
mod task;
mod text;

pub use components::CustomerGroups;
