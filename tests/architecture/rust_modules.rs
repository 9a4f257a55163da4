//! A crate's modules, and which of them use which.

use crate::rules::{Edge, is_within};
use crate::rust_paths::{self, Path};
use crate::rust_words::{Token, tokens, without_tests};
use std::collections::{BTreeMap, BTreeSet};

/// A crate, as it lies in a folder. Its modules are named like `store::wire`, and its root is "".
pub struct Crate {
    /// What its other targets call it.
    name: String,
    modules: BTreeMap<String, Module>,
}

struct Module {
    /// From the checkout's root.
    file: String,
    tokens: Vec<Token>,
    paths: Vec<Path>,
}

impl Crate {
    /// `files` are paths below `folder`, which is shown in front of them, with their texts.
    pub fn new(name: &str, folder: &str, files: &[(String, String)]) -> Self {
        let has_library = files.iter().any(|(path, _)| path == "lib.rs");
        let mut modules = BTreeMap::new();
        let mut only_tests = Vec::new();
        for (path, text) in files {
            let module = module_name(path, has_library);
            let (tokens, tests) = without_tests(&tokens(text));
            only_tests.extend(tests.iter().map(|test| joined(&module, &[test])));
            let paths = rust_paths::paths(&tokens);
            let file = format!("{folder}/{path}");
            modules.insert(module, Module { file, tokens, paths });
        }
        modules.retain(|module, _| !only_tests.iter().any(|test| is_within(module, test)));
        Self {
            name: name.to_owned(),
            modules,
        }
    }

    /// The modules of a room, which is a module at the top with all below it, as file and tokens.
    pub fn room(&self, room: &str) -> Vec<(&str, &[Token])> {
        let modules = self.modules.iter().filter(|(module, _)| is_within(module, room));
        modules.map(|(_, module)| (&*module.file, &*module.tokens)).collect()
    }

    /// Every use of a module in another.
    pub fn edges(&self) -> Vec<Edge> {
        let mut edges = Vec::new();
        for (from, module) in &self.modules {
            for path in &module.paths {
                let Some(segments) = self.absolute(from, path) else {
                    continue;
                };
                let named = self.target(&segments, |through| through.is_empty());
                let defined = self.target(&segments, |_| true);
                if named != *from || defined != *from {
                    edges.push(Edge {
                        from: from.clone(),
                        named,
                        defined,
                        place: format!("{}:{}", module.file, path.line),
                        path: path.segments.join("::"),
                    });
                }
            }
        }
        edges
    }

    /// The path from the crate's root. `None` if it leads into another crate, or names what the file has named before.
    fn absolute(&self, module: &str, path: &Path) -> Option<Vec<String>> {
        let mut base: Vec<String> = segments(&joined(module, &path.inside));
        let mut rest = &path.segments[..];
        match &*rest[0] {
            "crate" if !self.is_other_target(module) => base.clear(),
            name if name == self.name && self.is_other_target(module) => base.clear(),
            "self" => {}
            "super" => {
                while rest[1..].first().is_some_and(|next| next == "super") {
                    rest = &rest[1..];
                    base.pop()?;
                }
                base.pop()?;
            }
            child if self.modules.contains_key(&joined(&base.join("::"), &[child])) => {
                base.push(child.to_owned());
            }
            _ => return None,
        }
        base.extend_from_slice(&rest[1..]);
        Some(base)
    }

    /// A `main.rs` beside a `lib.rs` is a crate of its own, which uses the library by its name.
    fn is_other_target(&self, module: &str) -> bool {
        module == MAIN && self.modules.get("").is_some_and(|root| root.file.ends_with("lib.rs"))
    }

