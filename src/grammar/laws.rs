//! Laws of the grammar on numbers and dates that nobody wrote down: what is printed is read back, and
//! no string makes a production fail.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::date::{Part, Year, date};
use super::number::number;
use super::quantity::quantity;

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// Below ten thousand, as it is said: 二千零五十.
fn section(n: u64) -> String {
    let mut out = String::new();
    let mut gap = false;
    for (power, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let d = n / power % 10;
        if d == 0 {
            gap = gap || !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        out.push_str(DIGITS[d as usize]);
        out.push_str(name);
    }
    out
}

/// Any number below 10^16 as it is said.
fn said(n: u64) -> String {
    if n == 0 {
        return "零".to_owned();
    }
    let (yi, rest) = (n / 100_000_000, n % 100_000_000);
    let (wan, ones) = (rest / 10_000, rest % 10_000);
    let mut out = String::new();
    if yi > 0 {
        // 亿 itself may be counted in 万
        let (above, below) = (yi / 10_000, yi % 10_000);
        if above > 0 {
            out.push_str(&section(above));
            out.push('万');
            if below > 0 && below < 1000 {
                out.push('零');
            }
        }
        out.push_str(&section(below));
        out.push('亿');
    }
    if wan > 0 {
        if yi > 0 && wan < 1000 {
            out.push('零');
        }
        out.push_str(&section(wan));
        out.push('万');
    }
    if ones > 0 {
        if (yi > 0 || wan > 0) && (ones < 1000 || wan == 0) {
            out.push('零');
        }
        out.push_str(&section(ones));
    }
    out
}

fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// Digits with 亿 and 万 between: 10亿817万5288.
fn mixed(n: u64) -> String {
    let (yi, rest) = (n / 100_000_000, n % 100_000_000);
    let (wan, ones) = (rest / 10_000, rest % 10_000);
    let mut out = String::new();
    if yi > 0 {
        out.push_str(&format!("{yi}亿"));
    }
    if wan > 0 {
        out.push_str(&format!("{}{wan}万", if yi > 0 { "零" } else { "" }));
    }
    if ones > 0 {
        out.push_str(&format!("{}{ones}", if yi > 0 || wan > 0 { "零" } else { "" }));
    }
    if out.is_empty() { "0".to_owned() } else { out }
}

fn read_whole(text: &str) -> Option<Decimal> {
    match number(text) {
        Ok(("", n)) => n.value,
        _ => None,
    }
}

fn in_places(n: i32) -> String {
    n.to_string()
        .chars()
        .filter_map(|c| c.to_digit(10))
        .map(|d| if d == 0 { "〇" } else { DIGITS[d as usize] })
        .collect()
}

proptest! {
    #[test]
    fn numbers_are_read_back(n in prop_oneof![0u64..100_000, 0u64..10_000_000_000_000_000]) {
        let want = Some(Decimal::from(n));
        prop_assert_eq!(read_whole(&n.to_string()), want);
        prop_assert_eq!(read_whole(&grouped(n)), want, "{}", grouped(n));
        prop_assert_eq!(read_whole(&said(n)), want, "{}", said(n));
        prop_assert_eq!(read_whole(&mixed(n)), want, "{}", mixed(n));
    }

    #[test]
    fn decimals_are_exact(n in 0u64..1_000_000_000, places in 1u32..6, wan in any::<bool>()) {
        let value = Decimal::new(n as i64, places);
        let text = format!("{value}{}元", if wan { "万" } else { "" });
        let (rest, q) = quantity(&text).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(rest, "");
        let want = if wan { value * Decimal::from(10_000) } else { value };
        prop_assert_eq!(q.value, Some(want));
    }

    #[test]
    fn days_are_read_back(y in 1900i32..2100, m in 1u8..=12, d in 1u8..=28) {
        let forms = [
            format!("{y}年{m}月{d}日"),
            format!("{y} 年 {m} 月 {d} 日"),
            format!("{y}.{m}.{d}"),
            format!("{y}-{m:02}-{d:02}"),
            format!("{y}/{m}/{d}"),
            format!("{}年{}月{}日", in_places(y), section(u64::from(m)), section(u64::from(d))),
        ];
        for text in forms {
            let read = date(&text);
            let Ok(("", w)) = read else { return Err(TestCaseError::fail(format!("{text}: {read:?}"))) };
            prop_assert_eq!((w.from.year, w.from.part), (Year::Given(y), Part::Day(m, d)), "{}", text);
        }
    }

    #[test]
    fn no_string_of_numerals_fails(text in "[0-9〇零○一二三四五六七八九十百千万亿两半几壹拾佰多余来点分之.,，、%‰年月日度成倍个元角第前至到—\\-~ 　“”以上下]{0,24}") {
        for (at, _) in text.char_indices() {
            let rest = &text[at..];
            for (after, parsed) in [number(rest).map(|p| (p.0, 0)), quantity(rest).map(|p| (p.0, 1)), date(rest).map(|p| (p.0, 2)), super::date::plan(rest).map(|p| (p.0, 3)), super::date::word_date(rest).map(|p| (p.0, 4))].into_iter().flatten() {
                prop_assert!(rest.ends_with(after) && after.len() < rest.len(), "{} {}", parsed, rest);
            }
        }
    }
}
