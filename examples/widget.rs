//! A page with nothing but the widget, for the customer that the page's address names: `?customer=cus_…`. The project's
//! byte budget is kept on this.

use leptos::prelude::*;
use medusa_customer_groups::CustomerGroups;

fn main() {
    let search = window().location().search().unwrap_or_default();
    let id = search.trim_start_matches("?customer=").to_owned();
    mount_to_body(move || view! { <CustomerGroups customer_id=Signal::stored(id.clone()) /> });
}
