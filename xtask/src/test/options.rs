//! What `cargo xtask test` was asked to run.

use crate::args::Args;
use crate::error::Result;

/// A part of the tests that can be run by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Suite {
    Unit,
    Wasm,
    E2e,
    Hosts,
    /// The page and the element in Firefox and WebKit.
    Browsers,
    /// The kit with the oldest Leptos. Not part of all: it compiles Leptos once more.
    Leptos,
    /// The contract and the plugin with several Medusas. Not part of all: each is a thousand packages.
    Matrix,
    All,
}

/// `cargo xtask test`'s options.
pub struct Options {
    suite: Suite,
    /// For the suite's runner.
    pub runner_args: Vec<String>,
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
            Some("hosts") => Suite::Hosts,
            Some("browsers") => Suite::Browsers,
            Some("leptos") => Suite::Leptos,
            Some("matrix") => Suite::Matrix,
            Some("all") | None => Suite::All,
            Some(other) => {
                return Err(
                    format!("`{other}` is none of unit, wasm, e2e, hosts, browsers, leptos, matrix, all").into(),
                );
            }
        };
        args.finish()?;
        if suite == Suite::All && !runner_args.is_empty() {
            return Err("arguments after `--` are for one runner: name unit, wasm, e2e, hosts or browsers".into());
        }
        Ok(Self { suite, runner_args })
    }

    /// Whether `suite` runs.
    pub fn has(&self, suite: Suite) -> bool {
        self.suite == suite || self.suite == Suite::All && !matches!(suite, Suite::Leptos | Suite::Matrix)
    }

    /// Whether anything runs in a browser, beside the usual Medusa.
    pub fn has_servers(&self) -> bool {
        !matches!(self.suite, Suite::Unit | Suite::Leptos | Suite::Matrix)
    }

    /// Whether anything is run by Playwright.
    pub fn has_specs(&self) -> bool {
        self.has_page() || self.has(Suite::Hosts)
    }

    /// Whether anything is tested on the page.
    pub fn has_page(&self) -> bool {
        self.has(Suite::E2e) || self.has(Suite::Browsers)
    }
}
