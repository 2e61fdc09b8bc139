//! Which paragraphs open with a marker that numbers something, and where documents are bound in.
//!
//! Left out, by name:
//! - *contents*: the lines of a table of contents, which repeat below it;
//! - *subtitle*: ——2026年2月2日在…会议上, a dash before a date;
//! - *cell*: a paragraph of table cells (it holds tabs or bars), and the cells of a table that stand one to a line,
//!   led by tabs all but the first of each row;
//! - *lone*: a doubtful marker (“3. 9%”, “1.1 ”) whose number no neighbour confirms, and a dash before
//!   the body begins.
//!
//! A bare number is one where a decimal scheme divides it: 1　总则 ⏎ 1.1　编制目的.
//!
//! A part is a paragraph that is 附件, 附件1, 附 … after the signature, with the next title-like
//! paragraph as its title; or a title-like paragraph right after the signature.

use std::ops::Range;

use crate::frame::Frame;
use crate::grammar::form;
use crate::grammar::marker::{self, Marker, Style};
use crate::lex::{Class, class_of};
use crate::lexicon::lists::TITLE_END;
use crate::outline::title;
use crate::text::{Clean, Span};

/// A heading before its depth is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) style: Style,
    pub(super) number: Option<u32>,
    pub(super) deeper: u8,
    pub(super) marker: Span,
    pub(super) title: Option<Span>,
    pub(super) run_in: bool,
    /// First byte of the marker, or of the title where there is no marker.
    pub(super) start: usize,
    /// The paragraph that holds the marker.
    pub(super) paragraph: usize,
    doubtful: bool,
}

/// The headings in text order.
pub(super) fn candidates(clean: &Clean, frame: &Frame) -> Vec<Candidate> {
    let paragraphs = clean.paragraphs();
    let mut found: Vec<Candidate> = Vec::new();
    let mut i = frame.body.start.min(paragraphs.len());
    let mut in_part = false;
    let mut any_heading = false;
    let mut chapters = spaced_chapters(clean, i).into_iter().peekable();
    let mut tables = tables(clean, i).into_iter().peekable();
    while i < paragraphs.len() {
        if let Some(table) = tables.next_if(|t| t.start <= i) {
            i = i.max(table.end);
            continue;
        }
        let text = clean.slice(paragraphs[i].span);
        let contents = contents_end(clean, i).or_else(|| (!any_heading).then(|| bare_contents_end(clean, i)).flatten());
        if let Some(end) = contents {
            i = end;
            continue;
        }
        if let Some(end) = listed_annexes(clean, i) {
            i = end;
            continue;
        }
        let after_signature = i >= frame.tail;
        if let Some((part, next)) = part(clean, frame, i, in_part || after_signature, any_heading) {
            found.push(part);
            in_part = true;
            i = next;
            continue;
        }
        while chapters.next_if(|&(at, _)| at < i).is_some() {}
        if let Some((_, m)) = chapters.next_if(|&(at, _)| at == i) {
            found.push(heading(clean, i, m));
            any_heading = true;
        } else if let Some(m) = marker::marker(text) {
            if !is_false(text, &m, i, frame) && !is_attachment(paragraphs[i].span, frame) {
                found.push(heading(clean, i, m));
                any_heading = true;
            }
        } else if let Some(m) = bare_numeral(clean, i) {
            found.push(heading(clean, i, m));
        } else if let Some(m) = marker::glued(text).filter(|m| goes_on(&found, m, i)) {
            found.push(Candidate { doubtful: false, ..heading(clean, i, m) });
        }
        i += 1;
    }
    confirm(found)
}

/// True when the last heading is the item before this one, at most two paragraphs above.
fn goes_on(found: &[Candidate], m: &Marker, paragraph: usize) -> bool {
    found.last().is_some_and(|last| {
        last.style == m.style
            && last.deeper == 0
            && last.number.map(|n| n + 1) == m.number
            && paragraph - last.paragraph <= 2
    })
}

