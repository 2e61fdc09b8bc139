//! 主送机关: GB/T 9704 §7.3.2, the line before the text that ends with a colon.
//!
//! “各省、自治区、直辖市人民政府，国务院各部委、各直属机构：” are three; “市委、市政府：” two;
//! “各位代表：” one; “同志们：” opens a speech too.
//!
//! ```text
//! cut at ，; inside a piece cut at 、 outside brackets
//! a cut that names no organ by itself joins the next, unless both begin with 各
//! a bare tail (委、办、局) goes on the one before it; the last cut stands by itself
//! ```

use super::Part;
use super::line::{Lines, has_stop, is_colon, opens_body, split_bracket, width};
use super::organ::is_organ;
use crate::lexicon::lists::{ADDRESSED, ANNOUNCES, NO_ADDRESSEE, ZONE};

/// Where the addressees stand in a paragraph and what of it follows them.
pub(super) struct Found<'c> {
    /// The addressees without the colon.
    pub(super) list: &'c str,
    /// The text that begins in the same paragraph; empty when none does.
    pub(super) rest: &'c str,
}

/// Reads the addressees of a paragraph that stands where they may stand.
pub(super) fn read(line: &str) -> Option<Found<'_>> {
    if opens_body(line) || NO_ADDRESSEE.begins(line) || line.starts_with(['—', '-', '“', '《', '①']) {
        return None;
    }
    let colon = line.char_indices().find(|&(_, c)| is_colon(c) || matches!(c, '！' | '!'))?;
    let list = line[..colon.0].trim();
    let rest = line[colon.0 + colon.1.len_utf8()..].trim();
    if colon.1 == '！' || colon.1 == '!' {
        // only a salutation is followed by an exclamation mark
        return salutation(list).filter(|s| s.is_empty()).map(|_| Found { list, rest });
    }
    let n = width(list);
    if !(2..=400).contains(&n) || has_stop(list) || ANNOUNCES.ends(list) {
        return None;
    }
    let last = list.rsplit(['，', ',', '、']).next().unwrap_or(list);
    let last = last.trim();
    let named = is_organ(last) || is_bare(last) || ADDRESSED.ends(last) || last.ends_with(['）', ')']);
    let good = if rest.is_empty() {
        named || (n <= 12 && !list.contains(['，', ',']) && is_organ(list))
    } else {
        // text in the same paragraph: the list must say that it is one
        (list.starts_with('各') || list.starts_with("全") || is_organ(last)) && named && width(rest) > 10
    };
    good.then_some(Found { list, rest })
}

/// What stands before 各位代表 (or 各位委员, 同志们) at the end of `text`.
fn salutation(text: &str) -> Option<&str> {
    ["各位代表", "各位委员", "同志们"].iter().find_map(|w| text.strip_suffix(w))
}

/// A salutation of a speech in a paragraph: what stands before it, itself, and what follows.
///
/// A sentence before it (a photograph's caption) is let pass only when the salutation ends the paragraph.
pub(super) fn speech(line: &str) -> Option<(&str, Found<'_>)> {
    // a party meeting is addressed as comrades; behind ！ they are called upon, in the middle of a speech
    if let Some(list) =
        line.trim().strip_suffix(is_colon).map(str::trim_end).filter(|l| matches!(*l, "同志们" | "各位同志"))
    {
        return Some(("", Found { list, rest: "" }));
    }
    // the salutation opens a speech: it stands within the first characters or not at all
    let end = line.char_indices().nth(120).map_or(line.len(), |(at, _)| at);
    let at = line[..end].match_indices('各').map(|(at, _)| at).find(|&at| {
        let address = line[at..end].strip_prefix("各位");
        address.is_some_and(|whom| whom.starts_with("代表") || whom.starts_with("委员"))
    })?;
    let before = line[..at].trim();
    let after = &line[at..];
    let (stop, c) = after.char_indices().find(|&(_, c)| is_colon(c) || matches!(c, '！' | '!' | '，' | '。'))?;
    let rest = after[stop + c.len_utf8()..].trim();
    if !(is_colon(c) || matches!(c, '！' | '!')) || has_stop(before) && !rest.is_empty() {
        return None;
    }
    Some((before, Found { list: after[..stop].trim(), rest }))
}

/// True for a piece that is nothing but tails: 办, 局, 委办局.
fn is_bare(piece: &str) -> bool {
    let piece = split_bracket(piece).map_or(piece, |(before, _)| before);
    if matches!(piece, "单位" | "部门" | "机构" | "科室" | "街道") {
        return true;
    }
    width(piece) <= 3
        && piece
            .chars()
            .all(|c| matches!(c, '委' | '办' | '局' | '厅' | '部' | '处' | '室' | '院' | '署' | '门' | '科'))
}

/// Cuts a list of organs into its members.
pub(super) fn members<'c>(lines: Lines<'c>, list: &'c str, rule: &'static str) -> Vec<Part> {
    let mut out: Vec<&'c str> = Vec::new();
    for segment in cut(list, &['，', ',', '；', ';']) {
        let pieces: Vec<&'c str> = cut(segment, &['、']).collect();
        // 清河高新技术开发区、临江新区: where no organ closes the list, each zone stands for its own
        let zones = pieces.iter().all(|p| ZONE.ends(p) && !p.starts_with('各'));
        let first_of_segment = out.len();
        let mut open: Option<&'c str> = None;
        for (k, piece) in pieces.iter().copied().enumerate() {
            if is_bare(piece) && open.is_none() && out.len() > first_of_segment {
                if let Some(before) = out.last_mut() {
                    *before = lines.between(before, piece);
                }
                continue;
            }
            let whole = open.map_or(piece, |first| lines.between(first, piece));
            let next = pieces.get(k + 1);
            // 各镇、各街道 are two; 清河县、各区人民政府 one
            let joins = next.is_some_and(|n| {
                let apart = piece.starts_with('各') && n.starts_with('各');
                !(apart || zones || is_organ(piece) || is_bare(n) || is_addressed(piece))
            });
            if joins {
                open = Some(whole);
            } else {
                out.push(whole);
                open = None;
            }
        }
    }
    out.into_iter().map(|piece| lines.part(piece, rule)).filter(|p| !p.text.is_empty()).collect()
}

/// True for a person or group that is addressed by itself: 缴存职工, 各有关人员.
fn is_addressed(piece: &str) -> bool {
    piece.ends_with("人")
        || piece.ends_with("职工")
        || piece.ends_with("人员")
        || piece.ends_with("农场")
        || piece.ends_with("个人")
}

/// The pieces between any of `marks` outside brackets, trimmed; empty ones are left out.
fn cut<'t>(text: &'t str, marks: &'t [char]) -> impl Iterator<Item = &'t str> {
    let mut depth = 0i32;
    text.split(move |c: char| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = (depth - 1).max(0),
            _ => {}
        }
        depth == 0 && marks.contains(&c)
    })
    .map(str::trim)
    .filter(|p| !p.is_empty())
}
