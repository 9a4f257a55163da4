//! The paths that a Rust file names: those of its `use` statements, one by one, and those in its code.

use crate::rust_words::Token;

/// A path as it is written, `super::super::text`, and where.
#[derive(Debug)]
pub struct Path {
    pub segments: Vec<String>,
    pub line: usize,
    /// The modules in braces that it stands in, from the outside.
    pub inside: Vec<String>,
    /// The name that a `use` gives it; none for one in the code, and for all of a module (`*`).
    pub name: Option<String>,
}

/// All paths with at least two segments, and all that are used.
pub fn paths(tokens: &[Token]) -> Vec<Path> {
    let mut reader = Reader {
        tokens,
        at: 0,
        paths: Vec::new(),
        inside: Vec::new(),
    };
    reader.read();
    reader.paths
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    paths: Vec<Path>,
    /// The open modules, each with the number of braces that were open before it.
    inside: Vec<(String, usize)>,
}

impl Reader<'_> {
    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.text)
    }

    fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_word)
    }

    fn read(&mut self) {
        let mut depth = 0;
        while self.at < self.tokens.len() {
            match self.text(self.at) {
                "mod" if self.text(self.at + 2) == "{" => {
                    self.inside.push((self.text(self.at + 1).to_owned(), depth));
                    self.at += 1;
                }
                "{" => depth += 1,
                "}" => {
                    depth = depth.saturating_sub(1);
                    self.inside.pop_if(|(_, before)| *before == depth);
                }
                // The other `use`, `impl Trait + use<'a>`, names no path.
                "use" if self.text(self.at + 1) != "<" => {
                    self.at += 1;
                    self.branch(&[]);
                }
                _ if self.is_word(self.at) => self.path_in_code(),
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Ends at its last word.
    fn path_in_code(&mut self) {
        let start = self.at;
        let mut segments = vec![self.text(start).to_owned()];
        while self.text(self.at + 1) == "::" && self.is_word(self.at + 2) {
            self.at += 2;
            segments.push(self.text(self.at).to_owned());
        }
        let before = |count: usize| start.checked_sub(count).map_or("", |at| self.text(at));
        // `pub(in crate::room)` says who may look in.
        let is_visibility = before(1) == "in" && before(2) == "(" && before(3) == "pub";
        // After `::` it goes on from a type, or begins outside of this crate.
        if segments.len() > 1 && before(1) != "::" && !is_visibility {
            self.note(segments, start, None);
        }
    }

    /// One branch of a `use`, after `before`. Ends at the sign behind it.
    fn branch(&mut self, before: &[String]) {
        let mut segments = before.to_vec();
        let start = self.at;
        loop {
            match self.text(self.at) {
                // At the beginning: a crate's name, never one of our modules.
                "::" if self.at == start && before.is_empty() => segments.push(String::new()),
                "::" => {}
                "{" => {
                    self.at += 1;
                    while !matches!(self.text(self.at), "}" | "") {
                        self.branch(&segments);
                        if self.text(self.at) == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                "*" => {
                    self.note(segments, self.at, None);
                    self.at += 1;
                    return;
                }
                "as" => {
                    let name = self.text(self.at + 1).to_owned();
                    self.note(segments, start, Some(name));
                    self.at += 2;
                    return;
                }
                // `use a::{self, b}`
                "self" if !segments.is_empty() => {}
                _ if self.is_word(self.at) => segments.push(self.text(self.at).to_owned()),
                _ => {
                    let name = segments.last().cloned();
                    self.note(segments, start, name);
                    return;
                }
            }
            self.at += 1;
        }
    }

    fn note(&mut self, segments: Vec<String>, at: usize, name: Option<String>) {
        self.paths.push(Path {
            segments,
            line: self.tokens.get(at).map_or(0, |token| token.line),
            inside: self.inside.iter().map(|(name, _)| name.clone()).collect(),
            name,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust_words::tokens;

    fn found(source: &str) -> Vec<String> {
        let paths = paths(&tokens(source)).into_iter();
        paths
            .map(|path| format!("{}:{}", path.line, path.segments.join("::")))
            .collect()
    }

    #[test]
    fn every_branch_of_a_use_is_a_path() {
        let source = "use crate::{\n  api::{self, Error},\n  kit::{order::{by, Order as By}, el::*},\n};\nuse leptos;";
        assert_eq!(
            found(source),
            [
                "2:crate::api",
                "2:crate::api::Error",
                "3:crate::kit::order::by",
                "3:crate::kit::order::Order",
                "3:crate::kit::el",
                "5:leptos"
            ]
        );
    }

    #[test]
    fn a_path_in_the_code_counts_and_one_in_a_comment_does_not() {
        let source =
            "// crate::a::b\nfn f() -> crate::c::D { super::super::e::f(\"crate::g::h\") }\nlet v = Vec::<u8>::new();";
        assert_eq!(found(source), ["2:crate::c::D", "2:super::super::e::f"]);
    }

    #[test]
    fn names_given_are_kept_with_what_they_name() {
        let paths = paths(&tokens(
            "pub(crate) use a::{B, c::D as E, f::*}; pub(in crate::x) fn g() {}",
        ));
        let names: Vec<_> = paths.iter().map(|path| path.name.as_deref()).collect();
        assert_eq!(names, [Some("B"), Some("E"), None]);
    }

    #[test]
    fn modules_in_braces_are_told() {
        let paths = paths(&tokens(
            "mod a { mod b { use super::C; } fn f() { super::g() } } use d::E;",
        ));
        let inside: Vec<_> = paths.iter().map(|path| path.inside.join("::")).collect();
        assert_eq!(inside, ["a::b", "a", ""]);
    }

    #[test]
    fn another_crates_path_and_the_other_use_are_none_of_ours() {
        assert_eq!(
            found("use ::api::Error; fn f<'a>() -> impl Fn() + use<'a> {}"),
            ["1:::api::Error"]
        );
    }
}
