use super::client::{Call, Client, present};
use super::{Error, Metadata, json};
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
            fields: "id,name,created_at,updated_at",
        }
    }
}

impl Client {
    /// `GET /admin/customer-groups`.
    pub async fn customer_groups(&self, query: &CustomerGroupQuery<'_>) -> Result<CustomerGroupList, Error> {
        self.customer_groups_as(query).await
    }

    /// [`customer_groups`](Self::customer_groups), each read as a type that holds just what the query's fields ask for.
    pub async fn customer_groups_as<T: DeserializeOwned>(
        &self,
        query: &CustomerGroupQuery<'_>,
    ) -> Result<CustomerGroupList<T>, Error> {
        let (limit, offset) = (query.limit.to_string(), query.offset.to_string());
        let query = present(&[
            ("q", Some(query.q).filter(|q| !q.trim().is_empty())),
            ("limit", Some(limit.as_str())),
            ("offset", Some(offset.as_str()).filter(|&offset| offset != "0")),
            ("order", Some(query.order)),
            ("fields", Some(query.fields)),
        ]);
        self.fetch(Call::get("/admin/customer-groups", &query)).await
    }

    /// `POST /admin/customer-groups`: makes a group.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`](super::ErrorKind::Invalid) if the name is taken.
    pub async fn create_customer_group(&self, name: &str) -> Result<CustomerGroup, Error> {
        let call = Call {
            query: &[("fields", "id,name,created_at,updated_at")],
            ..Call::post("/admin/customer-groups", Some(json::object(&[("name", name.into())])))
        };
        let answer: CustomerGroupAnswer = self.fetch(call).await?;
        Ok(answer.customer_group)
    }

    /// How many customers a group has, by a list of none of them: 50 bytes, whatever the group's size.
    pub async fn count_customers(&self, group_id: &str) -> Result<u32, Error> {
        let query = [("groups[id]", group_id), ("limit", "0"), ("fields", "id")];
        let answer: Count = self.fetch(Call::get("/admin/customers", &query)).await?;
        Ok(answer.count)
    }
}

#[derive(Deserialize)]
struct CustomerGroupAnswer {
    customer_group: CustomerGroup,
}

#[derive(Deserialize)]
struct Count {
    count: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

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
