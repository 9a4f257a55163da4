use super::{BaseUrl, Error, ErrorKind};
use gloo_net::http::{Method, RequestBuilder};
use serde::{Deserialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCredentials, RequestMode, Response};

/// How long a call may take until its whole answer is here, in milliseconds.
pub const TIMEOUT_MS: u32 = 15_000;

/// A Medusa Admin API at one base URL, signed in by session cookie. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Client {
    base: BaseUrl,
    credentials: RequestCredentials,
    signal: Option<AbortSignal>,
}

/// One call: everything that differs from call to call.
pub(super) struct Call<'a> {
    pub method: Method,
    /// Under the base URL, already encoded.
    pub path: String,
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
            path: path.into(),
            query,
            body: None,
            token: None,
        }
    }

    pub fn post(path: impl Into<String>, body: Option<String>) -> Self {
        Self {
            method: Method::POST,
            path: path.into(),
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
            signal: None,
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

    /// The same client, whose calls end with [`ErrorKind::Aborted`] once `signal` is aborted.
    #[must_use]
    pub fn with_signal(&self, signal: &AbortSignal) -> Self {
        Self {
            signal: Some(signal.clone()),
            ..self.clone()
        }
    }

    /// Sends one call and returns the answer's JSON as the browser parsed it.
    ///
    /// A `GET` carries no header of ours, so that it costs no CORS preflight.
    pub(super) async fn send(&self, call: Call<'_>) -> Result<JsValue, Error> {
        let timeout = AbortSignal::timeout_with_u32(TIMEOUT_MS);
        let signals = js_sys::Array::of1(&timeout);
        if let Some(signal) = &self.signal {
            signals.push(signal);
        }
        let signal = AbortSignal::any(&signals);
        let stopped = || match &self.signal {
            Some(signal) if signal.aborted() => Some(Error::new(ErrorKind::Aborted, "")),
            _ if timeout.aborted() => Some(Error::new(ErrorKind::Timeout, "")),
            _ => None,
        };

        let request = self.request(call, &signal)?;
        let response = fetch_response(&request)
            .await
            .map_err(|error| stopped().unwrap_or(error))?;
        let status = response.status();
        let json = read_json(&response).await;
        if !response.ok() {
            let message = json.ok().and_then(|body| from_js::<ErrorBody>(body).ok());
            return Err(Error::from_status(status, message.map(|m| m.message)));
        }
        json.map_err(|error| {
            stopped().unwrap_or(Error {
                status: Some(status),
                ..error
            })
        })
    }

    /// [`send`](Self::send), with the answer as `T`.
    pub(super) async fn fetch<T: DeserializeOwned>(&self, call: Call<'_>) -> Result<T, Error> {
        from_js(self.send(call).await?)
    }

    fn request(&self, call: Call<'_>, signal: &AbortSignal) -> Result<web_sys::Request, Error> {
        let mut builder = RequestBuilder::new(&self.base.join(&call.path))
            .method(call.method)
            .credentials(self.credentials)
            .abort_signal(Some(signal))
            .query(call.query.iter().copied());
        if let Some(token) = call.token {
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
            Ok(request) => fetch_response(&request.into()).await.is_ok(),
            Err(_) => false,
        }
    }
}

/// The body of Medusa's refusals.
#[derive(Deserialize)]
struct ErrorBody {
    message: String,
}

#[wasm_bindgen]
extern "C" {
    // Our own binding rather than gloo-net's `send`: that one panics when a wrapped `fetch` rejects with something that
    // is no `Error` or resolves with something that is no `Response`, and a panic would end every widget of the page.
    #[wasm_bindgen(js_name = fetch, catch)]
    fn global_fetch(request: &web_sys::Request) -> Result<JsValue, JsValue>;
}

async fn fetch_response(request: &web_sys::Request) -> Result<Response, Error> {
    let answer = match global_fetch(request) {
        Ok(promise) => JsFuture::from(js_sys::Promise::resolve(&promise)).await,
        Err(thrown) => Err(thrown),
    };
    answer
        .map_err(|reason| Error::new(ErrorKind::Network, describe(&reason)))?
        .dyn_into()
        .map_err(|_| Error::new(ErrorKind::Malformed, "fetch gave something that is not a Response"))
}

async fn read_json(response: &Response) -> Result<JsValue, Error> {
    let body = match response.json() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(thrown) => Err(thrown),
    };
    // A SyntaxError is a body that is not JSON; anything else is a body that did not arrive.
    body.map_err(|reason| {
        let kind = if reason.is_instance_of::<js_sys::SyntaxError>() {
            ErrorKind::Malformed
        } else {
            ErrorKind::Network
        };
        Error::new(kind, describe(&reason))
    })
}

pub(super) fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, Error> {
    serde_wasm_bindgen::from_value(value).map_err(|error| Error::new(ErrorKind::Malformed, error.to_string()))
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
