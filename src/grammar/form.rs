//! Productions of the form: a calendar day and a document number as the frame meets them.
//!
//! “二〇〇四年三月二日”, “运国动办字〔2024〕1号”, “第706号”.
//!
//! ```text
//! day    := year 年 month 月 (number (日|号)?)?  |  YYYY sep M sep D     sep one of - . /, twice the same
//! year   := four Arabic digits | four Han digits
//! month  := 1–12 in either script | 元
//! docno  := prefix? ( open year close 第? number | year 年 第 number | 第 number ) (号|期)
//! ```
//!
//! Blanks may stand between any two parts (justified print leaves them). Nothing is looked for:
//! each production reads at the start of what it is given.

use super::doc_number::{YEAR_CLOSE, YEAR_OPEN};
use super::peek;
use crate::lex::{Class, class_of};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while};
use nom::character::complete::{one_of, satisfy};
use nom::combinator::{opt, verify};
use nom::multi::many_m_n;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

/// A calendar day, or as much of one as is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    /// 1996
    pub(crate) year: i32,
    /// 1–12
    pub(crate) month: u32,
    /// 1–31; absent when the text stops at the month.
    pub(crate) day: Option<u32>,
}

impl Day {
    /// EDTF (ISO 8601-2); `None` when there is no such day.
    pub(crate) fn edtf(self) -> Option<String> {
        let Day { year, month, day } = self;
        match day {
            None if (1..=12).contains(&month) => Some(format!("{year:04}-{month:02}")),
            Some(day) => {
                jiff::civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
                    .ok()
                    .map(|_| format!("{year:04}-{month:02}-{day:02}"))
            }
            None => None,
        }
    }
}

/// A document number as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number<'t> {
    /// 机关代字 without the blanks after it; empty for a bare 第706号.
    pub(crate) prefix: &'t str,
    /// The year in brackets or before 年.
    pub(crate) year: Option<i32>,
    /// The running number.
    pub(crate) number: u32,
}

/// Line ends too: a number may be handed in from two lines.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

fn blanks(i: &str) -> IResult<&str, &str> {
    take_while(is_blank).parse(i)
}

