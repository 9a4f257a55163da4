//! What a command tells about itself: one plain line per event, so that it reads the same in a terminal and in a CI
//! log.

use std::path::Path;
use std::time::{Duration, Instant};

/// How often a long step says that it is still at work.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Prints one line: who, and what.
pub fn line(who: &str, what: &str) {
    println!("{who:>10}  {what}");
}

/// A duration as a person reads it: `0.4 s`, `12 s`, `3 min 05 s`.
pub fn human(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    if seconds < 9.95 {
        format!("{seconds:.1} s")
    } else if seconds < 119.5 {
        format!("{seconds:.0} s")
    } else {
        let whole = seconds.round() as u64;
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

/// Says every [`HEARTBEAT`] how long a step has been going on and what it last wrote to its log.
pub struct Heartbeat<'a> {
    who: &'a str,
    what: &'a str,
    log: Option<&'a Path>,
    started: Instant,
    next: Duration,
}

impl<'a> Heartbeat<'a> {
    /// Starts to count now.
    pub fn new(who: &'a str, what: &'a str, log: Option<&'a Path>) -> Self {
        Self {
            who,
            what,
            log,
            started: Instant::now(),
            next: HEARTBEAT,
        }
    }

    /// To be called often; prints only when it is time.
    pub fn beat(&mut self) {
        let elapsed = self.started.elapsed();
        if elapsed < self.next {
            return;
        }
        self.next = elapsed + HEARTBEAT;
        let last: String = self
            .log
            .map(|log| crate::paths::tail(log, 1))
            .unwrap_or_default()
            .chars()
            .take(90)
            .collect();
        let last = if last.is_empty() {
            last
        } else {
            format!("  [{}]", last.trim())
        };
        line(self.who, &format!("… {}, {} so far{last}", self.what, human(elapsed)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(human(Duration::from_millis(420)), "0.4 s");
        assert_eq!(human(Duration::from_millis(9_960)), "10 s");
        assert_eq!(human(Duration::from_millis(59_900)), "60 s");
        assert_eq!(human(Duration::from_millis(119_700)), "2 min 00 s");
        assert_eq!(human(Duration::from_secs(185)), "3 min 05 s");
    }
}
