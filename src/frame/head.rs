//! 版头 and what follows it down to the first line of the text: GB/T 9704 §7.2, §7.3.1, §7.3.2.
//!
//! “000001”, “机密★1年 特急”, “清河市人民政府文件”, “清政发〔2024〕1号 签发人：林青山”, the title, the
//! addressees.
//!
//! Each paragraph is labelled by its shape, in order, until one belongs to the text: it ends a sentence, opens
//! a heading, or stands below the addressees. A speech is read down to its 各位代表：.

use super::addressee;
use super::caption::Table;
use super::kind;
use super::line::{Lines, after_label, at_most, bracketed, has_stop, loose_prefix, opens_body, squeeze, width};
use super::organ::{is_organ, is_personal_name, organs, person};
use super::speech;
use super::title::{Candidates, less_number, may_be_title};
use super::{DocNumber, FormDate, Frame, IssuerMark, Part};
use crate::grammar::form;
use crate::lex::{Class, class_of};

/// The head reaches no further than this many paragraphs: web tables and joint marks included.
const REACH: usize = 80;

/// What the head leaves to the zones below it.
pub(super) struct Head<'c> {
    /// The first paragraph of the text.
    pub(super) body: usize,
    /// The page's caption table.
    pub(super) table: Table<'c>,
    /// The mark is a 令: the signer is a person.
    pub(super) order: bool,
    /// The document is a speech: it carries no signature.
    pub(super) speech: bool,
}

/// A document number and where it stands.
pub(super) fn doc_number<'c>(lines: Lines<'c>, written: &'c str, rule: &'static str) -> Option<DocNumber> {
    let (number, rest) = form::number(written.trim())?;
    let written = &written.trim()[..written.trim().len() - rest.len()];
    Some(DocNumber {
        part: lines.part(written, rule),
        prefix: (!number.prefix.is_empty()).then(|| squeeze(number.prefix)),
        year: number.year,
        number: Some(number.number),
    })
}

/// Names in “签发人：林青山 周平”, “签发人：林青山、周平”. A name may be spread: 李 雯.
fn signatories<'c>(lines: Lines<'c>, text: &'c str) -> Vec<Part> {
    let mut out: Vec<&'c str> = Vec::new();
    let mut single: Option<&'c str> = None;
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '、' | '，' | ',')).filter(|w| !w.is_empty()) {
        // one character alone is half of a spread name
        match single.take() {
            Some(first) if width(word) == 1 => out.push(lines.between(first, word)),
            Some(first) => out.extend([first, word]),
            None if width(word) == 1 => single = Some(word),
            None => out.push(word),
        }
    }
    out.extend(single);
    out.into_iter().filter(|n| is_personal_name(n)).map(|n| lines.part(n, "frame.signatory")).collect()
}

/// 签发人 and what follows its colon.
fn signatory_label(text: &str) -> Option<&str> {
    after_label(text, "签发人").or_else(|| after_label(text, "签发"))
}

/// A mark that is a 令 or a 公告 with its number on the same line: “清河市人民政府令第23号”.
/// `number` and `rest` are what [`form::number`] reads of the line.
fn mark_with_number<'c>(line: &'c str, number: form::Number<'c>, rest: &str) -> Option<(&'c str, &'c str)> {
    let prefix = number.prefix;
    // 清河市水务局文件清水字〔2022〕2号
    if let Some(at) = prefix.find("文件").map(|at| at + "文件".len())
        && is_mark(&prefix[..at])
        && rest.trim().is_empty()
    {
        return Some((&line[..at], line[at..].trim()));
    }
    let named =
        prefix.ends_with('令') || prefix.ends_with("公告") || prefix.ends_with("通告") || prefix.ends_with("纪要");
    (named && rest.trim().is_empty() && width(prefix) >= 4 && width(prefix) <= 60)
        .then(|| (prefix, line[prefix.len()..].trim()))
}

