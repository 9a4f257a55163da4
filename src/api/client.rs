use super::answer::{Answer, Request, is_answered, receive};
use super::{BaseUrl, Error, ErrorKind, encode};
use crate::browser::js::object;
use gloo_net::http::Method;
use js_sys::Function;
use std::fmt;
use std::pin::Pin;
use wasm_bindgen::JsValue;
use web_sys::{AbortSignal, RequestCache, RequestCredentials, RequestInit, RequestMode};

/// How long a call may take until its whole answer is here, in milliseconds.
pub const TIMEOUT_MS: u32 = 15_000;

/// A Medusa Admin API at one base URL, signed in by session cookie. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Client {
    base: BaseUrl,
    credentials: RequestCredentials,
    /// Sent as `Authorization: Bearer`.
    token: Option<Token>,
    fetch: Option<Function>,
    signal: Option<AbortSignal>,
}

/// A token, which no log shows.
#[derive(Clone, PartialEq, Eq)]
struct Token(String);

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

/// An answer to await.
///
/// Boxed, and made by functions that are not `async` themselves: a chain of those weighs several times as much.
pub type ApiFuture<T> = Pin<Box<dyn Future<Output = Result<T, Error>>>>;

/// One call: everything that differs from call to call.
pub(super) struct Call<'a> {
    pub method: Method,
    /// Under the base URL, already encoded; or what was wrong with it.
    pub path: Result<String, Error>,
    pub query: &'a [(&'a str, &'a str)],
    /// A JSON text.
    pub body: Option<String>,
    /// Sent as `Authorization: Bearer`.
    pub token: Option<&'a str>,
}

impl<'a> Call<'a> {
    pub fn get(path: impl Into<String>, query: &'a [(&'a str, &'a str)]) -> Self {
        Self {
            method: Method::GET,
            path: Ok(path.into()),
            query,
            body: None,
            token: None,
        }
    }

    pub fn post(path: impl Into<String>, body: Option<String>) -> Self {
        Self {
            method: Method::POST,
            path: Ok(path.into()),
            query: &[],
            body,
            token: None,
        }
    }
}

impl Client {
    /// A client for `base`, sending cookies to it wherever the page comes from, as the Medusa JS SDK does.
    pub fn new(base: BaseUrl) -> Self {
        Self {
            base,
            credentials: RequestCredentials::Include,
            token: None,
            fetch: None,
            signal: None,
        }
    }

    /// A client whose calls all end with [`ErrorKind::Aborted`].
    pub(crate) fn ended() -> Self {
        Self {
            signal: Some(AbortSignal::abort()),
            ..Self::new(BaseUrl::default())
        }
    }

    /// The backend that it talks to.
    pub fn base_url(&self) -> &BaseUrl {
        &self.base
    }

    /// Sends cookies by another rule than `include`.
    #[must_use]
    pub fn with_credentials(mut self, credentials: RequestCredentials) -> Self {
        self.credentials = credentials;
        self
    }

    /// Sends this with every call, as `Authorization: Bearer`.
    #[must_use]
    pub fn with_token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(Token(token.into()));
        self
    }

    /// Sends through this function instead of the global `fetch`. It is called with an address and an init, and answers
    /// as `fetch` does.
    #[must_use]
    pub fn with_fetch(mut self, fetch: Function) -> Self {
        self.fetch = Some(fetch);
        self
    }

    /// Whether it asks the same backend in the same way.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.base == other.base
            && self.credentials == other.credentials
            && self.token == other.token
            && self.fetch == other.fetch
    }

    /// The same client, whose calls end with [`ErrorKind::Aborted`] once `signal` is aborted.
    #[must_use]
    pub fn with_signal(&self, signal: &AbortSignal) -> Self {
        Self {
            signal: Some(signal.clone()),
            ..self.clone()
        }
    }

    /// Sends one call and returns its answer, if that is a 2xx in JSON.
    ///
    /// A `GET` carries no header of ours, so that it costs no CORS preflight. The request is made before the future:
    /// what awaits it then holds nothing of the call, and is small.
    pub(super) fn send(&self, call: Call<'_>) -> ApiFuture<Answer> {
        let timeout = AbortSignal::timeout_with_u32(TIMEOUT_MS);
        let signals = js_sys::Array::of1(&timeout);
        if let Some(signal) = &self.signal {
            signals.push(signal);
        }
        let request = self.request(call, &AbortSignal::any(&signals));
        Box::pin(receive(request, self.fetch.clone(), self.signal.clone(), timeout))
    }

    /// [`send`](Self::send), with what `read` makes of the answer.
    pub(super) fn fetch<T: 'static>(
        &self,
        call: Call<'_>,
        read: impl FnOnce(Answer) -> Result<T, Error> + 'static,
    ) -> ApiFuture<T> {
        let answer = self.send(call);
        Box::pin(async move { read(answer.await?) })
    }

    /// An address and what `fetch` is told besides, and no `Request` of the page's: some pages have a class of their
    /// own of that name, and a `fetch` that was wrapped to be watched may know no other form. The same init for every
    /// call: `method`, `credentials`, `cache`, `signal`, `headers`, and a `body` if there is one.
    fn request(&self, call: Call<'_>, signal: &AbortSignal) -> Result<Request, Error> {
        let url = self.base.join(&call.path?) + &encode::query(call.query);
        let init = self.init(call.method.as_str(), self.credentials, signal);
        let mut headers: Vec<(&str, JsValue)> = Vec::new();
        if let Some(token) = call.token.or(self.token.as_ref().map(|token| token.0.as_str())) {
            // `fetch` throws on what is no header value, and says it with the token.
            if !token.bytes().all(|b| b.is_ascii_graphic()) {
                return Err(Error::new(
                    ErrorKind::Config,
                    "The token holds characters that no header may carry.",
                ));
            }
            headers.push(("authorization", format!("Bearer {token}").into()));
        }
        if let Some(body) = call.body {
            headers.push(("content-type", "application/json".into()));
            init.set_body(&body.into());
        }
        init.set_headers(&object(&headers));
        Ok(Request { url, init })
    }

    fn init(&self, method: &str, credentials: RequestCredentials, signal: &AbortSignal) -> RequestInit {
        let init = RequestInit::new();
        init.set_method(method);
        init.set_credentials(credentials);
        // An old answer would be taken for what the server says now.
        init.set_cache(RequestCache::NoStore);
        init.set_signal(Some(signal));
        init
    }

    /// Whether anything answers at the backend's address, CORS or not: an opaque request that any server may answer.
    pub(super) async fn answers_at_all(&self) -> bool {
        let timeout = AbortSignal::timeout_with_u32(TIMEOUT_MS);
        let init = self.init("GET", RequestCredentials::Omit, &timeout);
        init.set_mode(RequestMode::NoCors);
        let url = self.base.join("/health");
        is_answered(&Request { url, init }).await
    }
}

/// One path segment. Ids come from hosts and servers: none may reach another path than the one meant.
pub(super) fn segment(id: &str) -> Result<String, Error> {
    if matches!(id, "" | "." | "..") {
        return Err(Error::new(ErrorKind::Config, format!("“{id}” is not an id.")));
    }
    Ok(encode::segment(id))
}

/// Query parameters of a list, of which only those that are set are sent.
pub(super) fn present<'a>(params: &[(&'a str, Option<&'a str>)]) -> Vec<(&'a str, &'a str)> {
    params
        .iter()
        .filter_map(|&(name, value)| Some((name, value?)))
        .collect()
}
