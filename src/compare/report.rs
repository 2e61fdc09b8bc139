//! One document as a comparison sees it: what it states, and where.
//!
//! The rule: a report is read from the contract's JSON, never from anything else, so that files and
//! the output of `batch` give one result. What it keeps of the text are sentences that hold a figure,
//! and the text's shingles.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::lexicon::lists::{CARRIED_IN, CARRIED_OUT, GROWTH};
use rust_decimal::Decimal;
use serde::Deserialize;

/// `[start, end)` in code points of the source text.
pub(super) type Range = (usize, usize);

#[derive(Deserialize)]
struct Json {
    source: Source,
    year: Option<i32>,
    frame: Frame,
    outline: Vec<Node>,
    paragraphs: Vec<Paragraph>,
    dates: Vec<Date>,
    figures: Vec<Figure>,
    metrics: Vec<Metric>,
    #[serde(default)]
    source_text: Option<String>,
}

#[derive(Deserialize)]
struct Source {
    name: String,
    sha256: String,
}

#[derive(Deserialize)]
struct Part {
    text: String,
    span: Range,
}

#[derive(Deserialize)]
struct Mark {
    issuer: String,
}

#[derive(Deserialize)]
struct Day {
    value: Option<String>,
}

#[derive(Deserialize)]
struct Frame {
    issuer_mark: Option<Mark>,
    title: Option<Part>,
    addressees: Vec<Part>,
    issuers: Vec<Part>,
    issued_on: Option<Day>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    level: u32,
    title: Option<String>,
    span: Range,
    children: Vec<Node>,
}

#[derive(Deserialize)]
struct Paragraph {
    span: Range,
}

#[derive(Deserialize)]
struct Date {
    span: Range,
    text: String,
    value: Option<String>,
    basis: String,
}

#[derive(Deserialize)]
struct Change {
    direction: String,
    basis: Option<String>,
}

#[derive(Deserialize)]
struct Base {
    unit: String,
    value: Option<serde_json::Number>,
}

#[derive(Deserialize)]
struct Figure {
    text: String,
    low: Option<serde_json::Number>,
    high: Option<serde_json::Number>,
    dimension: String,
    kind: String,
    qualifier: Option<String>,
    change: Option<Change>,
    base: Option<Base>,
}

#[derive(Deserialize)]
struct Metric {
    figure: Option<usize>,
    span: Range,
    subject: Option<String>,
    predicate: Option<String>,
    period: Option<String>,
    scope: Option<String>,
    status: String,
    value: Option<serde_json::Number>,
    unit: String,
    node: Option<String>,
}

/// A heading.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub(super) id: String,
    pub(super) level: u32,
    pub(super) title: Option<String>,
    /// From its marker to the end of its subtree, an index range of [`Report::shingles`].
    pub(super) shingles: std::ops::Range<usize>,
}

/// What a figure states: a level or one of the kinds of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Measure {
    /// 126万亿元
    Level,
    /// 增长5.2%
    Growth,
    /// 提高0.5个百分点
    Points,
    /// 增长2倍
    Times,
    /// 增加1501亿元
    Increment,
}

impl Measure {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Measure::Level => "level",
            Measure::Growth => "growth",
            Measure::Points => "points",
            Measure::Times => "times",
            Measure::Increment => "increment",
        }
    }
}

/// What a year takes over from the one before, and leaves to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Carry {
    /// 上年结转
    In,
    /// 结转下年度
    Out,
}

impl Carry {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Carry::In => "上年结转",
            Carry::Out => "结转下年",
        }
    }
}

/// Whether a figure's clause, up to the figure, says that it is carried over.
fn carry(s: &Statement) -> Option<Carry> {
    let (quote, mark) = s.quote.as_ref().filter(|_| s.measure == Measure::Level)?;
    let before: Vec<char> = quote.chars().take(mark.0).collect();
    let from = before.iter().rposition(|c| matches!(c, '，' | '；' | '、' | '：' | '（' | '。')).map_or(0, |i| i + 1);
    let clause: String = before[from..].iter().collect();
    let has = |words: &[&str]| words.iter().any(|w| clause.contains(w));
    match (has(&CARRIED_IN), has(&CARRIED_OUT)) {
        (true, false) => Some(Carry::In),
        (false, true) => Some(Carry::Out),
        _ => None,
    }
}

