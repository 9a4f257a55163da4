//! Command line options: `--name value`, `--name=value`, `--flag`, and plain words.

use crate::error::{Error, Result};

/// The arguments that have not been taken yet.
pub struct Args(Vec<String>);

impl Args {
    /// All arguments after the command's name.
    pub fn new(args: Vec<String>) -> Self {
        Self(args)
    }

    /// Takes `--name value` or `--name=value`.
    pub fn value(&mut self, name: &str) -> Result<Option<String>> {
        let with_equals = format!("{name}=");
        let Some(at) = self
            .0
            .iter()
            .position(|arg| arg == name || arg.starts_with(&with_equals))
        else {
            return Ok(None);
        };
        let arg = self.0.remove(at);
        if let Some(value) = arg.strip_prefix(&with_equals) {
            return Ok(Some(value.to_owned()));
        }
        if at < self.0.len() {
            Ok(Some(self.0.remove(at)))
        } else {
            Err(Error::Failed(format!("{name} needs a value")))
        }
    }

    /// Takes `--name N`, a TCP port.
    pub fn port(&mut self, name: &str) -> Result<Option<u16>> {
        match self.value(name)? {
            None => Ok(None),
            Some(value) => match value.parse() {
                Ok(0) | Err(_) => Err(format!("{name} needs a port from 1 to 65535, not `{value}`").into()),
                Ok(port) => Ok(Some(port)),
            },
        }
    }

    /// Takes `--name`; whether it was there.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|arg| arg != name);
        self.0.len() < before
    }

    /// Takes the first plain word.
    pub fn word(&mut self) -> Option<String> {
        let at = self.0.iter().position(|arg| !arg.starts_with('-'))?;
        Some(self.0.remove(at))
    }

    /// Takes everything after `--`.
    pub fn rest(&mut self) -> Vec<String> {
        match self.0.iter().position(|arg| arg == "--") {
            None => Vec::new(),
            Some(at) => {
                let rest = self.0.split_off(at + 1);
                self.0.pop();
                rest
            }
        }
    }

    /// An error if something was not understood: a mistyped option must not be ignored.
    pub fn finish(self) -> Result<()> {
        match self.0.first() {
            None => Ok(()),
            Some(arg) => Err(format!("`{arg}` is not an option of this command; `cargo xtask help` lists them").into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Args {
        Args::new(line.split_whitespace().map(String::from).collect())
    }

    #[test]
    fn values_are_taken_in_both_spellings() {
        let mut args = args("--port 81 --backend-port=91");
        assert_eq!(args.port("--port").unwrap(), Some(81));
        assert_eq!(args.port("--backend-port").unwrap(), Some(91));
        assert!(args.finish().is_ok());
    }

    #[test]
    fn a_value_that_is_missing_or_no_port_is_an_error() {
        assert!(args("--port").port("--port").is_err());
        assert!(args("--port 0").port("--port").is_err());
        assert!(args("--port 70000").port("--port").is_err());
    }

    #[test]
    fn what_is_not_understood_is_an_error() {
        let mut args = args("--fresh --frseh");
        assert!(args.flag("--fresh"));
        assert!(args.finish().is_err());
    }

    #[test]
    fn everything_after_two_dashes_belongs_to_the_runner() {
        let mut args = args("e2e -- --grep smoke");
        assert_eq!(args.rest(), ["--grep", "smoke"]);
        assert_eq!(args.word().as_deref(), Some("e2e"));
        assert!(args.finish().is_ok());
    }
}
