//! What holds whatever people, servers and networks do.

use super::moves::moves;
use super::server::{NEVER, Server, group};
use super::world::{Property, World};
use medusa_customer_groups::membership::Batch;
use medusa_customer_groups::membership::{Membership, Notice, Request};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use std::collections::BTreeSet;

/// What one request costs around its ids.
const ENVELOPE: usize = r#"{"add":[],"remove":[]}"#.len();

/// Runs the widget against the server until nothing is sent any more. Gives the batches, and all that was said.
fn drain(membership: &mut Membership, server: &mut Server) -> (Vec<Batch>, Vec<Notice>) {
    let (mut batches, mut notices) = (Vec::new(), Vec::new());
    while let Some(request) = membership.next() {
        let answer = server.does(&request);
        notices.append(&mut membership.answered(answer));
        if let Request::Batch(batch) = request {
            batches.push(batch);
        }
    }
    (batches, notices)
}

fn loaded(server: &mut Server) -> Membership {
    let mut membership = Membership::new();
    drain(&mut membership, server);
    membership
}

fn add(membership: &mut Membership, ids: &[String]) {
    membership.add(ids.iter().map(|id| group(id)).collect());
}

macro_rules! properties {
    ($($name:ident: $property:ident;)*) => {
        proptest! {
            #![proptest_config(config())]
            $(
                #[test]
                fn $name(moves in moves()) {
                    let world = World::after(&moves);
                    prop_assert_eq!(world.faults(Property::$property), Vec::<&str>::new());
                }
            )*
        }
    };
}

fn config() -> ProptestConfig {
    ProptestConfig {
        max_shrink_iters: 20_000,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    }
}

