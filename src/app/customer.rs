use crate::api::{Client, Error, Fields, display_name};
use crate::browser::js;
use crate::text::locale::has_part;
use serde::de::IgnoredAny;
use wasm_bindgen::JsValue;

/// What the page asks for of a customer besides what the widget reads. page/first-reads.js asks for the same.
pub const OWN_FIELDS: &str = "phone,has_account";

const FIELDS: [&str; 7] = [
    "id",
    "email",
    "first_name",
    "last_name",
    "company_name",
    "phone",
    "has_account",
];

/// A customer as far as the page names one. What is not known is empty.
#[derive(Clone, Default)]
pub struct Customer {
    pub id: String,
    /// What the customer is called by: the person's name, else the company's, else the email, else the id.
    pub name: String,
    email: String,
    company: String,
    phone: String,
    /// Whether the customer has registered.
    pub has_account: Option<bool>,
}

impl Customer {
    /// Without the groups.
    pub async fn fetch(client: &Client, id: &str) -> Result<Self, Error> {
        let answered = client.customer_as::<IgnoredAny>(id, &Fields::new(&FIELDS, "")).await?;
        Ok(Self::read(&answered.json))
    }

    /// A page of the customers that match `q`, and how many match in all.
    pub async fn search(client: &Client, q: &str, limit: u32, offset: u32) -> Result<(Vec<Self>, u32), Error> {
        let page = client.customers_json(q, limit, offset, &Fields::new(&FIELDS, ""));
        let (customers, count) = page.await?;
        Ok((customers.iter().map(|customer| Self::read(&customer)).collect(), count))
    }

    /// A customer as the server answers one. By hand: to derive it weighs a kilobyte.
    pub fn read(customer: &JsValue) -> Self {
        let text = |key| js::text(customer, key);
        let [id, email, company] = ["id", "email", "company_name"].map(text);
        let name = display_name(&text("first_name"), &text("last_name"), &company);
        let name = name.unwrap_or_else(|| if email.is_empty() { &id } else { &email }.clone());
        Self {
            id,
            name,
            email,
            company,
            phone: text("phone"),
            has_account: js::get(customer, "has_account").as_bool(),
        }
    }

    /// Phone, company and email, as far as they are known and not the name.
    pub fn facts(&self) -> Vec<&str> {
        let all = [&self.phone, &self.company, &self.email];
        let all = all.into_iter().filter(|fact| !fact.is_empty() && **fact != self.name);
        all.map(String::as_str).collect()
    }

    /// What the list says of the customer beside the name: the email. Before it come phone and company where the search
    /// for `query` has found them, or where another of `all` is called the same and has as much of an account; and the
    /// id where nothing else tells the two apart. `fold` makes texts alike that the search takes for the same.
    pub fn listed_facts(&self, all: &[Self], query: &str, fold: fn(&[&str]) -> Vec<String>) -> Vec<&str> {
        let mut facts = self.facts();
        let mut shows_all = self.email.is_empty();
        for other in all.iter().filter(|other| other.id != self.id) {
            if other.name == self.name && other.email == self.email && other.has_account == self.has_account {
                shows_all = true;
                if other.phone == self.phone && other.company == self.company {
                    facts.insert(0, &self.id);
                    return facts;
                }
            }
        }
        if shows_all {
            return facts;
        }
        let mut texts = vec![query, &self.name, &self.email];
        texts.extend(&facts);
        if let [query, name, email, folded @ ..] = fold(&texts).as_slice() {
            let mut folded = folded.iter();
            facts.retain(|&fact| {
                let is_new = |word: &str, folded: &str| {
                    has_part(folded, word) && !has_part(name, word) && !has_part(email, word)
                };
                let folded = folded.next();
                fact == self.email
                    || folded.is_some_and(|folded| query.split_whitespace().any(|word| is_new(word, folded)))
            });
        }
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jane(id: &str, has_account: bool, phone: &str, company: &str) -> Customer {
        Customer {
            id: id.into(),
            name: "Jane Doe".into(),
            email: "jane@example.test".into(),
            company: company.into(),
            phone: phone.into(),
            has_account: Some(has_account),
        }
    }

    fn listed(of: usize, all: &[Customer], query: &str) -> String {
        let fold = |texts: &[&str]| texts.iter().map(|text| text.to_lowercase()).collect();
        all[of].listed_facts(all, query, fold).join(", ")
    }

    #[test]
    fn the_email_is_enough_where_nobody_else_is_called_so() {
        let all = [
            jane("cus_1", false, "+49 30 1", "Acme"),
            jane("cus_2", true, "+49 30 2", ""),
        ];
        assert_eq!(listed(0, &all, ""), "jane@example.test");
        assert_eq!(listed(1, &all, "jane EXAMPLE"), "jane@example.test");
    }

    #[test]
    fn what_the_search_has_found_is_shown() {
        let all = [jane("cus_1", false, "+49 30 1", "Acme")];
        assert_eq!(listed(0, &all, "30"), "+49 30 1, jane@example.test");
        assert_eq!(listed(0, &all, "doe ACM"), "Acme, jane@example.test");
        // Found by the name: that the company has it, too, tells nothing.
        assert_eq!(listed(0, &all, "a"), "jane@example.test");
    }

    #[test]
    fn two_who_are_called_the_same_are_told_apart() {
        let all = [
            jane("cus_1", false, "+49 30 1", ""),
            jane("cus_2", false, "+49 30 2", "Acme"),
            jane("cus_3", false, "+49 30 2", "Acme"),
        ];
        assert_eq!(listed(0, &all, ""), "+49 30 1, jane@example.test");
        assert_eq!(listed(1, &all, ""), "cus_2, +49 30 2, Acme, jane@example.test");
        assert_eq!(listed(2, &all, ""), "cus_3, +49 30 2, Acme, jane@example.test");
    }

    #[test]
    fn who_has_no_email_is_known_by_the_rest() {
        let counter = Customer {
            email: String::new(),
            ..jane("cus_1", false, "+49 30 1", "Acme")
        };
        assert_eq!(listed(0, &[counter], ""), "+49 30 1, Acme");
    }
}
