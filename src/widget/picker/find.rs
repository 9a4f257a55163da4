//! What the picker asks the server for.

use crate::api::{Client, CustomerGroupQuery, Error, literal};
use crate::live::search::Page;
use crate::membership::Group;

/// Among how many groups a name that is not found is looked for, at most: some hundred kilobytes.
const COMPARED: u32 = 10_000;

/// A page of the groups whose names hold these words.
pub async fn find(client: Client, words: String, offset: u32, limit: u32) -> Result<Page<Group>, Error> {
    let query = CustomerGroupQuery {
        q: &literal(&words),
        offset,
        limit,
        ..CustomerGroupQuery::default()
    };
    let mut page = client.customer_groups_as::<Group>(&query).await?;
    page.customer_groups.iter_mut().for_each(Group::name_by_id);
    Ok((page.customer_groups, page.count))
}

/// All groups by id and name, to compare names with: a server knows of no other comparison than letter by letter. They
/// are asked for only where a name is not found as it is written.
pub async fn all_names(client: &Client) -> Result<Vec<Group>, Error> {
    let query = CustomerGroupQuery {
        limit: COMPARED,
        order: "id",
        fields: "id,name",
        ..CustomerGroupQuery::default()
    };
    Ok(client.customer_groups_as(&query).await?.customer_groups)
}
