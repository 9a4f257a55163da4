//! A server that answers when a test says so: every request waits until then.

use crate::fixture::{idle, until};
use gloo_net::http::Response;
use js_sys::{Function, Promise, global};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestInit};

#[wasm_bindgen(module = "/tests/client/stub.js")]
extern "C" {
    fn replace(target: &JsValue, name: &str, value: &JsValue) -> Function;
}

/// Takes the place of the page's `fetch` until it is dropped.
pub struct Server {
    waiting: Rc<RefCell<VecDeque<Exchange>>>,
    /// The id of who is signed in.
    pub user: Rc<RefCell<String>>,
    /// How many customers every group has; without it that is asked of the test.
    pub customers: Rc<Cell<Option<u32>>>,
    /// The groups of which that was asked, in this order.
    pub counted: Rc<RefCell<Vec<String>>>,
    restore: Function,
    _fetch: Closure<dyn FnMut(String, RequestInit) -> Promise>,
}

impl Server {
    pub fn start() -> Self {
        let waiting = Rc::new(RefCell::new(VecDeque::new()));
        let queue = waiting.clone();
        let user = Rc::new(RefCell::new("user_1".to_owned()));
        let signed_in = user.clone();
        let customers = Rc::new(Cell::new(Some(0)));
        let count = customers.clone();
        let counted = Rc::<RefCell<Vec<String>>>::default();
        let count_of = counted.clone();
        let fetch = Closure::<dyn FnMut(String, RequestInit) -> Promise>::new(move |url: String, init: RequestInit| {
            Promise::new(&mut |resolve, reject| {
                let request = Request::new_with_str_and_init(&url, &init).unwrap();
                // What every widget asks by the way, each test alike: the rights, who is signed in, and how many
                // customers a group has.
                let by_the_way = match () {
                    () if url.ends_with("/admin/feature-flags") => json!({"feature_flags": {}}),
                    () if url.contains("/admin/users/me") => {
                        let id = signed_in.borrow().clone();
                        json!({"user": {"email": format!("{id}@example.test"), "id": id}})
                    }
                    () if url.contains("groups%5Bid%5D=") => {
                        let params = web_sys::Url::new(&url).unwrap().search_params();
                        count_of.borrow_mut().extend(params.get("groups[id]"));
                        count.get().map_or(Value::Null, |count| json!({"count": count}))
                    }
                    () => Value::Null,
                };
                if by_the_way.is_object() {
                    let body = by_the_way.to_string();
                    let response: web_sys::Response = Response::builder().body(Some(body.as_str())).unwrap().into();
                    resolve.call1(&JsValue::NULL, &response).unwrap();
                    return;
                }
                queue.borrow_mut().push_back(Exchange {
                    request,
                    resolve,
                    reject,
                });
            })
        });
        let restore = replace(&global(), "fetch", fetch.as_ref());
        Self {
            waiting,
            user,
            customers,
            counted,
            restore,
            _fetch: fetch,
        }
    }

    /// The oldest request that no test has taken yet, which must be of this method and path.
    pub async fn next(&self, method: &str, path: &str) -> Exchange {
        let next = || self.waiting.borrow_mut().pop_front();
        let exchange = until(&format!("{method} {path}"), next).await;
        assert_eq!(
            (exchange.request.method().as_str(), exchange.path().as_str()),
            (method, path)
        );
        exchange
    }

    /// The read of a customer.
    pub async fn read(&self, customer_id: &str) -> Exchange {
        self.next("GET", &format!("/admin/customers/{customer_id}")).await
    }

    /// The edit of a customer's groups.
    pub async fn edit(&self, customer_id: &str) -> Exchange {
        self.next("POST", &format!("/admin/customers/{customer_id}/customer-groups"))
            .await
    }

    /// The picker's search.
    pub async fn search(&self) -> Exchange {
        self.next("GET", "/admin/customer-groups").await
    }

    /// Nothing was sent that no test has taken.
    pub async fn is_quiet(&self) {
        idle().await;
        let waiting = self.waiting.borrow();
        let waiting: Vec<String> = waiting.iter().map(|exchange| exchange.request.url()).collect();
        assert!(waiting.is_empty(), "no further request, but {waiting:?}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.restore.call0(&JsValue::NULL);
    }
}

/// A request that waits for its answer. An abort alone does not end it: some hosts' `fetch` does not heed the signal,
/// and an answer may be on its way when the abort comes.
pub struct Exchange {
    request: Request,
    resolve: Function,
    reject: Function,
}

impl Exchange {
    pub fn is_aborted(&self) -> bool {
        self.request.signal().aborted()
    }

    fn url(&self) -> web_sys::Url {
        web_sys::Url::new(&self.request.url()).unwrap()
    }

    fn path(&self) -> String {
        self.url().pathname()
    }

    /// A parameter of the query.
    pub fn param(&self, name: &str) -> Option<String> {
        self.url().search_params().get(name)
    }

    /// A header of the request.
    pub fn header(&self, name: &str) -> Option<String> {
        self.request.headers().get(name).unwrap()
    }

