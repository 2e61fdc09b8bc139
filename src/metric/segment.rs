//! The one door to jieba: a run of Han → words with what they do in a clause.
//!
//! “悬挂宣传标语” is 悬挂 (a verb) 宣传标语 (a noun); “全年累计” two adverbs; “省级重点产业链” nouns.
//!
//! The dictionary is loaded once, when the first clause with a figure is read; the words of
//! `lexicon/clause_words.tsv` and the names of units are added to it with their roles as tags. What it holds
//! as a word and is a phrase (发放贷款, 同比增加: `lexicon/parted_words.tsv`) gets the frequency 0, by which it is
//! parted. Only byte offsets and a [`Class`] leave. Words that the dictionary does not know stay single characters: the
//! model for unknown words guesses, and a guess would be invented.

use std::sync::LazyLock;

use jieba_rs::Jieba;

use crate::lexicon::clauses::{self, Role};
use crate::lexicon::units;

/// What a word does in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// By the table of clause words.
    Role(Role),
    /// A noun, or what stands like one: 普惠性, 省级.
    Noun,
    /// The name of a place.
    Place,
    /// A verb by the dictionary, in no table of ours.
    Action,
    /// 的
    Of,
    /// 了, 着, 过.
    Particle,
    /// 这, 该.
    Pronoun,
    /// 大, 重要.
    Adjective,
    /// Anything else.
    Other,
    // what the segmenter never sees: see [`super::clause`]
    /// A date.
    Date,
    /// “…” or 《…》.
    Quote,
    /// （…）
    Paren,
    /// A figure inside the noun phrase.
    Figure,
    /// 、
    Enum,
}

static JIEBA: LazyLock<Jieba> = LazyLock::new(|| {
    // an entry keeps the tag that it came with, so ours come first; the dictionary sets their frequencies
    let mut jieba = Jieba::empty();
    for (word, class) in clauses::words() {
        jieba.add_word(word, Some(1), role_tag(class));
    }
    jieba.load_default_dict();
    for name in units::surfaces().filter(|n| n.chars().count() > 1) {
        if !jieba.has_word(name) {
            jieba.add_word(name, None, Some("q"));
        }
    }
    // before the words of ours, whose frequencies follow from how the dictionary cuts them
    for phrase in clauses::phrases() {
        jieba.add_word(phrase, Some(0), None);
    }
    for (word, _) in clauses::words() {
        jieba.add_word(word, None, None);
    }
    jieba
});

/// The tags of the roles, in the order of [`Role::NAMES`]: capital letters, of which the dictionary has none.
const ROLE_TAGS: &str = "ABCDEFGHIJKLMN";

/// The tag of the role of a name.
fn role_tag(name: &str) -> Option<&'static str> {
    let role = Role::NAMES.iter().position(|(n, _)| *n == name)?;
    ROLE_TAGS.get(role..=role)
}

/// Cuts a run of Han characters; `each` gets the byte offsets in `run` and the class.
pub(super) fn cut(run: &str, mut each: impl FnMut(usize, usize, Class)) {
    for t in JIEBA.tag(run, false) {
        each(t.byte_start, t.byte_end, class(t.word, t.tag));
    }
}

fn class(word: &str, tag: &str) -> Class {
    match tag.as_bytes() {
        [role @ b'A'..=b'N'] => Class::Role(Role::NAMES[usize::from(role - b'A')].1),
        b"ns" => Class::Place,
        b"uj" => Class::Of,
        b"vn" => Class::Noun,
        b"d" | b"df" | b"dg" => Class::Role(Role::Adverb),
        b"p" => Class::Role(Role::Prep),
        b"c" => Class::Role(Role::Conj),
        b"f" => Class::Role(Role::Place),
        b"r" | b"rr" | b"rz" | b"rg" => Class::Pronoun,
        b"a" | b"ad" | b"an" | b"ag" | b"z" | b"zg" => Class::Adjective,
        b"t" | b"tg" | b"m" | b"q" | b"mq" => Class::Other,
        b"ul" | b"ug" | b"uz" | b"ud" | b"uv" | b"y" | b"e" | b"o" => Class::Particle,
        [b'v', ..] => match word.chars().nth(1) {
            None => Class::Noun,
            Some(_) => Class::Action,
        },
        _ => Class::Noun,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(run: &str) -> Vec<(&str, Class)> {
        let mut out = Vec::new();
        cut(run, |a, b, class| out.push((&run[a..b], class)));
        out
    }

    #[test]
    fn verbs_and_nouns_of_a_clause() {
        assert_eq!(
            words("社会消费品零售总额增长"),
            [
                ("社会", Class::Noun),
                ("消费品", Class::Role(Role::Noun)),
                ("零售总额", Class::Noun),
                ("增长", Class::Role(Role::Trend))
            ]
        );
    }
    #[test]
    fn words_that_open_the_base_of_a_comparison_are_cut_as_such() {
        // what `left` asks only words of these roles for
        for word in ["按", "按照", "由", "从", "超", "同", "与"] {
            let opens = |class| matches!(class, Class::Role(Role::Prep | Role::Bound | Role::Compare));
            assert!(matches!(words(word)[..], [(_, class)] if opens(class)), "{word}: {:?}", words(word));
        }
    }

    #[test]
    fn phrases_are_sorted_entries_of_the_dictionary_and_no_words_of_ours() {
        let dictionary = Jieba::new();
        let phrases: Vec<&str> = clauses::phrases().collect();
        assert!(phrases.is_sorted_by(|a, b| a < b));
        for phrase in phrases {
            assert!(dictionary.has_word(phrase), "the dictionary does not hold {phrase}");
            assert!(!clauses::words().any(|(word, _)| word == phrase), "{phrase} is in clause_words.tsv");
        }
    }
}
