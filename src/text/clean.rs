//! The cleaned text and the way back to the source text.
//!
//! Three phrases of it: “3 月 2 日” is kept as 3月2日 with two dropped blanks, “２０２３” is
//! folded to 2023, “国动改革的⏎⏎第一年” is one paragraph with two dropped line ends.
//!
//! The map is a list of pieces, each recorded when it was written: `keep` copies source bytes,
//! `fold` writes one byte for each three-byte character (full-width forms), `replace` writes other
//! characters for a stretch of source, and what is not written is dropped. A [`Span`] maps to the
//! source by its first and its last character, so dropped text beside it stays outside.

use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Note, Origin, Span, Text, near};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// Clean bytes equal source bytes.
    Keep,
    /// Each clean byte stands for three source bytes: a full-width form folded to ASCII.
    Fold,
    /// The clean bytes together stand for this many source bytes.
    Replace(u32),
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    clean: u32,
    origin: u32,
    how: How,
}

/// A paragraph of the cleaned text: one line of it, without its line end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Its characters in the cleaned text; never empty.
    pub span: Span,
    /// Blank cells before its first character in the source (an ideographic space counts two).
    pub indent: u16,
    /// Empty lines before it in the source.
    pub blank_before: u16,
    /// A form feed or a page number was dropped before it.
    pub page_before: bool,
    /// It was parted from the paragraph before it inside one source line.
    pub parted: bool,
    /// A tab stands among the blanks before it, as before the cells of a table that a page's text was copied from.
    pub tabbed: bool,
    /// Source lines that were joined into it; 1 when nothing was joined.
    pub lines: u16,
}

/// What every room after `reflow` reads: paragraphs parted by `\n`, with the way back.
#[derive(Debug)]
pub struct Clean {
    string: String,
    pieces: Vec<Piece>,
    paragraphs: Vec<Paragraph>,
    notes: Vec<Note>,
    /// At least one full-width form was folded.
    folds: bool,
    /// The piece that was looked up last; it changes no answer.
    hint: AtomicUsize,
}

impl Clone for Clean {
    fn clone(&self) -> Clean {
        Clean {
            string: self.string.clone(),
            pieces: self.pieces.clone(),
            paragraphs: self.paragraphs.clone(),
            notes: self.notes.clone(),
            folds: self.folds,
            hint: AtomicUsize::new(0),
        }
    }
}

impl Clean {
    /// The cleaned characters; paragraphs are parted by `\n`.
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// The characters at a span.
    #[inline]
    pub fn slice(&self, span: Span) -> &str {
        &self.string[span.range()]
    }

    /// The paragraphs in text order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The index of the paragraph that holds the byte `at`, or of the last one that begins before
    /// it; `None` before the first.
    pub fn paragraph_at(&self, at: usize) -> Option<usize> {
        self.paragraphs.partition_point(|p| p.span.start() <= at).checked_sub(1)
    }

    /// What `reflow` found odd or took out.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The index of the piece that the byte `at` was written by. Spans are asked for mostly in text order:
    /// the piece found last, and those behind it, are tried first.
    fn piece_at(&self, at: usize) -> usize {
        let hint = self.hint.load(Ordering::Relaxed);
        let i = near(&self.pieces, hint, |p| p.clean as usize <= at);
        self.hint.store(i, Ordering::Relaxed);
        i.saturating_sub(1)
    }

    /// Where a span was read from: from the first byte of its first character to the last byte of
    /// its last. An empty span maps to an empty place.
    pub fn origin(&self, span: Span) -> Origin {
        if self.pieces.is_empty() {
            return Origin::new(0, 0);
        }
        let i = self.piece_at(span.start());
        let first = self.pieces[i];
        let within = span.start() - first.clean as usize;
        let start = first.origin as usize
            + match first.how {
                How::Keep => within,
                How::Fold => within * 3,
                How::Replace(_) => 0,
            };
        if span.is_empty() {
            return Origin::new(start, start);
        }
        // most spans lie within one piece
        let last = match self.pieces.get(i + 1) {
            Some(next) if (next.clean as usize) < span.end() => self.pieces[self.piece_at(span.end() - 1)],
            _ => first,
        };
        let within = span.end() - last.clean as usize;
        let end = last.origin as usize
            + match last.how {
                How::Keep => within,
                How::Fold => within * 3,
                How::Replace(n) => n as usize,
            };
        Origin::new(start, end.max(start))
    }

