use super::keep_focus;
use super::parts::{all_of, details, icon_button, text_button};
use super::waiting::unsaved;
use crate::kit::el::{IntoMarkup, Markup, dynamic, el};
use crate::kit::reactive::memo;
use crate::live::store::{Message, Store};
use crate::membership::Notice;
use crate::text;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;

/// What became of the edits, and what can be done about it.
///
/// What is said aloud stands in a live region of its own, which is there before its text is.
pub fn status_line(store: &Store, selection: Markup) -> Markup {
    let state = store.state();
    let messages = memo(move || state.with(|state| state.messages.clone()));
    let spoken = move || {
        messages.with(|messages| {
            let said = messages.iter().filter(|m| !matches!(m, Message::Saving { .. }));
            said.map(text::message).fold(String::new(), text::join)
        })
    };
    let place = Place(SendWrapper::new(Rc::default()));
    let unsaved = {
        let place = place.clone();
        unsaved(store, move || place.keep_focus())
    };
    let shown = {
        let (store, place) = (store.clone(), place.clone());
        dynamic(move || {
            place.keep_focus();
            let messages = messages.get().into_iter().enumerate();
            let lines: Vec<Markup> = messages.map(|(at, message)| line(&store, at, message)).collect();
            lines.markup()
        })
    };
    let spoken = el("p").class("visually-hidden").attr("role", "status").text(spoken);
    let shown = el("div")
        .class("status")
        .part("status")
        .with(move |element| place.set(element))
        .child(selection)
        .child(unsaved)
        .child(shown);
    vec![spoken.markup(), shown.markup()].markup()
}

/// The element that the messages are in, once it is there.
#[derive(Clone)]
struct Place(SendWrapper<Rc<RefCell<Option<Element>>>>);

impl Place {
    fn set(&self, element: Element) {
        self.0.replace(Some(element));
    }

    fn keep_focus(&self) {
        keep_focus(self.0.borrow().clone());
    }
}

fn line(store: &Store, index: usize, message: Message) -> Markup {
    let can_undo = matches!(
        message,
        Message::Saving { .. } | Message::Notice(Notice::Saved { .. }, _)
    ) && store.state().with_untracked(|state| state.membership.can_undo());
    let words = match &message {
        Message::Notice(_, Some(error)) => error.message.clone(),
        _ => String::new(),
    };
    let undo = match can_undo {
        true => {
            let store = store.clone();
            text_button(text::UNDO, move || store.undo())
        }
        false => ().markup(),
    };
    let store = store.clone();
    let class = if message.is_problem() {
        "message problem"
    } else {
        "message"
    };
    let sentence = el("bdi").child(text::message(&message));
    let words = el("div")
        .class("words")
        .child(el("p").child(sentence))
        .child(message.groups().map(all_of).into_iter().collect::<Vec<_>>())
        .child(details(words));
    let dismiss = icon_button("icon-button cross", text::DISMISS.into()).part("button");
    el("div")
        .class(class)
        .part("message")
        .child(words)
        .child(undo)
        .child(dismiss.on_click(move || store.dismiss(index)))
        .markup()
}
