//! `cargo xtask dev`: the backend and a page that follows its sources, until Ctrl+C.

use crate::error::{Context, Result};
use crate::page::{self, Profile};
use crate::start::{Options, Servers};
use crate::{paths, process, progress};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Instant;

/// Builds again whenever a source changes, until the user stops it or a server ends.
pub fn run(options: Options) -> Result<ExitCode> {
    // From the beginning: the first build takes long enough to change something meanwhile.
    let sources = Sources::watch()?;
    let mut servers = Servers::start(options, true)?;
    loop {
        process::check_interrupted()?;
        servers.check_alive()?;
        let Some(changed) = sources.changed() else { continue };
        let started = Instant::now();
        progress::line("dev", &format!("{changed} changed"));
        let built = page::rebuild(Profile::Quick, &Profile::Quick.dist());
        if built.is_ok() {
            progress::line(
                "dev",
                &format!("on the page after {}", progress::human(started.elapsed())),
            );
        }
        servers.page.tell(built)?;
    }
}

/// What the page is made of.
struct Sources {
    events: Receiver<notify::Result<Event>>,
    /// Watches for as long as it is held.
    _watcher: RecommendedWatcher,
}

/// Not the whole folder: the backend's database changes all the time.
const FOLDERS: [&str; 3] = ["src", "style", "page"];

/// An editor's own files end otherwise.
const ENDINGS: [&str; 6] = ["rs", "css", "js", "svg", "html", "toml"];

impl Sources {
    fn watch() -> Result<Self> {
        let (sender, events) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(sender).context("watching the sources")?;
        let mut watch = |path: &Path, mode| {
            watcher
                .watch(path, mode)
                .context(format!("watching {}", path.display()))
        };
        for folder in FOLDERS {
            watch(&paths::root().join(folder), RecursiveMode::Recursive)?;
        }
        // For index.html, Cargo.toml and Trunk.toml: an editor may put a new file in the place of each.
        watch(&paths::root(), RecursiveMode::NonRecursive)?;
        Ok(Self {
            events,
            _watcher: watcher,
        })
    }

    /// The source that changed, if one has within a moment.
    fn changed(&self) -> Option<String> {
        let event = match self.events.recv_timeout(process::TICK * 4) {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
        };
        let changed = source_in(&event.ok()?)?;
        // What is written at once, by an editor or by git, is built at once.
        thread::sleep(process::TICK);
        while self.events.try_recv().is_ok() {}
        Some(changed)
    }
}

fn source_in(event: &Event) -> Option<String> {
    let is_source = |path: &&std::path::PathBuf| {
        path.extension()
            .is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))
    };
    let path = event.paths.iter().find(is_source).filter(|_| !event.kind.is_access())?;
    Some(paths::shown(path))
}
