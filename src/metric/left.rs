//! The stretch left of a figure, read from its end and from its beginning.
//!
//! Of “全市去年累计发放宣传册约” before 3000份 the end loses 约, the beginning 全市, 去年, 累计; 发放 governs, 宣传册 is left. Of
//! “居民消费价格比上年” before 上涨2% the base goes, of “带动旅游消费超” the verb, and “科技成果转化合同成交额超” is a name to its first word.
//!
//! The steps run in the order of [`left`]; each says what it takes off. What is decided once is not asked again.

mod inserted;
mod object;

use super::clause::Word;
use super::phrase::{is_head, is_nominal, is_on_time, is_verb, trim};
use super::segment::Class;
use crate::lexicon::clauses::Role;
use crate::lexicon::divisions::is_government;
use crate::lexicon::ends_with_any;
use crate::lexicon::lists::{
    BECOMES, BENEFICIARY, BETTER, BOUND_VERB, CAUSE, CAUSED, EXCEEDS, INTRANSITIVE, LIGHT_END, MEANS, NO_PLACE,
    ORGAN_TAIL, PERSON, PLACE_TAIL, PLAN_PART, PLANNED, RATE, SHARE_NAME, TOTAL, TRADE,
};
use crate::resolve::FigureKind;
use crate::text::{Span, is_han_numeral};

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
    /// The phrase is what the figure is reckoned by: 按贴息额的50%.
    pub(super) norm: bool,
    /// Nothing but 最长, 最大 stands before the figure.
    pub(super) extreme: bool,
    /// A bound that is a verb too, and what a level is compared by: 超, 不低于, 高于全国. The predicate where there is no
    /// other.
    pub(super) bound: Option<Span>,
}

/// Verbs whose objects are counted even when 达到 or 超过 stands before the figure.
fn strips(word: &str) -> bool {
    CAUSE.has(word) || matches!(word, "实现" | "提出" | "完成" | "推进" | "满足" | "允许")
}

/// True for words that hand figures out in order.
fn hands_out(word: &str) -> bool {
    matches!(word, "分别" | "依次")
}

/// Reads the stretch to the left of a figure of a kind.
pub(super) fn left(text: &str, words: &[Word], kind: FigureKind) -> Left {
    let mut reading = Reading::new(text, words, kind);
    reading.handled();
    reading.end();
    reading.those();
    reading.taken_off();
    if reading.norm() {
        return reading.out;
    }
    reading.multiplied();
    // what came off the end may reach to before what came off the beginning
    reading.s = reading.s.min(reading.e);
    reading.beginning();
    reading.inserted();
    if reading.clauses() {
        return reading.out;
    }
    reading.closing_verbs();
    if reading.share() {
        return reading.out;
    }
    reading.cause();
    if reading.level() {
        reading.denied();
    } else {
        reading.object();
    }
    reading.out
}

/// What is left of the stretch while it is read: the words `s..e`.
struct Reading<'t> {
    text: &'t str,
    words: &'t [Word],
    kind: FigureKind,
    /// The figure is a percentage or a multiple.
    rate: bool,
    /// The phrase begins at this word.
    s: usize,
    /// It ends before this word.
    e: usize,
    /// Only bounds and 达到 came off, which also follow an object: 实施项目超2000个.
    soft: bool,
    /// A bound came off: 超, 不少于.
    bounded: bool,
    /// 、 came off the end: 稳居全国前列、增长5%.
    parted: bool,
    /// 相比 came off the end, so that 同 or 与 opens the base.
    versus: bool,
    out: Left,
}

