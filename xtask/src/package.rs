//! `cargo xtask package`: the custom element as an npm package, ready to publish, in `target/npm/`.

use crate::args::Args;
use crate::error::{Context, Result};
use crate::tools::{self, Tool, cargo_command};
use crate::{npm, paths, process, progress, widget};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const TOOLS: [Tool; 1] = [Tool::WasmBindgen];

/// Installs what it needs, builds the package, and says what is in it.
pub fn run(args: Vec<String>) -> Result<ExitCode> {
    Args::new(args).finish()?;
    install()?;
    tools::install(&TOOLS)?;
    tools::report(&TOOLS)?;
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
    // As a library alone, since every app that uses the crate would carry the exports of the element.
    let mut cargo = cargo_command(&["rustc", "--lib", "--crate-type", "cdylib", "--features", "element"]);
    cargo.args(["--release", "--target", tools::WASM]);
    // The element's TypeScript knows the default backend, and not its Rust.
    tools::for_release(&mut cargo).env_remove("MEDUSA_BACKEND_URL");
    process::step("build", "the custom element", "element-cargo", cargo)?;
    let element = widget::assemble(
        "element",
        Path::new("medusa_customer_groups.wasm"),
        // Bundlers would look for a file of wasm-bindgen's name.
        &["--omit-default-module-path"],
    )?;

    let npm = paths::target().join("npm");
    let mut command = process::command("node");
    command.arg(paths::root().join("package/build.mjs"));
    command.arg(element).arg(npm.join("medusa-customer-groups"));
    process::step("build", "its npm package", BUILD_LOG, command)?;
    Ok(npm)
}

const BUILD_LOG: &str = "element-package";
