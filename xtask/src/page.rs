//! The standalone page: built and served by Trunk, with a proxy to the backend so that both have one origin.

use crate::error::{Context, Error, Result};
use crate::process::{self, Child};
use crate::tools::Tool;
use crate::{http, npm, paths, progress, tools};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

/// The tools that build the page.
pub const TOOLS: [Tool; 2] = [Tool::WasmBindgen, Tool::Trunk];

/// The backend that Trunk.toml names, which other backends take the place of.
const DEFAULT_BACKEND: &str = "http://localhost:9000";

/// What the page and the proxy watch, as in Trunk.toml.
const SOURCES: [&str; 5] = ["src", "style", "page", "index.html", "Cargo.toml"];

/// Installs what building the page needs.
pub fn install() -> Result<()> {
    npm::check_node()?;
    npm::install("tools", "xtask")
}

/// How to serve the page.
pub struct Options<'a> {
    /// The port to serve on.
    pub port: u16,
    /// The Medusa that `/admin`, `/auth` and `/health` are passed on to.
    pub backend: &'a BackendUrl,
    /// Where the built page goes.
    pub dist: PathBuf,
    /// Whether to build again when a source file changes.
    pub watch: bool,
}

/// Trunk at work.
pub struct Page {
    child: Child,
    port: u16,
}

impl Page {
    /// Starts Trunk, which builds and then serves.
    pub fn spawn(options: &Options) -> Result<Self> {
        Ok(Self {
            child: Child::spawn_logged("the page", &format!("page-{}", options.port), serve(options)?)?,
            port: options.port,
        })
    }

    /// Waits until the page is built and served.
    pub fn wait_ready(&mut self) -> Result<()> {
        let log = self.child.log().map(ToOwned::to_owned).unwrap_or_default();
        let mut heartbeat = progress::Heartbeat::new("page", "building it", Some(&log));
        loop {
            process::check_interrupted()?;
            self.check_alive()?;
            match build_result(&fs::read_to_string(&log).unwrap_or_default()) {
                // Trunk would go on and serve what an earlier build has left.
                Some(false) => return Err(self.child.failure("the page could not be built")),
                Some(true) if http::get(self.port, "/").is_some_and(|answer| answer.status == 200) => {
                    progress::line(
                        "page",
                        &format!(
                            "built and served on port {} after {}",
                            self.port,
                            progress::human(heartbeat.elapsed())
                        ),
                    );
                    return Ok(());
                }
                _ => {}
            }
            heartbeat.beat();
            thread::sleep(process::TICK * 2);
        }
    }

    /// An error if Trunk has ended.
    pub fn check_alive(&mut self) -> Result<()> {
        match self.child.ended()? {
            None => Ok(()),
            Some(status) => Err(self
                .child
                .failure(&format!("Trunk, which serves the page, ended ({status})"))),
        }
    }
}

fn serve(options: &Options) -> Result<Command> {
    let root = paths::root();
    let template = root.join("Trunk.toml");
    let text = fs::read_to_string(&template).context(format!("reading {}", template.display()))?;

    let dir = paths::target().join("page").join(options.port.to_string());
    // Trunk takes relative paths from its configuration's folder, so it gets absolute ones.
    let nothing = dir.join("watch-nothing");
    fs::create_dir_all(&nothing).context(format!("creating {}", nothing.display()))?;
    fs::create_dir_all(&options.dist).context(format!("creating {}", options.dist.display()))?;
    let config = dir.join("Trunk.toml");
    fs::write(&config, options.backend.config(&text)?).context(format!("writing {}", config.display()))?;

    let mut command = process::command(Tool::Trunk.path());
    command
        .args(["serve", "--release", "--color", "never", "--config"])
        .arg(config);
    command
        .args(["--port", &options.port.to_string(), "--dist"])
        .arg(&options.dist);
    if options.watch {
        for source in SOURCES {
            command.arg("--watch").arg(root.join(source));
        }
    } else {
        command.arg("--watch").arg(nothing);
    }
    command.arg(root.join("index.html"));
    tools::without_paths(&mut command).env("CARGO", tools::cargo());
    Ok(command)
}

/// How the last build in Trunk's log ended, if it has.
fn build_result(log: &str) -> Option<bool> {
    log.lines().rev().map(str::trim_end).find_map(|line| {
        if line.contains(" INFO ") && line.ends_with("success") {
            Some(true)
        } else if line.contains("ERROR ") && line.ends_with("error") {
            Some(false)
        } else {
            None
        }
    })
}

/// The address of a Medusa, as the user gave it: http or https, perhaps with a path prefix.
pub struct BackendUrl(String);

impl BackendUrl {
    /// Our own, on this machine.
    pub fn local(port: u16) -> Self {
        Self(format!("http://localhost:{port}"))
    }

