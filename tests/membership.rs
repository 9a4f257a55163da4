#![cfg(not(target_arch = "wasm32"))]
//! The membership state machine: its properties over random worlds, and its behaviours one by one.

#[path = "membership/examples.rs"]
mod examples;
#[path = "membership/moves.rs"]
mod moves;
#[path = "membership/properties.rs"]
mod properties;
#[path = "membership/server.rs"]
mod server;
#[path = "membership/wishes.rs"]
mod wishes;
#[path = "membership/world.rs"]
mod world;
