//! Quantities: 2869.49万元 · 10%至15% · 百分之三点五.
//!
//! [`quantity`] reads a numeral with its unit or measure word, or one of the forms that need more:
//!
//! ```text
//! quantity := (负 | 零下 | -)? (percent | fraction | chain | range | amount)
//! percent  := 百分之 number | 百分百 | 千分之 number
//! fraction := number 分之 number | 1/4
//! chain    := number 元 number 角 (number 分)?
//! range    := amount (— | - | ~ | 至 | 到) amount | amount 以上 amount 以下
//! amount   := number (% | ‰ | 成 | unit (/ unit ((· | /) unit)?)?)
//! ```
//!
//! A number may stand alone; whether it is a figure then is not for the grammar to say.

use rust_decimal::Decimal;

use super::number::{More, Number, Script, han_digit, number};
use super::{Parsed, gap, none, past_inclusion, peek};
use crate::lex::{Class, class_of};
use crate::lexicon::units::{Gate, UNITS, Unit};

/// What a number is measured in, as written.
#[derive(Debug, Clone, Copy)]
pub enum Measure {
    /// Nothing follows the number.
    Bare,
    /// 公里, 项
    Unit(&'static Unit),
    /// 微克/立方米, 元/人, 元/月·人
    Per(&'static Unit, &'static Unit, Option<&'static Unit>),
    /// %, 百分之, 成
    Percent,
    /// ‰, 千分之
    PerMille,
    /// 三分之二
    Fraction,
}

/// Which production read a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A number with or without a unit.
    Amount,
    /// 3—5个
    Range,
    /// 50万元以上100万元以下: both ends told as bounds
    Between,
    /// 百分之五
    PercentWords,
    /// 三分之二
    Fraction,
    /// 三成
    Tenths,
    /// 一半, 半年
    Half,
    /// 十一元一角
    Chain,
}

/// A quantity as written, its numbers evaluated.
#[derive(Debug, Clone, Copy)]
pub struct Quantity {
    /// The value; `None` for a range, for 几十, and beyond 28 digits.
    pub value: Option<Decimal>,
    /// The lower end of a range or of a neighbour pair.
    pub low: Option<Decimal>,
    /// The upper end.
    pub high: Option<Decimal>,
    /// Its unit.
    pub measure: Measure,
    /// Which production read it.
    pub form: Form,
    /// Its first number as written, for the rules on what counts as a figure.
    pub number: Number,
    /// True when the value is rounded: two thirds.
    pub rounded: bool,
}

impl Quantity {
    fn of(number: Number, measure: Measure, form: Form) -> Quantity {
        let pair = number.high.is_some();
        Quantity {
            value: if pair { None } else { number.value },
            low: if pair { number.value } else { None },
            high: number.high,
            measure,
            form,
            number,
            rounded: false,
        }
    }

    fn map(mut self, f: impl Fn(Decimal) -> Option<Decimal>) -> Quantity {
        let apply = |v: Option<Decimal>| v.and_then(&f);
        self.value = apply(self.value);
        self.low = apply(self.low);
        self.high = apply(self.high);
        self
    }
}

/// Any quantity: `-10.1万` · `负百分之五` · `3—5个` · `2869.49万元`
pub fn quantity(i: &str) -> Parsed<'_, Quantity> {
    match peek(i) {
        Some(sign @ '负') => signed(gap(&i[sign.len_utf8()..]), true),
        Some('零') if i.starts_with("零下") => signed(gap(&i["零下".len()..]), true),
        Some(sign @ ('-' | '−')) => signed(&i[sign.len_utf8()..], true),
        _ => signed(i, false),
    }
}

/// True for one Chinese digit of which [`quantity`] makes no more than itself, told from the character behind it: the
/// 一 of 进一步 or of 之一, the 三 of 三农.
pub fn is_lone_digit(i: &str) -> bool {
    let mut chars = i.chars();
    let digit = chars.next().and_then(han_digit).is_some_and(|d| d > 0);
    let (true, Some(behind)) = (digit, chars.next()) else { return false };
    let carried = matches!(behind, '点' | '分' | '成' | '以' | '至' | '到') || UNITS.begins(behind);
    let parts = matches!(behind, '，' | '。' | '；' | '”');
    parts || class_of(behind) == Class::Han && !carried
}

