//! Where a figure may start, what looks like one and is none, and what its neighbours say of it.
//!
//! “悬挂宣传标语32条” counts, “一把手”, “PM2.5”, “第三方”, “12345热线”, “1号线” do not; “同比下降1.2个百分点” is a
//! change, “提高到45%” a level; “不超过30日” is bounded.
//!
//! A quantity that the grammar read is let in by the first rule that knows it (`admit`): a rule
//! that bars it, or the one that a unit or a scale makes it count. A number without unit counts only
//! where a word says so (达到, 共, 为), with 万 or 亿, or in a list whose last member has the unit.

use rust_decimal::Decimal;

use super::clause::{ABOUT, CHANGE, COMPARISON, Clause, DENIAL, LEAST, LIMIT, MOST, QUOTATION};
use super::walk::{Mentions, Place};
use crate::grammar::number::{More, Number, Script};
use crate::grammar::quantity::{Form, Measure, Quantity, is_lone_digit, quantity};
use crate::grammar::{date, doc_number, number};
use crate::grammar::{gap, past_inclusion};
use crate::lex::{Class, class_of, is_han_numeral};
use crate::lexicon::clauses::{JOINTS, is_joint};
use crate::lexicon::figures::{
    Bound, Reach, bound_after, bound_before, change_ending, change_over_noun, in_phrase, limit_after,
};
use crate::lexicon::lists::{
    BARE_CUE, BASE_TIME, CHANGE_FILLER, CONGRESS, CONGRESS_BODY, DEADLINE_AFTER, DEADLINE_BEFORE, EDITION, ERA, HOLDS,
    INCLUDES, ISSUE_VERB, JOINT_ISSUERS, LABEL, LEVEL, NO_ABOUT, NO_DEGREE, NO_MONEY, NO_OVER, OF_ORGANS, ONE_ADVERB,
    POINTS_BACK, QUAKE, RAISES, RATIO, SCORED, SPEED, STARTS_TERM, TAKES, TELLS_MAGNITUDE, TOTAL, UP_TO, VERSION,
    YEAR_BEFORE, YEARLY,
};
use crate::lexicon::units::{Gate, UnitKind};
use crate::lexicon::{ends_with_any, starts_with_any};
use crate::text::Span;

/// Against what a change is measured, as the words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// 同比, 比上年
    YearBefore,
    /// 环比
    PeriodBefore,
    /// 年均, 平均每年
    AnnualAverage,
    /// 比2020年, 较“十三五”
    Named,
}

/// By how much something rose or fell, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangeCue {
    /// A rise.
    pub rise: bool,
    /// Against what; absent when no word says.
    pub against: Option<Against>,
    /// The base stands in a clause of its own (一九五七年比一九五二年，…) and holds for what follows.
    pub lead: bool,
    /// The verb.
    pub verb: &'static str,
}

/// A figure as written.
#[derive(Debug, Clone, Copy)]
pub struct FigureMention {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub quantity: Quantity,
    /// Its unit stands with a later member of its list: 20.9、36.2、54个百分点.
    pub lent: Option<Measure>,
    /// What 度 is where nothing speaks of electricity: 度, 摄氏度, ℉.
    pub degrees: Option<&'static str>,
    /// The currency named before it: 港币两千元.
    pub currency: Option<&'static str>,
    /// The word of bound beside it, and what it states.
    pub bound: Option<(&'static str, Bound)>,
    /// The change it states.
    pub change: Option<ChangeCue>,
    /// The rule that let it in.
    pub rule: &'static str,
}

/// What the walk remembers from figure to figure.
#[derive(Debug, Default)]
pub(super) struct Trail {
    /// Where the last ordinal ended: the 2 of 第1、2个 is one too.
    ordinal: Option<usize>,
    /// The unit that the list at hand lends, the power of ten of its scale (11.4和23.6万平方米), and where the list ends.
    lent: Option<(Measure, u32, usize)>,
}

/// What was read at a place.
pub(super) struct Read {
    /// The figure, when it is one.
    pub(super) figure: Option<FigureMention>,
    /// Nothing need be tried before this byte.
    pub(super) end: usize,
}

/// A border of a clause.
fn is_border(c: Option<char>) -> bool {
    c.is_none_or(|c| {
        matches!(class_of(c), Class::Stop | Class::Pause | Class::Newline | Class::Close | Class::Open | Class::Blank)
    })
}

/// The figure at a run of digits or Chinese numerals that begins at `at`.
pub(super) fn at(place: &Place<'_>, at: usize, free: usize, found: &Mentions, trail: &mut Trail) -> Read {
    let here = place.after(at);
    let first = here.chars().next();
    let none = |end: usize| Read { figure: None, end };
    let mut start = at;
    let before = place.char_before(at);
    // -10.1万, 负1.1, .5: a sign or point before the digits
    if let Some(c) = before {
        let digit = first.is_some_and(|c| c.is_ascii_digit());
        if digit && matches!(c, '-' | '−' | '.') || c == '负' || c == ' ' && place.before(at, 2).starts_with('负') {
            start = sign_start(place, at, free);
        }
    }
    // past its number, when it is none; a unit that begins another number stays open
    let number_end = || number::number(here).ok().map(|(rest, _)| place.text.len() - rest.len());
    // 进一步, 统一: most numerals are parts of words, which is told from the characters beside them
    if !place.lone && first.is_some_and(is_han_numeral) {
        let digit = is_lone_digit(here) && !matches!(before, Some('是' | '于' | '负' | ' '));
        if (digit || in_phrase(place.text, at)) && !ordinal(place, at, trail) {
            let one = first.filter(|_| digit).map(|c| at + c.len_utf8());
            return none(one.or_else(number_end).unwrap_or(at));
        }
    }
    let signed = place.after(start);
    let led = matches!(signed.chars().next(), Some('.' | '-' | '−'));
    let parsed = if led { decimal_led(signed) } else { None };
    let Some((rest, mut q)) = parsed.or_else(|| quantity(signed).ok()) else { return none(at) };
    let end = place.text.len() - rest.len();
    if q.number.script == Script::Han && place.text[start..end].ends_with('年') && ERA.ends(place.before(start, 2)) {
        // 民国三十八年: a year of an era, counted from no year of ours
        return none(end);
    }
    let digit = first.filter(|_| start == at && q.number.single && matches!(q.form, Form::Amount | Form::Range));
    let past = || match digit {
        Some(digit) => at + digit.len_utf8(),
        None => number_end().map_or(end, |stop| stop.min(end).max(at)),
    };
    // 上述一至三项补贴: what is pointed at, counted from the first
    let range = q.form == Form::Range;
    let pointed = range
        && POINTS_BACK.ends(place.before(start, 2))
        && q.number.script == Script::Han
        && q.number.value == Some(Decimal::ONE)
        && matches!(q.measure, Measure::Unit(u) if matches!(u.surface, "条" | "项" | "款" | "章" | "节" | "部分"));
    if pointed || ordinal(place, at, trail) {
        // 第一至三名: the upper end is one too
        trail.ordinal = Some(if range { past() } else { end });
        return none(past());
    }
    // 进一步, 统一: most lone numerals are parts of words
    let lone_numeral = q.number.single && q.number.script == Script::Han && matches!(q.measure, Measure::Bare);
    let lone = lone_numeral && !place.lone && !matches!(before, Some('是' | '于'));
    if place.in_title || lone && !counts_issuers(place, start, end) {
        return none(past());
    }
    let mut degrees = None;
    let adjoins = found.figures.last().is_some_and(|f| f.span.end() == start);
    let clause = Clause::before(place, start);
    let dated = found.dates.last().is_some_and(|d| d.span.end() == start);
    let candidate = Candidate { place, start, numeral: at, end, q: &q, clause, adjoins, dated };
    let rule = match admit(&candidate, trail, &mut degrees) {
        Some(rule) => rule,
        None => return none(past()),
    };
    let lent = match trail.lent {
        Some((measure, power, until)) if rule == "figure.listed" && end <= until => {
            for _ in 0..power {
                q.value = q.value.and_then(|v| v.checked_mul(Decimal::TEN));
            }
            Some(measure)
        }
        _ => shared_point(&q, rest),
    };
    let change = change(place, clause, start, end, &q, &found.figures);
    let bound = bound(clause, place.after(end), &q).or_else(|| shared_bound(place, start, &q, &found.figures));
    let currency = currency(clause.text);
    let figure =
        FigureMention { span: Span::new(start, end), quantity: q, lent, degrees, currency, bound, change, rule };
    Read { figure: Some(figure), end }
}

/// Where a sign or a point before the digits begins, when it belongs to them: at the start of a clause.
fn sign_start(place: &Place<'_>, at: usize, free: usize) -> usize {
    let text = place.text;
    let mut start = at;
    if text[..start].ends_with('.') {
        start -= 1;
    }
    if text[..start].ends_with(['-', '−']) {
        start -= if text[..start].ends_with('-') { 1 } else { '−'.len_utf8() };
    } else if text[..start].ends_with('负') {
        start -= '负'.len_utf8();
    } else if text[..start].ends_with("负 ") {
        start -= "负 ".len();
    }
    if start < free.max(place.paragraph_start) || start == at {
        return at;
    }
    let sign = text[start..].starts_with('负');
    let before = place.char_before(start);
    let free_standing = if sign {
        // 担负, 减负: a sign only where it closes no word
        !before.is_some_and(|c| "担肩背欺胜辜抱自减增欠重".contains(c))
    } else {
        // 气温在-10～5℃, 利润为-3万元
        // 加点幅度高于-30BP, | -0.04个百分点 |
        // 增长7.8%、12.4%和-1.6%
        let stated = matches!(before, Some('在' | '为' | '是' | '达' | '于' | '至' | '到' | '和' | '及' | '与' | '|'));
        (is_border(before) || stated)
            && !text[at..].trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['-', '－', '—'])
    };
    if free_standing { start } else { at }
}

