//! 文种: the kind that a title or a mark names.
//!
//! “关于开展检查的通知” is a 通知, “关于建立制度的请示的批复” a 批复, “清河市人民政府令” a 命令;
//! “工作方案” and “管理办法” are none of the fifteen.
//!
//! The longest tail of the table decides (办法, 决定书 against 决定); brackets at the end — （试行）,
//! （2024年） — and a document number in them do not count.

use super::line::split_bracket;
use crate::lexicon::form::TITLE_TAILS;
use crate::text::less_note_mark;

/// A title less the brackets at its end.
pub(crate) fn stem_of(title: &str) -> &str {
    let mut stem = less_note_mark(title.trim());
    while let Some((before, _)) = split_bracket(stem) {
        if before.is_empty() {
            break;
        }
        stem = before;
    }
    stem.trim_end_matches(['》', '〉', '”', '"'])
}

/// True when a line ends like a title.
pub(super) fn is_title_tail(line: &str) -> bool {
    TITLE_TAILS.ending(stem_of(line)).is_some_and(|(tail, _)| stem_of(line).len() > tail.len())
}

/// True for the title of what an order lays down: 办法, 规定, 条例; not of what explains it.
pub(crate) fn is_norm(title: &str) -> bool {
    ["办法", "规定", "条例", "细则", "规则", "章程"].iter().any(|tail| stem_of(title).ends_with(tail))
}

/// The 文种 that a title ends with.
pub(super) fn of_title(title: &str) -> Option<&'static str> {
    if let Some((_, kind)) = TITLE_TAILS.ending(stem_of(title)) {
        return kind;
    }
    // a printed subtitle after it: 政府工作报告 + 当前的经济形势和改革
    title.contains("政府工作报告").then_some("报告")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_decides() {
        for (title, kind) in [
            ("清河市人民政府关于开展检查的通知", Some("通知")),
            ("关于建立联席会议制度的请示的批复", Some("批复")),
            ("关于转发《评估报告》的通知", Some("通知")),
            ("关于加强管理的指导意见（试行）", Some("意见")),
            ("关于征求意见的复函", Some("函")),
            ("清河市人民政府令", Some("命令")),
            ("清河市2024年工作报告（2025年1月9日）", Some("报告")),
            ("第三次会议纪要", Some("纪要")),
            ("清河市房屋管理办法", None),
            ("清河市工作方案", None),
            ("行政处罚决定书", None),
            ("对第12号建议的答复", None),
            ("1985年政府工作报告当前的形势和改革", Some("报告")),
        ] {
            assert_eq!(of_title(title), kind, "{title}");
        }
    }
}
