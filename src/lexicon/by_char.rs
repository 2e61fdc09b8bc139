//! Words that a text may begin or end with, found by that one character of theirs.
//!
//! 局 of “清河市财政局”, 的 of “…的通知”, 超 of “超过”: one look-up tells that most texts have none of the words.
//!
//! A shelf holds the words of one character, longer ones first. Most characters have none: a small sieve of bits
//! says so before a shelf is looked for, and the sieves of all lists together are what a processor keeps at hand.

use std::collections::HashMap;

use foldhash::fast::FixedState;

/// Words by a character of theirs.
#[derive(Debug)]
pub(crate) struct ByChar<T> {
    /// A bit for the low bits of each character that has words: where it is 0, there are none.
    sieve: [u64; SIEVE / 64],
    /// The words of each character.
    shelves: HashMap<char, Vec<(&'static str, T)>, FixedState>,
}

/// Bits of a sieve.
const SIEVE: usize = 1024;

impl<T: Copy> ByChar<T> {
    /// Words by a character that is given with each.
    pub(crate) fn by(words: impl IntoIterator<Item = (char, &'static str, T)>) -> ByChar<T> {
        let mut all = ByChar { sieve: [0; SIEVE / 64], shelves: HashMap::default() };
        for (c, word, value) in words {
            let bit = c as usize % SIEVE;
            all.sieve[bit / 64] |= 1 << (bit % 64);
            all.shelves.entry(c).or_insert_with(Vec::new).push((word, value));
        }
        for shelf in all.shelves.values_mut() {
            shelf.sort_by_key(|w| std::cmp::Reverse(w.0.len()));
        }
        all
    }

    /// Words by their first character.
    pub(crate) fn heads(words: impl IntoIterator<Item = (&'static str, T)>) -> ByChar<T> {
        ByChar::by(words.into_iter().filter_map(|(word, value)| Some((word.chars().next()?, word, value))))
    }

    /// Words by their last character.
    pub(crate) fn tails(words: impl IntoIterator<Item = (&'static str, T)>) -> ByChar<T> {
        ByChar::by(words.into_iter().filter_map(|(word, value)| Some((word.chars().next_back()?, word, value))))
    }

    /// All words.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, T)> {
        self.shelves.values().flatten().copied()
    }

    /// The words of a character, longer ones first.
    pub(crate) fn of(&self, c: char) -> &[(&'static str, T)] {
        let bit = c as usize % SIEVE;
        if self.sieve[bit / 64] >> (bit % 64) & 1 == 0 {
            return &[];
        }
        self.shelves.get(&c).map_or(&[], Vec::as_slice)
    }

    /// What belongs to a word that is here by its first character.
    pub(crate) fn get(&self, word: &str) -> Option<T> {
        self.of(word.chars().next()?).iter().find(|w| w.0 == word).map(|w| w.1)
    }

    /// The longest of the words by last character that `text` ends with.
    pub(crate) fn ending(&self, text: &str) -> Option<(&'static str, T)> {
        let last = text.chars().next_back()?;
        self.of(last).iter().find(|w| text.ends_with(w.0)).copied()
    }

    /// The longest of the words by first character that `text` begins with.
    pub(crate) fn beginning(&self, text: &str) -> Option<(&'static str, T)> {
        let first = text.chars().next()?;
        self.of(first).iter().find(|w| text.starts_with(w.0)).copied()
    }
}

/// True when the text ends with one of the words. Most differ in their last byte already.
pub(crate) fn ends_with_any(text: &str, words: &[&str]) -> bool {
    let last = text.as_bytes().last();
    words.iter().any(|w| w.as_bytes().last() == last && text.ends_with(w))
}

/// True when the text begins with one of the words. Most differ in their last byte already.
pub(crate) fn starts_with_any(text: &str, words: &[&str]) -> bool {
    let head = |w: &str| text.as_bytes().get(..w.len());
    words.iter().any(|w| head(w).is_some_and(|head| head.last() == w.as_bytes().last() && head == w.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_either_end() {
        let words = [("局", 1), ("邮局", 2), ("办公室", 3), ("(局)", 4), ("ab", 5)];
        let tails = ByChar::tails(words);
        assert_eq!(tails.ending("清河市邮局"), Some(("邮局", 2)));
        assert_eq!(tails.ending("清河市财政局"), Some(("局", 1)));
        assert_eq!(tails.ending("财政(局)"), Some(("(局)", 4)));
        assert_eq!(tails.ending("局长"), None);
        assert_eq!(tails.ending(""), None);
        let heads = ByChar::heads(words);
        assert_eq!(heads.beginning("abc"), Some(("ab", 5)));
        assert_eq!(heads.beginning("办公"), None);
        assert_eq!((heads.get("邮局"), heads.get("邮"), heads.get("")), (Some(2), None, None));
        assert_eq!(heads.of('邮'), [("邮局", 2)]);
        assert_eq!(heads.iter().count(), words.len());
    }
}
