//! Words that a text may begin or end with, found by that one character of theirs.
//!
//! 局 of “清河市财政局”, 的 of “…的通知”, 超 of “超过”: one look-up tells that most texts have none of the words.
//!
//! A shelf holds the words of one character, longer ones first; the shelf of a Chinese character is looked up in
//! a list of all of them, that of another by halving.

/// Words by a character of theirs.
#[derive(Debug)]
pub(crate) struct ByChar<T> {
    /// The first shelf is empty: that of the characters that no word has.
    shelves: Vec<Vec<(&'static str, T)>>,
    /// For each character of U+4E00–U+9FFF its shelf.
    han: Vec<u16>,
    /// The same for other characters, sorted.
    other: Vec<(char, u16)>,
}

/// Characters of U+4E00–U+9FFF.
const HAN: usize = 0x9FFF - 0x4E00 + 1;

fn han(c: char) -> Option<usize> {
    (c as usize).checked_sub(0x4E00).filter(|i| *i < HAN)
}

impl<T: Copy> ByChar<T> {
    /// Words by a character that is given with each.
    pub(crate) fn by(words: impl IntoIterator<Item = (char, &'static str, T)>) -> ByChar<T> {
        let mut all = ByChar { shelves: vec![Vec::new()], han: vec![0; HAN], other: Vec::new() };
        for (c, word, value) in words {
            let place = match han(c) {
                Some(i) => &mut all.han[i],
                None => {
                    let known = all.other.iter().position(|o| o.0 == c);
                    let i = known.unwrap_or(all.other.len());
                    if known.is_none() {
                        all.other.push((c, 0));
                    }
                    &mut all.other[i].1
                }
            };
            if *place == 0 {
                *place = all.shelves.len() as u16;
                all.shelves.push(Vec::new());
            }
            all.shelves[usize::from(*place)].push((word, value));
        }
        all.other.sort_unstable();
        for shelf in &mut all.shelves {
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
        self.shelves.iter().flatten().copied()
    }

    /// The words of a character, longer ones first.
    pub(crate) fn of(&self, c: char) -> &[(&'static str, T)] {
        let shelf = match han(c) {
            Some(i) => self.han[i],
            None => self.other.binary_search_by_key(&c, |o| o.0).map_or(0, |i| self.other[i].1),
        };
        &self.shelves[usize::from(shelf)]
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
