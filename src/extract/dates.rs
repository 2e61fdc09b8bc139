//! Where a date may start, and what its neighbours say of it.
//!
//! “截至2023年底” is 2023年底 up to which; “比2020年增长” names 2020 as a base, not as what is spoken of;
//! “20日内” is a stretch of days, no date.
//!
//! A date starts where a run of digits or Chinese numerals begins (one character earlier for 第一季度,
//! 前三季度, “十四五”), or where a word for a year or month stands. Its modifier is read from the words right
//! before and after it, which stay outside.

use super::walk::Place;
use crate::grammar::date::{self, Part, Written, Year};
use crate::grammar::{doc_number, gap, past_inclusion};
use crate::lex::{Class, class_of};
use crate::lexicon::ends_with_any;
use crate::lexicon::figures::bound_after;
use crate::lexicon::lists::{AFTER_WORD, AIM_WORD, AT_ONCE, BASE, DAYS_COUNTED, NO_SINCE, UNTIL};
use crate::text::{Span, is_han_numeral};

/// Which side of a date the words beside it mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// 以来, 自…起
    Since,
    /// 截至
    Until,
    /// 到, …前
    By,
}

/// A date as written.
#[derive(Debug, Clone, Copy)]
pub struct DateMention {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub written: Written,
    /// Since, until, by; absent when no word says so.
    pub side: Option<Side>,
    /// It is what something is compared with (比2020年): it does not say what the text speaks of.
    pub base: bool,
    /// It stands in 《》.
    pub in_title: bool,
    /// It opens its paragraph as what the paragraph is about: “2023年，”, “刚刚过去的2025年，”.
    pub topic: bool,
    /// It comes again: 每年 stands before it (每年7月1日至次年6月30日), or 的 before 当年 (取得证书的当年). Such words name
    /// no one year.
    pub recurs: bool,
    /// The whole text is this date.
    pub lone: bool,
    /// Which paragraph.
    pub paragraph: u32,
    /// Which sentence, over the whole text.
    pub sentence: u32,
}

const YEAR: &[u8] = "年".as_bytes();
const MONTH: &[u8] = "月".as_bytes();
const QUARTER: &[u8] = "季".as_bytes();
const CENTURY: &[u8] = "世".as_bytes();

const MONTH_WORDS: [&str; 10] =
    ["上一个月", "下一个月", "上个月", "下个月", "这个月", "本月", "上月", "下月", "当月", "同月"];

/// Where the first of the words begins that ends at the byte `end`.
fn word_to(text: &str, end: usize, words: &[&str]) -> Option<usize> {
    words.iter().find(|word| text[..end].ends_with(**word)).map(|word| end - word.len())
}

/// Where words for years, months and quarters stand, ascending: found by the characters that end them, which stand at
/// `signs`.
pub(super) fn words(text: &str, signs: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut found = Vec::new();
    for hit in signs {
        let end = hit + 3;
        let start = match &text.as_bytes()[hit..end] {
            YEAR => year_word_start(text, hit),
            MONTH => word_to(text, end, &MONTH_WORDS)
                .filter(|&start| !ends_with_any(&text[..start], &["以", "地", "史", "日", "共", "线", "相"])),
            QUARTER if text[end..].starts_with('度') => {
                word_to(text, end, &["上个季", "下个季", "这个季", "本季", "上季", "下季"])
            }
            CENTURY if text[end..].starts_with('纪') => {
                word_to(text, end, &["上个世", "下个世", "这个世", "本世", "上世", "下世"])
            }
            _ => None,
        };
        found.extend(start.map(|start| start as u32));
    }
    found.sort_unstable();
    found
}

/// Characters that with 年 or with the word for a year make another word: 过去年, 透明年报, 健全年度考核.
/// A word for a year: the character that opens it, and what makes another word of it: the characters
/// that must not stand before it, and after it.
type YearWord = (char, &'static str, &'static str);

