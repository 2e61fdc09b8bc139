//! The document's year: what 今年 means in it (contract §2).

use crate::frame::Frame;
use crate::text::Clean;

/// The year that a document reports on or is set in, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentYear {
    /// The year, such as 2023.
    pub year: i32,
    /// Which rule settled it.
    pub rule: &'static str,
}

/// Settles the year; `None` when the text does not.
pub fn document_year(_clean: &Clean, _frame: &Frame) -> Option<DocumentYear> {
    None
}