    /// The module that `segments` lead to: as many of them as name one. Where the next is a name that this module has
    /// from elsewhere, the way goes on there, if `follows` says so of the module.
    fn target(&self, segments: &[String], follows: impl Fn(&str) -> bool) -> String {
        let mut segments = segments.to_vec();
        let mut passed = BTreeSet::new();
        loop {
            let mut length = segments.len();
            while length > 0 && !self.modules.contains_key(&segments[..length].join("::")) {
                length -= 1;
            }
            let module = segments[..length].join("::");
            let next = segments.get(length).filter(|_| follows(&module));
            let onward = next.and_then(|name| self.passed_on(&module, name));
            // Modules may pass a name to each other for ever.
            let Some(onward) = onward.filter(|_| passed.insert(segments.clone())) else {
                return module;
            };
            segments = onward.into_iter().chain(segments.drain(length + 1..)).collect();
        }
    }

    /// Where `module` has `name` from, if a `use` of its own brings it in from this crate.
    fn passed_on(&self, module: &str, name: &str) -> Option<Vec<String>> {
        let paths = self.modules[module].paths.iter();
        let mut imports = paths.filter(|path| path.inside.is_empty() && path.name.as_deref() == Some(name));
        let way = imports.find_map(|path| self.absolute(module, path))?;
        (way != segments(&joined(module, &[name]))).then_some(way)
    }
}

const MAIN: &str = "main";

fn module_name(path: &str, has_library: bool) -> String {
    let path = path.trim_end_matches(".rs");
    match path {
        "lib" => String::new(),
        "main" if !has_library => String::new(),
        path => path.trim_end_matches("/mod").replace('/', "::"),
    }
}

fn segments(module: &str) -> Vec<String> {
    module
        .split("::")
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

fn joined(module: &str, more: &[impl AsRef<str>]) -> String {
    let parts = std::iter::once(module).chain(more.iter().map(AsRef::as_ref));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("::")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `from -> named` or, where that differs, `from -> named (defined)`.
    fn edges(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| (path.to_string(), text.to_string()))
            .collect();
        let edges = Crate::new("ours", "src", &files).edges().into_iter();
        edges
            .map(|edge| {
                let defined = Some(format!(" ({})", edge.defined)).filter(|_| edge.defined != edge.named);
                format!("{} -> {}{}", edge.from, edge.named, defined.unwrap_or_default())
            })
            .collect()
    }

    #[test]
    fn every_way_to_write_a_path_is_followed() {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "mod c; fn f() { c::d::g(); super::b::h() }"),
            ("a/c.rs", "use super::super::b; use self::d::G; use crate::a::c::d::G;"),
            ("a/c/d.rs", "mod inline { use super::super::super::X; use super::Y; }"),
            ("b.rs", "use leptos::prelude::*; use other::a; fn h() { a::b() }"),
        ];
        assert_eq!(
            edges(&files),
            [
                "a -> a::c::d",
                "a -> b",
                "a::c -> b",
                "a::c -> a::c::d",
                "a::c -> a::c::d",
                "a::c::d -> a"
            ]
        );
    }

    #[test]
    fn what_the_root_passes_on_counts_for_where_it_has_it_from() {
        let files = [
            ("lib.rs", "pub use b::Thing as Named; pub const OWN: u8 = 0;"),
            ("a.rs", "use crate::{Named, OWN};"),
            ("b.rs", "pub use c::Thing; pub struct Other;"),
            ("b/c.rs", "use super::Other; pub struct Thing;"),
            ("b/e.rs", "use super::Thing;"),
            ("main.rs", "use crate::a; fn main() { ours::a::start() }"),
        ];
        assert_eq!(
            edges(&files)[..],
            [
                " -> b (b::c)",
                "a -> b (b::c)",
                "a -> ",
                "b -> b::c",
                "b::c -> b",
                "b::e -> b (b::c)",
                "main -> a",
            ]
        );
    }

    #[test]
    fn tests_may_use_more() {
        let files = [
            (
                "a.rs",
                "#[cfg(test)]\nmod tests;\n#[cfg(test)]\nmod more { use crate::b; }",
            ),
            ("a/tests.rs", "use crate::b;"),
            ("b.rs", ""),
            ("lib.rs", ""),
        ];
        assert!(edges(&files).is_empty());
    }
}
