use super::picker::Picker;
use super::placeholder::{Failed, Nothing, Skeleton};
use super::sign_in::SignIn;
use super::status_line::StatusLine;
use super::table::Table;
use crate::membership::{Membership, Pause, Row};
use crate::session::SignedIn;
use crate::store::Store;
use crate::{locale, text};
use leptos::ev;
use leptos::prelude::*;

/// What the body of the card is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    Loading,
    Failed,
    SignedOut,
    NoCustomer,
    NoGroups,
    Groups,
}

impl Body {
    fn of(membership: &Membership) -> Self {
        if membership.is_gone() {
            Self::NoCustomer
        } else if membership.is_loaded() {
            if membership.rows().is_empty() {
                Self::NoGroups
            } else {
                Self::Groups
            }
        } else {
            match membership.pause() {
                Some(Pause::Held) => Self::Failed,
                Some(Pause::SignedOut) => Self::SignedOut,
                Some(Pause::Retrying(_)) | None => Self::Loading,
            }
        }
    }
}

/// One customer's card: heading, table, picker, messages.
#[component]
pub fn Card(store: Store, heading: String) -> impl IntoView {
    let membership = store.membership();
    let language = locale::language();
    let rows: Memo<Vec<Row>> = Memo::new(move |_| {
        let mut rows = membership.with(Membership::rows);
        locale::sort_by_name(&mut rows, &language, |row| &row.group.name);
        rows
    });
    let body = Memo::new(move |_| membership.with(Body::of));
    let can_edit = Memo::new(move |_| matches!(body.get(), Body::NoGroups | Body::Groups));
    let asks_sign_in = Memo::new(move |_| membership.with(|m| m.pause() == Some(Pause::SignedOut)));
    let add_button = NodeRef::new();

    let online = {
        let store = store.clone();
        window_event_listener(ev::online, move |_| store.retry())
    };
    on_cleanup(move || online.remove());

    let session = store.session().clone();
    let sign_in = {
        let session = session.clone();
        move || {
            let reason = if membership.with(Membership::has_unsaved) {
                text::SIGN_IN_KEEPS
            } else if membership.with(Membership::is_loaded) {
                text::SIGN_IN_AGAIN
            } else {
                text::SIGN_IN_TITLE
            };
            view! { <SignIn session=session.clone() reason /> }
        }
    };
    // Signed in by another widget, or in the page around it.
    let resume = store.clone();
    Effect::new(move || {
        if asks_sign_in.get() && matches!(session.signed_in(), SignedIn::In(_)) {
            resume.retry();
        }
    });

    view! {
        <header class="header" part="header">
            <h2 class="heading" part="heading" id=heading>
                {text::CUSTOMER_GROUPS}
            </h2>
            <Show when=move || can_edit.get()>
                <span class="count" part="count">
                    {move || rows.with(Vec::len)}
                </span>
            </Show>
            {
                let store = store.clone();
                move || can_edit.get().then(|| view! { <Picker store=store.clone() button=add_button /> })
            }
        </header>
        <StatusLine store=store.clone() />
        <Show when=move || asks_sign_in.get()>{sign_in.clone()}</Show>
        {move || match body.get() {
            Body::Loading => view! { <Skeleton label=text::LOADING /> }.into_any(),
            Body::SignedOut => ().into_any(),
            Body::Failed => {
                let fault = store.fault();
                let retry = store.clone();
                (move || {
                    let retry = retry.clone();
                    fault
                        .get()
                        .map(|fault| {
                            view! { <Failed title=text::LOAD_FAILED fault retry=move || retry.retry() /> }
                        })
                })
                    .into_any()
            }
            Body::NoCustomer => {
                view! { <Nothing title=text::NO_CUSTOMER hint=text::NO_CUSTOMER_HINT /> }.into_any()
            }
            Body::NoGroups => view! { <Nothing title=text::NO_GROUPS hint=text::NO_GROUPS_HINT /> }.into_any(),
            Body::Groups => view! { <Table store=store.clone() rows add_button /> }.into_any(),
        }}
    }
}
