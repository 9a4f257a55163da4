use super::nearest::COMPARED;
use super::*;

fn distance(a: &str, b: &str) -> usize {
    let [a, b]: [Vec<char>; 2] = [a, b].map(|name| name.chars().collect());
    nearest::distance(&a, &b)
}

fn leaves(text: &str) -> Vec<String> {
    resolve(&parse(text), &|_| false)
}

#[test]
fn lines_columns_semicolons_and_commas_separate() {
    assert_eq!(
        leaves("Gold\r\nSilver\tBronze; Iron,Tin\n"),
        ["Gold", "Silver", "Bronze", "Iron", "Tin"]
    );
    assert_eq!(leaves(" \n,;\t\r\n ; "), [""; 0]);
    assert_eq!(leaves("Gold,\nGold,,\n;Gold;"), ["Gold"]);
}

#[test]
fn one_name_is_no_list() {
    for text in ["", "Gold", "Gold\r\n", " Gold members ", "\"Bed, Bath\"", "Gold,"] {
        assert!(count(&parse(text)) < 2, "{text:?}");
    }
    assert_eq!(count(&parse("Gold\nSilver, Tin")), 3);
}

#[test]
fn a_whole_line_that_is_a_name_wins_over_its_parts() {
    let items = parse("Bed, Bath & Co; Gold\nSmith, Jones\nSmith; Co");
    let is_known = |text: &str| ["Bed, Bath & Co", "Smith; Co"].contains(&text);
    let names = resolve(&items, &is_known);
    assert_eq!(names, ["Bed, Bath & Co", "Gold", "Smith", "Jones", "Smith; Co"]);
    for text in [
        "Bed, Bath & Co; Gold",
        "Bed, Bath & Co",
        "Bath & Co",
        "Smith, Jones",
        "Co",
    ] {
        assert!(candidates(&items).iter().any(|it| it == text), "{text}");
    }
}

#[test]
fn quoted_cells_are_taken_whole() {
    assert_eq!(
        leaves("\"Bed, Bath\"\n\"say \"\"hi\"\"; do\",Gold"),
        ["Bed, Bath", "say \"hi\"; do", "Gold"]
    );
    assert_eq!(leaves("\"two\nlines\"\t\"\"\t\" \""), ["two\nlines"]);
    // As people write lists by hand.
    assert_eq!(leaves("Gold, \"Bed, Bath\""), ["Gold", "Bed, Bath"]);
}

#[test]
fn quotes_that_quote_no_cell_belong_to_the_name() {
    assert_eq!(
        leaves("\"Best\" ones\n5\" pipes\n\"open, ended"),
        ["\"Best\" ones", "5\" pipes", "\"open", "ended"]
    );
    assert_eq!(leaves("Pipes 5\", bolts 6\""), ["Pipes 5\"", "bolts 6\""]);
    assert_eq!(leaves("the \"Bed, Bath\""), ["the \"Bed", "Bath\""]);
}

#[test]
fn what_is_pasted_twice_counts_once() {
    assert_eq!(leaves("Gold\nSilver\nGold\ngold"), ["Gold", "Silver", "gold"]);
}

#[test]
fn portions_stay_under_what_a_url_may_weigh() {
    let texts: Vec<String> = (0..1000).map(|number| format!("Gruppe für Gäste {number}")).collect();
    let portions = portions(&texts);
    assert_eq!(portions.concat(), texts);
    for portion in portions {
        let weight: usize = portion.iter().map(|text| weight(text)).sum();
        assert!(weight <= URL_BYTES && portion.len() <= IN_ONE_REQUEST);
    }
    assert_eq!(super::portions(&["é".repeat(2000), "Gold".into()]), [["Gold"]]);
}

#[test]
fn a_portion_is_filled_before_the_next_begins() {
    let sizes = |texts: &[String]| portions(texts).iter().map(Vec::len).collect::<Vec<_>>();
    assert_eq!(sizes(&vec!["a".into(); IN_ONE_REQUEST + 1]), [IN_ONE_REQUEST, 1]);
    let of_weight = |bytes: usize| "a".repeat(bytes - weight(""));
    let texts = [URL_BYTES - 100, 100, 100].map(of_weight);
    assert_eq!(sizes(&texts), [2, 1]);
    assert_eq!(sizes(&[URL_BYTES, URL_BYTES + 1].map(of_weight)), [1]);
}

#[test]
fn distances_are_those_of_levenshtein() {
    for (a, b, expected) in [
        ("", "", 0),
        ("", "abc", 3),
        ("abc", "", 3),
        ("gold", "golld", 1),
        ("kitten", "sitting", 3),
    ] {
        assert_eq!(distance(a, b), expected, "{a} {b}");
    }
}

