//! The statements of one issuer's reports of one genre → series.
//!
//! 国内生产总值 95933亿元 (2002), 国内生产总值 10.2万亿元 (2003); 外贸进出口总额 (2003), 进出口贸易总额 (2005); not
//! 城镇居民人均可支配收入 and 农村居民人均纯收入; not 人 and 人次; not 8% that was aimed at and 7.8% that was reached.
//!
//! The rule:
//!
//! 1. In a document, statements with the same name, measure, commensurable unit, status, scope and kind of period are
//!    one *strand*: one figure for each period. A second figure for a period that rounds to the first is kept
//!    beside it; one that does not begins another strand.
//! 2. Documents are taken in the order of their years. The strands of a document and the series so far are assigned
//!    to each other one to one, so that the sum of the scores is the greatest possible.
//! 3. A score is made of the name, up to 700, and of what stands around, up to 300: section, verb, neighbours, size. Below
//!    [`LINK`] two stay apart; from [`CANDIDATE`] on they are listed as candidates.
//! 4. What a user's aliases pin has the full score, what they forbid has none.

use std::collections::{BTreeMap, HashMap};

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;
use rust_decimal::Decimal;

use super::aliases::{Aliases, Verdict};
use super::bounds::agree;
use super::name::{Name, Nearness, Weights};
use super::period::Shape;
use super::report::{Measure, Report, Statement};

/// From this score on two are one series.
const LINK: u32 = 640;

/// From this score on two that stay apart are listed.
const CANDIDATE: u32 = 520;

/// Strands at the end of a series that a new one is held against: wordings move, and come back.
const MEMORY: usize = 3;

/// The statements of one document about one metric.
#[derive(Debug)]
pub(super) struct Strand {
    pub(super) report: usize,
    pub(super) name: Name,
    /// The index of its name among those of the group.
    known: usize,
    /// For each period: the statement that is the cell, and those that say the same.
    pub(super) cells: Vec<(usize, Vec<usize>)>,
    section: Option<String>,
    before: Option<Name>,
    after: Option<Name>,
    /// Another strand of the document has the same name and kind.
    twin: bool,
}

impl Strand {
    /// The statement that stands for it: that of the last period.
    fn of<'r>(&self, reports: &'r [Report]) -> &'r Statement {
        &reports[self.report].statements[self.cells[0].0]
    }
}

/// Why a strand is in its series.
#[derive(Debug, Clone)]
pub(super) struct Tie {
    /// Thousandths.
    pub(super) score: u32,
    pub(super) reasons: Vec<String>,
}

/// Strands of different documents that state one metric.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) strands: Vec<(Strand, Tie)>,
}

/// Two lines that may be one.
#[derive(Debug)]
pub(super) struct Maybe {
    pub(super) lines: (usize, usize),
    pub(super) tie: Tie,
}

/// What must agree for two statements to be comparable at all.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Kind {
    measure: Measure,
    against: &'static str,
    target: bool,
    scope: Option<String>,
}

impl Kind {
    fn of(s: &Statement) -> Kind {
        Kind { measure: s.measure, against: s.against, target: s.target, scope: s.scope.clone() }
    }
}

