//! Words about cited documents: the kind that a title's last word tells, words before a title, organs, lead-ins of numbers.
//!
//! “…管理办法” is an act, “话剧《…》” a work, “按照梅发〔2020〕3号” begins its number after 按照.

use std::sync::LazyLock;

use daachorse::CharwiseDoubleArrayAhoCorasick;

use super::lists::{CITED_ORGAN, LEAD_IN, PROVINCE};
use super::{ByChar, columns, starts_with_any};

/// Tails of titles with the group that each tells.
static TAILS: LazyLock<ByChar<&'static str>> = LazyLock::new(|| {
    ByChar::tails(columns::<3>(include_str!("cited_tails.tsv")).map(|[tail, group, _source]| (tail, group)))
});

/// The group of an abbreviation in the table of words.
const ABBREVIATION: &str = "abbreviation";

/// Words of the table: word, group, value.
fn words() -> impl Iterator<Item = [&'static str; 3]> {
    columns::<4>(include_str!("cited_words.tsv")).map(|[word, group, value, _source]| [word, group, value])
}

/// Words before a title with their groups.
static BEFORE: LazyLock<ByChar<&'static str>> =
    LazyLock::new(|| ByChar::tails(words().filter(|w| w[1] != ABBREVIATION).map(|[word, group, _]| (word, group))));

/// Abbreviations with what they are written out to.
static ABBREVIATIONS: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| words().filter(|w| w[1] == ABBREVIATION).map(|[short, _, long]| (short, long)).collect());

/// The longest known tail of a title, with its group.
fn tail(title: &str) -> Option<(&'static str, &'static str)> {
    TAILS.ending(title)
}

/// The group that the longest known tail of a title tells: a contract kind, or `act`, `regulation`, `interpretation`, `gazette`, `reply`,
/// `specification`, which the issuer must settle.
pub(crate) fn tail_of(title: &str) -> Option<&'static str> {
    tail(title).map(|(_, group)| group)
}

/// True when the whole of a title is a tail: 《条例》, 《通知》.
pub(crate) fn is_tail(title: &str) -> bool {
    tail(title).is_some_and(|(tail, _)| tail == title)
}

/// The group of the word that `before` ends with: `work`, `standard`, `rule`, `local`.
pub(crate) fn word_before(before: &str) -> Option<&'static str> {
    BEFORE.ending(before.trim_end()).map(|(_, group)| group)
}

/// A title with its abbreviations written out (人防 → 人民防空); `None` when it holds none.
pub(crate) fn written_out(title: &str) -> Option<String> {
    let mut out: Option<String> = None;
    for (short, long) in ABBREVIATIONS.iter() {
        if title.contains(short) {
            out = Some(out.as_deref().unwrap_or(title).replace(short, long));
        }
    }
    out
}

/// The words of [`LEAD_IN`] in one automaton.
static LEAD_IN_WORDS: LazyLock<CharwiseDoubleArrayAhoCorasick<u32>> =
    LazyLock::new(|| CharwiseDoubleArrayAhoCorasick::new(LEAD_IN.iter()).expect("the words differ from each other"));

/// Single characters that stand in no code and in no organ's name at the border: they lead in.
const LEAD_IN_CHARS: &str = "的按照据及与或由以见在到是把被等了其该并且而如若即于遵经从对将";

