//! One customer's groups in a [Medusa](https://medusajs.com) store, shown and edited in place: a Leptos component in
//! WebAssembly.
//!
//! ```no_run
//! use leptos::prelude::*;
//! use medusa_customer_groups::CustomerGroups;
//!
//! #[component]
//! fn CustomerPage(id: Signal<String>) -> impl IntoView {
//!     view! { <CustomerGroups customer_id=id backend_url="https://store.example.com" /> }
//! }
//! ```
//!
//! [`CustomerGroups`] is all that a page needs, with `style/widget.css`. Below it: [`store`] joins [`membership`], which decides
//! what to show and to send, to [`api`], the typed Admin API client; [`session`] is who is signed in.
#![warn(missing_docs)]

pub mod api;
#[doc(hidden)]
pub mod app;
mod browse;
mod components;
mod counts;
#[cfg(feature = "element")]
mod element;
mod event;
mod js;
mod listing;
mod locale;
pub mod membership;
mod order;
mod paste;
mod reactive;
mod recent;
mod search;
pub mod session;
mod settings;
pub mod store;
mod tabs;
mod task;
mod text;

pub use components::CustomerGroups;
pub use event::{Event, Listener};
pub use settings::Settings;
