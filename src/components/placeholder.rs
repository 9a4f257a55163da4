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
}

/// What could not be had, why, and the way to try again if there is one.
#[component]
pub fn Failed(title: &'static str, fault: Fault, #[prop(optional, into)] retry: Option<Callback<()>>) -> impl IntoView {
    view! {
        <div class="nothing" part="error" role="alert">
            <p class="title">{title}</p>
            <p class="hint">{text::fault(&fault)}</p>
            <Details message=fault.error.message />
            {retry
                .map(|retry| {
                    view! {
                        <button type="button" class="button" part="button" on:click=move |_| retry.run(())>
                            {text::RETRY}
                        </button>
                    }
                })}
        </div>
    }
}

/// The server's own words, for whoever wants them.
#[component]
pub fn Details(message: String) -> impl IntoView {
    (!message.is_empty()).then(|| {
        view! {
            <details class="details">
                <summary>{text::DETAILS}</summary>
                <p>{message}</p>
            </details>
        }
    })
}
