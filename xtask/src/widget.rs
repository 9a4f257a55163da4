//! The widget alone, as an app that embeds it ships it: `examples/widget.rs` with its glue and style sheet, made small. What
//! it weighs is held by the end-to-end tests.

use crate::error::{Context, Result};
use crate::tools::{self, Tool, cargo_command};
use crate::{paths, process};
use std::fs;
use std::path::PathBuf;

/// Builds it, and says where it is.
pub fn build() -> Result<PathBuf> {
    let folder = paths::target().join("widget");
    if folder.exists() {
        fs::remove_dir_all(&folder).context(format!("emptying {}", folder.display()))?;
    }
    let mut cargo = cargo_command(&["build", "--release", "--example", "widget", "--target", tools::WASM]);
    tools::for_release(&mut cargo).env_remove("MEDUSA_BACKEND_URL");
    process::step("build", "the widget alone", "widget-cargo", cargo)?;

    let compiled = paths::target().join(tools::WASM).join("release/examples/widget.wasm");
    let mut bindgen = process::command(Tool::WasmBindgen.path());
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]);
    bindgen.arg(&folder).arg(compiled);
    process::step("build", "its glue", "widget-bindgen", bindgen)?;

    let style = paths::root().join("style/widget.css");
    fs::copy(&style, folder.join("widget.css")).context(format!("copying {}", style.display()))?;
    let mut shrink = process::command("node");
    shrink.arg(paths::root().join("xtask/shrink.mjs"));
    shrink.env("TRUNK_PROFILE", "release").env("TRUNK_STAGING_DIR", &folder);
    process::step("build", "all of it smaller", "widget-shrink", shrink)?;
    Ok(folder)
}
