//! 分别: a list of things, then a list of figures, one each in order.
//!
//! “炼铁、炼钢先进产能占比分别达到64.3%、62.3%” is 炼铁先进产能占比 64.3 % and 炼钢先进产能占比 62.3 %; “A县、B县的粮食
//! 产量分别为…” hands 粮食产量 out to both; “分别增长20.9、36.2、54个百分点” has its unit once.
//!
//! The things are parted by 、, 和, 与, 及, 以及; 城乡 alone is 城镇 and 农村. The last one may carry a head that all share (产量,
//! 增加值): it begins behind 等, else behind the last word that ends with the character the first thing ends with, else behind about
//! as many characters as the others have, where what it parts off is a measure or a kind that lists share. A thing that ends with
//! a head of measure itself, ends like the last one, or begins with a verb shares none. Two measures of one owner share the
//! owner (金融机构资产和负债); the dead are those of the accident before them.

use super::clause::Word;
use super::segment::Class;
use crate::lexicon::clauses::{Role, is_joint};
use crate::lexicon::figures::bound_after;
use crate::lexicon::lists::{MEASURE, PAIRED, SHARED_HEAD, WITHIN};
use crate::resolve::Figure;

/// How many figures stand in a row from `i` on, with nothing but 、 or a conjunction between.
pub(super) fn run(text: &str, figures: &[Figure], i: usize) -> usize {
    let (mut count, mut listed) = (1, false);
    while let (Some(a), Some(b)) = (figures.get(i + count - 1), figures.get(i + count)) {
        let between = text[a.span.end()..b.span.start().max(a.span.end())].trim();
        // 分别增长5%左右、6%以上
        let between = bound_after(between).map_or(between, |(word, _)| &between[word.len()..]);
        // 同比分别增长2.9%、5.6%和下降11.4%
        let between = match (a.change, b.change) {
            (Some(_), Some(_)) => less_verb(between),
            _ => between,
        };
        // 37座、14座，6部作品: a comma behind 、 ends the list
        let comma = matches!(between, "，" | ",");
        let joined = comma && !listed || is_joint(between);
        if !joined || count >= 40 {
            break;
        }
        listed |= !comma;
        count += 1;
    }
    count
}

/// What joins a change to the one before it, less the verb of its own: 和下降.
fn less_verb(between: &str) -> &str {
    let verbs = ["增长", "下降", "上升", "增加", "减少", "提高", "降低", "回落", "上涨", "下跌"];
    verbs.iter().find_map(|verb| between.strip_suffix(verb)).filter(|joint| !joint.is_empty()).unwrap_or(between)
}

