//! How tables and pages show a series: 12,463 亿元, ≥1,200 万人, +5.2.
//!
//! The rule: a row has one unit, 亿 or 万 of the series' own where its numbers are large; numbers are divided exactly and
//! never rounded, but for Δ%, which has one digit; a year has the cell that the first document states for it.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::wire::{Cell, Comparison, Series};
use super::year_of;
use crate::emit::wire::Number;

/// What a row's numbers are shown in.
pub(crate) struct Scale {
    /// With 万 or 亿 before the series' own.
    pub(crate) unit: String,
    by: Decimal,
}

impl Scale {
    /// 亿 or 万 where the numbers are large, and the unit's own otherwise.
    pub(crate) fn of(series: &Series) -> Scale {
        let sizes = || series.cells.iter().flat_map(|c| [&c.value, &c.low, &c.high]).flatten().map(|n| n.value().abs());
        let largest = sizes().max().unwrap_or_default();
        let (word, by) = match largest {
            l if l >= Decimal::from(100_000_000) => ("亿", Decimal::from(100_000_000)),
            l if l >= Decimal::from(100_000) => ("万", Decimal::from(10_000)),
            _ => ("", Decimal::ONE),
        };
        Scale { unit: format!("{word}{}", series.unit), by }
    }

    /// Groups of three digits; − for a minus.
    pub(crate) fn show(&self, value: Decimal) -> String {
        let shown = value.checked_div(self.by).unwrap_or(value).normalize();
        let digits = shown.to_string();
        let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |d| ("−", d));
        let (whole, rest) = digits.split_once('.').map_or((digits, String::new()), |(w, r)| (w, format!(".{r}")));
        let mut grouped = String::new();
        for (i, c) in whole.chars().enumerate() {
            // thousands are parted from five digits on, so that a year-like 2023 stays as it is
            if i > 0 && (whole.len() - i) % 3 == 0 && whole.len() > 4 {
                grouped.push(',');
            }
            grouped.push(c);
        }
        format!("{sign}{grouped}{rest}")
    }

    /// A cell as a table shows it: ≥, ≤ or ≈ before what the text bounds or rounds.
    pub(crate) fn cell(&self, cell: &Cell) -> String {
        let bound = match cell.qualifier.as_deref() {
            Some("over" | "at_least") => "≥",
            Some("under" | "at_most") => "≤",
            Some("about") => "≈",
            _ => "",
        };
        let number = |n: &Option<Number>| n.as_ref().map(|n| self.show(n.value()));
        match (number(&cell.value), number(&cell.low), number(&cell.high)) {
            (Some(value), _, _) => format!("{bound}{value}"),
            (None, Some(low), Some(high)) => format!("{low}–{high}"),
            (None, Some(one), None) | (None, None, Some(one)) => format!("{bound}{one}"),
            _ => cell.text.clone(),
        }
    }
}

/// The cell of each year, and whether another cell of that year says another number: of several the one whose document is the first to state it.
pub(crate) fn by_year(series: &Series) -> BTreeMap<i32, (&Cell, bool)> {
    let mut years: BTreeMap<i32, (&Cell, bool)> = BTreeMap::new();
    for cell in &series.cells {
        let Some(year) = year_of(cell) else { continue };
        match years.get_mut(&year) {
            // stated again with another number
            Some((first, again)) => {
                *again |= first.value.as_ref().map(|n| n.value()) != cell.value.as_ref().map(|n| n.value())
            }
            None => _ = years.insert(year, (cell, false)),
        }
    }
    years
}

/// The change from the last year but one that has a number to the last, as shown; absent where there are no two.
pub(crate) struct Change {
    /// In the unit of the row.
    pub(crate) difference: Option<String>,
    /// In percent; absent too where a rate says nothing: a difference of percents is one of points.
    pub(crate) rate: Option<String>,
}

impl Change {
    pub(crate) fn of(series: &Series, scale: &Scale, stated: &BTreeMap<i32, (&Cell, bool)>) -> Change {
        let mut numbers = stated.values().rev().filter_map(|(cell, _)| Some(cell.value.as_ref()?.value()));
        let (Some(last), Some(before)) = (numbers.next(), numbers.next()) else {
            return Change { difference: None, rate: None };
        };
        let change = last - before;
        let plus = |n: Decimal| if n > Decimal::ZERO { "+" } else { "" };
        let rate = change.checked_div(before.abs()).and_then(|r| r.checked_mul(Decimal::ONE_HUNDRED));
        let rate = rate.filter(|_| series.unit != "%" && series.measure == "level").map(|rate| {
            let rate = rate.round_dp(1);
            format!("{}{}", plus(rate), Scale { unit: String::new(), by: Decimal::ONE }.show(rate))
        });
        Change { difference: Some(format!("{}{}", plus(change), scale.show(change))), rate }
    }
}

/// The series of one issuer and genre.
pub(crate) struct Group<'c> {
    issuer: Option<&'c str>,
    genre: Option<&'c str>,
    pub(crate) series: Vec<&'c Series>,
}

impl Group<'_> {
    /// 市国动办 · 政府信息公开工作年度报告
    pub(crate) fn title(&self) -> String {
        format!("{} · {}", self.issuer.unwrap_or("issuer unknown"), self.genre.unwrap_or("untitled"))
    }

    /// All years that a series of the group has a cell for.
    pub(crate) fn years(&self) -> BTreeSet<i32> {
        self.series.iter().flat_map(|s| s.cells.iter().filter_map(year_of)).collect()
    }
}

/// The series by issuer and genre, in the order of the first of each.
pub(crate) fn groups(comparison: &Comparison) -> Vec<Group<'_>> {
    let mut places: BTreeMap<(Option<&str>, Option<&str>), usize> = BTreeMap::new();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for series in &comparison.series {
        let (issuer, genre) = (series.issuer.as_deref(), series.genre.as_deref());
        let at = *places.entry((issuer, genre)).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Group { issuer, genre, series: Vec::new() });
        }
        groups[at].series.push(series);
    }
    groups
}
