use crate::api::{Client, Error, Fields};
use crate::text;
use serde::Deserialize;

const FIELDS: [&str; 5] = ["id", "email", "first_name", "last_name", "company_name"];

/// A customer as far as the page names one.
#[derive(Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Customer {
    pub id: String,
    email: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    company_name: Option<String>,
}

impl Customer {
    pub async fn fetch(client: &Client, id: &str) -> Result<Self, Error> {
        let answered = client.customer_as(id, &Fields::new(&FIELDS, "")).await?;
        Ok(answered.customer)
    }

    /// A page of the customers that match `q`, and how many match in all.
    pub async fn search(client: &Client, q: &str, limit: u32, offset: u32) -> Result<(Vec<Self>, u32), Error> {
        let page = client.customers_as(q, limit, offset, &Fields::new(&FIELDS, "")).await?;
        Ok((page.customers, page.count))
    }

    /// What a customer is called by, and what stands below: the name if there is one, else the company, else the
    /// address.
    pub fn names(&self) -> (String, String) {
        let present = |field: &Option<String>| field.clone().filter(|text| !text.trim().is_empty());
        let parts = [&self.first_name, &self.last_name].into_iter().filter_map(present);
        let person = Some(parts.fold(String::new(), text::join)).filter(|name| !name.is_empty());
        let email = present(&self.email);
        match (person.or_else(|| present(&self.company_name)), email) {
            (Some(title), email) => (title, email.unwrap_or_default()),
            (None, Some(email)) => (email, String::new()),
            (None, None) => (self.id.clone(), String::new()),
        }
    }
}
