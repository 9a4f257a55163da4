use super::Error;
use super::client::{Call, Client};
use serde::Deserialize;

impl Client {
    /// `GET /admin/feature-flags`: whether the store limits its users' rights (Medusa's `rbac` flag).
    pub async fn has_rbac(&self) -> Result<bool, Error> {
        let answer: FlagsAnswer = self.fetch(Call::get("/admin/feature-flags", &[])).await?;
        Ok(answer.feature_flags.rbac)
    }

    /// `GET /admin/rbac/me/permissions`: what the signed-in user may do, e.g. `customer:update`.
    ///
    /// Only a store with [`has_rbac`](Self::has_rbac) serves this; any other answers 404.
    pub async fn permissions(&self) -> Result<Vec<String>, Error> {
        let answer: PermissionsAnswer = self.fetch(Call::get("/admin/rbac/me/permissions", &[])).await?;
        Ok(answer.permissions)
    }
}

#[derive(Deserialize)]
struct FlagsAnswer {
    feature_flags: Flags,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Flags {
    rbac: bool,
}

#[derive(Deserialize)]
struct PermissionsAnswer {
    permissions: Vec<String>,
}