/// The stretches of paragraphs from `from` on that are a table's cells, one to a line: 一级指标 ⏎ ⇥二级指标 ⏎ ⇥三级指标 ⏎
/// ⇥说明 ⏎ 一、质量 ⏎ ⇥（一）功能 … . A row begins without a tab; the first holds short names only.
fn tables(clean: &Clean, from: usize) -> Vec<Range<usize>> {
    /// The least number of cells behind the first that makes a row of names.
    const NAMES: usize = 3;
    /// The most paragraphs that one cell holds.
    const CELL: usize = 5;
    let paragraphs = clean.paragraphs();
    let name = |i: usize| {
        let text = clean.slice(paragraphs[i].span);
        text.chars().count() <= 20 && !text.contains(['。', '；', '，', '：']) && marker::marker(text).is_none()
    };
    let mut found = Vec::new();
    let mut i = from.max(1);
    while i < paragraphs.len() {
        let names = (i..paragraphs.len()).take_while(|&k| paragraphs[k].tabbed).count();
        let head = names >= NAMES && !paragraphs[i - 1].tabbed && (i - 1..i + names).all(name);
        if !head {
            i += names.max(1);
            continue;
        }
        let (mut last, mut rows, mut cells, mut widest) = (i + names - 1, 0, 0, 0);
        let mut k = last + 1;
        while k < paragraphs.len() && k - last <= CELL {
            if paragraphs[k].tabbed {
                rows += usize::from(k > last + 1);
                cells = if k > last + 1 { 1 } else { cells + 1 };
                widest = widest.max(cells);
                last = k;
            }
            k += 1;
        }
        // a row is as long as that of the names, or one cell shorter where the first spans rows
        if rows >= 2 && widest + 1 >= names {
            found.push(i - 1..last + 1);
        }
        i = last + 1;
    }
    found
}

/// The chapters of a decimal scheme, which have a bare number and a blank (1　总则 ⏎ 1.1　编制目的), from paragraph `from`
/// on. One counts where its first section follows, or where it goes on with the number of the one before.
fn spaced_chapters(clean: &Clean, from: usize) -> Vec<(usize, Marker)> {
    let paragraphs = clean.paragraphs();
    let numbered: Vec<(usize, usize, u32, bool)> = (from..paragraphs.len())
        .filter_map(|i| {
            let text = clean.slice(paragraphs[i].span);
            let (len, number) = spaced_number(text)?;
            let divided = paragraphs.get(i + 1).is_some_and(|next| {
                let below = clean.slice(next.span).strip_prefix(&text[..len]);
                below.and_then(|b| b.strip_prefix(['.', '．'])).is_some_and(|b| b.starts_with('1'))
            });
            Some((i, len, number, divided))
        })
        .collect();
    // the last divided chapter of each number, of which there are at most 99
    let mut divided_at = [0; 100];
    for &(i, _, number, _) in numbered.iter().filter(|n| n.3) {
        divided_at[number as usize] = i;
    }
    let mut found: Vec<(usize, Marker)> = Vec::new();
    for (i, len, number, divided) in numbered {
        // an undivided one goes on with the number before, where the divided one of its number does not follow
        let goes_on = found.last().is_some_and(|(_, last)| last.number.map(|n| n + 1) == Some(number))
            && divided_at[number as usize] < i;
        if divided || goes_on {
            let marker = Marker { style: Style::Arabic, number: Some(number), len, deeper: 0, doubtful: false };
            found.push((i, marker));
        }
    }
    found
}

/// 1　总则, 12 附则: the length of a bare number before a blank and a short title, and what it says.
fn spaced_number(text: &str) -> Option<(usize, u32)> {
    /// The longest title, in bytes: 25 characters.
    const LONGEST: usize = 75;
    let len = text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&len) {
        return None;
    }
    let behind = &text[len..];
    let title = behind.trim_start_matches([' ', '\u{3000}', '\u{A0}']);
    let short = (3..=LONGEST).contains(&title.len()) && title.len() < behind.len();
    if !short || title.contains(['。', '；', '，', '：', '\t', '|']) {
        return None;
    }
    let han = title.chars().next().is_some_and(|c| class_of(c) == Class::Han);
    han.then(|| text[..len].parse().ok()).flatten().map(|n| (len, n))
}