const YEAR_WORDS: &[YearWord] = &[
    ('今', "如", "轻龄纪级代味"),
    ('去', "过离", "轻龄纪级代均"),
    ('明', "文透说证声申表鲜阐发分", "轻龄纪级代度均"),
    ('来', "近以后未年几多往历向本原期", "轻龄纪级代度均"),
    ('上', "以史础际度面程理事地网线会路向身体世致则加马晚早历", "轻龄纪级代均产"),
    ('下', "以地线天之上名旗余如属", "轻龄纪级代均产"),
    ('前', "以日天年之目月当此先提向眼面从超空税战革放", "轻龄纪级代均产度"),
    ('后', "之以年月日今最然此前落先疫战灾产售背课事收税革放", "轻龄纪级代均产度"),
    ('本', "基成资日样根书版标文原", "级龄均"),
    ('当', "相适应每担正", "龄级"),
    ('同', "共合相不如会赞认伙", "级龄"),
    ('次', "一二三四五六七八九十两每历首多数层人档场批", "均会"),
    ('翌', "", ""),
    ('全', "安健完齐周成顾俱双", "龄级"),
];

/// Where the word begins whose 年 stands at the byte `hit`, if it is a word for a year.
fn year_word_start(text: &str, hit: usize) -> Option<usize> {
    let mut back = text[..hit].char_indices().rev();
    let after = text[hit + 3..].chars().next();
    let (at, c) = match back.next() {
        Some((at, c)) => (at, c),
        None => (hit, '\n'),
    };
    if let Some((_, before, behind)) = YEAR_WORDS.iter().find(|w| w.0 == c) {
        let barred = back.next().is_some_and(|(_, b)| before.contains(b)) || after.is_some_and(|a| behind.contains(a));
        return (!barred).then_some(at);
    }
    match c {
        // 上一自然年度, 上一会计年度
        '然' | '计' => {
            let lead = text[..hit].strip_suffix("自然").or_else(|| text[..hit].strip_suffix("会计"))?;
            let up = lead.ends_with("上一") || lead.ends_with("下一");
            (up && after == Some('度')).then(|| lead.len() - "上一".len())
        }
        // 前一年度: 前一年 is a stretch
        '一' if after == Some('度') && text[..at].ends_with('前') => {
            let start = at - '前'.len_utf8();
            (!text[..start].ends_with(['目', '以', '当', '此', '先', '提', '眼', '面', '日', '天'])).then_some(start)
        }
        // 上一年, 下一年度, 上个年度
        '一' | '个' => {
            let (start, _) = back.next().filter(|&(_, b)| matches!(b, '上' | '下'))?;
            let barred = back.next().is_some_and(|(_, b)| matches!(b, '以' | '天' | '地'));
            (!barred && (c == '一' || after == Some('度'))).then_some(start)
        }
        // 上半年, 后半年
        '半' => {
            let (start, _) = back.next().filter(|&(_, b)| matches!(b, '上' | '下' | '前' | '后'))?;
            let barred = back.next().is_some_and(|(_, b)| matches!(b, '以' | '每' | '之'));
            (!barred).then_some(start)
        }
        // 今明两年
        '两' => text[..at].ends_with("今明").then(|| at - "今明".len()),
        // 年初, 年底, 年内: not after a number (2025年底, 三年内) or 每
        _ => {
            let edge = matches!(after, Some('初' | '底' | '末' | '内'));
            let barred = c.is_ascii_digit()
                || crate::lex::class_of(c) == crate::lex::Class::Numeral
                || "每历逐各多近周学青少新常老往成中数年头干".contains(c)
                || (c == ' ' && text[..at].chars().next_back().is_some_and(|d| d.is_ascii_digit()));
            (edge && !barred).then_some(hit)
        }
    }
}

/// The date at a word for a year or month.
pub(super) fn word_at(place: &Place<'_>, at: usize) -> Option<DateMention> {
    let (rest, written) = date::word_date(place.after(at)).ok()?;
    // 上年 as a verb phrase's tail and the like are barred where words are found; 年内 alone is this year
    Some(mention(place, at, place.text.len() - rest.len(), written))
}

