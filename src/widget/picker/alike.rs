//! Groups for a name that none has as it is written: those that are called so all the same, or those that may be meant.

use super::paste::difference;
use super::report::Missing;
use crate::membership::Group;
use crate::text::fold;

/// Of how many names is told what may be meant by them.
const SEARCHED: usize = 20;
/// How many groups are offered for one.
const OFFERED: usize = 3;

/// What a list of names comes to.
#[derive(Default)]
pub struct Alike {
    /// Names, each with the id of the one group that is called so.
    pub same: Vec<(String, String)>,
    /// The others.
    pub missing: Vec<Missing>,
}

/// Looks for each name among all groups.
pub fn alike(names: &[String], groups: &[Group]) -> Alike {
    let texts = names.iter().chain(groups.iter().map(|group| &group.name));
    let folded = fold(&texts.map(String::as_str).collect::<Vec<_>>());
    let (wanted, called) = folded.split_at(names.len().min(folded.len()));
    let mut found = Alike::default();
    for (name, wanted) in names.iter().zip(wanted) {
        let so_called = called.iter().zip(groups).filter(|(called, _)| *called == wanted);
        let so_called: Vec<Group> = so_called.map(|(_, group)| group.clone()).collect();
        if let [group] = so_called.as_slice() {
            found.same.push((name.clone(), group.id.clone()));
            continue;
        }
        let exists = !so_called.is_empty();
        let near = match exists {
            true => so_called,
            false if found.missing.len() < SEARCHED => nearest(wanted, called, groups),
            false => Vec::new(),
        };
        found.missing.push(Missing {
            name: name.clone(),
            near,
            exists,
        });
    }
    found
}

/// The groups whose names differ the least, those before that differ as much.
fn nearest(wanted: &str, called: &[String], groups: &[Group]) -> Vec<Group> {
    let mut near: Vec<(usize, &Group)> = Vec::new();
    for (called, group) in called.iter().zip(groups) {
        if let Some(difference) = difference(wanted, called) {
            let at = near.iter().position(|(other, _)| *other > difference);
            near.insert(at.unwrap_or(near.len()), (difference, group));
            near.truncate(OFFERED);
        }
    }
    near.into_iter().map(|(_, group)| group.clone()).collect()
}

/// The group that is called so.
pub fn so_called<'a>(groups: &'a [Group], name: &str) -> Option<&'a Group> {
    let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).chain([name]).collect();
    let folded = fold(&names);
    let (wanted, called) = folded.split_last()?;
    groups.get(called.iter().position(|called| called == wanted)?)
}

/// The group that is meant by what is typed: the one that is called so, or the only one found.
pub fn meant<'a>(groups: &'a [Group], name: &str) -> Option<&'a Group> {
    match groups {
        [only] => Some(only),
        groups => so_called(groups, name),
    }
}
