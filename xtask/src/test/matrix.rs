//! The contract and the plugin with several Medusas.

use super::options::Options;
use super::session::Session;
use super::setup::{self, BACKEND_PORT};
use super::wasm_pack;
use crate::backend::{self, Backend};
use crate::error::Result;
use crate::report::Counter;
use crate::{hosts, npm, package};

/// What the contract says of the usual Medusa and an older one does otherwise: the test, the newest version in which
/// that was seen, and what it means for the widget.
const OTHERWISE: [(&str, (u32, u32), &str); 5] = [
    ("the_ways_to_sign_in_are_public", (2, 17), "it does not ask for them"),
    (
        "a_search_takes_parts_of_words_in_any_order_and_case",
        (2, 13),
        "the picker finds words in the order in which the name has them",
    ),
    (
        "a_literal_search_finds_wildcards_as_they_stand",
        (2, 13),
        "likewise; the test puts a word of its own before or after",
    ),
    ("quotes_and_every_script_can_be_searched", (2, 13), "likewise"),
    (
        "a_host_that_asks_nonsense_still_gets_groups",
        (2, 13),
        "fields that there are not are answered by an error, which the widget shows",
    ),
];

impl Session {
    /// Runs both with each Medusa of `backend/versions`, and with the usual one.
    pub(super) fn matrix(&mut self, options: &Options) -> Result<()> {
        let prepare = || {
            backend::install()?;
            npm::install("tools", "tests/e2e")?;
            let browser = setup::install_tools(options)?;
            hosts::install()?;
            package::install()?;
            let mut versions = backend::other_versions()?;
            for version in &versions {
                backend::install_version(version)?;
            }
            versions.push(backend::usual_version()?);
            Ok((setup::webdriver_json(&browser)?, browser, package::build()?, versions))
        };
        let Some((capabilities, browser, package, versions)) = self.attempt("Medusas", prepare)? else {
            return Ok(());
        };
        for version in versions {
            let start = || {
                let mut backend = Backend::spawn_with_plugin(BACKEND_PORT, &version, &package::tarball(&package)?)?;
                backend.wait_ready()?;
                Ok(backend)
            };
            let Some(mut backend) = self.attempt(&format!("Medusa {version}"), start)? else {
                continue;
            };
            let contract = wasm_pack(&browser, &capabilities, &contract_args(&version));
            self.step(&format!("contract, Medusa {version}"), contract, Counter::Cargo)?;
            let specs = hosts::matrix(&browser, BACKEND_PORT, &version);
            self.step(&format!("plugin, Medusa {version}"), specs, Counter::Playwright)?;
            backend.stop();
        }
        Ok(())
    }
}

/// The contract tests, without what this version does otherwise; says so.
fn contract_args(version: &str) -> Vec<String> {
    let mut parts = version.split('.').map_while(|part| part.parse().ok());
    let version_number = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    let mut args = ["--test", "contract", "--"].map(String::from).to_vec();
    for (test, _, meaning) in OTHERWISE.iter().filter(|(_, until, _)| version_number <= *until) {
        println!("  left out, as Medusa {version} does otherwise: {test}. For the widget: {meaning}");
        args.extend(["--skip".to_owned(), (*test).to_owned()]);
    }
    args
}
