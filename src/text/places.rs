//! From bytes of the source text to code points and lines, for the outside.

use super::stride::{self, BLOCK};

/// Counts code points and lines of a text. Built in one pass; a look-up reads at most 64 bytes.
#[derive(Debug)]
pub struct Places<'t> {
    text: &'t str,
    /// `marks[i]`: code points that begin before byte `i * BLOCK`.
    marks: Vec<u32>,
    /// The code point and line are the same as bytes when the text is ASCII.
    chars: usize,
}

/// Every byte that is no continuation byte begins a code point.
#[inline(always)]
fn begins(b: u8) -> u8 {
    u8::from((b as i8) >= -0x40)
}

/// Code points that begin in a few bytes: eight at a time, without the setting up that longer stretches are worth.
#[inline]
fn begins_in_few(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // a continuation byte has bit 7 and not bit 6
    let others = |word: u64| (((!word >> 7) | (word >> 6)) & ONES).wrapping_mul(ONES) >> 56;
    let (words, rest) = bytes.as_chunks::<8>();
    let mut sum: u64 = words.iter().map(|&word| others(u64::from_le_bytes(word))).sum();
    for &b in rest {
        sum += u64::from(begins(b));
    }
    sum as usize
}

/// Cells that the characters take on a grid: ASCII one, all others two.
pub(crate) fn cells(text: &str) -> usize {
    stride::sum(text.as_bytes(), |b| begins(b) + u8::from(b >= 0xC0))
}

impl<'t> Places<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Places<'t> {
        let mut marks = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut chars = 0usize;
        let (blocks, rest) = text.as_bytes().as_chunks::<BLOCK>();
        for block in blocks {
            marks.push(chars as u32);
            chars += stride::block(block, begins);
        }
        if !rest.is_empty() {
            marks.push(chars as u32);
            chars += stride::sum(rest, begins);
        }
        Places { text, marks, chars }
    }

    /// Code points in the whole text.
    pub fn chars(&self) -> usize {
        self.chars
    }

    /// Code points before the byte offset `at`, which lies on a character border.
    #[inline]
    pub fn char_of(&self, at: usize) -> usize {
        let mark = at / BLOCK;
        match self.marks.get(mark) {
            Some(&before) => before as usize + begins_in_few(&self.text.as_bytes()[mark * BLOCK..at]),
            None => self.chars,
        }
    }

    /// Code points before the byte offset `at`, when `known` are before `from`, which is not behind it: a
    /// short way is counted, a long one looked up. Both lie on character borders.
    #[inline]
    pub fn char_from(&self, from: usize, known: usize, at: usize) -> usize {
        match self.text.as_bytes().get(from..at) {
            Some(between) if between.len() <= BLOCK => known + begins_in_few(between),
            _ => self.char_of(at),
        }
    }

    /// The byte offset of the code point `index`; the text's length when there are fewer.
    pub fn byte_of(&self, index: usize) -> usize {
        let mark = self.marks.partition_point(|&m| (m as usize) <= index).saturating_sub(1);
        let Some(&before) = self.marks.get(mark) else { return 0 };
        // a stride may begin inside a character: step to the first border
        let mut from = mark * BLOCK;
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let skip = index.saturating_sub(before as usize);
        self.text[from..].char_indices().nth(skip).map_or(self.text.len(), |(i, _)| from + i)
    }

    /// The line, from 1, that holds the byte offset `at`: one more than the line feeds before it.
    pub fn line_of(&self, at: usize) -> usize {
        1 + memchr::memchr_iter(b'\n', &self.text.as_bytes()[..at]).count()
    }
}
