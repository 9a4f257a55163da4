//! The page for a host of its own, apart from the backend.

use super::BackendUrl;
use crate::error::{Context, Result};
use crate::{paths, process};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Writes MEDUSA_BACKEND_URL, if it is set, into the page in `folder`, as Trunk's hook does.
pub fn write_backend_url(folder: &Path) -> Result<()> {
    writing_backend_url(folder, |_| {})
}

/// Copies the built page `from` to `to`, with `backend` written into its `<meta name="medusa-backend-url">`: what one
/// does who hosts the page apart from the backend.
pub fn copy_for_backend(from: &Path, to: &Path, backend: &BackendUrl) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).context(format!("emptying {}", to.display()))?;
    }
    copy_folder(from, to).context(format!("copying {}", from.display()))?;
    writing_backend_url(to, |node| {
        node.env("MEDUSA_BACKEND_URL", backend.to_string());
    })
}

fn writing_backend_url(folder: &Path, set: impl FnOnce(&mut Command)) -> Result<()> {
    let mut node = process::command("node");
    node.arg(paths::root().join("xtask/page/backend-url.mjs"));
    node.env("TRUNK_STAGING_DIR", folder);
    set(&mut node);
    process::step("page", "the backend's address", "page-backend", node)
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &to.join(entry.file_name()))?;
        } else {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