/// One figure with what it says.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    pub(super) carry: Option<Carry>,
    pub(super) subject: String,
    pub(super) predicate: Option<String>,
    pub(super) period: Option<String>,
    pub(super) scope: Option<String>,
    pub(super) target: bool,
    pub(super) measure: Measure,
    /// What the change is against: `annual_average`, `mom`, `since`; "" for the year before and where nothing is said.
    pub(super) against: &'static str,
    pub(super) unit: String,
    /// What may be compared with each other has the same: the base unit, or the unit.
    pub(super) commensurable: String,
    pub(super) dimension: String,
    /// A count of things: whole numbers are exact.
    pub(super) count: bool,
    /// A stretch of time.
    pub(super) duration: bool,
    /// “未发生…”: fits every unit that counts.
    pub(super) negated: bool,
    /// Signed: a fall is negative.
    pub(super) value: Option<Decimal>,
    pub(super) low: Option<Decimal>,
    pub(super) high: Option<Decimal>,
    /// How many of the commensurable unit one of the unit is.
    pub(super) factor: Decimal,
    pub(super) qualifier: Option<String>,
    /// One unit of the last printed digit, and of the last one that is not 0; in the unit of the value.
    pub(super) step: Decimal,
    pub(super) last: Decimal,
    pub(super) text: String,
    pub(super) span: Range,
    pub(super) node: Option<String>,
    /// The index of the outermost heading above it.
    pub(super) section: Option<usize>,
    /// The sentence, and where the figure stands in it.
    pub(super) quote: Option<(Arc<str>, Range)>,
}

/// A document as a comparison sees it.
#[derive(Debug, Clone)]
pub struct Report {
    pub(super) name: String,
    pub(super) year: Option<i32>,
    pub(super) title: Option<(String, Range)>,
    pub(super) mark: Option<String>,
    pub(super) signers: Vec<String>,
    /// Who the speaker speaks for: 我代表国务院.
    pub(super) behalf: Option<String>,
    /// Where the congress is that a speech is given in: 吉林省 of 在吉林省第十四届人民代表大会第五次会议上.
    pub(super) seat: Option<String>,
    pub(super) issued: Option<i32>,
    /// 各位代表
    pub(super) speech: bool,
    pub(super) headings: Vec<Heading>,
    pub(super) statements: Vec<Statement>,
    /// Figures whose subject the text does not settle.
    pub(super) unnamed: usize,
    /// The first date of the body that names its year: the year, its characters, its sentence.
    pub(super) opening: Option<Opening>,
    /// A hash of each eight characters of the body, years left out, in order.
    pub(super) shingles: Vec<u32>,
    /// The first words of the body, and where they stand.
    pub(super) head: Option<(String, Range)>,
    pub(super) has_text: bool,
}

/// The year that a body begins with.
#[derive(Debug, Clone)]
pub(super) struct Opening {
    pub(super) year: i32,
    pub(super) text: String,
    pub(super) span: Range,
    pub(super) quote: Arc<str>,
    pub(super) mark: Range,
    /// All years that the body names up to there and in that sentence.
    pub(super) named: Vec<i32>,
}

/// Why a line is not a document.
#[derive(Debug, thiserror::Error)]
#[error("expected a document of schema gongwen/1, found {0}")]
pub struct NotADocument(String);

/// Characters of a shingle.
const SHINGLE: usize = 8;

impl Report {
    /// Reads a document from its JSON. `text` gives the source text of a name and a SHA-256, when the
    /// JSON does not hold it and it is at hand.
    ///
    /// # Errors
    /// When the line is not the contract's JSON.
    pub fn from_json(line: &str, text: &dyn Fn(&str, &str) -> Option<String>) -> Result<Report, NotADocument> {
        let json: Json = serde_json::from_str(line).map_err(|e| NotADocument(e.to_string()))?;
        let text = match json.source_text {
            Some(ref text) => Some(text.clone()),
            None => text(&json.source.name, &json.source.sha256),
        };
        let chars: Option<Vec<char>> = text.map(|t| t.chars().collect());
        Ok(Report::new(json, chars.as_deref()))
    }

