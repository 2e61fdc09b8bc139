//! Mentions → values: what is meant, with the reasons.

mod values;
mod year;

pub use values::*;
pub use year::{DocumentYear, document_year};
