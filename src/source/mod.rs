//! Bytes → text: what the bytes are, and how they decode.

use crate::text::{Certainty, Provenance, Text};
use sha2::{Digest, Sha256};

/// Why bytes could not be read as a document.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The bytes are no text.
    #[error("expected text, found {found}")]
    NotText {
        /// What the bytes look like.
        found: &'static str,
    },
}

/// Reads bytes as a document.
///
/// # Errors
/// When the bytes are of a format that cannot be read.
pub fn read(bytes: &[u8], name: &str) -> Result<Text, Error> {
    let string = match simdutf8::basic::from_utf8(bytes) {
        Ok(s) => s.to_owned(),
        Err(_) => return Err(Error::NotText { found: "bytes that are not UTF-8" }),
    };
    let sha256 = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
    let provenance = Provenance {
        name: name.to_owned(),
        format: "txt",
        encoding: "UTF-8",
        certainty: Certainty::Certain,
        sha256,
        pages: None,
    };
    Ok(Text::new(string, provenance, Vec::new()))
}
