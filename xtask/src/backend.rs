//! The real Medusa that the page is developed and tested against. `backend/start.mjs` does the work.

use crate::args::Args;
use crate::error::{Context, Error, Result};
use crate::process::{self, Child};
use crate::{http, npm, paths, ports, progress};
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{fs, thread};

/// Whom the seed lets in: `(email, password)`.
pub const SIGN_IN: (&str, &str) = ("admin@medusa.test", "supersecret");

/// `cargo xtask backend`'s options.
pub struct Options {
    port: u16,
    fresh: bool,
    heavy: bool,
    rbac: bool,
}

impl Options {
    /// From the command line.
    pub fn parse(args: Vec<String>) -> Result<Self> {
        let mut args = Args::new(args);
        let options = Self {
            port: args.port("--port")?.unwrap_or(9000),
            fresh: args.flag("--fresh"),
            heavy: args.flag("--heavy"),
            rbac: args.flag("--rbac"),
        };
        args.finish()?;
        Ok(options)
    }
}

/// Only the backend, in the foreground, with its own output.
pub fn run(options: Options) -> Result<ExitCode> {
    ports::check_free(&[(options.port, "the backend", "; choose another with --port")])?;
    install()?;
    if options.rbac {
        install_rbac()?;
    }
    let mut command = command(options.port);
    let flags = [
        ("--fresh", options.fresh),
        ("--heavy", options.heavy),
        ("--rbac", options.rbac),
    ];
    command.args(flags.into_iter().filter(|(_, is_set)| *is_set).map(|(flag, _)| flag));
    let status = Child::spawn("the backend", command)?.wait("backend", "running")?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Installs what the backend needs.
pub fn install() -> Result<()> {
    npm::check_node()?;
    npm::install_many("backend", "backend")
}

/// Installs what a store needs that limits its users' rights.
pub fn install_rbac() -> Result<()> {
    npm::install_many("backend", "backend/rbac")
}

/// The versions of Medusa in `backend/versions`, oldest first.
pub fn other_versions() -> Result<Vec<String>> {
    let folder = paths::root().join("backend/versions");
    let entries = fs::read_dir(&folder).context(format!("reading {}", folder.display()))?;
    let mut versions = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.path().join("package.json").is_file() {
            versions.extend(entry.file_name().into_string());
        }
    }
    versions.sort_by_key(|version| {
        version
            .split('.')
            .map(|part| part.parse::<u32>().ok())
            .collect::<Vec<_>>()
    });
    Ok(versions)
}

/// The version of the usual Medusa.
pub fn usual_version() -> Result<String> {
    let manifest = paths::root().join("backend/package.json");
    let text = fs::read_to_string(&manifest).context(format!("reading {}", manifest.display()))?;
    let version = text
        .split_once("\"@medusajs/medusa\": \"")
        .and_then(|(_, rest)| rest.split_once('"'));
    let (version, _) = version.ok_or("backend/package.json does not name @medusajs/medusa")?;
    Ok(version.to_owned())
}

/// Installs one of [`other_versions`].
pub fn install_version(version: &str) -> Result<()> {
    npm::install_many("backend", &format!("backend/versions/{version}"))
}

fn command(port: u16) -> Command {
    // Unguarded: it has a database to close in order, and does so by itself when its standard input closes.
    let mut command = process::unguarded("node");
    command.arg(paths::root().join("backend/start.mjs"));
    command.args(["--stop-on-stdin-close", "--port", &port.to_string()]);
    command
}

/// A backend in the background.
pub struct Backend {
    child: Child,
    /// Its port.
    pub port: u16,
}

impl Backend {
    /// Starts it with the data folder `data`, under the root.
    pub fn spawn(port: u16, data: &str) -> Result<Self> {
        let mut command = command(port);
        command.arg("--data").arg(paths::root().join(data));
        Self::start(port, command)
    }

    /// Starts a Medusa of this version with the plugin of `package`, a packed npm package, in its Admin: one of
    /// `backend/versions`, or the usual one.
    pub fn spawn_with_plugin(port: u16, version: &str, package: &Path) -> Result<Self> {
        let mut command = command(port);
        let data = format!("backend/.data-matrix-{version}");
        command.arg("--data").arg(paths::root().join(data));
        command.arg("--widget").arg(package);
        command.args(["--plugin", "medusa-customer-groups"]);
        if other_versions()?.iter().any(|other| other == version) {
            command.args(["--medusa", version]);
        }
        Self::start(port, command)
    }

    /// Starts it for somebody who only wants to look: the first time, its Admin is not bundled until `bundle_admin`.
    pub fn spawn_soon(port: u16) -> Result<Self> {
        let mut command = command(port);
        command.arg("--soon");
        Self::start(port, command)
    }

    /// Starts it with the large seed, and with `widget`, a packed npm package, in its Admin.
    pub fn spawn_heavy(port: u16, widget: Option<&Path>) -> Result<Self> {
        let mut command = command(port);
        command.arg("--heavy");
        if let Some(widget) = widget {
            command.arg("--widget").arg(widget);
        }
        Self::start(port, command)
    }

    fn start(port: u16, command: Command) -> Result<Self> {
        Ok(Self {
            child: Child::spawn_logged("the backend", &format!("backend-{port}"), command)?,
            port,
        })
    }

    /// Tells one that was started soon that the processor is free for it.
    pub fn bundle_admin(&mut self) -> Result<()> {
        self.child.tell("bundle the Admin")
    }

    /// Waits until it really answers.
    pub fn wait_ready(&mut self) -> Result<()> {
        let log = self.child.log().map(ToOwned::to_owned);
        let mut heartbeat = progress::Heartbeat::new("backend", "waiting for Medusa", log.as_deref());
        loop {
            self.check_alive()?;
            process::check_interrupted()?;
            if self.said_ready() && http::get(self.port, "/health").is_some_and(|answer| answer.status == 200) {
                progress::line("backend", &format!("Medusa answers on port {}", self.port));
                return Ok(());
            }
            heartbeat.beat();
            thread::sleep(process::TICK * 4);
        }
    }

    /// Medusa's health check answers before the seed is in.
    fn said_ready(&self) -> bool {
        self.child
            .log()
            .is_some_and(|log| paths::tail(log, 200).contains("backend ready on "))
    }

    /// An error if it has ended.
    pub fn check_alive(&mut self) -> Result<()> {
        match self.child.ended()? {
            None => Ok(()),
            Some(status) => Err(self.failure(&format!("the backend ended ({status})"))),
        }
    }

    fn failure(&self, what: &str) -> Error {
        self.child.failure(what)
    }

    /// Ends it and waits until its database is closed.
    pub fn stop(&mut self) {
        self.child.stop();
    }
}
