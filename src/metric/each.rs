//! What a name is without the words that say for each of what.
//!
//! “国内发明专利每件奖励3000元” is of 奖励, “资信报告费用每份不超过600元” of 资信报告费用, “每引进一家奖励50万元” of 奖励.
//!
//! 每 with its measure word falls off the end of a name; where a grant is named behind it, all before that falls off. Names that only hold 每 stay:
//! 每股收益, 每千人口床位数.

use crate::lexicon::lists::{EACH_HOW, GRANT};
use crate::lexicon::units::UNITS;

/// The name without 每件, 每人每年 and the like; empty where nothing else is in it.
pub(super) fn less_each(name: &str) -> &str {
    let mut plain = name;
    loop {
        let each = plain.rfind('每').map(|at| (at, at + '每'.len_utf8()));
        let one = plain.starts_with('一').then_some((0, '一'.len_utf8()));
        let Some((at, past)) = each.or(one) else { break };
        let counted = &plain[past..];
        let unit = UNITS.longest(counted);
        let behind = unit.map_or(counted, |unit| &counted[unit.surface.len()..]);
        let grant = behind.strip_prefix("分别").unwrap_or(behind);
        if unit.is_some() && GRANT.begins(grant) {
            return grant;
        }
        if !behind.is_empty() || each.is_none() {
            break;
        }
        plain = &plain[..at];
    }
    if EACH_HOW.has(plain) { "" } else { plain }
}

#[cfg(test)]
mod tests {
    use super::less_each;

    #[test]
    fn what_is_given_for_each_is_named_by_what_is_given() {
        let names = [
            ("国内发明专利每件奖励", "奖励"),
            ("每千瓦时补贴", "补贴"),
            ("特派员每人每年补助工作经费", "补助工作经费"),
            ("一家分别奖励", "奖励"),
            ("资信报告费用每份", "资信报告费用"),
            ("面积每", "面积"),
            ("一般每人", ""),
            ("每人每年", ""),
            ("每股收益", "每股收益"),
            ("每千人口床位数", "每千人口床位数"),
            ("一般公共预算收入", "一般公共预算收入"),
            ("一次性补贴", "一次性补贴"),
        ];
        for (name, plain) in names {
            assert_eq!(less_each(name), plain, "{name}");
        }
    }
}
