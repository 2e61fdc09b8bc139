//! Dates as written → EDTF values with days, each with its basis and reasons.
//!
//! “3月2日” in a report on 2023 is 2023-03-02; “今年” in a report on 2023 signed in January 2024 is 2023, but
//! 2024 under the heading “四、2024年工作安排”; “全年” after “刚刚过去的2025年，” is 2025 until the section ends.
//!
//! One pass in text order with a little state. For a year that is not written, the first of these that
//! is settled:
//!
//! 1. the last year named in the sentence, unless something was compared with it (比2020年);
//! 2. for months and days: the last year so named in the paragraph;
//! 3. the topic of the section: a year that opened a paragraph of it (“2023年，”);
//! 4. the year that the heading above names, or one above that;
//! 5. the year that a passage of a speech looks back on, or is about; it comes before 3 and 4 where it begins behind them;
//! 6. the document's year; 7. the reference date that the caller gave.
//!
//! 今年 and its kin count from the writer's now: from the document's year, or from a heading's year
//! that lies after it. 上年 and its kin count from the year spoken of, 当年 from the year last named.
//! 明年 counts from the document's year also under a heading about the next one. A day of a 通知 on the holidays of the next year (关于2025年部分节假日
//! 安排的通知 of November 2024) is of that year where its month lies before the month of issue; 全年 of a notice on the year before is that year.
//! A day that no calendar has stays open, and so does what comes again: 每年7月1日至次年6月30日.

use std::borrow::Cow;

use super::passages::{Look, Passages};
use super::{Basis, Date, DocumentYear, IsoDay, Modifier, Why};
use crate::extract::DateMention;
use crate::extract::dates::Side;
use crate::grammar::date::{Century, Edge, Part, Point, Year};
use crate::outline::Outline;

/// The calendar day as of which a text is read: (year, month, day).
type Day = (i32, u8, u8);

/// A year with where it was found.
#[derive(Debug, Clone, Copy)]
struct Found {
    year: i32,
    basis: Basis,
    reason: &'static str,
}

/// What is known while the mentions are read in order.
struct State<'o> {
    outline: &'o Outline,
    passages: &'o Passages,
    document: Option<i32>,
    /// A later year that the title is about, with the month of issue.
    ahead: Option<(i32, u8)>,
    /// An earlier year that the title is about.
    told: Option<i32>,
    reference: Option<Day>,
    /// The year of each outline node's heading, or of the nearest above.
    headings: Vec<Option<(i32, usize)>>,
    /// The year last named in the open sentence, and in the open paragraph.
    sentence_year: Option<i32>,
    paragraph_year: Option<i32>,
    /// The topic of the open section.
    topic: Option<Topic>,
    /// The month last named: year, month.
    month: Option<(Option<i32>, u8)>,
    /// The last stretch spoken of, for 上年同期.
    period: Option<Value>,
    sentence: u32,
    paragraph: u32,
}

/// A year that opened a paragraph.
#[derive(Debug, Clone, Copy)]
struct Topic {
    year: i32,
    /// The section of the first level that it holds in.
    root: Option<usize>,
    at: usize,
}

/// A settled point or stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Value {
    Year(i32),
    Month(i32, u8),
    Day(i32, u8, u8),
    Quarter(i32, u8),
    Half(i32, u8),
    /// The number of tens of years: 198 for the eighties.
    Decade(i32),
    /// The number of hundreds of years: 19 for the twentieth century.
    Century(i32),
    Span(Box<Value>, Box<Value>),
}

fn leap(year: i32) -> bool {
    year % 4 == 0 && year % 100 != 0 || year % 400 == 0
}

fn month_days(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(leap(year)),
        _ => 31,
    }
}

impl Value {
    fn first(&self) -> Day {
        match *self {
            Value::Year(y) => (y, 1, 1),
            Value::Month(y, m) => (y, m, 1),
            Value::Day(y, m, d) => (y, m, d),
            Value::Quarter(y, q) => (y, q * 3 - 2, 1),
            Value::Half(y, h) => (y, h * 6 - 5, 1),
            Value::Decade(t) => (t * 10, 1, 1),
            Value::Century(c) => (c * 100, 1, 1),
            Value::Span(ref a, _) => a.first(),
        }
    }

