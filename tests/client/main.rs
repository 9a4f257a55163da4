//! The API client against every answer that can come back but Medusa's own: none of them may be a panic, a hang or a
//! wrong conclusion. What a real Medusa answers is in the contract tests.
#![cfg(target_arch = "wasm32")]

mod answers;
mod base_url;
mod diagnosis;
mod ending;
mod requests;
mod stub;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
