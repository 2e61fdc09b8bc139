//! Numerals: 2,869.49 · 三亿零五百三十万 · 10亿零817万5288 · 300多.
//!
//! [`number`] reads the longest well-formed numeral that the text begins with, Arabic, Chinese
//! (also in capitals) or mixed:
//!
//! ```text
//! number   := group (scale | zero | digit | "多" | "余" | "几" | point)*
//! group    := 12 | 2,869.49 | 10 438 | 三 | 一九八五 (four digits in place order) | 七八 (a neighbour pair)
//! scale    := 十 百 千 (falling within a section) | 万 | 亿
//! ```
//!
//! The last digit after 百 千 万 亿 without 零 stands one place below: 三万五 is 35000. Values are
//! exact; one that does not fit 28 digits has none.

use rust_decimal::Decimal;

use super::{Parsed, gap, none, peek};
use crate::lexicon::units::UNITS;
use crate::text::is_han_numeral;

/// The script a numeral is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// 2869.49, also with a scale: 126.06万亿
    Arabic,
    /// 三百, 壹佰
    Han,
    /// Digits in place order: 一九八五, 二〇
    Places,
}

/// What a word inside the numeral says of its exactness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum More {
    /// 多, 余, or 几 in the last place: 300多, 十几万
    Over,
    /// 来: 十来个
    About,
    /// 几 in the first place: 几十, no number at all
    Vague,
}

/// A numeral as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// Its value, the lower one of a neighbour pair; `None` for 几十 and beyond 28 digits.
    pub value: Option<Decimal>,
    /// The upper value of a neighbour pair: 5 in 四五.
    pub high: Option<Decimal>,
    /// 多, 余, 几, 来.
    pub more: Option<More>,
    /// Its script (of the first group).
    pub script: Script,
    /// It carries 万 or 亿.
    pub big: bool,
    /// It carries 百, 千, 万 or 亿 below a digit, or a point.
    pub weighty: bool,
    /// It begins with 百, 千, 万 or 亿: 万亿元, 千家万户.
    pub bare: bool,
    /// It has a point.
    pub point: bool,
    /// Digits before the point of the first group, grouped ones together, for 2024 and 08.
    pub places: u8,
    /// The first group begins with 0: 0359.
    pub zero_led: bool,
    /// It is one digit and nothing else: 三, 8.
    pub single: bool,
    /// The power of ten that its last scales stand for: 4 in 15万; what “2—3万” lends to 2.
    pub power: u32,
    /// Too long to be held exactly.
    pub overflow: bool,
}

/// An exact value: digits over a power of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Exact {
    digits: u128,
    places: u32,
}

const fn ten_to(n: u32) -> u128 {
    10u128.pow(n)
}

impl Exact {
    const ZERO: Exact = Exact { digits: 0, places: 0 };
    const ONE: Exact = Exact { digits: 1, places: 0 };

    fn of(digits: u128) -> Exact {
        Exact { digits, places: 0 }
    }

    fn shift(self, power: u32) -> Option<Exact> {
        if self.places >= power {
            return Some(Exact { digits: self.digits, places: self.places - power });
        }
        let digits = self.digits.checked_mul(ten_to(power - self.places))?;
        Some(Exact { digits, places: 0 })
    }

    fn plus(self, other: Exact) -> Option<Exact> {
        if self.places == other.places {
            return Some(Exact { digits: self.digits.checked_add(other.digits)?, places: self.places });
        }
        let places = self.places.max(other.places);
        if places > 38 {
            return None;
        }
        let a = self.digits.checked_mul(ten_to(places - self.places))?;
        let b = other.digits.checked_mul(ten_to(places - other.places))?;
        Some(Exact { digits: a.checked_add(b)?, places })
    }

    fn decimal(self) -> Option<Decimal> {
        let digits = i128::try_from(self.digits).ok()?;
        Decimal::try_from_i128_with_scale(digits, self.places).ok()
    }
}

/// The sum of a Chinese numeral while it is read.
#[derive(Debug, Clone, Copy)]
struct Sum {
    /// What 亿 has closed.
    yi: Exact,
    /// What 万 has closed since.
    wan: Exact,
    /// What 十 百 千 have closed since.
    section: Exact,
    /// A digit that waits for its scale.
    digit: Option<Exact>,
}

impl Sum {
    const EMPTY: Sum = Sum { yi: Exact::ZERO, wan: Exact::ZERO, section: Exact::ZERO, digit: None };

    fn small(&mut self, power: u32, lone: Exact) -> Option<()> {
        self.section = self.section.plus(self.digit.take().unwrap_or(lone).shift(power)?)?;
        Some(())
    }