/// True for a line that is an organ's mark: 清河市人民政府文件, 中华人民共和国国务院令.
fn is_mark(line: &str) -> bool {
    if matches!(squeeze_short(line).as_str(), "令" | "命令" | "文件") {
        return true;
    }
    let Some(name) = line.strip_suffix("文件").or_else(|| line.strip_suffix('令')) else { return false };
    let name = name.trim();
    // 中华人民共和国主席令: an office issues it
    let issues = is_organ(name) || name.ends_with("主席");
    at_most(line, 80) && !has_stop(line) && !line.starts_with("关于") && issues
}

/// A short line without its blanks; a long one is none of the words asked for.
fn squeeze_short(line: &str) -> String {
    if at_most(line, 8) { squeeze(line) } else { String::new() }
}

/// One line of 份号, 密级, 紧急程度 (§7.2.1–7.2.3), words parted by blanks.
fn grades<'c>(lines: Lines<'c>, line: &'c str, frame: &mut Frame) -> bool {
    if !at_most(line, 40) {
        return false;
    }
    let is_copy = |w: &str| (5..=7).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_digit());
    let is_secrecy = |w: &str| {
        ["绝密", "机密", "秘密"]
            .iter()
            .any(|s| w.strip_prefix(s).is_some_and(|rest| rest.is_empty() || rest.starts_with(['★', '☆', '*'])))
    };
    let is_urgency = |w: &str| matches!(w, "特提" | "特急" | "加急" | "平急");
    // 机密★1 年 and 特 急 may be spread: the whole line is one word then
    let joined = squeeze(line);
    if is_secrecy(&joined) && !["特提", "特急", "加急", "平急"].iter().any(|u| joined.ends_with(u)) {
        frame.secrecy.get_or_insert_with(|| lines.part(line, "frame.secrecy"));
        return true;
    }
    if is_urgency(&joined) {
        frame.urgency.get_or_insert_with(|| lines.part(line, "frame.urgency"));
        return true;
    }
    let words: Vec<&'c str> = line.split_whitespace().collect();
    if words.is_empty() || !words.iter().all(|w| is_copy(w) || is_secrecy(w) || is_urgency(w)) {
        return false;
    }
    for w in words {
        let (place, rule) = if is_copy(w) {
            (&mut frame.copy_number, "frame.copy_number")
        } else if is_secrecy(w) {
            (&mut frame.secrecy, "frame.secrecy")
        } else {
            (&mut frame.urgency, "frame.urgency")
        };
        place.get_or_insert_with(|| lines.part(w, rule));
    }
    true
}

/// The paragraph with the salutation of a speech, when the head leads to one.
fn salutation(lines: Lines<'_>, reach: usize) -> Option<usize> {
    let mut sentences = 0;
    for i in 0..reach.min(30) {
        let line = lines.get(i);
        if let Some((before, _)) = addressee::speech(line) {
            // “各位代表！蓝图已经绘就” inside a report is no opening
            return (at_most(before, 60) && (i < 12 || sentences == 0)).then_some(i);
        }
        if opens_body(line) {
            return None;
        }
        // captions of photographs may stand before it
        sentences += usize::from(has_stop(line));
        if sentences > 2 {
            return None;
        }
    }
    None
}

/// True for a line that names the speaker: “省长 林青山”, “国务院总理周平”.
fn is_byline(line: &str) -> bool {
    person(line).is_some() || is_personal_name(line)
}

fn set_title<'c>(lines: Lines<'c>, frame: &mut Frame, text: &'c str, rule: &'static str) {
    let (title, number) = less_number(text);
    // 清政发〔2024〕1号 清河市…的通知 on one line
    let (title, number) = match form::number(title) {
        Some((n, rest))
            if n.year.is_some() && !n.prefix.is_empty() && kind::is_title_tail(rest) && !n.prefix.contains("关于") =>
        {
            let (number, rest) = title.split_at(title.len() - rest.len());
            (rest.trim(), Some(number))
        }
        _ => (title, number),
    };
    if let Some(number) = number
        && frame.doc_number.is_none()
    {
        frame.doc_number = doc_number(lines, number, "frame.number_in_title");
    }
    let part = lines.part(title, rule);
    if !part.text.is_empty() {
        frame.title = Some(part);
    }
}