/// Where the code or organ begins in a run of Han characters and letters: after the last word that leads in. `previous` is the character before
/// the run: after a closing bracket or 号 a 和 at the head is a conjunction, after a figure 日 ends a date.
pub(crate) fn after_lead_in(run: &str, previous: Option<char>) -> usize {
    let marked = previous.is_some_and(|c| "》）)”号".contains(c));
    let mut cut = run.rfind("中华人民共和国").unwrap_or(0);
    if let Some(last) = LEAD_IN_WORDS.find_overlapping_iter(run).map(|word| word.end()).max() {
        cut = cut.max(last);
    }
    let mut before = previous.filter(|c| c.is_ascii_digit()).unwrap_or(' ');
    for (i, c) in run.char_indices() {
        let end = i + c.len_utf8();
        let next = run[end..].chars().next();
        let leads = match c {
            // a date ends here: 2024年3月4日梅发…
            '年' | '月' | '日' => before.is_ascii_digit() || "〇零一二三四五六七八九十".contains(before),
            // 经信, 经贸, 经开, 经委 open codes; 对外经贸, 对口 too; 从化, 将乐, 在平, 如皋, 见: places
            '经' => i == 0 && !matches!(next, Some('信' | '贸' | '开' | '委' | '管' | '济' | '发' | '办' | '技')),
            '对' => !matches!(next, Some('外' | '口')),
            '从' => next != Some('化'),
            '将' => next != Some('乐'),
            '如' => !matches!(next, Some('皋' | '东')),
            '由' | '以' | '于' | '在' | '到' | '见' | '其' | '据' | '及' | '与' | '或' => {
                !matches!((c, next), ('于', Some('都' | '田' | '洪' | '府' | '政' | '住' | '财' | '人')))
            }
            '和' => {
                // 和平, 和田, 和县 and 呼和浩特 have it in their codes: it joins only between two numbers or names, or inside a long run
                (i == 0 && marked)
                    || (i > 0
                        && before != '呼'
                        && before != '共'
                        && run[..i].chars().count() >= 4
                        && !run[..i].ends_with("住房"))
            }
            // 并政办发, 于府办字: places; as a conjunction 并 stands before a verb
            '并' => !matches!(next, Some('政' | '府' | '住' | '房' | '教' | '人' | '财' | '建' | '办' | '发')),
            c => LEAD_IN_CHARS.contains(c),
        };
        // right after an opening bracket stands the code itself
        let leads = leads && !(i == 0 && previous.is_some_and(|p| "（(〔[".contains(p)) && "于如从将以在".contains(c));
        if leads && end < run.len() {
            cut = cut.max(end);
        }
        before = c;
    }
    cut.min(run.len())
}

/// Characters that tell the form of a document at the end of a code (国办函, 人社部发): after an organ's tail they belong to the code.
const FORM_LETTERS: &str = "发函字办规电明令复批通报请议任纪告文综密党组";

/// True when a name closes with the tail of an organ.
pub(crate) fn is_organ(name: &str) -> bool {
    CITED_ORGAN.ends(name)
        || (name.chars().count() >= 3 && name.ends_with(['局', '厅', '部', '署', '院', '委', '办', '会', '处', '科']))
}

/// How much of a run is the full name of an organ before a code: the last such name that something more than form letters follows.
pub(crate) fn after_organ(run: &str) -> usize {
    let mut cut = 0;
    let mut tail_end = |end: usize| {
        let code = &run[end..];
        // 某某银行公告〔2015〕第43号: the organ is the prefix
        let order = ["公告", "通告", "令"].iter().any(|w| code.starts_with(w));
        let more = !order && code.chars().count() >= 2 && !code.chars().all(|c| FORM_LETTERS.contains(c));
        if more {
            cut = cut.max(end);
        }
    };
    for (count, (at, c)) in run.char_indices().enumerate() {
        // 教育厅梅教…, 财政部财…: a code has its organ's letter within its first two characters, a name not before the third
        let end = at + c.len_utf8();
        let short = count >= 2 && matches!(c, '局' | '厅' | '部' | '署') && !run[..at].ends_with("社");
        if short || CITED_ORGAN.ends(&run[..end]) {
            tail_end(end);
        }
    }
    cut
}

