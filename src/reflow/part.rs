//! Parts run-together lines: texts whose line ends are lost keep the indents.
//!
//! “…向大会报告工作，请予审议。　　一、2021年工作回顾　　刚刚过去的一年，…” is three paragraphs.
//!
//! A line is run together when it is long and, inside it, a sentence end or a colon stands before a
//! gap of two or more blanks (or one tab). Such a line is parted at every gap, but not inside a
//! letter-spaced word (总　　则) and not behind a bare marker (第一条　　为了…). A shorter line is parted where a marker
//! follows such a gap: “…或者影印件。     第十五条  预付卡机构…”.

use super::lines::{Line, trimmed};
use super::shape;
use super::special::{self, blank_cells};
use crate::text::{Class, class_of};

/// A line shorter than this, in cells, is a line of a table or of the form, not a lost paragraph.
const LONG: u32 = 160;

/// Parts the lines that need it; the others pass unchanged.
pub(super) fn part(source: &str, lines: Vec<Line>, specials: &[u32]) -> Vec<Line> {
    let may_part = |l: &Line| !l.is_plain() && (l.width >= LONG || has_gap(&source[l.at.range()]));
    if !lines.iter().any(may_part) {
        return lines;
    }
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        if !may_part(&line) {
            out.push(line);
            continue;
        }
        let specials = special::from(specials, line.plain_end());
        let mut gaps = gaps(source, &line, specials);
        if line.width < LONG {
            gaps.retain(|&(start, end)| {
                source[..start].ends_with(['。', '；', '！', '？'])
                    && shape::marker(&source[end..line.at.end()], false).is_some()
            });
        }
        if !is_run_together(source, &gaps) {
            out.push(line);
            continue;
        }
        let mut from = line.at.start();
        let mut first = true;
        for (gap_start, gap_end) in gaps.iter().copied().chain([(line.at.end(), line.at.end())]) {
            let is_last = gap_start == line.at.end();
            if !is_last && holds_together(&source[from..gap_start], &source[gap_end..line.at.end()]) {
                continue;
            }
            let next = if is_last { line.next as usize } else { gap_end };
            if let Some(piece) = trimmed(source, from, gap_start, next, specials) {
                out.push(if first {
                    Line {
                        indent: line.indent,
                        blank_before: line.blank_before,
                        page_before: line.page_before,
                        ..piece
                    }
                } else {
                    Line { indent: 4, parted: true, ..piece }
                });
                first = false;
            }
            from = gap_end;
        }
    }
    out
}

/// Two blanks stand behind a stop, as they do before a paragraph.
fn has_gap(line: &str) -> bool {
    // cheap: most lines hold no two blanks on end
    if memchr::memmem::find(line.as_bytes(), b"  ").is_none() && !line.contains('\u{3000}') {
        return false;
    }
    ["。  ", "；  ", "。\u{3000}", "；\u{3000}"].iter().any(|gap| line.contains(gap))
}

/// The gaps of two cells and more made of two or more blanks, or of one tab, inside a line. `specials` are the places of
/// the line and of what follows.
fn gaps(source: &str, line: &Line, specials: &[u32]) -> Vec<(usize, usize)> {
    let end = line.at.end();
    let mut found = Vec::new();
    let mut i = line.at.start();
    for start in specials.iter().map(|&place| place as usize).take_while(|&place| place < end) {
        // not inside the blanks before
        if start < i {
            continue;
        }
        i = start;
        let (mut cells, mut count, mut tab) = (0u16, 0u16, false);
        while let Some(c) = source[i..end].chars().next() {
            let Some(n) = blank_cells(c) else { break };
            cells = cells.saturating_add(n);
            count = count.saturating_add(u16::from(n > 0));
            tab |= c == '\t';
            i += c.len_utf8();
        }
        if tab || (count >= 2 && cells >= 2) {
            found.push((start, i));
        }
    }
    found
}

/// True when at least one gap stands behind the end of a sentence or of a form of address.
fn is_run_together(source: &str, gaps: &[(usize, usize)]) -> bool {
    gaps.iter().any(|&(start, _)| {
        let tail = source[..start].char_indices().next_back().map_or("", |(i, _)| &source[i..start]);
        matches!(tail, "。" | "！" | "？" | "：" | "；" | "”" | "」")
    })
}

/// True when the gap between the two stretches parts no paragraphs.
fn holds_together(before: &str, after: &str) -> bool {
    let before = before.trim_start_matches(|c| blank_cells(c).is_some());
    // a bare marker: 第一条　　为了…
    if before.len() <= 30 && !before.is_empty() && shape::marker(before, false).is_some_and(str::is_empty) {
        return true;
    }
    // a letter-spaced word: 总　　则
    let is_han = |c: char| class_of(c) == Class::Han;
    let lone_before = {
        let mut back = before.chars().rev();
        back.next().is_some_and(is_han) && back.next().is_none_or(|c| blank_cells(c).is_some())
    };
    let lone_after = {
        let mut next = after.chars();
        next.next().is_some_and(is_han) && next.next().is_none_or(|c| blank_cells(c).is_some())
    };
    lone_before && lone_after
}
