//! Names in sentences. They are data: written in any direction, of any length, and not to be translated.
//!
//! Each stands between two marks, by which what is around it is told from it: where a sentence is shown, it becomes an
//! element of its own; where it has to be plain text, the marks keep its direction to itself. They are Unicode's own:
//! first strong isolate, and pop directional isolate.

const START: char = '\u{2068}';
const END: char = '\u{2069}';

/// How many characters of a name a sentence holds. The table has all of them.
const LONGEST: usize = 80;

/// A name as part of a sentence. Nothing else may put one into it.
pub fn name(name: &str) -> String {
    let mut marked = String::from(START);
    let mut room = LONGEST;
    for char in name.chars() {
        // Its own isolates could end ours.
        if matches!(char, '\u{2066}'..='\u{2069}') {
            continue;
        }
        if room == 0 {
            marked.push('…');
            break;
        }
        room -= 1;
        marked.push(char);
    }
    marked.push(END);
    marked
}

/// A sentence in pieces, each with whether it is a name.
pub fn pieces(sentence: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    for (at, part) in sentence.split(START).enumerate() {
        let rest = match part.split_once(END) {
            Some((name, rest)) if at > 0 => {
                pieces.push((name, true));
                rest
            }
            _ => part,
        };
        pieces.push((rest, false));
    }
    pieces
}

/// A sentence for where there is only text: an attribute, a script. Its names are marked only if one of them may turn
/// what is around it: else it is just what is to be read.
pub fn plain(sentence: String) -> String {
    match sentence.chars().any(may_turn) {
        true => sentence,
        false => sentence.replace([START, END], ""),
    }
}

/// Whether a character is written from right to left, or decides on direction.
fn may_turn(char: char) -> bool {
    matches!(
        char,
        '\u{590}'..='\u{8ff}'
            | '\u{200e}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_comes_apart_into_its_words_and_its_names() {
        let sentence = format!("Add to {} and {}.", name("VIP"), name("12"));
        assert_eq!(
            pieces(&sentence),
            [
                ("Add to ", false),
                ("VIP", true),
                (" and ", false),
                ("12", true),
                (".", false)
            ]
        );
    }

    #[test]
    fn a_name_cannot_end_its_own_isolation() {
        let sentence = format!("Add to {}.", name("a\u{2069}\u{202e}b\u{2067}c"));
        assert_eq!(sentence, "Add to \u{2068}a\u{202e}bc\u{2069}.");
        assert_eq!(plain(sentence.clone()), sentence);
    }

    #[test]
    fn plain_text_is_marked_only_where_a_name_may_turn_it() {
        let remove = |group| plain(format!("Remove {}", name(group)));
        assert_eq!(remove("VIP – Ångström"), "Remove VIP – Ångström");
        assert_eq!(remove("עברית"), "Remove \u{2068}עברית\u{2069}");
        assert_eq!(remove("عملاء"), "Remove \u{2068}عملاء\u{2069}");
        assert_eq!(remove("\u{202e}VIP"), "Remove \u{2068}\u{202e}VIP\u{2069}");
    }

    #[test]
    fn a_long_name_is_cut_and_says_so() {
        let long = "x".repeat(3_000);
        let cut = plain(name(&long));
        assert_eq!(cut.chars().count(), LONGEST + 1);
        assert!(cut.ends_with("x…"));
        assert_eq!(plain(name(&"é".repeat(LONGEST))), "é".repeat(LONGEST));
    }
}