properties! {
    the_same_id_is_never_in_both_lists_nor_twice_in_one: OneList;
    at_most_one_request_is_in_flight: OneFlight;
    a_batch_asks_for_nothing_but_what_is_wanted_now: OnlyWanted;
    what_is_shown_is_the_last_answer_overlaid_with_what_is_wanted: View;
    no_wanted_edit_disappears_without_a_notice_that_names_it: NothingSilent;
    a_notice_of_success_names_only_what_the_server_has: SavedIsTrue;
    a_pause_names_all_that_waits: PauseNamesAll;
    once_the_world_calms_down_everything_drains_in_a_bounded_number_of_requests: CalmsDown;
    the_view_ends_equal_to_the_server: EndsEqual;
    no_batch_is_sent_without_a_save: OnlySaved;
    a_save_is_one_batch: OneBatch;
    a_failed_save_keeps_everything_and_says_so: FailedSaveKeeps;
    nothing_is_sent_in_another_users_name_before_that_one_has_said_so: AskedFirst;
    an_undo_reverses_what_was_told_and_each_group_once: UndoIsAsTold;
    what_was_last_wanted_holds_on_the_server_unless_a_notice_or_another_admin_said_otherwise: LastWishHolds;
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn after_a_discard_there_is_nothing_but_the_servers_truth(moves in moves()) {
        let world = World::discarded_after(&moves);
        prop_assert_eq!(world.faults(Property::DiscardIsTruth), Vec::<&str>::new());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 4, ..config() })]

    #[test]
    fn what_is_taken_back_before_it_is_sent_sends_nothing(
        members in prop::collection::btree_set(0..20_u8, 0..10),
        clicks in prop::collection::vec(0..20_u8, 0..40),
        by_undo: bool,
    ) {
        let mut server = Server { members: members.iter().map(u8::to_string).collect(), ..Server::default() };
        let mut membership = loaded(&mut server);
        let click = |membership: &mut Membership, id: String| {
            if membership.shows(&id) {
                membership.remove(vec![id]);
            } else {
                membership.add(vec![group(&id)]);
            }
        };
        for id in &clicks {
            click(&mut membership, id.to_string());
        }
        if by_undo {
            membership.undo();
        } else {
            for id in &clicks {
                click(&mut membership, id.to_string());
            }
        }
        prop_assert!(!membership.has_unsaved());
        prop_assert!(!membership.can_undo());
        prop_assert_eq!(membership.next(), None);
    }

    #[test]
    fn undos_of_what_is_staged_go_back_click_by_click(clicks in prop::collection::vec((0..4_u8, any::<bool>()), 1..20)) {
        let mut server = Server::with(&[]);
        let mut membership = loaded(&mut server);
        membership.set_staged(true);
        let mut before = Vec::new();
        // Each click is about groups of its own, which may be several.
        for (number, (count, is_saved)) in clicks.iter().enumerate() {
            let ids: Vec<_> = (0..=*count).map(|n| format!("{number}-{n}")).collect();
            before.push(membership.unsaved());
            add(&mut membership, &ids);
            if *is_saved && number == 0 {
                membership.save();
                drain(&mut membership, &mut server);
                before = vec![];
            }
        }
        while let Some(before) = before.pop() {
            prop_assert!(membership.undo().is_some());
            prop_assert_eq!(membership.unsaved(), before);
        }
        // What is left is the save, which is reversed by the next.
        prop_assert_eq!(membership.can_undo(), clicks[0].1);
        prop_assert_eq!(membership.undo().is_some(), membership.has_staged());
        prop_assert_eq!(membership.next(), None);
    }

    #[test]
    fn undoing_everything_restores_what_was(
        clicks in prop::collection::vec((prop::collection::vec(0..6_u8, 1..3), any::<bool>(), 0..4_u8), 1..20),
        is_loaded: bool,
        is_staged: bool,
    ) {
        let mut server = Server::with(&["0", "1", "2"]);
        let before = server.members.clone();
        let mut membership = if is_loaded { loaded(&mut server) } else { Membership::new() };
        membership.set_staged(is_staged);
        let mut flight = None;
        for (ids, is_add, then) in clicks {
            let ids: Vec<_> = ids.iter().map(u8::to_string).collect();
            if is_add {
                add(&mut membership, &ids);
            } else {
                membership.remove(ids);
            }
            // Sometimes nothing is sent yet, sometimes the next click finds a request in flight.
            if then > 0 && let Some(answer) = flight.take() {
                membership.answered(answer);
            }
            if then > 2 {
                membership.save();
            }
            if then > 1 && let Some(request) = membership.next() {
                flight = Some(server.does(&request));
            }
        }
        while membership.undo().is_some() {}
        prop_assert!(!membership.can_undo());
        if let Some(answer) = flight {
            membership.answered(answer);
        }
        drain(&mut membership, &mut server);
        membership.save();
        drain(&mut membership, &mut server);
        prop_assert_eq!(&server.members, &before);
        prop_assert_eq!(membership.rows().len(), before.len());
    }

    #[test]
    fn a_body_stays_under_the_servers_limit_and_more_is_split(
        count in 1..2_000_usize,
        padding in "[a-z\"\\\\\u{1}é😀]{0,120}",
    ) {
        let mut server = Server::default();
        let mut membership = loaded(&mut server);
        let ids: Vec<_> = (0..count).map(|n| format!("{padding}{n}")).collect();
        add(&mut membership, &ids);
        let (batches, _) = drain(&mut membership, &mut server);
        let mut total = 0;
        for batch in &batches {
            let Batch { add, remove } = batch.clone();
            let body = serde_json::to_string(&medusa_customer_groups::api::Batch { add, remove });
            let bytes = body.map_or(usize::MAX, |body| body.len());
            prop_assert!(bytes <= 90_000 + ENVELOPE, "{} bytes", bytes);
            total += bytes;
        }
        // Escapes are counted at their longest, so that a batch may be a good deal smaller than it could be.
        prop_assert!(batches.len() <= 1 + total * 3 / 90_000, "{} batches for {} bytes", batches.len(), total);
        prop_assert_eq!(server.members.len(), count);
        prop_assert!(!membership.has_unsaved());
    }

    #[test]
    fn a_bad_id_does_not_sink_the_good_ones_and_is_found_in_few_requests(
        adds in 1..200_usize,
        removes in 0..50_usize,
        bad in prop::collection::btree_set(0..200_usize, 0..4),
    ) {
        let old: Vec<_> = (0..removes).map(|n| format!("old{n}")).collect();
        let mut server = Server { members: old.iter().cloned().collect(), ..Server::default() };
        let mut membership = loaded(&mut server);
        let names = |n| if bad.contains(&n) { format!("n{n:03}{NEVER}") } else { format!("n{n:03}") };
        let ids: Vec<_> = (0..adds).map(names).collect();
        add(&mut membership, &ids);
        membership.remove(old);

        let mut requests = 0;
        let mut refused = BTreeSet::new();
        while let Some(request) = membership.next() {
            requests += 1;
            prop_assert!(requests < 1_000, "no end to it");
            let answer = server.does(&request);
            for notice in membership.answered(answer) {
                if let Notice::Refused { added, removed } = notice {
                    prop_assert!(removed.is_empty());
                    refused.extend(added.into_iter().map(|group| group.id));
                }
            }
        }
        let (bad, good): (BTreeSet<_>, BTreeSet<_>) = ids.into_iter().partition(|id| id.contains(NEVER));
        let halvings = (adds + removes).next_power_of_two().ilog2() as usize + 1;
        prop_assert!(requests <= 1 + bad.len() * (2 * halvings + 1), "{} requests for {} bad of {}", requests, bad.len(), adds);
        prop_assert_eq!(refused, bad);
        prop_assert_eq!(&server.members, &good);
        prop_assert!(!membership.has_unsaved());

        // And it leaves no mark: the next clicks go as one batch.
        membership.remove(good.iter().cloned().collect());
        let (batches, _) = drain(&mut membership, &mut server);
        prop_assert_eq!(batches.len(), usize::from(!good.is_empty()));
    }
}
