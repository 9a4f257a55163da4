//! The moment after a frame.

use leptos::prelude::*;
use std::time::Duration;

/// Runs once what stands on the page now is painted: for what is not to keep a reader waiting. On a page that nobody
/// sees that is when somebody does.
pub(crate) fn after_paint(run: impl FnOnce() + 'static) {
    // The frame is painted when its callbacks are done, and tasks come after that.
    request_animation_frame(move || set_timeout(run, Duration::ZERO));
}
