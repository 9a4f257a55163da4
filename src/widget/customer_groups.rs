use super::card::card;
use super::gesture::act_once_per_gesture;
use super::parts::{failed, header, unique_id};
use super::settings::{Mode, Settings};
use crate::api::{BaseUrl, Error};
use crate::kit::{Computed, El, IntoChild, Stored, computed, effect, el, fresh};
use crate::live::event::{Change, Event, Listener};
use crate::live::session::Session;
use crate::live::store::{self, Store};
use crate::live::{Area, Fault};
use crate::membership::Group;
use crate::text;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// A customer's groups, to see and to change.
///
/// The signed-in admin's cookie for the backend is used; without one, the widget asks to sign in where it stands. Every
/// property but `backend_url` and `session` may be a signal. Callbacks are not tracked: a signal that one reads is none
/// that the widget follows.
///
/// ```no_run
/// # use leptos::prelude::*;
/// # use medusa_customer_groups::{Change, CustomerGroups, Mode};
/// # let id = RwSignal::new(String::from("cus_123"));
/// view! {
///     <CustomerGroups
///         customer_id=id
///         backend_url="https://store.example.com"
///         mode=Mode::Staged
///         on_change=|change: Change| leptos::logging::log!("added to {}", change.added.len())
///     />
/// }
/// # ;
/// ```
#[component]
pub fn CustomerGroups(
    /// Whose groups: `cus_…`.
    #[prop(into)]
    customer_id: Signal<String>,
    /// Where the Medusa backend is, as the `baseUrl` of Medusa's JS SDK: `/` is this page's origin.
    #[prop(into, default = "/".into())]
    backend_url: String,
    /// How the backend is asked, in place of `backend_url` and the cookie: with a token for example.
    #[prop(optional)]
    session: Option<Session>,
    /// When edits are sent.
    #[prop(into, optional)]
    mode: Signal<Mode>,
    /// Shows, and changes nothing.
    #[prop(into, optional)]
    readonly: Signal<bool>,
    /// Rows before "Show more"; at least one.
    #[prop(into, default = Settings::default().page_size.into())]
    page_size: Signal<usize>,
    /// Where a group's name leads: an address with `{id}` in it, http(s) or relative. Else names are plain text.
    #[prop(into, optional)]
    group_href: Signal<String>,
    /// What else the customer that callbacks are given should hold, in Medusa's syntax: `+metadata,*addresses`.
    #[prop(into, optional)]
    fields: Signal<String>,
    /// Which heading "Customer groups" is, from 1 to 6.
    #[prop(into, default = Settings::default().heading_level.into())]
    heading_level: Signal<u8>,
    /// The reader's language, as a BCP 47 tag. Empty for the page's `lang`, else the browser's. It takes `messages` of
    /// that language; without them all is in English.
    #[prop(into, optional)]
    locale: Signal<String>,
    /// What is said in that language, as JSON: one of [`languages`](crate::languages), or texts of your own by the
    /// names that these have. What is missing is said in English.
    #[prop(into, optional)]
    messages: Signal<String>,
    /// The customer was read: as the server answered it, a plain JavaScript object.
    #[prop(into, optional)]
    on_load: Option<UnsyncCallback<(JsValue,)>>,
    /// Groups were added or removed, as the server confirmed.
    #[prop(into, optional)]
    on_change: Option<UnsyncCallback<(Change,)>>,
    /// Something failed for the customer of this id, who need not be shown any more, and a person is told so. What
    /// passes by itself is no error.
    #[prop(into, optional)]
    on_error: Option<UnsyncCallback<(String, Error)>>,
    /// Edits in the session are not saved yet, also of a customer who is no longer shown; or all of them are again.
    #[prop(into, optional)]
    on_unsaved: Option<UnsyncCallback<(bool,)>>,
    /// Nobody is signed in. If it answers `true`, no form asks for it: the app signs in.
    #[prop(into, optional)]
    on_unauthorized: Option<UnsyncCallback<(), bool>>,
    /// The link of a group was clicked. If it answers `true`, the link is not followed: the app goes there.
    #[prop(into, optional)]
    on_select: Option<UnsyncCallback<(Group,), bool>>,
) -> impl IntoView {
    let session = match session {
        Some(session) => Ok(session),
        None => BaseUrl::parse(&backend_url).map(Session::open),
    };
    let settings = computed(move || Settings {
        staged: mode.get() == Mode::Staged,
        readonly: readonly.get(),
        page_size: page_size.get(),
        group_href: group_href.get(),
        fields: fields.get(),
        heading_level: heading_level.get(),
        language: locale.with(|tag| messages.with(|messages| text::language(tag, messages))),
    });
    let listener = Listener::new(move |event| {
        let taken_over = match event {
            Event::Load(customer) => on_load.and_then(|run| run.try_run((customer,))).map(|()| false),
            Event::Change(change) => on_change.and_then(|run| run.try_run((change,))).map(|()| false),
            Event::Error(id, error) => on_error.and_then(|run| run.try_run((id, error))).map(|()| false),
            Event::Unsaved(is_unsaved) => on_unsaved.and_then(|run| run.try_run((is_unsaved,))).map(|()| false),
            Event::Unauthorized => on_unauthorized.and_then(|run| run.try_run(())),
            Event::Select(group) => on_select.and_then(|run| run.try_run((group,))),
        };
        taken_over.unwrap_or_default()
    });
    let language = move || settings.with(|settings| settings.language);
    customer_groups(
        computed(move || customer_id.get()),
        session,
        settings,
        listener,
        |_, _| {},
    )
    // The page around may be in another language.
    .attr("lang", move || language().tag())
    .attr("dir", move || text::direction(language()))
}

/// The same, in a session, if there is one; `on_open` is given each customer's id and store.
pub(crate) fn customer_groups(
    customer_id: Computed<String>,
    session: Result<Session, Error>,
    settings: Computed<Settings>,
    listener: Listener,
    on_open: impl Fn(&str, Store) + Clone + 'static,
) -> El {
    if let Ok(session) = session {
        let mut before = false;
        effect(move || {
            let is_unsaved = store::has_unsaved_in(session);
            if std::mem::replace(&mut before, is_unsaved) != is_unsaved {
                listener.tell(Event::Unsaved(is_unsaved));
            }
        });
    }
    let heading = unique_id("heading");
    // What a card is made for, besides a customer. A host may set the same again.
    let made_for = computed(move || {
        settings.with(|settings| (settings.heading_level, settings.language, settings.fields.clone()))
    });
    let labelled_by = heading.clone();
    let body = move || {
        let ((level, language, fields), customer_id) = (made_for.get(), customer_id.get());
        let (session, on_open, heading) = (session.clone(), on_open.clone(), heading.clone());
        // This is what keeps one customer's groups from ever standing under another's name: a card, with its store and
        // all that its views remember, is made for one customer, and never brought up to date for another.
        let made = move || match session {
            Ok(session) => {
                let store = Store::open_for(session, &customer_id, &fields, listener);
                on_open(&customer_id, store);
                vec![card(store, session, header(heading, level), settings, listener)]
            }
            Err(error) => {
                listener.tell(Event::Error(customer_id, error.clone()));
                let fault = Fault {
                    error,
                    diagnosis: None,
                    area: Area::Admin,
                };
                vec![header(heading, level), failed(text::LOAD_FAILED, fault, None)]
            }
        };
        language.speak(|| fresh(made).into_child())
    };
    el("section")
        .class("customer-groups")
        .part("base")
        .attr("aria-labelledby", labelled_by)
        .directive(|element| {
            Stored::new(act_once_per_gesture(&element));
        })
        .child(body)
}