    fn open(&self) -> Option<Exact> {
        self.section.plus(self.digit.unwrap_or(Exact::ZERO))
    }

    fn close_wan(&mut self, again: bool, lone: Exact) -> Option<()> {
        self.wan = if again {
            self.wan.shift(4)?
        } else {
            let open = if self.digit.is_none() && self.section == Exact::ZERO { lone } else { self.open()? };
            self.wan.plus(open.shift(4)?)?
        };
        self.section = Exact::ZERO;
        self.digit = None;
        Some(())
    }

    fn close_yi(&mut self, lone: Exact) -> Option<()> {
        let below = self.wan.plus(self.open()?)?;
        let below = if self.digit.is_none() && below == Exact::ZERO { lone } else { below };
        self.yi = self.yi.plus(below.shift(8)?)?;
        self.wan = Exact::ZERO;
        self.section = Exact::ZERO;
        self.digit = None;
        Some(())
    }

    fn total(&self) -> Option<Exact> {
        // 300, 5.2: one group and nothing closed
        if let (Some(digit), Exact::ZERO, Exact::ZERO, Exact::ZERO) = (self.digit, self.yi, self.wan, self.section) {
            return Some(digit);
        }
        self.yi.plus(self.wan)?.plus(self.open()?)
    }
}

/// The value of one Chinese digit, capitals and 两 included.
pub(crate) fn han_digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' | '兩' => 2,
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

/// The value of a plain digit that can stand in place order: not 两, no capitals.
pub(crate) fn place_digit(c: char) -> Option<u8> {
    let plain = matches!(c, '〇' | '零' | '○' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九');
    if plain { han_digit(c) } else { None }
}

fn scale_of(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' | '萬' => 4,
        '亿' | '億' => 8,
        _ => return None,
    })
}

/// A scale character that begins a unit instead: 千瓦, 千米, 百分点. After a Chinese digit 三千米 is
/// three thousand metres, but 一千克 is one kilogram.
fn scale_is_unit(rest: &str, after_han_digit: bool) -> bool {
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (Some('千'), Some('瓦' | '克' | '伏' | '卡' | '焦' | '帕' | '牛' | '赫' | '字')) => true,
        (Some('千'), Some('米')) => !after_han_digit,
        (Some('百' | '千'), Some('分')) => matches!(chars.next(), Some('点')),
        _ => false,
    }
}

/// Digits, with 4,565 and 10 438 grouped by three, and a decimal part.
struct Arabic {
    value: Option<Exact>,
    places: u8,
    zero_led: bool,
    point: bool,
}

