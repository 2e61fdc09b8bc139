//! The characters that begin or end what later rooms look for, told while all characters are classed.
//!
//! 年 of “2023年”, 《 of “《供水条例》”, 首 of “首先”, 未 of “未发生”: a room that looks for such words asks for
//! the places of its own signs, and does not search the text again.
//!
//! A sign alone says nothing: 法 ends 刑法, and 办法.

use std::sync::LazyLock;

use crate::text::{Class, class_of};

/// What a sign may belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A word for a time: 今年, 本月, 上季度, 本世纪.
    Time,
    /// A title, a document number, a standard or the bare name of a law.
    Cited,
    /// An item in words: 首先, 其次.
    Order,
    /// A denial: 未发生, 无重大火灾, 零投诉.
    Denial,
}

impl Sign {
    /// How many kinds there are.
    pub(super) const KINDS: usize = 4;

    const ALL: [(Sign, &'static [char]); Sign::KINDS] = [
        (Sign::Time, &['年', '月', '季', '世']),
        (Sign::Cited, &['《', '«', '〈', '<', '号', '法', '例', '典', 'G', 'J', '/']),
        (Sign::Order, &['首', '其', '再', '最']),
        (Sign::Denial, &['未', '没', '无', '零']),
    ];

    fn of(c: char) -> Option<Sign> {
        Sign::ALL.iter().find(|(_, signs)| signs.contains(&c)).map(|(kind, _)| *kind)
    }
}

/// The class of a character, the sign that it is, and whether it is a token alone, in one byte: a table of them stays
/// near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry(u8);

/// Bits of an entry that hold the class.
const CLASS: u8 = 0x0F;
/// Bits of an entry that hold the sign: its kind and one, nothing for none.
const SIGN: u8 = 0x70;
/// The bit of an entry whose character is a token alone.
const SINGLE: u8 = 0x80;

/// The classes by number; the rest of the sixteen places are never asked for.
const CLASSES: [Class; 16] = {
    let mut all = [Class::Mark; 16];
    let known = [
        Class::Han,
        Class::Numeral,
        Class::Digit,
        Class::Letter,
        Class::Open,
        Class::Close,
        Class::Stop,
        Class::Pause,
        Class::Dash,
        Class::Blank,
        Class::Newline,
        Class::Mark,
    ];
    let mut i = 0;
    while i < known.len() {
        all[known[i] as usize] = known[i];
        i += 1;
    }
    all
};

impl Entry {
    /// A character of a class that is no sign.
    #[inline(always)]
    pub(super) fn of(class: Class) -> Entry {
        Entry(class as u8 | if class.is_single() { SINGLE } else { 0 })
    }

    pub(super) fn of_char(c: char) -> Entry {
        let sign = Sign::of(c).map_or(0, |kind| kind as u8 + 1);
        Entry(Entry::of(class_of(c)).0 | sign << 4)
    }

    #[inline(always)]
    pub(super) fn class(self) -> Class {
        CLASSES[usize::from(self.0 & CLASS)]
    }

    /// Whether a token begins with it behind a character of the other entry.
    #[inline(always)]
    pub(super) fn begins_after(self, last: Entry) -> bool {
        (self.0 & SINGLE) | ((self.0 ^ last.0) & CLASS) != 0
    }

    #[inline(always)]
    pub(super) fn is_sign(self) -> bool {
        self.0 & SIGN != 0
    }

    pub(super) fn sign(self) -> Option<Sign> {
        let kind = usize::from((self.0 & SIGN) >> 4).checked_sub(1)?;
        Sign::ALL.get(kind).map(|(kind, _)| *kind)
    }
}

/// A character in a text: the byte where it begins, and what is known of it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Found(u64);

impl Found {
    #[inline(always)]
    pub(super) fn new(at: usize, entry: Entry) -> Found {
        Found((at as u64) << 8 | u64::from(entry.0))
    }

    #[inline(always)]
    pub(super) fn at(self) -> u32 {
        (self.0 >> 8) as u32
    }

    #[inline(always)]
    pub(super) fn entry(self) -> Entry {
        Entry(self.0 as u8)
    }
}

/// The entries of the characters of the Basic Multilingual Plane, by code point.
pub(super) fn table() -> &'static [Entry; 0x10000] {
    static TABLE: LazyLock<Box<[Entry; 0x10000]>> = LazyLock::new(|| {
        let mut table = Box::new([Entry::of(Class::Mark); 0x10000]);
        for (at, entry) in table.iter_mut().enumerate() {
            *entry = char::from_u32(at as u32).map_or(Entry::of(Class::Mark), Entry::of_char);
        }
        table
    });
    &TABLE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_keeps_class_and_sign() {
        for c in (0..=0x10_FFFF).filter_map(char::from_u32) {
            let entry = Entry::of_char(c);
            assert_eq!((entry.class(), entry.sign()), (class_of(c), Sign::of(c)), "{c}");
            assert_eq!(entry.is_sign(), Sign::of(c).is_some(), "{c}");
        }
        for (i, (kind, _)) in Sign::ALL.iter().enumerate() {
            assert_eq!(*kind as usize, i);
        }
    }

    #[test]
    fn signs_are_told_wherever_they_stand() {
        let sentence = "今年无一例，首先按《刑法》GB/T 3号办理；«供水条例»。";
        let once = [(Sign::Time, "年"), (Sign::Denial, "无"), (Sign::Order, "首"), (Sign::Cited, "《法GJ/号«例")];
        let text = sentence.repeat(60);
        let tokens = crate::lex::lex_str(&text);
        for (kind, signs) in once {
            let told: Vec<char> = tokens.signs(kind).filter_map(|at| text[at..].chars().next()).collect();
            let wanted: Vec<char> = text.chars().filter(|c| signs.contains(*c)).collect();
            assert_eq!(told, wanted, "{kind:?}");
        }
    }
}
