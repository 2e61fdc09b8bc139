//! Dates as written: 2024年1月9日 · 今年上半年 · “十四五”时期.
//!
//! [`date`] reads a calendar point or a stretch between two; [`plan`] a five-year plan. A year that
//! is not written stays open here: `resolve` finds it.
//!
//! ```text
//! date    := point (sep point)?                                2021年至2023年, 1月8日至12日
//! point   := year (month | quarter | half | edge)?             2024年1月9日, 2025年底
//!          | word (month | quarter | half | edge | 同期)?       今年3月, 去年上半年
//!          | month | quarter | half | day | decade | century   3月上旬, 前三季度, 12日
//! year    := 四 digits 年 度?                                   2023年度, 一九八五年
//! month   := number 月 份? (number 日 | 上旬 | 中旬 | 下旬 | 底 | 末 | 初)?
//! numeric := 2024.1.9 | 2024-01-09 | 2024/1/9 | 20240109 | 2008.03
//! plan    := “ N五 ” (时期 | 期间 | 末 | 初期 | 后两年 …)?        “十四五”时期
//! ```

use super::number::{Number, four_in_place_order, number, set_apart};
use super::{Parsed, gap, none, past_inclusion, peek};
use crate::text::is_han_numeral;

/// The year of a point, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Year {
    /// 2024年
    Given(i32),
    /// Counted from the writer's now: 今年 0, 去年 −1, 明年 1.
    Now(i8),
    /// Counted from the year spoken of: 本年, 全年, 年底 0, 上年 −1, 下年度 1.
    Here(i8),
    /// Counted from the year last named: 当年, 同年 0, 次年 1.
    Named(i8),
    /// Not written: 3月2日.
    Open,
}

/// What of the year is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// 3月
    Month(u8),
    /// 3月2日
    Day(u8, u8),
    /// 12日, the month not written.
    DayOnly(u8),
    /// 一季度
    Quarter(u8),
    /// 前三季度, 一至三季度
    Quarters(u8, u8),
    /// 上半年 1, 下半年 2
    Half(u8),
    /// 1—11月, 前11个月
    Months(u8, u8),
    /// 90年代; the century not written when absent
    Decade {
        /// The century's number: 20 for 二十世纪, 0 for 本世纪, −1 for 上世纪; absent when not written.
        century: Option<Century>,
        /// 90 in 90年代.
        decade: u8,
    },
    /// 二十世纪, 本世纪
    Century(Century),
    /// “十四五”: the number of the plan, and whether it is the law-publicity plan (普法).
    Plan {
        /// 14 for “十四五”.
        number: u8,
        /// “八五”普法
        law: bool,
        /// The first years that are meant (前两年), or the last (−2, 后两年); 0 for all.
        years: i8,
    },
    /// 上年同期: the stretch spoken of, a year before.
    SamePeriod,
    /// 本月 0, 上月 −1, 下月 1
    MonthFromNow(i8),
    /// 同月: the month last named.
    MonthNamed,
    /// 上季度 −1, 本季度 0
    QuarterFromNow(i8),
}

/// A century, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Century {
    /// 二十世纪
    Number(u8),
    /// 本世纪 0, 上世纪 −1, 下世纪 1
    FromNow(i8),
}

/// Which end of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// 年初, 初期
    Start,
    /// 年底, 末期
    End,
    /// 上旬, 前期
    Early,
    /// 中旬
    Mid,
    /// 下旬, 后期
    Late,
}

/// A calendar point as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Its year.
    pub year: Year,
    /// What of the year.
    pub part: Part,
    /// Which end.
    pub edge: Option<Edge>,
    /// The production's name.
    pub rule: &'static str,
}

impl Point {
    fn new(year: Year, part: Part, rule: &'static str) -> Point {
        Point { year, part, edge: None, rule }
    }
}

/// A point, or the stretch from one to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The point, or where the stretch begins.
    pub from: Point,
    /// Where the stretch ends.
    pub to: Option<Point>,
}

impl From<Point> for Written {
    fn from(from: Point) -> Written {
        Written { from, to: None }
    }
}

/// The rest after the first of the words that the text begins with.
fn word<'a>(i: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|w| i.strip_prefix(w))
}

/// What parts the ends of a stretch, the longer first.
const SEPARATORS: [&str; 16] =
    ["起至", "起到", "——", "--", "—", "–", "-", "－", "~", "～", "─", "―", "∼", "〜", "至", "到"];

fn separator(i: &str) -> Option<&str> {
    let i = gap(i);
    peek(i).filter(|c| JOINTS.contains(c))?;
    word(i, &SEPARATORS).map(gap)
}

fn small(n: &Number, most: u8) -> Option<u8> {
    use rust_decimal::prelude::ToPrimitive;
    if n.point || n.more.is_some() || n.high.is_some() || n.big || n.places > 2 {
        return None;
    }
    n.value?.to_u8().filter(|v| (1..=most).contains(v))
}

/// A number of at most two places, read without the scales and words that a numeral may carry on
/// with: the 3 of 3月. `元` and `正` are the first month.
fn ordinal(i: &str, most: u8) -> Option<(&str, u8)> {
    let digits = i.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 1
        && let Some((rest, n, 2)) = set_apart(i)
    {
        // 1 2 月: only where the word for it follows
        let named = gap(rest).starts_with(['月', '日', '号']);
        return u8::try_from(n).ok().filter(|n| named && (1..=most).contains(n)).map(|n| (rest, n));
    }
    if digits > 0 {
        let n: u8 = if digits <= 2 { i[..digits].parse().ok()? } else { return None };
        return (1..=most).contains(&n).then_some((&i[digits..], n));
    }
    let (rest, n) = number(i).ok()?;
    small(&n, most).map(|n| (rest, n))
}

