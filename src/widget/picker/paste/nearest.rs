//! What a name that no group has may have meant.

use crate::kit::part::has_part;

/// How much of a name is compared, in letters.
pub(super) const COMPARED: usize = 64;

/// The fewest letters that say something as a part of a name.
const PART: usize = 3;

/// By how many letters two folded names differ, if they are alike: at most every third letter of the longer is another,
/// or the one is a part of the other.
pub fn difference(a: &str, b: &str) -> Option<usize> {
    let (a, b) = (beginning(a), beginning(b));
    let (of_a, of_b) = (a.chars().count(), b.chars().count());
    let (long, short) = (of_a.max(of_b), of_a.min(of_b));
    if short >= PART && (has_part(a, b) || has_part(b, a)) {
        return Some(long - short);
    }
    let most = long / 3;
    // Comparing letter by letter takes long among thousands of names.
    if long - short > most {
        return None;
    }
    Some(distance(a, b)).filter(|&distance| distance <= most)
}

fn beginning(name: &str) -> &str {
    let end = name.char_indices().nth(COMPARED).map(|(at, _)| at);
    end.and_then(|end| name.get(..end)).unwrap_or(name)
}

/// How many letters must be changed, added or left out to make one of the other.
pub(super) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    // What it takes from the letters of `a` so far to each beginning of `b`, the empty one left out.
    let mut row: Vec<usize> = (1..=b.len()).collect();
    let mut first = 0;
    for a in a.chars() {
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
