//! What a browser loads of the widget: the wasm with its glue and style sheet, made small.

use crate::error::{Context, Result};
use crate::tools::{self, Tool, cargo_command};
use crate::{paths, process};
use std::fs;
use std::path::{Path, PathBuf};

/// Builds the widget alone, as an app that embeds it ships it: `examples/widget.rs`. What it weighs is held by the
/// end-to-end tests. Returns its folder.
pub fn build() -> Result<PathBuf> {
    let mut cargo = cargo_command(&["build", "--release", "--example", "widget", "--target", tools::WASM]);
    tools::for_release(&mut cargo).env_remove("MEDUSA_BACKEND_URL");
    process::step("build", "the widget alone", "widget-cargo", cargo)?;
    assemble("widget", Path::new("examples/widget.wasm"), &[])
}

/// Makes of a release build's wasm the folder `target/{name}`. `options` are further ones of wasm-bindgen.
pub fn assemble(name: &str, wasm: &Path, options: &[&str]) -> Result<PathBuf> {
    let folder = paths::target().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).context(format!("emptying {}", folder.display()))?;
    }
    let mut bindgen = process::command(Tool::WasmBindgen.path());
    bindgen.args(["--target", "web", "--no-typescript"]).args(options);
    bindgen.arg("--out-dir").arg(&folder);
    bindgen.arg(paths::target().join(tools::WASM).join("release").join(wasm));
    process::step("build", "its glue", &format!("{name}-bindgen"), bindgen)?;

    let style = paths::root().join("style/widget.css");
    fs::copy(&style, folder.join("widget.css")).context(format!("copying {}", style.display()))?;
    let mut shrink = process::command("node");
    shrink.arg(paths::root().join("xtask/shrink.mjs"));
    shrink.env("TRUNK_PROFILE", "release").env("TRUNK_STAGING_DIR", &folder);
    process::step("build", "all of it smaller", &format!("{name}-shrink"), shrink)?;
    Ok(folder)
}
