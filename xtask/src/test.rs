//! `cargo xtask test`: every check of the project, the counts of what passed and failed, and what ran.

use crate::args::Args;
use crate::backend::{self, Backend};
use crate::browser::{self, Browser};
use crate::error::{Context, Error, Result};
use crate::page::{self, BackendUrl, Page};
use crate::process::{self, Child};
use crate::report::{self, Counter, Counts, Row};
use crate::tools::{self, Tool, cargo_command};
use crate::{http, npm, paths, ports, progress};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// The tests' own backend, beside one that may run for development.
const BACKEND_PORT: u16 = 9010;
const BACKEND_DATA: &str = "backend/.data-test";
/// The page as `cargo xtask start` serves it: one origin with the backend.
const SAME_ORIGIN_PORT: u16 = 8081;
/// The page as a host of static files serves it, with the backend on another origin.
const CROSS_ORIGIN_PORT: u16 = 8082;
/// Where the browser tests' page is; fixed, because the backend's CORS settings name it.
const WASM_PORT: u16 = 8765;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Suite {
    Unit,
    Wasm,
    E2e,
    All,
}

/// `cargo xtask test`'s options.
pub struct Options {
    suite: Suite,
    /// For the suite's runner.
    runner_args: Vec<String>,
}

impl Options {
    /// From the command line.
    pub fn parse(args: Vec<String>) -> Result<Self> {
        let mut args = Args::new(args);
        let runner_args = args.rest();
        let suite = match args.word().as_deref() {
            Some("unit") => Suite::Unit,
            Some("wasm") => Suite::Wasm,
            Some("e2e") => Suite::E2e,
            Some("all") | None => Suite::All,
            Some(other) => return Err(format!("`{other}` is none of unit, wasm, e2e, all").into()),
        };
        args.finish()?;
        if suite == Suite::All && !runner_args.is_empty() {
            return Err("arguments after `--` are for one runner: name unit, wasm or e2e".into());
        }
        Ok(Self { suite, runner_args })
    }

    fn has(&self, suite: Suite) -> bool {
        self.suite == Suite::All || self.suite == suite
    }
}

