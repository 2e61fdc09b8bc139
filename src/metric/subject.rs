//! What a figure counts or measures: the noun phrase beside it.
//!
//! “悬挂宣传标语32条” counts 宣传标语 (verb, noun, figure); “聘请1名法律顾问参与执法” 法律顾问 (verb, figure,
//! noun); “地区生产总值达到2.5万亿元、年均增长5%” measures 地区生产总值 twice (noun, verb, figure; then none: it is
//! carried over).
//!
//! The stretch to the left is read from its end: words that reach (达到, 为), verbs of change (增长),
//! adverbs (累计, 分别), dates and bases of comparison (比上年, 快于全国) come off. From its beginning come
//! off conjunctions, adverbs, scope words (全市) and phrases with a preposition (向群众). What is left
//! is the subject, unless a verb stands in it whose object is counted: then what follows the verb is. The name of a
//! rate keeps the verbs inside it (承诺事项兑现率); what causes (助力) comes off with what stands before it, and so does the
//! base of a share or multiple (相当于去年总量的1.6倍), save that 按 makes what it names the subject (按扣除标准的50%).
//! Two verbs in a row share what follows (修复治理|退化草原); what takes no object describes (新增|退税商店), and the name of a measure keeps
//! the verbs inside it (科技成果转化合同成交额|超5亿元). What 、 parts off before a measure is none of it (稳居前列、|增长5%).
//! The stretch to the right counts when it begins right at the figure with a noun (719个精品示范村) and
//! ends where a verb, an adverb or a preposition begins (13个县|被命名); behind a governing verb the whole object counts,
//! whatever describes it ([`is_object`]).

use super::clause::Word;
use super::segment::Class;
use crate::lexicon::clauses::Role;
use crate::lexicon::lists::{
    BECOMES, BOUND_VERB, CAUSE, COMPOUND, DEED_HEAD, GOVERNS, HEAD_OF_MEASURE, INTRANSITIVE, ISSUES, LIGHT_END, MANNER,
    MEASURE, NO_PLACE, ORGAN_TAIL, PAIRED, PAYER, PAYS, PERSON, PLACE_TAIL, RATE, STEP, TOLD_IN_MONEY, TOTAL, TRADE,
    TWIN, VAGUE,
};
use crate::resolve::FigureKind;
use crate::text::Span;

/// What the stretch left of a figure says.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// The noun phrase, as a range of words; empty when there is none.
    pub(super) phrase: std::ops::Range<usize>,
    /// The verb that governs the figure.
    pub(super) predicate: Option<Span>,
    /// 全市, 我办.
    pub(super) scope: Option<Span>,
    /// 达到, 增长 stand between the phrase and the figure: the phrase is what is measured.
    pub(super) measured: bool,
    /// 分别 hands figures out.
    pub(super) distributes: bool,
    /// 占: the phrase begins with it, or it stands inside.
    pub(super) share: bool,
    /// 其中, 其余 opens the stretch.
    pub(super) part: bool,
    /// 共, 合计, 总计 stands right before the figure, or opens the stretch.
    pub(super) total: bool,
    /// The phrase is nothing but a place or an organ.
    pub(super) place: bool,
    /// The phrase is nothing but whose the money is: 夫妻双方, 二孩家庭.
    pub(super) person: bool,
    /// The phrase holds only verbs, with 达到 or 为 behind them: 由71所优化整合为47所.
    pub(super) verbal: bool,
    /// There are verbs, and nothing else.
    pub(super) verbs_only: bool,
    /// 的 stands right before the figure: “2020年的5.2万元”, “省政府承诺的15件”.
    pub(super) attributive: bool,
    /// Words were compared with: 比上年, 快于全国.
    pub(super) compared: bool,
    /// 中央财政安排150亿元: what stands before the verb pays.
    pub(super) payer: bool,
    /// A bound that is a verb too, and what a level is compared by: 超, 不低于, 高于全国. The predicate where there is no
    /// other.
    pub(super) bound: Option<Span>,
}

/// What the stretch right of a figure says.
#[derive(Debug, Default)]
pub(super) struct Right {
    /// The noun phrase, as a range of words; empty when there is none.
    pub(super) phrase: std::ops::Range<usize>,
    /// 的 (or 左右的) stands between: 全长1.3万公里的旅游公路.
    pub(super) attributive: bool,
    /// 标准, 比例 behind 的: a name only where nothing else is named (按每月1000元的标准).
    pub(super) vague: Option<Span>,
    /// A verb right behind the figure with its object: 2200万人|完成全程接种.
    pub(super) did: std::ops::Range<usize>,
    /// The verb after the phrase.
    pub(super) predicate: Option<Span>,
}

fn is_verb(c: Class) -> bool {
    matches!(c, Class::Role(Role::Verb | Role::Weak) | Class::Action)
}

