//! Figures → metrics: what each figure says (contract §8).
//!
//! “悬挂宣传标语32条”: 32 宣传标语, 悬挂; “地区生产总值超过2.5万亿元、年均增长5%”: two metrics of 地区生产总值;
//! “全年未发生生产安全事故”: 生产安全事故 0.
//!
//! One pass over the figures in text order. The stretches beside a figure are cut into words
//! (`stretch`, `clause`, `segment`: the one door to jieba), and a noun phrase and its verb are read from either (`left`,
//! `right`, `phrase`). By the first of these that holds (`choice`), the subject is
//!
//! 0. `metric.cell`: the head of its column, or the name of its row, for what fills the cell of a table (`table`);
//! 1. `metric.of`: what is granted by a share (按总房价1%的比例给予购房补贴, `choice/given`), or what 的 ties to the figure
//!    (全长1.3万公里的旅游公路);
//! 2. `metric.counted`: the noun right behind a count (719个精品示范村), behind counts on end (12批118项举措), behind a sum
//!    that is given as it (给予10万元奖励), or a list that one head closes;
//! 3. `metric.did`: what people did or how often it was done, where nothing is named (300人参加培训);
//! 4. `metric.handed_out`: its part of a list that 分别 hands out (`distribution`);
//! 5. `metric.share`: what has the share (what it is a share of stands in the key), or the whole name that ends in 比重;
//! 6. `metric.verb`: a verb alone that tells what the figure is of (不予公开142件, 罚款3万元), where nothing is carried over;
//! 7. `metric.place`: the last subject with this unit, when only a place, an organ or a person stands before it: that is its scope;
//!    `metric.level_of`: the name of the level that stands alone before the place (森林覆盖率，清河市为36%), and before the next place;
//! 8. `metric.named`: the noun phrase before it (`metric.norm` where 按 stands before that);
//! 9. `metric.label`: a name alone before a colon or a comma; `metric.topic`: what a clause without figure says the change of;
//! 10. `metric.carried`: the subject of the figure before it in the sentence, for the steps of a condition (500万元以上的) that of the step
//!     before it in the paragraph;
//! 11. `metric.open`, none: nothing is invented.
//!
//! From the name falls off for each of what it is (`each`), of a sum who gets it, and of what is new that all of them are meant (企业总数…，新增200家). A term that opens its clause (3年内不得申请) has no subject:
//! `metric.term`.
//!
//! A stretch that only tells when (五年来, 连续9年) has no subject, whatever stands beside it: `metric.time`; what stands beside it may still be carried
//! over.
//!
//! Then come the verb (`verb`), the period and whether it is a target (`period`), the key (`key`), zeros (`negation`) and the
//! sums of stated parts (`sums`).

mod choice;
mod clause;
mod distribution;
mod each;
mod key;
mod left;
mod negation;
mod period;
mod phrase;
mod right;
mod segment;
mod stretch;
mod sums;
mod table;
mod verb;

use rust_decimal::Decimal;

use crate::lex::Tokens;
use crate::lexicon::clauses::Role;
use crate::lexicon::figures::limit_after;
use crate::lexicon::lists::{
    BARE, HAS, OWNED, PERSON, PIVOT, PLACES, PUT_OFF, SERVES, TERM, THERE_IS, TOLD_IN_MONEY, VAGUE,
};
use crate::outline::Outline;
use crate::resolve::{Change, Date, DocumentYear, Figure, FigureKind, Passages, Why};
use crate::text::{Clean, Note, Span, near};
use clause::{Dates, Word};
use right::Right;
use segment::Class;

