//! Markers of the hierarchy, at the start of a paragraph (GB/T 9704 §7.3.3 and what archives hold).
//!
//! “（一）加强组织领导” opens with 一 in round brackets; “20.2026年10件实事” with `20.` and a year behind
//! it; “第十二条之一　专利代理师…” with an article; “2.5亿元” opens with no marker.
//!
//! ```text
//! marker    = chapter | section | article | han | han-paren | arabic | arabic-paren | circled | dash
//! chapter   = "第" number ("章" | "编" | "篇" | "部分")
//! section   = "第" number "节"
//! article   = "第" number "条" ["之" numerals] (blank | end | Han that begins no reference)
//! han       = numerals blank* ("、" | "." | "．")
//! han-paren = ("（" | "(") numerals ("）" | ")") ["、"] | ㈠…㈩
//! arabic    = digits blank* ("." | "．" | "、")   not before a digit, but before a year | ⒈…⒛
//! decimal   = digits ("." digits)+ blank          a scheme of its own: 1.1, 1.1.2
//! arabic-paren = ("（" | "(") digits ("）" | ")") | digits ("）" | ")") | ⑴…⒇
//! circled   = ①…⑳ | ❶…❿
//! dash      = "——" | "—"
//! ```

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{anychar, one_of};
use nom::combinator::{opt, recognize, verify};
use nom::multi::fold_many1;
use nom::sequence::{delimited, pair, preceded};
use nom::{IResult, Parser};

use crate::lex::{Class, class_of, is_han_numeral};

/// The family of a marker (contract §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// A document bound in after the signature: 附件1, or the 办法 that a notice issues.
    Part,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第一条
    Article,
    /// 一、
    Han,
    /// （一）
    HanParen,
    /// 1.
    Arabic,
    /// （1）
    ArabicParen,
    /// ①
    Circled,
    /// ——
    Dash,
    /// 一是 · 第一， · 其一 · 首先，
    Ordinal,
}

impl Style {
    /// The name in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Style::Part => "part",
            Style::Chapter => "chapter",
            Style::Section => "section",
            Style::Article => "article",
            Style::Han => "han",
            Style::HanParen => "han_paren",
            Style::Arabic => "arabic",
            Style::ArabicParen => "arabic_paren",
            Style::Circled => "circled",
            Style::Dash => "dash",
            Style::Ordinal => "ordinal",
        }
    }
}

/// A marker as read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker {
    /// Its family.
    pub style: Style,
    /// Its number; absent for a dash.
    pub number: Option<u32>,
    /// Its length in bytes, blanks behind it excluded.
    pub len: usize,
    /// For a decimal scheme the count of its numbers less one (1.1 → 1, 1.1.2 → 2); else 0.
    pub deeper: u8,
    /// True when what follows could make it the start of a number or list (“3. 9%”): it needs a
    /// neighbour to be believed.
    pub doubtful: bool,
}

/// The value of a Chinese or Arabic integer below 10,000; `None` for anything else.
///
/// 十二 → 12, 二十 → 20, 一百零五 → 105, 一二 → 12, 105 → 105.
pub fn small_integer(text: &str) -> Option<u32> {
    let (mut total, mut digits, mut last, mut positional) = (0u32, 0u32, 0u32, 0u32);
    if text.is_empty() || text.len() > 24 {
        return None;
    }
    for c in text.chars() {
        let digit = match c {
            '〇' | '零' => 0,
            '一' | '壹' => 1,
            '二' | '两' | '贰' => 2,
            '三' | '叁' => 3,
            '四' | '肆' => 4,
            '五' | '伍' => 5,
            '六' | '陆' => 6,
            '七' | '柒' => 7,
            '八' | '捌' => 8,
            '九' | '玖' => 9,
            '0'..='9' => c as u32 - '0' as u32,
            '廿' => {
                total += 20;
                last = 0;
                continue;
            }
            '卅' => {
                total += 30;
                last = 0;
                continue;
            }
            '十' | '拾' | '百' | '佰' | '千' | '仟' => {
                let scale = match c {
                    '十' | '拾' => 10,
                    '百' | '佰' => 100,
                    _ => 1000,
                };
                if digits > 1 || (scale > 10 && digits == 0) {
                    return None;
                }
                total += if digits == 0 { scale } else { last * scale };
                (digits, last, positional) = (0, 0, 0);
                continue;
            }
            _ => return None,
        };
        digits += u32::from(!(digit == 0 && digits == 0 && total > 0));
        last = digit;
        positional = positional.checked_mul(10)?.checked_add(digit)?;
        if positional > 9999 {
            return None;
        }
    }
    match (total, digits) {
        (0, _) => Some(positional),
        (_, 0 | 1) => Some(total + last),
        _ => None,
    }
}

