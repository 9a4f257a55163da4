//! The modules of a folder of TypeScript files, and which of them import which.

use crate::rules::Edge;
use std::collections::BTreeMap;

/// The imports among `files`: paths below `folder`, with their texts. A module is named by its path without `.ts`.
pub fn edges(folder: &str, files: &[(String, String)]) -> Vec<Edge> {
    let mut modules = BTreeMap::new();
    for (path, text) in files {
        modules.insert(module_name(path), module_name(path));
        // A file of declarations speaks for modules that are made elsewhere: `declare module "#glue"`.
        modules.extend(
            declared(&tokens(text))
                .into_iter()
                .map(|name| (name, module_name(path))),
        );
    }
    let mut edges = Vec::new();
    for (path, text) in files {
        for (name, line) in imported(&tokens(text)) {
            if let Some(to) = modules.get(&resolved(path, &name)) {
                edges.push(Edge {
                    from: module_name(path),
                    named: to.clone(),
                    defined: to.clone(),
                    place: format!("{folder}/{path}:{line}"),
                    path: name,
                });
            }
        }
    }
    edges
}

fn module_name(path: &str) -> String {
    path.trim_end_matches(".ts").trim_end_matches(".d").to_owned()
}

/// The name of the module that `path` calls `name`.
fn resolved(path: &str, name: &str) -> String {
    if !name.starts_with('.') {
        return name.to_owned();
    }
    let mut parts: Vec<_> = path.split('/').collect();
    parts.pop();
    for part in name.split('/') {
        match part {
            "." => {}
            // Above the folder there is nothing to find, but the name must not match by chance.
            ".." if parts.pop().is_none() => return String::new(),
            ".." => {}
            part => parts.push(part),
        }
    }
    module_name(&parts.join("/"))
}

/// What a file imports or passes on, types too, each with its line.
fn imported(tokens: &[Token]) -> Vec<(String, usize)> {
    let is =
        |at: Option<usize>, text: &str| at.is_some_and(|at| tokens[at].kind == Kind::Code && tokens[at].text == text);
    let before = |at: usize, count: usize| at.checked_sub(count);
    let texts = tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Text);
    let imports = texts.filter(|(at, _)| {
        is(before(*at, 1), "from")
            || is(before(*at, 1), "import")
            || (is(before(*at, 1), "(") && is(before(*at, 2), "import"))
    });
    imports.map(|(_, token)| (token.text.clone(), token.line)).collect()
}

fn declared(tokens: &[Token]) -> Vec<String> {
    let mut names = Vec::new();
    for three in tokens.windows(3) {
        if three[0].text == "declare" && three[1].text == "module" && three[2].kind == Kind::Text {
            names.push(three[2].text.clone());
        }
    }
    names
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A word or a sign.
    Code,
    /// What stands between quotes.
    Text,
}

#[derive(Debug)]
struct Token {
    kind: Kind,
    text: String,
    line: usize,
}

/// The file without comments, regular expressions and the words of templates; their `${...}` are code.
fn tokens(source: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut rest, mut line, mut depth) = (source, 1, 0);
    // For each template that we are inside the `${` of: how many braces were open before it.
    let mut templates = Vec::new();
    while let Some(first) = rest.chars().next() {
        let mut found = None;
        let length = match first {
            letter if letter.is_whitespace() => letter.len_utf8(),
            _ if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            _ if rest.starts_with("/*") => rest[2..].find("*/").map_or(rest.len(), |end| end + 4),
            '"' | '\'' => {
                let length = quoted(rest, &[&first.to_string()]);
                found = Some((Kind::Text, rest[1..length].trim_end_matches(first)));
                length
            }
            '`' => template(rest, depth, &mut templates),
            '}' if templates.last() == Some(&depth) => {
                templates.pop();
                template(rest, depth, &mut templates)
            }
            '/' if begins_expression(tokens.last()) => regular_expression(rest),
            letter => {
                depth = match letter {
                    '{' => depth + 1,
                    '}' => depth - 1,
                    _ => depth,
                };
                let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$');
                let word = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
                let length = word.max(if word == 0 { letter.len_utf8() } else { 0 });
                found = Some((Kind::Code, &rest[..length]));
                length
            }
        };
        tokens.extend(found.map(|(kind, text)| {
            let text = text.to_owned();
            Token { kind, text, line }
        }));
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

/// The length up to and with the first of `ends`, not counting the first character; a backslash takes the next one.
fn quoted(rest: &str, ends: &[&str]) -> usize {
    let mut letters = rest.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' {
            letters.next();
        } else if let Some(end) = ends.iter().find(|end| rest[at..].starts_with(**end)) {
            return at + end.len();
        }
    }
    rest.len()
}

/// A template's words, from its backtick or from the brace that ends its code.
fn template(rest: &str, depth: i32, templates: &mut Vec<i32>) -> usize {
    let length = quoted(rest, &["`", "${"]);
    if rest[..length].ends_with("${") {
        templates.push(depth);
    }
    length
}

/// Whether a slash after this token begins a regular expression; else it divides.
fn begins_expression(before: Option<&Token>) -> bool {
    const SIGNS: &str = "(,=:[!&|?{;+>";
    before.is_none_or(|token| token.kind == Kind::Code && (SIGNS.contains(&*token.text) || token.text == "return"))
}

fn regular_expression(rest: &str) -> usize {
    let mut is_class = false;
    let mut letters = rest.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '[' => is_class = true,
            ']' => is_class = false,
            '/' if !is_class => return at + 1,
            '\n' => return at,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<String> {
        let imports = imported(&tokens(source)).into_iter();
        imports.map(|(name, line)| format!("{line}:{name}")).collect()
    }

    #[test]
    fn every_kind_of_import_is_found() {
        let source = "import a, {\n  type B,\n} from \"./a.ts\"\nimport './b.ts'\nexport type * from \"./c.ts\"\n\
                      const d = await import(\"./d.ts\")\nlet e: import(\"./e.ts\").E";
        assert_eq!(
            found(source),
            ["3:./a.ts", "4:./b.ts", "5:./c.ts", "6:./d.ts", "7:./e.ts"]
        );
    }

    #[test]
    fn an_import_in_a_comment_or_a_text_is_none() {
        assert!(found("// import \"./a.ts\"\n/* from \"./b.ts\" */ const c = 'import \"./c.ts\"'").is_empty());
        assert!(found("const a = `import \"./${b ? `from \"./c.ts\"` : { d: 1 }}\" from \"./e.ts\"`").is_empty());
        assert_eq!(
            found("const a = /[/\"]\"/g, b = c / d\nimport \"./e.ts\""),
            ["2:./e.ts"]
        );
    }

    #[test]
    fn modules_are_found_from_where_the_import_stands() {
        let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        let files = [
            file(
                "a.ts",
                "import \"./b/c.ts\"\nimport \"../a.ts\"\nimport \"react\"\nimport \"#glue\"",
            ),
            file("b/c.ts", "import \"../a.ts\"\nimport \"./missing.ts\""),
            file(
                "glue.d.ts",
                "declare module \"#glue\" { type A = import(\"./a.ts\").A }",
            ),
        ];
        let edges = edges("x", &files).into_iter();
        let imports: Vec<_> = edges
            .map(|edge| format!("{} {} {}", edge.from, edge.named, edge.place))
            .collect();
        assert_eq!(
            imports,
            [
                "a b/c x/a.ts:1",
                "a glue x/a.ts:4",
                "b/c a x/b/c.ts:1",
                "glue a x/glue.d.ts:1"
            ]
        );
    }
}