    /// Reads a document. It goes through its JSON: what a line of `batch` gives, a file gives too.
    ///
    /// # Errors
    /// When the document cannot be written as JSON.
    pub fn of(document: &crate::document::Document) -> Result<Report, NotADocument> {
        let mut json = Vec::new();
        let options = crate::emit::JsonOptions { pretty: false, with_text: true };
        crate::emit::append_json(document, options, &mut json).map_err(|e| NotADocument(e.to_string()))?;
        let line = std::str::from_utf8(&json).map_err(|e| NotADocument(e.to_string()))?;
        Report::from_json(line, &|_, _| None)
    }

    fn new(json: Json, chars: Option<&[char]>) -> Report {
        let body = body(&json);
        let (shingles, places) = chars.map(|c| shingle(c, body)).unwrap_or_default();
        let mut headings = Vec::new();
        let mut tops = Vec::new();
        flatten(&json.outline, &places, &mut headings, &mut tops);
        let section_of = |node: Option<&str>| {
            let top = node?.split('.').next()?;
            tops.iter().copied().find(|&i: &usize| headings[i].id == top)
        };
        let sentences = chars.map(|c| Sentences::new(c, &json.paragraphs));
        let mut statements = Vec::with_capacity(json.metrics.len());
        let mut unnamed = 0;
        for metric in &json.metrics {
            let figure = metric.figure.and_then(|i| json.figures.get(i));
            let Some(statement) = statement(metric, figure) else {
                unnamed += 1;
                continue;
            };
            let quote = sentences.as_ref().and_then(|s| s.at(metric.span));
            let text = match (figure, chars) {
                (Some(f), _) => f.text.clone(),
                (None, Some(c)) => c.get(metric.span.0..metric.span.1).map(compact).unwrap_or_default(),
                (None, None) => String::new(),
            };
            let section = section_of(metric.node.as_deref());
            let mut statement = Statement { text, quote, section, ..statement };
            statement.carry = carry(&statement);
            if let Some(carry) = statement.carry {
                // 上年结转9件 is of this year's begin, 结转下年度7件 of its end: neither is a forecast or last year's count
                statement.subject = carry.as_str().to_owned();
                statement.period = json.year.map(|y| format!("{y:04}"));
                statement.target = false;
            }
            statements.push(statement);
        }
        let issued = json.frame.issued_on.as_ref().and_then(|d| year_of(d.value.as_deref()?));
        let speech = json.frame.addressees.iter().any(|a| a.text.contains("代表") && !a.text.contains("代表团"));
        Report {
            behalf: chars.and_then(|c| behalf(c, body)),
            seat: chars.and_then(seat),
            opening: sentences.as_ref().and_then(|s| opening(&json.dates, body, s)),
            head: chars.and_then(|c| {
                let to = (body.0 + 60).min(body.1).min(c.len());
                (body.0 < to).then(|| (compact(&c[body.0..to]), (body.0, to)))
            }),
            name: json.source.name,
            year: json.year,
            title: json.frame.title.map(|t| (t.text, t.span)),
            mark: json.frame.issuer_mark.map(|m| m.issuer),
            signers: json.frame.issuers.into_iter().map(|i| i.text).collect(),
            issued,
            speech,
            headings,
            statements,
            unnamed,
            shingles,
            has_text: chars.is_some(),
        }
    }
}

/// From behind the title to the end of the last paragraph.
fn body(json: &Json) -> Range {
    let title = json.frame.title.as_ref().map_or(0, |t| t.span.1);
    let begin = json.frame.addressees.iter().map(|a| a.span.1).filter(|end| *end > title).min().unwrap_or(title);
    let end = json.paragraphs.last().map_or(begin, |p| p.span.1);
    // a signature repeats the year of its own; it is no body
    let signature = json.frame.issuers.iter().map(|i| i.span.0).filter(|at| *at > begin).min().unwrap_or(end);
    (begin, end.min(signature).max(begin))
}

