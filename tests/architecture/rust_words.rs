//! A Rust file as words and signs, without comments, texts and what is compiled only for tests.

/// A word, or a sign: `::` is one sign, every other a single character.
#[derive(Clone, Debug)]
pub struct Token {
    pub text: String,
    pub line: usize,
}

impl Token {
    pub fn is_word(&self) -> bool {
        self.text.starts_with(is_word_part)
    }
}

fn is_word_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The tokens of a file.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut rest = source;
    let mut line = 1;
    let mut tokens: Vec<Token> = Vec::new();
    while let Some(first) = rest.chars().next() {
        let length = if let Some(length) = silent(rest, tokens.last()) {
            length
        } else {
            let word = rest.find(|letter| !is_word_part(letter)).unwrap_or(rest.len());
            let length = match word {
                0 if rest.starts_with("::") => 2,
                0 => first.len_utf8(),
                word => word,
            };
            let text = rest[..length].to_owned();
            tokens.push(Token { text, line });
            length
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

/// How long the blank, comment, text or letter is that `rest` begins with, if it begins with one. `before` is the token
/// before it: an `r` makes a text raw.
fn silent(rest: &str, before: Option<&Token>) -> Option<usize> {
    let to_end_of = |skip: usize, end: &str| rest[skip..].find(end).map_or(rest.len(), |at| skip + at + end.len());
    let is_raw = before.is_some_and(|token| matches!(&*token.text, "r" | "br" | "cr"));
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    match rest.as_bytes() {
        [b' ' | b'\t' | b'\r' | b'\n', ..] => Some(1),
        [b'/', b'/', ..] => Some(rest.find('\n').unwrap_or(rest.len())),
        [b'/', b'*', ..] => Some(block_comment(rest)),
        _ if is_raw && rest[hashes..].starts_with('"') => {
            Some(to_end_of(hashes + 1, &format!("\"{}", "#".repeat(hashes))))
        }
        [b'"', ..] => Some(quoted(rest, '"')),
        // A letter; a lifetime has no second quote, and only its first is skipped.
        [b'\'', b'\\', ..] => Some(quoted(rest, '\'')),
        [b'\'', ..] => {
            let letter = rest[1..].chars().next().map_or(0, char::len_utf8);
            let is_letter = rest[1 + letter..].starts_with('\'');
            Some(if is_letter { letter + 2 } else { 1 })
        }
        _ => None,
    }
}

/// Rust's block comments may stand in each other.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// The length of a text in `quote`s, in which a backslash takes the next character.
fn quoted(rest: &str, quote: char) -> usize {
    let mut letters = rest.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' {
            letters.next();
        } else if letter == quote {
            return at + 1;
        }
    }
    rest.len()
}

/// The tokens without the items under `#[cfg(test)]`, and the names of the modules among those that are files of their
/// own.
pub fn without_tests(tokens: &[Token]) -> (Vec<Token>, Vec<String>) {
    const ATTRIBUTE: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut kept, mut files) = (Vec::new(), Vec::new());
    let mut rest = tokens;
    while let Some(token) = rest.first() {
        let is_test =
            rest.len() > ATTRIBUTE.len() && ATTRIBUTE.iter().zip(rest).all(|(word, token)| token.text == *word);
        if !is_test {
            kept.push(token.clone());
            rest = &rest[1..];
            continue;
        }
        rest = &rest[ATTRIBUTE.len()..];
        let item = item_length(rest);
        if let [.., module, name, end] = &rest[..item]
            && module.text == "mod"
            && end.text == ";"
        {
            files.push(name.text.clone());
        }
        rest = &rest[item..];
    }
    (kept, files)
}

/// Up to its semicolon, or to the brace that closes it.
fn item_length(tokens: &[Token]) -> usize {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate() {
        match &*token.text {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return index;
        }
        if depth == 0 && matches!(&*token.text, "}" | ";") {
            return index + 1;
        }
    }
    tokens.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<String> {
        let tokens = tokens(source).into_iter();
        tokens.filter(Token::is_word).map(|token| token.text).collect()
    }

    #[test]
    fn comments_and_texts_hold_no_words() {
        assert_eq!(words("a // b\n/* c /* d */ e */ f"), ["a", "f"]);
        assert_eq!(words("a(\"b \\\" c\", 'd', '\\'', 'é') + e"), ["a", "e"]);
        assert_eq!(words("r#\"a \" b\"# c br\"d\\\" e"), ["r", "c", "br", "e"]);
        assert_eq!(words("fn a<'b>(c: &'b str) {}"), ["fn", "a", "b", "c", "b", "str"]);
    }

    #[test]
    fn a_token_knows_its_line() {
        let tokens = tokens("/* one\ntwo */\n\"three\nfour\" a::b");
        let lines: Vec<_> = tokens.iter().map(|token| (&*token.text, token.line)).collect();
        assert_eq!(lines, [("a", 4), ("::", 4), ("b", 4)]);
    }

    #[test]
    fn what_is_compiled_for_tests_is_left_out() {
        let source = "use a;\n#[cfg(test)]\n#[path = \"x.rs\"]\nmod tests { fn f() { b(); } }\n\
                      #[cfg(test)]\nmod more;\n#[cfg(test)]\nuse c::{d, e};\nfn g() {}";
        let (kept, files) = without_tests(&tokens(source));
        let kept: Vec<_> = kept
            .iter()
            .filter(|token| token.is_word())
            .map(|token| &*token.text)
            .collect();
        assert_eq!(kept, ["use", "a", "fn", "g"]);
        assert_eq!(files, ["more"]);
    }
}
