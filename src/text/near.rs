//! The place in a sorted list, for questions that come mostly in text order.

/// Neighbours that are tried before the whole list is searched.
const STEPS: usize = 8;

/// The first place in `all` whose entry is not `before`, as [`slice::partition_point`] says it. The search begins
/// at `hint`, the last answer or any other number: it changes no answer, only how long the search takes.
#[inline]
pub(crate) fn near<T>(all: &[T], hint: usize, before: impl Fn(&T) -> bool) -> usize {
    let mut at = hint.min(all.len());
    if all.get(at).is_some_and(&before) {
        let last = (at + STEPS).min(all.len());
        while at < last && before(&all[at]) {
            at += 1;
        }
        if !all.get(at).is_some_and(&before) {
            return at;
        }
    } else {
        let first = at.saturating_sub(STEPS);
        while at > first && !before(&all[at - 1]) {
            at -= 1;
        }
        if at == 0 || before(&all[at - 1]) {
            return at;
        }
    }
    all.partition_point(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hint_changes_no_answer() {
        let all: Vec<u32> = (0..50).map(|i| i * 2).collect();
        for at in 0..104 {
            let answer = all.partition_point(|&n| n < at);
            for hint in [0, 1, 7, 20, 40, 49, 50, 51, usize::MAX] {
                assert_eq!(near(&all, hint, |&n| n < at), answer, "{at} from {hint}");
            }
        }
        assert_eq!(near(&[] as &[u32], 3, |_| true), 0);
    }
}
