//! What is given, without who gets it.
//!
//! “奖励企业1万元” and “对达标的乡镇奖励10万元” are of 奖励, “最高奖补5万元” of 奖补.
//!
//! A sum whose name is one who gets it ([`gets`]), behind a grant or, where 对 opens the clause, before one, is of the grant alone.
//! A share by which something is granted (按总房价1%的比例给予购房补贴) is of the grant: it says how much is given, and
//! what it is reckoned on only bounds it. Where no grant follows, or a rate is told (按年利率2%给予贴息), it is of what stands before.

use super::super::Reader;
use super::super::clause::Word;
use super::super::left::Left;
use super::super::phrase;
use super::super::segment::Class;
use crate::lexicon::clauses::Role;
use crate::lexicon::figures::limit_after;
use crate::lexicon::lists::{BENEFICIARY, EACH_ONE, GRANT, GRANT_VERB, ORGAN_TAIL};
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

/// The names from the word `from` on, up to the last that is a grant: 财政补贴, 后补助, 补贴|支持 less 支持.
pub(super) fn grant_from(text: &str, words: &[Word], from: usize) -> Option<String> {
    // 给予|后补助
    let named = |w: &Word| phrase::is_nominal(w.class) || phrase::is_verb(w.class) || text[w.span.range()] == *"后";
    let end = from + words.get(from..)?.iter().take_while(|w| named(w)).count();
    let end = (from + 1..=end).rev().find(|&k| GRANT.ends(&text[..words[k - 1].span.end()]))?;
    phrase::phrase(text, words, from..end)
}

/// What is granted by the words behind a share: 给予|购房补贴, 的比例给予|财政补贴, 对购房人予以|补贴, 奖励.
fn grant_behind(text: &str, words: &[Word]) -> Option<String> {
    let word = |k: usize| &text[words[k].span.range()];
    let gives = (0..words.len()).find(|&k| matches!(word(k), "给予" | "予以" | "进行" | "发放" | "享受"));
    if let Some(gives) = gives {
        return grant_from(text, words, gives + 1);
    }
    let from = (0..words.len()).find(|&k| !matches!(word(k), "的" | "比例" | "标准" | "额度" | "以内" | "以上"))?;
    GRANT_VERB.has(word(from)).then(|| word(from).to_owned())
}

impl Reader<'_> {
    /// The grant that the figure is the share of; absent for all that is no share by which something is granted.
    pub(super) fn granted_share(&self, i: usize) -> Option<String> {
        let figure = &self.given.figures[i];
        if figure.kind != FigureKind::Percent || figure.change.is_some() || self.gives() {
            return None;
        }
        let word = |w: &Word| &self.text[w.span.range()];
        let by = self.left.iter().rposition(|w| matches!(word(w), "按" | "按照" | "依照" | "以"))?;
        let base = &self.left[by + 1..];
        // 按照规定对入驻率达到80%以上的园区给予奖励: the share is of who gets it
        let other =
            |w: &Word| matches!(w.class, Class::Role(Role::Reach | Role::Trend)) || matches!(word(w), "对" | "向");
        let after = &self.text[figure.span.end()..];
        let bounded = limit_after(after).is_some_and(|limit| after[limit.len()..].starts_with('的'));
        // 按年利率不超过2%给予贴息, 按3%的年利率给予贴息: a rate of its own
        let last = base.iter().rfind(|w| w.class != Class::Role(Role::Bound));
        let rate = last.is_some_and(|w| word(w).ends_with('率'));
        if base.iter().any(other) || bounded || rate {
            return None;
        }
        let grant = |k: usize| {
            let words = self.right_of(k).0;
            let rate = words.iter().take(3).any(|w| word(w).ends_with('率'));
            grant_behind(self.text, &words).filter(|_| !rate)
        };
        // 分别按总房价1.5%和2%的比例给予购房补贴: behind the last
        grant(i).or_else(|| grant(self.last_sum(i, false)?))
    }

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
