//! When two names are the same, to the filter, to the picker and to a pasted list.
//!
//! What does not count: upper and lower case; accents, and the points of Hebrew and Arabic; the width and form of a
//! letter (full width, ligatures, superscripts); how much space there is and which; what cannot be seen; which of the
//! dashes and apostrophes it is.
//!
//! What counts: all else. So do the vowel signs of Indian and Thai scripts and the voicing marks of Japanese, without
//! which a word is another one; and a letter of another alphabet is another letter, however alike the two look.
//!
//! It is the same in every language of the browser. What comes out is to be compared, and not to be read.

use crate::membership::{clean, is_joiner};
use js_sys::{JsString, RegExp};

/// Accents, and the points of Hebrew and Arabic: of what is in these blocks, the marks.
const ACCENTS: &str = "(?=\\p{M})[\\u0300-\\u036f\\u0591-\\u05c7\\u064b-\\u0670\\u1ab0-\\u1aff\
    \\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]";

/// What is compared of names. All at once: each call into the browser costs.
pub fn fold(names: &[&str]) -> Vec<String> {
    let mut all = String::new();
    for name in names {
        all.extend(clean(name).chars().filter(|&char| !is_joiner(char)).map(plain));
        // It cannot be seen, and so is in no name by now.
        all.push('\0');
    }
    let accents = RegExp::new(ACCENTS, "gu");
    let folded = JsString::from(all).normalize("NFKD").replace_by_pattern(&accents, "");
    // Upper case comes last: in lower case a sigma depends on what follows, and ß stays one letter.
    let folded = folded.to_lower_case().to_upper_case().as_string().unwrap_or_default();
    folded.split_terminator('\0').map(Into::into).collect()
}

fn plain(char: char) -> char {
    match char {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{2032}' => '\'',
        char => char,
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn is_same(a: &str, b: &str) -> bool {
        matches!(fold(&[a, b]).as_slice(), [a, b] if a == b)
    }

    #[wasm_bindgen_test]
    fn what_looks_the_same_is_the_same() {
        for (a, b) in [
            ("VIP", "vip"),
            ("VIP", "\u{feff}V\u{200b}I\u{ad}P\u{200e}"),
            ("Gold Berlin", " Gold\u{a0}\u{2003} Berlin\t"),
            ("ＶＩＰ １２", "VIP 12"),
            ("ﬁrst", "FIRST"),
            ("Café", "Cafe\u{301}"),
            ("CAFÉ", "cafe"),
            ("Straße", "STRASSE"),
            ("KIRMIZI", "kırmızı"),
            ("İzmir", "izmir"),
            ("ΟΔΟΣ", "οδος"),
            ("ΣΟΦΟΣ", "σοφοσ"),
            ("T‑Shirt – Sale", "T-Shirt - Sale"),
            ("Women’s", "Women's"),
            ("שָׁלוֹם", "שלום"),
            ("كَتَبَ", "كتب"),
            ("ｶﾞｰﾙ", "ガール"),
            ("각", "\u{1100}\u{1161}\u{11a8}"),
            ("❤️", "❤"),
            ("می\u{200c}خواهم", "میخواهم"),
        ] {
            assert!(is_same(a, b), "{a} {b}");
        }
    }

    #[wasm_bindgen_test]
    fn what_is_another_word_is_not() {
        for (a, b) in [
            ("VIP", "VIP 2"),
            ("Gold", "God"),
            ("กิน", "กัน"),
            ("कि", "का"),
            ("か", "が"),
            ("VIP", "VІР"),
            ("A-B", "AB"),
            ("A B", "AB"),
            ("👩\u{200d}🚀", "👩\u{200d}🔬"),
        ] {
            assert!(!is_same(a, b), "{a} {b}");
        }
    }

    #[wasm_bindgen_test]
    fn nothing_to_see_is_nothing_and_takes_nothing_from_its_neighbours() {
        assert_eq!(fold(&["a\0b", "\u{200b}", "c"]), ["AB", "", "C"]);
        assert_eq!(fold(&[]), [""; 0]);
    }
}
