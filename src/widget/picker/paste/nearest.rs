//! What a name that no group has may have meant.

use super::unique;

/// How much of a name is compared, in letters.
pub(super) const COMPARED: usize = 64;

/// How many letters must be changed, added or left out to make one of the other.
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(COMPARED).collect();
    // What it takes from the letters of `a` so far to each beginning of `b`, the empty one left out.
    let mut row: Vec<usize> = (1..=b.len()).collect();
    let mut first = 0;
    for a in a.chars().take(COMPARED) {
        // What stands diagonally above, and what stands before.
        let mut above = first;
        first += 1;
        let mut before = first;
        for (cell, &b) in row.iter_mut().zip(&b) {
            let changed = above + usize::from(a != b);
            above = *cell;
            before = changed.min(above + 1).min(before + 1);
            *cell = before;
        }
    }
    row.last().copied().unwrap_or(first)
}

/// What to search for when nothing is called so: the text, its longest word, how that begins.
pub fn attempts(text: &str) -> Vec<String> {
    let mut longest = "";
    for word in text.split_whitespace() {
        if word.len() > longest.len() {
            longest = word;
        }
    }
    let begins: String = longest.chars().take(4).collect();
    unique(vec![text.to_owned(), longest.to_owned(), begins])
}
