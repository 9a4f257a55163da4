use super::focus::keep_focus;
use super::parts::{self, all_of, details, icon_button, sentence, text_button};
use super::table::Browse;
use super::waiting::{Unsaved, selection, unsaved, unsaved_in};
use crate::kit::{Computed, El, IntoChild, Stored, computed, el};
use crate::live::session::Session;
use crate::live::store::{self, Message, State, Store};
use crate::membership::Group;
use crate::text;
use leptos::ev;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use web_sys::Element;

/// What became of the edits, and what can be done about it.
pub fn status_line(
    store: Store,
    session: Session,
    browse: Browse,
    selected: Computed<Vec<Group>>,
    waiting: Computed<Unsaved>,
) -> impl IntoChild {
    let state = store.state();
    let told = computed(move || state.with(State::told));
    // The element that all of it is in, once it is there. Whatever of it is drawn anew may take the focus with it.
    let place = Stored::new(RefCell::new(None::<Element>));
    let keep_focus = move || keep_focus(place.get());
    let shown = move || {
        keep_focus();
        lines(store, told.get())
    };
    el("div")
        .class("cg-status")
        .part("status")
        .directive(move |element| place.set(Some(element)))
        .child(selection(store, browse, selected, keep_focus))
        .child(unsaved(store, waiting, keep_focus))
        .child(shown)
        .child(left_behind(session, Some(store)))
}

/// What is said of messages, but for what is still under way.
pub(super) fn said(messages: &[Message]) -> String {
    let said = messages.iter().filter(|m| !matches!(m, Message::Saving { .. }));
    said.map(text::message).fold(String::new(), text::join)
}

/// What became of the edits of customers who are not on screen, under their names, with the same ways to go on, beside
/// the store that is `shown`, if one is. Spoken likewise.
pub(crate) fn left_behind(session: Session, shown: Option<Store>) -> impl IntoChild {
    let about = |store: Store| {
        let said = store.state().with(|state| said(&state.messages));
        text::about(&store.name(), &said)
    };
    let stores = move || store::left_behind(session, shown).into_iter();
    let spoken = move || text::plain(stores().map(about).fold(String::new(), text::join));
    let spoken = el("p").class("cg-visually-hidden").attr("role", "status").child(spoken);
    let lines = move || stores().map(left).collect::<Vec<El>>();
    el("div").child(spoken).child(lines)
}

fn left(store: Store) -> El {
    // Its views read it to their end.
    let hold = SendWrapper::new(store.hold());
    on_cleanup(move || drop(hold));
    let (name, told) = (store.name(), store.state().with(State::told));
    el("div")
        .child(el("p").class("cg-message cg-title").child(parts::name(name)))
        .child(unsaved(store, unsaved_in(store), || {}))
        .child(lines(store, told))
}

fn lines(store: Store, messages: Vec<Message>) -> Vec<El> {
    let messages = messages.into_iter().enumerate();
    messages.map(|(at, message)| line(store, at, message)).collect()
}

fn line(store: Store, index: usize, message: Message) -> El {
    let can_undo =
        message.can_undo() == Some(true) && store.state().with_untracked(|state| state.membership.can_undo());
    let words = el("div")
        .class("cg-words")
        .child(el("p").child(sentence(&text::message(&message))))
        .child(message.groups().map(all_of).into_iter().collect::<Vec<_>>())
        .child(details(message.server_words().to_owned()));
    // Below the first, nothing that is told of edits has one: it goes with that, or gets one when that is gone.
    let dismiss = (index == 0 || message.can_undo().is_none()).then(|| {
        icon_button("cg-icon-button cg-cross", text::DISMISS.say())
            .part("button")
            .on(ev::click, move |_| store.dismiss(index))
    });
    el("div")
        .class(if message.is_problem() {
            "cg-message cg-problem"
        } else {
            "cg-message"
        })
        .part("message")
        .child(words)
        .child(can_undo.then(|| text_button(text::UNDO, move || store.undo())))
        .child(dismiss)
}
