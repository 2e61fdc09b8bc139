//! Mentions → values: what is meant, with the reasons.

mod citations;
mod laws;
mod values;
mod year;

pub use citations::citations;
pub use values::*;
pub use year::{DocumentYear, document_year};