/// The outline in text order; a heading's text as shingles.
fn flatten(nodes: &[Node], places: &[u32], into: &mut Vec<Heading>, tops: &mut Vec<usize>) {
    let mut open: Vec<&Node> = nodes.iter().rev().collect();
    while let Some(node) = open.pop() {
        let at = |place: usize| places.partition_point(|p| (*p as usize) < place);
        if node.level == 1 {
            tops.push(into.len());
        }
        into.push(Heading {
            id: node.id.clone(),
            level: node.level,
            title: node.title.clone(),
            shingles: at(node.span.0)..at(node.span.1),
        });
        open.extend(node.children.iter().rev());
    }
}

/// Characters of a run that are text: line breaks and typesetting blanks fall away.
fn compact(chars: &[char]) -> String {
    compacted(chars, (0, 0)).0
}

/// The same, and where a range of the run stands in it.
fn compacted(chars: &[char], range: Range) -> (String, Range) {
    let mut out = String::with_capacity(chars.len() * 3);
    let mut mark = (0, 0);
    let mut kept = 0;
    for (i, &c) in chars.iter().enumerate() {
        if i == range.0 {
            mark.0 = kept;
        }
        if i == range.1 {
            mark.1 = kept;
        }
        let latin = |c: Option<&char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if c.is_whitespace() || c == '\u{feff}' {
            // between two words of Latin letters a blank is theirs
            if c == ' ' && latin(i.checked_sub(1).and_then(|j| chars.get(j))) && latin(chars.get(i + 1)) {
                out.push(' ');
                kept += 1;
            }
            continue;
        }
        out.push(c);
        kept += 1;
    }
    if range.0 >= chars.len() {
        mark.0 = kept;
    }
    if range.1 >= chars.len() {
        mark.1 = kept;
    }
    (out, mark)
}

/// The sentences of a text.
struct Sentences<'c> {
    chars: &'c [char],
    paragraphs: &'c [Paragraph],
    last: std::cell::RefCell<Option<(Range, Arc<str>)>>,
}

impl<'c> Sentences<'c> {
    fn new(chars: &'c [char], paragraphs: &'c [Paragraph]) -> Sentences<'c> {
        Sentences { chars, paragraphs, last: std::cell::RefCell::new(None) }
    }

    /// Begin and end of the sentence that holds a place.
    fn bounds(&self, at: Range) -> Option<Range> {
        let i = self.paragraphs.partition_point(|p| p.span.0 <= at.0).checked_sub(1)?;
        let (from, to) = self.paragraphs[i].span;
        let to = to.max(at.1).min(self.chars.len());
        if at.0 < from || at.1 > to {
            return None;
        }
        let ends = |c: &char| matches!(c, '。' | '！' | '？' | '!' | '?');
        let begin = self.chars[from..at.0].iter().rposition(ends).map_or(from, |k| from + k + 1);
        let end = self.chars[at.1..to].iter().position(ends).map_or(to, |k| at.1 + k + 1);
        Some((begin, end))
    }

    /// The sentence that holds a place, and where the place stands in it.
    fn at(&self, at: Range) -> Option<(Arc<str>, Range)> {
        let (begin, end) = self.bounds(at)?;
        let (text, mark) = compacted(&self.chars[begin..end], (at.0 - begin, at.1 - begin));
        let mut last = self.last.borrow_mut();
        if let Some((range, kept)) = &*last
            && *range == (begin, end)
        {
            return Some((kept.clone(), mark));
        }
        let text: Arc<str> = text.into();
        *last = Some(((begin, end), text.clone()));
        Some((text, mark))
    }
}

