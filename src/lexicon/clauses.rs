//! Words that part a clause around a figure: verbs, adverbs, prepositions, words that reach or compare.

use super::columns;

/// What a word does in a clause that holds a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// 达到, 为, 提高到: what stands before it is measured.
    Reach,
    /// 约, 超, 不足: bounds, neither noun nor verb.
    Bound,
    /// 增长, 下降.
    Trend,
    /// 比, 快于: opens the base of a comparison.
    Compare,
    /// 累计, 全面, 分别.
    Adverb,
    /// 向, 对, 在.
    Prep,
    /// 和, 与, 及.
    Conj,
    /// 全市, 我办.
    Scope,
    /// 其中, 其余.
    Part,
    /// A verb that is hardly ever a noun: 发放, 追缴.
    Verb,
    /// A verb that is as often a noun: 建设, 改造.
    Weak,
    /// 占, 占比.
    Share,
    /// 中, 内, 期间: behind a noun.
    Place,
    /// A name that no border may part, or that resembles a verb: 新增就业, 办结率.
    Noun,
}

impl Role {
    /// The name in the table.
    pub(crate) const NAMES: [(&'static str, Role); 14] = [
        ("reach", Role::Reach),
        ("bound", Role::Bound),
        ("trend", Role::Trend),
        ("compare", Role::Compare),
        ("adverb", Role::Adverb),
        ("prep", Role::Prep),
        ("conj", Role::Conj),
        ("scope", Role::Scope),
        ("part", Role::Part),
        ("verb", Role::Verb),
        ("weak", Role::Weak),
        ("share", Role::Share),
        ("place", Role::Place),
        ("noun", Role::Noun),
    ];
}

/// Characters that join the members of a list: 20.9、36.2, 六县和两镇.
pub(crate) const JOINTS: [char; 4] = ['、', '和', '及', '与'];

/// True for what joins the members of a list and nothing else: 和, 以及.
pub(crate) fn is_joint(text: &str) -> bool {
    text == "以及" || text.strip_prefix(JOINTS) == Some("")
}

/// The words with the name of their role.
pub(crate) fn words() -> impl Iterator<Item = (&'static str, &'static str)> {
    columns::<3>(include_str!("clause_words.tsv")).map(|[surface, class, _]| (surface, class))
}

/// Phrases that the dictionary holds as if they were words: 发放贷款, 同比增加, 价格上涨.
pub(crate) fn phrases() -> impl Iterator<Item = &'static str> {
    columns::<2>(include_str!("parted_words.tsv")).map(|[phrase, _source]| phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_unique_and_every_row_has_a_role_and_a_source() {
        let rows: Vec<[&str; 3]> = columns::<3>(include_str!("clause_words.tsv")).collect();
        for pair in rows.windows(2) {
            assert!(pair[0][0] < pair[1][0], "{} before {}", pair[0][0], pair[1][0]);
        }
        for [surface, class, source] in rows {
            assert!(!surface.is_empty() && !source.is_empty(), "{surface}");
            assert!(Role::NAMES.iter().any(|(name, _)| *name == class), "{surface}: {class}");
        }
    }
}