/// Digits: `82225` · `2,869.49` · `10 438` · `3．5`
///
/// Groups of three count only when the first has one to three digits; a wide comma or a blank
/// between them only when a point, a scale or a unit follows, since both also part list items.
fn arabic(i: &str, grouped: bool) -> Option<(&str, Arabic)> {
    let bytes = i.as_bytes();
    let run = |from: usize| bytes[from.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
    let first = run(0);
    if first == 0 {
        return None;
    }
    if first == 1
        && let Some(found) = set_apart_measured(i)
    {
        return Some(found);
    }
    let mut digits: Option<u128> = Some(0);
    let mut push = |from: usize, n: usize| {
        for &b in &bytes[from..from + n] {
            digits = digits.and_then(|d| d.checked_mul(10)?.checked_add(u128::from(b - b'0')));
        }
    };
    push(0, first);
    let mut end = first;
    let mut counted = first;
    if grouped && first <= 3 {
        let rest = &i[first..];
        let separator = peek(rest).filter(|&c| matches!(c, ',' | '，') || super::is_blank(c));
        if let Some(c) = separator {
            let mut at = first;
            while i[at..].starts_with(c) && run(at + c.len_utf8()) == 3 {
                at += c.len_utf8() + 3;
            }
            let after = &i[at..];
            // nothing is listed behind a wide comma that ends its paragraph
            let measured = after.is_empty()
                || c == '，' && after.starts_with('\n')
                || after.starts_with(['.', '．', '%', '％', '万', '亿', '余', '多'])
                || UNITS.longest(after).is_some();
            if at > first && run(at) == 0 && (c == ',' || measured) {
                let mut g = first;
                while g < at {
                    push(g + c.len_utf8(), 3);
                    counted += 3;
                    g += c.len_utf8() + 3;
                }
                end = at;
            }
        }
    }
    let mut places = 0u32;
    let mut point = false;
    for mark in ['.', '．', '·'] {
        if let Some(rest) = i[end..].strip_prefix(mark) {
            let n = rest.bytes().take_while(u8::is_ascii_digit).count();
            // 19·5％ in old prints, but 12·4 is a day
            if n > 0 && (mark != '·' || is_measured(&rest[n..])) {
                push(i.len() - rest.len(), n);
                end = i.len() - rest.len() + n;
                places = n as u32;
                point = true;
            }
        }
        if point {
            break;
        }
    }
    let value = digits.filter(|_| places <= 28).map(|digits| Exact { digits, places });
    let zero_led = first > 1 && bytes[0] == b'0';
    Some((&i[end..], Arabic { value, places: counted.min(255) as u8, zero_led, point }))
}

/// True when a percent sign, a scale or a unit begins the text.
fn is_measured(rest: &str) -> bool {
    rest.starts_with(['%', '％', '万', '亿']) || UNITS.longest(rest).is_some()
}

/// Digits set apart by one blank each, as some prints have them: `1 9 9 8`; at least two.
pub(super) fn set_apart(i: &str) -> Option<(&str, u128, u8)> {
    let bytes = i.as_bytes();
    let digit = |at: usize| bytes.get(at).filter(|b| b.is_ascii_digit()).map(|b| u128::from(b - b'0'));
    let mut value = digit(0)?;
    let mut at = 1;
    let mut n = 1u8;
    while bytes.get(at) == Some(&b' ') && n < 30 {
        let Some(d) = digit(at + 1) else { break };
        // 3 18日: two numbers
        if digit(at + 2).is_some() {
            break;
        }
        value = value * 10 + d;
        at += 2;
        n += 1;
    }
    (n >= 2 && digit(at).is_none()).then(|| (&i[at..], value, n))
}

/// [`set_apart`] digits with their decimal part, when something measures them: `1 5 ．3 ％` · `4 0 0 万吨`
fn set_apart_measured(i: &str) -> Option<(&str, Arabic)> {
    let (mut rest, mut value, n) = match set_apart(i) {
        Some(found) => found,
        None => {
            // 5 ．3 ％: one digit before the point
            let after = gap(&i[1..]);
            if after.len() == i.len() - 1 || !after.starts_with(['．', '.']) {
                return None;
            }
            (&i[1..], u128::from(i.as_bytes()[0] - b'0'), 1)
        }
    };
    let mut places = 0;
    if let Some(after) = gap(rest).strip_prefix(['．', '.']) {
        let after = gap(after);
        let run = after.bytes().take_while(u8::is_ascii_digit).count();
        let (end, part, k) = match set_apart(after) {
            Some((end, part, k)) => (end, part, u32::from(k)),
            None if (1..=6).contains(&run) => (&after[run..], after[..run].parse().ok()?, run as u32),
            None => return None,
        };
        value = value.checked_mul(ten_to(k))?.checked_add(part)?;
        places = k;
        rest = end;
    }
    let point = places > 0;
    is_measured(gap(rest)).then_some((
        rest,
        Arabic { value: Some(Exact { digits: value, places }), places: n, zero_led: i.starts_with('0'), point },
    ))
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Last {
    Start,
    /// A Chinese digit; `two` for 两, which never stands one place below.
    Han {
        two: bool,
    },
    Pair,
    /// Digits; single ones may stand one place below.
    Arabic {
        one: bool,
    },
    Small(u32),
    Wan,
    Yi,
    Zero,
    Point,
    More,
    Vague,
}

#[derive(Clone, Copy)]
struct State<'a> {
    rest: &'a str,
    low: Sum,
    high: Sum,
    pair: bool,
    last: Last,
    /// The scale before the last digit, for 三万五.
    below: Option<u32>,
    section_power: u32,
    wan_seen: bool,
    yi_seen: u8,
    wan_yi: bool,
    groups: u8,
    power_big: u32,
    power_small: u32,
    more: Option<More>,
    weighty: bool,
    overflow: bool,
}

impl State<'_> {
    fn try_both(&mut self, f: impl Fn(&mut Sum) -> Option<()>) {
        if !self.overflow && (f(&mut self.low).is_none() || (self.pair && f(&mut self.high).is_none())) {
            self.overflow = true;
        }
    }

    fn digit(&mut self, low: Exact, high: Exact, last: Last) {
        self.below = match self.last {
            Last::Small(p) if p >= 2 => Some(p),
            Last::Wan => Some(4),
            Last::Yi => Some(8),
            _ => None,
        };
        if high != low && !self.pair {
            self.pair = true;
            self.high = self.low;
        }
        self.low.digit = Some(low);
        self.high.digit = Some(high);
        self.last = last;
        self.groups = self.groups.saturating_add(1);
        self.power_big = 0;
        self.power_small = 0;
    }
}

