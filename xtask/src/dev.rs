//! `cargo xtask dev`: the backend, and a page and the custom element that follow their sources, until Ctrl+C.

pub mod element;

use crate::error::{Context, Result};
use crate::page::{self, Profile};
use crate::start::{Options, Servers};
use crate::{paths, process, progress};
use element::Element;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Instant;

/// Builds again whenever a source changes, until the user stops it or a server ends.
pub fn run(options: Options) -> Result<ExitCode> {
    // From the beginning: the first build takes long enough to change something meanwhile.
    let sources = Sources::watch()?;
    let mut servers = Servers::start(options, Some(&element::dist()))?;
    let mut element = Element::default();
    element.build()?;
    loop {
        process::check_interrupted()?;
        servers.check_alive()?;
        if let Some(built) = element.built()? {
            servers.page.tell("element", built)?;
        }
        let Some(changed) = sources.changed() else { continue };
        progress::line("dev", &format!("{} changed", paths::shown(&changed[0])));
        if !changed.iter().all(|path| is_of_element_alone(path)) {
            element.outdate();
            let built = rebuild_page(servers.admin_url.as_deref());
            servers.page.tell("page", built)?;
        }
        element.build()?;
    }
}

fn rebuild_page(admin_url: Option<&str>) -> Result<()> {
    let started = Instant::now();
    let dist = Profile::Quick.dist();
    page::rebuild(Profile::Quick, &dist)?;
    page::write_admin_url(&dist, admin_url)?;
    let took = progress::human(started.elapsed());
    progress::line("dev", &format!("on the page after {took}"));
    Ok(())
}

/// Whether the page and the wasm are the same without it.
fn is_of_element_alone(path: &Path) -> bool {
    path.starts_with(paths::root().join(ELEMENT))
}

/// What the page and the element are made of.
struct Sources {
    events: Receiver<notify::Result<Event>>,
    /// Watches for as long as it is held.
    _watcher: RecommendedWatcher,
}

/// Not the whole folder: the backend's database changes all the time.
const FOLDERS: [&str; 4] = ["src", "style", "page", ELEMENT];

const ELEMENT: &str = "package/src";

/// An editor's own files end otherwise.
const ENDINGS: [&str; 7] = ["rs", "css", "js", "ts", "svg", "html", "toml"];

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

    /// The sources that changed, at least one, if any has within a moment.
    fn changed(&self) -> Option<Vec<PathBuf>> {
        let event = match self.events.recv_timeout(process::TICK * 4) {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
        };
        let mut changed = vec![source_in(event)?];
        // What is written at once, by an editor or by git, is built at once.
        thread::sleep(process::TICK);
        changed.extend(self.events.try_iter().filter_map(source_in));
        Some(changed)
    }
}

fn source_in(event: notify::Result<Event>) -> Option<PathBuf> {
    let event = event.ok().filter(|event| !event.kind.is_access())?;
    event.paths.into_iter().find(|path| {
        path.extension()
            .is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::EventKind;
    use notify::event::{AccessKind, ModifyKind};

    #[test]
    fn a_change_of_the_package_alone_leaves_the_page_as_it_is() {
        let changed = |file: &str| {
            let event = Event::new(EventKind::Modify(ModifyKind::Any)).add_path(paths::root().join(file));
            source_in(Ok(event)).map(|path| is_of_element_alone(&path))
        };
        assert_eq!(changed("package/src/element.ts"), Some(true));
        assert_eq!(changed("package/src/frame.css"), Some(true));
        assert_eq!(changed("src/element.rs"), Some(false));
        assert_eq!(changed("style/widget.css"), Some(false));
        assert_eq!(changed("package/src/.element.ts.swp"), None);
        let read = Event::new(EventKind::Access(AccessKind::Any)).add_path("src/lib.rs".into());
        assert_eq!(source_in(Ok(read)), None);
    }
}
