//! One customer's groups in a [Medusa](https://medusajs.com) store, shown and edited in place: a Leptos component in
//! WebAssembly.
//!
//! ```no_run
//! use leptos::prelude::*;
//! use medusa_customer_groups::{CustomerGroups, Event, STYLE, Settings};
//!
//! #[component]
//! fn CustomerPage(id: Signal<String>) -> impl IntoView {
//!     let settings = Settings { page_size: 20, ..Settings::default() };
//!     let on_event = |event: Event| {
//!         if let Event::Change { added, removed, .. } = event {
//!             leptos::logging::log!("added to {}, removed from {}", added.len(), removed.len());
//!         }
//!         false // Nothing is taken over from the widget.
//!     };
//!     view! {
//!         <style>{STYLE}</style>
//!         <CustomerGroups customer_id=id backend_url="https://store.example.com" settings on_event />
//!     }
//! }
//! ```
//!
//! The app is built for `wasm32-unknown-unknown` with `--cfg erase_components` among its `RUSTFLAGS`, which the component's
//! views build on: in `.cargo/config.toml`,
//!
//! ```toml
//! [target.wasm32-unknown-unknown]
//! rustflags = ["--cfg", "erase_components"]
//! ```
//!
//! The backend must let the page's origin in: it is named in Medusa's `ADMIN_CORS` and `AUTH_CORS`. A whole app is in
//! `examples/leptos`.
//!
//! [`CustomerGroups`] is all that a page needs, with [`STYLE`], its style sheet, or with the file `style/widget.css` under a
//! policy that forbids inline styles. [`Settings`] are how it behaves, [`Event`]s what it tells. Below it: [`store`] joins
//! [`membership`], which decides what to show and to send, to [`api`], the typed Admin API client; [`session`] is who is signed
//! in.
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

pub use live::event::{Event, Listener};
pub use live::{session, store};
pub use widget::CustomerGroups;
pub use widget::settings::Settings;

/// The component's style sheet. It styles what is inside the component, and nothing else of a page.
pub const STYLE: &str = include_str!("../style/widget.css");