/// The date at a run of digits or Chinese numerals that begins at `at`. `free` is where the mention
/// before ends; `last` the date before.
pub(super) fn at(place: &Place<'_>, at: usize, free: usize, last: Option<&DateMention>) -> Option<DateMention> {
    let here = place.after(at);
    let before = place.char_before(at);
    let arabic = here.as_bytes().first().is_some_and(u8::is_ascii_digit);
    if arabic {
        let run = here.bytes().take_while(u8::is_ascii_digit).count();
        // cheap: what follows the run must be able to carry a date on
        let next = gap(&here[run..]).chars().next();
        let may = match next {
            Some('年' | '月' | '日' | '季' | '世') => true,
            Some('个') => matches!(before, Some('前' | '第')),
            Some('.' | '/' | '．') => run == 4,
            Some('-' | '—' | '–' | '－' | '~' | '～' | '─' | '至' | '到' | '−' | '∼' | '〜' | '―') => {
                run <= 2 || run == 4
            }
            Some('、' | '和' | '及' | '与' | '，' | ',') => run == 4,
            // 1978、1979两年
            Some(c) if date::HOW_MANY.contains(&c) => run == 4,
            // 1 9 9 8 年: digits set apart
            Some(c) if c.is_ascii_digit() => run == 1,
            _ => run == 8,
        };
        if !may {
            return None;
        }
        if before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '〔' | '［' | '№' | '#')) {
            return None;
        }
        // the rest of a number with points, unless it numbers the paragraph: 1.2025年2月
        if before == Some('.') {
            let lead = place.text[place.paragraph_start.min(at)..at - 1].trim_start();
            let numbers = !lead.is_empty() && lead.len() <= 3 && lead.bytes().all(|b| b.is_ascii_digit());
            if !numbers {
                return None;
            }
        }
        // the second part of a code or number: 0359-2022, GB/T 9704—2012
        if before.is_some_and(|c| matches!(c, '-' | '/' | ':' | '：' | '—')) {
            let earlier = place.before(at, 2).chars().next();
            if earlier.is_some_and(|c| c.is_ascii_alphanumeric()) {
                return None;
            }
        }
    } else {
        let first = here.chars().next()?;
        if matches!(first, '半' | '百' | '千' | '万' | '亿' | '几' | '两') || !may_date_han(here, before) {
            return None;
        }
    }
    // one character earlier: “十四五”, 第七个五年计划, 第一季度, 前三季度
    let start_before = |c: char| at - c.len_utf8();
    if let Some(c) = before {
        let opened = start_before(c) >= free;
        match c {
            '“' | '‘' | '"' | '「' | '『' | '”' | '\'' if opened && !arabic => {
                if let Ok((rest, w)) = date::plan(place.after(start_before(c))) {
                    return Some(mention(place, start_before(c), place.text.len() - rest.len(), w));
                }
            }
            '第' if opened => {
                let start = start_before(c);
                if let Ok((rest, w)) = date::plan(place.after(start)) {
                    return Some(mention(place, start, place.text.len() - rest.len(), w));
                }
                return match date::date(place.after(start)) {
                    Ok((rest, w)) => Some(mention(place, start, place.text.len() - rest.len(), w)),
                    Err(_) => None,
                };
            }
            '前' if opened => {
                let start = start_before(c);
                // 前6个月 alone may be any six months before: only “前11个月，” opens a clause
                let open = |w: &Written, rest: &str| {
                    !matches!((w.from.year, w.from.part), (Year::Open, Part::Months(..)))
                        || rest.starts_with(['，', ','])
                };
                if let Some((rest, w)) = date::date(place.after(start)).ok().filter(|(rest, w)| open(w, rest)) {
                    return Some(mention(place, start, place.text.len() - rest.len(), w));
                }
            }
            '每' | '逾' | '超' => return None,
            _ => {}
        }
        if !arabic && let Ok((rest, w)) = date::plan(here) {
            return Some(mention(place, at, place.text.len() - rest.len(), w));
        }
    } else if !arabic && let Ok((rest, w)) = date::plan(here) {
        return Some(mention(place, at, place.text.len() - rest.len(), w));
    }
    let found = date::month_days(here).or_else(|_| date::date(here)).or_else(|_| date::lone_year(here));
    if let Ok((rest, written)) = found {
        let end = place.text.len() - rest.len();
        if barred(place, at, end, &written) {
            return None;
        }
        return Some(mention(place, at, end, written));
    }
    // 12日: a day where a day or month stands before it in the sentence, else a number of days
    let near = last.is_some_and(|d| {
        d.sentence == place.sentence
            && d.paragraph == place.paragraph
            && matches!(d.written.to.unwrap_or(d.written.from).part, Part::Day(..) | Part::Month(_) | Part::DayOnly(_))
    });
    if (near || place.lone)
        && let Ok((rest, written)) = date::days(here)
    {
        let end = place.text.len() - rest.len();
        let stretch = bound_after(rest).is_some() || rest.starts_with(['内', '后', '前']);
        let counted = DAYS_COUNTED.ends(place.before(at, 3));
        if !stretch && !counted {
            return Some(mention(place, at, end, written));
        }
    }
    None
}

