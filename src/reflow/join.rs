//! Which lines go on their predecessors.
//!
//! “…新使命任务，深入学习理⏎⏎解，有关的…” goes on over a page; “关于同意建立…工作⏎ 部际联席会议制度的批复”
//! is one title; “（一）指导思想⏎以…为指导” is two paragraphs.
//!
//! The first of these that speaks decides:
//! 0. *closing*: a line that begins with a closing mark (》, 。) begins no paragraph;
//! 1. *title*: lines that together are a printed title are one ([`titles`]); nothing else joins them.
//! 2. *wrapped*: in a wrapped text a filled line that breaks off goes on in the next line, unless
//!    that opens something; a filled line that ends a sentence goes on when nothing says otherwise. A line without
//!    comma and stop goes on only where the text around it runs, or where it lists with 、 up to the margin.
//! 3. *broken*: in any text a line that breaks off — it ends in a pause, or holds a sentence end but
//!    does not end in one — goes on in the next line, when that reads as the rest of a sentence.

use super::characters;
use super::lines::Line;
use super::shape::{self, Ending, Opener};
use super::wrap::Wrap;

/// For each line: does it go on the line before it?
pub(super) fn decide(source: &str, lines: &[Line], wrap: &Wrap) -> Vec<bool> {
    let mut joins = vec![false; lines.len()];
    let titled = titles(source, lines, &mut joins);
    for i in 1..lines.len() {
        if CLOSING.contains(&lines[i].first)
            && !lines[i].parted
            && !lines[i].apart
            && !characters(source, &lines[i]).contains(['\t', '|'])
        {
            joins[i] = true;
            continue;
        }
        if titled[i] || titled[i - 1] || lines[i].parted || lines[i].apart {
            continue;
        }
        joins[i] = goes_on(source, &lines[i - 1], &lines[i], wrap, joins[i - 1]);
    }
    joins
}

/// No paragraph can begin with these: “》摘要”, “。”. ” is often mistyped for “.
const CLOSING: [char; 8] = ['》', '〉', '。', '，', '、', '；', '！', '？'];

fn goes_on(source: &str, before: &Line, line: &Line, wrap: &Wrap, before_joined: bool) -> bool {
    let end = before.ending;
    let filled = wrap.is_filled(before);
    let unfinished = matches!(end, Ending::Open | Ending::Pause) || (filled && end == Ending::Bracket);
    let may_go_on = unfinished || filled && matches!(end, Ending::Full | Ending::Semicolon);
    if !may_go_on {
        return false;
    }
    let row = |l: &Line| l.first == '|' || !l.is_plain() && characters(source, l).contains('\t');
    if row(before) || row(line) {
        return false;
    }
    let (above, text) = (characters(source, before), characters(source, line));
    // （清河市水利局令〔2024〕第3号） stands alone, however long it is
    if end == Ending::Bracket && shape::is_doc_number(above) {
        return false;
    }
    match shape::opener(text, unfinished && (filled || end == Ending::Pause)) {
        Some(Opener::Marker | Opener::Form) => return false,
        None => {}
    }
    if filled && unfinished {
        // a stand-alone heading or a line of names holds no sentence and is not the middle of one
        // 金融租赁⏎公司、汽车金融公司、…: a list runs on in a line that is filled too
        let lists = wrap.is_filled(line) && above.contains('、') && !above.contains('：');
        let middle = before_joined || before.prose || line.prose || wrap.is_full(before) || lists;
        let indented = wrap.indent_step > 0 && line.indent > wrap.base_indent + wrap.indent_step + 8;
        return middle && !indented;
    }
    if filled {
        // a sentence ends exactly at the margin: only the indent could say that a paragraph does too
        let first_line = wrap.indent_step > 0 && line.indent > wrap.base_indent;
        let blank = line.blank_before > 0 || line.page_before;
        return wrap.is_full(before) && !first_line && !blank && wrap.is_filled(line) | line.prose;
    }
    let breaks_off = end == Ending::Pause || (end == Ending::Open && shape::has_inner_stop(above));
    breaks_off && !shape::is_date(text) && reads_on(wrap, line)
}

/// True when the line can be the rest of a sentence: it holds running text or ends as a sentence.
fn reads_on(wrap: &Wrap, line: &Line) -> bool {
    let end = line.ending;
    // a short line before a colon addresses somebody or opens a list
    let label = end == Ending::Colon && line.width <= 40 && !line.prose;
    matches!(end, Ending::Full | Ending::Semicolon | Ending::Pause)
        || (end == Ending::Colon && !label)
        || line.prose
        || wrap.is_filled(line)
}

/// Finds printed titles and joins their lines; tells which lines belong to one.
///
/// A title ends in a 文种 word (or what a document issues: 方案, 办法 …) and begins at the document's
/// start or behind a gap, a number, a date, 附件 or a note in brackets.
fn titles(source: &str, lines: &[Line], joins: &mut [bool]) -> Vec<bool> {
    let mut titled = vec![false; lines.len()];
    for last in 0..lines.len() {
        let line = &lines[last];
        if line.parted || !shape::may_be_title(line) {
            continue;
        }
        let text = characters(source, line);
        if !shape::ends_title(text) || !shape::is_title_line(text, line.width) {
            continue;
        }
        let mut first = last;
        while first > 0 && last - first < 4 {
            let above = characters(source, &lines[first - 1]);
            let gap = lines[first].blank_before;
            if gap > 1
                || lines[first].apart
                || titled[first - 1]
                || lines[first].page_before
                || !shape::is_title_line(above, lines[first - 1].width)
                || shape::ends_title(above) && !above.contains("关于")
            {
                break;
            }
            first -= 1;
        }
        // table heads and lists of names are short in every line
        let long_line = lines[first..=last].iter().any(|l| l.width >= 20);
        if first == last || !long_line || !begins(source, lines, first) {
            continue;
        }
        for i in first..=last {
            titled[i] = true;
            joins[i] = i > first;
        }
    }
    titled
}

/// True when a title can begin at this line.
fn begins(source: &str, lines: &[Line], first: usize) -> bool {
    let Some(above) = first.checked_sub(1) else { return true };
    let line = &lines[first];
    let text = characters(source, &lines[above]);
    line.page_before
        || line.blank_before > 0
        || line.apart
        || lines[above].parted
        || text.contains('\t')
        || text.starts_with("附件")
        || shape::is_date(text)
        || shape::is_doc_number(text)
        || text.ends_with(['）', ')', '：', ':'])
        || text.ends_with("文件")
}
