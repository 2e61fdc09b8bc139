//! Between which numbers a printed figure lies.
//!
//! 2.17万亿元 is from 2.165 to 2.175; 超过3万亿元 from 3 to 4; 近500人 from 400 to 500; 412件 is 412.
//!
//! The rule: a printed number stands for all that round to it, by half of its last digit's unit; 约 and
//! 左右 give a whole unit of the last digit that is not 0, 超过 and 多 as much upwards, 近 and 不足 downwards.
//! Counts without 万 or 亿 are exact. A bound (不少于, 以内 of a target) is open on its other side.

use rust_decimal::Decimal;

use super::report::Statement;

/// Both ends in the commensurable unit; an end that is absent is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) low: Option<Decimal>,
    pub(super) high: Option<Decimal>,
}

impl Bounds {
    /// What a statement of a result stands for; absent without a number.
    pub(super) fn of(statement: &Statement) -> Option<Bounds> {
        let Statement { step, last, factor, .. } = *statement;
        let half = step / Decimal::TWO;
        let Some(value) = statement.value else {
            let scaled = |v: Option<Decimal>| v.and_then(|v| v.checked_mul(factor));
            let (low, high) = (scaled(statement.low)?, scaled(statement.high)?);
            return Some(Bounds { low: Some(low), high: Some(high) });
        };
        let falls = value.is_sign_negative();
        let (below, above) = match statement.qualifier.as_deref() {
            None => (half, half),
            Some("about") => (last.max(half), last.max(half)),
            // the size of a fall is what is bounded
            Some("over" | "at_least") if falls => (last.max(half), Decimal::ZERO),
            Some("under" | "at_most") if falls => (Decimal::ZERO, last.max(half)),
            Some("over" | "at_least") => (Decimal::ZERO, last.max(half)),
            Some("under" | "at_most") => (last.max(half), Decimal::ZERO),
            Some(_) => (half, half),
        };
        let low = (value - below).checked_mul(factor)?;
        let high = (value + above).checked_mul(factor)?;
        Some(Bounds { low: Some(low), high: Some(high) })
    }

    /// Whether some number is in both.
    pub(super) fn meet(&self, other: &Bounds) -> bool {
        let apart = |high: Option<Decimal>, low: Option<Decimal>| high.zip(low).is_some_and(|(h, l)| h < l);
        !apart(self.high, other.low) && !apart(other.high, self.low)
    }

    /// Half of the distance between the ends.
    pub(super) fn reach(&self) -> Option<Decimal> {
        Some((self.high? - self.low?) / Decimal::TWO)
    }
}

/// Whether two statements may be of one number.
pub(super) fn agree(a: &Statement, b: &Statement) -> bool {
    match (Bounds::of(a), Bounds::of(b)) {
        (Some(x), Some(y)) => x.meet(&y),
        _ => false,
    }
}
