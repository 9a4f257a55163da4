//! The `fields` parameter, as the server takes it alone, and as [`Fields`] joins it with a host's.

use crate::backend::{client, get, ids, new_customer, new_groups, post, sorted};
use medusa_customer_groups::api::{Batch, Customer, Fields};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

const DEFAULTS: [&str; 12] = [
    "company_name",
    "created_at",
    "created_by",
    "deleted_at",
    "email",
    "first_name",
    "has_account",
    "id",
    "last_name",
    "metadata",
    "phone",
    "updated_at",
];

/// The customer by these raw `fields` (already encoded), from the read and from the batch call, which must agree.
async fn answer(customer: &str, fields: &str) -> Value {
    let query = if fields.is_empty() {
        String::new()
    } else {
        format!("?fields={fields}")
    };
    let read = get(&format!("/admin/customers/{customer}{query}")).await;
    let batch = post(
        &format!("/admin/customers/{customer}/customer-groups{query}"),
        &json!({}),
    )
    .await;
    assert_eq!((read.status, batch.status), (200, 200), "{fields}: {read:?} {batch:?}");
    assert_eq!(
        keys(&read.json()["customer"]),
        keys(&batch.json()["customer"]),
        "{fields}"
    );
    batch.json()["customer"].clone()
}

fn keys(object: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = object
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys
}

fn defaults_and(more: &str) -> Vec<&str> {
    let mut keys = DEFAULTS.to_vec();
    keys.push(more);
    keys.sort_unstable();
    keys
}

#[wasm_bindgen_test]
async fn without_fields_there_are_no_groups() {
    // The documentation lists `groups` and `addresses` in this answer.
    let [a, b] = new_groups().await;
    let customer = new_customer(&[&a, &b]).await;
    assert_eq!(keys(&answer(&customer, "").await), DEFAULTS);
}

#[wasm_bindgen_test]
async fn bare_names_give_just_these() {
    let [a, b] = new_groups().await;
    let customer = new_customer(&[&a, &b]).await;
    let answer = answer(&customer, "id,groups.id,groups.name").await;
    assert_eq!(keys(&answer), ["groups", "id"]);
    assert_eq!(answer["groups"].as_array().unwrap().len(), 2);
    assert_eq!(keys(&answer["groups"][0]), ["id", "name"]);
}

#[wasm_bindgen_test]
async fn names_with_a_plus_come_with_the_defaults() {
    let [a] = new_groups().await;
    let customer = new_customer(&[&a]).await;
    let answer = answer(&customer, "%2Bgroups.id,%2Bgroups.name").await;
    assert_eq!(keys(&answer), defaults_and("groups"));
    assert_eq!(keys(&answer["groups"][0]), ["id", "name"]);
}

#[wasm_bindgen_test]
async fn a_plus_that_is_not_encoded_is_a_blank_and_still_understood() {
    let [a] = new_groups().await;
    let customer = new_customer(&[&a]).await;
    let answer = answer(&customer, "+groups.id").await;
    assert_eq!(answer["groups"][0]["id"], json!(a));
}

#[wasm_bindgen_test]
async fn a_star_gives_whole_groups() {
    let [a] = new_groups().await;
    let customer = new_customer(&[&a]).await;
    let whole = [
        "created_at",
        "created_by",
        "deleted_at",
        "id",
        "metadata",
        "name",
        "updated_at",
    ];
    for fields in ["id,*groups", "*groups", "%2B*groups", "groups.*"] {
        let answer = answer(&customer, fields).await;
        assert_eq!(keys(&answer["groups"][0]), whole, "{fields}");
        let expected = if fields == "id,*groups" {
            vec!["groups", "id"]
        } else {
            defaults_and("groups")
        };
        assert_eq!(keys(&answer), expected, "{fields}");
    }
}

#[wasm_bindgen_test]
async fn bare_groups_give_none_at_all() {
    let [a] = new_groups().await;
    let customer = new_customer(&[&a]).await;
    assert_eq!(keys(&answer(&customer, "groups").await), ["id"]);
}

#[wasm_bindgen_test]
async fn no_groups_are_an_empty_list() {
    let customer = new_customer(&[]).await;
    assert_eq!(answer(&customer, "id,groups.id").await["groups"], json!([]));
    assert_eq!(answer(&customer, "*groups").await["groups"], json!([]));
}

#[wasm_bindgen_test]
async fn unknown_fields_are_ignored() {
    let customer = new_customer(&[]).await;
    assert_eq!(keys(&answer(&customer, "id,nonsense").await), ["id"]);
    assert_eq!(keys(&answer(&customer, "%2Bnonsense,-other").await), DEFAULTS);
}

#[wasm_bindgen_test]
async fn a_minus_takes_away_from_the_defaults_but_beside_a_bare_name_it_asks() {
    // The documentation knows only the first.
    let customer = new_customer(&[]).await;
    let defaults = answer(&customer, "-phone").await;
    assert_eq!(keys(&defaults).len(), DEFAULTS.len() - 1);
    assert_eq!(keys(&answer(&customer, "email,-phone").await), ["email", "id", "phone"]);
}

