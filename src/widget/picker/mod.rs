//! The button that opens the picker, and the picker: a combobox over the store's groups, in the top layer, where no
//! host's `overflow` clips it. Opening, closing and giving the focus back are the browser's.

mod alike;
mod choose;
mod combobox;
mod create;
mod find;
mod mark;
mod options;
mod panel;
mod panel_view;
mod paste;
mod pasted;
mod recent;
mod report;
mod unseen;
mod view;

pub(crate) use recent::forget as forget_recent;

use super::focus::focus;
use super::parts::{plain_button, popover, unique_id};
use crate::kit::{IntoChild, Stored, Tracked, effect};
use crate::live::search::{Progress, Search};
use crate::live::session::Session;
use crate::live::store::{State, Store};
use crate::membership::{Group, clean};
use crate::text::{self, Language};
use create::Creation;
use leptos::ev;
use leptos::prelude::*;
use options::Options;
use panel::Panel;
use std::cell::RefCell;
use web_sys::HtmlInputElement;

/// The longest from the button's being pointed at, or come to by Tab, until the picker opens, in milliseconds; after
/// that the results may be old.
const POINTED_MS: f64 = 1_000.0;

/// One picker. Copies are the same; it ends with its view.
#[derive(Clone, Copy)]
struct Picker {
    store: Store,
    session: Session,
    state: Tracked<State>,
    search: Search<Group>,
    options: Stored<RefCell<Options>>,
    creation: Stored<RefCell<Creation>>,
    /// What there is to tell besides the list.
    panel: Tracked<Panel>,
    /// What was added since it was opened.
    added: Tracked<Vec<Group>>,
    /// When the first results were asked for last, as the browser counts milliseconds.
    started_at: Stored<RefCell<f64>>,
    /// Whether Enter was pressed before what is typed was answered.
    is_awaited: Stored<RefCell<bool>>,
    language: Language,
}

/// The button and what it opens.
pub fn picker(store: Store, session: Session) -> impl IntoChild {
    let (popover_id, list_id) = (unique_id("picker"), unique_id("list"));
    let search = Search::new(session, move |words, offset, signal| {
        find::find(session.client().with_signal(&signal), words, offset, 20)
    });
    let picker = Picker {
        store,
        session,
        state: store.state(),
        search,
        options: Stored::new(RefCell::new(Options::new(list_id.clone()))),
        creation: Stored::default(),
        panel: Tracked::default(),
        added: Tracked::default(),
        started_at: Stored::default(),
        is_awaited: Stored::default(),
        language: Language::current(),
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
    picker.follow();
    let panel = popover(popover_id, text::ADD_TO_GROUPS)
        .class("cg-picker")
        .part("picker")
        .on(ev::Custom::<ev::Event>::new("beforetoggle"), move |_| picker.toggled())
        .child(view::field(picker, list_id.clone()))
        .child(panel_view::panel(picker))
        .child(view::failed(search))
        .child(view::list(picker, list_id))
        .child(view::found(picker));
    (opener, panel)
}

impl Picker {
    /// Keeps the list in step with what was found, and with the customer's groups.
    fn follow(self) {
        effect(move || {
            self.search.results.track();
            self.search.progress.track();
            self.draw();
        });
        effect(move || {
            self.state.track();
            self.mark();
        });
    }

    fn with_options<R: Default>(self, run: impl FnOnce(&mut Options) -> R) -> R {
        self.options.try_update(run).unwrap_or_default()
    }

    fn field(self) -> Option<HtmlInputElement> {
        self.with_options(|options| options.field.clone())
    }

    /// The button is pointed at, or has the focus: by the time it is pressed, and the picker opens, the first results
    /// are on their way, or here.
    fn start(self) {
        let now = js_sys::Date::now();
        if !self.is_open() && !self.is_awaited.get() && now - self.started_at.get() > POINTED_MS {
            self.started_at.set(now);
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
            // What Enter has asked for is still done, should the answer come while this customer is on screen.
            self.started_at.set(0.0);
            return;
        }
        self.is_awaited.set(false);
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
        self.is_awaited.set(false);
        self.search.type_in(clean(&text));
        self.show_creation();
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
            self.with_options(|options| self.language.speak(|| options.begin(list, recent, &query)));
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
        let label = self.language.speak(|| create::label(self));
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
