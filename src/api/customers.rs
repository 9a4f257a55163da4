use super::answer::Answer;
use super::client::{ApiFuture, Call, Client, present, segment};
use super::encode::{Json, object};
use super::{CustomerGroup, Error, ErrorKind, Fields, Metadata};
use crate::browser::js;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// A customer, as the Admin API answers it.
///
/// Any field but `id` may be null or, by the `fields` asked for, absent: both are `None`. Fields that are not listed
/// here are ignored. Dates are ISO 8601 in UTC.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Customer {
    /// `cus_…`
    pub id: String,
    /// Whether the customer registered, rather than ordered as a guest.
    pub has_account: Option<bool>,
    /// The groups that the customer is in, in no particular order. `None` is "not answered", never "in no group".
    pub groups: Option<Vec<CustomerGroup>>,
    /// Email address.
    pub email: Option<String>,
    /// The address that invoices go to by default.
    pub default_billing_address_id: Option<String>,
    /// The address that parcels go to by default.
    pub default_shipping_address_id: Option<String>,
    /// Company.
    pub company_name: Option<String>,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// The customer's addresses.
    pub addresses: Option<Vec<CustomerAddress>>,
    /// Phone number, as entered.
    pub phone: Option<String>,
    /// The store's own data.
    pub metadata: Option<Metadata>,
    /// Who made the record.
    pub created_by: Option<String>,
    /// When it was made.
    pub created_at: Option<String>,
    /// When it last changed; a change of groups does not count.
    pub updated_at: Option<String>,
    /// When it was deleted, if it was.
    pub deleted_at: Option<String>,
}

/// An address of a customer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)] // The names are those of the post.
pub struct CustomerAddress {
    pub id: String,
    pub address_name: Option<String>,
    pub is_default_shipping: Option<bool>,
    pub is_default_billing: Option<bool>,
    pub customer_id: Option<String>,
    pub company: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub address_1: Option<String>,
    pub address_2: Option<String>,
    pub city: Option<String>,
    pub country_code: Option<String>,
    pub province: Option<String>,
    pub postal_code: Option<String>,
    pub phone: Option<String>,
    pub metadata: Option<Metadata>,
    pub created_at: Option<String>,
    pub updated_at: Option<String>,
}

/// One page of customers.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct CustomerList<T = Customer> {
    /// The page.
    pub customers: Vec<T>,
    /// How many there are in all.
    pub count: u32,
}

/// A customer, read and as it came.
#[derive(Clone, Debug)]
pub struct Answered<T> {
    /// As far as it was asked for.
    pub customer: T,
    /// The server's own object, unchanged.
    pub json: JsValue,
}

/// The body of the batch call: ids of the groups to add the customer to and to remove the customer from.
///
/// Never the same id in both lists: what Medusa makes of that is left to chance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Batch {
    /// Ids of groups to add.
    pub add: Vec<String>,
    /// Ids of groups to remove.
    pub remove: Vec<String>,
}

impl Client {
    /// `GET /admin/customers/{id}`.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`] if there is no such customer; [`ErrorKind::MissingGroups`] if `fields` ask for groups
    /// and the answer has none to show.
    pub fn customer(&self, id: &str, fields: &Fields) -> ApiFuture<Customer> {
        let answer = self.customer_as(id, fields);
        Box::pin(async { Ok(answer.await?.customer) })
    }

    /// [`customer`](Self::customer), read as a type that holds just what the `fields` ask for.
    pub fn customer_as<T: DeserializeOwned + 'static>(&self, id: &str, fields: &Fields) -> ApiFuture<Answered<T>> {
        let query = [("fields", fields.as_str())];
        let call = Call {
            path: path(id, ""),
            ..Call::get("", &query)
        };
        let with_groups = fields.ask_for_groups();
        let id = id.to_owned();
        self.fetch(call, move |answer| read_customer(&answer, &id, with_groups))
    }

    /// `GET /admin/customers`: customers whose name, email, phone or company matches `q`, newest first.
    pub fn customers(&self, q: &str, limit: u32, offset: u32, fields: &Fields) -> ApiFuture<CustomerList> {
        self.customers_as(q, limit, offset, fields)
    }

    /// [`customers`](Self::customers), each read as a type that holds just what the `fields` ask for.
    pub fn customers_as<T: DeserializeOwned + 'static>(
        &self,
        q: &str,
        limit: u32,
        offset: u32,
        fields: &Fields,
    ) -> ApiFuture<CustomerList<T>> {
        self.list_customers(q, limit, offset, fields, |answer| {
            Ok(CustomerList {
                customers: answer.field("customers")?,
                count: answer.field("count")?,
            })
        })
    }

    /// [`customers`](Self::customers) as the server answered them, and how many there are in all.
    pub(crate) fn customers_json(
        &self,
        q: &str,
        limit: u32,
        offset: u32,
        fields: &Fields,
    ) -> ApiFuture<(js_sys::Array, u32)> {
        self.list_customers(q, limit, offset, fields, |answer| {
            let customers = answer.get("customers")?.map(|customers| customers.json());
            Ok((
                js_sys::Array::from(&customers.unwrap_or_default()),
                answer.field("count")?,
            ))
        })
    }

    fn list_customers<T: 'static>(
        &self,
        q: &str,
        limit: u32,
        offset: u32,
        fields: &Fields,
        read: fn(Answer) -> Result<T, Error>,
    ) -> ApiFuture<T> {
        let (limit, offset) = (limit.to_string(), offset.to_string());
        let query = present(&[
            ("q", Some(q).filter(|q| !q.is_empty())),
            ("limit", Some(limit.as_str())),
            ("offset", Some(offset.as_str())),
            ("order", Some("-created_at")),
            ("fields", Some(fields.as_str())),
        ]);
        let call = Call::get("/admin/customers", &query);
        self.fetch(call, read)
    }

    /// `POST /admin/customers/{id}/customer-groups`: adds the customer to groups and removes the customer from groups.
    /// Answers the customer as it is afterwards.
    ///
    /// A group that was deleted is left out without an error: look for every added id in the answer. After an error the
    /// removes may have been done all the same: read the customer again.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`] if an added group or the customer never existed; [`ErrorKind::MissingCustomer`] if the
    /// customer does not exist and nothing was added; [`ErrorKind::MissingGroups`] as for [`customer`](Self::customer).
    pub fn batch_customer_groups(&self, id: &str, batch: &Batch, fields: &Fields) -> ApiFuture<Customer> {
        let answer = self.batch_customer_groups_as(id, batch, fields);
        Box::pin(async { Ok(answer.await?.customer) })
    }

    /// [`batch_customer_groups`](Self::batch_customer_groups), read as a type that holds just what the `fields` ask
    /// for.
    pub fn batch_customer_groups_as<T: DeserializeOwned + 'static>(
        &self,
        id: &str,
        batch: &Batch,
        fields: &Fields,
    ) -> ApiFuture<Answered<T>> {
        let body = object(&[("add", Json::List(&batch.add)), ("remove", Json::List(&batch.remove))]);
        let call = Call {
            path: path(id, "/customer-groups"),
            query: &[("fields", fields.as_str())],
            ..Call::post("", Some(body))
        };
        let with_groups = fields.ask_for_groups();
        let id = id.to_owned();
        self.fetch(call, move |answer| read_customer(&answer, &id, with_groups))
    }
}

