//! Zeros that the text states in words.
//!
//! “全年未发生重大生产安全事故” is 0 重大生产安全事故; “未发生行政复议违法案件和行政诉讼败诉案件” two zeros with one
//! place; “无一起责任事故” 0 责任事故; “连续五年无重大火灾” 0 重大火灾; “实现零事故、零投诉” 0 事故 and 0 投诉; “本年度无行政复议案件” 0 行政复议案件
//! (at the head of a clause 无 denies what the table counts so; 无证经营案件 is a name).
//!
//! The place runs from the words of negation to the end of the clause. What is denied must end the clause
//! as a noun phrase; two phrases joined by 和 or 、 are two zeros when both end with the same word. In rules and
//! demands (不得, 确保不发生) nothing is counted.

use rust_decimal::Decimal;

use super::clause::{self, Dates, Word};
use super::segment::Class;
use super::{Given, Metric, Place, key, period, phrase};
use crate::lex::Sign;
use crate::lexicon::clauses::{Role, is_joint};
use crate::lexicon::ends_with_any;
use crate::lexicon::lists::{COUNTED_NONE, DEMAND, DENIAL, EVENT, GRADE};
use crate::resolve::Why;
use crate::text::Span;

/// The denial that begins at the byte `at`.
fn denial(text: &str, at: usize) -> Option<Span> {
    let here = &text[at..];
    if let Some(w) = DENIAL.beginning(here) {
        return Some(Span::new(at, at + w.len()));
    }
    // 无 and 零 deny what stands behind them
    // 本年度无行政复议案件: at the head of a clause 无 denies what is counted so; but 无证经营案件, 无症状感染
    let opens =
        || text[..at].chars().next_back().is_none_or(|c| clause::is_stop(c) || matches!(c, '度' | '年' | '月' | '均'));
    if let Some(behind) = here.strip_prefix('无')
        && COUNTED_NONE.begins(behind)
        && opens()
    {
        return Some(Span::new(at, at + '无'.len_utf8()));
    }
    let (first, denied) = [("无", &GRADE), ("零", &EVENT)].into_iter().find(|(first, _)| here.starts_with(first))?;
    denied.begins(&here[first.len()..]).then(|| Span::new(at, at + first.len()))
}

/// Adds the zeros to the metrics, in text order. `read` are the periods, where the figures needed them already.
pub(super) fn zeros<'d>(given: &Given<'d>, read: Option<period::Periods<'d>>, metrics: &mut Vec<Metric>) {
    let text = given.clean.as_str();
    let mut found = given.tokens.signs(Sign::Denial).filter_map(|at| denial(text, at)).peekable();
    if found.peek().is_none() {
        return;
    }
    let figures = metrics.len();
    let periods = read.unwrap_or_else(|| period::Periods::always(*given));
    let dates = Dates::new(given.dates);
    let mut words: Vec<Word> = Vec::new();
    // the denial before, and where its sentence begins: what lies before it is read once
    let (mut last, mut last_sentence) = (0, 0);
    for denial in found {
        let (at, behind) = (denial.start(), denial.end());
        let paragraph = given.clean.paragraph_at(at).and_then(|i| given.clean.paragraphs().get(i));
        let bounds = paragraph.map_or(Span::new(0, text.len()), |p| p.span);
        let floor = if last > bounds.start() { last_sentence } else { bounds.start() };
        let sentence = sentence_start(text, last.max(bounds.start()), at).unwrap_or(floor);
        (last, last_sentence) = (at, sentence);
        let (from, _) = clause::left(text, sentence.min(at), at);
        let before = &text[from..at];
        let nought = &text[at..behind] == "零";
        // 实现零事故 states what was, 实现未发生… demands it
        let demands = |w: &&&str| before.ends_with(**w) && !(nought && matches!(**w, "实现" | "在" | "对"));
        if DEMAND.iter().find(demands).is_some() || ["确保", "力争", "争取"].iter().any(|w| before.starts_with(w))
        {
            continue;
        }
        // 零事故、零投诉: each 零 denies for itself
        let end = if nought { clause::right(text, behind, bounds.end(), false).0 } else { bounds.end() };
        let (to, object) = object(&dates, text, behind, end, &mut words);
        let Some(object) = object else { continue };
        let events = || object.iter().all(|o| EVENT.ends(o));
        if behind - at == "无".len() && !events() {
            continue;
        }
        // 没有收到复议申请, but 没有收到预期效果
        let received = ["没有收到", "没有接到"].contains(&&text[at..behind]);
        let messages = || object.iter().all(|o| ends_with_any(o, &["申请", "举报", "来信", "来访", "报告"]));
        if received && !events() && !messages() {
            continue;
        }
        let span = Span::new(at, to);
        let next = given.figures.partition_point(|f| f.span.end() <= span.start());
        if given.figures.get(next).is_some_and(|f| f.span.overlaps(span)) {
            continue;
        }
        let place = Place { at, sentence, node: given.outline.node_at(at), dates: dates.before(at) };
        let period = periods.of(None, place);
        let status = periods.status(place, &period, place.at);
        words.clear();
        clause::words(text, from, at, &dates, &mut words);
        let scope = words.iter().find(|w| w.class == Class::Role(Role::Scope)).map(|w| text[w.span.range()].to_owned());
        let verb =
            if text[at..behind].ends_with("发生") || text[at..behind].ends_with("出现") { behind - 6 } else { at };
        for subject in object {
            metrics.push(Metric {
                figure: None,
                span,
                key: key::key(&subject),
                subject: Some(subject),
                predicate: Some(Span::new(verb, behind)),
                period: period.value.clone(),
                scope: scope.clone(),
                status,
                value: Some(Decimal::ZERO),
                unit: "".into(),
                change: None,
                why: Why { rule: "metric.denied", reasons: Vec::new() },
            });
        }
    }
    // the zeros lie in text order behind the figures: only those from the first zero on are out of order
    if let Some(first) = metrics.get(figures) {
        let first = metrics[..figures].partition_point(|m| m.span.start() <= first.span.start());
        metrics[first..].sort_by_key(|m| m.span.start());
    }
}

