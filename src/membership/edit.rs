use super::lenient;
use crate::kit::order::sorted_unique_by;
use serde::Deserialize;

/// A customer group, as far as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(default)]
pub struct Group {
    /// `cusgroup_…`
    #[serde(deserialize_with = "lenient::text")]
    pub id: String,
    /// Its name. Empty if nothing of it can be seen; it is then shown by its id.
    #[serde(deserialize_with = "lenient::name")]
    pub name: String,
    /// When it was made, ISO 8601, if known.
    #[serde(deserialize_with = "lenient::optional")]
    pub created_at: Option<String>,
    /// When it last changed, if known.
    #[serde(deserialize_with = "lenient::optional")]
    pub updated_at: Option<String>,
}

impl Group {
    /// A group of which nothing but the id is known, and which is called by it.
    pub fn unnamed(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: id.to_owned(),
            ..Self::default()
        }
    }

    /// Calls it by its id if it has no name to be seen.
    pub fn name_by_id(&mut self) {
        if self.name.is_empty() {
            self.name = self.id.clone();
        }
    }

    /// Takes in what is told of it later.
    pub(super) fn learn(&mut self, newer: Group) {
        // Without a name, and called by its id, it tells nothing new.
        if !newer.name.is_empty() && newer.name != newer.id {
            self.name = newer.name;
        }
        self.created_at = newer.created_at.or(self.created_at.take());
        self.updated_at = newer.updated_at.or(self.updated_at.take());
    }
}

/// Into a group, or out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditKind {
    /// Into.
    Add,
    /// Out of.
    Remove,
}

impl EditKind {
    pub(super) fn reverse(self) -> Self {
        match self {
            Self::Add => Self::Remove,
            Self::Remove => Self::Add,
        }
    }

    /// Whether the customer is in the group afterwards.
    pub(super) fn result(self) -> bool {
        self == Self::Add
    }
}

/// A wish concerning one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub id: String,
    pub kind: EditKind,
    /// The step it belongs to; `None` for an undo, which is not itself undone.
    pub step: Option<u32>,
    /// Whether a batch with the group failed, which may yet have been carried out: the last answer may be wrong about
    /// it.
    pub was_sent: bool,
    /// Whether it goes with the next batch. If not, it waits for a save.
    pub is_due: bool,
}

/// Where the edit for a group is among edits sorted by id, or belongs.
pub(super) fn find(edits: &[Edit], id: &str) -> Result<usize, usize> {
    edits.binary_search_by(|edit| edit.id.as_str().cmp(id))
}

/// Adds an edit for a group that has none.
pub(super) fn put(edits: &mut Vec<Edit>, edit: Edit) {
    let (Ok(at) | Err(at)) = find(edits, &edit.id);
    edits.insert(at, edit);
}

/// Sorted by id, each group once.
pub(super) fn sorted(groups: Vec<Group>) -> Vec<Group> {
    sorted_unique_by(groups, |group| &group.id)
}