fn is_nominal(c: Class) -> bool {
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

/// Verbs whose objects are counted even when 达到 or 超过 stands before the figure.
fn strips(word: &str) -> bool {
    CAUSE.contains(&word)
        || matches!(
            word,
            "确保"
                | "实现"
                | "提出"
                | "建议"
                | "预计"
                | "保持"
                | "力争"
                | "争取"
                | "完成"
                | "推进"
                | "保证"
                | "引导"
        )
}

/// Reads the stretch to the left of a figure of a kind.
pub(super) fn left(text: &str, words: &[Word], kind: FigureKind) -> Left {
    let rate = matches!(kind, FigureKind::Percent | FigureKind::PercentagePoint | FigureKind::Multiple);
    let mut out = Left::default();
    let word = |i: usize| &text[words[i].span.range()];
    let ratio = |i: usize| {
        let next = words.get(i + 1).map(|w| w.class);
        let levels = next == Some(Class::Role(Role::Prep)) && matches!(word(i + 1), "由" | "从");
        word(i) == "比" && i > 0 && (levels || matches!(next, Some(Class::Role(Role::Trend | Role::Reach))))
    };
    // nothing but 每人每月 stands between the word and the figure
    let each = |e: usize| words[e..].iter().all(|w| w.class == Class::Date || text[w.span.range()].starts_with('每'));
    let mut e = words.len();
    // soft: only bounds and 达到, which also follow an object (实施项目超2000个)
    let mut soft = true;
    let mut bounded = false;
    // 、 stands behind the phrase: 稳居全国前列、增长5%
    let mut parted = false;
    let mut after: Option<Class> = None;
    loop {
        while e > 0 {
            let w = words[e - 1];
            match w.class {
                // 增加招生计划1.76万个
                Class::Role(Role::Adverb)
                    if word(e - 1) == "计划" && after.is_none() && e > 1 && is_nominal(words[e - 2].class) =>
                {
                    break;
                }
                Class::Role(Role::Adverb) => {
                    let here = word(e - 1);
                    out.distributes |= here == "分别";
                    out.total |= TOTAL.contains(&here);
                }
                Class::Role(Role::Bound) => {
                    bounded = true;
                    if BOUND_VERB.contains(&word(e - 1)) {
                        out.bound.get_or_insert(w.span);
                    }
                }
                // 人均收入实际增长5%, but 实际消费水平
                Class::Role(Role::Noun) if word(e - 1) == "实际" && (e > 1 || out.measured) => {}
                // 最高不超过10000元
                Class::Role(Role::Noun) if matches!(word(e - 1), "最高" | "最低") => {}
                // 由85个减为26个: the two levels of what stands before
                Class::Role(Role::Prep) if matches!(word(e - 1), "由" | "从") => {
                    out.measured = true;
                    soft = false;
                }
                Class::Role(Role::Reach) => {
                    let here = word(e - 1);
                    out.measured = true;
                    out.total |= TOTAL.contains(&here);
                    soft &= matches!(here, "达" | "达到" | "突破" | "达成" | "多达" | "仅" | "有");
                    // 由8小时延长到10小时: the verb in front is part of it
                    if here == "到" && e > 1 && word(e - 2) == "占比达" {
                        let from = w.span.start() - '达'.len_utf8();
                        out.predicate.get_or_insert(Span::new(from, w.span.end()));
                    }
                    let verb = words[..e - 1].last().filter(|v| {
                        let becomes = here == "为" && BECOMES.contains(&&text[v.span.range()]);
                        (matches!(here, "到" | "至") || becomes) && is_verb(v.class) && v.span.end() == w.span.start()
                    });
                    let from = verb.map_or(w.span.start(), |v| v.span.start());
                    out.predicate.get_or_insert(Span::new(from, w.span.end()));
                    let named = |w: &Word| is_nominal(w.class) && !is_verb(w.class);
                    if verb.is_some() && words[..e - 2].iter().any(named) {
                        e -= 1;
                    }
                }
                Class::Role(Role::Trend) => {
                    out.measured = true;
                    soft = false;
                    out.predicate = Some(w.span);
                }
                // 期限一般为6个月, but 一般公共预算收入
                _ if e > 1 && matches!(word(e - 1), "一般" | "最长" | "最短") => {}
                // 自收到申请之日起15个工作日内: what stands before tells since when
                _ if e > 1 && word(e - 1) == "之日起" => {
                    let since = (0..e).rev().find(|&k| word(k) == "自");
                    e = since.map_or(1, |k| k + 1);
                }
                // 补助标准由每人每月500元提高到600元
                _ if e > 1 && word(e - 1).starts_with('每') && each(e) => {}
                // 城乡居民收入比由2.25缩小至2.21: nothing is compared with
                Class::Role(Role::Compare) if ratio(e - 1) => break,
                Class::Role(Role::Compare) => {
                    out.compared = true;
                    out.measured = true;
                    soft = false;
                }
                Class::Particle | Class::Date | Class::Paren => {}
                Class::Role(Role::Place) if out.measured || after == Some(Class::Date) => {}
                // 由五年前的50%扩大到80%
                Class::Role(Role::Place) if out.attributive && e > 1 && words[e - 2].class == Class::Date => {}
                Class::Role(Role::Prep) if out.measured || after == Some(Class::Date) => {}
                Class::Role(Role::Prep) if e == 1 => {}
                Class::Role(Role::Scope) if e > 1 && out.measured => out.scope = Some(w.span),
                Class::Role(Role::Conj) => {}
                Class::Enum => parted = true,
                Class::Of if after == Some(Class::Date) => {
                    // what stands before tells which time: 增长较快的“一五”时期
                    e = 1;
                    out.measured = true;
                }
                Class::Of => out.attributive = true,
                Class::Role(Role::Share) => {
                    out.share = true;
                    out.measured = true;
                    break;
                }
                _ => break,
            }
            after = Some(w.class);
            e -= 1;
        }
        // the base of a comparison: 比上年, 快于全国平均, 同上年相比
        let base = (0..e).rev().take(8).find(|&k| {
            // 贷款额度可按家庭可贷额度合计上浮20%
            let described = || words[k..e].iter().any(|w| w.class == Class::Of);
            let by = matches!(word(k), "按" | "按照") && out.measured && k > 0 && !described();
            // 提取标准从每位缴存人1000元提高至1500元
            let each = matches!(word(k), "由" | "从") && k > 0 && k + 1 < e && word(k + 1).starts_with('每');
            by || each
                || matches!(words[k].class, Class::Role(Role::Compare)) && !ratio(k)
                || matches!(
                    word(k),
                    "高于"
                        | "低于"
                        | "多于"
                        | "少于"
                        | "超过"
                        | "超"
                        | "不小于"
                        | "不大于"
                        | "不超出"
                        | "不低于"
                        | "不高于"
                        | "不超过"
                        | "不少于"
                        | "同"
                        | "与"
                ) && k + 1 < e
                    && (matches!(words[k].class, Class::Role(Role::Bound)) || out.compared)
        });
        match base {
            Some(k) if !out.compared || k < e => {
                out.compared = true;
                out.measured = true;
                soft = false;
                if BOUND_VERB.contains(&word(k)) {
                    out.bound.get_or_insert(words[k].span);
                }
                e = k;
            }
            _ => break,
        }
    }
    // 扣除不可比因素增长5%: what is taken off before the figure is none of the subject
    if out.measured && e > 0 && word(e - 1).ends_with("因素") {
        let taken = (0..e).rev().take(6).find(|&k| matches!(word(k), "扣除" | "剔除" | "考虑" | "不考虑"));
        e = taken.unwrap_or(e);
    }
    // 按扣除标准的50%扣除: what stands behind 按 is measured
    if rate
        && out.attributive
        && !out.measured
        && let Some(k) = (0..e).rev().find(|&k| matches!(word(k), "按" | "按照"))
        && k + 1 < e
    {
        out.measured = true;
        out.phrase = trim(text, words, k + 1, e);
        return out;
    }
    // 利用外资相当于前九年总和的1.6倍: what stands before the verb is measured, what stands behind it is the base
    if rate
        && out.attributive
        && !out.measured
        && let Some(k) = (0..e).rev().find(|&k| {
            let reaches = matches!(words[k].class, Class::Role(Role::Reach)) && word(k) != "有";
            reaches || k > 0 && matches!(word(k), "接近" | "完成")
        })
    {
        out.measured = true;
        out.predicate = Some(words[k].span);
        soft = false;
        e = k;
        while e > 0 && matches!(words[e - 1].class, Class::Role(Role::Adverb | Role::Bound) | Class::Particle) {
            e -= 1;
        }
    }
    let mut s = 0;
    while s < e {
        let w = words[s];
        match w.class {
            Class::Role(Role::Scope) => {
                if e - s == 1 {
                    break;
                }
                out.scope.get_or_insert(w.span);
            }
            Class::Role(Role::Part) => {
                out.part = true;
                // 其他业务收入占比: beside a noun it is part of the name
                if matches!(word(s), "其他" | "其它") && s + 1 < e {
                    break;
                }
            }
            // 平均跑动次数: the mean is what is measured
            Class::Role(Role::Adverb)
                if word(s).ends_with('均')
                    && s + 1 < e
                    && matches!(words[s + 1].class, Class::Noun | Class::Role(Role::Noun) | Class::Action) =>
            {
                break;
            }
            Class::Role(Role::Adverb) => {
                out.total |= TOTAL.contains(&word(s));
                // 争取中央转移支付超5000亿元, but 争取增长5%
                if matches!(word(s), "争取" | "力争" | "确保" | "保证") && !out.measured {
                    out.bound = Some(w.span);
                }
            }
            // 当个贷率达到85%, 使供应量达到1亿吨
            _ if out.measured && matches!(word(s), "当" | "使") => {}
            // 计划要求全国节约总量达到3000万吨
            _ if out.measured && e - s > 1 && matches!(word(s), "要求" | "提出" | "建议" | "预计") => {}
            Class::Role(Role::Conj | Role::Bound | Role::Compare | Role::Place)
            | Class::Date
            | Class::Particle
            | Class::Paren
            | Class::Enum
            | Class::Of
            | Class::Pronoun => {}
            Class::Role(Role::Reach) if !out.measured || e - s > 1 => {}
            // 最高可贷款50万元
            Class::Role(Role::Noun)
                if matches!(word(s), "最高" | "最低" | "最多") && s + 2 < e && matches!(word(s + 1), "可" | "可以") =>
            {
                s += 1;
            }
            // 对东盟国家、非洲出口: whom one trades with belongs to the name
            Class::Role(Role::Prep) if matches!(word(s), "对" | "与" | "同") && trades(text, &words[s + 1..e]) => {
                break;
            }
            // 在湘世界500强企业
            Class::Role(Role::Prep) if word(s) == "在" && s + 2 < e && words[s + 1].span.len() <= 3 => s += 1,
            Class::Role(Role::Prep) => {
                // the phrase ends where a verb, an adverb or a word of place stands
                let end = (s + 1..e).find(|&j| {
                    j > s + 1
                        && (is_verb(words[j].class)
                            || matches!(words[j].class, Class::Role(Role::Adverb | Role::Place | Role::Trend)))
                });
                match end {
                    Some(j) => {
                        s = j;
                        continue;
                    }
                    None if out.measured || e == words.len() && !out.attributive => {}
                    None => {}
                }
            }
            _ => break,
        }
        s += 1;
    }
    let verb = |k: usize| matches!(words[k].class, Class::Role(Role::Verb));
    if out.measured && e > s {
        // 达到3万亿元、稳居全国前列、增长5%: what the clause between says is none of the subject
        if parted && verb(s) {
            out.phrase = s..s;
            return out;
        }
        // 电厂三期建成投产、总装机达到300万千瓦
        if let Some(k) = (s + 1..e).rev().find(|&k| words[k].class == Class::Enum && verb(k - 1))
            && k + 1 < e
        {
            s = k + 1;
        }
    }
    if (out.measured || bounded) && e > s {
        // 总产值、利润均实现翻一番; 中欧班列开行超1000列, but 食品安全抽检不少于5000批次, 减税降费及退税
        let ends = |k: usize| {
            let joint = matches!(words[k - 1].class, Class::Enum | Class::Role(Role::Conj));
            verb(k) && !joint && (INTRANSITIVE.contains(&word(k)) || LIGHT_END.contains(&word(k)))
        };
        if !out.measured && e - s > 1 && ends(e - 1) {
            out.bound = Some(words[e - 1].span);
        }
        while e > s + 1 && ends(e - 1) && words[s..e - 1].iter().any(|w| is_nominal(w.class) && !is_verb(w.class)) {
            e -= 1;
            while e > s + 1 && words[e - 1].class == Class::Role(Role::Adverb) {
                e -= 1;
            }
        }
    }
    let share = (s..e).rev().find(|&k| matches!(words[k].class, Class::Role(Role::Share)));
    if let Some(k) = share {
        // 比重由47.6%提升至73.4%
        while e > k + 1 && matches!(words[e - 1].class, Class::Role(Role::Prep | Role::Adverb)) {
            e -= 1;
        }
        out.share = true;
        out.measured = true;
        // 占比提高2.2个百分点: the verb behind it says more
        // 占比达77%: the verb is 达
        let tail = if word(k) == "占比达" { words[k].span.end() - '达'.len_utf8() } else { words[k].span.start() };
        let says = Some(Span::new(tail, words[k].span.end())).filter(|_| word(k) != "比重");
        out.predicate = out.predicate.or(out.bound).or(says);
        out.phrase = s..e;
        return out;
    }
    // 重点实验室助力页岩油年产量突破100万吨: what causes is none of the subject
    let noun =
        |k: usize| matches!(word(k), "能力" | "作用" | "效应" | "力" | "区" | "率" | "力度" | "体系" | "水平" | "机制");
    let caused = (s + 1..e).rev().find(|&k| CAUSE.contains(&word(k)) && k + 1 < e && !noun(k + 1));
    if let Some(k) = caused.filter(|_| out.measured) {
        s = k + 1;
    }
    let named_rate = rate && e > s && RATE.iter().any(|w| word(e - 1).ends_with(w));
    if out.measured && !soft || named_rate {
        // 推动产值增长: a verb that causes is none of the subject
        let opens = match words.get(s).map(|w| w.class) {
            Some(Class::Role(Role::Verb)) => named_rate || strips(word(s)),
            // 申请商业贷款最低首付款比例
            Some(Class::Role(Role::Weak)) => named_rate && word(s) == "申请",
            // 提高森林覆盖率2个百分点
            Some(Class::Role(Role::Trend)) => named_rate,
            _ => false,
        };
        // 缴纳比例: a bare 比例 names nothing
        let bare = named_rate && e - s == 2 && RATE.contains(&word(e - 1));
        if e - s > 1 && opens && !bare && !matches!(word(s + 1), "幅度" | "速度") {
            out.predicate.get_or_insert(words[s].span);
            s += 1;
        }
        out.phrase = trim(text, words, s, e);
        if named_rate && !out.phrase.is_empty() {
            out.measured = true;
            return out;
        }
        out.verbal = words[out.phrase.clone()].iter().all(|w| is_verb(w.class));
        if out.verbal && words[out.phrase.clone()].iter().all(|w| matches!(w.class, Class::Role(Role::Verb))) {
            // 拟定为270亿元: nothing is named
            out.phrase = s..s;
        }
        out.place = is_place(text, words, &out.phrase);
        whose(text, words, kind, &mut out);
        return out;
    }
    // 带动旅游消费超70亿元 has a verb; 科技成果转化合同成交额超5亿元 is a name
    let heads = e > s && HEAD_OF_MEASURE.iter().any(|w| word(e - 1).ends_with(w));
    let heads = heads || rate;
    // a verb has its object behind it
    let joint = |p: usize| matches!(words[p].class, Class::Role(Role::Conj | Role::Prep) | Class::Enum);
    let acts = |p: usize| p + 1 < e && !joint(p + 1) && (p == s || words[p].span.len() > 3);
    let (mut cut, mut verb) = (s, None);
    let of = (s..e).rev().find(|&k| matches!(words[k].class, Class::Of));
    for p in s..e {
        let at_verb_place = p == cut
            || matches!(
                words[p - 1].class,
                Class::Role(Role::Adverb | Role::Place | Role::Reach | Role::Trend) | Class::Date | Class::Particle
            );
        // 改造老旧小区, but 宣传手提袋; and behind a verb such a word begins the object: 悬挂宣传标语
        let rest = e - p - 1;
        // 救助灾民: some such words govern a single noun too, save one that they describe
        let governs = rest == 1 && GOVERNS.contains(&word(p)) && words[p + 1].span.len() > 3 && !described(word(p + 1));
        let object = rest == 0 || rest > 1 || governs || matches!(words[p + 1].class, Class::Quote);
        let counts = match words[p].class {
            // 新增离境退税商店, 开展家庭医生签约服务: what takes no object describes the noun behind it
            Class::Role(Role::Verb)
                if p > s
                    && (p > cut || verb.is_none())
                    && p + 1 < e
                    && INTRANSITIVE.contains(&word(p))
                    && !is_verb(words[p + 1].class) =>
            {
                false
            }
            // 出台促进民营经济发展27条举措: what the document is for
            Class::Role(Role::Verb | Role::Weak) | Class::Action
                if verb.is_some_and(|v: (usize, usize)| ISSUES.contains(&word(v.1 - 1)))
                    && (CAUSE.contains(&word(p)) || word(p) == "支持") =>
            {
                false
            }
            // 减税降费及退税: joined to a noun it is one
            Class::Role(Role::Verb) => {
                p == s
                    || (!bounded || !heads && acts(p))
                        && !matches!(words[p - 1].class, Class::Role(Role::Conj) | Class::Enum)
            }
            // 各单位减少租赁费1.2亿元: with a noun behind it the word acts
            Class::Role(Role::Trend) => {
                p == s
                    || !bounded && p + 1 < e && matches!(word(p), "减少" | "增加" | "压减" | "削减" | "精简" | "缩短")
            }
            // 攻关项目突破关键核心技术300项
            Class::Role(Role::Reach) => p == s || word(p) == "突破" && p + 1 < e && !out.measured,
            // 出口年均增速20%
            Class::Role(Role::Weak) if heads && p == s && TOLD_IN_MONEY.contains(&word(p)) => false,
            // 给予一次性奖励20万元
            Class::Role(Role::Weak) if p > 0 && matches!(word(p - 1), "给予" | "予以" | "一次性") => false,
            // 就业人员, 上市企业
            Class::Role(Role::Weak) | Class::Action
                if p == s && p + 1 < e && INTRANSITIVE.contains(&word(p)) && is_nominal(words[p + 1].class) =>
            {
                false
            }
            Class::Role(Role::Weak) | Class::Action => {
                // 推进实事、近五年累计投入资金: a new member of a list has a verb of its own
                let anew = p > cut && words[cut..p].iter().any(|w| w.class == Class::Enum);
                at_verb_place && (verb.is_none() && object || anew) && !out.measured && (!bounded || !heads && acts(p))
            }
            Class::Particle => verb.is_some() && p == cut,
            Class::Role(Role::Adverb | Role::Bound) => verb.is_some() && p == cut,
            _ => false,
        };
        // a verb before 的 belongs to what describes: 用于科技的经费; but one that opens the clause governs it all
        let inside = of.is_some_and(|o| p < o) && !(p == s && matches!(words[p].class, Class::Role(Role::Verb)));
        // 国际陆港开行货运班列突破3000列
        let late = soft && !heads && verb.is_none() && acts(p) && matches!(words[p].class, Class::Role(Role::Verb));
        if counts && !inside && (!out.measured || p <= cut || late) {
            if !matches!(words[p].class, Class::Particle | Class::Role(Role::Adverb | Role::Bound)) {
                verb = Some((verb.map_or(cut, |v: (usize, usize)| if v.1 == p { v.0 } else { cut }), p + 1));
                if out.predicate.is_none() || !out.measured {
                    out.predicate = Some(words[p].span);
                }
            }
            if p == cut || cut == s || !out.measured || late {
                cut = p + 1;
                // 新建和改善绿水长廊: the second of two joined verbs
                let joined = words.get(p + 1).is_some_and(|w| w.class == Class::Role(Role::Conj));
                if joined && p + 3 < e && is_verb(words[p + 2].class) {
                    cut = p + 3;
                }
                cut = past_twins(text, words, p, cut, e);
            }
        }
    }
    if cut >= e && verb.is_some() {
        // nothing behind the verb: 金融机构新增58家, or only verbs
        let ends = |k: usize| matches!(words[k].class, Class::Role(Role::Verb | Role::Reach) | Class::Particle);
        let all = (s..e).all(|k| is_verb(words[k].class) || ends(k));
        match (s..e).rev().find(|&k| !ends(k)).filter(|_| !all) {
            // 中央财政安排150亿元: who pays is not what is paid
            Some(k)
                if kind == FigureKind::Money
                    && PAYS.contains(&word(e - 1))
                    && PAYER.iter().any(|tail| text[..words[k].span.end()].ends_with(tail)) =>
            {
                out.phrase = k..k;
                out.payer = true;
            }
            Some(k) => {
                let from =
                    (s..=k).rev().find(|&j| matches!(words[j].class, Class::Role(Role::Verb))).map_or(s, |j| j + 1);
                out.phrase = trim(text, words, from.min(k), k + 1);
            }
            // 贷款新增5000亿元
            None if kind == FigureKind::Money && e - s == 2 && TOLD_IN_MONEY.contains(&word(s)) => {
                out.phrase = s..s + 1;
                return out;
            }
            None => {
                out.verbs_only = true;
                out.phrase = s..e;
                return out;
            }
        }
    } else {
        let from = if out.measured && e - cut < 1 { s } else { cut };
        out.phrase = trim(text, words, from, e);
    }
    let lone = words.get(out.phrase.clone()).is_some_and(|w| w.len() == 1 && w[0].span.len() <= 3);
    if lone && verb.is_some() && is_han(text, words[out.phrase.start].span) {
        // 转|下年度|办理
        out.verbs_only = true;
    }
    out.place = is_place(text, words, &out.phrase);
    whose(text, words, kind, &mut out);
    out
}

/// Whose the money is: 夫妻双方 of 夫妻双方最高为2000元 (nothing else is named), and of 贷款额度为夫妻双方60万元.
fn whose(text: &str, words: &[Word], kind: FigureKind, out: &mut Left) {
    let Some(last) = out.phrase.end.checked_sub(1).filter(|_| kind == FigureKind::Money && !out.phrase.is_empty())
    else {
        return;
    };
    if !PERSON.iter().any(|tail| text[..words[last].span.end()].ends_with(tail)) {
        return;
    }
    let told = out.phrase.clone().rev().find(|&k| matches!(words[k].class, Class::Role(Role::Reach)));
    match told {
        Some(k) if k > out.phrase.start => {
            out.scope = Some(Span::new(words[k + 1].span.start(), words[last].span.end()));
            out.predicate = Some(words[k].span);
            out.measured = true;
            out.phrase = trim(text, words, out.phrase.start, k);
        }
        _ => out.person = words[out.phrase.clone()].iter().all(|w| is_nominal(w.class)),
    }
}

/// True where a phrase with a partner in front is the name of what is traded: 对俄|进出口, 与东盟|贸易额.
fn trades(text: &str, words: &[Word]) -> bool {
    let traded = |w: &Word| TRADE.iter().any(|t| text[w.span.range()].starts_with(t));
    let partner = |w: &Word| {
        matches!(w.class, Class::Noun | Class::Place | Class::Quote | Class::Enum | Class::Other | Class::Action)
            || matches!(w.class, Class::Role(Role::Noun | Role::Conj))
    };
    let at = words.iter().position(traded);
    at.is_some_and(|k| k > 0 && k <= 8 && k + 2 >= words.len() && words[..k].iter().all(partner))
}

/// Where the object begins behind the verb `p` whose object seems to begin at `from`: verbs in a row share it
/// (修复治理退化草原, 制定、修订政府规章).
fn past_twins(text: &str, words: &[Word], p: usize, mut from: usize, e: usize) -> usize {
    let word = |i: usize| &text[words[i].span.range()];
    if !TWIN.contains(&word(p)) {
        return from;
    }
    loop {
        let joint = from < e && matches!(words[from].class, Class::Enum | Class::Role(Role::Conj));
        let next = from + usize::from(joint);
        if next + 1 >= e || !TWIN.contains(&word(next)) {
            return from;
        }
        let behind = words[next + 1];
        // 新建|改造工程: what the second describes is the object
        let last = next + 2 == e;
        let described = last && described(word(next + 1));
        let object = is_nominal(behind.class) || matches!(behind.class, Class::Enum | Class::Role(Role::Conj));
        if described || !object || last && behind.span.len() <= 3 {
            return from;
        }
        from = next + 1;
    }
}

/// True for nouns that a verb before them describes: 改造|工程, 投入|资金.
fn described(noun: &str) -> bool {
    COMPOUND.contains(&noun) || DEED_HEAD.contains(&noun)
}

fn is_han(text: &str, span: Span) -> bool {
    text[span.range()].chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

/// Less what names nothing at either end.
fn trim(text: &str, words: &[Word], mut s: usize, mut e: usize) -> std::ops::Range<usize> {
    while s < e
        && matches!(
            words[s].class,
            Class::Role(Role::Adverb | Role::Bound | Role::Conj | Role::Place)
                | Class::Particle
                | Class::Paren
                | Class::Date
                | Class::Enum
                | Class::Of
                | Class::Pronoun
        )
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
        ) || matches!(last, "等" | "等等" | "之" | "所" | "的");
        if !ends {
            break;
        }
        e -= 1;
    }
    s..e
}

