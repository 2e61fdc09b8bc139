//! One paragraph's characters, written without typesetting blanks and with wide forms folded.
//!
//! “3 月 2 日” → 3月2日; “国 家 粮 食” → 国家粮食; “２０２３年” → 2023年; “省长 卢东亮” keeps
//! one blank, since it parts two words.
//!
//! A run of blanks between two characters goes when it is typesetting: beside punctuation, one blank
//! between a numeral and a Han character, between letter-spaced Han characters, between letter-spaced
//! digits, before %. It stays, as one blank (a tab stays a tab), where it parts words or columns.

use super::special::blank_cells;
use crate::text::{Class, class_of};
use crate::text::{CleanWriter, Origin};

/// How a line is to be written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    /// The document carries Markdown emphasis, which is dropped.
    pub(super) markdown: bool,
    /// The line is filled to the wrap width: single blanks inside it are justification.
    pub(super) filled: bool,
}

/// The ASCII character that a full-width form is read as; digits, letters, ％ ． ／ ＋ only: commas,
/// colons and brackets mean the same in both widths and stay as written.
fn folded(c: char) -> Option<u8> {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '／' | '＋' => {
            Some((c as u32 - 0xFEE0) as u8)
        }
        _ => None,
    }
}

/// Private-use codes: marks of a lost font or a typesetting system. Nothing says what they were. Those
/// from U+F000 on are counted here; the others have a first byte of their own, and are counted where lines are cut.
#[derive(Debug, Default)]
pub(super) struct PrivateUse {
    /// Where the first was left out.
    pub(super) first: Option<usize>,
    /// How many were left out.
    pub(super) count: usize,
}

/// Writes the characters of `at` to the open paragraph. `specials` are the places of [`super::special`], at least
/// those of the line.
pub(super) fn write(
    out: &mut CleanWriter,
    text: &str,
    at: Origin,
    style: Style,
    specials: &[u32],
    private: &mut PrivateUse,
) {
    let end = at.end();
    let mut from = at.start();
    let mut i = at.start();
    let mut specials = specials.iter().map(|&place| place as usize).peekable();
    while i < end {
        while specials.next_if(|&place| place < i).is_some() {}
        let special = specials.peek().map_or(end, |&place| place.min(end));
        let star = if style.markdown { memchr::memchr(b'*', &text.as_bytes()[i..special]) } else { None };
        i = star.map_or(special, |star| i + star);
        let Some(c) = text[i..end].chars().next() else { break };
        if let Some(ascii) = folded(c) {
            out.keep(from, &text[from..i]);
            out.fold(i, ascii);
            i += c.len_utf8();
            from = i;
        } else if blank_cells(c).is_some() {
            out.keep(from, &text[from..i]);
            let run = i;
            let mut cells = 0u16;
            let mut wide = false;
            let mut tab = false;
            while let Some(c) = text[i..end].chars().next() {
                let Some(n) = blank_cells(c) else { break };
                cells = cells.saturating_add(n);
                tab |= c == '\t';
                wide |= n == 2;
                if ('\u{F000}'..='\u{F8FF}').contains(&c) {
                    private.first = Some(private.first.map_or(i, |first| first.min(i)));
                    private.count += 1;
                }
                i += c.len_utf8();
            }
            from = i;
            if tab {
                out.replace(Origin::new(run, i), "\t");
            } else if cells > 0
                && i < end
                && parts(out.open(), &text[at.start()..run], &text[i..end], cells, wide, style)
            {
                out.replace(Origin::new(run, i), " ");
            }
        } else if style.markdown && text[i..end].starts_with("**") {
            out.keep(from, &text[from..i]);
            i += 2;
            from = i;
        } else {
            i += c.len_utf8();
        }
    }
    out.keep(from, &text[from..end]);
}

