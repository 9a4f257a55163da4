//! The button that opens the picker, and the picker: a combobox over the store's groups, in the top layer, where no host's
//! `overflow` clips it. Opening, closing and giving the focus back are the browser's.

mod create;
mod mark;
mod options;
mod panel;
mod paste;
mod pasted;
mod recent;
mod view;

use super::focus;
use crate::api::{Client, CustomerGroupQuery, Error, literal};
use crate::kit::el::{IntoMarkup, Markup, el, plain_button};
use crate::kit::reactive::{RwSignal, effect};
use crate::live::search::{Page, Search};
use crate::live::store::{State, Store};
use crate::membership::Group;
use crate::text;
use create::Creation;
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use options::Options;
use panel::Panel;
use send_wrapper::SendWrapper;
use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Options that Page Up and Page Down pass.
const PAGE: usize = 8;

/// The longest from the button's being pointed at until the picker opens, in milliseconds; after that the results may be old.
const POINTED_MS: f64 = 1_000.0;

/// One picker. Clones are the same.
#[derive(Clone)]
struct Picker(SendWrapper<Rc<Inner>>);

struct Inner {
    store: Store,
    state: RwSignal<State>,
    search: Search<Group>,
    options: Options,
    creation: Creation,
    /// What there is to tell besides the list.
    panel: RwSignal<Panel>,
    /// What was added since it was opened.
    added: RwSignal<Vec<Group>>,
    field: RefCell<Option<HtmlInputElement>>,
    /// When the first results were asked for last, as the browser counts milliseconds.
    started_at: Cell<f64>,
}

