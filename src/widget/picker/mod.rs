//! The button that opens the picker, and the picker: a combobox over the store's groups, in the top layer, where no
//! host's `overflow` clips it. Opening, closing and giving the focus back are the browser's.

mod alike;
mod combobox;
mod create;
mod mark;
mod options;
mod panel;
mod panel_view;
mod paste;
mod pasted;
mod recent;
mod report;
mod view;

pub(crate) use recent::forget as forget_recent;

use super::focus::focus;
use super::keys::is_composing;
use super::parts::{plain_button, popover, unique_id};
use crate::api::{BaseUrl, Client, CustomerGroupQuery, Error, literal};
use crate::kit::{IntoChild, when};
use crate::live::search::{Page, Progress, Search};
use crate::live::session::Session;
use crate::live::store::{State, Store};
use crate::membership::{Group, clean};
use crate::text;
use combobox::Action;
use create::Creation;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use options::Options;
use panel::Panel;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The longest from the button's being pointed at, or come to by Tab, until the picker opens, in milliseconds; after
/// that the results may be old.
const POINTED_MS: f64 = 1_000.0;

/// Among how many groups a name that is not found is looked for, at most: some hundred kilobytes.
const COMPARED: u32 = 10_000;

/// One picker. Copies are the same; it ends with its view.
#[derive(Clone, Copy)]
struct Picker {
    store: Store,
    session: Session,
    state: RwSignal<State>,
    search: Search<Group>,
    options: StoredValue<Options, LocalStorage>,
    creation: StoredValue<Creation>,
    /// What there is to tell besides the list.
    panel: RwSignal<Panel>,
    /// What was added since it was opened.
    added: RwSignal<Vec<Group>>,
    /// When the first results were asked for last, as the browser counts milliseconds.
    started_at: StoredValue<f64>,
    /// Whether Enter was pressed before what is typed was answered.
    is_awaited: StoredValue<bool>,
}

/// The button and what it opens, which is made once `is_painted`.
pub fn picker(store: Store, session: Session, is_painted: RwSignal<bool>) -> impl IntoChild {
    let (popover_id, list_id) = (unique_id("picker"), unique_id("list"));
    let search = Search::new(session, move |words, offset, signal| {
        find(session.client().with_signal(&signal), words, offset, 20)
    });
    let picker = Picker {
        store,
        session,
        state: store.state(),
        search,
        options: StoredValue::new_local(Options::new(list_id.clone())),
        creation: StoredValue::default(),
        panel: RwSignal::default(),
        added: RwSignal::default(),
        started_at: StoredValue::default(),
        is_awaited: StoredValue::default(),
    };
    let opener = plain_button("cg-button cg-add")
        .part("add-button")
        .on(ev::pointerenter, move |_| picker.start())
        // Tab brought the focus here. Not whenever it comes: it comes back from the closed picker, too.
        .on(ev::keyup, move |event| {
            if event.key() == "Tab" {
                picker.start();
            }
        })
        .attr("popovertarget", popover_id.clone())
        .child(text::ADD_TO_GROUPS);
    let panel = move || {
        picker.follow();
        popover(popover_id.clone(), text::ADD_TO_GROUPS)
            .class("cg-picker")
            .part("picker")
            .on(ev::Custom::<ev::Event>::new("beforetoggle"), move |_| picker.toggled())
            .child(view::field(picker, list_id.clone()))
            .child(panel_view::panel(picker))
            .child(view::failed(search))
            .child(view::list(picker, list_id.clone()))
            .child(view::found(picker))
    };
    (opener, when(move || is_painted.get(), panel))
}

/// A page of the groups whose names hold these words.
async fn find(client: Client, words: String, offset: u32, limit: u32) -> Result<Page<Group>, Error> {
    let query = CustomerGroupQuery {
        q: &literal(&words),
        offset,
        limit,
        ..CustomerGroupQuery::default()
    };
    let mut page = client.customer_groups_as::<Group>(&query).await?;
    page.customer_groups.iter_mut().for_each(Group::name_by_id);
    Ok((page.customer_groups, page.count))
}

/// All groups by id and name, to compare names with: a server knows of no other comparison than letter by letter. They
/// are asked for only where a name is not found as it is written.
async fn all_names(client: &Client) -> Result<Vec<Group>, Error> {
    let query = CustomerGroupQuery {
        limit: COMPARED,
        order: "id",
        fields: "id,name",
        ..CustomerGroupQuery::default()
    };
    Ok(client.customer_groups_as(&query).await?.customer_groups)
}

impl Picker {
    /// Keeps the list in step with what was found, and with the customer's groups.
    fn follow(self) {
        Effect::new(move |_| {
            self.search.results.track();
            self.search.progress.track();
            self.draw();
        });
        Effect::new(move |_| {
            self.state.track();
            self.mark();
        });
    }

    fn with_options<R: Default>(self, run: impl FnOnce(&mut Options) -> R) -> R {
        self.options.try_update_value(run).unwrap_or_default()
    }

