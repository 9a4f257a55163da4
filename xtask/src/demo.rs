//! `cargo xtask demo`: pages in which a stranger uses the widget without a Medusa, as a folder of files.

use crate::args::Args;
use crate::error::Result;
use crate::{files, package, paths, progress, tools};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Builds it into `target/demo`.
pub fn run(args: Vec<String>) -> Result<ExitCode> {
    Args::new(args).finish()?;
    package::install()?;
    tools::install(&[])?;
    let folder = assemble(&package::build()?)?;
    progress::line(
        "demo",
        &format!("ready in {}, for any server of files", paths::shown(&folder)),
    );
    Ok(ExitCode::SUCCESS)
}

/// Puts the pages beside the npm package, which is unpacked in a folder in `npm`. Returns their folder.
pub fn assemble(npm: &Path) -> Result<PathBuf> {
    let folder = paths::target().join("demo");
    files::delete_folder(&folder)?;
    files::copy(&paths::root().join("examples/demo"), &folder)?;
    files::copy(&npm.join(package::NAME), &folder.join(package::NAME))?;
    Ok(folder)
}
