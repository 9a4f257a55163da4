use super::parts::{button, details, problem, text_button};
use super::{click, dynamic, keep_focus, text as following};
use crate::membership::{Notice, Pause};
use crate::store::{Message, Store};
use crate::text;
use leptos::html::Div;
use leptos::prelude::*;

/// What became of the edits, and what can be done about it.
///
/// What is said aloud stands in a live region of its own, which is there before its text is.
#[component]
pub fn StatusLine(store: Store) -> impl IntoView {
    let state = store.state();
    let messages = Memo::new(move |_| state.with(|state| state.messages.clone()));
    let spoken = following(move || {
        messages.with(|messages| {
            let said = messages.iter().filter(|m| !matches!(m, Message::Saving { .. }));
            said.map(text::message).collect::<Vec<_>>().join(" ")
        })
    });
    let place = NodeRef::<Div>::new();
    let paused = paused(store.clone(), place);
    let shown = dynamic(move || {
        keep_focus_in(place);
        let messages = messages.get().into_iter().enumerate();
        let lines: Vec<AnyView> = messages.map(|(at, message)| line(&store, at, message)).collect();
        lines.into_any()
    });
    view! {
        <p class="visually-hidden" role="status">
            {spoken}
        </p>
        <div class="status" part="status" node_ref=place>
            {paused}
            {shown}
        </div>
    }
    .into_any()
}

fn keep_focus_in(place: NodeRef<Div>) {
    keep_focus(place.get_untracked().map(Into::into));
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
                <p>
                    <bdi>{text::message(&message)}</bdi>
                </p>
                {details(words)}
            </div>
            {undo}
            <button
                type="button"
                class="icon-button cross"
                part="button"
                aria-label=text::DISMISS
                title=text::DISMISS
                on:click=click(move || store.dismiss(index))
            ></button>
        </div>
    }
    .into_any()
}

/// Edits that wait: for the next attempt, or for a person's decision.
fn paused(store: Store, place: NodeRef<Div>) -> impl IntoView {
    let state = store.state();
    // The edits that wait may change while they do; the words and buttons follow.
    let waiting = Memo::new(move |_| {
        state.with(|state| {
            let membership = &state.membership;
            let pause = membership.pause().filter(|_| membership.is_loaded())?;
            Some((pause, text::held(membership)))
        })
    });
    dynamic(move || {
        keep_focus_in(place);
        match waiting.get() {
            Some((Pause::Retrying(_), _)) => {
                let words = state.with_untracked(|state| text::retrying(state.fault.as_ref()));
                view! {
                    <div class="message waiting" part="message" role="status">
                        <p>{words}</p>
                    </div>
                }
                .into_any()
            }
            Some((Pause::Held, edits)) => {
                let fault = state.with_untracked(|state| state.fault.clone());
                let why = fault.as_ref().map(text::fault).unwrap_or_default();
                let details = fault.map(|fault| fault.error.message).unwrap_or_default();
                let (retry, discard) = (store.clone(), store.clone());
                let mut ways_on = vec![button(text::RETRY, move || retry.retry())];
                let title = if edits.is_empty() {
                    text::REFRESH_FAILED
                } else {
                    ways_on.push(button(text::DISCARD, move || discard.discard()));
                    text::EDITS_HELD
                };
                problem(title, vec![edits, why], details, ways_on)
            }
            Some((Pause::SignedOut, _)) | None => ().into_any(),
        }
    })
}