/// Cheap: what follows a run of Chinese numerals must be able to carry a date on.
fn may_date_han(here: &str, before: Option<char>) -> bool {
    let mut count = 0;
    let mut last = ' ';
    let mut rest = here;
    while let Some(c) = rest.chars().next() {
        if !(crate::lex::class_of(c) == crate::lex::Class::Numeral || matches!(c, '○' | '0' | 'O' | 'Ｏ')) || count > 16
        {
            break;
        }
        count += 1;
        last = c;
        rest = &rest[c.len_utf8()..];
    }
    match gap(rest).chars().next() {
        Some('年' | '月' | '日' | '季' | '世') => true,
        Some('个') => matches!(before, Some('前' | '第')),
        Some('至' | '到' | '—' | '-' | '–' | '～' | '~' | '－' | '─') => true,
        // “十四五”, 十四五规划
        Some('”' | '’' | '"' | '」' | '』' | '\'' | '“') => last == '五',
        Some('规' | '时' | '期' | '计' | '普' | '末' | '以' | '开' | '收' | '初' | '后')
            if last == '五' && count >= 2 =>
        {
            true
        }
        // 一九八〇 alone
        _ => count >= 4 && here.starts_with(['一', '二']),
    }
}

/// Written like a date, but none: lunar days, every March, the year of a document number.
fn barred(place: &Place<'_>, at: usize, end: usize, written: &Written) -> bool {
    let before = place.before(at, 4);
    let after = gap(place.after(end));
    if ends_with_any(before, &["每年", "每年的", "农历", "阴历", "夏历", "历年"]) {
        return true;
    }
    // 每年2月底前报送，3月底前公布
    if matches!(written.from.year, Year::Open)
        && matches!(written.from.part, Part::Month(_) | Part::Day(..))
        && each_year_before(place, at)
    {
        return true;
    }
    match written.from.part {
        // 2024年第11号: the year of a document number
        Part::Whole if matches!(written.from.year, Year::Given(_)) => {
            if doc_number::follows_year(after) {
                return true;
            }
            // a stretch of a thousand years and more: 1500年以上
            matches!(written.from.year, Year::Given(y) if y < 1840)
                && (bound_after(after).is_some() || after.strip_prefix('的').unwrap_or(after).starts_with("历史"))
        }
        // 半月一调度、一月一通报
        Part::Month(_) if after.starts_with('一') && place.text[at..end].starts_with('一') => true,
        Part::Month(_) => after.starts_with("革命") || ends_with_any(before, &["每", "个"]),
        Part::Quarter(_) | Part::Quarters(..) => ends_with_any(before, &["每", "各", "个"]),
        _ => false,
    }
}