impl<'t> Reading<'t> {
    fn new(text: &'t str, words: &'t [Word], kind: FigureKind) -> Reading<'t> {
        let rate = matches!(kind, FigureKind::Percent | FigureKind::PercentagePoint | FigureKind::Multiple);
        let out = Left::default();
        Reading {
            text,
            words,
            kind,
            rate,
            s: 0,
            e: words.len(),
            soft: true,
            bounded: false,
            parted: false,
            versus: false,
            out,
        }
    }

    /// True for 比 before the two levels of a ratio: 城乡居民收入比由2.25缩小至2.21.
    fn is_ratio(&self, i: usize) -> bool {
        let word = |i: usize| &self.text[self.words[i].span.range()];
        let next = self.words.get(i + 1).map(|w| w.class);
        let levels = next == Some(Class::Role(Role::Prep)) && matches!(word(i + 1), "由" | "从");
        // 商业比在10%以下
        let levels = levels || i + 2 == self.words.len() && word(i + 1) == "在";
        word(i) == "比" && i > 0 && (levels || matches!(next, Some(Class::Role(Role::Trend | Role::Reach))))
    }

    /// Takes off what stands between the phrase and the figure, and the bases of comparisons with what stands before them.
    fn end(&mut self) {
        let mut after: Option<Class> = None;
        loop {
            while let Some(w) = self.e.checked_sub(1).map(|last| self.words[last]) {
                if !self.take_off(w, after) {
                    break;
                }
                after = Some(w.class);
                self.e -= 1;
            }
            match self.base() {
                Some(k) => {
                    self.out.compared = true;
                    self.out.measured = true;
                    self.soft = false;
                    if BOUND_VERB.has(&self.text[self.words[k].span.range()]) {
                        self.out.bound.get_or_insert(self.words[k].span);
                    }
                    self.e = k;
                }
                _ => break,
            }
        }
    }

    /// Takes the last word `w` for what says how the phrase reaches the figure, with what that implies; false where it is
    /// of the phrase. `after`: what came off before.
    fn take_off(&mut self, w: Word, after: Option<Class>) -> bool {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        // nothing but 每人每月 stands between the word and the figure
        let each =
            |e: usize| words[e..].iter().all(|w| w.class == Class::Date || text[w.span.range()].starts_with('每'));
        match w.class {
            // 增加招生计划1.76万个
            Class::Role(Role::Adverb)
                if word(self.e - 1) == "计划"
                    && after.is_none()
                    && self.e > 1
                    && is_nominal(words[self.e - 2].class) =>
            {
                return false;
            }
            Class::Role(Role::Adverb) => {
                let here = word(self.e - 1);
                self.out.distributes |= hands_out(here);
                self.out.total |= TOTAL.has(here);
            }
            Class::Role(Role::Bound) => {
                self.bounded = true;
                if BOUND_VERB.has(word(self.e - 1)) {
                    self.out.bound.get_or_insert(w.span);
                }
            }
            // 人均收入实际增长5%, but 实际消费水平
            Class::Role(Role::Noun) if word(self.e - 1) == "实际" && (self.e > 1 || self.out.measured) => {}
            // 最高不超过10000元
            Class::Role(Role::Noun) if matches!(word(self.e - 1), "最高" | "最低") => {}
            // 由85个减为26个: the two levels of what stands before
            Class::Role(Role::Prep) if matches!(word(self.e - 1), "由" | "从") => {
                self.out.measured = true;
                self.soft = false;
            }
            Class::Role(Role::Reach) => {
                let here = word(self.e - 1);
                self.out.measured = true;
                self.out.total |= TOTAL.has(here);
                self.soft &= matches!(here, "达" | "达到" | "突破" | "达成" | "多达" | "仅" | "有");
                // 由8小时延长到10小时: the verb in front is part of it
                if here == "到" && self.e > 1 && word(self.e - 2) == "占比达" {
                    let from = w.span.start() - '达'.len_utf8();
                    self.out.predicate.get_or_insert(Span::new(from, w.span.end()));
                }
                let verb = words[..self.e - 1].last().filter(|v| {
                    let becomes = here == "为" && BECOMES.has(&text[v.span.range()]);
                    (matches!(here, "到" | "至") || becomes) && is_verb(v.class) && v.span.end() == w.span.start()
                });
                let from = verb.map_or(w.span.start(), |v| v.span.start());
                self.out.predicate.get_or_insert(Span::new(from, w.span.end()));
                let named = |w: &Word| is_nominal(w.class) && !is_verb(w.class);
                if verb.is_some() && words[..self.e - 2].iter().any(named) {
                    self.e -= 1;
                }
            }
            Class::Role(Role::Trend) => {
                self.out.measured = true;
                self.soft = false;
                // 企业数量翻番、达1.8万家: what stands right before the figure says it
                if !self.parted || self.out.predicate.is_none() {
                    self.out.predicate = Some(w.span);
                }
            }
            // 累计交易|人民币5万元
            _ if self.e > 1
                && after.is_none()
                && word(self.e - 1) == "人民币"
                && !matches!(words[self.e - 2].class, Class::Adjective | Class::Role(Role::Verb))
                && word(self.e - 2) != "兑换" => {}
            // 期限一般为6个月, but 一般公共预算收入
            _ if self.e > 1 && matches!(word(self.e - 1), "一般" | "最长" | "最短") => {}
            // 自收到申请之日起15个工作日内: what stands before tells since when
            _ if self.e > 1 && word(self.e - 1) == "之日起" => {
                let since = (0..self.e).rev().find(|&k| word(k) == "自");
                self.e = since.map_or(1, |k| k + 1);
            }
            // 补助标准由每人每月500元提高到600元
            _ if self.e > 1 && word(self.e - 1).starts_with('每') && each(self.e) => {}
            // 城乡居民收入比由2.25缩小至2.21: nothing is compared with
            Class::Role(Role::Compare) if self.is_ratio(self.e - 1) => return false,
            Class::Role(Role::Compare) => {
                self.versus = matches!(word(self.e - 1), "相比" | "相比较" | "对比");
                self.out.compared = true;
                self.out.measured = true;
                self.soft = false;
            }
            Class::Particle | Class::Date | Class::Paren => {}
            Class::Role(Role::Place) if self.out.measured || after == Some(Class::Date) => {}
            // 由五年前的50%扩大到80%
            Class::Role(Role::Place)
                if self.out.attributive && self.e > 1 && words[self.e - 2].class == Class::Date => {}
            Class::Role(Role::Prep) if self.out.measured || after == Some(Class::Date) => {}
            // 基本生活费分别按每人每月1950元、1450元
            Class::Role(Role::Prep)
                if self.e > 1
                    && word(self.e - 1) == "按"
                    && self.e < words.len()
                    && words[self.e..].iter().all(|w| text[w.span.range()].starts_with('每')) => {}
            Class::Role(Role::Prep) if self.e == 1 => {}
            Class::Role(Role::Scope) if self.e > 1 && self.out.measured => self.out.scope = Some(w.span),
            Class::Role(Role::Conj) => {}
            Class::Enum => self.parted = true,
            Class::Of if after == Some(Class::Date) => {
                // what stands before tells which time: 增长较快的“一五”时期
                self.e = 1;
                self.out.measured = true;
            }
            Class::Of => self.out.attributive = true,
            Class::Role(Role::Share) => {
                self.out.share = true;
                self.out.measured = true;
                return false;
            }
            _ => return false,
        }
        true
    }

    /// The base of a comparison near the end: 比上年, 快于全国平均, 同上年相比.
    fn base(&self) -> Option<usize> {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        // 国考断面优于Ⅲ类水体比例: a share of what is better is a name
        let named = (self.out.measured || self.rate) && self.e > 0 && SHARE_NAME.ends(word(self.e - 1));
        let better = |k: usize| named && BETTER.has(word(k));
        let planned = |w: &Word| {
            let standard = &text[w.span.range()];
            PLANNED.ends(standard) || ends_with_any(standard, &["全国", "全省", "平均", "同期"])
        };
        // 超过限量标准的样品3批: what is counted stands behind 的
        let counted = self.kind == FigureKind::Count && self.e > 1 && !self.out.measured && !self.out.attributive;
        let counted = counted && is_nominal(words[self.e - 1].class);
        let of = (0..self.e).rev().skip(1).take(6).find(|&k| counted && words[k].class == Class::Of);
        let of = of.filter(|_| !planned(&words[self.e - 1]));
        let which = |k: usize| of.is_some_and(|of| k < of) && (EXCEEDS.has(word(k)) || BOUND_VERB.has(word(k)));
        // a word of bound behind a figure may be part of that figure
        let opens =
            |k: usize| matches!(words[k].class, Class::Role(Role::Prep | Role::Bound | Role::Compare) | Class::Figure);
        (0..self.e).rev().take(8).filter(|&k| opens(k) && !better(k) && !which(k)).find(|&k| {
            // 贷款额度可按家庭可贷额度合计上浮20%
            let described = || words[k..self.e].iter().any(|w| w.class == Class::Of);
            let by = matches!(word(k), "按" | "按照") && self.out.measured && k > 0 && !described();
            // 提取标准从每位缴存人1000元提高至1500元
            let each = matches!(word(k), "由" | "从") && k > 0 && k + 1 < self.e && word(k + 1).starts_with('每');
            // 平均用时由法定的20个工作日压缩至11个
            let from = matches!(word(k), "由" | "从") && k > 0 && k + 2 == self.e && self.out.attributive;
            by || each || from
                || matches!(words[k].class, Class::Role(Role::Compare)) && !self.is_ratio(k)
                || k + 1 < self.e && words[k].class == Class::Role(Role::Bound) && EXCEEDS.has(word(k))
                // 超年度计划28%, but 超充站
                || word(k) == "超" && words[k + 1..self.e].iter().any(planned)
                || k + 1 < self.e && self.versus && matches!(word(k), "同" | "与")
        })
    }

    /// Takes off what tells which of the things named before are counted: 执法人员中取得资格的仅42人, 其中有专业背景的占26%.
    fn those(&mut self) {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        if self.e == 0 || !self.out.share && !self.out.attributive {
            return;
        }
        // 执法人员中具有专业背景的只占26%
        let among = (1..self.e).find(|&k| word(k) == "中" && is_nominal(words[k - 1].class));
        if self.out.share
            && word(self.e - 1).ends_with('占')
            && let Some(k) = among
            && words[k..self.e - 1]
                .iter()
                .rfind(|w| w.class != Class::Role(Role::Adverb))
                .is_some_and(|w| w.class == Class::Of)
        {
            self.out.share = false;
            self.out.predicate = Some(words[self.e - 1].span);
            self.e = k;
            return;
        }
        // 其中具有专业背景的只占26%, 实际得到服务的仅占38%
        let few = self.e > 1 && matches!(word(self.e - 2), "仅" | "只");
        if self.out.share && (word(0) == "其中" || few) {
            let share = self.e - 1;
            let of = words[..share].iter().rposition(|w| w.class != Class::Role(Role::Adverb));
            if of.is_some_and(|k| words[k].class == Class::Of) {
                self.out.part = true;
                self.s = share;
            }
            return;
        }
        if !self.out.attributive {
            return;
        }
        // 合同中购置价的15%: what stands right before the figure is its base
        let base = words.last().is_none_or(|w| w.class == Class::Of);
        // 对其中存在问题的127件逐一整改
        let first = usize::from(word(0) == "对").min(self.e - 1);
        let of_them = matches!(word(first), "其中" | "其余") && self.e > first + 2;
        let counted = self.kind == FigureKind::Count;
        match among {
            Some(k) if (counted || self.rate) && !base => self.e = k,
            None if of_them && (counted || self.rate && !base) => {
                self.out.part = true;
                self.e = 0;
            }
            _ => {}
        }
    }

    /// Takes off 扣除…因素 before the figure.
    fn taken_off(&mut self) {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        // 扣除不可比因素增长5%: what is taken off before the figure is none of the subject
        if self.out.measured && self.e > 0 && word(self.e - 1).ends_with("因素") {
            let taken = (0..self.e).rev().take(6).find(|&k| matches!(word(k), "扣除" | "剔除" | "考虑" | "不考虑"));
            self.e = taken.unwrap_or(self.e);
        }
    }

    /// 按 with its norm right before a rate is all that is named; true where it is.
    fn norm(&mut self) -> bool {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        // 按扣除标准的50%扣除: what stands behind 按 is measured
        if self.rate
            && self.out.attributive
            && !self.out.measured
            && let Some(k) = (0..self.e).rev().find(|&k| matches!(word(k), "按" | "按照"))
            && k + 1 < self.e
        {
            self.out.measured = true;
            // 竞买保证金|按出让起始价的20%支付: what is so reckoned has a name of its own
            let mut own = trim(text, words, 0, k);
            while own.len() > 1 && matches!(word(own.end - 1), "最低" | "最高" | "可" | "可以") {
                own.end -= 1;
            }
            let owed = |w: &Word| matches!(w.class, Class::Noun | Class::Action | Class::Role(Role::Noun));
            let money = !own.is_empty()
                && own.start == 0
                && words[own.clone()].iter().all(owed)
                && text[..words[own.end - 1].span.end()].ends_with(['金', '费', '款', '税'])
                && !["黄金", "合金", "现金", "免费", "消费"].iter().any(|w| word(own.end - 1).ends_with(w));
            if money {
                self.out.phrase = own;
                return true;
            }
            self.out.norm = true;
            // 按|企业收购旧房发票注明的|购房款总额: what describes by a verb is no part of the name
            let of = (k + 1..self.e - 1).rev().find(|&i| words[i].class == Class::Of);
            let of = of.filter(|&i| words[k + 1..i].iter().any(|w| is_verb(w.class)));
            self.out.phrase = self.owed(trim(text, words, of.unwrap_or(k) + 1, self.e));
            return true;
        }
        false
    }

    /// 已|缴|契税: how it came to be owed or paid is none of the name.
    fn owed(&self, phrase: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let word = |i: usize| &self.text[self.words[i].span.range()];
        let paid = phrase.len() > 1
            && phrase.start > 0
            && matches!(word(phrase.start - 1), "已" | "所" | "应" | "实")
            && matches!(word(phrase.start), "缴" | "交" | "付" | "购" | "缴纳" | "交纳" | "支付" | "购买");
        phrase.start + usize::from(paid)..phrase.end
    }

    /// The verb before the base of a share or multiple, with that base.
    fn multiplied(&mut self) {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        // 利用外资相当于前九年总和的1.6倍: what stands before the verb is measured, what stands behind it is the base
        if self.rate
            && self.out.attributive
            && !self.out.measured
            && let Some(k) = (0..self.e).rev().find(|&k| {
                let reaches = matches!(words[k].class, Class::Role(Role::Reach)) && word(k) != "有";
                // 完成年度计划的102%: a plan that is not said of what names nothing
                let plan = || word(k) == "完成" && words[k + 1..self.e].iter().all(|w| is_plan(text, w));
                // 6月底前完成年度投资的45%
                let named = || words[..k].iter().any(|w| is_nominal(w.class) && w.class != Class::Role(Role::Scope));
                reaches || k > 0 && (word(k) == "接近" || word(k) == "完成" && named()) || plan()
            })
        {
            self.out.measured = true;
            self.out.predicate = Some(words[k].span);
            self.soft = false;
            self.e = k;
            while self.e > 0
                && (matches!(words[self.e - 1].class, Class::Role(Role::Adverb | Role::Bound) | Class::Particle)
                    // 仅为年初预算的61%
                    || word(self.e - 1) == "仅")
            {
                self.e -= 1;
            }
        }
    }

    /// The adverb from `from` on that a verb with an object follows: 定向|培养|人员.
    fn done_how(&self, from: usize) -> Option<usize> {
        let verb = |k: usize| k + 1 < self.e && is_verb(self.words[k].class);
        let word = |k: usize| &self.text[self.words[k].span.range()];
        let how = |k: usize| self.words[k].class == Class::Role(Role::Adverb) && verb(k + 1);
        // 通过各种形式|使用国外贷款
        let by = |k: usize| MEANS.has(word(k - 1));
        (from..self.e).find(|&k| how(k) || verb(k) && (by(k) || word(k) == "主动公开"))
    }

    /// Takes off who does it to what: 市政府将|助餐点由64个增至103个, but 将新建.
    fn handled(&mut self) {
        let word = |k: usize| &self.text[self.words[k].span.range()];
        let nominal = |k: usize| self.words.get(k).is_some_and(|w| is_nominal(w.class));
        let noun = |k: usize| nominal(k) && !is_verb(self.words[k].class);
        let handles = |k: &usize| {
            matches!(word(*k), "将" | "把") && k + 1 < self.e && (noun(k + 1) || nominal(k + 1) && noun(k + 2))
        };
        if let Some(k) = (self.s..self.e).rev().find(handles) {
            let scope = self.words[self.s..k].iter().find(|w| w.class == Class::Role(Role::Scope));
            self.out.scope = scope.map(|w| w.span);
            self.s = k + 1;
        }
    }

    /// Takes off what stands before the phrase: conjunctions, adverbs, scope words, phrases with a preposition.
    fn beginning(&mut self) {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        while self.s < self.e {
            let w = words[self.s];
            match w.class {
                Class::Role(Role::Scope) => {
                    if self.e - self.s == 1 {
                        break;
                    }
                    self.out.scope.get_or_insert(w.span);
                }
                Class::Role(Role::Part) => {
                    self.out.part = true;
                    // 其他业务收入占比: beside a noun it is part of the name
                    if matches!(word(self.s), "其他" | "其它") && self.s + 1 < self.e {
                        break;
                    }
                }
                // 经审查|批准逮捕1098人
                _ if word(self.s) == "经"
                    && self.s + 2 < self.e
                    && is_verb(words[self.s + 1].class)
                    && is_verb(words[self.s + 2].class) =>
                {
                    self.s += 1;
                }
                // 通过政府门户网站|主动公开信息3862条, but 通过高新技术企业认定200家
                Class::Role(Role::Adverb)
                    if word(self.s) == "通过" && !self.out.measured && self.done_how(self.s + 2).is_some() =>
                {
                    self.s = self.done_how(self.s + 2).map_or(self.s, |k| k - 1);
                }
                Class::Role(Role::Adverb) if is_on_time(text, words, self.s) => break,
                // 平均跑动次数: the mean is what is measured
                Class::Role(Role::Adverb)
                    if word(self.s).ends_with('均')
                        && self.s + 1 < self.e
                        && matches!(words[self.s + 1].class, Class::Noun | Class::Role(Role::Noun) | Class::Action) =>
                {
                    break;
                }
                Class::Role(Role::Adverb) => {
                    self.out.total |= TOTAL.has(word(self.s));
                    self.out.distributes |= hands_out(word(self.s));
                    // 争取中央转移支付超5000亿元, but 争取增长5%
                    if matches!(word(self.s), "争取" | "力争" | "确保") && !self.out.measured {
                        self.out.bound = Some(w.span);
                    }
                }
                // 当个贷率达到85%, 使供应量达到1亿吨
                _ if matches!(word(self.s), "当" | "使")
                    && (self.out.measured || self.rate)
                    && self.e - self.s > 1
                    && !word(self.s + 1).starts_with('期') => {}
                // 计划要求全国节约总量达到3000万吨
                _ if self.out.measured
                    && self.e - self.s > 1
                    && matches!(word(self.s), "要求" | "提出" | "建议" | "明确") => {}
                // 超充站达到500座
                Class::Role(Role::Bound) if self.s + 1 < self.e && is_head(text, words, self.s) => break,
                Class::Role(Role::Conj | Role::Bound | Role::Compare | Role::Place)
                | Class::Date
                | Class::Particle
                | Class::Paren
                | Class::Enum
                | Class::Of
                | Class::Pronoun => {}
                _ if super::phrase::is_pointed(self.text, self.words, self.s) => {}
                // 为乡镇卫生院|定向培养人员2000名
                Class::Role(Role::Reach)
                    if word(self.s) == "为" && !self.out.measured && self.done_how(self.s + 2).is_some() =>
                {
                    self.s = self.done_how(self.s + 2).map_or(self.s, |k| k - 1);
                }
                // 为企业|减税降费4亿元: for whom it is done
                Class::Role(Role::Reach)
                    if word(self.s) == "为"
                        && self.s + 2 < self.e
                        && BENEFICIARY.ends(word(self.s + 1))
                        && words[self.s + 2].span.len() > 3 =>
                {
                    self.s += 1;
                }
                Class::Role(Role::Reach) if !self.out.measured || self.e - self.s > 1 => {}
                // 最高可贷款50万元
                Class::Role(Role::Noun)
                    if matches!(word(self.s), "最高" | "最低" | "最多")
                        && self.s + 2 < self.e
                        && matches!(word(self.s + 1), "可" | "可以") =>
                {
                    self.s += 1;
                }
                // 对东盟国家、非洲出口: whom one trades with belongs to the name
                Class::Role(Role::Prep)
                    if matches!(word(self.s), "对" | "与" | "同") && trades(text, &words[self.s + 1..self.e]) =>
                {
                    break;
                }
                // 在湘世界500强企业
                Class::Role(Role::Prep)
                    if word(self.s) == "在" && self.s + 2 < self.e && words[self.s + 1].span.len() <= 3 =>
                {
                    self.s += 1
                }
                Class::Role(Role::Prep) => {
                    // the phrase ends where a verb, an adverb or a word of place stands
                    let end = (self.s + 1..self.e).find(|&j| {
                        j > self.s + 1
                            && (is_verb(words[j].class)
                                || matches!(words[j].class, Class::Role(Role::Adverb | Role::Place | Role::Trend)))
                    });
                    if let Some(j) = end {
                        self.s = j;
                        continue;
                    }
                }
                _ => break,
            }
            self.s += 1;
        }
    }

    /// Takes off clauses that 、 parts off before a measure; true where nothing is left.
    fn clauses(&mut self) -> bool {
        let words = self.words;
        let verb = |k: usize| matches!(words[k].class, Class::Role(Role::Verb));
        if self.out.measured && self.e > self.s {
            // 达到3万亿元、稳居全国前列、增长5%: what the clause between says is none of the subject
            if self.parted && verb(self.s) {
                self.out.phrase = self.s..self.s;
                return true;
            }
            // 电厂三期建成投产、总装机达到300万千瓦
            let named = |w: &Word| is_nominal(w.class) && !is_verb(w.class);
            if let Some(k) = (self.s + 1..self.e).rev().find(|&k| words[k].class == Class::Enum && verb(k - 1))
                && k + 1 < self.e
                && !is_verb(words[k + 1].class)
                && words[self.s..k - 1].iter().any(named)
            {
                self.s = k + 1;
            }
        }
        false
    }

    /// Takes off verbs that close the name of a measure without being part of it.
    fn closing_verbs(&mut self) {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        let verb = |k: usize| matches!(words[k].class, Class::Role(Role::Verb));
        // 通车里程全国第四、突破1万公里
        if self.out.measured && self.e > self.s + 1 {
            let ordinal = |w: &str| {
                let number = w.strip_prefix('第').map(|n| n.trim_end_matches(['位', '名']));
                number.is_some_and(|n| !n.is_empty() && n.chars().all(|c| is_han_numeral(c) || c.is_ascii_digit()))
            };
            let rank = |k: usize| ordinal(word(k)) || matches!(word(k), "首位" | "前列");
            let place = |k: usize| matches!(words[k].class, Class::Role(Role::Scope) | Class::Place) || word(k) == "居";
            let mut e = self.e;
            while e > self.s + 1 && (rank(e - 1) || place(e - 1)) {
                e -= 1;
            }
            if e < self.e && rank(self.e - 1) {
                self.e = e;
            }
        }
        if (self.out.measured || self.bounded) && self.e > self.s {
            // 总产值、利润均实现翻一番; 中欧班列开行超1000列, but 食品安全抽检不少于5000批次, 减税降费及退税
            let ends = |k: usize| {
                let joint = matches!(words[k - 1].class, Class::Enum | Class::Role(Role::Conj));
                verb(k) && !joint && (INTRANSITIVE.has(word(k)) || LIGHT_END.has(word(k)))
            };
            if !self.out.measured && self.e - self.s > 1 && ends(self.e - 1) {
                self.out.bound = Some(words[self.e - 1].span);
            }
            while self.e > self.s + 1
                && ends(self.e - 1)
                && words[self.s..self.e - 1].iter().any(|w| is_nominal(w.class) && !is_verb(w.class))
            {
                self.e -= 1;
                while self.e > self.s + 1 && words[self.e - 1].class == Class::Role(Role::Adverb) {
                    self.e -= 1;
                }
            }
        }
    }

    /// Reads a share, whose name holds 占 or 比重; true where there is one.
    fn share(&mut self) -> bool {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        let share = (self.s..self.e).rev().find(|&k| matches!(words[k].class, Class::Role(Role::Share)));
        if let Some(k) = share {
            // 比重由47.6%提升至73.4%
            while self.e > k + 1 && matches!(words[self.e - 1].class, Class::Role(Role::Prep | Role::Adverb)) {
                self.e -= 1;
            }
            self.out.share = true;
            self.out.measured = true;
            // 占比提高2.2个百分点: the verb behind it says more
            // 占比达77%: the verb is 达
            let tail =
                if word(k) == "占比达" { words[k].span.end() - '达'.len_utf8() } else { words[k].span.start() };
            let says = Some(Span::new(tail, words[k].span.end())).filter(|_| word(k) != "比重");
            self.out.predicate = self.out.predicate.or(self.out.bound).or(says);
            self.out.phrase = self.s..self.e;
            return true;
        }
        false
    }

    /// What causes is none of the subject, with all that stands before it.
    fn cause(&mut self) {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        // 重点实验室助力页岩油年产量突破100万吨: what causes is none of the subject
        let noun = |k: usize| CAUSED.has(word(k));
        // 中央提出经济增长预期目标为8%: nor who states it
        let states = |k: usize| matches!(word(k), "提出" | "要求" | "规定" | "明确");
        if !self.out.measured {
            return;
        }
        let caused = (self.s + 1..self.e)
            .rev()
            .filter(|&k| k + 1 < self.e && words[k + 1].class != Class::Of)
            .find(|&k| CAUSE.has(word(k)) && !noun(k + 1) || states(k));
        if let Some(k) = caused {
            self.s = k + 1;
        }
    }

    /// Reads what is measured and the names of rates: no verb in them has an object; true where the phrase is one.
    fn level(&mut self) -> bool {
        let (text, words) = (self.text, self.words);
        let word = |i: usize| &text[words[i].span.range()];
        let named_rate = self.rate && self.e > self.s && RATE.ends(word(self.e - 1));
        if self.out.measured && !self.soft || named_rate {
            // 推动产值增长: a verb that causes is none of the subject
            let opens = match words.get(self.s).map(|w| w.class) {
                Some(Class::Role(Role::Verb)) => named_rate || strips(word(self.s)),
                // 申请商业贷款最低首付款比例
                Some(Class::Role(Role::Weak)) => named_rate && word(self.s) == "申请",
                // 提高森林覆盖率2个百分点
                Some(Class::Role(Role::Trend)) => named_rate,
                _ => false,
            };
            // 缴纳比例: a bare 比例 names nothing
            let bare = named_rate && self.e - self.s == 2 && RATE.has(word(self.e - 1));
            if self.e - self.s > 1 && opens && !bare && !matches!(word(self.s + 1), "幅度" | "速度") {
                self.out.predicate.get_or_insert(words[self.s].span);
                self.s += 1;
                // 允许下调商业比例
                if self.e - self.s > 1 && words[self.s].class == Class::Role(Role::Trend) {
                    self.s += 1;
                }
            }
            let phrase = trim(text, words, self.s, self.e);
            let phrase = self.owner(phrase);
            self.out.phrase = self.closing_name(phrase);
            if named_rate && !self.out.phrase.is_empty() {
                self.out.measured = true;
                return true;
            }
            // 积累的比重，|在调整初期|由36.5%降低到28.5%: when it was
            let time = |k: usize| {
                ["初期", "末期", "中期", "后期", "时期", "期间", "期末"].iter().any(|t| word(k).ends_with(t))
            };
            let when = || self.out.phrase.end.checked_sub(1).is_some_and(|k| !self.out.phrase.is_empty() && time(k));
            let from = self.out.phrase.start.checked_sub(1).map_or("", word);
            if matches!(from, "在" | "到" | "至") && when() {
                self.out.phrase = self.s..self.s;
            }
            self.out.verbal = words[self.out.phrase.clone()].iter().all(|w| is_verb(w.class));
            if self.out.verbal
                && words[self.out.phrase.clone()].iter().all(|w| matches!(w.class, Class::Role(Role::Verb)))
            {
                // 拟定为270亿元: nothing is named
                self.out.phrase = self.s..self.s;
            }
            self.out.place = is_place(text, words, &self.out.phrase);
            whose(text, words, self.kind, &mut self.out);
            return true;
        }
        false
    }
}

