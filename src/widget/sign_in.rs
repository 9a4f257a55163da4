use super::focus::{add_button, focus, target_of};
use crate::kit::{El, Tracked, el};
use crate::live::SignInError;
use crate::live::session::Session;
use crate::text::{self, Phrase};
use leptos::ev;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// How the sign-in goes.
#[derive(Clone, Default)]
struct Progress {
    is_busy: bool,
    /// Why it came to nothing, and with which address.
    error: Option<(SignInError, String)>,
}

/// Email and password, where they are needed. What waits for a session goes on by itself afterwards.
pub fn sign_in(session: Session, reason: Phrase) -> El {
    let progress = Tracked::new(Progress::default());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let form = target_of(&event);
        let (Some(email), Some(password)) = (field(&form, "[type=email]"), field(&form, "[type=password]")) else {
            return;
        };
        if progress.with_untracked(|progress| progress.is_busy) {
            return;
        }
        progress.set(Progress {
            is_busy: true,
            error: None,
        });
        spawn_local(async move {
            let name = email.value();
            let outcome = session.sign_in(name.trim(), &password.value()).await;
            let Err(why) = outcome else {
                // The form goes; where it stood in a card, the work goes on there.
                return focus(form.as_ref().and_then(add_button));
            };
            password.set_value("");
            focus(Some(password.into()));
            progress.set(Progress {
                is_busy: false,
                error: Some((why, name.trim().to_owned())),
            });
        });
    };
    let is_busy = move || progress.with(|progress| progress.is_busy);
    let input = |kind: &'static str, autocomplete: &'static str| {
        el("input")
            .class("cg-field")
            .part("field")
            .attr("type", kind)
            .attr("name", kind)
            .attr("autocomplete", autocomplete)
            .attr("required", "")
    };
    // Where the password goes, unless that is plain from the page's own address.
    let client = session.client();
    let base = client.base_url();
    let backend = base.is_cross_origin().then(|| {
        let name = text::LABELLED.with(&[("label", &text::BACKEND.say()), ("value", base.as_str())]);
        el("p").class("cg-hint").child(name)
    });
    let error = move || {
        let said = |(why, email): &(SignInError, String)| {
            text::sign_in_error(why, email, session.client().base_url().as_str())
        };
        progress.with(|progress| progress.error.as_ref().map(said))
    };
    let label = move || if is_busy() { text::SIGNING_IN } else { text::SIGN_IN };
    el("form")
        .class("cg-sign-in")
        .part("sign-in")
        // Never sent as a form. If it were, because nothing of ours runs, the password must not be in the address.
        .attr("method", "post")
        .attr("aria-busy", move || is_busy().then_some("true"))
        .on(ev::submit, submit)
        .child(el("p").class("cg-title").attr("role", "alert").child(reason))
        .child(el("p").class("cg-problem").attr("role", "alert").child(error))
        .child(backend)
        .child(el("label").child(text::EMAIL).child(input("email", "username")))
        .child(
            el("label")
                .child(text::PASSWORD)
                .child(input("password", "current-password")),
        )
        .child(
            el("button")
                .attr("type", "submit")
                .class("cg-button cg-primary")
                .part("button")
                .child(label),
        )
}

fn field(form: &Option<Element>, selector: &str) -> Option<HtmlInputElement> {
    Some(form.as_ref()?.query_selector(selector).ok()??.unchecked_into())
}
