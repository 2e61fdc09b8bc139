//! The name of a metric as far as it tells metrics apart.
//!
//! “经济增长预期目标”, “国内生产总值” that grows and “GDP增速” are one name; “农民人均纯收入” and
//! “农村居民家庭人均纯收入” are; “城镇登记失业率” and “城镇调查失业率” are not.
//!
//! The rule: written forms of one thing are replaced by its name (`lexicon/metric_names.tsv`), words that say
//! a rate or an aim fall away at the end, and what is left is cut into content words. Two names are as
//! near as the weight of the words that they share; a word weighs more the fewer names of the
//! documents have it.

use std::collections::HashMap;

use crate::lexicon::lists::{STATED_HEAD, STATED_TAIL};
use crate::lexicon::names::METRICS;
use crate::metric;

/// The content words of a name, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Name {
    pub(super) words: Vec<String>,
}

impl Name {
    /// The name of a subject; absent when nothing of content is left.
    pub(super) fn of(subject: &str, grows: bool) -> Option<Name> {
        let mut rest = subject;
        loop {
            let cut = STATED_TAIL
                .iter()
                .find_map(|t| rest.strip_suffix(t))
                .or_else(|| STATED_HEAD.iter().find_map(|h| rest.strip_prefix(h)));
            match cut.map(|r| r.trim_end_matches(['的', '年'])) {
                Some("") | None => break,
                Some(shorter) => rest = shorter,
            }
        }
        let written = METRICS.replace(rest, grows);
        let key = metric::key_of(&written)?;
        Some(Name { words: key.split(' ').map(str::to_owned).collect() })
    }

    /// 企业, 利润: one word of two characters may be many things.
    pub(super) fn says_little(&self) -> bool {
        self.words.len() == 1 && self.words[0].chars().count() <= 2
    }

    /// Its characters, each once.
    pub(super) fn letters(&self) -> std::collections::BTreeSet<char> {
        self.words.iter().flat_map(|w| w.chars()).collect()
    }

    /// The words in one string.
    pub(super) fn key(&self) -> String {
        self.words.join(" ")
    }
}

/// How much words tell, in all names of the documents.
#[derive(Debug, Default)]
pub(super) struct Weights {
    names: u32,
    having: HashMap<String, u32>,
}

/// What two names share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Nearness {
    /// From 0 to 1000.
    pub(super) shared: u32,
    /// Each has a word that the other lacks.
    pub(super) conflict: bool,
    pub(super) same: bool,
}

impl Weights {
    pub(super) fn add(&mut self, name: &Name) {
        self.names += 1;
        for word in &name.words {
            match self.having.get_mut(word) {
                Some(n) => *n += 1,
                None => _ = self.having.insert(word.clone(), 1),
            }
        }
    }

    /// From 2 for a word that every name has, by two for each halving.
    fn weight(&self, word: &str) -> u32 {
        let having = self.having.get(word).copied().unwrap_or(1).max(1);
        2 + 2 * (self.names.max(1) / having).max(1).ilog2()
    }

    pub(super) fn near(&self, a: &Name, b: &Name) -> Nearness {
        if a == b {
            return Nearness { shared: 1000, conflict: false, same: true };
        }
        let sum = |words: &[&String]| words.iter().map(|w| self.weight(w)).sum::<u32>();
        let mut left: Vec<&String> = a.words.iter().filter(|w| !b.words.contains(w)).collect();
        let mut right: Vec<&String> = b.words.iter().filter(|w| !a.words.contains(w)).collect();
        let common: u32 = a.words.iter().filter(|w| b.words.contains(w)).map(|w| self.weight(w)).sum();
        // 城镇就业 beside 城镇 就业, 贸易 beside 外贸: words that share half their characters
        let mut half = 0;
        left.retain(|l| {
            let found = right.iter().position(|r| alike(l, r));
            if let Some(i) = found {
                half += self.weight(l).min(self.weight(right[i]));
                right.remove(i);
            }
            found.is_none()
        });
        let all = 2 * common + 2 * half + sum(&left) + sum(&right);
        let shared = (2 * common + half) * 1000 / all.max(1);
        Nearness { shared, conflict: !left.is_empty() && !right.is_empty(), same: false }
    }
}

/// True when the shorter word's characters stand in the longer one, in order, or all but one of three.
fn alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = long.chars();
    short.chars().count() > 1 && short.chars().all(|c| rest.any(|d| d == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(subject: &str, grows: bool) -> String {
        Name::of(subject, grows).map_or(String::new(), |n| n.key())
    }

    #[test]
    fn names_of_one_thing_are_one() {
        assert_eq!(key("经济增长预期目标", true), key("国内生产总值", true));
        assert_eq!(key("经济增长速度", true), key("GDP增速", true));
        assert_eq!(key("农民人均纯收入", false), key("农村居民家庭人均纯收入", false));
        assert_eq!(key("居民消费价格总水平涨幅", true), key("居民消费价格总水平", true));
        assert_ne!(key("城镇登记失业率", false), key("城镇调查失业率", false));
        assert_ne!(key("城镇居民人均可支配收入", false), key("农村居民人均可支配收入", false));
        assert_eq!(key("目标", false), key("目标", true));
    }

    #[test]
    fn each_with_a_word_of_its_own_is_a_conflict() {
        let name = |s| Name::of(s, false).unwrap();
        let mut weights = Weights::default();
        for s in ["城镇登记失业率", "城镇调查失业率", "粮食产量", "油料产量", "农村贫困人口", "贫困人口"]
        {
            weights.add(&name(s));
        }
        assert!(weights.near(&name("粮食产量"), &name("油料产量")).conflict);
        let near = weights.near(&name("农村贫困人口"), &name("贫困人口"));
        // 农村 is the rarer word of the two: 4 of 7 parts are shared
        assert!(!near.conflict && near.shared == 571, "{near:?}");
    }
}
