use crate::widget::{Mode, Settings};
use leptos::prelude::document;

/// How the page's widget behaves: `<meta name="customer-groups-mode" content="staged">` and the like, named as the settings.
pub fn settings() -> Settings {
    Settings {
        mode: match meta("mode").as_deref() {
            Some("staged") => Mode::Staged,
            _ => Mode::Instant,
        },
        is_readonly: meta("readonly").is_some_and(|value| value != "false"),
        page_size: meta("page-size")
            .and_then(|size| size.trim().parse().ok())
            .unwrap_or(Settings::PAGE_SIZE),
        group_href: meta("group-href").unwrap_or_default(),
        fields: String::new(),
        heading_level: Settings::HEADING_LEVEL,
        locale: String::new(),
    }
}

fn meta(name: &str) -> Option<String> {
    let selector = format!("meta[name='customer-groups-{name}']");
    let meta = document().query_selector(&selector).ok().flatten()?;
    meta.get_attribute("content")
}
