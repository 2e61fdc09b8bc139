//! The tables of the form: organ names and their tails, tails of titles, captions of web pages, offices.
//!
//! “…委员会”, “…的通知”, “发文字号：”, “省长”.

use std::sync::LazyLock;

use super::rows;

/// Tails that a name may end with, found by the last character: one look-up per name.
#[derive(Debug)]
pub(crate) struct Tails<V> {
    /// Sorted by last character, longer tails first.
    rows: Vec<(char, &'static str, V)>,
}

impl<V: Copy> Tails<V> {
    fn new(rows: impl Iterator<Item = (&'static str, V)>) -> Tails<V> {
        let mut rows: Vec<(char, &'static str, V)> =
            rows.filter_map(|(tail, v)| Some((tail.chars().next_back()?, tail, v))).collect();
        rows.sort_by_key(|&(last, tail, _)| (last, std::cmp::Reverse(tail.len())));
        Tails { rows }
    }

    /// The longest tail that `text` ends with.
    pub(crate) fn of(&self, text: &str) -> Option<(&'static str, V)> {
        let last = text.chars().next_back()?;
        let from = self.rows.partition_point(|r| r.0 < last);
        self.rows[from..].iter().take_while(|r| r.0 == last).find(|r| text.ends_with(r.1)).map(|r| (r.1, r.2))
    }
}

/// Tails of organ names.
pub(crate) static ORGAN_TAILS: LazyLock<Tails<()>> =
    LazyLock::new(|| Tails::new(rows(include_str!("organ_tails.tsv")).map(|r| (r[0], ()))));

/// Tails of titles with their 文种; `None` for what is no 文种.
pub(crate) static TITLE_TAILS: LazyLock<Tails<Option<&'static str>>> = LazyLock::new(|| {
    Tails::new(rows(include_str!("title_tails.tsv")).map(|r| (r[0], (!r[1].is_empty()).then_some(r[1]))))
});

/// Names of central organs, longer ones first: they part a line that names several with no blank.
pub(crate) static CENTRAL_ORGANS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut names: Vec<&str> = rows(include_str!("central_organs.tsv")).map(|r| r[0]).collect();
    names.sort_by_key(|n| std::cmp::Reverse(n.len()));
    names
});

/// Offices of persons who sign: 省长, 行长.
pub(crate) static OFFICES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut offices: Vec<&str> = rows(include_str!("offices.tsv")).map(|r| r[0]).collect();
    offices.sort_by_key(|o| std::cmp::Reverse(o.len()));
    offices
});

/// What a caption of a web page's table names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Caption {
    /// 标题
    Title,
    /// 发文字号
    Number,
    /// 发文机关
    Issuer,
    /// 成文日期
    Issued,
    /// 索引号, 主题分类, 来源 …: no part of the form.
    Other,
}

/// Captions, longer ones first.
pub(crate) static CAPTIONS: LazyLock<Vec<(&'static str, Caption)>> = LazyLock::new(|| {
    let mut all: Vec<(&str, Caption)> = rows(include_str!("captions.tsv"))
        .map(|r| {
            let role = match r[1] {
                "title" => Caption::Title,
                "number" => Caption::Number,
                "issuer" => Caption::Issuer,
                "issued" => Caption::Issued,
                _ => Caption::Other,
            };
            (r[0], role)
        })
        .collect();
    all.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
    all
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_have_each_row_once() {
        for (name, table) in [
            ("organ_tails", include_str!("organ_tails.tsv")),
            ("title_tails", include_str!("title_tails.tsv")),
            ("captions", include_str!("captions.tsv")),
            ("offices", include_str!("offices.tsv")),
            ("central_organs", include_str!("central_organs.tsv")),
        ] {
            let width = table.lines().next().map_or(0, |h| h.split('\t').count());
            let keys: Vec<&str> = table.lines().skip(1).map(|r| r.split('\t').next().unwrap_or("")).collect();
            for pair in keys.windows(2) {
                assert!(pair[0] < pair[1], "{name}: {} before {}", pair[0], pair[1]);
            }
            for row in table.lines() {
                assert_eq!(row.split('\t').count(), width, "{name}: {row}");
                assert!(row.split('\t').all(|c| c.trim() == c) && !row.ends_with('\t'), "{name}: {row}");
            }
        }
    }

    #[test]
    fn the_longest_tail_wins() {
        assert_eq!(TITLE_TAILS.of("关于修改办法的决定"), Some(("决定", Some("决定"))));
        assert_eq!(TITLE_TAILS.of("行政处罚决定书").map(|t| t.1), Some(None));
        assert_eq!(TITLE_TAILS.of("清河市人民政府令").map(|t| t.1), Some(Some("命令")));
        assert_eq!(ORGAN_TAILS.of("清河市财政局").map(|t| t.0), Some("局"));
        assert_eq!(ORGAN_TAILS.of("清河市"), None);
    }

    #[test]
    fn every_row_can_be_reached() {
        for row in rows(include_str!("organ_tails.tsv")) {
            assert_eq!(ORGAN_TAILS.of(row[0]).map(|t| t.0), Some(row[0]));
        }
        for row in rows(include_str!("title_tails.tsv")) {
            assert_eq!(TITLE_TAILS.of(row[0]).map(|t| t.0), Some(row[0]));
        }
    }
}
