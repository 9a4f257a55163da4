use super::Metadata;
use super::client::{ApiFuture, Call, Client, present};
use super::encode::{Json, object};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A customer group. As with [`Customer`](super::Customer), any field but `id` may be absent. Its members are left out:
/// a group's answer with its customers may weigh megabytes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CustomerGroup {
    /// `cusgroup_…`
    pub id: String,
    /// Its name, unique among the groups that are not deleted.
    pub name: Option<String>,
    /// The store's own data.
    pub metadata: Option<Metadata>,
    /// When it was made, ISO 8601.
    pub created_at: Option<String>,
    /// When it last changed; a change of its members does not count.
    pub updated_at: Option<String>,
}

/// One page of groups.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct CustomerGroupList<T = CustomerGroup> {
    /// The page.
    pub customer_groups: Vec<T>,
    /// How many there are in all.
    pub count: u32,
}

/// Which groups to list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerGroupQuery<'a> {
    /// Words that the name must hold, in any order and case; empty for all. `%` and `_` are wildcards to Medusa.
    pub q: &'a str,
    /// Rows in the answer; `0` asks for the count alone.
    pub limit: u32,
    /// Rows to skip.
    pub offset: u32,
    /// `name`, `created_at` or `updated_at`; with `-` before it descending.
    pub order: &'a str,
    /// What each group should carry.
    pub fields: &'a str,
}

impl Default for CustomerGroupQuery<'_> {
    fn default() -> Self {
        Self {
            q: "",
            limit: 20,
            offset: 0,
            order: "name",
            fields: SHOWN,
        }
    }
}

/// What the widget shows of a group.
const SHOWN: &str = "id,name,created_at,updated_at";

/// What a group is asked for by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupKey {
    /// `cusgroup_…`
    Id,
    /// The whole name, in its own case.
    Name,
}

impl GroupKey {
    fn parameter(self) -> &'static str {
        match self {
            Self::Id => "id[]",
            Self::Name => "name[]",
        }
    }
}

/// A search for just these words: what Medusa reads as a wildcard in `q` is taken as it stands. A NUL, which no name
/// holds and the database refuses, is a space.
#[must_use]
pub fn literal(words: &str) -> String {
    let mut q = String::with_capacity(words.len());
    for char in words.chars() {
        if matches!(char, '%' | '_' | '\\') {
            q.push('\\');
        }
        q.push(if char == '\0' { ' ' } else { char });
    }
    q
}

impl Client {
    /// `GET /admin/customer-groups`.
    pub fn customer_groups(&self, query: &CustomerGroupQuery<'_>) -> ApiFuture<CustomerGroupList> {
        self.customer_groups_as(query)
    }

    /// [`customer_groups`](Self::customer_groups), each read as a type that holds just what the query's fields ask for.
    pub fn customer_groups_as<T: DeserializeOwned + 'static>(
        &self,
        query: &CustomerGroupQuery<'_>,
    ) -> ApiFuture<CustomerGroupList<T>> {
        let (limit, offset) = (query.limit.to_string(), query.offset.to_string());
        let query = present(&[
            ("q", Some(query.q).filter(|q| !q.trim().is_empty())),
            ("limit", Some(limit.as_str())),
            ("offset", Some(offset.as_str()).filter(|&offset| offset != "0")),
            ("order", Some(query.order)),
            ("fields", Some(query.fields)),
        ]);
        let call = Call::get("/admin/customer-groups", &query);
        self.fetch(call, |answer| {
            Ok(CustomerGroupList {
                customer_groups: answer.field("customer_groups")?,
                count: answer.field("count")?,
            })
        })
    }

    /// The groups that have just these names or ids, of which as many are answered as exist; in their own case. The
    /// values go into the URL, of which servers take 8 to 16 kB.
    pub fn customer_groups_by<T: DeserializeOwned + 'static>(
        &self,
        key: GroupKey,
        values: &[&str],
    ) -> ApiFuture<Vec<T>> {
        let limit = values.len().to_string();
        let mut query = vec![("limit", limit.as_str()), ("fields", SHOWN)];
        query.extend(values.iter().map(|&value| (key.parameter(), value)));
        let call = Call::get("/admin/customer-groups", &query);
        self.fetch(call, |answer| answer.field("customer_groups"))
    }

    /// `POST /admin/customer-groups`: makes a group.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`](super::ErrorKind::Invalid) if the name is taken.
    pub fn create_customer_group(&self, name: &str) -> ApiFuture<CustomerGroup> {
        self.create_customer_group_as(name)
    }

    /// [`create_customer_group`](Self::create_customer_group), read as a type that holds an id, a name and dates, or
    /// less.
    pub fn create_customer_group_as<T: DeserializeOwned + 'static>(&self, name: &str) -> ApiFuture<T> {
        let call = Call {
            query: &[("fields", SHOWN)],
            ..Call::post("/admin/customer-groups", Some(object(&[("name", Json::Text(name))])))
        };
        self.fetch(call, |answer| answer.field("customer_group"))
    }

    /// How many customers a group has, by a list of none of them: 50 bytes, whatever the group's size.
    pub fn count_customers(&self, group_id: &str) -> ApiFuture<u32> {
        let query = [("groups[id]", group_id), ("limit", "0"), ("fields", "id")];
        let call = Call::get("/admin/customers", &query);
        self.fetch(call, |answer| answer.field("count"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_are_escaped_and_nothing_else() {
        assert_eq!(literal(r"50%_\ é"), r"50\%\_\\ é");
        assert_eq!(literal("VIP\0"), "VIP ");
    }

    #[test]
    fn a_page_of_groups_is_read_whatever_else_it_carries() {
        let list: CustomerGroupList = serde_json::from_str(
            r#"{"customer_groups":[{"id":"cusgroup_1","name":"VIP","new_field":1},{"id":"cusgroup_2"}],
            "count":60,"offset":0,"limit":2,"estimate_count":60}"#,
        )
        .unwrap();
        assert_eq!(list.count, 60);
        assert_eq!(list.customer_groups[0].name.as_deref(), Some("VIP"));
        assert_eq!(list.customer_groups[1].name, None);
    }
}
