//! What a user says of names: `aliases.toml`.
//!
//! ```toml
//! [[same]]                      # these are one series
//! names = ["经济增长", "国内生产总值"]
//! issuer = "国务院"             # of this issuer only; may be left out
//!
//! [[different]]                 # these are never one
//! names = ["城镇登记失业率", "失业率"]
//!
//! [[issuer]]                    # these are one issuer, known by the last name
//! names = ["清河市林场", "清河市林业发展中心"]
//! ```
//!
//! The rule: names are compared as the documents write subjects, blanks left out. What is said here wins over every
//! score, but not over units: 人 and 人次 stay two.

use serde::Deserialize;

/// What is said of two names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Same,
    Different,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    names: Vec<String>,
    issuer: Option<String>,
}

/// Names that a user pins together or keeps apart.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Aliases {
    same: Vec<Names>,
    different: Vec<Names>,
    issuer: Vec<Names>,
}

impl Aliases {
    /// Reads the table.
    ///
    /// # Errors
    /// A sentence with the line, when it is not TOML of this form.
    pub fn from_toml(table: &str) -> Result<Aliases, String> {
        let aliases: Aliases = toml::from_str(table).map_err(|e| e.to_string().trim_end().to_owned())?;
        for entry in aliases.same.iter().chain(&aliases.different).chain(&aliases.issuer) {
            if entry.names.len() < 2 {
                return Err(format!("expected two names or more in each entry, found {:?}", entry.names));
            }
        }
        Ok(aliases)
    }

    /// Issuers by another name: (written, name).
    pub(super) fn issuers(&self) -> Vec<(String, String)> {
        let pairs = self.issuer.iter().filter_map(|entry| Some((entry, entry.names.last()?)));
        pairs.flat_map(|(entry, last)| entry.names.iter().map(move |n| (n.clone(), last.clone()))).collect()
    }

    /// True when no two names are pinned or forbidden.
    pub(super) fn says_nothing(&self) -> bool {
        self.same.is_empty() && self.different.is_empty()
    }

    pub(super) fn verdict(&self, issuer: Option<&str>, a: &str, b: &str) -> Option<Verdict> {
        let says = |entries: &[Names]| {
            entries.iter().any(|e| {
                let mine = e.issuer.as_deref().is_none_or(|i| Some(i) == issuer);
                mine && a != b && e.names.iter().any(|n| n == a) && e.names.iter().any(|n| n == b)
            })
        };
        if says(&self.different) {
            return Some(Verdict::Different);
        }
        says(&self.same).then_some(Verdict::Same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_apart_wins_over_what_is_put_together() {
        let table = "[[same]]\nnames=['甲','乙']\n[[different]]\nnames=['甲','丙']\n[[same]]\nnames=['丁','戊']\nissuer='清河市'\n";
        let aliases = Aliases::from_toml(table).unwrap();
        assert_eq!(aliases.verdict(None, "甲", "乙"), Some(Verdict::Same));
        assert_eq!(aliases.verdict(None, "甲", "丙"), Some(Verdict::Different));
        assert_eq!(aliases.verdict(None, "乙", "丙"), None);
        assert_eq!(aliases.verdict(None, "丁", "戊"), None);
        assert_eq!(aliases.verdict(Some("清河市"), "丁", "戊"), Some(Verdict::Same));
    }

    #[test]
    fn a_bad_table_is_told_with_its_line() {
        let error = Aliases::from_toml("[[same]]\nname=['甲','乙']\n").unwrap_err();
        assert!(error.contains("line 2"), "{error}");
        assert!(Aliases::from_toml("[[same]]\nnames=['甲']\n").unwrap_err().contains("two names"));
    }
}