/// Four digits of a year: `2024` · `一九八五` · `二○○四`; 1000–2199.
fn year_digits(i: &str) -> Option<(&str, i32)> {
    let digits = i.bytes().take_while(u8::is_ascii_digit).count();
    let (rest, year) = if digits == 1 {
        match set_apart(i)? {
            (rest, n, 4) => (rest, i32::try_from(n).ok()?),
            _ => return None,
        }
    } else if digits > 0 {
        if digits != 4 {
            return None;
        }
        (&i[4..], i[..4].parse().ok()?)
    } else {
        four_in_place_order(i)?
    };
    (1000..2200).contains(&year).then_some((rest, year))
}

/// A year: `2023年` · `2023 年度` · `一九八五年`
fn year(i: &str) -> Option<(&str, i32)> {
    let (rest, y) = year_digits(i)?;
    let rest = gap(rest).strip_prefix('年')?;
    if rest.starts_with(['代', '级', '龄']) {
        return None;
    }
    Some((rest, y))
}

/// 度 after a year, unless it begins another word: 度假, 度过
fn year_tail(i: &str) -> &str {
    match gap(i).strip_prefix('度') {
        Some(rest) if !rest.starts_with(['假', '过', '量', '汛', '夏', '春', '冬']) => rest,
        _ => i,
    }
}

/// An edge of a year or month: `底` `末` `初` `年底`; not 初步, 底线.
fn edge(i: &str) -> Option<(&str, Edge)> {
    let plain = i.strip_prefix('年').unwrap_or(i);
    if let Some(rest) = plain.strip_prefix(['底', '末']) {
        let barred = rest
            .starts_with(['线', '层', '数', '色', '蕴', '板', '气', '子', '端', '座', '价', '稿', '册', '单', '特']);
        return (!barred).then_some((rest, Edge::End));
    }
    if let Some(rest) = plain.strip_prefix('初') {
        let barred = rest.starts_with([
            '步', '级', '中', '衷', '心', '次', '创', '高', '始', '稿', '选', '审', '评', '建', '冬', '春', '夏', '秋',
        ]);
        return (!barred).then_some((rest, Edge::Start));
    }
    // 年中 only with its 年, and not 年中央
    let rest = i.strip_prefix("年中")?;
    (!rest.starts_with(['央', '国', '华', '共', '小', '等', '期', '心', '医', '考', '部'])).then_some((rest, Edge::Mid))
}

/// A third of a month: `上旬` `中旬` `下旬`
fn third(i: &str) -> Option<(&str, Edge)> {
    [("上旬", Edge::Early), ("中旬", Edge::Mid), ("下旬", Edge::Late)]
        .into_iter()
        .find_map(|(w, e)| i.strip_prefix(w).map(|rest| (rest, e)))
}

/// A month and what stands after it: `3月` · `11月份` · `元月` · `1月9日` · `3月上旬` · `2月底` · `11月21` (日 lost)
fn month(i: &str, year: Year) -> Option<(&str, Point)> {
    let (rest, m) = match word(i, &["元", "首"]) {
        Some(rest) => (rest, 1),
        None => ordinal(i, 12)?,
    };
    let rest = gap(rest).strip_prefix('月')?;
    if rest.starts_with(['龄', '球', '亮', '嫂', '饼', '牙', '光']) {
        return None;
    }
    // 6月租金 is of six months, 2023年1月租房 of January
    if !matches!(year, Year::Given(_)) && rest.starts_with(['薪', '租', '供', '均']) {
        return None;
    }
    let rest = rest.strip_prefix('份').filter(|r| !r.starts_with('额')).unwrap_or(rest);
    let at = gap(rest);
    if let Some((rest, d)) = ordinal(at, 31) {
        if let Some(rest) = gap(rest).strip_prefix(['日', '号']) {
            return Some((rest, Point::new(year, Part::Day(m, d), "date.month_day")));
        }
        // 日 lost at the end of a line: 2022年11月21
        let cut = peek(rest).is_none_or(|c| matches!(c, '\n' | '）' | ')' | '，' | '。' | ' ' | '\u{A0}' | '\u{3000}'));
        if matches!(year, Year::Given(_)) && at.as_bytes().first().is_some_and(u8::is_ascii_digit) && cut {
            return Some((rest, Point::new(year, Part::Day(m, d), "date.day_without_ri")));
        }
    }
    let mut point = Point::new(year, Part::Month(m), "date.month");
    if let Some((rest, e)) = third(at) {
        point.edge = Some(e);
        return Some((rest, point));
    }
    if let Some((rest, e)) = edge(rest).filter(|_| !rest.starts_with('年')) {
        point.edge = Some(e);
        return Some((rest, point));
    }
    Some((rest, point))
}

/// Several months: `1—11月` · `前11个月` · `前两个月`; or one counted: `第三个月`
fn months(i: &str, year: Year) -> Option<(&str, Point)> {
    if let Some(rest) = i.strip_prefix('前') {
        let (rest, n) = ordinal(rest, 11)?;
        let rest = gap(rest).strip_prefix("个月")?;
        return Some((rest, Point::new(year, Part::Months(1, n), "date.first_months")));
    }
    if let Some(rest) = word(i, &["的第", "第"]) {
        let (rest, n) = ordinal(rest, 12)?;
        let rest = gap(rest).strip_prefix("个月")?;
        return (!matches!(year, Year::Open)).then_some((rest, Point::new(year, Part::Month(n), "date.counted_month")));
    }
    let (rest, a) = ordinal(i, 12)?;
    let rest = separator(gap(rest).strip_prefix('月').map_or(rest, |r| if separator(r).is_some() { r } else { rest }))?;
    let (rest, b) = ordinal(rest, 12)?;
    let rest = gap(rest).strip_prefix('月')?;
    let after = gap(rest);
    if a >= b || ordinal(after, 31).is_some_and(|(r, _)| gap(r).starts_with(['日', '号'])) {
        return None;
    }
    let rest = rest.strip_prefix('份').unwrap_or(rest);
    if edge(rest).is_some() || third(after).is_some() {
        return None;
    }
    Some((rest, Point::new(year, Part::Months(a, b), "date.months")))
}