    fn last(&self) -> Day {
        match *self {
            Value::Year(y) => (y, 12, 31),
            Value::Month(y, m) => (y, m, month_days(y, m)),
            Value::Day(y, m, d) => (y, m, d),
            Value::Quarter(y, q) => (y, q * 3, month_days(y, q * 3)),
            Value::Half(y, h) => (y, h * 6, month_days(y, h * 6)),
            Value::Decade(t) => (t * 10 + 9, 12, 31),
            Value::Century(c) => (c * 100 + 99, 12, 31),
            Value::Span(_, ref b) => b.last(),
        }
    }

    fn earlier(&self, years: i32) -> Value {
        match *self {
            Value::Year(y) => Value::Year(y - years),
            Value::Month(y, m) => Value::Month(y - years, m),
            Value::Day(y, m, d) => Value::Day(y - years, m, d.min(month_days(y - years, m))),
            Value::Quarter(y, q) => Value::Quarter(y - years, q),
            Value::Half(y, h) => Value::Half(y - years, h),
            Value::Decade(t) => Value::Decade(t),
            Value::Century(c) => Value::Century(c),
            Value::Span(ref a, ref b) => Value::Span(Box::new(a.earlier(years)), Box::new(b.earlier(years))),
        }
    }

    fn write(&self, out: &mut String) {
        match *self {
            Value::Year(y) => digits(out, y, 4),
            Value::Month(y, m) => dashed(out, y, i32::from(m)),
            Value::Day(y, m, d) => {
                dashed(out, y, i32::from(m));
                out.push('-');
                digits(out, i32::from(d), 2);
            }
            // EDTF (ISO 8601-2) level 2: quarters 33–36, semesters 40–41
            Value::Quarter(y, q) => dashed(out, y, 32 + i32::from(q)),
            Value::Half(y, h) => dashed(out, y, 39 + i32::from(h)),
            Value::Decade(t) => {
                digits(out, t, 3);
                out.push('X');
            }
            Value::Century(c) => {
                digits(out, c, 2);
                out.push_str("XX");
            }
            Value::Span(ref a, ref b) => {
                a.write(out);
                out.push('/');
                b.write(out);
            }
        }
    }

    fn edtf(&self) -> String {
        let mut out = String::with_capacity(21);
        self.write(&mut out);
        out
    }
}

