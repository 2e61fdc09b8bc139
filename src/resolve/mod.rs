//! Mentions → values: what is meant, with the reasons.

mod citations;
mod dates;
mod figures;
mod laid_down;
mod laws;
mod passages;
mod units;
mod unsettled;
mod values;
mod year;

pub use citations::citations;
pub use dates::dates;
pub use figures::figures;
pub use passages::{Look, Passages, Turn, passages};
pub use unsettled::unsettled;
pub use values::*;
pub use year::{DocumentYear, document_year};