/// Where the sentence of `at` begins, if it does so behind `from`.
fn sentence_start(text: &str, from: usize, at: usize) -> Option<usize> {
    let gap = &text[from..at];
    gap.rfind(super::ENDS).map(|k| from + k + gap[k..].chars().next().map_or(1, char::len_utf8))
}

/// What is denied is no longer than this, in bytes.
const LONGEST: usize = 120;

/// What is denied, and where it ends.
fn object(dates: &Dates<'_>, text: &str, at: usize, end: usize, words: &mut Vec<Word>) -> (usize, Option<Vec<String>>) {
    let mut to = at;
    while to < end {
        let (stop, ran) = clause::right(text, to, end, false);
        to = stop;
        if ran || to - at > LONGEST || !text[stop..].starts_with('、') {
            break;
        }
        to += '、'.len_utf8();
    }
    let to = to.min(end);
    if to.saturating_sub(at) > LONGEST {
        return (to, None);
    }
    words.clear();
    clause::words(text, at, to, dates, words);
    // 未发生过: the particle is none of it
    let from = words.iter().position(|w| !matches!(w.class, Class::Particle | Class::Pronoun)).unwrap_or(words.len());
    let nominal = words.last().is_some_and(|w| {
        matches!(w.class, Class::Noun | Class::Quote | Class::Role(Role::Noun | Role::Weak) | Class::Action)
    });
    if !nominal || from >= words.len() {
        return (to, None);
    }
    let joint = |k: usize| {
        let word = &text[words[k].span.range()];
        words[k].class == Class::Enum || is_joint(word) || matches!(word, "或" | "或者")
    };
    let mut parts = Vec::new();
    let mut begin = from;
    for k in from..words.len() {
        if joint(k) {
            parts.push(begin..k);
            begin = k + 1;
        }
    }
    parts.push(begin..words.len());
    let last_word = |r: &std::ops::Range<usize>| r.clone().next_back().map(|k| &text[words[k].span.range()]);
    let alike = parts.len() > 1 && parts.iter().all(|p| p.len() > 1 && last_word(p) == last_word(&parts[0]));
    let names: Vec<String> = if alike {
        parts.into_iter().filter_map(|p| phrase::phrase(text, words, p)).collect()
    } else {
        phrase::phrase(text, words, from..words.len()).into_iter().collect()
    };
    (to, (!names.is_empty()).then_some(names))
}