/// Reads the head into `frame`.
pub(super) fn read<'c>(lines: Lines<'c>, frame: &mut Frame) -> Head<'c> {
    let reach = lines.len().min(REACH);
    let mut head = Head { body: 0, table: Table::default(), order: false, speech: false };
    let salutation = salutation(lines, reach);
    let mut titles = Candidates::default();
    let mut printed_title: Option<&'c str> = None;
    let mut marks: Vec<usize> = Vec::new();
    let mut i = 0;
    while i < reach {
        let line = lines.get(i);
        if salutation == Some(i)
            && let Some((before, found)) = addressee::speech(line)
        {
            head.speech = true;
            byline(lines, frame, before);
            frame.addressees = addressee::members(lines, found.list, "frame.salutation");
            head.body = if found.rest.is_empty() { i + 1 } else { i };
            break;
        }
        let taken = head.table.row(lines, i);
        if taken > 0 {
            i += taken;
            head.body = i;
            continue;
        }
        if let Some(session) = speech::session(lines, line) {
            if frame.issued_on.is_none() {
                frame.issued_on = Some(session.day);
            }
            if !session.title.is_empty() {
                printed_title = Some(session.title);
            }
            byline(lines, frame, session.byline);
            head.speech = true;
            i += 1;
            head.body = i;
            continue;
        }
        // the speaker's line above a salutation, where no session line stands
        let alone = salutation == Some(i + 1) && frame.issued_on.is_some() && is_personal_name(line);
        if salutation.is_some() && (person(line).is_some() || alone) {
            byline(lines, frame, line);
            i += 1;
            head.body = i;
            continue;
        }
        if head.speech && (is_byline(line) || salutation.is_some()) {
            if is_byline(line) {
                byline(lines, frame, line);
            }
            i += 1;
            head.body = i;
            continue;
        }
        // the speaker's line of a 1955 report has the contents glued to it
        if head.speech
            && let Some(before) = line.strip_suffix("目录")
            && is_byline(before)
        {
            byline(lines, frame, before);
            head.body = i;
            break;
        }
        if noise(line) || grades(lines, line, frame) {
            i += 1;
            head.body = i;
            continue;
        }
        // number, with 签发人 on the same line; a narrow print breaks it after its bracket
        let broken = line.ends_with(['〔', '[', '［', '（', '(']) && at_most(line, 40);
        let whole = if broken && i + 1 < reach { lines.between(line, lines.get(i + 1)) } else { line };
        let step = if broken { 2 } else { 1 };
        let plain = bracketed(whole).unwrap_or(whole).trim_end_matches(['★', '☆', '*']);
        if frame.doc_number.is_none() || frame.signatories.is_empty() {
            // in brackets below a title it says which order published the text, and is no mark
            let in_brackets = bracketed(whole).is_some();
            let read = form::number(plain);
            let marked = read.filter(|_| frame.doc_number.is_none() && !in_brackets);
            if let Some((mark, number)) = marked.and_then(|(number, rest)| mark_with_number(plain, number, rest)) {
                frame.doc_number = doc_number(lines, number, "frame.number_after_mark");
                head.order |= mark.ends_with('令');
                frame.issuer_mark.get_or_insert_with(|| issuer_mark(lines, mark));
                i += step;
                head.body = i;
                continue;
            }
            if let Some((_, rest)) = read {
                let rest = rest.trim();
                let signer = signatory_label(rest);
                if rest.is_empty() || signer.is_some() {
                    if frame.doc_number.is_none() {
                        frame.doc_number = doc_number(lines, plain, "frame.doc_number");
                        if frame.issuer_mark.is_none()
                            && let Some(group) = titles.take_organs(lines, i.wrapping_sub(1))
                        {
                            marks = group;
                            let text = lines.between(lines.get(marks[0]), lines.get(marks[marks.len() - 1]));
                            frame.issuer_mark = Some(issuer_mark(lines, text));
                        }
                    }
                    if let Some(names) = signer {
                        frame.signatories.extend(signatories(lines, names));
                    }
                    i += step;
                    head.body = i;
                    continue;
                }
            }
            if let Some(names) = signatory_label(line).filter(|_| at_most(line, 80)) {
                frame.signatories.extend(signatories(lines, names));
                i += 1;
                head.body = i;
                continue;
            }
        }
        if frame.issuer_mark.is_none() && is_mark(line) {
            // the organs of a joint mark stand above it, one on each line
            let group = titles.take_organs(lines, i.wrapping_sub(1)).unwrap_or_default();
            if group.is_empty() && at_most(line, 4) {
                i += 1;
                head.body = i;
                continue;
            }
            let first = group.first().map_or(line, |&k| lines.get(k));
            head.order |= line.ends_with('令');
            frame.issuer_mark = Some(issuer_mark(lines, lines.between(first, line)));
            marks = group;
            i += 1;
            head.body = i;
            continue;
        }
        // 纪要 and 公报 carry organ and day under the mark
        if frame.issuer_mark.as_ref().is_some_and(|m| m.part.text.ends_with("纪要"))
            && let Some((organ, day)) = super::signature::dated(lines, line)
            && !organ.is_empty()
        {
            frame.issuers = organs(lines, organ).into_iter().map(|o| lines.part(o, "frame.organ_under_mark")).collect();
            frame.issued_on.get_or_insert(day);
            i += 1;
            head.body = i;
            continue;
        }
        let below_title = !titles.is_empty() || printed_title.is_some();
        // a bulletin carries organ and day below its title
        if below_title
            && let Some((organ, day)) = super::signature::dated(lines, line)
            && (organ.is_empty() || is_organ(organ))
        {
            let above = titles.take_organs_below(lines);
            let named = above.iter().map(|&k| lines.get(k)).chain((!organ.is_empty()).then_some(organ));
            let named: Vec<&'c str> = named.flat_map(|o| organs(lines, o)).collect();
            frame.issuers = named.into_iter().map(|o| lines.part(o, "frame.organ_under_title")).collect();
            frame.issued_on.get_or_insert(day);
            i += 1;
            head.body = i;
            continue;
        }
        if let Some(found) = addressee::read(line) {
            frame.addressees = addressee::members(lines, found.list, "frame.addressees");
            head.body = if found.rest.is_empty() { i + 1 } else { i };
            break;
        }
        // （1991年3月4日发布　2018年9月6日修订） under the title of a regulation
        if below_title && bracketed(line).is_some_and(|inner| inner.contains('年')) {
            if let Some(day) =
                bracketed(line).and_then(|inner| super::signature::dated(lines, inner)).filter(|d| d.0.is_empty())
            {
                // 清河市统计局 + （2020年3月26日）: the organ of a bulletin above its day
                if frame.issuers.is_empty() {
                    let named = titles.take_organs_below(lines);
                    let named = named.iter().flat_map(|&k| organs(lines, lines.get(k)));
                    frame.issuers = named.map(|o| lines.part(o, "frame.organ_under_title")).collect();
                }
                frame.issued_on.get_or_insert(day.1);
            }
            i += 1;
            head.body = i;
            continue;
        }
        if !may_be_title(line) || marks.contains(&i) {
            if salutation.is_some_and(|at| i < at) {
                i += 1;
                continue;
            }
            head.body = i;
            break;
        }
        titles.add(lines, i);
        i += 1;
        head.body = i;
    }
    if let Some((first, last)) = titles.choose(lines, head.speech) {
        let first = lines.get(first);
        let text = match printed_title {
            Some(printed) => lines.between(first, printed),
            None => lines.between(first, lines.get(last)),
        };
        // a headline of the page that the printed title repeats is left out
        let text = match printed_title {
            Some(printed)
                if squeeze(first).contains(&squeeze(printed)) || squeeze(printed).contains(&squeeze(first)) =>
            {
                printed
            }
            _ => text,
        };
        set_title(lines, frame, text, "frame.title");
    } else if let Some(printed) = printed_title {
        set_title(lines, frame, printed, "frame.title");
    }
    head
}