/// The place that a title begins with, down to the lowest level named: 山西省, 运城市, 上海市浦东新区; `None` where it begins with none.
pub(crate) fn place_of(title: &str) -> Option<&str> {
    let mut end = PROVINCE.beginning(title).map_or(0, str::len);
    if end > 0 {
        let tails = ["维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "特别行政区", "省", "市"];
        end += tails.iter().find(|tail| title[end..].starts_with(**tail)).map_or(0, |tail| tail.len());
    }
    // lower levels, two to seven characters each with its tail
    for _ in 0..2 {
        let Some(lower) = lower_place(&title[end..]) else { break };
        end += lower;
    }
    (end > 0).then(|| &title[..end])
}

/// The length of a name such as 运城市, 浦东新区, 梅川县, 某某自治州 at the start of `rest`.
fn lower_place(rest: &str) -> Option<usize> {
    if starts_with_any(rest, &["城市", "都市", "国家", "全国", "中国", "关于", "农村", "城乡", "企业"])
    {
        return None;
    }
    for (count, (i, c)) in rest.char_indices().enumerate().take(9) {
        if !c.is_alphabetic() {
            return None;
        }
        let end = i + c.len_utf8();
        let next = rest[end..].chars().next();
        let fits = match c {
            '市' => {
                (2..=4).contains(&count)
                    && !matches!(next, Some('场' | '容' | '政' | '民' | '价' | '值'))
                    && !["大城", "小城", "型城", "点城", "上城", "等城", "大都", "超", "股"]
                        .iter()
                        .any(|w| rest[..i].ends_with(w))
            }
            '省' => count == 2,
            '县' | '旗' => (1..=6).contains(&count) && !rest[..i].ends_with(['省', '市', '各']),
            '区' => {
                (2..=4).contains(&count)
                    && next.is_some()
                    && !rest[..i].ends_with([
                        '社', '地', '园', '景', '校', '山', '小', '护', '发', '灾', '林', '牧', '库', '特', '辖',
                    ])
                    || rest[..i].ends_with("自治")
            }
            '州' => {
                rest[..i].ends_with("自治")
                    || (1..=3).contains(&count)
                        && next.is_some_and(|n| !"市区县".contains(n))
                        && !rest[..i].ends_with(['神', '九'])
            }
            '盟' => (2..=4).contains(&count) && rest[..i].ends_with("勒"),
            _ => false,
        };
        if fits {
            return Some(end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_have_each_row_once() {
        let tails: Vec<&str> =
            include_str!("cited_tails.tsv").lines().skip(1).filter_map(|l| l.split('\t').next()).collect();
        assert!(tails.windows(2).all(|w| w[0] < w[1]));
        for tail in tails {
            assert!(is_tail(tail), "{tail} is never reached");
        }
        let mut words = std::collections::HashSet::new();
        for row in crate::lexicon::rows(include_str!("cited_words.tsv")) {
            assert!(row.len() == 4 && words.insert(row[0]) && !row[3].is_empty(), "{row:?}");
        }
    }

    #[test]
    fn tails() {
        assert_eq!(tail_of("供水管理办法"), Some("act"));
        assert_eq!(tail_of("行政许可法"), Some("law"));
        assert_eq!(tail_of("节水方法"), Some("other"));
        assert_eq!(tail_of("梅川统计公报"), Some("report"));
        assert_eq!(tail_of("瓷器"), None);
    }

    #[test]
    fn places() {
        assert_eq!(place_of("山西省人防工程建设条例"), Some("山西省"));
        assert_eq!(place_of("梅川市供水条例"), Some("梅川市"));
        assert_eq!(place_of("上海市数据条例"), Some("上海市"));
        assert_eq!(place_of("新疆维吾尔自治区平安建设条例"), Some("新疆维吾尔自治区"));
        assert_eq!(place_of("城市房地产管理法"), None);
        assert_eq!(place_of("自然保护区条例"), None);
        assert_eq!(place_of("关于加强市场监管的意见"), None);
    }

    #[test]
    fn where_codes_begin() {
        let code = |run: &'static str| {
            let cut = after_lead_in(run, None);
            &run[cut + after_organ(&run[cut..])..]
        };
        assert_eq!(code("按照梅发"), "梅发");
        assert_eq!(code("根据和政发"), "和政发");
        assert_eq!(code("梅川市住房和城乡建设局梅住建规"), "梅住建规");
        assert_eq!(code("劳社部发"), "劳社部发");
        assert_eq!(code("梅川市人民政府办公室梅政办发"), "梅政办发");
        assert_eq!(code("民航总局"), "民航总局");
        assert_eq!(code("仍按梅政办"), "梅政办");
        assert_eq!(code("可按揭公积金管委"), "揭公积金管委");
        assert_eq!(code("国务院国发"), "国发");
        assert_eq!(code("一九九一年三月四日中华人民共和国国务院"), "中华人民共和国国务院");
        assert_eq!(after_lead_in("日梅发", Some('4')), "日".len());
        assert_eq!(after_lead_in("于府办字", Some('(')), 0);
        assert_eq!(code("按照并政办发"), "并政办发");
        assert_eq!(after_lead_in("和梅发", Some('》')), "和".len());
    }
}
