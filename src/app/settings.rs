use crate::text::Language;
use crate::widget::Settings;
use leptos::prelude::document;

/// How the page's widget behaves: `<meta name="customer-groups-mode" content="staged">` and the like, named as the
/// element's attributes.
pub fn settings() -> Settings {
    let usual = Settings::default();
    let own = |name: &str| meta(&["customer-groups-", name].concat());
    Settings {
        staged: own("mode").as_deref() == Some("staged"),
        readonly: own("readonly").is_some_and(|value| value != "false"),
        page_size: own("page-size")
            .and_then(|size| size.trim().parse().ok())
            .unwrap_or(usual.page_size),
        group_href: own("group-href").unwrap_or_else(|| in_admin("customer-groups")),
        language: Language::current(),
        ..usual
    }
}

/// Where the Medusa Admin shows one of the store's customers, or others of its `things`, with `{id}` for which; empty
/// if the page is not told where that is.
pub fn in_admin(things: &str) -> String {
    let admin = meta("medusa-admin-url").unwrap_or_default();
    match admin.strip_suffix('/').unwrap_or(&admin) {
        "" => String::new(),
        admin => [admin, "/", things, "/{id}"].concat(),
    }
}

/// What the page is told in its `<meta>` of this name.
pub fn meta(name: &str) -> Option<String> {
    let selector = ["meta[name='", name, "']"].concat();
    let meta = document().query_selector(&selector).ok().flatten()?;
    meta.get_attribute("content")
}