/// A numeral alone on its line numbers a section without a title (一 ⏎ text ⏎ 二) when the next one
/// or the one before it stands alone too, near enough to be the same series.
fn bare_numeral(clean: &Clean, i: usize) -> Option<Marker> {
    let text = clean.slice(clean.paragraphs()[i].span);
    let n = lone_numeral(text)?;
    Some(Marker { style: Style::Han, number: Some(n), len: text.len(), deeper: 0, doubtful: true })
}

fn lone_numeral(text: &str) -> Option<u32> {
    let short = text.len() <= 9 && text.chars().all(|c| class_of(c) == Class::Numeral);
    (short && !text.is_empty()).then(|| marker::small_integer(text)).flatten().filter(|n| (1..=40).contains(n))
}

fn heading(clean: &Clean, paragraph: usize, m: Marker) -> Candidate {
    let span = clean.paragraphs()[paragraph].span;
    let text = clean.slice(span);
    let read = title::title(&text[m.len..]);
    // an article is followed by its first sentence: it has no title of its own
    let title = match m.style {
        Style::Article => None,
        _ => read.as_ref().map(|(r, _)| Span::new(span.start() + m.len + r.start, span.start() + m.len + r.end)),
    };
    let run_in = match m.style {
        Style::Article => read.is_some(),
        _ => read.is_some_and(|(_, run_in)| run_in),
    };
    Candidate {
        style: m.style,
        number: m.number,
        deeper: m.deeper,
        marker: Span::new(span.start(), span.start() + m.len),
        title,
        run_in,
        start: span.start(),
        paragraph,
        doubtful: m.doubtful,
    }
}

/// True when the marker numbers nothing.
fn is_false(text: &str, m: &Marker, paragraph: usize, frame: &Frame) -> bool {
    let rest = text[m.len..].trim_start_matches([' ', '\u{3000}']);
    // cell
    if memchr::memchr2(b'\t', b'|', text.as_bytes()).is_some() {
        return true;
    }
    match m.style {
        // subtitle: ——2026年2月2日在…会议上
        Style::Dash => {
            let head = paragraph < frame.body.start + 8;
            // also that of a second report in the same file
            let session = rest.contains("日在") && rest.trim_end().ends_with("会议上");
            rest.is_empty() || (head || session) && begins_with_date(rest) || rest.starts_with(['摘', '—', '-'])
        }
        _ => rest.is_empty() && m.style != Style::Chapter && m.style != Style::Article,
    }
}

/// True for a line of the 附件说明, whose numbers count attached documents: “2. 立法工作计划”.
fn is_attachment(paragraph: Span, frame: &Frame) -> bool {
    frame.attachments.iter().any(|a| paragraph.contains(a.part.span))
}

fn begins_with_date(text: &str) -> bool {
    let numerals = text.chars().take_while(|c| matches!(class_of(*c), Class::Digit | Class::Numeral)).count();
    numerals >= 4 && text.chars().nth(numerals) == Some('年')
}

/// The most paragraphs that a table of contents is looked for in.
const CONTENTS: usize = 400;

/// A line of contents without its page number, its leaders and its blanks.
fn entry(text: &str) -> String {
    let leader = |c: char| c.is_ascii_digit() || matches!(c, '.' | '…' | ' ' | '·' | '-' | '（' | '）');
    text.trim_end_matches(leader).chars().filter(|c| class_of(*c) != Class::Blank).collect()
}

/// Where the paragraph `first` stands again, after at least `from`.
fn again(clean: &Clean, first: &str, from: usize) -> Option<usize> {
    let paragraphs = clean.paragraphs();
    (from..paragraphs.len().min(from + CONTENTS)).find(|&k| {
        let text = clean.slice(paragraphs[k].span);
        text.len() < first.len() * 2 + 30 && entry(text) == first
    })
}

/// Where the body begins behind a table of contents that 目录 opens at paragraph `i`: where its first
/// line stands again.
fn contents_end(clean: &Clean, i: usize) -> Option<usize> {
    let paragraphs = clean.paragraphs();
    let text = clean.slice(paragraphs[i].span);
    if text.len() > 12 || !text.starts_with('目') || i + 1 >= paragraphs.len() {
        return None;
    }
    if !matches!(entry(text).as_str(), "目录" | "目次") {
        return None;
    }
    let first = entry(clean.slice(paragraphs[i + 1].span));
    if first.is_empty() { None } else { again(clean, &first, i + 2) }
}

