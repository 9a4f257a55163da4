//! `GET /admin/customers` and `GET /admin/customers/{id}`.

use crate::backend::{
    assert_refused, client, delete_customer, get, new_customer, new_groups, own_fields, post, stranger, unique,
};
use medusa_customer_groups::api::{ErrorKind, Fields};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_unknown_customer_is_not_found() {
    let answer = client().await.customer("cus_unknown", &own_fields()).await;
    assert_refused(
        answer,
        ErrorKind::NotFound,
        404,
        "Customer with id: cus_unknown not found",
    );
    let raw = get("/admin/customers/cus_unknown").await;
    raw.assert_refused(404, "not_found", "cus_unknown");
}

#[wasm_bindgen_test]
async fn a_deleted_customer_is_not_found() {
    let customer = new_customer(&[]).await;
    delete_customer(&customer).await;
    let answer = client().await.customer(&customer, &own_fields()).await;
    assert_refused(answer, ErrorKind::NotFound, 404, &customer);
}

#[wasm_bindgen_test]
async fn an_id_in_no_way_like_an_id_is_not_found() {
    for id in ["a/b?c#d", "../users", "%", "é", "' OR 1=1 --"] {
        let answer = client().await.customer(id, &own_fields()).await;
        assert_eq!(answer.unwrap_err().kind, ErrorKind::NotFound, "{id}");
    }
}

#[wasm_bindgen_test]
async fn without_a_session_it_is_unauthorized() {
    let customer = new_customer(&[]).await;
    let answer = stranger().customer(&customer, &own_fields()).await;
    assert_refused(answer, ErrorKind::Unauthorized, 401, "Unauthorized");
    let list = stranger().customers("", 1, 0, &own_fields()).await;
    assert_refused(list, ErrorKind::Unauthorized, 401, "Unauthorized");
}

#[wasm_bindgen_test]
async fn customers_are_found_by_any_of_their_names() {
    let word = unique();
    let made = json!({
        "email": format!("{word}@medusa.test"),
        "first_name": format!("first{word}"),
        "last_name": format!("last{word}"),
        "company_name": format!("company{word}"),
        "phone": format!("+{word}"),
    });
    let id = post("/admin/customers", &made).await.json()["customer"]["id"].clone();
    for q in ["", "first", "last", "company", "+"] {
        let q = format!("{q}{word}").to_uppercase();
        let list = client().await.customers(&q, 10, 0, &own_fields()).await.unwrap();
        assert_eq!(list.count, 1, "{q}");
        assert_eq!(json!(list.customers[0].id), id, "{q}");
    }
}

#[wasm_bindgen_test]
async fn a_page_of_customers_is_newest_first_and_counts_all() {
    let [older, newer] = [new_customer(&[]).await, new_customer(&[]).await];
    let client = client().await;
    let fields = Fields::new(&["id", "created_at"], "");
    let page = client.customers("", 2, 0, &fields).await.unwrap();
    assert_eq!(
        page.customers.iter().map(|c| &c.id).collect::<Vec<_>>(),
        [&newer, &older]
    );
    let next = client.customers("", 1, 1, &fields).await.unwrap();
    assert_eq!(next.customers[0].id, older);
    let none = client.customers("", 0, 0, &fields).await.unwrap();
    assert!(none.customers.is_empty() && none.count == page.count);
}

#[wasm_bindgen_test]
async fn a_list_carries_groups_if_they_are_asked() {
    let [a] = new_groups().await;
    let id = new_customer(&[&a]).await;
    let list = client().await.customers("", 1, 0, &own_fields()).await.unwrap();
    assert_eq!(list.customers[0].id, id);
    assert_eq!(list.customers[0].groups.as_ref().unwrap()[0].id, a);
}

#[wasm_bindgen_test]
async fn metadata_come_as_they_were_stored() {
    let metadata = json!({ "n": 1.5, "big": 9_007_199_254_740_991_i64, "list": [null, true, { "x": "é" }], "": "" });
    let made = json!({ "email": format!("{}@medusa.test", unique()), "metadata": metadata });
    let id = post("/admin/customers", &made).await.json()["customer"]["id"].clone();
    let fields = Fields::new(&["id"], "+metadata");
    let customer = client().await.customer(id.as_str().unwrap(), &fields).await.unwrap();
    assert_eq!(json!(customer.metadata.unwrap()), metadata);
}

#[wasm_bindgen_test]
async fn metadata_of_a_thousand_levels_are_stored_and_refused_by_the_client() {
    let deep = format!("{}{}", "[".repeat(1_000), "]".repeat(1_000));
    let made = format!(r#"{{"email":"{}@medusa.test","metadata":{{"deep":{deep}}}}}"#, unique());
    let made = crate::backend::send("POST", "/admin/customers", Some(&made))
        .await
        .unwrap();
    assert_eq!(made.status, 200);
    let id = made.text.split('"').find(|text| text.starts_with("cus_")).unwrap();
    let client = client().await;
    let error = client
        .customer(id, &Fields::new(&["id"], "+metadata"))
        .await
        .unwrap_err();
    assert_eq!((error.kind, error.status), (ErrorKind::Malformed, Some(200)));
    assert!(client.customer(id, &own_fields()).await.is_ok());
}