/// What stands behind a sign, or has none.
fn signed(i: &str, negative: bool) -> Parsed<'_, Quantity> {
    // 负百分之十至十五: the sign stands before words that both ends share
    let whole = |(rest, mut q): (_, Quantity)| {
        if negative {
            q = q.map(|v| Some(-v));
            std::mem::swap(&mut q.low, &mut q.high);
        }
        (rest, q)
    };
    match peek(i) {
        Some('半') => return half(i).map(whole),
        Some('百') => {
            if let Ok(found) = percent_words(i) {
                return Ok(whole(found));
            }
        }
        Some('千') => {
            if let Ok(found) = percent_words(i) {
                return Ok(whole(found));
            }
        }
        Some('一') if i.starts_with("一半") => {
            let (_, n) = number("一")?;
            let q = Quantity::of(n, Measure::Fraction, Form::Half).map(|_| Some(Decimal::new(5, 1)));
            return Ok(whole((&i["一半".len()..], q)));
        }
        _ => {}
    }
    let (rest, first) = number(i)?;
    let found = match peek(rest) {
        Some('分' | '/' | '／') => {
            if let Some(found) = fraction(rest, first) {
                return Ok(whole(found));
            }
            None
        }
        Some('（' | '(') => included(rest, first),
        _ => None,
    };
    let (rest, low) = found.unwrap_or_else(|| amount(rest, first));
    if let Some(found) = chain(rest, &low) {
        return Ok(whole(found));
    }
    // 负10至5度: the sign is the first number's own
    let low = if negative { whole(("", low)).1 } else { low };
    if let Some(found) = range(rest, &low) {
        return Ok(found);
    }
    Ok((rest, low))
}

/// A number whose unit stands behind what says that it is included: 144（含144）平方米, 5000（含）万元. A bracket that counts
/// something else (20（含3名重伤）人) is none.
fn included(rest: &str, n: Number) -> Option<(&str, Quantity)> {
    let inside = rest.strip_prefix(['（', '('])?;
    let said = inside.strip_prefix("不含").or_else(|| inside.strip_prefix('含'))?;
    let close = said.find(['）', ')'])?;
    let same = matches!(&said[..close], "" | "本数")
        || number(&said[..close]).is_ok_and(|(left, again)| left.is_empty() && again.value == n.value);
    let past = same.then(|| said[close..].chars().next().map(|c| &said[close + c.len_utf8()..])).flatten()?;
    let scale = [('万', 10_000), ('亿', 100_000_000)].into_iter().find(|(c, _)| past.starts_with(*c));
    let (past, n) = match scale {
        Some((c, times)) => {
            let value = n.value.and_then(|v| v.checked_mul(Decimal::from(times)));
            (&past[c.len_utf8()..], Number { value, big: true, ..n })
        }
        None => (past, n),
    };
    let (after, q) = amount(past, n);
    matches!(q.measure, Measure::Unit(_)).then_some((after, q))
}

/// A part of a hundred or thousand in words: `百分之五` · `百分之十至十五` · `百分百` · `千分之一`
fn percent_words(i: &str) -> Parsed<'_, Quantity> {
    for (words, measure) in [("百分之", Measure::Percent), ("千分之", Measure::PerMille)] {
        if let Some(rest) = i.strip_prefix(words) {
            let rest = gap(rest);
            if rest.starts_with('几') {
                return none(i);
            }
            let (after, n) = number(rest)?;
            // 百分之百: the one scale that may stand for its number here
            let q = Quantity::of(n, measure, Form::PercentWords);
            // 百分之十至百分之十五, 百分之十至十五
            if let Some(rest) = separator(after) {
                let second = rest.strip_prefix(words).unwrap_or(rest);
                if let Ok((end, high)) = number(second) {
                    let plain = matches!(amount(end, high).1.measure, Measure::Bare | Measure::Percent);
                    if let (true, Some(a), Some(b)) = (plain, n.value, high.value)
                        && a < b
                    {
                        return Ok((
                            end,
                            Quantity { value: None, low: Some(a), high: Some(b), form: Form::Range, ..q },
                        ));
                    }
                }
            }
            return Ok((after, q));
        }
    }
    if let Some(rest) = i.strip_prefix("百分百") {
        let (_, n) = number("百")?;
        return Ok((rest, Quantity::of(n, Measure::Percent, Form::PercentWords)));
    }
    none(i)
}

