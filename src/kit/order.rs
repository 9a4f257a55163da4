//! Sorting and finding that is compiled once, and not anew for every type of item and key.

use std::cmp::Ordering;

/// The indexes below `len` in sorted order. Equals keep their order: runs of twice the length before are merged, until
/// one is left.
pub fn order(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    let mut merged = order.clone();
    let mut run = 1;
    while run < len {
        for start in (0..len).step_by(2 * run) {
            let (middle, end) = ((start + run).min(len), (start + 2 * run).min(len));
            let (mut left, mut right) = (start, middle);
            for place in &mut merged[start..end] {
                let takes_right = left == middle || (right < end && compare(order[right], order[left]).is_lt());
                let from = if takes_right { &mut right } else { &mut left };
                *place = order[*from];
                *from += 1;
            }
        }
        std::mem::swap(&mut order, &mut merged);
        run *= 2;
    }
    order
}

/// The items sorted by key, one of each; of equal ones the first.
pub fn sorted_unique_by<T>(items: Vec<T>, key: fn(&T) -> &str) -> Vec<T> {
    let order = order(items.len(), &mut |a, b| key(&items[a]).cmp(key(&items[b])));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let mut sorted: Vec<T> = Vec::with_capacity(items.len());
    for item in order.into_iter().filter_map(|at| items.get_mut(at)?.take()) {
        if sorted.last().is_none_or(|last| key(last) != key(&item)) {
            sorted.push(item);
        }
    }
    sorted
}

/// The first index for which `is_it` holds, from `start` on and then from 0. Found at once if things are looked for in
/// the order in which they stand, each from where the one before was.
pub fn position_from(start: usize, len: usize, is_it: &mut dyn FnMut(usize) -> bool) -> Option<usize> {
    (start..len).chain(0..start.min(len)).find(|&at| is_it(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_a_stable_sort() {
        let numbers = [5, 3, 9, 3, 1, 5, 5, 0];
        let mut sorted: Vec<usize> = (0..numbers.len()).collect();
        sorted.sort_by_key(|&at| numbers[at]);
        assert_eq!(order(numbers.len(), &mut |a, b| numbers[a].cmp(&numbers[b])), sorted);
    }

    #[test]
    fn of_equal_ones_the_first_is_kept() {
        let items = vec![("b", 1), ("a", 2), ("b", 3), ("a", 4)];
        assert_eq!(sorted_unique_by(items, |item| item.0), [("a", 2), ("b", 1)]);
    }

    #[test]
    fn a_place_is_found_from_any_start_on_and_what_is_nowhere_is_not() {
        let letters = ["a", "b", "c"];
        let find = |start, letter| position_from(start, letters.len(), &mut |at| letters[at] == letter);
        assert_eq!(find(0, "b"), Some(1));
        assert_eq!(find(2, "b"), Some(1));
        assert_eq!(find(3, "a"), Some(0));
        assert_eq!(find(9, "c"), Some(2));
        assert_eq!(find(1, "d"), None);
    }
}