#[wasm_bindgen_test]
async fn the_id_comes_unasked_in_customers_but_not_in_their_groups() {
    let [a] = new_groups().await;
    let customer = new_customer(&[&a]).await;
    let answer = answer(&customer, "email,groups.name").await;
    assert_eq!(keys(&answer), ["email", "groups", "id"]);
    assert_eq!(keys(&answer["groups"][0]), ["name"]);
}

/// A customer in two groups, for hosts to ask about.
struct Member {
    id: String,
    groups: Vec<String>,
}

impl Member {
    async fn new() -> Self {
        let [a, b] = new_groups().await;
        let id = new_customer(&[&a, &b]).await;
        Self {
            id,
            groups: sorted(&[&a, &b]),
        }
    }

    /// Asserts that the widget's own fields are there whatever the host asks, from the read and from the batch call.
    async fn joined(&self, host: &str, check: impl Fn(&Customer)) {
        let fields = Fields::new(&["id", "groups.id", "groups.name"], host);
        let client = client().await;
        let read = client.customer(&self.id, &fields).await;
        let batch = client.batch_customer_groups(&self.id, &Batch::default(), &fields).await;
        for answer in [read, batch] {
            let customer = answer.unwrap_or_else(|error| panic!("{host} → {}: {error}", fields.as_str()));
            assert_eq!(customer.id, self.id, "{host}");
            assert_eq!(ids(&customer), self.groups, "{host}");
            let named = customer.groups.iter().flatten().all(|group| group.name.is_some());
            assert!(named, "{host} → {}: {customer:?}", fields.as_str());
            check(&customer);
        }
    }
}

#[wasm_bindgen_test]
async fn a_host_gets_the_bare_names_it_asks_and_no_others() {
    let member = Member::new().await;
    member
        .joined("email", |c| assert!(c.email.is_some() && c.first_name.is_none()))
        .await;
    member
        .joined("email,phone", |c| assert!(c.email.is_some() && c.phone.is_some()))
        .await;
    member.joined("email,+metadata", |c| assert!(c.email.is_some())).await;
    member
        .joined("email,-phone", |c| assert!(c.email.is_some() && c.phone.is_none()))
        .await;
}

#[wasm_bindgen_test]
async fn a_host_that_adds_or_takes_away_gets_the_defaults() {
    let member = Member::new().await;
    member
        .joined("+metadata", |c| assert!(c.email.is_some() && c.phone.is_some()))
        .await;
    member
        .joined("-phone", |c| assert!(c.email.is_some() && c.phone.is_none()))
        .await;
    member
        .joined("+addresses.city", |c| {
            assert!(c.email.is_some() && c.addresses.is_some())
        })
        .await;
}

#[wasm_bindgen_test]
async fn a_host_gets_whole_relations() {
    let member = Member::new().await;
    for host in [
        "*addresses",
        "+*addresses",
        "addresses.*",
        "+addresses.*",
        "*addresses,-metadata",
    ] {
        member
            .joined(host, |c| assert!(c.addresses.is_some() && c.email.is_some()))
            .await;
    }
    for host in ["addresses.city", "email,addresses.city", "email,*addresses"] {
        member
            .joined(host, |c| assert!(c.addresses.is_some() && c.first_name.is_none()))
            .await;
    }
}

#[wasm_bindgen_test]
async fn a_host_gets_whole_groups() {
    let member = Member::new().await;
    let whole = |c: &Customer| assert!(c.groups.as_ref().unwrap()[0].created_at.is_some());
    for host in [
        "*groups",
        "+*groups",
        "groups.*",
        "+groups.*",
        "groups.created_at",
        "+groups.created_at",
        "email,*groups",
    ] {
        member.joined(host, whole).await;
    }
}

#[wasm_bindgen_test]
async fn a_host_cannot_take_the_groups_away() {
    let member = Member::new().await;
    for host in [
        "",
        "groups",
        "+groups",
        "-groups",
        "- groups",
        "--groups",
        "-+groups",
        "+-groups",
        "-\tgroups",
        "-*groups",
        "-groups.*",
        "-groups.id",
        "-groups.name",
        "-id",
        "email,-groups",
        "+metadata,-groups",
        "-groups.metadata",
        "*groups,-groups.metadata",
        "+groups.metadata,-groups.name",
    ] {
        member.joined(host, |_| ()).await;
    }
}

#[wasm_bindgen_test]
async fn a_host_that_asks_nonsense_still_gets_groups() {
    let member = Member::new().await;
    for host in [
        "nonsense",
        "+nonsense",
        "-nonsense",
        "nonsense.id",
        "+",
        "-",
        "*",
        ",,",
        "+ email",
        "é",
    ] {
        member.joined(host, |_| ()).await;
    }
}
