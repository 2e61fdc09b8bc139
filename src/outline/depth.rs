//! Depth from markers alone: families and numbers in, levels out; no text in sight.
//!
//! `一 （一） （二） 二` has levels 1 2 2 1; `一 1 2 二 （一）` has 1 2 2 1 2; `一 二 一 二 三 三` has
//! 1 1 2 2 2 1, since the series that starts again lies inside the one that goes on later.
//!
//! The rule, for markers in text order with a stack of open families:
//! 1. A family that is open returns to its level and closes what is below it.
//! 2. A family that is not open opens one level below the innermost open one; dashes and nothing
//!    else are closed first, since a dash opens no level for numbered families. 一、 is never below
//!    （一）, nor 1. below （1）, nor a chapter below a section, nor either below an article: there the
//!    lower family is closed first.
//! 3. A part closes everything and starts at level 1; what follows lies below it.
//! 4. Within one family, the numbers between two markers that close it fall into runs 1, 2, 3 …. A
//!    number that does not go on the current run goes on the nearest earlier run that it follows; the
//!    runs between lie inside that one and are one level deeper (their family is nested), where they start at 1. A
//!    number that follows no run starts one beside the others.

use foldhash::{HashMap, HashMapExt as _};

use crate::grammar::marker::Style;

/// What depth may depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) style: Style,
    pub(super) number: Option<u32>,
    /// Numbers of a decimal scheme less one: 1.1 is 1.
    pub(super) deeper: u8,
}

/// What is known of a marker's place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Depth from 1.
    pub(super) level: u32,
    /// How the number stands to the one before it in its family.
    pub(super) order: Order,
}

/// How a number stands to the one before it in its family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// First of a series, or one more than the one before it.
    Regular,
    /// Some numbers are missing between: the number that was expected.
    Gap(u32),
    /// The same number again, or an earlier one.
    Repeat,
}

/// A family with its variety: nested runs and the depths of a decimal scheme are families of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Family {
    style: Style,
    deeper: u8,
    nest: u32,
}

/// Families that never lie below one of the others named.
fn closes(style: Style, open: Style) -> bool {
    match style {
        Style::Chapter => open != Style::Part,
        Style::Section => !matches!(open, Style::Part | Style::Chapter),
        Style::Article => !matches!(open, Style::Part | Style::Chapter | Style::Section | Style::Han),
        Style::Han => matches!(open, Style::HanParen | Style::Dash),
        Style::Arabic => matches!(open, Style::ArabicParen | Style::Dash),
        Style::Dash => false,
        _ => open == Style::Dash,
    }
}

/// The levels of markers in text order. Linear.
pub(super) fn depths(marks: &[Mark]) -> Vec<Place> {
    let nests = nests(marks);
    let mut open: Vec<Family> = Vec::new();
    let mut last: HashMap<Family, u32> = HashMap::new();
    marks
        .iter()
        .zip(nests)
        .map(|(mark, nest)| {
            let family = Family { style: mark.style, deeper: mark.deeper, nest };
            let was_open = open.contains(&family);
            if mark.style == Style::Part {
                open.clear();
                // the annexes themselves are numbered on
                last.retain(|f, _| f.style == Style::Part);
            }
            if let Some(at) = open.iter().position(|f| *f == family) {
                open.truncate(at + 1);
            } else {
                if nest > 0 {
                    // a nested run lies below the run that it interrupts
                    if let Some(at) = open.iter().position(|f| *f == Family { nest: nest - 1, ..family }) {
                        open.truncate(at + 1);
                    }
                } else if mark.deeper > 0 {
                    if let Some(at) = open.iter().position(|f| f.style == Style::Arabic && f.deeper + 1 == mark.deeper)
                    {
                        open.truncate(at + 1);
                    }
                } else {
                    while open.last().is_some_and(|f| closes(mark.style, f.style)) {
                        open.pop();
                    }
                }
                open.push(family);
                // a family that opens again may run on from where it stopped, or start again
            }
            let order = match (mark.number, last.get(&family)) {
                (None, _) => Order::Regular,
                // 一、 of the whole text comes once; lists of items begin anew under one heading
                (Some(1), Some(_)) if was_open && mark.style == Style::Han => Order::Repeat,
                (Some(1), _) => Order::Regular,
                (Some(n), Some(&before)) if n == before + 1 => Order::Regular,
                (Some(n), Some(&before)) if n > before => Order::Gap(before + 1),
                (Some(_), Some(_)) => Order::Repeat,
                (Some(_), None) => Order::Gap(1),
            };
            if let Some(n) = mark.number {
                last.insert(family, n);
            }
            Place { level: open.len() as u32, order }
        })
        .collect()
}

