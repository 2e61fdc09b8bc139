//! What a metric's time is, and whether it is a result or a target.
//!
//! “2024年受理25件，办结20件” is 2024 twice; “比2020年增长5%” is not 2020; under “四、2024年工作安排” 2024 and a
//! target; under “2021年工作回顾” of a report given in 2022 it is 2021.
//!
//! The period is, by the first that holds: the date that 分别 hands out in order (2018年、2019年分别起诉58人、214人); for the first of two levels the date behind 由 or 从 that its sentence named
//! last; the nearest date before the figure in its sentence that is no base of a comparison (a mean beside the last of several
//! years is of all of them); the year that its paragraph plans for (到2027年，); the years that the passage of a speech is about; the year that
//! opened a paragraph of the section; the year in the heading above; the year before the document's where heading or paragraph look back
//! (过去一年) in a speech; the document's year.
//!
//! A date that tells which plan (围绕“十四五”规划实施，), price (按2020年不变价格), list (年初确定的10件实事), ground (在2022年压减12%的基础上，) or book
//! (2021年度部门决算；) is spoken of tells no time, nor does one of a budget (年初预算), a rest (上年结转), what is taken off (剔除上年退税因素) or things
//! (2016年以来制发的文件), nor one in a bracket that closes before the figure.
//!
//! Which stretches only tell when (五年来, 连续9年), and which of them lie behind, is known here too.
//!
//! A target is what 的要求 or 的目标 stands behind, unless it was reached; what lies in a year after the document's, save a day that bounds a rule; what
//! stands under a heading or in a passage that looks ahead, or behind a word that does (力争, 确保, 预期, 目标), unless a verb with 了 or 已 stands before it;
//! and what a text lays down that is no report ([`crate::resolve::Passages::lays_down`]), save where the clause tells what is.

use std::sync::LazyLock;

use daachorse::CharwiseDoubleArrayAhoCorasick;

use crate::outline::{Outline, Style};
use crate::resolve::{ChangeBasis, Date, FigureKind, Look};
use crate::text::Span;

use super::{Given, Place, Status};
use crate::lexicon::clauses::is_joint;
use crate::lexicon::ends_with_any;
use crate::lexicon::lists::{
    AIM_WORD, AIMED, AIMS_AT, BASE, BETTER, BOOKS, FIXED_THEN, GIVEN, LEVEL, NO_TIME, OBTAINED, PLAN_SECTION,
    PLAN_VERB, REPORTED, RESULT_SECTION, SECTION_EFFECT, SPAN_AFTER, SPAN_BEFORE, SPAN_GONE, SPAN_NAMED, SPAN_OF,
    STANDS,
};

/// The words of headings above in one automaton: a heading is read once, not once for each word.
static HEADING: LazyLock<CharwiseDoubleArrayAhoCorasick<u8>> = LazyLock::new(|| {
    let words = [&*PLAN_SECTION, &*RESULT_SECTION];
    let words = words.into_iter().zip(0..).flat_map(|(words, i)| words.iter().map(move |w| (*w, i)));
    CharwiseDoubleArrayAhoCorasick::with_values(words).expect("the words differ from each other")
});

/// Whether a heading has words that look ahead, and words that look back.
fn looks(text: &str) -> [bool; 2] {
    let mut found = [false; 2];
    for word in HEADING.find_overlapping_iter(text) {
        found[usize::from(word.value())] = true;
    }
    found
}

/// Words of what has been reached.
const REACHED: &[&str] = &["完成", "实现了"];

/// 已, searched for before every figure.
static ALREADY: LazyLock<memchr::memmem::Finder<'static>> = LazyLock::new(|| memchr::memmem::Finder::new("已"));

/// What follows 目标 where it opens a list of aims.
const LISTS: &[&str] = &["：", "是：", "为：", "是:"];

/// 目标, searched for before every figure.
static AIM: LazyLock<memchr::memmem::Finder<'static>> = LazyLock::new(|| memchr::memmem::Finder::new("目标"));

/// Words by which the text before a figure speaks of an aim, and those by which it does not all the same.
static SPEAKS: LazyLock<CharwiseDoubleArrayAhoCorasick<bool>> = LazyLock::new(|| {
    let words = AIM_WORD.iter().map(|w| (*w, true)).chain(REACHED.iter().map(|w| (*w, false)));
    CharwiseDoubleArrayAhoCorasick::with_values(words).expect("the words differ from each other")
});

/// True when a text speaks of an aim that is not reached.
fn aims(before: &str) -> bool {
    let mut aim = false;
    for word in SPEAKS.find_overlapping_iter(before) {
        if !word.value() {
            return false;
        }
        // 争取上级资金23.4亿元 is what came
        let came = || OBTAINED.begins(&before[word.end()..]);
        // 二级目标4家, 计划生育: names
        let named = &before[word.start()..word.end()] == "目标" && before[..word.start()].ends_with(['级', '类']);
        let planned = named || &before[word.start()..word.end()] == "计划" && before[word.end()..].starts_with("生育");
        aim |= !planned && (&before[word.start()..word.end()] != "争取" || !came());
    }
    aim
}