/// Lines up the statements of `members`, indices of reports in the order of their years.
pub(super) fn align(
    reports: &[Report],
    members: &[usize],
    issuer: Option<&str>,
    aliases: &Aliases,
) -> (Vec<Line>, Vec<Maybe>) {
    let mut weights = Weights::default();
    let mut all: Vec<Vec<Strand>> = Vec::new();
    let mut known: HashMap<Name, usize> = HashMap::new();
    for &report in members {
        let mut strands = strands(reports, report);
        for strand in &mut strands {
            let next = known.len();
            strand.known = *known.entry(strand.name.clone()).or_insert(next);
            if strand.known == next {
                weights.add(&strand.name);
            }
        }
        all.push(strands);
    }
    let near = near(known, &weights);
    let judge = Judge { reports, near, aliases, issuer };
    let mut lines: Vec<Line> = Vec::new();
    let mut by_kind: HashMap<Kind, Vec<usize>> = HashMap::new();
    let mut maybes: BTreeMap<(usize, usize), Tie> = BTreeMap::new();
    for strands in all {
        let mut edges: Vec<(usize, usize, Tie)> = Vec::new();
        for (i, strand) in strands.iter().enumerate() {
            for &line in by_kind.get(&Kind::of(strand.of(reports))).into_iter().flatten() {
                if let Some(tie) = judge.line(&lines[line], strand) {
                    edges.push((i, line, tie));
                }
            }
        }
        let chosen = assign(&edges, strands.len());
        let mut place = Vec::with_capacity(strands.len());
        for (strand, tie) in strands.into_iter().zip(chosen) {
            let kind = Kind::of(strand.of(reports));
            match tie {
                Some((line, tie)) => {
                    lines[line].strands.push((strand, tie));
                    place.push(line);
                }
                None => {
                    by_kind.entry(kind).or_default().push(lines.len());
                    place.push(lines.len());
                    let tie = Tie { score: 1000, reasons: vec!["opens the series".to_owned()] };
                    lines.push(Line { strands: vec![(strand, tie)] });
                }
            }
        }
        for (i, line, tie) in edges {
            let own = place[i];
            if own != line {
                let pair = (own.min(line), own.max(line));
                let kept = maybes.entry(pair).or_insert_with(|| tie.clone());
                if kept.score < tie.score {
                    *kept = tie;
                }
            }
        }
    }
    let shares_document =
        |a: &Line, b: &Line| a.strands.iter().any(|(x, _)| b.strands.iter().any(|(y, _)| x.report == y.report));
    let maybes = maybes
        .into_iter()
        // two that one document states side by side are two
        .filter(|((a, b), _)| !shares_document(&lines[*a], &lines[*b]))
        .map(|(lines, tie)| Maybe { lines, tie })
        .collect();
    (lines, maybes)
}

/// The statements of a document, put together by what they are about.
fn strands(reports: &[Report], report: usize) -> Vec<Strand> {
    let statements = &reports[report].statements;
    let names: Vec<Option<Name>> = statements
        .iter()
        .map(|s| Name::of(&s.subject, matches!(s.measure, Measure::Growth | Measure::Points | Measure::Times)))
        .collect();
    type Identity = (Kind, Name, String, Shape);
    let mut open: HashMap<Identity, Vec<usize>> = HashMap::new();
    let mut strands: Vec<Strand> = Vec::new();
    for (i, statement) in statements.iter().enumerate() {
        let Some(name) = &names[i] else { continue };
        let identity = (
            Kind::of(statement),
            name.clone(),
            statement.commensurable.clone(),
            Shape::of(statement.period.as_deref()),
        );
        let mine = open.entry(identity).or_default();
        // the first strand in which the period is free, or says the same
        let mut done = false;
        for &s in mine.iter() {
            let taken = strands[s].cells.iter_mut().find(|(first, _)| statements[*first].period == statement.period);
            match taken {
                Some((first, also)) if agree(&statements[*first], statement) => {
                    also.push(i);
                    done = true;
                }
                Some(_) => continue,
                None => {
                    strands[s].cells.push((i, Vec::new()));
                    done = true;
                }
            }
            break;
        }
        if done {
            continue;
        }
        mine.push(strands.len());
        let other = |at: Option<usize>| at.and_then(|j| names.get(j)).and_then(Clone::clone).filter(|n| n != name);
        strands.push(Strand {
            report,
            name: name.clone(),
            known: 0,
            cells: vec![(i, Vec::new())],
            section: section(&reports[report], statement),
            before: (0..i).rev().take(4).find_map(|j| other(Some(j))),
            after: (i + 1..statements.len()).take(4).find_map(|j| other(Some(j))),
            twin: false,
        });
    }
    for twins in open.values().filter(|t| t.len() > 1) {
        for &s in twins {
            strands[s].twin = true;
        }
    }
    strands
}

