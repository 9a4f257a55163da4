use super::ErrorKind;
use super::client::{ApiFuture, Call, Client};
use crate::browser::js;
use js_sys::Array;

impl Client {
    /// `GET /admin/feature-flags`: whether the store limits its users' rights (Medusa's `rbac` flag).
    pub fn has_rbac(&self) -> ApiFuture<bool> {
        let call = Call::get("/admin/feature-flags", &[]);
        self.fetch(call, |answer| match answer.get("feature_flags")? {
            Some(flags) => Ok(js::get(&flags.json(), "rbac").is_truthy()),
            None => Err(answer.error(ErrorKind::Malformed, "“feature_flags” is missing")),
        })
    }

    /// `GET /admin/rbac/me/permissions`: what the signed-in user may do, e.g. `customer:update`.
    ///
    /// Only a store with [`has_rbac`](Self::has_rbac) serves this; any other answers 404.
    pub fn permissions(&self) -> ApiFuture<Vec<String>> {
        let call = Call::get("/admin/rbac/me/permissions", &[]);
        self.fetch(call, |answer| {
            match answer.get("permissions")?.map(|list| list.json()) {
                Some(list) if list.is_array() => {
                    Ok(Array::from(&list).iter().filter_map(|name| name.as_string()).collect())
                }
                _ => Err(answer.error(ErrorKind::Malformed, "“permissions” is missing")),
            }
        })
    }
}