    /// The characters at a span as the source has them: without what was dropped, but with full-width forms
    /// as they were written (“２０２３年”).
    pub fn written<'a>(&'a self, span: Span, text: &'a Text<'_>) -> Cow<'a, str> {
        let slice = self.slice(span);
        if !self.folds || span.is_empty() {
            return Cow::Borrowed(slice);
        }
        let mut i = self.piece_at(span.start());
        let whole = self.pieces.get(i + 1).is_none_or(|next| next.clean as usize >= span.end());
        if whole && self.pieces[i].how != How::Fold {
            return Cow::Borrowed(slice);
        }
        let mut written = String::new();
        let mut at = span.start();
        let mut folded = false;
        while at < span.end() {
            let piece = self.pieces[i];
            let next = self.pieces.get(i + 1).map_or(self.string.len(), |p| p.clean as usize).min(span.end());
            if piece.how == How::Fold {
                folded = true;
                let from = piece.origin as usize + 3 * (at - piece.clean as usize);
                written.push_str(text.slice(Origin::new(from, from + 3 * (next - at))));
            } else {
                written.push_str(&self.string[at..next]);
            }
            at = next;
            i += 1;
        }
        if folded { Cow::Owned(written) } else { Cow::Borrowed(slice) }
    }

    /// The place in the cleaned text that was read from the source byte `at`, or the first kept
    /// place after it; `None` when nothing is kept after it.
    pub fn span_of(&self, at: usize) -> Option<usize> {
        let i = self.pieces.partition_point(|p| p.origin as usize <= at);
        if let Some(p) = i.checked_sub(1).map(|i| self.pieces[i]) {
            let next = self.pieces.get(i).map_or(self.string.len(), |p| p.clean as usize);
            let len = next - p.clean as usize;
            let (covered, within) = match p.how {
                How::Keep => (len, at - p.origin as usize),
                How::Fold => (len * 3, (at - p.origin as usize) / 3),
                How::Replace(n) => (n as usize, 0),
            };
            if at < p.origin as usize + covered {
                return Some(p.clean as usize + within);
            }
        }
        self.pieces.get(i).map(|p| p.clean as usize)
    }
}

/// Writes a [`Clean`] and records each piece as it is written. Source places must not go back.
#[derive(Debug, Default)]
pub struct CleanWriter {
    string: String,
    pieces: Vec<Piece>,
    paragraphs: Vec<Paragraph>,
    notes: Vec<Note>,
    began: usize,
}

impl CleanWriter {
    /// A writer that expects about `bytes` of cleaned text.
    pub fn with_capacity(bytes: usize) -> CleanWriter {
        CleanWriter { string: String::with_capacity(bytes), ..CleanWriter::default() }
    }

    fn piece(&mut self, origin: usize, how: How) {
        let clean = self.string.len() as u32;
        let origin = origin as u32;
        if let Some(last) = self.pieces.last() {
            let run = clean - last.clean;
            let goes_on = match (last.how, how) {
                (How::Keep, How::Keep) => last.origin + run == origin,
                (How::Fold, How::Fold) => last.origin + run * 3 == origin,
                _ => false,
            };
            if goes_on {
                return;
            }
        }
        self.pieces.push(Piece { clean, origin, how });
    }

    /// Copies source characters that begin at the source byte `origin`.
    pub fn keep(&mut self, origin: usize, characters: &str) {
        if !characters.is_empty() {
            self.piece(origin, How::Keep);
            self.string.push_str(characters);
        }
    }

    /// Writes the ASCII character that the three-byte character at `origin` is a wide form of.
    pub fn fold(&mut self, origin: usize, ascii: u8) {
        debug_assert!(ascii.is_ascii());
        self.piece(origin, How::Fold);
        self.string.push(char::from(ascii));
    }

    /// Writes other characters for the source stretch `origin`.
    pub fn replace(&mut self, origin: Origin, characters: &str) {
        if !characters.is_empty() {
            self.piece(origin.start(), How::Replace(origin.len() as u32));
            self.string.push_str(characters);
        }
    }

    /// Bytes written so far.
    pub fn len(&self) -> usize {
        self.string.len()
    }

    /// True when nothing is written yet.
    pub fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    /// What is written of the open paragraph.
    pub fn open(&self) -> &str {
        &self.string[self.began..]
    }

    /// Ends the open paragraph. `end` is the source byte where its line end stands (or would).
    /// Nothing happens when the open paragraph is empty. `shape` gives all fields but the span.
    pub fn end_paragraph(&mut self, end: usize, shape: Paragraph) {
        if self.string.len() == self.began {
            return;
        }
        let span = Span::new(self.began, self.string.len());
        self.paragraphs.push(Paragraph { span, ..shape });
        self.pieces.push(Piece { clean: self.string.len() as u32, origin: end as u32, how: How::Replace(0) });
        self.string.push('\n');
        self.began = self.string.len();
    }

    /// Adds an observation.
    pub fn note(&mut self, note: Note) {
        self.notes.push(note);
    }

    /// The finished text. An open paragraph is not ended by this: end it first.
    pub fn finish(self) -> Clean {
        let folds = self.pieces.iter().any(|p| p.how == How::Fold);
        Clean {
            string: self.string,
            pieces: self.pieces,
            paragraphs: self.paragraphs,
            notes: self.notes,
            folds,
            hint: AtomicUsize::new(0),
        }
    }
}