fn byline<'c>(lines: Lines<'c>, frame: &mut Frame, text: &'c str) {
    let text = text.trim().trim_end_matches(['）', ')']);
    let text = text.strip_suffix("目录").unwrap_or(text);
    if frame.issuers.is_empty() && is_byline(text) {
        frame.issuers.push(lines.part(text, "frame.speaker"));
    }
}

/// Lines that no zone wants: what a page or an agency puts around a head.
fn noise(line: &str) -> bool {
    // letters and digits of a machine's misreading; a copy number or a bare 第N号 is no such line
    let strange = at_most(line, 60) && !line.chars().any(|c| matches!(class_of(c), Class::Han | Class::Numeral));
    let strange = strange && !(line.len() <= 7 && line.bytes().all(|b| b.is_ascii_digit())) && !is_dashed(line);
    // “2023-02-04 作者：李平 点击数：12”, “2026-02-09 09:45:30”
    let stamp = at_most(line, 120)
        && form::day(line).is_some_and(|(_, rest)| {
            let rest = rest.trim_start();
            rest.starts_with(|c: char| c.is_ascii_digit())
                || ["作者", "来源", "点击", "浏览", "阅读"].iter().any(|w| rest.starts_with(w))
        });
    strange
        || stamp
        || (line.starts_with("新华社") && line.ends_with('电'))
        || (line.starts_with('【') && at_most(line, 60) && !line.ends_with('】'))
}

