//! Blocks → mentions: where a form may start, call the grammar, settle overlaps by one table.

mod citations;

pub use citations::{AliasForm, Cited, CitedForm, NumberMention, Written, citations};