/// The title of the outermost heading, years and ordinals left out.
fn section(report: &Report, statement: &Statement) -> Option<String> {
    let title = report.headings[statement.section?].title.as_ref()?;
    let kept: String = title.chars().filter(|c| c.is_alphabetic() && !crate::text::is_han_numeral(*c)).collect();
    Some(kept.replace('年', ""))
}

/// Names that share less are not near.
const NEAR: u32 = 400;

/// For each name the names near it, and how near. Names that share no character are not held against each other.
fn near(known: HashMap<Name, usize>, weights: &Weights) -> Vec<HashMap<usize, Nearness>> {
    let mut names: Vec<(Name, usize)> = known.into_iter().collect();
    names.sort_unstable_by_key(|(_, i)| *i);
    let mut having: HashMap<char, Vec<usize>> = HashMap::new();
    for (name, i) in &names {
        for c in name.letters() {
            having.entry(c).or_default().push(*i);
        }
    }
    let near_one = |(name, _): &(Name, usize)| {
        let mut others: Vec<usize> = name.letters().iter().flat_map(|c| having[c].iter().copied()).collect();
        others.sort_unstable();
        others.dedup();
        let judged = others.into_iter().map(|i| (i, weights.near(name, &names[i].0)));
        judged.filter(|(_, near)| near.shared >= NEAR).collect()
    };
    names.iter().map(near_one).collect()
}

struct Judge<'a> {
    reports: &'a [Report],
    /// For each name of the group the names that are near it.
    near: Vec<HashMap<usize, Nearness>>,
    aliases: &'a Aliases,
    issuer: Option<&'a str>,
}

impl Judge<'_> {
    /// How well a strand goes on a line; absent below [`CANDIDATE`].
    fn line(&self, line: &Line, strand: &Strand) -> Option<Tie> {
        let last = line.strands.iter().rev().take(MEMORY);
        // most lines are about something else; what aliases say is asked by subject
        let mut known = last.clone().map(|(s, _)| s.known);
        if self.aliases.says_nothing() && !known.any(|k| self.near[k].contains_key(&strand.known)) {
            return None;
        }
        last.filter_map(|(known, _)| self.pair(known, strand)).max_by_key(|tie| tie.score)
    }

    fn pair(&self, a: &Strand, b: &Strand) -> Option<Tie> {
        let (x, y) = (a.of(self.reports), b.of(self.reports));
        if x.commensurable != y.commensurable {
            // “未发生…” and a bare number say no unit
            let open = |s: &Statement| s.negated || s.commensurable.is_empty();
            if !(open(x) && (y.count || open(y)) || open(y) && x.count) {
                return None;
            }
        }
        let cost = Shape::of(x.period.as_deref()).fits(&Shape::of(y.period.as_deref()))?;
        match self.aliases.verdict(self.issuer, &x.subject, &y.subject) {
            Some(Verdict::Same) => {
                return Some(Tie { score: 1000, reasons: vec!["pinned by the aliases".to_owned()] });
            }
            Some(Verdict::Different) => return None,
            None => {}
        }
        let near = self.near[a.known].get(&b.known)?;
        let mut score = i64::from(near.shared) * 7 / 10;
        let mut reasons = Vec::new();
        if near.same {
            reasons.push("same name".to_owned());
        } else {
            reasons.push(format!("names share {} of 1", thousandths(near.shared)));
        }
        let mut add = |points: i64, reason: &str| {
            score += points;
            if !reason.is_empty() {
                reasons.push(reason.to_owned());
            }
        };
        if near.conflict {
            add(-220, "each name has a word that the other lacks");
        }
        if cost > 0 {
            add(-i64::from(cost), "periods of different kinds");
        }
        match (&a.section, &b.section) {
            (Some(s), Some(t)) if s == t => add(80, "same section"),
            (Some(_), Some(_)) => {}
            _ => add(30, ""),
        }
        match (&x.predicate, &y.predicate) {
            (Some(p), Some(q)) if p == q => add(60, "same verb"),
            (Some(_), Some(_)) if a.twin || b.twin => add(-120, "another verb, and the name stands twice"),
            _ => {}
        }
        if a.before.is_some() && a.before == b.before {
            add(50, "same metric before it");
        }
        if a.after.is_some() && a.after == b.after {
            add(50, "same metric behind it");
        }
        if x.measure == Measure::Level {
            match magnitude(x, y) {
                Some(0..=3) => add(60, "of one size"),
                Some(31..=300) => add(-150, "sizes differ by more than thirty times"),
                Some(301..) => add(-400, "sizes differ by more than three hundred times"),
                _ => {}
            }
        } else {
            add(40, "");
        }
        if a.name.says_little() {
            // 今后五年 and 过去五年 measure nothing
            add(if x.duration { -300 } else { -90 }, "a name that says little");
        }
        let score = u32::try_from(score.clamp(0, 999)).unwrap_or(0);
        (score >= CANDIDATE).then_some(Tie { score, reasons })
    }
}