/// Quarters: `一季度` · `第四季度` · `首季度` · `前三季度` · `一至三季度`
fn quarter(i: &str, year: Year) -> Option<(&str, Point)> {
    if let Some(rest) = word(i, &["首季度", "首季"]) {
        return Some((rest, Point::new(year, Part::Quarter(1), "date.quarter")));
    }
    if let Some(rest) = i.strip_prefix('前') {
        let rest = rest.strip_prefix(['三', '3']).or_else(|| rest.strip_prefix("三个"))?;
        let rest = gap(rest).strip_prefix("季度")?;
        return Some((rest, Point::new(year, Part::Quarters(1, 3), "date.first_quarters")));
    }
    let at = i.strip_prefix('第').unwrap_or(i);
    let (rest, a) = ordinal(gap(at), 4)?;
    if let Some(rest) = gap(rest).strip_prefix("季度") {
        return Some((rest, Point::new(year, Part::Quarter(a), "date.quarter")));
    }
    let rest = separator(rest)?;
    let (rest, b) = ordinal(rest.strip_prefix('第').unwrap_or(rest), 4)?;
    let rest = gap(rest).strip_prefix("季度")?;
    (a < b).then_some((rest, Point::new(year, Part::Quarters(a, b), "date.quarters")))
}

/// Half years: `上半年` · `下半年` · `前半年`
fn half(i: &str, year: Year) -> Option<(&str, Point)> {
    for (words, h) in [(["上半年", "前半年"], 1), (["下半年", "后半年"], 2)] {
        if let Some(rest) = word(i, &words) {
            return Some((rest, Point::new(year, Part::Half(h), "date.half_year")));
        }
    }
    None
}

/// What may follow a year: a month, a quarter, a half, an edge.
fn within(i: &str, year: Year) -> Option<(&str, Point)> {
    let at = gap(i);
    if let Some((rest, e)) = edge(at) {
        return Some((rest, Point { edge: Some(e), ..Point::new(year, Part::Whole, "date.year_edge") }));
    }
    if let Some(rest) = at.strip_prefix("元旦") {
        return Some((rest, Point::new(year, Part::Day(1, 1), "date.new_year")));
    }
    let at = at.strip_prefix('的').map_or(at, gap);
    let behind = behind_numeral(at);
    let quarter = if may_stretch(behind, "季度") { quarter(at, year) } else { None };
    quarter
        .or_else(|| half(at, year))
        .or_else(|| if may_stretch(behind, "月") { months(at, year) } else { None })
        .or_else(|| if may_carry(behind, "月") { month(at, year) } else { None })
}

/// A date in figures: `2024.1.9` · `2024-01-09` · `2024/1/9` · `1994.01-19` · `2008.03` · `20240109`
fn numeric(i: &str) -> Option<(&str, Point)> {
    let bytes = i.as_bytes();
    let run = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let plausible = |y: i32| (1700..2100).contains(&y);
    let valid = |m: u8, d: u8| (1..=12).contains(&m) && (1..=31).contains(&d);
    let bounded = |rest: &str| {
        !peek(rest).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '_' | '%' | '％')) || {
            // a dot or dash that ends the sentence or opens a range
            let mut after = rest.chars();
            matches!(after.next(), Some('.' | '-' | '/'))
                && after.clone().next().is_none_or(|c| !c.is_ascii_alphanumeric() || rest.starts_with('-'))
        }
    };
    if run == 8 {
        let (y, m, d): (i32, u8, u8) = (i[..4].parse().ok()?, i[4..6].parse().ok()?, i[6..8].parse().ok()?);
        let rest = &i[8..];
        let then = peek(rest).is_none_or(|c| matches!(c, '\n' | '，' | '。' | '、' | '）' | ')' | ';' | '；' | ' '));
        return (valid(m, d) && (1949..2100).contains(&y) && then)
            .then_some((rest, Point::new(Year::Given(y), Part::Day(m, d), "date.eight_digits")));
    }
    if run != 4 {
        return None;
    }
    let y: i32 = i[..4].parse().ok()?;
    let rest = i[4..].strip_prefix(['.', '-', '/', '．'])?;
    let n = rest.bytes().take_while(u8::is_ascii_digit).count();
    if n == 0 || n > 2 || !plausible(y) {
        return None;
    }
    let m: u8 = rest[..n].parse().ok()?;
    let after = &rest[n..];
    if let Some(tail) = after.strip_prefix(['.', '-', '/', '．']) {
        let k = tail.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=2).contains(&k) {
            let d: u8 = tail[..k].parse().ok()?;
            let end = &tail[k..];
            if valid(m, d) && bounded(end) {
                let end = end.strip_prefix('日').unwrap_or(end);
                return Some((end, Point::new(Year::Given(y), Part::Day(m, d), "date.numeric")));
            }
            return None;
        }
    }
    // a year and a month only with two places: 2008.03, not the number 2008.3
    let dash_year = after.starts_with('-') && year_digits(&after[1..]).is_some();
    let unit = crate::lexicon::units::UNITS.longest(after).is_some() || after.starts_with(['万', '亿']);
    (n == 2
        && (1..=12).contains(&m)
        && (bounded(after) || dash_year)
        && !unit
        && i.as_bytes()[4] != b'-'
        && (1949..2100).contains(&y))
    .then_some((after, Point::new(Year::Given(y), Part::Month(m), "date.numeric_month")))
}

/// A decade: `80年代` · `二十世纪八十年代` · `上世纪90年代` · `1990年代`, with `初` `末` `前期` `中期` `后期`
fn decade(i: &str) -> Option<(&str, Point)> {
    let (at, century) = match century_name(i) {
        Some((rest, c)) => (gap(rest), Some(c)),
        None => (i, None),
    };
    let digits = at.bytes().take_while(u8::is_ascii_digit).count();
    let (rest, century, decade) = if digits == 4 {
        let y: i32 = at[..4].parse().ok()?;
        if !(1700..2100).contains(&y) || y % 10 != 0 {
            return None;
        }
        (&at[4..], Some(Century::Number((y / 100 + 1) as u8)), (y % 100) as u8)
    } else {
        let (rest, n) = ordinal(at, 90)?;
        if n % 10 != 0 {
            return None;
        }
        (rest, century, n)
    };
    let rest = gap(rest).strip_prefix("年代")?;
    let mut point = Point::new(Year::Open, Part::Decade { century, decade }, "date.decade");
    let rest = stage(rest, &mut point);
    Some((rest, point))
}