/// A fraction after its first number: `三分之二` · `16分之5` · `1/4`
fn fraction(rest: &str, first: Number) -> Option<(&str, Quantity)> {
    let (rest, below, above) = if let Some(rest) = rest.strip_prefix("分之") {
        let (rest, n) = number(gap(rest)).ok()?;
        (rest, first.value?, n)
    } else {
        // 1/4: a numerator below a denominator of at most two places, and no further stroke (a date)
        let after = rest.strip_prefix(['/', '／'])?;
        let (rest, n) = number(after).ok()?;
        let below = n.value?;
        let above = first.value?;
        let plain = first.script == Script::Arabic && n.script == Script::Arabic && first.places <= 2 && n.places <= 2;
        let proper = above < below && above > Decimal::ZERO && !first.point && !n.point && !n.big;
        if !plain || !proper || rest.starts_with(['/', '-', '.', '月', '日']) {
            return None;
        }
        (rest, below, first)
    };
    let above_value = above.value?;
    if (above.point && above.script == Script::Arabic) || below.is_zero() {
        return None;
    }
    let exact = above_value.checked_div(below)?;
    // a value that ends within twelve places is exact, any other keeps four places that say something
    let short = exact.round_dp(12);
    let (value, rounded) = if short.checked_mul(below) == Some(above_value) {
        (short.normalize(), false)
    } else if exact < Decimal::ONE {
        (exact.round_sf(4).unwrap_or(exact), true)
    } else {
        (exact.round_dp(4), true)
    };
    let mut q = Quantity::of(above, Measure::Fraction, Form::Fraction);
    q.value = Some(value);
    q.low = None;
    q.high = None;
    q.rounded = rounded;
    Some((rest, q))
}

/// A number with what measures it: `5.2%` · `三成半` · `1.2个百分点` · `27微克/立方米` · `一个半月` · `三年半`
fn amount(rest: &str, n: Number) -> (&str, Quantity) {
    let bare = || (rest, Quantity::of(n, Measure::Bare, Form::Amount));
    let at = gap(rest);
    let Some(first) = peek(at) else { return bare() };
    match first {
        '%' | '％' | '﹪' => return (&at[first.len_utf8()..], Quantity::of(n, Measure::Percent, Form::Amount)),
        '‰' => return (&at[first.len_utf8()..], Quantity::of(n, Measure::PerMille, Form::Amount)),
        _ => {}
    }
    if first == '成'
        && let Some(found) = tenths(at, n)
    {
        return found;
    }
    // 一个半月, 两个半小时, 一个多月
    let halves: &[(&str, bool)] = if first == '个' { &[("个半", false), ("个多", true)] } else { &[] };
    for &(word, more) in halves {
        if let Some(after) = at.strip_prefix(word) {
            let named = ["个月", "个小时", "个世纪", "个星期", "个学期"]
                .into_iter()
                .find_map(|name| Some((after.strip_prefix(&name["个".len()..])?, UNITS.longest(name)?)));
            if let Some((rest, unit)) = named {
                let mut q = Quantity::of(n, Measure::Unit(unit), Form::Amount);
                if more {
                    q.number.more = Some(More::Over);
                } else {
                    q = q.map(|v| v.checked_add(Decimal::new(5, 1)));
                }
                return (rest, q);
            }
        }
    }
    let Some(unit) = UNITS.longest(at).filter(|unit| admits(unit, &n)) else { return bare() };
    let after = &at[unit.surface.len()..];
    // 微克/立方米, 元/人
    let behind = peek(after);
    if behind == Some('/')
        && let Some((second, end)) = denominator(&after[1..])
    {
        // 元/月·人, 元/人/月
        let third = end.strip_prefix(['·', '/']).and_then(denominator);
        let end = third.map_or(end, |(_, end)| end);
        return (end, Quantity::of(n, Measure::Per(unit, second, third.map(|t| t.0)), Form::Amount));
    }
    let q = Quantity::of(n, Measure::Unit(unit), Form::Amount);
    // 三年半, 两倍半
    if behind == Some('半') {
        let end = &after['半'.len_utf8()..];
        let halves = matches!(unit.surface, "年" | "天" | "倍" | "斤" | "亩" | "里" | "个月" | "小时" | "吨" | "公里");
        if halves && !end.starts_with(['年', '数', '径', '月', '岛', '导', '价', '途', '决', '成']) {
            return (end, q.map(|v| v.checked_add(Decimal::new(5, 1))));
        }
    }
    (after, q)
}

