//! Leptos's stored values, signals and memos, each of one type whatever they hold: Leptos compiles them, with all that
//! drives them, for each type anew.

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

/// Leptos's `StoredValue`. Copies are the same; it ends with the owner that it was made in.
pub(crate) struct Stored<T: 'static> {
    value: StoredValue<Rc<dyn Any>, LocalStorage>,
    holds: PhantomData<fn() -> T>,
}

impl<T> Clone for Stored<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Stored<T> {}

impl<T> PartialEq for Stored<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> Eq for Stored<T> {}

impl<T: Default> Default for Stored<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Stored<T> {
    pub fn new(value: T) -> Self {
        Self::of(Rc::new(value))
    }

    pub fn of(value: Rc<T>) -> Self {
        Self {
            value: StoredValue::new_local(value),
            holds: PhantomData,
        }
    }

    /// The value, if it has not ended. Compiled once for each type: that is known by 16 bytes, which no compression
    /// makes less.
    #[inline(never)]
    pub fn try_get(self) -> Option<Rc<T>> {
        self.value.try_get_value()?.downcast().ok()
    }
}

/// A value that can be changed. While it is, nobody reads it, and while somebody reads it, it is not changed.
impl<T> Stored<RefCell<T>> {
    pub fn try_with<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        Some(read(&*self.try_get()?.try_borrow().ok()?))
    }

    pub fn try_update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        Some(change(&mut *self.try_get()?.try_borrow_mut().ok()?))
    }

    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.try_with(read).unwrap_or_else(|| ended())
    }

    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// Makes it another, if it has not ended.
    pub fn set(self, value: T) {
        self.try_update(|old| *old = value);
    }
}

/// As Leptos has it.
fn ended() -> ! {
    panic!("a value was read whose owner has ended")
}

/// A value that views follow: Leptos's `RwSignal`.
pub(crate) struct Tracked<T: 'static> {
    value: Stored<RefCell<T>>,
    changed: RwSignal<()>,
}

impl<T> Clone for Tracked<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Tracked<T> {}

impl<T: Default> Default for Tracked<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Tracked<T> {
    pub fn new(value: T) -> Self {
        Self {
            value: Stored::new(RefCell::new(value)),
            changed: RwSignal::new(()),
        }
    }

    /// Has what runs now follow it.
    pub fn track(self) {
        self.changed.track();
    }

    /// Reads it, and follows it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.value.with(read)
    }

    /// Reads it, and follows it, if it has not ended.
    pub fn try_with<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        self.track();
        self.value.try_with(read)
    }

    /// Reads it as it is now.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.value.with(read)
    }

    /// Reads it as it is now, if it has not ended.
    pub fn try_with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        self.value.try_with(read)
    }

    /// Makes it another, if it has not ended.
    pub fn set(self, value: T) {
        self.update(|old| *old = value);
    }

    /// Changes it, if it has not ended.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes it, if it has not ended, and tells what came of that.
    pub fn try_update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let outcome = self.value.try_update(change)?;
        self.changed.notify();
        Some(outcome)
    }

    /// Likewise, and tells nobody of it.
    pub fn try_update_untracked<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.value.try_update(change)
    }
}

impl<T: Clone> Tracked<T> {
    /// A copy of it, which is followed.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// A copy of it as it is now.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

/// A value made of others, which tells of a change only when it is another than before: Leptos's `Memo`.
pub(crate) struct Computed<T: 'static> {
    value: Stored<RefCell<Option<T>>>,
    /// How often it has become another.
    changes: Memo<usize>,
}

impl<T> Clone for Computed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Computed<T> {}

/// A value that `compute` makes anew whenever one has changed that it read.
pub(crate) fn computed<T: PartialEq + 'static>(mut compute: impl FnMut() -> T + 'static) -> Computed<T> {
    let value = Stored::new(RefCell::new(None));
    let has_changed = move || {
        let new = Some(compute());
        let replace = |value: &mut Option<T>| {
            let is_other = *value != new;
            *value = new;
            is_other
        };
        value.try_update(replace).unwrap_or_default()
    };
    Computed {
        value,
        changes: counted(Box::new(has_changed)),
    }
}

fn counted(has_changed: Box<dyn FnMut() -> bool>) -> Memo<usize> {
    let has_changed = SendWrapper::new(RefCell::new(has_changed));
    Memo::new(move |changes: Option<&usize>| {
        let changes = changes.copied().unwrap_or_default();
        changes + usize::from(has_changed.borrow_mut()())
    })
}

impl<T> Computed<T> {
    /// Reads it, and follows it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.changes.get();
        self.read(read)
    }

    /// Reads it as it is now.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.changes.get_untracked();
        self.read(read)
    }

    fn read<R>(self, read: impl FnOnce(&T) -> R) -> R {
        // It has been made just before.
        self.value
            .with(|value| value.as_ref().map(read))
            .unwrap_or_else(|| ended())
    }
}

impl<T: Clone> Computed<T> {
    /// A copy of it, which is followed.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// A copy of it as it is now.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_computed_value_is_made_anew_only_when_what_it_read_has_changed() {
        Owner::new().with(|| {
            let (number, runs) = (Tracked::new(1), Stored::new(RefCell::new(0)));
            let is_even = computed(move || {
                runs.set(runs.get() + 1);
                number.get() % 2 == 0
            });
            let words = computed(move || if is_even.get() { "even" } else { "odd" });
            assert_eq!((words.get_untracked(), runs.get()), ("odd", 1));
            assert_eq!((words.get_untracked(), runs.get()), ("odd", 1));
            number.set(3);
            assert_eq!((words.get_untracked(), runs.get()), ("odd", 2));
            number.update(|number| *number += 1);
            assert_eq!((words.get_untracked(), runs.get()), ("even", 3));
        });
    }

    #[test]
    fn a_computed_value_tells_of_no_change_that_is_none() {
        Owner::new().with(|| {
            let (number, runs) = (Tracked::new(1), Stored::new(RefCell::new(0)));
            let is_even = computed(move || number.get() % 2 == 0);
            let follows = computed(move || {
                runs.set(runs.get() + 1);
                is_even.get()
            });
            assert_eq!((follows.get_untracked(), runs.get()), (false, 1));
            number.set(3);
            assert_eq!((follows.get_untracked(), runs.get()), (false, 1));
            number.set(4);
            assert_eq!((follows.get_untracked(), runs.get()), (true, 2));
        });
    }

    #[test]
    fn a_change_within_a_read_is_not_made_and_ends_nothing() {
        Owner::new().with(|| {
            let number = Tracked::new(1);
            number.with_untracked(|_| number.set(2));
            assert_eq!(
                number.try_update(|_| number.try_with_untracked(|number| *number)),
                Some(None)
            );
            assert_eq!(number.get_untracked(), 1);
        });
    }

    #[test]
    fn after_its_owner_there_is_none() {
        let owner = Owner::new();
        let (number, text) = owner.with(|| (Tracked::new(1), Stored::new(String::from("VIP"))));
        assert!(text.try_get().is_some());
        owner.cleanup();
        number.set(2);
        assert_eq!(number.try_with_untracked(|number| *number), None);
        assert!(text.try_get().is_none());
    }
}
