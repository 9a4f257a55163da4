//! `POST /admin/customers/{id}/customer-groups`, where it refuses, or does not find.

use crate::backend::{
    assert_refused, batch, changes, client, delete_customer, groups_of, ids, new_customer, new_groups, own_fields,
    post, send, stranger, withheld,
};
use medusa_customer_groups::api::ErrorKind;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

const UNKNOWN_CUSTOMER: &str = "cus_unknown";

fn unknown_group() -> String {
    "cusgroup_unknown".into()
}

fn path(customer: &str) -> String {
    format!("/admin/customers/{customer}/customer-groups")
}

#[wasm_bindgen_test]
async fn adding_an_unknown_group_is_not_found_and_sinks_the_other_adds() {
    let [a] = new_groups().await;
    let customer = new_customer(&[]).await;
    let answer = batch(&customer, &[&a, &unknown_group()], &[]).await;
    let words = "customer_group_id: cusgroup_unknown, but such entity does not exist";
    assert_refused(answer, ErrorKind::NotFound, 404, words);
    assert!(groups_of(&customer).await.is_empty());
}

#[wasm_bindgen_test]
async fn a_remove_is_done_even_if_the_add_beside_it_is_not_found() {
    let [a, b] = new_groups().await;
    let customer = new_customer(&[&a, &b]).await;
    let answer = batch(&customer, &[&unknown_group()], &[&a]).await;
    assert_refused(answer, ErrorKind::NotFound, 404, "customer_group_id");
    assert_eq!(groups_of(&customer).await, [b]);
}

#[wasm_bindgen_test]
async fn an_unknown_customer_is_an_empty_200_when_nothing_is_added() {
    // The documentation promises a customer in every 200.
    let [a] = new_groups().await;
    let remove = batch(UNKNOWN_CUSTOMER, &[], &[&a]).await.unwrap_err();
    assert_eq!((remove.kind, remove.status), (ErrorKind::MissingCustomer, Some(200)));
    let nothing = batch(UNKNOWN_CUSTOMER, &[], &[]).await.unwrap_err();
    assert_eq!(nothing.kind, ErrorKind::MissingCustomer);
    let raw = post(&path(UNKNOWN_CUSTOMER), &json!({ "remove": [a] })).await;
    assert_eq!((raw.status, raw.text.as_str()), (200, "{}"));
}

#[wasm_bindgen_test]
async fn an_unknown_customer_is_not_found_when_something_is_added() {
    let [a] = new_groups().await;
    let words = "customer_id: cus_unknown, but such entity does not exist";
    assert_refused(
        batch(UNKNOWN_CUSTOMER, &[&a], &[]).await,
        ErrorKind::NotFound,
        404,
        words,
    );
}

#[wasm_bindgen_test]
async fn a_deleted_customer_is_an_empty_200_whatever_is_asked() {
    let [a, b] = new_groups().await;
    let customer = new_customer(&[&a]).await;
    delete_customer(&customer).await;
    for (add, remove) in [(vec![], vec![]), (vec![], vec![&a]), (vec![&b], vec![])] {
        let error = batch(&customer, &add, &remove).await.unwrap_err();
        assert_eq!(
            (error.kind, error.status),
            (ErrorKind::MissingCustomer, Some(200)),
            "{add:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_body_of_another_shape_is_invalid() {
    let customer = new_customer(&[]).await;
    for body in [
        json!({ "add": null }),
        json!({ "remove": null }),
        json!({ "add": "x" }),
        json!({ "add": [1] }),
        json!({ "add": [null] }),
        json!({ "groups": [] }),
        json!([]),
    ] {
        let answer = post(&path(&customer), &body).await;
        answer.assert_refused(400, "invalid_data", "Invalid request: ");
    }
}

#[wasm_bindgen_test]
async fn fields_is_the_only_query_parameter_and_stands_once() {
    let customer = new_customer(&[]).await;
    for query in ["limit=1", "fields=id&q=x", "expand=groups", "fields=id&fields=email"] {
        let answer = post(&format!("{}?{query}", path(&customer)), &json!({})).await;
        answer.assert_refused(400, "invalid_data", "Invalid request: ");
    }
}

#[wasm_bindgen_test]
async fn without_a_session_it_is_unauthorized() {
    let customer = new_customer(&[]).await;
    let batch = changes(&[&unknown_group()], &[]);
    let answer = stranger().batch_customer_groups(&customer, &batch, &own_fields()).await;
    assert_refused(answer, ErrorKind::Unauthorized, 401, "Unauthorized");
}

// The next three come without CORS headers: a page of another origin cannot tell them from a broken network, while one
// of the same origin reads 413, 400 and 404.

#[wasm_bindgen_test]
async fn a_body_over_100_kib_is_withheld_and_one_of_90_kb_is_not() {
    let [a] = new_groups().await;
    let customer = new_customer(&[]).await;
    let bytes_per_id = a.len() + r#""","#.len();
    let add = vec![&a; 90_000 / bytes_per_id];
    assert_eq!(ids(&batch(&customer, &add, &[]).await.unwrap()), [a.as_str()]);

    let add = vec![&a; 103_000 / bytes_per_id];
    let error = batch(&customer, &add, &[]).await.unwrap_err();
    assert_eq!((error.kind, error.status), (ErrorKind::Network, None));
    assert_eq!(client().await.diagnose(&error).await, Some(withheld()));
}

#[wasm_bindgen_test]
async fn a_body_that_is_no_json_is_withheld() {
    let path = path(&new_customer(&[]).await);
    for body in ["{", "nonsense", r#"{"add":[}"#] {
        let answer = send("POST", &path, Some(body)).await;
        assert!(answer.is_none(), "{body}: {answer:?}");
    }
}

#[wasm_bindgen_test]
async fn any_other_method_is_withheld() {
    let path = path(&new_customer(&[]).await);
    for method in ["GET", "PUT", "PATCH", "DELETE"] {
        let answer = send(method, &path, None).await;
        assert!(answer.is_none(), "{method}: {answer:?}");
    }
}
