//! Which passages of a speech look back, which ahead, and on what years.
//!
//! A 政府工作报告 of March 2004 says 年底 in “一、一年来工作回顾” and means that of 2003; behind “今年，要…” it means its own.
//! What a passage is about is said once, where it opens, and holds until something turns it.
//!
//! Only speeches are read so (a session day or 各位代表), from their headings and from what paragraphs open with:
//!
//! 1. `back.heading`, `ahead.heading`: a heading that looks one way only (一年来工作回顾, 2004年主要任务); it holds in its section.
//! 2. `back.past_year`, `back.five_years`: 过去一年, 五年来; they hold to the end of the section of the first level, but only in
//!    their own paragraph where the speech already looks ahead (外交: 一年来，我们…).
//! 3. `back.year`: a paragraph about an earlier year (2001年，…; 首先报告2001年的工作), in the same way.
//! 4. `ahead.year`: in a speech of the first months, a paragraph about its own year (今年工作的总体要求是…) or 新的一年; it
//!    holds from there on, over the headings to come, until one of them looks back.
//! 5. `ahead.plan`, `ahead.line`: a paragraph about years to come (“十五五”时期，…; 今后五年，…; 编制了…第十五个五年规划纲要), or
//!    such a line; they hold to the end of the section of the first level, or where there is none up to the next heading or line;
//! 6. `back.years`, `ahead.years`: a sentence that opens with 两年来, 这两年中, 五年间 or with 今后五年 is about those years, in a
//!    paragraph that looks ahead at most to its end, else up to the full stop; `back.sentence`, `ahead.sentence`: inside a
//!    paragraph that looks ahead, one that opens with an earlier year turns back up to one that opens with 今年.
//!
//! 五年来 counts up to the year before the document's (in a speech of the last two months, to that year itself), unless a plan's five years
//! that ended a year earlier were spoken of; 今后五年
//! counts from the document's year in a speech of its first half, else it is the next plan's.
//!
//! A line that looks like a heading and is in no tree ends what a paragraph began.

use std::iter::Peekable;
use std::sync::LazyLock;

use daachorse::CharwiseDoubleArrayAhoCorasick;

use super::DocumentYear;
use super::dates::plan_years;
use crate::extract::DateMention;
use crate::frame::Frame;
use crate::grammar::date::{Part, Year};
use crate::lex::{Class, Tokens};
use crate::lexicon::lists::{
    ACCOUNT, NEXT_FIVE, PAST_FIVE, PAST_YEAR, SECTION_AHEAD, SECTION_BACK, SECTION_EFFECT, SECTION_MATTER, YEAR_LEAD,
};
use crate::outline::{Outline, Style};
use crate::text::{Clean, Span};

/// Where a passage looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// On what was.
    Back,
    /// On what is to be done.
    Ahead,
}

/// Where the speech turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// From here on.
    pub at: usize,
    /// Up to here at most.
    pub until: usize,
    /// Where it looks from here on.
    pub look: Look,
    /// The years it is about: first and last; absent where it names none.
    pub years: Option<(i32, i32)>,
    /// Which of the rules above.
    pub rule: &'static str,
}

/// The turns of a speech in text order; none in any other text.
#[derive(Debug, Clone, Default)]
pub struct Passages {
    turns: Vec<Turn>,
    /// The text is a speech.
    pub speech: bool,
    /// The day that it was given, in the document's year.
    pub day: Option<String>,
    /// It was given in the first months of that year: what it says of the year is planned.
    pub early: bool,
    /// The document lays down what is to be, and is no report; see `laid_down`.
    pub lays_down: bool,
}

/// The last month in which what a speech says of its year is still to come.
const EARLY: &str = "04";

/// The last month in which 今后五年 begins with the year itself.
const FIRST_HALF: &str = "06";

/// The last month in which 五年来 does not count the year itself.
const BEFORE_LAST_MONTHS: &str = "10";

/// Words that open what is to come.
const NEW_YEAR: &[&str] = &["新的一年"];

