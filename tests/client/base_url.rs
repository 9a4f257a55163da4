use crate::stub::base;
use medusa_customer_groups::api::{BaseUrl, ErrorKind, page_origin};
use wasm_bindgen_test::wasm_bindgen_test;

/// Why `url` is refused.
fn refusal(url: &str) -> String {
    let error = BaseUrl::parse(url).expect_err(url);
    assert_eq!(error.kind, ErrorKind::Config, "{url}");
    error.message
}

#[wasm_bindgen_test]
fn nothing_and_a_slash_are_the_pages_own_origin() {
    for url in ["", "/", "  ", " / "] {
        assert_eq!(base(url).as_str(), page_origin(), "{url:?}");
        assert!(!base(url).is_cross_origin());
    }
}

#[wasm_bindgen_test]
fn a_path_prefix_is_kept() {
    assert_eq!(
        base("https://a.example/medusa/v2").as_str(),
        "https://a.example/medusa/v2"
    );
    assert_eq!(base("/medusa").as_str(), format!("{}/medusa", page_origin()));
}

#[wasm_bindgen_test]
fn slashes_are_normalised() {
    assert_eq!(base("https://a.example/").as_str(), "https://a.example");
    assert_eq!(
        base("https://a.example//medusa///v2//").as_str(),
        "https://a.example/medusa/v2"
    );
    assert_eq!(base("/medusa/").as_str(), format!("{}/medusa", page_origin()));
}

#[wasm_bindgen_test]
fn case_and_default_ports_are_as_the_browser_writes_them() {
    assert_eq!(
        base("HTTPS://A.Example:443/Medusa").as_str(),
        "https://a.example/Medusa"
    );
    assert_eq!(base("http://localhost:9000").as_str(), "http://localhost:9000");
}

#[wasm_bindgen_test]
fn only_another_origin_is_cross_origin() {
    assert!(base("http://localhost:9000").is_cross_origin());
    assert!(!base(&page_origin()).is_cross_origin());
    assert!(!base("/medusa").is_cross_origin());
}

#[wasm_bindgen_test]
fn what_is_no_http_url_is_refused() {
    for url in [
        "ftp://a.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc",
        "http://",
        "https://a:port",
        "//",
    ] {
        let why = refusal(url);
        assert!(why.contains(url) && why.contains("https://store.example.com"), "{why}");
    }
}

#[wasm_bindgen_test]
fn a_forgotten_scheme_is_named_and_not_taken_for_a_path_of_this_page() {
    assert!(refusal("localhost:9000").contains("http://"));
    assert!(refusal("store.example.com").contains("https://"));
    assert!(refusal("store.example.com/medusa").contains("https://"));
    assert!(refusal("127.0.0.1:9000").contains("http://"));
}

#[wasm_bindgen_test]
fn a_query_or_a_fragment_is_refused() {
    assert!(refusal("https://a.example/?x=1").contains("query"));
    assert!(refusal("https://a.example/#x").contains("fragment"));
    assert!(refusal("/?").contains("query"));
}

#[wasm_bindgen_test]
fn a_password_in_the_url_is_refused_and_never_repeated() {
    for url in [
        "https://admin:s3cret@a.example",
        "https://s3cret@a.example",
        "ftp://admin:s3cret@a.example",
        "admin:s3cret@a.example",
        "https://admin:s3cret@",
        "https://admin:s3cret@a.example:99999",
        "https://admin:s3cret@a.example/?x",
    ] {
        let why = refusal(url);
        assert!(!why.contains("s3cret"), "{why}");
    }
}