/// `.5` and `-.5`
fn decimal_led(i: &str) -> Option<(&str, Quantity)> {
    let (minus, rest) = match i.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, i),
    };
    let digits = rest.strip_prefix('.')?;
    let places = digits.bytes().take_while(u8::is_ascii_digit).count() as u32;
    let (rest, mut q) = quantity(digits).ok()?;
    let value = q.value.filter(|_| matches!(q.measure, Measure::Bare) && places <= 28)?;
    let scaled = value.checked_mul(Decimal::new(1, places))?;
    q.value = Some(if minus { -scaled } else { scaled });
    q.number.point = true;
    Some((rest, q))
}

/// 第 before a number, or before the list or range that it belongs to.
fn ordinal(place: &Place<'_>, at: usize, trail: &Trail) -> bool {
    match place.char_before(at) {
        Some('第') => return true,
        Some(' ' | '\u{A0}' | '\u{3000}') if place.before(at, 3).trim_end().ends_with('第') => return true,
        _ => {}
    }
    // 第1、2个; 第三至第五
    trail.ordinal.is_some_and(|end| {
        end <= at && at - end <= 9 && {
            let between = place.text[end..at].trim();
            matches!(between, "、" | "和" | "至" | "—" | "-" | "～" | "~" | "到" | "及" | "或")
        }
    })
}

/// A quantity that may be a figure.
#[derive(Clone, Copy)]
struct Candidate<'p, 't> {
    place: &'p Place<'t>,
    /// Where it begins, its sign included.
    start: usize,
    /// Where its numeral begins.
    numeral: usize,
    end: usize,
    q: &'p Quantity,
    /// Its clause before it.
    clause: Clause<'t>,
    /// A figure ends right where it begins.
    adjoins: bool,
    /// A date ends right where it begins: 1978、1979|两年.
    dated: bool,
}

/// 拉动GDP0.2个百分点, 折合USD500万元: behind the initials of a measure or a currency a share or an amount of money is no part of a name, as it is
/// in T1000 and PM2.5.
fn behind_initials(before: &str, q: &Quantity) -> bool {
    let shared = match q.measure {
        Measure::Percent => true,
        Measure::Unit(u) => u.kind == UnitKind::Money || u.canonical == "百分点",
        _ => false,
    };
    let word = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    shared && word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// The rule that lets a quantity count as a figure, or `None`.
fn admit(c: &Candidate<'_, '_>, trail: &mut Trail, degrees: &mut Option<&'static str>) -> Option<&'static str> {
    let Candidate { place, start, numeral, end, q, .. } = *c;
    let n = &q.number;
    let here = place.after(start);
    let after = place.after(end);
    let before = || place.before(start, 12);
    let prev = place.before(start, 1).chars().next();
    let next = after.chars().next();
    // a text of nothing but numerals, also several: 两百, 两百点两
    let alone = place.lone && (place.numerals || start == place.paragraph_start && place.text[end..].trim().is_empty());
    if alone && n.more != Some(More::Vague) {
        return Some("figure.lone");
    }
    // PM2.5, T1000, 1+6+5, 1:2, 7×24, and the rest of a number with two points
    let counts_years = c.dated && n.script == Script::Han && here[..end - start].ends_with('年');
    if prev.is_some_and(|c| {
        c.is_ascii_alphanumeric() && !counts_years && !behind_initials(before(), q)
            || matches!(c, '.' | '+' | '×' | '*' | '#' | '№' | '_' | '〔' | '&' | '=' | '@')
    }) {
        return None;
    }
    let digit_follows = |skip: usize| after.as_bytes().get(skip).is_some_and(u8::is_ascii_digit);
    let bare = matches!(q.measure, Measure::Bare);
    if prev.is_some_and(|c| matches!(c, ':' | '：' | '/' | '-')) && q.form != Form::Chain {
        let earlier = before().chars().rev().nth(1);
        if earlier.is_some_and(|c| c.is_ascii_digit() || prev != Some('：') && c.is_ascii_alphanumeric()) {
            return None;
        }
    }
    if bare
        && (next.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '×' | '#' | '_' | '〕'))
            || (after.starts_with([':', '/', '-', '.']) && digit_follows(1))
            || after.starts_with('：') && digit_follows(3))
    {
        return None;
    }
    // 几十种, 数百个
    let led_by_scale = n.bare || here.starts_with(['十', '拾']);
    if n.more == Some(More::Vague) || prev == Some('数') && led_by_scale {
        return None;
    }
    let quoted = || c.clause.holds(QUOTATION) && named_in_quotes(place, start, end);
    if n.script != Script::Arabic {
        // in other texts such phrases are passed over before they come here
        if place.lone && in_phrase(place.text, numeral) {
            return None;
        }
        if matches!(prev, Some('周' | '期')) && ends_with_any(before(), &["周", "星期", "礼拜"]) && n.single {
            return None;
        }
        let words = matches!(q.form, Form::PercentWords | Form::Fraction | Form::Tenths | Form::Chain);
        if !words && quoted() {
            return None;
        }
    } else if !matches!(q.measure, Measure::Percent | Measure::PerMille | Measure::Per(..)) && quoted() {
        let solid = match q.measure {
            Measure::Unit(u) => matches!(u.kind, UnitKind::Money | UnitKind::Measure),
            _ => false,
        };
        if !solid {
            return None;
        }
    }
    match q.form {
        Form::PercentWords | Form::Tenths | Form::Chain => return Some("figure.words"),
        Form::Fraction => {
            // 三分之一; 1/4 only where no other stroke or word makes a name of it
            return (!next.is_some_and(|c| c.is_ascii_alphanumeric())).then_some("figure.fraction");
        }
        Form::Half => {
            // 过半, 减半 are words; 超过一半 is a share
            let word = !here.starts_with('一') && matches!(prev, Some('过' | '减'));
            let barred = prev.is_some_and(|c| {
                word || matches!(c, '上' | '下' | '前' | '后' | '大' | '多' | '每' | '另' | '夜' | '对')
            });
            return (!barred && !starts_with_any(after, &["会", "刊", "报", "路"])).then_some("figure.half");
        }
        _ => {}
    }
    // 万亿元, 千亿元: a scale without a digit counts money and measures that a word weighs
    if n.bare {
        // 情满万家 weighs nothing
        let before = before();
        let bounds = bound_before(before).is_some_and(|(_, b)| !matches!(b, Bound::AtLeast | Bound::AtMost));
        let weighed = bounds || before.ends_with(['过', '达', '上', '至', '到']);
        let solid = matches!(q.measure, Measure::Unit(u)
            if matches!(u.kind, UnitKind::Money | UnitKind::Measure) && u.gate != Gate::Grade);
        // 亿元以上; 突破万列
        let bounded = solid && limit_after(after).is_some() && prev != Some('每');
        let counted = matches!(q.measure, Measure::Unit(u) if u.kind == UnitKind::Count);
        // 千余家企业
        if counted && n.more == Some(More::Over) {
            return Some("figure.scale_alone");
        }
        // 超千场, 近百家, but 上百家
        let rough = counted && bounds;
        if rough && !n.big {
            return Some("figure.scale_alone");
        }
        return (n.big && (weighed && (solid || counted) || bounded)).then_some("figure.scale_alone");
    }
    match q.measure {
        Measure::Percent | Measure::PerMille => Some("figure.percent"),
        Measure::Per(..) => Some("figure.measured"),
        Measure::Fraction => Some("figure.fraction"),
        Measure::Unit(unit) => {
            let clause = c.clause.text;
            match unit.gate {
                Gate::Electric => {
                    // no angle or temperature is told in 万 and 亿
                    let electric = n.big || clause.contains('电') || starts_with_any(after, &["电"]);
                    if !electric {
                        if n.script != Script::Arabic && !n.weighty || NO_DEGREE.begins(after) {
                            return None;
                        }
                        *degrees = Some(if ends_with_any(clause, &["华氏", "华氏温度"]) {
                            "℉"
                        } else if ends_with_any(clause, &["摄氏", "摄氏温度"]) {
                            "摄氏度"
                        } else {
                            "度"
                        });
                    }
                }
                Gate::Grade => {
                    let spoken = TELLS_MAGNITUDE.ends(clause);
                    let quake = QUAKE.begins(after);
                    if !(n.point
                        || quake
                        || spoken && (n.script == Script::Arabic || ends_with_any(clause, &["里氏", "风力"])))
                    {
                        return None;
                    }
                }
                Gate::Score => {
                    let scored = SCORED.ends(clause);
                    // 分值权重由3分提高到5分
                    let weighed = ["分值", "权重", "得分", "评分"].iter().any(|w| clause.contains(w))
                        && clause.ends_with(['由', '从', '到', '至', '为', '的']);
                    let scored = scored || weighed;
                    let boxed = matches!(prev, Some('（' | '(')) && matches!(next, Some('）' | ')'));
                    // 90分至105分 is a range of nothing but scores
                    let told = boxed
                        || matches!(c.q.form, Form::Range | Form::Between)
                        || limit_after(after).is_some()
                        || starts_with_any(after, &["（含）", "(含)"]);
                    if !(n.point || told || scored) || n.script != Script::Arabic && !n.weighty {
                        return None;
                    }
                }
                Gate::Computing if !clause.contains('算') => return None,
                Gate::Chain
                    // 五角钱 is money, 五角大楼 and 三角洲 are names
                    if !is_border(next)
                        && !after.starts_with(['以', '的', '至', '到'])
                        && bound_after(after).is_none() =>
                    {
                        return None;
                    }
                // 举办2届亚欧博览会
                Gate::Edition
                    if n.script == Script::Arabic
                        && (HOLDS.ends(clause)
                            || clause.ends_with('、') && HOLDS.any_in(clause)) => {}
                Gate::Edition
                    // 召开十二届十次全会: a term, when more of its name follows
                    if !is_border(next) || !EDITION.ends(clause) => {
                        return None;
                    }
                Gate::Issue if n.script != Script::Arabic && !issues(clause, next) => return None,
                _ => {}
            }
            admit_counted(c, unit.surface, unit.kind, clause)
        }
        Measure::Bare => admit_bare(c, before(), trail),
    }
}

