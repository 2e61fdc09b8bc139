//! The caption table of a web page, which counts as a place where parts of the form stand (contract §3).
//!
//! “索引号：000014349/1996-00073 主题分类：国防”, “发文字号：国函〔1996〕95号 发布日期：…”,
//! “发文机关：国务院”.
//!
//! A row opens with a caption of the table and a colon; further pairs follow after a blank. A caption with nothing
//! after it takes the next paragraph, when that is no caption. The letter itself wins over the table.

use super::line::{Lines, after_label, at_most};
use crate::lexicon::form::{CAPTIONS, Caption};

/// What the table says, as slices.
#[derive(Default)]
pub(super) struct Table<'c> {
    pub(super) title: Option<&'c str>,
    pub(super) number: Option<&'c str>,
    pub(super) issuer: Option<&'c str>,
    pub(super) issued: Option<&'c str>,
    /// Any row was read.
    pub(super) rows: usize,
}

impl<'c> Table<'c> {
    fn set(&mut self, caption: Caption, value: &'c str) {
        let place = match caption {
            Caption::Title => &mut self.title,
            Caption::Number => &mut self.number,
            Caption::Issuer => &mut self.issuer,
            Caption::Issued => &mut self.issued,
            Caption::Other => return,
        };
        let value = value.trim();
        if place.is_none() && !value.is_empty() {
            *place = Some(value);
        }
    }

    /// Reads paragraph `i` as a row; how many paragraphs it takes, 0 when it is none.
    pub(super) fn row(&mut self, lines: Lines<'c>, i: usize) -> usize {
        let line = lines.get(i);
        if !at_most(line, 400) {
            return 0;
        }
        let Some((mut caption, mut rest)) = label(line) else { return 0 };
        self.rows += 1;
        loop {
            // the value runs to the next blank after which a caption stands
            let next = rest.char_indices().filter(|(_, c)| c.is_whitespace()).find_map(|(at, c)| {
                let after = rest[at + c.len_utf8()..].trim_start();
                label(after).map(|found| (at, found))
            });
            match next {
                Some((at, (following, after))) => {
                    self.set(caption, &rest[..at]);
                    (caption, rest) = (following, after);
                }
                None => break,
            }
        }
        if rest.trim().is_empty() {
            let below = lines.get(i + 1);
            if caption != Caption::Other && !below.is_empty() && at_most(below, 120) && label(below).is_none() {
                self.set(caption, below);
                return 2;
            }
        }
        self.set(caption, rest);
        1
    }
}

/// A caption and its colon at the start of `text`, and what follows.
fn label(text: &str) -> Option<(Caption, &str)> {
    CAPTIONS
        .of(text.chars().next()?)
        .iter()
        .find_map(|&(word, caption)| after_label(text, word).map(|rest| (caption, rest)))
}
