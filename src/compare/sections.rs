//! What became of the sections of a report in the next one, and how much of their text is repeated.
//!
//! “三、存在的问题” stays and moves to fourth place; “五、疫情防控” comes and goes; a section of which 0.94 stood in the
//! report of the year before was copied.
//!
//! The rule: headings of the two outer levels are matched one to one by their titles, years and ordinals left out:
//! equal ones first, then the likest by pairs of characters. Matched headings that do not stand in the longest
//! common order are moved. The repeated share is that of a section's shingles that the whole earlier
//! document has.

use std::collections::{BTreeSet, HashSet};

use super::Aligned;
use super::issuer::Group;
use super::report::{Heading, Report};
use super::wire::{Outline, Section, Thousandths};

/// Levels that are compared.
const LEVELS: u32 = 2;

/// Titles with at least this share of their pairs of characters in common are one heading, in thousandths.
const ALIKE: usize = 600;

/// Compares each report of a group with the one of the year before.
pub(super) fn outlines(group: &Aligned<'_>, of: &Group, into: &mut Vec<Outline>) {
    for pair in group.members.windows(2) {
        let (from, to) = (&group.reports[pair[0]], &group.reports[pair[1]]);
        if from.year == to.year || from.headings.is_empty() && to.headings.is_empty() {
            continue;
        }
        let earlier: HashSet<u32> = from.shingles.iter().copied().collect();
        into.push(Outline {
            issuer: of.issuer.clone(),
            genre: of.genre.clone(),
            from: from.name.clone(),
            to: to.name.clone(),
            repeated: repeated(&to.shingles, &earlier).unwrap_or(Thousandths(0)),
            sections: sections(from, to, &earlier),
        });
    }
}

/// The share of a text's shingles that another has; absent for a text too short to have one.
fn repeated(shingles: &[u32], earlier: &HashSet<u32>) -> Option<Thousandths> {
    let all: HashSet<u32> = shingles.iter().copied().collect();
    let both = all.iter().filter(|s| earlier.contains(s)).count();
    (!all.is_empty()).then(|| Thousandths((both * 1000 / all.len()) as u32))
}

/// A title without years, ordinals and marks.
fn plain(title: &str) -> String {
    let kept: String = title.chars().filter(|c| c.is_alphabetic() && !crate::text::is_han_numeral(*c)).collect();
    kept.replace('年', "")
}

fn pairs(title: &str) -> BTreeSet<(char, char)> {
    title.chars().zip(title.chars().skip(1)).collect()
}

fn sections(from: &Report, to: &Report, earlier: &HashSet<u32>) -> Vec<Section> {
    let outer = |r: &'_ Report| -> Vec<(Heading, String)> {
        let titled = r.headings.iter().filter(|h| h.level <= LEVELS);
        titled.filter_map(|h| Some((h.clone(), plain(h.title.as_deref()?)))).collect()
    };
    let (old, new) = (outer(from), outer(to));
    let mut match_of: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    let mut by_title: std::collections::HashMap<(u32, &str), std::collections::VecDeque<usize>> = Default::default();
    for (j, (h, title)) in old.iter().enumerate() {
        by_title.entry((h.level, title)).or_default().push_back(j);
    }
    for (i, (h, title)) in new.iter().enumerate() {
        if let Some(j) = by_title.get_mut(&(h.level, title.as_str())).and_then(std::collections::VecDeque::pop_front) {
            match_of[i] = Some(j);
            taken[j] = true;
        }
    }
    // the likest of the rest, best first; ties in text order
    let mut likes: Vec<(usize, usize, usize)> = Vec::new();
    let rest: Vec<usize> = (0..old.len()).filter(|j| !taken[*j]).collect();
    for i in (0..new.len()).filter(|i| match_of[*i].is_none()) {
        let mine = pairs(&new[i].1);
        for &j in &rest {
            if old[j].0.level != new[i].0.level {
                continue;
            }
            let theirs = pairs(&old[j].1);
            let both = mine.intersection(&theirs).count();
            let like = 2000 * both / (mine.len() + theirs.len()).max(1);
            if like >= ALIKE {
                likes.push((like, i, j));
            }
        }
    }
    likes.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, i, j) in likes {
        if match_of[i].is_none() && !taken[j] {
            match_of[i] = Some(j);
            taken[j] = true;
        }
    }
    let order: Vec<usize> = match_of.iter().flatten().copied().collect();
    let steady = longest_rise(&order);
    let mut out = Vec::with_capacity(new.len());
    for (i, (heading, _)) in new.iter().enumerate() {
        let was = match_of[i].map(|j| &old[j].0);
        let change = match match_of[i] {
            None => "came",
            Some(j) if steady.contains(&j) => "kept",
            Some(_) => "moved",
        };
        out.push(Section {
            change,
            node: Some(heading.id.clone()),
            title: heading.title.clone(),
            was: was.map(|w| w.id.clone()),
            was_title: was.and_then(|w| w.title.clone()),
            repeated: to.shingles.get(heading.shingles.clone()).and_then(|s| repeated(s, earlier)),
        });
    }
    for (j, (heading, _)) in old.iter().enumerate().filter(|(j, _)| !taken[*j]) {
        let _ = j;
        out.push(Section {
            change: "went",
            node: None,
            title: None,
            was: Some(heading.id.clone()),
            was_title: heading.title.clone(),
            repeated: None,
        });
    }
    out
}

/// The members of a longest rising subsequence.
fn longest_rise(order: &[usize]) -> HashSet<usize> {
    // tails[k] is the index in `order` of the smallest end of a rise of length k + 1
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; order.len()];
    for (i, &v) in order.iter().enumerate() {
        let k = tails.partition_point(|&t| order[t] < v);
        before[i] = k.checked_sub(1).map(|k| tails[k]);
        if k == tails.len() {
            tails.push(i);
        } else {
            tails[k] = i;
        }
    }
    let mut rise = HashSet::new();
    let mut at = tails.last().copied();
    while let Some(i) = at {
        rise.insert(order[i]);
        at = before[i];
    }
    rise
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_the_common_order_has_moved() {
        assert_eq!(longest_rise(&[0, 1, 4, 2, 3]), [0, 1, 2, 3].into());
        assert_eq!(longest_rise(&[]), HashSet::new());
    }

    #[test]
    fn years_and_ordinals_are_no_part_of_a_title() {
        assert_eq!(plain("四、2024年工作安排"), plain("2025年工作安排"));
    }
}
