//! What is said aloud of what is done in the card, to those who do not see it.

use super::body::Body;
use super::status_line::said;
use super::table::{Browse, Query, sorted};
use super::waiting::Unsaved;
use crate::kit::{Computed, IntoChild, el};
use crate::live::store::{State, Store};
use crate::membership::Group;
use crate::text::{self, Phrase, join};

/// A live region, which is there before its words are. It says what has become another, and each thing once; problems
/// are alerts where they stand.
pub fn announcements(
    store: Store,
    browse: Browse,
    body: Computed<Body>,
    note: Computed<Option<Phrase>>,
    can_edit: Computed<bool>,
) -> impl IntoChild {
    let mut heard = Heard::default();
    let words = move || {
        let selected = if can_edit.get() { browse.selection() } else { Vec::new() };
        let selected: Vec<Group> = selected.iter().map(|line| line.row.group.clone()).collect();
        let mut news = store.state().with(|state| heard.told(state)).to_vec();
        news.push(heard.selected(&selected));
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
    selected: String,
    unsaved: Unsaved,
    messages: String,
    words: String,
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
            Body::Failed | Body::SignedOut | Body::NoCustomer => String::new(),
        };
        vec![is_relisted.then(listed), is_reordered.then(|| sorted(&self.query))]
    }

    /// Why something is missing, once it is.
    fn noted(&mut self, note: Option<Phrase>) -> Option<String> {
        let before = std::mem::replace(&mut self.note, note);
        note.filter(|_| before != note).map(Phrase::say)
    }

    fn selected(&mut self, groups: &[Group]) -> Option<String> {
        let words = if groups.is_empty() {
            String::new()
        } else {
            text::selected(groups)
        };
        let before = std::mem::replace(&mut self.selected, words.clone());
        (before != words).then(|| {
            if words.is_empty() {
                text::NONE_SELECTED.say()
            } else {
                words
            }
        })
    }

    /// What waits, and what became of edits.
    fn told(&mut self, state: &State) -> [Option<String>; 2] {
        let (unsaved, messages) = (Unsaved::of(&state.membership), said(&state.messages));
        let waited = std::mem::replace(&mut self.unsaved, unsaved.clone());
        let has_changed = waited != unsaved;
        let waits = match unsaved {
            Unsaved::Staged(edits) => Some(text::labelled(text::EDITS_HELD, &edits)),
            Unsaved::Saving => Some(text::SAVING.say()),
            Unsaved::Retrying => Some(text::retrying(state.fault.as_ref())),
            Unsaved::Nothing if waited.is_for_a_person() && !state.membership.has_unsaved() => {
                Some(text::NOTHING_UNSAVED.say())
            }
            Unsaved::Held(_) | Unsaved::Nothing => None,
        };
        let is_new = self.messages != messages;
        self.messages = messages.clone();
        [waits.filter(|_| has_changed), is_new.then_some(messages)]
    }
}
