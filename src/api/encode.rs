//! Texts as addresses and bodies carry them. Written here and not by the browser: a page may have changed what
//! `JSON.stringify` makes of lists, or have put a class of its own in the place of `URLSearchParams`.

/// What else stands as it is, besides letters and digits: in a segment of a path, as `encodeURIComponent` leaves it,
/// and in a query, as `URLSearchParams` does, which writes a space as `+`.
const PLAIN_IN_SEGMENT: &[u8] = b"-_.!~*'()";
const PLAIN_IN_QUERY: &[u8] = b"*-._";

/// A segment of a path.
pub fn segment(text: &str) -> String {
    let mut out = String::new();
    percent(&mut out, text, PLAIN_IN_SEGMENT);
    out
}

/// A query with its question mark; nothing if there are no parameters.
pub fn query(params: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (name, value) in params {
        out.push(if out.is_empty() { '?' } else { '&' });
        percent(&mut out, name, PLAIN_IN_QUERY);
        out.push('=');
        percent(&mut out, value, PLAIN_IN_QUERY);
    }
    out
}

fn percent(out: &mut String, text: &str, plain: &[u8]) {
    for &byte in text.as_bytes() {
        match byte {
            b' ' if plain == PLAIN_IN_QUERY => out.push('+'),
            _ if byte.is_ascii_alphanumeric() || plain.contains(&byte) => out.push(byte.into()),
            _ => hex(out, "%", byte),
        }
    }
}

/// A value in a body.
pub enum Json<'a> {
    Text(&'a str),
    List(&'a [String]),
}

/// The JSON text of an object.
pub fn object(entries: &[(&str, Json)]) -> String {
    let mut out = String::new();
    for (name, value) in entries {
        out.push(if out.is_empty() { '{' } else { ',' });
        quote(&mut out, name);
        out.push(':');
        match value {
            Json::Text(text) => quote(&mut out, text),
            Json::List(texts) => list(&mut out, texts),
        }
    }
    out.push('}');
    out
}

fn list(out: &mut String, texts: &[String]) {
    out.push('[');
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        quote(out, text);
    }
    out.push(']');
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\0'..' ' => hex(out, "\\u00", char as u8),
            _ => out.push(char),
        }
    }
    out.push('"');
}

fn hex(out: &mut String, mark: &str, byte: u8) {
    out.push_str(mark);
    for digit in [byte >> 4, byte & 15] {
        out.extend(char::from_digit(digit.into(), 16).map(|digit| digit.to_ascii_uppercase()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_is_written_as_encode_uri_component_does() {
        assert_eq!(segment("aZ09-_.!~*'()"), "aZ09-_.!~*'()");
        assert_eq!(segment("a/b?c#d e%+é\0"), "a%2Fb%3Fc%23d%20e%25%2B%C3%A9%00");
    }

    #[test]
    fn a_query_is_written_as_url_search_params_do() {
        let params = [("groups[id]", "a&b=c+d #é"), ("q", "*-._~!'()")];
        assert_eq!(
            query(&params),
            "?groups%5Bid%5D=a%26b%3Dc%2Bd+%23%C3%A9&q=*-._%7E%21%27%28%29"
        );
        assert_eq!(query(&[]), "");
    }

    #[test]
    fn a_body_is_json_whatever_the_texts_hold() {
        let (odd, ids) = ("\"\\\n\u{1f}\0é\u{2028}👩", ["a\"".to_owned(), "b".to_owned()]);
        let body = object(&[
            ("name", Json::Text(odd)),
            ("add", Json::List(&ids)),
            ("remove", Json::List(&[])),
        ]);
        let read: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(read, serde_json::json!({ "name": odd, "add": ids, "remove": [] }));
    }
}