/// One Chinese digit that nothing carries on, the most frequent numeral by far: 三 in 三项, 一 in 一体.
fn alone(first: char, behind: &str) -> Option<Number> {
    let digit = han_digit(first).filter(|&d| d > 0)?;
    let carried =
        |c: char| is_han_numeral(c) || c.is_ascii_digit() || matches!(c, '点' | '○' | '、') || super::is_blank(c);
    if peek(behind).is_some_and(carried) {
        return None;
    }
    Some(Number {
        value: Some(Decimal::from(digit)),
        high: None,
        more: None,
        script: Script::Han,
        big: false,
        weighty: false,
        bare: false,
        point: false,
        places: 0,
        zero_led: false,
        single: true,
        power: 0,
        overflow: false,
    })
}

/// Digits with at most one point that nothing groups, scales or carries on, the most frequent numeral of reports: the
/// `300` of 300项, the `5.2` of 5.2%.
fn plain(i: &str) -> Option<(&str, Number)> {
    let bytes = i.as_bytes();
    let run = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let first = run(0);
    let places = if bytes.get(first) == Some(&b'.') { run(first + 1) } else { 0 };
    let end = if places > 0 { first + 1 + places } else { first };
    // what an i64 holds for sure
    if first == 0 || first + places > 18 {
        return None;
    }
    let carried = |c: char| matches!(c, '.' | ',' | '，' | '．' | '·' | '多' | '余') || super::is_blank(c);
    if peek(&i[end..]).is_some_and(|c| carried(c) || scale_of(c).is_some()) {
        return None;
    }
    let digits = bytes[..end].iter().filter(|&&b| b != b'.').fold(0, |sum, b| sum * 10 + i64::from(b - b'0'));
    let number = Number {
        value: Some(Decimal::new(digits, places as u32)),
        high: None,
        more: None,
        script: Script::Arabic,
        big: false,
        weighty: places > 0,
        bare: false,
        point: places > 0,
        places: first as u8,
        zero_led: first > 1 && bytes[0] == b'0',
        single: end == 1,
        power: 0,
        overflow: false,
    };
    Some((&i[end..], number))
}

/// A numeral begins with such a character, or with none.
fn begins(c: char) -> bool {
    c.is_ascii_digit() || is_han_numeral(c) || c == '○'
}

/// A numeral: `300` · `1,050,000` · `3千万` · `126.06万亿` · `三亿零五百三十万` · `一九八五` · `十几万` ·
/// `300多` · `18万余` · `一点五万` · `三万五` · `四五` (a pair of neighbours)
pub fn number(i: &str) -> Parsed<'_, Number> {
    let Some(first) = peek(i).filter(|&c| begins(c)) else { return none(i) };
    if let Some(one) = alone(first, &i[first.len_utf8()..]) {
        return Ok((&i[first.len_utf8()..], one));
    }
    if let Some(found) = plain(i) {
        return Ok(found);
    }
    any(i, first)
}

