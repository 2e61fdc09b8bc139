//! Places and the texts they lie in.
//!
//! Two coordinate systems are two types: an [`Origin`] is a byte range of the source text
//! ([`Text`]), a [`Span`] a byte range of the cleaned text ([`Clean`]) that every later room reads.
//! The only way from one to the other is the map that `reflow` records while it writes
//! ([`Clean::origin`]); code points, lines and columns are counted by [`Places`] at the outside.

mod class;
mod clean;
mod near;
mod note;
mod note_mark;
mod places;
mod span;
pub(crate) mod stride;

pub use class::{Class, class_of, is_han_numeral};
pub use clean::{Clean, CleanWriter, Paragraph};
pub(crate) use near::near;
pub use note::Note;
pub(crate) use note_mark::less_note_mark;
pub use places::Places;
pub(crate) use places::cells;
pub use span::{Origin, Span};

use std::borrow::Cow;

/// What is known of the bytes that a text was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The name that the caller gave: a path, a member of an archive, or `-` for standard input.
    pub name: String,
    /// The container format: `txt`, and later `html`, `docx`, `pdf`, `ofd`.
    pub format: &'static str,
    /// The character encoding as the Encoding Standard names it: `UTF-8`, `UTF-16LE`, `gb18030` …
    pub encoding: &'static str,
    /// How sure the reader is of the encoding, and why.
    pub certainty: Certainty,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Pages of a paged format; `None` where the format has none.
    pub pages: Option<u32>,
}

/// How sure a decoder is of the encoding it chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// A byte order mark or the whole of the bytes leaves no other reading.
    Certain,
    /// The bytes fit this encoding without a fault, and others less well.
    Likely,
    /// The bytes have faults in every encoding tried; this one has the fewest.
    Damaged,
}

impl Certainty {
    /// The word that the JSON carries: `certain`, `likely` or `damaged`.
    pub fn as_str(self) -> &'static str {
        match self {
            Certainty::Certain => "certain",
            Certainty::Likely => "likely",
            Certainty::Damaged => "damaged",
        }
    }
}

/// A decoded source text: what `source` makes of bytes. Nothing has been joined or cleaned yet. Bytes that are
/// UTF-8 are not copied: the text borrows them.
#[derive(Debug, Clone)]
pub struct Text<'b> {
    string: Cow<'b, str>,
    provenance: Provenance,
    notes: Vec<Note>,
}

impl<'b> Text<'b> {
    /// The longest text that places can address, in bytes: 4 GiB less one.
    pub const MAX_BYTES: usize = u32::MAX as usize;

    /// A text with what is known of its source. `notes` are what the decoder found odd.
    ///
    /// # Panics
    /// If `string` is longer than [`Text::MAX_BYTES`]; `source` refuses such input before.
    pub fn new(string: impl Into<Cow<'b, str>>, provenance: Provenance, notes: Vec<Note>) -> Text<'b> {
        let string = string.into();
        assert!(string.len() <= Text::MAX_BYTES, "source refuses longer texts");
        Text { string, provenance, notes }
    }

    /// The same text apart from the bytes that it was read from.
    pub fn into_owned(self) -> Text<'static> {
        Text { string: Cow::Owned(self.string.into_owned()), provenance: self.provenance, notes: self.notes }
    }

    /// The decoded characters.
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// What is known of the source.
    pub fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    /// What the decoder found odd.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The characters at a place.
    pub fn slice(&self, at: Origin) -> &str {
        &self.string[at.start()..at.end()]
    }
}
