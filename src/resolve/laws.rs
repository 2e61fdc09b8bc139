//! Which version of a law was in force on the document's day.
//!
//! 《行政复议法》 in a report of January 2023 is the version of 2017-09-01 修正; in a letter of October 2023 the revision of 2023-09-01 was adopted but not
//! yet in force; in one of February 2024 it was.
//!
//! The registry knows the day each version was adopted, but the first day in force of one version only (the last, or for amended laws often the first).
//! An amendment's first day in force lies within a year of its adoption, so the last version adopted more than a year before the document's day was in
//! force unless a later one had come into force; where that cannot be told, nothing is said.

use crate::lexicon::registry::{Act, Day, Law, Status, Version};

/// The version in force on every day from `first` to `last`; `None` where it is not settled.
pub(super) fn in_force(law: &Law<'_>, first: Day, last: Day) -> Option<Version> {
    let on_first = on_day(law, first)?;
    (first == last || on_day(law, last)? == on_first).then_some(on_first)
}

fn on_day(law: &Law<'_>, day: Day) -> Option<Version> {
    let versions = law.versions();
    let at = versions.iter().rposition(|v| v.day <= day)?;
    let is_last = at + 1 == versions.len();
    match law.status() {
        Status::InForce | Status::OnTrial => {}
        // the day of a version that is missing is not known: it may lie before this one
        Status::InForceIncomplete if is_last => return None,
        Status::InForceIncomplete => {}
        Status::Ended(Some(end)) if day < end => {}
        Status::Ended(_) | Status::Doubtful => return None,
    }
    let found = versions[at];
    let effective = law.effective();
    let begins = match effective {
        // the day given is the first version's
        Some((begins, true)) if at == 0 => Some(begins),
        Some((begins, false)) if is_last => Some(begins),
        _ => None,
    };
    match begins {
        Some(begins) if begins <= day => Some(found),
        // adopted and not yet in force: the one before it still is, if that one surely was
        Some(_) => at
            .checked_sub(1)
            .map(|i| versions[i])
            .filter(|v| v.day.next_year() <= day || v.act == Act::Published && at == 1),
        None => (found.day.next_year() <= day).then_some(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::registry::Registry;

    fn registry() -> Registry {
        let mut laws = Registry::default();
        let errors = laws.extend_from_tsv(
            "full_title\tlevel\tversions\teffective\teffective_is_original\tstatus\n\
             梅川供水法\t法律\t2000-03-01:公布;2010-06-01:修正;2020-09-01:修订\t2021-01-01\t0\t现行有效\n\
             梅川排水法\t法律\t2000-03-01:公布;2010-06-01:修正\t2000-07-01\t1\t现行有效\n\
             梅川旧法\t法律\t2000-03-01:公布\t2000-03-01\t0\t已废止(2021-01-01 梅川新法)\n\
             梅川失法\t法律\t2000-03-01:公布\t2000-03-01\t0\t废止或失效\n",
        );
        assert!(errors.is_empty(), "{errors:?}");
        laws
    }

    #[test]
    fn by_the_day() {
        let laws = registry();
        let on = |title: &str, day: &str| {
            let (law, _) = laws.find(title).expect("added");
            let day = Day::parse(day).expect("a day");
            in_force(&law, day, day).map(|v| v.day.to_string())
        };
        assert_eq!(on("梅川供水法", "1999-01-01"), None);
        assert_eq!(on("梅川供水法", "2010-08-01"), None, "an amendment whose first day is not known");
        assert_eq!(on("梅川供水法", "2015-01-01").as_deref(), Some("2010-06-01"));
        assert_eq!(on("梅川供水法", "2020-10-01").as_deref(), Some("2010-06-01"), "revised, not yet in force");
        assert_eq!(on("梅川供水法", "2021-01-01").as_deref(), Some("2020-09-01"));
        assert_eq!(on("梅川排水法", "2000-04-01"), None);
        assert_eq!(on("梅川排水法", "2005-04-01").as_deref(), Some("2000-03-01"));
        assert_eq!(on("梅川旧法", "2020-12-31").as_deref(), Some("2000-03-01"));
        assert_eq!(on("梅川旧法", "2021-01-01"), None);
        assert_eq!(on("梅川失法", "2010-01-01"), None);
    }

    #[test]
    fn a_year_that_holds_two_versions_settles_nothing() {
        let laws = registry();
        let (law, _) = laws.find("梅川供水法").expect("added");
        let year = |y| in_force(&law, Day::of(y, 1, 1), Day::of(y, 12, 31)).map(|v| v.day.to_string());
        assert_eq!(year(2015).as_deref(), Some("2010-06-01"));
        assert_eq!(year(2010), None);
    }
}
