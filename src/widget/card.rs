use super::announcements::announcements;
use super::body::Body;
use super::focus::focus_in_card;
use super::keys;
use super::parts::{failed, nothing, plain_button, problem, skeleton};
use super::picker::picker;
use super::settings::Settings;
use super::sign_in::sign_in;
use super::status_line::status_line;
use super::table::{Browse, Counts, TableContext, table, toolbar};
use super::waiting::{retry, unsaved_in};
use crate::kit::{Computed, El, IntoChild, Tracked, computed, effect, el, when};
use crate::live::event::{Event, Listener};
use crate::live::session::Session;
use crate::live::store::{State, Store};
use crate::text::{self, Language};
use leptos::ev;
use leptos::prelude::*;
use web_sys::VisibilityState;

/// One customer's card: header, table, picker, messages.
pub fn card(store: Store, session: Session, header: El, settings: Computed<Settings>, listener: Listener) -> El {
    let state = store.state();
    let browse = Browse::new(state, settings);
    let body = computed(move || state.with(|state| Body::of(&state.membership, browse)));
    let is_loaded = computed(move || body.get().is_loaded());
    let can_edit = computed(move || {
        let is_readonly = settings.with(|settings| settings.readonly);
        is_loaded.get() && !is_readonly && session.rights().can_update
    });
    // Why something is missing.
    let note = computed(move || {
        let rights = session.rights();
        match (
            is_loaded.get() && !rights.can_update,
            can_edit.get() && !rights.can_list,
        ) {
            (true, _) => Some(text::READ_ONLY),
            (_, true) => Some(text::CANNOT_LIST),
            _ => None,
        }
    });
    let selected = computed(move || match can_edit.get() {
        true => browse.selection().iter().map(|line| line.row.group.clone()).collect(),
        false => Vec::new(),
    });
    let waiting = unsaved_in(store);
    keep_in_step(store, settings);
    let count = move || is_loaded.get().then(|| browse.all.with(Vec::len));
    // The toolbar stays when nothing matches: somebody is typing in it.
    let has_groups = move || matches!(body.get(), Body::NoMatch | Body::Groups);
    let context = TableContext {
        store,
        browse,
        counts: Counts::new(session),
        settings,
        listener,
        can_edit,
    };
    let content = move || match body.get() {
        Body::Loading => Some(skeleton(text::LOADING)),
        Body::SignedOut => None,
        Body::Failed => load_failed(store, state),
        Body::NoCustomer => Some(nothing(text::NO_CUSTOMER, text::NO_CUSTOMER_HINT).child(retry(text::RETRY, store))),
        Body::NoGroups => Some(nothing(text::NO_GROUPS, text::NO_GROUPS_HINT)),
        Body::NoMatch => Some(no_match(browse)),
        Body::Groups => Some(table(context)),
    };
    let header = header
        .child(
            el("span")
                .class("cg-count")
                .part("count")
                .attr("aria-hidden", "true")
                .child(move || count().map(|count| Language::current().number(count as u32))),
        )
        .child(
            el("span")
                .class("cg-visually-hidden")
                .child(move || count().map(|count| text::RESULTS.count(count))),
        )
        .child(when(
            move || can_edit.get() && session.rights().can_list,
            move || picker(store, session),
        ));
    el("div")
        .class("cg-card")
        .on(ev::keydown, move |event| keys::on_key(store, &event))
        .child(header)
        .child(signed_out(store, session, state, listener))
        .child(move || {
            note.get()
                .map(|words| el("p").class("cg-note").part("note").child(words))
        })
        .child(when(has_groups, move || toolbar(browse)))
        .child(content)
        .child(announcements(store, browse, body, note, selected, waiting))
        .child(status_line(store, session, browse, selected, waiting))
}

/// The form that asks for a sign-in, or, where the host signs in, a message that says so.
fn signed_out(store: Store, session: Session, state: Tracked<State>, listener: Listener) -> impl IntoChild {
    // Whatever has noticed it: an edit, the picker, or the page around. Each time the host is asked once whether it
    // signs in itself.
    when(
        move || session.is_signed_out(),
        move || match listener.tell(Event::Unauthorized) || session.is_hosted() {
            false => sign_in(
                session,
                state.with_untracked(|state| text::sign_in_reason(&state.membership)),
            ),
            true => problem(
                text::SIGNED_OUT_HERE,
                vec![text::SIGN_IN_THERE.say()],
                String::new(),
                retry(text::RETRY, store),
            ),
        },
    )
}

/// Has the store go on, or read again, when the browser is online again or somebody comes back to the page; and stage.
fn keep_in_step(store: Store, settings: Computed<Settings>) {
    let online = window_event_listener(ev::online, move |_| store.back_online());
    let visible = window_event_listener_untyped("visibilitychange", move |_| {
        if document().visibility_state() == VisibilityState::Visible {
            store.read_if_stale();
        }
    });
    let focused = window_event_listener(ev::focus, move |_| store.read_if_stale());
    on_cleanup(move || {
        online.remove();
        visible.remove();
        focused.remove();
    });
    effect(move || store.set_staged(settings.with(|settings| settings.staged)));
}

fn load_failed(store: Store, state: Tracked<State>) -> Option<El> {
    let fault = state.with_untracked(|state| state.fault.clone())?;
    Some(failed(text::LOAD_FAILED, fault, Some(retry(text::RETRY, store))))
}

/// Groups there are, but the filter leaves none of them.
fn no_match(browse: Browse) -> El {
    let clear = plain_button("cg-button")
        .part("button")
        .on(ev::click, move |event| {
            // This button disappears: the focus goes to the filter.
            focus_in_card(&event, ".cg-toolbar .cg-field");
            browse.clear_filters();
        })
        .child(text::CLEAR_FILTERS);
    el("div")
        .class("cg-nothing")
        .part("empty")
        .child(el("p").class("cg-title").child(text::NO_FILTERED))
        .child(clear)
}
