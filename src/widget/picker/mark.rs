//! The words of a search, marked in what was found.

use crate::text::fold;
use leptos::prelude::document;
use web_sys::Element;

/// Writes names with the words of one search marked.
#[derive(Default)]
pub struct Marker {
    /// Folded.
    words: Vec<String>,
}

impl Marker {
    pub fn new(query: &str) -> Self {
        let words = fold(&[query]).concat();
        let words = words.split(' ').filter(|word| !word.is_empty());
        Self {
            words: words.map(Into::into).collect(),
        }
    }

    /// Puts the name into the element, as text and `<mark>`s.
    pub fn write(&self, name: &str, element: &Element) {
        if self.words.is_empty() {
            element.set_text_content(Some(name));
            return;
        }
        let letters: Vec<String> = name.chars().map(String::from).collect();
        let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
        let mut folded = fold(&letters);
        for (letter, folded) in letters.iter().zip(&mut folded) {
            // No word goes beyond it.
            if letter.trim().is_empty() {
                folded.push(' ');
            }
        }
        for (piece, is_marked) in pieces(&letters, &folded, &self.words) {
            if !is_marked {
                let _ = element.append_with_str_1(&piece);
            } else if let Ok(mark) = document().create_element("mark") {
                mark.set_text_content(Some(&piece));
                let _ = element.append_with_node_1(&mark);
            }
        }
    }
}

/// A name in pieces, each with whether it is of a word. Of each of its letters, `folded` is what is compared.
fn pieces(letters: &[&str], folded: &[String], words: &[String]) -> Vec<(String, bool)> {
    let whole = folded.concat();
    let mut marked = vec![false; whole.len()];
    for word in words.iter().map(String::as_bytes) {
        for at in 0..whole.len() {
            if whole.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(word)) {
                marked
                    .iter_mut()
                    .skip(at)
                    .take(word.len())
                    .for_each(|marked| *marked = true);
            }
        }
    }
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let mut at = 0;
    for (letter, folded) in letters.iter().zip(folded) {
        let end = at + folded.len();
        let last = pieces.last_mut();
        let is_marked = match last.as_ref() {
            // An accent is marked with its letter.
            Some((_, was_marked)) if folded.is_empty() => *was_marked,
            _ => marked.get(at..end).is_some_and(|marked| marked.contains(&true)),
        };
        at = end;
        match last {
            Some((piece, was_marked)) if *was_marked == is_marked => piece.push_str(letter),
            _ => pieces.push(((*letter).to_owned(), is_marked)),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name with its marks in brackets. Each letter is compared in upper case, an accent not at all.
    fn marked(name: &str, words: &[&str]) -> String {
        let letters: Vec<String> = name.chars().map(String::from).collect();
        let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
        let folded: Vec<String> = letters
            .iter()
            .map(|letter| letter.to_uppercase().replace('\u{301}', ""))
            .collect();
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let pieces = pieces(&letters, &folded, &words).into_iter();
        pieces
            .map(|(piece, is_marked)| if is_marked { format!("[{piece}]") } else { piece })
            .collect()
    }

    #[test]
    fn every_place_of_every_word_is_marked() {
        assert_eq!(marked("Gold Berlin", &["BER", "O"]), "G[o]ld [Ber]lin");
        assert_eq!(marked("anana", &["ANA"]), "[anana]");
        assert_eq!(marked("Gold", &["GO", "GOLD"]), "[Gold]");
        assert_eq!(marked("Gold", &["SILVER"]), "Gold");
    }

    #[test]
    fn a_letter_that_is_compared_as_two_is_marked_whole_and_with_its_accent() {
        assert_eq!(marked("Straße", &["STRAS"]), "[Straß]e");
        assert_eq!(marked("Cafe\u{301} A", &["CAFE"]), "[Cafe\u{301}] A");
        assert_eq!(marked("Cafe\u{301} A", &["A"]), "C[a]fe\u{301} [A]");
    }
}
