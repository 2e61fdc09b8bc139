//! Units → canonical names, dimensions and base units, in exact decimals.
//!
//! “2869.49万元” is 28694900 元; “61公里” is 61 千米, in its base unit 61000 米; “341万亩” is
//! 2273333333.33… 平方米, rounded where a third cannot be written.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{BaseQuantity, FigureKind};
use crate::grammar::quantity::Measure;
use crate::lexicon::units::{Unit, UnitKind};

/// What a measure means: the canonical name, the dimension and the kind of figure.
pub(super) struct Meaning {
    pub(super) unit: Cow<'static, str>,
    pub(super) dimension: &'static str,
    pub(super) kind: FigureKind,
    /// What converts it to its base unit.
    pub(super) plain: Option<&'static Unit>,
}

fn kind(unit: &Unit) -> FigureKind {
    match unit.kind {
        UnitKind::Money => FigureKind::Money,
        UnitKind::PercentagePoint => FigureKind::PercentagePoint,
        UnitKind::Multiple => FigureKind::Multiple,
        UnitKind::Measure => FigureKind::Measure,
        UnitKind::Duration => FigureKind::Duration,
        UnitKind::Count => FigureKind::Count,
    }
}

/// The meaning of a measure. Units joined by a stroke keep it: 微克/立方米, 元/人.
pub(super) fn meaning(measure: Measure) -> Meaning {
    let ratio = |unit, kind| Meaning { unit: Cow::Borrowed(unit), dimension: "ratio", kind, plain: None };
    match measure {
        Measure::Bare => Meaning { unit: Cow::Borrowed(""), dimension: "", kind: FigureKind::Count, plain: None },
        Measure::Percent => ratio("%", FigureKind::Percent),
        Measure::PerMille => ratio("‰", FigureKind::Percent),
        Measure::Fraction => ratio("", FigureKind::Fraction),
        Measure::Unit(u) => {
            Meaning { unit: Cow::Borrowed(u.canonical), dimension: u.dimension, kind: kind(u), plain: Some(u) }
        }
        Measure::Per(a, b, third) => Meaning {
            unit: Cow::Owned(match third {
                None => format!("{}/{}", a.canonical, b.canonical),
                Some(c) => format!("{}/{}/{}", a.canonical, b.canonical, c.canonical),
            }),
            dimension: "",
            kind: match a.kind {
                UnitKind::Money => FigureKind::Money,
                // 电价下降5分/千瓦时
                UnitKind::Count if a.canonical == "分" && b.kind == UnitKind::Measure => FigureKind::Money,
                // 3宗/次; a density (人/平方公里) is measured
                UnitKind::Count if b.kind == UnitKind::Count => FigureKind::Count,
                _ => FigureKind::Measure,
            },
            plain: None,
        },
    }
}

/// A value in the base unit; `None` where it does not fit 28 digits.
fn convert(value: Decimal, (numerator, denominator): (Decimal, Decimal)) -> Option<Decimal> {
    let scaled = value.checked_mul(numerator)?;
    if denominator == Decimal::ONE { Some(scaled) } else { scaled.checked_div(denominator) }
}

/// The figure in the base unit of its dimension; absent when there is none.
pub(super) fn base(
    unit: Option<&'static Unit>,
    value: Option<Decimal>,
    low: Option<Decimal>,
    high: Option<Decimal>,
) -> Option<BaseQuantity> {
    let unit = unit?;
    let factor = unit.factor?;
    let to = |v: Option<Decimal>| v.and_then(|v| convert(v, factor));
    let (v, l, h) = (to(value), to(low), to(high));
    // what could not be converted leaves no base rather than half of one
    if v.is_some() != value.is_some() || l.is_some() != low.is_some() || h.is_some() != high.is_some() {
        return None;
    }
    if v.is_none() && l.is_none() && h.is_none() {
        return None;
    }
    Some(BaseQuantity { value: v, low: l, high: h, unit: Cow::Borrowed(unit.base) })
}

/// One of the unit in its canonical name: 角 and 分钱 are parts of a 元, 刻钟 fifteen minutes.
pub(super) fn to_canonical(unit: &Unit) -> Option<Decimal> {
    match unit.surface {
        "角" | "角钱" => Some(Decimal::new(1, 1)),
        "分钱" => Some(Decimal::new(1, 2)),
        _ => None,
    }
}
