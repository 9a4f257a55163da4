use super::address::Address;
use crate::kit::{El, IntoChild, effect, el};
use crate::live::session::Session;
use crate::live::store;
use crate::text;
use crate::widget::{button, focus, once_drawn};
use leptos::ev;
use leptos::prelude::*;
use web_sys::Element;

/// Asks whether edits that wait for Save may be dropped, before another customer is shown. Not by the browser's own
/// question: a frame may not be allowed one, and then hears no.
pub fn question(address: Address, session: Session) -> impl IntoChild {
    // Saved or discarded meanwhile.
    effect(move || {
        if !store::has_unsaved_in(session) {
            address.stay();
        }
    });
    move || address.asked().map(|_| asked(address))
}

fn asked(address: Address) -> El {
    // It comes back to what had it.
    let before = document().active_element();
    let back = move || focus(before.clone());
    let stay = {
        let back = back.clone();
        move || {
            address.stay();
            back();
        }
    };
    let escaped = {
        let stay = stay.clone();
        move |event: ev::KeyboardEvent| {
            if event.key() == "Escape" {
                stay();
            }
        }
    };
    let leave = move || {
        address.leave();
        back();
    };
    let take_focus = |button: Element| once_drawn(Box::new(move || focus(Some(button))));
    el("div")
        .class("page-leave customer-groups")
        .attr("role", "alertdialog")
        .attr("aria-label", text::LEAVE_STAGED)
        .on(ev::keydown, escaped)
        .child(
            el("div")
                .class("cg-message cg-problem")
                .child(el("p").class("cg-words").child(text::LEAVE_STAGED))
                .child(button(text::STAY, stay).directive(take_focus))
                .child(button(text::LEAVE, leave)),
        )
}
