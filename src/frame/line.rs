//! Paragraphs as the frame sees them: slices that know their place.
//!
//! Every slice handed about in this room is cut from the cleaned text itself, so its place follows
//! from its address and no offset is carried by hand.

use super::Part;
use crate::grammar::form;
use crate::lex::{Class, class_of};
use crate::text::{Clean, Span};

/// The cleaned text by paragraphs.
#[derive(Clone, Copy)]
pub(super) struct Lines<'c> {
    clean: &'c Clean,
}

impl<'c> Lines<'c> {
    pub(super) fn new(clean: &'c Clean) -> Lines<'c> {
        Lines { clean }
    }

    pub(super) fn len(self) -> usize {
        self.clean.paragraphs().len()
    }

    /// The characters of paragraph `i`; empty past the end.
    pub(super) fn get(self, i: usize) -> &'c str {
        self.clean.paragraphs().get(i).map_or("", |p| self.clean.slice(p.span))
    }

    /// The place of a slice of the cleaned text.
    pub(super) fn span(self, slice: &str) -> Span {
        let whole = self.clean.as_str();
        let start = (slice.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize);
        debug_assert!(start + slice.len() <= whole.len(), "not a slice of the cleaned text");
        let start = start.min(whole.len());
        Span::new(start, (start + slice.len()).min(whole.len()))
    }

    /// The characters at a place.
    pub(super) fn slice(self, span: Span) -> &'c str {
        self.clean.slice(span)
    }

    /// From the start of one slice to the end of a later one.
    pub(super) fn between(self, first: &str, last: &str) -> &'c str {
        let (first, last) = (self.span(first), self.span(last));
        &self.clean.as_str()[first.start()..last.end().max(first.start())]
    }

    /// A part of the form from a slice; blanks at its ends stay outside.
    pub(super) fn part(self, slice: &str, rule: &'static str) -> Part {
        let slice = slice.trim();
        Part { span: self.span(slice), text: squeeze(slice), rule }
    }
}

/// The characters without blanks and line ends.
pub(super) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Characters that are no blanks.
pub(super) fn width(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// True when `text` has at most `most` characters; reads no further than it must.
pub(super) fn at_most(text: &str, most: usize) -> bool {
    text.len() <= most || text.len() <= most * 4 && text.chars().nth(most).is_none()
}

/// True for the marks that end a sentence. A full-width dot is none: it stands in numbers.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';')
}

/// True when a sentence ends somewhere in `text` outside 《》 and quotation marks.
pub(super) fn has_stop(text: &str) -> bool {
    let mut depth = 0i32;
    text.chars().any(|c| {
        match c {
            '《' | '“' | '〈' | '「' => depth += 1,
            '》' | '”' | '〉' | '」' => depth -= 1,
            _ => {}
        }
        depth <= 0 && is_stop(c)
    })
}

pub(super) fn is_colon(c: char) -> bool {
    matches!(c, '：' | ':' | '︰' | '∶' | '﹕')
}

/// The inside of a line that is wholly in one pair of round brackets.
pub(super) fn bracketed(text: &str) -> Option<&str> {
    let text = text.trim();
    let inner = text.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    let mut depth = 0i32;
    for c in inner.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    (depth == 0).then(|| inner.trim())
}

/// `text` without one bracketed group at its end, and the group's inside.
pub(super) fn split_bracket(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let mut depth = 0u32;
    for (at, c) in text.char_indices().rev() {
        match c {
            '）' | ')' => depth += 1,
            '（' | '(' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    let inside = &text[at + c.len_utf8()..];
                    let inside = inside.strip_suffix(['）', ')'])?;
                    return Some((text[..at].trim_end(), inside.trim()));
                }
            }
            _ => {}
        }
        if depth == 0 {
            return None;
        }
    }
    None
}

/// Reads `word` at the start of `text`, blanks between its characters allowed (标　　题, 签 发 人).
pub(super) fn loose_prefix<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text;
    for (k, want) in word.chars().enumerate() {
        if k > 0 {
            rest = rest.trim_start();
        }
        rest = rest.strip_prefix(want)?;
    }
    Some(rest)
}

/// What follows a label and its colon at the start of `text`.
pub(super) fn after_label<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let rest = loose_prefix(text, label)?.trim_start();
    rest.strip_prefix(is_colon).map(str::trim_start)
}

/// True for a paragraph that opens with a heading marker or a chapter: the text has begun.
pub(super) fn opens_body(text: &str) -> bool {
    match text.chars().next() {
        Some('（' | '(') => form::marker(text).is_some(),
        Some(c) if c == '第' || c.is_numeric() || class_of(c) == Class::Numeral => form::marker(text).is_some(),
        Some('目') => squeeze(text) == "目录",
        _ => false,
    }
}
