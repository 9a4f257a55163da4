use crate::api::Error;
use crate::membership::Group;
use leptos::prelude::{Callable, UnsyncCallback, untrack};
use wasm_bindgen::JsValue;

/// What a widget tells whoever embeds it.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// The customer was read: as the server answered it, with the fields that the host asks for.
    Load(JsValue),
    /// Groups were added or removed, as the server confirmed.
    Change(Change),
    /// Something failed for the customer of this id, and a person is told so. What passes by itself is no event.
    Error(String, Error),
    /// Whether edits of the session's customers are not saved: it has begun, or come to its end.
    Unsaved(bool),
    /// Nobody is signed in. If the listener answers `true`, no form asks for it: the host signs in.
    Unauthorized,
    /// The link of a group was clicked. If the listener answers `true`, the link is not followed.
    Select(Group),
}

/// Groups that were added and removed, as the server confirmed.
#[derive(Clone, Debug)]
pub struct Change {
    /// The customer as the server answered it afterwards: a plain JavaScript object.
    pub customer: JsValue,
    /// The customer is now in these.
    pub added: Vec<Group>,
    /// The customer is no longer in these.
    pub removed: Vec<Group>,
}

/// Who hears of [`Event`]s: a function that answers whether it has taken over what would follow. Copies are the same.
#[derive(Clone, Copy, Default)]
pub(crate) struct Listener(Option<UnsyncCallback<Event, bool>>);

impl Listener {
    /// A listener until the end of the current owner.
    pub fn new(listener: impl Fn(Event) -> bool + 'static) -> Self {
        Self(Some(UnsyncCallback::new(listener)))
    }

    pub fn tell(self, event: Event) -> bool {
        self.try_tell(event).unwrap_or_default()
    }

    /// [`tell`](Self::tell), or nothing if it hears no more.
    pub fn try_tell(self, event: Event) -> Option<bool> {
        // A signal that a host reads is none that the widget follows.
        untrack(|| self.0?.try_run(event))
    }
}
