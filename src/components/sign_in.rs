use super::{attribute, text as following};
use crate::session::Session;
use crate::store;
use crate::task::spawn_local;
use crate::text;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// How the sign-in goes.
#[derive(Clone, Default)]
struct Progress {
    is_busy: bool,
    error: String,
}

/// Email and password, where they are needed. What waits for a session goes on by itself afterwards.
#[component]
pub fn SignIn(session: Session, reason: &'static str) -> impl IntoView {
    let progress = RwSignal::new(Progress::default());
    let submit: Box<dyn FnMut(SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        let form = super::target_of(&event);
        let (Some(email), Some(password)) = (field(&form, "[type=email]"), field(&form, "[type=password]")) else {
            return;
        };
        if progress.with_untracked(|progress| progress.is_busy) {
            return;
        }
        progress.set(Progress {
            is_busy: true,
            error: String::new(),
        });
        let session = session.clone();
        spawn_local(async move {
            let outcome = session.sign_in(email.value().trim(), &password.value()).await;
            let Err(why) = outcome else {
                // The form goes; where it stood in a card, the work goes on there.
                super::focus(form.as_ref().and_then(super::add_button));
                return store::signed_in(&session);
            };
            password.set_value("");
            super::focus(Some(password.into()));
            progress.try_set(Progress {
                is_busy: false,
                error: text::sign_in_error(&why, session.client().base_url().as_str()),
            });
        });
    });
    let is_busy = move || progress.with(|progress| progress.is_busy);
    view! {
        <form
            class="sign-in"
            part="sign-in"
            on:submit=submit
            aria-busy=attribute(move || is_busy().then(|| "true".into()))
        >
            <p class="title" role="alert">
                {reason}
            </p>
            <p class="problem" role="alert">
                {following(move || progress.with(|progress| progress.error.clone()))}
            </p>
            <label>
                {text::EMAIL}
                <input class="field" part="field" type="email" name="email" autocomplete="username" required />
            </label>
            <label>
                {text::PASSWORD}
                <input
                    class="field"
                    part="field"
                    type="password"
                    name="password"
                    autocomplete="current-password"
                    required
                />
            </label>
            <button type="submit" class="button primary" part="button">
                {following(move || String::from(if is_busy() { text::SIGNING_IN } else { text::SIGN_IN }))}
            </button>
        </form>
    }
    .into_any()
}

fn field(form: &Option<Element>, selector: &str) -> Option<HtmlInputElement> {
    form.as_ref()?.query_selector(selector).ok()??.dyn_into().ok()
}
