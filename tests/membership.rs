#![cfg(not(target_arch = "wasm32"))]
//! The membership state machine: its properties over random worlds, and its behaviours one by one.

#[path = "membership/calm.rs"]
mod calm;
#[path = "membership/coming_back.rs"]
mod coming_back;
#[path = "membership/doubts.rs"]
mod doubts;
#[path = "membership/examples.rs"]
mod examples;
#[path = "membership/failed_saves.rs"]
mod failed_saves;
#[path = "membership/failures.rs"]
mod failures;
#[path = "membership/moves.rs"]
mod moves;
#[path = "membership/notices.rs"]
mod notices;
#[path = "membership/odd_answers.rs"]
mod odd_answers;
#[path = "membership/properties.rs"]
mod properties;
#[path = "membership/scene.rs"]
mod scene;
#[path = "membership/server.rs"]
mod server;
#[path = "membership/staged.rs"]
mod staged;
#[path = "membership/wishes.rs"]
mod wishes;
#[path = "membership/world.rs"]
mod world;
