//! Words that stand beside figures: bounds (超过, 左右), verbs of change (增长, 减少), and phrases whose
//! numerals count nothing (一把手, 八项规定).

use std::sync::LazyLock;

use super::by_char::ByChar;
use super::columns;

/// A bound or an approximation that a word states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// 超过, 以上
    Over,
    /// 不足, 以内
    Under,
    /// 约, 左右
    About,
    /// 不低于
    AtLeast,
    /// 最多
    AtMost,
}

/// How far before its figure a verb of change may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Right before it: 增长5%.
    Near,
    /// A noun may stand between: 净增经营主体120.5万户.
    Noun,
    /// A noun itself, that may be said to be so much: 涨幅为2%.
    Rate,
}

/// A verb or noun of change.
#[derive(Debug, Clone, Copy)]
pub struct ChangeWord {
    /// As written.
    pub surface: &'static str,
    /// True for a rise, false for a fall.
    pub rise: bool,
    /// How far before its figure it may stand.
    pub reach: Reach,
}

static BEFORE: LazyLock<ByChar<Bound>> = LazyLock::new(|| ByChar::tails(bounds("before")));
static AFTER: LazyLock<ByChar<Bound>> = LazyLock::new(|| ByChar::heads(bounds("after")));

fn bounds(side: &'static str) -> impl Iterator<Item = (&'static str, Bound)> {
    columns::<4>(include_str!("qualifiers.tsv")).filter(move |row| row[1] == side).map(|[word, _, bound, _source]| {
        let bound = match bound {
            "over" => Bound::Over,
            "under" => Bound::Under,
            "about" => Bound::About,
            "at_least" => Bound::AtLeast,
            _ => Bound::AtMost,
        };
        (word, bound)
    })
}

/// The word of bound that the text before a figure ends with: its characters and what they state.
pub fn bound_before(text: &str) -> Option<(&'static str, Bound)> {
    BEFORE.ending(text)
}

/// The word after a figure that bounds it on one side: 以上, 及以下, but not 左右.
pub(crate) fn limit_after(text: &str) -> Option<&'static str> {
    bound_after(text).filter(|(_, bound)| *bound != Bound::About).map(|(word, _)| word)
}

/// The word of bound that the text after a figure begins with.
pub fn bound_after(text: &str) -> Option<(&'static str, Bound)> {
    AFTER.beginning(text)
}

static CHANGES: LazyLock<Vec<ChangeWord>> = LazyLock::new(|| {
    columns(include_str!("changes.tsv"))
        .map(|[surface, direction, reach, _source]| ChangeWord {
            surface,
            rise: direction == "increase",
            reach: match reach {
                "noun" => Reach::Noun,
                "rate" => Reach::Rate,
                _ => Reach::Near,
            },
        })
        .collect()
});

static CHANGE_ENDS: LazyLock<ByChar<ChangeWord>> =
    LazyLock::new(|| ByChar::tails(CHANGES.iter().map(|c| (c.surface, *c))));

/// The word of change that the text ends with, the longest.
pub fn change_ending(text: &str) -> Option<ChangeWord> {
    CHANGE_ENDS.ending(text).map(|w| w.1)
}

static OVER_NOUNS: LazyLock<ByChar<ChangeWord>> =
    LazyLock::new(|| ByChar::heads(CHANGES.iter().filter(|c| c.reach == Reach::Noun).map(|c| (c.surface, *c))));

/// The longest verb that the text begins with and that may have a noun between it and its figure: 净增|经营主体.
pub(crate) fn change_over_noun(text: &str) -> Option<ChangeWord> {
    OVER_NOUNS.beginning(text).map(|w| w.1)
}

/// A numeral that begins a run in a phrase, on which side of it the character stands that the phrase is looked up by,
/// and where in the phrase the numeral stands.
type Numbered = (char, Side, usize);

/// Phrases by the character beside a numeral of theirs: the one before it, or for a phrase that the numeral opens, the
/// one behind.
static PHRASES: LazyLock<ByChar<Numbered>> = LazyLock::new(|| {
    // the character that a phrase is looked up by stands right beside the numeral
    ByChar::by(columns(include_str!("numeral_phrases.tsv")).flat_map(|[phrase, _kind, _source]| {
        let before = std::iter::once(None).chain(phrase.chars().map(Some));
        phrase.char_indices().zip(before).filter_map(move |((at, c), before)| {
            // only where a run of numerals begins may a figure start
            if !is_numeral(c) || before.is_some_and(is_numeral) {
                return None;
            }
            match before {
                Some(before) => Some((before, phrase, (c, Side::Before, at))),
                None => Some((phrase[c.len_utf8()..].chars().next()?, phrase, (c, Side::Behind, at))),
            }
        })
    }))
});

/// On which side of a numeral its neighbour stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

fn is_numeral(c: char) -> bool {
    "〇零一二三四五六七八九十百千万亿两廿卅半几".contains(c)
}

/// True when the numeral that begins at the byte `at` stands in a phrase where it counts nothing:
/// 八项规定, 一把手.
pub fn in_phrase(text: &str, at: usize) -> bool {
    let mut from = text[at..].chars();
    let (Some(numeral), behind) = (from.next(), from.next()) else { return false };
    let before = text[..at].chars().next_back();
    [(Side::Before, before), (Side::Behind, behind)].into_iter().any(|(side, beside)| {
        let phrases = beside.map_or(&[][..], |beside| PHRASES.of(beside));
        phrases.iter().any(|&(phrase, (first, of, offset))| {
            (first, of) == (numeral, side)
                && at >= offset
                && text.is_char_boundary(at - offset)
                && text[at - offset..].starts_with(phrase)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_word_of_bound() {
        assert_eq!(bound_before("总额不超过"), Some(("不超过", Bound::Under)));
        assert_eq!(bound_before("总额超过"), Some(("超过", Bound::Over)));
        assert_eq!(bound_before("总额为"), None);
        assert_eq!(bound_after("以上的"), Some(("以上", Bound::Over)));
        assert_eq!(change_ending("同比净增").map(|c| (c.surface, c.rise)), Some(("净增", true)));
        assert!(change_ending("占比").is_none());
        assert_eq!((limit_after("以上的"), limit_after("左右的")), (Some("以上"), None));
        assert_eq!(change_over_noun("净增加企业").map(|c| (c.surface, c.rise)), Some(("净增加", true)));
    }

    #[test]
    fn phrases_bar_their_numerals() {
        let at = |text: &str, n: &str| in_phrase(text, text.find(n).unwrap_or(0));
        assert!(at("贯彻八项规定精神", "八"));
        assert!(at("三会一课", "一"));
        assert!(at("进一步", "一"));
        assert!(!at("十八项规定动作", "十"));
        assert!(!at("三项制度", "三"));
    }
}
