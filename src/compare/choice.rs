//! What of a comparison is shown.
//!
//! `--metric 生产总值`, `--years 2019-2024`, `--issuer 水务局`, `--min-years 3`.
//!
//! The rule: a choice leaves out, it never changes what it keeps; a series that a contradiction stands on is kept
//! however few years it has.

use std::collections::BTreeSet;

use super::period::last_year;
use super::wire::{Cell, Comparison};

/// What is wanted; what is absent leaves nothing out.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// A part of the label or of the subject's content words.
    pub metric: Option<String>,
    /// Years of periods, first and last of each stretch.
    pub years: Vec<(i32, i32)>,
    /// A part of the issuer's name.
    pub issuer: Option<String>,
    /// Documents of so many different years.
    pub min_years: usize,
}

impl Choice {
    /// Leaves out what is not wanted; how many series had too few years.
    pub fn apply(&self, comparison: &mut Comparison) -> usize {
        let told: BTreeSet<String> = comparison.contradictions.iter().flat_map(|c| c.series.iter().cloned()).collect();
        let wanted_year = |y: i32| self.years.is_empty() || self.years.iter().any(|(a, b)| (*a..=*b).contains(&y));
        if !self.years.is_empty() {
            for series in &mut comparison.series {
                series.cells.retain(|c| year_of(c).is_some_and(wanted_year));
            }
        }
        let metric = |label: &str, key: &str| {
            self.metric.as_deref().is_none_or(|m| label.contains(m) || key.split(' ').any(|w| w == m))
        };
        let issuer = |name: Option<&str>| self.issuer.as_deref().is_none_or(|i| name.is_some_and(|n| n.contains(i)));
        comparison.series.retain(|s| !s.cells.is_empty() && metric(&s.label, &s.key) && issuer(s.issuer.as_deref()));
        let before = comparison.series.len();
        comparison.series.retain(|s| years(&s.cells) >= self.min_years || told.contains(&s.id));
        let few = before - comparison.series.len();
        let issued: BTreeSet<String> =
            comparison.documents.iter().filter(|d| issuer(d.issuer.as_deref())).map(|d| d.document.clone()).collect();
        comparison.documents.retain(|d| issued.contains(&d.document));
        comparison.notes.retain(|n| n.document.as_ref().is_none_or(|d| issued.contains(d)));
        comparison.outlines.retain(|o| issued.contains(&o.to));
        let kept: BTreeSet<&str> = comparison.series.iter().map(|s| s.id.as_str()).collect();
        let narrowed = self.metric.is_some() || !self.years.is_empty();
        comparison.contradictions.retain(|c| {
            c.cells.iter().all(|e| issued.contains(&e.document))
                && (!narrowed || c.series.iter().any(|s| kept.contains(s.as_str())))
        });
        comparison.candidates.retain(|c| {
            let label = |i: usize| metric(&c.labels[i], "");
            let ids = c.series.iter().filter(|s| kept.contains(s.as_str())).count();
            ids > 0 && (label(0) || label(1))
        });
        few
    }
}

/// The year that a cell stands in: its period's last, else its document's.
pub fn year_of(cell: &Cell) -> Option<i32> {
    cell.period.as_deref().and_then(last_year).or(cell.year)
}

/// Different years of the documents.
fn years(cells: &[Cell]) -> usize {
    cells.iter().filter_map(|c| c.year).collect::<BTreeSet<_>>().len()
}
