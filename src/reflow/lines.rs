//! The source text cut into physical lines, each with what can be seen of it at a glance: the rooms behind ask
//! the lines of a long text, not the text again, which by then lies in far memory.

use std::ops::Range;

use super::shape::{self, Ending};
use super::write::PrivateUse;
use crate::text::stride::{self, STRIDE};
use crate::text::{Origin, cells};

/// One line of the source text, or one stretch of it where a line was parted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Its characters without the blanks around them.
    pub(super) at: Origin,
    /// Where the next line begins.
    pub(super) next: u32,
    /// Cells of blanks before the first character.
    pub(super) indent: u16,
    /// Empty lines before it.
    pub(super) blank_before: u16,
    /// A form feed stands before it.
    pub(super) page_before: bool,
    /// It follows its predecessor inside one physical line.
    pub(super) parted: bool,
    /// A tab stands among the blanks before its first character.
    pub(super) tabbed: bool,
    /// Furniture of a web page was taken out before it: it goes on nothing.
    pub(super) apart: bool,
    /// What stands before this byte is known to be written as it stands.
    pub(super) plain_to: u32,
    /// It holds running text.
    pub(super) prose: bool,
    /// How it ends.
    pub(super) ending: Ending,
    /// Its first character.
    pub(super) first: char,
    /// Width of the trimmed characters in cells: 2 for a wide character, 1 for ASCII.
    pub(super) width: u32,
}

/// Cells of a blank that may surround a line; `None` when the character is no blank.
/// Control characters and zero-width characters count as blanks of no width: they are typesetting
/// residue, never part of a word.
pub(super) fn blank_cells(c: char) -> Option<u16> {
    match c {
        ' ' | '\u{A0}' => Some(1),
        '\t' => Some(4),
        '\u{3000}' | '\u{2001}' | '\u{2003}' => Some(2),
        '\u{2000}' | '\u{2002}' | '\u{2004}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => Some(1),
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}' => Some(0),
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Some(0),
        // private-use codes are marks of a lost font or a typesetting system, no text
        '\u{E000}'..='\u{F8FF}' => Some(0),
        _ => None,
    }
}

/// True where a character may begin that is a blank, residue, or a full-width form to be folded. Read
/// from the bytes, since 、 。 “ ， begin with the same byte as blanks do and are everywhere.
#[inline]
pub(super) fn is_special(bytes: &[u8], at: usize) -> bool {
    let next = |i: usize| bytes.get(at + i).copied().unwrap_or(0);
    match bytes[at] {
        0..=0x20 | 0x7F | 0xEE => true,
        0xC2 => next(1) <= 0xA0 || next(1) == 0xAD,
        // U+2000–U+200F, U+2028–U+202F, U+205F–U+2064
        0xE2 => (next(1) == 0x80 && !(0x90..=0xA7).contains(&next(2))) || (next(1) == 0x81 && next(2) >= 0x9F),
        0xE3 => next(1) == 0x80 && next(2) == 0x80,
        // ％ ＋ ． ／ ０–９ Ａ–Ｚ, ａ–ｚ, U+FEFF, U+F000–U+F8FF
        0xEF => match next(1) {
            0xBC => matches!(next(2), 0x85 | 0x8B | 0x8E..=0x99 | 0xA1..=0xBA),
            0xBD => (0x81..=0x9A).contains(&next(2)),
            0xBB => true,
            second => second <= 0xA3,
        },
        _ => false,
    }
}

/// True where [`is_special`] holds, and for a few signs besides: what most strides of a text are free of.
#[inline(always)]
fn may_be_special(a: u8, b: u8, c: u8) -> bool {
    let single = (a <= 0x20) | (a == 0x7F) | (a == 0xEE);
    // C2, and E2 but U+2010–U+201F: — “ ”
    let general = (a & 0xDF == 0xC2) & !((b == 0x80) & (c & 0xF0 == 0x90));
    let blank = (a == 0xE3) & (b == 0x80) & (c == 0x80);
    // EF but （ ） ， ： ；
    let wide = (a == 0xEF) & !((b == 0xBC) & ((c & 0xFE == 0x88) | (c == 0x8C) | (c & 0xFE == 0x9A)));
    single | general | blank | wide
}

