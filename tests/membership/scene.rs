//! What the examples act with: a loaded widget, its server, and short words for what passes between them.

use super::server::{Server, group};
use medusa_customer_groups::membership::Batch;
use medusa_customer_groups::membership::{Failure, Group, Membership, Notice, Pause, Request};

/// A loaded widget, and its server.
pub fn start(members: &[&str]) -> (Membership, Server) {
    let mut server = Server::with(members);
    let mut membership = Membership::new();
    assert_eq!(membership.next(), Some(Request::Read));
    assert_eq!(exchange(&mut membership, &mut server, Request::Read), []);
    (membership, server)
}

/// A loaded widget in staged mode, and its server.
pub fn staged(members: &[&str]) -> (Membership, Server) {
    let (mut membership, server) = start(members);
    membership.set_staged(true);
    (membership, server)
}

/// A widget whose addition to “a” waits for a person, and its server.
pub fn held() -> (Membership, Server) {
    let (mut membership, server) = start(&["b"]);
    membership.add(groups(&["a"]));
    fail(&mut membership, Failure::Transient);
    membership.try_again();
    fail(&mut membership, Failure::Unreadable);
    assert_eq!((membership.pause(), membership.next()), (Some(Pause::Held), None));
    (membership, server)
}

/// The server does what was sent, and its answer arrives.
pub fn exchange(membership: &mut Membership, server: &mut Server, request: Request) -> Vec<Notice> {
    let answer = server.does(&request);
    membership.answered(answer)
}

/// Sends what there is to send, and takes the answer.
pub fn once(membership: &mut Membership, server: &mut Server) -> Vec<Notice> {
    let request = membership.next().expect("something to send");
    exchange(membership, server, request)
}

/// One request goes out and fails.
pub fn fail(membership: &mut Membership, failure: Failure) -> Vec<Notice> {
    assert!(membership.next().is_some());
    membership.answered(Err(failure))
}

pub fn batch(add: &[&str], remove: &[&str]) -> Option<Request> {
    let ids = |ids: &[&str]| ids.iter().map(ToString::to_string).collect();
    Some(Request::Batch(Batch {
        add: ids(add),
        remove: ids(remove),
    }))
}

pub fn groups(ids: &[&str]) -> Vec<Group> {
    ids.iter().map(|id| group(id)).collect()
}

pub fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

pub fn shown(membership: &Membership) -> Vec<String> {
    let mut ids: Vec<_> = membership.rows().into_iter().map(|row| row.group.id).collect();
    ids.sort();
    ids
}

/// Names and dates vary: these look at ids.
pub fn named((added, removed): (Vec<Group>, Vec<Group>)) -> (Vec<String>, Vec<String>) {
    let ids = |groups: Vec<Group>| groups.into_iter().map(|group| group.id).collect();
    (ids(added), ids(removed))
}

/// What the only notice says is saved, and whether it can be undone.
pub fn saved(notices: Vec<Notice>) -> (Vec<String>, Vec<String>, bool) {
    match <[Notice; 1]>::try_from(notices) {
        Ok(
            [
                Notice::Saved {
                    added,
                    removed,
                    can_undo,
                },
            ],
        ) => {
            let (added, removed) = named((added, removed));
            (added, removed, can_undo)
        }
        other => panic!("{other:?}"),
    }
}

/// What the only notice says is kept.
pub fn kept(notices: Vec<Notice>) -> (Vec<String>, Vec<String>) {
    match <[Notice; 1]>::try_from(notices) {
        Ok([Notice::Kept { added, removed }]) => named((added, removed)),
        other => panic!("{other:?}"),
    }
}

/// Wants more groups than fit into one batch. Gives their ids.
pub fn add_many(membership: &mut Membership) -> Vec<String> {
    let many: Vec<_> = (1000..3000).map(|n| format!("{n}{}", "x".repeat(60))).collect();
    membership.add(many.iter().map(|id| group(id)).collect());
    many
}
