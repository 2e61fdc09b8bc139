//! A heading's title and whether text runs in behind it.
//!
//! “强化法规学习。组织干部职工…” has 强化法规学习 and runs in; “总体情况” stands alone; “目标任务：到2025年…”
//! has 目标任务 and runs in; “坚持“标准化”推进主动公开。紧紧围绕…” keeps its quotation marks.
//!
//! The title ends before the first 。！？； outside brackets and quotation marks, or before a ： within
//! the first 30 characters; otherwise it is the whole paragraph (contract §4). Brackets that are never
//! closed protect nothing.

use crate::lex::{Class, class_of};

/// The title of a heading's text, as a range of bytes, and whether text follows it.
pub(super) fn title(text: &str) -> Option<(std::ops::Range<usize>, bool)> {
    let start = text.len() - text.trim_start_matches(is_blank).len();
    let body = &text[start..];
    let (end, stop) = first_stop(body, true).or_else(|| first_stop(body, false)).unwrap_or((body.len(), body.len()));
    let shown = body[..end].trim_end_matches(|c: char| is_blank(c) || is_closing_punctuation(c));
    if shown.is_empty() {
        return None;
    }
    let run_in = !body[stop..].trim_matches(|c: char| is_blank(c) || is_closing_punctuation(c)).is_empty();
    Some((start..start + shown.len(), run_in))
}

fn is_blank(c: char) -> bool {
    class_of(c) == Class::Blank
}

fn is_closing_punctuation(c: char) -> bool {
    matches!(c, '。' | '：' | '；' | '，' | '、' | '！' | '？' | ':' | ';' | ',' | '!' | '?' | '.')
}

/// Where the title ends and where the text behind its punctuation begins. `brackets` says that
/// brackets and quotation marks protect what is inside them.
fn first_stop(text: &str, brackets: bool) -> Option<(usize, usize)> {
    let mut depth = 0u32;
    // the next character: its byte, and how many stand before it
    let (mut next, mut count) = (0, 0);
    while let Some(&first) = text.as_bytes().get(next) {
        let (at, index) = (next, count);
        count += 1;
        // ideographs are nothing of what is looked for
        if (0xE4..=0xE9).contains(&first) {
            next += 3;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let end = at + c.len_utf8();
        next = end;
        let before = || text[..at].chars().next_back();
        let after = || text[end..].chars().next();
        match c {
            '。' | '！' | '？' | '；' | '!' | '?' | ';' if depth == 0 => return Some((at, end)),
            // texts that print “.” for 。: between Han characters it ends a sentence
            '.' if depth == 0 && before().is_some_and(is_han) && after().is_none_or(is_han) => {
                return Some((at, end));
            }
            '：' | ':' if depth == 0 && index < 30 => {
                // 8:30 is a time
                let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                if !(digit(before()) && digit(after())) {
                    return Some((at, end));
                }
            }
            _ if !brackets => {}
            _ => match class_of(c) {
                Class::Open => depth += 1,
                Class::Close => depth = depth.saturating_sub(1),
                _ => {}
            },
        }
    }
    // a bracket stayed open: it protected the rest for nothing
    (brackets && depth == 0).then_some((text.len(), text.len()))
}

fn is_han(c: char) -> bool {
    class_of(c) == Class::Han
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&str, bool)> {
        title(text).map(|(r, run_in)| (&text[r], run_in))
    }

    #[test]
    fn titles() {
        assert_eq!(read("强化学习。组织干部"), Some(("强化学习", true)));
        assert_eq!(read(" 总体情况"), Some(("总体情况", false)));
        assert_eq!(read("指导思想。"), Some(("指导思想", false)));
        assert_eq!(read("目标任务：到2025年"), Some(("目标任务", true)));
        assert_eq!(read("坚持“第一。第二”推进公开。围绕"), Some(("坚持“第一。第二”推进公开", true)));
        assert_eq!(read("改革举措（共23项）"), Some(("改革举措（共23项）", false)));
        assert_eq!(read("未闭合“引号。继续"), Some(("未闭合“引号", true)));
        assert_eq!(read("8:30开会。散会"), Some(("8:30开会", true)));
        assert_eq!(read("增长2.5个.效果好"), Some(("增长2.5个", true)));
        assert_eq!(read("。"), None);
        assert_eq!(read(""), None);
    }
}