/// True where a Chinese numeral with 期 counts issues: 编发两期, 举办培训班两期.
fn issues(clause: &str, next: Option<char>) -> bool {
    clause.ends_with(['分', '共']) || ISSUE_VERB.ends(clause) || is_border(next) && ISSUE_VERB.any_in(clause)
}

/// A number with a unit or measure word, past the unit's own gate.
fn admit_counted(c: &Candidate<'_, '_>, unit: &str, kind: UnitKind, clause: &str) -> Option<&'static str> {
    let Candidate { place, start, end, q, .. } = *c;
    let n = &q.number;
    let after = place.after(end);
    let next = after.chars().next();
    let prev = place.char_before(start);
    // 三人制篮球场
    // (but 20人制定方案 counts)
    if matches!(unit, "人" | "年")
        && after
            .strip_prefix('制')
            .is_some_and(|rest| !rest.starts_with(['定', '订', '作', '造', '止', '发', '约', '售', '成', '图']))
    {
        return None;
    }
    // 公告2024年第11号: the year of a document number, which is no date either
    if unit == "年" && n.places == 4 && doc_number::follows_year(after) {
        return None;
    }
    // 五年计划 names a plan, 十年规划 too
    if unit == "年" && n.script != Script::Arabic && starts_with_any(after, &["计划", "规划", "级"]) {
        return None;
    }
    // 每月10日 is a day that comes again, no stretch
    if unit == "日" && matches!(prev, Some('每' | '月')) {
        return None;
    }
    // 五次会议 of a congress, 十次全会: ordinals without 第
    if unit == "次"
        && (CONGRESS.begins(after)
            || after.starts_with("会议") && CONGRESS_BODY.ends(clause)
            || after.starts_with('、') && after.chars().take(8).any(|c| c == '全') && ends_with_any(clause, &["届"]))
    {
        return None;
    }
    // 前三名, 后十位: ranks
    if matches!(prev, Some('前' | '后')) && matches!(unit, "位" | "名" | "强") {
        return None;
    }
    if unit == "类" && n.value == Some(Decimal::ONE) {
        return None;
    }
    // 拾起, 放肆, 大陆: one capital numeral before a measure word is another word
    let capital = ['拾', '陆', '伍', '肆', '叁', '贰', '柒', '捌', '玖', '壹'];
    let one_character = n.single || n.value == Some(Decimal::TEN);
    if one_character && kind == UnitKind::Count && place.after(start).starts_with(capital) {
        return None;
    }
    // a place or a name: 三门峡 is in the table; 一人多缴 and 一日三餐 count no one
    // but 一至二名 is a range
    let alone = n.single && q.form != Form::Range;
    let one = alone && n.script == Script::Han && n.value == Some(Decimal::ONE);
    let two = alone && place.after(start).starts_with('二');
    // 一天天, 一项一项, 一年比一年: each and every
    if one {
        let word = &place.text[start..end];
        let lead = place.before(start, 8);
        // 一年更比一年好
        let again = |s: &str| {
            let s = s.strip_prefix('更').unwrap_or(s);
            s.strip_prefix(['比', '又', '接']).unwrap_or(s).starts_with(word)
        };
        let back = lead.strip_suffix(['比', '又', '接']).unwrap_or(lead);
        let back = back.strip_suffix('更').unwrap_or(back);
        if again(after) || after.starts_with(unit) || back.ends_with(word) {
            return None;
        }
    }
    match kind {
        UnitKind::Count => {
            if one {
                // 一 before a noun is an article; after its noun it counts: 顾问一名
                // 一道, 一片, 一面 are adverbs; 一人一策 hands out
                let counts = !ONE_ADVERB.has(unit);
                // 赡养一位及以上老人
                let bounded = limit_after(after).is_some();
                if counts && bounded {
                    return Some("figure.counted");
                }
                let ends_clause = counts
                    && next != Some('一')
                    && next.is_none_or(|c| {
                        matches!(c, '，' | '。' | '；' | '、' | '）' | ')' | '\n' | ',' | ';')
                            || c.is_ascii_digit()
                            || crate::grammar::number::han_digit(c).is_some()
                    });
                let follows_noun = prev.is_some_and(|c| {
                    class_of(c) == Class::Han
                        && !matches!(
                            c,
                            '每' | '同'
                                | '另'
                                | '某'
                                | '任'
                                | '唯'
                                | '之'
                                | '其'
                                | '逐'
                                | '这'
                                | '那'
                                | '哪'
                                | '首'
                                | '新'
                                | '上'
                                | '下'
                                | '统'
                                | '万'
                                | '如'
                                | '有'
                        )
                });
                return (ends_clause && follows_noun).then_some("figure.counted_after_noun");
            }
            if two {
                return None;
            }
            Some("figure.counted")
        }
        UnitKind::Duration => {
            if one
                && !matches!(
                    unit,
                    "年" | "个月"
                        | "周"
                        | "天"
                        | "小时"
                        | "个小时"
                        | "分钟"
                        | "个季度"
                        | "刻钟"
                        | "周年"
                        | "个学期"
                        | "昼夜"
                )
            {
                return None;
            }
            if one && matches!(unit, "天") && prev.is_some_and(|c| matches!(c, '有' | '每' | '同' | '那' | '哪' | '这'))
            {
                return None;
            }
            // 计划的头一年; 是极不平凡的一年, 新的一年: an article; but 届满之日起的一年
            let stops =
                |c: char| matches!(c, '。' | '，' | '、' | '；' | '！' | '：' | '？' | '”' | ',' | ';' | ':' | '\n');
            let told = || {
                let clause = place.before(start, 60);
                let clause = clause.rsplit(['。', '，', '；', '！', ',', ';', '\n']).next().unwrap_or("");
                let since = ends_with_any(clause, &["起的", "后的", "前的", "间的", "满的", "内的"]);
                ends_with_any(clause, &["新的", "过去的"]) || clause.contains('是') && !since
            };
            let article = prev == Some('的') && unit == "年" && next.is_none_or(stops);
            if one && (prev == Some('头') || article && told()) {
                return None;
            }
            Some("figure.duration")
        }
        UnitKind::Money => {
            let small_han = n.single && n.script == Script::Han;
            let named = small_han && (NO_MONEY.begins(after) || matches!(prev, Some('多' | '一' | '二')));
            // 把每一分钱花在刀刃上
            let each = one && prev == Some('每');
            (!named && !each).then_some("figure.money")
        }
        _ => {
            if one && unit == "度"
                || one && matches!(unit, "斤" | "米" | "尺" | "克" | "升") && starts_with_any(after, &["线", "阳光"])
            {
                return None;
            }
            Some("figure.measured")
        }
    }
}

