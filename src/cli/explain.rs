//! `gongwen explain`: which rules read the characters at one place, and why.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::hiargs::Input;
use super::person::printable;
use super::{Tally, each_document};
use crate::document::{Document, Options};
use crate::emit::Layer;
use crate::emit::findings::{Finding, findings};
use crate::emit::wire::Ids;
use crate::grammar::number::number;
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
    reader.findings(out);
    reader.notes(out);
    if out.len() == before {
        out.push_str("no rule reads this character\n");
    }
    Ok(())
}

fn quoted(text: &str) -> String {
    format!("“{}”", printable(text))
}

/// Characters of the source, line ends shown as ⏎.
fn characters(written: &str) -> String {
    quoted(&written.replace("\r\n", "⏎").replace(['\n', '\r'], "⏎"))
}

/// Looks for everything that covers one byte of the source text.
struct Reader<'d> {
    document: &'d Document<'d>,
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
        let ids = Ids::of(outline);
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
            let _ = write!(out, "outline {} {}, level {}", &ids[i], node.style.as_str(), node.level);
            if !node.marker.is_empty() {
                let _ = write!(out, ", marker {}", self.slice(node.marker));
            }
            if let Some(title) = node.title {
                let _ = write!(out, ", title {}", self.slice(title));
            }
            out.push_str(if node.run_in { ", run in\n" } else { "\n" });
        }
    }

    /// Everything that is read from the byte, in the order of the layers: form, dates, figures, metrics, citations. A
    /// layer that [`findings`] learns is explained here without more.
    fn findings(&self, out: &mut String) {
        for finding in findings(self.document) {
            // headings show as a path and notes as sentences, also where nothing of them is kept
            if matches!(finding.layer, Layer::Outline | Layer::Note) {
                continue;
            }
            if let Some(at) = finding.places.iter().find_map(|place| self.covers(*place)) {
                self.derivation(&finding, at, out);
            }
        }
    }

    /// What was read, what it means, its parts, the rule and the reasons.
    fn derivation(&self, finding: &Finding<'_>, at: Origin, out: &mut String) {
        let layer = finding.layer.as_str();
        let _ = write!(out, "{layer}");
        if finding.name != layer {
            let _ = write!(out, " {}", finding.name);
        }
        let text = finding.text(self.document);
        let _ = write!(out, " {} at {}", quoted(&text), self.place(at));
        if !finding.value.is_empty() {
            let _ = write!(out, " = {}", printable(&finding.value));
        }
        out.push('\n');
        for place in &finding.places {
            let origin = self.document.clean.origin(*place);
            let written = self.document.text.slice(origin);
            if finding.places.len() > 1 {
                let _ = writeln!(out, "  characters {} at {}", characters(written), self.place(origin));
            } else if written != text {
                let _ = writeln!(out, "  characters {}", characters(written));
            }
        }
        if let ([place], Layer::Figure) = (&finding.places[..], finding.layer) {
            self.numeral(*place, out);
        }
        for (name, fact) in &finding.facts {
            let _ = writeln!(out, "  {name} {}", printable(fact));
        }
        if let Some(rule) = finding.rule {
            let _ = writeln!(out, "  rule {rule}");
        }
        for reason in finding.reasons {
            let _ = writeln!(out, "  because {}", printable(reason));
        }
    }

    /// The numeral of a figure and what stands behind it, where the figure begins with one.
    fn numeral(&self, span: Span, out: &mut String) {
        let text = self.document.clean.slice(span);
        let Ok((rest, _)) = number(text) else { return };
        let numeral = &text[..text.len() - rest.len()];
        if !numeral.is_empty() {
            let _ = write!(out, "  numeral {}", quoted(numeral));
            if !rest.is_empty() {
                let _ = write!(out, ", then {}", quoted(rest));
            }
            out.push('\n');
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
