//! What the suites need: tools, a browser, a backend, and the page served two ways.

use super::options::{Options, Suite};
use crate::backend::{self, Backend};
use crate::browser::{self, Browser};
use crate::error::{Context, Result};
use crate::page::{self, BackendUrl, Page, Profile};
use crate::process::{self, Child};
use crate::tools::{self, Tool};
use crate::{hosts, http, npm, package, paths, ports, progress};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// The tests' own backend, beside one that may run for development.
pub const BACKEND_PORT: u16 = 9010;
const BACKEND_DATA: &str = "backend/.data-test";
/// The page as `cargo xtask start` serves it: one origin with the backend.
pub const SAME_ORIGIN_PORT: u16 = 8081;
/// The page as a host of static files serves it, with the backend on another origin.
pub const CROSS_ORIGIN_PORT: u16 = 8082;
/// Where the browser tests' page is; fixed, because the backend's CORS settings name it.
pub const WASM_PORT: u16 = 8765;

/// What can be known before anything is started.
pub fn prepare(options: &Options) -> Result<()> {
    let mut wanted = Vec::new();
    if options.has_servers() || options.has(Suite::Matrix) {
        npm::check_node()?;
        wanted.push((BACKEND_PORT, "the tests' backend", ""));
    }
    if runs_wasm(options) {
        wanted.push((WASM_PORT, "the browser tests", ""));
    }
    if options.has_page() {
        wanted.push((SAME_ORIGIN_PORT, "the page, same origin", ""));
        wanted.push((CROSS_ORIGIN_PORT, "the page, other origin", ""));
    }
    if options.has(Suite::Hosts) {
        wanted.extend(hosts::PORTS.map(|(port, what)| (port, what, "")));
    }
    ports::check_free(&wanted).map_err(|error| format!("{error} Is another `cargo xtask test` running?"))?;
    tools::install(&[])
}

/// The names of the test targets in `tests/`, as cargo finds them, without those that say that they are none for wasm:
/// there a browser would be started for no test.
pub fn browser_tests() -> Result<Vec<String>> {
    let folder = paths::root().join("tests");
    let entries = fs::read_dir(&folder).context(format!("reading {}", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let is_file = path.extension().is_some_and(|ext| ext == "rs");
        let file = if is_file { path.clone() } else { path.join("main.rs") };
        let Some(name) = path.file_stem().and_then(|name| name.to_str()) else {
            continue;
        };
        if file.is_file() && !fs::read_to_string(&file)?.contains(NATIVE_ONLY) {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

const NATIVE_ONLY: &str = "#![cfg(not(target_arch = \"wasm32\"))]";

/// Installs what the backend and the specs need, and starts the tests' Medusa.
pub fn prepare_backend(options: &Options) -> Result<Backend> {
    backend::install()?;
    progress::line("backend", "starting the tests' Medusa");
    let backend = Backend::spawn(BACKEND_PORT, BACKEND_DATA)?;
    if options.has(Suite::E2e) {
        backend::install_rbac()?;
    }
    if options.has_page() {
        page::install(Profile::Release)?;
    }
    if options.has_specs() {
        package::install()?;
        npm::install("tools", "tests/e2e")?;
    }
    Ok(backend)
}

fn runs_wasm(options: &Options) -> bool {
    [Suite::Wasm, Suite::Leptos, Suite::Matrix]
        .into_iter()
        .any(|suite| options.has(suite))
}

/// What a user of the crate downloads, in bytes.
const CRATE_LIMIT: u64 = 500_000;

/// An error if the crate that cargo has packed is too large.
pub fn check_crate_size() -> Result<()> {
    let folder = paths::target().join("package");
    let entries = fs::read_dir(&folder).context(format!("reading {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let size = entry.metadata()?.len();
        if entry.path().extension().is_some_and(|ext| ext == "crate") && size >= CRATE_LIMIT {
            let name = entry.file_name();
            return Err(format!(
                "{} has {size} bytes, of {CRATE_LIMIT} allowed: `include` in Cargo.toml says what is in it",
                name.display()
            )
            .into());
        }
    }
    Ok(())
}

/// Installs the tools of the suites, and finds a browser.
pub fn install_tools(options: &Options) -> Result<Browser> {
    let wanted: &[Tool] = if runs_wasm(options) {
        &[Tool::WasmBindgen, Tool::WasmPack]
    } else {
        &[]
    };
    tools::install(wanted)?;
    tools::report(wanted)?;
    let browser = browser::find_or_install()?;
    progress::line(
        "browser",
        &format!(
            "{}, {}, {}",
            browser.chrome.display(),
            browser.headless.display(),
            browser.driver.display()
        ),
    );
    Ok(browser)
}

/// Installs what the hosts' suite builds pages with.
pub fn install_trunk() -> Result<()> {
    tools::install(&[Tool::WasmBindgen, Tool::Trunk])
}

/// webdriver.json, with the browser to use: ChromeDriver looks for one in a few places only.
pub fn webdriver_json(browser: &Browser) -> Result<PathBuf> {
    let source = paths::root().join("webdriver.json");
    let text = fs::read_to_string(&source).context(format!("reading {}", source.display()))?;
    let options = "\"goog:chromeOptions\": {";
    let binary = format!("{options} \"binary\": {:?},", browser.chrome.display().to_string());
    let target = paths::target().join("webdriver.json");
    fs::write(&target, text.replace(options, &binary)).context(format!("writing {}", target.display()))?;
    Ok(target)
}

/// The page from one build, with the backend behind its own origin and on another one.
pub fn serve_both_ways() -> Result<(Page, Child)> {
    let (same, cross) = (Profile::Release.dist(), paths::target().join("e2e/cross-origin"));
    let backend = BackendUrl::local(BACKEND_PORT);
    page::build(Profile::Release, &same)?;
    let page = Page::serve(SAME_ORIGIN_PORT, &backend, &same, None)?;

    page::copy_for_backend(&same, &cross, &backend)?;
    let policy =
        http::get(SAME_ORIGIN_PORT, "/").and_then(|answer| answer.header("content-security-policy").map(String::from));
    let policy = policy.ok_or("the page is served without a Content-Security-Policy")?;
    let policy = policy.replace("connect-src 'self'", &format!("connect-src 'self' {backend}"));
    let server = serve_static(&cross, CROSS_ORIGIN_PORT, &policy)?;
    Ok((page, server))
}

fn serve_static(folder: &Path, port: u16, policy: &str) -> Result<Child> {
    let mut command = process::command("node");
    command
        .arg(paths::root().join("tests/e2e/serve.mjs"))
        .arg(folder)
        .arg(port.to_string())
        .arg(policy);
    let mut server = Child::spawn_logged("the static server", &format!("page-{port}"), command)?;
    let started = Instant::now();
    while http::get(port, "/").is_none_or(|answer| answer.status != 200) {
        process::check_interrupted()?;
        if server.ended()?.is_some() || started.elapsed() > Duration::from_secs(20) {
            return Err(server.failure("the static server for the other origin did not start"));
        }
        thread::sleep(process::TICK);
    }
    progress::line(
        "page",
        &format!("also served on port {port}, with the backend on another origin"),
    );
    Ok(server)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_is_empty_in_the_browser_is_not_run_there() {
        assert_eq!(browser_tests().unwrap(), ["client", "components", "contract"]);
    }
}
