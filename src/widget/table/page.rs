use super::listing::{Line, contains};
use super::query::Query;
use crate::kit::order::sorted_unique_by;
use std::sync::Arc;

/// The rows on display, which an edit leaves alone: what was just added is among them, and none comes up from below in
/// the place of one that was removed.
#[derive(Default)]
pub struct Page {
    query: Query,
    size: usize,
    /// Sorted.
    ids: Vec<String>,
}

impl Page {
    /// Begins anew if something else is asked for.
    pub fn turn(&mut self, query: Query, size: usize) {
        if self.query != query || self.size != size {
            *self = Self {
                query,
                size,
                ids: Vec::new(),
            };
        }
    }

    /// The rows to show of those that are listed.
    pub fn of(&mut self, listed: &[Arc<Line>]) -> Vec<Arc<Line>> {
        let stays = |line: &&Arc<Line>| line.row.change.is_some() || contains(&self.ids, &line.row.group.id);
        let mut shown: Vec<Arc<Line>> = match listed.len() > self.size {
            true => listed.iter().filter(stays).cloned().collect(),
            false => listed.to_vec(),
        };
        if !shown.iter().any(|line| contains(&self.ids, &line.row.group.id)) {
            let count = self.query.limit.max(self.size);
            let stays = |at: usize, line: &Arc<Line>| at < count || line.row.change.is_some();
            shown = listed
                .iter()
                .enumerate()
                .filter(|(at, line)| stays(*at, line))
                .map(|(_, line)| line.clone())
                .collect();
        }
        let ids = shown.iter().map(|line| line.row.group.id.clone());
        self.ids = sorted_unique_by(ids.collect(), |id| id);
        shown
    }
}
