//! A sentence, or a word, under a name: what it is in whichever language.

/// What a reader is told, by its name: a place in the list of all that is said, which is the same in every language.
///
/// It holds `{placeholders}`. Where a number decides, English has two forms with a `|` between: for one, and for all
/// other numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Phrase(pub(super) u8);

/// Puts values in the places of `{names}`. A name that is none of them stays as it is.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(key, _)| *key == name)?;
            Some((value, after))
        });
        rest = match value {
            Some((value, after)) => {
                filled.push_str(value);
                after
            }
            None => {
                filled.push('{');
                after
            }
        };
    }
    filled + rest
}

/// The name of a phrase as files of other languages have it: `ADD_TO_GROUPS` is `addToGroups`.
pub(super) fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let mut camel = words.next().unwrap_or_default().to_lowercase();
    for word in words {
        let (first, rest) = word.split_at(1);
        camel += first;
        camel += &rest.to_lowercase();
    }
    camel
}

/// Gives every phrase its place, in the order in which they are written down.
macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident = $english:literal;)*) => {
        #[allow(dead_code, non_camel_case_types, clippy::upper_case_acronyms)]
        enum Place { $($name),* }
        // Not each is said in every build.
        $($(#[$doc])* #[allow(dead_code)] pub const $name: Phrase = Phrase(Place::$name as u8);)*

        /// All of it, in one piece: a list of addresses weighs more.
        pub(super) const ENGLISH: &str = concat!($($english, "\0"),*);

        /// What the phrases are called, in their order.
        pub(super) const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}
pub(super) use phrases;

#[cfg(test)]
mod tests {
    use super::{camel_case, fill};

    #[test]
    fn a_phrase_is_known_by_its_name_in_camel_case() {
        assert_eq!(camel_case("ADD_TO_GROUPS"), "addToGroups");
        assert_eq!(camel_case("LAST_7_DAYS"), "last7Days");
        assert_eq!(camel_case("UNDO"), "undo");
    }

    #[test]
    fn values_stand_where_their_names_were() {
        assert_eq!(fill("{b}, then {a}; {b}.", &[("a", "1"), ("b", "2")]), "2, then 1; 2.");
        assert_eq!(fill("{groups}", &[("groups", "")]), "");
        assert_eq!(fill("As it is", &[]), "As it is");
    }

    #[test]
    fn a_brace_in_a_value_or_out_of_place_is_just_a_brace() {
        assert_eq!(fill("Add {group}", &[("group", "{b} {")]), "Add {b} {");
        assert_eq!(fill("{a} } {", &[("a", "1")]), "1 } {");
        assert_eq!(fill("{unknown} {a}", &[("a", "1")]), "{unknown} 1");
    }
}
