//! Figures → metrics: what each figure says (contract §8).
//!
//! “悬挂宣传标语32条”: 32 宣传标语, 悬挂; “地区生产总值超过2.5万亿元、年均增长5%”: two metrics of 地区生产总值;
//! “全年未发生生产安全事故”: 生产安全事故 0.
//!
//! One pass over the figures in text order. The stretches beside a figure are cut into words
//! (`clause`, `segment`: the one door to jieba), and the noun phrase is read from them (`subject`). By
//! the first of these that holds, the subject is
//!
//! 1. `metric.of`: what 的 ties to the figure (全长1.3万公里的旅游公路);
//! 2. `metric.counted`: the noun right behind a count (719个精品示范村), behind counts on end (12批118项举措), behind a sum
//!    that is given as it (给予10万元奖励), or a list that one head closes;
//! 3. `metric.share`: 占 with what it is a share of;
//! 4. `metric.handed_out`: its part of a list that 分别 hands out (`distribution`);
//! 5. `metric.named`: the noun phrase before it;
//! 6. `metric.place`: the last subject with this unit, when only a place or an organ stands before it: that is its scope;
//! 7. `metric.carried`: the subject of the figure before it in the sentence, or what the clause before it is about;
//! 8. `metric.open`, none: nothing is invented.
//!
//! A stretch that only tells when (五年来, 连续9年) has no subject: `metric.time`; what stands beside it may still be carried over.
//!
//! Beside 7 stand `metric.label` (a name alone before a colon or a comma), `metric.topic` (what a clause without figure says the
//! change of), `metric.did` (300人参加培训) and `metric.verb` (不予公开142件, where no noun is near).
//!
//! Then come the period and whether it is a target (`period`), the key (`key`), zeros (`negation`) and the
//! sums of stated parts (`sums`).

mod clause;
mod distribution;
mod key;
mod left;
mod negation;
mod period;
mod phrase;
mod right;
mod segment;
mod sums;

use rust_decimal::Decimal;

use crate::lex::Tokens;
use crate::lexicon::clauses::Role;
use crate::lexicon::lists::{
    BARE, HAS, MEASURE, OWNED, PERSON, PIVOT, PLACES, SPAN_AFTER, SPAN_BEFORE, SPAN_OF, TERM, TOLD_IN_MONEY,
};
use crate::outline::Outline;
use crate::resolve::{Change, Date, DocumentYear, Figure, FigureKind, Passages, Why};
use crate::text::{Clean, Note, Span, near};
use clause::{Dates, Word};
use left::Left;
use right::Right;
use segment::Class;

/// A result, or what is aimed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// What is or was.
    Actual,
    /// What is planned, expected or demanded.
    Target,
}

impl Status {
    /// The name in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Actual => "actual",
            Status::Target => "target",
        }
    }
}

/// What one figure says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metric {
    /// Index in the document's figures; absent for a zero by negation.
    pub figure: Option<usize>,
    /// The figure's place, or that of the words of negation with what they deny.
    pub span: Span,
    /// What is counted or measured; absent when the text does not settle it.
    pub subject: Option<String>,
    /// The verb that governs it, as written.
    pub predicate: Option<Span>,
    /// EDTF; absent when nothing settles it.
    pub period: Option<String>,
    /// Whose figure it is, where the text says so beside it: 全市, 我办, 宿城区.
    pub scope: Option<String>,
    /// A result or a target.
    pub status: Status,
    /// The content words of the subject in one order: what the same metric of another year has too.
    pub key: Option<String>,
    /// The value; absent for a range and where it is not settled.
    pub value: Option<Decimal>,
    /// The figure's unit; the measure of a zero is "".
    pub unit: std::borrow::Cow<'static, str>,
    /// Rise or fall.
    pub change: Option<Change>,
    /// The derivation.
    pub why: Why,
}

/// What the rooms above found.
#[derive(Debug, Clone, Copy)]
pub struct Given<'d> {
    /// The cleaned text.
    pub clean: &'d Clean,
    /// Its tokens.
    pub tokens: &'d Tokens,
    /// The headings.
    pub outline: &'d Outline,
    /// The document's year.
    pub year: Option<&'d DocumentYear>,
    /// Where a speech looks back and where ahead.
    pub passages: &'d Passages,
    /// The dates in text order.
    pub dates: &'d [Date],
    /// The figures in text order.
    pub figures: &'d [Figure],
}

/// Reads what the figures say. Linear; cannot fail. Notes are about stated totals.
pub fn metrics(given: Given<'_>) -> (Vec<Metric>, Vec<Note>) {
    let mut reader = Reader::new(given);
    reader.read();
    reader.share_verbs();
    let Reader { mut metrics, seats, periods, .. } = reader;
    let notes = sums::check(&given, &metrics, &seats);
    let periods = (!given.figures.is_empty()).then_some(periods);
    negation::zeros(&given, periods, &mut metrics);
    (metrics, notes)
}

/// The content words of a subject in one order, parted by blanks; absent when nothing of content is left.
pub(crate) fn key_of(subject: &str) -> Option<String> {
    key::key(subject)
}

