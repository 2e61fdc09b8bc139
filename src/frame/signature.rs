//! 附件说明, 发文机关署名, 成文日期, 附注: GB/T 9704 §7.3.4–7.3.6.
//!
//! “附件：1. 清单”, “清河市财政局 清河市民政局”, “2024年1月9日”, “（此件公开发布）”.
//!
//! The signature is found from its date: a paragraph that is a day and nothing else (or an organ and a day), with the organs in
//! the paragraphs right above it. The first such place is the document's own; what follows it is bound in. It does not
//! count when the text's numbering goes on below it (a quoted letter). A day without organs counts only where the text
//! ends; organs without a day only at the very end.

use super::imprint;
use super::line::{
    Lines, after_label, at_most, bracketed, has_stop, is_colon, is_stop, loose_prefix, split_bracket, width,
};
use super::organ::{is_organ, may_sign, organs, person};
use super::title::may_be_title;
use super::{Attachment, FormDate, Frame};
use crate::grammar::form::{self, Family};

/// A joint signature has at most this many lines.
const MOST_LINES: usize = 40;

/// Where the zone lies, as paragraph indices.
pub(super) struct Zone {
    /// First paragraph of 附件说明 or signature.
    pub(super) start: usize,
    /// First paragraph after 成文日期 and 附注.
    pub(super) end: usize,
}

/// A line that ends with a day: what stands before the day (perhaps nothing), and the day.
pub(super) fn dated<'c>(lines: Lines<'c>, line: &'c str) -> Option<(&'c str, FormDate)> {
    let bare = line.trim().trim_end_matches('.');
    let ends_as_day = bare.ends_with(|c: char| {
        let numeral = matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
        matches!(c, '日' | '号' | '月') || c.is_ascii_digit() || numeral
    });
    if !ends_as_day || !at_most(line, 120) {
        return None;
    }
    let mut numeral_before = false;
    for (at, c) in bare.char_indices() {
        let numeral = c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二".contains(c);
        if numeral && !numeral_before
            && let Some((day, rest)) = form::day(&bare[at..])
            && rest.is_empty()
            // without 日 a month is enough only when nothing else stands on the line
            && (day.day.is_some() || at == 0)
        {
            let part = lines.part(&bare[at..], "frame.issued_on");
            return Some((bare[..at].trim(), FormDate { part, value: day.edtf() }));
        }
        numeral_before = numeral;
    }
    None
}

