//! The options: thousands, when somebody scrolls that far. Made by hand, so that a page more leaves those before alone,
//! and moving from one to the next touches two.

use super::combobox::Combobox;
use super::mark::Marker;
use crate::browser::dom::{copy, set};
use crate::kit::el;
use crate::membership::{Group, Membership};
use crate::text;
use crate::widget::parts::{self, sentence};
use web_sys::{Element, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// How near the end of the list, in pixels, the next page is asked for.
const NEAR: i32 = 240;

/// The listbox's content, and the active option in it.
#[derive(Default)]
pub struct Options {
    /// The listbox's id, which those of the options begin with.
    id: String,
    pub combobox: Combobox,
    /// The field that the keys are pressed in.
    pub field: Option<HtmlInputElement>,
    places: Option<Places>,
    rows: Vec<Row>,
    /// How many results were taken in.
    taken: usize,
    /// Which list is shown; `None` if it is to be made anew.
    list: Option<u32>,
    /// What it matches.
    query: Option<String>,
    marker: Marker,
    /// The active option.
    active: Option<Element>,
    /// Whether it may be scrolled away from its start. Asking the browser would have it lay out the page.
    is_scrolled: bool,
}

struct Places {
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

    pub fn put_into(&mut self, list: Element) {
        let option = |tag| el(tag).attr("role", "option").attr("aria-selected", "false");
        let last = option("div")
            .class("cg-option cg-create")
            .part("create")
            .attr("id", format!("{}-last", self.id));
        let option = option("div")
            .class("cg-option")
            .part("option")
            .child(parts::name(()).class("cg-name"));
        let group = || el("div").part("group").made();
        let (recent, all) = (group(), group());
        let _ = list.append_with_node_2(&recent, &all);
        self.places = Some(Places {
            list,
            recent,
            all,
            option: option.made(),
            last: last.made(),
        });
    }

    /// Whether this is another list than the one shown.
    pub fn is_other(&self, list: u32) -> bool {
        self.list != Some(list)
    }

    /// Has the next list drawn from its start, even if it is this one.
    pub fn forget(&mut self) {
        self.list = None;
        self.query = None;
    }

    /// Whether the list is of what matches this query.
    pub fn are_for(&self, query: &str) -> bool {
        self.query.as_deref() == Some(query)
    }

    /// Starts another list: of the recent groups, and then of what is found for the query.
    pub fn begin(&mut self, list: u32, recent: Vec<Group>, query: &str) {
        let is_same = self.are_for(query);
        self.list = Some(list);
        self.query = Some(query.to_owned());
        self.marker = Marker::new(query);
        self.rows.clear();
        self.taken = 0;
        self.combobox.begin(is_same);
        if let Some(places) = &self.places {
            for (part, label) in [(&places.recent, text::RECENT), (&places.all, text::ALL_GROUPS)] {
                part.set_text_content(None);
                if recent.is_empty() {
                    let _ = part.remove_attribute("aria-label");
                    set(part, &[("role", "presentation")]);
                } else {
                    set(part, &[("role", "group"), ("aria-label", &label.say())]);
                }
            }
            if !is_same && std::mem::take(&mut self.is_scrolled) {
                places.list.set_scroll_top(0);
            }
        }
        for group in recent {
            self.push(group, true);
        }
    }

    /// Takes in the results that are not yet here.
    pub fn append(&mut self, results: &[Group]) {
        let taken = std::mem::replace(&mut self.taken, results.len());
        for group in results.iter().skip(taken) {
            // Recent, or moved on by a page because somebody made a group before it.
            if !self.rows.iter().any(|row| row.group.id == group.id) {
                self.push(group.clone(), false);
            }
        }
    }

    fn push(&mut self, group: Group, is_recent: bool) {
        let Some(places) = &self.places else { return };
        let Some(element) = copy(&places.option) else { return };
        set(&element, &[("id", &format!("{}-{}", self.id, self.rows.len()))]);
        if let Some(name) = element.first_element_child() {
            self.marker.write(&group.name, &name);
        }
        let part = if is_recent { &places.recent } else { &places.all };
        let _ = part.append_with_node_1(&element);
        self.combobox.push();
        self.rows.push(Row {
            group,
            element,
            is_marked: false,
        });
    }

    /// Marks the groups that the customer is in.
    pub fn mark(&mut self, membership: &Membership) {
        for row in &mut self.rows {
            let is_marked = membership.shows(&row.group.id);
            if row.is_marked != is_marked {
                row.is_marked = is_marked;
                set_flag(&row.element, "aria-selected", is_marked);
            }
        }
    }

    /// Shows the option behind all others, or takes it away.
    pub fn show_last(&mut self, label: Option<(String, Option<String>)>, is_busy: bool) {
        self.combobox.set_last(label.is_some());
        let Some(Places { list, last, .. }) = &self.places else {
            return;
        };
        match label {
            Some((label, hint)) => {
                last.set_text_content(None);
                // Apart also to those who only hear it.
                let hint = hint.map(|hint| el("span").class("cg-hint").child((" ", sentence(&hint))));
                let label = el("span").class("cg-label").child(sentence(&label));
                for part in [Some(label), hint].into_iter().flatten() {
                    let _ = last.append_with_node_1(&part.made());
                }
                set_flag(last, "aria-disabled", is_busy);
                let _ = list.append_with_node_1(last);
            }
            None => last.remove(),
        }
    }

    pub fn group(&self, at: usize) -> Option<Group> {
        self.rows.get(at).map(|row| row.group.clone())
    }

    /// The option that the element is, or is in.
    pub fn index_of(&self, element: &Element) -> Option<usize> {
        let id = element.closest("[role=option]").ok()??.id();
        match id.strip_prefix(&self.id)?.strip_prefix('-')? {
            "last" => Some(self.rows.len()),
            number => number.parse().ok(),
        }
    }

    /// Shows which option is the active one.
    pub fn show_active(&mut self, is_scrolled_to: bool) {
        let last = self.places.as_ref().map(|places| &places.last);
        let active = match self.rows.get(self.combobox.active()) {
            Some(row) => Some(&row.element),
            None => last.filter(|_| self.combobox.count() > self.rows.len()),
        };
        let active = active.cloned();
        if let Some(before) = std::mem::replace(&mut self.active, active.clone()) {
            let _ = before.remove_attribute("data-active");
        }
        let Some(field) = &self.field else { return };
        let Some(active) = active else {
            let _ = field.remove_attribute("aria-activedescendant");
            return;
        };
        set(&active, &[("data-active", "")]);
        set(field, &[("aria-activedescendant", &active.id())]);
        if is_scrolled_to {
            let nearest = ScrollIntoViewOptions::new();
            nearest.set_block(ScrollLogicalPosition::Nearest);
            active.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    }

    /// To be called when the list is scrolled.
    pub fn scrolled(&mut self) {
        self.is_scrolled = true;
    }

    /// Whether the end of the list is in sight, or nearly. Not for a list that is no longer on the page.
    pub fn is_near_end(&self) -> bool {
        self.places.as_ref().is_some_and(|Places { list, .. }| {
            let height = list.client_height();
            height > 0 && list.scroll_top() + height + NEAR > list.scroll_height()
        })
    }
}

fn set_flag(element: &Element, name: &str, is_set: bool) {
    set(element, &[(name, if is_set { "true" } else { "false" })]);
}
