//! Bytes → [`Text`]: what the bytes are, and how they decode.
//!
//! Three inputs of it: `EF BB BF E9 80 9A` is 通 in UTF-8 with its signature, which is no character
//! of the text; `CD A8 D6 AA` is 通知 in GB18030; `%PDF-1.7` is no text, and the error says so.
//!
//! The rule, in this order: a byte order mark decides; a known signature of another format is an
//! error that names it; then UTF-8, UTF-16 and GB18030 are tried by counting faults (`txt`).
//! Nothing is cleaned here: carriage returns, NUL and control characters stay in the text, so that
//! spans count what stands in the file; what is odd about them is a note.

mod sniff;
mod txt;

use crate::text::{Provenance, Text};
use sha2::{Digest, Sha256};

/// Why bytes could not be read as a document.
///
/// Its text is one sentence for a person: what was expected, what was found, at which byte offset,
/// and what to do.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Fault);

impl Error {
    /// What the bytes look like: “a PDF document”, “a ZIP archive” …; `None` when the bytes are
    /// text but too long to be read.
    pub fn found(&self) -> Option<&str> {
        match &self.0 {
            Fault::NotText { found, .. } => Some(found),
            Fault::TooLong { .. } => None,
        }
    }
}

#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error("expected text in UTF-8, UTF-16 or GB18030, found {found} (byte {at}); {advice}")]
    NotText { found: &'static str, at: usize, advice: &'static str },
    #[error("expected a text of at most {} bytes in UTF-8, found {len}; cut it into several files", Text::MAX_BYTES)]
    TooLong { len: usize },
}

/// Reads bytes as a document. `name` is kept as it is given, as the document's name.
///
/// An empty file is a document without characters, with a note `empty`.
///
/// # Errors
/// When the bytes are no text, or longer than [`Text::MAX_BYTES`] once decoded.
pub fn read<'b>(bytes: &'b [u8], name: &str) -> Result<Text<'b>, Error> {
    if bytes.len() > Text::MAX_BYTES {
        return Err(Fault::TooLong { len: bytes.len() }.into());
    }
    if let Some(found) = sniff::signature(bytes) {
        return Err(Fault::NotText { found: found.what, at: found.at, advice: found.advice }.into());
    }
    let decoded = txt::decode(bytes)?;
    if decoded.string.len() > Text::MAX_BYTES {
        return Err(Fault::TooLong { len: decoded.string.len() }.into());
    }
    let provenance = Provenance {
        name: name.to_owned(),
        format: "txt",
        encoding: decoded.encoding,
        certainty: decoded.certainty,
        sha256: hex(&Sha256::digest(bytes)),
        pages: None,
    };
    Ok(Text::new(decoded.string, provenance, decoded.notes))
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]]).map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn the_hash_is_of_the_bytes_as_they_came() {
        let text = read("\u{FEFF}通知".as_bytes(), "a.txt").unwrap();
        assert_eq!(text.as_str(), "通知");
        // sha256sum of EF BB BF E9 80 9A E7 9F A5
        assert_eq!(text.provenance().sha256.len(), 64);
        assert_eq!(
            read(b"", "-").unwrap().provenance().sha256,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_ne!(text.provenance().sha256, read("通知".as_bytes(), "a.txt").unwrap().provenance().sha256);
    }

    #[test]
    fn an_error_says_what_was_found_where_and_what_to_do() {
        let error = read(b"%PDF-1.7\n...", "a.pdf").unwrap_err();
        assert_eq!(error.found(), Some("a PDF document"));
        assert_eq!(
            error.to_string(),
            "expected text in UTF-8, UTF-16 or GB18030, found a PDF document (byte 0); save it as plain text first"
        );
    }
}
