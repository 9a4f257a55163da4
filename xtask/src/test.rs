//! `cargo xtask test`: every check of the project, the counts of what passed and failed, and what ran.

mod matrix;
mod oldest_leptos;
mod options;
mod session;
mod setup;

use crate::backend::Backend;
use crate::browser::{self, Browser, Other};
use crate::error::Result;
use crate::process;
use crate::report::{self, Counter};
use crate::tools::{self, cargo_command};
use crate::{demo, hosts, package, paths, progress};
pub use options::Options;
use options::Suite;
use session::Session;
use setup::{BACKEND_PORT, CROSS_ORIGIN_PORT, SAME_ORIGIN_PORT, WASM_PORT};
use std::path::Path;
use std::process::{Command, ExitCode};
use std::thread;

/// Runs what was asked for, and goes on after a failure.
pub fn run(options: Options) -> Result<ExitCode> {
    let mut session = Session::default();
    session.run_all(&options)?;
    let (table, good) = report::table(&session.rows);
    for name in session.left_out {
        println!("\n  left out: {name}, which is not installed here");
    }
    println!("{table}");
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Session {
    fn run_all(&mut self, options: &Options) -> Result<()> {
        if self.attempt("preparation", || setup::prepare(options))?.is_none() {
            return Ok(());
        }
        thread::scope(|scope| {
            // npm loads and Medusa starts while cargo compiles.
            let backend = options
                .has_servers()
                .then(|| scope.spawn(|| setup::prepare_backend(options)));
            if options.has(Suite::Unit) {
                self.unit(&options.runner_args)?;
            }
            if options.has(Suite::Leptos) {
                self.oldest_leptos(options)?;
            }
            if options.has(Suite::Matrix) {
                self.matrix(options)?;
            }
            let Some(backend) = backend else { return Ok(()) };

            let tools = self.attempt("tools", || setup::install_tools(options))?;
            let backend = || -> Result<Backend> {
                let mut backend = backend.join().map_err(|_| "preparing the backend crashed")??;
                backend.wait_ready()?;
                Ok(backend)
            };
            let backend = self.attempt("backend", backend)?;
            let (Some(browser), Some(mut backend)) = (tools, backend) else {
                for (suite, name) in [
                    (Suite::Wasm, "browser tests"),
                    (Suite::E2e, "end-to-end tests"),
                    (Suite::Hosts, "hosts"),
                    (Suite::Browsers, "other browsers"),
                ] {
                    if options.has(suite) {
                        self.not_run(name, "what it needs is missing, see above");
                    }
                }
                return Ok(());
            };

            // Before the suites whose tests go by the clock: beside its compile they would run out of time.
            let has_trunk = options.has(Suite::Hosts) && self.attempt("hosts", setup::install_trunk)?.is_some();
            if options.has(Suite::Wasm) {
                self.wasm(&browser, &options.runner_args)?;
            }
            if options.has_specs()
                && let Some(package) = self.attempt("the npm package", package::build)?
            {
                if options.has(Suite::E2e) {
                    self.types_and_builds()?;
                }
                if options.has_page() {
                    self.page(options, &browser, &package)?;
                }
                if has_trunk {
                    self.hosts(&browser, &package, &options.runner_args)?;
                }
            }
            progress::line("stopping", "the backend");
            backend.stop();
            Ok(())
        })
    }

    fn unit(&mut self, runner_args: &[String]) -> Result<()> {
        let deny = ["--", "-D", "warnings"];
        self.step("format", cargo_command(&["fmt", "--all", "--check"]), Counter::Whole)?;

        let mut native = test_cargo(&["clippy", "--workspace", "--all-targets"]);
        native.args(deny);
        self.step("clippy, native", native, Counter::Whole)?;

        let mut wasm = test_cargo(&[
            "clippy",
            "--all-targets",
            "--features",
            "element",
            "--target",
            tools::WASM,
        ]);
        wasm.args(deny);
        self.step("clippy, wasm", wasm, Counter::Whole)?;

        let mut docs = test_cargo(&["doc", "--no-deps", "--lib"]);
        docs.env("RUSTDOCFLAGS", "-D warnings");
        self.step("documentation", docs, Counter::Whole)?;

        let mut unit = test_cargo(&["test", "--workspace", "--no-fail-fast"]);
        unit.args(runner_args);
        self.step("unit tests", unit, Counter::Cargo)?;

        // As for crates.io, where it must compile by itself.
        let packed = test_cargo(&["package", "--quiet", "--allow-dirty", "--target", tools::WASM]);
        self.step("the crate to publish", packed, Counter::Whole)?;
        self.attempt("the crate to publish", setup::check_crate_size)?;

        if process::output(Path::new("cargo-deny"), &["--version"]).is_none() {
            self.left_out.push("cargo deny");
            return Ok(());
        }
        // Advisories are a database to be fetched: CI asks it.
        let licences = test_cargo(&["deny", "check", "licenses", "bans", "sources"]);
        self.step("licences of the crates", licences, Counter::Whole)
    }

    fn oldest_leptos(&mut self, options: &Options) -> Result<()> {
        let prepare = || {
            let browser = setup::install_tools(options)?;
            Ok((oldest_leptos::copy()?, setup::webdriver_json(&browser)?, browser))
        };
        let Some(((folder, version), capabilities, browser)) = self.attempt("oldest Leptos", prepare)? else {
            return Ok(());
        };
        let mut command = wasm_pack(&browser, &capabilities, &["--lib".into()]);
        command
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", folder.join("target"));
        self.step(&format!("the kit with Leptos {version}"), command, Counter::Cargo)
    }

    fn wasm(&mut self, browser: &Browser, runner_args: &[String]) -> Result<()> {
        let Some(capabilities) = self.attempt("browser tests", || setup::webdriver_json(browser))? else {
            return Ok(());
        };
        let mut run = |name: &str, cargo_args: &[String]| {
            self.step(name, wasm_pack(browser, &capabilities, cargo_args), Counter::Cargo)
        };
        if !runner_args.is_empty() {
            return run("browser tests", runner_args);
        }
        // One by one: wasm-pack cannot be told to go on with the next after one has failed.
        run("browser, library", &["--lib".into()])?;
        for name in setup::browser_tests()? {
            run(&format!("browser, {name}"), &["--test".into(), name])?;
        }
        Ok(())
    }

    fn types_and_builds(&mut self) -> Result<()> {
        let folder = paths::root().join("tests/e2e");
        let binaries = folder.join("node_modules/.bin");
        for (name, project) in [
            ("types of the specs", folder.clone()),
            ("types of the bench", paths::root().join("bench")),
            ("types of the soak", paths::root().join("tests/soak")),
        ] {
            let mut types = process::command(binaries.join("tsc"));
            types.args(["--noEmit", "--project"]).arg(project);
            self.step(name, types, Counter::Whole)?;
        }
        for (name, folder) in [
            ("how the package is built", "package"),
            ("how the page is built and served", "xtask/page"),
            ("how the soak decides and judges", "tests/soak"),
        ] {
            let mut tests = process::command("npm");
            tests.args(["test", "--prefix"]).arg(paths::root().join(folder));
            self.step(name, tests, Counter::Whole)?;
        }
        Ok(())
    }

    /// What is tested on the page, while that is served.
    fn page(&mut self, options: &Options, browser: &Browser, package: &Path) -> Result<()> {
        let Some((mut page, mut cross)) = self.attempt("end-to-end tests", setup::serve_both_ways)? else {
            return Ok(());
        };
        if options.has(Suite::E2e) {
            let mut specs = specs(package, &options.runner_args);
            specs.env("CHROME", &browser.headless);
            self.step("end-to-end tests", specs, Counter::Playwright)?;
        }
        if options.has(Suite::Browsers) {
            for other in Other::ALL {
                self.other_browser(other, package, &options.runner_args)?;
            }
        }
        // Or one would look for the fault in the page.
        self.attempt("servers of the page", || {
            page.check_alive()?;
            match cross.ended()? {
                None => Ok(()),
                Some(status) => Err(cross.failure(&format!("the static server ended ({status})"))),
            }
        })?;
        Ok(())
    }

    fn other_browser(&mut self, other: Other, package: &Path, runner_args: &[String]) -> Result<()> {
        let name = other.name();
        match self.attempt(name, || browser::find_or_install_other(other))? {
            Some(Some(program)) => {
                let mut specs = specs(package, runner_args);
                specs.args(["--config", "browsers.config.ts", "--project"]).arg(name);
                specs.env("E2E_PROGRAM", program);
                // Each empties its own.
                specs.env("E2E_OUTPUT", paths::target().join("e2e").join(name));
                self.step(name, specs, Counter::Playwright)?;
            }
            Some(None) => self.left_out.push(name),
            None => {}
        }
        Ok(())
    }

    fn hosts(&mut self, browser: &Browser, package: &Path, runner_args: &[String]) -> Result<()> {
        if self.attempt("hosts", hosts::install)?.is_none() {
            return Ok(());
        }
        self.step("types of the hosts", hosts::types(), Counter::Whole)?;
        if self.attempt("hosts", hosts::build_by_trunk)?.is_none() {
            return Ok(());
        }
        let Some(demo) = self.attempt("the demo", || demo::assemble(package))? else {
            return Ok(());
        };
        let specs = hosts::specs(browser, package, &demo, BACKEND_PORT, runner_args);
        self.step("hosts", specs, Counter::Playwright)
    }
}

/// Runs specs of `tests/e2e`.
fn specs(package: &Path, runner_args: &[String]) -> Command {
    let mut command = process::command("npx");
    command
        .args(["--no-install", "playwright", "test"])
        .args(runner_args)
        .current_dir(paths::root().join("tests/e2e"));
    command.env("E2E_OUTPUT", paths::target().join("e2e/results"));
    command.env("E2E_PACKAGE", package.join("medusa-customer-groups"));
    command.env("E2E_SAME_ORIGIN", format!("http://localhost:{SAME_ORIGIN_PORT}"));
    command.env("E2E_CROSS_ORIGIN", format!("http://localhost:{CROSS_ORIGIN_PORT}"));
    command.env("E2E_BACKEND", format!("http://localhost:{BACKEND_PORT}"));
    command
}

/// Runs browser tests.
fn wasm_pack(browser: &Browser, capabilities: &Path, cargo_args: &[String]) -> Command {
    let mut command = with_test_env(process::command("wasm-pack"));
    command
        .args(["test", "--headless", "--chrome", "--chromedriver"])
        .arg(&browser.driver);
    command.args(["--mode", "no-install", "--"]).args(cargo_args);
    command.env("WASM_BINDGEN_TEST_ADDRESS", format!("127.0.0.1:{WASM_PORT}"));
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities);
    // For all tests of one binary; its own limit of 20 s is meant for a few.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    command
}

/// What every cargo of a test run sees, so that none rebuilds what another has built: the contract tests are compiled
/// with the backend's address.
fn with_test_env(mut command: Command) -> Command {
    command.env("MEDUSA_TEST_BACKEND_URL", format!("http://127.0.0.1:{BACKEND_PORT}"));
    command
}

fn test_cargo(args: &[&str]) -> Command {
    with_test_env(cargo_command(args))
}