/// True when the phrase is nothing but the name of a place, a level or an organ.
fn is_place(text: &str, words: &[Word], phrase: &std::ops::Range<usize>) -> bool {
    // 省级创意设计产业园区 is a class of places
    let level = |k: usize| words.get(k).is_some_and(|w| text[w.span.range()].ends_with('级'));
    let ends =
        |tail: &str| words.get(phrase.end.saturating_sub(1)).is_some_and(|w| text[w.span.range()].ends_with(tail));
    let class_of_places = ends("区") && !ends("地区");
    if class_of_places && (phrase.start.checked_sub(1).is_some_and(level) || phrase.len() > 1 && level(phrase.start)) {
        return false;
    }
    let Some(words) = words.get(phrase.clone()).filter(|w| !w.is_empty()) else { return false };
    let (first, last) = (words[0].span, words[words.len() - 1].span);
    if words.iter().all(|w| matches!(w.class, Class::Place | Class::Role(Role::Scope))) {
        return !NO_PLACE.iter().any(|t| text[last.range()].ends_with(t));
    }
    let name = &text[first.start()..last.end()];
    let short = name.chars().count() <= 4;
    name.len() > 3
        && (short || ORGAN_TAIL.iter().any(|t| name.ends_with(t)))
        && PLACE_TAIL.iter().any(|t| name.ends_with(t))
        && !NO_PLACE.iter().any(|t| name.ends_with(t))
}

