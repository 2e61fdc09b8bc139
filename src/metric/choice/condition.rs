//! Conditions: from which amount on something is given, step by step.
//!
//! “加计扣除额在100万元至500万元之间的，按2%补助；500万元以上的，按3%补助”, “首次达到10亿元的，奖励20万元；达到50亿元的，再奖励30万元”,
//! “医疗费用1万元以上不足3万元的”.
//!
//! A figure is a condition where 的 follows its bound, or a word that reaches stands before it. A condition that nothing names is of what the
//! last condition of its unit in the paragraph is of, not of what is given between them; the upper end of a step is of what the lower is.

use super::super::left::Left;
use super::super::right::Right;
use super::super::{Reader, Seat};
use crate::grammar::past_inclusion;
use crate::lexicon::figures::limit_after;
use crate::lexicon::lists::{GRANT, REACHED_BY, UPPER_END};
use crate::resolve::FigureKind;

/// Figures that are looked back over for the last condition.
const NEAR: usize = 24;

/// What follows the bound of a figure: 以上, （含）, 及以上.
fn past_bound(after: &str) -> &str {
    let after = past_inclusion(after);
    let after = limit_after(after).map_or(after, |word| &after[word.len()..]);
    past_inclusion(after)
}

impl Reader<'_> {
    /// The subject of a condition that nothing names.
    pub(super) fn condition(&self, i: usize, seat: &Seat, left: &Left, right: &Right) -> Option<String> {
        let figure = &self.given.figures[i];
        if !matches!(figure.kind, FigureKind::Money | FigureKind::Measure | FigureKind::Count) {
            return None;
        }
        if self.is_upper_end(i) {
            return self.metrics[i - 1].subject.clone();
        }
        // 500人以上的|企业 has a noun of its own, 1000万美元以上的|补助50% has none
        let behind = right.phrase.clone().next().map_or("", |k| &self.text[self.right[k].span.range()]);
        let noun = !right.phrase.is_empty() && !GRANT.has(behind);
        if !left.phrase.is_empty() || noun || !self.is_step(i) {
            return None;
        }
        let named = |j: usize| matches!(self.metrics[j].why.rule, "metric.named" | "metric.carried" | "metric.label");
        (0..i)
            .rev()
            .take(NEAR)
            .take_while(|&j| self.seats[j].paragraph == seat.paragraph)
            .filter(|&j| self.given.figures[j].unit == figure.unit && self.given.figures[j].kind == figure.kind)
            .find(|&j| self.is_step(j) && named(j))
            .and_then(|j| self.metrics[j].subject.clone())
    }

    /// True where the figure is the upper end of a step whose lower end is the figure before.
    fn is_upper_end(&self, i: usize) -> bool {
        let figures = self.given.figures;
        let (Some(low), Some(high)) = (i.checked_sub(1).map(|j| &figures[j]), figures.get(i)) else { return false };
        let between = self.text.get(low.span.end()..high.span.start());
        low.unit == high.unit
            && low.kind == high.kind
            && between.is_some_and(|b| !b.is_empty() && (past_bound(b).is_empty() || UPPER_END.has(past_bound(b))))
    }

    /// True for a condition and for the lower end of one: 3万元以上|不足5万元的.
    pub(super) fn is_step(&self, i: usize) -> bool {
        self.is_condition(i) || self.is_upper_end(i + 1) && self.is_condition(i + 1)
    }

    /// True where 的 follows the bound of a figure: 500万元以上的, 0—5万元之间的, 达到5亿元的.
    pub(super) fn is_condition(&self, i: usize) -> bool {
        let figure = &self.given.figures[i];
        let after = &self.text[figure.span.end()..];
        let past = past_bound(after);
        let past = past.strip_prefix("之间").unwrap_or(past);
        let before = &self.text[..figure.span.start()];
        let reached = REACHED_BY.ends(before);
        past.starts_with('的') && (past.len() < after.len() || figure.low.is_some() || reached)
    }
}
