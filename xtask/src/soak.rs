//! `cargo xtask soak`: random edits under random faults, between the real page and the real Medusa.

use crate::args::Args;
use crate::backend::{self, Backend};
use crate::browser::{self, Browser};
use crate::error::Result;
use crate::page::{self, BackendUrl, Page, Profile};
use crate::process::{self, Child};
use crate::{npm, package, paths, ports, progress, tools};
use std::path::Path;
use std::process::{Command, ExitCode};

/// Beside the ports of the tests' pages.
const PORT: u16 = 8770;
const BACKEND_PORT: u16 = 9014;
/// A backend of its own: its data may be left in any state by whoever ends it in the middle.
const BACKEND_DATA: &str = "backend/.data-soak";

/// `cargo xtask soak`'s options.
pub struct Options {
    chance: Chance,
    ports: Ports,
}

/// What is left to chance.
struct Chance {
    /// How many sequences.
    sequences: u32,
    /// The first one's; each further one's is one more.
    seed: u32,
}

/// Where everything is.
struct Ports {
    /// The page, and Medusa behind it.
    page: u16,
    /// The faults before them, where the browser goes.
    gateway: u16,
    /// Medusa itself.
    backend: u16,
}

impl Options {
    /// From the command line.
    pub fn parse(args: Vec<String>) -> Result<Self> {
        let mut args = Args::new(args);
        let chance = Chance {
            sequences: number(&mut args, "--sequences", 50)?.max(1),
            seed: number(&mut args, "--seed", 1)?,
        };
        let page = args.port("--port")?.unwrap_or(PORT);
        let backend = args.port("--backend-port")?.unwrap_or(BACKEND_PORT);
        args.finish()?;
        let gateway = page.checked_add(1).ok_or("--port leaves no port for the faults")?;
        Ok(Self {
            chance,
            ports: Ports { page, gateway, backend },
        })
    }
}

fn number(args: &mut Args, name: &str, default: u32) -> Result<u32> {
    match args.value(name)? {
        None => Ok(default),
        Some(value) => value
            .parse()
            .map_err(|_| format!("{name} needs a number, not `{value}`").into()),
    }
}

/// Runs the sequences; fails if one fell short.
pub fn run(Options { chance, ports }: Options) -> Result<ExitCode> {
    ports::check_free(&[
        (ports.page, "the page of the soak", "; choose another with --port"),
        (ports.gateway, "the faults of the soak", "; choose another with --port"),
        (
            ports.backend,
            "the backend of the soak",
            "; choose another with --backend-port",
        ),
    ])?;
    backend::install()?;
    npm::install("tools", "tests/e2e")?;
    page::install(Profile::Release)?;
    package::install()?;
    tools::report(&[])?;
    let browser = browser::find_or_install()?;
    progress::line("backend", "starting Medusa (the first start makes its database)");
    let mut backend = Backend::spawn(ports.backend, BACKEND_DATA)?;
    let package = package::build()?;
    let dist = Profile::Release.dist();
    page::build(Profile::Release, &dist)?;
    let mut page = Page::serve(ports.page, &BackendUrl::local(ports.backend), &dist, None)?;
    backend.wait_ready()?;

    let soak = command(&browser, &package, &ports, &chance);
    let status = Child::spawn("the soak", soak)?.wait("soak", "clicking at random")?;
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

/// Runs them with the end-to-end tests' Playwright, on servers that run; `package` is the folder of the `.tgz`.
fn command(browser: &Browser, package: &Path, ports: &Ports, chance: &Chance) -> Command {
    let mut command = process::command("npx");
    command
        .args(["--no-install", "playwright", "test", "--config", "../soak"])
        .current_dir(paths::root().join("tests/e2e"));
    command.env("CHROME", &browser.chrome);
    command.env("HOSTS_PACKAGE", package);
    command.env("E2E_BACKEND", format!("http://localhost:{}", ports.backend));
    command.env("E2E_SAME_ORIGIN", format!("http://localhost:{}", ports.page));
    command.env("E2E_OUTPUT", paths::target().join("soak/results"));
    command.env("SOAK_OUTPUT", paths::target().join("soak/sequences"));
    command.env("SOAK_PORT", ports.gateway.to_string());
    command.env("SOAK_SEQUENCES", chance.sequences.to_string());
    command.env("SOAK_SEED", chance.seed.to_string());
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options> {
        Options::parse(line.split_whitespace().map(String::from).collect())
    }

    #[test]
    fn how_many_and_from_which_seed_are_options() {
        let of = |line| {
            parse(line)
                .map(|options| (options.chance.sequences, options.chance.seed))
                .unwrap()
        };
        assert_eq!(of(""), (50, 1));
        assert_eq!(of("--sequences 1 --seed 42"), (1, 42));
        assert!(parse("--sequences many").is_err());
        assert!(parse("--seeds 3").is_err());
    }

    #[test]
    fn the_faults_are_on_the_port_after_the_pages() {
        let ports = parse("--port 8087 --backend-port 9031").unwrap().ports;
        assert_eq!((ports.page, ports.gateway, ports.backend), (8087, 8088, 9031));
        assert!(parse("--port 65535").is_err());
    }
}