fn thousandths(n: u32) -> Decimal {
    Decimal::new(i64::from(n), 3).normalize()
}

/// How many times the greater is the smaller, rounded down.
fn magnitude(x: &Statement, y: &Statement) -> Option<u64> {
    let size = |s: &Statement| s.value.or(s.high)?.abs().checked_mul(s.factor);
    let (a, b) = (size(x)?, size(y)?);
    let (small, great) = if a < b { (a, b) } else { (b, a) };
    if small.is_zero() {
        return None;
    }
    great.checked_div(small).and_then(|q| u64::try_from(q.trunc()).ok())
}

/// For each strand the line that it goes on: one to one, the sum of the scores the greatest possible.
/// Strands and lines that no edge connects are assigned apart from each other.
fn assign(edges: &[(usize, usize, Tie)], strands: usize) -> Vec<Option<(usize, Tie)>> {
    let mut chosen: Vec<Option<(usize, Tie)>> = vec![None; strands];
    let good: Vec<&(usize, usize, Tie)> = edges.iter().filter(|e| e.2.score >= LINK).collect();
    // connected parts: union by strand and line
    let mut parent: HashMap<(bool, usize), (bool, usize)> = HashMap::new();
    fn root(parent: &mut HashMap<(bool, usize), (bool, usize)>, mut at: (bool, usize)) -> (bool, usize) {
        loop {
            let up = *parent.entry(at).or_insert(at);
            if up == at {
                return at;
            }
            let above = *parent.entry(up).or_insert(up);
            parent.insert(at, above);
            at = above;
        }
    }
    for (s, l, _) in good.iter().copied() {
        let (a, b) = (root(&mut parent, (false, *s)), root(&mut parent, (true, *l)));
        parent.insert(a.max(b), a.min(b));
    }
    type Edge = (usize, usize, Tie);
    let mut parts: BTreeMap<(bool, usize), Vec<&Edge>> = BTreeMap::new();
    for edge in good {
        let part = root(&mut parent, (false, edge.0));
        parts.entry(part).or_default().push(edge);
    }
    for part in parts.into_values() {
        let mut rows: Vec<usize> = part.iter().map(|e| e.0).collect();
        let mut columns: Vec<usize> = part.iter().map(|e| e.1).collect();
        rows.sort_unstable();
        rows.dedup();
        columns.sort_unstable();
        columns.dedup();
        // the matrix must be as wide as it is high; what is left over is worth nothing
        let width = columns.len().max(rows.len());
        let mut matrix = Matrix::new(rows.len(), width, 0i64);
        let mut ties: HashMap<(usize, usize), &Tie> = HashMap::new();
        for (s, l, tie) in part {
            let (Ok(r), Ok(c)) = (rows.binary_search(s), columns.binary_search(l)) else { continue };
            matrix[(r, c)] = i64::from(tie.score);
            ties.insert((r, c), tie);
        }
        let (_, picks) = kuhn_munkres(&matrix);
        for (r, c) in picks.into_iter().enumerate() {
            if let Some(tie) = ties.get(&(r, c)) {
                chosen[rows[r]] = Some((columns[c], (*tie).clone()));
            }
        }
    }
    chosen
}
