use super::{BaseUrl, Error, ErrorKind};
use crate::browser::js;
use crate::kit::json;
use gloo_net::http::{Method, RequestBuilder};
use js_sys::{Function, Object, Promise};
use serde::de::DeserializeOwned;
use std::fmt;
use std::pin::Pin;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCredentials, RequestMode};

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

    /// Sends through this function instead of the global `fetch`, whose parameter and result it shares.
    #[must_use]
    pub fn with_fetch(mut self, fetch: Function) -> Self {
        self.fetch = Some(fetch);
        self
    }

    /// Whether it asks the same backend in the same way.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.base == other.base && self.credentials == other.credentials && self.token == other.token
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

    fn request(&self, call: Call<'_>, signal: &AbortSignal) -> Result<web_sys::Request, Error> {
        let mut builder = RequestBuilder::new(&self.base.join(&call.path?))
            .method(call.method)
            .credentials(self.credentials)
            .abort_signal(Some(signal))
            .query(call.query.iter().copied());
        if let Some(token) = call.token.or(self.token.as_ref().map(|token| token.0.as_str())) {
            // `Headers.set` throws on what is no header value, and gloo-net panics on that.
            if !token.bytes().all(|b| b.is_ascii_graphic()) {
                return Err(Error::new(
                    ErrorKind::Config,
                    "The token holds characters that no header may carry.",
                ));
            }
            builder = builder.header("authorization", &format!("Bearer {token}"));
        }
        let request = match call.body {
            Some(body) => builder.header("content-type", "application/json").body(body),
            None => builder.build(),
        };
        request
            .map(Into::into)
            .map_err(|error| Error::new(ErrorKind::Config, error.to_string()))
    }

    /// Whether anything answers at the backend's address, CORS or not: an opaque request that any server may answer.
    pub(super) async fn answers_at_all(&self) -> bool {
        let probe = RequestBuilder::new(&self.base.join("/health"))
            .mode(RequestMode::NoCors)
            .credentials(RequestCredentials::Omit)
            .abort_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT_MS)))
            .build();
        match probe {
            Ok(request) => fetch_response(&request.into(), None).await.is_ok(),
            Err(_) => false,
        }
    }
}

/// An answer whose body is JSON, as the browser parsed it.
pub(super) struct Answer {
    status: u16,
    json: JsValue,
}

impl Answer {
    /// The answer as `T`.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Error> {
        if !nests_within(MAX_NESTING, &self.json) {
            return Err(self.error(ErrorKind::Malformed, "The answer is nested too deeply."));
        }
        json::read(self.json.clone()).map_err(|misfit| self.error(ErrorKind::Malformed, misfit))
    }

    /// A field of the answer, or `None` if that is not there or null.
    ///
    /// # Errors
    /// [`ErrorKind::Malformed`] if the answer is no object.
    pub fn get(&self, key: &str) -> Result<Option<Self>, Error> {
        if !self.json.is_object() || self.json.is_array() {
            return Err(self.error(ErrorKind::Malformed, "The answer is not a JSON object."));
        }
        let json = js::get(&self.json, key);
        Ok((!json.is_null() && !json.is_undefined()).then_some(Self { json, ..*self }))
    }

    /// A field of the answer as `T`.
    pub fn field<T: DeserializeOwned>(&self, key: &str) -> Result<T, Error> {
        match self.get(key)? {
            Some(part) => part.read(),
            None => Err(self.error(ErrorKind::Malformed, format!("“{key}” is missing"))),
        }
    }

    /// The answer itself.
    pub fn json(&self) -> JsValue {
        self.json.clone()
    }

    /// An error that this answer is the reason of.
    pub fn error(&self, kind: ErrorKind, message: impl Into<String>) -> Error {
        Error {
            status: Some(self.status),
            ..Error::new(kind, message)
        }
    }
}

/// How deep an answer may nest: far deeper than Medusa's own. A shop's customers write their own metadata, Medusa
/// stores over a thousand levels, and to follow those without end would overflow the stack and end every widget of the
/// page.
const MAX_NESTING: u32 = 100;

