//! Tables as data, each row with its source, and their one loader.
//!
//! A table is a tab-separated file in this folder: a header row, then one entry per line; the last
//! column names the row's source.

mod by_char;
mod chrome;
pub(crate) mod cited;
pub(crate) mod clauses;
pub(crate) mod divisions;
pub mod figures;
pub(crate) mod form;
pub(crate) mod lists;
pub(crate) mod names;
pub mod registry;
pub mod units;

pub(crate) use by_char::{ByChar, ends_with_any, starts_with_any};
pub(crate) use chrome::{Chrome, Zone};

/// The rows of a table, its header row skipped, each as its cells. Empty lines are no rows.
pub(crate) fn rows<'t>(table: &'t str) -> impl Iterator<Item = Vec<&'t str>> + 't {
    table.lines().skip(1).filter(|l| !l.is_empty()).map(|l| l.split('\t').collect())
}

/// The rows of a table with a fixed number of columns; a cell that is missing is "".
pub(crate) fn columns<'t, const N: usize>(table: &'t str) -> impl Iterator<Item = [&'t str; N]> + 't {
    rows(table).map(|cells| {
        let mut row = [""; N];
        for (to, from) in row.iter_mut().zip(cells) {
            *to = from;
        }
        row
    })
}
