use crate::kit::dom::{copy, flag, made, set};
use crate::kit::el::{el, plain_button};
use crate::membership::{EditKind, Group};
use crate::text::{self, locale};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// What changes of a row while it is on display.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    pub is_selected: bool,
    /// What is wanted or in flight.
    pub change: Option<EditKind>,
    /// Whether that waits for Save.
    pub is_staged: bool,
}

/// A group's row.
pub struct Row {
    pub group: Group,
    pub element: Element,
    look: Look,
}

/// What rows are copies of.
pub fn template(can_edit: bool, is_linked: bool) -> Option<Element> {
    let (mut select, mut actions) = (el("td").class("select"), el("td").class("actions"));
    if can_edit {
        select = select.child(el("input").attr("type", "checkbox").class("check"));
        actions = actions.child(plain_button(""));
    }
    let name = match is_linked {
        true => el("a").class("link").part("link").child(el("bdi")),
        false => el("bdi"),
    };
    let heading = el("th").attr("scope", "row").class("name").part("name").child(name);
    let row = el("tr")
        .class("row")
        .part("row")
        .child(select)
        .child(heading.child(el("span").class("mark").part("mark")))
        .child(el("td").class("date created"))
        .child(el("td").class("date updated"))
        .child(el("td").class("customers"))
        .child(actions);
    made(row)
}

impl Row {
    /// A copy of the template, still without a group.
    pub fn new(template: &Element) -> Option<Self> {
        Some(Self {
            group: Group::default(),
            element: copy(template)?,
            look: Look::default(),
        })
    }

    /// An element in it.
    pub fn find(&self, selector: &str) -> Option<Element> {
        self.element.query_selector(selector).ok().flatten()
    }

    /// Writes a text into an element in it.
    pub fn write(&self, selector: &str, text: &str) {
        if let Some(element) = self.find(selector) {
            element.set_text_content(Some(text));
        }
    }

    /// Names the group, and says what is known of it.
    pub fn name(&mut self, group: &Group, href: Option<String>, language: &str) {
        self.write("bdi", &group.name);
        if let Some(link) = self.find("a") {
            set(&link, &[("href", &href.unwrap_or_default())]);
        }
        if let Some(check) = self.find("input") {
            set(&check, &[("aria-label", &text::select(&group.name))]);
        }
        for (cell, date) in [(".created", &group.created_at), (".updated", &group.updated_at)] {
            let date = locale::format_date(date.as_deref().unwrap_or_default(), language);
            self.write(cell, if date.is_empty() { text::UNKNOWN } else { &date });
        }
        self.group = group.clone();
        self.label();
    }

    /// Shows how it stands with the group.
    pub fn show(&mut self, look: Look) {
        let before = std::mem::replace(&mut self.look, look);
        if before.is_selected != look.is_selected
            && let Some(check) = self.find("input")
        {
            check.unchecked_into::<HtmlInputElement>().set_checked(look.is_selected);
        }
        if (before.change, before.is_staged) == (look.change, look.is_staged) {
            return;
        }
        let is_new = look.change == Some(EditKind::Add);
        let mark = match (is_new && look.is_staged, self.is_out()) {
            (true, _) => text::NEW,
            (_, true) => text::REMOVED,
            _ => "",
        };
        self.write(".mark", mark);
        flag(&self.element, "aria-busy", is_new && !look.is_staged);
        flag(&self.element, "data-removed", self.is_out());
        self.label();
    }

    /// Whether its removal is wanted.
    pub fn is_out(&self) -> bool {
        self.look.change == Some(EditKind::Remove)
    }

    /// Says what the button does. It stays the same one, and keeps the focus.
    fn label(&self) {
        let Some(button) = self.find("button") else { return };
        let name = &self.group.name;
        let label = match self.is_out() {
            true => {
                set(&button, &[("class", "icon-button back"), ("part", "keep-button")]);
                text::keep(name)
            }
            false => {
                set(&button, &[("class", "icon-button cross"), ("part", "remove-button")]);
                text::remove(name)
            }
        };
        set(&button, &[("aria-label", &label), ("title", &label)]);
    }
}
