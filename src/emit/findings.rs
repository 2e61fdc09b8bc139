//! Document → findings: everything that can be shown at its place in the text, in one shape.
//!
//! “2023年6月5日至9日” is a date with value, days and basis; inside 《2024年工作要点》 a date lies in a
//! citation; “关于开展2024年检查的通知” is the title of the form and holds a date.
//!
//! [`findings`] lists them. [`Marks`] lays them over the text: [`Marks::events`] gives one paragraph as
//! openings, text and closings that always nest; of two findings that overlap in part, the later one is cut
//! in two. [`Written`] gives the source's characters for a stretch of cleaned text.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::wire::Ids;
use crate::document::Document;
use crate::frame::{Frame, Part};
use crate::metric::Metric;
use crate::outline::Style;
use crate::resolve::{Change, Citation, Date, Figure};
use crate::text::{Clean, Origin, Span};

/// A kind of finding. The order is that of nesting, where two cover the same characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Parts of the form.
    Frame,
    /// Headings and items: marker and title.
    Outline,
    /// What was odd.
    Note,
    /// Named laws and documents.
    Citation,
    /// Calendar expressions.
    Date,
    /// What a figure says, at its figure; or a zero by negation.
    Metric,
    /// Quantities.
    Figure,
}

impl Layer {
    /// All layers, in the order in which they are listed for a person.
    pub const ALL: [Layer; 7] =
        [Layer::Date, Layer::Figure, Layer::Metric, Layer::Citation, Layer::Frame, Layer::Outline, Layer::Note];

    /// One finding of it: `date`.
    pub fn as_str(self) -> &'static str {
        match self {
            Layer::Frame => "frame",
            Layer::Outline => "outline",
            Layer::Note => "note",
            Layer::Citation => "citation",
            Layer::Date => "date",
            Layer::Metric => "metric",
            Layer::Figure => "figure",
        }
    }

    /// The layer's key in the JSON: `dates`.
    pub fn plural(self) -> &'static str {
        match self {
            Layer::Frame => "frame",
            Layer::Outline => "outline",
            Layer::Note => "notes",
            Layer::Citation => "citations",
            Layer::Date => "dates",
            Layer::Metric => "metrics",
            Layer::Figure => "figures",
        }
    }
}

/// One thing that was found, ready to be shown.
#[derive(Debug, Clone)]
pub(crate) struct Finding<'d> {
    /// Its layer.
    pub(crate) layer: Layer,
    /// What it is: a part's name in the JSON, a heading's style, a note's code, else the layer's name.
    pub(crate) name: &'d str,
    /// Where it stands, in text order; a citation's number lies apart from its title. Empty for a note on
    /// the whole document or on what was taken out.
    pub(crate) places: Vec<Span>,
    /// What it means, in one line; empty where the name says it.
    pub(crate) value: String,
    /// Everything else that is known, by name.
    pub(crate) facts: Vec<(&'static str, Cow<'d, str>)>,
    /// The rule that read it; absent for headings and notes.
    pub(crate) rule: Option<&'static str>,
    /// What settled its value.
    pub(crate) reasons: &'d [Cow<'static, str>],
}