/// A numeral of any form that begins with `first`.
fn any(i: &str, first: char) -> Parsed<'_, Number> {
    let mut script = Script::Han;
    let mut places = 0;
    let mut zero_led = false;
    let mut point = false;
    let mut bare = false;
    let mut vague = false;
    let mut s = State {
        rest: i,
        low: Sum::EMPTY,
        high: Sum::EMPTY,
        pair: false,
        last: Last::Start,
        below: None,
        section_power: 4,
        wan_seen: false,
        yi_seen: 0,
        wan_yi: false,
        groups: 0,
        power_big: 0,
        power_small: 0,
        more: None,
        weighty: false,
        overflow: false,
    };
    if first.is_ascii_digit() {
        let Some((rest, a)) = arabic(i, true) else { return none(i) };
        script = Script::Arabic;
        places = a.places;
        zero_led = a.zero_led;
        point = a.point;
        let Some(value) = a.value else {
            // more digits than can be held: the numeral is read to its end, its value is not
            return Ok((
                rest,
                Number {
                    value: None,
                    high: None,
                    more: None,
                    script,
                    big: false,
                    weighty: false,
                    bare,
                    point,
                    places,
                    zero_led,
                    single: false,
                    power: 0,
                    overflow: true,
                },
            ));
        };
        s.rest = rest;
        s.digit(value, value, Last::Arabic { one: places == 1 && !point });
    } else if let Some((rest, value, n)) = in_place_order(i) {
        script = Script::Places;
        places = n;
        s.rest = rest;
        match value {
            Some(v) => s.digit(v, v, Last::Arabic { one: false }),
            None => s.overflow = true,
        }
        // 一九八五年: nothing is added to digits in place order but 万 and 亿
        if !peek(rest).is_some_and(|c| matches!(c, '万' | '亿')) {
            let value = s.low.digit.and_then(Exact::decimal);
            let overflow = value.is_none();
            return Ok((
                rest,
                Number {
                    value,
                    high: None,
                    more: None,
                    script,
                    big: false,
                    weighty: false,
                    bare,
                    point,
                    places,
                    zero_led,
                    single: false,
                    power: 0,
                    overflow,
                },
            ));
        }
    }
    // what is well formed so far; a scale that does not fit its section takes the digit before it back
    loop {
        let close = s.rest;
        let Some(c) = peek(close) else { break };
        if c.is_ascii() && !c.is_ascii_digit() && c != ' ' {
            break;
        }
        // one gap is bridged before a scale or 多: “7万 5千”, “十 余 万”
        let (at, c, bridged) = if super::is_blank(c) && s.last != Last::Start {
            let at = gap(close);
            match peek(at) {
                Some(d) => (at, d, true),
                None => break,
            }
        } else {
            (close, c, false)
        };
        let after = &at[c.len_utf8()..];
        if let Some(power) = scale_of(c) {
            let after_han_digit = matches!(s.last, Last::Han { .. } | Last::Pair | Last::Vague);
            if scale_is_unit(at, after_han_digit) && s.last != Last::Start {
                break;
            }
            if !scale(&mut s, power, &mut bare) {
                break;
            }
            s.rest = after;
            continue;
        }
        if bridged {
            match c {
                '多' | '余' => {}
                // “7万 5千 4百”: a lower scale must follow the digit
                c if c.is_ascii_digit() || han_digit(c).is_some() => {
                    let lower = after.trim_start_matches(|d: char| d.is_ascii_digit());
                    let falls = match (s.last, peek(lower).and_then(scale_of)) {
                        (Last::Small(p), Some(q)) => q < p,
                        (Last::Wan, Some(q)) => q < 4,
                        (Last::Yi, Some(q)) => q < 8,
                        _ => false,
                    };
                    if !falls {
                        break;
                    }
                }
                _ => break,
            }
        }
        match c {
            '零' | '〇' | '○' => match s.last {
                Last::Start if after.starts_with('十') => {
                    s.last = Last::Zero;
                    s.rest = after;
                }
                Last::Start => {
                    s.digit(Exact::ZERO, Exact::ZERO, Last::Han { two: true });
                    s.rest = after;
                }
                Last::Small(_) | Last::Wan | Last::Yi => {
                    let goes_on = peek(after).is_some_and(|d| {
                        d.is_ascii_digit() || matches!(d, '十' | '拾' | '几') || han_digit(d).is_some_and(|v| v > 0)
                    });
                    if !goes_on {
                        break;
                    }
                    s.last = Last::Zero;
                    s.rest = after;
                }
                _ => break,
            },
            '廿' | '卅' => {
                if !matches!(s.last, Last::Start | Last::Small(2 | 3) | Last::Zero) {
                    break;
                }
                let tens = if c == '廿' { 2 } else { 3 };
                s.digit(Exact::of(tens), Exact::of(tens), Last::Han { two: false });
                scale(&mut s, 1, &mut bare);
                s.rest = after;
            }
            '几' => {
                let may = match s.last {
                    Last::Start => true,
                    Last::Small(p) => p >= 1,
                    Last::Wan | Last::Yi | Last::Zero => true,
                    _ => false,
                };
                if !may {
                    break;
                }
                if s.last == Last::Start {
                    vague = true;
                    s.more = Some(More::Vague);
                } else {
                    s.more = Some(More::Over);
                }
                s.last = Last::Vague;
                s.low.digit = None;
                s.rest = after;
            }
            '多' | '余' => {
                let may = match s.last {
                    Last::Small(_) | Last::Wan | Last::Yi => true,
                    Last::Arabic { .. } => places >= 2 || point,
                    _ => false,
                };
                let barred = match c {
                    '多' => ["少", "样", "元化", "方面", "边"].iter().any(|w| after.starts_with(w)),
                    _ => ["额", "下", "款", "地", "热", "杭", "姚", "缺", "粮"].iter().any(|w| after.starts_with(w)),
                };
                if !may || barred {
                    break;
                }
                s.more = Some(More::Over);
                s.last = Last::More;
                s.rest = after;
            }
            '来' => {
                let may = matches!(s.last, Last::Small(_) | Last::Wan);
                if !may || !after.starts_with(['个', '人', '户', '岁', '斤', '天', '里', '亩', '万', '米']) {
                    break;
                }
                s.more = Some(More::About);
                s.last = Last::More;
                s.rest = after;
            }
            '点' => {
                let Some((rest, part)) = decimal_part(after) else { break };
                if !matches!(s.last, Last::Han { .. } | Last::Small(_) | Last::Wan | Last::Yi) {
                    break;
                }
                match s.low.total().and_then(|t| t.plus(part)) {
                    Some(v) => {
                        s.low = Sum { digit: Some(v), ..Sum::EMPTY };
                        s.high = s.low;
                    }
                    None => s.overflow = true,
                }
                point = true;
                s.last = Last::Point;
                s.below = None;
                s.section_power = 4;
                s.wan_seen = false;
                s.yi_seen = 0;
                s.rest = rest;
            }
            c if c.is_ascii_digit() => {
                if !matches!(s.last, Last::Small(_) | Last::Wan | Last::Yi | Last::Zero) || s.more.is_some() {
                    break;
                }
                let Some((rest, a)) = arabic(at, false) else { break };
                let room = match s.last {
                    Last::Small(p) => p as u8,
                    Last::Yi => 8,
                    _ => 4,
                };
                let (Some(value), false) = (a.value, a.point) else { break };
                if a.places > room || rest.starts_with(['年', '月', '日', '号', '.', '．', '%', '％']) {
                    break;
                }
                s.digit(value, value, Last::Arabic { one: a.places == 1 });
                s.rest = rest;
            }
            c => {
                let Some(d) = han_digit(c) else { break };
                match s.last {
                    Last::Start | Last::Small(_) | Last::Wan | Last::Yi | Last::Zero => {}
                    _ => break,
                }
                // 三千两百两: after a scale 两 is the unit unless a scale follows it
                let liang =
                    matches!(c, '两' | '兩') && s.last != Last::Start && peek(after).and_then(scale_of).is_none();
                // 跨越8万亿、9万亿三个台阶: behind digits a Chinese one counts on only with a scale of its own (3亿五千万)
                let apart = script == Script::Arabic && peek(after).and_then(scale_of).is_none();
                if s.more == Some(More::Over) || liang || apart {
                    break;
                }
                let low = Exact::of(u128::from(d));
                if let Some((rest, d2)) = neighbour(d, after) {
                    s.digit(low, Exact::of(u128::from(d2)), Last::Pair);
                    s.rest = rest;
                } else {
                    s.digit(low, low, Last::Han { two: matches!(c, '两' | '兩') });
                    s.rest = after;
                }
            }
        }
    }
    if s.rest.len() == i.len() {
        return none(i);
    }
    let consumed_one = i.len() - s.rest.len() == peek(i).map_or(0, char::len_utf8);
    // 三万五: the last digit stands one place below the scale before it
    if let (Last::Han { two: false } | Last::Arabic { one: true }, Some(power)) = (s.last, s.below) {
        match s.low.digit.and_then(|d| d.shift(power - 1)) {
            Some(d) => {
                s.low.digit = Some(d);
                s.high.digit = Some(d);
            }
            None => s.overflow = true,
        }
    }
    let settle = |sum: &Sum| if s.overflow || vague { None } else { sum.total().and_then(Exact::decimal) };
    let value = settle(&s.low);
    let high = if s.pair { settle(&s.high) } else { None };
    let overflow = !vague && (value.is_none() || (s.pair && high.is_none()));
    Ok((
        s.rest,
        Number {
            value,
            high,
            more: s.more,
            script,
            big: s.wan_seen || s.yi_seen > 0,
            weighty: (s.weighty && !bare) || point,
            bare,
            point,
            places,
            zero_led,
            single: consumed_one && scale_of(first).is_none(),
            power: if s.power_big > 0 {
                s.power_big
            } else if s.groups == 1 {
                s.power_small
            } else {
                0
            },
            overflow,
        },
    ))
}