/// What is divided by, with what stands behind it: `立方米` · `人` · `月`, which is a unit nowhere else
fn denominator(i: &str) -> Option<(&'static Unit, &str)> {
    if let Some(unit) = UNITS.longest(i) {
        return Some((unit, &i[unit.surface.len()..]));
    }
    Some((UNITS.longest("个月")?, i.strip_prefix('月')?))
}

/// Tenths: `三成` · `三成半` · `七成六` · `9.5成`
fn tenths(at: &str, n: Number) -> Option<(&str, Quantity)> {
    let after = at.strip_prefix('成')?;
    let barred = [
        '为', '立', '员', '功', '果', '本', '效', '长', '就', '品', '熟', '套', '都', '份', '人', '败', '因', '交',
        '语', '见', '绩', '分', '文', '年', '不', '形', '型', '片', '建', '活', '千', '百', '倍', '全', '县', '康',
        '华', '美', '风', '行', '了', '一',
    ];
    let small = n.value.is_some_and(|v| v <= Decimal::TEN) && !n.big;
    if !small || after.starts_with(barred) && !after.starts_with("成为") && !after.starts_with("一成") {
        return None;
    }
    let mut fives = 0;
    let mut rest = after;
    if let Some(r) = after.strip_prefix('半') {
        fives = 5;
        rest = r;
    } else {
        let r = gap(after);
        if let Some(d) = peek(r).and_then(han_digit) {
            let end = &r[peek(r).map_or(0, char::len_utf8)..];
            if UNITS.longest(end).is_none() && peek(end).is_none_or(|c| class_of(c) != Class::Numeral) {
                fives = d;
                rest = end;
            }
        }
    }
    let q = Quantity::of(n, Measure::Percent, Form::Tenths);
    let q = q.map(|v| v.checked_mul(Decimal::TEN)?.checked_add(Decimal::from(fives)));
    Some((rest, q))
}

/// True when the unit may follow this number by its gate, as far as the number alone can tell.
fn admits(unit: &Unit, n: &Number) -> bool {
    let heavy = n.script == Script::Arabic || n.weighty || n.point;
    match unit.gate {
        Gate::Arabic => heavy,
        Gate::Scale => n.script == Script::Arabic || n.weighty || n.value.is_some_and(|v| v > Decimal::TEN),
        Gate::Han => n.script == Script::Han,
        Gate::Chain => heavy || n.value.is_some_and(|v| v < Decimal::TEN),
        _ => true,
    }
}

/// A sum of money told in its parts: `十一元一角` · `123元1角1分` · `50元6角三分`
fn chain<'a>(rest: &'a str, first: &Quantity) -> Option<(&'a str, Quantity)> {
    let Measure::Unit(unit) = first.measure else { return None };
    if !matches!(unit.surface, "元" | "圆" | "块") {
        return None;
    }
    let mut total = first.value?;
    let mut end = rest;
    let mut found = false;
    for (word, worth) in [("角", Decimal::new(1, 1)), ("分", Decimal::new(1, 2))] {
        if let Ok((after, n)) = number(end)
            && let Some(after) = after.strip_prefix(word)
            && let Some(v) = n.value.filter(|v| *v < Decimal::TEN)
        {
            total = total.checked_add(v.checked_mul(worth)?)?;
            end = after;
            found = true;
        }
    }
    if !found {
        return None;
    }
    end = end.strip_prefix('整').unwrap_or(end);
    Some((end, Quantity { value: Some(total), form: Form::Chain, ..*first }))
}

/// What joins the ends of a range: `—` `——` `-` `~` `～` `至` `到`
fn separator(i: &str) -> Option<&str> {
    let i = gap(i);
    for mark in ["——", "--", "—", "–", "-", "－", "~", "～", "─", "―", "∼", "〜", "至", "到"] {
        if let Some(rest) = i.strip_prefix(mark) {
            return Some(gap(rest));
        }
    }
    None
}