/// Words before a date whose level is the norm: 恢复到|2019年.
const NORM: [&str; 3] = ["恢复到", "恢复至", "相当于"];

/// What opens a clause that says to whom something is given.
const TO_WHOM: [char; 4] = ['对', '向', '给', '凡'];

/// Characters behind a figure in which 的 makes its clause a condition.
const CONDITION: usize = 20;

/// True where a stop stands between a date and a figure, or more than a clause holds: without a bound a sentence without stops
/// would be read once for each figure.
fn is_parted(between: &str) -> bool {
    /// Bytes: about 200 characters.
    const CLAUSE: usize = 600;
    between.len() > CLAUSE || between.contains(super::clause::is_stop)
}

/// True where a bracket that opened before closes soon.
fn is_enclosed(after: &str) -> bool {
    /// Characters.
    const NEAR: usize = 24;
    let bracket = after.chars().take(NEAR).find(|c| matches!(c, '（' | '(' | '）' | ')' | '》' | '《' | '。'));
    matches!(bracket, Some('）' | ')' | '》'))
}

/// What stands behind the last stop.
fn last_clause(before: &str) -> &str {
    before.rsplit(super::clause::is_stop).next().unwrap_or(before)
}

/// True where what follows a figure makes its clause a condition: 已缴纳50%|价款的项目.
fn is_condition(after: &str) -> bool {
    after.chars().take(CONDITION).take_while(|c| !super::clause::is_stop(*c)).any(|c| c == '的')
}

/// Bytes that a list of aims may reach; without a bound a text without full stops would be read once for each figure.
const LIST: usize = 2400;

pub(super) struct Periods<'d> {
    given: Given<'d>,
    /// For each node: the period its heading names, or the nearest above, with where that heading begins.
    headings: Vec<Option<(String, usize)>>,
    /// For each node: what its heading says of the status, or the nearest above, with where that heading begins.
    outlook: Vec<Option<(Status, usize)>>,
    /// A year that opens a paragraph, with the root node and the paragraph's start.
    topics: Vec<(usize, Option<usize>, String)>,
    /// A year that a paragraph plans for (“到2027年，”), with the paragraph's bytes behind it.
    leads: Vec<(usize, usize, String)>,
    /// The document's year, or none.
    year: Option<i32>,
}

/// The year as EDTF writes it: 2024, 0618.
fn edtf(year: i32) -> String {
    match year {
        1000..=9999 => itoa::Buffer::new().format(year).to_owned(),
        _ => format!("{year:04}"),
    }
}

fn edtf_year(value: &str) -> Option<i32> {
    value.get(..4)?.parse().ok()
}

/// Dates in a row that are read together.
const ROW: usize = 8;