/// Writes a number with at least `width` digits.
fn digits(out: &mut String, n: i32, width: usize) {
    let mut buffer = [b'0'; 10];
    let mut rest = n.unsigned_abs();
    let mut i = buffer.len();
    while rest > 0 && i > 0 {
        i -= 1;
        buffer[i] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    let from = i.min(buffer.len() - width);
    out.extend(buffer[from..].iter().map(|&b| char::from(b)));
}

fn dashed(out: &mut String, year: i32, part: i32) {
    digits(out, year, 4);
    out.push('-');
    digits(out, part, 2);
}

/// The values of the dates, in the order of the mentions.
///
/// `document` is the document's year; `reference` the caller's day, which counts only where the
/// document has no year. `passages` say what a speech looks back on.
pub fn dates(
    mentions: &[DateMention],
    outline: &Outline,
    passages: &Passages,
    document: Option<&DocumentYear>,
    reference: Option<(i32, u8, u8)>,
) -> Vec<Date> {
    let mut state = State {
        outline,
        passages,
        document: document.map(|d| d.year),
        ahead: document.and_then(|d| d.ahead),
        told: document.and_then(|d| d.told),
        reference,
        headings: heading_years(mentions, outline),
        sentence_year: None,
        paragraph_year: None,
        topic: None,
        month: None,
        period: None,
        sentence: u32::MAX,
        paragraph: u32::MAX,
    };
    // 当月 where no month is named is any month: no date
    let generic = |m: &DateMention, d: &Date| m.written.from.part == Part::MonthNamed && d.value.is_none();
    mentions.iter().map(|m| (m, state.date(m))).filter(|(m, d)| !generic(m, d)).map(|(_, d)| d).collect()
}

/// For each node the one year that its title names, or that of the nearest node above with one, with where that node begins.
fn heading_years(mentions: &[DateMention], outline: &Outline) -> Vec<Option<(i32, usize)>> {
    /// Bytes before the year: 一、全面总结|2022年工作。
    const LEAD: usize = 18;
    let mut years: Vec<Option<(i32, usize)>> = Vec::with_capacity(outline.nodes.len());
    for node in &outline.nodes {
        let above = node.parent.and_then(|p| years[p]);
        let own = node.title.and_then(|title| {
            let from = mentions.partition_point(|m| m.span.start() < title.start());
            let mut inside = mentions[from..].iter().take_while(|m| m.span.end() <= title.end());
            let first = inside.find_map(named_year)?;
            // （一）原则同意新建热源厂，…2017年拨足。: a sentence that heads its paragraph is about the year that it opens with
            let opens = |m: &DateMention| m.span.start() - title.start() <= LEAD;
            if node.run_in && !mentions.get(from).is_some_and(opens) {
                return None;
            }
            // two years in one heading say nothing of the section
            inside.filter_map(named_year).all(|y| y == first).then_some((first, node.span.start()))
        });
        years.push(own.or(above));
    }
    years
}

/// The year that a mention names as what is spoken of: not in a title, no base of a comparison.
fn named_year(m: &DateMention) -> Option<i32> {
    match (m.written.from.year, m.written.to) {
        (Year::Given(y), None) if !m.in_title && !m.base && m.side.is_none() => Some(y),
        _ => None,
    }
}

impl State<'_> {
    fn date(&mut self, m: &DateMention) -> Date {
        if m.paragraph != self.paragraph {
            self.paragraph = m.paragraph;
            self.paragraph_year = None;
            self.month = None;
        }
        if m.sentence != self.sentence {
            self.sentence = m.sentence;
            self.sentence_year = None;
        }
        let at = m.span.start();
        let mut reasons: Vec<Cow<'static, str>> = Vec::new();
        let mut basis = Basis::Explicit;
        let mut from = self.point(&m.written.from, at, None, &mut basis, &mut reasons);
        if let Some(to) = m.written.to
            && matches!((m.written.from.year, to.year), (Year::Open, Year::Given(_)))
        {
            from = self.start_from_end(&m.written.from, &to, at, from, &mut basis, &mut reasons);
        }
        let value = match m.written.to {
            None => from.clone(),
            Some(to) => {
                let mut second = Basis::Explicit;
                let to_value = self.point(&to, at, from.as_ref(), &mut second, &mut reasons);
                match (from.clone(), to_value) {
                    (Some(a), Some(b)) => stretch(a, b),
                    _ => None,
                }
            }
        };
        let value = value.filter(|_| !m.recurs);
        if value.is_none() {
            if m.recurs {
                reasons.push("it comes again each year and names no one year".into());
            }
            if reasons.is_empty() {
                reasons.push("no year or month near it settles it".into());
            }
            // what would settle it
            basis = match m.written.from.year {
                Year::Now(_) | Year::Here(_) | Year::Named(_) => Basis::Relative,
                Year::Open if basis == Basis::Explicit => Basis::Context,
                _ => basis,
            };
        }
        self.remember(m, value.as_ref(), basis);
        let edge = m.written.to.map_or(m.written.from.edge, |_| None);
        let modifier = match m.side {
            Some(Side::Since) => Some(Modifier::Since),
            Some(Side::Until) => Some(Modifier::Until),
            Some(Side::By) => Some(Modifier::By),
            None => edge.map(|e| match e {
                Edge::Start => Modifier::Start,
                Edge::End => Modifier::End,
                Edge::Early => Modifier::Early,
                Edge::Mid => Modifier::Mid,
                Edge::Late => Modifier::Late,
            }),
        };
        let days = value.as_ref().map(|v| bounds(v, edge, &m.written.from.part));
        let day = |d: Day| IsoDay::new(d.0, d.1, d.2);
        let (start, end) = days.map_or((None, None), |(a, b)| (day(a), day(b)));
        Date {
            span: m.span,
            value: value.map(|v| v.edtf()),
            start,
            end,
            basis,
            modifier,
            why: Why { rule: m.written.from.rule, reasons },
        }
    }

    /// The first day of 2月11日至2025年6月30日, where nothing else settles its year or what does puts it behind the end: the last such day
    /// before the end, whose year is printed.
    fn start_from_end(
        &self,
        from: &Point,
        to: &Point,
        at: usize,
        start: Option<Value>,
        basis: &mut Basis,
        reasons: &mut Vec<Cow<'static, str>>,
    ) -> Option<Value> {
        let end = self.point(to, at, None, &mut Basis::Explicit, &mut Vec::new())?;
        let start = match start {
            Some(start) => start,
            None => self.point(from, at, Some(&end), basis, reasons)?,
        };
        Some(if start.first() > end.last() { start.earlier(1) } else { start })
    }

    /// Keeps what later mentions lean on.
    fn remember(&mut self, m: &DateMention, value: Option<&Value>, basis: Basis) {
        let Some(value) = value else { return };
        if m.in_title || m.base {
            return;
        }
        let year = match value {
            Value::Year(y) | Value::Month(y, _) | Value::Day(y, ..) | Value::Quarter(y, _) | Value::Half(y, _) => {
                Some(*y)
            }
            Value::Span(_, b) => match **b {
                Value::Month(y, _) | Value::Day(y, ..) => Some(y),
                _ => None,
            },
            _ => None,
        };
        // 上一年度 said twice is the same year: what is counted from the year spoken of does not shift it
        let counted = matches!(m.written.from.year, Year::Here(n) | Year::Named(n) if n != 0);
        if let Some(y) = year.filter(|_| !counted) {
            self.sentence_year = Some(y);
            if basis == Basis::Explicit {
                self.paragraph_year = Some(y);
            }
        }
        if m.topic
            && let Value::Year(y) = value
        {
            let at = m.span.start();
            self.topic = Some(Topic { year: *y, root: self.root(at), at });
        }
        match value {
            Value::Month(y, month) | Value::Day(y, month, _) => self.month = Some((Some(*y), *month)),
            Value::Span(_, b) => {
                if let Value::Month(y, month) | Value::Day(y, month, _) = **b {
                    self.month = Some((Some(y), month));
                }
            }
            _ => {}
        }
        let whole_year = matches!(value, Value::Year(_)) && basis == Basis::Relative;
        if !whole_year && !matches!(value, Value::Decade(_) | Value::Century(_)) {
            self.period = Some(value.clone());
        }
    }

    /// The root of the section that holds `at`.
    fn root(&self, at: usize) -> Option<usize> {
        let mut i = self.outline.node_at(at)?;
        while let Some(p) = self.outline.nodes[i].parent {
            i = p;
        }
        Some(i)
    }

    /// The year in the heading above a place, with where that heading begins.
    fn heading_year(&self, at: usize) -> Option<(i32, usize)> {
        self.headings[self.outline.node_at(at)?]
    }

    /// The year spoken of at a place.
    fn spoken(&self, at: usize, month: bool) -> Option<Found> {
        if let Some(year) = self.sentence_year {
            return Some(Found { year, basis: Basis::Context, reason: "the year named before it in the sentence" });
        }
        if let Some(year) = self.paragraph_year.filter(|_| month) {
            return Some(Found { year, basis: Basis::Context, reason: "the year named before it in the paragraph" });
        }
        let turn = self.passages.at(at).and_then(|t| t.years.map(|y| (t, y.1)));
        let turned = |since: usize| turn.is_some_and(|(turn, _)| turn.at > since);
        if let Some(topic) = self.topic
            && topic.root == self.root(at)
            && !turned(topic.at)
        {
            return Some(Found {
                year: topic.year,
                basis: Basis::Context,
                reason: "the year that a paragraph of the section opens with",
            });
        }
        if let Some((year, node)) = self.heading_year(at)
            && !turned(node)
        {
            return Some(Found { year, basis: Basis::Document, reason: "the year in the heading above it" });
        }
        if let Some((turn, year)) = turn {
            let reason = match turn.look {
                Look::Back => "the year that the passage looks back on",
                Look::Ahead => "the year that the passage is about",
            };
            // 一年来 and headings count from the document's year; what opens with 2001年 names its own
            let named = matches!(turn.rule, "back.year" | "back.sentence" | "ahead.sentence" | "ahead.plan");
            let basis = if named { Basis::Context } else { Basis::Document };
            return Some(Found { year, basis, reason });
        }
        self.now(None)
    }

    /// The writer's now: the document's year, or the reference date.
    fn now(&self, at: Option<usize>) -> Option<Found> {
        let ahead =
            at.and_then(|at| self.heading_year(at)).map(|(y, _)| y).filter(|y| self.document.is_none_or(|d| *y > d));
        if let (Some(year), true) = (ahead, self.document.is_some()) {
            return Some(Found {
                year,
                basis: Basis::Document,
                reason: "the heading above it is about a year to come",
            });
        }
        if let Some(year) = self.document {
            return Some(Found { year, basis: Basis::Document, reason: "the document's year" });
        }
        if let Some(year) = ahead {
            return Some(Found { year, basis: Basis::Document, reason: "the year in the heading above it" });
        }
        let (year, ..) = self.reference?;
        Some(Found { year, basis: Basis::Document, reason: "no year in the document: read as of the reference date" })
    }

    /// True where a year was named before in the paragraph, in the heading above, or as the topic of the section.
    fn placed(&self, at: usize) -> bool {
        let named = self.sentence_year.or(self.paragraph_year);
        named.is_some() || self.heading_year(at).is_some() || self.topic.is_some()
    }

    /// The year that the title is about, for a month that is not behind the month of issue and that no sentence or paragraph places:
    /// 1月1日 in the 通知 of November 2024 关于2025年部分节假日安排.
    fn to_come(&self, p: &Point, at: usize) -> Option<Found> {
        let (year, issued) = self.ahead?;
        let month = match p.part {
            Part::Month(m) | Part::Day(m, _) => m,
            _ => return None,
        };
        (month < issued && !self.placed(at)).then_some(Found {
            year,
            basis: Basis::Document,
            reason: "the title is about the year after the day of issue",
        })
    }

    /// The year of a point; `other` is where the stretch begins whose end it is.
    fn year(&self, p: &Point, at: usize, other: Option<&Value>) -> Option<Found> {
        let counted = |found: Option<Found>, n: i8| {
            found.map(|f| Found { year: f.year + i32::from(n), basis: Basis::Relative, ..f })
        };
        match p.year {
            Year::Given(year) => Some(Found { year, basis: Basis::Explicit, reason: "" }),
            // 明年 under the heading “四、2009年工作打算” of a report on 2008 is the year of the heading
            Year::Now(n) if n > 0 && self.document.is_some() => counted(self.now(None), n),
            Year::Now(n) => counted(self.now(Some(at)), n),
            // 全年共查处问题219起 in the 通报 of January on the year before
            Year::Here(0) if p.rule == "date.whole_year" && self.told.is_some() && !self.placed(at) => {
                self.told.map(|year| Found {
                    year,
                    basis: Basis::Relative,
                    reason: "the title is about the year before the day of issue",
                })
            }
            Year::Here(n) => counted(self.spoken(at, false), n),
            Year::Named(n) => {
                let named = self.sentence_year.or(self.paragraph_year).map(|year| Found {
                    year,
                    basis: Basis::Context,
                    reason: "the year last named",
                });
                counted(named.or_else(|| self.spoken(at, true)), n)
            }
            Year::Open => match other {
                Some(v) => Some(Found { year: v.last().0, basis: Basis::Context, reason: "the year of the other end" }),
                None => self.to_come(p, at).or_else(|| self.spoken(at, true)),
            },
        }
    }

    fn point(
        &self,
        p: &Point,
        at: usize,
        other: Option<&Value>,
        basis: &mut Basis,
        reasons: &mut Vec<Cow<'static, str>>,
    ) -> Option<Value> {
        match p.part {
            Part::Plan { number, law, years } => {
                *basis = if years == 0 { Basis::Period } else { Basis::Relative };
                return plan(number, law, years, p.edge, reasons);
            }
            Part::Decade { century, decade } => {
                *basis = if century.is_some() { Basis::Explicit } else { Basis::Context };
                return self.decade(century, decade, reasons);
            }
            Part::Century(c) => {
                if matches!(c, Century::FromNow(_)) {
                    *basis = Basis::Relative;
                }
                return self.century(c).map(Value::Century);
            }
            Part::MonthFromNow(n) => {
                *basis = Basis::Relative;
                let (y, m) = self.month_now(reasons)?;
                let months = y * 12 + i32::from(m) - 1 + i32::from(n);
                return Some(Value::Month(months.div_euclid(12), (months.rem_euclid(12) + 1) as u8));
            }
            Part::MonthNamed => {
                *basis = Basis::Relative;
                let (y, m) = self.month?;
                reasons.push("the month last named".into());
                return Some(Value::Month(y?, m));
            }
            Part::QuarterFromNow(n) => {
                *basis = Basis::Relative;
                let (y, m, _) = self.reference.filter(|_| self.document.is_none())?;
                reasons.push("no year in the document: read as of the reference date".into());
                let quarters = y * 4 + i32::from((m - 1) / 3) + i32::from(n);
                return Some(Value::Quarter(quarters.div_euclid(4), (quarters.rem_euclid(4) + 1) as u8));
            }
            Part::DayOnly(d) => {
                let (year, month) = match other {
                    Some(v) => (v.last().0, v.last().1),
                    None => match self.month {
                        Some((Some(y), m)) => {
                            reasons.push("the month last named".into());
                            (y, m)
                        }
                        _ => self.month_now(reasons)?,
                    },
                };
                *basis = Basis::Context;
                return valid(Value::Day(year, month, d), reasons);
            }
            Part::SamePeriod => {
                *basis = Basis::Relative;
                if let Some(period) = &self.period {
                    reasons.push("the stretch last named, a year before".into());
                    return Some(period.earlier(1));
                }
            }
            _ => {}
        }
        let found = self.year(p, at, other)?;
        *basis = found.basis;
        if !found.reason.is_empty() {
            reasons.push(found.reason.into());
        }
        let y = found.year;
        let value = match (p.part, p.edge) {
            // 年底 is the month that ends the year
            (Part::Whole, Some(Edge::Start)) => Value::Month(y, 1),
            (Part::Whole, Some(Edge::End)) => Value::Month(y, 12),
            (Part::Whole, Some(Edge::Mid)) => Value::Month(y, 6),
            (Part::Month(m), _) => Value::Month(y, m),
            (Part::Day(m, d), _) => Value::Day(y, m, d),
            (Part::Quarter(q), _) => Value::Quarter(y, q),
            (Part::Quarters(a, b), _) => {
                Value::Span(Box::new(Value::Month(y, a * 3 - 2)), Box::new(Value::Month(y, b * 3)))
            }
            (Part::Half(h), _) => Value::Half(y, h),
            (Part::Months(a, b), _) => Value::Span(Box::new(Value::Month(y, a)), Box::new(Value::Month(y, b))),
            _ => Value::Year(y),
        };
        valid(value, reasons)
    }

    /// The month that 本月 means: only the reference date says it.
    fn month_now(&self, reasons: &mut Vec<Cow<'static, str>>) -> Option<(i32, u8)> {
        match self.reference {
            Some((y, m, _)) if self.document.is_none() => {
                reasons.push("no year in the document: read as of the reference date".into());
                Some((y, m))
            }
            _ => None,
        }
    }

    fn century(&self, c: Century) -> Option<i32> {
        match c {
            Century::Number(n) => Some(i32::from(n) - 1),
            Century::FromNow(n) => Some(self.now(None)?.year / 100 + i32::from(n)),
        }
    }

    /// A decade with no century written is the last one that had begun when the text was written; the
    /// twenties and thirties are open once they may mean two centuries.
    fn decade(&self, century: Option<Century>, decade: u8, reasons: &mut Vec<Cow<'static, str>>) -> Option<Value> {
        let tens = i32::from(decade / 10);
        if let Some(c) = century {
            return Some(Value::Decade(self.century(c)? * 10 + tens));
        }
        let now = self.now(None)?.year;
        let this = now / 100 * 10 + tens;
        if this * 10 <= now && tens > 0 && now >= 2010 && tens <= 3 {
            reasons.push("the decade may belong to either of two centuries".into());
            return None;
        }
        // a few years ahead a decade may be spoken of as to come: 九十年代 in 1986
        let value = if this * 10 <= now + 14 { this } else { this - 10 };
        reasons.push("the nearest decade of that name".into());
        Some(Value::Decade(value))
    }
}

