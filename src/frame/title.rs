//! 标题: GB/T 9704 §7.3.1, the lines between the number and the addressees.
//!
//! “国务院办公厅关于…的通知”, “清河市2023年法治政府建设情况报告”, “清河市房屋管理办法”.
//!
//! A line may be a title's when it is short, ends no sentence and opens no heading. Lines that follow each other are
//! one title, unless the second says the first again (a page's own headline above the printed one):
//! then the second, the letter's own, is the title. A group that ends like a title wins over one that does not;
//! the last such group before the text is the title.

use super::kind::{is_title_tail, stem_of};
use super::line::{Lines, at_most, has_stop, is_colon, opens_body, split_bracket, squeeze, width};
use super::organ::is_organ;
use crate::grammar::form;

/// Lines of a printed title at most; more is a list.
const MOST_LINES: usize = 6;

/// True when a line may be a title or a piece of one.
pub(super) fn may_be_title(line: &str) -> bool {
    let n = width(line);
    (3..=130).contains(&n)
        && at_most(line, 200)
        && !has_stop(line)
        && !line.ends_with(|c: char| is_colon(c) || matches!(c, '，' | ',' | '、' | '.' | '”'))
        && !opens_body(line)
        && !line.starts_with(['—', '-', '（', '(', '*', '·', '▲', '●', '[', '【', '>', '|'])
        && line.chars().filter(|&c| matches!(crate::lex::class_of(c), crate::lex::Class::Han)).count() >= 2
        && form::day(line).is_none_or(|(_, rest)| !rest.is_empty() && is_title_tail(line))
}

/// Candidate lines of the head, in order, as paragraph indices.
#[derive(Default)]
pub(super) struct Candidates {
    groups: Vec<Vec<usize>>,
}

impl Candidates {
    /// Adds paragraph `i`; `after_gap` when something else stood between it and the one before.
    pub(super) fn add(&mut self, lines: Lines<'_>, i: usize) {
        let line = lines.get(i);
        let joins = self.groups.last().and_then(|g| g.last().map(|&last| (g, last))).is_some_and(|(group, last)| {
            // 政府工作报告 alone is a whole title: what stands above it is a page's headline
            if last + 1 != i
                || squeeze(line) == "政府工作报告" && !is_organ(lines.get(last)) && !lines.get(last).ends_with('年')
            {
                return false;
            }
            let before: String = group.iter().map(|&k| squeeze(lines.get(k))).collect();
            let here = squeeze(line);
            !before.contains(&here) && !here.contains(&before)
                || is_organ(&before) && !is_title_tail(&before) && !here.contains(&before)
        });
        match self.groups.last_mut() {
            Some(group) if joins => group.push(i),
            _ => self.groups.push(vec![i]),
        }
    }

    /// Takes back the last lines that name organs only: they turned out to be a mark above a number.
    pub(super) fn take_organs(&mut self, lines: Lines<'_>, before: usize) -> Option<Vec<usize>> {
        let group = self.groups.last()?;
        if group.last() == Some(&before)
            && group.iter().all(|&k| is_organ(lines.get(k)) && !is_title_tail(lines.get(k)))
        {
            return self.groups.pop();
        }
        None
    }

    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Takes back the organs that stand below a whole title: the organ of a bulletin, printed under its title.
    pub(super) fn take_organs_below(&mut self, lines: Lines<'_>) -> Vec<usize> {
        let Some(group) = self.groups.last_mut() else { return Vec::new() };
        let titled = group.iter().rposition(|&k| is_title_tail(lines.get(k)));
        let Some(last) = titled else { return Vec::new() };
        if group[last + 1..].iter().all(|&k| is_organ(lines.get(k))) { group.split_off(last + 1) } else { Vec::new() }
    }

    /// The title: its first and last paragraph.
    pub(super) fn choose(&self, lines: Lines<'_>, speech: bool) -> Option<(usize, usize)> {
        let whole = |g: &[usize]| -> String { g.iter().map(|&k| squeeze(lines.get(k))).collect() };
        let ends = |g: &[usize]| Some((*g.first()?, *g.last()?));
        let groups: Vec<&[usize]> = self
            .groups
            .iter()
            .map(|g| {
                // what stands below a whole title is no part of it, but for a speech's subtitle
                let last = g.iter().take(MOST_LINES).rposition(|&k| is_title_tail(lines.get(k)));
                match last {
                    Some(last) if !speech => &g[..=last],
                    _ => &g[..],
                }
            })
            .filter(|g| g.len() <= MOST_LINES)
            .collect();
        let titled = groups.iter().rev().find(|g| {
            let text = whole(g);
            is_title_tail(&text) || text.contains("政府工作报告") || text.starts_with("关于")
        });
        if let Some(group) = titled {
            return ends(group);
        }
        // a heading of another kind: the first line of the text that is no bare place or organ
        let group = groups.first()?;
        let text = whole(group);
        let n = width(&text);
        ((5..=60).contains(&n) && !is_organ(&text) || speech).then(|| ends(group)).flatten()
    }
}

/// Cuts from a title the document number that stands in brackets at its end.
pub(super) fn less_number(title: &str) -> (&str, Option<&str>) {
    if let Some((before, inside)) = split_bracket(title)
        && form::number(inside).is_some_and(|(_, rest)| rest.trim().is_empty())
        && width(stem_of(before)) >= 3
    {
        return (before, Some(inside));
    }
    (title, None)
}