/// The lists above in one automaton, so that each text is read once.
static WORDS: LazyLock<CharwiseDoubleArrayAhoCorasick<u8>> = LazyLock::new(|| {
    let lists = [&**SECTION_AHEAD, &SECTION_BACK, &PAST_YEAR, &PAST_FIVE, NEW_YEAR];
    // the automaton wants each word once
    let mut words: Vec<(&str, u8)> = Vec::new();
    for (list, bit) in lists.into_iter().zip(0u8..) {
        for word in list {
            match words.iter_mut().find(|w| w.0 == *word) {
                Some(w) => w.1 |= 1 << bit,
                None => words.push((word, 1 << bit)),
            }
        }
    }
    CharwiseDoubleArrayAhoCorasick::with_values(words).expect("the words differ from each other")
});

/// Which lists have words in a text.
#[derive(Clone, Copy)]
struct Found(u8);

impl Found {
    fn of(text: &str) -> Found {
        Found(WORDS.find_overlapping_iter(text).fold(0, |all, word| all | word.value()))
    }

    fn ahead(self) -> bool {
        self.0 & 1 != 0
    }

    fn back(self) -> bool {
        self.0 & 2 != 0
    }

    fn past_year(self) -> bool {
        self.0 & 4 != 0
    }

    fn past_five(self) -> bool {
        self.0 & 8 != 0
    }

    fn new_year(self) -> bool {
        self.0 & 16 != 0
    }
}

impl Passages {
    /// The turn that holds at a place.
    pub fn at(&self, at: usize) -> Option<&Turn> {
        let last = self.turns.partition_point(|t| t.at <= at);
        self.turns[..last].iter().rev().take(64).find(|t| at < t.until)
    }

    /// All turns in text order.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }
}

/// Reads the turns; linear.
pub fn passages(
    clean: &Clean,
    tokens: &Tokens,
    frame: &Frame,
    outline: &Outline,
    year: Option<&DocumentYear>,
    mentions: &[DateMention],
) -> Passages {
    let session = frame.issued_on.as_ref().filter(|d| d.part.rule == "frame.session_day");
    let speech = session.is_some() || frame.addressees.iter().any(|a| a.rule == "frame.salutation");
    let lays_down = !speech && super::laid_down::lays_down(clean, frame, outline);
    let (true, Some(year)) = (speech, year) else {
        return Passages { speech, lays_down, ..Passages::default() };
    };
    let year = year.year;
    let day = session.and_then(|d| d.value.as_deref()).and_then(|day| {
        let day = day.rsplit('/').next().unwrap_or(day);
        (day.get(..4).and_then(|y| y.parse().ok()) == Some(year)).then(|| day.to_owned())
    });
    let by = |last: &str| day.as_deref().and_then(|d| d.get(5..7)).is_some_and(|month| month <= last);
    let (early, first_half) = (by(EARLY), by(FIRST_HALF));
    let last_months = day.is_some() && !by(BEFORE_LAST_MONTHS);
    let stops = tokens.borders().filter(|&i| tokens.class(i) == Class::Stop).map(|i| tokens.span(i));
    let stops = stops.filter(|stop| matches!(clean.slice(*stop), "。" | "！" | "；")).map(Span::end).peekable();
    let headings = outline.nodes.iter().filter(|n| !matches!(n.style, Style::Ordinal | Style::Dash));
    let heads = headings.map(|n| n.span.start()).collect();
    let turns = Vec::new();
    let mut reader =
        Reader { clean, stops, outline, mentions, heads, year, early, first_half, last_months, turns, five: None };
    reader.read();
    Passages { turns: reader.turns, speech, day, early, lays_down }
}

