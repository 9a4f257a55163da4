use super::follow;
use crate::session::Session;
use crate::task::spawn_local;
use crate::text;
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

/// Email and password, where they are needed. What waits for a session goes on by itself afterwards.
#[component]
pub fn SignIn(session: Session, reason: &'static str) -> impl IntoView {
    let (email, password) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let error = RwSignal::new(String::new());
    let is_busy = RwSignal::new(false);
    let (email_id, password_id) = (super::unique_id("email"), super::unique_id("password"));
    let error_id = super::unique_id("error");
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (Some(email), Some(password)) = (email.get_untracked(), password.get_untracked()) else {
            return;
        };
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        error.set(String::new());
        let session = session.clone();
        spawn_local(async move {
            let outcome = session.sign_in(email.value().trim(), &password.value()).await;
            // Signed in, this form is gone, and its signals with it.
            is_busy.try_set(false);
            if let Err(why) = outcome {
                error.try_set(text::sign_in_error(&why, session.client().base_url().as_str()));
                password.set_value("");
                let _ = password.focus();
            }
        });
    };
    view! {
        <form class="sign-in" part="sign-in" on:submit=submit aria-busy=follow(move || is_busy.get().then_some("true"))>
            <p class="title">{reason}</p>
            <p class="problem" role="alert" id=error_id.clone()>
                {follow(move || error.get())}
            </p>
            <label for=email_id.clone()>{text::EMAIL}</label>
            <input
                class="field"
                part="field"
                id=email_id
                node_ref=email
                type="email"
                name="email"
                autocomplete="username"
                required
                aria-describedby=error_id.clone()
            />
            <label for=password_id.clone()>{text::PASSWORD}</label>
            <input
                class="field"
                part="field"
                id=password_id
                node_ref=password
                type="password"
                name="password"
                autocomplete="current-password"
                required
                aria-describedby=error_id
            />
            <button type="submit" class="button primary" part="button" disabled=is_busy>
                {follow(move || String::from(if is_busy.get() { text::SIGNING_IN } else { text::SIGN_IN }))}
            </button>
        </form>
    }
    .into_any()
}