/// The names of `count` things in a phrase; absent when it does not list as many.
pub(super) fn split(text: &str, words: &[Word], phrase: std::ops::Range<usize>, count: usize) -> Option<Vec<String>> {
    let is_enum = |k: usize| words[k].class == Class::Enum;
    let is_joint =
        |k: usize| is_enum(k) || words[k].class == Class::Role(Role::Conj) || is_joint(&text[words[k].span.range()]);
    let by = |joint: &dyn Fn(usize) -> bool| {
        let mut parts: Vec<std::ops::Range<usize>> = Vec::new();
        let mut from = phrase.start;
        for k in phrase.clone() {
            if joint(k) {
                parts.push(from..k);
                from = k + 1;
            }
        }
        parts.push(from..phrase.end);
        parts.retain(|p| !p.is_empty());
        parts
    };
    let name = |r: std::ops::Range<usize>| super::phrase::phrase(text, words, r).unwrap_or_default();
    // 城乡居民人均可支配收入分别增长5%和6%
    let whole = name(phrase.clone());
    if count == 2
        && !phrase.clone().any(is_joint)
        && let Some(rest) = whole.strip_prefix("城乡")
    {
        return Some(vec![format!("城镇{rest}"), format!("农村{rest}")]);
    }
    // 一般公共预算收支分别突破7000亿元和8000亿元
    if count == 2
        && !phrase.clone().any(is_joint)
        && let Some(owner) = whole.strip_suffix("收支")
    {
        return Some(vec![format!("{owner}收入"), format!("{owner}支出")]);
    }
    // 所需资金由政府、集体、个人分别承担30%、40%、30%: who bears it is not what is shared
    let payer = phrase.clone().skip(1).find(|&k| &text[words[k].span.range()] == "由");
    let behind = phrase.end.checked_sub(1).map_or("", |k| &text[words[k].span.end()..]);
    let bears = ["承担", "负担", "分担"].iter().any(|verb| behind.trim_start_matches("分别").starts_with(verb));
    if let Some(k) = payer.filter(|&k| bears && (k + 1..phrase.end).any(is_joint)) {
        return Some(vec![name(phrase.start..k); count]).filter(|names| !names[0].is_empty());
    }
    let mut parts = by(&is_joint);
    if parts.len() != count {
        parts = by(&is_enum);
    }
    if parts.len() != count {
        return None;
    }
    let (first, last) = (parts.first()?.clone(), parts.last()?.clone());
    let whole = name(last.clone());
    let mut names: Vec<String> = parts.iter().map(|p| name(p.clone())).collect();
    // 工业产值的能源和电力消耗: what stands before 的 holds for all
    if let Some(of) = first.clone().find(|&k| words[k].class == Class::Of)
        && !parts[1..].iter().any(|p| p.clone().any(|k| words[k].class == Class::Of))
    {
        let common = name(first.start..of + 1);
        for n in names.iter_mut().skip(1) {
            n.insert_str(0, &common);
        }
    }
    let alone = |n: &str| MEASURE.ends(n);
    // 金融机构存、贷款余额: one character is parted from a word, so all before it is shared
    if let (2, Some(rest)) = (count, whole.strip_prefix("贷款"))
        && let Some(owner) = names[0].strip_suffix('存').map(str::to_owned)
    {
        names[0].push('款');
        names[0].push_str(rest);
        names[1].insert_str(0, &owner);
        return Some(names);
    }
    // 第一、二、三产业增加值
    let ordinal = |n: &str| n.chars().all(|c| c == '第' || crate::text::is_han_numeral(c));
    // 第二、第三、第四种形态
    let last_rank = whole.strip_prefix('第').unwrap_or(&whole);
    if names[..count - 1].iter().all(|n| ordinal(n)) && last_rank.starts_with(crate::text::is_han_numeral) {
        let head = last_rank.trim_start_matches(crate::text::is_han_numeral).to_owned();
        let ranked = names[0].starts_with('第');
        for (i, n) in names.iter_mut().enumerate() {
            // 一、二、三产业, but 一、二线城市
            let ranks = ranked || head.starts_with("产业");
            let first = if n.starts_with('第') || !ranks { "" } else { "第" };
            *n = if i == count - 1 { format!("{first}{n}") } else { format!("{first}{n}{head}") };
        }
        return Some(names);
    }
    // 金融机构资产和负债: the owner stands once
    if count == 2
        && last.len() == 1
        && PAIRED.has(whole.as_str())
        && let Some(owner) = PAIRED.iter().find_map(|p| names[0].strip_suffix(*p)).filter(|o| !o.is_empty())
    {
        names[1] = owner.to_owned() + &whole;
        return Some(names);
    }
    // 道路交通事故起数、死亡人数和直接经济损失: the dead are those of the accident
    if let Some(accident) = names[0].strip_suffix("起数").filter(|a| a.ends_with("事故") && *a != "事故") {
        let accident = accident.to_owned();
        let told = |n: &str| matches!(n, "死亡人数" | "受伤人数" | "伤亡人数" | "直接经济损失");
        if names[1..].iter().any(|n| told(n)) {
            for n in names.iter_mut().skip(1).filter(|n| told(n)) {
                n.insert_str(0, &accident);
            }
            return Some(names);
        }
    }
    // 刑事、治安案件: one word of the dictionary holds the head
    let chars = |s: &str| s.chars().count();
    if last.len() == 1
        && let Some(head) = WITHIN.ending(&whole)
        && names[..count - 1].iter().all(|n| chars(n) + chars(head) == chars(&whole) && !alone(n))
    {
        for n in names.iter_mut().take(count - 1) {
            n.push_str(head);
        }
        return Some(names);
    }
    let head = head(text, words, &parts[..count - 1], &last);
    if let Some(h) = head.as_deref()
        && let Some(own) = whole.strip_suffix(h).map(|own| {
            let less = own.strip_suffix('大').map(|o| (o, o.trim_end_matches(crate::text::is_han_numeral)));
            less.filter(|(o, less)| o.len() > less.len()).map_or(own, |(_, less)| less)
        })
        && let Some(own) = own.strip_suffix('等').or((own.len() + h.len() < whole.len()).then_some(own))
    {
        names[count - 1] = own.to_owned() + h;
    }
    // 城镇和农村居民收入: one word of the dictionary holds what both are
    let word = |k: usize| &text[words[k].span.range()];
    let within = head.as_ref().and_then(|_| WITHIN.ending(word(last.start)));
    if let Some(h) = within {
        let full = chars(word(last.start));
        for n in names.iter_mut().take(count - 1).filter(|n| chars(n) + chars(h) == full && !alone(n)) {
            n.push_str(h);
        }
    }
    // 进口货值、入境游客、免税销售额: where one has a head of its own, the last one's is not the others'
    let differs = |h: &str| {
        count > 2 && names[..count - 1].iter().any(|n| alone(n) && !n.ends_with(h) && !h.ends_with(n.as_str()))
    };
    let lone_head = head.as_deref().is_some_and(|h| matches!(h, "增速" | "占比" | "比重" | "增幅"));
    if let Some(head) = head.filter(|h| lone_head || !differs(h)) {
        for n in names.iter_mut().take(count - 1) {
            if (!alone(n) || lone_head) && !n.ends_with(&head) {
                n.push_str(&head);
            }
        }
    }
    Some(names)
}

