//! Looking for one of several words in a short text.

use aho_corasick::{AhoCorasick, BuildError, Input, Match, Span, packed};

/// Up to some dozens of words, looked for in one pass at the speed of memory where the processor can compare
/// many bytes at once, else by an automaton.
#[derive(Debug)]
pub(crate) struct Words {
    fast: Option<packed::Searcher>,
    any: AhoCorasick,
}

impl Words {
    /// Words that are looked for from left to right; where two begin at one place, the first of the list is found.
    ///
    /// # Errors
    /// When the words make too large an automaton, which some dozens never do.
    pub(crate) fn new(words: &[&str]) -> Result<Words, BuildError> {
        let any = AhoCorasick::builder().match_kind(aho_corasick::MatchKind::LeftmostFirst).build(words)?;
        Ok(Words { fast: packed::Searcher::new(words), any })
    }

    /// The first word that begins at the byte `from` of a text or behind it; no setting up is paid for each text.
    pub(crate) fn find(&self, text: &str, from: usize) -> Option<Match> {
        let span = Span::from(from..text.len());
        match &self.fast {
            Some(fast) => fast.find_in(text, span),
            None => self.any.find(Input::new(text).span(span)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_find_the_same() {
        let words = Words::new(&["《", "号", "法", "首先"]).expect("four words");
        let slow = Words { fast: None, ..Words::new(&["《", "号", "法", "首先"]).expect("four words") };
        for text in ["", "法", "《国防法》3号", &"首先，依法办《国防法》第3号。".repeat(30)] {
            let all = |words: &Words| {
                let next = |at: &Match| words.find(text, at.end());
                std::iter::successors(words.find(text, 0), next).collect::<Vec<_>>()
            };
            let found = all(&words);
            assert_eq!(found, all(&slow));
            let singly = ["《", "号", "法", "首先"].iter().map(|w| text.matches(w).count()).sum::<usize>();
            assert_eq!(found.len(), singly);
        }
    }
}
