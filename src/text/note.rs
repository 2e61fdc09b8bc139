//! What was odd, unsettled or contradictory: data beside the document, never a reason to fail.

use super::Origin;

/// One observation about the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// A stable name such as `numbering_gap`; the list stands in `src/README.md`.
    pub code: &'static str,
    /// Where, in the source text; `None` when the note is about the whole document.
    pub at: Option<Origin>,
    /// A sentence for a person, lower case.
    pub message: String,
}

impl Note {
    /// A note about a place.
    pub fn at(code: &'static str, at: Origin, message: impl Into<String>) -> Note {
        Note { code, at: Some(at), message: message.into() }
    }

    /// A note about the whole document.
    pub fn whole(code: &'static str, message: impl Into<String>) -> Note {
        Note { code, at: None, message: message.into() }
    }
}
