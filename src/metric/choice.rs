//! Which noun phrase is a figure's: the choice among what stands right, left, before, and in the list it belongs to.
//!
//! Of “建成719个示范村” it is what stands right, of “宣传标语32条” what stands left, of “…增长5%、6%” what 分别 handed out, of “达到1623亿元” what the clause
//! before is about.
//!
//! The rules and their order stand in [`super`].

mod behind;
mod condition;
mod elsewhere;
mod given;
mod named;

use elsewhere::of_kind;

use super::clause::{self, Word};
use super::each::less_each;
use super::left::Left;
use super::right::Right;
use super::segment::Class;
use super::{RUN, Reader, Seat, distribution, phrase};
use crate::lexicon::clauses::Role;
use crate::lexicon::figures::limit_after;
use crate::lexicon::lists::{
    CASE_DEED, DISPOSES, MEASURE, PERSON, PLANNED, RATE_OF_CHANGE, REVIEW, SHARE_NAME, TERM, TOLD_IN_MONEY,
};
use crate::resolve::{Figure, FigureKind};
use crate::text::Span;

/// True for counts of deeds that are counted under their own names: 立案638件, 来访714批.
fn counted_deed(figure: &Figure, verb: Option<&str>) -> bool {
    figure.kind == FigureKind::Count && verb.is_some_and(|v| CASE_DEED.has(v))
}

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
        // 144平方米以下（不含144平方米）, 5万元以上或者外币等值1万美元: the same once more
        if let Some(again) = self.restated(i) {
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
        if let Some(of) = self.condition(i, seat, left, right) {
            return (Some(of), "metric.carried");
        }
        if let Some(granted) = self.granted_share(i) {
            return (Some(granted), "metric.of");
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

    /// A choice without the words for each of what it is, for whom, and that all of them are meant (企业总数…，新增200家).
    pub(super) fn plain(&self, i: usize, seat: &Seat, same: bool, left: &Left, choice: Choice) -> Choice {
        let (Some(name), rule) = choice else { return choice };
        match less_each(&name) {
            "" => self.elsewhere(i, seat, same, left),
            plain => {
                // 企业总数达3000家，新增200家: what is new is none of their number
                let carried = matches!(rule, "metric.carried" | "metric.verb");
                let new = || carried && left.predicate.is_some_and(|p| self.text[p.range()].starts_with(['新', '净']));
                let of_all = ["总量", "总数"].iter().find_map(|head| plain.strip_suffix(head));
                let plain = match of_all.filter(|of| !of.is_empty()) {
                    Some(of) if self.given.figures[i].kind == FigureKind::Count && new() => of,
                    _ => plain,
                };
                let plain = self.given_to(i, left, plain).unwrap_or(plain);
                (Some(if plain == name { name } else { plain.to_owned() }), rule)
            }
        }
    }

    /// The subject of the level right before, with which 、 joins this one.
    fn listed_level(&self, i: usize) -> Option<String> {
        /// Members of the longest such list.
        const MOST: usize = 40;
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
        let listed = (1..=i).rev().take(MOST).take_while(joined).last()? - 1;
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
            let floor = i.checked_sub(1).filter(|_| same).map_or(seat.sentence, |j| self.given.figures[j].span.end());
            // the clause before, in the same sentence, and nothing in its own
            self.left.first().filter(|w| w.span.start() > seat.sentence + '，'.len_utf8())?;
            let own = self.left.iter().take_while(|w| w.class != Class::Role(Role::Share));
            if !own.into_iter().all(|w| matches!(w.class, Class::Date | Class::Role(Role::Adverb | Role::Bound))) {
                return None;
            }
            self.topic(seat, floor, i, false)
        });
        let whole = left.phrase.clone().next().is_none_or(|k| self.left[k].class == Class::Role(Role::Share));
        match (phrase, before) {
            // 民生支出1358亿元，占一般公共预算支出的78%: the verb says that it is a share, the key of what
            (Some(p), Some(b)) if whole => {
                let named = SHARE_NAME.ends(&p);
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
                let planned = PLANNED.ends(&p);
                let at = left.phrase.clone().find(|&k| self.left[k].class == Class::Role(Role::Share));
                if let Some(k) = at.filter(|_| planned)
                    && let Some(name) =
                        phrase::phrase(self.text, &self.left, phrase::trim(self.text, &self.left, left.phrase.start, k))
                {
                    return (Some(name), "metric.share");
                }
                // 农户|还只|占农户总数: how it stands is none of the name
                let how = ['仅', '约', '共'];
                let adverb = |k: usize| {
                    self.left[k - 1].class == Class::Role(Role::Adverb)
                        || self.text[self.left[k].span.range()].starts_with(how)
                };
                let rest = at.filter(|&k| k > left.phrase.start && adverb(k)).and_then(|k| {
                    let name = phrase::trim(self.text, &self.left, left.phrase.start, k);
                    let share = phrase::phrase(self.text, &self.left, k..left.phrase.end)?;
                    Some(phrase::phrase(self.text, &self.left, name)? + share.trim_start_matches(how))
                });
                let p = rest.unwrap_or(p);
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
        if figure.kind == FigureKind::Money && verb.as_ref().is_some_and(|v| TOLD_IN_MONEY.has(v.as_str())) {
            return (verb, "metric.verb");
        }
        let long = verb.as_ref().is_some_and(|v| v.chars().count() > 3);
        let same_unit = self.last_with_unit(i, seat, left.predicate);
        // 省市重点项目1126个，建成投产784个; but 申请200件，不予公开142件
        let disposes = |v: &String| DISPOSES.begins(v);
        // 不批捕12人, 未立案3件, 不批准逮捕20人: without the denial the opposite would be told
        let denied = left.phrase.start.checked_sub(1).map_or("", |k| &self.text[self.left[k].span.range()]);
        let denied = phrase::denies(denied) && figure.kind == FigureKind::Count;
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
            TOLD_IN_MONEY.has(word) || MEASURE.has(word) || word == "投入"
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
        if !REVIEW.has(&self.text[deed.span.range()]) {
            return None;
        }
        let noun = |w: &Word| phrase::is_nominal(w.class) && !phrase::is_verb(w.class);
        let from = of.iter().rposition(|w| !noun(w)).map_or(0, |k| k + 1);
        phrase::phrase(self.text, &words, phrase::trim(self.text, &words, from, of.len()))
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
        let term = |j: usize| self.metrics.get(j).and_then(|m| m.subject.as_deref()).is_some_and(|s| TERM.ends(s));
        let lasts = |j: usize| self.given.figures[j].kind == FigureKind::Duration && !term(j);
        let given = self.given.figures[i].kind == FigureKind::Money && self.gives();
        let subject = |durations: bool| {
            (0..i)
                .rev()
                .take(40)
                .take_while(|&j| self.seats[j].sentence == seat.sentence)
                .filter(|&j| durations || !lasts(j))
                // 82项获国家认可、37项向全国推广: what the one did is not what the other is, nor is 按贴息额的50%, 最长5年 of 贴息额
                // 发展改革委等9部门: nor does who issues a document
                .filter(|&j| self.given.figures[j].why.rule != "figure.issuers")
                // 达到5亿元的，给予300万元: what is given is none of what its condition is of
                .filter(|&j| !(given && self.is_step(j)))
                .filter(|&j| match self.metrics[j].why.rule {
                    "metric.did" => false,
                    "metric.norm" => self.given.figures[j].kind == self.given.figures[i].kind,
                    // 我国有十亿人口，两亿多户: what the unit says is of people and of shares of them only
                    "metric.unit" => {
                        let [a, b] = [j, i].map(|k| &self.given.figures[k]);
                        match b.kind {
                            FigureKind::Count => b.unit.is_empty() || a.unit == b.unit,
                            kind => matches!(kind, FigureKind::Percent | FigureKind::Fraction | FigureKind::Multiple),
                        }
                    }
                    // 降幅收窄6.5个百分点，实际增长2%: what grew is not its rate
                    _ => !RATE_OF_CHANGE.has(self.metrics[j].subject.as_deref().unwrap_or("")),
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
        let verb = verb.map(|verb| self.with_denial(verb));
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
        last.is_some_and(|s| !PERSON.ends(&s))
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
}

/// Where the first word of a stretch begins.
fn floor_of(words: &[Word]) -> usize {
    words.first().map_or(usize::MAX, |w| w.span.start())
}

/// What a share is called whose name ends in 占比 or 比重: 原煤 with 占全国的比重 is 原煤占全国的比重, with 占 alone 原煤占比.
fn share(of: &str, share: &str) -> String {
    if SHARE_NAME.iter().any(|head| of.ends_with(head) && share.ends_with(head)) {
        return of.to_owned();
    }
    let mut name = String::with_capacity(of.len() + share.len() + 6);
    name.push_str(of);
    name.push_str(share.trim_start_matches('共').trim_end_matches("达").trim_end_matches("为").trim_end_matches("的"));
    if !SHARE_NAME.ends(&name) {
        name.push_str(if name.ends_with('占') { "比" } else { "比重" });
    }
    name
}
