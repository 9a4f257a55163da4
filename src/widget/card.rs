use super::parts::{button, failed, nothing, problem, skeleton};
use super::picker::picker;
use super::sign_in::sign_in;
use super::status_line::status_line;
use super::table::toolbar::toolbar;
use super::table::{Context, table};
use super::{focus_in_card, keys, waiting};
use crate::kit::el::{El, IntoMarkup, Markup, dynamic, el, plain_button};
use crate::kit::reactive::{Memo, effect, memo};
use crate::live::event::{Event, Listener};
use crate::live::session::SignedIn;
use crate::live::store::Store;
use crate::membership::{Membership, Pause};
use crate::text::{self, locale};
use crate::widget::settings::Settings;
use crate::widget::table::browse::Browse;
use crate::widget::table::counts::Counts;
use leptos::ev;
use leptos::prelude::*;
use web_sys::VisibilityState;

/// What the body of the card is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    Loading,
    Failed,
    SignedOut,
    NoCustomer,
    NoGroups,
    NoMatch,
    Groups,
}

impl Body {
    fn of(membership: &Membership, browse: Browse) -> Self {
        if membership.is_gone() {
            Self::NoCustomer
        } else if membership.is_loaded() {
            match (browse.all.with(Vec::is_empty), browse.listed.with(Vec::is_empty)) {
                (true, _) => Self::NoGroups,
                (false, true) => Self::NoMatch,
                (false, false) => Self::Groups,
            }
        } else {
            match membership.pause() {
                Some(Pause::Held) => Self::Failed,
                Some(Pause::SignedOut) => Self::SignedOut,
                Some(Pause::Retrying(_)) | None => Self::Loading,
            }
        }
    }

    fn is_loaded(self) -> bool {
        matches!(self, Self::NoGroups | Self::NoMatch | Self::Groups)
    }
}

/// One customer's card: header, table, picker, messages.
pub fn card(store: Store, header: El, settings: Memo<Settings>, listener: Listener) -> Markup {
    let state = store.state();
    let browse = Browse::new(&store, settings);
    let body = memo(move || state.with(|state| Body::of(&state.membership, browse)));
    let is_loaded = memo(move || body.get().is_loaded());
    let sign_in = signed_out(&store, listener.clone());
    let can_update = {
        let session = store.session().clone();
        memo(move || session.rights().can_update)
    };
    let can_list = {
        let session = store.session().clone();
        memo(move || session.rights().can_list)
    };
    let can_edit = memo(move || {
        let is_readonly = settings.with(|settings| settings.is_readonly);
        is_loaded.get() && !is_readonly && can_update.get()
    });
    let can_add = memo(move || can_edit.get() && can_list.get());
    follow(&store, settings);

    let picker = {
        let store = store.clone();
        dynamic(move || match can_add.get() {
            true => picker(&store),
            false => ().markup(),
        })
    };
    // Why something is missing. A host that asked for read-only knows.
    let note = dynamic(move || {
        let words = match (is_loaded.get(), can_update.get(), can_list.get()) {
            (true, false, _) => text::READ_ONLY,
            (true, true, false) if can_edit.get() => text::CANNOT_LIST,
            _ => return ().markup(),
        };
        el("p")
            .class("note")
            .part("note")
            .attr("role", "status")
            .child(words)
            .markup()
    });
    // Not drawn anew when the filter leaves nothing: somebody is typing in it.
    let has_groups = memo(move || matches!(body.get(), Body::NoMatch | Body::Groups));
    let tools = dynamic(move || match has_groups.get() {
        true => toolbar(browse),
        false => ().markup(),
    });
    let context = Context {
        store: store.clone(),
        browse,
        counts: Counts::new(store.session().client()),
        settings,
        listener,
        can_edit,
    };
    let content = {
        let store = store.clone();
        dynamic(move || match body.get() {
            Body::Loading => skeleton(text::LOADING),
            Body::SignedOut => ().markup(),
            Body::Failed => {
                let store = store.clone();
                let fault = state.with_untracked(|state| state.fault.clone());
                let retry = button(text::RETRY, move || store.retry());
                fault.map(|fault| failed(text::LOAD_FAILED, fault, retry)).markup()
            }
            Body::NoCustomer => nothing(text::NO_CUSTOMER, text::NO_CUSTOMER_HINT),
            Body::NoGroups => nothing(text::NO_GROUPS, text::NO_GROUPS_HINT),
            Body::NoMatch => no_match(browse),
            Body::Groups => table(&context),
        })
    };
    let count = el("span")
        .class("count")
        .part("count")
        .text(move || match is_loaded.get() {
            true => locale::number(browse.all.with(Vec::len) as u32),
            false => String::new(),
        });
    let selection = waiting::selection(&store, browse, can_edit);
    let card = vec![
        header.child(count).child(picker).markup(),
        sign_in,
        note.markup(),
        tools.markup(),
        content.markup(),
        status_line(&store, selection),
    ];
    el("div")
        .class("card")
        .on("keydown", move |event| keys::on_key(&store, event))
        .child(card)
        .markup()
}

/// The form that asks for a sign-in, or where the host sees to that, a word of it.
fn signed_out(store: &Store, listener: Listener) -> Markup {
    let session = store.session().clone();
    // Whoever noticed it: an edit, the picker, or the page around.
    let is_out = memo(move || session.signed_in() == SignedIn::Out);
    let (store, state) = (store.clone(), store.state());
    // Each time it ends, the host is asked once whether it sees to that.
    dynamic(move || match is_out.get() {
        false => ().markup(),
        true if !listener.tell(Event::Unauthorized) && !store.session().is_hosted() => {
            let reason = state.with_untracked(|state| text::sign_in_reason(&state.membership));
            sign_in(store.session().clone(), reason)
        }
        true => {
            let store = store.clone();
            let retry = button(text::RETRY, move || store.retry());
            problem(
                text::SIGNED_OUT_HERE,
                vec![text::SIGN_IN_THERE.into()],
                String::new(),
                vec![retry],
            )
        }
    })
}

/// What happens around a card that concerns its store.
fn follow(store: &Store, settings: Memo<Settings>) {
    let back_online = {
        let store = store.clone();
        window_event_listener(ev::online, move |_| store.retry())
    };
    let back = {
        let store = store.clone();
        window_event_listener_untyped("visibilitychange", move |_| {
            if document().visibility_state() == VisibilityState::Visible {
                store.looked_at();
            }
        })
    };
    let focused = {
        let store = store.clone();
        window_event_listener(ev::focus, move |_| store.looked_at())
    };
    on_cleanup(move || {
        back_online.remove();
        back.remove();
        focused.remove();
    });
    let staging = store.clone();
    effect(move || staging.set_staged(settings.with(|settings| settings.is_staged)));
    // Signed in by another widget, or in the page around it.
    let (state, resume) = (store.state(), store.clone());
    effect(move || {
        let waits = state.with(|state| state.membership.pause() == Some(Pause::SignedOut));
        if waits && matches!(resume.session().signed_in(), SignedIn::In(_)) {
            resume.retry();
        }
    });
}

/// Groups there are, but the filter leaves none of them.
fn no_match(browse: Browse) -> Markup {
    let clear = plain_button("button")
        .part("button")
        .on("click", move |event| {
            // The button goes: the work goes on where it began.
            focus_in_card(&event, ".toolbar .field");
            browse.clear_filters();
        })
        .child(text::CLEAR_FILTERS);
    el("div")
        .class("nothing")
        .part("empty")
        .child(el("p").class("title").attr("role", "status").child(text::NO_FILTERED))
        .child(clear)
        .markup()
}
