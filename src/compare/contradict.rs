//! Where documents contradict each other, or themselves.
//!
//! 查处案件412件，同比增长15.2%, where 386件 stood in the report before; “2020年为1.86亿立方米” against
//! 1.92亿立方米; 结转下年度7件 against 上年结转9件.
//!
//! One rule for each code:
//!
//! - `stated_change`: a change against the year before, in one sentence with the level that it leads to, and the level of the
//!   year before in another document (its restatement in the same document is believed first). Changes at
//!   constant prices or on a comparable basis follow from no two levels and are left out.
//! - `restated`: two documents state one metric for one period and the numbers do not meet.
//! - `target_missed`: what a document set as a bound for a period, and the result of that period.
//! - `carry_over`: what was carried over at the end of a year, and what the next year says it took over.
//! - `same_body`: two documents with different years or titles whose texts are the same but for years.
//! - `title_year`: the body begins with another year than the title's, and never names the title's.
//!
//! The tolerance follows from the printed digits (`bounds`).

use std::collections::{BTreeSet, HashMap, HashSet};

use rust_decimal::Decimal;

use super::bounds::{Bounds, agree};
use super::name::{Name, Weights};
use super::period::{Shape, last_year};
use super::report::{Carry, Measure, Range, Report, Statement};
use super::wire::{Contradiction, Evidence};
use super::{Aligned, span};
use crate::emit::wire::Number;
use crate::lexicon::lists::{CONSTANT_PRICE, OTHER_BASIS};

/// Shingles that two texts must share to be one, in thousandths of all that they have.
const SAME_BODY: usize = 970;

/// Texts with fewer shingles say nothing about each other.
const ENOUGH: usize = 100;

/// Smallest hashes of a text that are looked up; texts that are one share nearly all of them.
const SKETCH: usize = 24;

/// A result is held against a target whose name has so much in common with its own, in thousandths.
const ALIKE: u32 = 600;

/// One place of evidence.
fn evidence(report: &Report, text: &str, at: Range, node: Option<&str>, quote: Option<(&str, Range)>) -> Evidence {
    Evidence {
        document: report.name.clone(),
        year: report.year,
        text: text.to_owned(),
        span: span(at),
        node: node.map(str::to_owned),
        quote: quote.map(|(q, _)| q.to_owned()),
        mark: quote.map(|(_, m)| span(m)),
    }
}

fn stands(report: &Report, s: &Statement) -> Evidence {
    let quote = s.quote.as_ref().map(|(q, m)| (&**q, *m));
    evidence(report, &s.text, s.span, s.node.as_deref(), quote)
}

