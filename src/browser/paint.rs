//! The moment after a frame.

use leptos::prelude::*;
use std::time::Duration;

/// After that no frame is waited for.
const NO_FRAMES: Duration = Duration::from_millis(200);

/// Runs once what stands on the page now is painted: for what is not to keep a reader waiting. Then once more, so `run`
/// is something that a second time changes nothing: on a page without frames, as in a tab that nobody looks at, that is
/// the first.
pub(crate) fn after_paint(run: impl Fn() + Copy + 'static) {
    // The next frame paints it; the callbacks of the one after come later than that.
    request_animation_frame(move || request_animation_frame(run));
    set_timeout(run, NO_FRAMES);
}