/// Reads the stretch to the right. `governed`: a verb stands before the figure, so a verb at the end of
/// the stretch is part of the phrase (4次专题学习). `touches`: no 左右 or 以上 stands between. `actors`: the
/// unit counts people, households or firms, which act (50人学习党史).
pub(super) fn right(
    text: &str,
    words: &[Word],
    governed: bool,
    touches: bool,
    actors: bool,
    pivot: bool,
    kind: FigureKind,
) -> Right {
    let mut out = Right::default();
    let word = |i: usize| &text[words[i].span.range()];
    let n = words.len();
    let mut s = 0;
    let bounds = |i: usize| {
        i < n && matches!(word(i), "左右" | "以上" | "以下" | "及以上" | "及以下" | "以内" | "上下" | "多" | "余")
    };
    while bounds(s) || s < n && word(s) == "及" && bounds(s + 1) {
        s += 1;
    }
    // 购买90平方米以下（含90平方米）住宅
    if s > 0 && s + 1 < n && words[s].class == Class::Paren {
        s += 1;
    }
    // 购买90平方米以下新建商品住宅, 单笔50万元以下拖欠账款: all that stands behind the bound
    let tail = &words[s.min(n)..];
    let closes =
        tail.len() > 1 && tail.last().is_some_and(|w| matches!(w.class, Class::Noun | Class::Role(Role::Noun)));
    if s > 0
        && governed
        && closes
        && is_verb(tail[0].class)
        && tail.iter().all(|w| is_nominal(w.class) || is_verb(w.class))
    {
        out.phrase = s..n;
        return out;
    }
    // 覆盖93%以上行政村, 参加50个左右重点展会
    let share_of = s > 0
        && s < n
        && governed
        && matches!(kind, FigureKind::Percent | FigureKind::Count | FigureKind::Money)
        && is_nominal(words[s].class)
        && !is_verb(words[s].class);
    if s > 0 && (s >= n || words[s].class != Class::Of) && !touches && !share_of {
        return out;
    }
    if s < n && words[s].class == Class::Of {
        out.attributive = true;
        s += 1;
    } else if s > 0 && !share_of {
        return out;
    }
    while s < n && matches!(words[s].class, Class::Date) {
        s += 1;
    }
    // 10万元一次性奖励; 20万吨级泊位; 12条等政策举措
    if s + 1 < n && matches!(word(s), "级" | "一次性" | "等") {
        s += 1;
    }
    // 重点做好六个方面工作
    let named = s + 1 < n && words[s + 1..].iter().all(|w| is_nominal(w.class) && !is_verb(w.class));
    if kind == FigureKind::Count && named && word(s) == "方面" {
        s += 1;
    }
    let from = s;
    // 2200万人|完成全程接种: what they did
    let acts = s < n && (matches!(words[s].class, Class::Role(Role::Verb)) || actors && is_verb(words[s].class));
    if acts && !out.attributive && !words[s..].iter().any(|w| w.class == Class::Of) {
        let end = (s + 1..n)
            .find(|&k| {
                !matches!(
                    words[k].class,
                    Class::Noun
                        | Class::Quote
                        | Class::Place
                        | Class::Adjective
                        | Class::Action
                        | Class::Role(Role::Noun | Role::Weak | Role::Adverb)
                )
            })
            .unwrap_or(n);
        out.did = s..end;
        out.predicate = Some(words[s].span);
        if actors && !governed {
            return out;
        }
    }
    // 重点做好六个方面工作
    let named = s + 1 < n && words[s + 1..].iter().all(|w| is_nominal(w.class) && !is_verb(w.class))
        || s + 2 == n && word(s + 1) == "工作";
    if kind == FigureKind::Count && named && word(s) == "方面" {
        s += 1;
    }
    // 抓好三个方面
    if kind == FigureKind::Count
        && s < n
        && word(s) == "方面"
        && (s + 1 == n || !is_nominal(words[s + 1].class) || is_verb(words[s + 1].class))
    {
        out.phrase = s..s + 1;
        return out;
    }
    // 专门为浦东制定的法规
    let described = s < n
        && matches!(words[s].class, Class::Role(Role::Verb | Role::Adverb | Role::Prep))
        && words[s..].iter().any(|w| w.class == Class::Of);
    // 安排219亿元支持企业: what money is for is not what is counted
    let object = !actors && kind != FigureKind::Money;
    // 332个其他面上项目, 326项两岸共通标准
    let leads = s + 1 < n
        && (matches!(word(s), "其他" | "其它")
            || words[s].class == Class::Role(Role::Place) && words[s].span.len() > 3 && is_nominal(words[s + 1].class));
    if s >= n || !is_nominal(words[s].class) && !described && !leads {
        if governed && object && is_object(words, s) {
            out.phrase = s..n;
        }
        return out;
    }
    out.vague = Some(words[s].span).filter(|_| out.attributive && matches!(word(s), "标准" | "比例" | "税率" | "费率"));
    if VAGUE.contains(&word(s)) && (out.attributive || STEP.contains(&word(s))) {
        return out;
    }
    let mut e = s;
    // one past the last word that may end the phrase
    let mut good = s;
    // inside what describes, up to 的: 专门为浦东制定的法规
    let mut relative = false;
    while e < n {
        let w = words[e];
        match w.class {
            Class::Noun
            | Class::Quote
            | Class::Place
            | Class::Figure
            | Class::Other
            | Class::Role(Role::Noun | Role::Scope) => good = e + 1,
            Class::Adjective if word(e) == "相对" => break,
            Class::Adjective => {}
            Class::Role(Role::Weak) | Class::Action => {
                // 5项指挥通信工作制度: things do not act
                // 30项市级疏堵工程
                let compound = !actors && e > from && e + 2 == n && COMPOUND.contains(&word(e + 1));
                // 选派300名科技特派员|服务产业, but 省级|共享农庄
                let serves = pivot && actors && e > from && words[e - 1].class == Class::Noun;
                // 8项全球首发技术
                let scoped = e > from && words[from..e].iter().all(|w| w.class == Class::Role(Role::Scope));
                let goes_on = compound
                    || scoped && e + 1 < n && matches!(words[e + 1].class, Class::Noun | Class::Role(Role::Noun))
                    || !serves && continues(words, e + 1)
                    || e == from && !actors && e + 1 < n && !is_verb(words[e + 1].class);
                if !goes_on && !governed {
                    out.predicate = Some(w.span);
                    break;
                }
                // the last word of an object: 4次专题学习
                if governed && (e > from || e + 1 < n) {
                    good = e + 1;
                }
            }
            Class::Role(Role::Verb) => {
                relative |= e == from && words[e..].iter().any(|w| w.class == Class::Of);
                if !relative {
                    out.predicate = Some(w.span);
                    break;
                }
            }
            Class::Role(Role::Reach) if word(e) == "为" && words[e..].iter().any(|w| w.class == Class::Of) => {}
            Class::Role(Role::Compare | Role::Trend) if relative => {}
            Class::Role(Role::Trend | Role::Reach | Role::Share) => {
                out.predicate = Some(w.span);
                break;
            }
            Class::Role(Role::Prep | Role::Adverb) => {
                // 专门为浦东制定的法规, 符合条件且基础较好的开发区: a phrase that describes
                let joins = matches!(word(e), "且" | "并且" | "又");
                relative |= (e == from || joins) && words[e..].iter().any(|w| w.class == Class::Of);
                if !relative {
                    // 300个项目陆续开工, 16个区均被评为先进
                    let told = words[e + 1..].iter().take(3).find(|w| {
                        is_verb(w.class) || matches!(w.class, Class::Role(Role::Trend | Role::Reach | Role::Share))
                    });
                    if e > from && !governed {
                        out.predicate = told.map(|w| w.span);
                    }
                    break;
                }
            }
            Class::Of => relative = false,
            Class::Date => {}
            Class::Role(Role::Part | Role::Place) if leads && e == from => {}
            Class::Role(Role::Place)
                if words[e + 1..].iter().take(2).any(|w| matches!(w.class, Class::Noun | Class::Role(Role::Noun))) => {}
            Class::Role(Role::Conj) => {
                let short = e - from <= 1 && e + 1 < n;
                // 推出118项学习外省经验政策和举措: the object is all that follows
                let closes = governed
                    && (1..=2).contains(&(n - e - 1))
                    && words[e + 1..].iter().all(|w| matches!(w.class, Class::Noun | Class::Role(Role::Noun)));
                if !short && !closes {
                    break;
                }
            }
            Class::Paren => {
                if e > from && w.span.len() <= 12 {
                    good = e + 1;
                }
            }
            _ => {
                break;
            }
        }
        e += 1;
    }
    // 老年人免费|体检: how it is done is none of who it is done for
    if good == e && e > from + 1 && out.predicate.is_some() && MANNER.contains(&word(e - 1)) {
        good = e - 1;
    }
    // 17个传统制造业增加值增长5%: what is measured of them is told by the next figure
    let told = out.predicate.is_some_and(|p| {
        words.iter().any(|w| w.span == p && matches!(w.class, Class::Role(Role::Trend | Role::Reach)))
    });
    let measure = |k: usize| {
        HEAD_OF_MEASURE.iter().any(|h| word(k).ends_with(h))
            || MEASURE.iter().any(|h| word(k).ends_with(h))
            || PAIRED.contains(&word(k))
    };
    if kind == FigureKind::Count && told && !governed && good > from + 1 && good == e && measure(good - 1) {
        good -= 1;
        while good > from + 1
            && (is_verb(words[good - 1].class) || words[good - 1].class == Class::Of || measure(good - 1))
        {
            good -= 1;
        }
    }
    // 不超过6000元的补贴, 3000元补贴
    let named = out.attributive || n > from && TOLD_IN_MONEY.contains(&word(from));
    if good == from && named && n == from + 1 && is_verb(words[from].class) {
        good = n;
        out.predicate = None;
    }
    // 给予总房款1%的消费补贴
    let noun = |w: &Word| matches!(w.class, Class::Noun | Class::Role(Role::Noun | Role::Weak));
    if good == from && out.attributive && (from + 2..from + 4).contains(&n) && words[from..].iter().all(noun) {
        good = n;
        out.predicate = None;
    }
    if good == from && e == from && governed && object && is_object(words, from) {
        good = n;
    }
    if good == from
        && e > from
        && (governed || !actors && is_verb(words[from].class) && !matches!(words[from].class, Class::Role(Role::Verb)))
    {
        good = e;
    }
    // 连跨两个万亿元台阶: a step names nothing
    if good > from && STEP.iter().any(|w| word(good - 1).ends_with(w)) {
        return out;
    }
    out.phrase = from..good;
    out
}

