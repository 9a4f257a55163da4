use super::address::{self, Address};
use super::customer::Customer;
use super::customer_list::who;
use super::settings::{in_admin, settings};
use crate::kit::{IntoChild, Tracked, computed, effect, el};
use crate::live::event::Listener;
use crate::live::session::{Session, SignedIn};
use crate::text::{self, Language};
use crate::widget::{customer_groups, href};
use leptos::task::spawn_local;

/// One customer: who it is, and the groups. Who it is, is `known` where the customer was chosen from the list, else it
/// is asked for.
pub fn customer_page(session: Session, address: Address, id: String, known: Tracked<Customer>) -> impl IntoChild {
    let (asked, shown) = (id.clone(), id.clone());
    effect(move || {
        let is_in = matches!(session.signed_in(), SignedIn::In(_));
        if !is_in || known.with_untracked(|known| known.id == asked) {
            return;
        }
        let (client, id) = (session.client(), asked.clone());
        spawn_local(async move {
            // Without an answer the page goes without the name; the widget says what is wrong.
            if let Ok(found) = Customer::fetch(&client, &id).await
                && address.is_at(&id)
            {
                known.set(found);
            }
        });
    });
    let heading = move || known.with(|known| (known.id == id).then(|| heading(known)));
    let language = Language::current();
    let groups = customer_groups(
        computed(move || shown.clone()),
        Ok(session),
        computed(move || language.speak(settings)),
        Listener::default(),
        |_, _| {},
    );
    (el("div").class("page-who").child(heading), groups)
}

/// All that tells the customer from others, and the way to where the rest is.
fn heading(customer: &Customer) -> impl IntoChild + use<> {
    address::name_page(&customer.name);
    let facts = customer.facts().into_iter().rev().collect();
    let (name, line) = who(el("h2"), customer, facts);
    let in_admin = href(&in_admin("customers"), &customer.id);
    let in_admin = in_admin.map(|href| el("a").attr("href", href).child(text::OPEN_IN_ADMIN));
    (name, in_admin, line)
}
