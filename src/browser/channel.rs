//! The browser's `BroadcastChannel`: a word to the other tabs of this origin.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// A channel on which texts are told. It ends when it is dropped.
pub(crate) struct Channel {
    channel: BroadcastChannel,
    /// Keeps what the channel calls.
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Joins the channel of this name; `None` where the browser has none to give, as in a page without an origin.
    pub fn open(name: &str, hear: fn(&str)) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                hear(&text);
            }
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Some(Self {
            channel,
            _on_message: on_message,
        })
    }

    /// Tells all others on it.
    pub fn tell(&self, text: &str) {
        // Refused only where a message cannot be copied, and a text can.
        let _ = self.channel.post_message(&text.into());
    }
}
