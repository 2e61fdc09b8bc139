//! Cleaned text → tokens: maximal runs of one character class, in two columns, nothing left out.
//!
//! “20.2026年10件实事” is `20` `.` `2026` `年` `10` `件实事`; “第十二条” is `第` `十二` `条`;
//! “《国防法》（” is `《` `国防法` `》` `（`.
//!
//! A token is a run of one [`Class`]; brackets, stops and line ends are one character each. The
//! lexer never joins and knows no words: a Han run is not cut, productions read into it.

use crate::text::class_table;
pub use crate::text::{Class, class_of, is_han_numeral};

use crate::text::{Clean, Span};

/// The tokens of one cleaned text: they tile it, so a token ends where the next begins.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    classes: Vec<Class>,
    /// Start of each token, and at the end the text's length.
    starts: Vec<u32>,
}

impl Tokens {
    /// How many tokens.
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    /// True for an empty text.
    pub fn is_empty(&self) -> bool {
        self.classes.is_empty()
    }

    /// The class of token `i`.
    pub fn class(&self, i: usize) -> Class {
        self.classes[i]
    }

    /// Where token `i` lies.
    pub fn span(&self, i: usize) -> Span {
        Span::new(self.starts[i] as usize, self.starts[i + 1] as usize)
    }

    /// The index of the token that holds the byte `at` (the last token for the text's end).
    pub fn at(&self, at: usize) -> usize {
        self.starts.partition_point(|&s| s as usize <= at).saturating_sub(1).min(self.len().saturating_sub(1))
    }

    /// All tokens in order.
    pub fn iter(&self) -> impl Iterator<Item = (Class, Span)> + '_ {
        (0..self.len()).map(|i| (self.class(i), self.span(i)))
    }
}

/// Cuts the cleaned text. Linear; cannot fail.
pub fn lex(clean: &Clean) -> Tokens {
    lex_str(clean.as_str())
}

/// Cuts any string as [`lex`] does.
pub fn lex_str(text: &str) -> Tokens {
    // about one token in seven bytes of real reports
    let mut classes = Vec::with_capacity(text.len() / 7 + 1);
    let mut starts = Vec::with_capacity(text.len() / 7 + 2);
    let table = class_table();
    let bytes = text.as_bytes();
    // no class yet, so that the first character begins a token
    let mut last: Option<Class> = None;
    let mut at = 0;
    let code = |three: &[u8]| {
        usize::from(three[0] & 0x0F) << 12 | usize::from(three[1] & 0x3F) << 6 | usize::from(three[2] & 0x3F)
    };
    let ideograph = |b: u8| (0xE4..=0xE9).contains(&b);
    while at < bytes.len() {
        let first = bytes[at];
        // four Han characters on end inside a run of them: one step does not wait for the one before
        if last == Some(Class::Han)
            && let Some(four) = bytes.get(at..at + 12)
            && ideograph(four[0]) & ideograph(four[3]) & ideograph(four[6]) & ideograph(four[9])
            && four.chunks_exact(3).fold(true, |all, c| all & (table[code(c)] == Class::Han))
        {
            at += 12;
            continue;
        }
        let (class, len) = if (0xE0..=0xEF).contains(&first) && at + 2 < bytes.len() {
            // a character of three bytes: most of a document
            (table[code(&bytes[at..at + 3])], 3)
        } else if first < 0x80 {
            (table[usize::from(first)], 1)
        } else {
            match text[at..].chars().next() {
                Some(c) => (class_of(c), c.len_utf8()),
                None => break,
            }
        };
        if last != Some(class) || class.is_single() {
            classes.push(class);
            starts.push(at as u32);
            last = Some(class);
        }
        at += len;
    }
    starts.push(text.len() as u32);
    Tokens { classes, starts }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        lex_str(text).iter().map(|(_, s)| &text[s.range()]).collect()
    }

    #[test]
    fn runs_of_one_class() {
        assert_eq!(cut("20.2026年10件实事"), ["20", ".", "2026", "年", "10", "件实事"]);
        assert_eq!(cut("第十二条"), ["第", "十二", "条"]);
        assert_eq!(cut("《《国防法》》\n\n"), ["《", "《", "国防法", "》", "》", "\n", "\n"]);
        assert_eq!(cut("增长5.2%，PM2.5"), ["增长", "5", ".", "2", "%", "，", "PM", "2", ".", "5"]);
        assert_eq!(cut(""), Vec::<&str>::new());
    }
}
