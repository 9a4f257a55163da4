//! The columns, in their order: the head and every row follow this list.

use super::listing::SortBy;
use super::query::Query;
use crate::membership::Group;
use crate::text::{self, Language, Phrase};

/// One column.
pub struct Column {
    /// What stands in its head.
    pub label: Phrase,
    /// Its class, by which the style sheet gives it a width and hides it where room is short.
    pub class: &'static str,
    /// What a click on its head sorts by.
    pub sort: Option<SortBy>,
    /// What its cells hold.
    pub cell: Cell,
}

/// What a cell holds.
pub enum Cell {
    /// The group's name, which may be a link, and how it stands with the group.
    Name,
    /// A text made of the group.
    Text(fn(&Group) -> String),
    /// How many customers the group has: asked for when the row is on screen.
    Customers,
}

/// All of them, but for the checkbox before and the button after.
pub const COLUMNS: &[Column] = &[
    Column {
        label: text::NAME,
        class: "cg-name",
        sort: Some(SortBy::Name),
        cell: Cell::Name,
    },
    Column {
        label: text::CREATED,
        class: "cg-date cg-created",
        sort: Some(SortBy::Created),
        cell: Cell::Text(|group| date(&group.created_at)),
    },
    Column {
        label: text::UPDATED,
        class: "cg-date cg-updated",
        sort: Some(SortBy::Updated),
        cell: Cell::Text(|group| date(&group.updated_at)),
    },
    Column {
        label: text::CUSTOMERS,
        class: "cg-customers",
        sort: None,
        cell: Cell::Customers,
    },
];

/// In which order the table is.
pub fn sorted(query: &Query) -> String {
    let column = COLUMNS.iter().find(|column| column.sort == Some(query.by));
    let label = column.map(|column| column.label.say()).unwrap_or_default();
    let sorted = if query.is_descending {
        text::SORTED_DOWN
    } else {
        text::SORTED_UP
    };
    sorted.with(&[("column", &label)])
}

fn date(date: &Option<String>) -> String {
    let date = Language::current().format_date(date.as_deref().unwrap_or_default());
    if date.is_empty() { text::UNKNOWN.into() } else { date }
}