/// The runs of one family inside one scope.
#[derive(Debug, Default)]
struct Runs {
    /// Runs that may still go on, in text order.
    open: Vec<Run>,
    /// Which open runs but the last end in a number: indices into `open`, the nearest last.
    ends: HashMap<u32, Vec<usize>>,
}

#[derive(Debug)]
struct Run {
    /// Its last number so far.
    last: u32,
    /// The marker that it begins with.
    from: usize,
}

/// The deepest that series lie inside series of their own family: beyond, it is no numbering.
const DEEPEST: u32 = 6;

/// How many runs of its own family each marker lies inside.
fn nests(marks: &[Mark]) -> Vec<u32> {
    // stretches of markers [from, to) whose members of one family lie one run deeper
    let mut inside: Vec<(usize, usize, (Style, u8))> = Vec::new();
    // the stack of open families, as rules 1 and 2 see it without nesting
    let mut open: Vec<((Style, u8), Runs)> = Vec::new();
    for (i, mark) in marks.iter().enumerate() {
        if mark.style == Style::Part {
            open.clear();
        }
        let key = (mark.style, mark.deeper);
        match open.iter().position(|f| f.0 == key) {
            Some(at) => open.truncate(at + 1),
            None => {
                while open.last().is_some_and(|f| closes(mark.style, f.0.0)) {
                    open.pop();
                }
                open.push((key, Runs::default()));
            }
        }
        let (Some(n), Some((_, runs))) = (mark.number, open.last_mut()) else { continue };
        if runs.open.last().is_some_and(|r| r.last + 1 == n) {
            runs.go_on(n);
        } else if let Some(at) = (n > 1).then(|| runs.nearest(n - 1)).flatten() {
            // only a series that starts again lies inside: （六）（六）（七）（七） repeats headings at the foot of a page
            let mut between = runs.open[at + 1..].iter();
            if let Some(run) = between.find(|run| marks[run.from].number == Some(1)) {
                inside.push((run.from, i, key));
            }
            runs.close_after(at);
            runs.go_on(n);
        } else {
            runs.push(Run { last: n, from: i });
        }
    }
    sweep(marks, inside)
}

/// Counts for each marker the stretches of its family that cover it.
fn sweep(marks: &[Mark], inside: Vec<(usize, usize, (Style, u8))>) -> Vec<u32> {
    let mut events: Vec<(usize, bool, (Style, u8))> =
        inside.into_iter().flat_map(|(from, to, key)| [(from, true, key), (to, false, key)]).collect();
    events.sort_unstable();
    let mut events = events.into_iter().peekable();
    let mut depth: HashMap<(Style, u8), u32> = HashMap::new();
    marks
        .iter()
        .enumerate()
        .map(|(i, mark)| {
            while let Some((_, opens, key)) = events.next_if(|e| e.0 <= i) {
                let count = depth.entry(key).or_default();
                *count = if opens { *count + 1 } else { count.saturating_sub(1) };
            }
            if depth.is_empty() { 0 } else { depth.get(&(mark.style, mark.deeper)).copied().unwrap_or(0).min(DEEPEST) }
        })
        .collect()
}

impl Runs {
    fn push(&mut self, run: Run) {
        if let Some(last) = self.open.last() {
            self.ends.entry(last.last).or_default().push(self.open.len() - 1);
        }
        self.open.push(run);
    }

    /// The nearest open run that ends in `last`.
    fn nearest(&self, last: u32) -> Option<usize> {
        match self.open.last() {
            Some(run) if run.last == last => Some(self.open.len() - 1),
            _ => self.ends.get(&last).and_then(|at| at.last().copied()),
        }
    }

    /// Closes the last open run.
    fn pop(&mut self) {
        self.open.pop();
        let Some(at) = self.open.len().checked_sub(1) else { return };
        let last = self.open[at].last;
        if let Some(list) = self.ends.get_mut(&last) {
            if list.last() == Some(&at) {
                list.pop();
            }
            if list.is_empty() {
                self.ends.remove(&last);
            }
        }
    }

    fn close_after(&mut self, at: usize) {
        while self.open.len() > at + 1 {
            self.pop();
        }
    }

