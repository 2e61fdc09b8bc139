//! What stands in a clause before, or with the figure before, where nothing stands before the figure itself.
//!
//! Of “居民储蓄大幅度增加。年末达到1623亿元” it is the topic of the clause before; of “设计速度：60公里/小时” the caption; of “提高补贴标准，由500元提高到600
//! 元” what that clause changes; of “按投入的8%给予补助，最高600万元” what the share grants; of “年均增长5%” the subject of the figure in front.
//!
//! The rules stand in the order of [`Reader::elsewhere`]; the last is what carries over, where it suits the figure's kind ([`of_kind`]).

use super::super::clause::{self, Word};
use super::super::left::{self, Left};
use super::super::segment::Class;
use super::super::{RUN, Reader, Seat, phrase};
use super::Choice;
use crate::grammar::marker::marker;
use crate::lexicon::clauses::Role;
use crate::lexicon::figures::limit_after;
use crate::lexicon::lists::{GRANT, MEASURE, TERM};
use crate::resolve::{Figure, FigureKind, Qualifier};

/// Words that open what is put between a subject and what is told of it: a reason, or how it is reckoned.
const INSERTED: &[&str] = &["由于", "因", "因为", "按", "按照", "扣除", "剔除", "考虑"];

/// True for a clause that is put in between: 由于运距缩短, 扣除价格因素.
fn is_inserted(text: &str, words: &[Word]) -> bool {
    let word = |w: &Word| &text[w.span.range()];
    words.first().is_some_and(|w| INSERTED.contains(&word(w)))
        || words.last().is_some_and(|w| word(w).ends_with("因素"))
}