/// 等|3|部门印发, 等|十七|部委: how many organs issue a document together.
fn counts_issuers(place: &Place<'_>, start: usize, end: usize) -> bool {
    if place.before(start, 1) != "等" {
        return false;
    }
    let after = place.after(end);
    let behind = JOINT_ISSUERS.iter().find_map(|organs| after.strip_prefix(organs));
    behind.is_some_and(|b| !OF_ORGANS.begins(b))
}

/// A number with no unit: only where something else makes it a figure.
fn admit_bare(c: &Candidate<'_, '_>, before: &str, trail: &mut Trail) -> Option<&'static str> {
    let Candidate { place, start, end, q, adjoins, .. } = *c;
    let here = place.after(start);
    let n = &q.number;
    let after = place.after(end);
    let next = after.chars().next();
    let border = is_border(next) || bound_after(after).is_some();
    // 20.9、36.2、54个百分点: the unit stands with the last
    if let Some((.., until)) = trail.lent
        && end <= until
    {
        return Some("figure.listed");
    }
    if q.form == Form::Amount
        && n.script == Script::Arabic
        && let Some((measure, power, until)) = lends(place, end, n, before)
    {
        trail.lent = Some((measure, power, until));
        return Some("figure.listed");
    }
    // 由20万调整为30万元: so does the level it is changed to
    if n.big
        && n.script == Script::Arabic
        && let Some((measure, until)) = becomes(place, end, before)
    {
        trail.lent = Some((measure, 0, until));
        return Some("figure.listed");
    }
    if n.zero_led || labelled(before) {
        return None;
    }
    if counts_issuers(place, start, end) {
        return Some("figure.issuers");
    }
    match n.script {
        Script::Arabic => {
            if n.big {
                return Some("figure.scaled");
            }
            if n.more == Some(More::Over) {
                return Some("figure.more");
            }
            if q.form == Form::Range {
                // 范围在5.87～7.03之间
                let between = before.trim_end().ends_with('在') && gap(after).starts_with("之间");
                return (n.point && (border && BARE_CUE.ends(before) || between)).then_some("figure.bare");
            }
            let year_like = n.places == 4 && !n.point && here.starts_with(['1', '2']);
            // 由3.27缩小至2.93, 系数1.0: indexes and ratios have points and no unit
            let ratio = n.point
                && (before.ends_with(['由', '从', '至', '到', '为', '达'])
                    || RATIO.ends(before)
                    || level_of_a_date(before));
            let cue = BARE_CUE.ends(before.trim_end()) || ratio;
            let goes_on = class_of(next.unwrap_or('\n')) == Class::Han && !VERSION.begins(after);
            let border = border || n.point && cue && goes_on;
            let no_year = !year_like || before.ends_with("达到") || TOTAL.ends(before);
            (cue && border && no_year).then_some("figure.bare")
        }
        Script::Han => {
            if n.big && n.weighty {
                return Some("figure.scaled");
            }
            let cue = BARE_CUE.ends(before);
            if n.weighty
                && (cue && (border || class_of(next.unwrap_or('\n')) == Class::Han)
                    || border && (adjoins || is_border(before.chars().next_back())))
            {
                return Some("figure.bare");
            }
            // 不是一却是五: a small numeral is a number only where it is said to be one
            let said = ends_with_any(before, &["是", "等于", "不是"])
                && (border || matches!(next, Some('这' | '那' | '不' | '而' | '却')));
            if n.weighty || n.single || n.value.is_some_and(|v| v < Decimal::ONE_HUNDRED) {
                return said.then_some("figure.bare");
            }
            None
        }
        Script::Places => None,
    }
}

/// True when the words before say from which level of which time: 由上年的2.25缩小至2.21.
fn level_of_a_date(before: &str) -> bool {
    before.strip_suffix('的').is_some_and(|date| {
        let from = date.rfind(['由', '从']).map_or("", |at| &date[at..]);
        (1..=36).contains(&from.len()) && from.ends_with(['年', '月', '末', '底', '初', '期'])
    })
}

/// True when the words before a bare number make a label of it: 附件1, 电话, 图2.
fn labelled(before: &str) -> bool {
    let before = before.trim_end().trim_end_matches(['：', ':', ' ', '（', '(']);
    LABEL.ends(before)
}

/// The measure that the last member of a list lends the ones before it, and where the list ends.
///
/// Numbers parted by 、 and 和; the last has a unit of measure, and either the numbers have points or
/// 分别 stands before them. The scale of the last is lent too (11.4和23.6万平方米), where the numbers are of one size: 500和3万元 says
/// nothing of it.
fn lends(place: &Place<'_>, end: usize, first: &Number, before: &str) -> Option<(Measure, u32, usize)> {
    let mut at = end;
    let mut points = first.point;
    // numbers of the list that have no scale of their own: the least and the greatest number of places
    let (mut least, mut most) = (first.places, first.places);
    let mut scaled = first.power > 0 || first.big;
    let power = |q: &Quantity, least: u8, most: u8, scaled: bool| match q.number.power {
        0 => Some(0),
        // 惠及3500万、2300万人次
        _ if scaled => Some(0),
        // 分别为5200、1.3万吨: so great a number has no scale; 1.5和2300万 are not of one size
        _ if most > q.number.places + 1 => Some(0),
        power => (q.number.places <= least + 1).then_some(power),
    };
    for members in 2..10 {
        let rest = place.after(at);
        let rest = rest.strip_prefix(JOINTS)?;
        let from = place.text.len() - rest.len();
        let (after, q) = quantity(rest).ok()?;
        at = place.text.len() - after.len();
        points |= q.number.point;
        match q.measure {
            Measure::Bare if q.number.script == Script::Arabic => {
                (least, most) = (least.min(q.number.places), most.max(q.number.places));
                scaled |= q.number.power > 0 || q.number.big;
            }
            Measure::Percent | Measure::PerMille | Measure::Per(..) => {
                return Some((q.measure, power(&q, least, most, scaled)?, from));
            }
            Measure::Unit(u) => {
                let solid = !matches!(u.kind, UnitKind::Count | UnitKind::Duration) || before.contains("分别");
                let power = power(&q, least, most, scaled)?;
                // 每项资助50、30、10万元: sums of one scale, behind what names them
                let named =
                    before.chars().next_back().is_some_and(|c| class_of(c) == Class::Han && !"第共之的".contains(c));
                // 报销标准1、50万元以下由科室审批 numbers an item
                let named = named && members > 2 && !labelled(before);
                if u.kind == UnitKind::Money && power > 0 && named && first.script == Script::Arabic {
                    return Some((q.measure, power, from));
                }
                return (solid && (points || before.contains("分别"))).then_some((q.measure, power, from));
            }
            _ => return None,
        }
    }
    None
}

