//! The stretches beside a figure, and the words in them.
//!
//! In “向过往群众发放宣传册3000份，宣传折页2000份” the stretch left of 2000份 is 宣传折页; in
//! “（市政府349件、各部门933件）” that left of 349件 is 市政府; in “聘请1名法律顾问参与执法，” that right of
//! 1名 is 法律顾问参与执法.
//!
//! A stretch ends at a stop, at the figure beside it, at a bracket that encloses the figure, and after a
//! bounded number of characters. Inside “…”, 《…》 and （…） nothing parts. 、 parts only behind a figure:
//! before one it lists what the figure is about; a list behind a figure is read over it on demand.

use std::cell::Cell;

use super::segment::{self, Class};
use crate::resolve::Date;
use crate::text::{Span, near};

/// A stretch to the left is read no further than this, in bytes: the longest subject phrases of real reports are half as long.
const LEFT: usize = 240;
/// The same to the right.
const RIGHT: usize = 150;
/// A quotation or bracket longer than this, in bytes, is none.
const ENCLOSED: usize = 240;

/// A word, or what stands like one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) class: Class,
}

/// The dates of a text, asked for mostly in text order.
#[derive(Debug)]
pub(super) struct Dates<'d> {
    all: &'d [Date],
    /// The last answer; it changes none.
    hint: Cell<usize>,
}

impl<'d> Dates<'d> {
    pub(super) fn new(all: &'d [Date]) -> Dates<'d> {
        Dates { all, hint: Cell::new(0) }
    }

    /// How many begin before the byte `at`.
    pub(super) fn before(&self, at: usize) -> usize {
        let found = near(self.all, self.hint.get(), |d| d.span.start() < at);
        self.hint.set(found);
        found
    }
}

pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '，' | ',' | '；' | ';' | '：' | ':' | '。' | '！' | '!' | '？' | '?' | '\n' | '…' | '—' | '|')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '々')
}

fn closes(c: char) -> Option<char> {
    Some(match c {
        '“' => '”',
        '《' => '》',
        '（' => '）',
        '［' => '］',
        '[' => ']',
        '(' => ')',
        '「' => '」',
        '『' => '』',
        '〈' => '〉',
        '【' => '】',
        '‘' => '’',
        _ => return None,
    })
}

fn is_close(c: char) -> bool {
    matches!(c, '”' | '》' | '）' | ')' | '］' | ']' | '」' | '』' | '〉' | '】' | '’')
}

/// Where the stretch left of `at` begins, not before `floor`; true when it ran up to `floor`, that is to
/// the figure (or paragraph start) before it.
pub(super) fn left(text: &str, floor: usize, at: usize) -> (usize, bool) {
    let mut depth = 0u32;
    let mut open_paren: Option<usize> = None;
    for (i, c) in text[floor..at].char_indices().rev() {
        let here = floor + i;
        let behind = here + c.len_utf8();
        if at - here > LEFT {
            return (behind, false);
        }
        if is_han(c) {
            continue;
        }
        if is_close(c) {
            depth += 1;
        } else if closes(c).is_some() {
            if depth == 0 {
                return (behind, false);
            }
            depth -= 1;
        } else if depth == 0 && is_stop(c) {
            return (behind, false);
        } else if depth > 0 && c == '\n' {
            return (open_paren.unwrap_or(behind), false);
        }
        if depth == 1 && is_close(c) {
            open_paren = Some(behind);
        }
    }
    // a bracket whose other end lies before the figure in front: what it enclosed is not ours
    if depth > 0 {
        return (open_paren.unwrap_or(at), false);
    }
    (floor, true)
}

/// Where the stretch right of `at` ends, not behind `ceiling`; true when it ran up to `ceiling`. `lists`: 、 does not
/// end it.
pub(super) fn right(text: &str, at: usize, ceiling: usize, lists: bool) -> (usize, bool) {
    let mut skip_to = 0;
    for (i, c) in text[at..ceiling].char_indices() {
        let here = at + i;
        if here < skip_to {
            continue;
        }
        if is_han(c) && here - at <= RIGHT {
            continue;
        }
        if here - at > RIGHT || is_close(c) || is_stop(c) || !lists && c == '、' {
            return (here, false);
        }
        if let Some(close) = closes(c) {
            match closing(text, here + c.len_utf8(), close, ceiling) {
                Some(end) => skip_to = end,
                None => return (here, false),
            }
        }
    }
    (ceiling, true)
}

/// The end of a bracket that opened before `at`, the closing character included, not behind `ceiling`.
fn closing(text: &str, at: usize, close: char, ceiling: usize) -> Option<usize> {
    for (i, c) in text[at..ceiling].char_indices() {
        if i > ENCLOSED || c == '\n' {
            return None;
        }
        if c == close {
            return Some(at + i + c.len_utf8());
        }
    }
    None
}

/// The words of a stretch, in order, onto `out`. Dates of the stretch are one word each.
pub(super) fn words(text: &str, from: usize, to: usize, dates: &Dates<'_>, out: &mut Vec<Word>) {
    let mut next = dates.before(from);
    let dates = dates.all;
    let mut at = from;
    while at < to {
        if let Some(d) = dates.get(next) {
            if d.span.start() < at {
                next += 1;
                continue;
            }
            if d.span.start() == at && d.span.end() <= to {
                out.push(Word { span: d.span, class: Class::Date });
                at = d.span.end();
                next += 1;
                continue;
            }
        }
        let ceiling = dates.get(next).map_or(to, |d| d.span.start().min(to));
        let Some(c) = text[at..to].chars().next() else { return };
        let behind = at + c.len_utf8();
        if is_han(c) {
            let end = text[at..ceiling]
                .char_indices()
                .find(|(_, c)| !is_han(*c))
                .map_or(ceiling, |(i, _)| at + i)
                .max(behind);
            segment::cut(&text[at..end], |a, b, class| {
                out.push(Word { span: Span::new(at + a, at + b), class });
            });
            at = end;
        } else if c.is_alphanumeric() {
            let end = text[at..ceiling]
                .char_indices()
                .find(|(_, c)| {
                    is_han(*c) || !(c.is_alphanumeric() || matches!(c, '.' | '-' | '+' | '/' | '%' | '‰' | '&'))
                })
                .map_or(ceiling, |(i, _)| at + i)
                .max(behind);
            out.push(Word { span: Span::new(at, end), class: Class::Noun });
            at = end;
        } else if let Some(close) = closes(c) {
            let end = closing(text, behind, close, to);
            let class = if matches!(c, '（' | '(' | '［' | '[') { Class::Paren } else { Class::Quote };
            match end {
                Some(end) => {
                    out.push(Word { span: Span::new(at, end), class });
                    at = end;
                    while dates.get(next).is_some_and(|d| d.span.start() < at) {
                        next += 1;
                    }
                }
                None => at = behind,
            }
        } else {
            if c == '、' {
                out.push(Word { span: Span::new(at, behind), class: Class::Enum });
            }
            at = behind;
        }
    }
}
