//! What stands in for Leptos, serde or the standard library, for the sake of bytes.

pub(crate) mod child;
pub(crate) mod el;
pub(crate) mod json;
pub(crate) mod order;
mod render;
pub(crate) mod task;

pub(crate) use child::{IntoChild, fresh, when};
pub(crate) use el::{El, el};

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