/// True when the words are nothing but verbs.
pub(super) fn acts(words: &[Word]) -> bool {
    !words.is_empty() && words.iter().all(|w| is_verb(w.class))
}

/// The noun phrase that a list behind a figure makes up: what follows 等 where that is more than one word, else all
/// of it. `None` where a verb begins, that is where the list is one of clauses.
pub(super) fn list(text: &str, words: &[Word]) -> Option<std::ops::Range<usize>> {
    let word = |i: usize| &text[words[i].span.range()];
    let rest = |i: usize| matches!(word(i), "等");
    let joins = |w: &Word| matches!(w.class, Class::Enum | Class::Role(Role::Conj));
    let starts = |k: usize| k > 0 && words[k - 1].class == Class::Enum;
    let fits = (0..words.len()).all(|k| {
        let verb = matches!(words[k].class, Class::Role(Role::Verb)) || is_verb(words[k].class) && starts(k);
        rest(k) || joins(&words[k]) || is_nominal(words[k].class) && !verb
    });
    let noun = |w: &Word| matches!(w.class, Class::Noun | Class::Quote | Class::Role(Role::Noun));
    let vague = VAGUE.contains(&word(0));
    if !fits || !words.last().is_some_and(noun) || vague {
        return None;
    }
    match (0..words.len()).rev().find(|&k| rest(k)) {
        Some(k) if words.len() - k > 2 => Some(k + 1..words.len()),
        _ => Some(0..words.len()),
    }
}

