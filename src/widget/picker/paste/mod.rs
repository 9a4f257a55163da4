//! Several names or ids in one pasted text: a column of a spreadsheet, a list in a mail. It knows no server: what is to
//! be asked comes out, what was answered goes in.

mod nearest;

use crate::membership::{is_joiner, is_visible};
pub use nearest::difference;

/// What ends a cell, the strongest first: a line or a column, then `;`, then `,`. Names may hold the weaker ones. No
/// name holds a NUL, and a server that is asked for one fails.
const SEPARATORS: [&[char]; 3] = [&['\n', '\r', '\t', '\0'], &[';'], &[',']];

/// What the names in one request's URL may weigh, percent-encoded, and how many they may be: servers refuse a URL from
/// 8 kB on, and a query from 1,000 parameters on.
const URL_BYTES: usize = 7_000;
const IN_ONE_REQUEST: usize = 250;

/// A part of a pasted text: a name as it stands, or else its parts. “Bed, Bath & Co” is one name if there is such a
/// group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The whole, without the space around it; never empty.
    pub text: String,
    /// What the separators in it leave; empty if there are none.
    pub parts: Vec<Item>,
}

impl Item {
    /// One name, whatever is in it.
    pub fn whole(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            parts: Vec::new(),
        }
    }
}

/// The items of a pasted text, in its order.
pub fn parse(text: &str) -> Vec<Item> {
    let seen: String = text.chars().filter(|&char| is_seen(char)).collect();
    split(&seen, &SEPARATORS)
}

/// Whether a character may be part of a name, or separates names: what cannot be seen is copied by mistake, but for
/// what says how the signs around it look.
fn is_seen(char: char) -> bool {
    is_visible(char) || is_joiner(char) || char.is_whitespace() || matches!(char, '\0' | '\u{fe00}'..='\u{fe0f}')
}

/// How many names there are if every separator separates.
pub fn count(items: &[Item]) -> usize {
    let of = |item: &Item| count(&item.parts).max(1);
    items.iter().map(of).sum()
}

/// Every text that may be a name, each once.
pub fn candidates(items: &[Item]) -> Vec<String> {
    let mut texts = Vec::new();
    collect(items, &mut texts);
    unique(texts)
}

/// The names that the items are: the whole where it is known, else its parts. Each once, in order.
pub fn resolve(items: &[Item], is_known: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut names = Vec::new();
    resolve_into(items, is_known, &mut names);
    unique(names)
}

/// The texts in portions that fit into a URL each; what would not even alone is left out: no group is called so.
pub fn portions(texts: &[String]) -> Vec<Vec<&str>> {
    let mut portions: Vec<Vec<&str>> = Vec::new();
    let mut room = 0;
    for text in texts {
        let weight = weight(text);
        if weight > URL_BYTES {
            continue;
        }
        match portions.last_mut() {
            Some(portion) if weight <= room && portion.len() < IN_ONE_REQUEST => portion.push(text),
            _ => {
                portions.push(vec![text]);
                room = URL_BYTES;
            }
        }
        room -= weight;
    }
    portions
}

fn split(text: &str, separators: &[&[char]]) -> Vec<Item> {
    let Some((strongest, weaker)) = separators.split_first() else {
        return Vec::new();
    };
    let mut items = Vec::new();
    for piece in pieces(text, strongest) {
        if let Some(name) = quoted(piece) {
            items.extend((!name.is_empty()).then(|| Item::whole(&name)));
            continue;
        }
        let mut parts = split(piece, weaker);
        if let [whole] = parts.as_mut_slice()
            && whole.text == piece
        {
            // The weaker separator is not in it, but one weaker still may be.
            parts = std::mem::take(&mut whole.parts);
        }
        let is_only_separators = parts.is_empty() && piece.chars().all(is_separator);
        if !is_only_separators {
            items.push(Item {
                text: piece.to_owned(),
                parts,
            });
        }
    }
    items
}

/// The text between the separators that stand in no quotes, without the space around it, and without what is empty.
fn pieces<'a>(text: &'a str, separators: &[char]) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, 0);
    // Quotes count at the start of a cell only: 5" is no quote.
    let mut is_start = true;
    while let Some(char) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let end = if char == '"' && is_start {
            quote_end(text, at)
        } else {
            None
        };
        is_start = is_separator(char) || (is_start && char == ' ');
        if separators.contains(&char) {
            pieces.extend(text.get(start..at));
            start = at + char.len_utf8();
        }
        at = end.unwrap_or(at + char.len_utf8());
    }
    pieces.extend(text.get(start..));
    pieces
        .into_iter()
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Where the quoted cell that begins at `start` ends, if it is one: nothing but a separator may follow.
fn quote_end(text: &str, start: usize) -> Option<usize> {
    let mut rest = text.bytes().enumerate().skip(start + 1).peekable();
    while let Some((at, byte)) = rest.next() {
        if byte != b'"' || rest.next_if(|(_, next)| *next == b'"').is_some() {
            continue;
        }
        let next = rest.find(|(_, byte)| *byte != b' ');
        return next
            .is_none_or(|(_, next)| is_separator(char::from(next)))
            .then_some(at + 1);
    }
    None
}

fn is_separator(char: char) -> bool {
    SEPARATORS.iter().any(|level| level.contains(&char))
}

/// What a quoted cell holds; `None` if the piece is none.
fn quoted(piece: &str) -> Option<String> {
    if !piece.starts_with('"') || quote_end(piece, 0) != Some(piece.len()) {
        return None;
    }
    let mut name = String::new();
    let mut is_second = false;
    for char in piece.chars().skip(1) {
        // Two stand for one, and the closing one for none.
        is_second = char == '"' && !is_second;
        if !is_second {
            name.push(char);
        }
    }
    Some(name.trim().to_owned())
}

fn collect(items: &[Item], texts: &mut Vec<String>) {
    for item in items {
        texts.push(item.text.clone());
        collect(&item.parts, texts);
    }
}

fn resolve_into(items: &[Item], is_known: &dyn Fn(&str) -> bool, names: &mut Vec<String>) {
    for item in items {
        if item.parts.is_empty() || is_known(&item.text) {
            names.push(item.text.clone());
        } else {
            resolve_into(&item.parts, is_known, names);
        }
    }
}

/// Each text once, where it stood first.
fn unique(mut texts: Vec<String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::with_capacity(texts.len());
    texts.retain(|text| match seen.binary_search(text) {
        Ok(_) => false,
        Err(at) => {
            seen.insert(at, text.clone());
            true
        }
    });
    texts
}

/// What a text weighs in a URL, with the parameter's name.
fn weight(text: &str) -> usize {
    let byte = |byte: u8| if byte.is_ascii_alphanumeric() { 1 } else { 3 };
    12 + text.bytes().map(byte).sum::<usize>()
}

#[cfg(test)]
mod tests;
