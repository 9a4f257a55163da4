#![cfg(target_arch = "wasm32")]
//! The component in a page, with a server in its hands: what a person sees and does, and which requests come of it.
//! How edits behave in every order of events is proven on the state machine; a real Medusa is in the end-to-end tests.

mod app;
mod closed_picker;
mod counts;
mod customers;
mod edits;
mod faults;
mod fixture;
mod gateways;
mod input_methods;
mod languages;
mod left;
mod loading;
mod names;
mod picker;
mod server;
mod undo;
mod users;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
