use crate::api::User;
use crate::components::{button, dynamic, text as following};
use crate::session::{Fault, Session, SignedIn};
use crate::task::spawn_local;
use crate::text;
use leptos::prelude::*;

/// Which backend it is, who is signed in, and the way out.
#[component]
pub fn TopBar(session: Session) -> impl IntoView {
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
        Memo::new(move |_| matches!(session.signed_in(), SignedIn::In(_)))
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
        false => ().into_any(),
    });
    let problem = dynamic(move || match failed.get() {
        Some(fault) => view! {
            <p class="page-problem" role="alert">
                {text::SIGN_OUT_FAILED} " " {text::fault(&fault)}
            </p>
        }
        .into_any(),
        None => ().into_any(),
    });
    view! {
        <header class="page-bar customer-groups">
            <h1 class="page-title">{text::CUSTOMER_GROUPS}</h1>
            <p class="page-backend" title=text::BACKEND>
                {backend}
            </p>
            <p class="page-user">{following(who)}</p>
            {way_out}
        </header>
        {problem}
    }
    .into_any()
}

fn name(user: &User) -> String {
    user.email.clone().unwrap_or_else(|| user.id.clone())
}
