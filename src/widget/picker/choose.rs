//! Options are chosen, by key and by click.

use super::combobox::Action;
use super::options::Options;
use super::{Picker, alike, create, recent};
use crate::api::BaseUrl;
use crate::live::store::State;
use crate::membership::Group;
use crate::widget::keys::is_composing;
use leptos::ev::{self, KeyboardEvent};
use wasm_bindgen::JsCast;
use web_sys::Element;

impl Picker {
    pub(super) fn pressed(self, event: &KeyboardEvent) {
        // With these the keys move in the text, or choose from an input method's list.
        if is_composing(event) || event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let has_more = self.search.is_current() && self.search.lacks_some();
        let Some(action) = self.with_options(|options| options.combobox.press(&event.key(), has_more)) else {
            return;
        };
        event.prevent_default();
        self.is_awaited.set(false);
        match action {
            Action::Move => self.show_active(true),
            Action::MoveAndLoad => {
                self.show_active(true);
                self.search.load_more();
            }
            Action::Choose => {
                let query = self.search.query();
                let active = |options: &mut Options| options.are_for(&query).then(|| options.combobox.active());
                match self.with_options(active) {
                    Some(active) => self.choose(active),
                    // What is typed was not answered yet.
                    None => {
                        self.is_awaited.set(true);
                        self.search.run();
                    }
                }
            }
        }
    }

    pub(super) fn clicked(self, event: &ev::MouseEvent) {
        let target = event.target().map(|target| target.unchecked_into::<Element>());
        let at = |options: &mut Options| {
            let at = target.and_then(|target| options.index_of(&target))?;
            if at < options.combobox.listed() {
                options.combobox.go(at);
                options.show_active(false);
            }
            Some(at)
        };
        if let Some(at) = self.with_options(at) {
            self.choose(at);
        }
    }

    fn choose(self, at: usize) {
        match self.with_options(|options| (options.group(at), options.combobox.count())) {
            (Some(group), _) => self.toggle(group),
            (None, count) if at < count => create::create(self),
            (None, _) => {}
        }
    }

    /// Does what Enter asked for before the answer was here, as far as it is plain what was meant: nobody has seen the
    /// options then.
    pub(super) fn choose_awaited(self) {
        let query = self.search.query();
        if query.is_empty() || !self.is_awaited.get() || !self.with_options(|options| options.are_for(&query)) {
            return;
        }
        self.is_awaited.set(false);
        let meant = |results: &Vec<Group>| alike::meant(results, &query).cloned();
        let meant = self.search.results.with_untracked(meant);
        if let Some(group) = meant.filter(|group| !self.shows(group)) {
            self.toggle(group);
        }
    }

    pub(super) fn toggle(self, group: Group) {
        if self.shows(&group) {
            self.store.remove(vec![group.id]);
        } else {
            self.add(self.session.client().base_url(), vec![group]);
        }
    }

    pub(super) fn shows(self, group: &Group) -> bool {
        let shows = |state: &State| state.membership.shows(&group.id);
        self.state.try_with_untracked(shows).unwrap_or_default()
    }

    /// Puts the customer into the groups. Also after the picker is gone: what was asked for this customer is done.
    pub(super) fn add(self, base: &BaseUrl, groups: Vec<Group>) {
        recent::note(base, &groups);
        self.added.try_update(|added| {
            added.retain(|old| groups.iter().all(|new| new.id != old.id));
            added.extend(groups.iter().cloned());
        });
        self.store.add(groups);
    }
}
