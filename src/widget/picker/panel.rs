//! What the picker has to tell besides its list: between the field and the options.

use super::report::Report;
use crate::live::Fault;
use crate::text::{self, Phrase};

/// What is told.
#[derive(Clone, Default)]
pub enum Panel {
    #[default]
    None,
    /// That somebody has made the group of this name meanwhile.
    Taken(String),
    Problem(Phrase, Fault),
    Pasted(Report),
}

impl Panel {
    /// Whether the next step takes it away. What became of a pasted list stays until it is dismissed.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Taken(_) | Self::Problem(..))
    }

    /// What of it is said aloud.
    pub fn words(&self) -> String {
        match self {
            Self::None | Self::Problem(..) => String::new(),
            Self::Taken(group) => text::about_group(text::TAKEN, group),
            Self::Pasted(report) => report.words(),
        }
    }
}
