use super::paste::{self, Item};
use crate::live::Fault;
use crate::membership::Group;
use crate::text;

/// What became of a pasted list, so far.
#[derive(Clone, Default)]
pub struct Report {
    /// How many names the customer was added by, and how many were of groups that it was in.
    pub added: usize,
    pub already: usize,
    pub missing: Vec<Missing>,
    /// What is not looked up yet.
    pub rest: Vec<Item>,
    /// How many lists are being looked up.
    pub under_way: usize,
    /// What has ended early, and why.
    pub fault: Option<(Step, Fault)>,
}

/// What is done with a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Its names are looked up.
    LookUp,
    /// Groups are made of those that are missing.
    Create,
}

/// A name that no group has.
#[derive(Clone)]
pub struct Missing {
    pub name: String,
    /// The groups that may be meant, the likeliest first.
    pub near: Vec<Group>,
    /// Whether those are called so, but for what does not count.
    pub exists: bool,
}

impl Report {
    /// Of a name that was to be a group, and that one has already but for what does not count.
    pub fn of(missing: Missing) -> Self {
        Self {
            missing: vec![missing],
            ..Self::default()
        }
    }

    /// How many names there are.
    fn total(&self) -> usize {
        self.added + self.already + self.missing.len() + paste::count(&self.rest)
    }

    /// There are groups of these names now.
    pub fn make(&mut self, names: &[String]) {
        let before = self.missing.len();
        self.missing.retain(|missing| !names.contains(&missing.name));
        self.added += before - self.missing.len();
    }

    /// The names of which a group can be made.
    pub fn new_names(&self) -> Vec<String> {
        let new = self.missing.iter().filter(|missing| !missing.exists);
        new.map(|missing| missing.name.clone()).collect()
    }

    /// How far it is, in a sentence.
    pub fn words(&self) -> String {
        if let ([Missing { near, exists: true, .. }], 1) = (self.missing.as_slice(), self.total())
            && let [twin] = near.as_slice()
        {
            return text::about_group(text::EXISTS, &twin.name);
        }
        match self.under_way {
            0 => text::matched(self.added, self.already, self.total()),
            _ => text::MATCHING.count(self.total()),
        }
    }
}
