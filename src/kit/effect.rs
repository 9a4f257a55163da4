//! Leptos's effects, all of one type.

use leptos::prelude::Effect;

/// As `Effect::new`, without the value that it would be given of the run before.
pub(crate) fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

/// Compiled once: Leptos compiles each effect with all that drives it.
fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}