/// Whose the money is: 夫妻双方 of 夫妻双方最高为2000元 (nothing else is named), and of 贷款额度为夫妻双方60万元.
fn whose(text: &str, words: &[Word], kind: FigureKind, out: &mut Left) {
    let Some(last) = out.phrase.end.checked_sub(1).filter(|_| kind == FigureKind::Money && !out.phrase.is_empty())
    else {
        return;
    };
    if !PERSON.ends(&text[..words[last].span.end()]) {
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

/// True for a word of a plan's name that does not say what is planned: 年度, 计划, 预算数.
fn is_plan(text: &str, w: &Word) -> bool {
    let word = &text[w.span.range()];
    w.class == Class::Date || PLAN_PART.has(word) || PLANNED.ends(word)
}

/// True where a phrase with a partner in front is the name of what is traded: 对俄|进出口, 与东盟|贸易额.
fn trades(text: &str, words: &[Word]) -> bool {
    let traded = |w: &Word| TRADE.begins(&text[w.span.range()]);
    let partner = |w: &Word| {
        matches!(w.class, Class::Noun | Class::Place | Class::Quote | Class::Enum | Class::Other | Class::Action)
            || matches!(w.class, Class::Role(Role::Noun | Role::Conj))
    };
    let at = words.iter().position(traded);
    at.is_some_and(|k| k > 0 && k <= 8 && k + 2 >= words.len() && words[..k].iter().all(partner))
}

/// True when the phrase is nothing but the name of a place, a level or an organ.
fn is_place(text: &str, words: &[Word], phrase: &std::ops::Range<usize>) -> bool {
    // 省级创意设计产业园区 is a class of places
    let graded = |k: usize| words.get(k).is_some_and(|w| text[w.span.range()].ends_with('级'));
    let ends =
        |tail: &str| words.get(phrase.end.saturating_sub(1)).is_some_and(|w| text[w.span.range()].ends_with(tail));
    let class_of_places = ends("区") && !ends("地区");
    if class_of_places && (phrase.start.checked_sub(1).is_some_and(graded) || phrase.len() > 1 && graded(phrase.start))
    {
        return false;
    }
    let Some(words) = words.get(phrase.clone()).filter(|w| !w.is_empty()) else { return false };
    // 政策解读119期，其中市级47期, but 市级龙头企业
    // 中央7820万元、省级4310万元、市县2470万元
    if words.len() == 1 && is_government(&text[words[0].span.range()]) {
        return true;
    }
    let (first, last) = (words[0].span, words[words.len() - 1].span);
    if words.iter().all(|w| matches!(w.class, Class::Place | Class::Role(Role::Scope))) {
        return !NO_PLACE.ends(&text[last.range()]);
    }
    let name = &text[first.start()..last.end()];
    // 家庭名下1套住房
    if name.ends_with("名下") {
        return true;
    }
    name.len() > 3
        && PLACE_TAIL.ends(name)
        && (name.chars().count() <= 4 || ORGAN_TAIL.ends(name))
        && !NO_PLACE.ends(name)
}
