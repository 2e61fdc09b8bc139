//! What a line looks like, so that lines can be joined: markers, frame lines, titles.

use super::lines::Line;
use crate::lexicon::lists::{FORM_LINE, TITLE_END};
use crate::text::{Class, class_of, less_note_mark, stride};

/// What a line may open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opener {
    /// A marker of the hierarchy: 一、（一）1.（1）①第一章 第一条 ——.
    Marker,
    /// A line of the form: a document number, a date, 附件, 抄送, 签发人 ….
    Form,
}

fn is_numeral(c: char) -> bool {
    matches!(class_of(c), Class::Numeral)
}

fn skip_blanks(text: &str) -> &str {
    text.trim_start_matches([' ', '\u{3000}', '\u{A0}', '\t'])
}

/// True for the characters that a marker begins with.
pub(super) fn marks(first: char) -> bool {
    matches!(first, '第' | '（' | '(' | '㈠'..='㈩' | '①'..='⒛' | '—' | '0'..='9' | '０'..='９') || is_numeral(first)
}

/// Reads a marker at the start of a line; `Some(rest)` behind it. `unfinished` says that the line
/// before breaks off, so that “第（三）⏎项” or “本法⏎第十二条规定的” may be a cross-reference.
pub(super) fn marker(line: &str, unfinished: bool) -> Option<&str> {
    let first = line.chars().next()?;
    match first {
        '第' => {
            let inner = &line['第'.len_utf8()..];
            let rest =
                inner.trim_start_matches(|c: char| is_numeral(c) || c.is_ascii_digit() || ('０'..='９').contains(&c));
            if rest.len() == inner.len() {
                return None;
            }
            let unit = rest.chars().next()?;
            let behind = &rest[unit.len_utf8()..];
            match unit {
                '章' | '节' | '编' if !unfinished || behind.starts_with([' ', '\u{3000}']) => Some(behind),
                '条' => {
                    let past = behind.strip_prefix('之').map_or(behind, |b| b.trim_start_matches(is_numeral));
                    let open = past.starts_with([' ', '\u{3000}', '\u{A0}', '*', '\t']) || past.is_empty();
                    (open || !unfinished && !past.starts_with(['规', '第', '、', '和', '至', '的', '所']))
                        .then_some(past)
                }
                _ => None,
            }
        }
        '（' | '(' => {
            let inner = &line[first.len_utf8()..];
            let rest = inner.trim_start_matches(|c: char| {
                is_numeral(c) || c.is_ascii_digit() || ('０'..='９').contains(&c) || c == ' '
            });
            let len = inner.len() - rest.len();
            if len == 0 || len > 12 {
                return None;
            }
            let behind = rest.strip_prefix(['）', ')'])?;
            (!(unfinished && is_reference(behind))).then_some(behind)
        }
        '㈠'..='㈩' | '①'..='⒛' => Some(&line[first.len_utf8()..]),
        '—' => {
            let rest = line.strip_prefix("——").or_else(|| line.strip_prefix("—"))?;
            (!unfinished || line.starts_with("——")).then_some(rest)
        }
        c if is_numeral(c) => {
            let rest = line.trim_start_matches(is_numeral);
            if line.len() - rest.len() > 15 {
                return None;
            }
            let behind = skip_blanks(rest).strip_prefix(['、', '.', '．'])?;
            let list = behind.chars().next().is_some_and(is_numeral)
                && behind.trim_start_matches(is_numeral).starts_with(['、', '项', '款', '条', '是']);
            (!(unfinished && (list || is_reference(behind)))).then_some(behind)
        }
        c if c.is_ascii_digit() || ('０'..='９').contains(&c) => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
            if line.len() - rest.len() > 9 {
                return None;
            }
            let spaced = skip_blanks(rest);
            let (mark, behind) = match spaced.chars().next()? {
                m @ ('.' | '．' | '、' | ')' | '）') => (m, &spaced[m.len_utf8()..]),
                _ => return None,
            };
            let digit_follows = behind.chars().next().is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
            // “2.5亿元” is a decimal; “20.2026年” numbers a line that begins with a year
            let numbers = match mark {
                '.' | '．' => !digit_follows || year_follows(behind),
                '、' => !(unfinished && digit_follows),
                _ => true,
            };
            numbers.then_some(behind)
        }
        _ => None,
    }
}

