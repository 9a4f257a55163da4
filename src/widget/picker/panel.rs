//! What the picker has to tell besides its list: between the field and the options.

use super::report::Report;
use crate::live::Fault;

/// What is told.
#[derive(Clone, Default)]
pub enum Panel {
    #[default]
    None,
    Said(String),
    Problem(&'static str, Fault),
    Pasted(Report),
}

impl Panel {
    /// Whether the next step takes it away. What became of a pasted list stays until it is dismissed.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Said(_) | Self::Problem(..))
    }

    /// What of it is said aloud.
    pub fn words(&self) -> String {
        match self {
            Self::None | Self::Problem(..) => String::new(),
            Self::Said(words) => words.clone(),
            Self::Pasted(report) => report.words(),
        }
    }
}
