//! The other tabs of this browser: told that a customer's groups have changed, so that they read again. No data travels.

use crate::live::store;
use std::cell::OnceCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

const NAME: &str = "medusa-customer-groups";

struct Tabs {
    channel: BroadcastChannel,
    /// Keeps what the channel calls.
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

thread_local! {
    // Absent where the browser has none to give: a page without an origin.
    static TABS: OnceCell<Option<Tabs>> = const { OnceCell::new() };
}

/// Listens from now on.
pub fn listen() {
    TABS.with(|tabs| {
        tabs.get_or_init(open);
    });
}

/// Says that this customer's groups have changed at the server.
pub fn tell(key: &str) {
    TABS.with(|tabs| {
        if let Some(tabs) = tabs.get_or_init(open) {
            // Refused only where a message cannot be copied, and a text can.
            let _ = tabs.channel.post_message(&key.into());
        }
    });
}

fn open() -> Option<Tabs> {
    let channel = BroadcastChannel::new(NAME).ok()?;
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        if let Some(key) = event.data().as_string() {
            store::changed_elsewhere(&key);
        }
    });
    channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    Some(Tabs {
        channel,
        _on_message: on_message,
    })
}
