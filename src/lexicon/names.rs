//! Names of one thing: of a statistic (外贸进出口, 进出口贸易) and of an agency (人防办, 国防动员办公室).
//!
//! An entry says what is written and the name that a comparison knows it by. Several agencies that
//! became one are no entry: their reports are not one series.

use std::collections::HashMap;
use std::sync::LazyLock;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};

use super::columns;

/// Replaces what is written by the name of the thing.
pub(crate) struct Names {
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    names: Vec<&'static str>,
    /// Names that stand for a thing only as the whole of a subject that grows: 经济.
    growing: HashMap<&'static str, &'static str>,
}

impl Names {
    /// The text with every written form, the longest first, replaced.
    pub(crate) fn replace(&self, text: &str, grows: bool) -> String {
        if grows && let Some(name) = self.growing.get(text) {
            return (*name).to_owned();
        }
        let mut out = String::with_capacity(text.len());
        let mut last = 0;
        for found in self.automaton.leftmost_find_iter(text) {
            out.push_str(&text[last..found.start()]);
            out.push_str(self.names[found.value() as usize]);
            last = found.end();
        }
        out.push_str(&text[last..]);
        out
    }
}

/// Names of statistics.
pub(crate) static METRICS: LazyLock<Names> = LazyLock::new(|| {
    let rows: Vec<[&str; 4]> = columns(include_str!("metric_names.tsv")).collect();
    let plain: Vec<&[&str; 4]> = rows.iter().filter(|r| r[2].is_empty()).collect();
    let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .build_with_values(plain.iter().zip(0..).map(|(r, i)| (r[0], i)))
        .expect("the written forms differ from each other");
    Names {
        automaton,
        names: plain.iter().map(|r| r[1]).collect(),
        growing: rows.iter().filter(|r| r[2] == "growth").map(|r| (r[0], r[1])).collect(),
    }
});

/// Names of agencies, longer written forms first: (written, name).
pub(crate) static AGENCIES: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let mut rows: Vec<_> = columns::<3>(include_str!("agencies.tsv")).map(|r| (r[0], r[1])).collect();
    rows.sort_by_key(|r| std::cmp::Reverse(r.0.len()));
    rows
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_written_form_is_replaced() {
        assert_eq!(METRICS.replace("外贸进出口总额", false), "进出口总额");
        assert_eq!(METRICS.replace("实际利用外商直接投资", false), "外商直接投资");
        assert_eq!(METRICS.replace("经济", true), "生产总值");
        assert_eq!(METRICS.replace("经济", false), "经济");
        assert_eq!(METRICS.replace("经济作物", true), "经济作物");
    }

    #[test]
    fn a_name_is_its_own() {
        for row in columns::<4>(include_str!("metric_names.tsv")) {
            assert_eq!(METRICS.replace(row[1], false), row[1], "{row:?}");
        }
    }
}
