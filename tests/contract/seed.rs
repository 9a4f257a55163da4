//! What the backend was filled with, as far as other tests and people rely on it.

use crate::backend::{client, own_fields};
use wasm_bindgen_test::wasm_bindgen_test;

async fn group_names(email: &str) -> Vec<String> {
    let list = client().await.customers(email, 2, 0, &own_fields()).await.unwrap();
    assert_eq!(list.count, 1, "{email}");
    let groups = list.customers.into_iter().next().unwrap().groups.unwrap();
    groups.into_iter().filter_map(|group| group.name).collect()
}

#[wasm_bindgen_test]
async fn three_customers_are_in_twelve_in_no_and_in_all_groups() {
    assert_eq!(group_names("twelve@medusa.test").await.len(), 12);
    assert_eq!(group_names("none@medusa.test").await.len(), 0);
    assert_eq!(group_names("all@medusa.test").await.len(), 60);
}

#[wasm_bindgen_test]
async fn one_groups_name_is_markup_and_others_are_in_other_scripts() {
    let names = group_names("twelve@medusa.test").await;
    for name in ["VIP", "<img src=x onerror=alert(1)>", "عملاء مميزون", "ゴールド会員"] {
        assert!(names.iter().any(|n| n == name), "{name}");
    }
}
