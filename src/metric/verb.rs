//! The verb that governs a figure.
//!
//! “发放宣传册3000份，宣传折页2000份” has one verb for both; “6个县、2个镇入选” one behind both; “中小企业入库200家，合同成交额8.9亿元” none for
//! the second, as what is measured has the verb of its like only.
//!
//! A figure has its own verb, else the one behind what it counts (13个县|被命名), else a bound that is a verb (超, 不低于), else that of the
//! list it stands in: over 、 and 和, over a comma for what is counted, never a verb of change. Last, what is still without one gets that of the next figure
//! where it stands between the two levels or behind both ([`Reader::share_verbs`]).

use super::clause::{self, Word};
use super::left::Left;
use super::right::Right;
use super::segment::Class;
use super::{CLAUSE, Reader, phrase};
use crate::lexicon::clauses::{JOINTS, Role, is_joint};
use crate::lexicon::lists::{MEASURE, THERE_IS};
use crate::resolve::FigureKind;
use crate::text::Span;

/// A clause that runs on for more characters than this behind its figure has something else to say than what is counted.
const GOES_ON: usize = 16;

impl Reader<'_> {
    /// `verb` with the denial before it, from which adverbs may part it, and behind 未 or 不得 also by what or how: 未按期完成, 不重复享受,
    /// 不得以任何理由收取. Without it the opposite would be told; but 不只完成 and 能不能完成 deny nothing.
    pub(super) fn with_denial(&self, verb: Span) -> Span {
        /// Words that may stand between.
        const BETWEEN: usize = 4;
        let word = |w: &Word| &self.text[w.span.range()];
        for words in [&self.left, &self.right] {
            let Some(k) = words.iter().position(|w| w.span.start() == verb.start()) else { continue };
            let mut from = verb.start();
            let mut adverbs = true;
            for (n, w) in words[..k].iter().rev().take(BETWEEN + 1).enumerate() {
                if w.span.end() != from {
                    break;
                }
                let near = n == 0 || adverbs;
                let behind = words[k - n];
                from = w.span.start();
                if phrase::denies(word(w)) {
                    // 未央区: only a manner parts them
                    let by = |w: &Word| {
                        matches!(w.class, Class::Role(Role::Adverb | Role::Prep | Role::Bound) | Class::Adjective)
                            || word(w).starts_with(['按', '依'])
                    };
                    let manner = by(&behind);
                    // 能|不能完成 asks; but 功能|不能满足
                    let before = k.checked_sub(n + 2).map(|k| word(&words[k]));
                    let asks = word(w).strip_prefix('不').is_some_and(|can| before == Some(can));
                    let far = manner && !matches!(word(w), "不" | "没有" | "没");
                    return if (near || far) && !asks { Span::new(from, verb.end()) } else { verb };
                }
                if matches!(word(w), "只" | "仅" | "光" | "单" | "止")
                    // but 按规定
                    || phrase::is_verb(w.class) && !(k > n + 1 && words[k - n - 2].class == Class::Role(Role::Prep))
                    || matches!(
                        w.class,
                        Class::Of | Class::Enum | Class::Date | Class::Figure | Class::Role(Role::Part)
                    )
                {
                    break;
                }
                adverbs &= matches!(w.class, Class::Role(Role::Adverb) | Class::Adjective);
            }
        }
        verb
    }

    /// The verb that governs figure `i`: its own, the one behind what it counts, a bound, or that of the list that it stands in.
    /// `serves`: 为 before it says for whom.
    #[expect(clippy::too_many_arguments, reason = "what was read of the figure so far, used here once")]
    pub(super) fn predicate(
        &self,
        i: usize,
        same: bool,
        rule: &str,
        subject: Option<&str>,
        left: &Left,
        right: &Right,
        serves: bool,
    ) -> Option<Span> {
        let figure = &self.given.figures[i];
        let at = figure.span.start();
        let own = left.predicate.filter(|_| !serves);
        if rule == "metric.time" {
            return None;
        }
        // 有937项获得奖励: what they did is told
        let own = own.filter(|p| right.predicate.is_none() || !THERE_IS.has(&self.text[p.range()]));
        if let Some(verb) = own.or(right.predicate).or(left.bound) {
            // 共占, 共为: how many together is none of the verb
            let together = matches!(&self.text[verb.range()], "共占" | "共为" | "共达" | "共有");
            return Some(if together {
                Span::new(verb.start() + '共'.len_utf8(), verb.end())
            } else {
                self.with_denial(verb)
            });
        }
        // 本年收入合计300亿元
        let sums = |w: &&Word| matches!(&self.text[w.span.range()], "合计" | "共计" | "总计");
        if let Some(sum) = self.left.last().filter(sums).filter(|_| !serves) {
            return Some(sum.span);
        }
        // 全国共有商业银行1596家
        let there_is = |w: &&Word| {
            let word = &self.text[w.span.range()];
            word.ends_with('有') && THERE_IS.has(word) && !self.text[..w.span.start()].ends_with('没')
        };
        if rule == "metric.named"
            && figure.kind == FigureKind::Count
            && let Some(has) = self.left.iter().find(there_is)
        {
            return Some(Span::new(has.span.end() - '有'.len_utf8(), has.span.end()));
        }
        let gives = |w: &&Word| matches!(&self.text[w.span.range()], "给予" | "予以");
        if let Some(gives) = self.left.iter().rev().find(gives) {
            return Some(gives.span);
        }
        // 对口帮扶217所学校
        if let Some(verb) = self.left.last().filter(|_| rule == "metric.counted" && self.ends_with_verb()) {
            return Some(verb.span);
        }
        let last = self.metrics.last().filter(|_| same)?;
        let between = self.text.get(last.span.end()..at)?;
        // the last figure's verb, where it stands before that figure
        let governs_both = || last.predicate.filter(|p| p.end() <= last.span.start());
        // 建设亿元以上项目300个
        if self.left.first().is_some_and(|w| w.class == Class::Figure) {
            return governs_both();
        }
        // 跨越7万亿元、8万亿元
        if self.left.is_empty() && is_joint(between) && figure.unit == self.given.figures[i - 1].unit {
            return governs_both();
        }
        // 识别监测对象3万户12万人
        if between.is_empty() && self.left.is_empty() {
            return last.predicate;
        }
        // A、B分别增长5%、6%: one verb for all
        if rule == "metric.handed_out" && last.why.rule == rule && !left.measured && between.len() <= 12 {
            return last.predicate;
        }
        // 新增2家千亿级、24家百亿级企业, 建成4座大桥和2条隧道
        let joint = between.contains(JOINTS) && !between.contains(['，', ',']);
        let beside = matches!(last.why.rule, "metric.counted" | "metric.open" | "metric.carried");
        if rule == "metric.counted" && beside && joint {
            return governs_both();
        }
        // one verb for a list: 发放宣传册3000份，宣传折页2000份; a verb of change is none: …增长5%，城镇新增就业3万人
        let told = self.seats.last().is_some_and(|s| s.measured);
        if rule != "metric.named" || left.measured || told {
            return None;
        }
        let verb = last.predicate.filter(|_| matches!(last.why.rule, "metric.named" | "metric.counted"))?;
        // 建成6个基地，装机达1.7亿千瓦: over a comma, what is counted goes on with what is counted, money with money
        let comma = between.contains(['，', ',', '；', ';']);
        if comma && self.given.figures[i - 1].kind != figure.kind {
            return None;
        }
        // 清理50万元以下拖欠账款年度任务完成率居全国前列，减税降费4亿元: the clause before goes on about something else
        let goes_on = between.split(['，', ',', '；', ';']).next().is_some_and(|rest| rest.chars().count() > GOES_ON);
        if comma && goes_on {
            return None;
        }
        // 入库200家，合同成交额8.9亿元: what is measured has the verb of its like only, 新增采煤能力…，发电能力…
        let told = |s: &str| MEASURE.ends(s);
        // what the verb governs stands within a clause's length before its figure
        let near = |s: &str| last.span.start().saturating_sub(s.len() + CLAUSE).max(verb.end());
        let object = |s: &str| {
            let stretch = self.text.as_bytes().get(near(s)..last.span.start());
            stretch.is_some_and(|t| memchr::memmem::find(t, s.as_bytes()).is_some())
        };
        let like = || last.subject.as_deref().is_some_and(|s| told(s) && object(s));
        (!subject.is_some_and(told) || like()).then_some(verb)
    }

    /// True when a verb governs the figure, its own or that of the list that the figure stands in.
    pub(super) fn is_governed(&self, i: usize, left: &Left, same: bool, floor: usize, at: usize) -> bool {
        let last = self.left.last().map(|w| &self.text[w.span.range()]);
        // 医保等10件实事: a list before the figure governs nothing
        if last == Some("等") {
            return false;
        }
        // 单笔50万元以下拖欠账款
        if last.is_some_and(|w| w.starts_with('单')) && !left.measured {
            return true;
        }
        let own = left.predicate.is_some() && (!left.measured || left.phrase.is_empty() && !left.compared);
        let given = matches!(last, Some("给予" | "予以"));
        // 在武汉市已有三套及以上住房
        let has = left.predicate.is_some_and(|p| &self.text[p.range()] == "有");
        if own || given || has || self.ends_with_verb() {
            return true;
        }
        if !same || i == 0 {
            return false;
        }
        // 开展9个融合试点和10个城镇化试点: what stands between is what the figure before counts
        let between = self.text[floor..at].trim_end_matches(JOINTS);
        let counted = self.metrics.last().filter(|m| m.why.rule == "metric.counted" && floor + between.len() < at);
        if let Some(last) = counted
            && last.subject.as_deref().is_some_and(|s| s == between)
            && self.given.figures[i].kind == FigureKind::Count
        {
            return self.governs(i - 1, floor, at);
        }
        if !self.left.is_empty() {
            return false;
        }
        // 给予50万元、20万元奖励
        let also_given =
            self.text[floor..at] == *"、" && self.metrics.last().is_some_and(|m| m.why.rule == "metric.counted");
        also_given || left.phrase.is_empty() && !left.measured && self.governs(i - 1, floor, at)
    }

    /// True when the figure before was governed by a verb and only 、 or 和 lies between.
    pub(super) fn governs(&self, before: usize, floor: usize, at: usize) -> bool {
        let between = &self.text[floor..at];
        self.metrics.get(before).is_some_and(|m| m.predicate.is_some_and(|p| p.end() <= m.span.start()))
            && (between.is_empty() || between.contains(JOINTS))
    }

    /// True when a verb stands right before the figure.
    pub(super) fn ends_with_verb(&self) -> bool {
        self.left.last().is_some_and(|w| matches!(w.class, Class::Role(Role::Verb | Role::Weak) | Class::Action))
    }

    /// Gives figures without a verb that of the next, where it stands behind both (6个县、2个镇入选) or between them
    /// (由8小时延长到10小时).
    pub(super) fn share_verbs(&mut self) {
        for i in (1..self.metrics.len()).rev() {
            let (last, next) = (&self.metrics[i - 1], &self.metrics[i]);
            if last.predicate.is_some() || self.seats[i - 1].sentence != self.seats[i].sentence {
                continue;
            }
            let Some(verb) = next.predicate else { continue };
            let before = self.text[..last.span.start()].trim_end_matches(['约', '近', '足', '不']);
            // 由上年的40%上升到42%
            let near = before.len().saturating_sub(30);
            let near = (near..).find(|&k| before.is_char_boundary(k)).unwrap_or(0);
            let opens = before[near..].rfind(['由', '从']).is_some_and(|k| {
                let dated = &before[near + k + '由'.len_utf8()..];
                !before[..near + k].ends_with('自')
                    && (dated.is_empty() || dated.ends_with('的') && !dated.contains(clause::is_stop))
            });
            let between = self.text.get(last.span.end()..next.span.start()).unwrap_or("");
            let levels = opens && last.span.end() <= verb.start() && verb.end() <= next.span.start();
            let listed = [last, next].iter().all(|m| m.why.rule == "metric.counted")
                && next.span.end() <= verb.start()
                && between.contains(JOINTS)
                && !between.contains(clause::is_stop);
            if levels && !between.contains(clause::is_stop) || listed {
                self.metrics[i - 1].predicate = next.predicate;
            }
        }
    }
}
