//! Stated totals against their parts, and stated counts against the lists before and behind them.
//!
//! “18项纪律制度、5项财务制度，共23项制度”: 18 + 5 = 23; “9个企业…，其中四个…。其余5个…”: 4 + 5 = 9; “3607件（市政府349件、
//! 各部门3258件）”: 349 + 3258 = 3607; “公示制度、记录制度、审核制度三项制度”: three names, three.
//!
//! A total is compared with figures of its own unit, exact ones without bound, that no other figure parts
//! from it, by one of these rules:
//!
//! * `sum.total`: 共, 合计, 总计 before the total, the parts before it in the sentence;
//! * `sum.bracket`: the parts in the bracket right behind the total;
//! * `sum.rest`: 其中 … 其余 behind the total, across sentences of the paragraph;
//! * `sum.part`: 其中 with two or more parts that add up;
//! * `sum.list`: a list of names right before a small count;
//! * `sum.follows`: a small count whose clause ends with a colon, and the names or the items 一是…二是… right behind it.
//!
//! That parts agree is always worth a note (`sum_ok`). That they do not (`sum_mismatch`) is said only where the
//! text claims that they are all: with 其余; in a bracket or before 共 when three or more parts are listed
//! one right after another, and the words do not say that some are left out (等, 含, 其中).

use rust_decimal::Decimal;

use super::{Given, Metric, Seat, clause};
use crate::lexicon::lists::{INCLUDES, TOTAL};
use crate::resolve::{Figure, FigureKind};
use crate::text::Note;

/// Parts that lie further apart than this, in bytes, are no list.
const APART: usize = 120;
/// A total with more parts than this is not looked at.
const MOST: usize = 64;

struct Sums<'d> {
    given: &'d Given<'d>,
    text: &'d str,
    metrics: &'d [Metric],
    seats: &'d [Seat],
    notes: Vec<Note>,
}

/// Compares totals with parts. `metrics` and `seats` are those of the figures, one each.
pub(super) fn check(given: &Given<'_>, metrics: &[Metric], seats: &[Seat]) -> Vec<Note> {
    let mut sums = Sums { given, text: given.clean.as_str(), metrics, seats, notes: Vec::new() };
    for i in 0..seats.len() {
        if !exact(&given.figures[i]) {
            continue;
        }
        if !sums.bracket(i) && !sums.total(i) && !sums.parts(i) {
            let known = sums.notes.len();
            sums.list(i);
            if sums.notes.len() == known {
                sums.follows(i);
            }
        }
    }
    sums.notes
}

/// A figure that may be added: a level, exact, not a rate.
fn exact(f: &Figure) -> bool {
    f.value.is_some()
        && f.qualifier.is_none()
        && f.change.is_none()
        && matches!(f.kind, FigureKind::Count | FigureKind::Money | FigureKind::Measure)
}

