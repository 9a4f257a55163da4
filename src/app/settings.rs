use crate::widget::Settings;
use leptos::prelude::document;

/// How the page's widget behaves: `<meta name="customer-groups-mode" content="staged">` and the like, named as the
/// element's attributes.
pub fn settings() -> Settings {
    let usual = Settings::default();
    Settings {
        staged: meta("mode").as_deref() == Some("staged"),
        readonly: meta("readonly").is_some_and(|value| value != "false"),
        page_size: meta("page-size")
            .and_then(|size| size.trim().parse().ok())
            .unwrap_or(usual.page_size),
        group_href: meta("group-href").unwrap_or_default(),
        ..usual
    }
}

fn meta(name: &str) -> Option<String> {
    let selector = format!("meta[name='customer-groups-{name}']");
    let meta = document().query_selector(&selector).ok().flatten()?;
    meta.get_attribute("content")
}
