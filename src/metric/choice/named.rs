//! What stands before a figure as its name: taken as it is, or told to be a deed, a place, a condition or how the thing is measured.
//!
//! Of “宣传标语32条” it is the name; of “立案638件” the deed; of “其中东山县30件” and of “最小曲线半径：一般地段5500米” whose or where it is; of “每平方米补
//! 200元” nothing before the verb; of “损坏堤防27处、长11.8公里” no name at all.
//!
//! In this order: what names nothing ([`Reader::names_nothing`]), the deed ([`Reader::deed`]), the rate of what changed ([`Reader::rate_of`]), the
//! place ([`Reader::place`]), the caption before a colon ([`Reader::caption`]), the grant that is bounded ([`Reader::bounded_grant`]), the phrase.

use super::super::left::Left;
use super::super::segment::Class;
use super::super::{RUN, Reader, Seat, phrase};
use super::{Choice, counted_deed, floor_of};
use crate::lexicon::clauses::Role;
use crate::lexicon::divisions::is_government;
use crate::lexicon::lists::{EXTENT, GRANT, IN_OR_OUT, INCLUDES, MEAN, ORGAN_TAIL, RATE_OF_CHANGE, TOWN_OR_COUNTRY};
use crate::resolve::FigureKind;

impl Reader<'_> {
    /// The noun phrase before the figure; whose figure it is, where it is no more than that.
    pub(super) fn named(
        &self,
        i: usize,
        seat: &Seat,
        same: bool,
        left: &Left,
        scope: &mut Option<String>,
    ) -> Option<Choice> {
        let own = self.phrase(left)?;
        // 市财政局在20个工作日内完成审核: an organ lasts no time
        let lasts = self.given.figures[i].kind == FigureKind::Duration;
        if lasts && ORGAN_TAIL.ends(&own) {
            return Some((None, "metric.term"));
        }
        // 考核合格后拨付剩余60%: the rest is of what was told of before
        let rest = left.phrase.len() == 1 && self.left[left.phrase.start].class == Class::Role(Role::Part);
        if rest && matches!(&*own, "剩余" | "其余") {
            return None;
        }
        if self.names_nothing(i, seat, same, left, &own) {
            return None;
        }
        let told = self.deed(i, left).map(|deed| (Some(deed), "metric.verb"));
        let told = told.or_else(|| self.rate_of(i, seat, same, left, &own).map(|rate| (Some(rate), "metric.named")));
        if told.is_some() || left.phrase.is_empty() || self.is_within(i, seat, same, left) {
            return told;
        }
        if let Some((choice, whose)) = self.place(i, seat, same, left, &own) {
            *scope = whose.or_else(|| scope.take());
            return Some(choice);
        }
        if let Some(name) = self.caption(i, seat, left, &own).or_else(|| self.bounded_grant(i, same, left, &own)) {
            *scope = Some(own);
            return Some((Some(name), "metric.label"));
        }
        Some((Some(own), if left.norm { "metric.norm" } else { "metric.named" }))
    }

    /// True where the phrase belongs to the figure in front: 由71所整合为47所, or says in brackets what is included.
    fn is_within(&self, i: usize, seat: &Seat, same: bool, left: &Left) -> bool {
        let goes_on = left.verbal && same && self.given.figures[i - 1].span.end() == floor_of(&self.left);
        let Some(first) = self.left.first().filter(|_| seat.depth > 0) else { return goes_on };
        let word = &self.text[first.span.range()];
        // 总收入186亿元（含上级补助31亿元）: what is included has a name of its own
        let names = left
            .phrase
            .clone()
            .any(|k| phrase::is_nominal(self.left[k].class) && !INCLUDES.has(&self.text[self.left[k].span.range()]));
        goes_on || word == "不" || INCLUDES.has(word) && (left.measured || !names)
    }

    /// True where the phrase names nothing, so that the subject stands elsewhere.
    fn names_nothing(&self, i: usize, seat: &Seat, same: bool, left: &Left, own: &str) -> bool {
        // 按新增研发费用的10%给予后补助，上限200万元
        if matches!(own, "上限" | "下限") && self.granted_before(i, same).is_some() {
            return true;
        }
        // 建成园区2个，到规划期末达到5个: when it is reached; 超计划0.8个百分点: what is exceeded
        let when = || left.measured && own.ends_with("期末") || own == "超计划";
        // 堤防27处、长11.8公里, 38.64公顷（合579.64亩), 接待20场、人均最高460元: how it is measured
        let how = || EXTENT.has(own) || MEAN.has(own);
        same && (when() || how()) && self.carried(i, seat, same).is_some()
    }

    /// The verb that names what is counted or paid, where what stands before it does not.
    fn deed(&self, i: usize, left: &Left) -> Option<String> {
        let figure = &self.given.figures[i];
        let last = self.left.last().map_or("", |w| &self.text[w.span.range()]);
        // 每平方米补200元, 每招收1名博士后奖10万元
        if figure.kind == FigureKind::Money && matches!(last, "补" | "奖") && left.phrase.end == self.left.len() {
            return Some(last.to_owned());
        }
        // 检察机关以污染环境罪批捕389人: who did it and for what is not who was counted
        let deed = left.predicate.map_or("", |p| &self.text[p.range()]);
        let prosecuted = matches!(deed, "起诉" | "提起公诉") || counted_deed(figure, Some(deed));
        let by = |k: usize| matches!(&self.text[self.left[k].span.range()], "以" | "因" | "对");
        (prosecuted && left.phrase.clone().any(by)).then(|| deed.to_owned())
    }

    /// The rate of what changed right before: 案件由52件降至37件，降幅达28.8%; but 产量50万吨，价格上涨，涨幅达12% tells another one.
    fn rate_of(&self, i: usize, seat: &Seat, same: bool, left: &Left, own: &str) -> Option<String> {
        /// Characters of the longest name that takes the rate behind it.
        const LONGEST: usize = 16;
        let figure = &self.given.figures[i];
        let rate = figure.kind == FigureKind::Percent && left.phrase.len() == 1 && RATE_OF_CHANGE.has(own);
        let behind = i.checked_sub(1).filter(|_| rate && same).map(|j| self.given.figures[j].span.end())?;
        let gap = self.text.get(behind..floor_of(&self.left).min(figure.span.start()))?;
        let near = matches!(gap, "，" | ",");
        let plain = |s: &String| s.chars().count() <= LONGEST && !RATE_OF_CHANGE.ends(s);
        let owner = self.carried(i, seat, same).filter(|s| near && plain(s))?;
        Some(owner + own)
    }

    /// What is told of the place or owner that the phrase is, with that place as the scope.
    fn place(&self, i: usize, seat: &Seat, same: bool, left: &Left, own: &str) -> Option<(Choice, Option<String>)> {
        let figure = &self.given.figures[i];
        // 绿色工厂54家、绿色园区2家: counted themselves
        let counted = matches!(&*figure.unit, "家" | "个" | "处" | "座" | "片")
            && (own.ends_with("园区") || own.ends_with("开发区"));
        let alone = left.place && !counted && !left.measured && left.predicate.is_none();
        let with_unit = || self.last_with_unit(i, seat, None);
        let told = |subject: String, rule| Some(((Some(subject), rule), Some(own.to_owned())));
        if alone || left.person && same && self.money_named(i, seat) {
            // 其中市级1500万元，县级500万元: a level lends its name to no other
            if let Some(subject) = with_unit().filter(|s| !is_government(s)) {
                return told(subject, "metric.place");
            }
        }
        // 城镇新增就业超690万人、稳定在全国1/10以上: a place behind the verb is what the share is of
        let of_place = left.place && matches!(figure.kind, FigureKind::Fraction | FigureKind::Percent);
        let reached = left.phrase.start.checked_sub(1).map(|k| self.left[k].class);
        if of_place
            && !left.measured
            && reached == Some(Class::Role(Role::Reach))
            && let Some(carried) = self.carried(i, seat, same)
        {
            return Some(((Some(carried), "metric.carried"), None));
        }
        // 务工13万人，其中省外5万人
        if left.part
            && same
            && IN_OR_OUT.has(own)
            && let Some(subject) = with_unit()
        {
            return told(subject, "metric.place");
        }
        // 居住面积增加到8.7平方米，农村增加到22平方米
        if left.measured
            && same
            && TOWN_OR_COUNTRY.has(own)
            && let Some(subject) = with_unit().filter(|s| phrase::is_measure(s))
        {
            return told(subject, "metric.place");
        }
        // 人口自然增长率，清河市由29‰降到6‰，云岭县由7‰降到5‰: whose level it is
        if left.place && left.measured {
            let start = self.left.first().map_or(0, |w| w.span.start());
            let stands = self.before(seat, start).and_then(|words| phrase::label(self.text, &words));
            let last = self.metrics.iter().rev().take(RUN).find(|m| m.why.rule != "metric.carried");
            let last = last.filter(|m| same && m.why.rule == "metric.level_of");
            let level = stands.or_else(|| last.and_then(|m| m.subject.clone()));
            if let Some(level) = level.filter(|s| phrase::is_measure(s)) {
                return told(level, "metric.level_of");
            }
        }
        None
    }

    /// The caption before the colon, where only the case stands behind it: 最小曲线半径：一般地段5500米.
    fn caption(&self, i: usize, seat: &Seat, left: &Left, own: &str) -> Option<String> {
        let measures =
            matches!(self.given.figures[i].kind, FigureKind::Measure | FigureKind::Percent | FigureKind::Fraction);
        let plain = measures && !left.measured && left.predicate.is_none() && !phrase::is_measure(own);
        let start = self.left.first().filter(|_| plain)?.span.start();
        if !self.text[..start].ends_with(['：', ':']) || !self.is_last_of_sentence(i) {
            return None;
        }
        let words = self.before(seat, start)?;
        phrase::caption(self.text, &words).filter(|name| phrase::is_measure(name))
    }

    /// The grant that a share gives, where the phrase says to how many the bound applies: 按实际投入的8%给予补助，单个项目不超过600万元.
    fn bounded_grant(&self, i: usize, same: bool, left: &Left, own: &str) -> Option<String> {
        // 单套住房总价, 单户注册资本, 单笔贷款 are measured themselves
        let measured = || phrase::is_measure(own) || own.ends_with(['价', '款']) || own.ends_with("资本");
        if !own.starts_with('单') || own.chars().count() > 6 || measured() {
            return None;
        }
        let most = self.left.last().is_some_and(|w| {
            let word = &self.text[w.span.range()];
            word.starts_with('最') || matches!(word, "封顶" | "限")
        });
        let bounded = left.bound.is_some() || left.measured || most;
        if !bounded || GRANT.ends(own) {
            return None;
        }
        self.granted_before(i, same)
    }

    /// True where no other figure follows in the sentence but in a bracket: 半径：一般地段300米（困难地段200米）; but 产量：小麦5万吨，玉米8万吨.
    fn is_last_of_sentence(&self, i: usize) -> bool {
        let figures = self.given.figures;
        let end = figures[i].span.end();
        figures.get(i + 1).is_none_or(|next| {
            let between = self.text.get(end..next.span.start()).unwrap_or("");
            between.contains(super::super::ENDS) || between.contains(['；', ';']) || between.starts_with(['（', '('])
        })
    }
}
