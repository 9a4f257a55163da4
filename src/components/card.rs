use super::picker::Picker;
use super::placeholder::{Failed, Nothing, Skeleton};
use super::sign_in::SignIn;
use super::status_line::StatusLine;
use super::table::Table;
use super::{dynamic, follow};
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

    fn can_edit(self) -> bool {
        matches!(self, Self::NoGroups | Self::Groups)
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
    let can_edit = Memo::new(move |_| body.get().can_edit());
    let asks_sign_in = Memo::new(move |_| membership.with(|m| m.pause() == Some(Pause::SignedOut)));
    let add_button = NodeRef::new();

    let back_online = {
        let store = store.clone();
        window_event_listener(ev::online, move |_| store.retry())
    };
    on_cleanup(move || back_online.remove());
    // Signed in by another widget, or in the page around it.
    let resume = store.clone();
    Effect::new(move || {
        if asks_sign_in.get() && matches!(resume.session().signed_in(), SignedIn::In(_)) {
            resume.retry();
        }
    });

    let count = follow(move || match can_edit.get() {
        true => rows.with(Vec::len).to_string(),
        false => String::new(),
    });
    let picker = {
        let store = store.clone();
        dynamic(move || match can_edit.get() {
            true => view! { <Picker store=store.clone() add_button /> }.into_any(),
            false => ().into_any(),
        })
    };
    let sign_in = {
        let session = store.session().clone();
        dynamic(move || match asks_sign_in.get() {
            true => {
                let reason = membership.with_untracked(text::sign_in_reason);
                view! { <SignIn session=session.clone() reason /> }.into_any()
            }
            false => ().into_any(),
        })
    };
    let content = {
        let store = store.clone();
        dynamic(move || match body.get() {
            Body::Loading => view! { <Skeleton label=text::LOADING /> }.into_any(),
            Body::SignedOut => ().into_any(),
            Body::Failed => load_failed(store.clone()),
            Body::NoCustomer => view! { <Nothing title=text::NO_CUSTOMER hint=text::NO_CUSTOMER_HINT /> }.into_any(),
            Body::NoGroups => view! { <Nothing title=text::NO_GROUPS hint=text::NO_GROUPS_HINT /> }.into_any(),
            Body::Groups => view! { <Table store=store.clone() rows add_button /> }.into_any(),
        })
    };
    view! {
        <header class="header" part="header">
            <h2 class="heading" part="heading" id=heading>
                {text::CUSTOMER_GROUPS}
            </h2>
            <span class="count" part="count">
                {count}
            </span>
            {picker}
        </header>
        {sign_in}
        {content}
        <StatusLine store />
    }
}

fn load_failed(store: Store) -> AnyView {
    let fault = store.fault();
    dynamic(move || {
        let Some(fault) = fault.get() else {
            return ().into_any();
        };
        let store = store.clone();
        view! { <Failed title=text::LOAD_FAILED fault retry=move || store.retry() /> }.into_any()
    })
    .into_any()
}