/// The first years that the body names.
fn opening(dates: &[Date], body: Range, sentences: &Sentences<'_>) -> Option<Opening> {
    let mut named = Vec::new();
    let inside = || dates.iter().filter(|d| d.span.0 >= body.0 && d.span.1 <= body.1);
    let explicit = |d: &&Date| d.basis == "explicit" && d.value.as_deref().is_some_and(|v| v.len() == 4);
    let first = inside().find(explicit)?;
    let bounds = sentences.bounds(first.span)?;
    for date in inside().take_while(|d| d.span.0 < bounds.1) {
        named.extend(date.value.as_deref().and_then(year_of));
    }
    let (quote, mark) = sentences.at(first.span)?;
    Some(Opening {
        year: year_of(first.value.as_deref()?)?,
        text: first.text.clone(),
        span: first.span,
        quote,
        mark,
        named,
    })
}

/// “在清河省第十四届人民代表大会第五次会议上”.
fn seat(chars: &[char]) -> Option<String> {
    let head = compact(&chars[..chars.len().min(500)]);
    let (before, _) = head.split_once("届人民代表大会")?;
    let (before, _) = before.rsplit_once('第')?;
    let (_, place) = before.rsplit_once('在')?;
    (!place.is_empty() && place.chars().count() <= 15).then(|| place.to_owned())
}

/// “我代表国务院，向大会作政府工作报告”.
fn behalf(chars: &[char], body: Range) -> Option<String> {
    let head = compact(&chars[body.0..(body.0 + 300).min(body.1).min(chars.len())]);
    let (_, after) = head.split_once("代表")?;
    let (_, after) = if after.starts_with(['：', ':']) { after.split_once("代表")? } else { ("", after) };
    let name = &after[..after.find(['，', ',', '向', '。'])?];
    let organ = crate::lexicon::form::ORGAN_TAILS.ending(name).is_some();
    (organ && name.chars().count() <= 30).then(|| name.to_owned())
}

/// Hashes of eight characters each of the body, with the place where each begins. A year is no
/// content: “2020年” and “2021年” count as one character.
fn shingle(chars: &[char], body: Range) -> (Vec<u32>, Vec<u32>) {
    let mut kept: Vec<(char, u32)> = Vec::with_capacity(body.1.saturating_sub(body.0));
    let mut i = body.0;
    let end = body.1.min(chars.len());
    while i < end {
        let c = chars[i];
        let digits = chars[i..end.min(i + 5)].iter().take_while(|c| c.is_ascii_digit()).count();
        if digits == 4 && chars.get(i + 4) == Some(&'年') {
            kept.push(('年', i as u32));
            i += 5;
            continue;
        }
        if c.is_alphanumeric() {
            kept.push((c, i as u32));
        }
        i += 1;
    }
    kept.windows(SHINGLE)
        .map(|w| {
            let mut hasher = DefaultHasher::new();
            w.iter().for_each(|(c, _)| c.hash(&mut hasher));
            (hasher.finish() as u32, w[0].1)
        })
        .unzip()
}

/// The first four digits of an EDTF value.
pub(super) fn year_of(value: &str) -> Option<i32> {
    value.get(..4)?.parse().ok()
}

fn decimal(number: &Option<serde_json::Number>) -> Option<Decimal> {
    let text = number.as_ref()?.to_string();
    text.parse().ok().or_else(|| Decimal::from_scientific(&text).ok())
}

/// Measure words that count the same things.
const COUNTED_ALIKE: &[(&str, &str)] = &[("名", "人"), ("位", "人"), ("起", "件"), ("宗", "件")];

