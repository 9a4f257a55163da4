//! The steps of a run, each with its row in the table at the end.

use crate::error::{Error, Result};
use crate::failures::Failures;
use crate::process::{self, Child};
use crate::progress;
use crate::report::{Counter, Counts, Row};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// One run of tests.
#[derive(Default)]
pub struct Session {
    /// What ran, in order.
    pub rows: Vec<Row>,
    /// What is not to be had here: a browser, a checker.
    pub left_out: Vec<&'static str>,
}

impl Session {
    /// Runs one step with its output passed on, and adds its row.
    pub fn step(&mut self, name: &str, mut command: Command, counter: Counter) -> Result<()> {
        println!();
        progress::line("test", name);
        let started = Instant::now();
        command.stdout(Stdio::piped());
        let ran = Child::spawn(name, command).and_then(|child| follow(child, counter));
        match ran {
            Ok((counts, failures, success)) => {
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
                    failures,
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
    pub fn attempt<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<Option<T>> {
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

    /// Adds the row of what could not run.
    pub fn not_run(&mut self, name: &str, note: &str) {
        self.rows.push(Row {
            name: name.into(),
            counts: None,
            took: Duration::ZERO,
            note: note.into(),
            failures: Vec::new(),
        });
    }
}

/// Prints what the child prints, counts and collects as it goes, and tells whether it succeeded.
fn follow(mut child: Child, counter: Counter) -> Result<(Counts, Vec<String>, bool)> {
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
    let mut failures = Failures::default();
    let success = loop {
        match lines.recv_timeout(process::TICK) {
            Ok(line) => {
                print!("{line}");
                counter.read(&line, &mut counts);
                failures.read(counter, &line);
            }
            Err(RecvTimeoutError::Timeout) => {
                process::check_interrupted()?;
                // Something it left behind may hold its output open: after its end, silence is the end, too.
                if let Some(status) = child.ended()? {
                    break status.success();
                }
            }
            Err(RecvTimeoutError::Disconnected) => break child.wait("test", "ending")?.success(),
        }
    };
    Ok((counts, failures.into_lines(), success))
}
