//! The pages of `examples/` that embed the npm package, each made by its own tools and driven against the real backend.

use crate::browser::Browser;
use crate::error::Result;
use crate::{npm, paths, process, tools};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The hosts' pages, one after the other, and from here four pages of the tests' own. The backend's CORS settings name
/// them.
pub const PORTS: [(u16, &str); 4] = [
    (8760, "the hosts' pages"),
    (8766, "the guests' pages"),
    (8083, "the page by Trunk"),
    (8775, "the demo"),
];

/// Installs what the specs need. The hosts' own packages come when it is their turn.
pub fn install() -> Result<()> {
    npm::install("tools", "tests/hosts")
}

/// Builds what Trunk builds for those who have it: the example that embeds the crate, and the page.
pub fn build_by_trunk() -> Result<()> {
    let mut example = process::command("trunk");
    example
        .args(["build", "--color", "never", "--dist", "dist"])
        .current_dir(paths::root().join("examples/leptos"));
    process::step("build", "the Leptos example", "leptos-example", example)?;

    let mut page = process::command("trunk");
    page.args(["build", "--release", "--color", "never", "--dist"])
        .arg(page_by_trunk());
    // What cargo has built for our own way is not built again.
    tools::for_shipping(&mut page).env("CARGO", tools::cargo());
    process::step("build", "the page by Trunk", "page-trunk", page)
}

fn page_by_trunk() -> PathBuf {
    paths::target().join("hosts/page")
}

/// Checks the types of the specs.
pub fn types() -> Command {
    let mut types = process::command(paths::root().join("tests/e2e/node_modules/.bin/tsc"));
    types
        .args(["--noEmit", "--project"])
        .arg(paths::root().join("tests/hosts"));
    types
}

/// Runs them, with the end-to-end tests' Playwright; `package` is the folder of the `.tgz`, `demo` that of the demo's
/// pages.
pub fn specs(browser: &Browser, package: &Path, demo: &Path, backend_port: u16, runner_args: &[String]) -> Command {
    let mut command = process::command("npx");
    command
        .args(["--no-install", "playwright", "test", "--config", "../hosts"])
        .args(runner_args)
        .current_dir(paths::root().join("tests/e2e"));
    command.env("CHROME", &browser.headless);
    command.env("HOSTS_PACKAGE", package);
    command.env("HOSTS_DEMO", demo);
    command.env("HOSTS_PAGE", page_by_trunk());
    command.env("HOSTS_OUTPUT", paths::target().join("hosts/results"));
    command.env("E2E_BACKEND", format!("http://localhost:{backend_port}"));
    command
}

/// Drives the plugin in the Admin of a Medusa of this version, which answers on the port.
pub fn matrix(browser: &Browser, backend_port: u16, version: &str) -> Command {
    let mut command = process::command("npx");
    command
        .args([
            "--no-install",
            "playwright",
            "test",
            "--config",
            "../hosts/matrix.config.ts",
        ])
        .current_dir(paths::root().join("tests/e2e"));
    command.env("CHROME", &browser.headless);
    command.env("HOSTS_OUTPUT", paths::target().join("hosts/results"));
    command.env("HOSTS_MEDUSA_PORT", backend_port.to_string());
    command.env("HOSTS_MEDUSA_VERSION", version);
    command.env("E2E_BACKEND", format!("http://localhost:{backend_port}"));
    command
}
