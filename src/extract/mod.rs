//! Blocks → mentions: where a form may start, call the grammar, settle overlaps by one table.
//!
//! “全年追缴2869.49万元” holds the date 全年 and the figure 2869.49万元; “第一责任人” and “T1000” hold
//! nothing; “20.2026年10件实事” holds the marker `20.`, then a date and a figure.
//!
//! For dates and figures tokens are walked once ([`mentions`]). A production is tried only where a run of
//! digits or of Chinese numerals begins, and where a word for a year or month stands. A mention says
//! what is written, never what is inherited. Numbers in the cells of a table that lost its rows are no mentions, which a note
//! says ([`cells()`]).

mod cells;
mod citations;
mod clause;
pub mod dates;
pub mod figures;
#[cfg(test)]
mod tests;
mod walk;

pub use cells::cells;
pub use citations::{AliasForm, Cited, CitedForm, NumberMention, Written, citations};
pub use dates::DateMention;
pub use figures::FigureMention;
pub use walk::{Mentions, mentions};
