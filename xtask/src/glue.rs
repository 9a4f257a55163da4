//! wasm-bindgen's part of a build: the wasm for a browser, and the JavaScript that loads it. Its library is compiled
//! into a program of its own, `xtask/glue`, so that only the commands that need it wait for it.

mod hardened;

use crate::error::{Context, Result};
use crate::tools::cargo_command;
use crate::{paths, process};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

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
    process::step("build", what, log, glue)?;
    let script = script(wasm, folder);
    let text = fs::read_to_string(&script).context(format!("reading {}", script.display()))?;
    fs::write(&script, hardened::hardened(&text)?).context(format!("writing {}", script.display()))
}

fn script(wasm: &Path, folder: &Path) -> PathBuf {
    let name = wasm.file_stem().unwrap_or_default();
    folder.join(name).with_extension("js")
}

/// Makes the custom element's, which starts the wasm by parts that wasm-bindgen keeps to itself: see
/// `package/build/glue.mjs`.
pub fn make_for_element(wasm: &Path, folder: &Path) -> Result<()> {
    make("its glue", "element-glue", wasm, folder)?;
    let glue = script(wasm, folder);
    let written = OpenOptions::new()
        .append(true)
        .open(&glue)
        .and_then(|mut file| file.write_all(b"export { __wbg_get_imports, __wbg_finalize_init };\n"));
    written.context(format!("writing {}", glue.display()))
}
