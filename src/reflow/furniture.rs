//! Takes out what pages and web sites put around and between the text.
//!
//! “— 3 —”, “第 3 页 共 12 页”, “-->”; “下载”, “【字号：”, “来源：山西日报” at the head, “相关报道：” at
//! the foot; `# `, `> ` and `---` of Markdown.
//!
//! A page number goes wherever it fills a line, or opens one (“— 5 —（一）客户…”); a bare number, and one
//! hard against the text, only when such numbers run on through the document as pages do. Web furniture goes only before the
//! text begins and after it ends (the table `chrome.tsv`). Everything taken out is noted.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt as _};
use regex::Regex;

use super::characters;
use super::lines::{Line, trimmed};
use super::shape::{self, Ending};
use super::special::blank_cells;
use crate::lexicon::{Chrome, Zone};
use crate::text::{Class, CleanWriter, Note, Origin, class_of};

/// The lines that stay, and whether the document carries Markdown emphasis.
pub(super) fn take_out(source: &str, lines: Vec<Line>, specials: &[u32], out: &mut CleanWriter) -> (Vec<Line>, bool) {
    let markdown = is_markdown(source, &lines);
    let running = running_numbers(source, &lines);
    let head = head_chrome(source, &lines);
    let foot = foot_chrome(source, &lines, head);
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    let mut dropped: [Vec<Origin>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    let (mut page, mut blank, mut apart) = (false, 0u16, false);
    for (i, mut line) in lines.iter().copied().enumerate() {
        let framing = i < head.1 || i >= foot;
        // most lines begin as no furniture does
        let odd = !matches!(line.first, '\u{3400}'..='\u{9FFF}') || line.first == '第' && line.at.len() <= LONGEST;
        let text = || characters(source, &line);
        let kind = if framing && (chrome_line(text(), i < head.1) || i < head.1 && is_crumb(source, &lines, i)) {
            apart = true;
            Some(1)
        } else if odd && line.at.len() <= LONGEST && is_page_number(text())
            || running.get(i).is_some_and(|&digits| digits == line.at.len())
        {
            page = true;
            Some(0)
        } else if markdown && is_rule(text()) {
            Some(2)
        } else {
            None
        };
        if let Some(kind) = kind {
            blank = blank.saturating_add(line.blank_before).saturating_add(1);
            page |= line.page_before;
            dropped[kind].push(line.at);
            continue;
        }
        let numbered = is_digit(line.first) || matches!(line.first, '—' | '–' | '－' | '─');
        let glued =
            running.get(i).copied().filter(|&digits| digits > 0).map(|digits| &characters(source, &line)[digits..]);
        if numbered && let Some(rest) = glued.or_else(|| leading_page_number(characters(source, &line))) {
            let from = line.at.end() - rest.len();
            if let Some(piece) = trimmed(source, from, line.at.end(), line.next as usize, specials) {
                dropped[0].push(Origin::new(line.at.start(), from));
                page = true;
                line = Line { blank_before: line.blank_before, page_before: true, ..piece };
            }
        }
        if markdown {
            line = less_markdown(source, line);
        }
        line.page_before |= page;
        line.blank_before = line.blank_before.saturating_add(blank);
        line.apart = apart;
        (page, blank, apart) = (false, 0, false);
        kept.push(line);
    }
    for (places, code, what) in [
        (&dropped[0], "page_number_dropped", "page numbers"),
        (&dropped[1], "page_chrome_dropped", "lines of the web page around the text"),
        (&dropped[2], "rule_dropped", "drawn rules"),
    ] {
        if let (Some(first), Some(last)) = (places.first(), places.last()) {
            let at = Origin::new(first.start(), last.end());
            out.note(Note::at(code, at, format!("{} {what} were left out of the text", places.len())));
        }
    }
    (kept, markdown)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// “— 3 —”, “-12-”, “_ 10 -”: dashes on both sides; “第 3 页”, “第3页 共12页”, “第3页/共12页”.
static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^ (?:
            [—–－─―~～·•_-]+ \s* [0-9０-９]{1,4} \s* [—–－─―~～·•_-]+
          | [—–－─-]* \s* 第 \s* [0-9０-９]{1,4} \s* 页 \s* [，,/（(]? \s* (?: 共 \s* [0-9０-９]{1,4} \s* 页? )? \s* [）)]? \s* [—–－─-]*
        ) $",
    )
});

/// A page number set before the text of its line: “— 5 —（一）客户身份…”.
static LEADING_PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[—–－─]+\s*[0-9０-９]{1,4}\s*[—–－─]+\s*"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant that a test compiles")
}

/// A longer line, in bytes, is no page number.
const LONGEST: usize = 48;

/// True for a line that is a page number and cannot be anything else.
fn is_page_number(line: &str) -> bool {
    line.len() <= LONGEST && PAGE_NUMBER.is_match(line)
}