fn year_follows(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    digits == 4 && text[digits..].starts_with('年')
}

/// What a broken cross-reference goes on with: 第（三）⏎项, 、（四）, 和第.
fn is_reference(behind: &str) -> bool {
    behind.starts_with(['项', '款', '目', '、', '至', '和', '或', '规'])
}

/// True for a line that is only a calendar date: 2024年1月9日, 二〇二四年一月九日.
pub(super) fn is_date(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let (mut numerals, mut year) = (0, false);
    for c in line.chars() {
        match c {
            '年' => year = numerals >= 2,
            '月' | '日' => {}
            ' ' | '\u{3000}' | '\u{A0}' => {}
            '○' | 'Ｏ' | 'О' | '０'..='９' => numerals += 1,
            c if c.is_ascii_digit() || is_numeral(c) => numerals += 1,
            _ => return false,
        }
    }
    year && numerals >= 4
}

/// True for a line that is a document number: 国办发〔2018〕127号, also in brackets: （清政办〔2021〕82号）.
pub(super) fn is_doc_number(line: &str) -> bool {
    let inside = line.strip_prefix(['（', '(']).and_then(|l| l.strip_suffix(['）', ')']));
    let line = inside.unwrap_or(line);
    line.len() <= 90
        && line.ends_with('号')
        && !line.contains(['，', ',', '。'])
        && (line.contains(['〔', '［', '[', '﹝', '【'])
            || line.starts_with('第') && line.chars().count() <= 12
            || (line.contains('令') && line.contains("第")))
}

/// What the line opens, if anything.
pub(super) fn opener(line: &str, unfinished: bool) -> Option<Opener> {
    if marker(line, unfinished).is_some() {
        return Some(Opener::Marker);
    }
    let form = FORM_LINE.begins(line) || is_date(line) || is_doc_number(line);
    // inside a sentence that breaks off, 附件 and 抄送 are words: “详见⏎附件2”
    (form && (!unfinished || is_date(line) || line.starts_with(['（', '(']))).then_some(Opener::Form)
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// 。！？ also before a closing quotation mark or bracket.
    Full,
    /// ；
    Semicolon,
    /// ：
    Colon,
    /// A closing bracket or quotation mark with no stop before it.
    Bracket,
    /// ， 、 or a dash: something must follow.
    Pause,
    /// Anything else.
    Open,
}

/// Reads the end of a trimmed line.
pub(super) fn ending(line: &str) -> Ending {
    let mut back = line.chars().rev();
    let Some(mut last) = back.next() else { return Ending::Open };
    if last == '*' || last == '\\' {
        last = back.find(|c| !matches!(c, '*' | '\\' | ' ')).unwrap_or('*');
    }
    match last {
        '。' | '！' | '？' | '!' | '?' | '…' => Ending::Full,
        '；' | ';' => Ending::Semicolon,
        '：' | ':' => Ending::Colon,
        '，' | '、' | ',' => Ending::Pause,
        '”' | '’' | '）' | ')' | '》' | '】' | '」' | '〕' | '］' | ']' | '"' => match back.next() {
            Some('。' | '！' | '？' | '；' | '…') => Ending::Full,
            _ => Ending::Bracket,
        },
        '.' => {
            // a full stop in texts that print “.” for 。; a decimal or a marker otherwise
            if back.next().is_some_and(|c| class_of(c) == Class::Han) { Ending::Full } else { Ending::Open }
        }
        _ => Ending::Open,
    }
}

