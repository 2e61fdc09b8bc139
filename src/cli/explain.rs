//! `gongwen explain`: which rules read the characters at one place, and why.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::hiargs::Input;
use super::person::printable;
use super::{Tally, each_document};
use crate::document::{Document, Options};
use crate::emit::wire::node_ids;
use crate::frame::{Frame, Part};
use crate::resolve::{Change, Figure, Why};
use crate::text::{Origin, Places, Span};

pub(super) fn run(input: &Input, options: &Options, at: usize, out: &mut dyn Write) -> io::Result<Tally> {
    each_document(std::slice::from_ref(input), options, out, |document, buffer| {
        let mut text = String::new();
        explain(document, at, &mut text)?;
        buffer.extend_from_slice(text.as_bytes());
        Ok(())
    })
}

fn explain(document: &Document, at: usize, out: &mut String) -> Result<(), String> {
    let source = document.text.as_str();
    let places = Places::new(source);
    let byte = places.byte_of(at);
    let Some(character) = source[byte..].chars().next() else {
        return Err(format!("expected --at below {} (its code points), found {at}", places.chars()));
    };
    let line_start = memchr::memrchr(b'\n', &source.as_bytes()[..byte]).map_or(0, |i| i + 1);
    let column = at - places.char_of(line_start) + 1;
    let reader = Reader { document, places, byte };
    let name = printable(&document.text.provenance().name).into_owned();
    let line = reader.places.line_of(byte);
    let _ = writeln!(
        out,
        "{name}: code point {at}, line {line}, column {column}: {} (U+{:04X})",
        quoted(character.encode_utf8(&mut [0; 4])),
        u32::from(character)
    );
    let before = out.len();
    reader.paragraph(out);
    reader.outline(out);
    reader.frame(out);
    reader.mentions(out);
    reader.notes(out);
    if out.len() == before {
        out.push_str("no rule reads this character\n");
    }
    Ok(())
}

fn quoted(text: &str) -> String {
    format!("“{}”", printable(text))
}

/// Looks for everything that covers one byte of the source text.
struct Reader<'d> {
    document: &'d Document,
    places: Places<'d>,
    byte: usize,
}

