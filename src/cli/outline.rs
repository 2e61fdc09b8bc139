//! `gongwen outline`: the headings of each document as a tree for a person.
//!
//! One heading a line: the line of the source that it stands on, then marker and title, indented by
//! level. A node without a title shows the begin of its paragraph, fainter.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::hiargs::{Input, Style};
use super::person::{Paint, columns, cut, printable};
use super::{Tally, each_document};
use crate::document::{Document, Options};
use crate::text::Span;

pub(super) fn run(inputs: &[Input], options: &Options, style: Style, out: &mut dyn Write) -> io::Result<Tally> {
    let several = inputs.len() > 1;
    let mut first = true;
    each_document(inputs, options, out, |document, buffer| {
        let mut text = String::new();
        if several {
            let name = printable(&document.text.provenance().name).into_owned();
            let gap = if first { "" } else { "\n" };
            let _ = writeln!(text, "{gap}{}", Paint { on: style.color }.strong(&name));
            first = false;
        }
        tree(document, style, &mut text);
        buffer.extend_from_slice(text.as_bytes());
        Ok(())
    })
}

fn tree(document: &Document, style: Style, out: &mut String) {
    let paint = Paint { on: style.color };
    let lines = lines(document);
    let digits = lines.last().map_or(1, |l| l.to_string().len()).max(3);
    for (node, line) in document.outline.nodes.iter().zip(&lines) {
        let marker: String = document.clean.slice(node.marker).chars().filter(|c| !c.is_whitespace()).collect();
        let marker = printable(&marker).into_owned();
        let indent = 2 * (node.level.max(1) as usize - 1);
        let gap = if marker.is_empty() { "" } else { " " };
        let used = digits + 2 + indent + columns(&marker) + gap.len();
        let title = printable(document.clean.slice(node.title.unwrap_or_else(|| opening(document, node.marker))));
        let title = cut(title.trim(), style.width.saturating_sub(used));
        let title = if node.title.is_some() { title.to_string() } else { paint.faint(&title).to_string() };
        let number = format!("{line:>digits$}");
        let _ = writeln!(
            out,
            "{}  {:indent$}{}{gap}{title}",
            paint.faint(&number),
            "",
            if marker.is_empty() { String::new() } else { paint.marker(&marker).to_string() }
        );
    }
}

/// What follows a marker in its paragraph.
fn opening(document: &Document, marker: Span) -> Span {
    let end = document
        .clean
        .paragraph_at(marker.start())
        .map_or(marker.end(), |i| document.clean.paragraphs()[i].span.end())
        .max(marker.end());
    Span::new(marker.end(), end)
}

/// The source line of each node, counted in one pass.
fn lines(document: &Document) -> Vec<usize> {
    let bytes = document.text.as_str().as_bytes();
    let (mut at, mut line) = (0, 1);
    document
        .outline
        .nodes
        .iter()
        .map(|node| {
            let start = document.clean.origin(node.span).start().max(at);
            line += memchr::memchr_iter(b'\n', &bytes[at..start]).count();
            at = start;
            line
        })
        .collect()
}
