use std::fmt::Write;

/// What an answer should carry: Medusa's `fields` parameter, joined from what the widget needs and what its host asks.
///
/// In Medusa's syntax `+name`, `-name`, `*relation` and `relation.*` change the endpoint's default fields; one field
/// without such a sign replaces them all. The join keeps the host's meaning, and keeps the widget's own fields whatever
/// the host writes.
///
/// ```
/// # use medusa_customer_groups::api::Fields;
/// let own = ["id", "groups.id", "groups.name"];
/// assert_eq!(Fields::new(&own, "").as_str(), "id,groups.id,groups.name");
/// assert_eq!(Fields::new(&own, "email").as_str(), "id,groups.id,groups.name,email");
/// assert_eq!(Fields::new(&own, "+metadata").as_str(), "+id,+groups.id,+groups.name,+metadata");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields(String);

impl Fields {
    /// Joins the widget's own field names (bare) with the host's wish in Medusa's syntax; blanks and repeats are
    /// dropped.
    pub fn new(own: &[&str], host: &str) -> Self {
        let mut asked: Vec<&str> = host
            .split(',')
            .map(str::trim)
            .filter(|field| is_useful(field, own))
            .collect();
        let on_defaults = !asked.is_empty() && asked.iter().all(|field| changes_defaults(field));
        if !on_defaults {
            // Beside a bare name Medusa reads `-phone` as `phone`, and answers just what was to be left out.
            asked.retain(|field| !field.starts_with('-'));
        }
        let whole_groups = asked.iter().any(|field| is_whole_groups(field));

        let mut fields = String::new();
        for name in own {
            if whole_groups && name.starts_with("groups.") {
                continue;
            }
            push(&mut fields, if on_defaults { "+" } else { "" }, name);
        }
        for field in asked {
            push(&mut fields, "", field);
        }
        Self(fields)
    }

    /// The parameter's value, not yet encoded for a URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a customer answered by these fields must carry `groups`.
    pub fn ask_for_groups(&self) -> bool {
        self.0
            .split(',')
            .filter(|field| !field.starts_with('-'))
            .any(|field| is_whole_groups(field) || name(field).starts_with("groups."))
    }
}

/// Whether the field is a change of the defaults. A single one that is not replaces them.
fn changes_defaults(field: &str) -> bool {
    field.starts_with(['+', '-', '*']) || field.ends_with(".*")
}

/// The field without its signs, of which Medusa takes as many as there are.
fn name(field: &str) -> &str {
    field.trim_start_matches(['+', '-', ' ', '\t'])
}

/// All of a group: its `id` and `name` need no mention then, and naming them beside it would narrow it.
fn is_whole_groups(field: &str) -> bool {
    matches!(name(field), "*groups" | "groups.*")
}

/// Drops what would take the widget's own fields away, and a bare `groups`, for which Medusa answers no groups at all.
fn is_useful(field: &str, own: &[&str]) -> bool {
    let name = name(field);
    if name.is_empty() || name == "groups" || own.contains(&name) {
        return false;
    }
    !(field.starts_with('-') && is_whole_groups(field))
}

fn push(fields: &mut String, sign: &str, name: &str) {
    if fields.split(',').any(|f| f == name) {
        return;
    }
    let comma = if fields.is_empty() { "" } else { "," };
    let _ = write!(fields, "{comma}{sign}{name}");
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: [&str; 3] = ["id", "groups.id", "groups.name"];

    fn join(host: &str) -> String {
        Fields::new(&OWN, host).as_str().to_owned()
    }

    #[test]
    fn the_element_asks_for_the_same_before_its_wasm_is_there() {
        let cases: Vec<(String, String)> = serde_json::from_str(include_str!("../../tests/fields.json")).unwrap();
        for (host, joined) in cases {
            assert_eq!(join(&host), joined, "{host}");
        }
    }

    #[test]
    fn without_a_host_only_the_own_fields_are_asked() {
        assert_eq!(join(""), "id,groups.id,groups.name");
        assert_eq!(join(" , ,"), "id,groups.id,groups.name");
    }

    #[test]
    fn bare_names_replace_the_defaults_for_both() {
        assert_eq!(join("email, phone"), "id,groups.id,groups.name,email,phone");
    }

    #[test]
    fn plus_and_minus_keep_the_defaults() {
        assert_eq!(join("+metadata,-phone"), "+id,+groups.id,+groups.name,+metadata,-phone");
    }

    #[test]
    fn a_bare_name_among_plus_names_decides() {
        assert_eq!(join("email,+metadata"), "id,groups.id,groups.name,email,+metadata");
        assert_eq!(join("email,*addresses"), "id,groups.id,groups.name,email,*addresses");
    }

    #[test]
    fn a_whole_relation_comes_with_the_defaults() {
        assert_eq!(join("*addresses"), "+id,+groups.id,+groups.name,*addresses");
        assert_eq!(join("addresses.*"), "+id,+groups.id,+groups.name,addresses.*");
    }

    #[test]
    fn what_is_taken_away_is_not_asked_for() {
        assert_eq!(join("email,-phone"), "id,groups.id,groups.name,email");
    }

    #[test]
    fn the_host_cannot_take_the_groups_away() {
        for host in [
            "-groups",
            "-groups.name",
            "groups",
            "+groups",
            "-id,-groups.id",
            "-*groups",
            "-groups.*",
            "- groups",
            "--groups",
            "-+groups",
        ] {
            assert_eq!(join(host), "id,groups.id,groups.name", "{host}");
        }
        assert!(Fields::new(&OWN, "-groups,email").ask_for_groups());
    }

    #[test]
    fn whole_groups_are_not_narrowed_to_two_fields() {
        assert_eq!(join("*groups"), "+id,*groups");
        assert_eq!(join("groups.*,email"), "id,groups.*,email");
        assert_eq!(join("+*groups"), "+id,+*groups");
        assert!(Fields::new(&OWN, "*groups").ask_for_groups());
    }

    #[test]
    fn repeats_are_dropped() {
        assert_eq!(join("email,email,id"), "id,groups.id,groups.name,email");
    }

    #[test]
    fn fields_without_groups_expect_none() {
        assert!(!Fields::new(&["id", "email"], "").ask_for_groups());
        assert!(!Fields::new(&["id"], "-groups.metadata").ask_for_groups());
    }
}
