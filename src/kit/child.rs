use super::computed;
use super::context;
use super::words::Words;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// What can be a child of an [`El`](super::El): as in Leptos, text, elements, `Option`s, `Vec`s and tuples of these,
/// and closures of any of them, which follow signals. Leptos's own views go in as [`AnyView`].
///
/// Each becomes a view of one type, so that what draws it is compiled once.
pub(crate) trait IntoChild {
    fn into_child(self) -> AnyView;
}

/// A part of a view that is there while a condition holds. It is made anew only when that changes, not whenever a
/// signal does that the condition reads.
pub(crate) fn when<C: IntoChild>(
    condition: impl FnMut() -> bool + 'static,
    view: impl Fn() -> C + 'static,
) -> impl IntoChild {
    let holds = computed(condition);
    move || holds.get().then(|| untrack(&view))
}

/// A part of a view that is never brought up to date in place: when the part around it runs again, all of its elements
/// are new. For what must not be taken for what stood there before.
pub(crate) fn fresh<C: IntoChild>(view: impl FnOnce() -> C + 'static) -> impl IntoChild {
    let mut view = Some(view);
    // Leptos replaces a closure by the next one, with all that it has drawn.
    move || view.take().map(|view| untrack(view))
}

impl IntoChild for AnyView {
    fn into_child(self) -> AnyView {
        self
    }
}

impl IntoChild for &'static str {
    fn into_child(self) -> AnyView {
        Words(self.into()).into_any()
    }
}

impl IntoChild for String {
    fn into_child(self) -> AnyView {
        Words(self.into()).into_any()
    }
}

impl IntoChild for () {
    fn into_child(self) -> AnyView {
        ().into_any()
    }
}

impl<C: IntoChild> IntoChild for Option<C> {
    fn into_child(self) -> AnyView {
        self.map_or_else(|| ().into_child(), C::into_child)
    }
}

impl<C: IntoChild> IntoChild for Vec<C> {
    fn into_child(self) -> AnyView {
        list(self.into_iter().map(C::into_child).collect())
    }
}

impl<A: IntoChild, B: IntoChild> IntoChild for (A, B) {
    fn into_child(self) -> AnyView {
        list(vec![self.0.into_child(), self.1.into_child()])
    }
}

impl<A: IntoChild, B: IntoChild, C: IntoChild> IntoChild for (A, B, C) {
    fn into_child(self) -> AnyView {
        list(vec![self.0.into_child(), self.1.into_child(), self.2.into_child()])
    }
}

impl<F: FnMut() -> C + 'static, C: IntoChild> IntoChild for F {
    fn into_child(mut self) -> AnyView {
        reactive(Box::new(move || self().into_child()))
    }
}

fn list(all: Vec<AnyView>) -> AnyView {
    all.into_any()
}

fn reactive(view: Box<dyn FnMut() -> AnyView>) -> AnyView {
    let mut view = SendWrapper::new(view);
    let context = context::current();
    (move || context::with(context, &mut *view)).into_any()
}