/// The organs above paragraph `at`: the first paragraph of the signature and the organs in order.
fn above<'c>(lines: Lines<'c>, from: usize, at: usize, order: bool) -> (usize, Vec<&'c str>, Vec<&'c str>) {
    let (mut first, mut found, mut persons) = (at, Vec::<Vec<&'c str>>::new(), Vec::new());
    let mut pending: Option<&'c str> = None;
    for k in (from..at).rev().take(MOST_LINES) {
        let line = lines.get(k);
        // a stamp lent by another organ is said in brackets
        if bracketed(line).is_some_and(|inner| inner.ends_with('章')) {
            first = k;
            continue;
        }
        let line = split_bracket(line).filter(|(_, inner)| inner.ends_with('章')).map_or(line, |(before, _)| before);
        let line = trim_rubbish(line);
        if !may_sign(line) || form::marker(line).is_some() {
            break;
        }
        if let Some(name) = person(line).filter(|_| !is_organ(line)) {
            persons.push(if order { name } else { line });
            first = k;
            continue;
        }
        let cut = organs(lines, line);
        if !cut.is_empty() {
            found.push(cut);
            pending = Some(line);
            first = k;
        } else if pending.take().is_some() && width(line) >= 6 && opens_place(line) {
            // an organ's name broken over two lines: its head names no organ by itself
            if let Some(below) = found.last_mut().and_then(|o| o.first_mut()) {
                *below = lines.between(line, below);
                first = k;
            }
        } else {
            break;
        }
    }
    persons.reverse();
    (first, found.into_iter().rev().flatten().collect(), persons)
}

/// An organ whose tail the table does not know: nothing else opens with a place and stands alone between the
/// last sentence and the day.
fn unknown_tail(lines: Lines<'_>, body: usize, at: usize) -> Option<&str> {
    let line = lines.get(at);
    let alone = (5..=30).contains(&width(line)) && opens_place(line) && may_sign(line) && !line.contains('、');
    (alone && form::marker(line).is_none() && !super::kind::is_title_tail(line) && ends_sentence(lines, body, at))
        .then_some(line)
}

/// Web pages leave the remains of entities behind a signature: “国务院办公厅 &sp;”.
fn trim_rubbish(line: &str) -> &str {
    match line.rfind('&') {
        Some(at) if line[at..].is_ascii() => line[..at].trim_end(),
        _ => line,
    }
}

fn opens_place(line: &str) -> bool {
    line.chars().take(7).any(|c| matches!(c, '市' | '省' | '县' | '区' | '州' | '国' | '盟' | '旗'))
}

/// The last number of each family in the text before `end`, and whether the text after `from` goes on with
/// the next one of the outermost family that was used.
fn goes_on(lines: Lines<'_>, body: usize, first: usize, after: usize) -> bool {
    let family = |f: Family| matches!(f, Family::Han | Family::Article | Family::Chapter | Family::Arabic);
    let mut last: [Option<u32>; 4] = [None; 4];
    let slot = |f: Family| match f {
        Family::Chapter => 0,
        Family::Han => 1,
        Family::Article => 2,
        _ => 3,
    };
    for k in body..first {
        if let Some((f, n, _)) = form::marker(lines.get(k)).filter(|m| family(m.0)) {
            last[slot(f)] = Some(n);
        }
    }
    let Some((outer, Some(n))) = last.iter().copied().enumerate().find(|(_, n)| n.is_some()) else { return false };
    for k in after..lines.len() {
        if let Some((f, m, _)) = form::marker(lines.get(k))
            && slot(f) == outer
            && family(f)
        {
            return m == n + 1;
        }
    }
    false
}

/// 附注 in paragraph `i`: bracketed, or the set phrase 此件….
fn note(line: &str) -> Option<&str> {
    if !at_most(line, 200) {
        return None;
    }
    let phrase = |t: &str| {
        [
            "此件",
            "此文",
            "本文",
            "本件",
            "联系人",
            "联系电话",
            "公开",
            "主动公开",
            "依申请公开",
            "不予公开",
            "信息公开",
            "发至",
            "登报",
            "传达",
        ]
        .iter()
        .any(|w| t.starts_with(w))
    };
    match bracketed(line) {
        Some(inner) => {
            (phrase(inner) || (width(inner) <= 30 && !inner.ends_with('章') && !inner.contains('年'))).then_some(inner)
        }
        None => (line.starts_with("此件") && width(line) <= 20 && !has_stop(line.trim_end_matches('。')))
            .then_some(line.trim_end_matches('。')),
    }
}

/// Reads the zone into `frame`; `None` when the document has no signature.
pub(super) fn read<'c>(lines: Lines<'c>, frame: &mut Frame, body: usize, end: usize, order: bool) -> Option<Zone> {
    let mut tried = 0;
    for i in body..end {
        let line = lines.get(i);
        let Some((before, day)) = dated(lines, line) else { continue };
        let before = trim_rubbish(before);
        let (first, mut found, mut persons) = if before.is_empty() {
            above(lines, body, i, order)
        } else {
            // organ and day on one line
            let here = if may_sign(before) { organs(lines, before) } else { Vec::new() };
            if here.is_empty() {
                continue;
            }
            let (first, mut above, persons) = above(lines, body, i, order);
            above.extend(here);
            (first, above, persons)
        };
        let mut first = first;
        if found.is_empty()
            && persons.is_empty()
            && i > body
            && let Some(organ) = unknown_tail(lines, body, i - 1)
        {
            found.push(organ);
            first = i - 1;
        }
        let mut after = i + 1;
        // the signer of an old order may stand below the day
        if order
            && persons.is_empty()
            && after < end
            && let Some(name) = person(lines.get(after))
        {
            persons.push(name);
            after += 1;
        }
        // organs below the day, as some minutes and web pages have them
        if found.is_empty() && persons.is_empty() {
            let below = lines.get(after);
            let cut = if after < end && may_sign(below) && !may_be_heading(lines, after) {
                organs(lines, below)
            } else {
                Vec::new()
            };
            if !cut.is_empty() && ends_here(lines, after + 1, end) && ends_sentence(lines, body, i) {
                found = cut;
                after += 1;
            } else if !(ends_here(lines, after, end) && ends_sentence(lines, body, i)) {
                continue;
            }
        }
        tried += 1;
        // each refusal reads the text once more: a table of days must not make that quadratic
        if tried > 8 {
            break;
        }
        if goes_on(lines, body, first, after) {
            continue;
        }
        if order && !persons.is_empty() {
            frame.signatories = persons.into_iter().map(|p| lines.part(p, "frame.signer_of_order")).collect();
        } else if found.is_empty() {
            found = persons;
        }
        frame.issuers = found.into_iter().map(|o| lines.part(o, "frame.issuer")).collect();
        frame.issued_on = Some(day);
        for _ in 0..2 {
            if frame.note.is_none()
                && after < lines.len()
                && let Some(inner) = note(lines.get(after))
            {
                frame.note = Some(lines.part(inner, "frame.note"));
                after += 1;
            } else if bracketed(lines.get(after)).is_some_and(|inner| inner.ends_with('章')) {
                after += 1;
            }
        }
        let start = attachments(lines, frame, body, first);
        trailing_attachments(lines, frame, after, end);
        return Some(Zone { start, end: after });
    }
    undated(lines, frame, body, end, order)
}