/// What a customer is called by: the name if there is one, else the company.
pub(crate) fn display_name(first_name: &str, last_name: &str, company_name: &str) -> Option<String> {
    let person = format!("{} {}", first_name.trim(), last_name.trim());
    let names = [person.trim(), company_name.trim()];
    names.into_iter().find(|name| !name.is_empty()).map(Into::into)
}

fn path(id: &str, below: &str) -> Result<String, Error> {
    Ok(format!("/admin/customers/{}{below}", segment(id)?))
}

/// The `customer` of an answer. That it and its groups are there is asked of the JSON itself, since who reads it may
/// not care.
fn read_customer<T: DeserializeOwned>(answer: &Answer, id: &str, with_groups: bool) -> Result<Answered<T>, Error> {
    let Some(customer) = answer.get("customer")? else {
        return Err(answer.error(ErrorKind::MissingCustomer, ""));
    };
    // A cache, a proxy or a host's own function may have mixed answers up. Who asks for no id gets none.
    let answered = js::text(&customer.json(), "id");
    if !answered.is_empty() && answered != id {
        return Err(answer.error(ErrorKind::Malformed, "The answer is about another customer."));
    }
    if with_groups && customer.get("groups")?.is_none() {
        return Err(answer.error(ErrorKind::MissingGroups, ""));
    }
    Ok(Answered {
        json: customer.json(),
        customer: customer.read()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_customer_is_read() {
        let customer: Customer = serde_json::from_str(
            r#"{"id":"cus_1","has_account":false,"email":"ada@example.test","default_billing_address_id":null,
            "default_shipping_address_id":"cuaddr_1","company_name":null,"first_name":"Ada","last_name":"Byron","phone":null,
            "metadata":{"since":1843,"tags":["a",null]},"created_by":null,"deleted_at":null,
            "created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z",
            "groups":[{"id":"cusgroup_1","name":"VIP","metadata":null,"customers":[],"created_at":"2026-01-01T00:00:00.000Z"}],
            "addresses":[{"id":"cuaddr_1","is_default_shipping":true,"city":"London","country_code":"gb","latitude":51.5}],
            "a_field_of_tomorrow":{"x":[1,2]}}"#,
        )
        .unwrap();
        assert_eq!(customer.first_name.as_deref(), Some("Ada"));
        assert_eq!(customer.groups.unwrap()[0].name.as_deref(), Some("VIP"));
        assert_eq!(customer.addresses.unwrap()[0].city.as_deref(), Some("London"));
        assert_eq!(customer.metadata.unwrap()["since"], 1843);
        assert_eq!(customer.company_name, None);
    }

    #[test]
    fn absent_groups_are_unknown_and_an_empty_list_is_none() {
        let read = |json| serde_json::from_str::<Customer>(json).unwrap().groups;
        assert_eq!(read(r#"{"id":"cus_1"}"#), None);
        assert_eq!(read(r#"{"id":"cus_1","groups":null}"#), None);
        assert_eq!(read(r#"{"id":"cus_1","groups":[]}"#), Some(vec![]));
    }

    #[test]
    fn a_batch_is_written_as_the_endpoint_documents_it() {
        let batch = Batch {
            add: vec!["cusgroup_123".into()],
            remove: vec!["cusgroup_321".into()],
        };
        assert_eq!(
            serde_json::to_string(&batch).unwrap(),
            r#"{"add":["cusgroup_123"],"remove":["cusgroup_321"]}"#
        );
    }
}
