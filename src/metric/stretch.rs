//! The words left and right of a figure, cut where the stretches end.
//!
//! Left of 500个 in “宣传折页2000份、手提袋500个” stands 手提袋; right of 12批 in “推出12批118项举措” stands 举措, past 118项; left of 6.5% in “天然气五年累计
//! 产量达6.5%” 五年 is a word of the phrase.
//!
//! A stretch goes up to the figure beside it, save where that figure is part of what is read: a stretch of time, a bound (7级以上地震), a measure that
//! describes what is counted (22个750千伏电网工程). A bracket that closes right before the figure and holds the one in front is passed over: of 餐饮环节（含网络
//! 订餐560批次）3642批次 the stretch is 餐饮环节.

use super::clause::{self, Word};
use super::right::{self, Right};
use super::segment::Class;
use super::{Place, RUN, Reader, acts, phrase};
use crate::grammar::past_inclusion;
use crate::lexicon::clauses::{JOINTS, is_joint};
use crate::lexicon::figures::limit_after;
use crate::resolve::{Figure, FigureKind};
use crate::text::Span;

/// Past the bound and 的 that a gap begins with: （含）以下的.
fn past_bound(gap: &str) -> Option<usize> {
    let rest = past_inclusion(gap);
    let bound = limit_after(rest)?;
    let rest = rest[bound.len()..].strip_prefix('的')?;
    Some(gap.len() - rest.len())
}

/// True where what stands behind a term makes a grade of it: 1年|期LPR, but 5年期间.
pub(super) fn is_graded(behind: &str) -> bool {
    behind.starts_with('期') && !["期间", "期末", "期初", "期限", "期内"].iter().any(|w| behind.starts_with(w))
}

