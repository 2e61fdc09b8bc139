//! What stretch of time a figure is about, as far as it tells series apart.
//!
//! 2023 and 2023-12-31 go into one series (a level of the year's end is the year's); 1—6月 is a series
//! of its own, so is a sum of five years.

use super::report::year_of;

/// The kind of a period; years of one kind form a series.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Shape {
    /// A year, or its end.
    Year,
    /// A day, or a stretch that is only said to end on one.
    Day,
    /// Months or days inside a year: `06` or `01/06`.
    Part(String),
    /// So many years.
    Years(i32),
    /// The text does not settle it.
    Unsettled,
}

impl Shape {
    pub(super) fn of(period: Option<&str>) -> Shape {
        let Some(period) = period else { return Shape::Unsettled };
        let Some((from, to)) = period.split_once('/') else {
            return match period.len() {
                4 => Shape::Year,
                _ if matches!(period.get(4..), Some("-12" | "-12-31")) => Shape::Year,
                7 => Shape::Part(period[5..].to_owned()),
                10 => Shape::Day,
                _ => Shape::Part(period.get(5..).unwrap_or_default().to_owned()),
            };
        };
        match (year_of(from), year_of(to)) {
            (Some(a), Some(b)) if a != b => Shape::Years(b - a + 1),
            (Some(_), Some(_)) => match (from.get(5..7), to.get(5..7)) {
                (Some("01"), Some("12")) | (None, None) => Shape::Year,
                (a, b) => Shape::Part(format!("{}/{}", a.unwrap_or_default(), b.unwrap_or_default())),
            },
            (None, Some(_)) => Shape::Day,
            _ => Shape::Unsettled,
        }
    }

    /// Whether two may stand in one series, and what it costs.
    pub(super) fn fits(&self, other: &Shape) -> Option<u32> {
        match (self, other) {
            (a, b) if a == b => Some(0),
            (Shape::Year, Shape::Day | Shape::Unsettled) | (Shape::Day | Shape::Unsettled, Shape::Year) => Some(40),
            (Shape::Day, Shape::Unsettled) | (Shape::Unsettled, Shape::Day) => Some(60),
            _ => None,
        }
    }
}

/// The year that a period ends in.
pub(super) fn last_year(period: &str) -> Option<i32> {
    year_of(period.rsplit('/').next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_year_is_the_year_and_half_of_it_is_not() {
        let shape = |p| Shape::of(Some(p));
        assert_eq!(shape("2023"), shape("2023-12-31"));
        assert_eq!(shape("2023"), shape("2022-12"));
        assert_eq!(shape("2023-01/2023-12"), Shape::Year);
        assert_eq!(shape("2023-01/2023-06"), Shape::Part("01/06".into()));
        assert_eq!(shape("2021/2025"), Shape::Years(5));
        assert_eq!(shape("../2023-05-01"), Shape::Day);
        assert!(shape("2023").fits(&shape("2023-01/2023-06")).is_none());
        assert_eq!(last_year("2021/2025"), Some(2025));
    }
}
