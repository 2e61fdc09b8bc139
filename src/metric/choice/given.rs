//! What is given, without who gets it.
//!
//! “奖励企业1万元” and “对达标的乡镇奖励10万元” are of 奖励, “最高奖补5万元” of 奖补.
//!
//! A sum whose name is one who gets it ([`gets`]), behind a grant or, where 对 opens the clause, before one, is of the grant alone.

use super::super::Reader;
use super::super::left::Left;
use crate::lexicon::lists::{BENEFICIARY, EACH_ONE, GRANT, ORGAN_TAIL};
use crate::resolve::FigureKind;

/// True for those who get money: 企业, 农户, 乡镇.
fn gets(name: &str) -> bool {
    name.ends_with(['村', '镇', '乡'])
        || [&BENEFICIARY, &EACH_ONE, &ORGAN_TAIL].into_iter().any(|tails| tails.ends(name))
}

/// True where a grant and who gets it stand together: 奖励企业.
pub(super) fn says_to_whom(name: &str) -> bool {
    GRANT.iter().any(|grant| name.strip_prefix(grant).is_some_and(gets))
}

impl Reader<'_> {
    /// The grant in a name that says who gets it; absent in all others.
    pub(super) fn given_to(&self, i: usize, left: &Left, name: &str) -> Option<&'static str> {
        if self.given.figures[i].kind != FigureKind::Money {
            return None;
        }
        let word = |k: usize| &self.text[self.left[k].span.range()];
        let verb = left.phrase.start.checked_sub(1).map_or("", word);
        // 对完成投资1亿元以上的|乡镇奖励10万元
        let conditioned = i.checked_sub(1).is_some_and(|j| self.is_condition(j));
        let to =
            conditioned || self.left.first().is_some_and(|w| matches!(&self.text[w.span.range()], "对" | "给" | "向"));
        GRANT.iter().copied().find(|grant| {
            verb == *grant && gets(name)
                || name.strip_prefix(grant).is_some_and(gets)
                || name.strip_suffix(grant).is_some_and(|who| who == "最高" || to && gets(who))
        })
    }
}
