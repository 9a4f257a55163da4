//! `GET` and `POST /admin/customer-groups`, and the count of a group's members.

use crate::backend::{
    assert_refused, batch, client, delete_customer, delete_group, get, new_customer, new_group, new_groups, post, send,
    sorted, stranger, unique,
};
use medusa_customer_groups::api::{CustomerGroup, CustomerGroupList, CustomerGroupQuery, ErrorKind, GroupKey, literal};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

async fn list(query: CustomerGroupQuery<'_>) -> CustomerGroupList {
    client().await.customer_groups(&query).await.unwrap()
}

async fn found(q: &str) -> Vec<String> {
    names(
        &list(CustomerGroupQuery {
            q,
            ..Default::default()
        })
        .await,
    )
}

fn names(list: &CustomerGroupList) -> Vec<String> {
    list.customer_groups
        .iter()
        .map(|group| group.name.clone().unwrap())
        .collect()
}

async fn raw_list(query: &str) -> Value {
    get(&format!("/admin/customer-groups?{query}")).await.json()
}

/// Makes groups whose names end with the same new word, and returns that.
async fn groups_named(names: &[&str]) -> String {
    let word = unique();
    for name in names {
        client()
            .await
            .create_customer_group(&format!("{name} {word}"))
            .await
            .unwrap();
    }
    word
}

#[wasm_bindgen_test]
async fn a_list_counts_all_and_shows_a_page() {
    let word = groups_named(&["a", "b", "c"]).await;
    let page = |limit, offset| {
        list(CustomerGroupQuery {
            q: &word,
            limit,
            offset,
            ..Default::default()
        })
    };
    let all = page(50, 0).await;
    assert_eq!((all.count, all.customer_groups.len()), (3, 3));
    let middle = page(1, 1).await;
    assert_eq!((middle.count, names(&middle)), (3, vec![format!("b {word}")]));
    let beyond = page(10, 3).await;
    assert_eq!((beyond.count, beyond.customer_groups.len()), (3, 0));
}

#[wasm_bindgen_test]
async fn a_limit_of_zero_gives_the_count_alone() {
    new_group().await;
    let counted = list(CustomerGroupQuery {
        limit: 0,
        ..Default::default()
    })
    .await;
    assert!(counted.count > 0 && counted.customer_groups.is_empty());
}

#[wasm_bindgen_test]
async fn there_is_no_highest_limit() {
    let all = list(CustomerGroupQuery {
        limit: 1_000_000,
        fields: "id",
        ..Default::default()
    })
    .await;
    assert_eq!(all.customer_groups.len(), all.count as usize);
}

#[wasm_bindgen_test]
async fn fifty_are_the_default_and_the_answer_says_what_it_is() {
    let answer = raw_list("fields=id").await;
    assert_eq!((&answer["limit"], &answer["offset"]), (&json!(50), &json!(0)));
    assert!(answer["count"].is_u64() && answer["customer_groups"].is_array());
}

#[wasm_bindgen_test]
async fn each_order_is_obeyed() {
    let word = groups_named(&["b", "c", "a"]).await;
    for (order, expected) in [
        ("name", "abc"),
        ("-name", "cba"),
        ("created_at", "bca"),
        ("-created_at", "acb"),
        ("updated_at", "bca"),
        ("-updated_at", "acb"),
    ] {
        let listed = list(CustomerGroupQuery {
            q: &word,
            order,
            ..Default::default()
        })
        .await;
        let initials: String = names(&listed).iter().filter_map(|name| name.chars().next()).collect();
        assert_eq!(initials, expected, "{order}");
    }
}

#[wasm_bindgen_test]
async fn a_search_takes_parts_of_words_in_any_order_and_case() {
    let word = groups_named(&["Friends & Family", "Friends of Ada"]).await;
    assert_eq!(found(&word).await.len(), 2);
    assert_eq!(
        found(&format!("FAM {word}")).await,
        [format!("Friends & Family {word}")]
    );
    assert_eq!(found(&format!("{word} friends")).await.len(), 2);
    assert_eq!(
        found(&format!("  {word}  ada ")).await,
        [format!("Friends of Ada {word}")]
    );
    assert_eq!(found(&format!("{word} nobody")).await, [""; 0]);
}

#[wasm_bindgen_test]
async fn percent_and_underscore_are_wildcards_in_a_search() {
    let word = groups_named(&["VIP"]).await;
    assert_eq!(found(&format!("V_P {word}")).await.len(), 1);
    assert_eq!(found(&format!("V%P {word}")).await.len(), 1);
    assert_eq!(found(&format!("V\\_P {word}")).await.len(), 0, "a backslash escapes");
}

#[wasm_bindgen_test]
async fn a_literal_search_finds_wildcards_as_they_stand() {
    let word = groups_named(&["V_P", "VIP", "100%", "100 each", "a\\b", "ab"]).await;
    for (q, name) in [
        ("V_P", "V_P"),
        ("100%", "100%"),
        ("a\\b", "a\\b"),
        ("%", "100%"),
        ("\\", "a\\b"),
    ] {
        assert_eq!(
            found(&literal(&format!("{q} {word}"))).await,
            [format!("{name} {word}")],
            "{q}"
        );
        assert_eq!(
            found(&literal(&format!("{word} {q}"))).await,
            [format!("{name} {word}")],
            "{q} at the end"
        );
    }
}