fn numerals(input: &str) -> IResult<&str, u32> {
    let (rest, read) =
        take_while_m_n(1, 6, |c| is_han_numeral(c) && !matches!(c, '万' | '亿' | '兆' | '半' | '几')).parse(input)?;
    match small_integer(read) {
        Some(n) if n > 0 => Ok((rest, n)),
        _ => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))),
    }
}

fn digits(input: &str) -> IResult<&str, u32> {
    let (rest, read) = take_while1(|c: char| c.is_ascii_digit()).parse(input)?;
    match read.parse() {
        Ok(n) if read.len() <= 3 => Ok((rest, n)),
        _ => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))),
    }
}

fn blanks(input: &str) -> IResult<&str, &str> {
    recognize(nom::multi::many0_count(one_of(" \t\u{3000}\u{A0}"))).parse(input)
}

/// `"第" number ("章" | "编" | "篇" | "部分" | "节" | "条" ["之" numerals])`
fn division(input: &str) -> IResult<&str, (Style, u32)> {
    let (rest, n) = preceded(tag("第"), alt((numerals, digits))).parse(input)?;
    let (rest, style) = alt((
        tag("部分").map(|_| Style::Chapter),
        one_of("章编篇").map(|_| Style::Chapter),
        tag("节").map(|_| Style::Section),
        tag("条").map(|_| Style::Article),
    ))
    .parse(rest)?;
    let (rest, _) = if style == Style::Article {
        opt(pair(tag("之"), take_while1(is_han_numeral))).parse(rest)?
    } else {
        (rest, None)
    };
    Ok((rest, (style, n)))
}

/// `("（" | "(") numerals ("）" | ")")`, or one of ㈠…㈩
fn han_paren(input: &str) -> IResult<&str, (Style, u32)> {
    let bracketed = delimited((one_of("（("), blanks), numerals, (blanks, one_of("）)")));
    let single = verify(anychar, |c| ('㈠'..='㈩').contains(c)).map(|c| c as u32 - '㈠' as u32 + 1);
    let (rest, n) = alt((bracketed, single)).parse(input)?;
    // “（一）、” is written too: the pause belongs to the marker
    let (rest, _) = opt(tag("、")).parse(rest)?;
    Ok((rest, (Style::HanParen, n)))
}

/// `("（" | "(") digits ("）" | ")")`, `digits ("）" | ")")`, or one of ⑴…⒇
fn arabic_paren(input: &str) -> IResult<&str, (Style, u32)> {
    let bracketed = delimited((one_of("（("), blanks), digits, (blanks, one_of("）)")));
    let closed = nom::sequence::terminated(digits, one_of("）)"));
    let single = verify(anychar, |c| ('⑴'..='⒇').contains(c)).map(|c| c as u32 - '⑴' as u32 + 1);
    let (rest, n) = alt((bracketed, closed, single)).parse(input)?;
    let (rest, _) = opt(tag("、")).parse(rest)?;
    Ok((rest, (Style::ArabicParen, n)))
}

fn circled(input: &str) -> IResult<&str, (Style, u32)> {
    let (rest, c) = anychar(input)?;
    let n = match c {
        '①'..='⑳' => c as u32 - '①' as u32 + 1,
        '❶'..='❿' => c as u32 - '❶' as u32 + 1,
        _ => return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Char))),
    };
    Ok((rest, (Style::Circled, n)))
}

/// `numerals blank* ("、" | "." | "．")`
fn han(input: &str) -> IResult<&str, (Style, u32)> {
    let (rest, n) = numerals(input)?;
    let (rest, _) = (blanks, one_of("、.．")).parse(rest)?;
    Ok((rest, (Style::Han, n)))
}

/// `digits blank* ("." | "．" | "、")`, or one of ⒈…⒛
fn arabic(input: &str) -> IResult<&str, (Style, u32)> {
    let numbered = nom::sequence::terminated(digits, (blanks, one_of(".．、")));
    let single = verify(anychar, |c| ('⒈'..='⒛').contains(c)).map(|c| c as u32 - '⒈' as u32 + 1);
    let (rest, n) = alt((numbered, single)).parse(input)?;
    Ok((rest, (Style::Arabic, n)))
}

/// `digits ("." digits)+`: gives how many numbers, and the last
fn decimal(input: &str) -> IResult<&str, (u8, u32)> {
    let (rest, _) = digits(input)?;
    let part = preceded(tag("."), digits);
    fold_many1(part, || (0, 0), |(count, _): (u8, u32), last| (count.saturating_add(1), last)).parse(rest)
}

