//! npm packages, exactly as the committed lock files say.

use crate::error::{Context, Error, Result};
use crate::{paths, process};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The oldest Node.js that Medusa's packages and ours accept.
const NODE: (u32, u32) = (20, 19);

/// An error that says what to install if Node.js or npm is missing or too old.
pub fn check_node() -> Result<()> {
    let wanted = format!("Node.js {}.{} or newer", NODE.0, NODE.1);
    let Some(found) = process::output("node", &["--version"]) else {
        return Err(
            format!("`node` was not found: install {wanted} with npm (https://nodejs.org), then try again").into(),
        );
    };
    if version(&found) < Some(NODE) {
        return Err(format!("`node` is {found}, but Medusa needs {wanted} (https://nodejs.org)").into());
    }
    if process::output("npm", &["--version"]).is_none() {
        return Err(Error::from(
            "`npm` was not found: it comes with Node.js (https://nodejs.org), on Debian it is the package `npm`",
        ));
    }
    Ok(())
}

fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// `npm ci` in `dir` (under the root), unless exactly what its lock file says is there already.
pub fn install(who: &str, dir: &str) -> Result<()> {
    install_by(npm, who, dir)
}

/// The same where there are a thousand: npm asks a server about each and takes a minute and a half of processor for it,
/// Bun reads the same lock file and takes six seconds. On a machine that Bun is not made for it is npm after all.
pub fn install_many(who: &str, dir: &str) -> Result<()> {
    install("tools", "xtask/bun")?;
    let has_bun = process::output(bun_path(), &["--version"]).is_some();
    install_by(if has_bun { bun } else { npm }, who, dir)
}

fn npm() -> Command {
    let mut npm = process::command("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]);
    npm
}

fn bun_path() -> PathBuf {
    paths::root().join("xtask/bun/node_modules/.bin/bun")
}

fn bun() -> Command {
    let mut bun = process::command(bun_path());
    // It would write a lock file of its own, and no package here needs its scripts.
    bun.args(["install", "--frozen-lockfile", "--no-save", "--ignore-scripts"]);
    bun
}

fn install_by(tool: fn() -> Command, who: &str, dir: &str) -> Result<()> {
    let folder = paths::root().join(dir);
    let (lock, stamp) = (folder.join("package-lock.json"), folder.join(STAMP));
    if is_current(&folder, &lock, &stamp) {
        return Ok(());
    }
    // `npm ci` does so itself, Bun would leave what is no longer wanted.
    let modules = folder.join("node_modules");
    if modules.exists() {
        fs::remove_dir_all(&modules).context(format!("emptying {}", modules.display()))?;
    }
    let mut command = tool();
    command.current_dir(&folder);
    process::step(
        who,
        &format!("npm packages of {dir}"),
        &format!("npm-{}", dir.replace('/', "-")),
        command,
    )?;
    fs::copy(&lock, &stamp).context(format!("writing {}", stamp.display()))?;
    Ok(())
}

/// A copy of the lock file that was installed. Inside node_modules, so that whoever deletes that deletes this.
const STAMP: &str = "node_modules/.installed-package-lock.json";

fn is_current(folder: &Path, lock: &Path, stamp: &Path) -> bool {
    let Ok(locked) = fs::read(lock) else { return false };
    if fs::read(stamp).is_ok_and(|installed| installed == locked) {
        return true;
    }
    // Or someone ran npm by hand: as its last act it writes a lock file into node_modules, so a half-made folder has
    // none. `npm install` writes both at once, in either order.
    let changed = |path: &Path| path.metadata().and_then(|meta| meta.modified()).ok();
    match (changed(&folder.join("node_modules/.package-lock.json")), changed(lock)) {
        (Some(installed), Some(locked)) => installed + Duration::from_secs(5) >= locked,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(version("v20.19.0") >= Some(NODE));
        assert!(version("v20.9.1") < Some(NODE));
        assert!(version("v100.0.0") > Some(NODE));
        assert!(version("nonsense") < Some(NODE));
    }
}
