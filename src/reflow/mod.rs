//! Text → cleaned text: joins broken lines, parts run-together paragraphs, folds widths, drops page
//! furniture; the only room that changes text.
//!
//! “…今年是国动改革的⏎⏎第一年，…” is one paragraph again; “…请予审议。　　一、过去一年…” becomes
//! two; “— 3 —” and “【字号：” go, with a note.
//!
//! In order: find what is not written as it stands (`special`), cut into lines (`lines`), part run-together lines
//! (`part`), take out furniture (`furniture`), measure whether and how wide the text is wrapped (`wrap`), then decide
//! for each line whether it goes on its predecessor (`join`). Every paragraph is then written once, character by
//! character (`write`), and the way back is recorded while writing.

mod furniture;
mod join;
mod lines;
mod part;
mod shape;
mod special;
mod wrap;
mod write;

use crate::text::{Clean, CleanWriter, Note, Origin, Paragraph, Span, Text};
use lines::Line;

/// Cleans a text. Linear; cannot fail. What was taken out as furniture is noted.
pub fn reflow(text: &Text<'_>) -> Clean {
    let source = text.as_str();
    let mut out = CleanWriter::with_capacity(source.len() + 16);
    let mut private = write::PrivateUse::default();
    let specials = special::specials(source);
    let lines = part::part(source, lines::lines(source, &specials, &mut private), &specials);
    let (lines, markdown) = furniture::take_out(source, lines, &specials, &mut out);
    let wrap = wrap::measure(source, &lines);
    let joins = join::decide(source, &lines, &wrap);
    let mut i = 0;
    while i < lines.len() {
        let first = &lines[i];
        let mut last = i;
        while last + 1 < lines.len() && joins[last + 1] {
            last += 1;
        }
        for (k, line) in lines[i..=last].iter().enumerate() {
            if k > 0 {
                // two Latin words that a line end parted stay two words
                let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
                let before = out.open().chars().next_back();
                if latin(before) && latin(source[line.at.range()].chars().next()) {
                    let gap = Origin::new(lines[i + k - 1].at.end(), line.at.start());
                    out.replace(gap, " ");
                }
            }
            let style = write::Style { markdown, filled: wrap.is_filled(line) };
            let specials = if line.is_plain() { &[] } else { special::from(&specials, line.plain_end()) };
            write::write(&mut out, source, line.at, style, specials, &mut private);
        }
        let shape = Paragraph {
            span: Span::default(),
            indent: first.indent,
            blank_before: first.blank_before,
            page_before: first.page_before,
            parted: first.parted,
            tabbed: first.tabbed,
            lines: u16::try_from(last - i + 1).unwrap_or(u16::MAX),
        };
        out.end_paragraph(lines[last].at.end(), shape);
        i = last + 1;
    }
    if let Some(first) = private.first {
        let message = format!("{} private-use codes were left out of the text", private.count);
        out.note(Note::at("private_use_dropped", Origin::new(first, first + 3), message));
    }
    out.finish()
}

/// The characters of a line.
fn characters<'t>(source: &'t str, line: &Line) -> &'t str {
    &source[line.at.range()]
}

#[cfg(test)]
mod tests;
