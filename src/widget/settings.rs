use crate::api::encoded;
use crate::text::Language;

/// When edits are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Each as it is made.
    #[default]
    Instant,
    /// They wait for Save, and then go as one batch.
    Staged,
}

/// How a widget behaves. Every part may change at any time. The custom element's class tells the same, under the same
/// names in camelCase: `SETTINGS` in `package/src/contract.ts`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Edits wait for Save, and then go as one batch.
    pub staged: bool,
    /// Shows, and changes nothing.
    pub readonly: bool,
    /// Rows before "Show more"; at least one.
    pub page_size: usize,
    /// Where a group's name leads: an address with `{id}` in it, http(s) or relative. Names are plain text if it is
    /// empty, or anything else, such as `javascript:`.
    pub group_href: String,
    /// What else the customer that hosts are given should hold, in Medusa's syntax; empty for nothing.
    pub fields: String,
    /// Which heading "Customer groups" is, from 1 to 6.
    pub heading_level: u8,
    /// The reader's language.
    pub language: Language,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            staged: false,
            readonly: false,
            page_size: 10,
            group_href: String::new(),
            fields: String::new(),
            heading_level: 2,
            language: Language::current(),
        }
    }
}

impl Settings {
    /// Where the name of the group leads, if that is a place to go to.
    pub fn href_of(&self, id: &str) -> Option<String> {
        href(&self.group_href, id)
    }
}

/// The address of what has this id, where `template` is one with `{id}` in it; none where that is no place to go to.
pub(crate) fn href(template: &str, id: &str) -> Option<String> {
    let href = match template.split_once("{id}") {
        Some((before, after)) => format!("{before}{}{after}", encoded(id)),
        None => template.to_owned(),
    };
    if href.is_empty() {
        return None;
    }
    let base = web_sys::window()?.document()?.base_uri().ok()??;
    let protocol = web_sys::Url::new_with_base(&href, &base).ok()?.protocol();
    matches!(protocol.as_str(), "http:" | "https:").then_some(href)
}