/// What follows a numeral and 、 when the two belong to a list of numbers: 二、三产业; 一、二、三等奖. In
/// “三、二孩家庭” the numbers do not follow each other: 三、 is a marker.
fn is_number_list(number: u32, rest: &str) -> bool {
    let after = rest.trim_start_matches(|c: char| is_han_numeral(c) || c.is_ascii_digit());
    after.len() != rest.len()
        && small_integer(&rest[..rest.len() - after.len()]) == Some(number + 1)
        && after.starts_with([
            '、', '产', '等', '线', '类', '级', '孩', '套', '档', '项', '款', '条', '号', '楼', '栋', '期',
        ])
}

/// True when what follows a bracketed numeral makes a reference of it: （三）项规定, （一）至（五）项; but （三）项目建设,
/// （四）及时报告.
fn refers(rest: &str) -> bool {
    let mut chars = rest.chars();
    let (first, next) = (chars.next(), chars.next());
    match first {
        Some('项' | '款') => !matches!(next, Some('目' | '项' | '物' | '式')),
        Some('目') => !matches!(next, Some('标' | '录' | '前' | '的')),
        Some('至' | '和' | '或' | '及' | '与' | '、') => matches!(next, Some('（' | '(' | '第')),
        _ => false,
    }
}

/// True when what follows 第三条, 第二章 makes a reference of it: 第十二条规定的, 第三条第一款, 第三条（二）; but 第二章规划建设,
/// 第四条中央单位, 第三条（适用范围）.
fn cited_division(rest: &str, article: bool) -> bool {
    let mut chars = rest.chars();
    let (first, next) = (chars.next(), chars.next());
    match first {
        Some('规') => next == Some('定'),
        Some('所') => matches!(next, Some('称' | '列' | '述' | '指' | '规')),
        Some('中') => matches!(next, Some('的' | '规' | '所' | '，' | '“' | '第')),
        Some('和' | '至') => matches!(next, Some('第' | '本' | '《')),
        Some('及' | '或') => article && matches!(next, Some('第' | '本' | '《' | '其')),
        Some('款' | '项') => article && !matches!(next, Some('目' | '项' | '物')),
        Some('（' | '(') => article && next.is_some_and(is_han_numeral),
        Some('第' | '的' | '、' | '，' | '。') => true,
        _ => false,
    }
}

/// The marker that opens a paragraph; `None` when none does.
pub fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    let plain = |(rest, (style, number)): (&str, (Style, u32))| Marker {
        style,
        number: Some(number),
        len: text.len() - rest.len(),
        deeper: 0,
        doubtful: false,
    };
    match first {
        '第' => {
            let (rest, (style, n)) = division(text).ok()?;
            let blank = rest.chars().next().is_none_or(|c| class_of(c) == Class::Blank);
            let reference = !blank && cited_division(rest, style == Style::Article);
            (!reference).then(|| plain((rest, (style, n))))
        }
        '（' | '(' => {
            let read = han_paren(text).or_else(|_| arabic_paren(text)).ok()?;
            (!refers(read.0)).then(|| plain(read))
        }
        '—' => {
            let rest = text.strip_prefix("——").or_else(|| text.strip_prefix('—'))?;
            let rest = rest.trim_start_matches('—');
            Some(Marker { style: Style::Dash, number: None, len: text.len() - rest.len(), deeper: 0, doubtful: false })
        }
        c if is_han_numeral(c) => {
            let read = han(text).ok()?;
            (!is_number_list(read.1.1, read.0)).then(|| plain(read))
        }
        c if c.is_ascii_digit() => {
            if let Ok(read) = arabic_paren(text) {
                return Some(plain(read));
            }
            if let Ok((rest, (deeper, last))) = decimal(text) {
                let blank = rest.chars().next().is_some_and(|c| class_of(c) == Class::Blank);
                let han = rest.chars().next().is_some_and(|c| class_of(c) == Class::Han);
                if blank || (han && deeper >= 2) {
                    let len = text.len() - rest.len();
                    return Some(Marker { style: Style::Arabic, number: Some(last), len, deeper, doubtful: true });
                }
            }
            let (rest, (style, n)) = arabic(text).ok()?;
            if is_number_list(n, rest) && text[..text.len() - rest.len()].ends_with('、') {
                return None;
            }
            let behind = rest.trim_start_matches([' ', '\u{3000}', '\u{A0}', '\t']);
            let spaced = behind.len() != rest.len();
            let digit_follows = behind.starts_with(|c: char| c.is_ascii_digit());
            let dot = text[..text.len() - rest.len()].ends_with(['.', '．']);
            if dot && digit_follows && !spaced && !year_follows(behind) {
                return None;
            }
            let doubtful = dot && digit_follows && spaced && !year_follows(behind);
            Some(Marker { doubtful, ..plain((rest, (style, n))) })
        }
        '①'..='㈩' => circled(text)
            .or_else(|_| han_paren(text))
            .or_else(|_| arabic_paren(text))
            .or_else(|_| arabic(text))
            .ok()
            .map(plain),
        _ => None,
    }
}

