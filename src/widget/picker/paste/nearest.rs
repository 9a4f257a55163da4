//! What a name that no group has may have meant.

/// How much of a name is compared, in letters.
pub(super) const COMPARED: usize = 64;

/// The fewest letters that say something as a part of a name.
const PART: usize = 3;

/// By how many letters two folded names differ, if they are alike: about every fourth letter of the longer is
/// another at most, or the one is a part of the other.
pub fn difference(a: &str, b: &str) -> Option<usize> {
    let [a, b]: [Vec<char>; 2] = [a, b].map(|name| name.chars().take(COMPARED).collect());
    let (long, short) = if a.len() < b.len() { (&b, &a) } else { (&a, &b) };
    let more = long.len() - short.len();
    if short.len() >= PART && long.windows(short.len()).any(|part| part == short) {
        return Some(more);
    }
    let most = (long.len() + 2) / 4;
    // Comparing letter by letter takes long among thousands of names.
    (more <= most)
        .then(|| distance(&a, &b))
        .filter(|&distance| distance <= most)
}

/// How many letters must be changed, added or left out to make one of the other.
pub(super) fn distance(a: &[char], b: &[char]) -> usize {
    // What it takes from the letters of `a` so far to each beginning of `b`, the empty one left out.
    let mut row: Vec<usize> = (1..=b.len()).collect();
    let mut first = 0;
    for a in a {
        // What stands diagonally above, and what stands before.
        let mut above = first;
        first += 1;
        let mut before = first;
        for (cell, b) in row.iter_mut().zip(b) {
            let changed = above + usize::from(a != b);
            above = *cell;
            before = changed.min(above + 1).min(before + 1);
            *cell = before;
        }
    }
    row.last().copied().unwrap_or(first)
}
