//! Units and measure words: 亿元's 元, 公里, 亩, 个百分点, 人次, 项.
//!
//! [`Units::longest`] finds the longest entry that the text begins with and that its words allow:
//! 项 in “36项目标” (the exception `+目标` beats the bar `目`), none in “20项目”.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::{ByChar, columns, starts_with_any};

/// What an entry counts or measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// 元, 美元
    Money,
    /// 个百分点, 基点
    PercentagePoint,
    /// 倍, 番
    Multiple,
    /// 吨, 公里, 级 of an earthquake
    Measure,
    /// 年, 个月, 小时, 岁
    Duration,
    /// 个, 项, 人次
    Count,
}

/// When an entry may follow a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// After any number.
    Any,
    /// After digits, or after a Chinese numeral of a hundred or more.
    Arabic,
    /// After a number with 万 or 亿, digits of two places and more, or a numeral of ten and more.
    Scale,
    /// After a Chinese numeral only: 圆.
    Han,
    /// Only inside a sum of money that began with 元: 角.
    Chain,
    /// 度: electric energy only where the clause speaks of 电.
    Electric,
    /// 级: a magnitude only where an earthquake or wind is meant, else a grade.
    Grade,
    /// 分: a score only beside 得, 满 or with a decimal part.
    Score,
    /// P: only where the clause speaks of 算力.
    Computing,
    /// 届: counts only after 连续, 举办; else it is the ordinal of a term.
    Edition,
    /// 期: counts issues after digits; 一期 is a stage of a project.
    Issue,
}

/// A unit or measure word.
#[derive(Debug)]
pub struct Unit {
    /// As written.
    pub surface: &'static str,
    /// The canonical name; a measure word is its own.
    pub canonical: &'static str,
    /// What it counts or measures.
    pub kind: UnitKind,
    /// `money`, `length`, `mass` …; "" for measure words.
    pub dimension: &'static str,
    /// One of this is `factor.0 / factor.1` of `base`; absent when there is no base.
    pub factor: Option<(Decimal, Decimal)>,
    /// The base unit of its dimension; "" when there is none.
    pub base: &'static str,
    /// When it may follow a number.
    pub gate: Gate,
    /// What must not come after it.
    not_before: Vec<&'static str>,
    /// What begins with one of those and may come after it all the same: the `+目标` of 项.
    but_before: Vec<&'static str>,
}

impl Unit {
    fn allows(&self, after: &str) -> bool {
        !starts_with_any(after, &self.not_before) || starts_with_any(after, &self.but_before)
    }
}

/// The surfaces of all units and measure words, for a dictionary.
pub(crate) fn surfaces() -> impl Iterator<Item = &'static str> {
    UNITS.units.iter().map(|u| u.surface)
}

/// All units, found by their first character.
#[derive(Debug)]
pub struct Units {
    units: Vec<Unit>,
    /// The places of the surfaces in `units`.
    places: ByChar<u16>,
}

impl Units {
    /// True when a unit begins with this character.
    pub fn begins(&self, first: char) -> bool {
        !self.places.of(first).is_empty()
    }

    /// The longest entry that `text` begins with and whose neighbours allow it. An entry of
    /// letters must be the whole run of letters: `m` is none in “5mm”.
    pub fn longest(&'static self, text: &str) -> Option<&'static Unit> {
        let first = text.chars().next()?;
        self.places.of(first).iter().find_map(|&(surface, place)| {
            // most entries differ in their last byte already
            let last = surface.as_bytes()[surface.len() - 1];
            if text.as_bytes().get(surface.len() - 1) != Some(&last) {
                return None;
            }
            let after = text.strip_prefix(surface)?;
            let goes_on = after.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
            let unit = &self.units[usize::from(place)];
            (!(last.is_ascii_alphanumeric() && goes_on) && unit.allows(after)).then_some(unit)
        })
    }
}

fn decimal(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

fn factor(text: &str) -> Option<(Decimal, Decimal)> {
    match text.split_once('/') {
        Some((n, d)) => Some((decimal(n)?, decimal(d)?)),
        None => Some((decimal(text)?, Decimal::ONE)),
    }
}

fn gate(text: &str) -> Gate {
    match text {
        "arabic" => Gate::Arabic,
        "scale" => Gate::Scale,
        "han" => Gate::Han,
        "chain" => Gate::Chain,
        "electric" => Gate::Electric,
        "grade" => Gate::Grade,
        "score" => Gate::Score,
        "computing" => Gate::Computing,
        "edition" => Gate::Edition,
        "issue" => Gate::Issue,
        _ => Gate::Any,
    }
}

/// What must not come after a unit, and what may all the same, from a cell such as `目|+目标`.
fn bars(cell: &'static str) -> (Vec<&'static str>, Vec<&'static str>) {
    let words = || cell.split('|').filter(|w| !w.is_empty());
    (words().filter(|w| !w.starts_with('+')).collect(), words().filter_map(|w| w.strip_prefix('+')).collect())
}

/// The tables `units.tsv` and `classifiers.tsv` as one.
pub static UNITS: LazyLock<Units> = LazyLock::new(|| {
    let mut units: Vec<Unit> = Vec::new();
    for [surface, canonical, kind, dimension, f, base, g, cell, _source] in columns(include_str!("units.tsv")) {
        let kind = match kind {
            "money" => UnitKind::Money,
            "percentage_point" => UnitKind::PercentagePoint,
            "multiple" => UnitKind::Multiple,
            "measure" => UnitKind::Measure,
            "duration" => UnitKind::Duration,
            _ => UnitKind::Count,
        };
        let (not_before, but_before) = bars(cell);
        let (factor, gate) = (factor(f), gate(g));
        units.push(Unit { surface, canonical, kind, dimension, factor, base, gate, not_before, but_before });
    }
    for [surface, g, cell, _source] in columns(include_str!("classifiers.tsv")) {
        let (not_before, but_before) = bars(cell);
        let kind = UnitKind::Count;
        units.push(Unit {
            surface,
            canonical: surface,
            kind,
            dimension: "",
            factor: None,
            base: "",
            gate: gate(g),
            not_before,
            but_before,
        });
    }
    let places = ByChar::heads(units.iter().map(|u| u.surface).zip(0..));
    Units { units, places }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_entry_wins() {
        let found = |text| UNITS.longest(text).map(|u| (u.surface, u.canonical));
        assert_eq!(found("个百分点，"), Some(("个百分点", "百分点")));
        assert_eq!(found("公里轨道"), Some(("公里", "千米")));
        assert_eq!(found("平方公里"), Some(("平方公里", "平方千米")));
        assert_eq!(found("项目标"), Some(("项", "项")));
        assert_eq!(found("项目"), None);
        assert_eq!(found("mm厚"), Some(("mm", "毫米")));
        assert_eq!(found("myth"), None);
        assert_eq!(found("制度"), None);
    }

    #[test]
    fn every_row_is_reachable_and_unique() {
        let mut seen = std::collections::HashSet::new();
        for u in &UNITS.units {
            assert!(seen.insert(u.surface), "{} stands twice", u.surface);
            assert_eq!(UNITS.longest(u.surface).map(|f| f.surface), Some(u.surface));
            assert!(u.base.is_empty() == u.factor.is_none(), "{}", u.surface);
        }
    }
}
