//! `POST /admin/customers/{id}/customer-groups`, where it does something.

use crate::backend::{
    batch, delete_group, get, groups_of, ids, new_customer, new_groups, own_fields, post, send, sorted, start,
};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

fn path(customer: &str) -> String {
    format!("/admin/customers/{customer}/customer-groups")
}

#[wasm_bindgen_test]
async fn adding_answers_the_customer_with_the_groups_added() {
    let [a, b] = new_groups().await;
    let customer = new_customer(&[]).await;
    let answer = batch(&customer, &[&a, &b], &[]).await.unwrap();
    assert_eq!(answer.id, customer);
    assert_eq!(ids(&answer), sorted(&[&a, &b]));
    assert_eq!(groups_of(&customer).await, sorted(&[&a, &b]));
}

#[wasm_bindgen_test]
async fn adds_and_removes_of_one_call_are_both_done() {
    let [a, b, c] = new_groups().await;
    let customer = new_customer(&[&a, &b]).await;
    let answer = batch(&customer, &[&c], &[&a]).await.unwrap();
    assert_eq!(ids(&answer), sorted(&[&b, &c]));
    assert_eq!(groups_of(&customer).await, sorted(&[&b, &c]));
}

#[wasm_bindgen_test]
async fn a_batch_of_nothing_is_a_read() {
    let [a] = new_groups().await;
    let customer = new_customer(&[&a]).await;
    assert_eq!(ids(&batch(&customer, &[], &[]).await.unwrap()), [a.as_str()]);
    let path = format!("{}?fields=groups.id", path(&customer));
    for body in [None, Some("{}"), Some(r#"{"add":[]}"#), Some(r#"{"remove":[]}"#)] {
        let answer = send("POST", &path, body).await.unwrap();
        assert_eq!(answer.status, 200, "{body:?}");
        assert_eq!(answer.json()["customer"]["groups"], json!([{ "id": a }]), "{body:?}");
    }
}

#[wasm_bindgen_test]
async fn adding_a_group_again_changes_nothing() {
    let [a] = new_groups().await;
    let customer = new_customer(&[&a]).await;
    assert_eq!(ids(&batch(&customer, &[&a], &[]).await.unwrap()), [a.as_str()]);
    assert_eq!(ids(&batch(&customer, &[&a, &a, &a], &[]).await.unwrap()), [a]);
}

#[wasm_bindgen_test]
async fn the_same_id_many_times_in_a_first_add_is_one_membership() {
    let [a] = new_groups().await;
    let customer = new_customer(&[]).await;
    assert_eq!(ids(&batch(&customer, &[&a, &a, &a], &[]).await.unwrap()), [a]);
}

#[wasm_bindgen_test]
async fn eight_identical_adds_at_once_are_one_membership() {
    let [a] = new_groups().await;
    let customer = new_customer(&[]).await;
    let body = json!({ "add": [a] }).to_string();
    let mut asked = Vec::new();
    for _ in 0..8 {
        asked.push(start("POST", &path(&customer), Some(&body)).await);
    }
    for call in asked {
        assert_eq!(call.answer().await.unwrap().status, 200);
    }
    assert_eq!(groups_of(&customer).await, [a]);
}

#[wasm_bindgen_test]
async fn removing_what_is_not_there_is_ignored() {
    let [a, b] = new_groups().await;
    let customer = new_customer(&[&a]).await;
    let answer = batch(&customer, &[], &[&b, &"cusgroup_unknown".into()]).await.unwrap();
    assert_eq!(ids(&answer), [a]);
}

#[wasm_bindgen_test]
async fn the_same_id_in_both_lists_is_accepted_and_left_to_chance() {
    // What comes of it differs from call to call, so only this much can be asserted: never send it.
    let [a] = new_groups().await;
    let customer = new_customer(&[]).await;
    let answer = batch(&customer, &[&a], &[&a]).await.unwrap();
    assert!(ids(&answer).len() <= 1);
}

#[wasm_bindgen_test]
async fn adding_a_deleted_group_succeeds_and_adds_nothing() {
    let [a, deleted] = new_groups().await;
    delete_group(&deleted).await;
    let customer = new_customer(&[]).await;
    let answer = batch(&customer, &[&a, &deleted], &[]).await.unwrap();
    assert_eq!(ids(&answer), [a]);
}

#[wasm_bindgen_test]
async fn a_deleted_group_drops_out_of_its_members_groups() {
    let [a, b] = new_groups().await;
    let customer = new_customer(&[&a, &b]).await;
    delete_group(&a).await;
    assert_eq!(groups_of(&customer).await, [b.as_str()]);
    let answer = batch(&customer, &[], &[&a]).await.unwrap();
    assert_eq!(ids(&answer), [b], "and removing it is ignored");
}

#[wasm_bindgen_test]
async fn a_change_of_groups_is_no_update_of_customer_or_group() {
    let [a] = new_groups().await;
    let customer = new_customer(&[]).await;
    let dates = async || {
        let customer = get(&format!("/admin/customers/{customer}?fields=updated_at"))
            .await
            .json();
        let group = get(&format!("/admin/customer-groups/{a}?fields=updated_at"))
            .await
            .json();
        (
            customer["customer"]["updated_at"].clone(),
            group["customer_group"]["updated_at"].clone(),
        )
    };
    let before = dates().await;
    assert!(before.0.is_string() && before.1.is_string());
    batch(&customer, &[&a], &[]).await.unwrap();
    assert_eq!(dates().await, before);
}

#[wasm_bindgen_test]
async fn there_is_no_limit_on_ids() {
    let [a, b] = new_groups().await;
    let customer = new_customer(&[&b]).await;
    let add = vec![&a; 1_100];
    let unknown: Vec<String> = (0..1_100).map(|n| format!("cusgroup_{n:026}")).collect();
    let mut remove: Vec<&String> = unknown.iter().collect();
    assert_eq!(ids(&batch(&customer, &add, &[]).await.unwrap()), sorted(&[&a, &b]));
    remove.push(&b);
    assert_eq!(ids(&batch(&customer, &[], &remove).await.unwrap()), [a]);
}

#[wasm_bindgen_test]
async fn what_the_widget_asks_for_is_small() {
    let [a, b] = new_groups().await;
    let customer = new_customer(&[&a]).await;
    let path = format!("{}?fields={}", path(&customer), own_fields().as_str());
    let answer = post(&path, &json!({ "add": [b] })).await;
    assert!(answer.text.len() < 250, "{}", answer.text);
    let keys: Vec<String> = answer.json()["customer"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys, ["groups", "id"]);
}