    /// The ids that an edit asks to add and to remove.
    pub async fn batch(&self) -> (Vec<String>, Vec<String>) {
        let text = JsFuture::from(self.request.clone().unwrap().text().unwrap())
            .await
            .unwrap();
        let body: Value = serde_json::from_str(&text.as_string().unwrap()).unwrap();
        let ids = |list: &str| {
            let ids = body[list].as_array().unwrap().iter();
            ids.map(|id| id.as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(body.as_object().unwrap().len(), 2, "{body}");
        (ids("add"), ids("remove"))
    }

    pub fn answer(self, status: u16, body: &str) {
        let response = Response::builder().status(status).body(Some(body)).unwrap();
        let response: web_sys::Response = response.into();
        self.resolve.call1(&JsValue::NULL, &response).unwrap();
    }

    /// The customer, in these groups.
    pub fn in_groups(self, groups: &[&str]) {
        let groups: Vec<Value> = groups.iter().map(|name| group(name)).collect();
        let id = js_sys::decode_uri_component(self.path().split('/').nth(3).unwrap()).unwrap();
        let id = String::from(id);
        let customer = json!({ "id": id, "email": format!("{id}@example.test"), "groups": groups });
        self.answer(200, &json!({ "customer": customer }).to_string());
    }

    /// A page of the store's groups, of `count` in all.
    pub fn found(self, groups: &[&str], count: u32) {
        let groups: Vec<Value> = groups.iter().map(|name| group(name)).collect();
        self.answer(200, &json!({ "customer_groups": groups, "count": count }).to_string());
    }

    /// A refusal in Medusa's form.
    pub fn refuse(self, status: u16, message: &str) {
        self.answer(status, &json!({ "type": "error", "message": message }).to_string());
    }

    /// A server that is too busy, for so many seconds.
    pub fn asks_to_wait(self, status: u16, seconds: u32) {
        let headers = gloo_net::http::Headers::new();
        headers.set("retry-after", &seconds.to_string());
        let response = Response::builder()
            .status(status)
            .headers(headers)
            .body(Some("{}"))
            .unwrap();
        let response: web_sys::Response = response.into();
        self.resolve.call1(&JsValue::NULL, &response).unwrap();
    }

    /// No answer at all.
    pub fn break_off(self) {
        let error = js_sys::TypeError::new("Failed to fetch");
        self.reject.call1(&JsValue::NULL, &error).unwrap();
    }
}

/// A group of this name, as Medusa answers it.
fn group(name: &str) -> Value {
    json!({ "id": id(name), "name": name, "created_at": "2026-02-01T12:00:00.000Z", "updated_at": null })
}

/// The id of the group of this name.
pub fn id(name: &str) -> String {
    format!("cusgroup_{name}")
}

/// A clock of the tests' own for long waits, which are kept to be looked at.
pub struct Clock {
    waits: Rc<RefCell<Vec<f64>>>,
    /// What a stopped clock has yet to call, and when.
    later: Rc<RefCell<Vec<(f64, Function)>>>,
    restore: Function,
    _set_timeout: Closure<dyn FnMut(Function, f64) -> JsValue>,
}

impl Clock {
    /// No wait lasts longer than a moment.
    pub fn hurried() -> Self {
        Self::new(false)
    }

    /// No wait ends before the test [lets time pass](Self::run_for).
    pub fn stopped() -> Self {
        Self::new(true)
    }

    fn new(is_stopped: bool) -> Self {
        let (waits, later) = (Rc::<RefCell<Vec<_>>>::default(), Rc::<RefCell<Vec<_>>>::default());
        let (kept, calls) = (waits.clone(), later.clone());
        let window = web_sys::window().unwrap();
        let real: Function = js_sys::Reflect::get(&window, &"setTimeout".into())
            .unwrap()
            .unchecked_into();
        let set_timeout = Closure::<dyn FnMut(Function, f64) -> JsValue>::new(move |then: Function, wait: f64| {
            // Shorter ones are those of the tests' own looking.
            if wait >= 100.0 {
                kept.borrow_mut().push(wait);
                if is_stopped {
                    calls.borrow_mut().push((wait, then));
                    return JsValue::from(0);
                }
            }
            real.call2(&window, &then, &wait.min(1.0).into()).unwrap()
        });
        let restore = replace(&global(), "setTimeout", set_timeout.as_ref());
        Self {
            waits,
            later,
            restore,
            _set_timeout: set_timeout,
        }
    }

    /// Lets so many milliseconds pass on a stopped clock. What begins to wait meanwhile waits from their end on.
    pub fn run_for(&self, milliseconds: f64) {
        let due: Vec<_> = self
            .later
            .borrow_mut()
            .extract_if(.., |(wait, _)| *wait <= milliseconds)
            .collect();
        for (wait, _) in self.later.borrow_mut().iter_mut() {
            *wait -= milliseconds;
        }
        for (_, then) in due {
            then.call0(&JsValue::NULL).unwrap();
        }
    }

    /// The waits so far, in milliseconds.
    pub fn waits(&self) -> Vec<f64> {
        self.waits.borrow().clone()
    }
}

impl Drop for Clock {
    fn drop(&mut self) {
        let _ = self.restore.call0(&JsValue::NULL);
    }
}

thread_local! {
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// A backend of a test's own, since widgets of one backend share a session.
pub fn backend() -> String {
    LAST.set(LAST.get() + 1);
    format!("https://t{}.example.test", LAST.get())
}