/// Where a figure sits: what later figures and the sums lean on.
#[derive(Debug, Clone, Copy)]
struct Seat {
    /// Its sentence begins here.
    sentence: usize,
    /// Its paragraph, an index into the paragraphs.
    paragraph: usize,
    /// Brackets open around it, counted from the sentence's start.
    depth: u32,
    /// 共, 合计, 总计 stands before it.
    total: bool,
    /// 其中 or 其余 opens its clause.
    part: bool,
    /// A noun phrase of its own, not carried over.
    own: bool,
    /// A verb that reaches, changes or compares stands before it.
    measured: bool,
}

/// Bytes that a subject may stand before its figure; without a bound a list of one verb would be read once for each figure.
const CLAUSE: usize = 240;

struct Reader<'d> {
    given: Given<'d>,
    text: &'d str,
    periods: period::Periods<'d>,
    dates: Dates<'d>,
    metrics: Vec<Metric>,
    seats: Vec<Seat>,
    left: Vec<Word>,
    right: Vec<Word>,
    /// Subjects that 分别 handed out to figures to come, in order.
    handed: std::collections::VecDeque<String>,
    /// What 分别 handed out last, with where its sentence begins.
    parts: (usize, Vec<String>),
    /// Noun phrases beside stretches that tell when, by the figure's index.
    lent: Vec<(usize, String)>,
}

/// A place that is read, with what is known of it.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Where it is.
    at: usize,
    /// Its sentence begins here.
    sentence: usize,
    /// The innermost node that holds it.
    node: Option<usize>,
    /// So many dates begin before it.
    dates: usize,
}

/// Figures on end that one noun behind the last of them is read for; a bound, so that time stays linear.
const RUN: usize = 6;

/// Words of sentence ends.
const ENDS: [char; 6] = ['。', '！', '？', '!', '?', '\n'];