/// A century's name: `二十世纪` · `19世纪` · `本世纪` · `上个世纪`
fn century_name(i: &str) -> Option<(&str, Century)> {
    for (words, from) in [(["本世纪", "这个世纪"], 0), (["上世纪", "上个世纪"], -1), (["下世纪", "下个世纪"], 1)]
    {
        if let Some(rest) = word(i, &words) {
            return Some((rest, Century::FromNow(from)));
        }
    }
    let (rest, n) = ordinal(i, 22)?;
    Some((gap(rest).strip_prefix("世纪")?, Century::Number(n)))
}

/// A stage after a long stretch: `初` `期初` `初期` `前期` `中期` `中叶` `后期` `末` `期末` `末期`
fn stage<'a>(rest: &'a str, point: &mut Point) -> &'a str {
    let stages: [(&str, Edge); 11] = [
        ("期初", Edge::Start),
        ("期末", Edge::End),
        ("初期", Edge::Start),
        ("初", Edge::Start),
        ("前期", Edge::Early),
        ("中期", Edge::Mid),
        ("中叶", Edge::Mid),
        ("中后期", Edge::Late),
        ("后期", Edge::Late),
        ("末期", Edge::End),
        ("末", Edge::End),
    ];
    match stages.iter().find_map(|(w, e)| rest.strip_prefix(w).map(|r| (r, *e))) {
        Some((after, e)) if !after.starts_with(['步', '级', '中', '端']) => {
            point.edge = Some(e);
            after
        }
        _ => rest,
    }
}

/// The words that stand for a year: `今年` · `去年` · `上一年度` · `全年` · `当年`
fn year_word(i: &str) -> Option<(&str, Year, &'static str)> {
    static WORDS: [(&str, Year, &str); 34] = [
        ("今年", Year::Now(0), "date.this_year"),
        ("去年", Year::Now(-1), "date.last_year"),
        ("大前年", Year::Now(-3), "date.last_year"),
        ("前年", Year::Now(-2), "date.last_year"),
        ("明年", Year::Now(1), "date.next_year"),
        ("来年", Year::Now(1), "date.next_year"),
        ("后年", Year::Now(2), "date.next_year"),
        ("本年度", Year::Here(0), "date.this_year"),
        ("本年", Year::Here(0), "date.this_year"),
        ("全年度", Year::Here(0), "date.whole_year"),
        ("全年", Year::Here(0), "date.whole_year"),
        ("年内", Year::Here(0), "date.within_year"),
        ("上一年度", Year::Here(-1), "date.year_before"),
        ("上一自然年度", Year::Here(-1), "date.year_before"),
        ("上一会计年度", Year::Here(-1), "date.year_before"),
        ("前一年度", Year::Here(-1), "date.year_before"),
        ("下一自然年度", Year::Here(1), "date.year_after"),
        ("下一会计年度", Year::Here(1), "date.year_after"),
        ("上个年度", Year::Here(-1), "date.year_before"),
        ("上一年", Year::Here(-1), "date.year_before"),
        ("上年度", Year::Here(-1), "date.year_before"),
        ("上年", Year::Here(-1), "date.year_before"),
        ("下一年度", Year::Here(1), "date.year_after"),
        ("下个年度", Year::Here(1), "date.year_after"),
        ("下一年", Year::Here(1), "date.year_after"),
        ("下年度", Year::Here(1), "date.year_after"),
        ("下年", Year::Here(1), "date.year_after"),
        ("当年度", Year::Named(0), "date.that_year"),
        ("当年", Year::Named(0), "date.that_year"),
        ("同年", Year::Named(0), "date.that_year"),
        ("次年度", Year::Named(1), "date.year_after_that"),
        ("次年", Year::Named(1), "date.year_after_that"),
        ("翌年", Year::Named(1), "date.year_after_that"),
        ("隔年", Year::Named(2), "date.year_after_that"),
    ];
    WORDS.iter().find_map(|&(w, y, rule)| i.strip_prefix(w).map(|rest| (rest, y, rule)))
}

/// A point that begins with a word for a year, or with 年初, 年底, 上半年, 本月: where the text is
/// known to hold such a word.
pub fn word_date(i: &str) -> Parsed<'_, Written> {
    if let Some(rest) = word(i, &["今明两年"]) {
        let from = Point::new(Year::Now(0), Part::Whole, "date.this_and_next_year");
        let to = Some(Point::new(Year::Now(1), Part::Whole, "date.this_and_next_year"));
        return Ok((rest, Written { from, to }));
    }
    match word_point(i) {
        Some((rest, from)) => Ok(stretch(rest, from)),
        None => none(i),
    }
}

