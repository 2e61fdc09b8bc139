//! The comparison as one self-contained page.

use std::io;

use super::wire::Comparison;

/// Writes the page.
///
/// # Errors
/// When the writer fails.
pub fn write_html(comparison: &Comparison, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, comparison).map_err(io::Error::from)
}
