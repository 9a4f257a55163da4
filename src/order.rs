//! Sorting, for a few thousand items at most. The standard library's sort is faster, and is compiled anew for everything that
//! it sorts, at two kilobytes each.

/// The numbers below `len`, ordered by "may stand before". Equals keep their order.
///
/// By insertion, looking each place up by halves: as few comparisons as any sort, and those are what costs where the browser
/// makes them. What moves are numbers, and the standard library's sort would weigh a kilobyte more in brotli.
pub fn order(len: usize, may_precede: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(len);
    for new in 0..len {
        let at = order.partition_point(|&other| may_precede(other, new));
        order.insert(at, new);
    }
    order
}

/// The items by key, one of each; of equal ones the first.
pub fn sorted_by<T>(items: Vec<T>, key: fn(&T) -> &str) -> Vec<T> {
    let order = order(items.len(), &mut |a, b| key(&items[a]) <= key(&items[b]));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let mut sorted: Vec<T> = Vec::with_capacity(items.len());
    for item in order.into_iter().filter_map(|at| items.get_mut(at)?.take()) {
        if sorted.last().is_none_or(|last| key(last) != key(&item)) {
            sorted.push(item);
        }
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_a_stable_sort() {
        let numbers = [5, 3, 9, 3, 1, 5, 5, 0];
        let mut sorted: Vec<usize> = (0..numbers.len()).collect();
        sorted.sort_by_key(|&at| numbers[at]);
        assert_eq!(order(numbers.len(), &mut |a, b| numbers[a] <= numbers[b]), sorted);
    }

    #[test]
    fn of_equal_ones_the_first_is_kept() {
        let items = vec![("b", 1), ("a", 2), ("b", 3), ("a", 4)];
        assert_eq!(sorted_by(items, |item| item.0), [("a", 2), ("b", 1)]);
    }
}