/// Organs without a day at the very end of the text.
fn undated(lines: Lines<'_>, frame: &mut Frame, body: usize, end: usize, order: bool) -> Option<Zone> {
    let mut last = end;
    let mut found_note = None;
    if last > body
        && let Some(inner) = note(lines.get(last - 1)).filter(|n| n.starts_with("此件"))
    {
        found_note = Some(inner);
        last -= 1;
    }
    let (first, found, _) = above(lines, body, last, order);
    if let Some(inner) = found_note {
        frame.note = Some(lines.part(inner, "frame.note"));
    }
    if !found.is_empty() && first > body && ends_sentence(lines, body, first) && found.iter().all(|o| width(o) >= 4) {
        frame.issuers = found.into_iter().map(|o| lines.part(o, "frame.issuer_undated")).collect();
        let start = attachments(lines, frame, body, first);
        return Some(Zone { start, end });
    }
    let start = attachments(lines, frame, body, last);
    (start < last).then_some(Zone { start, end }).or(found_note.map(|_| Zone { start: last, end }))
}

/// True when the text before paragraph `at` ends a sentence or a list of attachments.
fn ends_sentence(lines: Lines<'_>, body: usize, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&k| k >= body) else { return at == body && body > 0 };
    let line = lines.get(before).trim_end_matches(['”', '）', ')', '"']);
    line.ends_with(|c: char| is_stop(c) || matches!(c, '.' | '，' | ','))
        || line.starts_with("特此")
        || line.starts_with("附")
        || line.starts_with("此")
        || form::marker(line).is_some()
}

/// True when the document's own text ends before paragraph `at`: nothing, a note, an attachment, a bound-in document's title or
/// the 版记 stands there.
fn ends_here(lines: Lines<'_>, at: usize, end: usize) -> bool {
    if at >= end {
        return true;
    }
    let line = lines.get(at);
    note(line).is_some()
        || loose_prefix(line, "附件").is_some()
        || loose_prefix(line, "附").is_some_and(|r| r.is_empty() || r.starts_with(is_colon))
        || may_be_heading(lines, at)
        || imprint::opens(line)
}

fn may_be_heading(lines: Lines<'_>, at: usize) -> bool {
    let line = lines.get(at);
    let next = lines.get(at + 1);
    may_be_title(line) && (super::kind::is_title_tail(line) || super::kind::is_title_tail(next) && may_be_title(next))
}

/// One entry of 附件说明 at the start of `text`: its number and its name.
fn entry(text: &str) -> (Option<u32>, &str) {
    match form::marker(text) {
        Some((Family::Arabic | Family::Han, n, rest)) => (Some(n), rest.trim()),
        _ => (None, text.trim()),
    }
}

