//! The standalone page, served with a proxy to the backend so that both have one origin.

mod backend_url;
mod build;
mod elsewhere;

use crate::args::Args;
use crate::error::{Error, Result};
use crate::process::{self, Child};
use crate::{http, npm, paths, progress, tools};
pub use backend_url::BackendUrl;
pub use build::{Profile, build, rebuild};
pub use elsewhere::{copy_for_backend, write_addresses, write_admin_url};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::thread;

/// `cargo xtask page`: as it is deployed, into `dist`.
pub fn run(args: Vec<String>) -> Result<ExitCode> {
    Args::new(args).finish()?;
    install(Profile::Release)?;
    let dist = paths::root().join("dist");
    build(Profile::Release, &dist)?;
    write_addresses(&dist)?;
    progress::line("page", "ready to deploy in dist");
    Ok(ExitCode::SUCCESS)
}

/// Installs what building and serving the page needs.
pub fn install(profile: Profile) -> Result<()> {
    npm::check_node()?;
    tools::install(&[])?;
    npm::install("tools", "xtask/page")?;
    match profile {
        Profile::Quick => Ok(()),
        Profile::Release => npm::install("tools", "xtask"),
    }
}

/// A server of the page.
pub struct Page {
    child: Child,
    port: u16,
}

impl Page {
    /// Serves what is in `dist` on `port`, with the backend's paths passed on. If `live`, what is there may change, and
    /// pages that are open are to follow; so are those of the custom element, whose page is in that folder.
    pub fn serve(port: u16, backend: &BackendUrl, dist: &Path, live: Option<&Path>) -> Result<Self> {
        // Unguarded: it ends when its standard input does, by which it is also told of builds.
        let mut node = process::unguarded("node");
        node.arg(paths::root().join("xtask/page/serve.mjs")).arg(dist);
        node.args([port.to_string(), backend.to_string()]);
        node.args(live);
        let mut page = Self {
            child: Child::spawn_logged("the page's server", &format!("page-{port}"), node)?,
            port,
        };
        page.wait_ready()?;
        Ok(page)
    }

    fn wait_ready(&mut self) -> Result<()> {
        while http::get(self.port, "/").is_none_or(|answer| answer.status != 200) {
            process::check_interrupted()?;
            self.check_alive()?;
            thread::sleep(process::TICK);
        }
        progress::line("page", &format!("served on port {}", self.port));
        Ok(())
    }

    /// An error if the server has ended.
    pub fn check_alive(&mut self) -> Result<()> {
        match self.child.ended()? {
            None => Ok(()),
            Some(status) => Err(self.child.failure(&format!("the page's server ended ({status})"))),
        }
    }

    /// Tells open pages, if live, that `which` of the two, the `page` or the `element`, was built again, or why it
    /// could not be.
    pub fn tell(&mut self, which: &str, built: Result<()>) -> Result<()> {
        match built {
            Ok(()) => self.child.tell(&format!("{which} built")),
            Err(Error::Failed(reason)) => {
                eprintln!("\n{reason}\n");
                let (mut log, path) = paths::log(&format!("{which}-failed"))?;
                log.write_all(reason.as_bytes())?;
                self.child.tell(&format!("{which} failed {}", path.display()))
            }
            Err(Error::Interrupted) => Err(Error::Interrupted),
        }
    }
}
