//! What is said aloud of what is done in the card, to those who do not see it.

use super::body::Body;
use super::status_line::said;
use super::table::{Browse, Query, sorted};
use super::waiting::Unsaved;
use crate::kit::{Computed, IntoChild, Tracked, computed, effect, el};
use crate::live::store::{Message, Store};
use crate::membership::Group;
use crate::text::{self, Phrase, join};
use leptos::prelude::*;
use std::time::Duration;

/// By then the card is on display: a custom element hides one without an answer for 200 ms.
const PATIENCE: Duration = Duration::from_millis(250);

/// A live region, which is there before its words are. It says what has become another, and each thing once; problems
/// are alerts where they stand.
pub fn announcements(
    store: Store,
    browse: Browse,
    body: Computed<Body>,
    note: Computed<Option<Phrase>>,
    selected: Computed<Vec<Group>>,
    waiting: Computed<Unsaved>,
) -> impl IntoChild {
    let state = store.state();
    // Not worked out anew while somebody types in the filter.
    let told = computed(move || {
        let unsaved = waiting.get();
        state.with(|state| Told {
            unsaved,
            has_unsaved: state.membership.has_unsaved(),
            messages: state.messages.clone(),
        })
    });
    // Screen readers say what a region turns to, and not what it is born with: the frame after the next. And not before
    // the card is on display, which a custom element's is with its first answer, or somewhat later.
    let is_there = Tracked::new(false);
    let begin = move || request_animation_frame(move || request_animation_frame(move || is_there.set(true)));
    effect(move || {
        if body.get() != Body::Loading && !is_there.get_untracked() {
            begin();
        }
    });
    set_timeout(begin, PATIENCE);
    let mut heard = Heard::default();
    let words = move || {
        if !is_there.get() {
            return String::new();
        }
        let mut news = heard.told(told.get(), store).to_vec();
        news.push(selected.with(|groups| heard.selected(groups)));
        news.extend(heard.listed(browse, body.get()));
        news.push(heard.noted(note.get()));
        if news.iter().any(Option::is_some) {
            heard.words = news.into_iter().flatten().fold(String::new(), join);
        }
        // One text, and not pieces: each that changed would have it all said again.
        text::plain(heard.words.clone())
    };
    el("p").class("cg-visually-hidden").attr("role", "status").child(words)
}

/// How all stood when it was told last, and the words for that.
#[derive(Default)]
struct Heard {
    body: Option<Body>,
    query: Query,
    note: Option<Phrase>,
    /// Ids.
    selected: Vec<String>,
    told: Told,
    /// Whether it was said that it is tried again, and that has not ended.
    is_retrying: bool,
    words: String,
}

/// What there is to tell of edits.
#[derive(Clone, Default, PartialEq)]
struct Told {
    unsaved: Unsaved,
    has_unsaved: bool,
    messages: Vec<Message>,
}

impl Heard {
    /// What is listed, and in which order.
    fn listed(&mut self, browse: Browse, body: Body) -> Vec<Option<String>> {
        let query = browse.query.get();
        let is_filtered = query.filters() != Query::default();
        let is_relisted = self.body.replace(body) != Some(body) || self.query.filters() != query.filters();
        let is_reordered = (self.query.by, self.query.is_descending) != (query.by, query.is_descending);
        self.query = query;
        let listed = || match body {
            Body::Loading => text::LOADING.say(),
            Body::NoGroups => text::NO_GROUPS.say(),
            Body::NoMatch => text::NO_FILTERED.say(),
            Body::Groups => {
                let (shown, all) = (
                    browse.listed.with_untracked(Vec::len),
                    browse.all.with_untracked(Vec::len),
                );
                if is_filtered {
                    text::shown_of(shown, all)
                } else {
                    text::RESULTS.count(all)
                }
            }
            Body::NoCustomer => text::NO_CUSTOMER.say(),
            Body::Failed | Body::SignedOut => String::new(),
        };
        vec![is_relisted.then(listed), is_reordered.then(|| sorted(&self.query))]
    }

    /// Why something is missing, once it is.
    fn noted(&mut self, note: Option<Phrase>) -> Option<String> {
        let before = std::mem::replace(&mut self.note, note);
        note.filter(|_| before != note).map(Phrase::say)
    }

    fn selected(&mut self, groups: &[Group]) -> Option<String> {
        let ids: Vec<String> = groups.iter().map(|group| group.id.clone()).collect();
        let has_changed = self.selected != ids;
        self.selected = ids;
        has_changed.then(|| match groups {
            [] => text::NONE_SELECTED.say(),
            groups => text::selected(groups),
        })
    }

    /// What became of edits, and what waits.
    fn told(&mut self, now: Told, store: Store) -> [Option<String>; 2] {
        let before = std::mem::replace(&mut self.told, now.clone());
        let was_retrying = self.is_retrying;
        self.is_retrying = now.unsaved == Unsaved::Retrying || was_retrying && now.has_unsaved;
        let waits = match now.unsaved {
            _ if before.unsaved == now.unsaved => None,
            Unsaved::Staged(edits) => Some(text::labelled(text::EDITS_HELD, &edits)),
            Unsaved::Saving | Unsaved::Retrying if was_retrying => None,
            Unsaved::Saving => Some(text::SAVING.say()),
            Unsaved::Retrying => Some(
                store
                    .state()
                    .with_untracked(|state| text::retrying(state.fault.as_ref())),
            ),
            Unsaved::Nothing if now.has_unsaved => None,
            Unsaved::Nothing if before.unsaved.is_for_a_person() => Some(text::NOTHING_UNSAVED.say()),
            // What was said of it is no longer so.
            Unsaved::Nothing | Unsaved::Held(..) => Some(String::new()),
        };
        let has_changed = before.messages != now.messages;
        let mut messages = now.messages;
        messages.retain(|message| !before.messages.contains(message));
        [has_changed.then(|| said(&messages)), waits]
    }
}
