//! Figures as written → values: the canonical unit, the kind, the bound, the change.
//!
//! “近三成” is about 30 %, “18万余条” over 180000 条, “同比下降13.3%” a decrease against the year before.
//!
//! Nothing is looked up in the text here: the mention holds what its words say.

use std::borrow::Cow;

use super::units::{self, Meaning};
use super::{Change, ChangeBasis, Direction, Figure, FigureKind, Qualifier, Why};
use crate::extract::figures::{Against, FigureMention};
use crate::grammar::quantity::{Form, Measure};
use crate::lexicon::figures::Bound;

/// The values of the figures, in the order of the mentions.
pub fn figures(mentions: &[FigureMention]) -> Vec<Figure> {
    mentions.iter().map(figure).collect()
}

fn figure(m: &FigureMention) -> Figure {
    let q = &m.quantity;
    let mut reasons: Vec<Cow<'static, str>> = Vec::new();
    let measure = match m.lent {
        // 3.4个、1个百分点 is read where its own unit is set; 20.9、54个百分点 here
        Some(lent) => {
            reasons.push("the unit stands with the last member of the list".into());
            lent
        }
        None => q.measure,
    };
    let Meaning { mut unit, mut dimension, mut kind, mut plain } = units::meaning(measure);
    if let Some(name) = m.degrees {
        unit = name.into();
        dimension = "";
        kind = FigureKind::Measure;
        plain = None;
        reasons.push("nothing beside it speaks of electricity: degrees".into());
    }
    let (mut value, mut low, mut high) = (q.value, q.low, q.high);
    if let Measure::Unit(u) = measure {
        if let Some(part) = units::to_canonical(u).filter(|_| q.form != Form::Chain) {
            let to = |v: Option<rust_decimal::Decimal>| v.and_then(|v| v.checked_mul(part));
            (value, low, high) = (to(value), to(low), to(high));
            plain = None;
        }
        if let Some(currency) = m.currency.filter(|_| u.canonical == "元") {
            unit = currency.into();
            plain = None;
            reasons.push("the currency is named before the sum".into());
        }
    }
    if q.rounded {
        reasons.push("the fraction does not end: its value is rounded".into());
    }
    if q.number.overflow {
        reasons.push("more than 28 digits: the value is left open".into());
    }
    if m.rule == "figure.lone" {
        reasons.push("the text is this number and nothing else".into());
    }
    let qualifier = m.bound.map(|(word, bound)| {
        reasons.push(word.into());
        match bound {
            Bound::Over => Qualifier::Over,
            Bound::Under => Qualifier::Under,
            Bound::About => Qualifier::About,
            Bound::AtLeast => Qualifier::AtLeast,
            Bound::AtMost => Qualifier::AtMost,
        }
    });
    let change = m.change.map(|c| {
        reasons.push(c.verb.into());
        Change {
            direction: if c.rise { Direction::Increase } else { Direction::Decrease },
            basis: c.against.map(|a| match a {
                Against::YearBefore => ChangeBasis::Yoy,
                Against::PeriodBefore => ChangeBasis::Mom,
                Against::AnnualAverage => ChangeBasis::AnnualAverage,
                Against::Named => ChangeBasis::Since,
            }),
        }
    });
    let base = units::base(plain, value, low, high);
    Figure {
        span: m.span,
        value,
        low,
        high,
        unit,
        dimension,
        kind,
        qualifier,
        change,
        base,
        why: Why { rule: m.rule, reasons },
    }
}
