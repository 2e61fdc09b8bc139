//! Stated totals against their parts.

use super::{Given, Metric, Seat};
use crate::text::Note;

/// Compares totals with parts.
pub(super) fn check(_given: &Given<'_>, _metrics: &[Metric], _seats: &[Seat]) -> Vec<Note> {
    Vec::new()
}