/// What follows 附件 and its colon; with the number of “附件1：清单”.
fn label(line: &str) -> Option<(Option<u32>, &str)> {
    if let Some(rest) = after_label(line, "附件").or_else(|| after_label(line, "附")) {
        return Some((None, rest));
    }
    let rest = loose_prefix(line, "附件")?.trim_start();
    let (number, tail) = match form::marker(rest) {
        Some((Family::Arabic | Family::Han, n, tail)) => (n, tail),
        _ => {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let n = rest[..digits].parse().ok()?;
            (n, rest[digits..].trim_start().strip_prefix(is_colon)?)
        }
    };
    Some((Some(number), tail.trim_start_matches(is_colon).trim()))
}

/// Reads 附件说明 above paragraph `at`; the first paragraph of the zone.
fn attachments(lines: Lines<'_>, frame: &mut Frame, body: usize, at: usize) -> usize {
    let mut top = None;
    for k in (body..at).rev().take(60) {
        let line = lines.get(k);
        if label(line).is_some() && at_most(line, 300) {
            top = Some(k);
            // 附件1：… 附件2：… stand one below the other
            if label(line).is_some_and(|(n, _)| n.is_some_and(|n| n > 1)) {
                continue;
            }
            break;
        }
        let numbered = matches!(form::marker(line), Some((Family::Arabic, ..)));
        if has_stop(line) || !at_most(line, 120) || !(numbered || top.is_none() && k + 2 >= at) {
            break;
        }
    }
    let Some(top) = top else { return at };
    collect(lines, frame, top, at);
    if frame.attachments.is_empty() { at } else { top }
}

/// Attachments that a page lists below the signature: only when nothing else follows.
fn trailing_attachments(lines: Lines<'_>, frame: &mut Frame, after: usize, end: usize) {
    if !frame.attachments.is_empty() || after >= end || end - after > 30 {
        return;
    }
    let all = (after..end).all(|k| {
        let line = lines.get(k);
        at_most(line, 160)
            && !has_stop(line)
            && (label(line).is_some_and(|(_, r)| !r.is_empty())
                || k > after && matches!(form::marker(line), Some((Family::Arabic, ..))))
    });
    if all {
        collect(lines, frame, after, end);
    }
}

/// Reads the entries of the paragraphs `top..end`.
fn collect(lines: Lines<'_>, frame: &mut Frame, top: usize, end: usize) {
    for k in top..end {
        let line = lines.get(k);
        let (given, mut rest) = label(line).unwrap_or((None, line));
        if rest.is_empty() {
            continue;
        }
        let (mut number, name) = entry(rest);
        if number.is_none() {
            number = given;
        }
        if number.is_none() && k > top && frame.attachments.last().is_some() && given.is_none() && label(line).is_none()
        {
            // a name that goes on in the next paragraph; a link that repeats it does not
            if line.starts_with("附件") {
                continue;
            }
            if let Some(open) = frame.attachments.last_mut() {
                let whole = lines.between(slice_of(lines, open), clean_name(rest));
                open.part = lines.part(whole, "frame.attachment");
            }
            continue;
        }
        rest = name;
        // several on one line: 1.甲 2.乙
        loop {
            let next = number.map(|n| n + 1);
            let cut = next.and_then(|n| {
                rest.char_indices().zip(rest.chars().skip(1)).find_map(|((at, c), _)| {
                    let from = at + c.len_utf8();
                    let opens = !c.is_ascii_digit()
                        && c != '〔'
                        && matches!(form::marker(&rest[from..]), Some((Family::Arabic, m, _)) if m == n);
                    opens.then_some(from)
                })
            });
            let (here, beyond) = match cut {
                Some(at) => (&rest[..at], &rest[at..]),
                None => (rest, ""),
            };
            let part = lines.part(clean_name(here), "frame.attachment");
            if !part.text.is_empty() {
                frame.attachments.push(Attachment { part, number });
            }
            if beyond.is_empty() {
                break;
            }
            let (n, name) = entry(beyond);
            (number, rest) = (n, name);
        }
    }
}

fn slice_of<'c>(lines: Lines<'c>, open: &Attachment) -> &'c str {
    lines.slice(open.part.span)
}

/// A name less the marks that end it.
fn clean_name(name: &str) -> &str {
    name.trim().trim_end_matches(['。', '；', ';', '，', ',', '、'])
}