fn word_point(i: &str) -> Option<(&str, Point)> {
    if let Some((rest, year, rule)) = year_word(i) {
        if let Some(rest) = rest.strip_prefix("同期") {
            return Some((rest, Point::new(year, Part::SamePeriod, "date.same_period")));
        }
        if matches!(rule, "date.whole_year" | "date.within_year") {
            return Some((rest, Point::new(year, Part::Whole, rule)));
        }
        return Some(within(rest, year).unwrap_or((year_tail(rest), Point::new(year, Part::Whole, rule))));
    }
    if let Some((rest, e)) = edge(i).filter(|_| i.starts_with('年')) {
        return Some((rest, Point { edge: Some(e), ..Point::new(Year::Here(0), Part::Whole, "date.year_edge") }));
    }
    if let Some((rest, p)) = half(i, Year::Here(0)) {
        return Some((rest, p));
    }
    for (words, n) in
        [(["本月", "这个月", "本月份"], 0), (["上月", "上个月", "上一个月"], -1), (["下月", "下个月", "下一个月"], 1)]
    {
        if let Some(rest) = word(i, &words) {
            let at = gap(rest);
            let mut p = Point::new(Year::Open, Part::MonthFromNow(n), "date.month_from_now");
            if let Some((rest, d)) = ordinal(at, 31).and_then(|(r, d)| gap(r).strip_prefix('日').map(|r| (r, d))) {
                p.part = Part::DayOnly(d);
                p.rule = "date.day_of_this_month";
                return (n == 0).then_some((rest, p));
            }
            if let Some((rest, e)) = third(at).or_else(|| edge(rest).filter(|_| !rest.starts_with('年'))) {
                p.edge = Some(e);
                return Some((rest, p));
            }
            return Some((rest.strip_prefix('份').unwrap_or(rest), p));
        }
    }
    if let Some(rest) = word(i, &["同月", "当月"]) {
        return Some((rest, Point::new(Year::Open, Part::MonthNamed, "date.same_month")));
    }
    for (words, n) in [(["本季度", "这个季度"], 0), (["上季度", "上个季度"], -1), (["下季度", "下个季度"], 1)]
    {
        if let Some(rest) = word(i, &words) {
            return Some((rest, Point::new(Year::Open, Part::QuarterFromNow(n), "date.quarter_from_now")));
        }
    }
    for words in [["本世纪", "这个世纪"], ["上世纪", "上个世纪"], ["下世纪", "下个世纪"]] {
        if word(i, &words).is_some() {
            return decade(i).or_else(|| century(i));
        }
    }
    None
}

fn century(i: &str) -> Option<(&str, Point)> {
    let (rest, c) = century_name(i)?;
    let mut p = Point::new(Year::Open, Part::Century(c), "date.century");
    let rest = stage(rest, &mut p);
    Some((rest, p))
}

/// A point that begins with a number (or 第, 前, 首 before it).
fn point(i: &str) -> Option<(&str, Point)> {
    if let Some((rest, y)) = year(i) {
        let given = Year::Given(y);
        if let Some(found) = within(rest, given) {
            return Some(found);
        }
        // 2023年全年 is the year
        let rest = rest.strip_prefix("全年").filter(|r| !r.starts_with('龄')).unwrap_or(rest);
        return Some((year_tail(rest), Point::new(given, Part::Whole, "date.year")));
    }
    let behind = behind_numeral(i);
    let of_century = may_carry(behind, "世纪");
    numeric(i)
        .or_else(|| if of_century || may_carry(behind, "年代") { decade(i) } else { None })
        .or_else(|| if of_century { century(i) } else { None })
        .or_else(|| if may_stretch(behind, "月") { months(i, Year::Open) } else { None })
        .or_else(|| if may_stretch(behind, "季度") { quarter(i, Year::Open) } else { None })
        .or_else(|| if may_carry(behind, "月") { month(i, Year::Open) } else { None })
}

/// What a stretch may go on with behind its first number: the characters that [`SEPARATORS`] begin with.
const JOINTS: [char; 13] = ['起', '—', '-', '–', '－', '~', '～', '─', '―', '∼', '〜', '至', '到'];

/// What stands behind the digits or the Chinese numerals that a text begins with: most productions need one of a few
/// words there. Absent where no numeral stands, or where it may go on behind a blank or in the other script.
fn behind_numeral(i: &str) -> Option<&str> {
    let digits = i.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match digits {
        // 二00五, 二OO五: a year may hold noughts that are none
        0 => i.trim_start_matches(|c| is_han_numeral(c) || matches!(c, '○' | '0' | 'O' | 'Ｏ')),
        digits => &i[digits..],
    };
    if rest.len() == i.len() {
        return None;
    }
    Some(gap(rest)).filter(|behind| !behind.starts_with(|c: char| c.is_ascii_digit() || is_han_numeral(c)))
}

/// True where a numeral with this behind it may belong to the unit.
fn may_carry(behind: Option<&str>, unit: &str) -> bool {
    behind.is_none_or(|behind| behind.starts_with(unit))
}

/// True where a numeral with this behind it may belong to the unit, or to a stretch to another that does.
fn may_stretch(behind: Option<&str>, unit: &str) -> bool {
    may_carry(behind, unit) || behind.is_some_and(|behind| behind.starts_with(JOINTS))
}

/// A day alone: `12日`
fn day(i: &str) -> Option<(&str, Point)> {
    let (rest, d) = ordinal(i, 31)?;
    let rest = gap(rest).strip_prefix('日')?;
    Some((rest, Point::new(Year::Open, Part::DayOnly(d), "date.day")))
}

/// Past the hour that stands behind a day: `上午9点` · `9时30分` · `24:00`; none where there is none.
fn past_clock(rest: &str) -> Option<&str> {
    let rest = gap(rest);
    let part = ["上午", "下午", "中午", "凌晨", "晚上", "晚", "早"].iter().find_map(|w| rest.strip_prefix(w));
    let (rest, _) = ordinal(part.unwrap_or(rest), 24)?;
    let rest = gap(rest).strip_prefix(['点', '时', ':', '：'])?;
    match ordinal(rest.trim_start_matches('0'), 59) {
        Some((minutes, _)) => Some(minutes.strip_prefix('分').unwrap_or(minutes)),
        None => Some(rest.trim_start_matches('0')),
    }
}

/// True for what names a day of the week or of the old calendar: 周三, 农历除夕, 正月初七; not 周期, 初审.
fn is_weekday(inner: &str) -> bool {
    let numeral = |c: char| "一二三四五六七八九十日天末".contains(c);
    let counted = inner.strip_prefix(['周', '初']).is_some_and(|rest| rest.starts_with(numeral));
    counted || ["星期", "农历", "除夕", "正月", "腊月"].iter().any(|w| inner.starts_with(w))
}

