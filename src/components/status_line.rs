use super::icons::{CROSS, Icon};
use super::placeholder::{button, details, text_button};
use super::{click, dynamic, follow};
use crate::membership::{Membership, Notice, Pause};
use crate::store::{Message, Store};
use crate::text;
use leptos::prelude::*;

/// What became of the edits, and what can be done about it.
///
/// What is said aloud stands in a live region of its own, which is there before its text is.
#[component]
pub fn StatusLine(store: Store) -> impl IntoView {
    let messages = store.messages();
    let spoken = follow(move || {
        messages.with(|messages| {
            let said = messages.iter().filter(|m| !matches!(m, Message::Saving { .. }));
            said.map(text::message).collect::<Vec<_>>().join(" ")
        })
    });
    let paused = paused(store.clone());
    let shown = dynamic(move || {
        let messages = messages.get().into_iter().enumerate();
        let lines: Vec<AnyView> = messages.map(|(at, message)| line(&store, at, message)).collect();
        lines.into_any()
    });
    view! {
        <p class="visually-hidden" role="status">
            {spoken}
        </p>
        <div class="status" part="status">
            {paused}
            {shown}
        </div>
    }
    .into_any()
}

fn line(store: &Store, index: usize, message: Message) -> AnyView {
    let can_undo = matches!(
        message,
        Message::Saving { .. } | Message::Notice(Notice::Saved { can_undo: true, .. }, _)
    );
    let words = match &message {
        Message::Notice(_, Some(error)) => error.message.clone(),
        _ => String::new(),
    };
    let undo = match can_undo {
        true => {
            let store = store.clone();
            text_button(text::UNDO, move || store.undo())
        }
        false => ().into_any(),
    };
    let store = store.clone();
    let class = if message.is_problem() {
        "message problem"
    } else {
        "message"
    };
    view! {
        <div class=class part="message">
            <div class="words">
                <p dir="auto">{text::message(&message)}</p>
                {details(words)}
            </div>
            {undo}
            <button
                type="button"
                class="icon-button"
                aria-label=text::DISMISS
                title=text::DISMISS
                on:click=click(move || store.dismiss(index))
            >
                <Icon d=CROSS />
            </button>
        </div>
    }
    .into_any()
}

/// Edits that wait: for the next attempt, or for a person's decision.
fn paused(store: Store) -> impl IntoView {
    let membership = store.membership();
    let fault = store.fault();
    let pause = Memo::new(move |_| membership.with(|m| m.pause().filter(|_| m.is_loaded())));
    dynamic(move || match pause.get() {
        Some(Pause::Retrying(_)) => view! {
            <div class="message waiting" part="message" role="status">
                <p>{text::RETRYING}</p>
            </div>
        }
        .into_any(),
        Some(Pause::Held) => {
            let fault = fault.get();
            let why = fault.as_ref().map(text::fault).unwrap_or_default();
            let words = fault.map(|fault| fault.error.message).unwrap_or_default();
            let store = store.clone();
            dynamic(move || {
                let is_unsaved = membership.with(Membership::has_unsaved);
                let (retry, discard) = (store.clone(), store.clone());
                let title = if is_unsaved {
                    text::EDITS_HELD
                } else {
                    text::REFRESH_FAILED
                };
                let discard = match is_unsaved {
                    true => button(text::DISCARD, move || discard.discard()),
                    false => ().into_any(),
                };
                view! {
                    <div class="message problem" part="message" role="alert">
                        <div class="words">
                            <p class="title">{title}</p>
                            <p dir="auto">{membership.with(text::held)}</p>
                            <p>{why.clone()}</p>
                            {details(words.clone())}
                        </div>
                        {button(text::RETRY, move || retry.retry())}
                        {discard}
                    </div>
                }
                .into_any()
            })
            .into_any()
        }
        Some(Pause::SignedOut) | None => ().into_any(),
    })
}