/// The next place at or after `at` where [`is_special`] holds, or with `star` an asterisk stands, or `end`.
/// `at` is on a character border.
pub(super) fn next_special(bytes: &[u8], mut at: usize, end: usize, star: bool) -> usize {
    let bytes = &bytes[..end];
    let star = if star { b'*' } else { 0 };
    loop {
        while let Some(window) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
            if stride::any_in(window, |a, b, c| may_be_special(a, b, c) | (a == star)) {
                break;
            }
            at += STRIDE;
        }
        // a stride may end inside a character
        while bytes.get(at).is_some_and(|b| (0x80..=0xBF).contains(b)) {
            at += 1;
        }
        let stop = end.min(at + STRIDE);
        while at < stop {
            at += match bytes[at] {
                first if first == star || is_special(bytes, at) => return at,
                0..=0x7F => 1,
                0x80..=0xDF => 2,
                0xE0..=0xEF => 3,
                _ => 4,
            };
        }
        if at >= end {
            return end;
        }
    }
}

/// Length in bytes of the line end at `at`; 0 when none stands there. CR LF is one line end.
fn line_end(bytes: &[u8], at: usize) -> usize {
    match bytes[at] {
        b'\n' | 0x0B | 0x0C => 1,
        b'\r' => 1 + usize::from(bytes.get(at + 1) == Some(&b'\n')),
        0xC2 if bytes.get(at + 1) == Some(&0x85) => 2,
        0xE2 if bytes.get(at + 1) == Some(&0x80) && matches!(bytes.get(at + 2), Some(0xA8 | 0xA9)) => 3,
        _ => 0,
    }
}

/// The line between two places, trimmed; `None` when nothing is left.
pub(super) fn trimmed(text: &str, start: usize, end: usize, next: usize) -> Option<Line> {
    stretch(text, start, end, next, |from, to| next_special(text.as_bytes(), from, to, false))
}

/// The same where somebody knows the first place between two where [`is_special`] holds, or else the second.
pub(super) fn stretch(
    text: &str,
    start: usize,
    end: usize,
    next: usize,
    special: impl Fn(usize, usize) -> usize,
) -> Option<Line> {
    let mut from = start;
    let mut indent = 0u16;
    for c in text[start..end].chars() {
        match blank_cells(c) {
            Some(n) => indent = indent.saturating_add(n),
            None => break,
        }
        from += c.len_utf8();
    }
    if from == end {
        return None;
    }
    let to = from + text[from..end].trim_end_matches(|c| blank_cells(c).is_some()).len();
    let line = Line {
        at: Origin::new(from, to),
        next: next as u32,
        indent,
        blank_before: 0,
        page_before: false,
        parted: false,
        tabbed: text[start..from].contains('\t'),
        apart: false,
        plain_to: special(from, to) as u32,
        prose: false,
        ending: Ending::Open,
        first: ' ',
        width: cells(&text[from..to]) as u32,
    };
    Some(line.recut(text, line.at))
}

impl Line {
    /// The line with other characters of its own, looked at anew.
    pub(super) fn recut(self, text: &str, at: Origin) -> Line {
        let characters = &text[at.range()];
        let first = characters.chars().next().unwrap_or(' ');
        Line { at, prose: shape::is_prose(characters), ending: shape::ending(characters), first, ..self }
    }

    /// True when every character of it is known to be written as it stands.
    pub(super) fn is_plain(&self) -> bool {
        self.plain_end() == self.at.end()
    }

    /// Its first byte that is not known to be written as it stands; its end where all are.
    pub(super) fn plain_end(&self) -> usize {
        (self.plain_to as usize).clamp(self.at.start(), self.at.end())
    }
}

/// The line ends other than LF and CR among the places, in text order: few texts have one.
fn rare_ends(bytes: &[u8], places: Range<usize>) -> Vec<usize> {
    let within = &bytes[places.clone()];
    let ends = |i: usize| Some(places.start + i).filter(|&at| line_end(bytes, at) > 0);
    let mut found: Vec<usize> = memchr::memchr3_iter(0x0B, 0x0C, 0xC2, within).filter_map(ends).collect();
    let controls = found.len();
    found.extend(memchr::memchr_iter(0xE2, within).filter_map(ends));
    if controls > 0 && controls < found.len() {
        found.sort_unstable();
    }
    found
}