    /// The last open run goes on with a number.
    fn go_on(&mut self, last: u32) {
        if let Some(run) = self.open.last_mut() {
            run.last = last;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `一 （一） 1. (1) ① 章 节 条 -` with a number: "h1" "p2" "a3" "b1" "c1" "C1" "S1" "A1" "-" "P".
    fn levels(marks: &str) -> Vec<u32> {
        let marks: Vec<Mark> = marks
            .split_whitespace()
            .map(|m| {
                let style = match &m[..1] {
                    "h" => Style::Han,
                    "p" => Style::HanParen,
                    "a" => Style::Arabic,
                    "b" => Style::ArabicParen,
                    "c" => Style::Circled,
                    "C" => Style::Chapter,
                    "S" => Style::Section,
                    "A" => Style::Article,
                    "P" => Style::Part,
                    _ => Style::Dash,
                };
                let mut numbers = m[1..].split('.');
                let number = numbers.clone().next_back().and_then(|n| n.parse().ok());
                numbers.next();
                Mark { style, number, deeper: numbers.count() as u8 }
            })
            .collect();
        depths(&marks).iter().map(|p| p.level).collect()
    }

    #[test]
    fn the_standard_ladder() {
        assert_eq!(levels("h1 p1 a1 b1 c1 p2 h2"), [1, 2, 3, 4, 5, 2, 1]);
        assert_eq!(levels("C1 A1 A2 p1 p2 C2 S1 A3 S2 A4"), [1, 2, 2, 3, 3, 1, 2, 3, 2, 3]);
    }

    #[test]
    fn a_skipped_family_leaves_no_level() {
        assert_eq!(levels("h1 a1 a2 h2 p1 a1"), [1, 2, 2, 1, 2, 3]);
        assert_eq!(levels("A1 p1 a1 A2 a1"), [1, 2, 3, 1, 2]);
    }

    #[test]
    fn a_lost_first_heading() {
        assert_eq!(levels("p1 p2 h2 p1 h3"), [1, 1, 1, 2, 1]);
        assert_eq!(levels("A5 C2 A6"), [1, 1, 2]);
    }

    #[test]
    fn dashes_open_no_level() {
        assert_eq!(levels("h1 - - p1 p2 h2"), [1, 2, 2, 2, 2, 1]);
        assert_eq!(levels("p1 - - p2"), [1, 2, 2, 1]);
    }

    #[test]
    fn a_part_starts_over() {
        assert_eq!(levels("h1 p1 P h1 p1 P1 C1"), [1, 2, 1, 2, 3, 1, 2]);
    }

    #[test]
    fn a_series_inside_a_series() {
        assert_eq!(levels("h1 h2 h1 h2 h3 h3 h4"), [1, 1, 2, 2, 2, 1, 1]);
        assert_eq!(
            levels("h1 h2 p1 p2 h1 h2 h3 h4 h5 h3 p1 h1 h2 h3 h4 h4"),
            [1, 1, 2, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 1]
        );
        // a number is missing in the series that goes on
        assert_eq!(levels("h1 h2 h4 h1 h2 h3 h3"), [1, 1, 1, 2, 2, 2, 1]);
        // headings that a page end repeats
        assert_eq!(levels("p1 p2 p3 p3 p4 p4 p5"), [1; 7]);
        // it starts again but nothing goes on: the series stand side by side
        assert_eq!(levels("a1 a2 a3 a1 a2"), [1, 1, 1, 1, 1]);
        // a series inside a series inside a series
        assert_eq!(levels("h1 h2 h1 h2 h3 h1 h2 h3 h4 h5 h4 h3"), [1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 2, 1]);
        // two series inside one
        assert_eq!(levels("h1 h1 h2 h3 h1 h2 h3 h2"), [1, 2, 2, 2, 2, 2, 2, 1]);
    }

    #[test]
    fn decimal_schemes() {
        assert_eq!(levels("a1 a1.1 a1.2 a2 a2.1 a2.1.1 a2.2"), [1, 2, 2, 1, 2, 3, 2]);
    }

    #[test]
    fn numbering_is_reported() {
        let marks =
            |n: &[u32]| n.iter().map(|&n| Mark { style: Style::Han, number: Some(n), deeper: 0 }).collect::<Vec<_>>();
        let orders: Vec<Order> = depths(&marks(&[1, 2, 2, 5])).iter().map(|p| p.order).collect();
        assert_eq!(orders, [Order::Regular, Order::Regular, Order::Repeat, Order::Gap(3)]);
    }

    #[test]
    fn ten_thousand_times_the_same_marker_is_linear() {
        let marks = vec![Mark { style: Style::Han, number: Some(1), deeper: 0 }; 200_000];
        let places = depths(&marks);
        assert!(places.iter().all(|p| p.level == 1));
        // nested pairs: 1 1 1 … 2 2 2 …
        let mut deep: Vec<Mark> = vec![Mark { style: Style::Han, number: Some(1), deeper: 0 }; 20_000];
        deep.extend(vec![Mark { style: Style::Han, number: Some(2), deeper: 0 }; 20_000]);
        assert_eq!(depths(&deep).len(), 40_000);
    }
}