impl<'d> Finding<'d> {
    /// Its characters, less line breaks and typesetting blanks.
    pub(crate) fn text(&self, document: &'d Document) -> Cow<'d, str> {
        match self.places[..] {
            [] => Cow::Borrowed(""),
            [place] => Cow::Borrowed(document.clean.slice(place)),
            _ => self.places.iter().map(|p| document.clean.slice(*p)).collect::<Vec<_>>().join(" ").into(),
        }
    }
}

/// Every finding of the document, layer by layer, each layer in text order.
pub(crate) fn findings<'d>(document: &'d Document<'_>) -> Vec<Finding<'d>> {
    let mut all: Vec<Finding<'_>> = parts(&document.frame).into_iter().map(|p| frame(document, p)).collect();
    outline(document, &mut all);
    all.extend(document.dates.iter().map(date));
    all.extend(document.figures.iter().map(figure));
    all.extend(document.metrics.iter().map(|m| metric(document, m)));
    all.extend(document.citations.iter().map(citation));
    all.extend(document.notes.iter().map(|note| Finding {
        layer: Layer::Note,
        name: note.code,
        places: note.at.and_then(|at| kept(document, at)).into_iter().collect(),
        value: note.message.clone(),
        facts: Vec::new(),
        rule: None,
        reasons: &[],
    }));
    all
}

/// What is kept of a place in the source, cut to one paragraph; a place that begins with what was left out has
/// nothing to mark.
fn kept(document: &Document, at: Origin) -> Option<Span> {
    let clean = &document.clean;
    let start = clean.span_of(at.start())?;
    let first = clean.as_str()[start..].chars().next().map_or(0, char::len_utf8);
    if !clean.origin(Span::new(start, start + first)).covers(at.start()) {
        return None;
    }
    let paragraph = clean.paragraphs()[clean.paragraph_at(start)?].span;
    let end = clean.span_of(at.end()).unwrap_or(paragraph.end()).min(paragraph.end());
    (start < end).then(|| Span::new(start, end))
}

fn frame<'d>(document: &'d Document, (name, part): (&'static str, &'d Part)) -> Finding<'d> {
    let frame = &document.frame;
    let mut facts: Vec<(&'static str, Cow<'d, str>)> = Vec::new();
    let mut value = String::new();
    match name {
        "issuer_mark" => facts.extend(frame.issuer_mark.iter().map(|m| ("issuer", m.issuer.as_str().into()))),
        "doc_number" => {
            if let Some(n) = &frame.doc_number {
                number_facts(n.prefix.as_deref(), n.year, n.number, &mut facts);
            }
        }
        "attachments" => {
            let this = frame.attachments.iter().find(|a| std::ptr::eq(&a.part, part));
            facts.extend(this.and_then(|a| a.number).map(|n| ("number", n.to_string().into())));
        }
        "issued_on" => value = settled(frame.issued_on.as_ref().and_then(|d| d.value.as_deref())),
        "printed_on" => value = settled(frame.printed_on.as_ref().and_then(|d| d.value.as_deref())),
        _ => {}
    }
    Finding { layer: Layer::Frame, name, places: vec![part.span], value, facts, rule: Some(part.rule), reasons: &[] }
}

fn settled(value: Option<&str>) -> String {
    value.unwrap_or("not settled").to_owned()
}

fn number_facts<'d>(
    prefix: Option<&'d str>,
    year: Option<i32>,
    number: Option<u32>,
    facts: &mut Vec<(&'static str, Cow<'d, str>)>,
) {
    facts.extend(prefix.map(|p| ("prefix", p.into())));
    facts.extend(year.map(|y| ("year", y.to_string().into())));
    facts.extend(number.map(|n| ("number", n.to_string().into())));
}

fn outline<'d>(document: &'d Document, all: &mut Vec<Finding<'d>>) {
    let clean = &document.clean;
    for (node, id) in document.outline.nodes.iter().zip(Ids::of(&document.outline).iter()) {
        // marker and title in one mark where they stand in one paragraph
        let mut places = Vec::with_capacity(2);
        // what an article, a dash or an ordinal opens is often all of a sentence: its marker is mark enough
        let in_text = matches!(node.style, Style::Article | Style::Dash | Style::Ordinal) && !node.marker.is_empty();
        match (node.marker, node.title.filter(|_| !in_text)) {
            (marker, None) if marker.is_empty() => {
                let first = clean.as_str()[node.span.start()..].chars().next().map_or(0, char::len_utf8);
                places.push(Span::new(node.span.start(), node.span.start() + first));
            }
            (marker, None) => places.push(marker),
            (marker, Some(title)) if marker.is_empty() => places.push(title),
            (marker, Some(title))
                if marker.end() <= title.start()
                    && clean.paragraph_at(marker.start()) == clean.paragraph_at(title.start()) =>
            {
                places.push(Span::new(marker.start(), title.end()));
            }
            (marker, Some(title)) => places.extend([marker, title]),
        }
        let mut facts: Vec<(&'static str, Cow<'d, str>)> = vec![("style", node.style.as_str().into())];
        if !node.marker.is_empty() {
            facts.push(("marker", clean.slice(node.marker).into()));
        }
        facts.extend(node.number.map(|n| ("number", n.to_string().into())));
        facts.extend(node.title.map(|t| ("title", clean.slice(t).into())));
        if node.run_in {
            facts.push(("run in", "the text goes on in the same paragraph".into()));
        }
        all.push(Finding {
            layer: Layer::Outline,
            name: node.style.as_str(),
            places,
            value: format!("{id}, level {}", node.level),
            facts,
            rule: None,
            reasons: &[],
        });
    }
}

