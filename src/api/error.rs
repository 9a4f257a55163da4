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
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            status: None,
            message: message.into(),
        }
    }

    /// The error that an HTTP status stands for. `message` is `None` if the body was not Medusa's JSON.
    pub(crate) fn from_status(status: u16, message: Option<String>) -> Self {
        let kind = match status {
            401 => ErrorKind::Unauthorized,
            403 => ErrorKind::Forbidden,
            // Medusa says "not found" in JSON. An HTML 404 is a path that no Medusa serves: a wrong backend URL.
            404 if message.is_none() => ErrorKind::Malformed,
            404 => ErrorKind::NotFound,
            409 => ErrorKind::Conflict,
            413 => ErrorKind::TooLarge,
            408 | 429 | 500.. => ErrorKind::Server,
            400..=499 => ErrorKind::Invalid,
            _ => ErrorKind::Malformed,
        };
        Self {
            kind,
            status: Some(status),
            message: message.unwrap_or_default(),
        }
    }

    /// Whether the same request may well succeed a little later, with nobody doing anything.
    pub fn is_transient(&self) -> bool {
        matches!(
            self.kind,
            ErrorKind::Conflict | ErrorKind::Server | ErrorKind::Network | ErrorKind::Timeout
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

    fn kind(status: u16, message: Option<&str>) -> ErrorKind {
        Error::from_status(status, message.map(Into::into)).kind
    }

    #[test]
    fn each_status_has_its_kind() {
        assert_eq!(kind(400, Some("bad")), ErrorKind::Invalid);
        assert_eq!(kind(401, None), ErrorKind::Unauthorized);
        assert_eq!(kind(403, None), ErrorKind::Forbidden);
        assert_eq!(kind(404, Some("no such customer")), ErrorKind::NotFound);
        assert_eq!(kind(409, None), ErrorKind::Conflict);
        assert_eq!(kind(413, None), ErrorKind::TooLarge);
        assert_eq!(kind(422, None), ErrorKind::Invalid);
        assert_eq!(kind(429, None), ErrorKind::Server);
        assert_eq!(kind(502, None), ErrorKind::Server);
    }

    #[test]
    fn a_404_in_html_is_no_missing_customer() {
        assert_eq!(kind(404, None), ErrorKind::Malformed);
    }

    #[test]
    fn only_what_may_pass_by_itself_is_transient() {
        let transient = |status| Error::from_status(status, None).is_transient();
        assert!(transient(500) && transient(503) && transient(429) && transient(409));
        assert!(!transient(400) && !transient(401) && !transient(403) && !transient(413));
        assert!(Error::new(ErrorKind::Timeout, "").is_transient());
        assert!(!Error::new(ErrorKind::Malformed, "").is_transient());
    }

    #[test]
    fn it_reads_as_its_kind_and_the_servers_words() {
        let error = Error::from_status(400, Some("Invalid request".into()));
        assert_eq!(error.to_string(), "invalid: Invalid request");
    }
}
