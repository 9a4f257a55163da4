//! What a store does only after a while: reads that nobody waits for, and further attempts.

use super::inner::Inner;
use super::page;
use super::state::State;
use leptos::prelude::*;
use std::time::Duration;

/// The age from which what is shown is read again when somebody comes back to it, in milliseconds.
const STALE_MS: f64 = 3_000.0;

/// Over how long the widgets of a page spread what they would all do in the same moment: for each one, in milliseconds.
const SPREAD_MS: f64 = 100.0;

/// The least time between an answer and a read that no person asked for, in milliseconds.
const CALM_MS: f64 = 1_000.0;

/// The longest wait for another attempt, whatever a server asks for, in milliseconds: a browser's timer has its limits.
const LONGEST_WAIT_MS: f64 = 3_600_000.0;

/// When what is in doubt is read again, in milliseconds after the failure: by then a gateway's server has done what it
/// was late with, or never will.
const CHECKS_MS: [u64; 2] = [5_000, 20_000];

/// The wait before the second attempt, in milliseconds; each further one is twice as long, give or take a
/// quarter.
const FIRST_WAIT_MS: f64 = 500.0;

impl Inner {
    /// Somebody else has changed the groups. However often that is told, it is read once a second at the most.
    pub fn read_soon(&self) {
        if self.is_read_due.replace(true) {
            return;
        }
        let me = self.me.clone();
        let read = move || {
            if let Some(store) = me.upgrade() {
                store.is_read_due.set(false);
                store.update(|state| state.membership.mark_stale());
            }
        };
        let wait = CALM_MS - self.age();
        set_timeout(read, Duration::from_millis(wait.max(0.0) as u64));
    }

    /// Milliseconds since the last answer. A clock that was set back must not make it young for hours.
    fn age(&self) -> f64 {
        (js_sys::Date::now() - self.read_at.get()).abs()
    }

    pub fn read_if_stale(&self) {
        if self.age() > STALE_MS {
            // Coming back is told by several events, and each view hears them: it counts once.
            self.read_at.set(js_sys::Date::now());
            self.session.review_rights();
            self.spread(|state| state.membership.come_back());
        }
    }

    /// The network is back.
    pub fn back_online(&self) {
        self.spread(|state| state.membership.retry());
    }

    /// Does at once what a single widget does at once; many do not all ask in the same moment.
    fn spread(&self, change: impl FnOnce(&mut State) + 'static) {
        let wait = js_sys::Math::random() * SPREAD_MS * f64::from(page::count() - 1);
        let me = self.me.clone();
        let run = move || {
            if let Some(store) = me.upgrade() {
                store.update(change);
            }
        };
        if wait > 0.0 {
            set_timeout(run, Duration::from_millis(wait as u64));
        } else {
            run();
        }
    }

    /// Looks again whether what failed in passing was carried out after all.
    pub(super) fn check_later(&self) {
        let number = self.doubts.get().wrapping_add(1);
        self.doubts.set(number);
        for wait in CHECKS_MS {
            let me = self.me.clone();
            let check = move || {
                if let Some(store) = me.upgrade()
                    // A later failure has checks of its own.
                    && store.doubts.get() == number
                {
                    store.update(|state| state.membership.check(wait == CHECKS_MS[1]));
                }
            };
            set_timeout(check, Duration::from_millis(wait));
        }
    }

    /// Tries again after a wait: that which the server asks for, in seconds, or one that grows with the attempts.
    pub(super) fn try_again_after(&self, attempt: u32, retry_after: Option<u32>) {
        let jitter = 0.75 + js_sys::Math::random() / 2.0;
        let wait = match retry_after {
            // All those that were told the same are not to come back at once.
            Some(seconds) => (f64::from(seconds) + jitter) * 1_000.0,
            None => FIRST_WAIT_MS * f64::from(1_u32 << (attempt - 1).min(6)) * jitter,
        };
        let wait = wait.min(LONGEST_WAIT_MS);
        let me = self.me.clone();
        let again = move || {
            if let Some(store) = me.upgrade() {
                store.update(|state| state.membership.try_again());
            }
        };
        set_timeout(again, Duration::from_millis(wait as u64));
    }
}
