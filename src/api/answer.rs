//! How a request is sent, and what of its answer is taken in.

use super::{Error, ErrorKind};
use crate::browser::js;
use crate::kit::json;
use js_sys::{Function, Object, Promise};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit};

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
    fn global_fetch(url: &str, init: &RequestInit) -> Result<JsValue, JsValue>;

    type Response;
    #[wasm_bindgen(method, getter, catch)]
    fn status(this: &Response) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn headers(this: &Response) -> Result<Headers, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn json(this: &Response) -> Result<JsValue, JsValue>;

    type Headers;
    #[wasm_bindgen(method, catch)]
    fn get(this: &Headers, name: &str) -> Result<JsValue, JsValue>;
}

/// What `fetch` is called with.
pub(super) struct Request {
    pub url: String,
    pub init: RequestInit,
}

/// Sends a request and takes its answer in, if that is a 2xx in JSON; `signal` and `timeout` may have ended it.
pub(super) async fn receive(
    request: Result<Request, Error>,
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
        Ok((status, retry_after(&response), read_json(&response).await))
    };
    let (status, retry_after, body) = received.await.map_err(|error| stopped().unwrap_or(error))?;
    if let (Err(_), Some(stop)) = (&body, stopped()) {
        return Err(stop);
    }
    if !(200..300).contains(&status) {
        let said = |key| body.as_ref().ok().and_then(|body| js::get(body, key).as_string());
        return Err(Error {
            retry_after,
            ..Error::from_status(status, said("message"), said("type"))
        });
    }
    match body {
        Ok(json) => Ok(Answer { status, json }),
        Err(error) => Err(Error {
            status: Some(status),
            ..error
        }),
    }
}

/// Whether a request is answered at all, whatever the answer.
pub(super) async fn is_answered(request: &Request) -> bool {
    fetch_response(request, None).await.is_ok()
}

async fn fetch_response(Request { url, init }: &Request, fetch: Option<&Function>) -> Result<Response, Error> {
    let called = match fetch {
        Some(fetch) => fetch.call2(&JsValue::NULL, &url.as_str().into(), init),
        None => global_fetch(url, init),
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

/// The seconds to wait that an answer asks for: it says so many, or until when.
fn retry_after(response: &Response) -> Option<u32> {
    let said = response.headers().ok()?.get("retry-after").ok()?.as_string()?;
    let said = said.trim();
    let seconds = match said.parse::<u32>() {
        Ok(seconds) => seconds,
        // What is no date is no number either, and becomes 0.
        Err(_) => ((js_sys::Date::parse(said) - js_sys::Date::now()) / 1_000.0).ceil() as u32,
    };
    Some(seconds).filter(|&seconds| seconds > 0)
}

fn no_response() -> Error {
    Error::new(ErrorKind::Malformed, "fetch gave something that is not a Response")
}

async fn read_json(response: &Response) -> Result<JsValue, Error> {
    // A SyntaxError is a body that is not JSON; anything else is a body that did not arrive.
    settle(response.json()).await.map_err(|reason| {
        let kind = match js::text(&reason, "name").as_str() {
            "SyntaxError" => ErrorKind::Malformed,
            _ => ErrorKind::Network,
        };
        Error::new(kind, describe(&reason))
    })
}

/// What a call gave in the end: it may have thrown at once, and given a promise or a plain value. The latter is there
/// without waiting: the element may have asked already, and hold the answer.
async fn settle(called: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    let given = called?;
    if !js::get(&given, "then").is_function() {
        return Ok(given);
    }
    JsFuture::from(Promise::resolve(&given)).await
}

/// What a thrown value says of itself, whatever it is.
fn describe(reason: &JsValue) -> String {
    reason.as_string().unwrap_or_else(|| js::text(reason, "message"))
}