/// A marker set hard against a number that opens its item: the `2.` of “2.35岁以下人员”. It reads like a decimal; only the
/// item before it can tell.
pub fn glued(text: &str) -> Option<Marker> {
    text.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    let (rest, (style, number)) = arabic(text).ok()?;
    let marker = &text[..text.len() - rest.len()];
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    // units that take no decimals: 2.5公里 is a length
    let whole = ["岁", "周岁", "人", "名", "个", "家", "项", "户", "件"].iter().any(|u| behind.starts_with(u));
    let counts = behind.len() != rest.len() && whole;
    (marker.ends_with(['.', '．']) && counts && (2..=99).contains(&number)).then_some(Marker {
        style,
        number: Some(number),
        len: marker.len(),
        deeper: 0,
        doubtful: true,
    })
}

fn year_follows(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && text[digits..].starts_with(['年', '—', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Style, Option<u32>, &str)> {
        marker(text).map(|m| (m.style, m.number, &text[..m.len]))
    }

    #[test]
    fn every_family() {
        assert_eq!(read("第十二章 附则"), Some((Style::Chapter, Some(12), "第十二章")));
        assert_eq!(read("第一节 一般规定"), Some((Style::Section, Some(1), "第一节")));
        assert_eq!(read("第一百零五条之一 为了"), Some((Style::Article, Some(105), "第一百零五条之一")));
        assert_eq!(read("第二章规划建设"), Some((Style::Chapter, Some(2), "第二章")));
        assert_eq!(read("第四条中央单位"), Some((Style::Article, Some(4), "第四条")));
        assert_eq!(read("第三条（适用范围）"), Some((Style::Article, Some(3), "第三条")));
        assert_eq!(read("第五条所有单位"), Some((Style::Article, Some(5), "第五条")));
        assert_eq!(read("十一、工作要求"), Some((Style::Han, Some(11), "十一、")));
        assert_eq!(read("（二十一）督促检查"), Some((Style::HanParen, Some(21), "（二十一）")));
        assert_eq!(read("(三)、检查"), Some((Style::HanParen, Some(3), "(三)、")));
        assert_eq!(read("（一）目标任务"), Some((Style::HanParen, Some(1), "（一）")));
        assert_eq!(read("（二）项目建设"), Some((Style::HanParen, Some(2), "（二）")));
        assert_eq!(read("（3）及时报告"), Some((Style::ArabicParen, Some(3), "（3）")));
        assert_eq!(read("㈡检查"), Some((Style::HanParen, Some(2), "㈡")));
        assert_eq!(read("1. 强化学习"), Some((Style::Arabic, Some(1), "1.")));
        assert_eq!(read("2.1.3 成员单位"), Some((Style::Arabic, Some(3), "2.1.3")));
        assert_eq!(read("12、强化学习"), Some((Style::Arabic, Some(12), "12、")));
        assert_eq!(read("20.2026年10件实事"), Some((Style::Arabic, Some(20), "20.")));
        assert_eq!(read("（3）材料"), Some((Style::ArabicParen, Some(3), "（3）")));
        assert_eq!(read("3）材料"), Some((Style::ArabicParen, Some(3), "3）")));
        assert_eq!(read("⑴材料"), Some((Style::ArabicParen, Some(1), "⑴")));
        assert_eq!(read("③材料"), Some((Style::Circled, Some(3), "③")));
        assert_eq!(read("——经济稳中有进。"), Some((Style::Dash, None, "——")));
    }

    #[test]
    fn what_is_no_marker() {
        for text in [
            "2.5亿元",
            "2.5",
            "1998年",
            "第一责任人",
            "第十二条规定的情形",
            "二、三产业发展",
            "一、二、三等奖",
            "（三）项规定",
            "（2023）1号",
            "十分重要",
            "一级抓一级",
            "2024.1.9",
            "1、2号楼",
            "第三条第一款",
            "第三条（二）项",
            "第三条和第五条",
            "第三条所列情形",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn small_integers() {
        for (text, n) in [
            ("一", 1),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("廿一", 21),
            ("一百零五", 105),
            ("一百二十三", 123),
            ("一二", 12),
            ("12", 12),
        ] {
            assert_eq!(small_integer(text), Some(n), "{text}");
        }
        for text in ["", "百", "人", "一人"] {
            assert_eq!(small_integer(text), None, "{text}");
        }
    }
}