/// What stands behind a page number that opens a line; `None` when none opens it.
fn leading_page_number(line: &str) -> Option<&str> {
    if line.starts_with(is_digit) {
        // a number set hard against a marker: “2（四）信托公司” at the top of page 2
        let rest = line.trim_start_matches(is_digit);
        let glued = rest.starts_with(['（', '(', '第'])
            && line.len() - rest.len() <= 3
            && shape::marker(rest, false).is_some_and(|behind| !behind.is_empty());
        return glued.then_some(rest);
    }
    if !line.starts_with(['—', '–', '－', '─']) {
        return None;
    }
    let rest = &line[LEADING_PAGE_NUMBER.find(line)?.end()..];
    (!rest.is_empty()).then_some(rest)
}

/// A number at the start of a line that may be that of a page.
#[derive(Debug, Clone, Copy)]
struct Number {
    line: usize,
    number: u32,
    /// Bytes of its digits.
    digits: usize,
    /// What stands hard against it; `None` where it fills its line.
    next: Option<char>,
}

/// For each line the bytes of the page number that opens or fills it, 0 where none does; empty where the document has no such pages.
///
/// Numbers that fill their lines are those of pages where they run on one by one, lines apart; if a few others stand among them (marks of
/// notes), where they lie about as far from each other and one breaks a sentence. Else numbers hard against the text (“14户身份资料” at the top of
/// page 14) are, where they run on from 1 about as far from each other, two break a sentence, and they count no units.
fn running_numbers(source: &str, lines: &[Line]) -> Vec<usize> {
    let numbers = opening_numbers(source, lines);
    let bare: Vec<Number> = numbers.iter().copied().filter(|n| n.next.is_none()).collect();
    let chain = longest_run(&bare);
    let others = bare.len() - chain.len();
    let steady =
        || is_even(lines, &chain) && chain[0].number == 1 && others <= chain.len() && breaks(lines, &chain) > 0;
    if chain.len() >= 3 && (others == 0 || steady()) {
        return mark(lines, &chain);
    }
    let chain = longest_run(&numbers);
    let paged = chain.len() >= 5
        && chain[0].number <= 2
        && is_even(lines, &chain)
        && breaks(lines, &chain) >= 2
        && !counts_units(&chain);
    if paged { mark(lines, &chain) } else { Vec::new() }
}

fn mark(lines: &[Line], chain: &[Number]) -> Vec<usize> {
    let mut found = vec![0; lines.len()];
    for n in chain {
        found[n.line] = n.digits;
    }
    found
}

/// The longest run of numbers, each one more than the one before it and a page of lines behind it. Linear: of each number only the last
/// places are asked.
fn longest_run(numbers: &[Number]) -> Vec<Number> {
    /// Lines that a page has at least: the numbers of a table stand closer together.
    const PAGE: usize = 8;
    // for each number how long the run up to it is, and the one before it
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(numbers.len());
    let mut of_value: HashMap<u32, Vec<usize>> = HashMap::new();
    for (k, n) in numbers.iter().enumerate() {
        let earlier = n.number.checked_sub(1).and_then(|value| of_value.get(&value));
        let before =
            earlier.and_then(|list| list.iter().rev().take(PAGE).copied().find(|&b| n.line - numbers[b].line >= PAGE));
        runs.push((before.map_or(1, |b| runs[b].0 + 1), before));
        of_value.entry(n.number).or_default().push(k);
    }
    let last = (0..numbers.len()).max_by_key(|&k| runs[k].0);
    let mut chain: Vec<Number> = std::iter::successors(last, |&k| runs[k].1).map(|k| numbers[k]).collect();
    chain.reverse();
    chain
}

/// True where no two of the numbers that follow each other lie more than twice as far apart as two others.
fn is_even(lines: &[Line], chain: &[Number]) -> bool {
    let gaps = chain.windows(2).map(|w| lines[w[1].line].at.start() - lines[w[0].line].at.start());
    gaps.clone().max() <= gaps.min().map(|least| least * 2)
}

/// How many of the numbers stand inside a sentence: the line above is running text and breaks off.
fn breaks(lines: &[Line], chain: &[Number]) -> usize {
    let broken = |n: &&Number| n.line > 0 && lines[n.line - 1].prose && lines[n.line - 1].ending == Ending::Open;
    chain.iter().filter(broken).count()
}

/// True where the same character follows half of the numbers: 1号楼, 2号楼, 3号楼.
fn counts_units(chain: &[Number]) -> bool {
    let same = |c: char| chain.iter().filter(|n| n.next == Some(c)).count();
    chain.iter().filter_map(|n| n.next).any(|c| c != '（' && c != '第' && same(c) * 2 >= chain.len())
}