/// Takes a scale into the sum; false when it does not fit what stands before it.
fn scale(s: &mut State<'_>, power: u32, bare: &mut bool) -> bool {
    let counted = matches!(s.last, Last::Han { .. } | Last::Pair | Last::Arabic { .. } | Last::Point);
    let unknown = s.last == Last::Vague;
    let start = s.last == Last::Start;
    let lone = if unknown { Exact::ZERO } else { Exact::ONE };
    if power <= 3 {
        let may = (counted || unknown || (start && power > 1)) && power < s.section_power
            // 十 needs no digit: 十五, 一百十一, 一百零十万
            || power == 1 && (start || matches!(s.last, Last::Zero | Last::Small(2 | 3)));
        if !may {
            return false;
        }
        *bare |= start && power > 1;
        s.try_both(|sum| sum.small(power, lone));
        s.section_power = power;
        s.last = Last::Small(power);
        s.power_small += power;
        s.power_big = 0;
        s.weighty |= power >= 2 && !start;
    } else {
        let again = power == 4 && s.last == Last::Wan;
        let may = counted
            || unknown
            || start
            || again
            || matches!(s.last, Last::Small(_) | Last::More)
            || power == 8 && s.last == Last::Wan;
        if !may
            || (power == 4 && s.wan_seen && !again)
            || (power == 8 && s.yi_seen > 0 && !(s.wan_yi && s.yi_seen == 1))
        {
            return false;
        }
        *bare |= start;
        if power == 4 {
            s.try_both(|sum| sum.close_wan(again, lone));
            s.wan_seen = true;
            s.last = Last::Wan;
        } else {
            s.wan_yi = s.last == Last::Wan || s.wan_seen;
            s.try_both(|sum| sum.close_yi(lone));
            s.yi_seen += 1;
            s.wan_seen = false;
            s.last = Last::Yi;
        }
        s.section_power = 4;
        s.power_big += power;
        s.weighty |= !start;
    }
    s.below = None;
    true
}

