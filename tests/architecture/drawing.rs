//! The arrows as ARCHITECTURE.md draws them: one line a room, `store -> api, kit::order`.

/// One arrow: what `from` may import. `to` is a whole room, or one module of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Arrow {
    pub from: String,
    pub to: String,
    /// Its line in ARCHITECTURE.md.
    pub line: usize,
}

#[derive(Debug)]
pub struct Drawing {
    pub arrows: Vec<Arrow>,
}

impl Drawing {
    /// Reads the block that begins with three backticks and `name`. `None` if there is none.
    pub fn read(document: &str, name: &str) -> Option<Result<Self, String>> {
        let fence = format!("```{name}");
        let mut lines = document.lines().enumerate();
        lines.find(|(_, line)| line.trim_end() == fence)?;
        let block = lines.take_while(|(_, line)| line.trim_end() != "```");
        let mut arrows = Vec::new();
        for (index, line) in block.filter(|(_, line)| !line.trim().is_empty()) {
            let line_number = index + 1;
            let Some((from, targets)) = line.split_once("->") else {
                return Some(Err(format!(
                    "ARCHITECTURE.md:{line_number}: `{line}` is no arrow. Write `room -> what it may import, ...`."
                )));
            };
            let targets = targets.split(',').map(str::trim).filter(|target| !target.is_empty());
            arrows.extend(targets.map(|to| Arrow {
                from: from.trim().to_owned(),
                to: to.to_owned(),
                line: line_number,
            }));
        }
        Some(Ok(Self { arrows }))
    }

    /// Whether an arrow leads from the room `from` to the module `to`.
    pub fn allows(&self, from: &str, to: &str) -> bool {
        self.arrows.iter().any(|arrow| arrow.from == from && arrow.covers(to))
    }
}

impl Arrow {
    /// Whether `module` is what it points to, or inside of that.
    pub fn covers(&self, module: &str) -> bool {
        module == self.to || module.starts_with(&format!("{}::", self.to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str =
        "# Rooms\n\n```text\napp -> all\n```\n```arrows\napp -> widget, kit::order\n\nkit ->\n```\nend\n";

    #[test]
    fn only_the_block_of_that_name_is_read() {
        let drawing = Drawing::read(DOCUMENT, "arrows").unwrap().unwrap();
        let arrows: Vec<_> = drawing.arrows.iter().map(|arrow| (&*arrow.to, arrow.line)).collect();
        assert_eq!(arrows, [("widget", 7), ("kit::order", 7)]);
        assert!(Drawing::read(DOCUMENT, "package-arrows").is_none());
    }

    #[test]
    fn an_arrow_to_a_room_leads_to_all_of_it_and_one_to_a_module_to_no_other() {
        let drawing = Drawing::read(DOCUMENT, "arrows").unwrap().unwrap();
        for allowed in ["widget", "widget::table", "kit::order", "kit::order::by"] {
            assert!(drawing.allows("app", allowed), "{allowed}");
        }
        for forbidden in ["kit", "kit::el", "kit::orders", "widgets"] {
            assert!(!drawing.allows("app", forbidden), "{forbidden}");
        }
        assert!(!drawing.allows("kit", "widget"));
    }

    #[test]
    fn a_line_without_an_arrow_is_reported() {
        let error = Drawing::read("```arrows\napp: widget\n```\n", "arrows")
            .unwrap()
            .unwrap_err();
        assert!(error.contains("ARCHITECTURE.md:2"), "{error}");
    }
}
