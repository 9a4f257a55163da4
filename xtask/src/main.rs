//! The project's commands. `cargo xtask help` lists them.
//!
//! Every command installs what it lacks, at pinned versions, into the checkout (`.tools`, `node_modules`), and stops
//! whatever it started when it ends, however it ends.

mod args;
mod backend;
mod bench;
mod browser;
mod demo;
mod dev;
mod error;
mod failures;
mod files;
mod glue;
mod guard;
mod hosts;
mod http;
mod npm;
mod package;
mod page;
mod paths;
mod ports;
mod process;
mod progress;
mod report;
mod soak;
mod start;
mod test;
mod tools;

use error::{Error, Result};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  start     the backend (a real Medusa, seeded) and the page as it is now, until Ctrl+C
              --port N           the page's port (8080)
              --backend-port N   the backend's port (9000)
              --backend-url URL  use this Medusa and start no backend
  dev       the same, with the same options; when a source changes, the page is built and loaded again,
              and so is /element.html, which shows the custom element
  page      the page as it is deployed, in dist
  test      format, lints, docs, unit, browser and end-to-end tests, and those of pages that embed the package
              [unit|wasm|e2e|hosts|browsers|all] (all)   one part of it; after `--`, arguments for that part's runner
              leptos             the kit with the oldest Leptos that works
              matrix             the contract and the plugin with each Medusa of backend/versions, and the usual one
  soak      random edits under random faults, between the page and a real Medusa
              --sequences N      how many (50)
              --seed S           the first one's seed; each further one's is one more (1)
              --port N           the page's port; the next one has the faults (8770)
              --backend-port N   the backend's port (9014)
  package   the custom element as an npm package, ready to publish, in target/npm
  demo      pages to try the widget in without a Medusa, and all its states, in target/demo
  bench     figures beside the Medusa Admin's own, on the large seed; written into bench/
              [ui|load|all] (all)  what to measure
              --runs N           take the median of N runs (7)
  backend   only the backend, in the foreground
              --port N           (9000)
              --fresh            delete its data and start over
              --heavy            the large seed, for measurements
              --rbac             a store that limits its users' rights
  help      this text

What is missing is installed into the checkout: Rust tools and a browser into .tools, npm packages into node_modules.
The browser is CHROME (with CHROMEDRIVER) if set, else a Chrome or Chromium found on PATH, else it is installed.";

fn main() -> ExitCode {
    let mut args: Vec<_> = std::env::args().skip(1).collect();
    let command = if args.is_empty() {
        String::from("help")
    } else {
        args.remove(0)
    };

    // Before anything else: a guard only ever watches one child, and must not install the Ctrl+C handler.
    if command == guard::COMMAND {
        return guard::run(&args);
    }

    match run(&command, args) {
        Ok(code) => code,
        Err(Error::Interrupted) => {
            progress::line("stopped", "everything that was started has ended");
            ExitCode::from(130)
        }
        Err(Error::Failed(reason)) => {
            eprintln!("\nerror: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &str, args: Vec<String>) -> Result<ExitCode> {
    match command {
        "start" => {
            process::handle_interrupts()?;
            start::run(start::Options::parse(args)?)
        }
        "dev" => {
            process::handle_interrupts()?;
            dev::run(start::Options::parse(args)?)
        }
        dev::element::COMMAND => {
            process::handle_interrupts()?;
            dev::element::run(args)
        }
        "page" => {
            process::handle_interrupts()?;
            page::run(args)
        }
        "test" => {
            process::handle_interrupts()?;
            test::run(test::Options::parse(args)?)
        }
        "package" => {
            process::handle_interrupts()?;
            package::run(args)
        }
        "demo" => {
            process::handle_interrupts()?;
            demo::run(args)
        }
        "bench" => {
            process::handle_interrupts()?;
            bench::run(bench::Options::parse(args)?)
        }
        "soak" => {
            process::handle_interrupts()?;
            soak::run(soak::Options::parse(args)?)
        }
        "backend" => {
            process::handle_interrupts()?;
            backend::run(backend::Options::parse(args)?)
        }
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(format!("there is no command `{other}`\n\n{HELP}").into()),
    }
}