/// Pairs of documents with one body; what they state is not compared any more.
pub(super) fn same_bodies(reports: &[Report], into: &mut Vec<Contradiction>) -> HashSet<(usize, usize)> {
    let sets: Vec<HashSet<u32>> = reports.iter().map(|r| r.shingles.iter().copied().collect()).collect();
    let mut having: HashMap<u32, Vec<usize>> = HashMap::new();
    for (i, set) in sets.iter().enumerate().filter(|(_, s)| s.len() >= ENOUGH) {
        let mut least: Vec<u32> = set.iter().copied().collect();
        least.sort_unstable();
        for hash in least.into_iter().take(SKETCH) {
            having.entry(hash).or_default().push(i);
        }
    }
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for many in having.values() {
        // a hash that very many have is a form's; the other hashes of a sketch speak for a body
        for (k, &a) in many.iter().enumerate().take(64) {
            for &b in many[k + 1..].iter().take(64) {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> =
        shared.into_iter().filter(|(_, n)| *n * 2 >= SKETCH).map(|(pair, _)| pair).collect();
    pairs.sort_unstable();
    let mut twins = HashSet::new();
    for (a, b) in pairs {
        let both = sets[a].intersection(&sets[b]).count();
        let all = sets[a].len() + sets[b].len() - both;
        if both * 1000 < SAME_BODY * all {
            continue;
        }
        twins.insert((a, b));
        let (x, y) = (&reports[a], &reports[b]);
        let title = |r: &Report| r.title.as_ref().map(|(t, _)| t.clone());
        if x.year == y.year && title(x) == title(y) {
            continue;
        }
        let body = |r: &Report| r.head.as_ref().map(|(text, at)| evidence(r, text, *at, None, Some((text, (0, 0)))));
        into.push(Contradiction {
            code: "same_body",
            series: Vec::new(),
            cells: [body(x), body(y)].into_iter().flatten().collect(),
            stated: None,
            computed: None,
            tolerance: None,
            message: format!(
                "two documents have one body: {} ({}) and {} ({}) are the same but for years in {} of 1000 parts",
                x.name,
                year(x.year),
                y.name,
                year(y.year),
                both * 1000 / all.max(1)
            ),
        });
    }
    twins
}

fn year(year: Option<i32>) -> String {
    year.map_or("no year".to_owned(), |y| y.to_string())
}

/// Years that a title names: 2023年度, 二〇二三年.
fn years_of_title(title: &str) -> Vec<i32> {
    let folded: Vec<char> = title.chars().filter(|c| !c.is_whitespace()).collect();
    let digit = |c: char| match c {
        '0'..='9' => Some(c as i32 - '0' as i32),
        '０'..='９' => Some(c as i32 - '０' as i32),
        '〇' | '○' | '零' => Some(0),
        _ => "一二三四五六七八九".chars().position(|d| d == c).map(|p| p as i32 + 1),
    };
    folded
        .windows(5)
        .filter(|w| w[4] == '年')
        .filter_map(|w| w[..4].iter().try_fold(0, |n, c| digit(*c).map(|d| n * 10 + d)))
        .filter(|y| (1900..2200).contains(y))
        .collect()
}

/// The year of the title against the year that the body begins with.
pub(super) fn title_years(reports: &[Report], into: &mut Vec<Contradiction>) {
    for report in reports {
        let (Some((title, at)), Some(opening)) = (&report.title, &report.opening) else { continue };
        let named = years_of_title(title);
        // a report on the year that its title names; a speech looks back in the year of its title
        let about = ["报告", "总结", "情况", "年报"].iter().any(|w| title.contains(w));
        let [only] = named[..] else { continue };
        if report.speech || !about || opening.year == only || opening.named.contains(&only) {
            continue;
        }
        // issued in the year of its title it looks back as a speech does
        if report.issued == Some(only) && opening.year == only - 1 {
            continue;
        }
        // a body that begins with what came before and then turns to its own year is no contradiction
        if (opening.year - only).abs() > 1 || report.statements.iter().any(|s| names_year(s, only)) {
            continue;
        }
        into.push(Contradiction {
            code: "title_year",
            series: Vec::new(),
            cells: vec![
                evidence(report, title, *at, None, None),
                evidence(report, &opening.text, opening.span, None, Some((&opening.quote, opening.mark))),
            ],
            stated: Some(Number::from(Decimal::from(only))),
            computed: Some(Number::from(Decimal::from(opening.year))),
            tolerance: None,
            message: format!("the title says {only}, the body begins with {} and never names {only}", opening.text),
        });
    }
}

/// Whether the words up to the figure name its year: 2020年为, ２０２０年为, 上年为.
fn names_period(s: &Statement, year: i32) -> bool {
    let Some((quote, mark)) = &s.quote else { return true };
    let before: String = quote
        .chars()
        .take(mark.0)
        .map(|c| match c {
            '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            c => c,
        })
        .collect();
    before.contains(&format!("{year}年")) || ["上年", "去年", "上一年"].iter().any(|w| before.contains(w))
}

fn names_year(s: &Statement, year: i32) -> bool {
    s.quote.as_ref().is_some_and(|(q, _)| q.contains(&format!("{year}年")))
}

/// A statement with its document and its line.
#[derive(Clone, Copy)]
struct Said<'r> {
    report: usize,
    line: usize,
    name: &'r Name,
    at: &'r Statement,
}

/// Everything that a group states, line by line, and what is found in it.
pub(super) fn between(group: &Aligned<'_>, twins: &HashSet<(usize, usize)>, into: &mut Vec<Contradiction>) {
    let mut said: Vec<Said<'_>> = Vec::new();
    for (line, strands) in group.lines.iter().enumerate() {
        for (strand, _) in &strands.strands {
            let statements = &group.reports[strand.report].statements;
            let cells = strand.cells.iter().map(|(i, _)| &statements[*i]);
            said.extend(cells.map(|at| Said { report: strand.report, line, name: &strand.name, at }));
        }
    }
    let copied = |a: usize, b: usize| twins.contains(&(a.min(b), a.max(b)));
    // a document that repeats another's body says nothing of its own year
    let stale: HashSet<usize> = twins.iter().map(|(_, later)| *later).collect();
    let finder = Finder { group, said: &said, stale: &stale };
    finder.restated(&copied, into);
    finder.stated_changes(into);
    finder.targets(into);
    finder.carried_over(into);
}

struct Finder<'a, 'r> {
    group: &'a Aligned<'r>,
    said: &'a [Said<'a>],
    stale: &'a HashSet<usize>,
}

/// A period as documents may write it in two ways: its shape and its last year.
fn when(s: &Statement) -> Option<(Shape, i32)> {
    let period = s.period.as_deref()?;
    let shape = match Shape::of(Some(period)) {
        Shape::Day | Shape::Unsettled => return None,
        shape => shape,
    };
    Some((shape, last_year(period)?))
}

impl Finder<'_, '_> {
    fn report(&self, said: &Said<'_>) -> &Report {
        &self.group.reports[said.report]
    }

    fn show(&self, said: &Said<'_>) -> Evidence {
        stands(self.report(said), said.at)
    }

    fn restated(&self, copied: &dyn Fn(usize, usize) -> bool, into: &mut Vec<Contradiction>) {
        let mut first: HashMap<(usize, Shape, i32), &Said<'_>> = HashMap::new();
        for said in self.said.iter().filter(|s| !s.at.target && s.at.measure == Measure::Level) {
            let Some((shape, year)) = when(said.at) else { continue };
            let Some(&earlier) = first.get(&(said.line, shape.clone(), year)) else {
                first.insert((said.line, shape, year), said);
                continue;
            };
            let (a, b) = (earlier, said);
            if a.report == b.report || copied(a.report, b.report) || agree(a.at, b.at) {
                continue;
            }
            // the later one must say that it speaks of that year
            if a.name.says_little() || !names_period(b.at, year) && b.at.carry.is_none() {
                continue;
            }
            let (Some(x), Some(y)) = (Bounds::of(a.at), Bounds::of(b.at)) else { continue };
            let tolerance = x.reach().zip(y.reach()).map(|(p, q)| p + q);
            into.push(Contradiction {
                code: "restated",
                series: vec![self.group.ids[said.line].clone()],
                cells: vec![self.show(a), self.show(b)],
                stated: scaled(b.at),
                computed: scaled(a.at),
                tolerance: tolerance.map(Number::from),
                message: format!(
                    "{} for {}: {} in {}, {} in {}",
                    a.at.subject,
                    b.at.period.as_deref().unwrap_or("?"),
                    a.at.text,
                    self.report(a).name,
                    b.at.text,
                    self.report(b).name
                ),
            });
        }
    }

    fn stated_changes(&self, into: &mut Vec<Contradiction>) {
        // levels by line and period
        let mut levels: HashMap<(usize, Shape, i32), Vec<&Said<'_>>> = HashMap::new();
        let mut by_report: HashMap<usize, Vec<&Said<'_>>> = HashMap::new();
        for said in self.said.iter().filter(|s| !s.at.target && s.at.measure == Measure::Level) {
            if let Some((shape, year)) = when(said.at) {
                levels.entry((said.line, shape, year)).or_default().push(said);
                by_report.entry(said.report).or_default().push(said);
            }
        }
        for change in self.said.iter().filter(|s| !s.at.target && s.at.against.is_empty()) {
            if !matches!(change.at.measure, Measure::Growth | Measure::Increment) || self.stale.contains(&change.report)
            {
                continue;
            }
            let Some((shape, year)) = when(change.at) else { continue };
            if change.name.says_little() {
                continue;
            }
            let other_basis = change.at.quote.as_ref().is_some_and(|(q, _)| OTHER_BASIS.any_in(q));
            let constant = change.at.measure == Measure::Growth && CONSTANT_PRICE.any_in(&change.at.subject);
            if other_basis || constant {
                continue;
            }
            // the level that it leads to: the same subject right before it in its sentence
            let Some(level) = by_report.get(&change.report).and_then(|mine| {
                mine.iter()
                    .filter(|l| l.name == change.name && l.at.scope == change.at.scope)
                    .filter(|l| when(l.at) == Some((shape.clone(), year)))
                    .filter(|l| same_sentence(l.at, change.at) && l.at.span.1 <= change.at.span.0)
                    .max_by_key(|l| l.at.span.0)
            }) else {
                continue;
            };
            let bases = levels.get(&(level.line, shape, year - 1)).map(Vec::as_slice).unwrap_or_default();
            if self.explained(change.at, level.at, bases.iter().filter(|b| b.report == change.report)) == Some(true) {
                continue;
            }
            let others: Vec<&&Said<'_>> =
                bases.iter().filter(|b| b.report != change.report && !self.stale.contains(&b.report)).collect();
            if self.explained(change.at, level.at, others.iter().copied()) != Some(false) {
                continue;
            }
            let Some(base) = others.first() else { continue };
            let Some((computed, tolerance)) = implied(change.at, level.at, base.at) else { continue };
            into.push(Contradiction {
                code: "stated_change",
                series: vec![self.group.ids[change.line].clone(), self.group.ids[level.line].clone()],
                cells: vec![self.show(change), self.show(level), self.show(base)],
                stated: change.at.value.map(Number::from),
                computed: Some(Number::from(computed)),
                tolerance: Some(Number::from(tolerance)),
                message: format!(
                    "{}: a change of {} is stated, and from {} to {} it is {}{}",
                    change.at.subject,
                    change.at.text,
                    base.at.text,
                    level.at.text,
                    computed.normalize(),
                    change.at.unit
                ),
            });
        }
    }

    /// Whether the change follows from the level and one of the bases; absent without a base.
    fn explained<'b>(
        &self,
        change: &Statement,
        level: &Statement,
        bases: impl Iterator<Item = &'b &'b Said<'b>>,
    ) -> Option<bool> {
        let mut any = None;
        for base in bases {
            let Some((computed, tolerance)) = implied(change, level, base.at) else { continue };
            let Some(stated) = change.value else { continue };
            let about = if change.qualifier.is_some() { change.last } else { Decimal::ZERO };
            if (stated - computed).abs() <= tolerance + about {
                return Some(true);
            }
            any = Some(false);
        }
        any
    }

    fn targets(&self, into: &mut Vec<Contradiction>) {
        let mut results: HashMap<(Measure, &str, Shape, i32), Vec<&Said<'_>>> = HashMap::new();
        let mut weights = Weights::default();
        let mut known: BTreeSet<&Name> = BTreeSet::new();
        for said in self.said {
            if known.insert(said.name) {
                weights.add(said.name);
            }
            let result = !said.at.target && said.at.carry.is_none() && !self.stale.contains(&said.report);
            if let (true, Some((shape, year))) = (result, when(said.at)) {
                let key = (said.at.measure, said.at.commensurable.as_str(), shape, year);
                results.entry(key).or_default().push(said);
            }
        }
        let mut told: BTreeSet<(usize, usize, i32)> = BTreeSet::new();
        for target in self.said.iter().filter(|s| s.at.target) {
            let (Some((shape, year)), Some(set)) = (when(target.at), scaled_value(target.at)) else { continue };
            let Some(at_least) = direction(target.at) else { continue };
            if target.name.says_little() {
                continue;
            }
            let key = (target.at.measure, target.at.commensurable.as_str(), shape, year);
            let near = |r: &Said<'_>| weights.near(target.name, r.name);
            // the likest name of another document: the same, or one that only lacks or adds words
            let mine = results.get(&key).into_iter().flatten().filter(|r| {
                let n = near(r);
                r.report != target.report
                    && r.at.scope == target.at.scope
                    && r.at.against == target.at.against
                    && (n.same || !n.conflict && n.shared >= ALIKE)
            });
            let Some(result) = mine.max_by_key(|r| (near(r).shared, std::cmp::Reverse(r.report))) else { continue };
            let Some(bounds) = Bounds::of(result.at) else { continue };
            let slack = if target.at.qualifier.as_deref() == Some("about") { target.at.last } else { Decimal::ZERO };
            let slack = slack * target.at.factor;
            let missed = match at_least {
                true => bounds.high.is_some_and(|h| h < set - slack),
                false => bounds.low.is_some_and(|l| l > set + slack),
            };
            if !missed || !told.insert((target.line, result.line, year)) {
                continue;
            }
            into.push(Contradiction {
                code: "target_missed",
                series: vec![self.group.ids[target.line].clone(), self.group.ids[result.line].clone()],
                cells: vec![self.show(target), self.show(result)],
                stated: target.at.value.map(Number::from),
                computed: result.at.value.map(Number::from),
                tolerance: bounds.reach().map(|r| Number::from(r + slack)),
                message: format!(
                    "{} for {year}: {} {} was aimed at, {} was reached",
                    target.at.subject,
                    if at_least { "at least" } else { "at most" },
                    target.at.text,
                    result.at.text
                ),
            });
        }
    }

    fn carried_over(&self, into: &mut Vec<Contradiction>) {
        let with = |carry: Carry| self.said.iter().filter(move |s| s.at.carry == Some(carry)).collect::<Vec<_>>();
        let (closing, opening) = (with(Carry::Out), with(Carry::In));
        for end in closing.iter().filter(|c| !self.stale.contains(&c.report)) {
            let Some(year) = self.report(end).year else { continue };
            let fits = opening.iter().filter(|o| {
                self.report(o).year == Some(year + 1)
                    && o.at.commensurable == end.at.commensurable
                    && !self.stale.contains(&o.report)
            });
            let fits: Vec<_> = fits.collect();
            // where several are carried over, only those of one section are of one thing
            let start = match &fits[..] {
                [] => continue,
                [one] => one,
                many => {
                    let section = |s: &Said<'_>| super::titles(self.report(s), s.at.node.as_deref());
                    let here = section(end);
                    let same: Vec<_> = many.iter().filter(|o| section(o) == here).collect();
                    match same[..] {
                        [one] => one,
                        _ => continue,
                    }
                }
            };
            if agree(end.at, start.at) {
                continue;
            }
            into.push(Contradiction {
                code: "carry_over",
                series: vec![self.group.ids[end.line].clone(), self.group.ids[start.line].clone()],
                cells: vec![self.show(end), self.show(start)],
                stated: start.at.value.map(Number::from),
                computed: end.at.value.map(Number::from),
                tolerance: Some(Number::from(Decimal::ZERO)),
                message: format!(
                    "{} are carried over at the end of {year}, {} are taken over in {}",
                    end.at.text,
                    start.at.text,
                    year + 1
                ),
            });
        }
    }
}

