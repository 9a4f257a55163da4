//! What is read of groups whose fields a server has filled with something else than Medusa does.

use medusa_customer_groups::membership::Group;
use serde_json::{Value, from_str, from_value};

/// Whatever is no text.
const ODD: [&str; 9] = [
    "null",
    "true",
    "-7",
    "7",
    "0.5",
    "[]",
    "[1,[2]]",
    "{}",
    r#"{"en":{"x":"VIP"}}"#,
];

/// The group as read from a text, and from what was read before.
fn read(json: &str) -> [Group; 2] {
    let value: Value = from_str(json).unwrap();
    [from_str(json).unwrap(), from_value(value).unwrap()]
}

#[test]
fn an_odd_field_of_a_group_is_empty_and_hides_none_of_the_others() {
    for odd in ODD {
        let nameless = Group {
            id: "cusgroup_1".into(),
            updated_at: Some("2026-01-01".into()),
            ..Group::default()
        };
        let json = format!(r#"{{"id":"cusgroup_1","name":{odd},"created_at":{odd},"updated_at":"2026-01-01"}}"#);
        assert_eq!(read(&json), [nameless.clone(), nameless], "{odd}");
    }
}

#[test]
fn what_a_group_lacks_is_empty_and_an_empty_date_is_none() {
    for json in ["{}", r#"{"created_at":"","updated_at":"","metadata":{"since":1843}}"#] {
        assert_eq!(read(json), [Group::default(), Group::default()], "{json}");
    }
}
