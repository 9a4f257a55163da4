//! What people, servers, networks and other admins may do next.

use super::server::NEVER;
use medusa_customer_groups::membership::Failure;
use proptest::prelude::*;

#[derive(Clone, Debug)]
pub enum Move {
    Add(Vec<String>),
    Remove(Vec<String>),
    Undo,
    Discard,
    Send,
    /// The server does what was sent; the answer is on its way.
    Serve,
    Answer,
    /// Nothing is done, and this is said.
    Fail(Failure),
    /// It is done, but this is what arrives.
    Lose(Failure),
    /// A gateway says that it failed; the server does it later.
    Late(Failure),
    /// Now it does the first of these.
    Commit,
    /// What is in doubt is read again.
    Check,
    OtherAdds(String),
    OtherRemoves(String),
    OtherDeletes(String),
    CustomerDeleted,
    TryAgain,
    Retry,
    SignedIn,
    /// Somebody else is signed in than who made the edits.
    OtherUser,
    Refresh,
    Stage(bool),
    Save,
}

/// Half of the worlds begin staged, and most stay as they are.
pub fn moves() -> impl Strategy<Value = Vec<Move>> {
    let id = || prop_oneof![9 => (0..7).prop_map(|n| format!("g{n}")), 1 => (0..2).prop_map(|n| format!("{NEVER}{n}"))];
    let ids = move || prop::collection::vec(id(), 1..4);
    let before = prop::sample::select(vec![
        Failure::Transient,
        Failure::Transient,
        Failure::Unauthorized,
        Failure::Unreadable,
        Failure::Forbidden,
    ]);
    let after = prop::sample::select(vec![Failure::Transient, Failure::Unreadable]);
    let step = prop_oneof![
        80 => ids().prop_map(Move::Add),
        60 => ids().prop_map(Move::Remove),
        30 => Just(Move::Undo),
        8 => Just(Move::Discard),
        140 => Just(Move::Send),
        40 => Just(Move::Serve),
        80 => Just(Move::Answer),
        40 => before.prop_map(Move::Fail),
        30 => after.clone().prop_map(Move::Lose),
        20 => after.prop_map(Move::Late),
        20 => Just(Move::Commit),
        20 => Just(Move::Check),
        20 => id().prop_map(Move::OtherAdds),
        20 => id().prop_map(Move::OtherRemoves),
        8 => id().prop_map(Move::OtherDeletes),
        1 => Just(Move::CustomerDeleted),
        30 => Just(Move::TryAgain),
        20 => Just(Move::Retry),
        20 => Just(Move::SignedIn),
        10 => Just(Move::OtherUser),
        60 => Just(Move::Refresh),
        4 => any::<bool>().prop_map(Move::Stage),
        60 => Just(Move::Save),
    ];
    (any::<bool>(), prop::collection::vec(step, 1..80)).prop_map(|(is_staged, mut moves)| {
        moves.insert(0, Move::Stage(is_staged));
        moves
    })
}