fn date(date: &Date) -> Finding<'_> {
    let mut facts: Vec<(&'static str, Cow<'_, str>)> = Vec::new();
    if let (Some(start), Some(end)) = (&date.start, &date.end) {
        let days = if start == end { start.to_string().into() } else { Cow::Owned(format!("{start} to {end}")) };
        facts.push(("days", days));
    }
    facts.push(("basis", date.basis.as_str().into()));
    facts.extend(date.modifier.map(|m| ("modifier", m.as_str().into())));
    Finding {
        layer: Layer::Date,
        name: Layer::Date.as_str(),
        places: vec![date.span],
        value: settled(date.value.as_deref()),
        facts,
        rule: Some(date.why.rule),
        reasons: &date.why.reasons,
    }
}

fn figure(figure: &Figure) -> Finding<'_> {
    let mut facts: Vec<(&'static str, Cow<'_, str>)> = vec![("kind", figure.kind.as_str().into())];
    if !figure.dimension.is_empty() && figure.dimension != figure.kind.as_str() {
        facts.push(("dimension", figure.dimension.into()));
    }
    facts.extend(figure.qualifier.map(|q| ("qualifier", q.as_str().into())));
    facts.extend(figure.change.map(|c| ("change", change(c))));
    if let Some(base) = &figure.base {
        let base = amount(base.value, base.low, base.high, &base.unit);
        facts.push(("base", base.into()));
    }
    Finding {
        layer: Layer::Figure,
        name: Layer::Figure.as_str(),
        places: vec![figure.span],
        value: amount(figure.value, figure.low, figure.high, &figure.unit),
        facts,
        rule: Some(figure.why.rule),
        reasons: &figure.why.reasons,
    }
}

fn change(Change { direction, basis }: Change) -> Cow<'static, str> {
    match basis {
        Some(basis) => format!("{}, {}", direction.as_str(), basis.as_str()).into(),
        None => direction.as_str().into(),
    }
}

fn metric<'d>(document: &'d Document, metric: &'d Metric) -> Finding<'d> {
    let figure = metric.figure.and_then(|i| document.figures.get(i));
    let (low, high) = figure.map_or((None, None), |f| (f.low, f.high));
    let said = amount(metric.value, low, high, &metric.unit);
    let mut facts: Vec<(&'static str, Cow<'d, str>)> = Vec::new();
    facts.push(("subject", metric.subject.as_deref().unwrap_or("not settled").into()));
    facts.extend(metric.predicate.map(|p| ("predicate", document.clean.slice(p).into())));
    facts.extend(metric.scope.as_deref().map(|s| ("scope", s.into())));
    facts.push(("period", metric.period.as_deref().unwrap_or("not settled").into()));
    facts.push(("status", metric.status.as_str().into()));
    facts.extend(metric.change.map(|c| ("change", change(c))));
    facts.extend(metric.key.as_deref().map(|k| ("key", k.into())));
    Finding {
        layer: Layer::Metric,
        name: Layer::Metric.as_str(),
        places: vec![metric.span],
        value: match &metric.subject {
            Some(subject) => format!("{subject} {said}"),
            None => said,
        },
        facts,
        rule: Some(metric.why.rule),
        reasons: &metric.why.reasons,
    }
}

