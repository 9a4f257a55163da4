use crate::api::{Client, Error, Fields, display_name};
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
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        let email = text(&self.email);
        match display_name(
            &text(&self.first_name),
            &text(&self.last_name),
            &text(&self.company_name),
        ) {
            Some(name) => (name, email),
            None if email.is_empty() => (self.id.clone(), email),
            None => (email, String::new()),
        }
    }
}
