//! The key of a metric: the content words of its subject in one order.
//!
//! “全年追缴人防易地建设费” and “人防易地建设费追缴” have one key; so have 粮食的年平均产量 and 年平均粮食产量.
//!
//! The subject is cut into words; words that count, bound or point (全年, 累计, 共, 新增, 全市, 的) and marks
//! fall away, names for one thing become one (GDP is 地区生产总值), and the words are sorted by code point
//! and joined by a blank. The key says nothing of unit, scope, period or status: those are fields of
//! their own.

use std::sync::LazyLock;

use super::clause::Word;
use super::segment::{self, Class};
use crate::lexicon::ByChar;
use crate::lexicon::clauses::Role;
use crate::lexicon::lists::{EMPTY, JOINED_HEAD};

/// Names for one thing.
const SAME: &[(&str, &str)] = &[
    ("GDP", "生产总值"),
    ("地区生产总值", "生产总值"),
    ("国内生产总值", "生产总值"),
    ("城镇新增就业", "城镇就业"),
    ("新增就业", "就业"),
    ("规上", "规模以上"),
    ("人次", ""),
    ("人数", ""),
];

/// The words above by their first character, and those that bring nothing.
static NAMES: LazyLock<ByChar<&'static str>> =
    LazyLock::new(|| ByChar::heads(EMPTY.iter().map(|w| (*w, "")).chain(SAME.iter().copied())));

/// The key of a subject; absent when nothing of content is left.
pub(super) fn key(subject: &str) -> Option<String> {
    let mut words: Vec<&str> = Vec::with_capacity(6);
    let mut at = 0;
    let bytes = subject.len();
    let is_han = |c: char| ('\u{3400}'..='\u{9FFF}').contains(&c);
    while at < bytes {
        let rest = &subject[at..];
        let Some(c) = rest.chars().next() else { break };
        if is_han(c) {
            let end = rest.find(|c| !is_han(c)).unwrap_or(rest.len());
            let run = &rest[..end];
            segment::cut(run, |a, b, class| words.extend(content(&run[a..b], class)));
            at += end;
        } else if c.is_alphanumeric() {
            let end = rest.find(|c: char| is_han(c) || !(c.is_alphanumeric() || c == '.')).unwrap_or(rest.len());
            words.push(one_name(&rest[..end]));
            at += end;
        } else {
            at += c.len_utf8();
        }
    }
    join(words)
}

/// The key of a subject, where it may stand in the text as some of the words of a list: they are not cut again.
/// The best way through a run of characters leads the best way through every stretch of it that begins and
/// ends with words, so that the key is the same.
pub(super) fn of_words(text: &str, lists: [&[Word]; 2], subject: &str) -> Option<String> {
    match lists.into_iter().find_map(|words| standing(text, words, subject)) {
        Some(found) => {
            let mut words = Vec::with_capacity(2 * found.len());
            for w in found {
                words.extend(content(&text[w.span.range()], w.class));
            }
            join(words)
        }
        None => key(subject),
    }
}

/// The key of a share: that of what has it, and what it is a share of as it stands (占全省: the scope counts here).
pub(super) fn of_share(subject: Option<&str>, of: Option<&str>) -> Option<String> {
    let (key, of) = (key(subject?)?, of?);
    let mut words: Vec<&str> = key.split(' ').chain([of]).collect();
    words.sort_unstable();
    Some(words.join(" "))
}

/// The words on end that make up a subject; absent where it is not all of words that the segmenter cut.
fn standing<'w>(text: &str, words: &'w [Word], subject: &str) -> Option<&'w [Word]> {
    let cut = |w: &Word| {
        !matches!(w.class, Class::Date | Class::Quote | Class::Paren | Class::Figure | Class::Enum)
            && text[w.span.range()].chars().all(|c| matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'))
    };
    let all = text.as_bytes();
    let first = words.iter().position(|w| all[w.span.start()..].starts_with(subject.as_bytes()))?;
    let end = words[first].span.start() + subject.len();
    let last = first + words[first..].iter().position(|w| w.span.end() == end)?;
    let found = &words[first..=last];
    let on_end = found.windows(2).all(|w| w[0].span.end() == w[1].span.start());
    (on_end && found.iter().all(cut)).then_some(found)
}

/// What a word brings to the key: its front and its head; nothing where it counts, bounds or points.
fn content(word: &str, class: Class) -> [&str; 2] {
    if matches!(
        class,
        Class::Role(Role::Adverb | Role::Bound | Role::Conj | Role::Prep | Role::Scope | Role::Part)
            | Class::Of
            | Class::Particle
            | Class::Pronoun
    ) {
        return ["", ""];
    }
    let word = one_name(word);
    // 粮食产量 is one word of the dictionary, 粮食的产量 two
    let head = JOINED_HEAD.ending(word).filter(|head| word.len() > head.len());
    word.split_at(word.len() - head.map_or(0, str::len)).into()
}

/// The one name of a thing that has several; nothing for a word that names none.
fn one_name(word: &str) -> &str {
    NAMES.get(word).unwrap_or(word)
}

fn join(mut words: Vec<&str>) -> Option<String> {
    words.retain(|w| !w.is_empty());
    words.sort_unstable();
    words.dedup();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::clause::{self, Dates};

    #[test]
    fn words_that_are_cut_already_give_the_same_key() {
        for text in [
            "全年社会消费品零售总额同比增长，人防易地建设费追缴到位",
            "城镇新增就业人数和规模以上工业增加值的比重、粮食产量",
            "全市累计建成5G基站“口袋公园”（含微型）社区养老服务站",
        ] {
            let mut words = Vec::new();
            clause::words(text, 0, text.len(), &Dates::new(&[]), &mut words);
            let mut standing_ones = 0;
            for from in 0..words.len() {
                for to in from..words.len() {
                    let subject = &text[words[from].span.start()..words[to].span.end()];
                    standing_ones += usize::from(standing(text, &words, subject).is_some());
                    assert_eq!(of_words(text, [&[], &words], subject), key(subject), "{subject}");
                }
            }
            assert!(standing_ones > words.len(), "{text}");
        }
    }
}
