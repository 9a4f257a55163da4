//! What stands in for Leptos, serde or the standard library, each piece for a measured reason.
//!
//! The figures are bytes of `customer-groups.wasm` and its glue in brotli, of 121,107 in all, with the piece replaced
//! and everything else as it was (2026-11-25; `cargo xtask package` prints the weights). What saved less than a
//! kilobyte and no time has gone: futures are spawned by Leptos.
//!
//! | piece | in the place of | which weighs more by | and |
//! |---|---|---:|---|
//! | [`el`](mod@el), `render` | Leptos's elements in builder style, with erased attributes | 5,276 | see below |
//! | [`child`] | Leptos's `IntoView`, for children of one type | | part of the above |
//! | [`json`] | `serde-wasm-bindgen` | 12,243 | it prints the value that does not fit |
//! | [`order`] | the standard library's `sort_by` | 1,500 | and compiled once, whatever is sorted |
//!
//! Later, of 135,257 (2026-11-26): `effect`, by which all effects are compiled once, saves 394; [`context`] in the
//! place of Leptos's, which is a map by types, saved 1,394 together with 900 bytes of code that went at the same
//! time. `stored`, by which Leptos's stored values and signals are compiled once, saves 3,138 of 135,678.
//!
//! When a part of a view runs again, Leptos's erased attributes are taken off and put on again, which closes a popover,
//! and properties are undefined in between, which empties a field.
//!
//! `words` stands in for Leptos's text for another reason: it stays up to date where a browser translates the page.
//!
//! Table rows and the picker's options are made by hand, in `widget::table` and `widget::picker`, in the place of
//! `<For>`: 5.2 kB and slower keys, when that was measured (2026-11-23).

pub(crate) mod child;
pub(crate) mod context;
mod effect;
pub(crate) mod el;
mod in_browser;
pub(crate) mod json;
pub(crate) mod order;
mod render;
pub(crate) mod stored;
mod words;

pub(crate) use child::{IntoChild, fresh, when};
pub(crate) use effect::effect;
pub(crate) use el::{Attribute, El, IntoAttribute, el};
pub(crate) use stored::{Computed, Stored, Tracked, computed};

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
