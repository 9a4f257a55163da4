//! Leptos's signals, memos and effects, so that each is compiled once and not for every type of value: what they hold is kept
//! beside them, and Leptos is only told that it has changed. Used like Leptos's own, whose names they have.

use leptos::prelude::{ArcMemo, ArcTrigger, Effect, Get, GetValue, LocalStorage, Notify, StoredValue, Track};
use send_wrapper::SendWrapper;
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

/// A value that can be followed. Copies are the same; it ends with the owner it was made in.
pub(crate) struct RwSignal<T> {
    node: StoredValue<Rc<dyn Any>, LocalStorage>,
    holds: PhantomData<fn() -> T>,
}

/// A value that can be followed, without an owner. Clones share it.
pub(crate) struct ArcRwSignal<T>(SendWrapper<Rc<Node<T>>>);

/// A value derived from others. Copies are the same; it ends with the owner it was made in.
pub(crate) struct Memo<T>(RwSignal<T>);

struct Node<T> {
    source: Source,
    /// `None` for a memo that nobody has read yet.
    value: RefCell<Option<T>>,
}

/// Who knows when a value changes.
enum Source {
    Signal(ArcTrigger),
    /// Counts the changes.
    Memo(ArcMemo<u32>),
}

impl Source {
    fn track(&self) {
        match self {
            Self::Signal(trigger) => trigger.track(),
            Self::Memo(count) => {
                count.get();
            }
        }
    }

    /// Brings the value up to date, for whoever does not follow it.
    fn refresh(&self) {
        if let Self::Memo(count) = self {
            leptos::prelude::untrack(|| count.get());
        }
    }

    fn notify(&self) {
        if let Self::Signal(trigger) = self {
            trigger.notify();
        }
    }
}

impl<T: 'static> Node<T> {
    fn new(value: T) -> Rc<Self> {
        Rc::new(Self {
            source: Source::Signal(ArcTrigger::new()),
            value: RefCell::new(Some(value)),
        })
    }

    fn with<R>(&self, read: impl FnOnce(&T) -> R) -> Option<R> {
        self.value.borrow().as_ref().map(read)
    }

    fn update<R>(&self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.value.borrow_mut().as_mut().map(change)
    }
}

impl<T: 'static> RwSignal<T> {
    pub fn new(value: T) -> Self {
        Self::of(Node::new(value))
    }

    fn of(node: Rc<dyn Any>) -> Self {
        Self {
            node: StoredValue::new_local(node),
            holds: PhantomData,
        }
    }

    fn node(self) -> Option<Rc<Node<T>>> {
        self.node.try_get_value()?.downcast().ok()
    }

    pub fn track(self) {
        if let Some(node) = self.node() {
            node.source.track();
        }
    }

    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.try_with_untracked(read).unwrap_or_else(|| ended())
    }

    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.try_with_untracked(read).unwrap_or_else(|| ended())
    }

    /// `None` after the signal's end.
    pub fn try_with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        let node = self.node()?;
        node.source.refresh();
        node.with(read)
    }

    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    pub fn set(self, value: T) {
        self.try_set(value);
    }

    /// Gives the value back after the signal's end.
    pub fn try_set(self, value: T) -> Option<T> {
        let Some(node) = self.node() else {
            return Some(value);
        };
        node.value.replace(Some(value));
        node.source.notify();
        None
    }

    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// `None` after the signal's end.
    pub fn try_update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let node = self.node()?;
        let result = node.update(change);
        node.source.notify();
        result
    }
}

impl<T: 'static> ArcRwSignal<T> {
    pub fn new(value: T) -> Self {
        Self(SendWrapper::new(Node::new(value)))
    }

    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.0.with(read).unwrap_or_else(|| ended())
    }

    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.0.source.track();
        self.get_untracked()
    }

    pub fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    pub fn set(&self, value: T) {
        self.0.value.replace(Some(value));
        self.0.source.notify();
    }

    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.0.update(change);
        self.0.source.notify();
    }

    /// Changes it and tells nobody.
    pub fn update_untracked<R>(&self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.0.update(change)
    }

    /// The same for the current owner.
    pub fn owned(&self) -> RwSignal<T> {
        let node: Rc<Node<T>> = (*self.0).clone();
        RwSignal::of(node)
    }
}

impl<T: 'static> Memo<T> {
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.0.with(read)
    }

    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.0.with_untracked(read)
    }

    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.0.get()
    }

    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.0.get_untracked()
    }
}

/// A value derived from signals, which tells those who follow it only when it changes.
pub(crate) fn memo<T: PartialEq + 'static>(value: impl Fn() -> T + 'static) -> Memo<T> {
    let node = Rc::new_cyclic(|node: &std::rc::Weak<Node<T>>| {
        let node = node.clone();
        let renew = move || {
            let new = Some(value());
            let Some(node) = node.upgrade() else {
                return false;
            };
            let is_other = *node.value.borrow() != new;
            if is_other {
                node.value.replace(new);
            }
            is_other
        };
        Node {
            source: Source::Memo(counting(Box::new(renew))),
            value: RefCell::new(None),
        }
    });
    Memo(RwSignal::of(node))
}

fn counting(renew: Box<dyn Fn() -> bool>) -> ArcMemo<u32> {
    let renew = SendWrapper::new(renew);
    ArcMemo::new(move |count: Option<&u32>| {
        let count = count.copied().unwrap_or_default();
        count.wrapping_add(u32::from(renew()))
    })
}

/// Does something now and whenever a signal that it reads changes.
pub(crate) fn effect(run: impl FnMut() + 'static) {
    boxed_effect(Box::new(run));
}

fn boxed_effect(run: Box<dyn FnMut()>) {
    Effect::new(run);
}

#[cold]
fn ended() -> ! {
    panic!("a signal was read after its end")
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T: Default + 'static> Default for RwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Clone for ArcRwSignal<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Default + 'static> Default for ArcRwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}