/// What stands between 每年 and a place behind it in its sentence, where no year of its own stands between.
fn since_each_year<'t>(place: &Place<'t>, at: usize) -> Option<&'t str> {
    /// How many characters back 每年 is looked for.
    const FARTHEST: usize = 40;
    let lead = place.before(at, FARTHEST);
    let lead = lead.rfind(['。', '；', '！', '？', ';']).map_or(lead, |stop| &lead[stop..]);
    let between = &lead[lead.rfind("每年")? + "每年".len()..];
    // 每年…，2025年6月; 每年…，今年6月
    let year = |(at, _): (usize, &str)| {
        let mut back = between[..at].chars().rev();
        let numeral = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || class_of(c) == Class::Numeral);
        let last = back.next();
        matches!(last, Some('今' | '明' | '去')) || numeral(last) && numeral(back.next())
    };
    (!between.match_indices('年').any(year)).then_some(between)
}

/// 每年 opens a series of months and days before a place: 每年2月底前报送，3月底前公布.
fn each_year_before(place: &Place<'_>, at: usize) -> bool {
    since_each_year(place, at).is_some_and(|between| {
        let behind = between.trim_start_matches(|c: char| c.is_ascii_digit() || class_of(c) == Class::Numeral);
        between.is_empty() || behind.len() < between.len() && behind.starts_with('月')
    })
}

/// A word that counts from a year which comes again: 每年…上年度, 每年7月1日至次年6月30日, 取得证书的当年.
fn recurs(place: &Place<'_>, start: usize, end: usize, written: &Written) -> bool {
    let word = &place.text[start..end];
    let near = || since_each_year(place, start).is_some_and(|between| !between.contains(['，', ',']));
    match written.from.year {
        Year::Named(_) => {
            let closes = is_closed(place.after(end));
            word == "当年" && closes && place.char_before(start) == Some('的')
                || since_each_year(place, start).is_some()
        }
        // 每年…，全年完成5亿元 is of the year spoken of
        Year::Here(_) if word.contains("年度") => near() || each_year_before(place, start),
        _ => false,
    }
}

/// Nothing goes on about a date: it ends its clause, or 起 or 计 follows.
fn is_closed(after: &str) -> bool {
    let next = after.chars().next();
    next.is_none_or(|c| !matches!(class_of(c), Class::Han | Class::Numeral | Class::Digit) || matches!(c, '起' | '计'))
}

/// A date with what its neighbours say.
fn mention(place: &Place<'_>, start: usize, end: usize, written: Written) -> DateMention {
    let before = place.before(start, 8);
    let after = place.after(end);
    let plain = written.from.edge.is_none() && written.to.is_none() && written.from.part == Part::Whole;
    let opens = matches!(written.from.year, Year::Given(_)) && plain && {
        let lead = &place.text[place.paragraph_start.min(start)..start];
        let lead = lead.trim_start_matches([
            '（', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '）', '、', ' ', '\u{3000}',
        ]);
        lead.len() <= "即将过去的".len()
            && (lead.is_empty() || lead.ends_with('的') || matches!(lead, "在" | "回顾" | "总结" | "到"))
    };
    let topic = opens && (after.starts_with(['，', ',', '是', '我', '全', '以', '在', '市', '省', '县', '区']));
    DateMention {
        span: Span::new(start, end),
        written,
        side: side(before, &place.text[start..end], after, written.to.is_some()),
        // 由2022年的3%提高到5%: what was before
        base: BASE.ends(before)
            || before.ends_with(['同', '与', '于', '按'])
            || ends_with_any(before, &["按照", "比之"])
            || ends_with_any(before, &["由", "从"]) && after.starts_with('的')
            // 是1990年的三倍
            || before.ends_with('是')
                && after.strip_prefix('的').is_some_and(|rest| rest.chars().take(6).any(|c| c == '倍'))
            || before.ends_with('在') && ground(after).is_some()
            // 2003年以来最高
            || after.strip_prefix("以来").is_some_and(|rest| rest.starts_with(['最', '首', '同', '罕'])),
        in_title: place.in_title,
        topic,
        recurs: recurs(place, start, end, &written),
        lone: place.lone && start == place.paragraph_start && after.trim_end().is_empty(),
        paragraph: place.paragraph,
        sentence: place.sentence,
    }
}

