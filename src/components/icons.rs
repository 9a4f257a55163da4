use leptos::prelude::*;

/// A line drawing in the size of the text. Decoration: what it means stands beside it, or in its button's label.
#[component]
pub fn Icon(
    /// The path data, drawn on 20 by 20.
    d: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d=d></path>
        </svg>
    }
    .into_any()
}

pub const CHECK: &str = "M4.5 10.5 8.5 14.5 15.5 6";
pub const CROSS: &str = "M5.5 5.5 14.5 14.5M14.5 5.5 5.5 14.5";