impl<'d> Reader<'d> {
    fn new(given: Given<'d>) -> Reader<'d> {
        Reader {
            given,
            text: given.clean.as_str(),
            periods: period::Periods::new(given),
            dates: Dates::new(given.dates),
            metrics: Vec::with_capacity(given.figures.len() + 8),
            seats: Vec::with_capacity(given.figures.len()),
            left: Vec::new(),
            right: Vec::new(),
            handed: std::collections::VecDeque::new(),
            parts: (0, Vec::new()),
            lent: Vec::new(),
        }
    }

    fn read(&mut self) {
        let figures = self.given.figures;
        let paragraphs = self.given.clean.paragraphs();
        let tokens = self.given.tokens;
        let mut borders = tokens.borders().map(|i| tokens.span(i)).peekable();
        let (mut near_paragraph, mut near_node) = (0, 0);
        for (i, figure) in figures.iter().enumerate() {
            let at = figure.span.start();
            near_paragraph = near(paragraphs, near_paragraph, |p| p.span.start() <= at);
            let paragraph = near_paragraph.saturating_sub(1);
            let bounds = paragraphs.get(paragraph).map_or(Span::new(0, self.text.len()), |p| p.span);
            let last = i.checked_sub(1).map(|j| (figures[j].span.end(), self.seats[j]));
            let behind = last.map_or(0, |(end, _)| end);
            let from = behind.max(bounds.start()).min(at);
            let (mut sentence, mut depth) = match last {
                Some((_, seat)) if seat.paragraph == paragraph => (seat.sentence, seat.depth),
                _ => (bounds.start(), 0),
            };
            while borders.next_if(|b| b.start() < from).is_some() {}
            while let Some(border) = borders.next_if(|b| b.start() < at) {
                match &self.text[border.range()] {
                    "（" | "(" => depth += 1,
                    "）" | ")" => depth = depth.saturating_sub(1),
                    end if end.starts_with(ENDS) => (sentence, depth) = (border.end(), 0),
                    _ => {}
                }
            }
            let same = last.is_some_and(|(_, seat)| seat.sentence == sentence && seat.paragraph == paragraph);
            let floor = if same { behind.min(at) } else { sentence };
            let node = self.given.outline.node_near(&mut near_node, at);
            let place = Place { at, sentence, node, dates: self.dates.before(at) };
            let seat = Seat { sentence, paragraph, depth, total: false, part: false, own: false, measured: false };
            let ceiling =
                figures.get(i + 1).map_or(bounds.end(), |f| f.span.start()).min(bounds.end()).max(figure.span.end());
            self.figure(i, place, seat, floor, same, ceiling);
        }
    }

    fn figure(&mut self, i: usize, place: Place, mut seat: Seat, floor: usize, same: bool, ceiling: usize) {
        let figure = &self.given.figures[i];
        let at = place.at;
        self.read_left(i, place, floor, same);
        let left = left::left(self.text, &self.left, figure.kind);
        // 为5万户经营主体重塑信用, 选派300名科技特派员服务产业: what follows is what is done for them, or what they do
        let actors = acts(&figure.unit);
        let verb = self.left.last().map_or("", |w| &self.text[w.span.range()]);
        let serves = verb == "为" && left.phrase.is_empty() && figure.kind == FigureKind::Count;
        let pivot = PIVOT.contains(&verb) && (actors || verb != "组织");
        // 70周岁以上老年人: whose age it is
        let aged = matches!(&*figure.unit, "岁" | "周岁");
        // 购买市区90平方米以下商品住宅: a place between the verb and what it governs
        let after = &self.text[figure.span.end()..];
        let bounded = ["以下", "以上", "及以上", "及以下"].iter().any(|w| after.starts_with(w));
        let aged = aged || bounded && !left.measured && (left.place || PLACES.iter().any(|w| verb.ends_with(w)));
        let kind = if aged { FigureKind::Count } else { figure.kind };
        let governed = !serves && !pivot && (aged || self.is_governed(i, &left, same, floor, at));
        // behind a level or a rate that has its subject nothing is counted: 增长5%左右, 达到3万亿元
        let told = figure.kind != FigureKind::Count
            && (left.measured
                || !matches!(figure.kind, FigureKind::Money | FigureKind::Measure | FigureKind::Duration));
        let idle = told
            && !left.phrase.is_empty()
            && !left.verbs_only
            && !self.ends_with_verb()
            && !self.text[figure.span.end()..].starts_with(['的', '左', '以']);
        let mut right = if idle { Right::default() } else { self.read_right(i, ceiling, governed, pivot, kind) };
        // 拥有2套住房的家庭: what one has stands before 的
        if HAS.contains(&verb)
            && let Some(of) = right.phrase.clone().find(|&k| self.right[k].class == Class::Of)
            && self.right[right.phrase.start..of]
                .iter()
                .all(|w| matches!(w.class, Class::Noun | Class::Role(Role::Noun)))
            && of > right.phrase.start
        {
            right.phrase.end = of;
        }
        seat.total = left.total;
        seat.part = left.part;
        seat.measured = left.measured;
        let mut scope = left.scope.map(|s| self.text[s.range()].to_owned());
        let (mut subject, mut rule) = self.choose(i, &seat, same, &left, &right, &mut scope);
        // 粮食播种面积1800万亩、总产量1200万吨: whose it is stands once
        if same
            && rule == "metric.named"
            && let Some(bare) = subject.as_deref().filter(|s| BARE.contains(s))
            && let Some(last) = self.metrics.last().and_then(|m| m.subject.as_deref())
            && let Some(owner) = OWNED.iter().find_map(|head| last.strip_suffix(head)).filter(|o| o.chars().count() > 1)
        {
            subject = Some(owner.to_owned() + bare);
        }
        let lasts = figure.kind == FigureKind::Duration;
        let put_off = ["延长", "提前", "推迟", "暂停"].iter().any(|w| self.text[..at].ends_with(w));
        if lasts && put_off && rule == "metric.counted" {
            // 到期后再延长30年整省试点
            (subject, rule) = (None, "metric.time");
        }
        if lasts && !subject.as_deref().is_some_and(|s| TERM.iter().any(|w| s.ends_with(w))) && self.is_time(i) {
            // 农业总产值二十八年间平均每年增长3.5%: what follows may still mean it
            let beside = subject.take().filter(|_| rule != "metric.counted");
            self.lent.extend(beside.map(|s| (i, s)));
            rule = "metric.time";
        }
        let spoken = |s: &String| TOLD_IN_MONEY.contains(&s.as_str());
        seat.own = matches!(rule, "metric.named" | "metric.counted" | "metric.of")
            || rule == "metric.verb" && subject.as_ref().is_some_and(spoken);
        if subject.is_none()
            && rule != "metric.time"
            && !left.verbs_only
            && !left.payer
            && let Some(topic) = self.topic(&seat, floor, at, false)
        {
            subject = Some(topic);
            rule = "metric.topic";
        }
        let own = left.predicate.filter(|_| !serves);
        let predicate = own.filter(|_| rule != "metric.time").or(right.predicate).or(left.bound).or_else(|| {
            let gives = |w: &&Word| matches!(&self.text[w.span.range()], "给予" | "予以");
            if let Some(gives) = self.left.iter().rev().find(gives) {
                return Some(gives.span);
            }
            if rule == "metric.time" {
                return None;
            }
            // 对口帮扶217所学校
            if let Some(verb) = self.left.last().filter(|_| rule == "metric.counted" && self.ends_with_verb()) {
                return Some(verb.span);
            }
            let last = self.metrics.last().filter(|_| same)?;
            let between = self.text.get(last.span.end()..at)?;
            // 建设亿元以上项目300个
            if self.left.first().is_some_and(|w| w.class == Class::Figure) {
                return last.predicate.filter(|p| p.end() <= last.span.start());
            }
            // 跨越7万亿元、8万亿元
            if self.left.is_empty()
                && matches!(between, "、" | "和" | "及")
                && figure.unit == self.given.figures[i - 1].unit
            {
                return last.predicate.filter(|p| p.end() <= last.span.start());
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
            let joint = between.contains(['、', '和', '及', '与']) && !between.contains(['，', ',']);
            let beside = matches!(last.why.rule, "metric.counted" | "metric.open" | "metric.carried");
            if rule == "metric.counted" && beside && joint {
                return last.predicate.filter(|p| p.end() <= last.span.start());
            }
            // one verb for a list: 发放宣传册3000份，宣传折页2000份; a verb of change is none: …增长5%，城镇新增就业3万人
            let told = self.seats.last().is_some_and(|s| s.measured);
            if rule != "metric.named" || left.measured || told {
                return None;
            }
            let verb = last.predicate.filter(|_| matches!(last.why.rule, "metric.named" | "metric.counted"))?;
            // 入库200家，合同成交额8.9亿元: what is measured has the verb of its like only, 新增采煤能力…，发电能力…
            let told = |s: &str| MEASURE.iter().any(|head| s.ends_with(head));
            // what the verb governs stands within a clause's length before its figure
            let near = |s: &str| last.span.start().saturating_sub(s.len() + CLAUSE).max(verb.end());
            let object = |s: &str| {
                let stretch = self.text.as_bytes().get(near(s)..last.span.start());
                stretch.is_some_and(|t| memchr::memmem::find(t, s.as_bytes()).is_some())
            };
            let like = || last.subject.as_deref().is_some_and(|s| told(s) && object(s));
            (!subject.as_deref().is_some_and(told) || like()).then_some(verb)
        });
        let period = self.periods.of(Some(i), place);
        let status = match rule {
            // 连续两年丰收 is no aim, whatever stands around it
            "metric.time" if self.is_past(i) => Status::Actual,
            _ => self.periods.status(place, &period, figure.span.end()),
        };
        // a subject is often carried over from figure to figure
        let key = match self.metrics.last() {
            Some(last) if last.subject == subject => last.key.clone(),
            _ => subject.as_deref().and_then(|s| key::of_words(self.text, [&self.left, &self.right], s)),
        };
        self.metrics.push(Metric {
            figure: Some(i),
            span: figure.span,
            subject,
            predicate,
            period: period.value,
            scope,
            status,
            key,
            value: figure.value,
            unit: figure.unit.clone(),
            change: figure.change,
            why: Why { rule, reasons: Vec::new() },
        });
        self.seats.push(seat);
    }

    /// Gives figures without a verb that of the next, where it stands behind both (6个县、2个镇入选) or between them
    /// (由8小时延长到10小时).
    fn share_verbs(&mut self) {
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
                && between.contains(['、', '和', '及', '与'])
                && !between.contains(clause::is_stop);
            if levels && !between.contains(clause::is_stop) || listed {
                self.metrics[i - 1].predicate = next.predicate;
            }
        }
    }

    /// True when a verb governs the figure, its own or that of the list that the figure stands in.
    fn is_governed(&self, i: usize, left: &Left, same: bool, floor: usize, at: usize) -> bool {
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
        if !same || i == 0 || !self.left.is_empty() {
            return false;
        }
        // 给予50万元、20万元奖励
        let also_given =
            self.text[floor..at] == *"、" && self.metrics.last().is_some_and(|m| m.why.rule == "metric.counted");
        also_given || left.phrase.is_empty() && !left.measured && self.governs(i - 1, floor, at)
    }

    /// True when the figure before was governed by a verb and only 、 or 和 lies between.
    fn governs(&self, before: usize, floor: usize, at: usize) -> bool {
        let between = &self.text[floor..at];
        self.metrics.get(before).is_some_and(|m| m.predicate.is_some_and(|p| p.end() <= m.span.start()))
            && (between.is_empty() || between.contains(['、', '和', '与', '及']))
    }

    /// True when a verb stands right before the figure.
    fn ends_with_verb(&self) -> bool {
        self.left.last().is_some_and(|w| matches!(w.class, Class::Role(Role::Verb | Role::Weak) | Class::Action))
    }

    fn read_left(&mut self, i: usize, place: Place, floor: usize, same: bool) {
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
            if let Some(k) = gap.find('、').filter(|k| !gap[..*k].contains(['（', '“'])) {
                from += k + '、'.len_utf8();
            } else {
                let before = &self.given.figures[i - 1];
                let first = self.text[..before.span.start()].ends_with('前') && before.kind == FigureKind::Percent;
                let bounds = ["以上", "以下", "及以上", "及以下", "以内"].iter().any(|w| gap.starts_with(w));
                let aged = before.unit == "岁" && bounds;
                if (before.kind == FigureKind::Duration && !aged || first) && !gap.starts_with('的') {
                    // 天然气五年累计产量达…, 全球前1‰学科1个: the figure in front is part of the phrase
                    let start = before.span.start();
                    let floor = match i.checked_sub(2).map(|j| self.given.figures[j].span.end()) {
                        Some(end) => end.max(self.seats[i - 1].sentence).min(start),
                        None => self.seats[i - 1].sentence.min(start),
                    };
                    let (begin, _) = clause::left(self.text, floor, start);
                    clause::words(self.text, begin, start, &self.dates, &mut self.left);
                    if first {
                        let from = self.left.pop().map_or(start, |w| w.span.start());
                        self.left.push(Word { span: Span::new(from, before.span.end()), class: Class::Noun });
                    } else if !self.left.is_empty() {
                        self.left.push(Word { span: before.span, class: Class::Date });
                    }
                    // 由20年一遇提高到50年一遇
                    from += if gap.starts_with("一遇") { "一遇".len() } else { 0 };
                } else if bounds && gap.len() > 6 {
                    // 7级以上地震33次
                    self.left.push(Word { span: before.span, class: Class::Figure });
                }
            }
        }
        clause::words(self.text, from, at, &self.dates, &mut self.left);
        if self.left.first().is_some_and(|w| w.class == Class::Figure) {
            // the bound belongs to the figure in front
            if let Some(w) = self.left.get_mut(1) {
                w.class = Class::Figure;
            }
        }
    }

