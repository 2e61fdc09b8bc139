//! Figures in the cells of a table that stands row by row: | 资产总额 | 319.75万亿元 | 9.8% |.
//!
//! Under “| 指标 | 2024年末 | 同比增长 |” the row 资产总额 is what 319.75万亿元 and 9.8% are told of; under “| 违法行为 | 法定罚款幅度 |” 20万元至500万元 is
//! a 法定罚款幅度 of the row, whose name is the scope; in “| 每人每年补贴300元 |” the cell speaks for itself.
//!
//! A row is a paragraph that begins with |. Where the cell holds the figure with its bounds and nothing else, the head of the column names it if
//! that names something measured or paid and the row's name does not; else the row's name does, which is the nearest cell of words before
//! it that names something measured, or the first. A bare number of the row is no name, nor are heads such as 数值 and 金额.

use super::{Reader, Seat, phrase};
use crate::lexicon::figures::{bound_before, limit_after};

/// The table that is read.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Its rows so far, as paragraphs.
    rows: std::ops::Range<usize>,
    /// The cells of its first row.
    head: Vec<String>,
    /// The cells of the row that is read.
    row: Vec<String>,
    /// Its paragraph.
    paragraph: Option<usize>,
    /// Up to which byte its bars are counted, and how many there are.
    bars: (usize, usize),
}

/// Heads of columns that say nothing of what is measured.
const GENERIC: [&str; 12] =
    ["数值", "数量", "数额", "金额", "总额", "合计", "绝对值", "目标值", "指标值", "完成值", "比例", "占比"];

/// What may stand between the bar and a figure besides a bound.
const LEADS: [&str; 11] = ["人民币", "达到", "达", "为", "＋", "+", "－", "-", "≥", "≤", "＜"];

/// The cells of a row.
fn cells(row: &str) -> impl Iterator<Item = String> {
    row.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned())
}

/// True for the line below the head: |---|---|.
fn is_rule(row: &str) -> bool {
    row.contains('-') && row.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// True for a cell of words: neither empty nor a running number (3, 二).
fn is_named(cell: &str) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || crate::text::is_han_numeral(c);
    !cell.is_empty() && !cell.chars().all(numeral) && !cell.contains(|c: char| c.is_ascii_digit())
}

/// True for a name of what is measured, paid or given.
fn tells(cell: &str) -> bool {
    !GENERIC.contains(&cell)
        && (phrase::is_measure(cell) || cell.ends_with(['金', '费', '款', '税', '价']) || cell.ends_with("补贴"))
}

/// True where nothing but bounds and signs stands between the bar and the figure.
fn leads(before: &str) -> bool {
    let mut rest = before.trim();
    while let Some((word, _)) = bound_before(rest) {
        rest = rest[..rest.len() - word.len()].trim_end();
    }
    while let Some(less) = LEADS.iter().find_map(|lead| rest.strip_suffix(lead)) {
        rest = less.trim_end();
    }
    rest.is_empty()
}

/// True where nothing but a bound or a remark in brackets stands between the figure and the bar.
fn follows(after: &str) -> bool {
    let rest = after.trim();
    let rest = limit_after(rest).map_or(rest, |word| rest[word.len()..].trim_start());
    rest.is_empty() || rest.starts_with(['（', '(']) && rest.ends_with(['）', ')'])
}

impl Reader<'_> {
    /// The subject of a figure that fills its cell, and whose it is.
    pub(super) fn cell(&mut self, i: usize, seat: &Seat) -> Option<(String, Option<String>)> {
        let row = self.given.clean.paragraphs().get(seat.paragraph)?.span;
        if !self.text[row.range()].starts_with('|') {
            return None;
        }
        self.read_row(seat.paragraph);
        let span = self.given.figures[i].span;
        // the bars up to the figure, counted once
        let (from, bars) = self.table.bars;
        let bars = bars + self.text.get(from..span.start())?.matches('|').count();
        self.table.bars = (span.start(), bars);
        let before = self.text[row.start()..span.start()].rsplit('|').next()?;
        let after = self.text[span.end()..row.end()].split('|').next()?;
        let column = bars.checked_sub(1).filter(|_| leads(before) && follows(after))?;
        let own = self.table.row.get(..column).unwrap_or_default();
        // no further than a few columns: a table has not many
        let label = own.iter().rev().take(8).find(|cell| is_named(cell) && tells(cell));
        let label = label.or_else(|| own.iter().take(8).find(|cell| is_named(cell)));
        let head = self.table.head.get(column).filter(|head| is_named(head));
        let total = |label: &String| matches!(label.as_str(), "合计" | "总计" | "小计");
        let named = head.filter(|head| tells(head) && !label.is_some_and(|label| tells(label)));
        match (named, label) {
            (Some(head), label) => Some((head.clone(), label.filter(|label| !total(label)).cloned())),
            (None, Some(label)) if !total(label) => Some((label.clone(), None)),
            _ => None,
        }
    }

    /// Reads the row, and the first row of its table, once.
    fn read_row(&mut self, paragraph: usize) {
        if self.table.paragraph == Some(paragraph) {
            return;
        }
        let paragraphs = self.given.clean.paragraphs();
        let row = |k: usize| &self.text[paragraphs[k].span.range()];
        let rows = |k: &usize| row(*k).starts_with('|');
        let known = self.table.rows.end;
        // a row of the same table goes on from the last that was read
        let goes_on = known > 0 && (known..paragraph).all(|k| rows(&k));
        let first = match goes_on {
            true => known,
            false => (known..paragraph).rev().take_while(rows).last().unwrap_or(paragraph),
        };
        // the row above a rule is a head, also where two tables stand close together
        let ruled = (first..paragraph).rev().find(|&k| is_rule(row(k)) && k > 0 && rows(&(k - 1)));
        if let Some(k) = ruled {
            self.table.head = cells(row(k - 1)).collect();
        } else if !goes_on {
            self.table.head = if first < paragraph { cells(row(first)).collect() } else { Vec::new() };
        }
        self.table.rows = if goes_on { self.table.rows.start..paragraph + 1 } else { first..paragraph + 1 };
        self.table.row = cells(row(paragraph)).collect();
        self.table.paragraph = Some(paragraph);
        self.table.bars = (paragraphs[paragraph].span.start(), 0);
    }
}