/// Runs what was asked for, and goes on after a failure.
pub fn run(options: Options) -> Result<ExitCode> {
    let mut session = Session { rows: Vec::new() };
    session.run_all(&options)?;
    let (table, good) = report::table(&session.rows);
    println!("{table}");
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

struct Session {
    rows: Vec<Row>,
}

impl Session {
    fn run_all(&mut self, options: &Options) -> Result<()> {
        let servers = options.has(Suite::Wasm) || options.has(Suite::E2e);
        if self.attempt("preparation", || prepare(options))?.is_none() {
            return Ok(());
        }
        thread::scope(|scope| {
            // npm loads and Medusa starts while cargo compiles.
            let backend = servers.then(|| scope.spawn(|| prepare_backend(options.has(Suite::E2e))));
            if options.has(Suite::Unit) {
                self.unit(&options.runner_args)?;
            }
            let Some(backend) = backend else { return Ok(()) };

            let tools = self.attempt("tools", || install_tools(options))?;
            let backend = || -> Result<Backend> {
                let mut backend = backend.join().map_err(|_| "preparing the backend crashed")??;
                backend.wait_ready()?;
                Ok(backend)
            };
            let backend = self.attempt("backend", backend)?;
            let (Some(browser), Some(mut backend)) = (tools, backend) else {
                for (suite, name) in [(Suite::Wasm, "browser tests"), (Suite::E2e, "end-to-end tests")] {
                    if options.has(suite) {
                        self.not_run(name, "what it needs is missing, see above");
                    }
                }
                return Ok(());
            };

            if options.has(Suite::Wasm) {
                self.wasm(&browser, &options.runner_args)?;
            }
            if options.has(Suite::E2e) {
                self.e2e(&browser, &options.runner_args)?;
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

        let mut wasm = test_cargo(&["clippy", "--all-targets", "--target", tools::WASM]);
        wasm.args(deny);
        self.step("clippy, wasm", wasm, Counter::Whole)?;

        let mut docs = test_cargo(&["doc", "--no-deps", "--lib"]);
        docs.env("RUSTDOCFLAGS", "-D warnings");
        self.step("documentation", docs, Counter::Whole)?;

        let mut unit = test_cargo(&["test", "--workspace", "--no-fail-fast"]);
        unit.args(runner_args);
        self.step("unit tests", unit, Counter::Cargo)
    }

    fn wasm(&mut self, browser: &Browser, runner_args: &[String]) -> Result<()> {
        let Some(capabilities) = self.attempt("browser tests", || webdriver_json(browser))? else {
            return Ok(());
        };
        let mut run = |name: &str, cargo_args: &[String]| {
            let mut command = with_test_env(process::command(Tool::WasmPack.path()));
            command
                .args(["test", "--headless", "--chrome", "--chromedriver"])
                .arg(&browser.driver);
            command.args(["--mode", "no-install", "--"]).args(cargo_args);
            command.env("WASM_BINDGEN_TEST_ADDRESS", format!("127.0.0.1:{WASM_PORT}"));
            command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities);
            // For all tests of one binary; its own limit of 20 s is meant for a few.
            command.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
            self.step(name, command, Counter::Cargo)
        };
        if !runner_args.is_empty() {
            return run("browser tests", runner_args);
        }
        // One by one: wasm-pack cannot be told to go on with the next after one has failed.
        run("browser, library", &["--lib".into()])?;
        for name in integration_tests()? {
            run(&format!("browser, {name}"), &["--test".into(), name])?;
        }
        Ok(())
    }

    fn e2e(&mut self, browser: &Browser, runner_args: &[String]) -> Result<()> {
        let folder = paths::root().join("tests/e2e");
        let binaries = folder.join("node_modules/.bin");
        let mut types = process::command(binaries.join("tsc"));
        types.arg("--noEmit").current_dir(&folder);
        self.step("types of the specs", types, Counter::Whole)?;

        let Some((mut page, mut cross)) = self.attempt("end-to-end tests", serve_both_ways)? else {
            return Ok(());
        };
        let mut command = process::command("npx");
        command
            .args(["--no-install", "playwright", "test"])
            .args(runner_args)
            .current_dir(&folder);
        command.env("CHROME", &browser.chrome);
        command.env("E2E_OUTPUT", paths::target().join("e2e/results"));
        command.env("E2E_SAME_ORIGIN", format!("http://localhost:{SAME_ORIGIN_PORT}"));
        command.env("E2E_CROSS_ORIGIN", format!("http://localhost:{CROSS_ORIGIN_PORT}"));
        command.env("E2E_BACKEND", format!("http://localhost:{BACKEND_PORT}"));
        self.step("end-to-end tests", command, Counter::Playwright)?;
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

    /// Runs one step with its output passed on, and adds its row.
    fn step(&mut self, name: &str, mut command: Command, counter: Counter) -> Result<()> {
        println!();
        progress::line("test", name);
        let started = Instant::now();
        command.stdout(Stdio::piped());
        let ran = Child::spawn(name, command).and_then(|child| follow(child, counter));
        match ran {
            Ok((counts, success)) => {
                let counts = counter.finish(counts, success);
                let note = if success || counts.failed == 0 {
                    String::new()
                } else {
                    format!("see “{name}” above")
                };
                self.rows.push(Row {
                    name: name.into(),
                    counts: Some(counts),
                    took: started.elapsed(),
                    note,
                });
                Ok(())
            }
            Err(Error::Interrupted) => Err(Error::Interrupted),
            Err(Error::Failed(reason)) => {
                eprintln!("\n{name}: {reason}\n");
                self.not_run(name, reason.lines().next().unwrap_or_default());
                Ok(())
            }
        }
    }

    /// Does something that tests need; its failure becomes a row, its success does not.
    fn attempt<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<Option<T>> {
        match work() {
            Ok(value) => Ok(Some(value)),
            Err(Error::Interrupted) => Err(Error::Interrupted),
            Err(Error::Failed(reason)) => {
                eprintln!("\n{name}: {reason}\n");
                self.not_run(name, reason.lines().next().unwrap_or_default());
                Ok(None)
            }
        }
    }

    fn not_run(&mut self, name: &str, note: &str) {
        self.rows.push(Row {
            name: name.into(),
            counts: None,
            took: Duration::ZERO,
            note: note.into(),
        });
    }
}

/// Prints what the child prints, counts as it goes, and tells whether it succeeded.
fn follow(mut child: Child, counter: Counter) -> Result<(Counts, bool)> {
    let stdout = child.take_stdout().ok_or("a step without output")?;
    let (sender, lines) = mpsc::channel();
    thread::spawn(move || {
        let mut reader = BufReader::new(stdout);
        let mut bytes = Vec::new();
        while matches!(reader.read_until(b'\n', &mut bytes), Ok(count) if count > 0) {
            if sender.send(String::from_utf8_lossy(&bytes).into_owned()).is_err() {
                return;
            }
            bytes.clear();
        }
    });

    let mut counts = Counts::default();
    loop {
        match lines.recv_timeout(process::TICK) {
            Ok(line) => {
                print!("{line}");
                counter.read(&line, &mut counts);
            }
            Err(RecvTimeoutError::Timeout) => {
                process::check_interrupted()?;
                // Something it left behind may hold its output open: after its end, silence is the end, too.
                if let Some(status) = child.ended()? {
                    return Ok((counts, status.success()));
                }
            }
            Err(RecvTimeoutError::Disconnected) => return Ok((counts, child.wait("test", "ending")?.success())),
        }
    }
}

/// What every cargo of a test run sees, so that none rebuilds what another has built: the contract tests are compiled
/// with the backend's address, and the page is compiled without one.
fn with_test_env(mut command: Command) -> Command {
    command.env("MEDUSA_TEST_BACKEND_URL", format!("http://127.0.0.1:{BACKEND_PORT}"));
    command.env_remove("MEDUSA_BACKEND_URL");
    command
}

fn test_cargo(args: &[&str]) -> Command {
    with_test_env(cargo_command(args))
}

/// What can be known before anything is started.
fn prepare(options: &Options) -> Result<()> {
    let mut wanted = Vec::new();
    if options.has(Suite::Wasm) || options.has(Suite::E2e) {
        npm::check_node()?;
        wanted.push((BACKEND_PORT, "the tests' backend", ""));
    }
    if options.has(Suite::Wasm) {
        wanted.push((WASM_PORT, "the browser tests", ""));
    }
    if options.has(Suite::E2e) {
        wanted.push((SAME_ORIGIN_PORT, "the page, same origin", ""));
        wanted.push((CROSS_ORIGIN_PORT, "the page, other origin", ""));
    }
    ports::check_free(&wanted).map_err(|error| format!("{error} Is another `cargo xtask test` running?"))?;
    tools::install(&[])
}

/// The names of the test targets in `tests/`, as cargo finds them.
fn integration_tests() -> Result<Vec<String>> {
    let folder = paths::root().join("tests");
    let entries = fs::read_dir(&folder).context(format!("reading {}", folder.display()))?;
    let mut names: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ext| ext == "rs") || path.join("main.rs").exists())
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}

fn prepare_backend(e2e: bool) -> Result<Backend> {
    backend::install()?;
    progress::line("backend", "starting the tests' Medusa");
    let backend = Backend::spawn(BACKEND_PORT, Some(BACKEND_DATA))?;
    if e2e {
        page::install()?;
        npm::install("tools", "tests/e2e")?;
    }
    Ok(backend)
}

fn install_tools(options: &Options) -> Result<Browser> {
    let mut wanted = vec![Tool::WasmBindgen];
    if options.has(Suite::Wasm) {
        wanted.push(Tool::WasmPack);
    }
    if options.has(Suite::E2e) {
        wanted.push(Tool::Trunk);
    }
    tools::install(&wanted)?;
    tools::report(&wanted)?;
    let browser = browser::find_or_install()?;
    progress::line(
        "browser",
        &format!("{} with {}", browser.chrome.display(), browser.driver.display()),
    );
    Ok(browser)
}

/// webdriver.json, with the browser to use: ChromeDriver looks for one in a few places only.
fn webdriver_json(browser: &Browser) -> Result<PathBuf> {
    let source = paths::root().join("webdriver.json");
    let text = fs::read_to_string(&source).context(format!("reading {}", source.display()))?;
    let options = "\"goog:chromeOptions\": {";
    let binary = format!("{options} \"binary\": {:?},", browser.chrome.display().to_string());
    let target = paths::target().join("webdriver.json");
    fs::write(&target, text.replace(options, &binary)).context(format!("writing {}", target.display()))?;
    Ok(target)
}

/// The page from one build, with the backend behind its own origin and on another one.
fn serve_both_ways() -> Result<(Page, Child)> {
    let folder = paths::target().join("e2e");
    let (same, cross) = (folder.join("same-origin"), folder.join("cross-origin"));
    let backend = BackendUrl::local(BACKEND_PORT);

    progress::line("page", "building it");
    let options = page::Options {
        port: SAME_ORIGIN_PORT,
        backend: &backend,
        dist: same.clone(),
        watch: false,
    };
    let mut page = Page::spawn(&options)?;
    page.wait_ready()?;

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
