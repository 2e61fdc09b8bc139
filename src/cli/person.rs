//! Text for a person at a terminal: widths, cutting, colour.
//!
//! 公文 takes four columns, ｶﾞ two; “工作开展情况” cut to seven columns is “工作开…”.

use std::borrow::Cow;
use std::fmt;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The text with control characters shown as U+FFFD, so that a document cannot steer the terminal.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_control) {
        text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
    } else {
        Cow::Borrowed(text)
    }
}

/// Columns that a text takes on a terminal.
pub(super) fn columns(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The text, cut between two graphemes with `…` at the end when it takes more than `limit` columns.
pub(super) fn cut(text: &str, limit: usize) -> Cow<'_, str> {
    let mut used = 0;
    // the longest piece that leaves room for the ellipsis, which takes one column
    let mut fits = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += columns(grapheme);
        if used > limit {
            return if limit == 0 { Cow::Borrowed("") } else { Cow::Owned(format!("{}…", &text[..fits])) };
        }
        if used < limit {
            fits = at + grapheme.len();
        }
    }
    Cow::Borrowed(text)
}

/// A piece of output in a terminal style, plain where colour is off.
pub(super) struct Painted<'t> {
    text: &'t str,
    code: &'t str,
}

impl fmt::Display for Painted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.code.is_empty() { f.write_str(self.text) } else { write!(f, "\x1b[{}m{}\x1b[0m", self.code, self.text) }
    }
}

/// Gives pieces of output their style.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    pub(super) on: bool,
}

impl Paint {
    /// A piece in the style of an ANSI code such as `1;36`.
    pub(super) fn with<'t>(self, text: &'t str, code: &'t str) -> Painted<'t> {
        Painted { text, code: if self.on { code } else { "" } }
    }

    /// Numbers of lines, and what stands in for a title.
    pub(super) fn faint(self, text: &str) -> Painted<'_> {
        self.with(text, "2")
    }

    /// Names of documents.
    pub(super) fn strong(self, text: &str) -> Painted<'_> {
        self.with(text, "1")
    }

    /// Markers.
    pub(super) fn marker(self, text: &str) -> Painted<'_> {
        self.with(text, "36")
    }
}

#[cfg(test)]
mod tests {
    use super::{columns, cut, printable};

    #[test]
    fn cutting_keeps_graphemes_whole_and_never_exceeds() {
        assert_eq!(cut("工作开展情况", 12), "工作开展情况");
        assert_eq!(cut("工作开展情况", 11), "工作开展情…");
        assert_eq!(cut("工作开展情况", 7), "工作开…");
        assert_eq!(cut("工作开展情况", 6), "工作…");
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        assert_eq!(cut("公", 1), "…");
        assert_eq!(cut("公", 0), "");
        for limit in 0..20 {
            assert!(columns(&cut("1. 强化👨‍👩‍👧法规\u{301}学习。", limit)) <= limit);
        }
    }

    #[test]
    fn a_document_cannot_steer_the_terminal() {
        assert_eq!(printable("一\u{1b}[31m\u{7}二\u{85}"), "一\u{FFFD}[31m\u{FFFD}二\u{FFFD}");
        assert_eq!(printable("一二"), "一二");
    }
}
