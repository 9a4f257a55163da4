use crate::kit::{El, IntoChild, Tracked, el, when};
use crate::live::Fault;
use crate::live::session::{Session, SignedIn};
use crate::text;
use crate::widget::{button, forget_recent};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// Which backend it is, who is signed in, and the way out.
pub fn top_bar(session: Session) -> impl IntoChild {
    let backend = session.client().base_url().as_str().to_owned();
    let failed = Tracked::new(None::<Fault>);
    let who = move || match session.signed_in() {
        SignedIn::In(Some(user)) => user.name().to_owned(),
        SignedIn::In(None) | SignedIn::Unknown => String::new(),
        SignedIn::Out => text::SIGNED_OUT.say(),
    };
    let sign_out = move || {
        spawn_local(async move {
            match session.sign_out().await {
                // A page from the start keeps nothing of the user who left.
                Ok(()) => {
                    forget_recent(session.client().base_url());
                    drop(window().location().reload());
                }
                Err(fault) => failed.set(Some(fault)),
            }
        });
    };
    let way_out = when(
        move || matches!(session.signed_in(), SignedIn::In(_)),
        move || button(text::SIGN_OUT, sign_out),
    );
    let bar = el("header")
        .class("page-bar customer-groups")
        .child(el("h1").class("page-title").child(text::CUSTOMER_GROUPS))
        .child(
            el("p")
                .class("page-backend")
                .attr("title", text::BACKEND)
                .child(backend),
        )
        .child(el("p").class("page-user").child(who))
        .child(language())
        .child(way_out);
    (bar, move || failed.get().map(problem))
}

/// The choice of the page's language, which page/language.js offers.
fn language() -> Option<El> {
    let app = document().get_element_by_id("app")?;
    let offer: Function = Reflect::get(&app, &"offerLanguages".into()).ok()?.dyn_into().ok()?;
    let offer = move |select: Element| drop(offer.call1(&JsValue::NULL, &select));
    let select = el("select").class("cg-field page-language");
    Some(select.attr("aria-label", text::LANGUAGE).directive(offer))
}

fn problem(fault: Fault) -> El {
    el("p")
        .class("page-problem")
        .attr("role", "alert")
        .child(text::SIGN_OUT_FAILED)
        .child(" ")
        .child(text::fault(&fault))
}
