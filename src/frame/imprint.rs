//! 版记: GB/T 9704 §7.4, the lines at the foot.
//!
//! “抄送：市委办公室，市人大常委会办公室。”, “清河市人民政府办公室 2024年1月9日印发”,
//! “2024年1月9日印发” below the organ.
//!
//! 抄送 runs to the line that is printed by; the old 主题词 and 共印N份 are no parts of the form.

use super::addressee;
use super::head::is_keywords;
use super::line::{Lines, after_label, at_most};
use super::organ::{is_organ, may_sign};
use super::{FormDate, Frame};

/// Words that open a line of recipients.
const COPIES: &[&str] = &["抄送", "抄报", "分送", "内部发送", "发送"];

/// What follows 抄送：.
fn copies(line: &str) -> Option<&str> {
    COPIES.iter().find_map(|w| after_label(line, w))
}

/// True when a paragraph opens the zone.
pub(super) fn opens(line: &str) -> bool {
    let first = line.chars().next();
    matches!(first, Some('抄' | '分' | '内' | '发' | '主')) && (copies(line).is_some() || is_keywords(line))
        || printed(line).is_some()
}

/// A line that ends with 印发: what stands before it.
fn printed(line: &str) -> Option<&str> {
    if !line.ends_with('发') && !line.ends_with('印') || !at_most(line, 120) {
        return None;
    }
    let before =
        line.strip_suffix("印发").or_else(|| line.strip_suffix("翻印")).or_else(|| line.strip_suffix('印'))?.trim_end();
    before.ends_with(['日', '号']).then_some(before)
}

/// Reads the zone into `frame`; its first paragraph, when there is one.
pub(super) fn read<'c>(lines: Lines<'c>, frame: &mut Frame, body: usize) -> Option<usize> {
    let n = lines.len();
    let mut first = None;
    let mut i = body;
    while i < n {
        let line = lines.get(i);
        // cheap first: the zone's lines open with 抄, 分, 内, 发, 主 or end with 印发
        if !opens(line) {
            i += 1;
            continue;
        }
        if let Some(before) = printed(line) {
            let Some((organ, day)) = super::signature::dated(lines, before) else {
                i += 1;
                continue;
            };
            first = first.or(Some(i));
            let mut organ = organ;
            if organ.is_empty() && i > body {
                let above = lines.get(i - 1);
                if may_sign(above) && is_organ(above) {
                    organ = above;
                    first = first.map(|f| f.min(i - 1));
                }
            }
            if !organ.is_empty() && frame.printed_by.is_none() {
                frame.printed_by = Some(lines.part(organ, "frame.printed_by"));
            }
            frame.printed_on.get_or_insert(FormDate { part: day.part, value: day.value });
            break;
        }
        if let Some(mut list) = copies(line) {
            first = first.or(Some(i));
            // the list goes on until a line of another kind
            let mut k = i + 1;
            while k < n.min(i + 12) {
                let below = lines.get(k);
                let next = lines.get(k + 1);
                let closes = opens(below) || (may_sign(below) && is_organ(below) && printed(next).is_some());
                if closes
                    || !at_most(below, 300)
                    || super::line::bracketed(below).is_some()
                    || !continues(lines.get(k - 1), below)
                {
                    break;
                }
                list = lines.between(list, below);
                k += 1;
            }
            frame.cc.extend(members(lines, list));
            i = k;
            continue;
        }
        first = first.or(Some(i));
        i += 1;
    }
    first
}

/// True when the list of recipients runs on into the next paragraph.
fn continues(line: &str, below: &str) -> bool {
    let open = line.ends_with(['，', ',', '、', '；', ';']);
    let listed =
        below.ends_with(['。', '.', '，', ',', '；']) && is_organ(below.trim_end_matches(['。', '.', '，', ',', '；']));
    open || listed
}

fn members<'c>(lines: Lines<'c>, list: &'c str) -> Vec<super::Part> {
    list.split(['。', '\n'])
        .map(|sentence| sentence.trim().trim_end_matches('.'))
        .filter(|s| !s.is_empty())
        .flat_map(|sentence| {
            // a stop written as a dot in a damaged print ends a group too
            sentence.split(". ").flat_map(|s| addressee::members(lines, s, "frame.cc")).collect::<Vec<_>>()
        })
        .collect()
}
