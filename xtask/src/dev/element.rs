//! The custom element on a page of its own, kept up to date beside the standalone page, which never waits for it: a
//! process of its own builds it, and is ended when the page is to be built.

use crate::args::Args;
use crate::error::{Context, Result};
use crate::page::Profile;
use crate::process::{self, Child};
use crate::{glue, npm, package, paths, progress};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// The hidden command's name.
pub const COMMAND: &str = "dev-element";

const BUNDLE_ONLY: &str = "--bundle-only";

/// Where its page is served from.
pub fn dist() -> PathBuf {
    folder().join("dist")
}

fn folder() -> PathBuf {
    paths::target().join("page/element")
}

/// Builds it: the wasm and its glue, unless they are as they were, and the package's sources around them.
pub fn run(args: Vec<String>) -> Result<ExitCode> {
    let mut args = Args::new(args);
    let bundle_only = args.flag(BUNDLE_ONLY);
    args.finish()?;
    npm::install("tools", "package")?;
    let made = folder().join("made");
    if !bundle_only {
        let wasm = package::compile(Profile::Quick)?;
        glue::make_for_element(&wasm, &made)?;
    }
    // Unguarded: it ends within a second by itself, and a guard would wait until the system has cleared esbuild away.
    let mut node = process::unguarded("node");
    node.arg(paths::root().join("xtask/page/element.mjs"));
    node.arg(made).arg(dist());
    process::step("build", "its page", "element-page", node)?;
    Ok(ExitCode::SUCCESS)
}

/// How far it is built.
#[derive(Default)]
pub struct Element {
    /// What builds it, and since when.
    building: Option<(Child, Instant)>,
    wasm_is_current: bool,
}

impl Element {
    /// Its wasm is to be made again. What is being built is given up.
    pub fn outdate(&mut self) {
        self.building = None;
        self.wasm_is_current = false;
    }

    /// Begins to build what is not current.
    pub fn build(&mut self) -> Result<()> {
        // Before the next one begins: both would write to the same files.
        self.building = None;
        let own = std::env::current_exe().context("finding this program")?;
        let mut command = process::command(own);
        command.arg(COMMAND);
        if self.wasm_is_current {
            command.arg(BUNDLE_ONLY);
        }
        let child = Child::spawn_logged("the element's build", "element", command)?;
        self.building = Some((child, Instant::now()));
        Ok(())
    }

    /// Once after each build that came to its end: whether it was built.
    pub fn built(&mut self) -> Result<Option<Result<()>>> {
        let Some((child, started)) = &mut self.building else {
            return Ok(None);
        };
        let Some(status) = child.ended()? else { return Ok(None) };
        let built = if status.success() {
            let took = progress::human(started.elapsed());
            progress::line("dev", &format!("on the element's page after {took}"));
            self.wasm_is_current = true;
            Ok(())
        } else {
            Err(child.failure("the custom element could not be built"))
        };
        self.building = None;
        Ok(Some(built))
    }
}