/// The side that the words beside a date mean: 以来, 起 and 以后 after it, 截至, 到, 自 before it, 前 after it.
fn side(before: &str, date: &str, after: &str, stretch: bool) -> Option<Side> {
    let after = gap(after);
    let before = before.trim_end();
    if after.starts_with("以来") || after.starts_with("至今") || after.starts_with("迄今") {
        return Some(Side::Since);
    }
    if ends_with_any(before, &["截至", "截止", "截止到", "截至到", "截止至"]) {
        return Some(Side::Until);
    }
    if let Some(rest) = after.strip_prefix('起')
        && !rest.starts_with(['点', '步', '重', '草', '源', '飞', '伏', '色', '义', '来', '到', '诉', '码'])
    {
        return Some(Side::Since);
    }
    if after.starts_with("开始") && ends_with_any(before, &["从", "自"]) {
        return Some(Side::Since);
    }
    if stretch {
        return None;
    }
    // 2025年3月31日（含）前
    let past = past_inclusion(after);
    let word_after = past.strip_prefix(['之', '以']).unwrap_or(past);
    if let Some(rest) = word_after.strip_prefix('前') {
        let other = [
            '三', '列', '沿', '期', '景', '后', '往', '半', '瞻', '苏', '线', '茅', '所', '两', '四', '五', '十', '提',
            '1', '2', '3', '4', '5',
        ];
        if !rest.starts_with(other) {
            return Some(Side::By);
        }
    }
    // 2022年1月1日后, 2016年1月1日及以后, 2022年以后, but 12月1日后勤, 6月30日后10个工作日
    let later = past.strip_prefix('及').unwrap_or(past);
    let counted = |c: char| c.is_ascii_digit() || is_han_numeral(c);
    let other = |rest: &str| AFTER_WORD.begins(rest) || rest.starts_with(counted) && !AT_ONCE.begins(rest);
    let days = date.ends_with(['日', '号']) && later.strip_prefix('后').is_some_and(|rest| !other(rest));
    if date.ends_with(['年', '月', '日', '号']) && ["以后", "之后"].iter().any(|w| later.starts_with(w)) || days
    {
        return Some(Side::Since);
    }
    if ends_with_any(before, &["自", "自从"]) && !NO_SINCE.ends(before) {
        return Some(Side::Since);
    }
    if after.starts_with('的') {
        // 提高到2025年的7.4万元: the figure of that year, not a term
        return None;
    }
    if let Some(lead) = before.strip_suffix('到') {
        let free = lead.chars().next_back().is_none_or(|c| !crate::lex::class_of(c).eq(&crate::lex::Class::Han));
        let aims = || AIM_WORD.ends(lead) || ends_with_any(lead, &["预计", "努力", "规划"]);
        if free || lead.ends_with(['要', '将', '是', '并', '即', '也', '，']) || aims() {
            return Some(Side::By);
        }
    }
    if UNTIL.ends(before) || before.ends_with('至') && (after.starts_with("期间") || after.starts_with('止')) {
        return Some(Side::Until);
    }
    None
}

/// Where what a date's clause builds on ends, in bytes from the date's end: 在2024年|试点12个居民区的基础上.
pub(crate) fn ground(after: &str) -> Option<usize> {
    /// Characters.
    const NEAR: usize = 30;
    let end = after.char_indices().nth(NEAR).map_or(after.len(), |(at, _)| at);
    let clause = after[..end].split(['，', '。', '；', ',']).next()?;
    clause.find("基础上").map(|at| at + "基础上".len())
}
