//! Which noun phrase is a figure's: the choice among what stands right, left, before, and in the list it belongs to.
//!
//! Of “建成719个示范村” it is what stands right, of “宣传标语32条” what stands left, of “…增长5%、6%” what 分别 handed out, of “达到1623亿元” what the clause
//! before is about.
//!
//! The rules and their order stand in [`super`].

mod behind;

use super::clause::{self, Word};
use super::left::{self, Left};
use super::right::Right;
use super::segment::Class;
use super::{RUN, Reader, Seat, distribution, phrase};
use crate::grammar::marker::marker;
use crate::lexicon::clauses::Role;
use crate::lexicon::figures::limit_after;
use crate::lexicon::lists::{
    CASE_DEED, DISPOSES, GRANT, HEAD_OF_MEASURE, IN_OR_OUT, INCLUDES, MEASURE, PERSON, PLANNED, REVIEW, SHARE_NAME,
    TERM, TOLD_IN_MONEY, TOWN_OR_COUNTRY,
};
use crate::resolve::{Figure, FigureKind, Qualifier};
use crate::text::Span;

/// Words that open what is put between a subject and what is told of it: a reason, or how it is reckoned.
const INSERTED: &[&str] = &["由于", "因", "因为", "按", "按照", "扣除", "剔除", "考虑"];

/// True for counts of deeds that are counted under their own names: 立案638件, 来访714批.
fn counted_deed(figure: &Figure, verb: Option<&str>) -> bool {
    figure.kind == FigureKind::Count && verb.is_some_and(|v| CASE_DEED.contains(&v))
}

/// Rates of change, which name nothing by themselves.
const RATE_OF_CHANGE: &[&str] = &["降幅", "增幅", "涨幅", "跌幅"];

/// Ways in which a thing is measured, which name no thing.
const EXTENT: &[&str] = &["长", "宽", "高", "深", "合", "约合", "折合", "全长", "总长"];

