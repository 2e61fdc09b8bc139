//! Document → one JSON object.

use std::io;

use super::wire;
use crate::document::Document;

/// How the JSON is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct JsonOptions {
    /// Indented for people.
    pub pretty: bool,
    /// Adds `source_text`, the text that spans count in.
    pub with_text: bool,
}

/// Writes the document as one JSON object without a line end.
///
/// # Errors
/// When the writer fails.
pub fn write_json(document: &Document, options: JsonOptions, out: impl io::Write) -> io::Result<()> {
    let wire = wire::Wire::new(document);
    let wire = wire.stream(options.with_text);
    if options.pretty {
        serde_json::to_writer_pretty(out, &wire)?;
    } else {
        serde_json::to_writer(out, &wire)?;
    }
    Ok(())
}

/// Writes a document in the wire's types as one line of JSON without its end.
///
/// # Errors
/// When the writer fails.
pub(crate) fn write_json_wire(document: &wire::Document<'_>, out: impl io::Write) -> io::Result<()> {
    Ok(serde_json::to_writer(out, document)?)
}