/// What a heading says: where it looks, the first and the last year, the rule.
type Says = (Look, Option<(i32, i32)>, &'static str);

struct Reader<'d, I: Iterator<Item = usize>> {
    clean: &'d Clean,
    /// Where the sentences to come end behind 。, ！ or ；.
    stops: Peekable<I>,
    outline: &'d Outline,
    mentions: &'d [DateMention],
    /// Where the headings begin, without dashes and the items of enumerations.
    heads: Vec<usize>,
    /// The document's.
    year: i32,
    /// Given in the first months.
    early: bool,
    /// Given in the first half of the year.
    first_half: bool,
    /// Given in the last two months of the year.
    last_months: bool,
    turns: Vec<Turn>,
    /// The last five years gone that were spoken of: 1981, 1985.
    five: Option<(i32, i32)>,
}

impl<I: Iterator<Item = usize>> Reader<'_, I> {
    fn read(&mut self) {
        let text = self.clean.as_str();
        let mut next = 0;
        for p in self.clean.paragraphs() {
            let (start, end) = (p.span.start(), p.span.end());
            while let Some(m) = self.mentions.get(next).filter(|m| m.span.start() < start) {
                let years = self.years(m);
                let ended = (self.year - 2..self.year).contains(&years.map_or(0, |y| y.1));
                self.five = years.filter(|y| y.1 - y.0 == 4 && ended && !m.base).or(self.five);
                next += 1;
            }
            let inside = &self.mentions[next..];
            let inside = &inside[..inside.iter().take_while(|m| m.span.start() < end).count()];
            let node = self.outline.node_at(start).filter(|&i| self.outline.nodes[i].span.start() == start);
            if let Some(i) = node {
                self.heading(i, end, inside);
                continue;
            }
            let whole = &text[start..end];
            let line = p.span.len() <= 108 && !whole.ends_with(['。', '；', '，', '：', '！', '!']);
            if line {
                self.line(start, whole, inside);
                continue;
            }
            self.paragraph(start, end, inside);
        }
    }

    /// The years that a mention names, first and last.
    fn years(&self, m: &DateMention) -> Option<(i32, i32)> {
        let from = m.written.from;
        if m.in_title || from.edge.is_some() {
            return None;
        }
        match (from.part, m.written.to) {
            (Part::Whole, None) => self.written(from.year).map(|y| (y, y)),
            (Part::Whole, Some(to)) if to.part == Part::Whole && to.edge.is_none() => {
                self.written(from.year).zip(self.written(to.year))
            }
            (Part::Plan { number, law: false, years: 0 }, None) => Some(plan_years(number)),
            _ => None,
        }
    }

    /// The year that is written, or counted from the document's (今年).
    fn written(&self, year: Year) -> Option<i32> {
        match year {
            Year::Given(y) => Some(y),
            Year::Now(n) => Some(self.year + i32::from(n)),
            _ => None,
        }
    }

    /// The year that a mention names a part of: 2009年上半年, 今年一季度.
    fn year_of_part(&self, m: &DateMention) -> Option<(i32, i32)> {
        let from = m.written.from;
        let part = matches!(from.part, Part::Half(_) | Part::Quarter(_) | Part::Quarters(..) | Part::Months(..));
        self.written(from.year)
            .filter(|_| part && !m.in_title && m.written.to.is_none() && from.edge.is_none())
            .map(|y| (y, y))
    }

    /// The end of the section of the first level that holds `at`; before the first heading, that heading.
    fn section_end(&self, at: usize) -> usize {
        let nodes = &self.outline.nodes;
        match self.outline.node_at(at) {
            Some(mut i) => {
                while let Some(p) = nodes[i].parent {
                    i = p;
                }
                nodes[i].span.end()
            }
            // 一是… under what a paragraph opened is no heading
            None => self.heads.get(self.heads.partition_point(|head| *head <= at)).copied().unwrap_or(usize::MAX),
        }
    }

    /// What a heading says: where it looks, the years, the rule.
    fn heading_looks(&self, title: &str, inside: &[DateMention]) -> Option<Says> {
        let found = Found::of(title);
        // 2009年上半年预算执行情况: a section about part of a year is about that year
        let within = |m: &DateMention| self.years(m).or_else(|| self.year_of_part(m));
        let mut named = inside.iter().filter(|m| !m.base).filter_map(within);
        let first = named.next();
        let one = first.filter(|f| named.all(|y| y == *f));
        let before = (self.year - 1, self.year - 1);
        // “八五”计划胜利完成，1995年各项工作取得新的成绩
        let mut years = inside.iter().filter(|m| !m.base).filter_map(|m| self.years(m)).peekable();
        let done = years.peek().is_some()
            && years.all(|y| y.1 < self.year)
            && ["完成", "成绩"].iter().any(|w| title.contains(w));
        let looks_back = found.back() && (!found.ahead() || title.ends_with("回顾")) || done;
        // 2021年各项目标任务较好完成
        let told = ["完成", "情况", "进展"].iter().any(|w| title.ends_with(w));
        let looks_ahead = found.ahead() && !found.back() && !told && !done;
        let gone = one.is_some_and(|y| y.1 < self.year);
        let coming = one.is_some_and(|y| y.1 > self.year || y.1 == self.year && self.early);
        if looks_back && !coming || gone && !looks_ahead {
            // “十四五”时期和2025年工作回顾 names two: what no paragraph places is of the year before
            let years = match () {
                () if one.is_some() => one,
                () if first.is_some() || found.past_year() => Some(before),
                () if found.past_five() => Some(self.past_five()),
                () => None,
            };
            return Some((Look::Back, years, "back.heading"));
        }
        let one = one.or_else(|| self.next_five().filter(|_| NEXT_FIVE.begins(title)));
        let to_come = coming && first.is_some() && !found.back();
        (looks_ahead && !gone || to_come).then_some((Look::Ahead, one, "ahead.heading"))
    }

    /// What 今后五年 means.
    fn next_five(&self) -> Option<(i32, i32)> {
        // plans begin in years that end in 1 and 6
        let next = self.year + (6 - self.year.rem_euclid(5)) % 5;
        if next - self.year <= 1 {
            return Some((next, next + 4));
        }
        self.first_half.then_some((self.year, self.year + 4))
    }

    fn past_five(&self) -> (i32, i32) {
        let last = if self.last_months { self.year } else { self.year - 1 };
        self.five.unwrap_or((last - 4, last))
    }

    /// A heading, whose paragraph ends at `end`.
    fn heading(&mut self, i: usize, end: usize, inside: &[DateMention]) {
        let node = &self.outline.nodes[i];
        let heads = |t: &Span| t.len() <= 150 && !node.run_in && node.style != Style::Ordinal;
        let Some(title) = node.title.filter(heads) else {
            // （四）2021年各项任务较好完成。地区生产总值增长8%…
            let opens = node.title.filter(|t| node.run_in && t.len() <= 150);
            let year = opens.and_then(|t| inside.first().filter(|m| m.span.start() == t.start() && !m.base));
            let gone = year.and_then(|m| self.years(m)).filter(|y| y.0 == y.1 && y.1 < self.year);
            match gone {
                Some(_) => {
                    let (at, until) = (node.span.start(), node.span.end());
                    self.turns.push(Turn { at, until, look: Look::Back, years: gone, rule: "back.heading" });
                }
                None => self.paragraph(node.span.start(), end, inside),
            }
            return;
        };
        let inside = &inside[..inside.iter().take_while(|m| m.span.end() <= title.end()).count()];
        let text = self.clean.slice(title);
        let says = self.heading_looks(text, inside);
        // 三、2026年重点工作 … （五）加快释放改革开放成效: the effect is aimed at
        let effect = || SECTION_BACK.iter().all(|w| SECTION_EFFECT.has(w) || !text.contains(w));
        // 一、“八五”时期的回顾 … （三）重点建设步伐加快: what they were built for is no plan
        let told = || SECTION_AHEAD.iter().all(|w| SECTION_MATTER.has(w) && !text.ends_with(w) || !text.contains(w));
        let above = self.looks(node.span.start()).filter(|_| node.parent.is_some());
        let weak = |says: &Says| match (says.0, above) {
            (Look::Back, Some(Look::Ahead)) => says.1.is_none() && effect(),
            (Look::Ahead, Some(Look::Back)) => says.1.is_none() && told(),
            _ => false,
        };
        if let Some((look, years, rule)) = says.filter(|s| !weak(s)) {
            self.turns.push(Turn { at: node.span.start(), until: node.span.end(), look, years, rule });
        }
    }

    /// Ends what paragraphs and lines began.
    fn end_paragraphs(&mut self, at: usize) {
        for turn in self.turns.iter_mut().rev().take(64) {
            let begun = ["back.past_year", "back.five_years", "back.year", "back.line", "ahead.plan", "ahead.line"];
            if begun.contains(&turn.rule) {
                turn.until = turn.until.min(at);
            }
        }
    }

    /// A line that looks like a heading and is in no tree.
    fn line(&mut self, start: usize, line: &str, inside: &[DateMention]) {
        self.end_paragraphs(start);
        let until = self.section_end(start);
        match self.heading_looks(line, inside) {
            Some((Look::Back, years, _)) => {
                let years = years.or(Some((self.year - 1, self.year - 1)));
                self.turns.push(Turn { at: start, until, look: Look::Back, years, rule: "back.line" });
            }
            // “十五五”时期的主要目标任务
            Some((Look::Ahead, Some(years), _)) if years.1 > self.year => {
                self.turns.push(Turn { at: start, until, look: Look::Ahead, years: Some(years), rule: "ahead.line" });
            }
            _ => {}
        }
    }

    /// What a paragraph opens with.
    fn paragraph(&mut self, start: usize, end: usize, inside: &[DateMention]) {
        let text = self.clean.as_str();
        let theme = start + salutation(&text[start..end]);
        let opening = opening(&text[theme..end]);
        // a title: 1989年政府工作报告
        if !text[start..end].contains(['，', '。', '：', '；', ',']) {
            return;
        }
        // the words that a paragraph turns by are all of years
        let found = if opening.contains('年') { Found::of(opening) } else { Found(0) };
        let first = inside.iter().find(|m| m.span.start() < theme + opening.len());
        let years = first.filter(|m| !m.base).and_then(|m| self.years(m));
        let lead = first.map(|m| text[theme..m.span.start().max(theme)].trim_start());
        let after = first.and_then(|m| text[m.span.end()..].chars().next());
        let topic = lead.is_some_and(|l| l.is_empty() || YEAR_LEAD.has(l))
            && matches!(after, Some('，' | ',' | '是' | '以' | '全' | '我'));
        let accounts = lead.is_some_and(|l| ACCOUNT.ends(l));
        let now = (self.year, self.year);
        let ahead = self.looks(start) == Some(Look::Ahead);
        // its own year, where the clause goes on about it: not 为今年发展奠定基础, not 今年以来
        if self.early
            && (found.new_year()
                || years == Some(now)
                    && first.is_some_and(|m| m.side.is_none() && is_theme(&text[theme..m.span.start().max(theme)])))
        {
            let years = Some(now);
            self.turns.push(Turn { at: start, until: usize::MAX, look: Look::Ahead, years, rule: "ahead.year" });
            return;
        }
        if !self.early && years == Some(now) && topic {
            self.end_paragraphs(start);
        }
        if let Some(years) = self.plans(theme, end, inside) {
            let until = self.section_end(start);
            self.turns.push(Turn { at: start, until, look: Look::Ahead, years: Some(years), rule: "ahead.plan" });
            return;
        }
        let back = if found.past_year() {
            Some(((self.year - 1, self.year - 1), "back.past_year"))
        } else if found.past_five() && (!ahead || PAST_FIVE.begins(opening.trim_start_matches('—'))) {
            Some((self.past_five_of(start), "back.five_years"))
        } else {
            years.filter(|y| y.1 < self.year && (topic || accounts && !ahead)).map(|y| (y, "back.year"))
        };
        if let Some((years, rule)) = back {
            let until = if ahead { end } else { self.section_end(start) };
            self.turns.push(Turn { at: start, until, look: Look::Back, years: Some(years), rule });
            if !ahead {
                self.sentences(start, end, inside, false, true);
                return;
            }
        } else if let Some(years) = years.filter(|y| topic && y.1 > self.year) {
            let until = self.section_end(start);
            self.turns.push(Turn { at: start, until, look: Look::Ahead, years: Some(years), rule: "ahead.plan" });
        }
        let turns = self.early && self.looks(start) != Some(Look::Back) || ahead;
        self.sentences(start, end, inside, turns, back.is_some());
    }

    /// The years to come that a paragraph opens with in other words: 今后五年，…, or 编制了…第十五个五年规划纲要.
    fn plans(&self, theme: usize, end: usize, inside: &[DateMention]) -> Option<(i32, i32)> {
        let text = &self.clean.as_str()[theme..end];
        let first = text.find('。').map_or(text, |stop| &text[..stop]);
        let back = self.looks(theme) == Some(Look::Back);
        if let Some(five) = self.next_five()
            && !back
            && NEXT_FIVE.begins(first.trim_start_matches('在'))
        {
            return Some(five);
        }
        // 我们编制了“十五五”规划纲要（草案），提请审议: the plan is laid before those who are spoken to
        let holds = |words: &[&str]| words.iter().any(|w| first.contains(w));
        if first.len() > 900 || !holds(&["纲要"]) || !holds(&["草案", "审议", "审查"]) || !holds(&["编制", "制定"])
        {
            return None;
        }
        let plan = |m: &DateMention| match m.written.from.part {
            Part::Plan { number, law: false, years: 0 } => Some(plan_years(number)),
            _ => None,
        };
        let behind = theme + first.len();
        inside.iter().take_while(|m| m.span.start() < behind).find_map(plan).filter(|y| y.1 > self.year)
    }

    /// Where the speech looks at a place that is being read.
    fn looks(&self, at: usize) -> Option<Look> {
        self.turns.iter().rev().take(64).find(|t| at < t.until).map(|t| t.look)
    }

    /// The sentences of a paragraph: 两年来，…, 五年间… and 今后五年… name their years; in one that looks ahead (`turns`), 去年… looks back
    /// up to 今年….
    /// `opened`: what the paragraph opens with has been read.
    fn sentences(&mut self, start: usize, end: usize, mut inside: &[DateMention], turns: bool, opened: bool) {
        let text = self.clean.as_str();
        let mut back = self.looks(start) == Some(Look::Back);
        let mut at = start;
        while self.stops.next_if(|stop| *stop <= start).is_some() {}
        while at < end {
            let from = at;
            at = self.stops.next_if(|stop| *stop <= end).unwrap_or(end);
            let whole = text[from..at].trim_start();
            // 在今后五年内，…
            let lead = whole.strip_prefix('在').unwrap_or(whole);
            inside = &inside[inside.iter().take_while(|m| m.span.start() < from).count()..];
            let date = inside.first().filter(|m| m.span.start() == at - whole.len());
            let year = date.filter(|m| m.side.is_none()).and_then(|m| self.years(m));
            let first = opened && from == start;
            let next = || self.next_five().filter(|_| !first && NEXT_FIVE.begins(lead));
            let gone = years_gone(lead, back).filter(|n| turns || !first && n.is_some());
            let turn = if let Some(years) = gone {
                let five = years.filter(|n| *n == 5).map(|_| self.past_five_of(from));
                let years = five.or(years.map(|n| (self.year - n, self.year - 1)));
                Some((Look::Back, years, "back.years"))
            } else if let Some(years) = next() {
                Some((Look::Ahead, Some(years), "ahead.years"))
            } else {
                match year.filter(|_| turns) {
                    Some((_, last)) if last < self.year => Some((Look::Back, year, "back.sentence")),
                    Some((_, last)) if back && last >= self.year => Some((Look::Ahead, year, "ahead.sentence")),
                    _ => None,
                }
            };
            if let Some((look, years, rule)) = turn {
                // in a passage that has years of its own they hold for the sentence
                let until = if turns { end } else { self.sentence_end(from, end) };
                if turns {
                    back = look == Look::Back;
                }
                self.turns.push(Turn { at: from, until, look, years, rule });
            }
        }
    }

    /// Where the sentence that begins at `from` ends behind its 。, at most at `end` and not farther than a long sentence reaches.
    fn sentence_end(&self, from: usize, end: usize) -> usize {
        /// Bytes: about 400 characters.
        const LONG: usize = 1200;
        let window = &self.clean.as_str().as_bytes()[from..end.min(from + LONG)];
        let stop = memchr::memmem::find(window, "。".as_bytes());
        stop.map_or(end.min(from + LONG), |at| from + at + "。".len())
    }

    /// The five years that 五年来 means: those of the heading above (“六五”计划执行情况的回顾), or the last spoken of.
    fn past_five_of(&self, at: usize) -> (i32, i32) {
        let above = self.turns.iter().rev().take(64).find(|t| at < t.until && t.rule == "back.heading");
        above.and_then(|t| t.years).filter(|y| y.1 - y.0 == 4).unwrap_or_else(|| self.past_five())
    }
}