/// A range after its lower end: `3—5个` · `4.5-5%` · `10%至15%` · `2—3万元` (two to three 万) ·
/// `50万元以上100万元以下`
fn range<'a>(rest: &'a str, low: &Quantity) -> Option<(&'a str, Quantity)> {
    low.value?;
    let begins = |c| {
        matches!(c, '（' | '(' | '以' | '—' | '–' | '-' | '－' | '~' | '～' | '─' | '―' | '∼' | '〜' | '至' | '到')
            || super::is_blank(c)
    };
    peek(rest).filter(|&c| begins(c))?;
    // 90分（含）至105分: whether a bound is in does not part the range
    let (second, bounds) = match separator(past_inclusion(rest)) {
        Some(second) => (second, false),
        None => {
            let after = rest.strip_prefix("（含）").unwrap_or(rest);
            let after = after.strip_prefix("以上").or_else(|| after.strip_prefix("以上、"))?;
            (after.strip_prefix('、').unwrap_or(after), true)
        }
    };
    let second = if matches!(low.measure, Measure::Percent) {
        second.strip_prefix("百分之").unwrap_or(second)
    } else {
        second
    };
    // 负10至负5度
    let (minus, second) = second.strip_prefix('负').map_or((false, second), |s| (true, s));
    let (end, n) = number(second).ok()?;
    let (mut end, mut high) = amount(end, n);
    if minus {
        high = high.map(|v| Some(-v));
    }
    // 90分至105分为A类: after 分 the end of the range has it too, though 分为 is a verb elsewhere
    if let (Measure::Bare, Measure::Unit(unit)) = (high.measure, low.measure)
        && let Some(after) = end.strip_prefix(unit.surface)
    {
        (end, high) = (after, Quantity { measure: low.measure, ..high });
    }
    let top = high.value?;
    if bounds {
        let below = ["以下", "以内", "未满", "不满", "（不含）"].iter().any(|w| end.starts_with(w));
        if !below || matches!(low.measure, Measure::Bare) {
            return None;
        }
    }
    let same = match (low.measure, high.measure) {
        (Measure::Bare, Measure::Bare) => true,
        // 4.5-5%, 3—5个: the unit of the end is the unit of both
        (Measure::Bare, _) => !bounds,
        (Measure::Unit(a), Measure::Unit(b)) => a.canonical == b.canonical,
        (Measure::Percent, Measure::Percent) | (Measure::PerMille, Measure::PerMille) => true,
        (Measure::Per(a, b, third), Measure::Per(c, d, fourth)) => {
            let name = |u: Option<&Unit>| u.map(|u| u.canonical);
            a.canonical == c.canonical && b.canonical == d.canonical && name(third) == name(fourth)
        }
        _ => false,
    };
    if !same || low.form != Form::Amount && low.form != Form::Tenths {
        return None;
    }
    let mut bottom = low.value?;
    // 2—3万元 is 2万 to 3万; 5000—1万元 is not 5000万
    if matches!(low.measure, Measure::Bare) && low.number.power == 0 && !low.number.big && high.number.power > 0 {
        let mut lent = bottom;
        for _ in 0..high.number.power {
            lent = lent.checked_mul(Decimal::TEN)?;
        }
        if lent < top {
            bottom = lent;
        }
    }
    if bottom >= top {
        return None;
    }
    let form = if bounds { Form::Between } else { Form::Range };
    Some((end, Quantity { value: None, low: Some(bottom), high: Some(top), measure: high.measure, form, ..*low }))
}

