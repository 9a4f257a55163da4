//! Which characters can be seen. A name may hold others, by a slip of a keyboard or as what is left of a web page, and
//! may consist of nothing else.

/// Whether a character is something to see, and no space.
///
/// Not: what Unicode calls white space, controls, and Default_Ignorable_Code_Point, and the blank of Braille.
pub fn is_visible(char: char) -> bool {
    !(char.is_whitespace() || char.is_control() || is_ignorable(char))
}

fn is_ignorable(char: char) -> bool {
    matches!(
        char,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The text without what cannot be seen, and with one space where there is any. What joins letters and signs, in
/// Persian or in an emoji, stays: it changes how they look.
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut is_after_space = false;
    for char in text.chars() {
        let is_space = char.is_whitespace() || char == '\u{2800}';
        if is_visible(char) || (is_joiner(char) && !cleaned.is_empty()) {
            if std::mem::take(&mut is_after_space) && !cleaned.is_empty() {
                cleaned.push(' ');
            }
            cleaned.push(char);
        }
        is_after_space |= is_space;
    }
    while cleaned.ends_with(is_joiner) {
        cleaned.pop();
    }
    cleaned
}

/// What joins what stands before and after it, or keeps it apart.
pub fn is_joiner(char: char) -> bool {
    matches!(char, '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_left_out_and_space_is_one_space() {
        for same in [
            "VIP Gold",
            "\u{feff}VIP Gold",
            "V\u{200b}IP\u{a0}\u{a0}Gold\u{200e}",
            " VI\u{ad}P \t\n Gold ",
            "VIP\u{3000}Gold\u{200d}",
            "VIP\u{200b} \u{200b}Gold\u{e0041}",
        ] {
            assert_eq!(clean(same), "VIP Gold", "{}", same.escape_unicode());
        }
    }

    #[test]
    fn what_joins_letters_and_signs_stays_between_them() {
        assert_eq!(clean("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(clean("👩\u{200d}🚀"), "👩\u{200d}🚀");
    }

    #[test]
    fn a_name_of_nothing_to_see_is_none() {
        for name in ["", " ", "\u{200b}", "\u{2800}\u{3164}", "\u{200d}\u{202e}", "\0\u{7f}"] {
            assert_eq!(clean(name), "", "{}", name.escape_unicode());
        }
        assert!(!"e\u{301} ก ١ 🏳️ -".chars().all(|char| !is_visible(char)));
    }
}
