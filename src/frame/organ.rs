//! What names an organ, and how a line of several organs is cut.
//!
//! “国务院办公厅” names one; “国务院 中央军委” two; “南宁市住房和城乡建设局 南宁市财政局” two.
//!
//! A name is an organ's when it ends with a tail of the table (局, 委员会, 人民政府 …), brackets after it
//! aside, and is more than the bare tail. Words of a line that name no organ by themselves join the
//! next word (安徽省 人民政府).

use super::line::{Lines, at_most, is_colon, is_stop, split_bracket, width};
use crate::lexicon::form::{CENTRAL_ORGANS, OFFICES, ORGAN_TAILS};
use crate::lexicon::lists::{NO_SIGNATURE, WHOLE_ORGAN};

/// True when `text` ends like an organ's name and is more than a bare tail.
pub(super) fn is_organ(text: &str) -> bool {
    let mut name = text.trim();
    while let Some((before, _)) = split_bracket(name) {
        name = before;
    }
    match ORGAN_TAILS.ending(name) {
        Some((tail, ())) => name.len() > tail.len() || WHOLE_ORGAN.has(tail) || tail.chars().nth(2).is_some(),
        None => false,
    }
}

/// True when a line can stand as a signature: short, no sentence, no list of things.
pub(super) fn may_sign(text: &str) -> bool {
    at_most(text, 80)
        && width(text) >= 2
        && !text.chars().any(|c| is_stop(c) || is_colon(c) || matches!(c, '，' | ',' | '《' | '》' | '%' | '='))
        && !NO_SIGNATURE.begins(text)
        && (!text.contains(|c: char| c.is_ascii_digit()) || text.contains('第'))
}

/// The organs that a line names, cut at blanks, at 、 between organs, and where a second name begins with
/// the same place as the first (清河市公安局清河市财政局). Empty when the line names none.
pub(super) fn organs<'c>(lines: Lines<'c>, line: &'c str) -> Vec<&'c str> {
    let mut found: Vec<&'c str> = Vec::new();
    let mut open: Option<&'c str> = None;
    for word in line.split(|c: char| c.is_whitespace() || c == '、').filter(|w| !w.is_empty()) {
        let whole = open.map_or(word, |first| lines.between(first, word));
        if is_organ(word) && (open.is_none() || is_organ(whole)) {
            glued(whole, &mut found);
            open = None;
        } else {
            open = Some(whole);
        }
    }
    // 国 务 院: a name spread over the line
    if open.is_some() && line.split_whitespace().all(|w| width(w) == 1) && is_organ(&super::line::squeeze(line)) {
        return vec![line];
    }
    if open.is_some() { Vec::new() } else { found }
}

/// Cuts names that were printed with no blank between them: all central organs (证监会国资委全国工商联), or
/// a new name at each place that opens like the first (清河市公安局清河市财政局), with 中国 or with 国家.
fn glued<'c>(name: &'c str, found: &mut Vec<&'c str>) {
    let mut central = Vec::new();
    let mut rest = name;
    while let Some((organ, ())) = CENTRAL_ORGANS.beginning(rest) {
        let (first, behind) = rest.split_at(organ.len());
        central.push(first);
        rest = behind;
    }
    if central.len() > 1 && rest.is_empty() {
        found.append(&mut central);
        return;
    }
    let Some((key, _)) = name.char_indices().nth(2).map(|(at, _)| name.split_at(at)) else {
        found.push(name);
        return;
    };
    // 市住房城乡建设委市规划资源局: the level letter alone stands for the place
    let letter = name.chars().next().filter(|c| matches!(c, '省' | '市' | '县' | '区' | '州' | '旗'));
    let mut from = 0;
    for (at, c) in name.char_indices().skip(4) {
        let opens = name[at..].starts_with(key)
            || Some(c) == letter
            || ["中国", "国家", "中共"].iter().any(|w| name[at..].starts_with(w));
        if !opens || at <= from {
            continue;
        }
        let first = &name[from..at];
        // 国家税务总局清河市税务局 and 中国银行清河市分行 are one name each
        let head = first.ends_with("总局")
            || first.ends_with('行')
            || (first.starts_with("中国") || first.starts_with("国家")) && !first.contains(key);
        if is_organ(first) && is_organ(&name[at..]) && !head {
            found.push(first);
            from = at;
        }
    }
    found.push(&name[from..]);
}

/// A person's signature, “总理 李克强”, “中国人民银行 行长 潘功胜”: the name, when the line is one.
pub(super) fn person(line: &str) -> Option<&str> {
    if !at_most(line, 40) || line.chars().any(|c| is_stop(c) || is_colon(c) || matches!(c, '，' | ',' | '《')) {
        return None;
    }
    // the last office in the line, its characters perhaps spread: 行 长
    let mut best: Option<&str> = None;
    for (at, c) in line.char_indices() {
        for &(office, ()) in OFFICES.of(c) {
            if let Some(name) = super::line::loose_prefix(&line[at..], office) {
                let name = name.trim();
                if is_personal_name(name) && best.is_none_or(|b| name.len() < b.len()) {
                    best = Some(name);
                }
                break;
            }
        }
    }
    best
}

/// Two to four Han characters, or a longer name with a middle dot.
pub(super) fn is_personal_name(name: &str) -> bool {
    let han = |c: char| matches!(crate::lex::class_of(c), crate::lex::Class::Han | crate::lex::Class::Numeral);
    let n = width(name);
    if name.contains(['·', '•', '・']) {
        return (4..=15).contains(&n)
            && name.chars().all(|c| han(c) || c.is_whitespace() || matches!(c, '·' | '•' | '・'));
    }
    (2..=4).contains(&n) && name.chars().all(|c| han(c) || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_an_organ() {
        for name in
            ["清河市财政局", "国务院", "清河市人民政府办公室（代章）", "市委", "各部委", "武警总部", "财政厅（局）"]
        {
            assert!(is_organ(name), "{name}");
        }
        for name in ["清河市", "自治区", "办", "局", "直辖市", "缴存职工"] {
            assert!(!is_organ(name), "{name}");
        }
    }

    #[test]
    fn names_without_a_blank_are_parted() {
        let cut = |name: &'static str| {
            let mut found = Vec::new();
            glued(name, &mut found);
            found
        };
        assert_eq!(cut("清河市公安局清河市财政局"), ["清河市公安局", "清河市财政局"]);
        assert_eq!(cut("国家税务总局清河市税务局"), ["国家税务总局清河市税务局"]);
        assert_eq!(cut("清河市公安局中国人民银行清河市分行"), ["清河市公安局", "中国人民银行清河市分行"]);
        assert_eq!(cut("财政部税务总局住房城乡建设部"), ["财政部", "税务总局", "住房城乡建设部"]);
        assert_eq!(cut("市财政局市规划局"), ["市财政局", "市规划局"]);
        assert_eq!(cut("清河市人民政府办公室"), ["清河市人民政府办公室"]);
        assert_eq!(cut("财政部办公厅"), ["财政部办公厅"]);
    }

    #[test]
    fn persons_sign_with_their_office() {
        assert_eq!(person("总理 林青山"), Some("林青山"));
        assert_eq!(person("清河银行 行 长 周 平"), Some("周 平"));
        assert_eq!(person("清河自治区主席 阿不都·克里木"), Some("阿不都·克里木"));
        assert_eq!(person("省长林青山在大会上作报告"), None);
        assert_eq!(person("清河市财政局"), None);
    }
}
