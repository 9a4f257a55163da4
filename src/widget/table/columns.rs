//! The columns, in their order: the head and every row follow this list.

use super::listing::SortBy;
use crate::membership::Group;
use crate::text::{self, locale};

/// One column.
pub struct Column {
    /// What stands in its head.
    pub label: &'static str,
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
    /// A text made of the group, in a language.
    Text(fn(&Group, &str) -> String),
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
        cell: Cell::Text(|group, language| date(&group.created_at, language)),
    },
    Column {
        label: text::UPDATED,
        class: "cg-date cg-updated",
        sort: Some(SortBy::Updated),
        cell: Cell::Text(|group, language| date(&group.updated_at, language)),
    },
    Column {
        label: text::CUSTOMERS,
        class: "cg-customers",
        sort: None,
        cell: Cell::Customers,
    },
];

fn date(date: &Option<String>, language: &str) -> String {
    let date = locale::format_date(date.as_deref().unwrap_or_default(), language);
    if date.is_empty() { text::UNKNOWN.into() } else { date }
}
