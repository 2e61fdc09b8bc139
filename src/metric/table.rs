//! Figures in the cells of a table that stands row by row: | 资产总额 | 319.75万亿元 | 9.8% |.
//!
//! Under “| 指标 | 2024年末 | 同比增长 |” the row 资产总额 is what 319.75万亿元 and 9.8% are told of; under “| 违法行为 | 法定罚款幅度 |” 20万元至500万元 is
//! a 法定罚款幅度 of the row, whose name is the scope; in “| 每人每年不超过300元 |” the cell speaks for itself.
//!
//! A row is a paragraph that begins with |. Its cell holds the figure, with its bound, and nothing else. The head of its column names it where
//! that is the name of a measure and the name of the row is none; else the row does. A table without a first row of words names nothing.

use super::{Reader, Seat, phrase};
use crate::lexicon::figures::limit_after;

/// The table that was read last.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Its rows so far, as paragraphs.
    rows: std::ops::Range<usize>,
    /// The cells of its first row.
    head: Vec<String>,
}

/// The cells of a row.
fn cells(row: &str) -> impl Iterator<Item = &str> {
    row.trim().trim_start_matches('|').split('|').map(str::trim)
}

impl Reader<'_> {
    /// The subject of a figure that fills its cell, and whose it is.
    pub(super) fn cell(&mut self, i: usize, seat: &Seat) -> Option<(String, Option<String>)> {
        let row = self.given.clean.paragraphs().get(seat.paragraph)?.span;
        let text = &self.text[row.range()];
        if !text.starts_with('|') {
            return None;
        }
        self.read_head(seat.paragraph);
        let span = self.given.figures[i].span;
        let before = &self.text[row.start()..span.start()];
        let after = &self.text[span.end()..row.end()];
        let own = after.split('|').next().unwrap_or("").trim();
        let alone = before.trim_end().ends_with(['|', '-', '+']) && (own.is_empty() || limit_after(own) == Some(own));
        let column = before.matches('|').count().checked_sub(1).filter(|_| alone)?;
        let named = |cell: &&str| !cell.is_empty() && !cell.contains(|c: char| c.is_ascii_digit());
        let label = cells(text).next().filter(|_| column > 0).filter(named);
        let head = self.table.head.get(column).map(String::as_str).filter(named);
        let measured = head.filter(|head| phrase::is_measure(head) && !label.is_some_and(phrase::is_measure));
        match (measured, label) {
            (Some(head), label) => Some((head.to_owned(), label.map(str::to_owned))),
            (None, Some(label)) => Some((label.to_owned(), None)),
            (None, None) => None,
        }
    }

    /// Reads the first row of the table that the paragraph belongs to, once.
    fn read_head(&mut self, paragraph: usize) {
        if self.table.rows.contains(&paragraph) {
            return;
        }
        let paragraphs = self.given.clean.paragraphs();
        let row = |k: usize| &self.text[paragraphs[k].span.range()];
        let rows = |k: &usize| row(*k).starts_with('|');
        let known = self.table.rows.end;
        // a row of the same table goes on from the last that was read
        if known > 0 && (known..paragraph).all(|k| rows(&k)) {
            self.table.rows.end = paragraph + 1;
            return;
        }
        let first = (known..paragraph).rev().take_while(rows).last().unwrap_or(paragraph);
        let head = row(first);
        self.table.head = if first < paragraph { cells(head).map(str::to_owned).collect() } else { Vec::new() };
        self.table.rows = first..paragraph + 1;
    }
}