/// Where the body begins behind a table of contents without a title: three stand-alone headings on
/// end, the first of which stands again.
fn bare_contents_end(clean: &Clean, i: usize) -> Option<usize> {
    let paragraphs = clean.paragraphs();
    let lone = |k: usize| {
        let text = clean.slice(paragraphs.get(k)?.span);
        let m = marker::marker(text)?;
        (text.len() <= 150 && !matches!(m.style, Style::Dash | Style::Article) && !text.contains(['。', '；']))
            .then_some(text)
    };
    let first = lone(i)?;
    lone(i + 1).and(lone(i + 2))?;
    again(clean, &entry(first), i + 3)
}

/// A document bound in at paragraph `i`, and the paragraph behind its title.
fn part(clean: &Clean, frame: &Frame, i: usize, after: bool, any_heading: bool) -> Option<(Candidate, usize)> {
    let paragraphs = clean.paragraphs();
    let span = paragraphs[i].span;
    let text = clean.slice(span);
    if let Some((len, number)) = annex(text) {
        // 附件 in the list below the body (附件说明) names a title in the same line and is not bound in
        let behind = text[len..].trim_start_matches([' ', '：', ':', '\u{3000}', '\t']);
        let gap = paragraphs[i].page_before || paragraphs[i].blank_before > 0;
        let bound = gap && (behind.is_empty() || unsigned(frame, i) && begins_anew(clean, i + 1));
        let listed = !after && !bound;
        // 附：招生计划表 ⏎ 清河市教育局 ⏎ 一九九六年五月十日: a bound document lists its own
        let lists = !behind.is_empty() && dated_below(clean, i);
        if listed || lists || is_attachment(span, frame) {
            return None;
        }
        let marker = Span::new(span.start(), span.start() + len);
        let mut candidate = Candidate {
            style: Style::Part,
            number,
            deeper: 0,
            marker,
            title: None,
            run_in: false,
            start: span.start(),
            paragraph: i,
            doubtful: false,
        };
        if !behind.is_empty() {
            let start = span.end() - behind.len();
            candidate.title = Some(Span::new(start, span.end()));
            return Some((candidate, i + 1));
        }
        if let Some(title) = paragraphs.get(i + 1) {
            let text = clean.slice(title.span);
            let short = text.chars().count() <= 80 && !text.contains(['。', '；', '\t']);
            // 附录 ⏎ 附录一：主要数据
            if short && marker::marker(text).is_none() && annex(text).is_none() {
                candidate.title = Some(title.span);
                return Some((candidate, i + 2));
            }
        }
        return Some((candidate, i + 1));
    }
    let right_after = i == frame.tail && frame.tail > frame.body.start;
    let later = after && any_heading && (paragraphs[i].page_before || paragraphs[i].blank_before >= 2);
    if !(right_after || later && ends_as_title(text)) || !is_title(text) {
        return None;
    }
    let candidate = Candidate {
        style: Style::Part,
        number: None,
        deeper: 0,
        marker: Span::new(span.start(), span.start()),
        title: Some(span),
        run_in: false,
        start: span.start(),
        paragraph: i,
        doubtful: false,
    };
    Some((candidate, i + 1))
}

/// Where a list of annexes ends that begins at paragraph `i` behind 附： (附：1.申请表 ⏎ 2.登记表): it binds nothing in, and its
/// numbers number no headings.
fn listed_annexes(clean: &Clean, i: usize) -> Option<usize> {
    let paragraphs = clean.paragraphs();
    let arabic = |text: &str| marker::marker(text).filter(|m| m.style == Style::Arabic && m.deeper == 0);
    let text = clean.slice(paragraphs[i].span);
    let (len, _) = annex(text)?;
    let behind = text[len..].trim_start_matches([' ', '：', ':', '\u{3000}', '\t']);
    arabic(behind).filter(|m| m.number == Some(1))?;
    let rest = paragraphs.iter().skip(i + 1).zip(2u32..);
    let more = rest.take_while(|(p, n)| arabic(clean.slice(p.span)).is_some_and(|m| m.number == Some(*n)));
    Some(i + 1 + more.count())
}

