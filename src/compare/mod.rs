//! Documents of many years → series, each cell with its evidence, and what contradicts what.
//!
//! 国内生产总值 from 1998 to 2007 with the sentence of each report; 城镇新增就业 900万人 as a target and
//! 980万人 as a result; “2020年为1.86亿立方米” against 1.92亿立方米 in the report on 2020.
//!
//! The rule, in this order: documents become [`Report`]s; reports of one issuer and one genre are a group
//! (`issuer`); in a group, statements of the same metric become series (`align`), which are labelled
//! here; then each kind of contradiction is looked for (`contradict`), and the sections of each
//! document are held beside those of the one before (`sections`). The order of the input has no
//! influence: reports are sorted by issuer, genre, year and name.

mod aliases;
mod align;
mod bounds;
mod cells;
mod choice;
mod contradict;
mod html;
mod issuer;
mod name;
mod period;
mod report;
mod sections;
pub(crate) mod show;
pub mod wire;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_decimal::Decimal;

pub use aliases::Aliases;
pub use cells::cells;
pub use choice::{Choice, year_of};
pub use html::write_html;
pub use report::{NotADocument, Report};
pub use wire::Comparison;

use crate::emit::wire::{Number, Span};
use align::Line;
use issuer::Group;
use report::{Measure, Statement};
use wire::{Candidate, Cell, Compared, Link, Place, Remark, Series, Thousandths};

/// A group of reports with its lines and the ids of their series, line by line.
struct Aligned<'r> {
    reports: &'r [Report],
    members: Vec<usize>,
    lines: Vec<Line>,
    ids: Vec<String>,
}

/// Lines up what the reports state. The same reports, in whatever order, give the same comparison.
pub fn compare(mut reports: Vec<Report>, aliases: &Aliases) -> Comparison {
    reports.sort_by(|a, b| (a.year, &a.name).cmp(&(b.year, &b.name)));
    let groups = issuer::groups(&reports, &aliases.issuers());
    let mut by_group: BTreeMap<&Group, Vec<usize>> = BTreeMap::new();
    for (i, group) in groups.iter().enumerate() {
        by_group.entry(group).or_default().push(i);
    }
    let mut comparison = Comparison {
        schema: wire::SCHEMA,
        documents: Vec::new(),
        series: Vec::new(),
        candidates: Vec::new(),
        contradictions: Vec::new(),
        outlines: Vec::new(),
        notes: Vec::new(),
    };
    let twins = contradict::same_bodies(&reports, &mut comparison.contradictions);
    contradict::title_years(&reports, &mut comparison.contradictions);
    for (group, members) in by_group {
        for &i in &members {
            remarks(&reports[i], group, &mut comparison.notes);
            comparison.documents.push(Compared {
                document: reports[i].name.clone(),
                year: reports[i].year,
                issuer: group.issuer.clone(),
                genre: group.genre.clone(),
                title: reports[i].title.as_ref().map(|(t, _)| t.clone()),
            });
        }
        // what has no year has no place in a series
        let members: Vec<usize> = members.into_iter().filter(|&i| reports[i].year.is_some()).collect();
        let (lines, maybes) = align::align(&reports, &members, group.issuer.as_deref(), aliases);
        let series = name_series(&reports, group, &lines);
        for maybe in maybes {
            let (a, b) = (&series[maybe.lines.0], &series[maybe.lines.1]);
            comparison.candidates.push(Candidate {
                series: [a.id.clone(), b.id.clone()],
                labels: [a.label.clone(), b.label.clone()],
                score: Thousandths(maybe.tie.score),
                reasons: maybe.tie.reasons,
            });
        }
        let ids = series.iter().map(|s| s.id.clone()).collect();
        let aligned = Aligned { reports: &reports, members, lines, ids };
        contradict::between(&aligned, &twins, &mut comparison.contradictions);
        sections::outlines(&aligned, group, &mut comparison.outlines);
        comparison.series.extend(series);
    }
    comparison.candidates.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.series.cmp(&b.series)));
    comparison
}

