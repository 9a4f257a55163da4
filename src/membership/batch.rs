use super::Batch;
use super::edit::{Edit, EditKind};

/// Bytes of ids that one batch may carry. Medusa takes bodies up to 100 KiB.
const MAX_BYTES: usize = 90_000;

/// Takes the first of what is due in `wanted`, as much as fits into one batch: at most `limit` edits and [`MAX_BYTES`].
pub(super) fn take(wanted: &mut Vec<Edit>, limit: usize) -> Vec<Edit> {
    let (mut count, mut bytes) = (0, 0);
    let fits = |edit: &mut Edit| {
        if !edit.is_due || count == limit {
            return false;
        }
        bytes += json_len(&edit.id);
        // A single id over the limit goes alone: the server will say what it thinks of it.
        if bytes > MAX_BYTES && count > 0 {
            // The rest follows in the same order, even what would still fit.
            count = limit;
            return false;
        }
        count += 1;
        true
    };
    wanted.extract_if(.., fits).collect()
}

pub(super) fn body(edits: &[Edit]) -> Batch {
    let ids = |kind| {
        let edits = edits.iter().filter(move |edit| edit.kind == kind);
        edits.map(|edit| edit.id.clone()).collect()
    };
    Batch {
        add: ids(EditKind::Add),
        remove: ids(EditKind::Remove),
    }
}

/// The length of an id in JSON with its quotes and comma, at the most.
fn json_len(id: &str) -> usize {
    let escaped = |byte: u8| {
        if byte < 0x20 || matches!(byte, b'"' | b'\\') {
            6
        } else {
            1
        }
    };
    3 + id.bytes().map(escaped).sum::<usize>()
}