/// The first and the last year of a five-year plan.
pub(super) fn plan_years(number: u8) -> (i32, i32) {
    let n = i32::from(number);
    let first = if n <= 2 { 1953 + (n - 1) * 5 } else { 1966 + (n - 3) * 5 };
    (first, first + 4)
}

/// A five-year plan: the first from 1953; years of adjustment lie between the second and the third.
fn plan(number: u8, law: bool, years: i8, edge: Option<Edge>, reasons: &mut Vec<Cow<'static, str>>) -> Option<Value> {
    let (first, last) = if law {
        reasons.push("普法: the law-publicity plans run from 1986".into());
        let first = 1986 + (i32::from(number) - 1) * 5;
        (first, first + 4)
    } else {
        plan_years(number)
    };
    let span = |a: i32, b: i32| {
        if a == b { Value::Year(a) } else { Value::Span(Box::new(Value::Year(a)), Box::new(Value::Year(b))) }
    };
    Some(match (years, edge) {
        (0, Some(Edge::End)) => Value::Year(last),
        (0, Some(Edge::Start)) => Value::Year(first),
        (0, _) => span(first, last),
        (y, _) if y > 0 => span(first, first + i32::from(y) - 1),
        (y, _) => span(last + i32::from(y) + 1, last),
    })
}

