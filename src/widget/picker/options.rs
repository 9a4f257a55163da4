//! The options: thousands, when somebody scrolls that far. Made by hand, so that a page more leaves those before alone, and
//! moving from one to the next touches two.

use super::mark::Marker;
use crate::kit::dom::{copy, made, set};
use crate::kit::el::el;
use crate::membership::{Group, Membership};
use crate::text;
use std::cell::{Cell, RefCell};
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// How near the end of the list, in pixels, the next page is asked for.
const NEAR: i32 = 240;

#[derive(Default)]
pub struct Options {
    /// The listbox's id, which those of the options begin with.
    id: String,
    place: RefCell<Option<Place>>,
    rows: RefCell<Vec<Row>>,
    /// How many results were taken in.
    taken: Cell<usize>,
    /// Which list is shown; `None` if it is to be made anew.
    list: Cell<Option<u32>>,
    /// What it matches.
    query: RefCell<Option<String>>,
    marker: RefCell<Marker>,
    at: Cell<usize>,
    /// The active option.
    current: RefCell<Option<Element>>,
    /// Where a key led that has to wait for the next page.
    wanted: Cell<Option<usize>>,
    has_last: Cell<bool>,
    /// Whether it may be scrolled away from its start. Asking the browser would have it lay out the page.
    is_scrolled: Cell<bool>,
}

struct Place {
    list: Element,
    recent: Element,
    all: Element,
    /// What options are copies of.
    option: Element,
    /// To create a group.
    last: Element,
}

struct Row {
    group: Group,
    element: Element,
    is_marked: bool,
}

impl Options {
    pub fn new(id: String) -> Self {
        Self { id, ..Self::default() }
    }

    pub fn put_into(&self, list: Element) {
        let option = el("li").class("option").part("option").attr("role", "option");
        let option = option.attr("aria-selected", "false").child(el("bdi").class("name"));
        let last = el("div").class("option create").part("create").attr("role", "option");
        let last = last
            .attr("aria-selected", "false")
            .attr("id", format!("{}-last", self.id));
        let part = || made(el("ul").part("group"));
        if let (Some(recent), Some(all), Some(option), Some(last)) = (part(), part(), made(option), made(last)) {
            let _ = list.append_with_node_2(&recent, &all);
            self.place.replace(Some(Place {
                list,
                recent,
                all,
                option,
                last,
            }));
        }
    }

    /// Whether this is another list than the one shown.
    pub fn is_other(&self, list: u32) -> bool {
        self.list.get() != Some(list)
    }

    /// Has the next list drawn from its start, even if it is this one.
    pub fn forget(&self) {
        self.list.set(None);
        self.query.replace(None);
    }

    /// Whether the list is of what matches this query.
    pub fn are_for(&self, query: &str) -> bool {
        self.query.borrow().as_deref() == Some(query)
    }

    /// Starts another list: of the recent groups, and then of what is found for the query.
    pub fn begin(&self, list: u32, recent: Vec<Group>, query: &str) {
        self.list.set(Some(list));
        self.marker.replace(Marker::new(query));
        self.rows.borrow_mut().clear();
        self.taken.set(0);
        self.wanted.set(None);
        let is_same = self.are_for(query);
        self.query.replace(Some(query.to_owned()));
        if !is_same {
            self.at.set(0);
        }
        if let Some(place) = &*self.place.borrow() {
            let label = |list: &Element, label: &str| {
                list.set_text_content(None);
                if recent.is_empty() {
                    let _ = list.remove_attribute("aria-label");
                    set(list, &[("role", "presentation")]);
                } else {
                    set(list, &[("role", "group"), ("aria-label", label)]);
                }
            };
            label(&place.recent, text::RECENT);
            label(&place.all, text::ALL_GROUPS);
            if !is_same && self.is_scrolled.take() {
                place.list.set_scroll_top(0);
            }
            for group in recent {
                self.push(group, place, &place.recent);
            }
        }
    }

    /// Takes in the results that are not yet here.
    pub fn append(&self, results: &[Group]) {
        if let Some(place) = &*self.place.borrow() {
            for group in results.iter().skip(self.taken.replace(results.len())) {
                // Recent, or moved on by a page because somebody made a group before it.
                let is_here = self.rows.borrow().iter().any(|row| row.group.id == group.id);
                if !is_here {
                    self.push(group.clone(), place, &place.all);
                }
            }
        }
    }