    fn field(self) -> Option<HtmlInputElement> {
        self.with_options(|options| options.field.clone())
    }

    /// The button is pointed at, or has the focus: by the time it is pressed, and the picker opens, the first results are on their way,
    /// or here.
    fn start(self) {
        let now = js_sys::Date::now();
        if !self.is_open() && now - self.started_at.get_value() > POINTED_MS {
            self.started_at.set_value(now);
            self.search.start();
        }
    }

    fn is_open(self) -> bool {
        let open = |field: HtmlInputElement| field.closest(".cg-picker:popover-open").ok()?;
        self.field().and_then(open).is_some()
    }

    /// Before it shows, which is a frame sooner than after.
    fn toggled(self) {
        if self.is_open() {
            self.started_at.set_value(0.0);
            return;
        }
        self.start();
        if let Some(field) = self.field() {
            field.set_value("");
        }
        self.quiet_down();
        self.added.set(Vec::new());
        // Others may have been added since: the recent ones are read again.
        self.with_options(Options::forget);
        self.draw();
    }

    fn typed(self, text: String) {
        self.quiet_down();
        self.is_awaited.set_value(false);
        self.search.type_in(clean(&text));
        self.show_creation();
    }

    fn pressed(self, event: &KeyboardEvent) {
        // With these the keys move in the text, or choose from an input method's list.
        if is_composing(event) || event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let has_more = self.search.is_current() && self.search.lacks_some();
        let Some(action) = self.with_options(|options| options.combobox.press(&event.key(), has_more)) else {
            return;
        };
        event.prevent_default();
        self.is_awaited.set_value(false);
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
                        self.is_awaited.set_value(true);
                        self.search.run();
                    }
                }
            }
        }
    }

    fn clicked(self, event: &ev::MouseEvent) {
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
    fn choose_awaited(self) {
        let query = self.search.query();
        if !self.is_awaited.get_value() || !self.with_options(|options| options.are_for(&query)) {
            return;
        }
        self.is_awaited.set_value(false);
        let meant = |results: &Vec<Group>| alike::meant(results, &query).cloned();
        let meant = self.search.results.with_untracked(meant);
        if let Some(group) = meant.filter(|group| !self.shows(group)) {
            self.toggle(group);
        }
    }

    fn toggle(self, group: Group) {
        if self.shows(&group) {
            self.store.remove(vec![group.id]);
        } else {
            self.add(self.session.client().base_url(), vec![group]);
        }
    }

    fn shows(self, group: &Group) -> bool {
        let shows = |state: &State| state.membership.shows(&group.id);
        self.state.try_with_untracked(shows).unwrap_or_default()
    }

    /// Puts the customer into the groups. Also after the picker is gone: what was asked for this customer is done.
    fn add(self, base: &BaseUrl, groups: Vec<Group>) {
        recent::note(base, &groups);
        self.added.try_update(|added| {
            added.retain(|old| groups.iter().all(|new| new.id != old.id));
            added.extend(groups.iter().cloned());
        });
        self.store.add(groups);
    }

    /// Brings the options up to the results.
    fn draw(self) {
        let now = |progress: &Progress| (progress.list, progress.query.clone());
        let (list, query) = self.search.progress.with_untracked(now);
        if self.with_options(|options| options.is_other(list)) {
            let recent = match query.as_str() {
                "" => recent::list(self.session.client().base_url()),
                _ => Vec::new(),
            };
            self.with_options(|options| options.begin(list, recent, &query));
        }
        self.search
            .results
            .with_untracked(|results| self.with_options(|options| options.append(results)));
        self.mark();
        self.show_creation();
        if self.with_options(|options| options.combobox.go_on()) {
            self.show_active(true);
        }
        self.choose_awaited();
        // With the next frame, which lays the list out in any case.
        request_animation_frame(move || self.load_if_near_end());
    }

    fn mark(self) {
        self.state
            .with_untracked(|state| self.with_options(|options| options.mark(&state.membership)));
    }

    fn scrolled(self) {
        self.with_options(Options::scrolled);
        self.load_if_near_end();
    }

    fn show_creation(self) {
        let label = create::label(self);
        let is_busy = create::is_under_way(self);
        self.with_options(|options| {
            options.show_last(label, is_busy);
            options.combobox.go(options.combobox.active());
        });
        self.show_active(false);
    }

    fn show_active(self, is_scrolled_to: bool) {
        self.with_options(|options| options.show_active(is_scrolled_to));
    }

    fn load_if_near_end(self) {
        let has_fault = || {
            self.search
                .progress
                .try_with_untracked(|progress| progress.fault.is_some())
        };
        if self.with_options(|options| options.is_near_end()) && has_fault() == Some(false) {
            self.search.load_more();
        }
    }

    /// Takes away what was said of an earlier step.
    fn quiet_down(self) {
        if self.panel.with_untracked(Panel::is_passing) {
            self.panel.set(Panel::None);
        }
    }

    fn focus_field(self) {
        focus(self.field().map(Into::into));
    }
}
