//! Children: started under a guard, waited for with patience, ended whatever happens.

use crate::error::{Context, Error, Result};
use crate::{guard, paths, progress};
use std::ffi::OsStr;
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// How often a waiting loop looks.
pub const TICK: Duration = Duration::from_millis(50);

/// How long a child may take to end after its guard was told, before xtask stops waiting for it.
const FAREWELL: Duration = Duration::from_secs(30);

/// From now on Ctrl+C, SIGTERM and SIGHUP make every wait end with [`Error::Interrupted`]. Asked twice, xtask ends at
/// once, and the guards end the children.
pub fn handle_interrupts() -> Result<()> {
    ctrlc::set_handler(|| {
        if INTERRUPTED.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
        println!();
        progress::line(
            "stopping",
            "ending what was started (Ctrl+C again: without waiting for it)",
        );
    })
    .context("installing the Ctrl+C handler")
}

/// An error if the user wants to stop.
pub fn check_interrupted() -> Result<()> {
    if INTERRUPTED.load(Ordering::Relaxed) {
        Err(Error::Interrupted)
    } else {
        Ok(())
    }
}

/// A program that ends when xtask ends, with our tools first on its PATH.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    // /proc/self/exe, because a cargo that a child runs may replace this binary's file.
    let own = Path::new("/proc/self/exe");
    let own = if own.exists() {
        own.to_path_buf()
    } else {
        std::env::current_exe().unwrap_or_else(|_| "xtask".into())
    };
    let mut command = Command::new(own);
    command
        .arg(guard::COMMAND)
        .arg(program)
        .env("PATH", paths::programs())
        .current_dir(paths::root());
    command
}

/// A program that ends by itself when its standard input closes, and so needs no guard.
pub fn unguarded(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env("PATH", paths::programs()).current_dir(paths::root());
    command
}

/// A running child. Dropping it ends it.
pub struct Child {
    inner: std::process::Child,
    /// Held open for as long as the child shall live.
    lifeline: Option<ChildStdin>,
    name: String,
    log: Option<PathBuf>,
}

impl Child {
    /// Starts `command` as it is, with its output where `command` says.
    pub fn spawn(name: &str, mut command: Command) -> Result<Self> {
        check_interrupted()?;
        // In a process group of its own, Ctrl+C in a terminal reaches xtask alone, which then ends the others in order.
        let mut inner = command
            .stdin(Stdio::piped())
            .process_group(0)
            .spawn()
            .context(format!("starting {name}"))?;
        Ok(Self {
            lifeline: inner.stdin.take(),
            inner,
            name: name.to_owned(),
            log: None,
        })
    }

    /// Starts `command` with its output in `target/logs/{log}.log`.
    pub fn spawn_logged(name: &str, log: &str, mut command: Command) -> Result<Self> {
        let (file, path) = paths::log(log)?;
        command.stdout(file.try_clone()?).stderr(file);
        let mut child = Self::spawn(name, command)?;
        child.log = Some(path);
        Ok(child)
    }

    /// Its log file, if it has one.
    pub fn log(&self) -> Option<&Path> {
        self.log.as_deref()
    }

    /// Its standard output, once, if it was piped.
    pub fn take_stdout(&mut self) -> Option<std::process::ChildStdout> {
        self.inner.stdout.take()
    }

    /// Writes a line to its standard input: only for one that is unguarded, and reads it.
    pub fn tell(&mut self, line: &str) -> Result<()> {
        let input = self.lifeline.as_mut().ok_or("a program that was told to end")?;
        writeln!(input, "{line}").context(format!("telling {}", self.name))
    }

    /// Whether it has ended.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.inner.try_wait().context(format!("waiting for {}", self.name))
    }

    /// Waits for its end, saying now and then that it still runs.
    pub fn wait(&mut self, who: &str, what: &str) -> Result<ExitStatus> {
        let log = self.log.clone();
        let mut heartbeat = progress::Heartbeat::new(who, what, log.as_deref());
        loop {
            if let Some(status) = self.ended()? {
                return Ok(status);
            }
            check_interrupted()?;
            if self.log.is_some() {
                heartbeat.beat();
            }
            thread::sleep(TICK);
        }
    }

    /// An error that carries the end of the child's log.
    pub fn failure(&self, what: &str) -> Error {
        match &self.log {
            None => Error::Failed(what.to_owned()),
            Some(log) => Error::Failed(format!(
                "{what}\n\n{}\n\nThe whole log: {}",
                paths::tail(log, 60),
                paths::shown(log)
            )),
        }
    }

    /// Ends it and waits until it is gone.
    pub fn stop(&mut self) {
        self.lifeline = None;
        let asked = Instant::now();
        while matches!(self.inner.try_wait(), Ok(None)) {
            if asked.elapsed() > FAREWELL {
                progress::line("stopping", &format!("{} does not end; killing it", self.name));
                let _ = self.inner.kill();
                let _ = self.inner.wait();
                return;
            }
            thread::sleep(TICK);
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Runs a step to its end with its output in a log file, and says how long it took.
pub fn step(who: &str, what: &str, log: &str, command: Command) -> Result<()> {
    let started = Instant::now();
    progress::line(who, what);
    let mut child = Child::spawn_logged(who, log, command)?;
    let status = child.wait(who, what)?;
    if !status.success() {
        return Err(child.failure(&format!("{who}: {what}: failed ({status})")));
    }
    progress::line(who, &format!("{what}: done in {}", progress::human(started.elapsed())));
    Ok(())
}

/// What a short-lived program prints, or nothing if it is missing or fails.
pub fn output(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    let output = unguarded(program)
        .args(args)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
