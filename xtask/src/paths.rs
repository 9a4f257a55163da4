//! Where things are in the checkout.

use crate::error::{Context, Result};
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The checkout's root.
pub fn root() -> PathBuf {
    // At run time from cargo, so that a checkout that was moved still works; the other is for running the binary by
    // hand.
    let xtask =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or_else(|| xtask.clone(), Path::to_path_buf)
}

/// Cargo's target directory: where this very binary was built, so that every way to configure it is respected.
pub fn target() -> PathBuf {
    let from_exe = || Some(std::env::current_exe().ok()?.parent()?.parent()?.to_path_buf());
    from_exe().unwrap_or_else(|| root().join("target"))
}

/// What is installed for this checkout alone. Beside `target`, so that `cargo clean` leaves it.
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// Where cargo puts the programs that it installs there.
pub fn cargo_bin() -> PathBuf {
    tools().join("cargo").join("bin")
}

/// PATH with our programs first: Trunk and wasm-pack look there for wasm-bindgen and wasm-opt, and download others if
/// the versions they find do not fit.
pub fn programs() -> OsString {
    let ours = [cargo_bin(), root().join("xtask/node_modules/.bin")];
    let theirs = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(ours.into_iter().chain(std::env::split_paths(&theirs))).unwrap_or(theirs)
}

/// `path` as a person would type it from the root.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// A new, empty log file `target/logs/{name}.log`.
pub fn log(name: &str) -> Result<(File, PathBuf)> {
    let dir = target().join("logs");
    fs::create_dir_all(&dir).context(format!("creating {}", dir.display()))?;
    let path = dir.join(format!("{name}.log"));
    let file = File::create(&path).context(format!("creating {}", path.display()))?;
    Ok((file, path))
}

/// The last `count` lines of a log, for an error message.
pub fn tail(path: &Path, count: usize) -> String {
    let text = fs::read(path)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default();
    let lines: Vec<_> = text
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}
