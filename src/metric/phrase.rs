//! Noun phrases: what words may be in one, where its ends are, and its characters.
//!
//! “等各类园区的” is 园区; “农业总产值（现价）” keeps its bracket, “主导产业［2］” not; “棉布：” before a figure is a label.

use super::clause::Word;
use super::segment::Class;
use crate::lexicon::clauses::Role;
use crate::lexicon::divisions::LEVELS;
use crate::lexicon::lists::{COMPOUND, DEED_HEAD, DENIES, FORBIDS, HEAD_OF_MEASURE, MEASURE, ON_TIME};

/// True for words that the dictionary or the table calls verbs.
pub(super) fn is_verb(c: Class) -> bool {
    matches!(c, Class::Role(Role::Verb | Role::Weak) | Class::Action)
}

/// True for words that deny or forbid what stands behind them.
pub(super) fn denies(word: &str) -> bool {
    DENIES.has(word) || FORBIDS.has(word)
}

/// True for what ends with a name of something measured: 零售总额, 建筑面积.
pub(super) fn is_measure(name: &str) -> bool {
    HEAD_OF_MEASURE.ends(name) || MEASURE.ends(name)
}

/// False for what is raised and has no amount: 服务质量, 执法力度.
pub(super) fn tells_amount(name: &str) -> bool {
    !["力度", "能力", "质量", "程度"].iter().any(|head| name.ends_with(head))
}

/// True for words that may stand in a noun phrase.
pub(super) fn is_nominal(c: Class) -> bool {
    matches!(
        c,
        Class::Noun
            | Class::Quote
            | Class::Place
            | Class::Adjective
            | Class::Other
            | Class::Figure
            | Class::Role(Role::Noun | Role::Weak | Role::Scope)
            | Class::Action
    )
}

/// True when the words are nothing but verbs.
pub(super) fn acts(words: &[Word]) -> bool {
    !words.is_empty() && words.iter().all(|w| is_verb(w.class))
}

/// True for nouns that a verb before them describes: 改造|工程, 投入|资金.
pub(super) fn described(noun: &str) -> bool {
    COMPOUND.has(noun) || DEED_HEAD.has(noun)
}

/// True for 超 where it is the head of a word that the dictionary does not know: 超|充|站.
pub(super) fn is_head(text: &str, words: &[Word], i: usize) -> bool {
    text[words[i].span.range()] == *"超" && words.get(i + 1).is_some_and(|w| w.span.len() <= 3)
}

/// True for the 一 of 这一|比重.
pub(super) fn is_pointed(text: &str, words: &[Word], i: usize) -> bool {
    i > 0 && words[i - 1].class == Class::Pronoun && text[words[i].span.range()] == *"一"
}

/// Less what names nothing at either end.
pub(super) fn trim(text: &str, words: &[Word], mut s: usize, mut e: usize) -> std::ops::Range<usize> {
    // 平均|用时
    let mean = |i: usize| {
        text[words[i].span.range()].ends_with('均')
            && matches!(words[i + 1].class, Class::Noun | Class::Role(Role::Noun))
    };
    while s < e
        && (matches!(
            words[s].class,
            Class::Role(Role::Adverb | Role::Bound | Role::Conj | Role::Place)
                | Class::Particle
                | Class::Paren
                | Class::Date
                | Class::Enum
                | Class::Of
                | Class::Pronoun
        ) || e - s > 1 && (matches!(&text[words[s].span.range()], "至" | "到") || is_pointed(text, words, s)))
        && !is_head(text, words, s)
        && !(s + 1 < e && (is_on_time(text, words, s) || mean(s)))
    {
        s += 1;
    }
    if e - s > 1 && matches!(words[s].class, Class::Role(Role::Scope)) {
        s += 1;
    }
    while s < e {
        let last = &text[words[e - 1].span.range()];
        let ends = matches!(
            words[e - 1].class,
            Class::Role(Role::Conj | Role::Prep | Role::Adverb | Role::Bound)
                | Class::Particle
                | Class::Paren
                | Class::Date
                | Class::Enum
                | Class::Of
        ) || matches!(last, "等" | "等等" | "之" | "所" | "的" | "新" | "一式" | "分")
            // 参赛队伍上|万支
            || e - s > 1 && matches!(last, "实际" | "上");
        if !ends {
            break;
        }
        e -= 1;
    }
    s..e
}