impl Deref for Picker {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// The button and what it opens.
pub fn picker(store: &Store) -> Markup {
    let (popover_id, list_id) = (super::unique_id("picker"), super::unique_id("list"));
    let client = store.session().client().clone();
    let search = Search::new(store.session(), move |q, offset, signal| {
        find(client.with_signal(&signal), q, offset, 20)
    });
    let it = Picker(SendWrapper::new(Rc::new(Inner {
        store: store.clone(),
        state: store.state(),
        search,
        options: Options::new(list_id.clone()),
        creation: Creation::default(),
        panel: RwSignal::default(),
        added: RwSignal::default(),
        field: RefCell::default(),
        started_at: Cell::default(),
    })));
    let drawn = it.clone();
    effect(move || {
        search.results.track();
        search.progress.track();
        drawn.draw();
    });
    let marked = it.clone();
    effect(move || marked.state.with(|state| marked.options.mark(&state.membership)));

    let opener = plain_button("button add")
        .part("add-button")
        .on("pointerenter", it.handler(|it, _| it.start()))
        .attr("popovertarget", popover_id.clone());
    let popover = el("div")
        .class("picker")
        .part("picker")
        .attr("id", popover_id)
        .attr("popover", "auto")
        .attr("role", "dialog")
        .attr("aria-label", text::ADD_TO_GROUPS)
        .on("beforetoggle", it.handler(|it, _| it.toggled()))
        .child(view::field(&it, list_id.clone()))
        .child(panel::panel(&it))
        .child(view::failed(search))
        .child(view::list(&it, list_id))
        .child(view::found(&it));
    vec![opener.child(text::ADD_TO_GROUPS).markup(), popover.markup()].markup()
}

/// A page of the groups whose names hold these words.
async fn find(client: Client, words: String, offset: u32, limit: u32) -> Result<Page<Group>, Error> {
    let query = CustomerGroupQuery {
        q: &literal(&words),
        offset,
        limit,
        ..CustomerGroupQuery::default()
    };
    let page = client.customer_groups_as(&query).await?;
    Ok((page.customer_groups, page.count))
}

impl Picker {
    fn handler(&self, handle: impl Fn(&Picker, Event) + 'static) -> impl FnMut(Event) + 'static {
        let it = self.clone();
        move |event| handle(&it, event)
    }

    /// The button is pointed at: by the time it is pressed, and the picker opens, the first results are on their way, or here.
    fn start(&self) {
        let now = js_sys::Date::now();
        if !self.is_open() && now - self.started_at.replace(now) > POINTED_MS {
            self.search.start();
        }
    }

    fn is_open(&self) -> bool {
        let field = self.field.borrow();
        let open = |field: &HtmlInputElement| field.closest(".picker:popover-open").ok()?;
        field.as_ref().and_then(open).is_some()
    }

    /// Before it shows, which is a frame sooner than after.
    fn toggled(&self) {
        if self.is_open() {
            self.started_at.take();
        } else {
            self.start();
            if let Some(field) = &*self.field.borrow() {
                field.set_value("");
            }
            self.quiet_down();
            self.added.set(Vec::new());
            // Others may have been added since: the recent ones are read again.
            self.options.forget();
            self.draw();
        }
    }

    fn typed(&self, event: Event) {
        self.quiet_down();
        self.search.type_in(event_target_value(&event));
        self.show_creation();
    }

    fn pressed(&self, event: Event) {
        let key: &KeyboardEvent = event.unchecked_ref();
        // With these the keys move in the text, or choose from an input method's list.
        if key.is_composing() || key.ctrl_key() || key.alt_key() || key.meta_key() || key.shift_key() {
            return;
        }
        let (at, rows) = (self.options.at(), self.options.rows());
        let last = self.options.count().saturating_sub(1);
        let has_more = self.search.is_current() && self.search.lacks_some();
        let next = match key.key().as_str() {
            "ArrowDown" if at == last && !has_more => 0,
            "ArrowDown" => at + 1,
            // Round to the last, where that is known.
            "ArrowUp" if at == 0 && !has_more => last,
            "ArrowUp" => at.saturating_sub(1),
            "Home" => 0,
            "End" => usize::MAX,
            "PageDown" => at.saturating_add(PAGE),
            "PageUp" => at.saturating_sub(PAGE),
            "Enter" => {
                event.prevent_default();
                // Else what is typed was not answered yet.
                if self.options.are_for(&self.search.query()) {
                    self.choose(at);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let is_beyond = has_more && next >= rows;
        self.options.go_on_to(is_beyond.then_some(next));
        self.go(next.min(if is_beyond { rows.saturating_sub(1) } else { last }), true);
        if is_beyond {
            self.search.load_more();
        }
    }

    fn clicked(&self, event: Event) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(at) = target.and_then(|target| self.options.index_of(&target)) {
            if at < self.options.rows() {
                self.go(at, false);
            }
            self.choose(at);
        }
    }

    fn choose(&self, at: usize) {
        match self.options.group(at) {
            Some(group) => self.toggle(group),
            None if at < self.options.count() => create::create(self),
            None => {}
        }
    }

    fn toggle(&self, group: Group) {
        if self.shows(&group) {
            self.store.remove(vec![group.id]);
        } else {
            self.add(vec![group]);
        }
    }

    fn shows(&self, group: &Group) -> bool {
        let shows = |state: &State| state.membership.shows(&group.id);
        self.state.try_with_untracked(shows).unwrap_or_default()
    }

    /// Puts the customer into the groups. Also after the picker is gone: what was asked for this customer is done.
    fn add(&self, groups: Vec<Group>) {
        recent::note(self.store.session().client().base_url(), &groups);
        self.added.try_update(|added| {
            added.retain(|old| groups.iter().all(|new| new.id != old.id));
            added.extend(groups.iter().cloned());
        });
        self.store.add(groups);
    }

    /// Brings the options up to the results.
    fn draw(&self) {
        let options = &self.options;
        let (list, query) = self
            .search
            .progress
            .with_untracked(|progress| (progress.list, progress.query.clone()));
        let is_new = options.is_other(list);
        if is_new {
            let recent = match query.as_str() {
                "" => recent::list(self.store.session().client().base_url()),
                _ => Vec::new(),
            };
            options.begin(list, recent, &query);
        }
        self.search.results.with_untracked(|results| options.append(results));
        self.state.with_untracked(|state| options.mark(&state.membership));
        self.show_creation();
        if let Some(wanted) = options.wanted() {
            self.go(wanted, true);
        }
        // With the next frame, which lays the list out in any case.
        let it = self.clone();
        request_animation_frame(move || it.load_if_near_end());
    }

    fn scrolled(&self) {
        self.options.scrolled();
        self.load_if_near_end();
    }

    fn show_creation(&self) {
        self.options
            .show_last(self.creation.label(self), self.creation.is_under_way());
        self.go(self.options.at(), false);
    }

    /// Makes the option the active one; the last, if there are not as many.
    fn go(&self, at: usize, is_scrolled_to: bool) {
        if let Some(field) = &*self.field.borrow() {
            self.options.go(at, field, is_scrolled_to);
        }
    }

    fn load_if_near_end(&self) {
        // The end of a list that is no longer on the page is not near.
        if self.options.is_near_end() && self.search.progress.with_untracked(|progress| progress.fault.is_none()) {
            self.search.load_more();
        }
    }

    /// Takes away what was said of an earlier step.
    fn quiet_down(&self) {
        if self.panel.with_untracked(Panel::is_passing) {
            self.panel.set(Panel::None);
        }
    }

    fn focus_field(&self) {
        focus(self.field.borrow().clone().map(Into::into));
    }
}