    /// Checks what the user gave.
    pub fn parse(text: &str) -> Result<Self> {
        let url = text.trim().trim_end_matches('/');
        let wrong = |why: &str| Err(Error::Failed(format!("--backend-url {text}: {why}")));
        let Some((scheme, rest)) = url.split_once("://") else {
            return wrong("it needs to begin with http:// or https://");
        };
        if !matches!(scheme, "http" | "https") {
            return wrong("only http and https are possible");
        }
        let (host, _) = rest.split_once('/').unwrap_or((rest, ""));
        if host.is_empty() {
            return wrong("it names no host");
        }
        if host.contains('@') {
            return wrong("it must not carry a user name or password: you sign in on the page");
        }
        if rest.contains(|c: char| matches!(c, '?' | '#' | '"' | '\\') || c.is_whitespace() || c.is_control()) {
            return wrong("it must be an address without a query, a fragment or quotes");
        }
        Ok(Self(url.to_owned()))
    }

    /// Trunk's configuration with this backend in the place of the default one.
    fn config(&self, template: &str) -> Result<String> {
        if !template.contains(&format!("\"{DEFAULT_BACKEND}/")) {
            return Err(format!("Trunk.toml names no proxy to {DEFAULT_BACKEND}").into());
        }
        let hooks = paths::root().join("xtask").display().to_string();
        let config = template
            .replace(&format!("\"{DEFAULT_BACKEND}/"), &format!("\"{}/", self.0))
            // Hooks run in the configuration's folder.
            .replace("\"xtask/", &format!("\"{hooks}/"));
        if !self.0.starts_with("https:") {
            return Ok(config);
        }
        // A server on the internet may be behind a proxy of its user's, sets its session cookie only if it believes
        // to be asked over https, and routes by the host it was asked for.
        let headers = r#"request_headers = { "x-forwarded-proto" = "https", "x-forwarded-host" = "" }"#;
        Ok(config.replace("no_system_proxy = true", headers))
    }
}

impl std::fmt::Display for BackendUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Copies the built page `from` to `to`, with `backend` written into its `<meta name="medusa-backend-url">`: what one
/// does who hosts the page apart from the backend.
pub fn copy_for_backend(from: &Path, to: &Path, backend: &BackendUrl) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).context(format!("emptying {}", to.display()))?;
    }
    copy_folder(from, to).context(format!("copying {}", from.display()))?;
    let index = to.join("index.html");
    let html = fs::read_to_string(&index).context(format!("reading {}", index.display()))?;
    let html = with_backend(&html, backend).ok_or("the built page has no <meta name=\"medusa-backend-url\">")?;
    fs::write(&index, html).context(format!("writing {}", index.display()))
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &to.join(entry.file_name()))?;
        } else {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// The minifier decides about quotes and the attributes' order, so the whole tag is replaced.
fn with_backend(html: &str, backend: &BackendUrl) -> Option<String> {
    let name = html.find("medusa-backend-url")?;
    let start = html[..name].rfind('<')?;
    let end = name + html[name..].find('>')? + 1;
    Some(format!(
        "{}<meta name=\"medusa-backend-url\" content=\"{backend}\">{}",
        &html[..start],
        &html[end..]
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_http_address_is_a_backend() {
        assert_eq!(
            BackendUrl::parse("https://shop.example/medusa/").unwrap().0,
            "https://shop.example/medusa"
        );
        for wrong in [
            "shop.example",
            "ftp://shop.example",
            "https://",
            "https://a:b@shop.example",
            "http://a/?x",
            "http://a\"b",
        ] {
            assert!(BackendUrl::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_configuration_of_the_checkout_can_name_another_backend() {
        let template = fs::read_to_string(paths::root().join("Trunk.toml")).unwrap();
        let local = BackendUrl::local(9010).config(&template).unwrap();
        assert!(local.contains("\"http://localhost:9010/admin\"") && !local.contains("localhost:9000/"));
        let remote = BackendUrl::parse("https://shop.example/medusa")
            .unwrap()
            .config(&template)
            .unwrap();
        assert!(remote.contains("\"https://shop.example/medusa/auth\"") && !remote.contains("no_system_proxy"));
    }

    #[test]
    fn the_last_build_counts() {
        assert_eq!(build_result("2026 INFO starting build\n"), None);
        assert_eq!(build_result("2026 INFO ✅ success\n2026 INFO listening"), Some(true));
        assert_eq!(
            build_result("2026 INFO success\n2026 ERROR ❌ error\nbecause"),
            Some(false)
        );
    }

    #[test]
    fn the_backend_is_written_into_the_page_however_it_was_minified() {
        let backend = BackendUrl::local(9010);
        for html in [
            "<a><meta name=\"medusa-backend-url\" content=\"\"><b>",
            "<a><meta content name=medusa-backend-url><b>",
        ] {
            let expected = "<a><meta name=\"medusa-backend-url\" content=\"http://localhost:9010\"><b>";
            assert_eq!(with_backend(html, &backend).as_deref(), Some(expected));
        }
        assert_eq!(with_backend("<a>", &backend), None);
    }
}
