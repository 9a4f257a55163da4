//! The moment after a frame.

use leptos::prelude::*;

/// Runs once what stands on the page now is painted: for what is not to keep a reader waiting. On a page that nobody
/// sees that is when somebody does.
pub(crate) fn after_paint(run: impl FnOnce() + 'static) {
    // The next frame paints it; the callbacks of the one after come later than that.
    request_animation_frame(move || request_animation_frame(run));
}
