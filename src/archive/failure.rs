//! What could not be read, why, and what to do about it.
//!
//! `2019/扫描件.txt` holds a PDF document (`format`); `附件.zip!/../../x.txt` leads out of its
//! archive (`unsafe_path`); `年报.tar.gz` breaks off after its third member (`damaged`).
//!
//! The rule: every file or member that was named or found, and was not counted as skipped, ends as
//! a document or as one failure. A code is stable; the reason is a sentence for a person.

use std::borrow::Cow;

/// Codes of failures, each with what the reader of the list can do.
const ADVICE: &[(&str, &str)] = &[
    ("bomb", "look at where the archive comes from; unpack it by hand if it is meant to be so large"),
    ("compression", "pack it again with deflate, or unpack it first"),
    ("damaged", "get the archive again; the members before the damage are read"),
    ("device", "name a regular file"),
    ("duplicate_name", "pack the archive again with one name for each member"),
    ("encrypted", "unpack it with its password first"),
    ("format", "save it in a format that is read"),
    ("io", "look at the disk or the network behind it, then run again with --resume"),
    ("link", "pack the file that the link points to"),
    ("missing", "correct the name, or leave it out"),
    ("nesting", "unpack the inner archive first"),
    ("panic", "report it with the document: it is a bug of gongwen"),
    ("permission", "give this user the right to read it, then run again with --resume"),
    ("too_large", "raise --max-size, or cut the document into several"),
    ("unsafe_path", "pack it again with paths inside the archive"),
];

/// Why one input is no document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The file, as named or found.
    pub file: String,
    /// The member of the archive `file`; `None` when the file itself failed.
    pub member: Option<String>,
    /// A stable name such as `too_large`.
    pub code: Cow<'static, str>,
    /// What was expected and what was found, one sentence in lower case.
    pub reason: String,
}

impl Failure {
    /// What can be done, one sentence in lower case.
    pub fn advice(&self) -> &'static str {
        advice(&self.code)
    }
}

/// What can be done about a failure of this code.
pub(super) fn advice(code: &str) -> &'static str {
    ADVICE.iter().find(|(c, _)| *c == code).map_or("look at the reason", |(_, advice)| advice)
}

/// A failure before it is known whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) code: &'static str,
    pub(super) reason: String,
}

impl Trouble {
    pub(super) fn new(code: &'static str, reason: impl Into<String>) -> Trouble {
        Trouble { code, reason: reason.into() }
    }

    pub(super) fn too_large(size: u64, limit: u64) -> Trouble {
        Trouble::new("too_large", format!("expected at most {limit} bytes (--max-size), found {size}"))
    }

    /// What an error of the system means for a file.
    pub(super) fn from_io(error: &std::io::Error) -> Trouble {
        match error.kind() {
            std::io::ErrorKind::NotFound => Trouble::new("missing", "expected a file, found nothing of this name"),
            std::io::ErrorKind::PermissionDenied => Trouble::new("permission", "no permission to read it"),
            _ => Trouble::new("io", format!("could not be read: {error}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ADVICE, advice};

    #[test]
    fn codes_are_sorted_and_unique() {
        assert!(ADVICE.windows(2).all(|w| w[0].0 < w[1].0));
        assert_eq!(advice("link"), "pack the file that the link points to");
    }
}
