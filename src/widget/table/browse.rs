//! How a reader looks through a customer's groups: filter, order, page and selection. It outlives the rows: what is
//! selected stays so through all of it.

use super::listing::{Line, SortBy, contains};
use super::page::Page;
use super::query::Query;
use crate::kit::{Computed, Tracked, computed};
use crate::live::store::State;
use crate::membership::Row;
use crate::text::{Language, fold};
use crate::widget::settings::Settings;
use std::sync::Arc;

/// One view's way of looking. Copies are the same.
#[derive(Clone, Copy)]
pub struct Browse {
    /// What is asked for.
    pub query: Tracked<Query>,
    /// All groups, by name.
    pub all: Computed<Vec<Arc<Line>>>,
    /// Those that are asked for, in the order asked for.
    pub listed: Computed<Vec<Arc<Line>>>,
    /// Those on display.
    pub shown: Computed<Vec<Arc<Line>>>,
    /// Ids; those of groups that are no more are of no meaning.
    selected: Tracked<Vec<String>>,
    /// Where a range starts.
    anchor: Tracked<String>,
}

impl Browse {
    /// Looks at a store's groups.
    pub fn new(state: Tracked<State>, settings: Computed<Settings>) -> Self {
        let language = Language::current();
        let all = computed(move || {
            let rows = state.with(|state| state.membership.rows());
            lines(rows, language)
        });
        let query = Tracked::new(Query::default());
        let listed = computed(move || {
            let listing = query.with(Query::listing);
            all.with(|all| listing.of(all))
        });
        let mut page = Page::default();
        let shown = computed(move || {
            let size = settings.with(|settings| settings.page_size.max(1));
            page.turn(query.get(), size);
            listed.with(|listed| page.of(listed))
        });
        Self {
            query,
            all,
            listed,
            shown,
            selected: Tracked::default(),
            anchor: Tracked::default(),
        }
    }

    /// Makes the list's column the order's, or turns the order round if it is.
    pub fn sort_by(self, by: SortBy) {
        self.query.update(|query| {
            query.is_descending = query.by == by && !query.is_descending;
            query.by = by;
        });
    }

    /// Lists all again.
    pub fn clear_filters(self) {
        self.query.update(|query| {
            *query = Query {
                by: query.by,
                is_descending: query.is_descending,
                ..Query::default()
            };
        });
    }

    /// How many are listed beyond those on display.
    pub fn hidden(self) -> usize {
        self.listed.with(Vec::len).saturating_sub(self.shown.with(Vec::len))
    }

    /// Shows twice as many: few clicks lead through thousands.
    pub fn show_more(self) {
        let shown = self.shown.with_untracked(Vec::len);
        self.query.update(|query| query.limit = 2 * shown);
    }

    /// Reads whether groups are selected, by their ids.
    pub fn with_selected(self, read: impl FnOnce(&dyn Fn(&str) -> bool)) {
        self.selected.with(|selected| read(&|id| contains(selected, id)));
    }

    /// The selected groups, by name.
    pub fn selection(self) -> Vec<Arc<Line>> {
        self.selected.with(|selected| {
            let of = |lines: &Vec<Arc<Line>>| {
                let lines = lines.iter().filter(|line| contains(selected, &line.row.group.id));
                lines.cloned().collect()
            };
            if selected.is_empty() {
                Vec::new()
            } else {
                self.all.with(of)
            }
        })
    }

    /// Whether all that is listed is selected; `None` if a part is.
    pub fn is_all_selected(self) -> Option<bool> {
        self.selected.with(|selected| {
            if selected.is_empty() {
                return Some(false);
            }
            let is_selected = |line: &Arc<Line>| contains(selected, &line.row.group.id);
            self.listed.with(|listed| {
                let count = listed.iter().filter(|line| is_selected(line)).count();
                match count {
                    0 => Some(false),
                    count => (count == listed.len()).then_some(true),
                }
            })
        })
    }

    /// Selects a group, or takes it out; with `to_range` all from the one before to this.
    pub fn select(self, id: &str, is_selected: bool, to_range: bool) {
        let anchor = self.anchor.get_untracked();
        let ids: Vec<String> = self.listed.with_untracked(|listed| {
            let place = |id: &str| listed.iter().position(|line| line.row.group.id == id);
            let range = match (place(id), place(&anchor)) {
                (Some(at), Some(from)) if to_range => &listed[at.min(from)..=at.max(from)],
                (Some(at), _) => &listed[at..=at],
                _ => &[],
            };
            range.iter().map(|line| line.row.group.id.clone()).collect()
        });
        self.anchor.set(id.to_owned());
        self.mark(&ids, is_selected);
    }

    /// Selects all that is listed, on display or not, or nothing of it.
    pub fn select_all(self, is_selected: bool) {
        let ids =
            |listed: &Vec<Arc<Line>>| -> Vec<String> { listed.iter().map(|line| line.row.group.id.clone()).collect() };
        self.mark(&self.listed.with_untracked(ids), is_selected);
    }

    /// Selects nothing.
    pub fn clear_selection(self) {
        self.selected.update(Vec::clear);
    }

    fn mark(self, ids: &[String], is_selected: bool) {
        self.selected.update(|selected| {
            for id in ids {
                match selected.binary_search(id) {
                    Err(at) if is_selected => selected.insert(at, id.clone()),
                    Ok(at) if !is_selected => drop(selected.remove(at)),
                    _ => {}
                }
            }
        });
    }
}

fn lines(rows: Vec<Row>, language: Language) -> Vec<Arc<Line>> {
    let names: Vec<&str> = rows.iter().map(|row| row.group.name.as_str()).collect();
    let order = language.name_order(&names);
    let folded = fold(&names);
    let line = |at: usize| {
        Some(Arc::new(Line {
            row: rows.get(at)?.clone(),
            folded: folded.get(at).cloned().unwrap_or_default(),
        }))
    };
    order.into_iter().filter_map(line).collect()
}
