//! One customer's groups in a [Medusa](https://medusajs.com) store, shown and edited in place: a Leptos component in
//! WebAssembly.
//!
//! ```no_run
//! use leptos::prelude::*;
//! use medusa_customer_groups::{Change, CustomerGroups, STYLE};
//!
//! #[component]
//! fn CustomerPage(id: Signal<String>) -> impl IntoView {
//!     let on_change = |change: Change| {
//!         leptos::logging::log!("added to {}, removed from {}", change.added.len(), change.removed.len());
//!     };
//!     view! {
//!         <style>{STYLE}</style>
//!         <CustomerGroups customer_id=id backend_url="https://store.example.com" page_size=20 on_change />
//!     }
//! }
//! ```
//!
//! The app is built for `wasm32-unknown-unknown`. The backend must let the page's origin in: it is named in Medusa's
//! `ADMIN_CORS` and `AUTH_CORS`. A whole app is in `examples/leptos`.
//!
//! [`CustomerGroups`](fn@CustomerGroups) is all that a page needs, with [`STYLE`], its style sheet, or with the file
//! `style/widget.css` under a policy that forbids inline styles. An app that holds a token opens a
//! [`Session`](session::Session) of its own. Below the component, [`store`] joins [`membership`], which decides what to
//! show and to send, to [`api`], the typed Admin API client; [`session`] is who is signed in.
#![warn(missing_docs)]

pub mod api;
#[doc(hidden)]
pub mod app;
mod browser;
#[cfg(feature = "element")]
mod element;
mod kit;
mod live;
pub mod membership;
mod text;
mod widget;

pub use live::event::Change;
pub use live::{Area, Fault, SignInError, session, store};
pub use text::languages;
pub use widget::{CustomerGroups, Mode};

/// The component's style sheet. It styles what is inside the component, and nothing else of a page.
pub const STYLE: &str = include_str!("../style/widget.css");
