use super::parts::{button, failed, nothing, skeleton};
use super::picker::Picker;
use super::sign_in::SignIn;
use super::status_line::StatusLine;
use super::table::Table;
use super::{dynamic, text as following};
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
    fn of(membership: &Membership, has_rows: bool) -> Self {
        if membership.is_gone() {
            Self::NoCustomer
        } else if membership.is_loaded() {
            if has_rows { Self::Groups } else { Self::NoGroups }
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
    let state = store.state();
    let language = locale::language();
    let rows: Memo<Vec<Row>> = Memo::new(move |_| {
        let rows = state.with(|state| state.membership.rows());
        locale::sort_by_name(rows, &language, |row| &row.group.name)
    });
    let body = Memo::new(move |_| {
        let has_rows = rows.with(|rows| !rows.is_empty());
        state.with(|state| Body::of(&state.membership, has_rows))
    });
    let can_edit = Memo::new(move |_| body.get().can_edit());
    // Whoever noticed it: an edit, the picker, or the page around.
    let asks_sign_in = {
        let session = store.session().clone();
        Memo::new(move |_| session.signed_in() == SignedIn::Out)
    };

    let back_online = {
        let store = store.clone();
        window_event_listener(ev::online, move |_| store.retry())
    };
    on_cleanup(move || back_online.remove());
    // Signed in by another widget, or in the page around it.
    let resume = store.clone();
    Effect::new(move || {
        let waits = state.with(|state| state.membership.pause() == Some(Pause::SignedOut));
        if waits && matches!(resume.session().signed_in(), SignedIn::In(_)) {
            resume.retry();
        }
    });

    let count = following(move || match can_edit.get() {
        true => rows.with(Vec::len).to_string(),
        false => String::new(),
    });
    let picker = {
        let store = store.clone();
        dynamic(move || match can_edit.get() {
            true => view! { <Picker store=store.clone() /> }.into_any(),
            false => ().into_any(),
        })
    };
    let sign_in = {
        let session = store.session().clone();
        dynamic(move || match asks_sign_in.get() {
            true => {
                let reason = state.with_untracked(|state| text::sign_in_reason(&state.membership));
                view! { <SignIn session=session.clone() reason /> }.into_any()
            }
            false => ().into_any(),
        })
    };
    let content = {
        let store = store.clone();
        dynamic(move || match body.get() {
            Body::Loading => skeleton(text::LOADING),
            Body::SignedOut => ().into_any(),
            Body::Failed => {
                let store = store.clone();
                let fault = state.with_untracked(|state| state.fault.clone());
                let retry = button(text::RETRY, move || store.retry());
                fault.map(|fault| failed(text::LOAD_FAILED, fault, retry)).into_any()
            }
            Body::NoCustomer => nothing(text::NO_CUSTOMER, text::NO_CUSTOMER_HINT),
            Body::NoGroups => nothing(text::NO_GROUPS, text::NO_GROUPS_HINT),
            Body::Groups => view! { <Table store=store.clone() rows /> }.into_any(),
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
    .into_any()
}
