/// What the signed-in admin may do, as far as it matters here. All of it, until the server says otherwise: the server
/// decides in any case, and most have no rights to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rights {
    /// `customer:update`: add and remove.
    pub can_update: bool,
    /// `customer_group:read`: see the store's groups, to choose from.
    pub can_list: bool,
    /// `customer_group:create`.
    pub can_create: bool,
}

impl Rights {
    pub(super) const ALL: Self = Self {
        can_update: true,
        can_list: true,
        can_create: true,
    };

    pub(super) fn of(permissions: &[String]) -> Self {
        let has = |name: &str| permissions.iter().any(|permission| permission == name);
        Self {
            can_update: has("customer:update"),
            can_list: has("customer_group:read"),
            can_create: has("customer_group:create"),
        }
    }
}