impl Reader<'_> {
    /// Where the figure behind `i` begins, not before `at`; the text's end where there is none.
    pub(super) fn next_start(&self, i: usize, at: usize) -> usize {
        self.given.figures.get(i + 1).map_or(self.text.len(), |f| f.span.start()).max(at)
    }

    pub(super) fn read_left(&mut self, i: usize, place: Place, floor: usize, same: bool) {
        self.left.clear();
        let at = place.at;
        let (mut from, ran) = clause::left(self.text, floor, at);
        from = self.past_marker(place.node, from, at);
        // 1月1日—3月31日在济源新购汽车: a date that holds the border is no part of the phrase
        let begun = self.dates.before(from).checked_sub(1).map(|k| self.given.dates[k].span);
        if let Some(date) = begun.filter(|d| d.end() > from && d.end() <= at) {
            from = date.end();
        }
        if ran && same && from == floor {
            let gap = &self.text[from..at];
            // behind a figure 、 begins what is next
            if let Some(k) = gap.find('、').filter(|k| !gap[..*k].contains(['（', '(', '“', '《'])) {
                from += k + '、'.len_utf8();
            } else {
                let before = &self.given.figures[i - 1];
                // 7亿吨级矿产地35处: the grade is of the figure in front
                from += if gap.starts_with('级') { '级'.len_utf8() } else { 0 };
                // 13个县|的执法案卷260份
                let counted =
                    self.metrics.last().filter(|m| m.why.rule == "metric.counted" && before.kind == FigureKind::Count);
                let of =
                    counted.and_then(|m| self.text[from..at].strip_prefix(m.subject.as_deref()?)?.strip_prefix('的'));
                from = of.map_or(from, |rest| at - rest.len());
                let gap = &self.text[from..at];
                let first = self.text[..before.span.start()].ends_with('前') && before.kind == FigureKind::Percent;
                // 每10万人口在校生2600人: the figure in front is of the name
                let per = self.text[..before.span.start()].ends_with('每')
                    && gap.chars().count() > 2
                    && before.kind == FigureKind::Count;
                // 公交与轨道50米内换乘比例
                let within = before.kind == FigureKind::Measure && gap.starts_with('内') && gap.chars().count() > 2;
                let named = first || per || within;
                let bound = limit_after(gap).map(|word| &gap[word.len()..]);
                // 分别控制在5.5%以内和3%左右: a joint alone names nothing
                let bounds =
                    bound.is_some_and(|rest| !rest.trim_matches(|c| c == '，' || JOINTS.contains(&c)).is_empty());
                let aged = before.unit == "岁" && bounds;
                // 1年期LPR: a term is of the name
                let graded = before.kind == FigureKind::Duration && is_graded(gap);
                if before.kind == FigureKind::Duration && !aged && !gap.starts_with('的') || named {
                    // 天然气五年累计产量达…, 全球前1‰学科1个: the figure in front is part of the phrase
                    let start = before.span.start();
                    let floor = match i.checked_sub(2).map(|j| self.given.figures[j].span.end()) {
                        Some(end) => end.max(self.seats[i - 1].sentence).min(start),
                        None => self.seats[i - 1].sentence.min(start),
                    };
                    let (begin, _) = clause::left(self.text, floor, start);
                    clause::words(self.text, begin, start, &self.dates, &mut self.left);
                    if named {
                        let from = self.left.pop().map_or(start, |w| w.span.start());
                        self.left.push(Word { span: Span::new(from, before.span.end()), class: Class::Noun });
                    } else if graded {
                        self.left.push(Word { span: before.span, class: Class::Noun });
                    } else if !self.left.is_empty() {
                        self.left.push(Word { span: before.span, class: Class::Date });
                    }
                    // 由20年一遇提高到50年一遇
                    from += if gap.starts_with("一遇") { "一遇".len() } else { 0 };
                } else if let Some(of) = past_bound(gap).filter(|_| bounds) {
                    // 30人（含）以下的放宽到20%
                    from += of;
                } else if let Some(of) = gap.find('的').filter(|of| bounds && *of <= "及以上".len()) {
                    // 收入50万元以上的村173个
                    from += of + '的'.len_utf8();
                } else if bounds && gap.len() > 6 {
                    // 7级以上地震33次
                    self.left.push(Word { span: before.span, class: Class::Figure });
                }
            }
        }
        // 餐饮环节（含网络订餐560批次）3642批次: what the bracket explains stands before it
        if same
            && self.left.is_empty()
            && let Some(before) = self.before_bracket(from, floor, place.sentence)
        {
            clause::words(self.text, before.start, before.end, &self.dates, &mut self.left);
            let named = self.left.len();
            clause::words(self.text, from, at, &self.dates, &mut self.left);
            // 2家公司（注册资本500万元）投资3亿元: what stands behind the bracket has a name of its own
            if self.left[named..].iter().any(|w| phrase::is_nominal(w.class)) {
                self.left.drain(..named);
            }
            return;
        }
        clause::words(self.text, from, at, &self.dates, &mut self.left);
        if self.left.first().is_some_and(|w| w.class == Class::Figure) {
            // the bound belongs to the figure in front
            if let Some(w) = self.left.get_mut(1) {
                w.class = Class::Figure;
            }
        }
    }

    /// The stretch before a bracket that closes right at `from` and holds the figure in front, which ends at `floor`.
    fn before_bracket(&self, from: usize, floor: usize, sentence: usize) -> Option<std::ops::Range<usize>> {
        /// Bytes of the longest such bracket.
        const LONGEST: usize = 160;
        let closed =
            self.text.get(floor..from).is_some_and(|rest| rest.ends_with(['）', ')']) && rest.len() <= LONGEST);
        let mut from_here = sentence.max(floor.saturating_sub(LONGEST));
        while !self.text.is_char_boundary(from_here) {
            from_here += 1;
        }
        let inside = self.text.get(from_here..floor).filter(|_| closed)?;
        let open = from_here + inside.rfind(['（', '('])?;
        if self.text[open..floor].contains(['）', ')']) {
            return None;
        }
        let last = self.given.figures.partition_point(|f| f.span.start() < open).checked_sub(1);
        let behind = last.map_or(sentence, |j| self.given.figures[j].span.end()).max(sentence);
        // 30人（其中女性12人）: the bracket explains a figure
        if behind >= open {
            return None;
        }
        let (begin, _) = clause::left(self.text, behind, open);
        let begin = self.past_marker(self.given.outline.node_at(open), begin, open);
        (begin < open).then_some(begin..open)
    }

    /// Where what stands between `from` and `at` begins behind the marker of its heading or item, which is `node`: a
    /// marker names nothing (十二是对农产品…).
    pub(super) fn past_marker(&self, node: Option<usize>, from: usize, at: usize) -> usize {
        let mut from = from;
        if let Some(node) = node.and_then(|n| self.given.outline.nodes.get(n))
            && node.marker.end() > from
            && node.marker.end() <= at
        {
            from = node.marker.end();
        }
        // …情况。1.因公出国（境）费0万元: a point inside the paragraph
        let stop = self.text[..from].chars().next_back();
        if matches!(stop, Some('。' | '；' | ';' | '：' | ':'))
            && self.text[from..at].starts_with(|c: char| c.is_ascii_digit())
        {
            let point = self.text[from..at].trim_start_matches(|c: char| c.is_ascii_digit());
            let point =
                point.strip_prefix(['.', '．', '、']).filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
            from = point.map_or(from, |rest| at - rest.len());
        }
        let behind = self.text[from..at].trim_start_matches(crate::text::is_han_numeral);
        if at - behind.len() > from
            && let Some(rest) = behind.strip_prefix('是')
        {
            from = at - rest.len();
        }
        from
    }

    pub(super) fn read_right(
        &mut self,
        mut i: usize,
        mut ceiling: usize,
        governed: bool,
        pivot: bool,
        kind: FigureKind,
    ) -> Right {
        self.right.clear();
        let figures = self.given.figures;
        let figure = &figures[i];
        let mut at = figure.span.end();
        // 购买144平方米以下（不含144平方米）|新建商品住宅
        if let Some(next) = figures.get(i + 1)
            && let Some(word) = limit_after(&self.text[at..])
            && let Some(inside) =
                self.text[at + word.len()..next.span.start().max(at + word.len())].strip_prefix(['（', '('])
            && matches!(inside, "含" | "不含" | "包括")
        {
            ceiling = ceiling.max(self.next_start(i + 1, next.span.end()));
        }
        // 推出12批118项举措: both count what stands behind the second
        for _ in 0..RUN {
            let counts = |f: &Figure| f.kind == FigureKind::Count;
            let Some(next) = figures.get(i + 1).filter(|n| n.span.start() == at && counts(n) && counts(figure)) else {
                break;
            };
            i += 1;
            at = next.span.end();
            ceiling = self.next_start(i, at);
        }
        // 22个750千伏和330千伏电网工程: measures right behind a count describe what it counts
        for _ in 0..RUN {
            let measure = |f: &&Figure| f.kind == FigureKind::Measure && figure.kind == FigureKind::Count;
            let Some(next) = figures.get(i + 1).filter(measure) else { break };
            let joint = self.text.get(at..next.span.start()).unwrap_or("");
            let described = at > figure.span.end() && is_joint(joint);
            if !joint.is_empty() && !described {
                break;
            }
            i += 1;
            at = next.span.end();
            ceiling = self.next_start(i, at);
        }
        // 分别给予50万元、20万元一次性奖励: what is given stands behind the last
        for _ in 0..RUN {
            let listed = governed && figure.kind == FigureKind::Money && self.text[at..].starts_with('、');
            let next = figures.get(i + 1).filter(|n| n.span.start() == at + '、'.len_utf8() && n.kind == figure.kind);
            let Some(next) = next.filter(|_| listed) else { break };
            i += 1;
            at = next.span.end();
            ceiling = self.next_start(i, at);
        }
        let Some(first) = self.text[at..].chars().next() else { return Right::default() };
        if clause::is_stop(first) || matches!(first, '、' | '）' | ')' | '”' | '/') {
            return Right::default();
        }
        let (mut end, ran) = clause::right(self.text, at, ceiling, false);
        clause::words(self.text, at, end, &self.dates, &mut self.right);
        if ran && let Some(next) = self.given.figures.get(i + 1).filter(|n| n.span.start() == end) {
            // 59个投资10亿元以上的项目, 87万名80岁以上老年人: the next figure describes what is counted
            let tail = &self.text[next.span.end()..];
            let bound = limit_after(tail);
            let bound = bound.or((next.kind == FigureKind::Duration && !self.right.is_empty()).then_some(""));
            if let Some(bound) = bound {
                let resume = next.span.end() + bound.len();
                let after = self.text[resume..].chars().next();
                if after.is_some_and(|c| !clause::is_stop(c) && c != '、') && end.saturating_sub(at) < 30 {
                    self.right.push(Word { span: Span::new(next.span.start(), resume), class: Class::Figure });
                    let limit = self.given.figures.get(i + 2).map_or(self.text.len(), |f| f.span.start());
                    (end, _) = clause::right(self.text, resume, limit.max(resume), false);
                    clause::words(self.text, resume, end, &self.dates, &mut self.right);
                }
            }
        }
        // 安排219亿元支持116户企业: what money is for is not what is counted
        if ran && figure.kind == FigureKind::Money && phrase::acts(&self.right) {
            return Right::default();
        }
        if !ran
            && self.text[end..].starts_with('、')
            && let Some(listed) = self.read_list(at, end, ceiling)
        {
            return listed;
        }
        let actors = acts(&figure.unit);
        right::right(self.text, &self.right, governed, actors, pivot, kind)
    }

    /// A list behind a figure that one head closes, from `at` past the 、 at `end`: 启动178项节能、节水等重大项目, 公布129个新服务、
    /// 新供给企业和培育企业名单.
    pub(super) fn read_list(&mut self, at: usize, end: usize, ceiling: usize) -> Option<Right> {
        let (last, ran) = clause::right(self.text, at, ceiling, true);
        let behind = &self.text[end..last];
        // 三分之一的省、市、自治区
        let of = self.text[at..].starts_with('的');
        if ran || !of && !behind.contains(['等', '和', '及', '与']) {
            return None;
        }
        let at = if of { at + '的'.len_utf8() } else { at };
        let mut words = Vec::new();
        clause::words(self.text, at, last, &self.dates, &mut words);
        let phrase = right::list(self.text, &words)?;
        self.right = words;
        Some(Right { phrase, attributive: of, ..Right::default() })
    }
}