#[test]
fn names_are_alike_if_few_letters_differ_or_one_is_part_of_the_other() {
    for (a, b, expected) in [
        ("GOLD", "GOLD", Some(0)),
        ("GOLD", "GLOD", None),
        ("GOLDEN", "GODLEN", Some(2)),
        ("GOL", "GOLDEN", Some(3)),
        ("BERLIN", "GOLD BERLIN", Some(5)),
        ("GO", "GOLD", None),
        ("NO SUCH GROUP", "GROUP 1", None),
        ("ゴールド会員", "ゴールド", Some(2)),
        ("", "A", None),
    ] {
        assert_eq!(difference(a, b), expected, "{a} {b}");
        assert_eq!(difference(b, a), expected, "{b} {a}");
    }
    // Of long names the beginning is compared.
    assert_eq!(difference(&"é".repeat(10_000), &"é".repeat(COMPARED)), Some(0));
}

#[test]
fn what_cannot_be_seen_around_a_name_is_left_out_and_is_no_name() {
    assert_eq!(
        leaves("\u{feff}Gold\n\u{200b}\n Silver\u{200e}\t\u{a0}"),
        ["Gold", "Silver"]
    );
    assert_eq!(leaves("\u{feff}\"Bed, Bath\"\n❤\u{fe0f}"), ["Bed, Bath", "❤\u{fe0f}"]);
    // Fillers of Hangul are letters by Unicode, but nobody sees them.
    assert_eq!(leaves("\u{3164}\n\u{115f}Gold\u{ffa0}"), ["Gold"]);
}

// proptest runs natively.
#[cfg(not(target_arch = "wasm32"))]
mod any_text {
    use super::*;
    use proptest::prelude::*;

    fn pasted() -> impl Strategy<Value = String> {
        prop_oneof!["[ab\"\n\r\t;, é]{0,60}", any::<String>()]
    }

    fn all(items: &[Item], check: &mut dyn FnMut(&Item)) {
        for item in items {
            check(item);
            all(&item.parts, check);
        }
    }

    proptest! {
        #[test]
        fn holds_names_without_space_around_them_and_none_is_empty(text in pasted()) {
            all(&parse(&text), &mut |item| {
                assert!(!item.text.is_empty());
                assert_eq!(item.text.trim(), item.text);
            });
        }

        #[test]
        fn loses_nothing_seen_but_separators_quotes_and_space(text in pasted()) {
            // Some letters are invisible, as the filler of Hangul.
            let is_kept = |&char: &char| char.is_alphanumeric() && is_visible(char);
            let kept = |text: &str| text.chars().filter(is_kept).collect::<String>();
            let mut found = String::new();
            fn leaves(items: &[Item], found: &mut String) {
                for item in items {
                    if item.parts.is_empty() { found.push_str(&item.text) } else { leaves(&item.parts, found) }
                }
            }
            leaves(&parse(&text), &mut found);
            prop_assert_eq!(kept(&found), kept(&text));
        }

        #[test]
        fn names_known_as_a_whole_come_back_as_they_were(names in proptest::collection::vec("[a-z][a-z,; ]{0,8}[a-z]", 1..8)) {
            let items = parse(&names.join("\r\n"));
            let resolved = resolve(&items, &|text| names.iter().any(|name| name == text));
            prop_assert_eq!(resolved, unique(names));
        }

        #[test]
        fn every_quoted_name_comes_back(names in proptest::collection::vec("[a-z][a-z,;\"\n\t ]{0,8}[a-z]", 1..8)) {
            let quoted: Vec<String> = names.iter().map(|name| format!("\"{}\"", name.replace('"', "\"\""))).collect();
            prop_assert_eq!(leaves(&quoted.join(",")), unique(names));
        }

        #[test]
        fn whatever_it_resolves_to_was_a_candidate(text in pasted()) {
            let items = parse(&text);
            let candidates = candidates(&items);
            for name in resolve(&items, &|text| text.len() % 2 == 0) {
                prop_assert!(candidates.contains(&name));
            }
            prop_assert!(resolve(&items, &|_| false).len() <= count(&items));
        }

        #[test]
        fn distance_is_a_distance(a in "[abc]{0,12}", b in "[abc]{0,12}", c in "[abc]{0,12}") {
            prop_assert_eq!(distance(&a, &b), distance(&b, &a));
            prop_assert_eq!(distance(&a, &b) == 0, a == b);
            prop_assert!(distance(&a, &c) <= distance(&a, &b) + distance(&b, &c));
        }
    }
}