/// Half of a unit: `半年` · `半个月` · `半小时`
fn half(i: &str) -> Parsed<'_, Quantity> {
    let Some(rest) = i.strip_prefix('半') else { return none(i) };
    let names = ["个月", "个小时", "个世纪", "小时", "年", "天", "公里", "亩", "斤", "个多月"];
    let unit = names.iter().find(|w| rest.starts_with(**w)).and_then(|w| UNITS.longest(&rest[..w.len()]));
    match (unit, number("一")) {
        (Some(unit), Ok((_, n))) => {
            let q = Quantity::of(n, Measure::Unit(unit), Form::Half).map(|_| Some(Decimal::new(5, 1)));
            Ok((&rest[unit.surface.len()..], q))
        }
        _ => none(i),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let Ok((rest, q)) = quantity(text) else { return "none".to_owned() };
        let show = |v: Option<Decimal>| v.map_or("?".to_owned(), |v| v.normalize().to_string());
        let value = match (q.low, q.high) {
            (Some(_), Some(_)) => format!("{}..{}", show(q.low), show(q.high)),
            _ => show(q.value),
        };
        let unit = match q.measure {
            Measure::Bare => String::new(),
            Measure::Unit(u) => format!(" {}", u.canonical),
            Measure::Per(a, b, None) => format!(" {}/{}", a.canonical, b.canonical),
            Measure::Per(a, b, Some(c)) => format!(" {}/{}/{}", a.canonical, b.canonical, c.canonical),
            Measure::Percent => " %".to_owned(),
            Measure::PerMille => " ‰".to_owned(),
            Measure::Fraction => " part".to_owned(),
        };
        let rest = if rest.is_empty() { String::new() } else { format!("|{rest}") };
        format!("{value}{unit}{rest}")
    }

    #[test]
    fn amounts() {
        for (text, want) in [
            ("2869.49万元，", "28694900 元|，"),
            ("1 名法律顾问", "1 名|法律顾问"),
            ("1.2个百分点", "1.2 百分点"),
            ("8211万千瓦。", "82110000 千瓦|。"),
            ("27微克/立方米、", "27 微克/立方米|、"),
            ("6个月至12个月，", "6..12 月|，"),
            ("66块", "66 块"),
            ("一个半月", "1.5 月"),
            ("三年半后", "3.5 年|后"),
            ("半年内", "0.5 年|内"),
            ("一半以上", "0.5 part|以上"),
            ("三成，", "30 %|，"),
            ("三成半", "35 %"),
            ("七成 六", "76 %"),
            ("9.5成", "95 %"),
            ("八成为", "8|成为"),
            ("壹拾壹元壹角壹分", "11.11 元"),
            ("50元6角三分", "50.63 元"),
            ("壹佰壹拾壹圆整", "111 元"),
            ("3500名员工", "3500 名|员工"),
            ("20万人口", "200000 人"),
            ("10亿零817万5288人", "1008175288 人"),
            ("5G", "5|G"),
            ("100 米 跑", "100 米| 跑"),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn a_lone_digit_is_what_the_quantity_is() {
        for (text, lone) in
            [("一步", true), ("一，", true), ("一个", false), ("一点五", false), ("一成", false), ("一", false)]
        {
            assert_eq!(is_lone_digit(text), lone, "{text}");
        }
        // every character that may stand behind a digit
        for c in (0..=0xFFFF).filter_map(char::from_u32) {
            for behind in [c.to_string(), format!("{c}五个"), format!("{c}之五")] {
                let text = format!("三{behind}");
                if is_lone_digit(&text) {
                    assert_eq!(read(&text), format!("3|{behind}"));
                }
            }
        }
    }

    #[test]
    fn parts_and_ranges() {
        for (text, want) in [
            ("百分之七点九", "7.9 %"),
            ("百分之百", "100 %"),
            ("负百分之百", "-100 %"),
            ("零下20摄氏度", "-20 摄氏度"),
            ("800元/月·人", "800 元/月/人"),
            ("800元/月/人", "800 元/月/人"),
            ("负10至负5℃", "-10..-5 摄氏度"),
            ("负10至5℃", "-10..5 摄氏度"),
            ("负百分之十至十五", "-15..-10 %"),
            ("百分之二三十", "20..30 %"),
            ("千分之三", "3 ‰"),
            ("三分之二", "0.6667 part"),
            ("一百分之五十", "0.5 part"),
            ("五百分之2333", "4.666 part"),
            ("万分之三", "0.0003 part"),
            ("1/4以上", "0.25 part|以上"),
            ("2024/1/9", "2024|/1/9"),
            ("3—5个", "3..5 个"),
            ("10%至15%", "10..15 %"),
            ("4.5-5%", "4.5..5 %"),
            ("百分之十至十五", "10..15 %"),
            ("50万元以上100万元以下的", "500000..1000000 元|以下的"),
            ("1倍以上5倍以下", "1..5 倍|以下"),
            ("5至10个工作日", "5..10 工作日"),
            ("2—3万元", "20000..30000 元"),
            ("5000—1万元", "5000..10000 元"),
            ("三至五年", "3..5 年"),
            ("28件提高到76件", "28 件|提高到76件"),
            ("0—6岁", "0..6 岁"),
            ("15—5个", "15|—5个"),
            ("13亿~17亿吨", "1300000000..1700000000 吨"),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }
}
