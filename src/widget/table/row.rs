use super::columns::{COLUMNS, Cell, Column};
use super::counts::Counts;
use crate::browser::dom::{copy, set};
use crate::kit::{El, el};
use crate::membership::{EditKind, Group};
use crate::text;
use crate::widget::parts::{self, plain_button};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// From how many bytes on a name may be cut short, and is whole in its title.
const LONG: usize = 60;

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
    /// Whether how many customers the group has is shown, or will be.
    is_counted: bool,
}

/// What rows are copies of.
pub fn template(can_edit: bool, is_linked: bool) -> Element {
    let check = || el("input").attr("type", "checkbox").class("cg-check");
    let cells: Vec<_> = COLUMNS.iter().map(|column| cell(column, is_linked)).collect();
    el("tr")
        .class("cg-row")
        .part("row")
        .child(el("td").class("cg-select").child(can_edit.then(check)))
        .child(cells)
        .child(el("td").class("cg-actions").child(can_edit.then(|| plain_button(""))))
        .made()
}

fn cell(column: &Column, is_linked: bool) -> El {
    let Cell::Name = column.cell else {
        // A number comes late, and in a box of its own it leaves the table's thousands of rows where they are.
        let number = matches!(column.cell, Cell::Customers).then(|| el("span"));
        return el("td").class(column.class).child(number);
    };
    let name = match is_linked {
        true => el("a").class("cg-link").part("link").child(parts::name(())),
        false => parts::name(()),
    };
    el("th")
        .attr("scope", "row")
        .class(column.class)
        .part("name")
        .child(name)
        .child(el("span").class("cg-mark").part("mark"))
}

impl Row {
    /// A copy of the template, still without a group.
    pub fn new(template: &Element) -> Option<Self> {
        Some(Self {
            group: Group::default(),
            element: copy(template)?,
            look: Look::default(),
            is_counted: false,
        })
    }

    /// An element in it.
    pub fn find(&self, selector: &str) -> Option<Element> {
        self.element.query_selector(selector).ok().flatten()
    }

    /// Shows which group it is, and what is known of that.
    pub fn fill(&mut self, group: &Group, href: Option<String>) {
        let name = self.find("bdi");
        let title = |name: &str| if name.len() > LONG { name } else { "" }.to_owned();
        if let (Some(element), new) = (&name, title(&group.name))
            && new != title(&self.group.name)
        {
            set(element, &[("title", &new)]);
        }
        write(name, &group.name);
        if let Some(link) = self.find("a") {
            set(&link, &[("href", &href.unwrap_or_default())]);
        }
        if let Some(check) = self.find("input") {
            set(&check, &[("aria-label", &text::for_group(text::SELECT, &group.name))]);
        }
        for (at, column) in COLUMNS.iter().enumerate() {
            if let Cell::Text(text) = column.cell {
                write(self.cell(at), &text(group));
            }
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
            (true, _) => text::NEW.say(),
            (_, true) => text::REMOVED.say(),
            _ => String::new(),
        };
        write(self.find(".cg-mark"), &mark);
        flag(&self.element, "aria-busy", is_new && !look.is_staged);
        flag(&self.element, "data-removed", self.is_out());
        self.label();
    }

    /// Shows how many customers the group has, once it is confirmed that this one is among them.
    pub fn count(&mut self, counts: Counts) {
        if self.is_counted {
            return;
        }
        self.is_counted = self.look.change != Some(EditKind::Add);
        if let Some(number) = self.find(".cg-customers span") {
            counts.show(number, &self.group.id, self.is_counted);
        }
    }

    /// Whether its removal is wanted.
    pub fn is_out(&self) -> bool {
        self.look.change == Some(EditKind::Remove)
    }

    /// The cell of the column of this number.
    fn cell(&self, at: usize) -> Option<Element> {
        // After that of the checkbox.
        self.element.children().item(at as u32 + 1)
    }

    /// Says what the button does. It stays the same one, and keeps the focus.
    fn label(&self) {
        let Some(button) = self.find("button") else { return };
        let name = &self.group.name;
        let (look, label) = match self.is_out() {
            true => (
                [("class", "cg-icon-button cg-back"), ("part", "keep-button")],
                text::for_group(text::KEEP, name),
            ),
            false => (
                [("class", "cg-icon-button cg-cross"), ("part", "remove-button")],
                text::for_group(text::REMOVE, name),
            ),
        };
        set(&button, &look);
        set(&button, &[("aria-label", &label), ("title", &label)]);
    }
}

/// Writes a text into an element.
fn write(element: Option<Element>, text: &str) {
    if let Some(element) = element {
        element.set_text_content(Some(text));
    }
}

fn flag(element: &Element, name: &str, is_set: bool) {
    match is_set {
        true => set(element, &[(name, "true")]),
        false => drop(element.remove_attribute(name)),
    }
}
