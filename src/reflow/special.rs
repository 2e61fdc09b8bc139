//! Where a text is not written as it stands: blanks, residue of typesetting, full-width forms.
//!
//! “２０２３年　工作” has five such places, “全年增长5.2%，（一）“公开”；” none. A text is looked through once; every step of
//! the room asks the list of places.

use crate::text::stride::{self, STRIDE};

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
fn is_special(bytes: &[u8], at: usize) -> bool {
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

/// The places of a text where a blank, residue or a full-width form may begin, in text order. Line ends are among them.
pub(super) fn specials(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let mut found = Vec::with_capacity(bytes.len() / 64 + 4);
    for from in (0..bytes.len()).step_by(STRIDE) {
        if bytes[from..].first_chunk().is_some_and(|window| !stride::any_in(window, may_be_special)) {
            continue;
        }
        let end = bytes.len().min(from + STRIDE);
        let mut at = from;
        while at < end {
            at += match bytes[at] {
                // a stride may begin inside a character
                0x80..=0xBF => 1,
                first => {
                    if is_special(bytes, at) {
                        found.push(at as u32);
                    }
                    match first {
                        0..=0x7F => 1,
                        0x80..=0xDF => 2,
                        0xE0..=0xEF => 3,
                        _ => 4,
                    }
                }
            };
        }
    }
    found
}

/// Those of the places that are not before the byte `at`.
pub(super) fn from(specials: &[u32], at: usize) -> &[u32] {
    &specials[specials.partition_point(|&place| (place as usize) < at)..]
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
                let special = is_special(text.as_bytes(), before.len()).then_some(before.len() as u32);
                assert_eq!(specials(&text), Vec::from_iter(special), "U+{:04X}", c as u32);
            }
        }
        assert!(specials("全年增长5.2%，（一）“公开”；《办法》：**").is_empty());
        for c in "，、。“”（）《》：；—一人A5.%".chars() {
            assert!(!is_special(c.to_string().as_bytes(), 0), "{c}");
        }
    }

    #[test]
    fn every_place_is_found_once() {
        let text = "　　２０２３年 工作，“总结”\n".repeat(50);
        let places: Vec<u32> =
            text.char_indices().filter(|&(at, _)| is_special(text.as_bytes(), at)).map(|p| p.0 as u32).collect();
        assert_eq!(specials(&text), places);
        assert_eq!(from(&places, 3), &places[1..]);
        assert_eq!(from(&places, text.len()), &[] as &[u32]);
    }
}
