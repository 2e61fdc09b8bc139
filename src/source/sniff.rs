//! What bytes are that are no text: signatures of other formats.
//!
//! `%PDF-1.7` is a PDF document, `50 4B 03 04 … word/document.xml` a Word document in a ZIP
//! container, `7F 45 4C 46` a program. A signature counts at byte 0, except a PDF's, which may
//! follow blanks, and tar's, which stands at byte 257.

use memchr::memmem;

/// A format that was recognised.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// What it is, with its article.
    pub(super) what: &'static str,
    /// The byte where its signature stands.
    pub(super) at: usize,
    /// What the caller can do.
    pub(super) advice: &'static str,
}

const SAVE: &str = "save it as plain text first";
const UNPACK: &str = "unpack it first and name the files inside";
const NONE: &str = "name a text file";
const OCR: &str = "a picture needs text recognition first";

/// Signatures at byte 0, longest first where one begins another.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF document", SAVE),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an OLE document (.doc or .wps)", SAVE),
    (b"{\\rtf", "an RTF document", SAVE),
    (b"\x1F\x8B", "gzip-compressed data", UNPACK),
    (b"\x28\xB5\x2F\xFD", "zstd-compressed data", UNPACK),
    (b"\xFD7zXZ\0", "xz-compressed data", UNPACK),
    (b"BZh", "bzip2-compressed data", UNPACK),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", UNPACK),
    (b"Rar!\x1A\x07", "a RAR archive", UNPACK),
    (b"\x89PNG\r\n\x1A\n", "a PNG picture", OCR),
    (b"\xFF\xD8\xFF", "a JPEG picture", OCR),
    (b"GIF87a", "a GIF picture", OCR),
    (b"GIF89a", "a GIF picture", OCR),
    (b"II*\0", "a TIFF picture", OCR),
    (b"MM\0*", "a TIFF picture", OCR),
    (b"\x7FELF", "a program (ELF)", NONE),
    (b"\xCA\xFE\xBA\xBE", "a program (Java class or Mach-O)", NONE),
    (b"SQLite format 3\0", "an SQLite database", NONE),
    (b"PAR1", "a Parquet table", NONE),
    (b"\xFF\xFE\0\0", "text in UTF-32", "save it as UTF-8 first"),
    (b"\0\0\xFE\xFF", "text in UTF-32", "save it as UTF-8 first"),
];

/// Names inside a ZIP container that tell which document it is.
const MEMBERS: &[(&str, &str)] = &[
    ("word/document.xml", "a Word document (.docx)"),
    ("OFD.xml", "an OFD document"),
    ("xl/workbook.xml", "an Excel workbook (.xlsx)"),
    ("ppt/presentation.xml", "a PowerPoint presentation (.pptx)"),
    ("application/vnd.oasis.opendocument", "an OpenDocument file"),
    ("application/epub+zip", "an EPUB book"),
];

/// How much of each end of a ZIP container is searched for names: the local headers of small
/// members stand at its begin, the directory of all at its end.
const ZIP_ENDS: usize = 64 << 10;

/// The format whose signature the bytes carry; `None` for what may be text.
pub(super) fn signature(bytes: &[u8]) -> Option<Found> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let (what, advice) = zip_kind(bytes).map_or(("a ZIP archive", UNPACK), |what| (what, SAVE));
        return Some(Found { what, at: 0, advice });
    }
    if let Some(&(_, what, advice)) = SIGNATURES.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        // three letters could open an English text: what follows them in a real file cannot
        if what != "bzip2-compressed data" || bytes.get(4..10) == Some(b"1AY&SY") {
            return Some(Found { what, at: 0, advice });
        }
    }
    if bytes.starts_with(b"MZ") && bytes.iter().take(64).any(|&b| b == 0) {
        return Some(Found { what: "a program (Windows)", at: 0, advice: NONE });
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(Found { what: "a WebP picture", at: 0, advice: OCR });
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Some(Found { what: "a tar archive", at: 257, advice: UNPACK });
    }
    let blank = bytes.iter().take(1024).take_while(|b| b.is_ascii_whitespace()).count();
    bytes[blank..].starts_with(b"%PDF-").then_some(Found { what: "a PDF document", at: blank, advice: SAVE })
}

fn zip_kind(bytes: &[u8]) -> Option<&'static str> {
    let head = &bytes[..bytes.len().min(ZIP_ENDS)];
    let tail = &bytes[bytes.len().saturating_sub(ZIP_ENDS)..];
    MEMBERS
        .iter()
        .find(|(name, _)| [head, tail].into_iter().any(|part| memmem::find(part, name.as_bytes()).is_some()))
        .map(|&(_, what)| what)
}

#[cfg(test)]
mod tests {
    use super::signature;

    fn what(bytes: &[u8]) -> Option<&'static str> {
        signature(bytes).map(|f| f.what)
    }

    #[test]
    fn formats_are_told_by_their_signatures() {
        for (bytes, expected) in [
            (&b"%PDF-1.4"[..], "a PDF document"),
            (b" \r\n%PDF-1.4", "a PDF document"),
            (b"PK\x03\x04....word/document.xml", "a Word document (.docx)"),
            (b"PK\x03\x04....OFD.xml", "an OFD document"),
            (b"PK\x03\x04....a.txt", "a ZIP archive"),
            (b"PK\x05\x06\0\0", "a ZIP archive"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0", "an OLE document (.doc or .wps)"),
            (b"\x1F\x8B\x08\0", "gzip-compressed data"),
            (b"\x28\xB5\x2F\xFD\x24", "zstd-compressed data"),
            (b"\x89PNG\r\n\x1A\n\0", "a PNG picture"),
            (b"\xFF\xD8\xFF\xE0", "a JPEG picture"),
            (b"GIF89a\x01", "a GIF picture"),
            (b"\x7FELF\x02", "a program (ELF)"),
            (b"MZ\x90\0\x03", "a program (Windows)"),
        ] {
            assert_eq!(what(bytes), Some(expected), "{:?}", String::from_utf8_lossy(bytes));
        }
        let mut tar = vec![b'a'; 257];
        tar.extend_from_slice(b"ustar\x0000");
        assert_eq!(signature(&tar).map(|f| (f.what, f.at)), Some(("a tar archive", 257)));
    }

    #[test]
    fn text_that_begins_like_one_is_text() {
        for text in ["MZ是一个型号", "BZh", "PK赛", "关于%PDF-1.4", "", "<html>", "II*", "\u{FEFF}通知"] {
            assert_eq!(what(text.as_bytes()), None, "{text}");
        }
    }
}