    fn push(&self, group: Group, place: &Place, list: &Element) {
        let mut rows = self.rows.borrow_mut();
        let Some(element) = copy(&place.option) else { return };
        set(&element, &[("id", &format!("{}-{}", self.id, rows.len()))]);
        if let Some(name) = element.first_element_child() {
            self.marker.borrow().write(&group.name, &name);
        }
        let _ = list.append_with_node_1(&element);
        rows.push(Row {
            group,
            element,
            is_marked: false,
        });
    }

    /// Marks the groups that the customer is in.
    pub fn mark(&self, membership: &Membership) {
        for row in self.rows.borrow_mut().iter_mut() {
            let is_marked = membership.shows(&row.group.id);
            if row.is_marked != is_marked {
                row.is_marked = is_marked;
                set(
                    &row.element,
                    &[("aria-selected", if is_marked { "true" } else { "false" })],
                );
            }
        }
    }

    /// Shows the option after all others, or takes it away.
    pub fn show_last(&self, label: Option<String>, is_busy: bool) {
        self.has_last.set(label.is_some());
        if let Some(Place { list, last, .. }) = &*self.place.borrow() {
            match label {
                Some(label) => {
                    last.set_text_content(Some(&label));
                    set(last, &[("aria-disabled", if is_busy { "true" } else { "false" })]);
                    let _ = list.append_with_node_1(last);
                }
                None => last.remove(),
            }
        }
    }

    /// How many groups are listed.
    pub fn rows(&self) -> usize {
        self.rows.borrow().len()
    }

    /// How many options there are.
    pub fn count(&self) -> usize {
        self.rows() + usize::from(self.has_last.get())
    }

    /// Which option is active.
    pub fn at(&self) -> usize {
        self.at.get()
    }

    pub fn group(&self, at: usize) -> Option<Group> {
        self.rows.borrow().get(at).map(|row| row.group.clone())
    }

    /// The option that the element is, or is in.
    pub fn index_of(&self, element: &Element) -> Option<usize> {
        let id = element.closest("[role=option]").ok()??.id();
        match id.strip_prefix(&self.id)?.strip_prefix('-')? {
            "last" => Some(self.rows()),
            number => number.parse().ok(),
        }
    }

    /// Makes an option the active one; the last, if there are not as many.
    pub fn go(&self, at: usize, field: &Element, is_scrolled_to: bool) {
        let at = at.min(self.count().saturating_sub(1));
        self.at.set(at);
        let rows = self.rows.borrow();
        let place = self.place.borrow();
        let next = match rows.get(at) {
            Some(row) => Some(&row.element),
            None => place.as_ref().map(|place| &place.last).filter(|_| self.has_last.get()),
        };
        if let Some(before) = self.current.replace(next.cloned()) {
            let _ = before.remove_attribute("aria-current");
        }
        let Some(next) = next else {
            let _ = field.remove_attribute("aria-activedescendant");
            return;
        };
        set(next, &[("aria-current", "true")]);
        set(field, &[("aria-activedescendant", &next.id())]);
        if is_scrolled_to {
            let nearest = ScrollIntoViewOptions::new();
            nearest.set_block(ScrollLogicalPosition::Nearest);
            next.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    }

    /// Keeps in mind where a key led, until the next page is here.
    pub fn go_on_to(&self, wanted: Option<usize>) {
        self.wanted.set(wanted);
    }

    /// Where to go on to, once what it waited for is here.
    pub fn wanted(&self) -> Option<usize> {
        let last = self.rows().checked_sub(1)?;
        let wanted = self.wanted.get().filter(|_| last > self.at())?;
        self.wanted.set(None);
        Some(wanted.min(last))
    }

    /// To be called when the list is scrolled.
    pub fn scrolled(&self) {
        self.is_scrolled.set(true);
    }

    /// Whether the end of the list is in sight, or nearly.
    pub fn is_near_end(&self) -> bool {
        self.place.borrow().as_ref().is_some_and(|Place { list, .. }| {
            let height = list.client_height();
            height > 0 && list.scroll_top() + height + NEAR > list.scroll_height()
        })
    }
}
