//! How a reader looks through a customer's groups: filter, order, page and selection. It outlives the rows: what is selected
//! stays so through all of it.

use crate::kit::order::sorted_by;
use crate::kit::reactive::{Memo, RwSignal, memo};
use crate::live::store::Store;
use crate::membership::Row;
use crate::text::locale;
use crate::widget::settings::Settings;
use crate::widget::table::listing::{Line, Listing, SortBy, Span};
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::sync::Arc;

/// What a reader chose of a date's filter, as the controls have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// Empty for any, a number of days, "year", or "custom".
    pub preset: String,
    /// For "custom": a day such as 2026-01-31, or empty.
    pub from: String,
    /// Likewise.
    pub to: String,
}

impl Dates {
    /// Whether it leaves anything out.
    pub fn is_set(&self) -> bool {
        match self.preset.as_str() {
            "custom" => !self.from.is_empty() || !self.to.is_empty(),
            preset => !preset.is_empty(),
        }
    }

    fn span(&self) -> Span {
        let moment = |day: &str, time: &str| match day {
            "" => String::new(),
            day => locale::moment(&format!("{day}{time}")),
        };
        match self.preset.as_str() {
            "" => Span::default(),
            "custom" => Span {
                from: moment(&self.from, "T00:00"),
                to: moment(&self.to, "T23:59:59.999"),
            },
            preset => Span {
                from: match preset.parse() {
                    Ok(days) => locale::day_before(days, 0),
                    Err(_) => locale::day_before(0, 1),
                },
                to: String::new(),
            },
        }
    }
}

/// What a reader asked for, as the controls have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The filter's text.
    pub words: String,
    /// When groups were made.
    pub created: Dates,
    /// When they last changed.
    pub updated: Dates,
    /// The order's column.
    pub by: SortBy,
    /// The order reversed.
    pub is_descending: bool,
    /// How many rows "Show more" has asked for.
    pub limit: usize,
}

impl Asked {
    fn listing(&self) -> Listing {
        Listing {
            words: locale::fold(&[&self.words]).into_iter().next().unwrap_or_default(),
            created: self.created.span(),
            updated: self.updated.span(),
            by: self.by,
            is_descending: self.is_descending,
        }
    }
}

/// The rows on display, which an edit leaves alone: what was just added is among them, and none comes up from below in the
/// place of one that was removed.
#[derive(Default)]
struct Page {
    asked: Asked,
    size: usize,
    /// Sorted.
    ids: Vec<String>,
}

impl Page {
    /// Begins anew if something else is asked for.
    fn turn(&mut self, asked: Asked, size: usize) {
        if self.asked != asked || self.size != size {
            *self = Self {
                asked,
                size,
                ids: Vec::new(),
            };
        }
    }

    fn of(&mut self, listed: &[Arc<Line>]) -> Vec<Arc<Line>> {
        let stays = |line: &&Arc<Line>| line.row.change.is_some() || contains(&self.ids, &line.row.group.id);
        let mut shown: Vec<Arc<Line>> = match listed.len() > self.size {
            true => listed.iter().filter(stays).cloned().collect(),
            false => listed.to_vec(),
        };
        if !shown.iter().any(|line| contains(&self.ids, &line.row.group.id)) {
            let count = self.asked.limit.max(self.size);
            let stays = |at: usize, line: &Arc<Line>| at < count || line.row.change.is_some();
            shown = listed
                .iter()
                .enumerate()
                .filter(|(at, line)| stays(*at, line))
                .map(|(_, line)| line.clone())
                .collect();
        }
        let ids = shown.iter().map(|line| line.row.group.id.clone());
        self.ids = sorted_by(ids.collect(), |id| id);
        shown
    }
}

/// One view's way of looking. Copies are the same.
#[derive(Clone, Copy)]
pub struct Browse {
    /// What was asked for.
    pub asked: RwSignal<Asked>,
    /// All groups, by name.
    pub all: Memo<Vec<Arc<Line>>>,
    /// Those that were asked for, in the order asked for.
    pub listed: Memo<Vec<Arc<Line>>>,
    /// Those on display.
    pub shown: Memo<Vec<Arc<Line>>>,
    /// Ids; those of groups that are no more are of no meaning.
    selected: RwSignal<Vec<String>>,
    /// Where a range starts.
    anchor: RwSignal<String>,
}

impl Browse {
    /// Looks at a store's groups.
    pub fn new(store: &Store, settings: Memo<Settings>) -> Self {
        let state = store.state();
        let language = locale::language();
        let all = memo(move || {
            let rows = state.with(|state| state.membership.rows());
            lines(rows, &language)
        });
        let asked = RwSignal::new(Asked::default());
        let listed = memo(move || {
            let listing = asked.with(Asked::listing);
            all.with(|all| listing.of(all))
        });
        let before = SendWrapper::new(RefCell::new(Page::default()));
        let shown = memo(move || {
            let size = settings.with(|settings| settings.page_size.max(1));
            let mut page = before.borrow_mut();
            page.turn(asked.get(), size);
            listed.with(|listed| page.of(listed))
        });
        Self {
            asked,
            all,
            listed,
            shown,
            selected: RwSignal::default(),
            anchor: RwSignal::default(),
        }
    }

    /// Makes the list's column the order's, or turns the order round if it is.
    pub fn sort_by(self, by: SortBy) {
        self.asked.update(|asked| {
            asked.is_descending = asked.by == by && !asked.is_descending;
            asked.by = by;
        });
    }

    /// Lists all again.
    pub fn clear_filters(self) {
        self.asked.update(|asked| {
            *asked = Asked {
                by: asked.by,
                is_descending: asked.is_descending,
                ..Asked::default()
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
        self.asked.update(|asked| asked.limit = 2 * shown);
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

fn contains(sorted: &[String], id: &str) -> bool {
    sorted.binary_search_by(|other| other.as_str().cmp(id)).is_ok()
}

fn lines(rows: Vec<Row>, language: &str) -> Vec<Arc<Line>> {
    let names: Vec<&str> = rows.iter().map(|row| row.group.name.as_str()).collect();
    let order = locale::name_order(&names, language);
    let folded = locale::fold(&names);
    let line = |at: usize| {
        Some(Arc::new(Line {
            row: rows.get(at)?.clone(),
            folded: folded.get(at)?.clone(),
        }))
    };
    order.into_iter().filter_map(line).collect()
}
