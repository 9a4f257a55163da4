use super::client::{Answering, Call, Client};
use serde::Deserialize;

impl Client {
    /// `GET /admin/feature-flags`: whether the store limits its users' rights (Medusa's `rbac` flag).
    pub fn has_rbac(&self) -> Answering<bool> {
        let call = Call::get("/admin/feature-flags", &[]);
        self.fetch(call, |answer| {
            answer.part("feature_flags").map(|flags: Flags| flags.rbac)
        })
    }

    /// `GET /admin/rbac/me/permissions`: what the signed-in user may do, e.g. `customer:update`.
    ///
    /// Only a store with [`has_rbac`](Self::has_rbac) serves this; any other answers 404.
    pub fn permissions(&self) -> Answering<Vec<String>> {
        let call = Call::get("/admin/rbac/me/permissions", &[]);
        self.fetch(call, |answer| answer.part("permissions"))
    }
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Flags {
    rbac: bool,
}