    /// Where what stands between `from` and `at` begins behind the marker of its heading or item, which is `node`: a
    /// marker names nothing (十二是对农产品…).
    fn past_marker(&self, node: Option<usize>, from: usize, at: usize) -> usize {
        let mut from = from;
        if let Some(node) = node.and_then(|n| self.given.outline.nodes.get(n))
            && node.marker.end() > from
            && node.marker.end() <= at
        {
            from = node.marker.end();
        }
        let behind = self.text[from..at].trim_start_matches(crate::text::is_han_numeral);
        if at - behind.len() > from
            && let Some(rest) = behind.strip_prefix('是')
        {
            from = at - rest.len();
        }
        from
    }

    fn read_right(&mut self, mut i: usize, mut ceiling: usize, governed: bool, pivot: bool, kind: FigureKind) -> Right {
        self.right.clear();
        let figures = self.given.figures;
        let figure = &figures[i];
        let mut at = figure.span.end();
        // 推出12批118项举措: both count what stands behind the second
        for _ in 0..RUN {
            let counts = |f: &Figure| f.kind == FigureKind::Count;
            let Some(next) = figures.get(i + 1).filter(|n| n.span.start() == at && counts(n) && counts(figure)) else {
                break;
            };
            i += 1;
            at = next.span.end();
            ceiling = figures.get(i + 1).map_or(self.text.len(), |f| f.span.start());
        }
        // 22个750千伏和330千伏电网工程: measures right behind a count describe what it counts
        for _ in 0..RUN {
            let measure = |f: &&Figure| f.kind == FigureKind::Measure && figure.kind == FigureKind::Count;
            let Some(next) = figures.get(i + 1).filter(measure) else { break };
            let joint = self.text.get(at..next.span.start()).unwrap_or("");
            let described = at > figure.span.end() && matches!(joint, "和" | "、" | "及");
            if !joint.is_empty() && !described {
                break;
            }
            i += 1;
            at = next.span.end();
            ceiling = figures.get(i + 1).map_or(self.text.len(), |f| f.span.start());
        }
        // 分别给予50万元、20万元一次性奖励: what is given stands behind the last
        for _ in 0..RUN {
            let listed = governed && figure.kind == FigureKind::Money && self.text[at..].starts_with('、');
            let next = figures.get(i + 1).filter(|n| n.span.start() == at + '、'.len_utf8() && n.kind == figure.kind);
            let Some(next) = next.filter(|_| listed) else { break };
            i += 1;
            at = next.span.end();
            ceiling = figures.get(i + 1).map_or(self.text.len(), |f| f.span.start());
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
            let bound = ["及以上", "及以下", "以上", "以下", "以内"].iter().find(|w| tail.starts_with(**w));
            let bound = bound.or((next.kind == FigureKind::Duration && !self.right.is_empty()).then_some(&""));
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
        let touches = first != '左' && first != '上';
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
        right::right(self.text, &self.right, governed, touches, actors, pivot, kind)
    }

    /// A list behind a figure that one head closes, from `at` past the 、 at `end`: 启动178项节能、节水等重大项目, 公布129个新服务、
    /// 新供给企业和培育企业名单.
    fn read_list(&mut self, at: usize, end: usize, ceiling: usize) -> Option<Right> {
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

    /// True where what lasts tells when, and measures nothing: 五年来, 过去一年, 连续9年, 三年行动, 极不寻常的五年.
    fn is_time(&self, i: usize) -> bool {
        let span = self.given.figures[i].span;
        let (before, word, after) = (&self.text[..span.start()], &self.text[span.range()], &self.text[span.end()..]);
        let parts = |c: char| clause::is_stop(c) || matches!(c, '、' | '的' | '为' | '是' | '创' | '较' | '于');
        let near = |w: &str| before.strip_suffix(w).is_some_and(|b| b.is_empty() || b.ends_with(parts));
        let closes = after.is_empty() || after.starts_with(clause::is_stop);
        word.ends_with("周年")
            || SPAN_AFTER.iter().any(|w| after.starts_with(w))
            || SPAN_BEFORE.iter().any(|w| before.ends_with(w))
            || near("近")
            || closes && SPAN_OF.iter().any(|w| before.ends_with(w))
    }

    /// True where a stretch of time lies behind: 五年来, 连续9年, 过去一年.
    fn is_past(&self, i: usize) -> bool {
        let span = self.given.figures[i].span;
        let (before, after) = (&self.text[..span.start()], &self.text[span.end()..]);
        ["来", "以来", "多来"].iter().any(|w| after.starts_with(w))
            || ["近", "连续", "过去", "过去的", "最近", "此前"].iter().any(|w| before.ends_with(w))
    }

    /// The head that counts of several grades share, which stands behind the last: 3个国家级、5个省级|产业集群.
    fn shared_head(&self, i: usize) -> Option<String> {
        let figures = self.given.figures;
        for k in i + 1..=i + RUN {
            let (last, next) = (figures.get(k - 1)?, figures.get(k)?);
            let between = self.text.get(last.span.end()..next.span.start())?;
            let graded = between.trim_end_matches(['、', '和', '及', '与']);
            if between.len() > 30 || graded == between || !graded.ends_with('级') || next.kind != FigureKind::Count {
                return None;
            }
            let at = next.span.end();
            let ceiling = figures.get(k + 1).map_or(self.text.len(), |f| f.span.start()).max(at);
            let (end, _) = clause::right(self.text, at, ceiling, false);
            let mut words = Vec::new();
            clause::words(self.text, at, end, &self.dates, &mut words);
            let right = right::right(self.text, &words, true, true, false, false, next.kind);
            let grade = right.phrase.clone().find(|&w| self.text[words[w].span.range()].ends_with('级'))?;
            if grade + 1 < right.phrase.end {
                return phrase::phrase(self.text, &words, grade + 1..right.phrase.end);
            }
        }
        None
    }

    /// The noun behind the next count, where nothing but a joint and a batch stands between: 12项及第二批14项|改革.
    fn joined_noun(&self, i: usize) -> Option<String> {
        let figures = self.given.figures;
        let (figure, next) = (&figures[i], figures.get(i + 1)?);
        let between = self.text.get(figure.span.end()..next.span.start())?;
        let joint = between.strip_prefix(['、', '和', '及', '与'])?;
        if next.unit != figure.unit || joint.chars().count() > 4 || joint.contains(clause::is_stop) {
            return None;
        }
        let at = next.span.end();
        let ceiling = figures.get(i + 2).map_or(self.text.len(), |f| f.span.start()).max(at);
        let (end, _) = clause::right(self.text, at, ceiling, false);
        let mut words = Vec::new();
        clause::words(self.text, at, end, &self.dates, &mut words);
        let right = right::right(self.text, &words, true, true, false, false, next.kind);
        phrase::phrase(self.text, &words, right.phrase)
    }

    fn phrase(&self, left: &Left) -> Option<String> {
        phrase::phrase(self.text, &self.left, left.phrase.clone())
    }

    /// The subject and the rule that gave it.
    fn choose(
        &mut self,
        i: usize,
        seat: &Seat,
        same: bool,
        left: &Left,
        right: &Right,
        scope: &mut Option<String>,
    ) -> (Option<String>, &'static str) {
        let figure = &self.given.figures[i];
        let counted =
            phrase::phrase(self.text, &self.right, right.phrase.clone()).map(|noun| match noun.ends_with('级') {
                true => self.shared_head(i).map_or(noun.clone(), |head| noun.clone() + &head),
                false => noun,
            });
        let countable = matches!(figure.kind, FigureKind::Count)
            || matches!(figure.kind, FigureKind::Money | FigureKind::Measure | FigureKind::Duration);
        // 按照每个子女每月1000元的标准定额扣除
        let by = |w: &Word| matches!(&self.text[w.span.range()], "按" | "按照" | "减按" | "以");
        let named = !left.phrase.is_empty() && figure.kind == FigureKind::Percent;
        if counted.is_none()
            && !named
            && let Some(vague) = right.vague
            && self.left.iter().any(by)
        {
            return (Some(self.text[vague.range()].to_owned()), "metric.of");
        }
        // 首批12项及第二批14项改革: one noun behind counts that are joined
        let counted = counted.or_else(|| {
            let lone = figure.kind == FigureKind::Count && !left.measured;
            let batch = self.phrase(left).is_some_and(|p| p.ends_with('批') || p.ends_with('类'));
            lone.then(|| self.joined_noun(i)).flatten().filter(|_| batch)
        });
        if let Some(noun) = counted {
            if right.attributive && (!left.measured || left.phrase.is_empty() || figure.kind == FigureKind::Money) {
                // 全国已有50%的县普及教育: whose figure it is names nothing of it
                let scope = |k: usize| self.left[k].class == Class::Role(Role::Scope);
                let attribute = self.phrase(left).filter(|a| {
                    a.chars().count() <= 4 && !left.verbs_only && left.phrase.len() == 1 && !scope(left.phrase.start)
                });
                return match attribute {
                    Some(a) => (Some(noun + &a), "metric.of"),
                    None => (Some(noun), "metric.of"),
                };
            }
            if !right.attributive
                && (countable || left.phrase.is_empty() || left.verbs_only || self.ends_with_verb())
                && !(left.measured && !left.phrase.is_empty() && figure.kind != FigureKind::Count)
            {
                return (Some(noun), "metric.counted");
            }
        }
        if (left.phrase.is_empty() || left.verbs_only)
            && !left.measured
            && !right.did.is_empty()
            && figure.kind == FigureKind::Count
            && !left.part
        {
            // 4次召开会议 counts 会议, 300人参加培训 who did so
            let times = matches!(&*figure.unit, "次" | "场" | "期" | "场次");
            let from = right.did.start + usize::from(times && right.did.len() > 1);
            if let Some(did) = phrase::phrase(self.text, &self.right, from..right.did.end) {
                return (Some(did), "metric.did");
            }
        }
        if let Some(subject) = self.handed.pop_front().filter(|_| same && !left.distributes && left.phrase.is_empty()) {
            return (Some(subject), "metric.handed_out");
        }
        self.handed.clear();
        if (left.distributes || self.lists(i, left))
            && let Some(first) = self.hand_out(i, seat, left)
        {
            return (Some(first), "metric.handed_out");
        }
        if !left.distributes
            && let Some(first) = self.hand_out_again(i, seat, left)
        {
            return (Some(first), "metric.handed_out");
        }
        if left.share {
            let phrase = self.phrase(left);
            let before = self.carried(i, seat, same);
            let whole = left.phrase.clone().next().is_none_or(|k| self.left[k].class == Class::Role(Role::Share));
            return match (phrase, before) {
                (Some(p), Some(b)) if whole => (Some(share(&b, &p)), "metric.share"),
                (Some(p), _) if !whole => (Some(p.trim_end_matches(['达', '为']).to_owned()), "metric.share"),
                (None, Some(b)) => {
                    let word = left.predicate.map_or("", |p| &self.text[p.range()]);
                    (Some(share(&b, word)), "metric.share")
                }
                (p, b) => (b.or(p), "metric.share"),
            };
        }
        if left.verbs_only {
            let verb = self.phrase(left);
            // 罚款3万元, 其中出口56亿元: such words name the money that they tell of
            if figure.kind == FigureKind::Money && verb.as_ref().is_some_and(|v| TOLD_IN_MONEY.contains(&v.as_str())) {
                return (verb, "metric.verb");
            }
            let long = verb.as_ref().is_some_and(|v| v.chars().count() > 3);
            let same_unit = self.last_with_unit(i, seat, left.predicate);
            if figure.kind == FigureKind::Count && long {
                return (verb, "metric.verb");
            }
            if let Some(subject) = same_unit {
                return (Some(subject), "metric.carried");
            }
            // 筹措7亿元: a verb names nothing that is measured
            let bare = figure.kind != FigureKind::Count
                && self
                    .left
                    .get(left.phrase.clone())
                    .is_some_and(|w| w.iter().all(|w| matches!(w.class, Class::Role(Role::Verb | Role::Reach))));
            return match self.carried(i, seat, same) {
                Some(s) => (Some(s), "metric.carried"),
                None if bare => (None, "metric.open"),
                None => (verb, "metric.verb"),
            };
        }
        let within = left.verbal && same && self.given.figures[i - 1].span.end() == floor_of(&self.left)
            || seat.depth > 0
                && self.left.first().is_some_and(|w| {
                    matches!(&self.text[w.span.range()], "包括" | "包含" | "含" | "不" | "不包括" | "不含")
                });
        if !left.phrase.is_empty() && !within {
            if left.place && !left.measured && left.predicate.is_none()
                || left.person && same && self.money_named(i, seat)
            {
                let own = self.phrase(left);
                if let Some(subject) = self.last_with_unit(i, seat, None) {
                    *scope = own;
                    return (Some(subject), "metric.place");
                }
            }
            return (self.phrase(left), "metric.named");
        }
        if left.measured
            && let Some(label) = self.label(seat, figure.span.start())
        {
            return (Some(label), "metric.label");
        }
        // 预算外资金也大幅度增加，一九八五年达到…; 原油产量继续增长，达到…: the clause between has a subject of its own
        if same
            && left.measured
            && let Some(topic) = self.topic(seat, self.given.figures[i - 1].span.end(), figure.span.start(), true)
        {
            return (Some(topic), "metric.topic");
        }
        match self.carried(i, seat, same) {
            Some(s) => (Some(s), "metric.carried"),
            None => (None, "metric.open"),
        }
    }

    /// The subject of the figure before in the sentence that stands under no more brackets.
    fn carried(&self, i: usize, seat: &Seat, same: bool) -> Option<String> {
        if !same {
            return None;
        }
        // 相当于前九年总和的1.6倍: what lasts lends its subject only where nothing else has one
        let lasts = |j: usize| self.given.figures[j].kind == FigureKind::Duration;
        let subject = |durations: bool| {
            (0..i)
                .rev()
                .take(40)
                .take_while(|&j| self.seats[j].sentence == seat.sentence)
                .filter(|&j| durations || !lasts(j))
                // 82项获国家认可、37项向全国推广: what the one did is not what the other is
                .filter(|&j| self.metrics[j].why.rule != "metric.did")
                .filter(|&j| self.seats[j].depth <= seat.depth)
                .find_map(|j| self.metrics[j].subject.clone().or_else(|| self.lent(j)))
        };
        subject(lasts(i)).or_else(|| subject(true))
    }

    /// The noun phrase beside a stretch that tells when.
    fn lent(&self, j: usize) -> Option<String> {
        let at = self.lent.binary_search_by_key(&j, |l| l.0).ok()?;
        Some(self.lent[at].1.clone())
    }

    /// The subject of the last figure with the same unit: of the sentence, or where the verb is the same too (or none is
    /// given), of the paragraph.
    fn last_with_unit(&self, i: usize, seat: &Seat, verb: Option<Span>) -> Option<String> {
        let unit = &self.given.figures[i].unit;
        let word = |p: Option<Span>| p.map(|p| &self.text[p.range()]);
        let told = |j: usize| {
            self.seats[j].sentence == seat.sentence || verb.is_none() || word(self.metrics[j].predicate) == word(verb)
        };
        (0..i)
            .rev()
            .take(40)
            .take_while(|&j| self.seats[j].paragraph == seat.paragraph)
            .find(|&j| self.given.figures[j].unit == *unit && self.metrics[j].subject.is_some() && told(j))
            .and_then(|j| self.metrics[j].subject.clone())
    }

    /// True when the last subject of such money names more than whose it is.
    fn money_named(&self, i: usize, seat: &Seat) -> bool {
        let last = self.last_with_unit(i, seat, None);
        last.is_some_and(|s| !PERSON.iter().any(|tail| s.ends_with(tail)))
    }

    /// True when figures follow with nothing but 、 or 和 between, and the phrase lists as many things.
    fn lists(&self, i: usize, left: &Left) -> bool {
        left.measured
            && self.left.get(left.phrase.clone()).is_some_and(|w| w.iter().any(|w| w.class == Class::Enum))
            && distribution::run(self.text, self.given.figures, i) > 1
    }

    /// Splits the phrase among this figure and those that follow; the first part is this figure's.
    fn hand_out(&mut self, i: usize, seat: &Seat, left: &Left) -> Option<String> {
        let count = distribution::run(self.text, self.given.figures, i);
        if count < 2 {
            return None;
        }
        // 农村居民收入和城镇居民收入，2000年分别达到2253元和6280元
        let named = || {
            let words = self.before(seat, self.left.first()?.span.start())?;
            phrase::is_name(&words).then(|| distribution::split(self.text, &words, 0..words.len(), count))?
        };
        let parts = if let Some(parts) = left.phrase.is_empty().then(named).flatten() {
            parts
        } else if left.phrase.is_empty() {
            // 城市道路4767公里，地下管网1.8万公里，分别增长4.8%、50%
            let own: Vec<usize> = (0..i)
                .rev()
                .take(40)
                .take_while(|&j| self.seats[j].paragraph == seat.paragraph)
                .filter(|&j| self.seats[j].own && self.metrics[j].change.is_none())
                .take(count)
                .collect();
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
    fn hand_out_again(&mut self, i: usize, seat: &Seat, left: &Left) -> Option<String> {
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

    /// The words of the clause that ends with a comma right before the byte `start`, in its sentence.
    fn before(&self, seat: &Seat, start: usize) -> Option<Vec<Word>> {
        let end = self.text[..start].strip_suffix(['，', ','])?.len();
        if end <= seat.sentence {
            return None;
        }
        let (begin, _) = clause::left(self.text, seat.sentence, end);
        let inside = self.given.figures.partition_point(|f| f.span.end() <= begin);
        if self.given.figures.get(inside).is_some_and(|f| f.span.start() < end) {
            return None;
        }
        let mut words = Vec::new();
        clause::words(self.text, begin, end, &self.dates, &mut words);
        Some(words)
    }

    /// The name that stands alone right before the clause: “棉布：从1.1亿匹增加到…”, “人均收入，1982年为494元”.
    fn label(&self, seat: &Seat, at: usize) -> Option<String> {
        let first = self.left.first()?;
        let start = first.span.start();
        let colon = self.text[..start].ends_with(['：', ':']);
        // “人均收入，1982年为494元”, “由市场决定价格的比重，已经由五年前的50%扩大到80%”
        let opens = matches!(first.class, Class::Date | Class::Role(Role::Adverb | Role::Prep));
        let dated = opens && self.text[..start].ends_with(['，', ',']);
        if !colon && !dated || start >= at {
            return None;
        }
        let end = self.text[..start].trim_end_matches(['：', ':', '，', ',']).len();
        if end <= seat.sentence {
            return None;
        }
        let (begin, _) = clause::left(self.text, seat.sentence, end);
        // a figure of its own stands in that clause
        let inside = self.given.figures.partition_point(|f| f.span.end() <= begin);
        if self.given.figures.get(inside).is_some_and(|f| f.span.start() < end) {
            return None;
        }
        let mut words = Vec::new();
        clause::words(self.text, begin, end, &self.dates, &mut words);
        phrase::label(self.text, &words)
    }

    /// What the clause before a figure without subject is about: “城乡居民储蓄大幅度增加。一九八五年末达到…”.
    fn topic(&self, seat: &Seat, floor: usize, at: usize, changes: bool) -> Option<String> {
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
        phrase::topic(self.text, &words, changes)
    }
}

/// True for units of people, households and firms, which act.
fn acts(unit: &str) -> bool {
    matches!(unit, "人" | "名" | "户" | "家" | "位" | "人次" | "所" | "对" | "支")
}

/// Where the first word of a stretch begins.
fn floor_of(words: &[Word]) -> usize {
    words.first().map_or(usize::MAX, |w| w.span.start())
}

/// What a share is called: 原煤 with 占全国 is 原煤占全国比重.
fn share(of: &str, share: &str) -> String {
    let mut name = String::with_capacity(of.len() + share.len() + 6);
    name.push_str(of);
    name.push_str(share.trim_end_matches("达").trim_end_matches("为").trim_end_matches("的"));
    if !name.ends_with("比重") && !name.ends_with("占比") {
        name.push_str("比重");
    }
    name
}

#[cfg(test)]
mod tests;
