//! What a metric's time is, and whether it is a result or a target.
//!
//! “2024年受理25件，办结20件” is 2024 twice; “比2020年增长5%” is not 2020; under “四、2024年工作安排” 2024 and a
//! target; under “2021年工作回顾” of a report given in 2022 it is 2021.
//!
//! The period is, by the first that holds: the nearest date before the figure in its sentence that is no
//! base of a comparison; the year that opened a paragraph of the section; the year in the heading above;
//! the year before the document's where heading or paragraph look back (过去一年) in a speech; the
//! document's year. A target is what stands under a heading that looks ahead, behind a word that does
//! (力争, 确保, 预期, 目标), or in a year after the document's.

use std::sync::LazyLock;

use daachorse::CharwiseDoubleArrayAhoCorasick;

use crate::outline::Outline;
use crate::resolve::Date;

use super::{Given, Status};

/// Words of headings that look ahead.
const AHEAD: &[&str] = &[
    "安排",
    "打算",
    "下一步",
    "目标",
    "任务",
    "部署",
    "工作重点",
    "计划",
    "今后",
    "未来",
    "展望",
    "思路",
    "要求",
    "下步",
    "举措",
];

/// Words of headings that look back, or say how things are.
const BACK: &[&str] =
    &["回顾", "总结", "成效", "情况", "完成", "成就", "亮点", "进展", "问题", "过去", "以来", "做法", "不足"];

/// The words of headings above in one automaton: a heading is read once, not once for each word.
static HEADING: LazyLock<CharwiseDoubleArrayAhoCorasick<u8>> = LazyLock::new(|| {
    let words = [AHEAD, BACK, PAST_YEAR].into_iter().zip(0..).flat_map(|(words, i)| words.iter().map(move |w| (*w, i)));
    CharwiseDoubleArrayAhoCorasick::with_values(words).expect("the words differ from each other")
});

/// Whether a heading has words that look ahead, words that look back, and words of the year past.
fn looks(text: &str) -> [bool; 3] {
    let mut found = [false; 3];
    for word in HEADING.find_overlapping_iter(text) {
        found[usize::from(word.value())] = true;
    }
    found
}

/// Words before a figure that make it a target.
const AIMS: &[&str] =
    &["力争", "确保", "预期", "目标", "争取", "拟", "计划", "要达到", "将达到", "预计到", "应达到", "不低于"];

/// Words that look back on the year before.
const PAST_YEAR: &[&str] = &["过去一年", "过去的一年", "一年来", "这一年"];

/// Words that look back on five years.
const PAST_FIVE: &[&str] = &["这五年", "五年来", "过去五年", "过去的五年", "的五年"];

/// The base of a comparison ends with one of these, before its date.
const BASES: &[&str] = &["比", "较", "快于", "高于", "低于", "优于", "好于", "多于", "少于", "慢于", "超过", "对比"];

pub(super) struct Periods<'d> {
    given: Given<'d>,
    /// For each node: the period its heading names, or the nearest above.
    headings: Vec<Option<String>>,
    /// For each node: what its heading says of the status, or the nearest above.
    outlook: Vec<Option<Status>>,
    /// A year that opens a paragraph, with the root node and the paragraph's start.
    topics: Vec<(usize, Option<usize>, Option<String>)>,
    /// The document's year, or none.
    year: Option<i32>,
}

fn edtf_year(value: &str) -> Option<i32> {
    value.get(..4)?.parse().ok()
}

