use super::icons::{CROSS, Icon};
use super::placeholder::Details;
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
    let spoken = move || {
        messages.with(|messages| {
            let said = messages.iter().filter(|m| !matches!(m, Message::Saving { .. }));
            said.map(text::message).collect::<Vec<_>>().join(" ")
        })
    };
    let shown = {
        let store = store.clone();
        move || {
            let messages = messages.get().into_iter().enumerate();
            let line = |(index, message)| view! { <Line store=store.clone() index message /> };
            messages.map(line).collect_view()
        }
    };
    view! {
        <p class="visually-hidden" role="status">
            {spoken}
        </p>
        <div class="status" part="status">
            <Paused store=store.clone() />
            {shown}
        </div>
    }
}

#[component]
fn Line(store: Store, index: usize, message: Message) -> impl IntoView {
    let is_problem = message.is_problem();
    let can_undo = matches!(
        message,
        Message::Saving { .. } | Message::Notice(Notice::Saved { can_undo: true, .. }, _)
    );
    let details = match &message {
        Message::Notice(_, Some(error)) => error.message.clone(),
        _ => String::new(),
    };
    let undo = store.clone();
    let undo = move |_| undo.undo();
    let dismiss = move |_| store.dismiss(index);
    view! {
        <div class="message" class:problem=is_problem>
            <div class="words">
                <p dir="auto">{text::message(&message)}</p>
                <Details message=details />
            </div>
            {can_undo
                .then(|| {
                    view! {
                        <button type="button" class="text-button" part="undo-button" on:click=undo>
                            {text::UNDO}
                        </button>
                    }
                })}
            <button
                type="button"
                class="icon-button"
                aria-label=text::DISMISS
                title=text::DISMISS
                on:click=dismiss
            >
                <Icon d=CROSS />
            </button>
        </div>
    }
}

/// Edits that wait: for the next attempt, or for a person's decision.
#[component]
fn Paused(store: Store) -> impl IntoView {
    let membership = store.membership();
    let fault = store.fault();
    let pause = Memo::new(move |_| membership.with(|m| m.is_loaded().then(|| m.pause()).flatten()));
    let is_unsaved = Memo::new(move |_| membership.with(Membership::has_unsaved));
    move || match pause.get() {
        Some(Pause::Retrying(_)) => view! {
            <div class="message waiting" role="status">
                <p>{text::RETRYING}</p>
            </div>
        }
        .into_any(),
        Some(Pause::Held) => {
            let (retry, discard) = (store.clone(), store.clone());
            let why = fault.get();
            let words = why.as_ref().map(text::fault).unwrap_or_default();
            let details = why.map(|fault| fault.error.message).unwrap_or_default();
            view! {
                <div class="message problem" role="alert">
                    <div class="words">
                        <p class="title">
                            {move || if is_unsaved.get() { text::EDITS_HELD } else { text::REFRESH_FAILED }}
                        </p>
                        <p>{move || membership.with(text::held)}</p>
                        <p>{words}</p>
                        <Details message=details />
                    </div>
                    <button type="button" class="button" part="button" on:click=move |_| retry.retry()>
                        {text::RETRY}
                    </button>
                    <Show when=move || is_unsaved.get()>
                        {
                            let discard = discard.clone();
                            view! {
                                <button type="button" class="button" part="button" on:click=move |_| discard.discard()>
                                    {text::DISCARD}
                                </button>
                            }
                        }
                    </Show>
                </div>
            }
            .into_any()
        }
        Some(Pause::SignedOut) | None => ().into_any(),
    }
}
