use super::client::Client;
use super::{Error, ErrorKind};

/// Why no answer came. A browser tells scripts only that there was none; this is what can be found out besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Diagnosis {
    /// The browser knows that it has no network.
    Offline,
    /// A page on https asks a backend on http, which browsers refuse.
    MixedContent,
    /// The server answers, but not to this page: its CORS lists do not name the page's origin.
    Refused,
    /// Nothing answers at the backend's address (or the page's own CSP or COEP forbids to ask).
    Unreachable,
}

impl Client {
    /// Looks for the reason of an [`ErrorKind::Network`]; `None` for any other error.
    pub async fn diagnose(&self, error: &Error) -> Option<Diagnosis> {
        if error.kind != ErrorKind::Network {
            return None;
        }
        let window = web_sys::window()?;
        if !window.navigator().on_line() {
            return Some(Diagnosis::Offline);
        }
        let secure_page = window.location().protocol().is_ok_and(|protocol| protocol == "https:");
        if secure_page && self.base_url().as_str().starts_with("http://") {
            return Some(Diagnosis::MixedContent);
        }
        Some(if self.base_url().is_cross_origin() && self.answers_at_all().await {
            Diagnosis::Refused
        } else {
            Diagnosis::Unreachable
        })
    }
}