/// What of a report cannot be compared.
fn remarks(report: &Report, group: &Group, notes: &mut Vec<Remark>) {
    let mut say = |code, message: String| {
        notes.push(Remark { code, document: Some(report.name.clone()), message });
    };
    if report.year.is_none() {
        say("no_year", "its text settles no year; it stands in no series".to_owned());
    }
    if group.issuer.is_none() {
        say("no_issuer", "nothing says who issued it; it is held beside others of its title without issuer".to_owned());
    }
    if !report.has_text {
        say(
            "no_text",
            "its text was not at hand: its cells have no quotes; batch with --with-text keeps it".to_owned(),
        );
    }
    if report.unnamed > 0 {
        let n = report.unnamed;
        say("unnamed", format!("{n} of its figures have no settled subject; they stand in no series"));
    }
}

/// The lines of a group as series, in the order in which their first cells stand.
fn name_series(reports: &[Report], group: &Group, lines: &[Line]) -> Vec<Series> {
    let mut series: Vec<Series> = lines.iter().map(|line| one_series(reports, group, line)).collect();
    // what tells neighbours apart: the verb, else the section, else a number
    let mut by_label: HashMap<(String, String, &'static str), Vec<usize>> = HashMap::new();
    for (i, s) in series.iter().enumerate() {
        by_label.entry((s.label.clone(), s.unit.clone(), s.status)).or_default().push(i);
    }
    for alike in by_label.into_values().filter(|a| a.len() > 1) {
        let verbs: Vec<Option<String>> = alike.iter().map(|&i| most(predicates(reports, &lines[i]))).collect();
        let telling = verbs.iter().flatten().collect::<BTreeSet<_>>().len() > 1;
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        for (&i, verb) in alike.iter().zip(verbs) {
            if telling && let Some(verb) = verb {
                series[i].label = format!("{}（{verb}）", series[i].label);
            }
            let n = seen.entry(series[i].label.clone()).or_insert(0);
            *n += 1;
            if *n > 1 {
                series[i].label = format!("{} #{n}", series[i].label);
            }
        }
    }
    let mut ids: BTreeMap<String, u32> = BTreeMap::new();
    for s in &mut series {
        let n = ids.entry(s.id.clone()).or_insert(0);
        *n += 1;
        if *n > 1 {
            s.id = format!("{}#{n}", s.id);
        }
    }
    series
}

fn statements<'a>(reports: &'a [Report], line: &'a Line) -> impl Iterator<Item = &'a Statement> {
    line.strands.iter().flat_map(move |(s, _)| s.cells.iter().map(move |(i, _)| &reports[s.report].statements[*i]))
}

fn predicates(reports: &[Report], line: &Line) -> Vec<String> {
    statements(reports, line).filter_map(|s| s.predicate.clone()).collect()
}

/// What most are; of equals the one that comes first.
fn most(all: Vec<String>) -> Option<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for one in all {
        match counts.iter_mut().find(|(known, _)| *known == one) {
            Some((_, n)) => *n += 1,
            None => counts.push((one, 1)),
        }
    }
    let best = counts.iter().map(|(_, n)| *n).max()?;
    counts.into_iter().find(|(_, n)| *n == best).map(|(one, _)| one)
}