/// True for an adverb that is part of a rate's name: 按时|办结率.
pub(super) fn is_on_time(text: &str, words: &[Word], i: usize) -> bool {
    words.get(i + 1).is_some_and(|w| text[w.span.range()].ends_with('率')) && ON_TIME.has(&text[words[i].span.range()])
}

/// True for the other kinds of unit that stand in brackets behind one: （市、区）, (市、涉农区).
pub(super) fn is_kinds(bracket: &str) -> bool {
    let inner = bracket.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    let kind =
        |k: &str| k.chars().count() <= 4 && (k.ends_with(LEVELS) || k.ends_with(['场', '村']) || k.ends_with("街道"));
    inner.contains('、') && inner.split('、').all(kind)
}

/// The characters of a phrase, without dates, brackets, blanks.
pub(super) fn phrase(text: &str, words: &[Word], range: std::ops::Range<usize>) -> Option<String> {
    let words = words.get(range)?;
    let (first, last) = (words.first()?, words.last()?);
    // what lies between words, such as ·, belongs to the name; a mark of a note (［2］) does not
    let named = |w: &Word| {
        let word = || &text[w.span.range()];
        match w.class {
            Class::Date => false,
            // 县（市、区）
            Class::Paren => !word().starts_with(['［', '[']) && (w.span.len() <= 12 || is_kinds(word())),
            _ => true,
        }
    };
    let mut out = String::with_capacity(last.span.end() - first.span.start());
    let mut at = first.span.start();
    // words on end that are named
    let mut from = at;
    for w in words {
        if !named(w) {
            out.push_str(&text[from..at]);
            from = w.span.end();
        }
        at = w.span.end();
    }
    out.push_str(&text[from..at]);
    if out.contains(char::is_whitespace) {
        out.retain(|c| !c.is_whitespace());
    }
    (!out.is_empty()).then_some(out)
}

/// What a clause is about: its first noun phrase, before any verb or adverb. `changes`: only where it ends with
/// a word of change (预算外资金大幅度增加).
pub(super) fn topic(text: &str, words: &[Word], changes: bool) -> Option<String> {
    if words.is_empty() {
        return None;
    }
    let mut s = 0;
    while s < words.len()
        && matches!(
            words[s].class,
            Class::Role(Role::Adverb | Role::Conj | Role::Scope | Role::Part)
                | Class::Date
                | Class::Pronoun
                | Class::Enum
        )
    {
        s += 1;
    }
    let end = (s..words.len())
        .find(|&k| {
            // 固定资产投资明显加快
            let next = words.get(k + 1).map(|w| w.class);
            let said = matches!(next, Some(Class::Role(Role::Adverb | Role::Trend | Role::Reach) | Class::Adjective));
            let name = k > s && words[k].class == Class::Role(Role::Weak) && said;
            !name
                && !matches!(
                    words[k].class,
                    Class::Noun | Class::Quote | Class::Place | Class::Role(Role::Noun) | Class::Of | Class::Enum
                )
        })
        .unwrap_or(words.len());
    // a noun phrase that ends the clause is no topic: nothing is said of it; nor of whom 每个 singles out
    let singled = words[..=s.min(words.len() - 1)].iter().any(|w| text[w.span.range()].starts_with('每'));
    if end == words.len() || end == s || singled || text[words[s].span.range()] == *"使" {
        return None;
    }
    if changes && words.last().is_none_or(|w| w.class != Class::Role(Role::Trend)) {
        return None;
    }
    phrase(text, words, trim(text, words, s, end)).filter(|p| p.chars().count() > 1)
}

/// The words of a clause that is nothing but a list of names: 农村居民收入和城镇居民收入，2000年分别达到….
pub(super) fn is_name(words: &[Word]) -> bool {
    words.len() > 1
        && words.iter().all(|w| {
            is_nominal(w.class) && !is_verb(w.class) || matches!(w.class, Class::Enum | Class::Role(Role::Conj))
        })
}