fn amount(value: Option<Decimal>, low: Option<Decimal>, high: Option<Decimal>, unit: &str) -> String {
    let mut out = match (value, low, high) {
        (Some(value), ..) => value.normalize().to_string(),
        (None, None, None) => "not settled".to_owned(),
        (None, low, high) => {
            let end = |d: Option<Decimal>| d.map_or("…".to_owned(), |d| d.normalize().to_string());
            format!("{} to {}", end(low), end(high))
        }
    };
    if !unit.is_empty() {
        let _ = write!(out, " {unit}");
    }
    out
}

fn citation(citation: &Citation) -> Finding<'_> {
    let mut places = vec![citation.span];
    let mut facts: Vec<(&'static str, Cow<'_, str>)> = vec![("kind", citation.kind.as_str().into())];
    facts.extend(citation.title.as_deref().map(|t| ("title", t.into())));
    if citation.canonical.is_none() && citation.title.is_some() {
        facts.push(("full title", "unknown".into()));
    }
    if let Some(number) = &citation.doc_number {
        if !citation.span.overlaps(number.span) && !number.span.is_empty() {
            places.push(number.span);
            places.sort();
        }
        facts.push(("doc number", number.normal.as_str().into()));
        number_facts(number.prefix.as_deref(), number.year, number.number, &mut facts);
    }
    if !citation.provisions.is_empty() {
        let mut named = String::new();
        for provision in &citation.provisions {
            let mut one = String::new();
            let mut add = |what: &str, number: &dyn std::fmt::Display| {
                let gap = if one.is_empty() { "" } else { " " };
                let _ = write!(one, "{gap}{what} {number}");
            };
            provision.article.iter().for_each(|n| add("article", n));
            provision.paragraph.iter().for_each(|n| add("paragraph", n));
            provision.item.iter().for_each(|n| add("item", n));
            let gap = if named.is_empty() { "" } else { "; " };
            let _ = write!(named, "{gap}{one}");
        }
        facts.push(("provisions", named.into()));
    }
    facts.extend(citation.version.as_ref().map(|v| ("in force", format!("{} {}", v.act, v.adopted).into())));
    if !citation.quoted && citation.title.is_some() {
        facts.push(("brackets", "none".into()));
    }
    let number = citation.doc_number.as_ref().filter(|_| citation.title.is_none());
    Finding {
        layer: Layer::Citation,
        name: Layer::Citation.as_str(),
        places,
        value: match (&citation.canonical, number) {
            (Some(title), _) => title.clone(),
            (None, Some(number)) => number.normal.clone(),
            (None, None) => String::new(),
        },
        facts,
        rule: Some(citation.why.rule),
        reasons: &citation.why.reasons,
    }
}

/// Every part of the form with its name in the JSON, in the order of the standard.
fn parts(frame: &Frame) -> Vec<(&'static str, &Part)> {
    let Frame {
        copy_number,
        secrecy,
        urgency,
        issuer_mark,
        doc_number,
        signatories,
        title,
        addressees,
        attachments,
        issuers,
        issued_on,
        note,
        cc,
        printed_by,
        printed_on,
        kind: _,
        body: _,
        tail: _,
    } = frame;
    let mut all: Vec<(&'static str, &Part)> = Vec::new();
    all.extend(copy_number.iter().map(|p| ("copy_number", p)));
    all.extend(secrecy.iter().map(|p| ("secrecy", p)));
    all.extend(urgency.iter().map(|p| ("urgency", p)));
    all.extend(issuer_mark.iter().map(|m| ("issuer_mark", &m.part)));
    all.extend(doc_number.iter().map(|n| ("doc_number", &n.part)));
    all.extend(signatories.iter().map(|p| ("signatories", p)));
    all.extend(title.iter().map(|p| ("title", p)));
    all.extend(addressees.iter().map(|p| ("addressees", p)));
    all.extend(attachments.iter().map(|a| ("attachments", &a.part)));
    all.extend(issuers.iter().map(|p| ("issuers", p)));
    all.extend(issued_on.iter().map(|d| ("issued_on", &d.part)));
    all.extend(note.iter().map(|p| ("note", p)));
    all.extend(cc.iter().map(|p| ("cc", p)));
    all.extend(printed_by.iter().map(|p| ("printed_by", p)));
    all.extend(printed_on.iter().map(|d| ("printed_on", &d.part)));
    all
}

/// One step through a paragraph with its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    /// A mark opens.
    Open {
        /// The index of its finding.
        finding: usize,
        /// It is the finding's first piece.
        first: bool,
        /// Where, in the cleaned text.
        at: usize,
    },
    /// Characters.
    Text(Span),
    /// The mark opened last ends.
    Close {
        /// The index of its finding.
        finding: usize,
        /// It is the last piece of the finding's first place.
        last: bool,
    },
}

