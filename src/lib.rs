//! One customer's groups in a Medusa store, shown and edited in place.
#![warn(missing_docs)]

pub mod api;
pub mod membership;
