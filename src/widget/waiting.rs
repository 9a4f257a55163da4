//! What waits for a person, between the table and the messages: the selection, and edits that are not saved.

use super::parts::{all_of, problem};
use super::{keep_focus, target_of};
use crate::kit::el::{El, IntoMarkup, Markup, dynamic, el, plain_button};
use crate::kit::reactive::{Memo, memo};
use crate::live::store::Store;
use crate::membership::{Group, Membership, Pause};
use crate::text;
use crate::widget::table::browse::Browse;
use leptos::ev::Event;

/// The selected groups by name, and what can be done with all of them.
pub fn selection(store: &Store, browse: Browse, can_edit: Memo<bool>) -> Markup {
    let store = store.clone();
    let selected = memo(move || match can_edit.get() {
        true => browse.selection(),
        false => Vec::new(),
    });
    dynamic(move || {
        let groups: Vec<Group> = selected.get().into_iter().map(|line| line.row.group.clone()).collect();
        if groups.is_empty() {
            return ().markup();
        }
        let store = store.clone();
        let words = el("p").child(el("bdi").child(text::selected(&groups)));
        let all = all_of(&groups);
        let remove = move || {
            let ids = groups.iter().map(|group| group.id.clone()).collect();
            browse.clear_selection();
            store.remove(ids);
        };
        el("div")
            .class("message")
            .part("selection")
            .child(el("div").class("words").child(words).child(all))
            .child(button("button", text::REMOVE_SELECTED, remove))
            .child(button("text-button", text::CLEAR_SELECTION, move || {
                browse.clear_selection()
            }))
            .markup()
    })
    .markup()
}

/// Why edits are not saved, each with its words: what they are.
#[derive(Clone, PartialEq)]
enum Unsaved {
    Nothing,
    Staged(String),
    Saving,
    Retrying,
    Held(String),
}

impl Unsaved {
    fn of(membership: &Membership) -> Self {
        let has_edits = membership.has_unsaved();
        match membership.pause() {
            Some(Pause::Retrying(_)) if membership.is_loaded() => Self::Retrying,
            Some(Pause::Held) if membership.is_loaded() => Self::Held(text::held(membership)),
            None if membership.is_staged() && membership.is_saving() => Self::Saving,
            None if membership.is_staged() && has_edits => Self::Staged(text::held(membership)),
            _ => Self::Nothing,
        }
    }
}

/// Edits that wait: for the next attempt, or for a person's decision.
pub fn unsaved(store: &Store, keep_focus: impl Fn() + Send + 'static) -> Markup {
    let state = store.state();
    let store = store.clone();
    // The edits that wait may change while they do; the words and buttons follow.
    let unsaved = memo(move || state.with(|state| Unsaved::of(&state.membership)));
    dynamic(move || {
        keep_focus();
        let (save, retry, discard) = (store.clone(), store.clone(), store.clone());
        let discard = move || discard.discard();
        match unsaved.get() {
            Unsaved::Nothing => ().markup(),
            Unsaved::Saving => busy(text::SAVING.into()),
            Unsaved::Retrying => busy(state.with_untracked(|state| text::retrying(state.fault.as_ref()))),
            Unsaved::Staged(edits) => {
                let title = el("p").class("title").child(text::EDITS_HELD);
                let edits = el("p").child(el("bdi").child(edits));
                el("div")
                    .class("message")
                    .part("staged")
                    .child(el("div").class("words").child(title).child(edits))
                    .child(button("button primary", text::SAVE, move || save.save()))
                    .child(button("text-button", text::DISCARD, discard))
                    .markup()
            }
            Unsaved::Held(edits) => {
                let fault = state.with_untracked(|state| state.fault.clone());
                let why = fault.as_ref().map(text::fault).unwrap_or_default();
                let details = fault.map(|fault| fault.error.message).unwrap_or_default();
                let mut ways_on = vec![button("button", text::RETRY, move || retry.retry()).markup()];
                let title = if edits.is_empty() {
                    text::REFRESH_FAILED
                } else {
                    ways_on.push(button("button", text::DISCARD, discard).markup());
                    text::EDITS_HELD
                };
                problem(title, vec![edits, why], details, ways_on)
            }
        }
    })
    .markup()
}

fn busy(words: String) -> Markup {
    el("div")
        .class("message waiting")
        .part("message")
        .attr("role", "status")
        .child(el("p").child(words))
        .markup()
}

/// A button that goes with what it is done to: the focus goes to what takes its place.
fn button(class: &'static str, label: &'static str, mut action: impl FnMut() + 'static) -> El {
    let act = move |event: Event| {
        keep_focus(target_of(&event).and_then(|button| button.closest(".status").ok()?));
        action();
    };
    plain_button(class).part("button").on("click", act).child(label)
}
