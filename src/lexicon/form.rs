//! The tables of the form: organ names and their tails, tails of titles, captions of web pages, offices.
//!
//! “…委员会”, “…的通知”, “发文字号：”, “省长”.

use std::sync::LazyLock;

use super::by_char::ByChar;
use super::rows;

/// Tails of organ names.
pub(crate) static ORGAN_TAILS: LazyLock<ByChar<()>> =
    LazyLock::new(|| ByChar::tails(rows(include_str!("organ_tails.tsv")).map(|r| (r[0], ()))));

/// Tails of titles with their 文种; `None` for what is no 文种.
pub(crate) static TITLE_TAILS: LazyLock<ByChar<Option<&'static str>>> = LazyLock::new(|| {
    ByChar::tails(rows(include_str!("title_tails.tsv")).map(|r| (r[0], (!r[1].is_empty()).then_some(r[1]))))
});

/// Names of central organs: they part a line that names several with no blank.
pub(crate) static CENTRAL_ORGANS: LazyLock<ByChar<()>> =
    LazyLock::new(|| ByChar::heads(rows(include_str!("central_organs.tsv")).map(|r| (r[0], ()))));

/// Offices of persons who sign: 省长, 行长.
pub(crate) static OFFICES: LazyLock<ByChar<()>> =
    LazyLock::new(|| ByChar::heads(rows(include_str!("offices.tsv")).map(|r| (r[0], ()))));

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

/// Captions of a web page's table.
pub(crate) static CAPTIONS: LazyLock<ByChar<Caption>> = LazyLock::new(|| {
    ByChar::heads(rows(include_str!("captions.tsv")).map(|r| {
        let role = match r[1] {
            "title" => Caption::Title,
            "number" => Caption::Number,
            "issuer" => Caption::Issuer,
            "issued" => Caption::Issued,
            _ => Caption::Other,
        };
        (r[0], role)
    }))
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
        assert_eq!(TITLE_TAILS.ending("关于修改办法的决定"), Some(("决定", Some("决定"))));
        assert_eq!(TITLE_TAILS.ending("行政处罚决定书").map(|t| t.1), Some(None));
        assert_eq!(TITLE_TAILS.ending("清河市人民政府令").map(|t| t.1), Some(Some("命令")));
        assert_eq!(ORGAN_TAILS.ending("清河市财政局").map(|t| t.0), Some("局"));
        assert_eq!(ORGAN_TAILS.ending("清河市"), None);
    }

    #[test]
    fn every_row_can_be_reached() {
        for row in rows(include_str!("organ_tails.tsv")) {
            assert_eq!(ORGAN_TAILS.ending(row[0]).map(|t| t.0), Some(row[0]));
        }
        for row in rows(include_str!("title_tails.tsv")) {
            assert_eq!(TITLE_TAILS.ending(row[0]).map(|t| t.0), Some(row[0]));
        }
    }
}
