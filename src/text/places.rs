//! From bytes of the source text to code points and lines, for the outside.

/// Counts code points and lines of a text. Built in one pass; a look-up reads at most 64 bytes.
#[derive(Debug)]
pub struct Places<'t> {
    text: &'t str,
    /// `marks[i]`: code points that begin before byte `i * STRIDE`.
    marks: Vec<u32>,
    /// The code point and line are the same as bytes when the text is ASCII.
    chars: usize,
}

const STRIDE: usize = 64;

/// Counts the bytes that a test holds for. Sums of at most 255 stay in one byte each, so that the
/// compiler counts many bytes at a time.
#[inline]
fn count(bytes: &[u8], test: impl Fn(u8) -> bool) -> usize {
    bytes.chunks(255).map(|chunk| usize::from(chunk.iter().map(|&b| u8::from(test(b))).sum::<u8>())).sum()
}

/// Code points that begin in `bytes`: every byte that is no continuation byte begins one.
#[inline]
fn begins(bytes: &[u8]) -> usize {
    count(bytes, |b| (b as i8) >= -0x40)
}

/// The same for a few bytes: eight at a time, without the setting up that longer stretches are worth.
#[inline]
fn begins_in_few(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // a continuation byte has bit 7 and not bit 6
    let others = |word: u64| (((!word >> 7) | (word >> 6)) & ONES).wrapping_mul(ONES) >> 56;
    let (words, rest) = bytes.as_chunks::<8>();
    let mut sum: u64 = words.iter().map(|&word| others(u64::from_le_bytes(word))).sum();
    for &b in rest {
        sum += u64::from((b as i8) >= -0x40);
    }
    sum as usize
}

/// Cells that the characters take on a grid: ASCII one, all others two.
pub(crate) fn cells(text: &str) -> usize {
    2 * begins(text.as_bytes()) - count(text.as_bytes(), |b| b.is_ascii())
}

impl<'t> Places<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Places<'t> {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut chars = 0usize;
        for chunk in text.as_bytes().chunks(STRIDE) {
            marks.push(chars as u32);
            chars += begins(chunk);
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
        let mark = at / STRIDE;
        match self.marks.get(mark) {
            Some(&before) => before as usize + begins_in_few(&self.text.as_bytes()[mark * STRIDE..at]),
            None => self.chars,
        }
    }

    /// Code points before the byte offset `at`, when `known` are before `from`, which is not behind it: a
    /// short way is counted, a long one looked up. Both lie on character borders.
    #[inline]
    pub fn char_from(&self, from: usize, known: usize, at: usize) -> usize {
        match self.text.as_bytes().get(from..at) {
            Some(between) if between.len() <= STRIDE => known + begins_in_few(between),
            _ => self.char_of(at),
        }
    }

    /// The byte offset of the code point `index`; the text's length when there are fewer.
    pub fn byte_of(&self, index: usize) -> usize {
        let mark = self.marks.partition_point(|&m| (m as usize) <= index).saturating_sub(1);
        let Some(&before) = self.marks.get(mark) else { return 0 };
        // a stride may begin inside a character: step to the first border
        let mut from = mark * STRIDE;
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