#[wasm_bindgen_test]
async fn a_search_looks_at_names_alone() {
    let group = new_group().await;
    assert!(found(&group.id).await.is_empty());
}

#[wasm_bindgen_test]
async fn quotes_and_every_script_can_be_searched() {
    let word = groups_named(&["a&b=c+d #é", "ゴールド会員", "\"' OR 1=1 --"]).await;
    for q in ["a&b=c+d", "#é", "ゴールド", "' OR 1=1"] {
        assert_eq!(found(&format!("{q} {word}")).await.len(), 1, "{q}");
    }
}

#[wasm_bindgen_test]
async fn fields_carry_what_the_table_shows() {
    let group = new_group().await;
    let fields = "id,name,metadata,created_at,updated_at";
    let listed = list(CustomerGroupQuery {
        q: group.name.as_deref().unwrap(),
        fields,
        ..Default::default()
    })
    .await;
    let listed = &listed.customer_groups[0];
    assert_eq!((&listed.id, &listed.name), (&group.id, &group.name));
    assert_eq!(
        (&listed.created_at, &listed.updated_at),
        (&group.created_at, &group.updated_at)
    );
    assert!(listed.created_at.as_ref().unwrap().ends_with('Z'), "a date in UTC");
}

#[wasm_bindgen_test]
async fn names_and_ids_can_be_asked_by_the_list() {
    let [a, b] = [new_group().await, new_group().await];
    let (name, other) = (a.name.unwrap(), b.name.unwrap());
    assert_eq!(raw_list(&format!("name[]={name}&name[]={other}")).await["count"], 2);
    assert_eq!(raw_list(&format!("id[]={}&id[]={}", a.id, b.id)).await["count"], 2);
    assert_eq!(raw_list(&format!("name={name}")).await["count"], 1);
    assert_eq!(
        raw_list(&format!("name={}", name.to_uppercase())).await["count"],
        0,
        "names in their own case"
    );
    assert_eq!(raw_list(&format!("name={}", &name[..9])).await["count"], 0, "and whole");
}

#[wasm_bindgen_test]
async fn lists_of_names_and_ids_are_answered_with_those_that_exist() {
    let client = client().await;
    let word = unique();
    let names = [
        format!("{word}, with a comma"),
        format!("{word} & \"quotes\" [1]"),
        format!("{word} 会員 %_"),
    ];
    let mut ids = Vec::new();
    for name in &names {
        ids.push(client.create_customer_group(name).await.unwrap().id);
    }
    // More than 20 in one list, where some servers' parsers make another kind of list.
    let unknown: Vec<String> = (0..240).map(|number| format!("{word} {number}")).collect();
    let asked: Vec<&str> = unknown.iter().chain(&names).map(String::as_str).collect();
    let found: Vec<CustomerGroup> = client.customer_groups_by(GroupKey::Name, &asked).await.unwrap();
    assert_eq!(sorted_ids(&found), sorted(&ids.iter().collect::<Vec<_>>()));
    assert!(
        found
            .iter()
            .all(|group| group.name.is_some() && group.created_at.is_some())
    );

    let unknown: Vec<String> = (0..140).map(|number| format!("cusgroup_{word}{number}")).collect();
    let asked: Vec<&str> = ids.iter().chain(&unknown).map(String::as_str).collect();
    let found: Vec<CustomerGroup> = client.customer_groups_by(GroupKey::Id, &asked).await.unwrap();
    assert_eq!(sorted_ids(&found), sorted(&ids.iter().collect::<Vec<_>>()));

    let part = [&word[..9]];
    let found: Vec<CustomerGroup> = client.customer_groups_by(GroupKey::Name, &part).await.unwrap();
    assert_eq!(found, [], "whole names");
    let upper = [names[0].to_uppercase()];
    let found: Vec<CustomerGroup> = client.customer_groups_by(GroupKey::Name, &[&upper[0]]).await.unwrap();
    assert_eq!(found, [], "in their own case");
}

fn sorted_ids(groups: &[CustomerGroup]) -> Vec<String> {
    sorted(&groups.iter().map(|group| &group.id).collect::<Vec<_>>())
}

#[wasm_bindgen_test]
async fn names_and_ids_take_no_operator() {
    for query in ["name[$ne]=x", "id[$nin][]=x", "name[$ilike]=x"] {
        let answer = get(&format!("/admin/customer-groups?{query}")).await;
        answer.assert_refused(400, "invalid_data", "Invalid request: ");
    }
}

#[wasm_bindgen_test]
async fn dates_take_operators() {
    let word = groups_named(&["a"]).await;
    for field in ["created_at", "updated_at"] {
        for (operator, count) in [("$gt", 1), ("$gte", 1), ("$lt", 0), ("$lte", 0)] {
            let query = format!("q={word}&{field}[{operator}]=2020-01-01T00:00:00Z");
            assert_eq!(raw_list(&query).await["count"], count, "{query}");
        }
    }
}

