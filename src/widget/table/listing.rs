//! Which of a customer's groups are listed, and in which order. Pure: what a name sorts and folds to is the browser's
//! part.

use crate::kit::order::order;
use crate::membership::Row;
use crate::text::locale::has_part;
use std::sync::Arc;

/// A row, ready to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it shows.
    pub row: Row,
    /// Its name, folded.
    pub folded: String,
}

/// The column that decides the order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// As a reader sorts names.
    #[default]
    Name,
    /// When the group was made.
    Created,
    /// When the group last changed.
    Updated,
}

/// A span of time as ISO 8601 in UTC, which compares as text; an empty end is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Not before.
    pub from: String,
    /// Not after.
    pub to: String,
}

impl Span {
    fn holds(&self, date: Option<&str>) -> bool {
        let is_open = self.from.is_empty() && self.to.is_empty();
        is_open || date.is_some_and(|date| *date >= *self.from && (self.to.is_empty() || *date <= *self.to))
    }
}

/// What is to be listed, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Words that a name must hold, folded as the names are.
    pub words: String,
    /// When the groups were made.
    pub created: Span,
    /// When they last changed.
    pub updated: Span,
    /// The order's column.
    pub by: SortBy,
    /// The order reversed.
    pub is_descending: bool,
}

impl Listing {
    /// What is listed of `lines`, which come sorted by name.
    pub fn of(&self, lines: &[Arc<Line>]) -> Vec<Arc<Line>> {
        let words: Vec<&str> = self.words.split(' ').collect();
        let lines: Vec<&Arc<Line>> = lines.iter().filter(|line| self.shows(line, &words)).collect();
        let date = |&at: &usize| self.date(lines[at]);
        let mut order: Vec<usize> = match self.by {
            SortBy::Name => (0..lines.len()).collect(),
            // What has no date counts as the oldest.
            _ => order(lines.len(), &mut |a, b| date(&a).cmp(&date(&b))),
        };
        if self.is_descending {
            order.reverse();
        }
        order.into_iter().map(|at| Arc::clone(lines[at])).collect()
    }

    fn date<'a>(&self, line: &'a Line) -> Option<&'a str> {
        let group = &line.row.group;
        let date = match self.by {
            SortBy::Updated => &group.updated_at,
            _ => &group.created_at,
        };
        date.as_deref()
    }

    fn shows(&self, line: &Line, words: &[&str]) -> bool {
        let group = &line.row.group;
        words.iter().all(|word| has_part(&line.folded, word))
            && self.created.holds(group.created_at.as_deref())
            && self.updated.holds(group.updated_at.as_deref())
    }
}

/// Whether the id is among these, which are sorted.
pub fn contains(sorted: &[String], id: &str) -> bool {
    sorted.binary_search_by(|other| other.as_str().cmp(id)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::membership::{Group, Membership};

    fn lines(groups: &[(&str, &str)]) -> Vec<Arc<Line>> {
        let mut membership = Membership::new();
        membership.next();
        let group = |&(name, date): &(&str, &str)| Group {
            id: name.into(),
            name: name.into(),
            created_at: Some(date.to_owned()).filter(|date| !date.is_empty()),
            updated_at: None,
        };
        membership.answered(Ok(groups.iter().map(group).collect()));
        let line = |row: Row| {
            Arc::new(Line {
                folded: row.group.name.to_lowercase(),
                row,
            })
        };
        membership.rows().into_iter().map(line).collect()
    }

    fn names(listing: &Listing, lines: &[Arc<Line>]) -> Vec<String> {
        listing
            .of(lines)
            .into_iter()
            .map(|line| line.row.group.name.clone())
            .collect()
    }

    #[test]
    fn all_words_of_the_filter_must_be_in_a_name_in_any_order() {
        let lines = lines(&[("Gold Berlin", ""), ("Gold Paris", ""), ("Silver Berlin", "")]);
        let listing = Listing {
            words: "berlin  gold".into(),
            ..Listing::default()
        };
        assert_eq!(names(&listing, &lines), ["Gold Berlin"]);
    }

    #[test]
    fn a_span_holds_its_own_ends_and_nothing_without_a_date() {
        let lines = lines(&[("a", "2026-01-01"), ("b", "2026-01-02"), ("c", "2026-01-03"), ("d", "")]);
        let created = |from: &str, to: &str| Listing {
            created: Span {
                from: from.into(),
                to: to.into(),
            },
            ..Listing::default()
        };
        assert_eq!(names(&created("2026-01-01", "2026-01-02"), &lines), ["a", "b"]);
        assert_eq!(names(&created("2026-01-02", ""), &lines), ["b", "c"]);
        assert_eq!(names(&created("", "2026-01-01"), &lines), ["a"]);
        assert_eq!(names(&created("", ""), &lines), ["a", "b", "c", "d"]);
    }

    #[test]
    fn dates_sort_both_ways_and_equal_ones_by_name() {
        let lines = lines(&[("a", "2026-01-02"), ("b", "2026-01-01"), ("c", "2026-01-02")]);
        let mut listing = Listing {
            by: SortBy::Created,
            ..Listing::default()
        };
        assert_eq!(names(&listing, &lines), ["b", "a", "c"]);
        listing.is_descending = true;
        assert_eq!(names(&listing, &lines), ["c", "a", "b"]);
    }

    #[test]
    fn when_groups_changed_is_told_apart_from_when_they_were_made() {
        let changed = |name: &str, made: &str, updated: &str| {
            let mut line = Line::clone(&lines(&[(name, made)])[0]);
            line.row.group.updated_at = Some(updated.into());
            Arc::new(line)
        };
        let lines = [
            changed("a", "2026-01-01", "2026-01-04"),
            changed("b", "2026-01-02", "2026-01-03"),
        ];
        let mut listing = Listing {
            by: SortBy::Updated,
            ..Listing::default()
        };
        assert_eq!(names(&listing, &lines), ["b", "a"]);
        listing.updated.from = "2026-01-04".into();
        assert_eq!(names(&listing, &lines), ["a"]);
    }

    #[test]
    fn an_id_is_found_among_sorted_ones_wherever_it_stands() {
        let ids = ["a", "b", "c"].map(String::from);
        assert!(ids.iter().all(|id| contains(&ids, id)));
        assert!(!contains(&ids, "") && !contains(&ids, "bb") && !contains(&ids, "d"));
    }
}