/// A production with blanks before it.
fn loose<'t, O>(
    p: impl Parser<&'t str, Output = O, Error = nom::error::Error<&'t str>>,
) -> impl Parser<&'t str, Output = O, Error = nom::error::Error<&'t str>> {
    preceded(blanks, p)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// One Arabic digit, wide forms included (a source that was not folded).
fn digit(i: &str) -> IResult<&str, u32> {
    satisfy(is_digit).map(|c| if c.is_ascii() { c as u32 - '0' as u32 } else { c as u32 - '０' as u32 }).parse(i)
}

fn han_value(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '零' | 'Ｏ' | '０' | 'O' | '0' | 'o' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn han_digit(i: &str) -> IResult<&str, u32> {
    satisfy(|c| han_value(c).is_some()).map(|c| han_value(c).unwrap_or(0)).parse(i)
}

fn join(digits: Vec<u32>) -> u32 {
    digits.into_iter().fold(0, |n, d| n * 10 + d)
}

/// Four digits of one script; 1900–2099, as no document of this kind is older.
fn year(i: &str) -> IResult<&str, i32> {
    let arabic = many_m_n(4, 4, loose(digit)).map(join);
    // the first digit of a Han year is Han: 二, 一
    let han = (loose(verify(han_digit, |&d| d == 1 || d == 2)), many_m_n(3, 3, loose(han_digit)))
        .map(|(first, rest)| first * 1000 + join(rest));
    verify(alt((arabic, han)).map(|y| y as i32), |y| (1900..2100).contains(y)).parse(i)
}

/// 1–99 in Arabic or Han numerals (三, 十, 十二, 二十, 三十一, 廿五).
fn small(i: &str) -> IResult<&str, u32> {
    let arabic = (digit, opt(preceded(blanks, digit))).map(|(a, b)| b.map_or(a, |b| a * 10 + b));
    alt((arabic, small_han)).parse(i)
}

fn small_han(i: &str) -> IResult<&str, u32> {
    let unit = |i| verify(han_digit, |&d| d > 0).parse(i);
    let tens = alt((
        (unit, loose(tag("十")), opt(loose(unit))).map(|(t, _, u)| t * 10 + u.unwrap_or(0)),
        (tag("十"), opt(loose(unit))).map(|(_, u)| 10 + u.unwrap_or(0)),
        (tag("廿"), opt(loose(unit))).map(|(_, u)| 20 + u.unwrap_or(0)),
    ));
    alt((tens, unit)).parse(i)
}

fn month(i: &str) -> IResult<&str, u32> {
    alt((tag("元").map(|_| 1), small)).parse(i)
}

/// 2024年1月9日 · 二〇〇四年三月二日 · 2022年11月21 · 2024年1月
fn chinese_day(i: &str) -> IResult<&str, Day> {
    let (i, year) = year(i)?;
    let (i, _) = loose(tag("年")).parse(i)?;
    let (i, month) = loose(month).parse(i)?;
    let (i, _) = loose(tag("月")).parse(i)?;
    let (i, day) = opt(loose(terminated(small, opt(loose(one_of("日号")))))).parse(i)?;
    Ok((i, Day { year, month, day }))
}

/// 2024-01-09 · 2024.1.9 · 2024/1/9
fn short_day(i: &str) -> IResult<&str, Day> {
    let (i, year) = year(i)?;
    let (i, sep) = one_of("-./．").parse(i)?;
    let (i, month) = small(i)?;
    let (i, _) = verify(one_of("-./．"), |&c| c == sep).parse(i)?;
    let (i, day) = small(i)?;
    Ok((i, Day { year, month, day: Some(day) }))
}

/// Reads a day at the start of `text`; what follows it is returned.
pub(crate) fn day(text: &str) -> Option<(Day, &str)> {
    // the digits that a year begins with
    let first = peek(text.trim_start())?;
    (is_digit(first) || matches!(han_value(first), Some(1 | 2))).then_some(())?;
    alt((chinese_day, short_day)).parse(text).ok().map(|(rest, day)| (day, rest))
}

/// The second day of “7月5日至6日”, “11月30日和12月1日”: month (when written) and day.
pub(crate) fn until(text: &str) -> Option<(Option<u32>, u32, &str)> {
    let mut form = (
        loose(one_of("至到和与、—-－～~")),
        opt(terminated(loose(month), loose(tag("月")))),
        terminated(loose(small), loose(tag("日"))),
    );
    form.parse(text).ok().map(|(rest, (_, month, day))| (month, day, rest))
}

/// Reads a year such as 2023年 or 二〇二三年 at the start of `text`; what follows 年 is returned.
pub(crate) fn year_word(text: &str) -> Option<(i32, &str)> {
    terminated(year, loose(tag("年"))).parse(text).ok().map(|(rest, year)| (year, rest))
}

/// Reads four Arabic digits as a year.
pub(crate) fn bare_year(text: &str) -> Option<(i32, &str)> {
    verify(many_m_n(4, 4, digit).map(|d| join(d) as i32), |y| (1900..2100).contains(y))
        .parse(text)
        .ok()
        .map(|(rest, year)| (year, rest))
}

fn running(i: &str) -> IResult<&str, u32> {
    let arabic = verify(many_m_n(1, 6, terminated(digit, blanks)).map(join), |&n| n > 0);
    alt((arabic, han_number)).parse(i)
}

/// 八, 二十三, 一百〇五: Han running numbers below a thousand.
fn han_number(i: &str) -> IResult<&str, u32> {
    let hundreds =
        (verify(han_digit, |&d| d > 0), tag("百"), opt(alt((tag("零"), tag("〇"), tag("○")))), opt(small_han))
            .map(|(h, _, _, rest)| h * 100 + rest.unwrap_or(0));
    alt((hundreds, small_han)).parse(i)
}

/// Reads a document number at the start of `text`; what follows it is returned.
pub(crate) fn number(text: &str) -> Option<(Number<'_>, &str)> {
    // a prefix never holds punctuation: it ends at the bracket, at 第 or at the year
    let at = text
        .char_indices()
        .find(|&(_, c)| c == '第' || c.is_ascii_digit() || class_of(c) != Class::Han && YEAR_OPEN.contains(c))
        .map(|(at, _)| at)?;
    let (prefix, rest) = text.split_at(at);
    let prefix = prefix.trim_end();
    if prefix.chars().count() > 30 || !prefix.chars().all(|c| c.is_alphanumeric() || c.is_whitespace()) {
        return None;
    }
    let bracketed = (
        one_of(YEAR_OPEN),
        loose(year),
        loose(one_of(YEAR_CLOSE)),
        opt(loose(tag("第"))),
        loose(running),
        loose(one_of("号期")),
    )
        .map(|(_, year, _, _, number, _)| (Some(year), number));
    let yearly = (year, loose(tag("年")), loose(tag("第")), loose(running), loose(one_of("号期")))
        .map(|(year, _, _, number, _)| (Some(year), number));
    let bare = (tag("第"), loose(running), loose(one_of("号期"))).map(|(_, number, _)| (None, number));
    let (rest, (year, number)) = alt((bracketed, yearly, bare)).parse(rest).ok()?;
    Some((Number { prefix, year, number }, rest))
}

/// The family of a heading marker that opens a paragraph, as far as the frame needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// 一、
    Han,
    /// （一）
    HanParen,
    /// 1. 1、
    Arabic,
    /// 第一条
    Article,
    /// 第一章
    Chapter,
}

/// Reads a heading marker at the start of `text`: its family, its number and what follows.
pub(crate) fn marker(text: &str) -> Option<(Family, u32, &str)> {
    fn han(i: &str) -> IResult<&str, (Family, u32)> {
        terminated(han_number, loose(one_of("、．.，"))).map(|n| (Family::Han, n)).parse(i)
    }
    fn han_paren(i: &str) -> IResult<&str, (Family, u32)> {
        (one_of("（("), loose(han_number), loose(one_of("）)"))).map(|(_, n, _)| (Family::HanParen, n)).parse(i)
    }
    fn arabic(i: &str) -> IResult<&str, (Family, u32)> {
        let (i, n) = many_m_n(1, 3, digit).map(join).parse(i)?;
        let (i, c) = loose(one_of(".．、")).parse(i)?;
        // 2.5 is a decimal, but in 20.2026年 a year follows the marker
        if c == '.' && digit(i).is_ok() && year_word(i).is_none() {
            return Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Digit)));
        }
        Ok((i, (Family::Arabic, n)))
    }
    fn article(i: &str) -> IResult<&str, (Family, u32)> {
        (tag("第"), loose(running), loose(one_of("条章编")))
            .map(|(_, n, c)| (if c == '条' { Family::Article } else { Family::Chapter }, n))
            .parse(i)
    }
    let read = match peek(text)? {
        '（' | '(' => han_paren(text),
        '第' => article(text),
        c if is_digit(c) => arabic(text),
        c if c == '十' || c == '廿' || han_value(c).is_some() => han(text),
        _ => return None,
    };
    read.ok().map(|(rest, (family, n))| (family, n, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(text: &str) -> (Option<String>, &str) {
        let (day, rest) = day(text).expect(text);
        (day.edtf(), rest)
    }

    #[test]
    fn days_in_both_scripts() {
        for (text, value) in [
            ("2024年1月9日", "2024-01-09"),
            ("2024 年 1 月 9 日", "2024-01-09"),
            ("二〇〇四年三月二日", "2004-03-02"),
            ("一九九六年十一月三十日", "1996-11-30"),
            ("二○○五年元月廿一日", "2005-01-21"),
            ("２００９年１２月３１日", "2009-12-31"),
            ("2024-01-09", "2024-01-09"),
            ("2025.10.31", "2025-10-31"),
            ("2022年11月21", "2022-11-21"),
            ("2022年11月", "2022-11"),
        ] {
            assert_eq!(edtf(text), (Some(value.to_owned()), ""), "{text}");
        }
    }

    #[test]
    fn what_is_no_day() {
        assert_eq!(edtf("2023年2月30日").0, None);
        assert_eq!(edtf("2023年2月8日印发").1, "印发");
        assert!(day("一百二十年三月").is_none());
        assert!(day("2023-24年").is_none());
        assert!(day("2023年，全市").is_none());
    }

    #[test]
    fn the_second_day_of_a_stretch() {
        assert_eq!(until("至6日在"), Some((None, 6, "在")));
        assert_eq!(until("和12月1日在"), Some((Some(12), 1, "在")));
        assert_eq!(until("在北京"), None);
    }

    #[test]
    fn document_numbers() {
        let read = |t| number(t).map(|(n, rest)| (n.prefix.to_owned(), n.year, n.number, rest));
        assert_eq!(read("清政办发〔2024〕12号"), Some(("清政办发".to_owned(), Some(2024), 12, "")));
        assert_eq!(
            read("清政办发 〔 2024〕 12 号 签发人：王林"),
            Some(("清政办发".to_owned(), Some(2024), 12, " 签发人：王林"))
        );
        assert_eq!(read("第706号"), Some((String::new(), None, 706, "")));
        assert_eq!(read("第八号"), Some((String::new(), None, 8, "")));
        assert_eq!(read("2024年第5号"), Some((String::new(), Some(2024), 5, "")));
        assert_eq!(read("清河市人民政府令第23号"), Some(("清河市人民政府令".to_owned(), None, 23, "")));
        assert_eq!(read("关于开展检查的通知"), None);
        assert_eq!(read("根据《条例》第5号"), None);
    }

    #[test]
    fn markers() {
        let read = |t| marker(t).map(|(f, n, _)| (f, n));
        assert_eq!(read("十二、保障措施"), Some((Family::Han, 12)));
        assert_eq!(read("(三)强化督查"), Some((Family::HanParen, 3)));
        assert_eq!(read("20.2026年10件实事"), Some((Family::Arabic, 20)));
        assert_eq!(read("2.目标"), Some((Family::Arabic, 2)));
        assert_eq!(read("2.5万人"), None);
        assert_eq!(read("第十二条 本办法"), Some((Family::Article, 12)));
        assert_eq!(read("一方面"), None);
    }
}
