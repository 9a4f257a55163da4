//! wasm-bindgen's part of a build: the wasm for a browser, and the JavaScript that loads it. Its library is compiled
//! into a program of its own, `xtask/glue`, so that only the commands that need it wait for it.

use crate::error::{Context, Result};
use crate::tools::cargo_command;
use crate::{paths, process};
use std::fs;
use std::path::Path;

/// Compiles the program.
pub fn compile() -> Result<()> {
    let cargo = cargo_command(&["build", "--package", "glue", "--profile", "glue"]);
    process::step("build", "compiling wasm-bindgen", "glue-cargo", cargo)
}

/// Makes it for `wasm`, into a new folder.
pub fn make(what: &str, log: &str, wasm: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).context(format!("emptying {}", folder.display()))?;
    }
    let mut glue = process::command(paths::target().join("glue/glue"));
    glue.arg(wasm).arg(folder);
    process::step("build", what, log, glue)
}