/// The money that a level is changed to, and where it begins: 由20万|调整为30万元.
fn becomes(place: &Place<'_>, end: usize, before: &str) -> Option<(Measure, usize)> {
    /// Characters of the verb.
    const VERB: usize = 4;
    before.ends_with(['由', '从']).then_some(())?;
    let rest = place.after(end);
    let (at, to) = rest.char_indices().take(VERB).find(|(_, c)| matches!(c, '到' | '至' | '为'))?;
    let rest = &rest[at + to.len_utf8()..];
    let (_, q) = quantity(rest).ok()?;
    let money = matches!(q.measure, Measure::Unit(u) if u.kind == UnitKind::Money);
    money.then_some((q.measure, place.text.len() - rest.len()))
}

/// The percentage points that a bare 个 shares: 3.4个、1个百分点.
fn shared_point(q: &Quantity, rest: &str) -> Option<Measure> {
    let Measure::Unit(unit) = q.measure else { return None };
    if unit.surface != "个" || q.number.script != Script::Arabic {
        return None;
    }
    let mut rest = rest;
    for _ in 0..6 {
        rest = rest.strip_prefix(JOINTS)?;
        let (after, next) = quantity(rest).ok()?;
        match next.measure {
            Measure::Unit(u) if u.kind == UnitKind::PercentagePoint => return Some(next.measure),
            Measure::Unit(u) if u.surface == "个" => rest = after,
            _ => return None,
        }
    }
    None
}

/// Characters of a short quotation.
pub(super) const SHORT: usize = 14;

/// True inside a short quotation that names something by numbers: “四个亲自”, “1+6+5”, “金融30条”.
fn named_in_quotes(place: &Place<'_>, start: usize, end: usize) -> bool {
    let before = place.text[place.paragraph_start.min(start)..start].chars().rev().take(SHORT);
    // the characters from the opening mark on
    let mut inside = None;
    for (c, n) in before.zip(1..) {
        match c {
            '“' | '‘' | '「' | '"' => {
                inside = Some(n);
                break;
            }
            '”' | '’' | '」' | '，' | '。' | '；' | '：' | '！' => return false,
            _ => {}
        }
    }
    let Some(inside) = inside else { return false };
    // “执行期限暂定为2年”: that is said, not named
    if place.before(start, 4).ends_with(['为', '达', '至', '到']) {
        return false;
    }
    let after = place.after(end);
    let mut length = 0;
    for c in after.chars().take(SHORT) {
        match c {
            '”' | '’' | '」' | '"' => return inside + length <= SHORT,
            '，' | '。' | '；' | '：' | '\n' | '！' => return false,
            _ => length += 1,
        }
    }
    false
}

/// The bound that the words beside a figure, or a word inside it, state.
fn bound(clause: Clause<'_>, after: &str, q: &Quantity) -> Option<(&'static str, Bound)> {
    let unit = match q.measure {
        Measure::Unit(u) => u.surface,
        _ => "",
    };
    let time = matches!(q.measure, Measure::Unit(u) if u.kind == UnitKind::Duration);
    // 超过人民币5000元
    let trimmed = clause.text.trim_end();
    let trimmed = trimmed.strip_suffix("人民币").unwrap_or(trimmed);
    let said = bound_before(trimmed).filter(|&(word, _)| {
        let lead = &trimmed[..trimmed.len() - word.len()];
        let c = lead.chars().next_back();
        match word {
            // 节约, 签约, 条约
            "约" => !c.is_some_and(|c| "节合违条制预公签契履简集特缔邀规誓续失租".contains(c)),
            // 附近, 最近; 近三年 is a stretch that ends now
            "近" => {
                !c.is_some_and(|c| "附最邻靠临亲贴相远走抵迫".contains(c))
                    && !(time && (is_border(c) || unit != "岁" && !c.is_some_and(|c| "时续达了经用".contains(c))))
            }
            "超" => !c.is_some_and(|c| "高赶反".contains(c)),
            "破" => !c.is_some_and(|c| "突打攻侦".contains(c)),
            // 每个展位限2人, but 限期, 年限
            "限" => !c.is_some_and(|c| "期年时界权无有极局上下门受宽不".contains(c)),
            // 补贴最高为50万元, but 气温最低为-3度 tells what was
            "最高为" | "最多为" | "最低为" | "最少为" => {
                time || matches!(q.measure, Measure::Percent | Measure::Per(..))
                    || matches!(q.measure, Measure::Unit(u) if u.kind == UnitKind::Money)
            }
            // 建成最长3公里的隧道 bounds nothing
            "最长" | "最短" | "最长为" | "最短为" => time,
            // 单户封顶10万元, but 主体封顶35栋
            "封顶" => matches!(q.measure, Measure::Unit(u) if u.kind == UnitKind::Money),
            "满" => !c.is_some_and(|c| "圆美充饱丰爆客".contains(c)),
            // 贷率≥96%; a sign that begins a line or follows another sign compares nothing
            "≥" | "≤" | "＞" | "＜" | ">" | "<" | "›" | "‹" => c.is_some_and(|c| {
                class_of(c) == Class::Han || c.is_ascii_alphanumeric() || matches!(c, '）' | ')' | ' ')
            }),
            _ => true,
        }
    });
    if said.is_some() {
        return said;
    }
    if let Some(found) = limit(clause.cut(trimmed)) {
        return Some(found);
    }
    // 过亿, 过万: only before great numbers
    if q.number.big && trimmed.ends_with('过') && !NO_OVER.ends(trimmed) {
        return Some(("过", Bound::Over));
    }
    if q.form == Form::Between {
        return None;
    }
    // 35周岁（含35周岁）以下
    let rest = gap(past_inclusion(gap(after)));
    if let Some((word, b)) = bound_after(rest) {
        let tail = &rest[word.len()..];
        let other = match word {
            "以上" => starts_with_any(tail, &["述"]),
            "左右" => starts_with_any(tail, &["岸", "侧", "两"]),
            "上下" => NO_ABOUT.begins(tail),
            _ => false,
        };
        if !other {
            return Some((word, b));
        }
    }
    // 三年多; 增加一倍多
    let tenths = q.form == Form::Tenths;
    if (time || tenths || unit == "倍") && rest.starts_with(['多', '余']) && !starts_with_any(rest, &["多于", "余下"])
    {
        return Some(("多", Bound::Over));
    }
    // 浮动范围应在15%内
    if matches!(q.measure, Measure::Percent)
        && trimmed.ends_with('在')
        && rest.strip_prefix('内').is_some_and(|behind| is_border(behind.chars().next()))
    {
        return Some(("内", Bound::Under));
    }
    // 公交站500米内, but 5米内径
    if matches!(unit, "米" | "公里" | "千米" | "里" | "海里")
        && rest
            .strip_prefix('内')
            .is_some_and(|behind| !behind.starts_with(|c| "径容部外设陆河环涝网港墙街侧衬线销联存".contains(c)))
    {
        return Some(("内", Bound::Under));
    }
    if time {
        // 20日内 is a deadline; 五年内 of a plan is its whole stretch
        if let Some(behind) = rest.strip_prefix('内').filter(|behind| !behind.starts_with(['容', '部', '地', '蒙']))
        {
            // 出售后一年内 is a deadline, 改革开放后二十年内 and 今后五年内 none
            let event = trimmed.strip_suffix('后').is_some_and(|deed| STARTS_TERM.ends(deed));
            let lead = trimmed.chars().next_back();
            let term = DEADLINE_BEFORE.any_in(trimmed)
                || DEADLINE_AFTER.begins(behind)
                || lead.is_some_and(|c| class_of(c) == Class::Han && !"这在过后前的间未来今".contains(c));
            let tail = behind.chars().next();
            let plan = unit == "年"
                && q.number.script != Script::Arabic
                && !term
                && (is_border(tail) || is_border(lead) || lead.is_some_and(|c| "这过后前的间未来今".contains(c)));
            if !plan || event {
                return Some(("内", Bound::Under));
            }
        }
    }
    match q.number.more {
        Some(More::Over) => Some(("多", Bound::Over)),
        Some(More::About) => Some(("来", Bound::About)),
        // 被淹的农田约占全国农田十分之一
        _ if !clause.holds(ABOUT) => None,
        _ => {
            let behind = trimmed.rfind("约占").map(|at| &trimmed[at + "约占".len()..])?;
            let figure = |c: char| c.is_ascii_digit() || is_han_numeral(c) || c == '、';
            (!behind.contains(figure)).then_some(("约", Bound::About))
        }
    }
}

