//! Cleaned text → tokens: maximal runs of one character class, in two columns, nothing left out.
//!
//! “20.2026年10件实事” is `20` `.` `2026` `年` `10` `件实事`; “第十二条” is `第` `十二` `条`;
//! “《国防法》（” is `《` `国防法` `》` `（`.
//!
//! A token is a run of one [`Class`]; brackets, stops and line ends are one character each. The
//! lexer never joins and knows no words: a Han run is not cut, productions read into it.

mod sign;

pub use crate::text::{Class, class_of, is_han_numeral};
pub use sign::Sign;

use crate::text::{Clean, Span};
use sign::{Entry, Found};

/// The tokens of one cleaned text: they tile it, so a token ends where the next begins.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    classes: Vec<Class>,
    /// Start of each token, and at the end the text's length.
    starts: Vec<u32>,
    /// The tokens of digits and numerals.
    numbers: Vec<u32>,
    /// The tokens of brackets, quotation marks, sentence ends and line ends.
    borders: Vec<u32>,
    /// Where the signs of each kind stand.
    signs: [Vec<u32>; Sign::KINDS],
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

    /// The indices of the tokens of digits and numerals, in order.
    pub fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        self.numbers.iter().map(|&i| i as usize)
    }

    /// The bytes where the signs of a kind begin, in order.
    pub fn signs(&self, kind: Sign) -> impl Iterator<Item = usize> + '_ {
        self.signs[kind as usize].iter().map(|&at| at as usize)
    }

    /// The indices of the tokens of brackets, quotation marks, sentence ends and line ends, in order.
    pub fn borders(&self) -> impl Iterator<Item = usize> + '_ {
        self.borders.iter().map(|&i| i as usize)
    }
}

/// Cuts the cleaned text. Linear; cannot fail.
pub fn lex(clean: &Clean) -> Tokens {
    lex_str(clean.as_str())
}

/// Bytes that are cut before what was found in them is kept.
const CHUNK: usize = 1024;

/// Cuts any string as [`lex`] does.
///
/// In every chunk first all characters are cut and the signs among them told, then the numbers and the borders among
/// the tokens: loops that guess nothing.
pub fn lex_str(text: &str) -> Tokens {
    let table = sign::table();
    // about one token in seven bytes of real reports, a number in thirty, a border in forty
    let mut classes = Vec::with_capacity(text.len() / 7 + 1);
    let mut starts = Vec::with_capacity(text.len() / 7 + 2);
    let mut numbers = Vec::with_capacity(text.len() / 30);
    let mut borders = Vec::with_capacity(text.len() / 40);
    let mut signs: [Vec<u32>; Sign::KINDS] = Default::default();
    let mut token_at = [Found::default(); CHUNK];
    let mut sign_at = [Found::default(); CHUNK];
    let mut number_at = [0u32; CHUNK];
    let mut border_at = [0u32; CHUNK];
    // a line end is a token of its own: what follows it begins one
    let mut last = Entry::of(Class::Newline);
    let mut at = 0;
    while at < text.len() {
        let (tokens, s);
        (at, last, tokens, s) = cut(text, at, last, table, &mut token_at, &mut sign_at);
        for sign in &sign_at[..s] {
            if let Some(kind) = sign.entry().sign() {
                signs[kind as usize].push(sign.at());
            }
        }
        let (mut n, mut b) = (0, 0);
        for (i, found) in token_at[..tokens].iter().enumerate() {
            let class = found.entry().class();
            let token = (classes.len() + i) as u32;
            (number_at[n % CHUNK], border_at[b % CHUNK]) = (token, token);
            n += usize::from((class == Class::Digit) | (class == Class::Numeral));
            let bracket = (class == Class::Open) | (class == Class::Close);
            b += usize::from(bracket | (class == Class::Stop) | (class == Class::Newline));
        }
        classes.extend(token_at[..tokens].iter().map(|found| found.entry().class()));
        starts.extend(token_at[..tokens].iter().map(|found| found.at()));
        numbers.extend_from_slice(&number_at[..n]);
        borders.extend_from_slice(&border_at[..b]);
    }
    starts.push(text.len() as u32);
    Tokens { classes, starts, numbers, borders, signs }
}

/// Cuts the chunk at `at`, the character before which is `last`: where it ends, its last character, how many tokens
/// begin in it, and how many signs stand in it. A function of its own, so that its counters stay in registers.
#[inline(never)]
fn cut(
    text: &str,
    mut at: usize,
    mut last: Entry,
    table: &[Entry; 0x10000],
    token_at: &mut [Found; CHUNK],
    sign_at: &mut [Found; CHUNK],
) -> (usize, Entry, usize, usize) {
    let end = text.len().min(at + CHUNK);
    let (mut tokens, mut signs) = (0, 0);
    while at < end {
        let (entry, width) = entry_at(text, at, table);
        // what is no beginning, and what is no sign, is written over by the next
        token_at[tokens % CHUNK] = Found::new(at, entry);
        sign_at[signs % CHUNK] = Found::new(at, entry);
        tokens += usize::from(entry.begins_after(last));
        signs += usize::from(entry.is_sign());
        last = entry;
        at += width;
    }
    (at, last, tokens, signs)
}

/// What is known of the character at the byte `at`, and its length.
#[inline(always)]
fn entry_at(text: &str, at: usize, table: &[Entry; 0x10000]) -> (Entry, usize) {
    match text.as_bytes()[at..] {
        // a character of three bytes: most of a document
        [a @ 0xE0..=0xEF, b, c, ..] => {
            let code = usize::from(a & 0x0F) << 12 | usize::from(b & 0x3F) << 6 | usize::from(c & 0x3F);
            (table[code], 3)
        }
        [a @ 0..=0x7F, ..] => (table[usize::from(a)], 1),
        _ => text[at..].chars().next().map_or((Entry::of(Class::Mark), 1), |c| (Entry::of_char(c), c.len_utf8())),
    }
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

    #[test]
    fn numbers_are_told_and_chunks_change_nothing() {
        let sentence = "第十二条，2026年10件实事。";
        let tokens = lex_str(sentence);
        let numbers: Vec<&str> = tokens.numbers().map(|i| &sentence[tokens.span(i).range()]).collect();
        assert_eq!(numbers, ["十二", "2026", "10"]);
        let titled = "（《办法》）；，\n。";
        let borders: Vec<&str> = lex_str(titled).borders().map(|i| &titled[lex_str(titled).span(i).range()]).collect();
        assert_eq!(borders, ["（", "《", "》", "）", "；", "\n", "。"]);
        let long = sentence.repeat(100);
        assert_eq!(cut(&long), cut(sentence).repeat(100));
        let run = format!("{}12", "人".repeat(3 * CHUNK));
        assert_eq!(cut(&run).len(), 2);
        assert_eq!(lex_str(&run).numbers().count(), 1);
        // as many tokens in a chunk as it has bytes
        let stops = ";".repeat(2 * CHUNK + 1);
        assert_eq!((lex_str(&stops).len(), lex_str(&stops).borders().count()), (stops.len(), stops.len()));
    }
}
