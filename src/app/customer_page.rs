use super::customer::Customer;
use super::settings::settings;
use crate::kit::{IntoChild, el};
use crate::live::event::Listener;
use crate::live::session::Session;
use crate::live::store::Store;
use crate::widget::customer_groups;
use leptos::prelude::*;

/// One customer: the name and the groups. Who it is comes with the groups; before that it is known where the customer was
/// chosen from the list.
pub fn customer_page(session: Session, id: String, chosen: RwSignal<Customer>) -> impl IntoChild {
    let state = Store::open(session, &id).state();
    let known = chosen.with_untracked(|chosen| match chosen.id == id {
        true => chosen.names(),
        false => Default::default(),
    });
    let names = move || match state.with(|state| state.names.clone()) {
        (name, _) if name.is_empty() => known.clone(),
        names => names,
    };
    let email = names.clone();
    let shown = id;
    let title = el("h2").class("page-name").child(el("bdi").child(move || names().0));
    let subtitle = el("bdi").class("page-email").child(move || email().1);
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
