//! Files and folders.

use crate::error::{Context, Result};
use std::fs;
use std::path::Path;

/// Copies a file, or a folder with all that is in it but what npm and cargo have put there.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    if from
        .file_name()
        .is_some_and(|name| name == "node_modules" || name == "target")
    {
        return Ok(());
    }
    if !from.is_dir() {
        return fs::copy(from, to)
            .map(drop)
            .context(format!("copying {}", from.display()));
    }
    fs::create_dir_all(to).context(format!("creating {}", to.display()))?;
    for entry in fs::read_dir(from).context(format!("reading {}", from.display()))? {
        let entry = entry.context(format!("reading {}", from.display()))?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Deletes a folder, if there is one.
pub fn delete_folder(folder: &Path) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(folder).context(format!("emptying {}", folder.display()))
}
