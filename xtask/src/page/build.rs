//! How the page is built: its wasm by cargo, the glue to it by wasm-bindgen, and the rest from what index.html names.

use crate::error::Result;
use crate::tools::{self, cargo_command};
use crate::{glue, paths, process};
use std::path::{Path, PathBuf};
use std::thread;

/// For whom a page is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// For who looks at it here: compiled soon, and again sooner.
    Quick,
    /// For everybody: small.
    Release,
}

impl Profile {
    /// Its name in Cargo.toml.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Release => "release",
        }
    }

    /// Where a page of it is put together.
    fn folder(self) -> PathBuf {
        paths::target().join("page").join(self.name())
    }

    /// Where a page of it is served from, if nobody says where.
    pub fn dist(self) -> PathBuf {
        self.folder().join("dist")
    }
}

/// Compiles what builds it, and builds it into `dist`.
pub fn build(profile: Profile, dist: &Path) -> Result<()> {
    // Both at once: neither has crates that the other could wait for.
    thread::scope(|scope| {
        let glue = scope.spawn(glue::compile);
        compile(profile)?;
        glue.join().map_err(|_| "compiling the glue's maker crashed")?
    })?;
    assemble(profile, dist)
}

/// The same after a change of a source: an earlier page in `dist` may be served meanwhile.
pub fn rebuild(profile: Profile, dist: &Path) -> Result<()> {
    compile(profile)?;
    assemble(profile, dist)
}

fn compile(profile: Profile) -> Result<()> {
    let mut cargo = cargo_command(&["build", "--bin", "page", "--target", tools::WASM]);
    cargo.args(["--profile", profile.name()]);
    if profile == Profile::Release {
        tools::for_shipping(&mut cargo);
    }
    process::step("page", "compiling it", "page-cargo", cargo)
}

fn assemble(profile: Profile, dist: &Path) -> Result<()> {
    let made = profile.folder().join("made");
    let wasm = paths::target().join(tools::WASM).join(profile.name()).join("page.wasm");
    glue::make("the page's glue", "page-glue", &wasm, &made)?;

    let mut node = process::command("node");
    node.arg(paths::root().join("xtask/page/assemble.mjs"));
    node.arg(&made).arg(dist);
    if profile == Profile::Release {
        node.arg("--small");
    }
    process::step("page", "putting it together", "page-assemble", node)
}
