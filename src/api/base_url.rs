use super::{Error, ErrorKind};
use web_sys::Url;

/// Where a Medusa backend is: its origin and, if it has one, a path prefix; never with a slash at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Reads a `baseUrl` as the Medusa JS SDK does: `""` and `/` are the page's own origin, a path prefix is kept,
    /// repeated slashes count as one.
    ///
    /// # Errors
    /// [`ErrorKind::Config`] for anything but http(s), for a user or password in the URL, and for a query or fragment.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        let refuse = |why: &str| {
            // What holds an @ may hold a password before it, and is not repeated.
            let shown = if text.contains('@') { "" } else { text };
            Err(Error::new(
                ErrorKind::Config,
                format!("The backend URL “{shown}” {why}. Write it like https://store.example.com."),
            ))
        };
        // Only a path is completed by the page's URL: “store.example.com” is a forgotten https:// and no file beside
        // this page.
        let url = match text {
            "" => Url::new(&page_url()),
            _ if text.starts_with('/') => Url::new_with_base(text, &page_url()),
            _ => Url::new(text),
        };
        let Some(url) = url
            .ok()
            .filter(|url| matches!(url.protocol().as_str(), "http:" | "https:"))
        else {
            return refuse("is not a valid http:// or https:// URL");
        };
        if text.contains('@') && !(url.username().is_empty() && url.password().is_empty()) {
            return refuse("must not hold a user name or password");
        }
        if text.contains(['?', '#']) {
            return refuse("must not have a query or a fragment");
        }
        // The page's own path says nothing of the backend: an empty text is its origin, not its folder.
        let path = if text.is_empty() { String::new() } else { url.pathname() };
        let mut base = url.origin();
        for part in path.split('/').filter(|part| !part.is_empty()) {
            base.push('/');
            base.push_str(part);
        }
        Ok(Self(base))
    }

    /// The URL as it is shown: without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of `path`, which begins with a slash.
    pub(super) fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// Whether the browser applies CORS between this page and the backend.
    pub fn is_cross_origin(&self) -> bool {
        Url::new(&self.0).is_ok_and(|url| url.origin() != page_origin())
    }
}

/// The origin of this page, as a server's CORS list would name it.
pub fn page_origin() -> String {
    Url::new(&page_url()).map(|url| url.origin()).unwrap_or_default()
}

/// The address of this page; where that is none, as in a frame that was written by a script, that of the page around
/// it. Never what a `<base>` says, which is where the page's files are.
fn page_url() -> String {
    let Some(window) = web_sys::window() else {
        return String::new();
    };
    let base = || window.document()?.base_uri().ok()?;
    let href = window.location().href().ok().filter(|href| href.starts_with("http"));
    href.or_else(base).unwrap_or_default()
}
