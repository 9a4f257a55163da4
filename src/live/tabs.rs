//! The other tabs of this browser: told that a customer's groups have changed, so that they read again. No data
//! travels.

use crate::browser::channel::Channel;
use std::cell::OnceCell;

const NAME: &str = "medusa-customer-groups";

thread_local! {
    static CHANNEL: OnceCell<Option<Channel>> = const { OnceCell::new() };
}

/// Listens from now on: `changed` is called with what another tab has [told](tell).
pub fn listen(changed: fn(&str)) {
    CHANNEL.with(|channel| {
        channel.get_or_init(|| Channel::open(NAME, changed));
    });
}

/// Says that this customer's groups have changed at the server.
pub fn tell(key: &str) {
    CHANNEL.with(|channel| {
        if let Some(Some(channel)) = channel.get() {
            channel.tell(key);
        }
    });
}
