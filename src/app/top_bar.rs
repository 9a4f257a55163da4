use crate::api::User;
use crate::kit::el::{IntoMarkup, Markup};
use crate::kit::reactive::{RwSignal, memo};
use crate::kit::task::spawn_local;
use crate::live::session::{Fault, Session, SignedIn};
use crate::text;
use crate::widget::{button, dynamic, el};
use leptos::prelude::*;

/// Which backend it is, who is signed in, and the way out.
pub fn top_bar(session: Session) -> Markup {
    let backend = session.client().base_url().as_str().to_owned();
    let failed = RwSignal::new(None::<Fault>);
    let who = {
        let session = session.clone();
        move || match session.signed_in() {
            SignedIn::In(Some(user)) => name(&user),
            SignedIn::In(None) | SignedIn::Unknown => String::new(),
            SignedIn::Out => text::SIGNED_OUT.into(),
        }
    };
    let is_in = {
        let session = session.clone();
        memo(move || matches!(session.signed_in(), SignedIn::In(_)))
    };
    let sign_out = Callback::new(move |()| {
        let session = session.clone();
        spawn_local(async move {
            match session.sign_out().await {
                // A page from the start keeps nothing of the user who left.
                Ok(()) => drop(window().location().reload()),
                Err(fault) => drop(failed.try_set(Some(fault))),
            }
        });
    });
    let way_out = dynamic(move || match is_in.get() {
        true => button(text::SIGN_OUT, move || sign_out.run(())),
        false => ().markup(),
    });
    let problem = dynamic(move || match failed.get() {
        Some(fault) => el("p")
            .class("page-problem")
            .attr("role", "alert")
            .child(text::SIGN_OUT_FAILED)
            .child(" ")
            .child(text::fault(&fault))
            .markup(),
        None => ().markup(),
    });
    let bar = el("header")
        .class("page-bar customer-groups")
        .child(el("h1").class("page-title").child(text::CUSTOMER_GROUPS))
        .child(
            el("p")
                .class("page-backend")
                .attr("title", text::BACKEND)
                .child(backend),
        )
        .child(el("p").class("page-user").text(who))
        .child(way_out);
    vec![bar.markup(), problem.markup()].markup()
}

fn name(user: &User) -> String {
    user.email.clone().unwrap_or_else(|| user.id.clone())
}