/// How far 各位代表， runs at the start of a paragraph.
fn salutation(paragraph: &str) -> usize {
    let lead = paragraph.trim_start_matches(['—', ' ']);
    let rest = lead.strip_prefix("各位代表").map(|r| r.trim_start_matches(['，', ',', '！', '!', '：', ' ']));
    paragraph.len() - rest.unwrap_or(lead).len()
}

/// True when what stands before a year in its sentence leaves it what the sentence is about.
fn is_theme(before: &str) -> bool {
    let clause = before.rsplit(['，', '：', ',', ':']).next().unwrap_or(before);
    !clause.contains(['为', '对', '比', '于']) && clause.len() <= 36
}

/// How many years back a sentence looks that opens with 两年来, 近三年, 这两年中 or, where the passage looks `back`, with 五年间;
/// `Some(None)` where it does not count them (近年来).
fn years_gone(sentence: &str, back: bool) -> Option<Option<i32>> {
    // most sentences open with neither a word before a number of years nor the number
    let head = sentence.chars().next()?;
    let numeral = matches!(head, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    if !numeral && !matches!(head, '这' | '过' | '最' | '近' | '两' | '几' | '多') {
        return None;
    }
    let this = sentence.strip_prefix('这');
    let rest = ["过去的", "过去", "最近", "近"].iter().find_map(|w| sentence.strip_prefix(*w));
    let (marked, rest) = (rest.is_some(), this.or(rest).unwrap_or(sentence));
    let mut chars = rest.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    if first == '年' && marked {
        return rest.starts_with('来').then_some(None);
    }
    let number = match first {
        '两' => Some(2),
        '几' | '多' => None,
        c => Some("一二三四五六七八九十".chars().position(|d| d == c)? as i32 + 1),
    };
    let vague = rest.strip_prefix(['多', '几']);
    let number = number.filter(|_| vague.is_none());
    let rest = vague.unwrap_or(rest).strip_prefix('年')?;
    // 五年中，要对三个基地进行改造 is to come
    let to_come = || rest.chars().take(12).any(|c| matches!(c, '要' | '将' | '拟'));
    let within = (back || this.is_some() || marked) && rest.starts_with(['间', '中', '里']) && !to_come();
    // 过去的五年极不平凡，…: the sentence is about them
    let theme = sentence.starts_with("过去的") && this.is_none() && !rest.starts_with('的');
    let closed = theme || rest.starts_with('来') || marked && rest.starts_with(['，', ',']) || within;
    closed.then_some(number)
}

/// The first sentence of a paragraph, at most 40 characters of it.
fn opening(paragraph: &str) -> &str {
    let cut = paragraph.char_indices().zip(0..).find(|((_, c), n)| *n == 40 || matches!(c, '。' | '！'));
    &paragraph[..cut.map_or(paragraph.len(), |((at, _), _)| at)]
}