/// True when all words from `from` on are the object of the verb before the figure, whatever describes it: 推出12批
/// 对照学习外省经验举措.
fn is_object(words: &[Word], from: usize) -> bool {
    let says = |w: &Word| matches!(w.class, Class::Role(Role::Reach | Role::Trend | Role::Share | Role::Compare));
    words.len() >= from + 3
        && matches!(words[from].class, Class::Role(Role::Prep | Role::Verb | Role::Weak | Role::Adverb) | Class::Action)
        && words
            .last()
            .is_some_and(|w| matches!(w.class, Class::Noun | Class::Quote | Class::Role(Role::Noun) | Class::Action))
        && !words[from..].iter().any(says)
}

/// True when a verb that stands before `i` is part of a noun phrase: a noun follows, and behind it a verb
/// that governs, or 的.
fn continues(words: &[Word], i: usize) -> bool {
    let Some(noun) = (i..words.len()).find(|&k| !is_verb(words[k].class)) else { return false };
    if !matches!(words[noun].class, Class::Noun | Class::Quote | Class::Figure | Class::Role(Role::Noun) | Class::Of) {
        return false;
    }
    words[noun + 1..].iter().any(|w| {
        is_verb(w.class)
            || matches!(w.class, Class::Of | Class::Role(Role::Adverb | Role::Trend | Role::Reach | Role::Prep))
    })
}

