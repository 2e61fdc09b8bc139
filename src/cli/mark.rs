//! `gongwen mark`: the text with its findings marked, on a terminal or as a page.
//!
//! Without colour: 全年召开会议⟦18次⟧，学习《⟦2024年⟧计划》; with values: ⟦3万元⟧‹30000 元›. With colour each layer
//! has its own, headings are bold, and the first line says which is which.
//!
//! One paragraph a line, after joining, in the source's characters; an empty line stands where the source has one.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use super::hiargs::{Input, Marking};
use super::person::{Paint, columns, printable};
use super::{Tally, each_document};
use crate::document::{Document, Options};
use crate::emit::findings::{Event, Finding, Marks, Run, Written, findings};
use crate::emit::{HtmlOptions, Layer, write_html};

/// Shows each document.
pub(super) fn run(inputs: &[Input], options: &Options, how: &Marking, out: &mut dyn Write) -> io::Result<Tally> {
    let several = inputs.len() > 1;
    let mut first = true;
    each_document(inputs, options, out, |document, buffer| {
        let mut text = String::new();
        if several {
            let name = printable(&document.text.provenance().name).into_owned();
            let gap = if first { "" } else { "\n" };
            text.push_str(&format!("{gap}{}\n", Paint { on: how.style.color }.strong(&name)));
            first = false;
        }
        show(document, how, &mut text);
        buffer.extend_from_slice(text.as_bytes());
        Ok(())
    })
}

/// Writes one document as a page, to a file or where output goes.
pub(super) fn page(
    input: &Input,
    options: &Options,
    layers: &[Layer],
    output: Option<&Path>,
    out: &mut dyn Write,
) -> io::Result<Tally> {
    let html = HtmlOptions { shown: layers.to_vec() };
    let write = |document: &Document, buffer: &mut Vec<u8>| {
        write_html(document, &html, buffer).map_err(|e| format!("could not be written as a page: {e}"))
    };
    let inputs = std::slice::from_ref(input);
    let Some(path) = output else { return each_document(inputs, options, out, write) };
    let mut page = Vec::new();
    let tally = each_document(inputs, options, &mut page, write)?;
    if tally.failed == 0 {
        fs::write(path, page).map_err(|e| io::Error::other(format!("{}: {e}", path.display())))?;
    }
    Ok(tally)
}

/// The ANSI colour of a layer; headings are bold instead.
fn color(layer: Layer) -> &'static str {
    match layer {
        Layer::Date => "36",
        Layer::Figure => "32",
        Layer::Metric => "33",
        Layer::Citation => "35",
        Layer::Frame => "34",
        Layer::Outline => "1",
        Layer::Note => "31",
    }
}

fn show(document: &Document, how: &Marking, out: &mut String) {
    let findings = findings(document);
    let paint = Paint { on: how.style.color };
    if paint.on {
        legend(&findings, how, out);
    }
    let marks = Marks::new(&document.clean, &findings, |f| how.layers.contains(&f.layer));
    let mut written = Written::new(document);
    let mut line = Line::default();
    for (i, paragraph) in document.clean.paragraphs().iter().enumerate() {
        written.paragraph(paragraph.span);
        line.clear();
        let mut open: Vec<Layer> = Vec::new();
        for event in marks.events(paragraph.span) {
            let mut style = style(&open);
            match event {
                Event::Text(span) => written.text(span, &mut |run| line.push_run(run, &style)),
                Event::Open { finding, at, .. } => {
                    written.before(at, &mut |run| line.push_run(run, &style));
                    open.push(findings[finding].layer);
                    if !paint.on {
                        line.push("⟦", "");
                    }
                }
                Event::Close { finding, last } => {
                    open.pop();
                    if !paint.on {
                        line.push("⟧", "");
                    }
                    if how.values && last {
                        style = "2".to_owned();
                        line.push(&format!("‹{}›", said(&findings[finding])), &style);
                    }
                }
            }
        }
        if paragraph.blank_before > 0 && i > 0 {
            out.push('\n');
        }
        line.write(how.style.width, paint, out);
    }
}

/// The style inside the marks that are open: the innermost colour, bold inside a heading.
fn style(open: &[Layer]) -> String {
    let bold = open.contains(&Layer::Outline);
    let inner = open.iter().rev().find(|layer| **layer != Layer::Outline);
    match (bold, inner) {
        (true, Some(layer)) => format!("1;{}", color(*layer)),
        (true, None) => "1".to_owned(),
        (false, Some(layer)) => color(*layer).to_owned(),
        (false, None) => String::new(),
    }
}

