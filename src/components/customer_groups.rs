use super::card::card;
use super::el::{IntoMarkup, dynamic, el};
use super::parts::{failed, header};
use crate::api::BaseUrl;
use crate::reactive::memo;
use crate::session::{Area, Fault, Session};
use crate::settings::Settings;
use crate::store::Store;
use crate::text;
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
) -> impl IntoView {
    let heading = super::unique_id("heading");
    let body = match BaseUrl::parse(&backend_url) {
        Ok(base) => {
            let session = Session::open(base);
            let heading = heading.clone();
            // A host may set the same customer again.
            let customer_id = memo(move || customer_id.get());
            dynamic(move || {
                // A view per customer: one's groups are never shown under another's name.
                let store = Store::open(&session, &customer_id.get());
                card(store, heading.clone(), settings)
            })
            .markup()
        }
        Err(error) => {
            let fault = Fault {
                error,
                diagnosis: None,
                area: Area::Admin,
            };
            let failed = failed(text::LOAD_FAILED, fault, ().markup());
            vec![header(heading.clone()).markup(), failed].markup()
        }
    };
    el("section")
        .class("customer-groups")
        .part("base")
        .attr("aria-labelledby", heading)
        .child(body)
        .markup()
        .into_inner()
}
