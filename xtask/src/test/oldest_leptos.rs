//! The oldest Leptos that the crate works with, as its Cargo.toml says, in the place of the one in Cargo.lock.

use crate::error::{Context, Result};
use crate::tools::cargo;
use crate::{files, paths, process};
use std::fs;
use std::path::PathBuf;

/// What cargo needs of the checkout.
const COPIED: [&str; 8] = [
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "src",
    "style",
    "tests",
    "xtask",
    "examples/leptos",
];

/// A copy of the crate that is built with it, and its version.
pub fn copy() -> Result<(PathBuf, String)> {
    let manifest = paths::root().join("Cargo.toml");
    let manifest = fs::read_to_string(&manifest).context(format!("reading {}", manifest.display()))?;
    let version = oldest(&manifest).ok_or("Cargo.toml names no version of leptos")?;
    let folder = paths::target().join("oldest-leptos");
    fs::create_dir_all(&folder).context(format!("creating {}", folder.display()))?;
    for name in COPIED {
        files::copy(&paths::root().join(name), &folder.join(name))?;
    }
    let mut update = process::command(cargo());
    update
        .args(["update", "--package", "leptos", "--precise", &version])
        .current_dir(&folder);
    process::step("cargo", &format!("Leptos {version} in a copy"), "oldest-leptos", update)?;
    Ok((folder, version))
}

/// The version in `leptos = { version = "…"`, the oldest of the range that it stands for.
fn oldest(manifest: &str) -> Option<String> {
    let line = manifest.lines().find(|line| line.starts_with("leptos = "))?;
    let (_, rest) = line.split_once("version = \"")?;
    Some(rest.split_once('"')?.0.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_version_is_the_one_that_the_range_begins_with() {
        let manifest = "[dependencies]\nleptos = { version = \"0.8.14\", features = [] }\nserde = \"1\"\n";
        assert_eq!(oldest(manifest).as_deref(), Some("0.8.14"));
        assert_eq!(oldest("serde = \"1\"\n"), None);
    }
}
