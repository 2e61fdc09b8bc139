//! What stands inside a phrase and says how, from where or for each of what the figure holds.
//!
//! “最高贷款额度在现行额度基础上” before 提高20万元 is 最高贷款额度, “首付比例最低可按” before 30% is 首付比例, “每年度不超过” before 14400元
//! names nothing.
//!
//! What 的 ties to its noun (按人口平均的收入) stays; so does 以 where nothing is counted by it (以奖代补资金).

use std::ops::Range;

use super::super::clause::Word;
use super::super::phrase::{denies, is_measure, is_nominal, is_verb, trim};
use super::super::segment::Class;
use super::Reading;
use crate::lexicon::clauses::Role;
use crate::lexicon::divisions::DIVISIONS;
use crate::lexicon::lists::{ALLOWANCE, EACH_ONE, EXTREME, MEASURE, OCCASION, PERSON, RATE, SHARE_NAME, TRADE};
use crate::resolve::FigureKind;
use crate::text::Span;

impl Reading<'_> {
    /// Takes off what is put between the subject and the figure, and clauses before 且.
    pub(super) fn inserted(&mut self) {
        let has = |role: Role| self.words[self.s..self.e].iter().any(|w| w.class == Class::Role(role));
        // most phrases hold no such word
        let (adverb, prep) = (has(Role::Adverb), has(Role::Prep));
        if adverb {
            self.second_clause();
        }
        if prep && self.kind == FigureKind::Duration {
            self.must();
        }
        self.when();
        self.places();
        self.spread();
        self.times();
        if prep {
            self.upon();
            self.from();
            self.norms();
            self.since();
        }
        self.each();
        self.extremes();
    }

    /// 土地出让价款|自成交之日起一个月内缴至50%: since when is none of the subject.
    fn since(&mut self) {
        let Some(start) = (self.s..self.e).rev().find(|&k| self.at(k).ends_with("之日起")) else { return };
        let Some(k) = (self.s + 1..start).rev().find(|&k| self.at(k) == "自") else { return };
        // but 自投产之日起累计缴纳|税款
        let named = |w: &Word| matches!(w.class, Class::Noun | Class::Role(Role::Noun)) && w.span.len() > 3;
        if self.has_noun(self.s, k) && !self.words[start + 1..self.e].iter().any(named) {
            self.e = k;
            self.out.measured = true;
        }
    }

    fn at(&self, i: usize) -> &str {
        &self.text[self.words[i].span.range()]
    }

    /// A noun, and no verb, stands between the two words.
    fn has_noun(&self, from: usize, to: usize) -> bool {
        self.words[from..to].iter().any(|w| is_nominal(w.class) && !is_verb(w.class))
    }

    /// 市场价格连续环比下降|且累计幅度: what was said before 且 is said. Where 的 follows, it closes what describes: 符合条件且基础较好的|园区.
    fn second_clause(&mut self) {
        let Some(k) = (self.s + 1..self.e).rev().find(|&k| self.at(k) == "且") else { return };
        let of = (k + 1..self.e).rev().find(|&i| self.words[i].class == Class::Of).filter(|i| i + 1 < self.e);
        let from = of.map_or(k + 1, |i| i + 1);
        if self.has_noun(from, self.e) {
            self.s = from;
        }
    }

    /// 缴存人应在|不动产登记过户: who must do it when is none of what lasts.
    fn must(&mut self) {
        let must = |w: &str| matches!(w, "应" | "应当" | "须" | "需" | "必须" | "可" | "可以" | "应于" | "应在");
        let Some(k) = (self.s..self.e.saturating_sub(2))
            .rev()
            .find(|&k| must(self.at(k)) && self.words[k + 1].class == Class::Role(Role::Prep))
        else {
            return;
        };
        // 须在开学前|组织培训
        let place = (k + 2..self.e).rev().find(|&p| self.words[p].class == Class::Role(Role::Place));
        let from = place.map_or(k + 2, |p| p + 1);
        let acts = self.words[from..self.e].iter().any(|w| matches!(w.class, Class::Role(Role::Verb | Role::Trend)));
        if self.has_noun(from, self.e) && (place.is_some() || !acts) {
            self.s = from;
        }
    }

    /// 明年春耕时|将达: what tells when is none of the subject.
    fn when(&mut self) {
        let time = self.words.get(self.e).is_some_and(|w| self.text[w.span.range()] == *"时");
        if time
            && self.out.measured
            && self.s > 0
            && self.words[self.s - 1].class == Class::Date
            && self.e - self.s <= 2
        {
            self.s = self.e;
        }
    }

    /// 清河市、沙湾县|单职工家庭贷款最高额度: the places are whose it is.
    fn places(&mut self) {
        let place = |k: usize| {
            let w = self.words.get(k).filter(|w| w.class == Class::Place);
            w.is_some_and(|w| self.text[..w.span.end()].ends_with(DIVISIONS))
        };
        let first = self.s;
        let mut s = first;
        while place(s) && self.words.get(s + 1).is_some_and(|w| w.class == Class::Enum) && place(s + 2) {
            s += 2;
        }
        if s == first {
            return;
        }
        let named = |w: &Word| matches!(w.class, Class::Noun | Class::Role(Role::Noun));
        let named = self.words[s..self.e.max(s)].iter().any(named);
        // 清河市、云岭县两地, 对沙湾县、清河市贸易额
        let behind = self.words.get(s + 1);
        let joined = behind.is_some_and(|w| {
            w.class == Class::Role(Role::Conj) || self.text[w.span.range()].starts_with(['两', '三', '四', '各', '等'])
        }) || TRADE
            .iter()
            .any(|t| self.words[s..self.e.max(s)].iter().any(|w| self.text[w.span.range()] == **t));
        if self.out.measured && !self.out.distributes && named && !joined {
            self.out.scope.get_or_insert(Span::new(self.words[first].span.start(), self.words[s].span.end()));
            self.s = s + 1;
        }
    }

    /// 贷款利率最低降至|相应期限贷款市场报价利率减20个基点: what it is reckoned from is none of the subject.
    fn spread(&mut self) {
        if self.kind != FigureKind::PercentagePoint {
            return;
        }
        let rate = self.e > self.s && self.at(self.e - 1).ends_with("利率");
        let off = self.words.get(self.e).is_some_and(|w| matches!(&self.text[w.span.range()], "减" | "加"));
        let reach = |k: &usize| matches!(self.words[*k].class, Class::Role(Role::Reach | Role::Bound));
        let Some(k) = (self.s + 1..self.e).find(reach).filter(|_| rate && off) else { return };
        if self.has_noun(self.s, k) {
            self.out.predicate = Some(self.words[k].span);
            self.e = k;
            while self.e > self.s + 1 && self.words[self.e - 1].class == Class::Role(Role::Adverb) {
                self.e -= 1;
            }
        }
    }

    /// 月缴存额上限为|缴存基数上限乘以24%: what it is a multiple of is none of the subject.
    fn times(&mut self) {
        let by = |k: usize| self.words.get(k).is_some_and(|w| matches!(&self.text[w.span.range()], "乘以" | "乘"));
        if !(by(self.e) || self.e > self.s && by(self.e - 1)) {
            return;
        }
        let reach = |k: &usize| matches!(self.words[*k].class, Class::Role(Role::Reach));
        if let Some(k) = (self.s + 1..self.e).find(reach).filter(|&k| self.has_noun(self.s, k)) {
            self.out.measured = true;
            self.out.predicate.get_or_insert(self.words[k].span);
            self.e = k;
        }
    }

    /// 最高贷款额度|在现行额度基础上, 最高贷款额度|在同等条件下.
    fn upon(&mut self) {
        let ground = |k: usize| matches!(self.at(k), "基础上" | "基础");
        let place = |w: &Word| w.class == Class::Role(Role::Place);
        // 在法定时限的|基础上
        let behind = (self.e..self.words.len()).find(|&k| self.words[k].class != Class::Of);
        let stands = behind.is_some_and(|k| ground(k) || k == self.e && self.out.measured && place(&self.words[k]));
        if self.e <= self.s + 1 || !stands && !ground(self.e - 1) {
            return;
        }
        let from = (self.s..self.e).rev().find(|&k| matches!(self.at(k), "在" | "于"));
        if let Some(k) = from.filter(|&k| self.has_noun(self.s, k)) {
            self.e = k;
        }
    }

    /// 最高可贷比例|由现行的总房价: what it was before. 提取额度以家庭为单位|由原.
    fn from(&mut self) {
        if self.e > self.s + 1 && self.at(self.e - 1) == "原" && matches!(self.at(self.e - 2), "由" | "从") {
            self.out.measured = true;
            self.soft = false;
            self.e -= 2;
        }
        if !(self.out.measured || self.rate) {
            return;
        }
        let prep = |k: &usize| matches!(self.at(*k), "由" | "从") && self.words[*k].class == Class::Role(Role::Prep);
        let Some(k) = (self.s + 1..self.e).find(prep) else { return };
        // 由市场决定价格的比重
        let owned = || self.words[k..self.e].iter().any(|w| w.class == Class::Of);
        let acts = || self.words[k..self.e].iter().any(|w| is_verb(w.class));
        let behind = &self.text[..self.words[self.e - 1].span.end()];
        let share = RATE.ends(behind) || SHARE_NAME.ends(behind);
        if share && !self.out.attributive {
            return;
        }
        // 由现行的单笔执行总房价的70%提高
        if self.has_noun(self.s, k) && (self.out.attributive || !owned() && !acts()) {
            self.e = k;
        }
    }

    /// 贷款额度|按系数: what stands before is measured. Where that is nobody's measure (购买商品房|按总房价, 三孩家庭|按总价款), it is what
    /// stands behind.
    fn norms(&mut self) {
        let prep =
            |k: &usize| self.words[*k].class == Class::Role(Role::Prep) && matches!(self.at(*k), "按" | "按照" | "以");
        let Some(k) = (self.s + 1..self.e).rev().find(prep) else { return };
        let owned = self.words[k..self.e].iter().any(|w| w.class == Class::Of);
        if !self.has_noun(self.s, k) {
            return;
        }
        if owned {
            // 贷款额度|可按家庭申请贷款时计算的合计数上浮20%: what a measure goes by may be described at any length
            let adverbs =
                self.words[self.s..k].iter().rev().take_while(|w| w.class == Class::Role(Role::Adverb)).count();
            let named = k - adverbs;
            let measure = named > self.s && is_measure(&self.text[..self.words[named - 1].span.end()]);
            self.e = if measure && self.out.measured { named } else { self.e };
            return;
        }
        // 额度|以家庭为单位
        let unit = self.words[k..self.e].iter().any(|w| self.text[w.span.range()] == *"为");
        let named = trim(self.text, self.words, k + 1, self.e);
        let acts = self.words[self.s..k].iter().any(|w| matches!(w.class, Class::Role(Role::Verb)));
        let last = self.words[k - 1];
        let before = &self.text[..last.span.end()];
        let nobody = acts || last.class == Class::Of || PERSON.ends(before);
        let trend = self
            .out
            .predicate
            .is_some_and(|p| self.words[k..].iter().any(|w| w.span == p && w.class == Class::Role(Role::Trend)));
        let part = matches!(self.kind, FigureKind::Percent | FigureKind::Fraction);
        let mut by = nobody || part && !trend && !self.out.measured;
        if self.at(k) == "以" {
            // 平均工资以货币计算|增长14%
            let counted = self.at(self.e - 1) == "计算";
            let behind = &self.text[..self.words[self.e - 1].span.end()];
            by = self.kind == FigureKind::Measure && MEASURE.ends(behind);
            if !unit && !counted && !by && !named.is_empty() {
                return;
            }
        }
        if named.is_empty() {
            if acts {
                return;
            }
        } else if !unit && by && self.has_noun(named.start, named.end) {
            self.s = named.start;
            self.out.norm = true;
            return;
        }
        self.e = k;
        while self.e > self.s + 1 && self.words[self.e - 1].class == Class::Role(Role::Adverb) {
            self.e -= 1;
        }
    }

    /// 每年度, 每个家庭 name nothing alone; 每名|人才购房补贴.
    fn each(&mut self) {
        if self.s >= self.e {
            return;
        }
        let (start, end) = (self.words[self.s].span.start(), self.words[self.e - 1].span.end());
        // 每个|月: what singles out may be gone already
        let singled = self.text[..start].trim_end_matches('个').ends_with('每');
        if !singled && !self.at(self.s).starts_with('每') {
            return;
        }
        let name = self.text[start..end].trim_start_matches('每');
        let one = |tail: &str| name.strip_suffix(tail).is_some_and(is_classifier);
        if OCCASION.has(name) || EACH_ONE.iter().any(|tail| one(tail)) {
            self.s = self.e;
            return;
        }
        let one = self.at(self.s) == "每" && self.e - self.s > 2 && matches!(self.at(self.s + 1), "名" | "位" | "人");
        let word = matches!(self.at(self.s), "每名" | "每位" | "每人") && self.e - self.s > 1;
        if one || word {
            self.s += 1 + usize::from(one);
        }
    }

    /// 位于首层的有顶盖、两侧通透的连廊、|顶盖宽度: of a long name in which something is done, what stands behind its last 的 or 、 where that
    /// is the name of a measure; what 的 ties to it becomes the scope.
    pub(super) fn closing_name(&mut self, phrase: Range<usize>) -> Range<usize> {
        /// Characters up to which a name is left as it stands.
        const SHORT: usize = 16;
        /// Characters that must be left.
        const LEAST: usize = 4;
        let Some(last) = phrase.end.checked_sub(1).filter(|&last| last > phrase.start) else { return phrase };
        let end = self.words[last].span.end();
        let characters = |k: usize| self.text[self.words[k].span.start()..end].chars().count();
        if characters(phrase.start) <= SHORT || self.out.distributes || !is_measure(&self.text[..end]) {
            return phrase;
        }
        // 全市…的最高额度 has a scope; 不符合安置条件的…面积 would lose what it denies
        let before = phrase.start.checked_sub(1).map(|k| self.words[k]);
        let cut_off = before.is_some_and(|w| {
            matches!(w.class, Class::Role(Role::Bound | Role::Compare)) || denies(&self.text[w.span.range()])
        });
        if self.out.scope.is_some() || cut_off {
            return phrase;
        }
        let Some(cut) = (phrase.start..last).rev().find(|&k| matches!(self.words[k].class, Class::Of | Class::Enum))
        else {
            return phrase;
        };
        let acts = |w: &Word| matches!(w.class, Class::Role(Role::Verb | Role::Adverb));
        let described = self.words[phrase.start..cut].iter().any(acts);
        let named = self.words[cut + 1..=last].iter().all(|w| is_nominal(w.class)) && characters(cut + 1) >= LEAST;
        // 海上风电、核电等重大项目参股比例: a list
        let of = self.words[cut].class == Class::Of;
        let clause = is_verb(self.words[phrase.start].class)
            || self.words[phrase.start..cut].iter().any(|w| w.class == Class::Of);
        let lists = !of && (!clause || (cut + 1..=last).any(|k| self.at(k) == "等"));
        if !described || !named || lists {
            return phrase;
        }
        if of {
            let whose = Span::new(self.words[phrase.start].span.start(), self.words[cut - 1].span.end());
            self.out.scope.get_or_insert(whose);
        }
        cut + 1..phrase.end
    }

    /// 二孩家庭、双缴存职工|最高贷款额度: of a long name that ends like a measure, whose it is becomes the scope; so does what they do
    /// (三孩家庭购买自住住房|申请|公积金贷款最高额度).
    pub(super) fn owner(&mut self, phrase: Range<usize>) -> Range<usize> {
        /// Characters up to which a name is left as it stands.
        const SHORT: usize = 16;
        /// Characters that must be left.
        const LEAST: usize = 4;
        let Some(last) = phrase.end.checked_sub(1).filter(|&last| last > phrase.start) else { return phrase };
        let (start, end) = (self.words[phrase.start].span.start(), self.words[last].span.end());
        let characters = |k: usize| self.text[self.words[k].span.start()..end].chars().count();
        if characters(phrase.start) <= SHORT || self.out.scope.is_some() || self.out.distributes {
            return phrase;
        }
        // what is lent and given has owners: 工伤保险人数比例 is told of those who take part
        if !ALLOWANCE.ends(&self.text[..end]) {
            return phrase;
        }
        // 单位缴存比例和职工缴存比例: two names
        let parted =
            |k: usize| matches!(self.words[k].class, Class::Enum | Class::Role(Role::Conj)) || self.at(k) == "和";
        let named = |k: usize| {
            let name = &self.text[..self.words[k].span.end()];
            is_measure(name) || RATE.ends(name)
        };
        if (phrase.start + 1..last).any(|k| parted(k) && named(k - 1)) {
            return phrase;
        }
        let noun = |k: usize| is_nominal(self.words[k].class) && !is_verb(self.words[k].class);
        let own = |k: usize| {
            let name = &self.text[start..self.words[k].span.end()];
            !name.ends_with("居民") && !name.ends_with("个人") && (name.ends_with('者') || PERSON.ends(name))
        };
        let Some(who) = (phrase.start..last).rev().find(|&k| own(k)) else { return phrase };
        // what they do, up to the last verb before the name
        let verb = |k: &usize| {
            self.words[*k].class == Class::Role(Role::Verb) && self.at(*k) != "用于" || self.at(*k) == "申请"
        };
        let cut = (who + 1..last).rev().find(|k| verb(k) && noun(*k + 1));
        let from = cut.map_or(who + 1, |k| k + 1);
        if characters(from) < LEAST || !noun(from) && self.words[from].class != Class::Of {
            return phrase;
        }
        // 居民家庭|首次: how they do it says nothing of whose it is
        let owner = (phrase.start..=cut.map_or(who, |k| k - 1)).rev().find(|&k| noun(k)).unwrap_or(who);
        let owner = Span::new(start, self.words[owner].span.end());
        let rest = trim(self.text, self.words, from, phrase.end);
        if rest.is_empty() {
            return phrase;
        }
        self.out.scope = Some(owner);
        rest
    }

    /// 二套房首付比例|最低: which end of the range it is names nothing at the end of a phrase, nor alone.
    fn extremes(&mut self) {
        let alone = self.s;
        while self.e > self.s && self.at(self.e - 1).starts_with('最') && EXTREME.has(self.at(self.e - 1)) {
            self.e -= 1;
            self.out.extreme = self.e == alone;
            // 人均公园绿地面积|全国最大
            if self.e > self.s + 1 && self.words[self.e - 1].class == Class::Role(Role::Scope) {
                self.e -= 1;
            }
        }
    }
}

/// True for a measure word or nothing between 每 and who it is: 每|个|家庭, 每|家庭.
fn is_classifier(word: &str) -> bool {
    matches!(word, "" | "个" | "户" | "名" | "位" | "家")
}