/// True when a blank parts words or columns: `before` is what is written of the paragraph, `line` what
/// stands before the blank in its line, `after` what follows.
fn parts(before: &str, line: &str, after: &str, cells: u16, wide: bool, style: Style) -> bool {
    let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else { return false };
    let (l, r) = (read_class(left), read_class(right));
    if matches!(left, ' ' | '\t') {
        return false;
    }
    if l == Class::Digit && r == Class::Digit && in_spaced_year(line, after) {
        return false;
    }
    if is_bare_marker(before) {
        // “3 月 2 日” begins with a date, “1　总则” with a marker
        return !before.bytes().all(|b| b.is_ascii_digit()) || wide || !COUNTED.contains(&right);
    }
    let punctuation = |c: Class| matches!(c, Class::Open | Class::Close | Class::Stop | Class::Pause);
    if punctuation(l) || punctuation(r) {
        // a column after a full stop stays apart: “…办公室。      2024年1月9日印发”
        return cells >= 4 && matches!(l, Class::Close | Class::Stop) && !punctuation(r);
    }
    let han = |c: Class| matches!(c, Class::Han | Class::Numeral);
    match (l, r) {
        (Class::Digit, Class::Digit) => !letter_spaced(line, after),
        (Class::Digit, _) if han(r) => cells > 2 || wide,
        (_, Class::Digit) if han(l) => cells > 2 || wide,
        (Class::Digit, Class::Mark | Class::Dash) | (Class::Mark | Class::Dash, Class::Digit) => cells > 2,
        (Class::Letter, Class::Letter | Class::Digit) | (Class::Digit, Class::Letter) => true,
        _ if han(l) && han(r) => {
            let single_left = lone_before(line);
            let single_right = lone_after(after);
            if single_left && single_right {
                return false;
            }
            let spaced = cells == 1 && (single_left || single_right);
            !(spaced || (style.filled && cells == 1))
        }
        _ => cells > 1,
    }
}

/// Characters that make the number before them a date or a quantity, not a marker.
const COUNTED: [char; 22] = [
    '年', '月', '日', '时', '万', '亿', '千', '百', '个', '名', '项', '家', '人', '件', '条', '号', '期', '届', '次',
    '元', '%', '％',
];

/// The class that a character will have once it is folded.
fn read_class(c: char) -> Class {
    folded(c).map_or_else(|| class_of(c), |ascii| class_of(char::from(ascii)))
}

/// True for “第十二条”, “第一章”, “一、”-like openings: the blank after them is a separator.
fn is_bare_marker(before: &str) -> bool {
    if before.len() > 30 {
        return false;
    }
    let Some(inner) = before.strip_prefix('第') else {
        return !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    };
    let mut rest = inner.trim_start_matches(|c: char| matches!(class_of(c), Class::Numeral | Class::Digit));
    if rest.len() == inner.len() {
        return false;
    }
    rest = rest.strip_prefix(['章', '节', '条', '编', '部', '篇']).unwrap_or("x");
    rest.is_empty() || (rest.starts_with('之') && rest.chars().skip(1).all(|c| class_of(c) == Class::Numeral))
}

/// The word before the blank is one Han character.
fn lone_before(before: &str) -> bool {
    let mut back = before.chars().rev();
    back.next();
    back.next().is_none_or(|c| !matches!(class_of(c), Class::Han | Class::Numeral) && !c.is_ascii_alphanumeric())
}

/// The word after the blank is one Han character.
fn lone_after(after: &str) -> bool {
    let mut next = after.chars();
    next.next();
    next.next().is_none_or(|c| !matches!(class_of(c), Class::Han | Class::Numeral) && !c.is_ascii_alphanumeric())
}

/// The blank stands inside a letter-spaced numeral of any length: “增加到4⎵0⎵0⎵亿元”. Every digit of it is
/// alone, and it begins right after a character of the text, so that no row of one-digit cells is one. At
/// most 24 characters are read on the left.
fn letter_spaced(line: &str, after: &str) -> bool {
    let mut next = after.chars();
    next.next();
    if next.next().is_some_and(|c| read_class(c) == Class::Digit) {
        return false;
    }
    let mut back = line.chars().rev().take(24).peekable();
    while back.next().is_some_and(|c| read_class(c) == Class::Digit) {
        match back.peek().copied() {
            // the blank before a further digit
            Some(c) if blank_cells(c).is_some() => back.next(),
            Some(c) => {
                return matches!(read_class(c), Class::Han | Class::Open | Class::Close | Class::Pause)
                    || matches!(c, '.' | '．');
            }
            None => return false,
        };
    }
    false
}

/// The blank stands inside a letter-spaced year: “1⎵9 9 3 年”. Four digits, each alone, and then 年; at most
/// eight characters are read on either side.
fn in_spaced_year(line: &str, after: &str) -> bool {
    let lone = |chars: &mut dyn Iterator<Item = char>| {
        let mut count = 0;
        let mut blank = true;
        for c in chars {
            match read_class(c) {
                Class::Digit if blank => (count, blank) = (count + 1, false),
                _ if blank_cells(c).is_some() => blank = true,
                _ => return (count, Some(c)),
            }
        }
        (count, None)
    };
    let (left, _) = lone(&mut line.chars().rev().take(8));
    let (right, end) = lone(&mut after.chars().take(8));
    left + right == 4 && end == Some('年')
}