impl Reader<'_> {
    /// The place of a span in the source, when it covers the byte.
    fn covers(&self, span: Span) -> Option<Origin> {
        let origin = self.document.clean.origin(span);
        origin.covers(self.byte).then_some(origin)
    }

    fn place(&self, at: Origin) -> String {
        format!("[{}, {})", self.places.char_of(at.start()), self.places.char_of(at.end()))
    }

    fn slice(&self, span: Span) -> String {
        quoted(self.document.clean.slice(span))
    }

    fn paragraph(&self, out: &mut String) {
        let clean = &self.document.clean;
        let paragraphs = clean.paragraphs();
        let i = paragraphs.partition_point(|p| clean.origin(p.span).start() <= self.byte);
        let covering = i.checked_sub(1).and_then(|i| self.covers(paragraphs[i].span).map(|at| (i, at)));
        let Some((i, at)) = covering else {
            out.push_str("paragraph: none; reflow took this character out\n");
            return;
        };
        let paragraph = paragraphs[i];
        let _ = write!(out, "paragraph {} of {} at {}", i + 1, paragraphs.len(), self.place(at));
        if paragraph.lines > 1 {
            let _ = write!(out, ", joined from {} lines", paragraph.lines);
        }
        if paragraph.parted {
            out.push_str(", parted from the one before on the same line");
        }
        if paragraph.page_before {
            out.push_str(", a page begins before it");
        }
        out.push('\n');
        let kept = clean.span_of(self.byte).is_some_and(|start| {
            let width = clean.as_str()[start..].chars().next().map_or(0, char::len_utf8);
            clean.origin(Span::new(start, start + width)).covers(self.byte)
        });
        if !kept {
            out.push_str("  reflow took this character out\n");
        }
    }

    fn outline(&self, out: &mut String) {
        let outline = &self.document.outline;
        let ids = node_ids(outline);
        // a node's subtree follows it, so the last node that begins before the byte is on the path
        let mut path = Vec::new();
        let mut next =
            outline.nodes.partition_point(|n| self.document.clean.origin(n.span).start() <= self.byte).checked_sub(1);
        while let Some(i) = next {
            if self.covers(outline.nodes[i].span).is_some() {
                path.push(i);
            }
            next = outline.nodes[i].parent;
        }
        for i in path.into_iter().rev() {
            let node = &outline.nodes[i];
            let _ = write!(out, "outline {} {}, level {}", ids[i], node.style.as_str(), node.level);
            if !node.marker.is_empty() {
                let _ = write!(out, ", marker {}", self.slice(node.marker));
            }
            if let Some(title) = node.title {
                let _ = write!(out, ", title {}", self.slice(title));
            }
            out.push_str(if node.run_in { ", run in\n" } else { "\n" });
        }
    }

    fn frame(&self, out: &mut String) {
        for (name, part) in parts(&self.document.frame) {
            if let Some(at) = self.covers(part.span) {
                let _ = writeln!(out, "frame {name} {} at {}", quoted(&part.text), self.place(at));
                let _ = writeln!(out, "  rule {}", part.rule);
            }
        }
    }

    fn mentions(&self, out: &mut String) {
        let document = self.document;
        for date in &document.dates {
            let Some(at) = self.covers(date.span) else { continue };
            let _ = write!(out, "date {} at {} = ", self.slice(date.span), self.place(at));
            let _ = write!(out, "{}", date.value.as_deref().unwrap_or("not settled"));
            if let (Some(start), Some(end)) = (&date.start, &date.end) {
                let _ = write!(out, ", {start} to {end}");
            }
            let _ = write!(out, ", basis {}", date.basis.as_str());
            if let Some(modifier) = date.modifier {
                let _ = write!(out, ", modifier {}", modifier.as_str());
            }
            out.push('\n');
            why(&date.why, out);
        }
        for figure in &document.figures {
            let Some(at) = self.covers(figure.span) else { continue };
            let _ = write!(out, "figure {} at {} = {}", self.slice(figure.span), self.place(at), value(figure));
            let _ = write!(out, ", {}", figure.kind.as_str());
            if let Some(qualifier) = figure.qualifier {
                let _ = write!(out, ", {}", qualifier.as_str());
            }
            if let Some(Change { direction, basis }) = figure.change {
                let _ = write!(out, ", {}", direction.as_str());
                if let Some(basis) = basis {
                    let _ = write!(out, " {}", basis.as_str());
                }
            }
            out.push('\n');
            why(&figure.why, out);
        }
        for metric in &document.metrics {
            let Some(at) = self.covers(metric.span) else { continue };
            let subject = metric.subject.as_deref().map_or("no subject".into(), |s| printable(s));
            let _ = write!(out, "metric {} at {}: {subject}", self.slice(metric.span), self.place(at));
            if let Some(verb) = metric.predicate {
                let _ = write!(out, ", verb {}", self.slice(verb));
            }
            let _ = write!(out, ", period {}", metric.period.as_deref().unwrap_or("not settled"));
            if let Some(scope) = &metric.scope {
                let _ = write!(out, ", scope {}", printable(scope));
            }
            let _ = writeln!(out, ", {}", metric.status.as_str());
            if let Some(key) = &metric.key {
                let _ = writeln!(out, "  key {}", printable(key));
            }
            why(&metric.why, out);
        }
        for citation in &document.citations {
            let number = citation.doc_number.as_ref().and_then(|n| self.covers(n.span));
            let Some(at) = self.covers(citation.span).or(number) else { continue };
            let _ = write!(out, "citation {} at {}: ", self.slice(citation.span), self.place(at));
            let _ = write!(out, "{}", citation.kind.as_str());
            match &citation.canonical {
                Some(title) => _ = write!(out, ", full title {}", quoted(title)),
                None => out.push_str(", full title unknown"),
            }
            if let Some(number) = &citation.doc_number {
                let _ = write!(out, ", number {}", number.normal);
            }
            out.push('\n');
            why(&citation.why, out);
        }
    }

    fn notes(&self, out: &mut String) {
        for note in &self.document.notes {
            if note.at.is_some_and(|at| at.covers(self.byte)) {
                let _ = writeln!(out, "note {}: {}", note.code, printable(&note.message));
            }
        }
    }
}

fn why(why: &Why, out: &mut String) {
    let _ = writeln!(out, "  rule {}", why.rule);
    for reason in &why.reasons {
        let _ = writeln!(out, "  because {}", printable(reason));
    }
}

fn value(figure: &Figure) -> String {
    let number = match (figure.value, figure.low, figure.high) {
        (Some(value), ..) => value.normalize().to_string(),
        (None, None, None) => "not settled".to_owned(),
        (None, low, high) => {
            let end = |d: Option<rust_decimal::Decimal>| d.map_or("…".to_owned(), |d| d.normalize().to_string());
            format!("{} to {}", end(low), end(high))
        }
    };
    if figure.unit.is_empty() { number } else { format!("{number} {}", figure.unit) }
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
