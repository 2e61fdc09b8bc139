//! Document → one JSON object.

use std::io;

use super::compact::{self, Compact as _};
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
    match options.pretty {
        true => Ok(serde_json::to_writer_pretty(out, &wire.document(options.with_text))?),
        false => compact::write(&wire, options.with_text, out),
    }
}

/// Appends a document in the wire's types as one line of JSON without its end.
pub(crate) fn write_json_wire(document: &wire::Document<'_>, to: &mut Vec<u8>) {
    document.json(to);
}