fn nests_within(levels: u32, value: &JsValue) -> bool {
    let within = |part| nests_within(levels - 1, &part);
    !value.is_object() || (levels > 0 && Object::values(value.unchecked_ref()).iter().all(within))
}

// Our own bindings rather than gloo-net's `send` and web-sys's `Response`. A host may have wrapped `fetch`: then it can
// reject with something that is no `Error`, and resolve with something that is no `Response` of this realm or fails
// when it is read. gloo-net panics on that, and a panic would end every widget of the page.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch, catch)]
    fn global_fetch(request: &web_sys::Request) -> Result<JsValue, JsValue>;

    type Response;
    #[wasm_bindgen(method, getter, catch)]
    fn status(this: &Response) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn json(this: &Response) -> Result<JsValue, JsValue>;
}

async fn receive(
    request: Result<web_sys::Request, Error>,
    fetch: Option<Function>,
    signal: Option<AbortSignal>,
    timeout: AbortSignal,
) -> Result<Answer, Error> {
    let request = request?;
    let stopped = || match &signal {
        Some(signal) if signal.aborted() => Some(Error::new(ErrorKind::Aborted, "")),
        _ if timeout.aborted() => Some(Error::new(ErrorKind::Timeout, "")),
        _ => None,
    };
    let received = async {
        let response = fetch_response(&request, fetch.as_ref()).await?;
        let status = read_status(&response)?;
        Ok((status, read_json(&response).await))
    };
    let (status, body) = received.await.map_err(|error| stopped().unwrap_or(error))?;
    if let (Err(_), Some(stop)) = (&body, stopped()) {
        return Err(stop);
    }
    if !(200..300).contains(&status) {
        let message = body.ok().and_then(|body| js::get(&body, "message").as_string());
        return Err(Error::from_status(status, message));
    }
    match body {
        Ok(json) => Ok(Answer { status, json }),
        Err(error) => Err(Error {
            status: Some(status),
            ..error
        }),
    }
}

async fn fetch_response(request: &web_sys::Request, fetch: Option<&Function>) -> Result<Response, Error> {
    let called = match fetch {
        Some(fetch) => fetch.call1(&JsValue::NULL, request),
        None => global_fetch(request),
    };
    let answer = settle(called)
        .await
        .map_err(|reason| Error::new(ErrorKind::Network, describe(&reason)))?;
    if answer.is_object() {
        Ok(answer.unchecked_into())
    } else {
        Err(no_response())
    }
}

fn read_status(response: &Response) -> Result<u16, Error> {
    let status = response.status().ok().and_then(|status| status.as_f64());
    status.map(|status| status as u16).ok_or_else(no_response)
}

fn no_response() -> Error {
    Error::new(ErrorKind::Malformed, "fetch gave something that is not a Response")
}

async fn read_json(response: &Response) -> Result<JsValue, Error> {
    // A SyntaxError is a body that is not JSON; anything else is a body that did not arrive.
    settle(response.json()).await.map_err(|reason| {
        let kind = if reason.is_instance_of::<js_sys::SyntaxError>() {
            ErrorKind::Malformed
        } else {
            ErrorKind::Network
        };
        Error::new(kind, describe(&reason))
    })
}

/// What a call gave in the end: it may have thrown at once, and given a promise or a plain value.
async fn settle(called: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&called?)).await
}

/// What a thrown value says of itself, whatever it is.
fn describe(reason: &JsValue) -> String {
    match reason.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => reason.as_string().unwrap_or_default(),
    }
}

/// One path segment. Ids come from hosts and servers: none may reach another path than the one meant.
pub(super) fn segment(id: &str) -> Result<String, Error> {
    if matches!(id, "" | "." | "..") {
        return Err(Error::new(ErrorKind::Config, format!("“{id}” is not an id.")));
    }
    Ok(js_sys::encode_uri_component(id).into())
}

/// Query parameters of a list, of which only those that are set are sent.
pub(super) fn present<'a>(params: &[(&'a str, Option<&'a str>)]) -> Vec<(&'a str, &'a str)> {
    params
        .iter()
        .filter_map(|&(name, value)| Some((name, value?)))
        .collect()
}
