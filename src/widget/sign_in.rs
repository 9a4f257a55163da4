use crate::kit::el::{IntoMarkup, Markup, el};
use crate::kit::reactive::RwSignal;
use crate::kit::task::spawn_local;
use crate::live::session::Session;
use crate::live::store;
use crate::text;
use leptos::ev::Event;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// How the sign-in goes.
#[derive(Clone, Default)]
struct Progress {
    is_busy: bool,
    error: String,
}

/// Email and password, where they are needed. What waits for a session goes on by itself afterwards.
pub fn sign_in(session: Session, reason: &'static str) -> Markup {
    let progress = RwSignal::new(Progress::default());
    let submit = move |event: Event| {
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
    };
    let is_busy = move || progress.with(|progress| progress.is_busy);
    let input = |kind: &'static str, name: &'static str, autocomplete: &'static str| {
        let field = el("input")
            .class("field")
            .part("field")
            .attr("type", kind)
            .attr("name", name);
        field.attr("autocomplete", autocomplete).attr("required", "")
    };
    el("form")
        .class("sign-in")
        .part("sign-in")
        .flag("aria-busy", is_busy)
        .on("submit", submit)
        .child(el("p").class("title").attr("role", "alert").child(reason))
        .child(
            el("p")
                .class("problem")
                .attr("role", "alert")
                .text(move || progress.with(|progress| progress.error.clone())),
        )
        .child(
            el("label")
                .child(text::EMAIL)
                .child(input("email", "email", "username")),
        )
        .child(
            el("label")
                .child(text::PASSWORD)
                .child(input("password", "password", "current-password")),
        )
        .child(
            el("button")
                .attr("type", "submit")
                .class("button primary")
                .part("button")
                .text(move || String::from(if is_busy() { text::SIGNING_IN } else { text::SIGN_IN })),
        )
        .markup()
}

fn field(form: &Option<Element>, selector: &str) -> Option<HtmlInputElement> {
    form.as_ref()?.query_selector(selector).ok()??.dyn_into().ok()
}
