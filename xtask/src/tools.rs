//! The build's tools, at pinned versions: those that are on PATH, else installed into `.tools`.

use crate::error::{Context, Result};
use crate::{paths, process, progress};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The page's target.
pub const WASM: &str = "wasm32-unknown-unknown";

/// A tool that cargo compiles and installs.
#[derive(Clone, Copy)]
pub enum Tool {
    /// Runs the browser tests, and makes the glue for Trunk.
    WasmBindgen,
    /// Compiles and starts the browser tests.
    WasmPack,
    /// Builds the page and the Leptos example as somebody without these commands does. Not newer: 0.22 needs a newer
    /// Rust.
    Trunk,
}

/// Tools run for seconds: the optimiser would take minutes more than it saves.
const QUICKLY: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

impl Tool {
    fn package(self) -> &'static str {
        match self {
            Self::WasmBindgen => "wasm-bindgen-cli",
            Self::WasmPack => "wasm-pack",
            Self::Trunk => "trunk",
        }
    }

    fn binaries(self) -> &'static [&'static str] {
        match self {
            Self::WasmBindgen => &["wasm-bindgen", "wasm-bindgen-test-runner"],
            Self::WasmPack => &["wasm-pack"],
            Self::Trunk => &["trunk"],
        }
    }

    fn version(self) -> Result<String> {
        match self {
            // The tool and the crate speak a private format: they must be the same version.
            Self::WasmBindgen => {
                let lock = paths::root().join("Cargo.lock");
                let lock = fs::read_to_string(&lock).context(format!("reading {}", lock.display()))?;
                locked_version(&lock, "wasm-bindgen").ok_or_else(|| "Cargo.lock names no wasm-bindgen".into())
            }
            Self::WasmPack => Ok("0.15.1".into()),
            Self::Trunk => Ok("0.21.14".into()),
        }
    }

    /// Whether to take the dependencies' versions from the tool's own lock file.
    fn locked(self) -> bool {
        // wasm-bindgen-cli's names a version that was withdrawn.
        !matches!(self, Self::WasmBindgen)
    }

    fn minutes(self) -> &'static str {
        match self {
            Self::WasmBindgen | Self::WasmPack => "a few minutes",
            Self::Trunk => "some minutes more",
        }
    }

    /// Whether what PATH has, or `.tools` before it, is of exactly this version.
    fn is_installed(self, version: &str) -> bool {
        self.binaries().iter().all(|binary| {
            let printed = process::output(binary, &["--version"]).unwrap_or_default();
            printed.split_whitespace().any(|word| word == version)
        })
    }

    fn install(self) -> Result<()> {
        let version = self.version()?;
        if self.is_installed(&version) {
            return Ok(());
        }
        let mut command = process::command(cargo());
        command
            .args(["install", "--root"])
            .arg(paths::tools().join("cargo"))
            .args(["--version", &version])
            // What they share is compiled once.
            .arg("--target-dir")
            .arg(paths::target().join("tools"))
            .envs(QUICKLY);
        if self.locked() {
            command.arg("--locked");
        }
        command.arg(self.package());
        let what = format!("{} {version} (compiling it takes {})", self.package(), self.minutes());
        process::step("tools", &what, &format!("install-{}", self.package()), command)
    }
}

/// Installs the wasm target and `tools` where they are missing.
pub fn install(tools: &[Tool]) -> Result<()> {
    install_wasm_target()?;
    tools.iter().try_for_each(|tool| tool.install())
}

/// rust-toolchain.toml names the target, but a rustup that may not install by itself leaves it out.
fn install_wasm_target() -> Result<()> {
    let libraries = process::output("rustc", &["--print", "target-libdir", "--target", WASM]);
    if libraries.is_some_and(|dir| PathBuf::from(dir).exists()) {
        return Ok(());
    }
    if process::output("rustup", &["--version"]).is_none() {
        return Err(format!(
            "the Rust target {WASM} is missing, and there is no rustup to add it: install it with your Rust"
        )
        .into());
    }
    let mut command = process::command("rustup");
    command.args(["target", "add", WASM]);
    process::step("tools", &format!("the Rust target {WASM}"), "rustup-target", command)
}

/// The cargo that runs us.
pub fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// A cargo command on this project. All of them agree on the environment that crates read while compiling, so that no
/// step rebuilds what another has built.
pub fn cargo_command(args: &[&str]) -> Command {
    let mut command = process::command(cargo());
    command.args(args);
    command
}

/// For builds that are shipped: a panic names the file that it came from, but not where that was on this machine, and
/// no code is repeated to have a value sooner, which is 0.9 kB of the element in brotli.
pub fn for_shipping(command: &mut Command) -> &mut Command {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let mut flags = vec![remap(&paths::root(), "")];
    flags.extend(cargo_home.map(|home| remap(&home.join("registry").join("src"), "crates")));
    flags.push("-Cllvm-args=-enable-pre=false".into());
    // What stands between flags, where spaces may stand in them.
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
}

fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

/// The version of `package` in a Cargo.lock.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

/// Says which tools a command uses, so that a log tells what it was made with.
pub fn report(tools: &[Tool]) -> Result<()> {
    let mut words = Vec::new();
    for tool in tools {
        words.push(format!("{} {}", tool.package(), tool.version()?));
    }
    words.extend(process::output("rustc", &["--version"]));
    words.extend(process::output("node", &["--version"]).map(|version| format!("node {version}")));
    progress::line("tools", &words.join(", "));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
