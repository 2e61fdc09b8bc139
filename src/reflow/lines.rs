//! The source text cut into physical lines, each with what can be seen of it at a glance: the rooms behind ask
//! the lines of a long text, not the text again, which by then lies in far memory.

use super::shape::{self, Ending};
use super::special::{self, blank_cells};
use super::write::PrivateUse;
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

/// The line between two places, trimmed; `None` when nothing is left. `specials` are the places of [`super::special`],
/// at least those of the line.
pub(super) fn trimmed(text: &str, start: usize, end: usize, next: usize, specials: &[u32]) -> Option<Line> {
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
        plain_to: special::from(specials, from).first().map_or(to as u32, |&place| place.min(to as u32)),
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

/// All lines that are not empty, in text order. Private-use codes that begin with the byte EE are counted on the way:
/// U+E000–U+EFFF do, and nothing else does.
pub(super) fn lines(text: &str, specials: &[u32], private: &mut PrivateUse) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut cut = Cut { found: Vec::with_capacity(text.len() / 200 + 4), empty: 0, page: false };
    let mut start = 0;
    let mut rest = specials;
    while start < bytes.len() {
        let ends = rest.iter().position(|&at| matches!(bytes[at as usize], b'\n' | b'\r')).unwrap_or(rest.len());
        let (within, behind) = rest.split_at(ends);
        let end = behind.first().map_or(bytes.len(), |&at| at as usize);
        let next = if end < bytes.len() { end + line_end(bytes, end) } else { end };
        for at in within.iter().map(|&at| at as usize) {
            if bytes[at] == 0xEE {
                private.first.get_or_insert(at);
                private.count += 1;
            }
            // few texts have line ends other than LF and CR
            let len = line_end(bytes, at);
            if len > 0 {
                cut.push(trimmed(text, start, at, at + len, within));
                cut.page |= bytes[at] == 0x0C;
                start = at + len;
            }
        }
        cut.push(trimmed(text, start, end, next, within));
        start = next;
        let last = behind.iter().take_while(|&&at| (at as usize) < next).count();
        rest = &behind[last..];
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
    use super::special::specials;
    use super::*;

    #[test]
    fn private_codes_are_counted_wherever_a_line_has_them() {
        let text = "甲\u{E000}乙\n　　\u{E123}丙丁戊\u{EFFF}  \n\u{E001}\n己庚辛\n";
        let mut private = PrivateUse::default();
        assert_eq!(lines(text, &specials(text), &mut private).len(), 3);
        assert_eq!((private.count, private.first), (4, Some("甲".len())));
    }

    #[test]
    fn line_ends_of_every_kind() {
        let text = "甲\n乙\r\n丙\r丁\u{2028}戊\u{85}己\u{c}庚";
        let read: Vec<&str> =
            lines(text, &specials(text), &mut PrivateUse::default()).iter().map(|l| &text[l.at.range()]).collect();
        assert_eq!(read, ["甲", "乙", "丙", "丁", "戊", "己", "庚"]);
        assert!(lines(text, &specials(text), &mut PrivateUse::default())[6].page_before);
    }
}
