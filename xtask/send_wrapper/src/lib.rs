//! The crate `send_wrapper` as it is where there is only one thread: nothing to ask before what is wrapped is used.
//!
//! That crate asks the standard library which thread this is, at each use. On `wasm32-unknown-unknown` without atomics
//! it is always the same one, and the question weighs 5.0 kB in brotli (2026-11-26): the standard library keeps an
//! allocator of its own for what it knows of a thread. Leptos uses the crate throughout, so it is replaced for the
//! whole build, by `[patch]` in the workspace's Cargo.toml. Apps that depend on the crate have the real one.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::task::{Context, Poll};
#[cfg(not(all(target_arch = "wasm32", not(target_feature = "atomics"))))]
use std::thread::{ThreadId, current};

/// What may be handed to other threads, and used on the one where it was made.
pub struct SendWrapper<T> {
    data: std::mem::ManuallyDrop<T>,
    thread: Thread,
}

#[cfg(all(target_arch = "wasm32", not(target_feature = "atomics")))]
#[derive(Clone, Copy)]
struct Thread;

#[cfg(all(target_arch = "wasm32", not(target_feature = "atomics")))]
impl Thread {
    fn this() -> Self {
        Self
    }

    fn is_this(self) -> bool {
        true
    }
}

#[cfg(not(all(target_arch = "wasm32", not(target_feature = "atomics"))))]
#[derive(Clone, Copy)]
struct Thread(ThreadId);

#[cfg(not(all(target_arch = "wasm32", not(target_feature = "atomics"))))]
impl Thread {
    fn this() -> Self {
        Self(current().id())
    }

    fn is_this(self) -> bool {
        self.0 == current().id()
    }
}

// SAFETY: what is wrapped is only reached, and dropped, on the thread where it was made: `check` sees to that.
unsafe impl<T> Send for SendWrapper<T> {}
// SAFETY: the same.
unsafe impl<T> Sync for SendWrapper<T> {}

impl<T> SendWrapper<T> {
    /// Wraps what is used on this thread.
    pub fn new(data: T) -> Self {
        Self {
            data: std::mem::ManuallyDrop::new(data),
            thread: Thread::this(),
        }
    }

    /// Whether this is the thread on which it may be used.
    pub fn valid(&self) -> bool {
        self.thread.is_this()
    }

    /// What is wrapped.
    ///
    /// # Panics
    /// On another thread.
    pub fn take(self) -> T {
        self.check();
        let mut this = std::mem::ManuallyDrop::new(self);
        // SAFETY: `this` is not dropped, so nobody takes it a second time.
        unsafe { std::mem::ManuallyDrop::take(&mut this.data) }
    }

    fn check(&self) {
        assert!(self.valid(), "used on another thread than the one where it was made");
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.check();
        &self.data
    }
}

impl<T> DerefMut for SendWrapper<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.check();
        &mut self.data
    }
}

impl<T> Drop for SendWrapper<T> {
    fn drop(&mut self) {
        if std::mem::needs_drop::<T>() {
            self.check();
            // SAFETY: dropped once, here; `take` never comes here.
            unsafe { std::mem::ManuallyDrop::drop(&mut self.data) }
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for SendWrapper<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.deref().fmt(f)
    }
}

impl<T: Clone> Clone for SendWrapper<T> {
    fn clone(&self) -> Self {
        Self::new(self.deref().clone())
    }
}

impl<F: Future> Future for SendWrapper<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        self.check();
        // SAFETY: what is wrapped stays where it is as long as the wrapper does.
        unsafe { self.map_unchecked_mut(|this| &mut *this.data) }.poll(context)
    }
}

#[cfg(feature = "futures")]
impl<S: futures_core::Stream> futures_core::Stream for SendWrapper<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        self.check();
        // SAFETY: as above.
        unsafe { self.map_unchecked_mut(|this| &mut *this.data) }.poll_next(context)
    }
}
