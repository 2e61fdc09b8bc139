//! nom productions: what a stretch of text is, read from its first character.
//!
//! Each production takes the rest of the text and gives the form and what remains; none scans ahead
//! for a place to start, none knows the document. Above each stands the notation it implements; longest
//! alternatives come first.

pub mod citation;
pub mod date;
pub mod doc_number;
pub(crate) mod form;
pub(crate) mod integer;
pub mod marker;
pub mod number;
pub mod provision;
pub mod quantity;

#[cfg(test)]
mod laws;

use nom::IResult;
use nom::error::{Error, ErrorKind};

/// What a production gives.
pub type Parsed<'a, T> = IResult<&'a str, T>;

/// The answer of a production that does not begin here.
fn none<T>(i: &str) -> Parsed<'_, T> {
    Err(nom::Err::Error(Error::new(i, ErrorKind::Alt)))
}

/// True for the blanks that typesetting leaves inside a form.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{3000}' | '\t' | '\u{2002}'..='\u{200A}' | '\u{202F}')
}

/// The rest after at most two blanks: “3 月 2 日”. More are a gap between two things.
pub(crate) fn gap(i: &str) -> &str {
    let mut rest = i;
    for _ in 0..2 {
        match rest.chars().next() {
            Some(c) if is_blank(c) => rest = &rest[c.len_utf8()..],
            _ => break,
        }
    }
    rest
}

/// What follows a bracket that says whether a bound or a day is in: （含35周岁）, (含当日), (不含).
pub(crate) fn past_inclusion(after: &str) -> &str {
    let Some(inside) = after.strip_prefix(['（', '(']) else { return after };
    if !inside.starts_with('含') && !inside.starts_with("不含") {
        return after;
    }
    match inside.char_indices().take(14).find(|(_, c)| matches!(c, '）' | ')')) {
        Some((i, c)) => &inside[i + c.len_utf8()..],
        None => after,
    }
}

/// The first character.
fn peek(i: &str) -> Option<char> {
    i.chars().next()
}
