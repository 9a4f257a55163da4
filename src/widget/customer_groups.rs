use super::card::card;
use super::parts::{failed, header};
use crate::api::{BaseUrl, Error};
use crate::kit::el::{IntoMarkup, Markup, dynamic, el};
use crate::kit::reactive::{Memo, memo};
use crate::live::event::{Event, Listener};
use crate::live::session::{Area, Fault, Session};
use crate::live::store::Store;
use crate::text;
use crate::text::locale;
use crate::widget::settings::Settings;
use leptos::prelude::*;

/// A customer's groups, to see and to change.
///
/// The signed-in admin's cookie for the backend is used; without one, the widget asks to sign in where it stands.
#[component]
pub fn CustomerGroups(
    /// Whose groups: `cus_…`.
    #[prop(into)]
    customer_id: Signal<String>,
    /// Where the Medusa backend is, as the `baseUrl` of Medusa's JS SDK: `/` is this page's origin.
    #[prop(into, default = "/".into())]
    backend_url: String,
    /// How it behaves.
    #[prop(into, optional)]
    settings: Signal<Settings>,
    /// Hears what happens, and answers whether it takes over what would follow.
    #[prop(into, optional)]
    on_event: Listener,
) -> impl IntoView {
    let session = BaseUrl::parse(&backend_url).map(Session::open);
    let (customer_id, settings) = (memo(move || customer_id.get()), memo(move || settings.get()));
    customer_groups(customer_id, session, settings, on_event, |_| {}).into_inner()
}

/// The same, in a session, if there is one; `on_open` is given each customer's store.
pub(crate) fn customer_groups(
    customer_id: Memo<String>,
    session: Result<Session, Error>,
    settings: Memo<Settings>,
    listener: Listener,
    on_open: impl Fn(&Store) + Send + 'static,
) -> Markup {
    let heading = super::unique_id("heading");
    // A host may set the same again. What is in here, a card is made for.
    let made_for = memo(move || {
        settings.with(|settings| format!("{} {}{}", settings.heading_level, settings.locale, settings.fields))
    });
    let labelled_by = heading.clone();
    let body = dynamic(move || {
        made_for.with(|_| ());
        let Settings {
            fields,
            locale,
            heading_level: level,
            ..
        } = settings.get_untracked();
        locale::speak(locale);
        match &session {
            Ok(session) => {
                // A view per customer: one's groups are never shown under another's name.
                let store = Store::open(session, &customer_id.get(), &fields, listener.clone());
                on_open(&store);
                card(store, header(heading.clone(), level), settings, listener.clone())
            }
            Err(error) => {
                listener.tell(Event::Error(error.clone()));
                let fault = Fault {
                    error: error.clone(),
                    diagnosis: None,
                    area: Area::Admin,
                };
                let failed = failed(text::LOAD_FAILED, fault, ().markup());
                vec![header(heading.clone(), level).markup(), failed].markup()
            }
        }
    });
    el("section")
        .class("customer-groups")
        .part("base")
        .attr("aria-labelledby", labelled_by)
        .child(body)
        .markup()
}
