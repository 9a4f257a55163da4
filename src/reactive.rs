//! Leptos's memos and effects, with what they run boxed: so each is compiled once, and not for every closure.

use leptos::prelude::*;

/// A value derived from signals, which tells those who follow it only when it changes.
pub(crate) fn memo<T: PartialEq + Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    boxed_memo(Box::new(value))
}

/// Does something now and whenever a signal that it reads changes.
pub(crate) fn effect(run: impl FnMut() + 'static) {
    boxed_effect(Box::new(run));
}

fn boxed_memo<T: PartialEq + Send + Sync + 'static>(value: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| value())
}

fn boxed_effect(run: Box<dyn FnMut()>) {
    Effect::new(run);
}
