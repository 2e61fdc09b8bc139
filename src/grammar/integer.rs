//! Small whole numbers as ordinals and document numbers write them: at most nine digits.
//!
//! “2024”, “十二”, “二〇一八”, “一百零八”.
//!
//! ```text
//! integer  := arabic | han
//! arabic   := DIGIT{1,9}                      leading zeros allowed (001号)
//! han      := places | digits
//! places   := ([DIGITS]? (万|千|百|十))+ 零? [DIGITS]?      十二, 一百零八, 一千二百
//! digits   := [DIGITS]{2,9}                    二〇一八: read figure by figure
//! ```
//! The mixed form (1万2) and values of ten million and more belong to quantities, not here.

use nom::bytes::complete::{take_while_m_n, take_while1};
use nom::combinator::map_opt;
use nom::{IResult, Parser, branch::alt};

/// The value of one Han figure, capital forms included; `None` for other characters.
pub(crate) fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn han_place(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        '万' => 10_000,
        _ => return None,
    })
}

/// True for the characters that [`han`] reads.
pub(crate) fn is_han(c: char) -> bool {
    han_digit(c).is_some() || han_place(c).is_some()
}

/// `arabic`: one to nine ASCII figures.
pub(crate) fn arabic(input: &str) -> IResult<&str, u32> {
    map_opt(take_while_m_n(1, 9, |c: char| c.is_ascii_digit()), |s: &str| s.parse().ok()).parse(input)
}

/// `han`: a whole run of Han numerals, by place or figure by figure.
pub(crate) fn han(input: &str) -> IResult<&str, u32> {
    map_opt(take_while1(is_han), han_value).parse(input)
}

/// `integer`: Arabic or Han.
pub(crate) fn integer(input: &str) -> IResult<&str, u32> {
    alt((arabic, han)).parse(input)
}

/// The value of a run of Han numerals; `None` when it is not well formed (十十, 二百三千).
fn han_value(run: &str) -> Option<u32> {
    if run.chars().count() > 12 {
        return None;
    }
    if run.chars().all(|c| han_digit(c).is_some()) {
        let n = run.chars().count();
        // a run such as 一二 (one or two) is no ordinal, but 一二三号 does not occur: figures it is
        return (n <= 9).then(|| run.chars().filter_map(han_digit).fold(0, |v, d| v * 10 + d));
    }
    let (mut total, mut digit, mut last, mut above) = (0u32, None, u32::MAX, 0u32);
    for c in run.chars() {
        if let Some(d) = han_digit(c) {
            // two figures in a row only after a silent 零
            if digit.is_some_and(|before| before != 0) {
                return None;
            }
            digit = Some(d);
        } else {
            let place = han_place(c)?;
            if place == 10_000 {
                if above != 0 {
                    return None;
                }
                above = (total + digit.take().unwrap_or(0)).checked_mul(place)?;
                (total, last) = (0, u32::MAX);
                continue;
            }
            if place >= last {
                return None;
            }
            total += digit.take().filter(|&d| d != 0).unwrap_or(1) * place;
            last = place;
        }
    }
    Some(above + total + digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers() {
        let read = |s| integer(s).ok();
        assert_eq!(read("14号"), Some(("号", 14)));
        assert_eq!(read("001号"), Some(("号", 1)));
        assert_eq!(read("十二条"), Some(("条", 12)));
        assert_eq!(read("一百零八条"), Some(("条", 108)));
        assert_eq!(read("一千二百六十条"), Some(("条", 1260)));
        assert_eq!(read("二〇一八年"), Some(("年", 2018)));
        assert_eq!(read("二十"), Some(("", 20)));
        assert_eq!(read("十十"), None);
        assert_eq!(read("二百三千"), None);
        assert_eq!(read("条"), None);
        assert_eq!(read("1234567890"), Some(("0", 123_456_789)));
    }
}
