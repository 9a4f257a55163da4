//! Who uses whom, and the circles in it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// For each node those that it uses, each with one place where it does.
#[derive(Default)]
pub struct Graph {
    edges: BTreeMap<String, BTreeMap<String, String>>,
}

impl Graph {
    /// Notes that `from` uses `to`, at `place`. Only the first place is kept; what uses itself is no circle.
    pub fn add(&mut self, from: &str, to: &str, place: String) {
        if from != to {
            let targets = self.edges.entry(from.to_owned()).or_default();
            targets.entry(to.to_owned()).or_insert(place);
        }
    }

    /// The shortest circle through each node that is in one, told with the places that close it.
    pub fn circles(&self) -> Vec<String> {
        let circles: BTreeSet<_> = self.edges.keys().filter_map(|node| self.circle(node)).collect();
        circles.iter().map(|circle| self.tell(circle)).collect()
    }

    /// The nodes of a shortest way from `start` back to it. The first in the alphabet comes first, so that the same
    /// circle found from another of its nodes is equal.
    fn circle<'a>(&'a self, start: &'a str) -> Option<Vec<&'a str>> {
        let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            for next in self.edges.get(node).into_iter().flat_map(BTreeMap::keys) {
                if !came_from.contains_key(&**next) {
                    came_from.insert(next, node);
                    queue.push_back(next);
                }
            }
        }
        let mut way = vec![start];
        let mut node = *came_from.get(start)?;
        while node != start {
            way.push(node);
            node = came_from[node];
        }
        way.reverse();
        let first = (0..way.len()).min_by_key(|index| way[*index])?;
        way.rotate_left(first);
        Some(way)
    }

    fn tell(&self, circle: &[&str]) -> String {
        let nexts = circle.iter().cycle().skip(1);
        let steps = circle.iter().zip(nexts).map(|(from, to)| {
            let place = &self.edges[*from][*to];
            format!("    {from} -> {to}: {place}\n")
        });
        format!("{} go round:\n{}", circle.join(", "), steps.collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(edges: &[(&str, &str)]) -> Graph {
        let mut graph = Graph::default();
        for (from, to) in edges {
            graph.add(from, to, format!("{from}.rs:1"));
        }
        graph
    }

    #[test]
    fn what_only_meets_again_is_no_circle() {
        assert!(
            graph(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "d")])
                .circles()
                .is_empty()
        );
    }

    #[test]
    fn a_circle_is_told_once_and_with_its_places() {
        let circles = graph(&[("x", "b"), ("b", "c"), ("c", "a"), ("a", "b"), ("c", "y")]).circles();
        let expected = "a, b, c go round:\n    a -> b: a.rs:1\n    b -> c: b.rs:1\n    c -> a: c.rs:1\n";
        assert_eq!(circles, [expected]);
    }

    #[test]
    fn circles_apart_are_all_told() {
        assert_eq!(
            graph(&[("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "c")])
                .circles()
                .len(),
            2
        );
    }
}