/// Bytes between the year that is compared with and the figure: farther off, the clause is another, and a long sentence would be read
/// for each of its figures.
const NEAR: usize = 240;

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
                leads: Vec::new(),
                year: given.year.map(|y| y.year),
            };
        }
        Periods::always(given)
    }

    /// The same, where something without figures is to be placed.
    pub(super) fn always(given: Given<'d>) -> Periods<'d> {
        let year = given.year.map(|y| y.year);
        let mut periods =
            Periods { given, headings: Vec::new(), outlook: Vec::new(), topics: Vec::new(), leads: Vec::new(), year };
        periods.read_headings();
        periods.read_topics();
        periods
    }

    fn read_headings(&mut self) {
        let Given { outline, clean, dates, passages, .. } = self.given;
        for node in &outline.nodes {
            let above = |all: &[Option<(String, usize)>]| node.parent.and_then(|p| all[p].clone());
            let above_outlook = node.parent.and_then(|p| self.outlook[p]);
            // 七是完成改造5000户 is no heading
            let heads = |t: &Span| t.len() <= 150 && !node.run_in && node.style != Style::Ordinal;
            let Some(title) = node.title.filter(heads) else {
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
            let period = one.map(|p| (p.to_owned(), node.span.start()));
            let [ahead, back] = looks(text);
            let later = period.as_ref().and_then(|p| p.0.rsplit('/').next()).and_then(edtf_year).zip(self.year);
            let own = |status| Some((status, node.span.start()));
            // 三、重点工作…（五）释放改革开放成效: what is aimed at
            let aimed = || {
                node.parent.is_some()
                    && RESULT_SECTION.iter().all(|w| SECTION_EFFECT.has(w) || !text.contains(w))
                    && (matches!(above_outlook, Some((Status::Target, _)))
                        || passages.at(node.span.start()).is_some_and(|t| t.look == Look::Ahead))
            };
            let outlook = match (ahead, back, later) {
                (_, _, Some((named, year))) if named > year => own(Status::Target),
                (true, false, _) => own(Status::Target),
                (false, true, _) if !aimed() => own(Status::Actual),
                _ => above_outlook,
            };
            let period = period.or_else(|| above(&self.headings));
            self.headings.push(period);
            self.outlook.push(outlook);
        }
    }

    /// The years that paragraphs open with (“2025年，”); in a speech the passages know.
    fn read_topics(&mut self) {
        let Given { outline, clean, dates, passages, .. } = self.given;
        if passages.speech {
            return;
        }
        let text = clean.as_str();
        for d in dates {
            let start = d.span.start();
            let Some(value) = d.value.as_deref().filter(|v| v.len() == 4) else { continue };
            let after = text[d.span.end()..].chars().next();
            let opens = |start: usize| start == 0 || text[..start].ends_with('\n');
            if after == Some('，') && text[..start].ends_with('到') && opens(start - '到'.len_utf8()) {
                let rest = &text.as_bytes()[start..];
                let end = memchr::memchr(b'\n', rest).map_or(text.len(), |at| start + at);
                self.leads.push((start, end, value.to_owned()));
            }
            if opens(start) && matches!(after, Some('，' | ',' | '是' | '以' | '全' | '我')) {
                self.topics.push((start, root_of(outline, outline.node_at(start)), value.to_owned()));
            }
        }
    }

    /// The period of figure `i`, or of what else stands there.
    pub(super) fn of(&self, i: Option<usize>, place: Place) -> Period {
        let Given { outline, clean, dates, passages, .. } = self.given;
        let Place { at, sentence, node, dates: end } = place;
        let text = clean.as_str();
        let inside = || dates[..end].iter().enumerate().rev().take(32).take_while(|(_, d)| d.span.start() >= sentence);
        // most sentences name no date
        let dated = inside().next().is_some();
        let i_dated = i.filter(|_| dated);
        let first = i_dated.is_some_and(|i| self.is_first(i));
        // 由2020年的40%上升到2025年的42%，二产由30%上升到33%: the first levels are all of that year
        if first
            && let Some((k, d)) = inside().find(|(_, d)| !self.is_end(d)).filter(|(_, d)| self.is_from(d))
            && let Some(value) = d.value.as_deref().filter(|v| !v.contains('/'))
        {
            return Period { value: Some(value.to_owned()), date: Some(k) };
        }
        // 2018年、2019年分别起诉58人、214人: dates are handed out too
        if let Some((k, value)) =
            i_dated.and_then(|i| self.handed_out(i, end)).filter(|(k, _)| dates[*k].span.start() >= sentence)
        {
            return Period { value: Some(value.to_owned()), date: Some(k) };
        }
        // 1986年同1978年相比，产值由3480亿元增加到9380亿元: the first level is of the year compared with
        if first
            && let Some((k, d)) = inside().find(|(_, d)| self.is_versus(d))
            && let Some(value) = d.value.as_deref().filter(|v| !v.contains('/'))
        {
            return Period { value: Some(value.to_owned()), date: Some(k) };
        }
        // 2002年在校生1600万人；五年内毕业生1300万人: a sentence about years of its own leaves the date behind
        let turn = passages.at(at);
        let own_years = turn.filter(|t| matches!(t.rule, "back.years" | "ahead.years") && t.years.is_some());
        let mut from = false;
        for (k, d) in inside().take_while(|(_, d)| own_years.is_none_or(|t| d.span.start() >= t.at)) {
            let Some(value) = d.value.as_deref() else { continue };
            // “五五”时期的577亿元: right at the figure a date is its own, compared with or not
            let own = matches!(&text[d.span.end().min(at)..at], "" | "的") && !self.is_norm(d);
            let passed = || self.is_base(d, sentence) || self.is_passed(d, i, at, sentence);
            // “十四五”…，治理率由2021年的28%提高到34%: the years before hold another level
            from |= !own && i.is_some_and(|i| self.is_last_from(i, d));
            if from && is_stretch(value) {
                continue;
            }
            if (own || !passed()) && !self.is_multiplied(d) {
                let end_of_stretch = i.filter(|_| is_stretch(value)).and_then(|i| self.end_level(i));
                let value = match end_of_stretch {
                    Some(Level::Last) => value.rsplit('/').next().unwrap_or(value),
                    // 从1978年到1982年，由598所增加到715所; a plan's first level is of the year before it
                    Some(Level::First) if text[d.span.range()].contains(['到', '至', '—', '-', '－', '～']) => {
                        &value[..4]
                    }
                    _ => value,
                };
                // 五年来…，2025年达到5万亿元，年均增长5%: a mean of the years is of all of them
                let mean = i
                    .and_then(|i| self.given.figures[i].change)
                    .is_some_and(|c| c.basis == Some(ChangeBasis::AnnualAverage));
                let years = turn.and_then(|t| t.years).filter(|y| mean && y.0 < y.1);
                if let Some((first, _)) = years.filter(|y| value.len() == 4 && edtf_year(value) == Some(y.1)) {
                    return Period { value: Some(format!("{first:04}/{value}")), date: Some(k) };
                }
                return Period { value: Some(value.to_owned()), date: Some(k) };
            }
        }
        let read = |value: Option<String>| Period { value, date: None };
        // 预算支出比1956年减少4%: what is compared with a year is not of that year
        let base = inside().map(|(_, d)| d).find(|d| text[..d.span.start()].ends_with(['比', '较']));
        let near = |d: &&Date| at.saturating_sub(d.span.end()) <= NEAR;
        let base = base.filter(near).filter(|d| !text[d.span.end().min(at)..at].contains(['；', '。']));
        let base = base.and_then(|d| d.value.as_deref());
        let own = |year: &str| base != Some(year);
        let lead = self.leads.partition_point(|l| l.0 <= at).checked_sub(1).map(|i| &self.leads[i]);
        if let Some((_, _, year)) = lead.filter(|l| at < l.1 && own(&l.2)) {
            return read(Some(year.clone()));
        }
        let heading = node.and_then(|i| self.headings[i].as_ref());
        if let Some((turn, years)) = turn.and_then(|t| t.years.map(|y| (t, y)))
            && heading.is_none_or(|h| h.1 <= turn.at)
        {
            // 五年来，由2090元增加到2476元: the year before them, and the last of them
            let level = i.filter(|_| years.0 < years.1 && turn.look == Look::Back).and_then(|i| self.end_level(i));
            let period = match level {
                Some(Level::Last) => edtf(years.1),
                Some(Level::First) => edtf(years.0 - 1),
                None if years.0 == years.1 => edtf(years.0),
                None => edtf(years.0) + "/" + &edtf(years.1),
            };
            if own(&period) {
                return read(Some(period));
            }
        }
        let last = self.topics.partition_point(|t| t.0 <= at);
        if let Some((_, root, year)) = last.checked_sub(1).map(|i| &self.topics[i])
            && *root == root_of(outline, place.node)
            && own(year)
        {
            return read(Some(year.clone()));
        }
        if let Some((period, _)) = heading.filter(|h| own(&h.0)) {
            return read(Some(period.clone()));
        }
        let back = turn.is_some_and(|t| t.look == Look::Back);
        let back = back && self.year.is_some_and(|y| base.is_none() || own(&edtf(y - 1)));
        read(self.year.map(|y| edtf(if back { y - 1 } else { y })))
    }

    /// How many dates in a row stand before date `k`, with nothing but a joint between: 2021年、2022年和2023年.
    fn joined_before(&self, k: usize) -> usize {
        let Given { clean, dates, .. } = self.given;
        let joint =
            |k: &usize| clean.as_str().get(dates[k - 1].span.end()..dates[*k].span.start()).is_some_and(is_joint);
        (1..=k).rev().take(ROW).take_while(joint).count()
    }

    /// The date that 分别 hands to figure `i`, with its index: as many dates in a row before it as figures behind it. `end`: so many dates
    /// begin before the figure.
    fn handed_out(&self, i: usize, end: usize) -> Option<(usize, &'d str)> {
        let Given { clean, dates, figures, .. } = self.given;
        let text = clean.as_str();
        let last = end.checked_sub(1)?;
        let stop = dates[last].span.end();
        let first = figures[..=i].iter().rev().take(ROW).take_while(|f| f.span.start() >= stop).count();
        let first = (i + 1).checked_sub(first).filter(|f| *f <= i)?;
        let between = text.get(stop..figures[first].span.start())?;
        // 2022年和2023年，产量分别达到50万吨、52万吨
        let clause = between.strip_prefix(['，', ',']).unwrap_or(between);
        if between.len() > NEAR || !clause.contains("分别") || clause.contains(super::clause::is_stop) {
            return None;
        }
        let before = self.joined_before(last);
        // 比2021年、2022年分别增长5%、8%: what is compared with is no period
        let base = text[..dates[last - before].span.start()].ends_with(['比', '较', '同', '与']);
        let handed = before > 0 && !base && super::distribution::run(text, figures, first) == before + 1;
        let k = last - before + (i - first);
        (handed && k <= last).then(|| dates[k].value.as_deref().map(|value| (k, value)))?
    }

    /// Which end of “由1655亿美元增加到3251亿美元” figure `i` is.
    fn end_level(&self, i: usize) -> Option<Level> {
        if i > 0 && self.opens(i - 1) && self.leads(i - 1) {
            return Some(Level::Last);
        }
        (self.opens(i) && self.leads(i)).then_some(Level::First)
    }

    /// True for the last of two levels of which the first has its year: 由2021年的28%提高到34%.
    fn is_last_from(&self, i: usize, d: &Date) -> bool {
        let first = i.checked_sub(1).filter(|&k| self.is_from(d) && self.leads(k));
        let between =
            first.and_then(|k| self.given.clean.as_str().get(d.span.end()..self.given.figures[k].span.start()));
        between == Some("的")
    }

    /// True for the first of two levels.
    fn is_first(&self, i: usize) -> bool {
        // most figures are none, which the first look says
        self.opens(i) && self.end_level(i) == Some(Level::First)
    }

    /// True where 由 or 从 stands before figure `k`.
    fn opens(&self, k: usize) -> bool {
        let before =
            self.given.clean.as_str()[..self.given.figures[k].span.start()].trim_end_matches(['约', '近', '足', '不']);
        before.ends_with(['由', '从']) && !before.ends_with("自由")
    }

    /// True where 到, 至 or 为 leads from figure `k` to the next.
    fn leads(&self, k: usize) -> bool {
        let figures = self.given.figures;
        let Some(next) = figures.get(k + 1) else { return false };
        let between = self.given.clean.as_str().get(figures[k].span.end()..next.span.start()).unwrap_or("");
        between.len() <= 30
            && !between.contains(|c| super::clause::is_stop(c) || c == '、')
            && between.contains(['到', '至', '为'])
    }

    /// True when the date does not reach as far as the figure: in “由上年的第四位升至第三位；新增就业980万人” and “从2020年的5万元
    /// 提高到7万元” it is spent on what stands beside it; so is 上年 behind any stop.
    fn is_passed(&self, d: &Date, i: Option<usize>, at: usize, sentence: usize) -> bool {
        let text = self.given.clean.as_str();
        let between = text.get(d.span.end()..at).unwrap_or("");
        let parted = || is_parted(between);
        let word = &text[d.span.range()];
        let from = self.is_from(d);
        // 围绕“十四五”规划实施，…; 实现“十四五”规划目标任务的关键一年，…: a plan that is spoken of tells no time
        let plan = is_stretch(d.value.as_deref().unwrap_or("")) && between.starts_with(['规', '计', '目', '普']) && {
            let before = text[..d.span.start()].trim_end_matches(['“', '了', '好', '《']);
            PLAN_VERB.ends(before)
        };
        if plan && parted() {
            return true;
        }
        if self.tells_which(d, i, at, sentence) {
            return true;
        }
        // 在2022年压减12.6%的基础上，再压减5%: what it builds on
        if text[..d.span.start()].ends_with('在')
            && crate::extract::dates::ground(&text[d.span.end()..]).is_some_and(|end| d.span.end() + end <= at)
        {
            return true;
        }
        // 落实《…纲要（2021—2025年）》, 召开发布会15场（其中3月9场），…: what a bracket encloses stays in it
        // 今年汛期（5月1日至9月30日），…: nothing but the date explains what stands before
        let explains = text[..d.span.start()].ends_with(['（', '('])
            && between.starts_with(['）', ')'])
            && !between.trim_start_matches(['）', ')']).starts_with('》');
        if is_enclosed(between) && !explains {
            return true;
        }
        // 公开2021年度部门决算；…: of which year it is
        let yearly = word.ends_with('度') || between.starts_with('度');
        let books = || between.trim_start_matches('度').chars().take(6).collect::<String>();
        let named = |books: &String| BOOKS.any_in(books);
        if yearly && named(&books()) && parted() {
            return true;
        }
        // 年初确定的10件实事: when they were named
        if between.strip_suffix('的').is_some_and(|verb| FIXED_THEN.has(verb)) {
            return true;
        }
        // 年初确定的单位能耗降低4%左右: when the aim was set, but 2020年下达的资金为3亿元
        let changes = i.is_some_and(|i| self.given.figures[i].change.is_some());
        if changes
            && FIXED_THEN.iter().any(|verb| between.strip_prefix(verb).is_some_and(|rest| rest.starts_with('的')))
        {
            return true;
        }
        // 对2010年以来印发的文件开展清理，…: which of them
        let which = text[..d.span.start()].ends_with(['对', '将', '把']) && parted();
        if which && (between.starts_with("以来") || between.starts_with("以前")) {
            return true;
        }
        if !from && (word.starts_with("上年") || word.starts_with("上一年")) {
            let opens = d.span.start() == sentence && between.starts_with(['，', ',']);
            return !opens && parted();
        }
        // 从1978年到1985年八年间 says both ends
        let whole = d.value.as_deref().is_some_and(|v| v.contains('/'));
        if !from || whole || between.starts_with(['起', '以', '开', '，', '至', '到']) {
            return false;
        }
        let next = self.given.figures.partition_point(|f| f.span.start() < d.span.end());
        // 从2021年的4万元和1万元分别提高到…: both are of that year
        let figures = self.given.figures;
        let joined = |k: usize| {
            let between = text.get(figures[k].span.end()..figures[k + 1].span.start());
            between.is_some_and(is_joint)
        };
        i.is_some_and(|i| next < i && !(i - next <= 4 && (next..i).all(joined)))
            || next == i.unwrap_or(next) && parted()
    }

    /// True when the date tells of which budget, which rest, which things or since when the clause before speaks, and so not when the figure is.
    fn tells_which(&self, d: &Date, i: Option<usize>, at: usize, sentence: usize) -> bool {
        /// Bytes in which a word that closes such a phrase stands; without a bound a long sentence would be read for each of its figures.
        const WINDOW: usize = 600;
        let text = self.given.clean.as_str();
        let between = text.get(d.span.end()..at).unwrap_or("");
        let mut end = between.len().min(WINDOW);
        while !between.is_char_boundary(end) {
            end -= 1;
        }
        let near = &between[..end];
        let stops = || near.len() < between.len() || near.contains(super::clause::is_stop);
        let (before, word) = (&text[..d.span.start()], &text[d.span.range()]);
        // 仅为年初预算的61.5%, 上年结转2件, 结转下年使用14亿元
        let budget = word == "年初" && ["预算", "计划", "预期", "目标"].iter().any(|w| near.starts_with(w));
        let rest = word.starts_with("上年") && (near.starts_with("结转") || near.starts_with("结余"));
        if budget || rest || before.ends_with("结转") || before.ends_with("结转到") {
            return true;
        }
        // 剔除上年留抵退税因素后增长4.1%
        if ["剔除", "扣除"].iter().any(|w| before.ends_with(w)) && near.contains("因素") {
            return true;
        }
        // 事故起数自2016年起上升；较大事故32起
        let since = before.strip_suffix(['自', '从']).is_some_and(|lead| !lead.ends_with(super::clause::is_stop));
        let since = since && d.span.start() > sentence + '自'.len_utf8() && near.starts_with(['起', '以']);
        if since && (near.len() < between.len() || near.contains('；')) {
            return true;
        }
        // 清理2016年以来制发的文件127件, 2000年底前建成的小区164个; but 6月30日前缴清契税的，给予补贴
        let since = ["以来", "以前", "之前"].iter().any(|w| near.starts_with(w));
        let until = near.starts_with('前') || near.starts_with("底前");
        // 2025年底前建成的充电站达到100座 is to come
        let past = || d.value.as_deref().and_then(edtf_year).is_some_and(|y| self.year.is_some_and(|now| y < now));
        let of = near.find('的').filter(|of| *of <= 36 && (since || until && past()));
        let noun = |of: usize| {
            let (verb, rest) = (&near[..of], &near[of + '的'.len_utf8()..]);
            let plain = !verb.contains(|c: char| super::clause::is_stop(c) || c.is_ascii_digit());
            let named = !rest.is_empty() && !rest.starts_with(super::clause::is_stop);
            plain && named && (since || !stops())
        };
        if of.is_some_and(noun) {
            return true;
        }
        // “十三五”规划收官之年，…
        if ["计划收官", "规划收官", "收官"].iter().any(|w| near.starts_with(w)) && stops() {
            return true;
        }
        // 由2017年的36%、2018年的58%提高到81%: each year before has its own level
        let next = self.given.figures.partition_point(|f| f.span.start() < d.span.end());
        let owned = i.is_some_and(|i| next + 1 == i && self.leads(next)) && before.ends_with('、');
        owned && text.get(d.span.end()..self.given.figures[next].span.start()) == Some("的")
    }

    /// True where 到, 至 or 为 stands before the date: 到2025年的42%.
    fn is_end(&self, d: &Date) -> bool {
        self.given.clean.as_str()[..d.span.start()].ends_with(['到', '至', '为'])
    }

    /// True where 由 or 从 stands before the date: 由上年的40%.
    fn is_from(&self, d: &Date) -> bool {
        let before = &self.given.clean.as_str()[..d.span.start()];
        before.ends_with(['由', '从']) && !before.ends_with("自由")
    }

    /// True when a rate is of the date: 恢复到2019年的113%.
    fn is_norm(&self, d: &Date) -> bool {
        let before = self.given.clean.as_str()[..d.span.start()].trim_end();
        before.ends_with("达到") || NORM.iter().any(|w| before.ends_with(w))
    }

    /// True when the date is what is multiplied: 是2018年的3.2倍.
    fn is_multiplied(&self, d: &Date) -> bool {
        let Given { clean, figures, .. } = self.given;
        let text = clean.as_str();
        let next = figures.partition_point(|f| f.span.start() < d.span.end());
        let next = figures.get(next).filter(|f| matches!(f.kind, FigureKind::Multiple | FigureKind::Percent));
        let Some(f) = next else { return false };
        // 相当于我县去年财政收入的5倍
        let lead = text[..d.span.start()].trim_end_matches(['“', ' ']);
        let lead = ["我省", "我市", "我县", "我区", "我国", "全省", "全市", "全县", "全区", "全国"]
            .iter()
            .find_map(|whose| lead.strip_suffix(whose))
            .unwrap_or(lead);
        let said = || LEVEL.ends(lead) || ends_with_any(lead, &["相当于", "等于", "控制在"]);
        let between = &text[d.span.end()..f.span.start()];
        // 控制在上年收入的5%以内
        let share = || lead.ends_with("控制在") || lead.ends_with("相当于");
        between.len() <= 36
            && between.trim_end_matches(['近', '约', '超']).ends_with('的')
            && (f.kind == FigureKind::Multiple || share())
            && said()
    }

    /// True when something is compared with the date.
    fn is_base(&self, d: &Date, sentence: usize) -> bool {
        let text = self.given.clean.as_str();
        let before = |start: usize| {
            let mut from = start.saturating_sub(12).max(sentence);
            while !text.is_char_boundary(from) {
                from += 1;
            }
            &text[from..start.max(from)]
        };
        // 比2021年、2022年分别增长: what is joined to the date compared with
        let joined = || {
            let dates = self.given.dates;
            let k = dates.partition_point(|o| o.span.start() < d.span.start());
            let first = k - self.joined_before(k);
            first < k && matches!(before(dates[first].span.start()).chars().next_back(), Some('比' | '较'))
        };
        let after = &text[d.span.end()..];
        let before = before(d.span.start());
        BASE.ends(before)
            || joined()
            || ["不变价", "可比价", "价格"].iter().any(|w| after.starts_with(w))
            || NORM.iter().any(|w| before.trim_end().ends_with(w))
            || after.starts_with("相比")
            || self.is_versus(d)
            || NO_TIME.begins(after.trim_start_matches('的'))
            || after.starts_with("同期")
            || after.starts_with("底相比")
            || after.starts_with("末相比")
            || after.trim_start_matches('的').starts_with("基础上")
    }

    /// True when 同 or 与 stands before the date and a word of comparison behind it: 同1978年相比.
    fn is_versus(&self, d: &Date) -> bool {
        let text = self.given.clean.as_str();
        text[..d.span.start()].ends_with(['同', '与', '和', '跟']) && is_compared(&text[d.span.end()..])
    }

    /// True where what lasts tells when, and measures nothing: 五年来, 过去一年, 连续9年, 三年行动, 极不寻常的五年.
    pub(super) fn is_time(&self, i: usize) -> bool {
        let Given { clean, figures, .. } = self.given;
        let (text, span) = (clean.as_str(), figures[i].span);
        let (before, word, after) = (&text[..span.start()], &text[span.range()], &text[span.end()..]);
        let parts = |c: char| super::clause::is_stop(c) || matches!(c, '、' | '的' | '为' | '是' | '创' | '较' | '于');
        let near = |w: &str| before.strip_suffix(w).is_some_and(|b| b.is_empty() || b.ends_with(parts));
        let closes = after.is_empty() || after.starts_with(super::clause::is_stop);
        // 五年全国公路建设投资1.2万亿元: a stretch that opens the clause tells when
        let opens =
            before.is_empty() || before.ends_with(|c| super::clause::is_stop(c) || matches!(c, '\n' | '\u{3000}'));
        // in figures only where something is measured behind it: 5年工作经历 is asked for
        let measures = || {
            let between = figures.get(i + 1).and_then(|next| text.get(span.end()..next.span.start()));
            between.is_some_and(|b| b.len() <= 90 && !b.contains(super::clause::is_stop))
        };
        let tells = opens && word.ends_with('年') && !SPAN_NAMED.begins(after) && !closes;
        let tells = tells && (!word.starts_with(|c: char| c.is_ascii_digit()) || measures());
        tells
            // 一年零三个月
            || before.ends_with("年零")
            || word.ends_with("周年")
            || SPAN_AFTER.begins(after)
            || SPAN_BEFORE.ends(before)
            || near("近")
            || closes && SPAN_OF.ends(before)
    }

    /// True where a stretch of time lies behind: 五年来, 连续9年, 过去一年.
    pub(super) fn is_past(&self, i: usize) -> bool {
        let Given { clean, figures, .. } = self.given;
        let (text, span) = (clean.as_str(), figures[i].span);
        let (before, after) = (&text[..span.start()], &text[span.end()..]);
        ["来", "以来", "多来"].iter().any(|w| after.starts_with(w)) || SPAN_GONE.ends(before)
    }

    /// Whether a figure, or what else stands there and ends at the byte `end`, is a result or a target.
    pub(super) fn status(&self, place: Place, period: &Period, end: usize) -> Status {
        let Given { clean, dates, passages, .. } = self.given;
        let Place { at, sentence, node, .. } = place;
        let text = clean.as_str();
        let mut from = sentence.max(at.saturating_sub(180)).min(at);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let before = &text[from..at];
        // 超过计划增长4％的要求: the figure is what was demanded
        let demanded = text[end..].strip_prefix('的').is_some_and(|rest| AIMS_AT.begins(rest));
        // 优良天数比率目标86.5%
        let against = || {
            let clause = last_clause(before);
            BETTER.iter().chain(&["超", "完成", "达到", "对照"]).any(|w| clause.contains(w))
        };
        // 二级目标4家 counts
        let stem = before.strip_suffix("目标").or_else(|| before.strip_suffix("目标值"));
        let measures = ['率', '度', '值', '量', '数', '额', '速', '例', '长', '入', '比', '重'];
        let aimed = stem.is_some_and(|s| s.ends_with(measures)) && !against();
        let aimed = aimed || AIMED.ends(before);
        if (demanded || aimed) && !REACHED.iter().any(|w| last_clause(before).contains(w)) {
            return Status::Target;
        }
        // 设置了29项指标
        if before.ends_with('了') && !aims(before) {
            return Status::Actual;
        }
        // 已经加入17个公约
        // 平台已联通426个县, but 对已建成的3座电站, 已缴纳50%的项目
        // who is given something has it: 对已投产项目补助50万元
        let done = |clause: &str| {
            let given = |at: usize| passages.lays_down && clause[..at].trim_start().starts_with(TO_WHOM);
            clause.rfind('已').is_some_and(|at| {
                !(clause[at..].contains('的') || given(at) || passages.lays_down && clause[at..].starts_with("已有"))
            })
        };
        if ALREADY.find(before.as_bytes()).is_some() {
            let clause = last_clause(before);
            if done(clause) && !is_condition(&text[end..]) && !aims(clause) {
                return Status::Actual;
            }
        }
        let turn = passages.at(at).map(|t| (t.look, t.at));
        let outlook = node.and_then(|i| self.outlook[i]);
        // what begins later decides
        let ahead = match (turn, outlook) {
            (Some((_, since)), Some((status, node))) if since < node => Some(status == Status::Target),
            (Some((look, _)), _) => Some(look == Look::Ahead),
            (None, Some((status, _))) => Some(status == Status::Target),
            (None, None) => None,
        };
        let years = period.value.as_deref().and_then(|p| p.rsplit('/').next()).and_then(edtf_year).zip(self.year);
        let named = period.date.and_then(|k| dates.get(k));
        // read only where it decides
        let aims = || aims(before) || self.lists_aims(at, sentence);
        // a day to come bounds a rule (自…至2025年6月17日给予3000元), it is no aim
        let day = |d: &Date| d.value.as_deref().is_some_and(|v| v.len() == 10) && !passages.speech;
        // “十四五”以来 goes up to now
        let since = |d: &Date| text[d.span.range()].ends_with("以来") || text[d.span.end()..].starts_with("以来");
        if years.is_some_and(|(p, y)| p > y) && !named.is_some_and(day) && !named.is_some_and(since) {
            return Status::Target;
        }
        // under a heading that looks ahead too
        if named.is_some() && years.is_some_and(|(p, y)| p < y) && !aims() {
            return Status::Actual;
        }
        // what a speech of the first months says of its year is to come, unless the date lies behind it
        let of_year = named.filter(|_| years.is_some_and(|(p, y)| p == y));
        let past =
            of_year.and_then(|d| d.end).zip(passages.day.as_deref()).is_some_and(|(end, day)| end.as_str() <= day);
        // under what is planned only what lies behind the day is told: 今年下半年再开工一批项目
        let told = of_year.is_some() && passages.day.is_some() && !passages.early && ahead != Some(true);
        if past || told && !aims() {
            return Status::Actual;
        }
        let to_come = of_year.is_some() && passages.early;
        let target = match ahead {
            Some(true) => true,
            Some(false) => to_come && aims(),
            None => to_come || self.is_laid_down(node, before, &text[end..], sentence) || aims(),
        };
        if target { Status::Target } else { Status::Actual }
    }

    /// True where the document lays down what is to be, and the clause does not report what is: 给予每户2万元补贴, but
    /// 已建成3座. Before its first heading it tells why it was made; so it does under 现状 or 背景.
    fn is_laid_down(&self, node: Option<usize>, before: &str, after: &str, sentence: usize) -> bool {
        let Given { clean, passages, outline, .. } = self.given;
        if !passages.lays_down || node.is_none() && outline.nodes.first().is_some_and(|n| n.span.start() > sentence) {
            return false;
        }
        // 对已投产项目补助, 最高不超过: what is given, and to whom
        let clause = last_clause(before);
        let given = || clause.trim_start().starts_with(TO_WHOM) || GIVEN.any_in(clause);
        let told = REPORTED.any_in(clause) && !is_condition(after) && !given();
        let mut above = node;
        let mut heads = std::iter::from_fn(|| {
            let node = &outline.nodes[above?];
            above = node.parent;
            Some(node.title.map_or("", |t| clean.slice(t)))
        });
        !told && !heads.any(|title| STANDS.ends(title))
    }

    /// True when the sentence lists aims: “主要目标是：A增长8%；B……”.
    fn lists_aims(&self, at: usize, sentence: usize) -> bool {
        let from = sentence.max(at.saturating_sub(LIST)).min(at);
        let text = &self.given.clean.as_str().as_bytes()[from..at];
        AIM.find_iter(text).any(|i| LISTS.iter().any(|w| text[i + "目标".len()..].starts_with(w.as_bytes())))
    }
}

/// What follows a date that something is compared with: 同1954年比较, 与2020年决算相比, 和上年比，.
fn is_compared(after: &str) -> bool {
    /// The most characters from the date to the end of the word of comparison.
    const NEAR: usize = 12;
    let end = after.char_indices().nth(NEAR).map_or(after.len(), |(at, _)| at);
    let near = &after[..end];
    let clause = near.split(super::clause::is_stop).next().unwrap_or(near);
    let closed = clause.len() < near.len() || near.len() == after.len();
    ["相比", "比较", "相较"].iter().any(|w| clause.contains(w)) || closed && clause.ends_with('比')
}

/// Which end of a from-to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    First,
    Last,
}

/// A period with what settled it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Period {
    /// EDTF; absent when nothing settles it.
    pub(super) value: Option<String>,
    /// The date of the sentence that says so, if one does.
    date: Option<usize>,
}

/// True for a stretch of years: 2021/2025.
fn is_stretch(value: &str) -> bool {
    value.len() == 9 && edtf_year(value).zip(edtf_year(&value[5..])).is_some_and(|(a, b)| a < b)
}

/// The root above a node.
fn root_of(outline: &Outline, node: Option<usize>) -> Option<usize> {
    let mut i = node?;
    while let Some(p) = outline.nodes[i].parent {
        i = p;
    }
    Some(i)
}
