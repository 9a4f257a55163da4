//! What the page is told of where the backend is, and its Medusa Admin.

use super::BackendUrl;
use crate::error::Result;
use crate::{files, paths, process};
use std::path::Path;
use std::process::Command;

/// Writes MEDUSA_BACKEND_URL and MEDUSA_ADMIN_URL, if they are set, into the page in `folder`, as Trunk's hook does.
pub fn write_addresses(folder: &Path) -> Result<()> {
    writing_addresses(folder, |_| {})
}

/// Writes where the Medusa Admin is, if it is known, into the page in `folder`.
pub fn write_admin_url(folder: &Path, admin: Option<&str>) -> Result<()> {
    let Some(admin) = admin else { return Ok(()) };
    writing_addresses(folder, |node| {
        node.env_remove("MEDUSA_BACKEND_URL").env("MEDUSA_ADMIN_URL", admin);
    })
}

/// Copies the built page `from` to `to`, with `backend` written into its `<meta name="medusa-backend-url">`: what one
/// does who hosts the page apart from the backend.
pub fn copy_for_backend(from: &Path, to: &Path, backend: &BackendUrl) -> Result<()> {
    files::delete_folder(to)?;
    files::copy(from, to)?;
    writing_addresses(to, |node| {
        node.env("MEDUSA_BACKEND_URL", backend.to_string())
            .env_remove("MEDUSA_ADMIN_URL");
    })
}

fn writing_addresses(folder: &Path, set: impl FnOnce(&mut Command)) -> Result<()> {
    let mut node = process::command("node");
    node.arg(paths::root().join("xtask/page/addresses.mjs"));
    node.env("TRUNK_STAGING_DIR", folder);
    set(&mut node);
    process::step("page", "the addresses it is told", "page-addresses", node)
}