/// The characters of a phrase, without dates, brackets, blanks.
pub(super) fn phrase(text: &str, words: &[Word], range: std::ops::Range<usize>) -> Option<String> {
    let words = words.get(range)?;
    let (first, last) = (words.first()?, words.last()?);
    let mut out = String::with_capacity(last.span.end() - first.span.start());
    let mut at = first.span.start();
    for w in words {
        // what lies between words, such as ·, belongs to the name; a mark of a note (［2］) does not
        let note = text[w.span.range()].starts_with(['［', '[']);
        if !matches!(w.class, Class::Date | Class::Paren) || w.span.len() <= 12 && w.class == Class::Paren && !note {
            out.push_str(&text[at..w.span.end()]);
        }
        at = w.span.end();
    }
    if out.contains(char::is_whitespace) {
        out.retain(|c| !c.is_whitespace());
    }
    (!out.is_empty()).then_some(out)
}

/// What a clause is about: its first noun phrase, before any verb or adverb. `changes`: only where it ends with
/// a word of change (预算外资金大幅度增加).
pub(super) fn topic(text: &str, words: &[Word], changes: bool) -> Option<String> {
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
    // a noun phrase that ends the clause is no topic: nothing is said of it
    if end == words.len() || end == s || text[words[s].span.range()] == *"使" {
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

/// The name before a colon or a comma, where a clause is nothing but a name: “棉布：从1.1亿匹增加到…”.
pub(super) fn label(text: &str, words: &[Word]) -> Option<String> {
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
    let of = words.iter().rposition(|w| w.class == Class::Of).filter(|o| o + 2 == words.len()).map_or(0, |o| o + 1);
    if words.is_empty() || words.len() > 12 || !words[of..].iter().all(nominal) {
        return None;
    }
    phrase(text, words, trim(text, words, 0, words.len())).filter(|p| p.chars().count() <= 20)
}
