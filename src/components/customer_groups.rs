use super::card::Card;
use super::dynamic;
use super::parts::failed;
use crate::api::BaseUrl;
use crate::session::{Area, Fault, Session};
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
) -> impl IntoView {
    let heading = super::unique_id("heading");
    let body = match BaseUrl::parse(&backend_url) {
        Ok(base) => {
            let session = Session::open(base);
            let heading = heading.clone();
            // A host may set the same customer again.
            let customer_id = Memo::new(move |_| customer_id.get());
            dynamic(move || {
                // A view per customer: one's groups are never shown under another's name.
                let store = Store::open(&session, &customer_id.get());
                view! { <Card store heading=heading.clone() /> }.into_any()
            })
            .into_any()
        }
        Err(error) => {
            let fault = Fault {
                error,
                diagnosis: None,
                area: Area::Admin,
            };
            view! {
                <header class="header" part="header">
                    <h2 class="heading" part="heading" id=heading.clone()>
                        {text::CUSTOMER_GROUPS}
                    </h2>
                </header>
                {failed(text::LOAD_FAILED, fault, ().into_any())}
            }
            .into_any()
        }
    };
    view! {
        <section class="customer-groups" part="base" aria-labelledby=heading>
            {body}
        </section>
    }
    .into_any()
}