fn one_series(reports: &[Report], group: &Group, line: &Line) -> Series {
    let all: Vec<&Statement> = statements(reports, line).collect();
    let first = all[0];
    // a series whose every change is a fall is named for it, and its numbers are sizes
    let values = || all.iter().flat_map(|s| [s.value, s.low, s.high]).flatten();
    let falls = first.measure != Measure::Level
        && values().any(|v| v.is_sign_negative() && !v.is_zero())
        && values().all(|v| v.is_sign_negative() || v.is_zero());
    let rises = values().all(|v| v.is_sign_positive() || v.is_zero());
    let subject = most(all.iter().map(|s| s.subject.clone()).collect()).unwrap_or_default();
    let label = label(&subject, first, falls, rises);
    let unit = match all.iter().find(|s| !s.unit.is_empty()) {
        Some(s) if all.iter().all(|o| o.unit.is_empty() || o.unit == s.unit) => s.unit.clone(),
        Some(s) => s.commensurable.clone(),
        None => String::new(),
    };
    let key = line.strands[0].0.name.key();
    let mut cells: Vec<Cell> = Vec::new();
    for (strand, tie) in &line.strands {
        let report = &reports[strand.report];
        for (i, also) in &strand.cells {
            cells.push(cell(report, *i, also, falls, &tie.reasons, tie.score));
        }
    }
    let measure = if first.against.is_empty() {
        first.measure.as_str().to_owned()
    } else {
        format!("{}-{}", first.measure.as_str(), first.against)
    };
    let status = if first.target { "target" } else { "actual" };
    let open = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
    let mut id = format!(
        "{}/{}/{}/{measure}/{}/{status}",
        open(&group.issuer),
        open(&group.genre),
        key.replace(' ', "+"),
        unit.replace('/', "每")
    );
    if let Some(scope) = &first.scope {
        id.push('/');
        id.push_str(scope);
    }
    Series {
        id,
        label,
        key,
        issuer: group.issuer.clone(),
        genre: group.genre.clone(),
        unit,
        dimension: all.iter().find(|s| !s.dimension.is_empty()).map_or(String::new(), |s| s.dimension.clone()),
        measure: first.measure.as_str(),
        status,
        scope: first.scope.clone(),
        cells,
    }
}

/// The subject with what is said of it: 国内生产总值 for the level, 国内生产总值增长 for its rate.
fn label(subject: &str, first: &Statement, falls: bool, rises: bool) -> String {
    let against = match first.against {
        "annual_average" => "年均",
        "mom" => "环比",
        "since" => "较基期",
        _ => "",
    };
    let word = match first.measure {
        Measure::Level => "",
        Measure::Growth | Measure::Times if falls => "下降",
        Measure::Growth | Measure::Times if rises => "增长",
        Measure::Points if falls => "降低",
        Measure::Points if rises => "提高",
        Measure::Increment if falls => "减少",
        Measure::Increment if rises => "增加",
        _ => "增减",
    };
    let named = ["增长", "增速", "增幅", "涨幅", "降幅", "下降", "减少"].iter().any(|w| subject.contains(w));
    let scope = first.scope.as_deref().unwrap_or_default();
    match first.measure {
        Measure::Level => format!("{scope}{subject}"),
        _ if named && against.is_empty() => format!("{scope}{subject}"),
        _ => format!("{scope}{subject}{against}{word}"),
    }
}

fn span(range: (usize, usize)) -> Span {
    Span(range.0 as u32, range.1 as u32)
}

/// The titles of the headings above a node, outermost first.
fn titles(report: &Report, node: Option<&str>) -> Vec<String> {
    let Some(node) = node else { return Vec::new() };
    let above = |id: &str| node.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    report.headings.iter().filter(|h| above(&h.id)).filter_map(|h| h.title.clone()).collect()
}

fn cell(report: &Report, at: usize, also: &[usize], falls: bool, reasons: &[String], score: u32) -> Cell {
    let s = &report.statements[at];
    let number = |v: Option<Decimal>| v.map(|v| Number::from(if falls { -v } else { v }));
    let (low, high) = if falls { (s.high, s.low) } else { (s.low, s.high) };
    Cell {
        document: report.name.clone(),
        year: report.year,
        period: s.period.clone(),
        value: number(s.value),
        low: number(low),
        high: number(high),
        unit: s.unit.clone(),
        qualifier: s.qualifier.clone(),
        text: s.text.clone(),
        span: span(s.span),
        node: s.node.clone(),
        section: titles(report, s.node.as_deref()),
        quote: s.quote.as_ref().map(|(q, _)| q.to_string()),
        mark: s.quote.as_ref().map(|(_, m)| span(*m)),
        link: Link { score: Thousandths(score), reasons: reasons.to_vec() },
        also: also
            .iter()
            .map(|&i| Place { text: report.statements[i].text.clone(), span: span(report.statements[i].span) })
            .collect(),
    }
}