fn legend(findings: &[Finding<'_>], how: &Marking, out: &mut String) {
    let paint = Paint { on: true };
    let mut gap = "";
    for layer in Layer::ALL.into_iter().filter(|layer| how.layers.contains(layer)) {
        let count = findings.iter().filter(|f| f.layer == layer).count();
        out.push_str(&format!("{gap}{} {count}", paint.with(layer.plural(), color(layer))));
        gap = "  ";
    }
    out.push_str("\n\n");
}

/// What a finding means, in few words.
fn said(finding: &Finding<'_>) -> String {
    let mut said = match finding.layer {
        Layer::Frame if finding.value.is_empty() => finding.name.to_owned(),
        Layer::Frame => format!("{} {}", finding.name, finding.value),
        Layer::Citation => citation(finding),
        _ => finding.value.clone(),
    };
    for (name, fact) in &finding.facts {
        if matches!(*name, "qualifier" | "change" | "modifier" | "provisions" | "period") {
            said.push_str(", ");
            said.push_str(fact);
        }
    }
    printable(&said).into_owned()
}

/// The full title where it is another than the one that stands there, else the kind.
fn citation(finding: &Finding<'_>) -> String {
    let fact = |wanted: &str| finding.facts.iter().find(|(name, _)| *name == wanted).map(|(_, fact)| fact.as_ref());
    if finding.value.is_empty() || fact("title") == Some(finding.value.as_str()) {
        return fact("kind").unwrap_or_default().to_owned();
    }
    finding.value.clone()
}

/// A paragraph in pieces of one style each.
#[derive(Debug, Default)]
struct Line {
    text: String,
    /// Where each piece ends, and its ANSI code.
    pieces: Vec<(usize, String)>,
}

impl Line {
    fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
    }

    fn push_run(&mut self, run: Run<'_>, style: &str) {
        // what was left out is no part of the text
        if let Run::Kept(text) = run {
            self.push(text, style);
        }
    }

    fn push(&mut self, text: &str, style: &str) {
        // a tab stands between cells of a table: its width is not the terminal's to say
        let shown = text.replace('\t', "  ");
        self.text.push_str(&printable(&shown));
        match self.pieces.last_mut() {
            Some((end, last)) if last == style => *end = self.text.len(),
            _ => self.pieces.push((self.text.len(), style.to_owned())),
        }
    }

    /// Writes the paragraph, broken where a line would take more than `width` columns.
    fn write(&self, width: usize, paint: Paint, out: &mut String) {
        let mut breaks = breaks(&self.text, width).into_iter().peekable();
        let mut at = 0;
        for (end, style) in &self.pieces {
            while at < *end {
                let next = breaks.peek().map_or(*end, |b| *end.min(b));
                // a style ends before the line does, so that it does not run into the next one
                let code = if paint.on { style.as_str() } else { "" };
                let _ = write!(out, "{}", paint.with(&self.text[at..next], code));
                at = next;
                if breaks.next_if_eq(&next).is_some() {
                    out.push('\n');
                }
            }
        }
        out.push('\n');
    }
}

/// Where the text is broken so that no line takes more than `width` columns: where Unicode lets a line break
/// (UAX #14: not before 。 or behind （), and between any two characters where nothing else fits.
fn breaks(text: &str, width: usize) -> Vec<usize> {
    let mut found = Vec::new();
    if columns(text) <= width {
        return found;
    }
    let mut used = 0;
    let mut at = 0;
    for (end, _) in linebreaks(text) {
        let word = &text[at..end];
        // blanks at the end of a line may stand beyond it
        if used > 0 && used + columns(word.trim_end()) > width {
            found.push(at);
            used = 0;
        }
        if columns(word.trim_end()) > width {
            for (i, grapheme) in word.grapheme_indices(true) {
                if used > 0 && used + columns(grapheme) > width {
                    found.push(at + i);
                    used = 0;
                }
                used += columns(grapheme);
            }
        } else {
            used += columns(word);
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{breaks, columns};

    fn broken(text: &str, width: usize) -> Vec<&str> {
        let mut from = 0;
        let mut lines = Vec::new();
        for at in breaks(text, width).into_iter().chain([text.len()]) {
            lines.push(&text[from..at]);
            from = at;
        }
        lines
    }

    #[test]
    fn lines_of_han_break_by_columns_and_not_before_a_stop() {
        assert_eq!(broken("全年检查水库。", 14), ["全年检查水库。"]);
        assert_eq!(broken("全年检查水库。另", 12), ["全年检查水", "库。另"]);
        assert_eq!(broken("全年（检查）", 6), ["全年", "（检", "查）"]);
        assert_eq!(broken("全年⟦18次⟧，共", 8), ["全年⟦18", "次⟧，共"]);
    }

    #[test]
    fn no_line_is_wider_than_told_and_nothing_is_lost() {
        let text = "依据《中华人民共和国水法》：supercalifragilistic 12345678901234567890。。。。。。。。。。。。";
        for width in 2..60 {
            let lines = broken(text, width);
            assert_eq!(lines.concat(), text);
            assert!(lines.iter().all(|l| columns(l.trim_end()) <= width && !l.is_empty()), "{width}: {lines:?}");
        }
        assert_eq!(broken("", 4), [""]);
        assert_eq!(broken(text, usize::MAX), [text]);
    }
}
