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

/// Bytes that are gathered before they go to the writer.
const GATHERED: usize = 1 << 16;

/// Writes the document as one JSON object without a line end.
///
/// # Errors
/// When the writer fails.
pub fn write_json(document: &Document, options: JsonOptions, mut out: impl io::Write) -> io::Result<()> {
    let wire = wire::Wire::new(document);
    if options.pretty {
        return Ok(serde_json::to_writer_pretty(out, &wire.document(options.with_text))?);
    }
    // a dense report fills four bytes of JSON for each of its own
    let mut gathered = Vec::with_capacity((4 * document.text.as_str().len()).clamp(GATHERED / 16, 2 * GATHERED));
    compact::write(&wire, options.with_text, &mut gathered, |some| {
        if some.len() >= GATHERED {
            out.write_all(some)?;
            some.clear();
        }
        Ok(())
    })?;
    out.write_all(&gathered)
}

/// Appends what [`write_json`] writes: without a buffer between, where it is to be held anyway.
///
/// # Errors
/// None without `pretty`; with it those of `serde_json`, which has none for a document.
pub fn append_json(document: &Document, options: JsonOptions, to: &mut Vec<u8>) -> io::Result<()> {
    let wire = wire::Wire::new(document);
    match options.pretty {
        true => Ok(serde_json::to_writer_pretty(to, &wire.document(options.with_text))?),
        false => compact::write(&wire, options.with_text, to, |_| Ok(())),
    }
}

/// Appends a document in the wire's types as one line of JSON without its end.
pub(crate) fn write_json_wire(document: &wire::Document<'_>, to: &mut Vec<u8>) {
    document.json(to);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_is_appended() {
        let text = "清河市2023年工作总结\n".to_owned() + &"2023年1月，新建公园12个。\n".repeat(2000);
        let text = crate::source::read(text.as_bytes(), "a").expect("text");
        let document = crate::parse(text, &crate::Options::default());
        for options in [(false, false), (false, true), (true, true)] {
            let options = JsonOptions { pretty: options.0, with_text: options.1 };
            let (mut written, mut appended) = (Vec::new(), b"before".to_vec());
            write_json(&document, options, &mut written).expect("memory takes all");
            append_json(&document, options, &mut appended).expect("memory takes all");
            // more than is gathered at once
            assert!(written.len() > 4 * GATHERED);
            assert_eq!(appended.strip_prefix(b"before"), Some(&*written));
        }
    }
}