impl<'d> Periods<'d> {
    /// Reads headings and paragraph openings once; nothing is read where there are no figures.
    pub(super) fn new(given: Given<'d>) -> Periods<'d> {
        if given.figures.is_empty() {
            let nodes = given.outline.nodes.len();
            return Periods {
                given,
                headings: vec![None; nodes],
                outlook: vec![None; nodes],
                topics: Vec::new(),
                year: given.year.map(|y| y.year),
            };
        }
        Periods::always(given)
    }

    /// The same, where something without figures is to be placed.
    pub(super) fn always(given: Given<'d>) -> Periods<'d> {
        let year = given.year.map(|y| y.year);
        let mut periods = Periods { given, headings: Vec::new(), outlook: Vec::new(), topics: Vec::new(), year };
        periods.read_headings();
        periods.read_topics();
        periods
    }

    fn speech(&self) -> bool {
        self.given.frame.issued_on.as_ref().is_some_and(|d| d.part.rule == "frame.session_day")
            || self.given.frame.addressees.iter().any(|a| a.rule == "frame.salutation")
    }

    fn before(&self) -> Option<String> {
        let year = self.year?;
        Some(format!("{:04}", if self.speech() { year - 1 } else { year }))
    }

    fn read_headings(&mut self) {
        let Given { outline, clean, dates, .. } = self.given;
        for node in &outline.nodes {
            let above = |all: &[Option<String>]| node.parent.and_then(|p| all[p].clone());
            let above_outlook = node.parent.and_then(|p| self.outlook[p]);
            let Some(title) = node.title.filter(|t| t.len() <= 150 && !node.run_in) else {
                let period = above(&self.headings);
                self.headings.push(period);
                self.outlook.push(above_outlook);
                continue;
            };
            let text = clean.slice(title);
            let from = dates.partition_point(|d| d.span.start() < title.start());
            let mut inside = dates[from..].iter().take_while(|d| d.span.end() <= title.end());
            let first = inside.find_map(|d| d.value.as_deref().filter(|v| v.len() == 4 || v.len() == 9));
            let one = first.filter(|f| inside.all(|d| d.value.as_deref().is_none_or(|v| v == *f)));
            let mut period = one.map(str::to_owned);
            let [ahead, back, past_year] = looks(text);
            // “十四五”时期和2025年工作回顾 names two: what no paragraph places is of the year before
            let two = first.is_some() && one.is_none() && back && !ahead && self.speech();
            if period.is_none() && (two || past_year) {
                period = self.before();
            }
            let later = period.as_deref().and_then(|p| p.rsplit('/').next()).and_then(edtf_year).zip(self.year);
            let outlook = match (ahead, back, later) {
                (_, _, Some((named, year))) if named > year => Some(Status::Target),
                (true, false, _) => Some(Status::Target),
                (false, true, _) => Some(Status::Actual),
                _ => above_outlook,
            };
            let period = period.or_else(|| above(&self.headings));
            self.headings.push(period);
            self.outlook.push(outlook);
        }
    }

    /// What paragraphs open with: a year (“2025年，”), or in a speech words that look back. A line that looks like a
    /// heading ends what was before.
    fn read_topics(&mut self) {
        let Given { outline, clean, dates, .. } = self.given;
        let text = clean.as_str();
        let speech = self.speech();
        let before = self.before();
        let mut next = 0;
        // the last five years spoken of: 1981/1985
        let mut five: Option<&str> = None;
        for p in clean.paragraphs() {
            let start = p.span.start();
            while let Some(d) = dates.get(next).filter(|d| d.span.start() < start) {
                if d.value.as_deref().is_some_and(is_five) && !self.is_base(d, 0) {
                    five = d.value.as_deref();
                }
                next += 1;
            }
            let first = dates.get(next).filter(|d| d.span.start() < p.span.end());
            let head = &text[p.span.range()];
            let line = p.span.len() <= 108 && !head.ends_with(['。', '；', '，', '：', '！']);
            if line && speech && outline.node_at(start).is_none_or(|i| outline.nodes[i].span.start() != start) {
                let [ahead, back, _] = looks(head);
                let named = first.and_then(|d| d.value.clone()).filter(|v| v.len() == 4 || v.len() == 9);
                let period = if back && !ahead { named.or_else(|| before.clone()) } else { None };
                self.topics.push((start, root(outline, start), period));
                continue;
            }
            let opening = opening(head);
            if speech && PAST_YEAR.iter().any(|w| opening.contains(w)) {
                self.topics.push((start, root(outline, start), before.clone()));
                continue;
            }
            if speech && PAST_FIVE.iter().any(|w| opening.contains(w)) {
                // the heading above may name them: “六五”计划执行情况的回顾
                let named = outline.node_at(start).and_then(|i| self.headings[i].clone());
                self.topics.push((start, root(outline, start), named.or_else(|| five.map(str::to_owned))));
                continue;
            }
            let Some(d) = first.filter(|d| d.span.start() == start) else { continue };
            let Some(value) = d.value.as_deref().filter(|v| v.len() == 4 || speech && is_five(v)) else { continue };
            let after = text[d.span.end()..].chars().next();
            if matches!(after, Some('，' | ',' | '是' | '以' | '全' | '我')) {
                self.topics.push((start, root(outline, start), Some(value.to_owned())));
            }
        }
    }

    /// The period of a figure at `at` whose sentence begins at `sentence`.
    pub(super) fn of(&self, at: usize, sentence: usize) -> Option<String> {
        let Given { outline, clean, dates, .. } = self.given;
        let text = clean.as_str();
        let end = dates.partition_point(|d| d.span.start() < at);
        for d in dates[..end].iter().rev().take(32) {
            if d.span.start() < sentence {
                break;
            }
            let Some(value) = d.value.as_deref() else { continue };
            // “五五”时期的577亿元: right at the figure a date is its own, compared with or not
            let own = matches!(&text[d.span.end().min(at)..at], "" | "的") && !self.is_norm(d);
            if own || !self.is_base(d, sentence) {
                return Some(value.to_owned());
            }
        }
        let here = outline.node_at(at);
        let last = self.topics.partition_point(|t| t.0 <= at);
        if let Some((_, node, Some(year))) = last.checked_sub(1).map(|i| &self.topics[i])
            && *node == root(outline, at)
        {
            return Some(year.clone());
        }
        if let Some(period) = here.and_then(|i| self.headings[i].clone()) {
            return Some(period);
        }
        self.year.map(|y| format!("{y:04}"))
    }

    /// True when a rate is of the date: 恢复到2019年的113%.
    fn is_norm(&self, d: &Date) -> bool {
        let before = self.given.clean.as_str()[..d.span.start()].trim_end();
        ["恢复到", "恢复至", "相当于", "达到"].iter().any(|w| before.ends_with(w))
    }

    /// True when something is compared with the date.
    fn is_base(&self, d: &Date, sentence: usize) -> bool {
        let text = self.given.clean.as_str();
        let mut from = d.span.start().saturating_sub(12).max(sentence);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let before = &text[from..d.span.start().max(from)];
        let after = &text[d.span.end()..];
        BASES.iter().any(|w| before.ends_with(w))
            || ["恢复到", "恢复至", "相当于"].iter().any(|w| before.trim_end().ends_with(w))
            || after.starts_with("相比")
            || after.starts_with("同期")
            || after.starts_with("底相比")
            || after.starts_with("末相比")
    }

    /// Whether a figure is a result or a target.
    pub(super) fn status(&self, at: usize, sentence: usize, period: Option<&str>, _bounded: bool) -> Status {
        let text = self.given.clean.as_str();
        let mut from = sentence.max(at.saturating_sub(180)).min(at);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let before = &text[from..at];
        let node = self.given.outline.node_at(at);
        let outlook = node.and_then(|i| self.outlook[i]);
        let aims = AIMS.iter().any(|w| before.contains(w)) && !before.contains("完成") && !before.contains("实现了");
        let later =
            period.and_then(|p| p.rsplit('/').next()).and_then(edtf_year).zip(self.year).is_some_and(|(p, y)| p > y);
        if later || aims && outlook != Some(Status::Actual) || outlook == Some(Status::Target) {
            Status::Target
        } else {
            Status::Actual
        }
    }
}

/// True for a stretch of five years: 2021/2025.
fn is_five(value: &str) -> bool {
    value.len() == 9 && edtf_year(value).zip(edtf_year(&value[5..])).is_some_and(|(a, b)| b - a == 4)
}

/// The first sentence of a paragraph, at most 40 characters of it.
fn opening(paragraph: &str) -> &str {
    let end = paragraph.char_indices().take(40).find(|(_, c)| matches!(c, '。' | '！'));
    let cut = end.or_else(|| paragraph.char_indices().nth(40)).map_or(paragraph.len(), |(i, _)| i);
    &paragraph[..cut]
}

/// The root of the section that holds `at`.
fn root(outline: &Outline, at: usize) -> Option<usize> {
    let mut i = outline.node_at(at)?;
    while let Some(p) = outline.nodes[i].parent {
        i = p;
    }
    Some(i)
}
