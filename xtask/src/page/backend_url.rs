//! The address of a Medusa.

use crate::error::{Error, Result};

/// The address of a Medusa, as the user gave it: http or https, perhaps with a path prefix.
pub struct BackendUrl(String);

impl BackendUrl {
    /// Our own, on this machine.
    pub fn local(port: u16) -> Self {
        Self(format!("http://localhost:{port}"))
    }

    /// Checks what the user gave.
    pub fn parse(text: &str) -> Result<Self> {
        let url = text.trim().trim_end_matches('/');
        let wrong = |why: &str| Err(Error::Failed(format!("--backend-url {text}: {why}")));
        let Some((scheme, rest)) = url.split_once("://") else {
            return wrong("it needs to begin with http:// or https://");
        };
        if !matches!(scheme, "http" | "https") {
            return wrong("only http and https are possible");
        }
        let (host, _) = rest.split_once('/').unwrap_or((rest, ""));
        if host.is_empty() {
            return wrong("it names no host");
        }
        if host.contains('@') {
            return wrong("it must not carry a user name or password: you sign in on the page");
        }
        if rest.contains(|c: char| matches!(c, '?' | '#' | '"' | '\\') || c.is_whitespace() || c.is_control()) {
            return wrong("it must be an address without a query, a fragment or quotes");
        }
        Ok(Self(url.to_owned()))
    }
}

impl std::fmt::Display for BackendUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_http_address_is_a_backend() {
        assert_eq!(
            BackendUrl::parse("https://shop.example/medusa/").unwrap().0,
            "https://shop.example/medusa"
        );
        for wrong in [
            "shop.example",
            "ftp://shop.example",
            "https://",
            "https://a:b@shop.example",
            "http://a/?x",
            "http://a\"b",
        ] {
            assert!(BackendUrl::parse(wrong).is_err(), "{wrong}");
        }
    }
}
