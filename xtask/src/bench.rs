//! `cargo xtask bench`: figures beside those of the Medusa Admin and of other ways to do the same, into `bench/`.

use crate::args::Args;
use crate::backend::{self, Backend};
use crate::browser::{self, Browser};
use crate::error::Result;
use crate::page::{self, BackendUrl, Page, Profile};
use crate::process::{self, Child};
use crate::{npm, package, paths, ports, progress, tools};
use std::path::Path;
use std::process::ExitCode;

/// A backend of its own, beside those of development and of the tests: it has the large seed.
const BACKEND_PORT: u16 = 9012;
const PAGE_PORT: u16 = 8084;
/// As `bench/load/pages.ts` has it.
const LOAD_PORT: u16 = 8769;

/// `cargo xtask bench`'s options.
pub struct Options {
    has_ui: bool,
    has_load: bool,
    runs: u32,
}

impl Options {
    /// From the command line.
    pub fn parse(args: Vec<String>) -> Result<Self> {
        let mut args = Args::new(args);
        let runs = match args.value("--runs")? {
            None => 7,
            Some(value) => match value.parse() {
                Ok(0) | Err(_) => return Err(format!("--runs needs a number from 1, not `{value}`").into()),
                Ok(runs) => runs,
            },
        };
        let (has_ui, has_load) = match args.word().as_deref() {
            Some("ui") => (true, false),
            Some("load") => (false, true),
            Some("all") | None => (true, true),
            Some(other) => return Err(format!("`{other}` is none of ui, load, all").into()),
        };
        args.finish()?;
        Ok(Self { has_ui, has_load, runs })
    }
}

/// Measures, prints the tables, and leaves them with all figures in `bench/`.
pub fn run(options: Options) -> Result<ExitCode> {
    ports::check_free(&[
        (BACKEND_PORT, "the backend of the bench", ""),
        (PAGE_PORT, "the page of the bench", ""),
        (LOAD_PORT, "the pages that are loaded", ""),
    ])?;
    backend::install()?;
    npm::install("tools", "tests/e2e")?;
    if options.has_ui {
        page::install(Profile::Release)?;
    }
    if options.has_load {
        package::install()?;
    }
    tools::install(&[])?;
    tools::report(&[])?;
    let browser = browser::find_or_install()?;
    let mut is_done = true;
    if options.has_ui {
        is_done &= ui(&browser, options.runs)?;
    }
    if options.has_load {
        is_done &= load(&browser, options.runs)?;
    }
    Ok(if is_done { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The page beside the Medusa Admin, on one backend.
fn ui(browser: &Browser, runs: u32) -> Result<bool> {
    let mut backend = start_backend(None)?;
    let dist = Profile::Release.dist();
    page::build(Profile::Release, &dist)?;
    let mut page = Page::serve(PAGE_PORT, &BackendUrl::local(BACKEND_PORT), &dist, None)?;
    backend.wait_ready()?;
    let is_done = measure("ui.ts", browser, runs)?;
    page.check_alive()?;
    stop(backend)?;
    Ok(is_done)
}

/// The packed element, alone and in the Medusa Admin.
fn load(browser: &Browser, runs: u32) -> Result<bool> {
    let package = package::build()?;
    let mut backend = start_backend(Some(&package::tarball(&package)?))?;
    backend.wait_ready()?;
    let is_done = measure("load.ts", browser, runs)?;
    stop(backend)?;
    Ok(is_done)
}

fn start_backend(widget: Option<&Path>) -> Result<Backend> {
    progress::line(
        "backend",
        "starting Medusa (the first start makes its ten thousand groups)",
    );
    Backend::spawn_heavy(BACKEND_PORT, widget)
}

fn stop(mut backend: Backend) -> Result<()> {
    backend.check_alive()?;
    progress::line("stopping", "the backend");
    backend.stop();
    Ok(())
}

/// Runs one of the files in `bench/`; tells whether it came to its end.
fn measure(file: &str, browser: &Browser, runs: u32) -> Result<bool> {
    progress::line("bench", &format!("{file}: a warm-up and {runs} runs"));
    // The specs' Playwright: what the bench clicks on, it shares with them.
    let mut command = process::command(paths::root().join("tests/e2e/node_modules/.bin/playwright"));
    command
        .args(["test", "--config"])
        .arg(paths::root().join("bench/playwright.config.ts"))
        // A pattern of paths, of which only the file's own ends so.
        .arg(format!("bench/{file}$"));
    command.env("CHROME", &browser.chrome);
    command.env("E2E_OUTPUT", paths::target().join("bench/results"));
    command.env("E2E_SAME_ORIGIN", format!("http://localhost:{PAGE_PORT}"));
    command.env("E2E_BACKEND", format!("http://localhost:{BACKEND_PORT}"));
    command.env("BENCH_RUNS", runs.to_string());
    let status = Child::spawn("the bench", command)?.wait("bench", "measuring")?;
    Ok(status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options> {
        Options::parse(line.split_whitespace().map(String::from).collect())
    }

    #[test]
    fn the_number_of_runs_is_an_option() {
        assert_eq!(parse("").unwrap().runs, 7);
        assert_eq!(parse("ui --runs 3").unwrap().runs, 3);
        assert!(parse("--runs 0").is_err());
        assert!(parse("size").is_err());
    }

    #[test]
    fn one_of_them_or_all_are_measured() {
        let what = |line| parse(line).map(|options| (options.has_ui, options.has_load)).unwrap();
        assert_eq!(what("ui"), (true, false));
        assert_eq!(what("load --runs 2"), (false, true));
        assert_eq!(what("all"), what(""));
        assert_eq!(what(""), (true, true));
    }
}