/// A result, or what is aimed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// What is or was.
    Actual,
    /// What is planned, expected, demanded or laid down.
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
    /// What the share that was just read is of, with 占: its key holds it.
    share_of: Option<String>,
    /// Noun phrases beside stretches that tell when, by the figure's index.
    lent: Vec<(usize, String)>,
    /// The table whose rows are read.
    table: table::Table,
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
            share_of: None,
            lent: Vec::new(),
            table: table::Table::default(),
        }
    }

    fn read(&mut self) {
        let figures = self.given.figures;
        let paragraphs = self.given.clean.paragraphs();
        let tokens = self.given.tokens;
        let mut borders = tokens.borders().map(|i| tokens.span(i));
        let mut border = borders.next();
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
            while let Some(b) = border.filter(|b| b.start() < at) {
                if b.start() >= from {
                    match &self.text[b.range()] {
                        "（" | "(" => depth += 1,
                        "）" | ")" => depth = depth.saturating_sub(1),
                        end if end.starts_with(ENDS) => (sentence, depth) = (b.end(), 0),
                        _ => {}
                    }
                }
                border = borders.next();
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

    /// True where the words right of the figure are a plain name, such as 大国 or 县（市、区）: not 不同, 跨地区.
    fn is_plain(&self, range: std::ops::Range<usize>) -> bool {
        let words = &self.right[range];
        let noun = |w: &Word| matches!(w.class, Class::Noun | Class::Place | Class::Role(Role::Noun));
        let word = |w: &Word| &self.text[w.span.range()];
        let last = words.iter().rfind(|w| w.class != Class::Paren);
        let inner = |w: &Word| matches!(w.class, Class::Adjective | Class::Paren) || word(w) == "联合";
        let head = |w: &Word| {
            let word = word(w);
            // 惊天动地的大事, 限额以上的企业, 自动化的高炉, 错误的偏向: these describe
            let describes = word.starts_with('跨')
                || ["式", "化", "以上", "以下"].iter().any(|tail| word.ends_with(tail))
                || matches!(word, "在建" | "错误")
                || word.chars().count() == 4 && words.len() == 1 && !word.ends_with(['国', '团', '部', '司']);
            noun(w) && !describes
        };
        last.is_some_and(head) && words.iter().all(|w| noun(w) || inner(w))
    }

    fn figure(&mut self, i: usize, place: Place, mut seat: Seat, floor: usize, same: bool, ceiling: usize) {
        let figure = &self.given.figures[i];
        let at = place.at;
        self.read_left(i, place, floor, same);
        let left = left::left(self.text, &self.left, figure.kind);
        // 为5万户经营主体重塑信用, 选派300名科技特派员服务产业: what follows is what is done for them, or what they do
        let actors = acts(&figure.unit);
        let last = self.left.last().map_or("", |w| &self.text[w.span.range()]);
        let serves = matches!(last, "为" | "对" | "向") && left.phrase.is_empty() && figure.kind == FigureKind::Count;
        let acting = self.ends_with_verb();
        // 支持300个左右县级建设项目
        let rounded = || self.text[figure.span.end()..].starts_with("左右");
        let pivot = acting && PIVOT.has(last) && (actors || last != "组织" && !rounded());
        // 70周岁以上老年人: whose age it is
        let aged = matches!(&*figure.unit, "岁" | "周岁");
        // 购买市区90平方米以下商品住宅: a place between the verb and what it governs
        let after = &self.text[figure.span.end()..];
        let bounded = limit_after(crate::grammar::past_inclusion(after));
        let bounded = bounded.is_some_and(|word| word.ends_with(['上', '下']));
        // 建成500亩以上种植基地
        let verb = acting && figure.kind == FigureKind::Measure;
        // 购买首套或二套140平方米（含）以下商品住宅: nothing before it is measured
        let named = |w: &Word| matches!(w.class, Class::Noun | Class::Role(Role::Noun | Role::Weak));
        let unnamed = figure.kind == FigureKind::Measure && !self.left[left.phrase.clone()].iter().any(named);
        let verb = verb || unnamed && !left.phrase.is_empty();
        let aged = aged || bounded && !left.measured && (verb || left.place || PLACES.ends(last));
        let kind = if aged { FigureKind::Count } else { figure.kind };
        // 56人以上“大班额”基本消除
        // 领军人才、4人及以上家庭
        let opens = self.left.last().is_none_or(|w| w.class == Class::Enum)
            && bounded
            && !(same && same_list(self.text, floor, at));
        let governed = !serves
            && !pivot
            && (aged
                || (opens || bounded && last == "有") && figure.kind == FigureKind::Count
                || self.is_governed(i, &left, same, floor, at));
        // behind a level or a rate that has its subject nothing is counted: 增长5%左右, 达到3万亿元
        let told = figure.kind != FigureKind::Count
            && (left.measured
                || !matches!(figure.kind, FigureKind::Money | FigureKind::Measure | FigureKind::Duration));
        // 由财政给予50%契税补贴
        let gives = figure.kind == FigureKind::Percent && self.gives();
        let governed = governed || gives;
        // 对多子女家庭可提高20%贷款额度
        let raised = figure.kind == FigureKind::Percent
            && self.left.last().is_some_and(|w| w.class == Class::Role(Role::Trend))
            && self.left.first().is_some_and(|w| self.text[w.span.range()] == *"对");
        let idle = told
            && !gives
            && !raised
            && !left.phrase.is_empty()
            && !left.verbs_only
            && !acting
            && !self.text[figure.span.end()..].starts_with(['的', '左', '以']);
        let mut right = if idle { Right::default() } else { self.read_right(i, ceiling, governed, pivot, kind) };
        // 有24%的企业存在亏损: what there is acts
        let there_is = || left.predicate.is_some_and(|p| THERE_IS.has(&self.text[p.range()]));
        if governed && right.predicate.is_none() && there_is() {
            let alone = right::right(self.text, &self.right, false, actors, pivot, kind);
            let verb =
                alone.predicate.is_some_and(|p| self.right.iter().any(|w| w.span == p && phrase::is_verb(w.class)));
            if verb && !alone.phrase.is_empty() {
                right = alone;
            }
        }
        // 调动八亿农民的积极性: what is counted stands before 的
        if (figure.unit.is_empty() || actors)
            && figure.kind == FigureKind::Count
            && !right.attributive
            && let Some(of) = right.phrase.clone().find(|&k| self.right[k].class == Class::Of)
            && of > right.phrase.start
            && self.right[right.phrase.start..of]
                .iter()
                .all(|w| phrase::is_nominal(w.class) && !phrase::is_verb(w.class))
        {
            right.phrase.end = of;
        }
        // 公布134个县（市、区）的方案, 两个大国的关系: so it does where a plain name stands before 的
        if figure.kind == FigureKind::Count
            && !right.attributive
            && let Some(of) = right.phrase.clone().find(|&k| self.right[k].class == Class::Of)
            && of > right.phrase.start
            && self.is_plain(right.phrase.start..of)
            && !VAGUE.has(&self.text[self.right[right.phrase.start].span.range()])
        {
            right.phrase.end = of;
        }
        // 解决9748万农村人口|饮水困难: who, not what befalls them
        if (figure.unit.is_empty() || actors)
            && figure.kind == FigureKind::Count
            && let Some(k) =
                right.phrase.clone().skip(1).find(|&k| self.text[self.right[k].span.range()].ends_with("人口"))
        {
            right.phrase.end = k + 1;
        }
        // 减免27万名幼儿|保教费: they are counted, not what is theirs
        let person = |k: usize| PERSON.ends(&self.text[self.right[k].span.range()]);
        if matches!(&*figure.unit, "名" | "人")
            && figure.kind == FigureKind::Count
            && right
                .phrase
                .clone()
                .next_back()
                .is_some_and(|k| !person(k) && self.text[self.right[k].span.range()].ends_with('费'))
            && let Some(k) = right.phrase.clone().rfind(|&k| person(k))
        {
            right.phrase.end = k + 1;
        }
        // 拥有2套住房的家庭: what one has stands before 的
        if acting
            && HAS.has(last)
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
        self.share_of = None;
        let choice = self.choose(i, &seat, same, &left, &right, &mut scope);
        let (mut subject, mut rule) = self.plain(i, &seat, same, &left, choice);
        // 清河市由29‰降到6‰: both levels are its own
        if rule == "metric.carried" && scope.is_none() {
            let last = self.metrics.iter().rev().take(RUN).find(|m| m.why.rule != "metric.carried");
            scope = last.filter(|m| m.why.rule == "metric.level_of").and_then(|m| m.scope.clone());
        }
        // 双缴存职工家庭最高贷款额度由60万元提高到70万元: so are they of an owner or a place
        if rule == "metric.carried"
            && scope.is_none()
            && let Some(last) = self.metrics.last().filter(|m| m.subject == subject)
            && !self.text[last.span.end().min(at)..at].contains(clause::is_stop)
        {
            scope = last.scope.clone();
        }
        // 粮食播种面积1800万亩、总产量1200万吨: whose it is stands once
        if same
            && rule == "metric.named"
            && let Some(bare) = subject.as_deref().filter(|s| s.len() <= 12 && BARE.has(s))
            && let Some(behind) = self.metrics.last().map(|m| m.span.end())
            && self.text[behind.min(at)..at].find(bare).is_some_and(|k| k <= 24)
            && let Some(last) = self.metrics.last().and_then(|m| m.subject.as_deref())
            && let Some(owner) = OWNED
                .iter()
                .find_map(|head| last.strip_suffix(head))
                // 外贸进出口增长9%，总额突破8000亿元
                .or(Some(last).filter(|s| bare.starts_with('总') && !s.ends_with(['额', '量', '数', '值', '率'])))
                .filter(|o| (2..=20).contains(&o.chars().count()))
        {
            subject = Some(if last.ends_with(bare) { last.to_owned() } else { owner.to_owned() + bare });
        }
        // 民生政策惠及150万人: who is served is counted, not what serves
        let served = acting && actors && SERVES.has(last);
        if served && rule == "metric.named" {
            (subject, rule) = (None, "metric.open");
        }
        // 有十亿人口的大国: the unit says what is counted
        if self.text[figure.span.range()].ends_with("人口") && !subject.as_deref().is_some_and(|s| s.ends_with("人口"))
        {
            (subject, rule) = (Some("人口".to_owned()), "metric.unit");
        }
        let lasts = figure.kind == FigureKind::Duration;
        let put_off = || PUT_OFF.ends(&self.text[..at]);
        let graded = || stretch::is_graded(&self.text[figure.span.end()..]);
        if lasts && rule == "metric.counted" && (put_off() || graded()) {
            // 到期后再延长30年整省试点, 1年|期LPR
            (subject, rule) = (None, "metric.time");
        }
        if lasts && !subject.as_deref().is_some_and(|s| TERM.ends(s)) && self.periods.is_time(i) {
            // 农业总产值二十八年间平均每年增长3.5%: what follows may still mean it
            let beside = subject.take().filter(|_| rule != "metric.counted");
            self.lent.extend(beside.map(|s| (i, s)));
            rule = "metric.time";
        }
        let spoken = |s: &String| TOLD_IN_MONEY.has(s.as_str());
        seat.own = matches!(rule, "metric.named" | "metric.norm" | "metric.counted" | "metric.of")
            || rule == "metric.verb" && subject.as_ref().is_some_and(spoken);
        if subject.is_none()
            && !matches!(rule, "metric.time" | "metric.term")
            && !left.verbs_only
            && !left.payer
            && !left.extreme
            && !served
            && let Some(topic) = self.topic(&seat, floor, i, false)
        {
            subject = Some(topic);
            rule = "metric.topic";
        }
        let predicate = self.predicate(i, same, rule, subject.as_deref(), &left, &right, serves);
        let period = self.periods.of(Some(i), place);
        let status = match rule {
            // 连续两年丰收 is no aim, whatever stands around it
            "metric.time" if self.periods.is_past(i) => Status::Actual,
            _ => self.periods.status(place, &period, figure.span.end()),
        };
        // a subject is often carried over from figure to figure
        let key = match self.metrics.last() {
            _ if self.share_of.is_some() => key::of_share(subject.as_deref(), self.share_of.take().as_deref()),
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
}

/// True where only 、 or a conjunction stands between the figure before and this one.
fn same_list(text: &str, floor: usize, at: usize) -> bool {
    text[floor..at].trim_matches(['、', '和', '及', '与', '至', '或']).is_empty()
}

/// True for units of people, households and firms, which act.
fn acts(unit: &str) -> bool {
    matches!(unit, "人" | "名" | "户" | "家" | "位" | "人次" | "所" | "对" | "支")
}

#[cfg(test)]
mod tests;
