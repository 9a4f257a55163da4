//! `cargo xtask package`: the custom element as an npm package, ready to publish, in `target/npm/`.

use crate::args::Args;
use crate::error::{Context, Result};
use crate::page::Profile;
use crate::tools::{self, cargo_command};
use crate::{glue, npm, paths, process, progress};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The package's name, which is that of its folder, too.
pub const NAME: &str = "medusa-customer-groups";

/// Installs what it needs, builds the package, and says what is in it.
pub fn run(args: Vec<String>) -> Result<ExitCode> {
    Args::new(args).finish()?;
    install()?;
    tools::install(&[])?;
    tools::report(&[])?;
    let folder = build()?;
    let log = paths::target().join("logs").join(format!("{BUILD_LOG}.log"));
    let sizes = fs::read_to_string(&log).context(format!("reading {}", log.display()))?;
    print!("\n{sizes}\n");
    progress::line("package", &format!("ready to publish in {}", paths::shown(&folder)));
    Ok(ExitCode::SUCCESS)
}

/// Installs what building the package needs from npm.
pub fn install() -> Result<()> {
    npm::check_node()?;
    npm::install("tools", "xtask")?;
    npm::install("tools", "package")
}

/// Builds it. Returns the folder that holds the package, unpacked and as a `.tgz`.
pub fn build() -> Result<PathBuf> {
    let wasm = compile(Profile::Release)?;
    glue::compile()?;
    let element = assemble(&wasm)?;

    let npm = paths::target().join("npm");
    let mut command = process::command("node");
    command.arg(paths::root().join("package/build.mjs"));
    command.arg(element).arg(npm.join(NAME));
    process::step("build", "its npm package", BUILD_LOG, command)?;
    Ok(npm)
}

/// Compiles the element. Returns its wasm.
pub fn compile(profile: Profile) -> Result<PathBuf> {
    // As a library alone, since every app that uses the crate would carry the exports of the element.
    let mut cargo = cargo_command(&["rustc", "--lib", "--crate-type", "cdylib", "--features", "element"]);
    cargo.args(["--profile", profile.name(), "--target", tools::WASM]);
    if profile == Profile::Release {
        tools::for_shipping(&mut cargo);
    }
    process::step("build", "the custom element", "element-cargo", cargo)?;
    let compiled = paths::target().join(tools::WASM).join(profile.name());
    Ok(compiled.join("medusa_customer_groups.wasm"))
}

/// The packed `.tgz` in the folder that [`build`] returns.
pub fn tarball(folder: &Path) -> Result<PathBuf> {
    let manifest = folder.join(NAME).join("package.json");
    let text = fs::read_to_string(&manifest).context(format!("reading {}", manifest.display()))?;
    let version = version(&text).ok_or_else(|| format!("{} names no version", manifest.display()))?;
    // By its version: those of earlier versions stay in the folder.
    let packed = folder.join(format!("{NAME}-{version}.tgz"));
    if packed.exists() {
        Ok(packed)
    } else {
        Err(format!("there is no {}", packed.display()).into())
    }
}

/// The version in a package.json as our build writes it: a line for each key.
fn version(manifest: &str) -> Option<&str> {
    let mut lines = manifest.lines().map(str::trim_start);
    let value = lines.find_map(|line| line.strip_prefix("\"version\": \""))?;
    Some(value.split_once('"')?.0)
}

/// The wasm with its glue and style sheet, made small. Returns their folder.
fn assemble(wasm: &Path) -> Result<PathBuf> {
    let folder = paths::target().join("element");
    glue::make_for_element(wasm, &folder)?;

    let style = paths::root().join("style/widget.css");
    fs::copy(&style, folder.join("widget.css")).context(format!("copying {}", style.display()))?;
    let mut shrink = process::command("node");
    shrink.arg(paths::root().join("xtask/shrink.mjs"));
    shrink.env("TRUNK_PROFILE", "release").env("TRUNK_STAGING_DIR", &folder);
    process::step("build", "all of it smaller", "element-shrink", shrink)?;
    Ok(folder)
}

const BUILD_LOG: &str = "element-package";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[test]
    fn the_tarball_is_that_of_the_version_just_built() {
        let folder = paths::target().join("tests/tarball");
        let _ = fs::remove_dir_all(&folder);
        let file = |name: &str| folder.join(name);
        fs::create_dir_all(file(NAME)).unwrap();
        let manifest = format!("{{\n  \"name\": \"{NAME}\",\n  \"version\": \"0.10.0\",\n  \"license\": \"MIT\"\n}}\n");
        fs::write(file(NAME).join("package.json"), manifest).unwrap();
        for old in ["0.1.0", "0.9.0"] {
            fs::write(file(&format!("{NAME}-{old}.tgz")), "").unwrap();
        }
        let Err(Error::Failed(reason)) = tarball(&folder) else {
            panic!("an older version's tarball was taken");
        };
        assert!(reason.contains("0.10.0.tgz"), "{reason}");

        let new = file(&format!("{NAME}-0.10.0.tgz"));
        fs::write(&new, "").unwrap();
        assert_eq!(tarball(&folder).unwrap(), new);
    }
}
