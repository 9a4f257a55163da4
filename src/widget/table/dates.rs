use super::listing::Span;
use crate::text::locale;

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

    /// The span of time that it means now.
    pub fn span(&self) -> Span {
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
