//! Small pieces that several views are made of.

use super::click;
use crate::session::Fault;
use crate::text;
use leptos::prelude::*;

/// Bars in the place of rows that are on their way.
pub fn skeleton(label: &'static str) -> AnyView {
    view! {
        <div class="skeleton" part="skeleton">
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
pub fn nothing(title: &'static str, hint: &'static str) -> AnyView {
    view! {
        <div class="nothing" part="empty">
            <p class="title">{title}</p>
            <p class="hint">{hint}</p>
        </div>
    }
    .into_any()
}

/// What could not be had, why, and the way to go on, if there is one.
pub fn failed(title: &'static str, fault: Fault, way_on: AnyView) -> AnyView {
    view! {
        <div class="nothing" part="error" role="alert">
            <p class="title">{title}</p>
            <p class="hint">{text::fault(&fault)}</p>
            {details(fault.error.message)}
            {way_on}
        </div>
    }
    .into_any()
}

/// A problem beside what is shown all the same.
pub fn problem(title: &'static str, words: Vec<String>, details_of: String, ways_on: Vec<AnyView>) -> AnyView {
    let words: Vec<AnyView> = words
        .into_iter()
        .map(|words| view! { <p>{words}</p> }.into_any())
        .collect();
    view! {
        <div class="message problem" part="message" role="alert">
            <div class="words">
                <p class="title">{title}</p>
                {words.into_any()}
                {details(details_of)}
            </div>
            {ways_on.into_any()}
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
pub fn button(label: &'static str, action: impl FnMut() + 'static) -> AnyView {
    view! {
        <button type="button" class="button" part="button" on:click=click(action)>
            {label}
        </button>
    }
    .into_any()
}

/// A button that is a word in a line: Undo, Show more.
pub fn text_button(label: &'static str, action: impl FnMut() + 'static) -> AnyView {
    view! {
        <button type="button" class="text-button" part="button" on:click=click(action)>
            {label}
        </button>
    }
    .into_any()
}
