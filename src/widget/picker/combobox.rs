//! Which option of a combobox is the active one, and what a key does. Pure: it knows no browser and no groups.
//!
//! Options are numbered from 0. Those of the list come page by page, as somebody gets to the last; behind them there
//! may be one more, which does something else: to create what was not found.

/// Options that Page Up and Page Down pass.
const PAGE: usize = 8;

/// The options, and which of them is active.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Combobox {
    active: usize,
    /// How many are listed.
    listed: usize,
    /// Whether there is one behind the list.
    has_last: bool,
    /// Where a key led that has to wait for the next page.
    goal: Option<usize>,
}

/// What follows from a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Another option is active, and to be seen.
    Move,
    /// Likewise, and the next page is to be loaded: the key led beyond what is listed.
    MoveAndLoad,
    /// The active option is chosen.
    Choose,
}

impl Combobox {
    /// Which option is active.
    pub fn active(&self) -> usize {
        self.active
    }

    /// How many are listed.
    pub fn listed(&self) -> usize {
        self.listed
    }

    /// How many options there are.
    pub fn count(&self) -> usize {
        self.listed + usize::from(self.has_last)
    }

    /// Begins another list, of which nothing is here yet. The active option stays where it is if it `is_same`: the same
    /// list, read again.
    pub fn begin(&mut self, is_same: bool) {
        self.listed = 0;
        self.goal = None;
        if !is_same {
            self.active = 0;
        }
    }

    /// One more is listed.
    pub fn push(&mut self) {
        self.listed += 1;
    }

    /// Says whether there is an option behind the list.
    pub fn set_last(&mut self, has_last: bool) {
        self.has_last = has_last;
    }

    /// Makes an option the active one; the last, if there are not as many.
    pub fn go(&mut self, to: usize) {
        self.active = to.min(self.count().saturating_sub(1));
    }

    /// Goes on to where a key led, if what it waited for has come. Tells whether it has.
    pub fn go_on(&mut self) -> bool {
        let last = self.listed.saturating_sub(1);
        match self.goal {
            Some(goal) if last > self.active => {
                self.goal = None;
                self.active = goal.min(last);
                true
            }
            _ => false,
        }
    }

    /// What a key does, by its name in the DOM; `None` if it is not meant for the options. `has_more` says whether more
    /// can be listed.
    pub fn press(&mut self, key: &str, has_more: bool) -> Option<Action> {
        let (at, last) = (self.active, self.count().saturating_sub(1));
        let to = match key {
            "ArrowDown" if at == last && !has_more => 0,
            "ArrowDown" => at + 1,
            // Round to the last, where that is known.
            "ArrowUp" if at == 0 && !has_more => last,
            "ArrowUp" => at.saturating_sub(1),
            "Home" => 0,
            "End" => usize::MAX,
            "PageDown" => at.saturating_add(PAGE),
            "PageUp" => at.saturating_sub(PAGE),
            "Enter" => return Some(Action::Choose),
            _ => return None,
        };
        let is_beyond = has_more && to >= self.listed;
        self.goal = is_beyond.then_some(to);
        if is_beyond {
            self.go(self.listed.saturating_sub(1));
            return Some(Action::MoveAndLoad);
        }
        self.go(to);
        Some(Action::Move)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(count: usize) -> Combobox {
        let mut combobox = Combobox::default();
        (0..count).for_each(|_| combobox.push());
        combobox
    }

    fn after(combobox: &mut Combobox, keys: &[&str], has_more: bool) -> usize {
        for key in keys {
            combobox.press(key, has_more);
        }
        combobox.active()
    }

    #[test]
    fn arrows_go_round_where_the_end_is_known() {
        let mut combobox = listing(3);
        assert_eq!(after(&mut combobox, &["ArrowDown", "ArrowDown"], false), 2);
        assert_eq!(after(&mut combobox, &["ArrowDown"], false), 0);
        assert_eq!(after(&mut combobox, &["ArrowUp"], false), 2);
        assert_eq!(after(&mut combobox, &["ArrowUp"], false), 1);
    }

    #[test]
    fn an_arrow_up_stays_at_the_first_while_there_is_more_to_come() {
        assert_eq!(after(&mut listing(3), &["ArrowUp"], true), 0);
    }

    #[test]
    fn the_option_behind_the_list_is_reached_like_any_other() {
        let mut combobox = listing(2);
        combobox.set_last(true);
        assert_eq!(after(&mut combobox, &["End"], false), 2);
        assert_eq!((combobox.listed(), combobox.count()), (2, 3));
        combobox.set_last(false);
        combobox.go(combobox.active());
        assert_eq!(combobox.active(), 1);
    }

    #[test]
    fn pages_and_ends_stay_within_the_options() {
        let mut combobox = listing(20);
        assert_eq!(after(&mut combobox, &["PageDown"], false), 8);
        assert_eq!(after(&mut combobox, &["PageDown", "PageDown"], false), 19);
        assert_eq!(after(&mut combobox, &["PageUp"], false), 11);
        assert_eq!(after(&mut combobox, &["Home"], false), 0);
    }

    #[test]
    fn a_key_beyond_what_is_listed_goes_to_its_end_and_on_when_more_is_there() {
        let mut combobox = listing(10);
        combobox.go(5);
        assert_eq!(combobox.press("PageDown", true), Some(Action::MoveAndLoad));
        assert_eq!(combobox.active(), 9);
        assert!(!combobox.go_on());
        (0..10).for_each(|_| combobox.push());
        assert!(combobox.go_on());
        assert_eq!(combobox.active(), 13);
        assert!(!combobox.go_on());
    }

    #[test]
    fn another_key_gives_up_where_the_one_before_led() {
        let mut combobox = listing(10);
        combobox.press("End", true);
        combobox.press("Home", true);
        (0..10).for_each(|_| combobox.push());
        assert!(!combobox.go_on());
        assert_eq!(combobox.active(), 0);
    }

    #[test]
    fn the_same_list_read_again_keeps_its_place_and_another_begins_at_the_first() {
        let mut combobox = listing(10);
        combobox.go(4);
        combobox.begin(true);
        (0..10).for_each(|_| combobox.push());
        assert_eq!(combobox.active(), 4);
        combobox.begin(false);
        assert_eq!(combobox.active(), 0);
    }

    #[test]
    fn enter_chooses_and_other_keys_are_not_its_own() {
        let mut combobox = listing(1);
        assert_eq!(combobox.press("Enter", false), Some(Action::Choose));
        assert_eq!(combobox.press("a", false), None);
        assert_eq!(combobox.press("Escape", false), None);
    }

    #[test]
    fn without_options_every_key_stays_at_none() {
        let mut combobox = Combobox::default();
        for key in ["ArrowDown", "ArrowUp", "End", "PageDown"] {
            assert_eq!(after(&mut combobox, &[key], false), 0, "{key}");
        }
    }
}