impl Reader<'_> {
    /// What stands in a clause before, or with the figure before.
    pub(super) fn elsewhere(&self, i: usize, seat: &Seat, same: bool, left: &Left) -> Choice {
        let figure = &self.given.figures[i];
        // 骗取补贴的，3年内不得申请: a term that opens its clause is of nothing before
        let after = &self.text[figure.span.end()..];
        let term = figure.kind == FigureKind::Duration && ["内", "之内", "以内"].iter().any(|w| after.starts_with(w));
        if term && left.phrase.is_empty() && !left.measured {
            return (None, "metric.term");
        }
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
            && let Some(topic) = self.topic(seat, self.given.figures[i - 1].span.end(), i, true)
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

    /// The name that stands alone right before the clause: “棉布：从1.1亿匹增加到…”, “设计速度：120公里/小时”, “人均收入，1982年为494元”.
    pub(in super::super) fn label(&self, seat: &Seat, at: usize) -> Option<String> {
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
        // 人均纯收入，扣除价格因素，比上年增长5%: or what is taken off
        if is_inserted(self.text, &words) {
            let words = self.before(seat, words[0].span.start())?;
            return phrase::label(self.text, &words);
        }
        let named = |name: &String| phrase::is_measure(name) && !name.ends_with("价格");
        phrase::label(self.text, &words).filter(|name| colon || !compared || named(name))
    }

    /// What the clause before a figure without subject is about: “城乡居民储蓄大幅度增加。一九八五年末达到…”.
    pub(in super::super) fn topic(&self, seat: &Seat, floor: usize, i: usize, changes: bool) -> Option<String> {
        let figure = &self.given.figures[i];
        let at = figure.span.start();
        let paragraph = self.given.clean.paragraphs().get(seat.paragraph)?.span;
        let from = if floor > paragraph.start() && floor != seat.sentence { floor } else { paragraph.start() };
        // the clause that ends where the figure's own begins
        let (start, _) = clause::left(self.text, floor, at);
        let before = self.text[from.min(start)..start].trim_end_matches(|c| clause::is_stop(c) || c == ' ');
        let end = from.min(start) + before.len();
        let (begin, ran) = clause::left(self.text, from.min(end), end);
        if end <= begin {
            return None;
        }
        let begin = self.past_marker(self.given.outline.node_at(end), begin, end);
        let mut words = Vec::new();
        clause::words(self.text, begin, end, &self.dates, &mut words);
        if !is_inserted(self.text, &words) {
            // 研究与试验发展经费，从2002年1288亿元增加到…: nothing but the name of a measure
            let told =
                !changes && !ran && figure.kind != FigureKind::Count && self.text[..start].ends_with(['，', ',']);
            let acts = words.first().is_none_or(|w| phrase::is_verb(w.class) || w.class == Class::Role(Role::Trend));
            let lasts = figure.kind == FigureKind::Duration;
            let name = told.then(|| phrase::label(self.text, &words)).flatten();
            let name = name.filter(|n| phrase::is_measure(n) && if lasts { TERM.ends(n) } else { !acts });
            // 本年发生数3亿元。…: a number is no part of a name
            let number = |name: &String| name.ends_with(|c: char| c.is_ascii_digit());
            return name.or_else(|| phrase::topic(self.text, &words, changes).filter(|name| !number(name)));
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

    /// What the clause before changes, where this one only says from what: 提高补贴标准，由500元….
    pub(super) fn changed(&self, seat: &Seat, kind: FigureKind) -> Option<String> {
        let first = self.left.first().filter(|w| matches!(&self.text[w.span.range()], "由" | "从"))?;
        let start = first.span.start();
        self.text[..start].ends_with(['，', ',']).then_some(())?;
        let words = self.before(seat, start)?;
        let said = left::left(self.text, &words, kind);
        let verb = said.predicate.filter(|_| !said.place && !said.verbs_only)?;
        let verb = &self.text[verb.range()];
        let name = phrase::phrase(self.text, &words, said.phrase)?;
        // 提高服务质量，由5天压缩到2天 tells nothing of the quality
        let fits = match kind {
            FigureKind::Duration => {
                ["时限", "期限", "时间", "年限", "周期", "期"].iter().any(|head| name.ends_with(head))
            }
            FigureKind::Count => matches!(verb, "增加" | "减少" | "压减" | "精简"),
            _ => phrase::tells_amount(&name) && (phrase::is_measure(&name) || GRANT.ends(&name)),
        };
        fits.then_some(name)
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
        GRANT.ends(&grant).then_some(grant)
    }

    /// What was given as a share of something, where this sum only bounds it: 按实际投入的8%给予补助，每户不超过600万元; also over a share
    /// between (补助比例提高2个百分点，最高可达800万元).
    pub(super) fn granted_before(&self, i: usize, same: bool) -> Option<String> {
        let figures = self.given.figures;
        // 单套设备不低于500万元 is a condition
        let most = matches!(figures[i].qualifier, Some(Qualifier::AtMost | Qualifier::Under));
        let sums = same && most && figures[i].kind == FigureKind::Money;
        let sentence = self.seats.last().map(|s| s.sentence).filter(|_| sums)?;
        for j in (0..i).rev().take(RUN).take_while(|&j| self.seats[j].sentence == sentence) {
            if !matches!(figures[j].kind, FigureKind::Money | FigureKind::Percent | FigureKind::Multiple) {
                continue;
            }
            if let Some(subject) = self.metrics[j].subject.clone().filter(|s| GRANT.ends(s)) {
                return Some(subject);
            }
            if figures[j].kind == FigureKind::Money {
                continue;
            }
            let gap = &self.text[figures[j].span.end()..figures[j + 1].span.start()];
            let done = gap.find(clause::is_stop).map_or("", |end| &gap[..end]);
            // 一倍以上三倍以下|罚款，但最高不超过10万元
            let bare = ["以下", "以上", "的", "比例"].iter().fold(done, |d, w| d.strip_prefix(w).unwrap_or(d));
            let done = bare.strip_prefix("处以").unwrap_or(bare);
            if GRANT.has(done) || done == "罚款" {
                return Some(done.to_owned());
            }
        }
        None
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

    /// The words of the clause that a comma or a colon right before the byte `start` ends, in its sentence; absent where it has
    /// a figure of its own.
    pub(super) fn before(&self, seat: &Seat, start: usize) -> Option<Vec<Word>> {
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
}

/// What carries over to a figure of a kind: of 优良天数比例, which days are no part of, 优良天数.
pub(super) fn of_kind(subject: String, figure: &Figure) -> Option<String> {
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
        Some(of) if (amount || figure.kind == FigureKind::Duration) && MEASURE.ends(of) => Some(of.to_owned()),
        Some(_) if amount => None,
        _ => Some(subject),
    }
}