/// The words of a clause less the verb that only says that something is raised: 提高|职工提取公积金的最高限额. `None` where the clause opens with
/// what would be cut off a name and change it, or ends with what has no amount.
fn less_raise<'w>(text: &str, words: &'w [Word]) -> Option<&'w [Word]> {
    let word = |w: &Word| &text[w.span.range()];
    // 减少的耕地面积: there it describes
    let raises = words.first().is_some_and(|w| w.class == Class::Role(Role::Trend));
    let raises = raises && words.get(1).is_some_and(|w| w.class != Class::Of);
    // 减少排放的企业数量: here it is what the firms do
    let described = raises && words.iter().any(|w| w.class == Class::Of);
    let lifts = words.first().is_some_and(|w| matches!(word(w), "提高" | "上调" | "下调" | "调整"));
    if described
        && !(lifts
            && words.last().is_some_and(|w| ["额度", "限额", "标准", "比例"].iter().any(|m| word(w).ends_with(m))))
    {
        return None;
    }
    let words = &words[usize::from(raises)..];
    // 不合格的产品数量, 超过期限的贷款余额: what opens such a name is part of it, and would be cut off
    let denied = |w: &Word| denies(word(w));
    let bounds = |w: &Word| matches!(w.class, Class::Role(Role::Bound | Role::Compare));
    if words.first().is_none_or(|w| denied(w) || bounds(w)) {
        return None;
    }
    // 提高服务质量，由5天压缩到2天, 加大投入力度，平均增长8%: neither tells an amount
    let vague = |w: &Word| !tells_amount(word(w)) && (raises || !word(w).ends_with("能力"));
    if words.last().is_some_and(|w| vague(w) || raises && word(w).ends_with("效率")) {
        return None;
    }
    Some(words)
}

/// The name before a colon or a comma, where a clause is nothing but a name: “棉布：从1.1亿匹增加到…”. What 的 ties to it may be anything, and the
/// name of a measure may hold deeds (零售总额).
pub(super) fn label(text: &str, words: &[Word]) -> Option<String> {
    let words = less_raise(text, words)?;
    let nominal = |w: &Word| {
        matches!(
            w.class,
            Class::Noun
                | Class::Quote
                | Class::Place
                | Class::Of
                | Class::Date
                | Class::Paren
                | Class::Adjective
                | Class::Other
                | Class::Enum
                | Class::Role(Role::Noun | Role::Scope | Role::Part | Role::Share)
        )
    };
    // 由市场决定价格的比重: what describes may hold anything
    let of = words.iter().rposition(|w| w.class == Class::Of);
    // 社会商品零售总额: deeds are part of what is measured
    let measured = words.last().is_some_and(|w| is_measure(&text[w.span.range()]));
    let mean = |w: &Word| text[w.span.range()] == *"平均";
    // 研究与试验发展经费
    let joins = |w: &Word| of.is_none() && matches!(&text[w.span.range()], "与" | "和" | "及");
    let deed = |w: &Word| matches!(w.class, Class::Action | Class::Role(Role::Weak)) || mean(w) || joins(w);
    // but 贷款额度不得超过规定的最高额度
    let limits = |w: &Word| {
        matches!(w.class, Class::Role(Role::Bound | Role::Reach | Role::Compare)) && text[w.span.range()] != *"为"
    };
    let of = of.filter(|&o| o + 2 == words.len() || measured && o + 1 < words.len() && !words[..o].iter().any(limits));
    let of = of.map_or(0, |o| o + 1);
    // but 调整提取标准
    let named = words.iter().position(|w| matches!(w.class, Class::Noun | Class::Role(Role::Noun)));
    // 这个|比重，1978年为17.4%
    let points = words.len() > 1 && words[0].class == Class::Pronoun;
    let fits =
        |(k, w): (usize, &Word)| k == 0 && points || nominal(w) || measured && deed(w) && named.is_some_and(|n| n < k);
    let long = if measured { 20 } else { 12 };
    if words.is_empty() || words.len() > long || !words.iter().enumerate().skip(of).all(fits) {
        return None;
    }
    let most = if measured { 32 } else { 20 };
    phrase(text, words, trim(text, words, 0, words.len())).filter(|p| p.chars().count() <= most)
}

/// The name before a colon behind which nothing but a figure stands: “设计速度：120公里/小时”, “到发线有效长度：不小于650米”. Such a caption may hold
/// any words but one that ends in a verb or an adverb (现已完成：5个).
pub(super) fn caption(text: &str, words: &[Word]) -> Option<String> {
    let last = words.last().filter(|w| is_nominal(w.class) && words.len() <= 12)?;
    let phrase = trim(text, words, 0, words.len());
    let whole = phrase.end == words.len();
    // 总体情况：95%
    if ["情况", "如下", "内容", "要求"].iter().any(|w| text[last.span.range()].ends_with(w)) {
        return None;
    }
    let named = words[phrase.clone()].iter().any(|w| !is_verb(w.class)) || is_measure(&text[last.span.range()]);
    self::phrase(text, words, phrase).filter(|p| whole && named && p.chars().count() <= 20)
}