/// Past the bracket behind a day that says which day of the week or of the old calendar it is: （周三）, （农历除夕、周二）.
fn past_weekday(rest: &str) -> &str {
    /// Bytes of the longest such bracket.
    const LONGEST: usize = 48;
    let Some(inner) = rest.strip_prefix(['（', '(']) else { return rest };
    let end = inner.char_indices().take_while(|(at, _)| *at <= LONGEST).find(|(_, c)| matches!(c, '）' | ')'));
    match end {
        Some((at, close)) if is_weekday(&inner[..at]) => &inner[at + close.len_utf8()..],
        _ => rest,
    }
}

/// The second end of a stretch, if one follows.
fn stretch(rest: &str, from: Point) -> (&str, Written) {
    let alone = (rest, Written::from(from));
    // 2024年7月25日(含)至2024年12月31日
    let past = past_weekday(past_inclusion(rest));
    let Some(at) = separator(past).or_else(|| separator(past_clock(past)?)) else { return alone };
    // 1月8日至12日
    let day_after = match from.part {
        Part::Day(..) | Part::DayOnly(_) => day(at),
        _ => None,
    };
    let Some((end, to)) = day_after.or_else(|| point(at)).or_else(|| word_point(at)) else {
        // 2008.03-2009
        return match year_digits(at) {
            Some((end, y)) if from.rule == "date.numeric_month" && !gap(end).starts_with('年') => {
                (end, Written { from, to: Some(Point::new(Year::Given(y), Part::Whole, "date.year")) })
            }
            _ => alone,
        };
    };
    // both ends must be of one fineness, or the second finer by context: a year does not run to a day
    let fineness = |p: &Point| match p.part {
        Part::Whole | Part::SamePeriod if p.edge.is_none() => 0,
        Part::Whole | Part::Month(_) | Part::MonthFromNow(_) | Part::MonthNamed => 1,
        Part::Day(..) | Part::DayOnly(_) => 2,
        Part::Quarter(_) | Part::QuarterFromNow(_) => 3,
        Part::Half(_) => 4,
        Part::Decade { .. } => 5,
        Part::Century(_) => 6,
        _ => 7,
    };
    let (a, b) = (fineness(&from), fineness(&to));
    if a != b && !(a <= 1 && b <= 1) || a == 7 {
        return alone;
    }
    (end, Written { from, to: Some(to) })
}

/// Any date that begins with a number, with 第, 前, 首 before a number, or a numbered century.
pub fn date(i: &str) -> Parsed<'_, Written> {
    // 2021—2025年, 一九五三—一九八〇年: the first 年 is left out
    if let Some((rest, a)) = year_digits(i)
        && let Some(at) = separator(rest)
    {
        if let Some((end, b)) = year(at)
            && a < b
            && (1700..2200).contains(&a)
        {
            let from = Point::new(Year::Given(a), Part::Whole, "date.years");
            let end_edge = edge(gap(end));
            let (end, to) = match end_edge {
                Some((e, at)) => {
                    (e, Point { edge: Some(at), ..Point::new(Year::Given(b), Part::Whole, "date.year_edge") })
                }
                None => match within(end, Year::Given(b)) {
                    Some(_) => return none(i),
                    None => (year_tail(end), Point::new(Year::Given(b), Part::Whole, "date.years")),
                },
            };
            return Ok((end, Written { from, to: Some(to) }));
        }
        // 2021—2025 in brackets, both plain years
        if let Some((end, b)) = year_digits(at) {
            let plain = peek(end).is_none_or(|c| matches!(c, '）' | ')' | '》' | '〉' | '】' | '\n' | '，' | '。'));
            if a < b && b - a <= 60 && plain && (1949..2100).contains(&a) {
                let from = Point::new(Year::Given(a), Part::Whole, "date.years");
                let to = Some(Point::new(Year::Given(b), Part::Whole, "date.years"));
                return Ok((end, Written { from, to }));
            }
        }
    }
    if let Some((rest, from)) = point(i) {
        return Ok(stretch(rest, from));
    }
    // 3月8—12日 was read as 3月; 8—12日 alone
    none(i)
}

/// Several days of one month, or days alone: `8—12日` · `12日`; only where a month is near.
pub fn days(i: &str) -> Parsed<'_, Written> {
    if let Some((rest, a)) = ordinal(i, 31) {
        let first = gap(rest).strip_prefix('日').unwrap_or(rest);
        if let Some(at) = separator(first)
            && let Some((end, to)) = day(at)
        {
            let from = Point::new(Year::Open, Part::DayOnly(a), "date.days");
            return Ok((end, Written { from, to: Some(to) }));
        }
    }
    match day(i) {
        Some((rest, p)) => Ok((rest, p.into())),
        None => none(i),
    }
}

/// `1月8—12日`, `2024年1月8-12日`: the first 日 is left out
pub fn month_days(i: &str) -> Parsed<'_, Written> {
    if behind_numeral(i).is_some_and(|behind| !behind.starts_with(['年', '月'])) {
        return none(i);
    }
    let (at, year) = match year(i) {
        Some((rest, y)) => (gap(rest), Year::Given(y)),
        None => (i, Year::Open),
    };
    let found = ordinal(at, 12).and_then(|(rest, m)| {
        let rest = gap(gap(rest).strip_prefix('月')?);
        let (rest, a) = ordinal(rest, 31)?;
        let rest = separator(rest)?;
        let (rest, b) = ordinal(rest, 31)?;
        let rest = gap(rest).strip_prefix('日')?;
        (a < b).then_some((rest, m, a, b))
    });
    match found {
        Some((rest, m, a, b)) => {
            let from = Point::new(year, Part::Day(m, a), "date.month_days");
            let to = Some(Point::new(year, Part::Day(m, b), "date.month_days"));
            Ok((rest, Written { from, to }))
        }
        None => none(i),
    }
}

