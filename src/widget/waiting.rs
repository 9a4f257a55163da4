//! What waits for a person, between the table and the messages: the selection, and edits that are not saved.

use super::parts::{all_of, button, primary_button, problem, sentence, text_button};
use super::table::Browse;
use crate::kit::{Computed, El, IntoChild, computed, el};
use crate::live::store::{State, Store};
use crate::membership::{Group, Pause};
use crate::text::{self, Language, Phrase};

/// The selected groups by name, and what can be done with all of them. `keep_focus` is called before they are drawn
/// anew.
pub fn selection(
    store: Store,
    browse: Browse,
    selected: Computed<Vec<Group>>,
    keep_focus: impl Fn() + 'static,
) -> impl IntoChild {
    move || {
        keep_focus();
        let groups = selected.get();
        (!groups.is_empty()).then(|| selected_groups(store, browse, groups))
    }
}

fn selected_groups(store: Store, browse: Browse, groups: Vec<Group>) -> El {
    let words = el("p").child(sentence(&text::selected(&groups)));
    let words = el("div").class("cg-words").child(words).child(all_of(&groups));
    let remove = move || {
        let ids = groups.iter().map(|group| group.id.clone()).collect();
        browse.clear_selection();
        store.remove(ids);
    };
    el("div")
        .class("cg-message")
        .part("selection")
        .child(words)
        .child(button(text::REMOVE_SELECTED, remove))
        .child(text_button(text::CLEAR_SELECTION, move || browse.clear_selection()))
}

/// Why edits are not saved, each with its words: what they are.
#[derive(Clone, Default, PartialEq)]
pub enum Unsaved {
    #[default]
    Nothing,
    Staged(String),
    Saving,
    Retrying,
    /// Also with the question whether they are sent as another user, if that is asked.
    Held(String, String),
}

impl Unsaved {
    fn of(State { membership, users, .. }: &State) -> Self {
        let has_edits = membership.has_unsaved();
        let question = || match users {
            Some((author, user)) => text::another_user(author, user),
            None => String::new(),
        };
        match membership.pause() {
            Some(Pause::Retrying(_)) if membership.is_loaded() => Self::Retrying,
            Some(Pause::Held) if membership.is_loaded() => Self::Held(text::held(membership), question()),
            None if membership.is_staged() && membership.is_saving() => Self::Saving,
            None if membership.is_staged() && has_edits => Self::Staged(text::held(membership)),
            _ => Self::Nothing,
        }
    }

    /// Whether edits wait for a decision.
    pub fn is_for_a_person(&self) -> bool {
        match self {
            Self::Staged(_) => true,
            // Without edits it is a read that waits.
            Self::Held(edits, _) => !edits.is_empty(),
            Self::Nothing | Self::Saving | Self::Retrying => false,
        }
    }
}

/// Why the store's edits are not saved. They may change while they wait; the words and buttons follow.
pub fn unsaved_in(store: Store) -> Computed<Unsaved> {
    let (state, language) = (store.state(), Language::current());
    computed(move || language.speak(|| state.with(Unsaved::of)))
}

/// Edits that wait: for the next attempt, or for a person's decision. `keep_focus` is called before they are drawn
/// anew.
pub fn unsaved(store: Store, unsaved: Computed<Unsaved>, keep_focus: impl Fn() + 'static) -> impl IntoChild {
    let state = store.state();
    move || {
        keep_focus();
        match unsaved.get() {
            Unsaved::Nothing => None,
            Unsaved::Saving => Some(busy(text::SAVING.say())),
            Unsaved::Retrying => Some(busy(state.with_untracked(|state| text::retrying(state.fault.as_ref())))),
            Unsaved::Staged(edits) => Some(staged(store, edits)),
            Unsaved::Held(edits, question) => Some(held(store, edits, question)),
        }
    }
}

fn busy(words: String) -> El {
    el("div")
        .class("cg-message cg-waiting")
        .part("message")
        .child(el("p").child(words))
}

fn staged(store: Store, edits: String) -> El {
    let title = el("p").class("cg-title").child(text::EDITS_HELD);
    let edits = el("p").child(sentence(&edits));
    el("div")
        .class("cg-message")
        .part("staged")
        .child(el("div").class("cg-words").child(title).child(edits))
        .child(primary_button(text::SAVE, move || store.save()))
        .child(text_button(text::DISCARD, move || store.discard()))
}

/// Tries again what waits, or what could not be read.
pub(super) fn retry(label: Phrase, store: Store) -> El {
    button(label, move || store.retry())
}

fn held(store: Store, edits: String, question: String) -> El {
    let fault = store.state().with_untracked(|state| state.fault.clone());
    let (why, label) = if question.is_empty() {
        (fault.as_ref().map(text::fault).unwrap_or_default(), text::RETRY)
    } else {
        (question, text::SAVE)
    };
    let server_words = fault.map(|fault| fault.error.message).unwrap_or_default();
    let has_edits = !edits.is_empty();
    let title = if has_edits {
        text::EDITS_HELD
    } else {
        text::REFRESH_FAILED
    };
    let retry = retry(label, store);
    let discard = has_edits.then(|| button(text::DISCARD, move || store.discard()));
    problem(title, vec![edits, why], server_words, (retry, discard))
}