/// True when the line holds running text: a comma or a stop inside it.
pub(super) fn is_prose(line: &str) -> bool {
    // ， ； and 。
    let sign =
        |a, b, c| (a == 0xEF) & (b == 0xBC) & ((c == 0x8C) | (c == 0x9B)) | (a == 0xE3) & (b == 0x80) & (c == 0x82);
    stride::any(line, sign) || line.contains(',') && (line.len() > 40 || line.contains(", "))
}

/// True when a sentence ends inside the line.
pub(super) fn has_inner_stop(line: &str) -> bool {
    // ； ！ ？ and 。
    stride::any(line, |a, b, c| {
        (a == 0xEF) & (b == 0xBC) & ((c == 0x9B) | (c == 0x81) | (c == 0x9F)) | (a == 0xE3) & (b == 0x80) & (c == 0x82)
    })
}

/// The title-like line without the bracket behind its tail: 办法（试行） → 办法.
fn less_bracket(line: &str) -> &str {
    let Some(inner) = line.strip_suffix(['）', ')']) else { return line };
    match inner.rfind(['（', '(']) {
        Some(at) if inner.len() - at <= 60 => line[..at].trim_end(),
        _ => line,
    }
}

/// True when a line can be the last line of a title.
pub(super) fn ends_title(line: &str) -> bool {
    // …统计公报[1]: a mark of a note
    let bare = less_bracket(less_note_mark(line));
    let close = bare.trim_end_matches([' ', '\u{3000}']);
    close.chars().next_back().is_some_and(|last| TITLE_END.ending_with(last).any(|w| ends_spaced(close, w)))
}

/// True when `line` ends in `word`, letter-spaced or not.
fn ends_spaced(line: &str, word: &str) -> bool {
    let mut want = word.chars().rev();
    let mut expected = want.next();
    for c in line.chars().rev() {
        if matches!(c, ' ' | '\u{3000}' | '\u{A0}') {
            continue;
        }
        match expected {
            Some(w) if w == c => expected = want.next(),
            Some(_) => return false,
            None => break,
        }
        if expected.is_none() {
            return true;
        }
    }
    false
}

/// Cells of a line of a printed title.
const TITLE_WIDTH: std::ops::RangeInclusive<u32> = 2..=84;

/// False where [`is_title_line`] is, as far as the line tells without its text: most lines.
pub(super) fn may_be_title(line: &Line) -> bool {
    TITLE_WIDTH.contains(&line.width) && !line.prose && matches!(line.ending, Ending::Open | Ending::Bracket)
}

/// True when a line can be part of a printed title: short, no sentence, no marker, no line of the form.
pub(super) fn is_title_line(line: &str, width: u32) -> bool {
    TITLE_WIDTH.contains(&width)
        && !line.contains(['。', '；', '！', '？', '：', ':', '，', ',', ';', '\t', '|', '…'])
        && !line.starts_with(['#', '>', '*', '-', '—', '（', '('])
        && opener(line, false).is_none()
        && !line.ends_with("文件")
        && !line.contains('★')
        && !(line.contains(['〔', '［', '[']) && line.contains('号'))
        && line.chars().filter(|c| class_of(*c) == Class::Han).take(2).count() == 2
        && !is_contents_title(line)
        && closes_what_it_opens(line)
}

/// True for 目录, letter-spaced or not: it is a title of its own.
fn is_contents_title(line: &str) -> bool {
    line.len() <= 18 && line.starts_with('目') && ["目录", "目次"].iter().any(|t| ends_spaced(line, t))
}

/// True unless a bracket closes that opened on a line before.
fn closes_what_it_opens(line: &str) -> bool {
    let mut depth = 0i32;
    line.chars().all(|c| {
        match class_of(c) {
            Class::Open => depth += 1,
            Class::Close => depth -= 1,
            _ => {}
        }
        depth >= 0
    })
}