fn same_sentence(a: &Statement, b: &Statement) -> bool {
    match (&a.quote, &b.quote) {
        (Some((x, _)), Some((y, _))) => x == y,
        _ => a.node == b.node && a.span.0.abs_diff(b.span.0) < 40,
    }
}

fn scaled_value(s: &Statement) -> Option<Decimal> {
    s.value?.checked_mul(s.factor)
}

fn scaled(s: &Statement) -> Option<Number> {
    scaled_value(s).map(Number::from)
}

/// The change from `base` to `level`, and how far rounding lets it be from what is stated.
fn implied(change: &Statement, level: &Statement, base: &Statement) -> Option<(Decimal, Decimal)> {
    let (l, b) = (Bounds::of(level)?, Bounds::of(base)?);
    let half = change.step / Decimal::TWO;
    let places = change.value?.normalize().scale() + 1;
    if change.measure == Measure::Increment {
        if change.commensurable != level.commensurable {
            return None;
        }
        let value = scaled_value(level)? - scaled_value(base)?;
        let value = value.checked_div(change.factor)?;
        return Some((value, half + (l.reach()? + b.reach()?).checked_div(change.factor)?));
    }
    let rate = |to: Decimal, from: Decimal| -> Option<Decimal> {
        ((to - from).checked_div(from)?).checked_mul(Decimal::ONE_HUNDRED)
    };
    let value = rate(scaled_value(level)?, scaled_value(base)?)?;
    let (low, high) = (rate(l.low?, b.high?)?, rate(l.high?, b.low?)?);
    let tolerance = half + (high - low) / Decimal::TWO;
    let shown = value.round_dp_with_strategy(places.max(1), rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    // what is shown is rounded once more
    Some((shown, (tolerance + Decimal::new(5, places.max(1) + 1)).round_dp(places.max(1) + 1)))
}

/// True when a target is a lower bound, false when it is an upper one; absent when the text does not say.
fn direction(s: &Statement) -> Option<bool> {
    let verb = s.predicate.as_deref().unwrap_or_default();
    let holds = ["控制", "不超过", "不高于", "低于"].iter().any(|w| verb.contains(w));
    match s.qualifier.as_deref() {
        Some("over" | "at_least") => Some(true),
        Some("under" | "at_most") => Some(false),
        _ if holds => Some(false),
        _ => ["达到", "增长", "新增", "实现", "完成", "提高", "增加"].iter().any(|w| verb.contains(w)).then_some(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_a_title_are_read_in_either_writing() {
        assert_eq!(years_of_title("清河市水务局2023年度工作总结"), [2023]);
        assert_eq!(years_of_title("二〇二三年工作总结和2024年工作打算"), [2023, 2024]);
        assert_eq!(years_of_title("关于第二十五年的报告"), [0; 0]);
    }
}
