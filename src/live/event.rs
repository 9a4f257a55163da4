use crate::api::Error;
use crate::membership::Group;
use send_wrapper::SendWrapper;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// What a widget tells whoever embeds it.
#[derive(Clone, Debug)]
pub enum Event {
    /// The customer was read.
    Load {
        /// As the server answered it, with the fields that [`Settings::fields`](crate::Settings::fields) asks for.
        customer: JsValue,
    },
    /// Groups were added or removed, as the server confirmed.
    Change {
        /// The customer as the server answered it afterwards.
        customer: JsValue,
        /// The customer is now in these.
        added: Vec<Group>,
        /// The customer is no longer in these.
        removed: Vec<Group>,
    },
    /// Something failed, and a person is told so. What passes by itself is no event.
    Error(Error),
    /// Nobody is signed in. If the listener answers `true`, no form asks for it: the host signs in.
    Unauthorized,
    /// The link of a group was clicked. If the listener answers `true`, the link is not followed.
    Select(Group),
}

/// Who hears of [`Event`]s: a function that answers whether it has taken over what would follow.
#[derive(Clone, Default)]
pub struct Listener(Option<SendWrapper<Rc<Hear>>>);

type Hear = dyn Fn(Event) -> bool;

impl Listener {
    pub(crate) fn tell(&self, event: Event) -> bool {
        self.0.as_ref().is_some_and(|listener| listener(event))
    }
}

impl<F: Fn(Event) -> bool + 'static> From<F> for Listener {
    fn from(listener: F) -> Self {
        Self(Some(SendWrapper::new(Rc::new(listener))))
    }
}