/// Numerals that tell how many the years of a row are.
pub(crate) const HOW_MANY: [char; 10] = ['两', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// The years of a row, all in one: 1978、1979|两年, 2021、2022、2023|三个年度; but 三年|期国债.
fn all_told(i: &str) -> bool {
    let Some(rest) = gap(i).strip_prefix(HOW_MANY) else { return false };
    match rest.strip_prefix('年') {
        Some(behind) => !behind.starts_with(['期', '级', '代', '龄', '生', '行', '计', '规']),
        None => rest.starts_with("个年"),
    }
}

/// Later years stand in a row behind the year `y`, and 年 or how many they are behind the last: 、2020、2021年.
fn years_follow(i: &str, y: i32) -> bool {
    let (mut rest, mut last) = (i, y);
    // each is later than the one before, and none a generation later than the first
    while let Some(list) = word(rest, &["、", "和", "及", "与", "，", ","]) {
        let Some((behind, next)) = year_digits(list).filter(|(_, next)| *next > last && next - y < 30) else { break };
        if year(list).is_some() || all_told(behind) {
            return true;
        }
        (rest, last) = (behind, next);
    }
    false
}

/// A year without 年 in a list or beside another: the `2019` of 2019、2020年, both of 1978、1979两年, the `一九七九` of
/// 一九七九和一九八〇两年.
pub fn lone_year(i: &str) -> Parsed<'_, Written> {
    let Some((rest, y)) = year_digits(i) else { return none(i) };
    let arabic = i.as_bytes().first().is_some_and(u8::is_ascii_digit);
    if !(1840..2100).contains(&y) {
        return none(i);
    }
    if arabic && !all_told(rest) && !years_follow(rest, y) {
        return none(i);
    }
    Ok((rest, Point::new(Year::Given(y), Part::Whole, "date.lone_year").into()))
}