/// A stretch of one paragraph that belongs to a finding. The order is that of opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Piece {
    start: usize,
    /// The longer one opens first.
    end: Reverse<usize>,
    layer: Layer,
    finding: usize,
    first: bool,
    last: bool,
}

/// Findings laid over the text.
#[derive(Debug)]
pub(crate) struct Marks {
    pieces: Vec<Piece>,
}

impl Marks {
    /// Lays the findings for which `shown` holds over the paragraphs.
    pub(crate) fn new(clean: &Clean, findings: &[Finding<'_>], shown: impl Fn(&Finding<'_>) -> bool) -> Marks {
        let paragraphs = clean.paragraphs();
        let mut pieces: Vec<Piece> = Vec::with_capacity(findings.len());
        for (i, finding) in findings.iter().enumerate().filter(|(_, f)| shown(f)) {
            let from = pieces.len();
            let mut closed = None;
            for place in &finding.places {
                let mut at = clean.paragraph_at(place.start()).unwrap_or(0);
                while let Some(paragraph) = paragraphs.get(at).filter(|p| p.span.start() < place.end()) {
                    let start = place.start().max(paragraph.span.start());
                    let end = place.end().min(paragraph.span.end());
                    if start < end {
                        let (finding, layer) = (i, finding.layer);
                        pieces.push(Piece { start, end: Reverse(end), layer, finding, first: false, last: false });
                    }
                    at += 1;
                }
                closed.get_or_insert(pieces.len());
            }
            if let [first, ..] = &mut pieces[from..] {
                first.first = true;
            }
            if let [.., last] = &mut pieces[from..closed.unwrap_or(from)] {
                last.last = true;
            }
        }
        pieces.sort_unstable();
        Marks { pieces }
    }

    /// One paragraph as openings, text and closings that nest.
    pub(crate) fn events(&self, paragraph: Span) -> Vec<Event> {
        let from = self.pieces.partition_point(|p| p.start < paragraph.start());
        let to = self.pieces.partition_point(|p| p.start < paragraph.end());
        let mut waiting: BinaryHeap<Reverse<Piece>> = self.pieces[from..to].iter().copied().map(Reverse).collect();
        let mut events = Vec::with_capacity(3 * (to - from) + 1);
        let mut open: Vec<Piece> = Vec::new();
        let mut at = paragraph.start();
        let text = |events: &mut Vec<Event>, at: &mut usize, to: usize| {
            if *at < to {
                events.push(Event::Text(Span::new(*at, to)));
                *at = to;
            }
        };
        loop {
            let next = waiting.peek().map_or(paragraph.end(), |p| p.0.start);
            while let Some(top) = open.last().filter(|top| top.end.0 <= next) {
                text(&mut events, &mut at, top.end.0);
                events.push(Event::Close { finding: top.finding, last: top.last });
                open.pop();
            }
            text(&mut events, &mut at, next);
            let Some(Reverse(mut piece)) = waiting.pop() else { break };
            if let Some(limit) = open.last().map(|top| top.end.0).filter(|&limit| limit < piece.end.0) {
                waiting.push(Reverse(Piece { start: limit, first: false, ..piece }));
                piece = Piece { end: Reverse(limit), last: false, ..piece };
            }
            events.push(Event::Open { finding: piece.finding, first: piece.first, at: piece.start });
            open.push(piece);
        }
        events
    }
}

