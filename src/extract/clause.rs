//! The clause before a figure, and what stands in it that the rules for figures ask for.
//!
//! “同比增长5%”: the clause holds 增, so a verb of change is looked for; it holds no 不, so no limit (不超过) is.

use super::figures::SHORT;
use super::walk::Place;

/// The words of the open clause before a figure.
#[derive(Clone, Copy)]
pub(super) struct Clause<'t> {
    /// From its first word to the figure.
    pub(super) text: &'t str,
    /// The signs that stand in it.
    signs: u16,
}

/// 不, which a limit denies with: 不超过.
pub(super) const DENIAL: u16 = 1;
/// What every limit holds that is denied: 不超过, 不低于.
pub(super) const LIMIT: u16 = 1 << 1;
/// The 少 of 至少.
pub(super) const LEAST: u16 = 1 << 2;
/// 最.
pub(super) const MOST: u16 = 1 << 3;
/// The 约 of 约占.
pub(super) const ABOUT: u16 = 1 << 4;
/// What every verb holds that may have a noun between it and its figure.
pub(super) const CHANGE: u16 = 1 << 5;
/// What every word of comparison holds.
pub(super) const COMPARISON: u16 = 1 << 6;
/// An opening quotation mark, or the clause begins where a quotation may have begun before it.
pub(super) const QUOTATION: u16 = 1 << 7;

/// What ends a clause.
const STOP: u16 = 1 << 8;
/// What ends a clause, but no quotation.
const HALF_STOP: u16 = 1 << 9;
/// An opening bracket, which ends a clause too.
const OPEN: u16 = 1 << 10;
/// A closing bracket.
const CLOSE: u16 = 1 << 11;

const SIGNS: [(&[char], u16); 12] = [
    (&['不'], DENIAL),
    (&['超', '于'], LIMIT),
    (&['少'], LEAST),
    (&['最'], MOST),
    (&['约'], ABOUT),
    (&['增', '减', '提', '降', '精', '调'], CHANGE),
    (&['比', '较', '均', '同', '每'], COMPARISON),
    (&['“', '‘', '「', '"'], QUOTATION),
    (&['，', '。', '；', '：', '！'], STOP),
    (&['？', ';', '!', '?', ','], HALF_STOP),
    (&['（', '('], OPEN),
    (&['）', ')'], CLOSE),
];

/// Places of the table: by their remainder to this no two signs fall on one.
const PLACES: usize = 137;

static TABLE: [(char, u16); PLACES] = {
    let mut table = [('\0', 0); PLACES];
    let mut kind = 0;
    while kind < SIGNS.len() {
        let (chars, sign) = SIGNS[kind];
        let mut i = 0;
        while i < chars.len() {
            let place = chars[i] as usize % PLACES;
            assert!(table[place].1 == 0);
            table[place] = (chars[i], sign);
            i += 1;
        }
        kind += 1;
    }
    table
};

/// The sign that a character is, or 0.
fn sign_of(c: char) -> u16 {
    let (known, sign) = TABLE[c as usize % PLACES];
    if known == c { sign } else { 0 }
}

impl<'t> Clause<'t> {
    /// The open clause before `at`: back to a pause, a stop or the bracket that encloses it; a list mark 、 parts no
    /// clause.
    pub(super) fn before(place: &Place<'t>, at: usize) -> Clause<'t> {
        /// Characters of the longest clause.
        const LONGEST: usize = 48;
        let from = &place.text[place.paragraph_start.min(at)..at];
        let mut start = from.len();
        let mut signs = 0;
        // brackets that closed on the way back: 不高于借款人（夫妻双方）账户余额的15倍
        let mut depth = 0u8;
        for (n, (i, c)) in from.char_indices().rev().enumerate() {
            if n == LONGEST {
                break;
            }
            let sign = sign_of(c);
            if sign >= STOP {
                let border = match sign {
                    CLOSE => {
                        depth = depth.saturating_add(1);
                        false
                    }
                    OPEN if depth > 0 => {
                        depth -= 1;
                        false
                    }
                    OPEN => true,
                    _ => depth == 0 && (c != ',' || n > 0),
                };
                if border {
                    // a quotation may have begun before it, if it is not too long by now
                    if sign != STOP && n < SHORT {
                        signs |= QUOTATION;
                    }
                    break;
                }
            }
            signs |= sign;
            start = i;
        }
        Clause { text: &from[start..], signs }
    }

    /// True when one of the signs stands in it.
    pub(super) fn holds(self, signs: u16) -> bool {
        self.signs & signs != 0
    }

    /// It without its end: the signs stay.
    pub(super) fn cut(self, text: &'t str) -> Clause<'t> {
        Clause { text, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The signs of a text.
    fn signs(text: &str) -> u16 {
        text.chars().fold(0, |all, c| all | sign_of(c))
    }

    #[test]
    fn every_verb_that_may_have_a_noun_behind_it_holds_the_sign_of_change() {
        let rows = include_str!("../lexicon/changes.tsv").lines().map(|row| row.split('\t').collect::<Vec<_>>());
        let mut verbs = rows.filter(|row| row.get(2) == Some(&"noun")).map(|row| row[0]).peekable();
        assert!(verbs.peek().is_some());
        for verb in verbs {
            assert_ne!(signs(verb) & CHANGE, 0, "{verb}");
        }
    }

    #[test]
    fn a_clause_knows_its_signs() {
        let of = |text: &str| signs(text) & (STOP - 1);
        assert_eq!(of("不超过"), DENIAL | LIMIT);
        assert_eq!(of("至少比上年增加"), LEAST | COMPARISON | CHANGE);
        assert_eq!(of("“最高约"), QUOTATION | MOST | ABOUT);
        assert_eq!(of("新建公园"), 0);
    }
}