impl Sums<'_> {
    fn value(&self, i: usize) -> Decimal {
        self.given.figures[i].value.unwrap_or_default()
    }

    fn adds(&self, i: usize, to: usize) -> bool {
        let (a, b) = (&self.given.figures[i], &self.given.figures[to]);
        exact(a) && a.unit == b.unit && a.kind == b.kind
    }

    fn between(&self, a: usize, b: usize) -> &str {
        let (from, to) = (self.given.figures[a].span.end(), self.given.figures[b].span.start());
        if from <= to { &self.text[from..to] } else { "" }
    }

    fn sum(&self, parts: &[usize]) -> Option<Decimal> {
        parts.iter().try_fold(Decimal::ZERO, |sum, &p| sum.checked_add(self.value(p)))
    }

    fn note(&mut self, total: usize, parts: &[usize], sum: Decimal) {
        let value = self.value(total).normalize();
        let listed: Vec<String> = parts.iter().map(|&p| self.value(p).normalize().to_string()).collect();
        let listed = listed.join(" + ");
        let at = self.given.clean.origin(self.given.figures[total].span);
        let unit = &self.given.figures[total].unit;
        self.notes.push(if sum.normalize() == value {
            Note::at("sum_ok", at, format!("the stated total agrees with its parts: {value} {unit} = {listed}"))
        } else {
            let sum = sum.normalize();
            Note::at("sum_mismatch", at, format!("the stated total is {value} {unit}, its parts make {sum}: {listed}"))
        });
    }

    /// The parts in the bracket right behind the total.
    fn bracket(&mut self, total: usize) -> bool {
        let behind = &self.text[self.given.figures[total].span.end()..];
        let Some(inside) = behind.strip_prefix(['（', '(']) else { return false };
        let depth = self.seats[total].depth + 1;
        let parts: Vec<usize> = (total + 1..self.seats.len())
            .take(MOST)
            .take_while(|&j| {
                self.seats[j].paragraph == self.seats[total].paragraph
                    && self.seats[j].depth >= depth
                    && !self.between(j - 1, j).contains(['）', ')'])
            })
            .collect();
        if parts.len() < 2 || !parts.iter().all(|&p| self.adds(p, total)) {
            return false;
        }
        let Some(sum) = self.sum(&parts) else { return false };
        let open = inside.starts_with("其中") || INCLUDES.begins(inside);
        let last = parts[parts.len() - 1];
        let closes = self.text[self.given.figures[last].span.end()..].starts_with(['）', ')']);
        if sum == self.value(total) || parts.len() > 2 && !open && closes {
            self.note(total, &parts, sum);
            return true;
        }
        false
    }

    /// 共, 合计, 总计 before the total, the parts before them.
    fn total(&mut self, total: usize) -> bool {
        if !self.seats[total].total || total < 2 {
            return false;
        }
        let seat = self.seats[total];
        let mut parts: Vec<usize> = (0..total)
            .rev()
            .take(MOST)
            .take_while(|&j| {
                self.seats[j].sentence == seat.sentence
                    && self.seats[j].depth == seat.depth
                    && !self.seats[j].total
                    && self.adds(j, total)
                    && self.between(j, j + 1).len() <= APART
            })
            .collect();
        parts.reverse();
        if parts.len() < 2 {
            return false;
        }
        let Some(sum) = self.sum(&parts) else { return false };
        let joint = self.between(total - 1, total);
        // “…5项制度，共70项制度”: nothing but the word of total stands before it
        let bare = joint.rsplit(['，', ',', '、', '；', '。']).next().unwrap_or(joint).trim();
        let only = TOTAL.has(bare) || matches!(bare, "一共" | "共有");
        let listed = parts.windows(2).all(|p| {
            let gap = self.between(p[0], p[1]);
            gap.len() <= 60 && gap.matches(['，', ',', '、', '；', ';']).count() == 1
        });
        let open = joint.contains('等');
        if sum == self.value(total) || parts.len() > 2 && only && listed && !open && self.same_noun(&parts, total) {
            self.note(total, &parts, sum);
            return true;
        }
        false
    }

    /// The parts count what the total counts: 工作纪律制度, 财务制度 → 制度.
    fn same_noun(&self, parts: &[usize], total: usize) -> bool {
        let Some(noun) = self.metrics[total].subject.as_deref() else { return false };
        parts.iter().all(|&p| self.metrics[p].subject.as_deref().is_some_and(|s| s.ends_with(noun)))
    }

    /// 其中 … 其余 behind a total: `first` is the figure that 其中 opens.
    fn parts(&mut self, first: usize) -> bool {
        if first == 0 || !self.opens(first, "其中") && !self.opens(first, "包括") {
            return false;
        }
        let seat = self.seats[first];
        let total =
            (0..first).rev().take(MOST).take_while(|&j| self.seats[j].paragraph == seat.paragraph).find(|&j| {
                self.seats[j].depth <= seat.depth && self.adds(j, first) && self.value(j) >= self.value(first)
            });
        let Some(total) = total else { return false };
        // the figures right behind it: other units may stand between, a new total may not
        if self.given.figures[first].span.start() - self.given.figures[total].span.end() > 4 * APART {
            return false;
        }
        let mut parts = vec![first];
        let mut rest = self.opens(first, "其余");
        for j in first + 1..self.seats.len().min(first + MOST) {
            let here = self.seats[j];
            if here.paragraph != seat.paragraph || here.total || here.depth != seat.depth {
                break;
            }
            let closing = self.opens(j, "其余");
            if here.sentence != seat.sentence && !closing {
                if self.adds(j, first) {
                    break;
                }
                continue;
            }
            if !self.adds(j, first) {
                if here.sentence == seat.sentence && !rest {
                    continue;
                }
                break;
            }
            parts.push(j);
            if closing {
                rest = true;
                break;
            }
            if self.opens(j, "其中") {
                return false;
            }
        }
        let Some(sum) = self.sum(&parts) else { return false };
        let agrees = sum == self.value(total) && parts.len() > 1;
        if agrees || rest && parts.len() > 1 && self.tight(&parts) {
            self.note(total, &parts, sum);
            return true;
        }
        // parts that go on to say other things: the first that add up
        let mut some = self.value(first);
        for n in 1..parts.len() {
            some = match some.checked_add(self.value(parts[n])) {
                Some(s) if s <= self.value(total) => s,
                _ => break,
            };
            if some == self.value(total) {
                let parts = parts[..=n].to_vec();
                self.note(total, &parts, some);
                return true;
            }
        }
        false
    }

    /// No part lies far from the one before it.
    fn tight(&self, parts: &[usize]) -> bool {
        parts.windows(2).all(|p| self.between(p[0], p[1]).len() <= 2 * APART)
    }

    /// True when `word` opens the clause of a figure.
    fn opens(&self, i: usize, word: &str) -> bool {
        let at = self.given.figures[i].span.start();
        let floor =
            i.checked_sub(1).map_or(0, |j| self.given.figures[j].span.end()).max(self.seats[i].sentence).min(at);
        let gap = &self.text[floor..at];
        gap.len() <= 3 * APART
            && memchr::memmem::rfind(gap.as_bytes(), word.as_bytes()).is_some_and(|k| {
                // 其中，市级47期: a pause may follow the word
                let behind = gap[k + word.len()..].trim_start_matches(['，', ',', ' ']);
                !behind.contains(['，', ',', '；', '。'])
            })
    }

    /// True for a count that a list of names may be held against: 三项, 5个.
    fn is_small_count(&self, i: usize) -> bool {
        let figure = &self.given.figures[i];
        let value = self.value(i);
        figure.kind == FigureKind::Count
            && value >= Decimal::TWO
            && value <= Decimal::from(20)
            && value.is_integer()
            && matches!(
                &*figure.unit,
                "项" | "个" | "种" | "类" | "家" | "大" | "部" | "条" | "方面" | "位" | "名" | "所" | ""
            )
    }

    fn note_count(&mut self, i: usize, place: &str) {
        let origin = self.given.clean.origin(self.given.figures[i].span);
        let count = self.value(i).normalize();
        let message = format!("the stated count agrees with the list {place} it: {count} names");
        self.notes.push(Note::at("sum_ok", origin, message));
    }

    /// A small count whose clause ends with a colon, and what stands behind it: “落实三项制度：公示、记录、审核。”, “做好两项工作：一是…二是…”.
    fn follows(&mut self, i: usize) {
        if !self.is_small_count(i) {
            return;
        }
        let value = self.value(i);
        let end = self.given.figures[i].span.end();
        let Some((colon, mark)) = self.text[end..].char_indices().take(24).find(|&(_, c)| clause::is_stop(c)) else {
            return;
        };
        if !matches!(mark, '：' | ':') {
            return;
        }
        let from = end + colon + mark.len_utf8();
        let rest = self.text[from..].trim_start();
        let from = self.text.len() - rest.len();
        let nodes = &self.given.outline.nodes;
        let first = nodes.partition_point(|n| n.marker.start() < from);
        if let Some(item) = nodes.get(first).filter(|n| n.marker.start() == from && n.number == Some(1)) {
            // the items of one series: they hang under one heading and count on
            let mut items = 1u32;
            for n in nodes[first + 1..].iter().take(4 * MOST).take_while(|n| n.level >= item.level) {
                if n.level == item.level && n.style == item.style && n.number == Some(items + 1) {
                    items += 1;
                } else if n.level == item.level {
                    break;
                }
            }
            if Decimal::from(items) == value {
                self.note_count(i, "behind");
            }
            return;
        }
        let stop = rest.char_indices().take(200).find(|(_, c)| clause::is_stop(*c));
        let Some((stop, '。' | '；' | '\n')) = stop else { return };
        let list = &rest[..stop];
        if !list.contains('、') || list.contains('等') {
            return;
        }
        let names = count(list);
        let joined = names + ["和", "及", "与"].iter().map(|w| list.matches(w).count()).sum::<usize>();
        if names > 1 && (Decimal::from(names) == value || Decimal::from(joined) == value) {
            self.note_count(i, "behind");
        }
    }

    /// A list of names right before a small count.
    fn list(&mut self, i: usize) {
        if !self.is_small_count(i) {
            return;
        }
        let figure = &self.given.figures[i];
        let at = figure.span.start();
        let value = self.value(i);
        let floor =
            i.checked_sub(1).map_or(0, |j| self.given.figures[j].span.end()).max(self.seats[i].sentence).min(at);
        let before = &self.text[floor..at];
        let Some(last) = before.chars().next_back() else { return };
        if clause::is_stop(last) || last == '、' || !before.contains('、') {
            return;
        }
        let (from, ran) = clause::left(self.text, floor, at);
        if ran && floor != self.seats[i].sentence {
            return;
        }
        let list = &self.text[from..at];
        // 四、延长两项政策: a marker lists nothing; 是 says what they are, not how many they are
        let head = list.split('、').next().unwrap_or(list);
        if head.chars().all(|c| c.is_ascii_digit() || crate::text::is_han_numeral(c))
            || list.ends_with(['是', '有', '为'])
        {
            return;
        }
        if list.ends_with('等') || list.ends_with("的") || list.contains("等") || figure.span.end() >= self.text.len()
        {
            return;
        }
        let items = count(list);
        let joined = items + list.matches('和').count() + list.matches("及").count() + list.matches('与').count();
        let stated = value;
        let is = |n: usize| Decimal::from(n) == stated;
        if items > 1 && (is(items) || is(joined) || is(items + 1) && list.contains(['和', '及', '与'])) {
            self.note_count(i, "before");
        }
    }
}

/// How many names a list holds: those parted by 、 outside brackets, or those inside the quotation that it ends with.
fn count(list: &str) -> usize {
    let inside = list.strip_suffix(['”', '》']).and_then(|l| l.rfind('“').map(|k| &l[k..]));
    let one = inside.filter(|l| l.contains('、') && !l.contains('”'));
    let mut depth = 0i32;
    let mut items = 1;
    for c in one.map_or(list, |l| l.trim_start_matches('“')).chars() {
        match c {
            '（' | '(' | '“' | '《' => depth += 1,
            '）' | ')' | '”' | '》' => depth -= 1,
            '、' if depth <= 0 => items += 1,
            _ => {}
        }
    }
    items
}