/// A run of the source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Run<'d> {
    /// Characters as they stand in the source, blanks of one line included.
    Kept(&'d str),
    /// What was left out inside a paragraph and is more than a line break: a page number.
    LeftOut(&'d str),
}

/// Reads the source's characters along the cleaned text.
#[derive(Debug)]
pub(crate) struct Written<'d> {
    document: &'d Document<'d>,
    /// Everything before this byte of the source is given.
    done: usize,
}

impl<'d> Written<'d> {
    pub(crate) fn new(document: &'d Document<'d>) -> Written<'d> {
        Written { document, done: 0 }
    }

    /// Steps to a paragraph; gives what was left out before it, blanks at its ends taken off.
    pub(crate) fn paragraph(&mut self, paragraph: Span) -> &'d str {
        let at = self.document.clean.origin(paragraph);
        let gap = &self.document.text.as_str()[self.done.min(at.start())..at.start()];
        self.done = at.start();
        gap.trim()
    }

    /// What was left out behind the last paragraph.
    pub(crate) fn rest(&self) -> &'d str {
        self.document.text.as_str()[self.done..].trim()
    }

    /// Gives what lies before `at`, so that it stays outside a mark that opens there.
    pub(crate) fn before(&mut self, at: usize, give: &mut dyn FnMut(Run<'d>)) {
        let clean = &self.document.clean;
        if let Some(c) = clean.as_str()[at..].chars().next() {
            self.gap(clean.origin(Span::new(at, at + c.len_utf8())).start(), give);
        }
    }

    /// Gives the source's characters of a span, which lies in the paragraph at hand.
    pub(crate) fn text(&mut self, span: Span, give: &mut dyn FnMut(Run<'d>)) {
        let clean = &self.document.clean;
        let source = self.document.text.as_str();
        let cleaned = clean.slice(span);
        let whole = clean.origin(span);
        if whole.start() >= self.done && &source[whole.range()] == cleaned {
            self.gap(whole.start(), give);
            give(Run::Kept(cleaned));
            self.done = whole.end();
            return;
        }
        for (i, c) in cleaned.char_indices() {
            let from = span.start() + i;
            let at = clean.origin(Span::new(from, from + c.len_utf8()));
            self.gap(at.start(), give);
            // several characters that replaced a stretch have it in common
            if self.done < at.end() {
                give(Run::Kept(&source[self.done..at.end()]));
                self.done = at.end();
            }
        }
    }

    fn gap(&mut self, to: usize, give: &mut dyn FnMut(Run<'d>)) {
        if to <= self.done {
            return;
        }
        let gap = &self.document.text.as_str()[self.done..to];
        self.done = to;
        let blank = gap.trim().is_empty();
        if !blank {
            give(Run::LeftOut(gap.trim()));
        } else if !gap.contains(['\n', '\r', '\u{C}', '\u{B}', '\u{85}', '\u{2028}', '\u{2029}']) {
            give(Run::Kept(gap));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, Finding, Layer, Marks, Run, Written, findings};
    use crate::document::{Document, Options, parse};
    use crate::text::Span;

    fn document(text: &str) -> Document<'_> {
        parse(crate::source::read(text.as_bytes(), "-").unwrap(), &Options::default())
    }

    fn finding(layer: Layer, places: &[(usize, usize)]) -> Finding<'static> {
        Finding {
            layer,
            name: layer.as_str(),
            places: places.iter().map(|&(a, b)| Span::new(a, b)).collect(),
            value: String::new(),
            facts: Vec::new(),
            rule: None,
            reasons: &[],
        }
    }

    /// The document with `[0 …0]` around pieces of finding 0; a dot follows the end of its first place.
    fn marked(document: &Document, findings: &[Finding<'_>]) -> String {
        let marks = Marks::new(&document.clean, findings, |_| true);
        let mut out = String::new();
        let mut written = Written::new(document);
        for paragraph in document.clean.paragraphs() {
            let left_out = written.paragraph(paragraph.span);
            if !left_out.is_empty() {
                out.push_str(&format!("({left_out})|"));
            }
            for event in marks.events(paragraph.span) {
                match event {
                    Event::Open { finding, first, .. } => {
                        out.push_str(&format!("[{finding}{}", if first { ":" } else { "~" }));
                    }
                    Event::Close { finding, last } => {
                        out.push_str(&format!("{finding}]{}", if last { "." } else { "" }));
                    }
                    Event::Text(span) => written.text(span, &mut |run| match run {
                        Run::Kept(text) => out.push_str(text),
                        Run::LeftOut(text) => out.push_str(&format!("({text})")),
                    }),
                }
            }
            out.push('|');
        }
        out
    }

    #[test]
    fn marks_nest_and_what_overlaps_in_part_is_cut() {
        let document = document("abcdefgh\n");
        let case = |findings: &[Finding<'_>]| marked(&document, findings);
        let (date, citation, frame) = (Layer::Date, Layer::Citation, Layer::Frame);
        assert_eq!(case(&[]), "abcdefgh|");
        // one inside the other, side by side, equal
        assert_eq!(case(&[finding(date, &[(2, 4)]), finding(citation, &[(1, 6)])]), "a[1:b[0:cd0].ef1].gh|");
        assert_eq!(case(&[finding(date, &[(0, 2)]), finding(date, &[(2, 8)])]), "[0:ab0].[1:cdefgh1].|");
        assert_eq!(case(&[finding(date, &[(0, 8)]), finding(frame, &[(0, 8)])]), "[1:[0:abcdefgh0].1].|");
        // overlapping in part, twice
        assert_eq!(case(&[finding(date, &[(3, 7)]), finding(citation, &[(1, 5)])]), "a[1:bc[0:de0]1].[0~fg0].h|");
        assert_eq!(
            case(&[finding(frame, &[(0, 4)]), finding(citation, &[(1, 6)]), finding(date, &[(2, 8)])]),
            "[0:a[1:b[2:cd2]1]0].[2~[1~ef1].gh2].|"
        );
        // two places
        assert_eq!(case(&[finding(citation, &[(0, 2), (6, 8)])]), "[0:ab0].cdef[0~gh0]|");
    }

    #[test]
    fn a_finding_across_paragraphs_has_a_piece_in_each() {
        let document = document("甲乙\n\n丙丁\n");
        assert_eq!(document.clean.paragraphs().len(), 2);
        assert_eq!(marked(&document, &[finding(Layer::Outline, &[(3, 10)])]), "甲[0:乙0]|[0~丙0].丁|");
    }

    #[test]
    fn the_characters_are_those_of_the_source() {
        let document = document("附件１\n　　３ 月 ２ 日，（一）检查\n");
        let marks = marked(&document, &[]);
        assert_eq!(marks, "附件１|３ 月 ２ 日，（一）检查|");
    }

    #[test]
    fn every_layer_says_what_it_found() {
        let document = document(
            "关于清理的通知\n\n各科室：\n\n一、依据\n\n根据《国防法》第二条，2024年3月拨付不超过3万元。\n\n三、其他\n",
        );
        let all = findings(&document);
        let of = |layer| all.iter().filter(|f| f.layer == layer).map(|f| f.value.as_str()).collect::<Vec<_>>();
        assert_eq!(of(Layer::Date), ["2024-03"]);
        assert_eq!(of(Layer::Figure), ["30000 元"]);
        assert_eq!(of(Layer::Citation), ["中华人民共和国国防法"]);
        assert_eq!(of(Layer::Outline), ["1, level 1", "2, level 1"]);
        // the numbering skips, and nothing says the year
        assert_eq!(of(Layer::Note).len(), 2, "{all:?}");
        let citation = all.iter().find(|f| f.layer == Layer::Citation).unwrap();
        assert!(citation.facts.contains(&("provisions", "article 2".into())), "{citation:?}");
        let figure = all.iter().find(|f| f.layer == Layer::Figure).unwrap();
        assert_eq!(figure.text(&document), "3万元");
        assert!(figure.rule.is_some());
    }
}