/// A line of dashes may open a session line's day; only wholly strange lines are noise.
fn is_dashed(line: &str) -> bool {
    line.starts_with(['—', '－']) && line.chars().any(char::is_alphanumeric)
}

fn issuer_mark(lines: Lines<'_>, text: &str) -> IssuerMark {
    let part = lines.part(text, "frame.issuer_mark");
    let issuer = ["文件", "命令", "令", "公告", "通告"]
        .iter()
        .find_map(|w| part.text.strip_suffix(w))
        .unwrap_or(&part.text)
        .to_owned();
    IssuerMark { part, issuer }
}

/// Fills from the page's table what the letter itself does not say.
pub(super) fn fill<'c>(lines: Lines<'c>, table: &Table<'c>, frame: &mut Frame) {
    if frame.title.is_none()
        && let Some(title) = table.title
    {
        set_title(lines, frame, title, "frame.caption_title");
    }
    if frame.doc_number.is_none()
        && let Some(number) = table.number
    {
        frame.doc_number = doc_number(lines, number, "frame.caption_number");
    }
    if frame.issuers.is_empty()
        && let Some(issuer) = table.issuer
    {
        // captions part organs with commas too
        for named in issuer.split([',', '，', ';', '；']).map(str::trim).filter(|n| !n.is_empty()) {
            let cut = organs(lines, named);
            let cut = if cut.is_empty() { vec![named] } else { cut };
            frame.issuers.extend(cut.into_iter().map(|o| lines.part(o, "frame.caption_issuer")));
        }
    }
    if frame.issued_on.is_none()
        && let Some(issued) = table.issued
        && let Some((day, rest)) = form::day(issued)
    {
        let written = &issued[..issued.len() - rest.len()];
        frame.issued_on = Some(FormDate { part: lines.part(written, "frame.caption_day"), value: day.edtf() });
    }
}

/// 文种 from a 令 mark, from the title, without a title from the mark, else from the number's 令.
pub(super) fn kind_of(frame: &Frame, order: bool) -> Option<&'static str> {
    if order {
        return Some("命令");
    }
    let mark = || frame.issuer_mark.as_ref().and_then(|m| kind::of_title(&m.part.text));
    let number = || {
        let prefix = frame.doc_number.as_ref()?.prefix.as_deref()?;
        if prefix.ends_with('令') { Some("命令") } else { None }
    };
    match &frame.title {
        // 受益所有人信息管理办法 under the number of an order
        Some(title) => kind::of_title(&title.text).or_else(|| number().filter(|_| kind::is_norm(&title.text))),
        None => mark().or_else(number),
    }
}

/// True when a line opens with a label of the form that belongs to no zone of the text.
pub(super) fn is_keywords(line: &str) -> bool {
    loose_prefix(line, "主题词").is_some()
}
