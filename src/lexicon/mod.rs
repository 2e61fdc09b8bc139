//! Tables as data, each row with its source, and their one loader.
//!
//! A table is a tab-separated file in this folder: a header row, then one entry per line; the last
//! column names the row's source.

mod chrome;
pub(crate) mod cited;
pub(crate) mod form;
pub mod registry;

pub(crate) use chrome::{Chrome, Zone};

/// The rows of a table, its header row skipped, each as its cells. Empty lines are no rows.
pub(crate) fn rows<'t>(table: &'t str) -> impl Iterator<Item = Vec<&'t str>> + 't {
    table.lines().skip(1).filter(|l| !l.is_empty()).map(|l| l.split('\t').collect())
}