fn statement(metric: &Metric, figure: Option<&Figure>) -> Option<Statement> {
    let subject = metric.subject.clone()?;
    let change = figure.and_then(|f| f.change.as_ref());
    let kind = figure.map_or("count", |f| f.kind.as_str());
    let says_growth =
        GROWTH.any_in(&subject) || metric.predicate.as_deref().is_some_and(|p| matches!(p, "增长" | "增" | "同比增长"));
    let measure = match (change, kind) {
        (Some(_), "percent" | "fraction") => Measure::Growth,
        (None, "percent") if says_growth => Measure::Growth,
        (Some(_), "percentage_point") => Measure::Points,
        (Some(_), "multiple") => Measure::Times,
        (Some(_), _) => Measure::Increment,
        (None, _) => Measure::Level,
    };
    let falls = change.is_some_and(|c| c.direction == "decrease");
    let signed = |v: Option<Decimal>| v.map(|v| if falls { -v } else { v });
    let (low, high) = match figure {
        Some(f) if falls => (signed(decimal(&f.high)), signed(decimal(&f.low))),
        Some(f) => (decimal(&f.low), decimal(&f.high)),
        None => (None, None),
    };
    let plain = decimal(&metric.value);
    let base = figure.and_then(|f| f.base.as_ref());
    let factor = match (plain, base.and_then(|b| decimal(&b.value))) {
        (Some(v), Some(b)) if !v.is_zero() => b.checked_div(v).unwrap_or(Decimal::ONE),
        _ => Decimal::ONE,
    };
    let unit = metric.unit.clone();
    let alike = COUNTED_ALIKE.iter().find(|(a, _)| *a == unit).map(|(_, b)| (*b).to_owned());
    let commensurable = match base {
        Some(base) if plain.is_some() => base.unit.clone(),
        _ => alike.unwrap_or_else(|| unit.clone()),
    };
    let text = figure.map_or("", |f| f.text.as_str());
    let (step, last) = steps(text, plain, kind == "count");
    Some(Statement {
        carry: None,
        subject,
        predicate: metric.predicate.clone(),
        period: metric.period.clone(),
        scope: metric.scope.clone().filter(|s| !is_own(s)),
        target: metric.status == "target",
        measure,
        against: match change.and_then(|c| c.basis.as_deref()) {
            Some("annual_average") => "annual_average",
            Some("mom") => "mom",
            Some("since") => "since",
            _ => "",
        },
        commensurable,
        dimension: figure.map_or(String::new(), |f| f.dimension.clone()),
        unit,
        count: kind == "count",
        duration: kind == "duration",
        negated: figure.is_none(),
        value: signed(plain),
        low,
        high,
        factor,
        qualifier: figure.and_then(|f| f.qualifier.clone()),
        step,
        last,
        text: String::new(),
        span: metric.span,
        node: metric.node.clone(),
        section: None,
        quote: None,
    })
}

/// 全市, 我办, 本省: the issuer's own.
fn is_own(scope: &str) -> bool {
    let mut chars = scope.chars();
    matches!(chars.next(), Some('全' | '我' | '本')) && chars.count() <= 2 || scope == "全系统" || scope == "全行业"
}

/// One unit of the last printed digit and of the last printed digit that is not 0, in the unit of the
/// value: 2.17万亿 → 100亿 and 100亿, 5000亿 → 1亿 and 1000亿. A whole count without 万 is exact: 0.
fn steps(text: &str, value: Option<Decimal>, count: bool) -> (Decimal, Decimal) {
    let fold = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '．' | '·' => '.',
        '，' => ',',
        c => c,
    };
    let digits: String = text
        .chars()
        .map(fold)
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .filter(|c| *c != ',')
        .collect();
    let Some(value) = value.map(|v| v.abs()) else { return (Decimal::ZERO, Decimal::ZERO) };
    let printed: Option<Decimal> = digits.trim_end_matches('.').parse().ok();
    let Some(printed) = printed.filter(|p| !p.is_zero()) else {
        // in Chinese numerals a number is said as it is
        let exact = if count { Decimal::ZERO } else { Decimal::ONE };
        return (exact, exact);
    };
    let scale = value.checked_div(printed).unwrap_or(Decimal::ONE).normalize();
    let places = printed.scale();
    let mut step = Decimal::new(1, places).checked_mul(scale).unwrap_or(Decimal::ONE);
    let mut last = step;
    if places == 0 {
        let mut rest = printed;
        while !rest.is_zero() && (rest % Decimal::TEN).is_zero() {
            rest /= Decimal::TEN;
            last *= Decimal::TEN;
        }
        if count && scale == Decimal::ONE {
            step = Decimal::ZERO;
        }
    }
    (step, last)
}