/// The value if its day exists.
fn valid(value: Value, reasons: &mut Vec<Cow<'static, str>>) -> Option<Value> {
    match value {
        Value::Day(y, m, d) if d == 0 || d > month_days(y, m) => {
            reasons.push("no calendar has that day".into());
            None
        }
        v => Some(v),
    }
}

/// A stretch, its ends in order: 11月至3月 runs into the next year.
fn stretch(a: Value, b: Value) -> Option<Value> {
    if a.first() <= b.last() {
        return Some(Value::Span(Box::new(a), Box::new(b)));
    }
    // only months and days may run over the year's end
    let b = match b {
        Value::Month(y, m) if a.first().0 == y => Value::Month(y + 1, m),
        Value::Day(y, m, d) if a.first().0 == y => Value::Day(y + 1, m, d.min(month_days(y + 1, m))),
        _ => return None,
    };
    Some(Value::Span(Box::new(a), Box::new(b)))
}

/// First and last day; thirds of a month are exact.
fn bounds(value: &Value, edge: Option<Edge>, part: &Part) -> (Day, Day) {
    let (first, last) = (value.first(), value.last());
    match (value, edge, part) {
        (Value::Month(y, m), Some(Edge::Early), Part::Month(_) | Part::MonthFromNow(_)) => ((*y, *m, 1), (*y, *m, 10)),
        (Value::Month(y, m), Some(Edge::Mid), Part::Month(_) | Part::MonthFromNow(_)) => ((*y, *m, 11), (*y, *m, 20)),
        (Value::Month(y, m), Some(Edge::Late), Part::Month(_) | Part::MonthFromNow(_)) => ((*y, *m, 21), last),
        _ => (first, last),
    }
}