/// A day stands alone one to three paragraphs below paragraph `i`, and nothing long before it.
fn dated_below(clean: &Clean, i: usize) -> bool {
    let below = clean.paragraphs().iter().skip(i + 1).take(3).map(|p| clean.slice(p.span));
    below
        .take_while(|text| text.chars().count() <= 40)
        .any(|text| form::day(text).is_some_and(|(day, rest)| day.day.is_some() && rest.trim().is_empty()))
}

/// No signature stands below paragraph `i`.
fn unsigned(frame: &Frame, i: usize) -> bool {
    i >= frame.body.end || frame.body.end >= frame.tail
}

/// The first heading of a series stands at paragraph `i`: the annex of a text without signature goes on with its own.
fn begins_anew(clean: &Clean, i: usize) -> bool {
    let first = clean.paragraphs().get(i).and_then(|p| marker::marker(clean.slice(p.span)));
    first.is_some_and(|m| m.number == Some(1) && m.style != Style::Dash)
}

/// 附件, 附件1, 附件一, 附件：, 附：, 附录, 附 alone: its length and number.
fn annex(text: &str) -> Option<(usize, Option<u32>)> {
    let behind = text.strip_prefix('附')?;
    let rest = behind.strip_prefix(['件', '录']).or_else(|| {
        let numbered = |r: &str| r.starts_with(|c: char| matches!(c, '：' | ':') || c.is_ascii_digit());
        Some(behind).filter(|r| r.is_empty() || numbered(r))
    })?;
    let rest = rest.trim_start_matches([' ', '\u{3000}']);
    let numeral =
        rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || class_of(c) == Class::Numeral).len();
    let number = marker::small_integer(&rest[..numeral]);
    let behind = &rest[numeral..];
    let ends = behind.is_empty() || behind.starts_with([' ', '：', ':', '.', '、', '\u{3000}', '\t']);
    (ends && (numeral == 0 || number.is_some())).then(|| (text.len() - behind.len(), number))
}

/// A paragraph that can be a printed title: short, no sentence, no addressee, no signature.
fn is_title(text: &str) -> bool {
    text.len() <= 320
        && (4..=80).contains(&text.chars().count())
        && !text.contains(['。', '；', '！', '\t', '|'])
        && !text.ends_with(['：', ':', '，', ',', '、'])
        && !text.starts_with(['（', '(', '—', '抄', '《'])
        && !text.ends_with(['日', '号'])
        && marker::marker(text).is_none()
}

/// A title ends in what documents are called.
fn ends_as_title(text: &str) -> bool {
    let bare = match text.strip_suffix(['）', ')']) {
        Some(inner) => inner.rfind(['（', '(']).map_or(text, |at| text[..at].trim_end()),
        None => text,
    };
    TITLE_END.ends(bare)
}

/// Drops the doubtful markers that no neighbour of their family confirms.
fn confirm(found: Vec<Candidate>) -> Vec<Candidate> {
    if !found.iter().any(|c| c.doubtful) {
        return found;
    }
    let keep: Vec<bool> = (0..found.len())
        .map(|i| {
            let c = &found[i];
            if !c.doubtful {
                return true;
            }
            let decimal = c.deeper > 0;
            let near = |k: usize, delta: i64| {
                let d = &found[k];
                let same = d.style == c.style && (d.deeper == c.deeper);
                let (Some(a), Some(b)) = (c.number, d.number) else { return false };
                same && i64::from(b) == i64::from(a) + delta
            };
            let before = (i.saturating_sub(40)..i).rev().any(|k| near(k, -1));
            let behind = (i + 1..found.len().min(i + 40)).any(|k| near(k, 1));
            // the first of a decimal scheme follows the number that it divides
            before || behind || (decimal && c.number == Some(1) && i > 0 && found[i - 1].style == Style::Arabic)
        })
        .collect();
    found.into_iter().zip(keep).filter_map(|(c, k)| k.then_some(c)).collect()
}
