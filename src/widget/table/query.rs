use super::dates::Dates;
use super::listing::{Listing, SortBy};
use crate::text::fold;

/// What a reader asks to see, as the controls have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
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

impl Query {
    /// The same, whatever the order and however many rows.
    pub fn filters(&self) -> Self {
        Self {
            words: self.words.clone(),
            created: self.created.clone(),
            updated: self.updated.clone(),
            ..Self::default()
        }
    }

    /// The same, as the list can be told.
    pub fn listing(&self) -> Listing {
        Listing {
            words: fold(&[&self.words]).into_iter().next().unwrap_or_default(),
            created: self.created.span(),
            updated: self.updated.span(),
            by: self.by,
            is_descending: self.is_descending,
        }
    }
}