/// A five-year plan: `“十四五”` · `“十三五”时期` · `“七五”后两年` · `十四五规划` (规划 stays outside) ·
/// `第七个五年计划期间`
///
/// Without quotation marks only before 时期, 期间, 规划, 计划, 末 and the like. `“八五”普法` is the
/// law-publicity plan of that number.
pub fn plan(i: &str) -> Parsed<'_, Written> {
    if let Some(rest) = i.strip_prefix('第') {
        let found = ordinal(rest, 20).and_then(|(rest, n)| {
            let rest = word(rest, &["个五年", "个5年"])?;
            Some((word(rest, &["计划", "规划"])?, n))
        });
        let Some((rest, number)) = found else { return none(i) };
        let rest = word(rest, &["期间", "时期"]).unwrap_or(rest);
        return Ok((rest, Point::new(Year::Open, Part::Plan { number, law: false, years: 0 }, "date.plan").into()));
    }
    let open = peek(i).filter(|c| matches!(c, '“' | '‘' | '"' | '「' | '『' | '”' | '\''));
    let at = match open {
        Some(c) => &i[c.len_utf8()..],
        None => i,
    };
    // the longest name first: 十五五 before 十五
    let names: [(&str, u8); 15] = [
        ("十一五", 11),
        ("十二五", 12),
        ("十三五", 13),
        ("十四五", 14),
        ("十五五", 15),
        ("十五", 10),
        ("一五", 1),
        ("二五", 2),
        ("三五", 3),
        ("四五", 4),
        ("五五", 5),
        ("六五", 6),
        ("七五", 7),
        ("八五", 8),
        ("九五", 9),
    ];
    // cheap: the second character of a name or its third
    if !at.chars().skip(1).take(2).any(|c| c == '五') {
        return none(i);
    }
    let Some((rest, number)) = names.iter().find_map(|(w, n)| at.strip_prefix(w).map(|r| (r, *n))) else {
        return none(i);
    };
    let rest = match open {
        Some(_) => match rest.strip_prefix(['”', '’', '"', '」', '』', '“', '\'']) {
            Some(rest) => rest,
            None => return none(i),
        },
        None => {
            let named = ["时期", "期间", "规划", "计划", "普法", "末", "以来", "开局", "收官", "期末", "初期", "后期"];
            let long = number >= 11;
            if !(named.iter().any(|w| rest.starts_with(w)) && (long || !rest.starts_with("计划") || number <= 10)) {
                return none(i);
            }
            rest
        }
    };
    let after = gap(rest);
    let law = ["普法", "法治宣传", "法制宣传", "全民普法", "法宣"].iter().any(|w| after.starts_with(w));
    let mut point = Point::new(Year::Open, Part::Plan { number, law, years: 0 }, "date.plan");
    if let Some(rest) = word(after, &["时期", "期间"]) {
        return Ok((rest, point.into()));
    }
    // 前两年, 后三年
    if let Some(side) = peek(after).filter(|c| matches!(c, '前' | '后' | '头'))
        && let Some((rest, n)) = ordinal(&after[side.len_utf8()..], 4)
        && let Some(rest) = rest.strip_prefix('年')
    {
        let years = if side == '后' { -(n as i8) } else { n as i8 };
        point.part = Part::Plan { number, law, years };
        return Ok((rest, point.into()));
    }
    let end = stage(after, &mut point);
    if end.len() < after.len() { Ok((end, point.into())) } else { Ok((rest, point.into())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(p: &Point) -> String {
        let year = match p.year {
            Year::Given(y) => y.to_string(),
            Year::Now(n) => format!("now{n:+}"),
            Year::Here(n) => format!("here{n:+}"),
            Year::Named(n) => format!("named{n:+}"),
            Year::Open => "_".to_owned(),
        };
        let part = match p.part {
            Part::Whole => String::new(),
            Part::Month(m) => format!("-{m}"),
            Part::Day(m, d) => format!("-{m}-{d}"),
            Part::DayOnly(d) => format!("-_-{d}"),
            part => format!(" {part:?}"),
        };
        let edge = p.edge.map_or(String::new(), |e| format!(" {e:?}"));
        format!("{year}{part}{edge}")
    }

    fn read_with(f: impl Fn(&str) -> Parsed<'_, Written>, text: &str) -> String {
        let Ok((rest, w)) = f(text) else { return "none".to_owned() };
        let to = w.to.map_or(String::new(), |p| format!(" / {}", show(&p)));
        let rest = if rest.is_empty() { String::new() } else { format!("|{rest}") };
        format!("{}{to}{rest}", show(&w.from))
    }

    #[test]
    fn every_separator_is_a_joint() {
        assert!(SEPARATORS.iter().all(|s| s.starts_with(JOINTS)));
        assert!(JOINTS.iter().all(|c| SEPARATORS.iter().any(|s| s.starts_with(*c))));
    }

    #[test]
    fn points() {
        for (text, want) in [
            ("2024年1月9日印发", "2024-1-9|印发"),
            ("二〇二四年一月九日", "2024-1-9"),
            ("一九九○年", "1990"),
            ("2024 年 1 月 9 日", "2024-1-9"),
            ("2024.1.9", "2024-1-9"),
            ("2024-01-09", "2024-1-9"),
            ("2024/1/9", "2024-1-9"),
            ("1994.01-19", "1994-1-19"),
            ("20240109，", "2024-1-9|，"),
            ("3 月 2 日", "_-3-2"),
            ("11月份", "_-11"),
            ("2023 年度党政", "2023|党政"),
            ("2023年初步核算", "2023|初步核算"),
            ("2019年中央一号", "2019|中央一号"),
            ("2025年底前", "2025 End|前"),
            ("2019年2月底", "2019-2 End"),
            ("3月上旬", "_-3 Early"),
            ("2022年首季度", "2022 Quarter(1)"),
            ("2005年首月", "2005-1"),
            ("2023年前三季度", "2023 Quarters(1, 3)"),
            ("2017年上半年", "2017 Half(1)"),
            ("前11个月", "_ Months(1, 11)"),
            ("1—11月", "_ Months(1, 11)"),
            ("2018年2——4月", "2018 Months(2, 4)"),
            ("2021年的第三个月", "2021-3"),
            ("2022年11月21\n", "2022-11-21|\n"),
            ("2008年 十二月", "2008-12"),
            ("80年代后期", "_ Decade { century: None, decade: 80 } Late"),
            ("二十世纪八十年代", "_ Decade { century: Some(Number(20)), decade: 80 }"),
            ("18世纪", "_ Century(Number(18))"),
            ("1 9 9 8 年1 2 月2 0 日", "1998-12-20"),
            ("3.5万", "none"),
            ("2024.35", "none"),
            ("5年", "none"),
            ("12个季度", "none"),
            ("13月", "none"),
        ] {
            assert_eq!(read_with(date, text), want, "{text}");
        }
    }

    #[test]
    fn stretches() {
        for (text, want) in [
            ("2021—2025年", "2021 / 2025"),
            ("2021年至2023年", "2021 / 2023"),
            ("一九五三年到一九七八年间", "1953 / 1978|间"),
            ("1996年1月8日至12日召开", "1996-1-8 / _-_-12|召开"),
            ("7月1日至9月30日", "_-7-1 / _-9-30"),
            ("2014年11月到去年3月", "2014-11 / now-1-3"),
            ("2008.03-2009", "2008-3 / 2009"),
            ("2024年8月1日起至2025年2月28日", "2024-8-1 / 2025-2-28"),
            ("2020年底至2021年初", "2020 End / 2021 Start"),
            ("2021-2025）", "2021 / 2025|）"),
            ("2023年到3月2日", "2023|到3月2日"),
        ] {
            assert_eq!(read_with(date, text), want, "{text}");
        }
        assert_eq!(read_with(month_days, "3月8—12日"), "_-3-8 / _-3-12");
        assert_eq!(read_with(days, "8—12日"), "_-_-8 / _-_-12");
        assert_eq!(read_with(lone_year, "2019、2020年"), "2019|、2020年");
        assert_eq!(read_with(lone_year, "2019、2020、2021年"), "2019|、2020、2021年");
        assert_eq!(read_with(lone_year, "1978、1979两年"), "1978|、1979两年");
        assert_eq!(read_with(lone_year, "1979两年"), "1979|两年");
        assert_eq!(read_with(lone_year, "2019、2020、2021个"), "none");
        assert_eq!(read_with(lone_year, "2020、2019年"), "none");
        assert_eq!(read_with(lone_year, "1980、1990年代"), "none");
        assert_eq!(read_with(lone_year, "2000三年期国债"), "none");
        assert_eq!(read_with(lone_year, "2019个"), "none");
        assert_eq!(read_with(lone_year, "一九八○比"), "1980|比");
    }

    #[test]
    fn words() {
        for (text, want) in [
            ("今年的 9 月 18 日", "now+0-9-18"),
            ("今年是", "now+0|是"),
            ("去年上半年", "now-1 Half(1)"),
            ("上年同期", "here-1 SamePeriod"),
            ("下年度办理", "here+1|办理"),
            ("年初培训", "here+0 Start|培训"),
            ("年底前", "here+0 End|前"),
            ("去年底", "now-1 End"),
            ("上个月", "_ MonthFromNow(-1)"),
            ("本月十日", "_-_-10"),
            ("今明两年", "now+0 / now+1"),
            ("去年12月至今年3月", "now-1-12 / now+0-3"),
            ("上世纪90年代", "_ Decade { century: Some(FromNow(-1)), decade: 90 }"),
        ] {
            assert_eq!(read_with(word_date, text), want, "{text}");
        }
    }

    #[test]
    fn plans() {
        for (text, want) in [
            ("“十四五”时期工作", "_ Plan { number: 14, law: false, years: 0 }|工作"),
            ("“十五五”规划", "_ Plan { number: 15, law: false, years: 0 }|规划"),
            ("“六五’期间", "_ Plan { number: 6, law: false, years: 0 }"),
            ("“八五”普法", "_ Plan { number: 8, law: true, years: 0 }|普法"),
            ("“十四五”末", "_ Plan { number: 14, law: false, years: 0 } End"),
            ("“七五”后两年的", "_ Plan { number: 7, law: false, years: -2 }|的"),
            ("十四五规划", "_ Plan { number: 14, law: false, years: 0 }|规划"),
            ("第七个五年计划草案", "_ Plan { number: 7, law: false, years: 0 }|草案"),
            ("十五届", "none"),
            ("“五一”", "none"),
        ] {
            assert_eq!(read_with(plan, text), want, "{text}");
        }
    }
}