/// Digits in place order: 一九八五, 二〇二四, 一〇; three or more, or two with 〇. A run of two without
/// 〇 is a pair of neighbours or nothing.
fn in_place_order(i: &str) -> Option<(&str, Option<Exact>, u8)> {
    let mut n = 0u8;
    let mut value: Option<u128> = Some(0);
    let mut round = false;
    let mut rest = i;
    while let Some(c) = peek(rest) {
        // 二00五, 二OO五: old prints set an Arabic nought or a letter among Chinese digits
        let d = match c {
            '0' | 'O' | 'Ｏ' if n > 0 => Some(0),
            c => place_digit(c),
        };
        let Some(d) = d else { break };
        round |= matches!(c, '〇' | '○');
        value = value.and_then(|v| v.checked_mul(10)?.checked_add(u128::from(d)));
        n = n.saturating_add(1);
        rest = &rest[c.len_utf8()..];
    }
    let long = n >= 3 || n == 2 && round;
    if !long || i.starts_with('零') || peek(rest).is_some_and(|c| matches!(c, '十' | '百' | '千')) {
        return None;
    }
    Some((rest, value.map(Exact::of), n))
}

/// Four Chinese digits in place order and no scale behind them, as years are written: `一九八五` · `二〇〇四`
pub(super) fn four_in_place_order(i: &str) -> Option<(&str, i32)> {
    let (rest, value, 4) = in_place_order(i)? else { return None };
    if rest.starts_with(['万', '亿']) {
        return None;
    }
    Some((rest, i32::try_from(value?.digits).ok()?))
}

/// The second digit of a pair of neighbours (三四, 两三, 三五), when a scale or a unit follows it.
fn neighbour(d: u8, after: &str) -> Option<(&str, u8)> {
    // old prints part the pair: 二、三十亿
    let after = after.strip_prefix('、').unwrap_or(after);
    let c = peek(after)?;
    let d2 = han_digit(c).filter(|&d2| d >= 1 && (d2 == d + 1 || (d == 3 && d2 == 5)))?;
    let rest = &after[c.len_utf8()..];
    let next = peek(rest)?;
    let goes_on = scale_of(next).is_some() || UNITS.longest(rest).is_some();
    // 一两 is one liang unless a measure word follows: 一两个
    (goes_on && han_digit(next).is_none()).then_some((rest, d2))
}