/// The subject, absent when nothing is named, and the rule that gave it.
type Choice = (Option<String>, &'static str);

impl Reader<'_> {
    /// The subject and the rule that gave it. `scope` is set where whose figure it is stands in the place of a subject.
    pub(super) fn choose(
        &mut self,
        i: usize,
        seat: &Seat,
        same: bool,
        left: &Left,
        right: &Right,
        scope: &mut Option<String>,
    ) -> Choice {
        if let Some((named, whose)) = self.cell(i, seat) {
            *scope = whose.or_else(|| scope.take());
            return (Some(named), "metric.cell");
        }
        // 144平方米以下（不含144平方米）: the same once more
        if let Some(again) = self.included(i) {
            return (Some(again), "metric.carried");
        }
        // 年收入首次突破10亿元、50亿元、100亿元的企业: each is a level of what stands before the first
        if self.handed.is_empty()
            && same
            && left.phrase.is_empty()
            && let Some(level) = self.listed_level(i)
        {
            return (Some(level), "metric.carried");
        }
        if let Some(choice) = self.behind(i, left, right) {
            return choice;
        }
        if let Some(subject) = self.handed_out(i, seat, same, left) {
            return (Some(subject), "metric.handed_out");
        }
        if left.share {
            return self.share(i, seat, same, left);
        }
        if left.verbs_only {
            // 降低首付比例，从当前执行的三成降至二成
            return match self.changed(seat, self.given.figures[i].kind) {
                Some(changed) => (Some(changed), "metric.label"),
                None => self.verb_alone(i, seat, same, left),
            };
        }
        self.named(i, seat, same, left, scope).unwrap_or_else(|| self.elsewhere(i, seat, same, left))
    }

    /// The subject of the level right before, with which 、 joins this one.
    fn listed_level(&self, i: usize) -> Option<String> {
        let figures = self.given.figures;
        let figure = &figures[i];
        // 百亿元以上|产业链 is a thing of its own
        let after = &self.text[figure.span.end()..];
        let after = limit_after(after).map_or(after, |word| &after[word.len()..]);
        let own = after.chars().next().is_some_and(|c| !clause::is_stop(c) && !matches!(c, '的' | '、' | '和' | '或'));
        let joined = |k: &usize| {
            let (last, next) = (&figures[k - 1], &figures[*k]);
            let joint = self.text.get(last.span.end()..next.span.start());
            last.unit == next.unit && last.kind == next.kind && matches!(joint, Some("、" | "或" | "和"))
        };
        let listed = (1..=i).rev().take(RUN).take_while(joined).last()? - 1;
        let named = self.metrics[listed].why.rule == "metric.named" && self.seats[listed].measured;
        let level = matches!(figure.kind, FigureKind::Money | FigureKind::Measure);
        (named && level && !own).then(|| self.metrics[i - 1].subject.clone())?
    }

    /// The part of a list that is this figure's.
    fn handed_out(&mut self, i: usize, seat: &Seat, same: bool, left: &Left) -> Option<String> {
        if let Some(subject) = self.handed.pop_front().filter(|_| same && !left.distributes && left.phrase.is_empty()) {
            return Some(subject);
        }
        self.handed.clear();
        let first = match left.distributes || self.lists(i, left) {
            true => self.hand_out(i, seat, left),
            false => None,
        };
        first.or_else(|| (!left.distributes).then(|| self.hand_out_again(i, seat, left)).flatten())
    }

    /// A share, named by what has it and what it is a share of.
    fn share(&mut self, i: usize, seat: &Seat, same: bool, left: &Left) -> Choice {
        let phrase = self.phrase(left);
        // 占全国20%，占全省30%: what has the shares, not the share before
        let before = self.carried(i, seat, same).map(|s| s.find('占').map_or(s.clone(), |at| s[..at].to_owned()));
        let before = before.filter(|s| !s.is_empty()).or_else(|| {
            // 用于建设的支出，共占全年支出的46%
            let words = self.left.first().and_then(|w| self.before(seat, w.span.start()))?;
            let named = words.last().is_some_and(|w| matches!(w.class, Class::Noun | Class::Role(Role::Noun)));
            phrase::label(self.text, &words).filter(|_| named)
        });
        // 民生实事完成情况纳入考核，占总分值的6%
        let before = before.or_else(|| {
            let figure = &self.given.figures[i];
            let floor = i.checked_sub(1).filter(|_| same).map_or(seat.sentence, |j| self.given.figures[j].span.end());
            // the clause before, in the same sentence, and nothing in its own
            self.left.first().filter(|w| w.span.start() > seat.sentence + '，'.len_utf8())?;
            let own = self.left.iter().take_while(|w| w.class != Class::Role(Role::Share));
            if !own.into_iter().all(|w| matches!(w.class, Class::Date | Class::Role(Role::Adverb | Role::Bound))) {
                return None;
            }
            self.topic(seat, floor, figure.span.start(), false)
        });
        let whole = left.phrase.clone().next().is_none_or(|k| self.left[k].class == Class::Role(Role::Share));
        match (phrase, before) {
            // 民生支出1358亿元，占一般公共预算支出的78%: the verb says that it is a share, the key of what
            (Some(p), Some(b)) if whole => {
                let named = SHARE_NAME.iter().any(|head| p.ends_with(head));
                if named {
                    return (Some(share(&b, &p)), "metric.share");
                }
                self.share_of = Some(p);
                (Some(b), "metric.share")
            }
            (Some(p), _) if !whole => {
                // 民营经济主体只占96%: of what is not said
                let last = left.phrase.end - 1;
                let bare = self.left[last].class == Class::Role(Role::Share) && p.ends_with('占');
                let own = bare.then(|| phrase::trim(self.text, &self.left, left.phrase.start, last));
                let own = own.and_then(|own| phrase::phrase(self.text, &self.left, own));
                // 完成投资占年度计划的108%
                let planned = PLANNED.iter().any(|w| p.ends_with(w));
                let at = left.phrase.clone().find(|&k| self.left[k].class == Class::Role(Role::Share));
                if let Some(k) = at.filter(|_| planned)
                    && let Some(name) =
                        phrase::phrase(self.text, &self.left, phrase::trim(self.text, &self.left, left.phrase.start, k))
                {
                    return (Some(name), "metric.share");
                }
                let name = own.map_or_else(|| p.trim_end_matches(['达', '为']).to_owned(), |own| share(&own, "占"));
                (Some(name), "metric.share")
            }
            (None, Some(b)) => {
                // 较上年占比提高2个百分点
                let named = self.left.iter().rfind(|w| w.class == Class::Role(Role::Share)).map(|w| w.span);
                let word = named.or(left.predicate).map_or("", |p| &self.text[p.range()]);
                (Some(share(&b, word)), "metric.share")
            }
            // 占 alone names nothing
            (p, b) => (b.or(p.filter(|p| p.chars().count() > 1)), "metric.share"),
        }
    }

    /// A verb alone before the figure: what it tells of, what was last counted so, or nothing.
    fn verb_alone(&self, i: usize, seat: &Seat, same: bool, left: &Left) -> Choice {
        let figure = &self.given.figures[i];
        let verb = self.phrase(left);
        // 罚款3万元, 其中出口56亿元: such words name the money that they tell of
        if figure.kind == FigureKind::Money && verb.as_ref().is_some_and(|v| TOLD_IN_MONEY.contains(&v.as_str())) {
            return (verb, "metric.verb");
        }
        let long = verb.as_ref().is_some_and(|v| v.chars().count() > 3);
        let same_unit = self.last_with_unit(i, seat, left.predicate);
        // 省市重点项目1126个，建成投产784个; but 申请200件，不予公开142件
        let disposes = |v: &String| DISPOSES.iter().any(|w| v.starts_with(w));
        // 不批捕12人, 未立案3件, 不批准逮捕20人: without the denial the opposite would be told
        let denied = left.phrase.start.checked_sub(1).map_or("", |k| &self.text[self.left[k].span.range()]);
        let denied = matches!(denied, "不" | "未" | "未予" | "不予" | "尚未") && figure.kind == FigureKind::Count;
        if let Some(verb) = verb.as_ref().filter(|_| denied) {
            let from = self.left[left.phrase.start - 1].span;
            return (Some(self.text[from.range()].to_owned() + verb), "metric.verb");
        }
        if counted_deed(figure, verb.as_deref()) {
            return (verb, "metric.verb");
        }
        // 办结21件，其中移送起诉16件，免予起诉3件: a deed that is counted lends its name to no other
        let deed = |s: &str| {
            let last = self.metrics.iter().rev().take(RUN * 4).take_while(|m| m.span.start() >= seat.sentence);
            let mut last = last.filter(|m| m.subject.as_deref() == Some(s) && m.why.rule != "metric.carried");
            last.next().is_some_and(|m| m.why.rule == "metric.verb")
        };
        let counts = figure.kind == FigureKind::Count && verb.as_ref().is_some_and(|v| v.chars().count() > 1);
        if counts && same && self.carried(i, seat, same).is_some_and(|s| deed(&s)) {
            return (verb, "metric.verb");
        }
        let goes_on = same
            && i > 0
            && self.given.figures[i - 1].unit == figure.unit
            && (self.seats[i - 1].own || self.metrics[i - 1].why.rule == "metric.carried")
            && !verb.as_ref().is_some_and(disposes);
        // 完成造林328万亩、防沙治沙1960万亩: each deed has its own
        let beside = self.left.first().is_some_and(|w| self.text[..w.span.start()].ends_with('、'));
        // 新建农田4万亩、改造提升1万亩: a verb of the table has the object before
        let verbs = self.left.get(left.phrase.clone()).unwrap_or_default();
        let own = !verbs.iter().any(|w| w.class == Class::Role(Role::Verb));
        if figure.kind == FigureKind::Measure && long && beside && own {
            return (verb, "metric.verb");
        }
        if let Some(reviewed) = self.reviewed(seat).filter(|_| figure.kind == FigureKind::Count) {
            return (Some(reviewed), "metric.carried");
        }
        if figure.kind == FigureKind::Count && long && !goes_on {
            return (verb, "metric.verb");
        }
        if let Some(subject) = same_unit {
            return (Some(subject), "metric.carried");
        }
        // 联通426个县，累计会诊18万例次: a deed is counted by times
        let times = figure.unit.ends_with('次');
        let deed = left.phrase.len() == 1 && phrase::is_nominal(self.left[left.phrase.start].class);
        if times && deed && verb.as_ref().is_some_and(|v| v.chars().count() > 1) {
            return (verb, "metric.verb");
        }
        // 筹措7亿元: a verb names nothing that is measured
        let names = |w: &Word| {
            let word = &self.text[w.span.range()];
            TOLD_IN_MONEY.contains(&word) || MEASURE.contains(&word) || word == "投入"
        };
        let bare = figure.kind != FigureKind::Count
            && self.left.get(left.phrase.clone()).is_some_and(|words| {
                let verb = |w: &Word| matches!(w.class, Class::Role(Role::Verb | Role::Reach));
                words.iter().all(verb) || words.len() == 1 && !names(&words[0])
            });
        match self.carried(i, seat, same) {
            Some(s) => match of_kind(s, figure) {
                Some(s) => (Some(s), "metric.carried"),
                None => (None, "metric.open"),
            },
            None if bare => (None, "metric.open"),
            None => (verb, "metric.verb"),
        }
    }

    /// What the clause before reviews: of 对照上位法开展规范性文件清理，继续有效29件 规范性文件.
    fn reviewed(&self, seat: &Seat) -> Option<String> {
        let words = self.left.first().and_then(|w| self.before(seat, w.span.start()))?;
        let (deed, of) = words.split_last()?;
        if !REVIEW.contains(&&self.text[deed.span.range()]) {
            return None;
        }
        let noun = |w: &Word| phrase::is_nominal(w.class) && !phrase::is_verb(w.class);
        let from = of.iter().rposition(|w| !noun(w)).map_or(0, |k| k + 1);
        phrase::phrase(self.text, &words, phrase::trim(self.text, &words, from, of.len()))
    }

    /// The noun phrase before the figure; whose figure it is, where it is no more than that.
    fn named(&self, i: usize, seat: &Seat, same: bool, left: &Left, scope: &mut Option<String>) -> Option<Choice> {
        let within = left.verbal && same && self.given.figures[i - 1].span.end() == floor_of(&self.left)
            || seat.depth > 0
                && self.left.first().is_some_and(|w| {
                    let word = &self.text[w.span.range()];
                    let names = left.phrase.clone().any(|k| {
                        phrase::is_nominal(self.left[k].class)
                            && !INCLUDES.contains(&&self.text[self.left[k].span.range()])
                    });
                    // 总收入186亿元（含上级补助31亿元）: what is included has a name of its own
                    word == "不" || INCLUDES.contains(&word) && (left.measured || !names)
                });
        // 建成园区2个，到规划期末达到5个: when it is reached names nothing
        let when = self.phrase(left).is_some_and(|p| left.measured && p.ends_with("期末") || p == "超计划");
        // 堤防27处、长11.8公里, 38.64公顷（合579.64亩）: how it is measured names nothing
        let how = self.phrase(left).is_some_and(|p| EXTENT.contains(&p.as_str()));
        // 按新增研发费用的10%给予后补助，上限200万元
        let limit = self.phrase(left).is_some_and(|p| matches!(p.as_str(), "上限" | "下限"));
        if limit && self.granted_before(i, same).is_some() {
            return None;
        }
        if same && (when || how) && self.carried(i, seat, same).is_some() {
            return None;
        }
        // 每平方米补200元, 每招收1名博士后奖10万元: the verb names the money, what stands before it does not
        let last = self.left.last().map_or("", |w| &self.text[w.span.range()]);
        let money = self.given.figures[i].kind == FigureKind::Money;
        if money && matches!(last, "补" | "奖") && left.phrase.end == self.left.len() {
            return Some((Some(last.to_owned()), "metric.verb"));
        }
        // 检察机关以污染环境罪批捕389人: who did it and for what is not who was counted
        let deed = left.predicate.map_or("", |p| &self.text[p.range()]);
        let prosecuted = matches!(deed, "起诉" | "提起公诉") || counted_deed(&self.given.figures[i], Some(deed));
        let by = |k: usize| matches!(&self.text[self.left[k].span.range()], "以" | "因" | "对");
        if prosecuted && left.phrase.clone().any(by) {
            return Some((Some(deed.to_owned()), "metric.verb"));
        }
        // 接待20场、人均最高460元: a mean names nothing
        let mean = self.phrase(left).is_some_and(|p| matches!(p.as_str(), "人均" | "户均" | "日均" | "月均"));
        if mean && same && self.carried(i, seat, same).is_some() {
            return None;
        }
        let left_start = self.left.first().map_or(self.given.figures[i].span.start(), |w| w.span.start());
        // 案件由52件降至37件，降幅达28.8%: the rate is of what changed
        if same
            && let Some(rate) = self.phrase(left).filter(|p| RATE_OF_CHANGE.contains(&p.as_str()))
            && left.phrase.len() == 1
            && self.given.figures[i].kind == FigureKind::Percent
            // 产量50万吨，价格上涨，涨幅达12% tells another rate
            && self.text.get(self.given.figures[i - 1].span.end()..left_start).is_some_and(|gap| matches!(gap, "，" | ","))
            && let Some(owner) = self.carried(i, seat, same).filter(|s| s.chars().count() <= 16)
        {
            return Some((Some(owner + &rate), "metric.named"));
        }
        if !left.phrase.is_empty() && !within {
            // 绿色工厂54家、绿色园区2家: counted themselves
            let counted = matches!(&*self.given.figures[i].unit, "家" | "个" | "处" | "座" | "片")
                && self.phrase(left).is_some_and(|p| p.ends_with("园区") || p.ends_with("开发区"));
            if left.place && !counted && !left.measured && left.predicate.is_none()
                || left.person && same && self.money_named(i, seat)
            {
                let own = self.phrase(left);
                // 其中市级1500万元，县级500万元: a level lends its name to no other
                let level = |s: &String| s.chars().count() == 2 && s.ends_with('级');
                if let Some(subject) = self.last_with_unit(i, seat, None).filter(|s| !level(s)) {
                    *scope = own;
                    return Some((Some(subject), "metric.place"));
                }
            }
            // 城镇新增就业超690万人、稳定在全国1/10以上: a place behind the verb is what the share is of
            let of_place =
                left.place && matches!(self.given.figures[i].kind, FigureKind::Fraction | FigureKind::Percent);
            let reached = left.phrase.start.checked_sub(1).map(|k| self.left[k].class);
            if of_place
                && !left.measured
                && reached == Some(Class::Role(Role::Reach))
                && let Some(carried) = self.carried(i, seat, same)
            {
                return Some((Some(carried), "metric.carried"));
            }
            // 居住面积增加到8.7平方米，农村增加到22平方米
            // 务工13万人，其中省外5万人
            let outside = self.phrase(left).filter(|p| IN_OR_OUT.contains(&p.as_str()));
            if let Some(place) = outside.filter(|_| left.part && same)
                && let Some(subject) = self.last_with_unit(i, seat, None)
            {
                *scope = Some(place);
                return Some((Some(subject), "metric.place"));
            }
            let where_ = self.phrase(left).filter(|p| TOWN_OR_COUNTRY.contains(&p.as_str()));
            if let Some(place) = where_.filter(|_| left.measured && same)
                && let Some(subject) = self.last_with_unit(i, seat, None)
                && phrase::is_measure(&subject)
            {
                *scope = Some(place);
                return Some((Some(subject), "metric.place"));
            }
            // 人口自然增长率，清河市由29‰降到6‰，云岭县由7‰降到5‰: whose level it is
            if left.place && left.measured {
                let start = self.left.first().map_or(0, |w| w.span.start());
                let stands = self.before(seat, start).and_then(|words| phrase::label(self.text, &words));
                let last = self.metrics.iter().rev().take(RUN).find(|m| m.why.rule != "metric.carried");
                let last = last.filter(|m| same && m.why.rule == "metric.level_of");
                let level = stands.or_else(|| last.and_then(|m| m.subject.clone()));
                let level = level.filter(|s| phrase::is_measure(s));
                if level.is_some() {
                    *scope = self.phrase(left);
                    return Some((level, "metric.level_of"));
                }
            }
            // 最小曲线半径：一般地段5500米: what is measured stands before the colon, where alone, or in which case
            let own = self.phrase(left);
            if !left.measured
                && left.predicate.is_none()
                && figure_is_measure(self.given.figures[i].kind)
                && own.as_ref().is_some_and(|p| !phrase::is_measure(p))
                && let Some(first) = self.left.first()
                && self.text[..first.span.start()].ends_with(['：', ':'])
                && self.is_last_of_sentence(i)
                && let Some(words) = self.before(seat, first.span.start())
                && let Some(caption) = phrase::caption(self.text, &words).filter(|name| phrase::is_measure(name))
            {
                *scope = own;
                return Some((Some(caption), "metric.label"));
            }
            // 按实际投入的8%给予补助，单个项目不超过600万元: to how many is none of the name
            let each = own.as_ref().is_some_and(|p| {
                p.starts_with('单')
                    && p.chars().count() <= 6
                    && !phrase::is_measure(p)
                    // 单套住房总价, 单户注册资本, 单笔贷款 are measured themselves
                    && !p.ends_with(['价', '款'])
                    && !p.ends_with("资本")
                    && !GRANT.iter().any(|g| p.ends_with(g))
            });
            let most = self.left.last().is_some_and(|w| {
                let word = &self.text[w.span.range()];
                word.starts_with('最') || matches!(word, "封顶" | "限")
            });
            if each
                && (left.bound.is_some() || left.measured || most)
                && let Some(grant) = self.granted_before(i, same)
            {
                *scope = own;
                return Some((Some(grant), "metric.label"));
            }
            let rule = if left.norm { "metric.norm" } else { "metric.named" };
            return Some((own, rule));
        }
        None
    }

    /// What stands in a clause before, or with the figure before.
    fn elsewhere(&self, i: usize, seat: &Seat, same: bool, left: &Left) -> Choice {
        let figure = &self.given.figures[i];
        let start = self.left.first().map_or(figure.span.start(), |w| w.span.start());
        let listed = self.text[..start].ends_with(['：', ':']);
        if (left.measured || listed)
            && let Some(label) = self.label(seat, figure.span.start())
        {
            return (Some(label), "metric.label");
        }
        // 增加监管银行，由原先的15家扩容至20家
        if left.measured
            && let Some(changed) = self.changed(seat, figure.kind)
        {
            return (Some(changed), "metric.label");
        }
        // nothing is carried into such a bracket: 工业项目（共12个）、农业项目（共30个）
        if let Some(end) = self.bracket(figure) {
            return match self.bracketed(seat, end) {
                Some(list) => (Some(list), "metric.label"),
                None => (None, "metric.open"),
            };
        }
        if let Some(grant) = self.granted(seat, figure).or_else(|| self.granted_before(i, same)) {
            return (Some(grant), "metric.label");
        }
        // 预算外资金也大幅度增加，一九八五年达到…; 原油产量继续增长，达到…: the clause between has a subject of its own
        if same
            && left.measured
            && let Some(topic) = self.topic(seat, self.given.figures[i - 1].span.end(), figure.span.start(), true)
        {
            return (Some(topic), "metric.topic");
        }
        // 整改2951项，整改率99.4%，其余19项: what is counted is what was counted so before
        let rated = i.checked_sub(1).is_some_and(|j| self.given.figures[j].kind == FigureKind::Percent);
        // 锅炉47台，供热面积312万平方米，其中10蒸吨以下的31台
        let described = i.checked_sub(1).is_some_and(|j| {
            let between = self.text.get(self.given.figures[j].span.end()..figure.span.start()).unwrap_or("");
            self.seats[j].part && between.ends_with('的') && !between.contains(clause::is_stop)
        });
        let some = left.part && left.attributive || described;
        // 本科上线2826人，上线率51%，同比增加194人
        let raised = rated && figure.change.is_some();
        let counted = (same && (rated || some) && figure.kind == FigureKind::Count && (!left.measured || raised))
            .then(|| self.last_with_unit(i, seat, None))
            .flatten();
        // 电话普及率由每百人1.9部提高到3.2部: both are levels of it
        let twin = i.checked_sub(1).is_some_and(|j| {
            let last = &self.given.figures[j];
            let between = self.text.get(last.span.end()..figure.span.start()).unwrap_or("，");
            let near = !between.contains(clause::is_stop);
            same && near && left.measured && last.unit == figure.unit && last.kind == figure.kind
        });
        let counted = counted.or_else(|| twin.then(|| self.metrics[i - 1].subject.clone()).flatten());
        let counted = counted.or_else(|| self.among_money(i, seat, same, left));
        // 程序违法19件、事实不清15件、其他9件: the rest is none of the last part
        if same && self.is_rest(i, left) {
            return (None, "metric.open");
        }
        match counted.or_else(|| self.carried(i, seat, same).and_then(|s| of_kind(s, figure))) {
            Some(s) => (Some(s), "metric.carried"),
            None => (None, "metric.open"),
        }
    }

    /// Of 旅游专列载客300人的，每列奖3万元；500人以上的: money is not counted, nor is 50亿元以上 of 年进出口额10亿元以上30家，50亿元以上2家 a number of
    /// firms: each goes on with the last of its unit in the sentence.
    fn among_money(&self, i: usize, seat: &Seat, same: bool, left: &Left) -> Option<String> {
        let figures = self.given.figures;
        let figure = &figures[i];
        let before = i.checked_sub(1).filter(|_| same && !left.measured)?;
        let turns = match figure.kind {
            FigureKind::Count | FigureKind::Measure => figures[before].kind == FigureKind::Money,
            FigureKind::Money => {
                figures[before].kind == FigureKind::Count && limit_after(&self.text[figure.span.end()..]).is_some()
            }
            _ => false,
        };
        let mut last = (0..i).rev().take(RUN).take_while(|&j| self.seats[j].sentence == seat.sentence);
        let alike = |j: &usize| figures[*j].unit == figure.unit && self.seats[*j].depth <= seat.depth;
        last.find(|j| turns && alike(j)).and_then(|j| self.metrics[j].subject.clone())
    }

    /// True where no other figure follows in the sentence but in a bracket: 半径：一般地段300米（困难地段200米）; but 产量：小麦5万吨，玉米8万吨.
    fn is_last_of_sentence(&self, i: usize) -> bool {
        let figures = self.given.figures;
        let end = figures[i].span.end();
        figures.get(i + 1).is_none_or(|next| {
            let between = self.text.get(end..next.span.start()).unwrap_or("");
            between.contains(super::ENDS) || between.contains(['；', ';']) || between.starts_with(['（', '('])
        })
    }

    /// True for what is left over behind parts that have names of their own: 其他9件.
    fn is_rest(&self, i: usize, left: &Left) -> bool {
        let rest = |w: &Word| matches!(&self.text[w.span.range()], "其他" | "其它" | "其余");
        if !left.part || !self.left.first().is_some_and(rest) || i < 2 {
            return false;
        }
        let part = |j: usize| {
            let alike = self.given.figures[j].unit == self.given.figures[i].unit
                && self.seats[j].sentence == self.seats[i - 1].sentence;
            alike && matches!(self.metrics[j].why.rule, "metric.named" | "metric.verb")
        };
        part(i - 1) && part(i - 2) && self.metrics[i - 1].subject != self.metrics[i - 2].subject
    }

    pub(super) fn phrase(&self, left: &Left) -> Option<String> {
        phrase::phrase(self.text, &self.left, left.phrase.clone())
    }

    /// The subject of the figure before in the sentence that stands under no more brackets.
    pub(super) fn carried(&self, i: usize, seat: &Seat, same: bool) -> Option<String> {
        if !same {
            return None;
        }
        // 相当于前九年总和的1.6倍: what lasts lends its subject only where nothing else has one
        // but 平均办理时限压缩至4.2个工作日，减少78%
        let term = |j: usize| {
            self.metrics.get(j).and_then(|m| m.subject.as_deref()).is_some_and(|s| TERM.iter().any(|t| s.ends_with(t)))
        };
        let lasts = |j: usize| self.given.figures[j].kind == FigureKind::Duration && !term(j);
        let subject = |durations: bool| {
            (0..i)
                .rev()
                .take(40)
                .take_while(|&j| self.seats[j].sentence == seat.sentence)
                .filter(|&j| durations || !lasts(j))
                // 82项获国家认可、37项向全国推广: what the one did is not what the other is, nor is 按贴息额的50%, 最长5年 of 贴息额
                // 发展改革委等9部门: nor does who issues a document
                .filter(|&j| self.given.figures[j].why.rule != "figure.issuers")
                .filter(|&j| match self.metrics[j].why.rule {
                    "metric.did" => false,
                    "metric.norm" => self.given.figures[j].kind == self.given.figures[i].kind,
                    // 降幅收窄6.5个百分点，实际增长2%: what grew is not its rate
                    _ => !RATE_OF_CHANGE.contains(&self.metrics[j].subject.as_deref().unwrap_or("")),
                })
                .filter(|&j| self.seats[j].depth <= seat.depth)
                .find_map(|j| self.metrics[j].subject.clone().or_else(|| self.lent(j)))
        };
        subject(lasts(i)).or_else(|| subject(true))
    }

    /// The noun phrase beside a stretch that tells when.
    pub(super) fn lent(&self, j: usize) -> Option<String> {
        let at = self.lent.binary_search_by_key(&j, |l| l.0).ok()?;
        Some(self.lent[at].1.clone())
    }

    /// The subject of the last figure with the same unit: of the sentence, or where the verb is the same too (or none is
    /// given), of the paragraph.
    pub(super) fn last_with_unit(&self, i: usize, seat: &Seat, verb: Option<Span>) -> Option<String> {
        let unit = &self.given.figures[i].unit;
        let word = |p: Option<Span>| p.map(|p| &self.text[p.range()]);
        let told = |j: usize| {
            self.seats[j].sentence == seat.sentence || verb.is_none() || word(self.metrics[j].predicate) == word(verb)
        };
        (0..i)
            .rev()
            .take(40)
            .take_while(|&j| self.seats[j].paragraph == seat.paragraph)
            // 申请17件（法人2件），减少5件: what a bracket counts is not told of behind it
            .filter(|&j| self.seats[j].depth <= seat.depth)
            .find(|&j| self.given.figures[j].unit == *unit && self.metrics[j].subject.is_some() && told(j))
            .and_then(|j| self.metrics[j].subject.clone())
    }

    /// True when the last subject of such money names more than whose it is.
    pub(super) fn money_named(&self, i: usize, seat: &Seat) -> bool {
        let last = self.last_with_unit(i, seat, None);
        last.is_some_and(|s| !PERSON.iter().any(|tail| s.ends_with(tail)))
    }

    /// True when figures follow with nothing but 、 or 和 between, and the phrase lists as many things; where no verb hands them
    /// out, of one unit (供热、排水管网800公里、600公里).
    pub(super) fn lists(&self, i: usize, left: &Left) -> bool {
        let figures = self.given.figures;
        let alike = || {
            let kinds = [FigureKind::Measure, FigureKind::Count];
            figures.get(i + 1).is_some_and(|f| f.unit == figures[i].unit && kinds.contains(&f.kind))
        };
        // 摩托车、电动车肇事占57.1%，七成多事故…: only 分别 hands figures over a comma
        let comma = figures.get(i + 1).is_some_and(|next| {
            self.text.get(figures[i].span.end()..next.span.start()).is_some_and(|b| b.starts_with(['，', ',']))
        });
        if comma {
            return false;
        }
        // 城乡居民人均可支配收入增长5.3%、7%
        let both =
            || left.phrase.clone().next().is_some_and(|k| self.text[self.left[k].span.start()..].starts_with("城乡"));
        if left.measured && both() && distribution::run(self.text, figures, i) == 2 {
            return true;
        }
        // 城镇居民收入4000元，农民收入1300元，年均增长6.1%和4.3%
        let run = || distribution::run(self.text, figures, i);
        if left.measured && left.phrase.is_empty() && figures[i].kind == FigureKind::Percent && run() > 1 {
            let sentence = self.seats.last().map(|s| s.sentence);
            let own = (0..i).rev().take(RUN).take_while(|&j| Some(self.seats[j].sentence) == sentence);
            let told = own.filter(|&j| self.seats[j].own && self.metrics[j].change.is_none()).count();
            if told == run() && figures[i..i + told].iter().all(|f| f.kind == FigureKind::Percent) {
                return true;
            }
        }
        (left.measured || alike())
            && self.left.get(left.phrase.clone()).is_some_and(|w| w.iter().any(|w| w.class == Class::Enum))
            && distribution::run(self.text, self.given.figures, i) > 1
    }

    /// Splits the phrase among this figure and those that follow; the first part is this figure's.
    pub(super) fn hand_out(&mut self, i: usize, seat: &Seat, left: &Left) -> Option<String> {
        let count = distribution::run(self.text, self.given.figures, i);
        if count < 2 {
            return None;
        }
        // 农村居民收入和城镇居民收入，2000年分别达到2253元和6280元
        let named = || {
            let start = self.left.first()?.span.start();
            let comma = self.text[..start].ends_with(['，', ',']);
            let words = comma.then(|| self.before(seat, start)).flatten()?;
            // 依法公开人大建议和政协提案办理复文，分别为58件、73件
            let acts = |w: &Word| phrase::is_verb(w.class) || w.class == Class::Role(Role::Adverb);
            let begin = words.iter().take_while(|w| acts(w)).count();
            let names = &words[begin..];
            phrase::is_name(names).then(|| distribution::split(self.text, &words, begin..words.len(), count))?
        };
        // 城乡居民收入从3万元和1万元分别提高到5万元和2万元
        let again = left.phrase.is_empty() && self.parts.0 == seat.sentence && self.parts.1.len() == count;
        // 政策类1863条、重点领域类1.21万条，分别占5.7%和37.1%
        let shares = left.share && self.opens_with_share(left);
        // 事故87起，死亡19人、受伤96人，直接损失41万元，四项指数同比分别下降12%、13%、9%和7%
        let indexes = i.checked_sub(1).filter(|&j| {
            let stated = self.given.figures[j].value.is_some_and(|v| v == rust_decimal::Decimal::from(count));
            let named = self.phrase(left).is_some_and(|p| matches!(p.as_str(), "指数" | "指标" | "数据" | "指标数"));
            stated && named && self.given.figures[j].kind == FigureKind::Count
        });
        let nothing = left.phrase.is_empty() || shares || indexes.is_some();
        let parts = if again {
            self.parts.1.clone()
        } else if let Some(parts) = nothing.then(named).flatten() {
            parts
        } else if nothing {
            // 城市道路4767公里，地下管网1.8万公里，分别增长4.8%、50%
            // 公开率分别为92%和90%，比上年分别提高1.2个和0.8个百分点: those right before
            let group = i.checked_sub(count).filter(|&k| {
                self.seats[k].sentence == seat.sentence
                    && distribution::run(self.text, self.given.figures, k) == count
                    && (k..i).all(|j| self.metrics[j].change.is_none() && self.metrics[j].subject.is_some())
            });
            let own: Vec<usize> = match group {
                Some(k) => (k..i).rev().collect(),
                None => (0..indexes.unwrap_or(i))
                    .rev()
                    .take(40)
                    .take_while(|&j| self.seats[j].paragraph == seat.paragraph)
                    .filter(|&j| self.seats[j].own && self.metrics[j].change.is_none())
                    .take(count)
                    .collect(),
            };
            if own.len() < count {
                return None;
            }
            own.iter().rev().map(|&j| self.metrics[j].subject.clone().unwrap_or_default()).collect()
        } else {
            distribution::split(self.text, &self.left, left.phrase.clone(), count)?
        };
        self.parts = (seat.sentence, parts.clone());
        let mut parts = parts.into_iter();
        let first = parts.next();
        self.handed = parts.collect();
        first
    }

    /// The things that 分别 handed out before in the sentence, where the clause hands out as many figures again: 城乡居民收入分别达
    /// 到6万元、3万元，增长4%、5%.
    pub(super) fn hand_out_again(&mut self, i: usize, seat: &Seat, left: &Left) -> Option<String> {
        let again = left.phrase.is_empty() && left.measured && self.parts.0 == seat.sentence;
        if !again || self.parts.1.len() < 2 || distribution::run(self.text, self.given.figures, i) != self.parts.1.len()
        {
            return None;
        }
        let mut parts = self.parts.1.clone().into_iter();
        let first = parts.next();
        self.handed = parts.collect();
        first
    }

    /// The words of the clause that a comma or a colon right before the byte `start` ends, in its sentence; absent where it has
    /// a figure of its own.
    fn before(&self, seat: &Seat, start: usize) -> Option<Vec<Word>> {
        let end = self.text[..start].trim_end_matches(['：', ':', '，', ',']).len();
        if end <= seat.sentence {
            return None;
        }
        let (begin, _) = clause::left(self.text, seat.sentence, end);
        let inside = self.given.figures.partition_point(|f| f.span.end() <= begin);
        if self.given.figures.get(inside).is_some_and(|f| f.span.start() < end) {
            return None;
        }
        let begin = self.past_marker(self.given.outline.node_at(end), begin, end);
        let mut words = Vec::new();
        clause::words(self.text, begin, end, &self.dates, &mut words);
        Some(words)
    }

    /// What the clause before changes, where this one only says from what: 提高补贴标准，由500元….
    fn changed(&self, seat: &Seat, kind: FigureKind) -> Option<String> {
        let first = self.left.first().filter(|w| matches!(&self.text[w.span.range()], "由" | "从"))?;
        let start = first.span.start();
        self.text[..start].ends_with(['，', ',']).then_some(())?;
        let words = self.before(seat, start)?;
        let said = left::left(self.text, &words, kind);
        let verb = said.predicate.filter(|_| !said.place && !said.verbs_only)?;
        let verb = &self.text[verb.range()];
        let name = phrase::phrase(self.text, &words, said.phrase)?;
        let ends = |heads: &[&str]| heads.iter().any(|head| name.ends_with(head));
        // 提高服务质量，由5天压缩到2天 tells nothing of the quality
        let fits = match kind {
            FigureKind::Duration => ends(&["时限", "期限", "时间", "年限", "周期", "期"]),
            FigureKind::Count => matches!(verb, "增加" | "减少" | "压减" | "精简"),
            _ => phrase::tells_amount(&name) && (ends(&MEASURE) || ends(&HEAD_OF_MEASURE) || ends(&GRANT)),
        };
        fits.then_some(name)
    }

    /// The place of a bracket that holds a count and nothing else, with 共 or in points: 知识产权保护方面（共5项）, 完善信用监管（4分）.
    fn bracket(&self, figure: &Figure) -> Option<usize> {
        let counted = figure.kind == FigureKind::Count && self.text[figure.span.end()..].starts_with(['）', ')']);
        let whole = &self.text[..figure.span.start()];
        let before = whole.trim_end_matches(['共', '计', '有']);
        let counted = counted && (before.len() < whole.len() || &*figure.unit == "分");
        before.strip_suffix(['（', '(']).filter(|_| counted).map(str::len)
    }

    /// The name before such a bracket; `None` where it says no more than whose it is (全市, 东山县, 第一批).
    fn bracketed(&self, seat: &Seat, end: usize) -> Option<String> {
        let sentence = self.text.get(seat.sentence..end)?;
        let border = |c: char| clause::is_stop(c) || matches!(c, '、' | '）' | ')');
        let begin = sentence.char_indices().rev().find(|(_, c)| border(*c)).map_or(0, |(at, c)| at + c.len_utf8());
        let begin = self.past_marker(self.given.outline.node_at(end), seat.sentence + begin, end);
        // in a table a heading is no part of the outline
        let begin = begin + marker(&self.text[begin..end]).map_or(0, |m| m.len);
        let mut words = Vec::new();
        clause::words(self.text, begin, end, &self.dates, &mut words);
        let aspect = |w: &Word| self.text[w.span.range()] == *"方面";
        let named = |w: &Word| phrase::is_nominal(w.class) || w.class == Class::Of || aspect(w);
        let whose = |w: &Word| matches!(w.class, Class::Place | Class::Role(Role::Scope));
        let last = words.last().filter(|w| !phrase::is_verb(w.class) || words.len() > 1)?;
        let name = &self.text[last.span.range()];
        let grade =
            last.class == Class::Place || name.ends_with(['级', '批']) || matches!(name, "局" | "委" | "办" | "县");
        (words.iter().all(named) && !words.iter().all(whose) && !grade).then_some(())?;
        // a quotation mark that nothing closes
        phrase::phrase(self.text, &words, 0..words.len()).filter(|name| !name.contains('“') || name.contains('”'))
    }

    /// What the clause before gives, where this one only bounds it: 给予装修补贴，每套最高不超过2万元.
    fn granted(&self, seat: &Seat, figure: &Figure) -> Option<String> {
        let first = self.left.first().filter(|_| figure.kind == FigureKind::Money)?;
        let start = first.span.start();
        let bounds =
            self.text[first.span.range()].starts_with('每') || self.text[first.span.range()].starts_with("最高");
        (bounds && self.text[..start].ends_with(['，', ','])).then_some(())?;
        let words = self.before(seat, start)?;
        let gives = |w: &Word| matches!(&self.text[w.span.range()], "给予" | "予以" | "发放" | "享受" | "提供");
        let verb = words.iter().rposition(gives)?;
        let named = |w: &Word| phrase::is_nominal(w.class);
        words[verb + 1..].iter().all(named).then_some(())?;
        let grant = phrase::phrase(self.text, &words, verb + 1..words.len())?;
        GRANT.iter().any(|g| grant.ends_with(g)).then_some(grant)
    }

    /// What was given as a share of something, where this sum only bounds it: 按实际投入的8%给予补助，每户不超过600万元; also over a share
    /// between (补助比例提高2个百分点，最高可达800万元).
    fn granted_before(&self, i: usize, same: bool) -> Option<String> {
        let figures = self.given.figures;
        // 单套设备不低于500万元 is a condition
        let most = matches!(figures[i].qualifier, Some(Qualifier::AtMost | Qualifier::Under));
        let sums = same && most && figures[i].kind == FigureKind::Money;
        let sentence = self.seats.last().map(|s| s.sentence).filter(|_| sums)?;
        for j in (0..i).rev().take(RUN).take_while(|&j| self.seats[j].sentence == sentence) {
            let grants = |s: &String| GRANT.iter().any(|g| s.ends_with(g));
            if let Some(subject) =
                self.metrics[j].subject.clone().filter(|s| grants(s) && figures[j].kind == FigureKind::Money)
            {
                return Some(subject);
            }
            if !matches!(figures[j].kind, FigureKind::Percent | FigureKind::Multiple) {
                continue;
            }
            let gap = &self.text[figures[j].span.end()..figures[j + 1].span.start()];
            let done = gap.find(clause::is_stop).map_or("", |end| &gap[..end]);
            // 一倍以上三倍以下|罚款，但最高不超过10万元; 按销售额的5%给予|配套补助，单台50万元
            let bare = ["以下", "以上", "的", "比例"].iter().fold(done, |d, w| d.strip_prefix(w).unwrap_or(d));
            let given = ["给予", "予以", "处以"].iter().find_map(|w| bare.strip_prefix(w));
            let done = given.unwrap_or(bare);
            let done = done.strip_prefix("一次性").unwrap_or(done);
            let grant = given.is_some() && done.chars().count() <= 8 && GRANT.iter().any(|g| done.ends_with(g));
            if grant || GRANT.contains(&done) || done == "罚款" {
                return Some(done.to_owned());
            }
        }
        None
    }

    /// The name that stands alone right before the clause: “棉布：从1.1亿匹增加到…”, “设计速度：120公里/小时”, “人均收入，1982年为494元”.
    pub(super) fn label(&self, seat: &Seat, at: usize) -> Option<String> {
        let first = self.left.first();
        let start = first.map_or(at, |w| w.span.start());
        let colon = self.text[..start].ends_with(['：', ':']);
        if first.is_none() && colon {
            let words = self.before(seat, start)?;
            return phrase::caption(self.text, &words);
        }
        let first = first?;
        // “人均收入，1982年为494元”, “由市场决定价格的比重，已经由五年前的50%扩大到80%”
        let opens = matches!(first.class, Class::Date | Class::Role(Role::Adverb | Role::Prep));
        // 零售总额，比上年增长7.8%: a remark may stand there too (历史新高，比上年增长4%)
        let compared = matches!(first.class, Class::Role(Role::Compare | Role::Scope));
        let opens = opens || compared;
        let dated = opens && self.text[..start].ends_with(['，', ',']);
        if !colon && !dated || start >= at {
            return None;
        }
        let words = self.before(seat, start)?;
        // 零售总额，由于前面说过的原因，只完成…: what stands before the reason
        if words.first().is_some_and(|w| INSERTED.contains(&&self.text[w.span.range()])) {
            let words = self.before(seat, words[0].span.start())?;
            return phrase::label(self.text, &words);
        }
        let named = |name: &String| phrase::is_measure(name) && !name.ends_with("价格");
        phrase::label(self.text, &words).filter(|name| colon || !compared || named(name))
    }

    /// What the clause before a figure without subject is about: “城乡居民储蓄大幅度增加。一九八五年末达到…”.
    pub(super) fn topic(&self, seat: &Seat, floor: usize, at: usize, changes: bool) -> Option<String> {
        let paragraph = self.given.clean.paragraphs().get(seat.paragraph)?.span;
        let from = if floor > paragraph.start() && floor != seat.sentence { floor } else { paragraph.start() };
        // the clause that ends where the figure's own begins
        let (start, _) = clause::left(self.text, floor, at);
        let before = self.text[from.min(start)..start].trim_end_matches(|c| clause::is_stop(c) || c == ' ');
        let end = from.min(start) + before.len();
        let (begin, _) = clause::left(self.text, from.min(end), end);
        if end <= begin {
            return None;
        }
        let begin = self.past_marker(self.given.outline.node_at(end), begin, end);
        let mut words = Vec::new();
        clause::words(self.text, begin, end, &self.dates, &mut words);
        let opens = words.first().map_or("", |w| &self.text[w.span.range()]);
        if !INSERTED.contains(&opens) {
            return phrase::topic(self.text, &words, changes);
        }
        // 货物周转量，由于运距缩短，只增长5%: what stands alone before the reason is told of
        let end = self.text[..begin].strip_suffix(['，', ',']).map_or(begin, str::len);
        if end == begin || end <= from.min(end) {
            return None;
        }
        let (begin, _) = clause::left(self.text, from.min(end), end);
        words.clear();
        clause::words(self.text, begin, end, &self.dates, &mut words);
        let named = words.iter().any(|w| matches!(w.class, Class::Noun | Class::Quote | Class::Role(Role::Noun)));
        phrase::label(self.text, &words).filter(|_| named)
    }
}

