//! The verbs of a phrase before a figure, and the object behind the last of them.
//!
//! Of “改造老旧小区” before 30个 the verb is 改造, of “宣传手提袋” none; of “实施博士科研启动基金项目” it is 实施, as 启动 is inside the name; of
//! “优化支出结构、清收各类资金” it is the second, as the first has an object of its own.
//!
//! A word that the table calls a verb acts wherever it stands, save where a noun before and behind make it part of a name; one that is a
//! noun as often acts only where a verb stands: first, behind an adverb, a date or a place, or behind who does it. What stands
//! behind the last verb is the object; where nothing does, what stands before it, or nothing, is counted.

use super::super::clause::Word;
use super::super::phrase::{denies, described, is_head, is_nominal, is_verb, trim};
use super::super::segment::Class;
use super::{Reading, is_place, whose};
use crate::lexicon::clauses::Role;
use crate::lexicon::ends_with_any;
use crate::lexicon::lists::{
    BOUND_VERB, CARRIES_OUT, CAUSE, COMPOUND, DENIES, DESCRIBES, DONE_HOW, FIELD, GOVERNS, HEAD_OF_MEASURE,
    INTRANSITIVE, ISSUES, PAYER, PAYS, PERSON, PUT_RIGHT, SENT_TO, SORT, TAKES_OBJECT, TERM, TOLD_IN_MONEY, TWIN,
    UNDER_WAY,
};
use crate::resolve::FigureKind;
use crate::text::Span;

/// Examples with more characters than this are taken off even a bare noun: 教师资格认定、民办学校变更登记等|申请.
const LONG: usize = 10;

/// How far the search for verbs is.
#[derive(Debug, Clone, Copy)]
struct Verbs {
    /// The object begins at this word.
    cut: usize,
    /// Where the words that act on end begin, and one past the last of them.
    last: Option<(usize, usize)>,
    /// The phrase ends like the name of a measure, in which verbs are no verbs.
    heads: bool,
}