/// The border in the last thing that parts off about as many characters as the others have.
fn nearest(
    text: &str,
    words: &[Word],
    others: &[std::ops::Range<usize>],
    last: &std::ops::Range<usize>,
) -> Option<usize> {
    let chars =
        |r: std::ops::Range<usize>| -> usize { words[r].iter().map(|w| text[w.span.range()].chars().count()).sum() };
    // 教育、社会保障和就业、卫生健康支出: the others' mean, rounded up
    let all: usize = others.iter().map(|r| chars(r.clone())).sum();
    let length = all.div_ceil(others.len().max(1));
    // 普惠小|微|贷款余额: a single character begins no head
    let begins = |k: &usize| words[*k].span.len() > 3;
    let borders = || (last.start + 1..last.end).rev();
    let near = |k: &usize| chars(last.start..*k).abs_diff(length);
    borders().filter(begins).min_by_key(near).or_else(|| borders().min_by_key(near))
}

/// The words of the last thing that the first one shares.
fn head(
    text: &str,
    words: &[Word],
    others: &[std::ops::Range<usize>],
    last: &std::ops::Range<usize>,
) -> Option<String> {
    let first = others.first()?;
    // 智能终端、生物医药、时尚消费品三大主导产业产值: how many they are begins what they share
    let word = |k: usize| &text[words[k].span.range()];
    let numeral = |w: &str| !w.is_empty() && w.chars().all(crate::text::is_han_numeral);
    let great =
        |k: usize| word(k).strip_suffix('大').is_some_and(|n| numeral(n) || n.is_empty() && numeral(word(k - 1)));
    if let Some(k) = last.clone().skip(1).find(|&k| k + 1 < last.end && great(k)) {
        return super::phrase::phrase(text, words, k + 1..last.end);
    }
    // 接待游客 is whole
    if words[first.start].class == Class::Role(Role::Verb) {
        return None;
    }
    // 食品、医药、信息等产业增加值
    let rest = last.clone().find(|&k| text[words[k].span.range()] == *"等" && k > last.start && k + 1 < last.end);
    if let Some(k) = rest {
        return super::phrase::phrase(text, words, k + 1..last.end);
    }
    let ends = |k: usize| text[words[k].span.range()].chars().next_back();
    let like = ends(first.end - 1)?;
    // 工业战略性新兴产业|增加值 beside 规上制造业: the kind ends alike
    let alike = (last.start..last.end - 1).rev().find(|&k| ends(k) == Some(like));
    // 高新技术企业、科技型中小企业: both are whole
    if alike.is_none() && ends(last.end - 1) == Some(like) {
        return None;
    }
    let from = match alike {
        Some(k) => k + 1,
        None => nearest(text, words, others, last)?,
    };
    // 钢材、水泥、化肥（折纯）产量: the bracket is of the last one
    let from = (from..last.end).find(|&k| words[k].class != Class::Paren)?;
    let name = super::phrase::phrase(text, words, from..last.end)?;
    // 接待游客、旅游总花费: where nothing ends alike, only what is measured is shared
    let shared = MEASURE.ends(&name) || SHARED_HEAD.ends(&name);
    if alike.is_none() && !shared {
        return None;
    }
    Some(name.strip_prefix('的').map_or(name.clone(), str::to_owned))
}
