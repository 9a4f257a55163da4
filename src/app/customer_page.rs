use super::customer::Customer;
use super::settings::settings;
use crate::kit::{IntoChild, el};
use crate::live::event::Listener;
use crate::live::session::{Session, SignedIn};
use crate::widget::customer_groups;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// One customer: the name and the groups. Who it is, is known where the customer was chosen from the list, else asked
/// for.
pub fn customer_page(session: Session, id: String, chosen: RwSignal<Customer>) -> impl IntoChild {
    let known = chosen.with_untracked(|chosen| (chosen.id == id).then(|| chosen.clone()));
    let customer = RwSignal::new(known);
    let (asked, shown) = (id.clone(), id);
    Effect::new(move |_| {
        let is_in = matches!(session.signed_in(), SignedIn::In(_));
        if !is_in || customer.with_untracked(Option::is_some) {
            return;
        }
        let (client, id) = (session.client(), asked.clone());
        spawn_local(async move {
            // Without an answer the page goes without the name; the widget says what is wrong.
            if let Ok(found) = Customer::fetch(&client, &id).await {
                customer.try_set(Some(found));
            }
        });
    });
    let names =
        Memo::new(move |_| customer.with(|customer| customer.as_ref().map(Customer::names).unwrap_or_default()));
    let title = el("h2")
        .class("page-name")
        .child(el("bdi").child(move || names.get().0));
    let subtitle = el("bdi").class("page-email").child(move || names.get().1);
    let who = el("div").class("page-who").child(title).child(subtitle);
    let groups = customer_groups(
        Memo::new(move |_| shown.clone()),
        Ok(session),
        Memo::new(move |_| settings()),
        Listener::default(),
        |_, _| {},
    );
    (who, groups)
}
