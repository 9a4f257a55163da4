use super::address::{self, Address};
use super::customer::{Customer, OWN_FIELDS};
use super::customer_list::who;
use super::settings::{in_admin, settings};
use crate::api::ErrorKind;
use crate::browser::js;
use crate::kit::{IntoChild, Tracked, computed, el};
use crate::live::event::{Event, Listener};
use crate::live::session::Session;
use crate::text::{self, Language};
use crate::widget::{Settings, customer_groups, href};
use leptos::task::spawn_local;

/// One customer: who it is, and the groups. Who it is, is `known` where the customer was chosen from the list; the
/// widget's own reads bring it, too, together with the groups; if these cannot be read, it is asked for alone.
pub fn customer_page(session: Session, address: Address, id: String, known: Tracked<Customer>) -> impl IntoChild {
    let (shown, asked) = (id.clone(), id.clone());
    let heading = move || known.with(|known| (known.id == id).then(|| heading(known)));
    let language = Language::current();
    let settings = move || Settings {
        fields: OWN_FIELDS.to_owned(),
        ..settings()
    };
    let listener = Listener::new(move |event| {
        match event {
            // The answer to an edit brings no name.
            Event::Load(customer) if !js::get(&customer, "email").is_undefined() => {
                known.set(Customer::read(&customer));
            }
            Event::Error(id, error)
                if id == asked && error.kind != ErrorKind::NotFound && known.with_untracked(|known| known.id != id) =>
            {
                let client = session.client();
                spawn_local(async move {
                    // Without an answer the page goes without the name; the widget says what is wrong.
                    if let Ok(found) = Customer::fetch(&client, &id).await
                        && address.is_at(&id)
                    {
                        known.set(found);
                    }
                });
            }
            _ => {}
        }
        false
    });
    let groups = customer_groups(
        computed(move || shown.clone()),
        Ok(session),
        computed(move || language.speak(settings)),
        listener,
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