#[wasm_bindgen_test]
async fn three_hundred_ids_fit_in_a_url_and_four_hundred_do_not() {
    let [a] = new_groups().await;
    let query = |times: usize| {
        format!(
            "/admin/customer-groups?{}",
            vec![format!("id%5B%5D={a}"); times].join("&")
        )
    };
    assert_eq!(get(&query(300)).await.json()["count"], 1);
    // 431, and without CORS headers.
    assert!(send("GET", &query(400), None).await.is_none());
}

#[wasm_bindgen_test]
async fn an_unknown_parameter_is_invalid() {
    let answer = get("/admin/customer-groups?nonsense=1").await;
    answer.assert_refused(400, "invalid_data", "Unrecognized fields: 'nonsense'");
    let answer = get("/admin/customer-groups?limit=x").await;
    answer.assert_refused(400, "invalid_data", "'limit'");
}

#[wasm_bindgen_test]
async fn a_value_that_the_database_refuses_is_a_500() {
    for query in ["limit=-1", "offset=-1", "order=nonsense", "created_at[$gt]=nonsense"] {
        let answer = get(&format!("/admin/customer-groups?{query}")).await;
        answer.assert_refused(500, "unknown_error", "An unknown error occurred.");
    }
    let order = CustomerGroupQuery {
        order: "nonsense",
        ..Default::default()
    };
    let answer = client().await.customer_groups(&order).await;
    assert_refused(answer, ErrorKind::Server, 500, "An unknown error occurred.");
}

#[wasm_bindgen_test]
async fn without_a_session_it_is_unauthorized() {
    let list = stranger().customer_groups(&CustomerGroupQuery::default()).await;
    assert_refused(list, ErrorKind::Unauthorized, 401, "Unauthorized");
    let made = stranger().create_customer_group(&unique()).await;
    assert_refused(made, ErrorKind::Unauthorized, 401, "Unauthorized");
}

#[wasm_bindgen_test]
async fn a_new_group_has_an_id_and_its_name() {
    let name = format!("<b>\"é\" 会員 👩‍👩‍👧</b> {}", unique());
    let group = client().await.create_customer_group(&name).await.unwrap();
    assert!(group.id.starts_with("cusgroup_"));
    assert_eq!(group.name.as_deref(), Some(name.as_str()));
    assert!(group.created_at.is_some() && group.updated_at.is_some());
}

#[wasm_bindgen_test]
async fn a_new_group_is_answered_with_what_the_widget_shows_of_it_and_no_more() {
    let body = json!({ "name": unique() });
    let answer = post("/admin/customer-groups?fields=id,name,created_at,updated_at", &body).await;
    let group = answer.json()["customer_group"].clone();
    let mut keys: Vec<&String> = group.as_object().unwrap().keys().collect();
    keys.sort();
    assert_eq!(keys, ["created_at", "id", "name", "updated_at"]);
    assert_eq!(group["name"], body["name"]);
}

#[wasm_bindgen_test]
async fn a_taken_name_is_refused_until_its_group_is_deleted() {
    let group = new_group().await;
    let name = group.name.unwrap();
    let words = format!("Customer group with name: {name}, already exists.");
    let again = client().await.create_customer_group(&name).await;
    assert_refused(again, ErrorKind::Invalid, 400, &words);
    delete_group(&group.id).await;
    assert_ne!(client().await.create_customer_group(&name).await.unwrap().id, group.id);
}

#[wasm_bindgen_test]
async fn a_name_in_another_case_is_another_name() {
    let name = unique();
    client().await.create_customer_group(&name).await.unwrap();
    assert!(client().await.create_customer_group(&name.to_uppercase()).await.is_ok());
}

#[wasm_bindgen_test]
async fn a_group_without_a_name_is_invalid() {
    for body in [
        json!({}),
        json!({ "name": null }),
        json!({ "name": 1 }),
        json!({ "name": unique(), "tags": [] }),
    ] {
        let answer = post("/admin/customer-groups", &body).await;
        answer.assert_refused(400, "invalid_data", "Invalid request: ");
    }
}

#[wasm_bindgen_test]
async fn members_are_counted_without_listing_them() {
    let [a, empty] = new_groups().await;
    let [one, two] = [new_customer(&[&a]).await, new_customer(&[&a]).await];
    let client = client().await;
    assert_eq!(client.count_customers(&a).await, Ok(2));
    assert_eq!(client.count_customers(&empty).await, Ok(0));
    assert_eq!(client.count_customers("cusgroup_unknown").await, Ok(0));
    batch(&one, &[], &[&a]).await.unwrap();
    assert_eq!(client.count_customers(&a).await, Ok(1));
    delete_customer(&two).await;
    assert_eq!(client.count_customers(&a).await, Ok(0));
    let raw = get(&format!("/admin/customers?groups[id]={a}&limit=0&fields=id")).await;
    assert!(raw.text.len() <= 50, "{}", raw.text);
}