/// The figure is what a rate is reckoned with, neither bounded nor a change: 不低于贷款市场报价利率减20个基点.
fn is_spread(clause: &str) -> bool {
    let rate = |lead: &str| ends_with_any(lead.trim_end(), &["报价利率", "基准利率", "LPR", "lpr"]);
    let Some(lead) = clause.strip_suffix(['加', '减']) else { return false };
    rate(lead) || lead.ends_with(['）', ')']) && lead.rfind(['（', '(']).is_some_and(|at| rate(&lead[..at]))
}

/// A limit that the clause sets and the figure closes: 不得超过监管资金额度的30%, 下浮不低于备案价格85%, 最高加5分,
/// 至少保存5年.
fn limit(clause: Clause<'_>) -> Option<(&'static str, Bound)> {
    let denied = clause.holds(DENIAL) && clause.holds(LIMIT);
    let (clause, least, most) = (clause.text, clause.holds(LEAST), clause.holds(MOST));
    // what is measured may be two things only where 的 closes it: 不低于村民、村集体住宅建筑面积的20%
    let owned = clause.ends_with('的');
    if !(owned || denied || most || least) || is_spread(clause) {
        return None;
    }
    /// How many characters may stand between 至少 and its figure.
    const FARTHEST_LEAST: usize = 12;
    const LIMITS: [(&str, &str, Bound); 8] = [
        ("超过", "不超过", Bound::Under),
        ("超出", "不超出", Bound::Under),
        ("多于", "不多于", Bound::AtMost),
        ("大于", "不大于", Bound::AtMost),
        ("小于", "不小于", Bound::AtLeast),
        ("高于", "不高于", Bound::AtMost),
        ("低于", "不低于", Bound::AtLeast),
        ("少于", "不少于", Bound::AtLeast),
    ];
    let number = |c: char| c.is_ascii_digit() || c == '%';
    let quantity = |c: char| number(c) || !owned && matches!(c, '、' | '和');
    for (verb, word, bound) in LIMITS.into_iter().filter(|_| denied) {
        let Some(at) = clause.rfind(verb) else { continue };
        let denied = ends_with_any(&clause[..at], &["不", "不得", "不能", "不应", "不宜", "不可"]);
        // between the limit and its figure stands what is measured, and no other figure
        if denied && !clause[at + verb.len()..].contains(quantity) {
            return Some((word, bound));
        }
    }
    // 但不超监管资金总额的95%, but 不超标企业占90%
    if owned
        && let Some(at) = clause.rfind('超').filter(|at| ends_with_any(&clause[..*at], &["不", "不得"]))
        && !clause[at..].contains(number)
    {
        return Some(("不超过", Bound::Under));
    }
    // 接近高中学生人数的50%
    if owned
        && let Some(at) = clause.rfind("接近")
        && !clause[at..].contains(quantity)
    {
        return Some(("接近", Bound::About));
    }
    // 至少保存 5年, 至少达成5%比例: the verb may stand between
    if least && let Some(at) = clause.rfind("至少") {
        let between = &clause[at + "至少".len()..];
        let counted = |c: char| number(c) || is_han_numeral(c);
        if !between.contains(counted) && between.chars().count() <= FARTHEST_LEAST {
            return Some(("至少", Bound::AtLeast));
        }
    }
    let extremes = [("最高", true), ("最多", true), ("最长", true), ("最低", false), ("最少", false), ("最短", false)];
    for (word, most) in extremes.into_iter().filter(|_| most) {
        let Some(at) = clause.rfind(word) else { continue };
        let behind = clause[at + word.len()..].trim();
        let bound = if most { Bound::AtMost } else { Bound::AtLeast };
        // 最多可提取7800元, 最长延期6个月
        let done = behind.strip_prefix("可以").or_else(|| behind.strip_prefix('可')).unwrap_or(behind);
        if !word.ends_with(['高', '低']) && TAKES.has(done) {
            return Some((word, bound));
        }
        // 最低可按30%执行, 最低可按挂牌价的20%
        let of = |n: &&str| n.ends_with('的') && !n.contains(quantity);
        let norm = behind.strip_prefix("可按").filter(|n| n.is_empty() || of(n));
        // 缴纳比例最低为起始价的20%
        let norm = norm.or_else(|| behind.strip_prefix('为').filter(of));
        let verb = norm.map_or(behind, |_| "按");
        if UP_TO.has(verb) {
            return Some((if most { "最高" } else { "最低" }, bound));
        }
    }
    None
}

/// The bound that 分别 hands out over a list: 分别突破1.5万亿元、1.4万亿元.
fn shared_bound(
    place: &Place<'_>,
    start: usize,
    q: &Quantity,
    found: &[FigureMention],
) -> Option<(&'static str, Bound)> {
    const LONGEST_LIST: usize = 8;
    let mut first = found.last().filter(|p| p.span.end() <= start)?;
    let (word, bound) = first.bound?;
    let joined = |from: usize, to: usize| place.text.get(from..to).is_some_and(is_joint);
    if !joined(first.span.end(), start) || !same_unit(&first.quantity, q) {
        return None;
    }
    // back to the figure that the word stands before
    for pair in found.windows(2).rev().take(LONGEST_LIST) {
        let goes_on = pair[0].bound == Some((word, bound)) && same_unit(&pair[0].quantity, q);
        if !goes_on || !joined(pair[0].span.end(), pair[1].span.start()) {
            break;
        }
        first = &pair[0];
    }
    let lead = place.before(first.span.start(), 12).trim_end();
    // 不低于每平方米800元、500元
    let each = lead.rfind('每').filter(|&at| lead[at..].chars().count() <= 4);
    let lead = lead[..each.unwrap_or(lead.len())].strip_suffix(word)?;
    // 不少于300人、600人: one word bounds both
    let sole = matches!(word, "不少于" | "不低于" | "不超过" | "不高于" | "突破" | "超过" | "满");
    (sole || ends_with_any(lead, &["分别", "分别达", "分别已"])).then_some((word, bound))
}

/// The same unit, and where it is a measure word the same word.
fn same_unit(a: &Quantity, b: &Quantity) -> bool {
    match (a.measure, b.measure) {
        (Measure::Unit(a), Measure::Unit(b)) => a.surface == b.surface,
        _ => same_measure(a, b),
    }
}

/// A currency named before its sum: 港币两千元.
fn currency(clause: &str) -> Option<&'static str> {
    let clause = clause.trim_end();
    if !clause.ends_with(['币', '元', '金']) {
        return None;
    }
    [("港币", "港元"), ("港元", "港元"), ("美金", "美元"), ("日币", "日元"), ("欧元", "欧元"), ("澳币", "澳元")]
        .into_iter()
        .find_map(|(word, unit)| clause.ends_with(word).then_some(unit))
}

