use super::click;
use crate::session::Fault;
use crate::text;
use leptos::prelude::*;

/// Bars in the place of rows that are on their way.
#[component]
pub fn Skeleton(label: &'static str) -> impl IntoView {
    view! {
        <div class="skeleton" part="skeleton" aria-busy="true">
            <span class="visually-hidden" role="status">
                {label}
            </span>
            <div class="bar"></div>
            <div class="bar"></div>
            <div class="bar"></div>
        </div>
    }
    .into_any()
}

/// Nothing to list, and why.
#[component]
pub fn Nothing(title: &'static str, hint: &'static str) -> impl IntoView {
    view! {
        <div class="nothing" part="empty">
            <p class="title">{title}</p>
            <p class="hint">{hint}</p>
        </div>
    }
    .into_any()
}

/// What could not be had, why, and the way to try again if there is one.
#[component]
pub fn Failed(title: &'static str, fault: Fault, #[prop(optional, into)] retry: Option<Callback<()>>) -> impl IntoView {
    let retry = match retry {
        Some(retry) => button(text::RETRY, move || retry.run(())),
        None => ().into_any(),
    };
    view! {
        <div class="nothing" part="error" role="alert">
            <p class="title">{title}</p>
            <p class="hint">{text::fault(&fault)}</p>
            {details(fault.error.message)}
            {retry}
        </div>
    }
    .into_any()
}

/// The server's own words, for whoever wants them.
pub fn details(message: String) -> AnyView {
    if message.is_empty() {
        return ().into_any();
    }
    view! {
        <details class="details">
            <summary>{text::DETAILS}</summary>
            <p>{message}</p>
        </details>
    }
    .into_any()
}

/// A plain button.
pub fn button(label: &'static str, action: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="button" part="button" on:click=click(action)>
            {label}
        </button>
    }
    .into_any()
}

/// A button that is a word in a line: Undo, Show more.
pub fn text_button(label: &'static str, action: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="text-button" part="button" on:click=click(action)>
            {label}
        </button>
    }
    .into_any()
}