/// All lines that are not empty, in text order. Private-use codes that begin with the byte EE are counted on the way:
/// U+E000–U+EFFF do, and nothing else does.
pub(super) fn lines(text: &str, private: &mut PrivateUse) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut cut = Cut { found: Vec::with_capacity(text.len() / 200 + 4), empty: 0, page: false };
    let mut start = 0;
    while start < bytes.len() {
        let end = memchr::memchr2(b'\n', b'\r', &bytes[start..]).map_or(bytes.len(), |i| start + i);
        let next = if end < bytes.len() { end + line_end(bytes, end) } else { end };
        let line = trimmed(text, start, end, next);
        // where nothing is special nothing ends a line, and no code is private
        let (before, behind) = match line {
            Some(line) => (start..line.at.start(), line.plain_end()..end),
            None => (start..end, end..end),
        };
        let mut rare = Vec::new();
        for places in [before, behind].into_iter().filter(|places| !places.is_empty()) {
            for code in memchr::memchr_iter(0xEE, &bytes[places.clone()]) {
                private.first.get_or_insert(places.start + code);
                private.count += 1;
            }
            rare.extend(rare_ends(bytes, places));
        }
        if rare.is_empty() {
            cut.push(line);
        } else {
            let mut from = start;
            for at in rare {
                let behind = at + line_end(bytes, at);
                cut.push(trimmed(text, from, at, behind));
                cut.page |= bytes[at] == 0x0C;
                from = behind;
            }
            cut.push(trimmed(text, from, end, next));
        }
        start = next;
    }
    cut.found
}

/// The lines found so far, and what stands before the next.
struct Cut {
    found: Vec<Line>,
    empty: u16,
    page: bool,
}

impl Cut {
    fn push(&mut self, line: Option<Line>) {
        match line {
            Some(line) => {
                self.found.push(Line { blank_before: self.empty, page_before: self.page, ..line });
                (self.empty, self.page) = (0, false);
            }
            None => self.empty = self.empty.saturating_add(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_blank_is_special() {
        for c in (0..=0x10_FFFF).filter_map(char::from_u32) {
            if blank_cells(c).is_some() {
                assert!(is_special(c.to_string().as_bytes(), 0), "U+{:04X}", c as u32);
            }
        }
        for c in (0..=0x10_FFFF).filter_map(char::from_u32) {
            // alone, and where whole strides lie before and behind
            for (before, after) in [("一".to_owned(), String::new()), ("一".repeat(14), "一".repeat(30))] {
                let text = format!("{before}{c}{after}");
                let found = next_special(text.as_bytes(), 0, text.len(), false);
                let special = is_special(text.as_bytes(), before.len());
                assert_eq!(found, if special { before.len() } else { text.len() }, "U+{:04X}", c as u32);
            }
        }
        let plain = "全年增长5.2%，（一）“公开”；《办法》：**";
        assert_eq!(next_special(plain.as_bytes(), 0, plain.len(), false), plain.len());
        assert_eq!(next_special(plain.as_bytes(), 0, plain.len(), true), plain.len() - 2);
        for c in "，、。“”（）《》：；—一人A5.%".chars() {
            assert!(!is_special(c.to_string().as_bytes(), 0), "{c}");
        }
    }

    #[test]
    fn private_codes_are_counted_wherever_a_line_has_them() {
        let text = "甲\u{E000}乙\n　　\u{E123}丙丁戊\u{EFFF}  \n\u{E001}\n己庚辛\n";
        let mut private = PrivateUse::default();
        assert_eq!(lines(text, &mut private).len(), 3);
        assert_eq!((private.count, private.first), (4, Some("甲".len())));
    }

    #[test]
    fn line_ends_of_every_kind() {
        let text = "甲\n乙\r\n丙\r丁\u{2028}戊\u{85}己\u{c}庚";
        let read: Vec<&str> = lines(text, &mut PrivateUse::default()).iter().map(|l| &text[l.at.range()]).collect();
        assert_eq!(read, ["甲", "乙", "丙", "丁", "戊", "己", "庚"]);
        assert!(lines(text, &mut PrivateUse::default())[6].page_before);
    }
}
