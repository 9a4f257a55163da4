use std::fmt;

/// What kind of failure it was: what a remedy depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The client cannot be used as it is configured, e.g. a backend URL that is no http(s) URL. Nothing was sent.
    Config,
    /// 401: no session, or one that has ended; or a wrong email or password.
    Unauthorized,
    /// 403: signed in, but without the right to do this.
    Forbidden,
    /// 404, said by Medusa itself: what the request names does not exist.
    NotFound,
    /// Another 4xx: Medusa refused the request as it was.
    Invalid,
    /// A 4xx that is not Medusa's own word: a proxy, a firewall or a sign-in page before it has answered. It says
    /// nothing of rights, nor of what exists.
    Gateway,
    /// 413: the body is over the server's limit (100 KiB unless configured).
    TooLarge,
    /// 409: two requests got in each other's way; the same request may succeed later.
    Conflict,
    /// 5xx, 408 or 429: the server, or a proxy before it, could not answer now.
    Server,
    /// No answer at all: offline, unreachable, or withheld by the browser (CORS, CSP). See
    /// [`Client::diagnose`](super::Client::diagnose).
    Network,
    /// No complete answer within [`TIMEOUT_MS`](super::TIMEOUT_MS).
    Timeout,
    /// The caller's `AbortSignal` ended the request.
    Aborted,
    /// An answer that is not what the Medusa Admin API gives: HTML, cut or foreign JSON.
    Malformed,
    /// A 200 without a `customer`: Medusa's answer to a batch of removes for a customer that does not exist.
    MissingCustomer,
    /// A customer without `groups` though they were asked for: they are unknown, which is not "none".
    MissingGroups,
}

impl ErrorKind {
    /// The kind's name in events and logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Config => "config",
            Self::Unauthorized => "unauthorized",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::Invalid => "invalid",
            Self::Gateway => "gateway",
            Self::TooLarge => "too_large",
            Self::Conflict => "conflict",
            Self::Server => "server",
            Self::Network => "network",
            Self::Timeout => "timeout",
            Self::Aborted => "aborted",
            Self::Malformed => "malformed",
            Self::MissingCustomer => "missing_customer",
            Self::MissingGroups => "missing_groups",
        }
    }
}

/// A failed call: its kind, the HTTP status if there was an answer, and the server's own words or, without any, ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What a remedy depends on.
    pub kind: ErrorKind,
    /// The HTTP status, or `None` when no answer came.
    pub status: Option<u16>,
    /// The server's message, in the server's language; or a technical one. For a "Details" line, not for a headline.
    pub message: String,
    /// How long the server asks to wait before the next try, in seconds: its `Retry-After`.
    pub retry_after: Option<u32>,
}

/// Characters that are kept of a server's message.
const MAX_MESSAGE: usize = 1_000;

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            status: None,
            message: message.into(),
            retry_after: None,
        }
    }

    /// The error that an HTTP status stands for, with the `message` and `type` of its body, if that was JSON which has
    /// them.
    pub(crate) fn from_status(status: u16, message: Option<String>, kind: Option<String>) -> Self {
        let is_own = match kind {
            // One word, such as `not_found`. RFC 9457 has an address there.
            Some(kind) => kind.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'_')),
            // What Medusa answers without a session has no type.
            None => status == 401 && message.as_deref() == Some("Unauthorized"),
        };
        let kind = match status {
            409 => ErrorKind::Conflict,
            413 => ErrorKind::TooLarge,
            408 | 429 | 500.. => ErrorKind::Server,
            // Medusa says "not found" in JSON. An HTML 404 is a path that no Medusa serves: a wrong backend URL.
            404 if message.is_none() => ErrorKind::Malformed,
            400..=499 if !is_own => ErrorKind::Gateway,
            401 => ErrorKind::Unauthorized,
            403 => ErrorKind::Forbidden,
            404 => ErrorKind::NotFound,
            400..=499 => ErrorKind::Invalid,
            _ => ErrorKind::Malformed,
        };
        let message = message
            .unwrap_or_default()
            .chars()
            .take(MAX_MESSAGE)
            .collect::<String>();
        Self {
            status: Some(status),
            ..Self::new(kind, message)
        }
    }

    /// Whether the same request may well succeed a little later, with nobody doing anything.
    pub fn is_transient(&self) -> bool {
        matches!(
            self.kind,
            ErrorKind::Conflict | ErrorKind::Gateway | ErrorKind::Server | ErrorKind::Network | ErrorKind::Timeout
        )
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.as_str())?;
        if !self.message.is_empty() {
            f.write_str(": ")?;
            f.write_str(&self.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Medusa says, with a type.
    fn own(status: u16) -> ErrorKind {
        Error::from_status(status, Some("no".into()), Some("not_found".into())).kind
    }

    /// What a server before it says.
    fn foreign(status: u16, message: Option<&str>, kind: Option<&str>) -> ErrorKind {
        Error::from_status(status, message.map(Into::into), kind.map(Into::into)).kind
    }

    #[test]
    fn each_status_has_its_kind() {
        assert_eq!(own(400), ErrorKind::Invalid);
        assert_eq!(own(401), ErrorKind::Unauthorized);
        assert_eq!(own(403), ErrorKind::Forbidden);
        assert_eq!(own(404), ErrorKind::NotFound);
        assert_eq!(own(409), ErrorKind::Conflict);
        assert_eq!(own(413), ErrorKind::TooLarge);
        assert_eq!(own(422), ErrorKind::Invalid);
        assert_eq!(own(429), ErrorKind::Server);
        assert_eq!(own(502), ErrorKind::Server);
    }

    #[test]
    fn what_has_no_type_of_medusas_is_a_gateways_word() {
        for status in [400, 401, 402, 403, 405, 406, 410, 418, 422, 451] {
            assert_eq!(foreign(status, None, None), ErrorKind::Gateway, "{status}");
            assert_eq!(foreign(status, Some("Blocked"), None), ErrorKind::Gateway, "{status}");
            assert_eq!(
                foreign(status, Some("x"), Some("about:blank")),
                ErrorKind::Gateway,
                "{status}"
            );
        }
        assert_eq!(foreign(404, Some("no Route matched"), None), ErrorKind::Gateway);
        assert_eq!(foreign(401, Some("Unauthorized"), None), ErrorKind::Unauthorized);
        assert_eq!(foreign(403, Some("Unauthorized"), None), ErrorKind::Gateway);
    }

    #[test]
    fn a_404_in_html_is_no_missing_customer() {
        assert_eq!(foreign(404, None, None), ErrorKind::Malformed);
    }

    #[test]
    fn only_what_may_pass_by_itself_is_transient() {
        let transient = |status| Error::from_status(status, None, None).is_transient();
        assert!(transient(500) && transient(503) && transient(429) && transient(409) && transient(403));
        assert!(!transient(404) && !transient(413));
        assert!(Error::new(ErrorKind::Timeout, "").is_transient());
        assert!(!Error::new(ErrorKind::Malformed, "").is_transient());
    }

    #[test]
    fn of_a_long_message_the_beginning_is_kept() {
        let error = Error::from_status(500, Some("é".repeat(5_000_000)), None);
        assert_eq!(error.message, "é".repeat(MAX_MESSAGE));
    }

    #[test]
    fn it_reads_as_its_kind_and_the_servers_words_and_keeps_the_status() {
        let error = Error::from_status(400, Some("Invalid request".into()), Some("invalid_data".into()));
        assert_eq!(error.to_string(), "invalid: Invalid request");
        assert_eq!(error.status, Some(400));
    }
}