impl Reading<'_> {
    /// Finds the verbs of the phrase and the object behind the last of them.
    pub(super) fn object(&mut self) {
        // 国家已批准的|发明: what the verb would do is what is counted
        let deed = self.e.checked_sub(1).filter(|&k| k > self.s + 1 && self.words[k - 1].class == Class::Of);
        let deed = deed.filter(|&k| is_verb(self.words[k].class) && self.words[k].span.len() > 3);
        let word = |k: usize| &self.text[self.words[k].span.range()];
        let deed = deed.filter(|&k| !matches!(word(k), "完成" | "实现" | "达到" | "通过"));
        if let Some(k) = deed.filter(|_| self.kind == FigureKind::Count && !self.out.measured) {
            // 受理的申请: which; 尚未办结的投诉, 不予受理的申请: what is denied is part of the name
            let verb = (k >= 2).then(|| self.words[k - 2]).filter(|w| is_verb(w.class));
            let denied = (0..k - 1).rev().take(3).find(|&k| denies(word(k)));
            self.out.predicate = verb.filter(|_| denied.is_none()).map(|w| w.span);
            self.out.phrase = denied.unwrap_or(k)..self.e;
            return;
        }
        // 平均办理时长2.8个工作日: how long a deed takes is named by the deed
        let takes = |k: usize| TERM.ends(word(k)) && k > self.s && is_verb(self.words[k - 1].class);
        if self.kind == FigureKind::Duration && self.e.checked_sub(1).is_some_and(takes) {
            let named = |w: &Word| matches!(w.class, Class::Noun | Class::Action | Class::Role(Role::Noun));
            let before = self.words[self.s..self.e - 2].iter().rev().take_while(|w| named(w)).count();
            self.out.phrase = self.e - 2 - before..self.e;
            return;
        }
        let verbs = self.verbs();
        if self.behind(verbs) {
            return;
        }
        self.examples();
        self.names_nothing();
        self.less_receiver();
        self.denied();
        if self.bounded {
            let phrase = self.out.phrase.clone();
            self.out.phrase = self.closing_name(phrase);
        }
        let (text, words) = (self.text, self.words);
        let lone = words.get(self.out.phrase.clone()).is_some_and(|w| w.len() == 1 && w[0].span.len() <= 3);
        if lone && verbs.last.is_some() && is_han(text, words[self.out.phrase.start].span) {
            // 转|下年度|办理
            self.out.verbs_only = true;
        }
        self.out.place = is_place(text, words, &self.out.phrase);
        whose(text, words, self.kind, &mut self.out);
    }

    /// 移交|给企业和地方的|职能: to whom is none of what; 撤并|不具备条件的公司: but 不 is of what describes.
    fn less_receiver(&mut self) {
        let phrase = self.out.phrase.clone();
        let Some(of) =
            phrase.clone().rev().find(|&k| self.words[k].class == Class::Of).filter(|of| of + 1 < phrase.end)
        else {
            return;
        };
        let word = |k: usize| &self.text[self.words[k].span.range()];
        if matches!(word(phrase.start), "给" | "向") {
            self.out.phrase = of + 1..phrase.end;
        } else if phrase.start > self.s && denies(word(phrase.start - 1)) {
            self.out.phrase = phrase.start - 1..phrase.end;
        }
    }

    /// 未检出样品120批, 未取得资格证12人, 不达标水体3处, 超过限量标准的样品3批: what is denied is counted with its denial, what exceeds with its bound,
    /// or the opposite would be told; so is what is measured (未达标企业产值).
    pub(super) fn denied(&mut self) {
        let phrase = self.out.phrase.clone();
        let word = |k: usize| &self.text[self.words[k].span.range()];
        let verb = |k: usize| is_verb(self.words[k].class);
        if phrase.is_empty() {
            return;
        }
        let first = phrase.start;
        // 尚未脱贫人口, 没有资格证的人员, 未能通过验收项目; 不达标水体
        let one = |k: usize| verb(k) && word(k).starts_with(['不', '未']) && word(k).len() > 2 * '不'.len_utf8();
        let own = first > 0 && (denies(word(first - 1)) || one(first - 1));
        if own && one(first - 1) {
            self.out.predicate = self.out.predicate.filter(|p| *p != self.words[first - 1].span);
        }
        if self.out.measured || self.kind != FigureKind::Count {
            self.out.phrase.start -= usize::from(own && !self.out.verbs_only);
            return;
        }
        let deed = |k: usize| verb(k) || word(k) == "通过" || self.words[k].class == Class::Role(Role::Reach);
        // 不再收取|费用 tells what is done
        let governed = first > 1 && DENIES.has(word(first - 2)) && deed(first - 1);
        // 超过限量标准的样品3批
        let bound = first > 0 && BOUND_VERB.has(word(first - 1));
        let which = bound && (first..phrase.end - 1).any(|k| self.words[k].class == Class::Of);
        if own && !self.out.verbs_only || which {
            self.out.phrase.start -= 1;
        } else if governed {
            self.out.predicate = self.out.predicate.filter(|p| *p != self.words[first - 1].span);
            self.out.phrase.start -= 2;
        }
    }

    /// A noun, and no verb, stands there.
    fn is_noun(&self, i: usize) -> bool {
        i < self.e && is_nominal(self.words[i].class) && !is_verb(self.words[i].class)
    }

    /// A verb at `p` has its object behind it.
    fn has_behind(&self, p: usize) -> bool {
        let joint = |p: usize| matches!(self.words[p].class, Class::Role(Role::Conj | Role::Prep) | Class::Enum);
        p + 1 < self.e && !joint(p + 1) && (p == self.s || self.words[p].span.len() > 3)
    }

    /// The verbs, and where the object behind them begins.
    fn verbs(&mut self) -> Verbs {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        // 带动旅游消费超70亿元 has a verb; 科技成果转化合同成交额超5亿元 is a name
        let acting = |w: &Word| is_verb(w.class) || matches!(w.class, Class::Role(Role::Reach | Role::Trend));
        let any = words[self.s..self.e].iter().any(acting);
        let heads = self.rate || any && HEAD_OF_MEASURE.ends(word(self.e - 1));
        let of = (self.s..self.e).rev().find(|&k| matches!(words[k].class, Class::Of));
        let mut verbs = Verbs { cut: self.s, last: None, heads };
        for p in self.s..self.e {
            let counts = self.acts_at(p, verbs);
            // a verb before 的 belongs to what describes: 用于科技的经费; but one that opens the clause governs it all
            // 试制成功了重要的新产品: with 了 it governs what is described
            let done = |k: usize| words.get(k).is_some_and(|w| w.class == Class::Particle && word(k) == "了");
            let acts = matches!(words[p].class, Class::Role(Role::Verb))
                || done(p + 1)
                || done(p + 2) && word(p + 1) == "成功";
            let governs = acts && !self.describes(p);
            let inside = of.is_some_and(|o| p < o) && !(p == self.s && governs);
            // 国际陆港开行货运班列突破3000列; 基础教育引进国内外名校达88所, but 企业改造项目
            let transitive = || GOVERNS.has(word(p)) && self.is_noun(p + 1) && !described(word(self.e - 1));
            let late = self.soft
                && !heads
                && verbs.last.is_none()
                && self.has_behind(p)
                && (matches!(words[p].class, Class::Role(Role::Verb)) || self.out.measured && transitive());
            if !(counts || late && transitive()) || inside || self.out.measured && p > verbs.cut && !late {
                continue;
            }
            if !matches!(words[p].class, Class::Particle | Class::Role(Role::Adverb | Role::Bound)) {
                let begun = verbs.last.map_or(verbs.cut, |v| if v.1 == p { v.0 } else { verbs.cut });
                verbs.last = Some((begun, p + 1));
                if self.out.predicate.is_none() || !self.out.measured {
                    self.out.predicate = Some(words[p].span);
                }
            }
            if p == verbs.cut || verbs.cut == self.s || !self.out.measured || late {
                verbs.cut = p + 1;
                // 新建和改善绿水长廊: the second of two joined verbs
                let joined = words.get(p + 1).is_some_and(|w| w.class == Class::Role(Role::Conj));
                if joined && p + 3 < self.e && is_verb(words[p + 2].class) {
                    verbs.cut = p + 3;
                }
                verbs.cut = past_twins(text, words, p, verbs.cut, self.e);
            }
        }
        verbs
    }

    /// 享受|低保的|居民, 用于|建设的|资金: the verb tells which of those who act, or which money, is counted.
    fn describes(&self, p: usize) -> bool {
        let word = |i: usize| &self.text[self.words[i].span.range()];
        let acts = |name: &str| {
            PERSON.ends(name)
                || name.ends_with(['户', '者', '人', '员', '村', '县'])
                || ["企业", "单位", "机构", "劳动力"].iter().any(|tail| name.ends_with(tail))
        };
        // 投入开发建设的|资金, 用于项目建设的|债券额度; but 用于修建农村的公路
        let last = word(self.e - 1);
        let spent = match word(p) {
            "投入" => ends_with_any(last, &["资金", "经费"]),
            "用于" => ends_with_any(last, &["资金", "经费", "额度", "支出", "总额", "投资", "贷款", "拨款", "费用"]),
            _ => false,
        };
        // 发生于2022年的案件
        let seated = p + 1 < self.e && matches!(word(p + 1), "于" | "在");
        spent || seated || DESCRIBES.has(word(p)) && acts(word(self.e - 1))
    }

    /// True where the word at `p` acts.
    fn acts_at(&self, p: usize, verbs: Verbs) -> bool {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        let Verbs { cut, last: verb, heads } = verbs;
        // 领导人访问了46个国家: with 了 or 着 behind it the word acts
        let aspect = words.get(p + 1).is_some_and(|w| w.class == Class::Particle) && p + 1 == self.e;
        // 政府供应化肥450万吨: so it does behind who pays, where that opens the phrase
        let payer = || PAYER.ends(word(cut));
        let actor =
            || p > cut && p <= cut + 4 && words[cut..p].iter().all(|w| is_nominal(w.class) && !is_verb(w.class));
        // 省实验室集聚科研人员1110人
        let gathers = || matches!(word(p), "引进" | "集聚") && actor() && self.is_noun(p + 1);
        let agent = cut == self.s && (p == cut + 1 && matches!(word(p), "供应" | "下拨") && payer() || gathers());
        let at_verb_place = p == cut
            || aspect
            || agent
            || matches!(
                words[p - 1].class,
                Class::Role(Role::Adverb | Role::Place | Role::Reach | Role::Trend) | Class::Date | Class::Particle
            );
        // 改造老旧小区, but 宣传手提袋; and behind a verb such a word begins the object: 悬挂宣传标语
        let rest = self.e - p - 1;
        // 救助灾民: some such words govern a single noun too, save one that they describe
        let governs = || rest == 1 && words[p + 1].span.len() > 3 && GOVERNS.has(word(p)) && !described(word(p + 1));
        let object = || rest != 1 || matches!(words[p + 1].class, Class::Quote) || governs();
        // a verb with an object stands there
        let done = |from: usize, to: usize| {
            (from..to.saturating_sub(1)).any(|q| is_verb(words[q].class) && !is_verb(words[q + 1].class))
                && !words[from..to].iter().any(|w| w.class == Class::Enum)
        };
        match words[p].class {
            // 新增离境退税商店, 开展家庭医生签约服务: what takes no object describes the noun behind it
            Class::Role(Role::Verb)
                if p > self.s
                    && (p > cut || verb.is_none() || !INTRANSITIVE.has(word(p - 1)))
                    && p + 1 < self.e
                    && INTRANSITIVE.has(word(p))
                    && !is_verb(words[p + 1].class) =>
            {
                false
            }
            // 实施博士科研启动基金项目: inside the name of what is done
            Class::Role(Role::Verb)
                if verb.is_some_and(|v: (usize, usize)| v.1 < p && CARRIES_OUT.has(word(v.1 - 1)))
                    && is_nominal(words[p - 1].class)
                    && !is_verb(words[p - 1].class)
                    && p + 1 < self.e
                    && !words[p..self.e].iter().any(|w| w.class == Class::Enum)
                    && COMPOUND.ends(word(self.e - 1)) =>
            {
                false
            }
            // 出台促进民营经济发展27条举措: what the document is for
            Class::Role(Role::Verb | Role::Weak) | Class::Action
                if verb.is_some_and(|v: (usize, usize)| ISSUES.has(word(v.1 - 1)))
                    && (CAUSE.has(word(p)) || word(p) == "支持") =>
            {
                false
            }
            // 外贸出口收购总值10亿元, 金融工具投放金额50亿元, but 企业实现总值10亿元
            Class::Role(Role::Verb)
                if p > self.s
                    && p + 2 == self.e
                    && matches!(word(p + 1), "总值" | "总额" | "总量" | "总数" | "金额")
                    && self.is_noun(p - 1)
                    && !CAUSE.has(word(p))
                    && !matches!(word(p), "实现" | "完成" | "创造" | "新增") =>
            {
                false
            }
            // 建议办理结果211件
            Class::Role(Role::Verb)
                if p > self.s
                    && p + 2 == self.e
                    && matches!(word(p + 1), "结果" | "情况")
                    && is_nominal(words[p - 1].class)
                    && !is_verb(words[p - 1].class) =>
            {
                false
            }
            // 减税降费及退税: joined to a noun it is one
            Class::Role(Role::Verb) => {
                // 优化支出结构、清收各类资金: what was done before has its own object
                // or is one itself: 主体封顶、新增床位350张
                let deed = p > cut + 2 && is_verb(words[p - 2].class) && self.is_noun(p - 3);
                let row = || words[p - 1].class == Class::Enum && self.has_behind(p) && (deed || done(cut, p - 1));
                p == self.s
                    || (!self.bounded || !heads && self.has_behind(p))
                        && (!matches!(words[p - 1].class, Class::Role(Role::Conj) | Class::Enum) || row())
            }
            // 各单位减少租赁费1.2亿元: with a noun behind it the word acts
            Class::Role(Role::Trend) => p == self.s || !self.bounded && p + 1 < self.e && TAKES_OBJECT.has(word(p)),
            // 攻关项目突破关键核心技术300项
            Class::Role(Role::Reach) => p == self.s || word(p) == "突破" && p + 1 < self.e && !self.out.measured,
            // 出口年均增速20%
            Class::Role(Role::Weak) if heads && p == self.s && TOLD_IN_MONEY.has(word(p)) => false,
            // 给予一次性奖励20万元
            Class::Role(Role::Weak) if p > 0 && matches!(word(p - 1), "给予" | "予以" | "一次性") => false,
            // 就业人员, 上市企业
            Class::Role(Role::Weak) | Class::Action
                if p == self.s && p + 1 < self.e && INTRANSITIVE.has(word(p)) && is_nominal(words[p + 1].class) =>
            {
                false
            }
            Class::Role(Role::Weak) | Class::Action => {
                // 推进实事、近五年累计投入资金: a new member of a list has a verb of its own
                let anew = p > cut && words[cut..p].iter().any(|w| w.class == Class::Enum);
                at_verb_place
                    && (verb.is_none() && (object() || aspect || agent) || anew)
                    && !self.out.measured
                    && (!self.bounded || !heads && self.has_behind(p))
            }
            // 政府还|支出救济费
            Class::Role(Role::Noun) if p > cut && verb.is_none() && p + 1 < self.e && word(p) == "支出" => {
                words[p - 1].class == Class::Role(Role::Adverb) && is_nominal(words[p + 1].class)
            }
            Class::Particle => verb.is_some() && p == cut,
            // 新建超充站
            Class::Role(Role::Bound) if p + 1 < self.e && is_head(text, words, p) => false,
            Class::Role(Role::Adverb | Role::Bound) => verb.is_some() && p == cut,
            _ => false,
        }
    }

    /// What stands behind the verbs, or before them where nothing does; true where that is all.
    fn behind(&mut self, verbs: Verbs) -> bool {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        let Verbs { cut, last: verb, .. } = verbs;
        // 增值税、所得税分别完成38亿元、21亿元
        let shared = (self.s..self.e).find(|&k| word(k) == "分别");
        let acts =
            |k: usize| is_verb(words[k].class) || matches!(words[k].class, Class::Role(Role::Adverb | Role::Reach));
        self.out.distributes |= shared.is_some_and(|k| (k + 1..self.e).all(acts));
        if cut >= self.e && verb.is_some() {
            // nothing behind the verb: 金融机构新增58家, or only verbs
            // 问题|已整改138个: behind 已 what is done closes the clause
            let done = |k: usize| {
                is_verb(words[k].class) && k > self.s && matches!(word(k - 1), "已" | "已经" | "均已" | "全部")
            };
            let ends =
                |k: usize| matches!(words[k].class, Class::Role(Role::Verb | Role::Reach) | Class::Particle) || done(k);
            let joins = |k: usize| matches!(word(k), "并" | "且" | "和" | "或") && k > self.s;
            let all = (self.s..self.e).all(|k| is_verb(words[k].class) || ends(k) || joins(k));
            match (self.s..self.e).rev().find(|&k| !ends(k)).filter(|_| !all) {
                // 完成种草改良5万亩: the deed is what was completed
                Some(_) if CARRIES_OUT.has(word(self.s)) && self.e - self.s > 2 => {
                    self.out.predicate = Some(words[self.s].span);
                    self.out.phrase = trim(text, words, self.s + 1, self.e);
                }
                // 中央财政安排150亿元: who pays is not what is paid
                Some(k)
                    if self.kind == FigureKind::Money
                        && PAYS.has(word(self.e - 1))
                        && PAYER.ends(&text[..words[k].span.end()]) =>
                {
                    self.out.phrase = k..k;
                    self.out.payer = true;
                }
                Some(k) => {
                    let from = (self.s..=k)
                        .rev()
                        .find(|&j| matches!(words[j].class, Class::Role(Role::Verb)))
                        .map_or(self.s, |j| j + 1);
                    self.out.phrase = trim(text, words, from.min(k), k + 1);
                }
                // 贷款新增5000亿元
                None if self.kind == FigureKind::Money && self.e - self.s == 2 && TOLD_IN_MONEY.has(word(self.s)) => {
                    self.out.phrase = self.s..self.s + 1;
                    return true;
                }
                None => {
                    self.out.verbs_only = true;
                    self.out.phrase = self.s..self.e;
                    return true;
                }
            }
        } else {
            let from = if self.out.measured && self.e - cut < 1 { self.s } else { cut };
            self.out.phrase = trim(text, words, from, self.e);
        }
        false
    }

    /// Takes off the examples of a name: of 图文、视频等多元化解读 the first two.
    fn examples(&mut self) {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        // 图文、视频等多元化解读197篇, “优化营商环境”等专题9个: examples are none of the name
        let named = |k: usize| word(k) == "等" && k > self.out.phrase.start && k + 1 < self.out.phrase.end;
        if let Some(k) = self.out.phrase.clone().rev().find(|&k| named(k)) {
            let chars: usize = (k + 1..self.out.phrase.end).map(|k| word(k).chars().count()).sum();
            let quoted = words[k - 1].class == Class::Quote;
            let nominal = words[k + 1..self.out.phrase.end].iter().all(|w| is_nominal(w.class));
            // 消费等领域应用: which fields
            let fields = FIELD.has(word(k + 1));
            let all: usize = self.out.phrase.clone().map(|k| word(k).chars().count()).sum();
            let long = chars >= 4 || chars >= 2 && (quoted || all > LONG);
            if nominal && !fields && long && !self.out.measured {
                self.out.phrase.start = k + 1;
            }
        }
    }

    /// Reads what tells when, how or to whom, and names nothing.
    fn names_nothing(&mut self) {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        // 农村公路每年需养护资金1650亿元: what is needed is counted
        let needs = |k: usize| matches!(word(k), "需" | "需要" | "尚需" | "还需") && self.is_noun(k + 1);
        let needed = self.out.phrase.clone().rev().find(|&k| k + 1 < self.out.phrase.end && needs(k));
        if let Some(k) = needed.filter(|_| !self.out.measured && self.kind != FigureKind::Duration) {
            self.out.phrase.start = k + 1;
        }
        // 优秀的31卷、不合格的5卷: of which sort
        let sort = self.out.attributive
            && self.kind == FigureKind::Count
            && self.out.phrase.len() == 1
            && SORT.has(word(self.out.phrase.start));
        if sort {
            self.out.part = true;
            self.out.phrase = self.out.phrase.start..self.out.phrase.start;
        }
        // 调整后共保留3764项: when it was so names nothing
        let last = self.out.phrase.end.checked_sub(1).filter(|_| !self.out.phrase.is_empty());
        let when = last.is_some_and(|k| matches!(word(k), "后" | "之后" | "前" | "之前"));
        if when && words[self.out.phrase.clone()].iter().rev().skip(1).all(|w| is_verb(w.class)) {
            self.out.phrase = self.out.phrase.start..self.out.phrase.start;
        }
        // 移送司法机关3件: to whom is none of what
        let sent = self.out.predicate.is_some_and(|p| matches!(&text[p.range()], "移送" | "移交"));
        let organ = || last.is_some_and(|k| SENT_TO.ends(word(k)));
        if sent && organ() && self.out.phrase.start > self.s {
            self.out.phrase.start -= 1;
        }
        // 反馈问题5个，完成整改4个
        let put_right = self.out.phrase.len() == 1
            && PUT_RIGHT.has(word(self.out.phrase.start))
            && self.out.predicate.is_some_and(|p| matches!(&text[p.range()], "完成" | "已完成"));
        if put_right && self.kind == FigureKind::Count {
            self.out.verbs_only = true;
        }
        // 直接纠错132件, 结果纠正2件, 实际收取860元: how it was done names nothing
        let how = self.out.phrase.len() == 1 && DONE_HOW.has(word(self.out.phrase.start));
        if how && self.e == self.out.phrase.end && self.bounded {
            // 实际到位不足六成
            self.out.phrase = self.out.phrase.start..self.out.phrase.start;
        } else if how
            && self.e > self.out.phrase.end
            && words[self.out.phrase.end..self.e].iter().all(|w| is_verb(w.class))
        {
            self.out.phrase = self.out.phrase.start..self.e;
            self.out.verbs_only = true;
        }
        // 建成过江通道4座、在建8座
        if self.out.phrase.len() == 1 && UNDER_WAY.has(word(self.out.phrase.start)) {
            self.out.predicate.get_or_insert(words[self.out.phrase.start].span);
            self.out.verbs_only = true;
        }
    }
}

/// Where the object begins behind the verb `p` whose object seems to begin at `from`: verbs in a row share it
/// (修复治理退化草原, 制定、修订政府规章).
fn past_twins(text: &str, words: &[Word], p: usize, mut from: usize, e: usize) -> usize {
    let word = |i: usize| &text[words[i].span.range()];
    // most verbs have no other behind them
    let acts = |i: usize| i < e && (is_verb(words[i].class) || words[i].class == Class::Role(Role::Trend));
    let joint = |i: usize| i < e && matches!(words[i].class, Class::Enum | Class::Role(Role::Conj));
    if !acts(from + usize::from(joint(from))) || !TWIN.has(word(p)) {
        return from;
    }
    loop {
        let next = from + usize::from(joint(from));
        if next + 1 >= e || !acts(next) || !TWIN.has(word(next)) {
            return from;
        }
        // 停建、缓建了|大中型项目
        let done = words[next + 1].class == Class::Particle && next + 2 < e;
        let next = next + usize::from(done);
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

fn is_han(text: &str, span: Span) -> bool {
    text[span.range()].chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}
