//! `cargo xtask bench`: figures of the page beside those of the Medusa Admin, into `bench/`.

use crate::args::Args;
use crate::backend::{self, Backend};
use crate::error::Result;
use crate::page::{self, BackendUrl, Page};
use crate::process::{self, Child};
use crate::{browser, npm, paths, ports, progress, tools};
use std::process::ExitCode;

/// A backend of its own, beside those of development and of the tests: it has the large seed.
const BACKEND_PORT: u16 = 9012;
const PAGE_PORT: u16 = 8084;

/// `cargo xtask bench`'s options.
pub struct Options {
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
        if let Some(word) = args.word()
            && !matches!(word.as_str(), "ui" | "all")
        {
            return Err(format!("`{word}` is none of ui, all").into());
        }
        args.finish()?;
        Ok(Self { runs })
    }
}

/// Measures, prints the table, and leaves it with all figures in `bench/`.
pub fn run(options: Options) -> Result<ExitCode> {
    ports::check_free(&[
        (BACKEND_PORT, "the backend of the bench", ""),
        (PAGE_PORT, "the page of the bench", ""),
    ])?;
    backend::install()?;
    page::install()?;
    npm::install("tools", "tests/e2e")?;
    tools::install(&page::TOOLS)?;
    tools::report(&page::TOOLS)?;
    let browser = browser::find_or_install()?;

    progress::line(
        "backend",
        "starting Medusa (the first start makes its ten thousand groups)",
    );
    let mut backend = Backend::spawn_heavy(BACKEND_PORT)?;
    progress::line("page", "building it");
    let mut page = Page::spawn(&page::Options {
        port: PAGE_PORT,
        backend: &BackendUrl::local(BACKEND_PORT),
        dist: paths::target().join("bench/page"),
        watch: false,
    })?;
    page.wait_ready()?;
    backend.wait_ready()?;

    progress::line("bench", &format!("a warm-up and {} runs", options.runs));
    // The specs' Playwright: what the bench clicks on, it shares with them.
    let mut command = process::command(paths::root().join("tests/e2e/node_modules/.bin/playwright"));
    command
        .args(["test", "--config"])
        .arg(paths::root().join("bench/playwright.config.ts"));
    command.env("CHROME", &browser.chrome);
    command.env("E2E_OUTPUT", paths::target().join("bench/results"));
    command.env("E2E_SAME_ORIGIN", format!("http://localhost:{PAGE_PORT}"));
    command.env("E2E_BACKEND", format!("http://localhost:{BACKEND_PORT}"));
    command.env("BENCH_RUNS", options.runs.to_string());
    let status = Child::spawn("the bench", command)?.wait("bench", "measuring")?;
    page.check_alive()?;
    backend.check_alive()?;
    progress::line("stopping", "the backend");
    backend.stop();
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
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
}
