//! What ran, and how many tests passed and failed.

use crate::progress::human;
use std::time::Duration;

/// How a runner tells its counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counter {
    /// The step is one test.
    Whole,
    /// `test result: ok. 3 passed; 0 failed; …`, any number of times: cargo test and wasm-bindgen's runner, which says
    /// `no tests to run!` where there are none.
    Cargo,
    /// `  3 passed (2.1s)` and `  1 failed` at the end: Playwright's list reporter.
    Playwright,
}

/// Numbers of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// That passed.
    pub passed: usize,
    /// That failed.
    pub failed: usize,
    /// Whether the runner told any number.
    pub told: bool,
}

impl Counter {
    /// Adds what a line of the runner's output tells.
    pub fn read(self, line: &str, counts: &mut Counts) {
        let line = line.trim();
        match self {
            Self::Whole => {}
            Self::Cargo => {
                counts.told |= line == "no tests to run!";
                let Some(result) = line.strip_prefix("test result: ") else {
                    return;
                };
                for part in result.split(['.', ';']) {
                    let mut words = part.split_whitespace();
                    match (words.next().and_then(|word| word.parse::<usize>().ok()), words.next()) {
                        (Some(number), Some("passed")) => counts.passed += number,
                        (Some(number), Some("failed")) => counts.failed += number,
                        _ => continue,
                    }
                    counts.told = true;
                }
            }
            Self::Playwright => {
                let mut words = line.split_whitespace();
                let Some(number) = words.next().and_then(|word| word.parse::<usize>().ok()) else {
                    return;
                };
                match (words.next(), words.next()) {
                    (Some("passed"), time) if time.is_none_or(|time| time.starts_with('(')) => counts.passed += number,
                    // A test that passed only when tried again is no test that passed.
                    (Some("failed" | "flaky" | "interrupted"), None) => counts.failed += number,
                    (Some("did"), Some("not")) => counts.failed += number,
                    _ => return,
                }
                counts.told = true;
            }
        }
    }

    /// The counts once the runner has ended: one that fails without a failed test has crashed.
    pub fn finish(self, mut counts: Counts, success: bool) -> Counts {
        match self {
            Self::Whole => {
                counts = Counts {
                    passed: success.into(),
                    failed: (!success).into(),
                    told: true,
                }
            }
            _ if !success && counts.failed == 0 => counts.failed = 1,
            // A runner that says nothing has not run.
            _ if !counts.told => counts.failed += 1,
            _ => {}
        }
        counts
    }
}

/// One line of the table at the end.
pub struct Row {
    /// The step's name.
    pub name: String,
    /// Its counts; none if it could not run, which counts as one failure.
    pub counts: Option<Counts>,
    /// How long it took.
    pub took: Duration,
    /// Why it failed or did not run.
    pub note: String,
    /// What failed in it, see [`crate::failures`].
    pub failures: Vec<String>,
}

/// The table, what failed, and the last line.
pub fn table(rows: &[Row]) -> (String, bool) {
    let width = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0);
    let mut text = String::from("\n");
    let mut total = Counts::default();
    for row in rows {
        let (mark, numbers) = match row.counts {
            None => ("NOT RUN", String::new()),
            Some(counts) => {
                total.passed += counts.passed;
                total.failed += counts.failed;
                let mark = if counts.failed == 0 { "ok" } else { "FAILED" };
                (
                    mark,
                    format!(
                        "{:>5} passed {:>4} failed {:>12}",
                        counts.passed,
                        counts.failed,
                        human(row.took)
                    ),
                )
            }
        };
        total.failed += usize::from(row.counts.is_none());
        let line = format!("  {mark:<8} {:<width$} {numbers}  {}", row.name, row.note);
        text += line.trim_end();
        text += "\n";
    }
    for row in rows.iter().filter(|row| !row.failures.is_empty()) {
        text += &format!("\n  {}:\n", row.name);
        row.failures.iter().for_each(|line| text += &format!("    {line}\n"));
    }
    text += &format!("\n{} passed, {} failed", total.passed, total.failed);
    (text, total.failed == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(counter: Counter, output: &str, success: bool) -> (usize, usize) {
        let mut counts = Counts::default();
        output.lines().for_each(|line| counter.read(line, &mut counts));
        let counts = counter.finish(counts, success);
        (counts.passed, counts.failed)
    }

    #[test]
    fn the_results_of_all_test_binaries_are_added_up() {
        let output = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.31s\n\
                      test result: FAILED. 2 passed; 4 failed; 0 ignored; 0 filtered out";
        assert_eq!(count(Counter::Cargo, output, false), (5, 4));
        assert_eq!(count(Counter::Cargo, "no tests to run!", true), (0, 0));
    }

    #[test]
    fn playwrights_summary_is_read_and_its_test_titles_are_not() {
        let output = "  ✓  1 smoke.spec.ts:3:1 › 5 failed logins lock (1s)\n  1 failed\n    [a] › x.spec.ts\n  2 skipped\n  3 did not run\n  12 passed (4.1s)";
        assert_eq!(count(Counter::Playwright, output, false), (12, 4));
        assert_eq!(count(Counter::Playwright, "  1 flaky\n  2 passed (1.0m)", true), (2, 1));
    }

    #[test]
    fn a_runner_that_crashed_or_said_nothing_has_failed() {
        assert_eq!(count(Counter::Cargo, "", false), (0, 1));
        assert_eq!(count(Counter::Cargo, "", true), (0, 1));
        assert_eq!(
            count(Counter::Cargo, "test result: ok. 3 passed; 0 failed", false),
            (3, 1)
        );
        assert_eq!(count(Counter::Playwright, "Error: No tests found", false), (0, 1));
        assert_eq!(count(Counter::Whole, "", true), (1, 0));
        assert_eq!(count(Counter::Whole, "", false), (0, 1));
    }

    #[test]
    fn what_did_not_run_counts_as_failed() {
        let row = |name: &str, counts| Row {
            name: name.into(),
            counts,
            took: Duration::ZERO,
            note: String::new(),
            failures: Vec::new(),
        };
        let (text, good) = table(&[
            row(
                "unit",
                Some(Counts {
                    passed: 7,
                    failed: 0,
                    told: true,
                }),
            ),
            row("e2e", None),
        ]);
        assert!(text.ends_with("\n7 passed, 1 failed"), "{text}");
        assert!(!good);
    }

    #[test]
    fn what_failed_stands_right_before_the_last_line() {
        let row = Row {
            name: "e2e".into(),
            counts: Some(Counts {
                passed: 2,
                failed: 1,
                told: true,
            }),
            took: Duration::ZERO,
            note: "see above".into(),
            failures: vec!["1) it says so".into(), "  Error: it did not".into()],
        };
        let (text, _) = table(&[row]);
        let end = "\n  e2e:\n    1) it says so\n      Error: it did not\n\n2 passed, 1 failed";
        assert!(text.ends_with(end), "{text}");
    }
}