/// The change that a figure states.
fn change(
    place: &Place<'_>,
    clause: Clause<'_>,
    start: usize,
    end: usize,
    q: &Quantity,
    found: &[FigureMention],
) -> Option<ChangeCue> {
    if is_spread(clause.text) {
        return None;
    }
    let previous = found.last();
    // 增长7%、6.8%: the member of a list states what the one before it states
    if let Some(p) = previous
        && p.span.end() <= start
        && start - p.span.end() <= 24
    {
        let between = &place.text[p.span.end()..start];
        // 分别增长5%左右、6%以上
        let behind = bound_after(between).map_or(between, |(word, _)| &between[word.len()..]);
        if let Some(rest) = behind.strip_prefix(JOINTS) {
            let mut rest = rest;
            while let Some((word, _)) = bound_before(rest) {
                rest = &rest[..rest.len() - word.len()];
            }
            if rest.trim().is_empty() && same_measure(&p.quantity, q) {
                return p.change;
            }
        }
        // 增长4%（包括村办为6%）
        let inside = between.strip_prefix(['（', '(']).filter(|_| matches!(q.measure, Measure::Percent));
        if inside.is_some_and(|inside| inside.starts_with("其中") || INCLUDES.begins(inside)) {
            return p.change;
        }
    }
    let cue = direct(clause.text)
        .or_else(|| higher(clause, q))
        .or_else(|| behind(place.after(end)))
        .or_else(|| over_noun(place, clause, start, previous, q))?;
    // 收入快于经济增长2个百分点, but 高于前十年平均每年增长6%
    if is_points(q) && clause.text.trim_end().strip_suffix(cue.verb).is_some_and(outdoes) {
        return None;
    }
    // 提升3个平台 raises each of three: an amount is raised only where nothing follows
    let counted = matches!(q.measure, Measure::Unit(u) if u.kind == UnitKind::Count);
    // 比上年提高0.3个和1.1个百分点
    let listed = || shared_point(q, place.after(end)).is_some();
    let goes_on = || place.after(end).strip_prefix(JOINTS).is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()));
    let open = || !is_border(place.after(end).chars().next()) || goes_on();
    if counted && RAISES.has(cue.verb) && open() && !listed() {
        return None;
    }
    let against = against(place, clause, start, previous).or_else(|| {
        // 比上年增加3000万吨，增长8.2%: a bare verb goes on with the base of the figure before
        let p = previous?;
        let between = place.text.get(p.span.end()..start)?;
        let bare = between.strip_prefix(['，', ','])?;
        (bare == cue.verb).then_some((p.change?.against?, p.change?.lead))
    });
    // 比上年减少4天; 时限缩短3天 tells how long rather than against what
    if matches!(q.measure, Measure::Unit(u) if u.kind == UnitKind::Duration) && against.is_none() {
        return None;
    }
    Some(ChangeCue { against: against.map(|a| a.0), lead: against.is_some_and(|a| a.1), ..cue })
}

/// 高, 低, 多, 少 right before the figure, against another time: 比去年同期低2.9个百分点, 比上年多12人; but 比全国高2个百分点.
fn higher(clause: Clause<'_>, q: &Quantity) -> Option<ChangeCue> {
    clause.holds(COMPARISON).then_some(())?;
    let rest = clause.text.trim_end().trim_end_matches(['约', '近']);
    let point = is_points(q);
    let (word, rise) =
        [("高", true), ("低", false), ("多", true), ("少", false)].into_iter().find(|w| rest.ends_with(w.0))?;
    let amount = matches!(q.measure, Measure::Unit(u) if u.kind != UnitKind::Duration);
    let fits = if matches!(word, "高" | "低") { point } else { amount };
    let lead = rest[..rest.len() - word.len()].trim_end();
    let than = lead.rfind(['比', '较']).filter(|_| fits)?;
    let base = &lead[than..];
    // 比上年同期, 同比: nothing but a time is compared with
    let time = base == "比" && lead.ends_with("同比")
        || ["上年", "去年", "上年同期", "去年同期", "上年末", "上月", "上季度", "年初"]
            .contains(&&base[base.chars().next().map_or(0, char::len_utf8)..]);
    time.then_some(ChangeCue { rise, against: None, lead: false, verb: word })
}

fn same_measure(a: &Quantity, b: &Quantity) -> bool {
    match (a.measure, b.measure) {
        (Measure::Percent, Measure::Percent) | (Measure::PerMille, Measure::PerMille) | (Measure::Bare, _) => true,
        (Measure::Unit(a), Measure::Unit(b)) => {
            a.kind == b.kind || a.surface == "个" && b.kind == UnitKind::PercentagePoint
        }
        (Measure::Per(a, ..), Measure::Per(b, ..)) => a.kind == b.kind,
        _ => false,
    }
}

/// A verb right before the figure: 增长5%, 分别下降7%, 涨幅控制在2%.
fn direct(clause: &str) -> Option<ChangeCue> {
    let mut rest = clause.trim_end();
    let mut level = false;
    for _ in 0..4 {
        if let Some(word) = change_ending(rest) {
            let lead = &rest[..rest.len() - word.surface.len()];
            // 同比增长分别为12.5%和8.6%
            let since = lead.ends_with("同比") || lead.ends_with("环比");
            if word.reach != Reach::Rate && level && !since || word.reach == Reach::Rate && !level && outdoes(lead) {
                return None;
            }
            let other = match word.surface {
                // 新增 and 增 inside a word are levels or names
                "增" | "升" | "涨" | "降" | "减" => {
                    lead.ends_with(['新', '倍', '激', '骤', '提', '上', '晋', '公', '毫']) && !lead.ends_with("提")
                        || lead.ends_with('新')
                }
                "增加" => lead.ends_with('新'),
                // 减收增支925亿元 is both
                "增支" | "减支" => lead.ends_with('收'),
                // 新建提升310公里农村公路
                "提升" => ["新建", "改建", "扩建"].iter().any(|deed| lead.ends_with(deed)),
                _ => false,
            };
            // 容积率不增加且不低于1.0
            let other = other || lead.ends_with('不') && word.reach == Reach::Rate;
            return (!other).then_some(ChangeCue { rise: word.rise, against: None, lead: false, verb: word.surface });
        }
        let bound = bound_before(rest).map(|w| w.0);
        let filler = CHANGE_FILLER.ending(rest);
        let lvl = LEVEL.ending(rest);
        let strip = match (bound, filler, lvl) {
            (Some(w), _, _) | (None, Some(w), _) => w,
            (None, None, Some(w)) => {
                level = true;
                w
            }
            _ => return None,
        };
        rest = rest[..rest.len() - strip.len()].trim_end();
    }
    None
}

/// True for percentage points.
fn is_points(q: &Quantity) -> bool {
    matches!(q.measure, Measure::Unit(u) if u.kind == UnitKind::PercentagePoint && u.surface.contains("百分点"))
}

/// What stands before a rate or a change sets something against it: 快于经济|增速 1个百分点, 快于经济|增长 1个百分点.
fn outdoes(lead: &str) -> bool {
    let mut ends = lead.rmatch_indices('于').filter(|(at, _)| lead[..*at].ends_with(['快', '高', '低', '慢']));
    let than = ends.next().map(|(at, than)| at + than.len());
    than.is_some_and(|at| !lead[at..].contains(|c: char| c.is_ascii_digit() || matches!(c, '、' | '的')))
}

/// A verb behind the figure: 保持10%以上增长, 以8%的速度递增.
fn behind(after: &str) -> Option<ChangeCue> {
    let mut rest = gap(after);
    // cheap: the verb, a bound, 的 or a noun of speed
    let may_lead = |c| {
        let verb = matches!(c, '增' | '递' | '涨' | '降');
        verb || matches!(c, '以' | '左' | '上' | '的' | '年' | '平' | '速' | '幅' | '及' | '（' | '(')
    };
    if !rest.chars().next().is_some_and(may_lead) {
        return None;
    }
    if let Some((word, _)) = bound_after(rest) {
        rest = &rest[word.len()..];
    }
    let rest = rest.strip_prefix('的').unwrap_or(rest);
    let rest = SPEED.iter().find_map(|w| rest.strip_prefix(w)).unwrap_or(rest);
    for &(word, rise, verb) in &[
        ("增长", true, "增长"),
        ("递增", true, "递增"),
        ("增速", true, "增速"),
        ("涨幅", true, "涨幅"),
        ("增幅", true, "增幅"),
        ("降幅", false, "降幅"),
        ("递减", false, "递减"),
    ] {
        if let Some(tail) = rest.strip_prefix(word) {
            let level = tail.starts_with(['到', '至', '为', '极', '点']) || starts_with_any(tail, &["目标", "贡献"]);
            // 的五百亿元增长一倍: the verb speaks of the next figure
            let next = tail.trim_start_matches(['了', '近', '约', '超', '逾', '过', '百', '分', '之']);
            let taken = next.chars().next().is_some_and(|c| matches!(class_of(c), Class::Digit | Class::Numeral));
            return (!level && !taken).then_some(ChangeCue { rise, against: None, lead: false, verb });
        }
    }
    None
}