/// The part after 点: 五点七, 零点零零一. Not a time (九点三十分) and not 两 (两百点两).
fn decimal_part(i: &str) -> Option<(&str, Exact)> {
    let mut digits = 0u128;
    let mut places = 0u32;
    let mut rest = i;
    while let Some(d) =
        peek(rest).and_then(|c| place_digit(c).or_else(|| han_digit(c).filter(|_| !matches!(c, '两' | '兩'))))
    {
        digits = digits.checked_mul(10)?.checked_add(u128::from(d))?;
        places += 1;
        rest = &rest[peek(rest).map_or(0, char::len_utf8)..];
    }
    let timely =
        rest.starts_with("分钟") || rest.starts_with('刻') || (rest.starts_with('分') && !rest.starts_with("分之"));
    let scaled = peek(rest).is_some_and(|c| matches!(c, '十' | '百' | '千' | '拾' | '佰' | '仟'));
    (places > 0 && places <= 28 && !timely && !scaled).then_some((rest, Exact { digits, places }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match number(text) {
            Ok((rest, n)) => {
                let value = n.value.map_or("?".to_owned(), |v| v.to_string());
                let high = n.high.map_or(String::new(), |v| format!("~{v}"));
                let more = match n.more {
                    Some(More::Over) => "+",
                    Some(More::About) => "≈",
                    _ => "",
                };
                let rest = if rest.is_empty() { String::new() } else { format!("|{rest}") };
                format!("{value}{high}{more}{rest}")
            }
            Err(_) => "none".to_owned(),
        }
    }

    #[test]
    fn plain_numerals_are_read_as_any_other() {
        let digits = ["0", "7", "08", "12", "2024", "1050000", "123456789012345678", "5.2", "0.05", "1.50", "9.9.9"];
        let mut read = 0;
        for digits in digits {
            for c in (0..0x10000).filter_map(char::from_u32) {
                for behind in ["", "5项"] {
                    let text = format!("{digits}{c}{behind}");
                    let first = text.chars().next().unwrap();
                    if let Some(found) = plain(&text) {
                        assert_eq!(any(&text, first), Ok(found), "{text}");
                        read += 1;
                    }
                }
            }
        }
        assert!(read > 1_000_000, "{read}");
        assert!(plain("1,000").is_none() && plain("1 000").is_none() && plain("3万").is_none());
    }

    #[test]
    fn digits() {
        for (text, want) in [
            ("300", "300"),
            ("5.20", "5.20"),
            ("4,565", "4565"),
            ("1,050,000,000", "1050000000"),
            ("10 438吨", "10438|吨"),
            ("10 438 5", "10| 438 5"),
            ("12，345", "12345"),
            ("12，345人，", "12345|人，"),
            ("12，345和", "12|，345和"),
            ("82，225.00元", "82225.00|元"),
            ("2,2024", "2|,2024"),
            ("126.06万亿元", "126060000000000|元"),
            ("8211万千瓦", "82110000|千瓦"),
            ("3千万", "30000000"),
            ("10亿零817万5288人", "1008175288|人"),
            ("5亿1万4千6百", "500014600"),
            ("7万 5千 4百", "75400"),
            ("25万6千", "256000"),
            ("3万5", "35000"),
            ("3万4000", "34000"),
            ("1百01", "101"),
            ("200亿零四千230", "20000004230"),
            ("300多所", "300+|所"),
            ("2200多万人", "22000000+|人"),
            ("18万余条", "180000+|条"),
            ("5多", "5|多"),
            ("3，000多项", "3000+|项"),
            ("1 9 7 个", "197| 个"),
            ("1 5 ．3 ％", "15.3| ％"),
            ("4 0 0 万吨", "4000000|吨"),
            ("5 ．3％", "5.3|％"),
            ("1 2 3", "1| 2 3"),
            ("19·5％", "19.5|％"),
            ("12·4宪法日", "12|·4宪法日"),
            ("3千米", "3|千米"),
            ("1.2个", "1.2|个"),
            ("10万万", "1000000000"),
            ("123456789012345678901234567890", "?"),
            ("1234567890123456789012345678901234567890123", "?"),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn chinese() {
        for (text, want) in [
            ("一千二百三十四", "1234"),
            ("三万五", "35000"),
            ("一百二", "120"),
            ("二〇二四年", "2024|年"),
            ("一九九○年", "1990|年"),
            ("二00五年", "2005|年"),
            ("廿五", "25"),
            ("十五", "15"),
            ("一百零十万", "1100000"),
            ("一千一百十", "1110"),
            ("三亿零五百三十万吨", "305300000|吨"),
            ("四千五百六十九万八千三百一十一亿四千八百七十二万五千三百八十二", "4569831148725382"),
            ("一千亿一千万一千零一", "100010001001"),
            ("三万亿五千亿", "3500000000000"),
            ("四万万", "400000000"),
            ("一万五千亿", "1500000000000"),
            ("玖仟陆佰陆拾伍圆", "9665|圆"),
            ("壹佰点叁肆", "100.34"),
            ("零点零零一", "0.001"),
            ("两千万点五五四四", "20000000.5544"),
            ("一点五万", "15000"),
            ("九点三十分", "9|点三十分"),
            ("两百点两", "200|点两"),
            ("五十千", "50|千"),
            ("七八十人", "70~80|人"),
            ("二、三十亿斤", "2000000000~3000000000|斤"),
            ("二、五十亿斤", "2|、五十亿斤"),
            ("9万亿三个", "9000000000000|三个"),
            ("3亿五千万", "350000000"),
            ("两三万", "20000~30000"),
            ("十七八岁", "17~18|岁"),
            ("四五规划", "4|五规划"),
            ("十几万", "100000+"),
            ("一千五百零几万", "15000000+"),
            ("几十种", "?|种"),
            ("十 余 万", "100000+"),
            ("二十多万个", "200000+|个"),
            ("三千两百两", "3200|两"),
            ("二两", "2|两"),
            ("十来个", "10≈|个"),
            ("万亿元", "1000000000000|元"),
            ("一千克", "1|千克"),
            ("三千米", "3000|米"),
            ("零", "0"),
            ("年", "none"),
            ("", "none"),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }
}