/// What carries over to a figure of a kind: of 优良天数比例, which days are no part of, 优良天数.
fn of_kind(subject: String, figure: &Figure) -> Option<String> {
    let rate = ["比例", "占比", "比重", "率"].iter().find_map(|head| subject.strip_suffix(head));
    // 提高1.2个和0.8个百分点: such counts are rates
    let counted = figure.kind == FigureKind::Count && !matches!(&*figure.unit, "个" | "");
    let amount = matches!(figure.kind, FigureKind::Measure | FigureKind::Money) || counted;
    // 单张面值2万元，共计发放2500张
    if counted && ["面值", "价格", "单价", "均价", "金额", "面积"].iter().any(|head| subject.ends_with(head))
    {
        return None;
    }
    match rate {
        Some(of)
            if (amount || figure.kind == FigureKind::Duration) && MEASURE.iter().any(|head| of.ends_with(head)) =>
        {
            Some(of.to_owned())
        }
        Some(_) if amount => None,
        _ => Some(subject),
    }
}

/// True for kinds that measure: not counts, money or time, whose parts have names of their own (奖励标准：一等奖5万元).
fn figure_is_measure(kind: FigureKind) -> bool {
    matches!(kind, FigureKind::Measure | FigureKind::Percent | FigureKind::Fraction)
}

/// Where the first word of a stretch begins.
fn floor_of(words: &[Word]) -> usize {
    words.first().map_or(usize::MAX, |w| w.span.start())
}

/// What a share is called whose name ends in 占比 or 比重: 原煤 with 占全国的比重 is 原煤占全国的比重.
fn share(of: &str, share: &str) -> String {
    if SHARE_NAME.iter().any(|head| of.ends_with(head) && share.ends_with(head)) {
        return of.to_owned();
    }
    let mut name = String::with_capacity(of.len() + share.len() + 6);
    name.push_str(of);
    name.push_str(share.trim_start_matches('共').trim_end_matches("达").trim_end_matches("为").trim_end_matches("的"));
    if !SHARE_NAME.iter().any(|head| name.ends_with(head)) {
        name.push_str("比重");
    }
    name
}