/// A verb with a noun between: 净增经营主体120.5万户, 减少审批事项25项; also for the next of a list
/// 净增涉税主体24.8万户、规上法人单位1302户.
fn over_noun(
    place: &Place<'_>,
    clause: Clause<'_>,
    start: usize,
    previous: Option<&FigureMention>,
    q: &Quantity,
) -> Option<ChangeCue> {
    // 从压缩需求和增加供给两方面努力: what is counted there is no amount
    let sides = matches!(q.measure, Measure::Unit(u) if matches!(u.surface, "方面" | "部分" | "种" | "类" | "大类"));
    if sides || !matches!(q.measure, Measure::Unit(_) | Measure::Bare | Measure::Per(..)) {
        return None;
    }
    let clause_start = start - clause.text.len();
    let (segment, listed) = match previous.filter(|p| p.span.end() > clause_start) {
        Some(p) => (
            &place.text[p.span.end()..start],
            p.change.filter(|c| matches!(c.verb, "净增" | "净增加" | "净减" | "净减少")),
        ),
        None => (clause.text, None),
    };
    let parts = |c: char| {
        let level = matches!(c, '到' | '至' | '达' | '为' | '占' | '是');
        let joins = matches!(c, '其' | '共' | '的' | '“' | '、' | '和' | '与' | '及' | '从' | '跨');
        level || joins || matches!(c, '年' | '建' | '完' | '新')
    };
    // 增加值 is a noun
    let plain = |s: &str| !s.starts_with('值') && !s.contains(parts);
    if let Some(rest) = segment.strip_prefix('、') {
        return listed.filter(|_| rest.chars().count() <= 14 && plain(rest));
    }
    clause.holds(CHANGE).then_some(())?;
    // the verb nearest to the figure
    let (i, cue) = segment.char_indices().rev().find_map(|(i, c)| {
        if !matches!(c, '净' | '增' | '提' | '减' | '压' | '降' | '精' | '削' | '上' | '下') {
            return None;
        }
        let verb = change_over_noun(&segment[i..]).filter(|_| !ends_with_any(&segment[..i], &["不", "没有", "未"]))?;
        Some((i, ChangeCue { rise: verb.rise, against: None, lead: false, verb: verb.surface }))
    })?;
    // 推广增产技术12项, 增产稳产田8万亩: there it describes
    let weighed = matches!(q.measure, Measure::Unit(u) if u.kind == UnitKind::Measure && u.dimension != "area");
    if cue.verb.ends_with('产') && !weighed {
        return None;
    }
    let noun = &segment[i + cue.verb.len()..];
    // 下调个人住房公积金贷款利率0.25个百分点
    let reach = if cue.verb.starts_with('净') || is_points(q) { 18 } else { 10 };
    let lead = &segment[..i];
    let ok = noun.chars().count() <= reach
        && (plain(noun) || cue.verb.starts_with('净') && !noun.contains(['到', '至', '达', '为', '占']))
        && !lead.ends_with('新')
        && !noun.chars().any(|c| c.is_ascii_digit());
    ok.then_some(cue)
}

/// Against what: 同比, 环比, 年均, 比2020年.
fn against(
    place: &Place<'_>,
    clause: Clause<'_>,
    start: usize,
    previous: Option<&FigureMention>,
) -> Option<(Against, bool)> {
    let (clause, compares) = (clause.text, clause.holds(COMPARISON));
    // past the figure before it in the clause: 年均浓度为27微克、下降15.6% is no annual average
    let clause_begin = start - clause.len();
    let own = previous.map(|p| p.span.end()).filter(|&e| e > clause_begin).map_or(clause, |e| &place.text[e..start]);
    if compares && let Some(found) = against_in(own) {
        return Some((found, false));
    }
    if compares
        && own.len() < clause.len()
        && let Some(found) = against_in(clause).filter(|a| *a != Against::AnnualAverage)
    {
        return Some((found, false));
    }
    // 一九五七年比一九五二年，钢增加…，煤增加…: a base stated in a clause of its own holds up to the stop
    if let Some(p) = previous
        && p.change.is_some_and(|c| c.lead)
        && place.text.get(p.span.end()..start).is_some_and(|b| !b.contains(['。', '；', '！', '？', '\n']))
    {
        return p.change?.against.map(|a| (a, true));
    }
    // 同一九八〇年相比，外汇增长…
    let clause_start = start - clause.len();
    let mark = place.text[place.paragraph_start.min(clause_start)..clause_start].chars().next_back()?;
    let mut end = clause_start - mark.len_utf8();
    // 同一九五四年比较，产量都有增长：原煤增长…: behind a colon the clause before the one that leads in counts too
    for _ in 0..if mark == '：' { 2 } else { 1 } {
        let earlier = place.before(end, 24);
        let from = earlier.rfind(['，', '。', '；', '：', '（']);
        let earlier = from.map_or(earlier, |i| &earlier[i..]);
        let lead = earlier.trim_start_matches(['，', '。', '；', '：', '（']);
        if ends_with_any(earlier, &["相比", "相比较", "比较", "相较"]) {
            return Some((against_in(earlier).unwrap_or(Against::Named), true));
        }
        if is_base(lead) {
            return Some((Against::Named, true));
        }
        if !earlier.starts_with('，') {
            break;
        }
        end -= earlier.len();
    }
    None
}

/// A clause that is nothing but a comparison of times: 而一九五八年比一九五七年.
fn is_base(clause: &str) -> bool {
    clause.char_indices().filter(|(_, c)| matches!(c, '比' | '较')).any(|(i, c)| {
        let base = gap(&clause[i + c.len_utf8()..]);
        date::date(base).is_ok_and(|(rest, _)| matches!(rest.trim(), "" | "底" | "末"))
            || date::lone_year(base).is_ok_and(|(rest, _)| rest.trim().is_empty())
    })
}

fn against_in(clause: &str) -> Option<Against> {
    // cheap: every word of comparison holds 比, 较, 均, 年 or 同
    if !clause.contains(['比', '较', '均', '同', '每']) {
        return None;
    }
    // 年均增长5%, but not PM2.5年均浓度下降25%
    let verbs = [
        '增', '下', '递', '提', '减', '上', '实', '分', '净', '名', '只', '约', '近', '超', '降', '回', '复', '扩',
        '压', '缩', '达', '要', '将', '都', '保', '可', '为', '翻', '在', '改', '新', '比', '高', '平',
    ];
    // cheap: what every such word holds
    let words: &[&str] = match clause.contains('年') && clause.contains(['均', '每', '递']) {
        true => &YEARLY,
        false => &[],
    };
    for word in words {
        if let Some(i) = clause.rfind(word) {
            let rest = &clause[i + word.len()..];
            if rest.is_empty() || rest.starts_with(verbs) || *word == "年递增" {
                return Some(Against::AnnualAverage);
            }
        }
    }
    let comparisons = || clause.char_indices().filter(|(_, c)| matches!(c, '比' | '较' | '同' | '与'));
    if comparisons().any(|(i, _)| YEAR_BEFORE.begins(&clause[i..])) {
        return Some(Against::YearBefore);
    }
    if clause.contains("环比") {
        return Some(Against::PeriodBefore);
    }
    for (i, c) in comparisons() {
        let rest = gap(&clause[i + c.len_utf8()..]);
        let named = date::plan(rest).is_ok()
            || date::date(rest).is_ok()
            || date::lone_year(rest).is_ok()
            || BASE_TIME.begins(rest);
        if named {
            return Some(Against::Named);
        }
    }
    None
}
