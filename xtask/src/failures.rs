//! What failed, in a few lines a test, to be said once more at the end: of a long run often only that is at hand.

use crate::report::Counter;

/// Lines of one failure that are kept after its first: an assertion's message, and where it stands.
const LINES: usize = 14;

/// Collects the failures of one step from its output.
#[derive(Debug, Default)]
pub struct Failures {
    lines: Vec<String>,
    /// How many lines of the last failure may still follow.
    left: usize,
}

impl Failures {
    /// Reads a line of the runner's output.
    pub fn read(&mut self, counter: Counter, line: &str) {
        let line = line.trim();
        match counter {
            Counter::Whole => {}
            // The message of a panic stands below the line that says where it was.
            Counter::Cargo if line.starts_with("test ") && line.contains(" ... FAIL") => self.begin(line, 0),
            Counter::Cargo if line.contains("panicked at ") => self.begin(line, LINES),
            Counter::Cargo if line.starts_with("note: ") || line.starts_with("stack backtrace:") => self.left = 0,
            Counter::Cargo if line.is_empty() => self.left = 0,
            Counter::Cargo => self.go_on(line),
            Counter::Playwright if is_header(line) => self.begin(line.trim_end_matches(['─', ' ']), LINES),
            Counter::Playwright if is_end(line) => self.left = 0,
            Counter::Playwright if is_beside(line) => {}
            Counter::Playwright => self.go_on(line),
        }
    }

    /// What failed, in the order of the output.
    pub fn into_lines(self) -> Vec<String> {
        self.lines
    }

    fn begin(&mut self, line: &str, left: usize) {
        self.lines.push(line.to_owned());
        self.left = left;
    }

    fn go_on(&mut self, line: &str) {
        if self.left > 0 && !line.is_empty() {
            self.lines.push(format!("  {line}"));
            self.left -= 1;
        }
    }
}

/// `1) [project] › file.spec.ts:2:1 › title ───`.
fn is_header(line: &str) -> bool {
    line.split_once(") ")
        .is_some_and(|(number, rest)| number.parse::<u32>().is_ok() && rest.contains(" › "))
}

/// What follows the message and the place: pictures and traces, which are files of the machine that ran, and the
/// counts.
fn is_end(line: &str) -> bool {
    let is_summary = || {
        let mut words = line.split(' ');
        let is_number = words.next().is_some_and(|number| number.parse::<u32>().is_ok());
        is_number
            && matches!(
                words.next(),
                Some("passed" | "failed" | "flaky" | "skipped" | "interrupted" | "did")
            )
    };
    line.starts_with("attachment #") || line.starts_with("Error Context: ") || is_summary()
}

/// A line of the source around the one that failed, which begins with `>`.
fn is_beside(line: &str) -> bool {
    line.split_once('|')
        .is_some_and(|(number, _)| number.trim().parse::<u32>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(counter: Counter, output: &str) -> Vec<String> {
        let mut failures = Failures::default();
        output.lines().for_each(|line| failures.read(counter, line));
        failures.into_lines()
    }

    #[test]
    fn of_playwright_the_title_the_message_and_the_line_are_kept() {
        let output = [
            "  ✘  1 [a] › x.spec.ts:2:1 › says so (8ms)",
            "",
            "  1) [a] › x.spec.ts:2:1 › says so ─────",
            "",
            "    Error: expect(locator).toHaveText(expected) failed",
            "",
            "    Expected: \"x\"",
            "    Call log:",
            "      14 × locator resolved",
            "",
            "      1 | import",
            "    > 2 | await expect(p)",
            "        |       ^",
            "      3 | })",
            "        at /tests/x.spec.ts:2:102",
            "",
            "    attachment #1: screenshot (image/png) ───",
            "    ../a.png",
            "",
            "  1 failed",
            "    [a] › x.spec.ts:2:1 › says so ───",
            "  3 passed (2s)",
        ]
        .join("\n");
        assert_eq!(
            of(Counter::Playwright, &output),
            [
                "1) [a] › x.spec.ts:2:1 › says so",
                "  Error: expect(locator).toHaveText(expected) failed",
                "  Expected: \"x\"",
                "  Call log:",
                "  14 × locator resolved",
                "  > 2 | await expect(p)",
                "  |       ^",
                "  at /tests/x.spec.ts:2:102",
            ]
        );
    }

    #[test]
    fn a_message_without_an_end_is_cut() {
        let output = format!("  1) [a] › x.spec.ts:2:1 › long ──\n{}", "    line\n".repeat(50));
        assert_eq!(of(Counter::Playwright, &output).len(), 1 + LINES);
    }

    #[test]
    fn of_cargo_and_of_wasm_pack_the_names_and_the_panics_are_kept() {
        let output = [
            "running 3 tests",
            "test a::holds ... ok",
            "test a::breaks ... FAILED",
            "test b::breaks ... FAIL",
            "",
            "---- a::breaks stdout ----",
            "",
            "thread 'a::breaks' (7) panicked at src/a.rs:3:4:",
            "assertion failed: x",
            "  left: 1",
            " right: 2",
            "note: run with",
            "",
            "test result: FAILED. 1 passed; 2 failed",
        ]
        .join("\n");
        assert_eq!(
            of(Counter::Cargo, &output),
            [
                "test a::breaks ... FAILED",
                "test b::breaks ... FAIL",
                "thread 'a::breaks' (7) panicked at src/a.rs:3:4:",
                "  assertion failed: x",
                "  left: 1",
                "  right: 2",
            ]
        );
    }
}
