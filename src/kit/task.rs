use std::pin::Pin;

/// Runs a future in the background. Boxed, so that what drives it is compiled once and not for every future.
pub(crate) fn spawn_local(future: impl Future<Output = ()> + 'static) {
    let future: Pin<Box<dyn Future<Output = ()>>> = Box::pin(future);
    leptos::task::spawn_local(future);
}