/// The numbers of up to three digits that fill a line or stand hard against the words of its text.
fn opening_numbers(source: &str, lines: &[Line]) -> Vec<Number> {
    let mut numbers = Vec::new();
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| line.first.is_ascii_digit()) {
        let text = characters(source, line);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let Some(number) = text.get(..digits.min(4)).and_then(|t| t.parse::<u32>().ok()).filter(|_| digits <= 3) else {
            continue;
        };
        let next = text[digits..].chars().next();
        // 1.加强, 1、加强 and 5% are none, nor is 10月
        let glued = next
            .is_some_and(|c| class_of(c) == Class::Han && !matches!(c, '年' | '月' | '日') || matches!(c, '（' | '('));
        if next.is_none() || glued {
            numbers.push(Number { line: i, number, digits, next });
        }
    }
    numbers
}

/// Lines at the head that may be furniture: (0, how many). The text begins at the first long line,
/// and furniture is looked for among the first lines only.
fn head_chrome(source: &str, lines: &[Line]) -> (usize, usize) {
    let limit = lines
        .iter()
        .take(60)
        .position(|l| l.width > 120 || characters(source, l).starts_with("各位代表"))
        .unwrap_or(lines.len().min(60));
    let last = (0..limit).rev().find(|&i| chrome_line(characters(source, &lines[i]), true));
    (0, last.map_or(0, |i| i + 1))
}

/// The first line of the foot: the longest end of the document, behind its last long line, that
/// begins with furniture and is furniture for at least half of its lines.
fn foot_chrome(source: &str, lines: &[Line], head: (usize, usize)) -> usize {
    let from = lines.len().saturating_sub(40).max(head.1);
    let after = (from..lines.len()).rev().find(|&i| lines[i].width > 120).map_or(from, |i| i + 1);
    let (mut foot, mut chrome) = (lines.len(), 0);
    for i in (after..lines.len()).rev() {
        if chrome_line(characters(source, &lines[i]), false) {
            chrome += 1;
            if chrome * 2 >= lines.len() - i {
                foot = i;
            }
        }
    }
    foot
}

/// True for a short line beside a lone “>”: the name of a page in bread crumbs.
fn is_crumb(source: &str, lines: &[Line], i: usize) -> bool {
    let arrow = |k: Option<&Line>| k.is_some_and(|l| matches!(characters(source, l), ">" | ">>" | "＞" | "»"));
    lines[i].width <= 40 && (arrow(lines.get(i + 1)) || i.checked_sub(1).is_some_and(|k| arrow(lines.get(k))))
}

fn chrome_line(line: &str, head: bool) -> bool {
    line.len() <= 240 && Chrome::is(line, if head { Zone::Head } else { Zone::Foot })
}

/// True when the document is Markdown: headings or emphasis on at least two of its lines.
fn is_markdown(source: &str, lines: &[Line]) -> bool {
    let marked = lines.iter().filter(|l| {
        if !matches!(l.first, '*' | '#') {
            return false;
        }
        let text = characters(source, l);
        text.starts_with("**") || (text.starts_with('#') && text.trim_start_matches('#').starts_with(' '))
    });
    marked.take(2).count() == 2 || lines.first().is_some_and(|l| characters(source, l).starts_with("# "))
}

/// A drawn rule of Markdown.
fn is_rule(line: &str) -> bool {
    line.len() >= 3
        && (line.bytes().all(|b| b == b'-') || line.bytes().all(|b| b == b'*') || line.bytes().all(|b| b == b'='))
}

/// The line without the Markdown that opens and closes it.
fn less_markdown(source: &str, line: Line) -> Line {
    let text = characters(source, &line);
    let mut inner = text;
    loop {
        let less = inner.trim_start_matches(|c: char| blank_cells(c).is_some());
        let less = match less.as_bytes().first() {
            Some(b'#') => less.trim_start_matches('#'),
            Some(b'>') => &less[1..],
            Some(b'-') if less.starts_with("- ") => &less[2..],
            _ => less,
        };
        if less.len() == inner.len() {
            break;
        }
        inner = less;
    }
    let from = line.at.end() - inner.len();
    let mut inner = inner.trim_end_matches(['\\', ' ']);
    if inner.len() > 2 && inner.starts_with('*') && !inner.starts_with("**") && inner.ends_with('*') {
        inner = &inner[..inner.len() - 1];
        let at = Origin::new(from + 1, from + inner.len());
        return line.recut(source, at);
    }
    if inner.is_empty() || inner.chars().all(|c| c == '*') {
        return line;
    }
    line.recut(source, Origin::new(from, from + inner.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers() {
        for line in ["— 3 —", "-12-", "—１２—", "_ 10 -", "第 3 页", "第3页 共12页", "第3页/共12页", "- 第3页 -"]
        {
            assert!(is_page_number(line), "{line}");
        }
        for line in ["3", "2.5", "—", "第三页", "-12", "2023—2025", "第3页的内容"] {
            assert!(!is_page_number(line), "{line}");
        }
        assert_eq!(leading_page_number("— 5 —（一）客户身份"), Some("（一）客户身份"));
        assert_eq!(leading_page_number("2（四）信托公司"), Some("（四）信托公司"));
        assert_eq!(leading_page_number("——经济稳中有进"), None);
        assert_eq!(leading_page_number("2（个）"), None);
    }
}
