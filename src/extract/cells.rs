//! Cells of a table that lost its rows: said in a note, since what stands in them is not read.
//!
//! “江苏⏎100⏎120⏎140” are four lines of one cell each; “1,445⏎555⏎1600” are three; “100⏎页” is none.
//!
//! Where at least [`LEAST`] of the paragraphs of a run hold a bare number, and every paragraph of the run is a bare number or no longer than
//! [`LABEL`] code points and without a stop, the run is noted once, from its first number to its last. A number alone, without a unit, is no
//! figure (contract §6): what it counts stands in the head of its column, which the text does not tie to it.

use crate::text::{Class, Clean, Note, Origin, class_of};

/// Numbers that make a table of a run: a few lines of digits are also a list of pages or of telephone numbers.
const LEAST: usize = 8;

/// Code points of the longest label between numbers.
const LABEL: usize = 12;

/// A run of cells: how many numbers, and where the first begins and the last ends.
#[derive(Debug, Clone, Copy)]
struct Run {
    numbers: usize,
    start: usize,
    end: usize,
}

/// One note, `table_unread`, for each table whose cells stand one a paragraph. Linear; absent where none does.
pub fn cells(clean: &Clean) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut run: Option<Run> = None;
    for paragraph in clean.paragraphs() {
        let text = clean.slice(paragraph.span).trim();
        let number = is_number(text);
        if number {
            let (start, end) = (paragraph.span.start(), paragraph.span.end());
            let open = run.get_or_insert(Run { numbers: 0, start, end });
            (open.numbers, open.end) = (open.numbers + 1, end);
        } else if !is_label(text) {
            notes.extend(run.take().and_then(|run| note(clean, run)));
        }
    }
    notes.extend(run.and_then(|run| note(clean, run)));
    notes
}

fn note(clean: &Clean, run: Run) -> Option<Note> {
    (run.numbers >= LEAST).then(|| {
        let first = clean.origin(crate::text::Span::new(run.start, run.start));
        let last = clean.origin(crate::text::Span::new(run.end, run.end));
        let message = format!(
            "{} lines hold a number and nothing else, as the cells of a table do that lost its rows: they are not read as figures",
            run.numbers
        );
        Note::at("table_unread", Origin::new(first.start(), last.end()), message)
    })
}

/// Digits, with their grouping, point and sign, and nothing else; no day, no percentage, which are read, and no telephone number.
fn is_number(text: &str) -> bool {
    // most paragraphs are told by their first character
    text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '，' | ' ' | '-' | '−' | '+'))
        && (1..=9).contains(&text.bytes().filter(u8::is_ascii_digit).count())
        && text.bytes().filter(|b| *b == b'-').count() <= 1
}

/// A short text without a stop; an empty cell.
fn is_label(text: &str) -> bool {
    text.chars().nth(LABEL).is_none() && !text.contains(|c| class_of(c) == Class::Stop)
}
