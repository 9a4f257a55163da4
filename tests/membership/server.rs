//! A Medusa with one customer, as the table of its batch endpoint has it.

use medusa_customer_groups::membership::Batch;
use medusa_customer_groups::membership::{Failure, Group, Request};
use std::collections::BTreeSet;

/// Ids with this in them never existed.
pub const NEVER: &str = "never";

#[derive(Clone, Default)]
pub struct Server {
    pub members: BTreeSet<String>,
    pub deleted: BTreeSet<String>,
    pub has_no_customer: bool,
}

impl Server {
    pub fn with(members: &[&str]) -> Self {
        Self {
            members: members.iter().map(ToString::to_string).collect(),
            ..Self::default()
        }
    }

    pub fn does(&mut self, request: &Request) -> Result<Vec<Group>, Failure> {
        match request {
            Request::Read if self.has_no_customer => Err(Failure::NoCustomer),
            Request::Read => Ok(self.groups(Some("2026-01-01"))),
            Request::Batch(batch) => self.changes(batch),
        }
    }

    fn changes(&mut self, Batch { add, remove }: &Batch) -> Result<Vec<Group>, Failure> {
        if self.has_no_customer {
            return Err(if add.is_empty() {
                Failure::NoCustomer
            } else {
                Failure::Refused
            });
        }
        for id in remove {
            self.members.remove(id);
        }
        if add.iter().any(|id| id.contains(NEVER)) {
            return Err(Failure::Refused);
        }
        for id in add {
            self.add(id);
        }
        Ok(self.groups(None))
    }

    pub fn add(&mut self, id: &str) {
        if !id.contains(NEVER) && !self.deleted.contains(id) {
            self.members.insert(id.to_owned());
        }
    }

    pub fn deletes(&mut self, id: &str) {
        self.members.remove(id);
        self.deleted.insert(id.to_owned());
    }

    /// In an order of its own, as Medusa.
    fn groups(&self, date: Option<&str>) -> Vec<Group> {
        let group = |id: &String| Group {
            created_at: date.map(str::to_owned),
            ..group(id)
        };
        self.members.iter().rev().map(group).collect()
    }
}

/// A group as an answer with ids and names only has it.
pub fn group(id: &str) -> Group {
    Group {
        id: id.to_owned(),
        name: format!("The {id}"),
        ..Group::default()
    }
}
