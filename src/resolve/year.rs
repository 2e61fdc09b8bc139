//! The document's year: what 今年 means in it (contract §2).
//!
//! “清河市2023年法治政府建设情况报告” of January 2024 is set in 2023; a 政府工作报告 given on
//! “——2026年2月2日在…会议上” in 2026; “国务院关于…总体规划（2018—2035年）的批复” of 2018-12-25 in 2018.
//!
//! In order, the first that holds:
//!
//! 1. `year.session`: the day a speech was given.
//! 2. `year.title`: the first year in the title of a report, a summary or a bulletin; the last one when
//!    the title names a draft (…2024年执行情况与2025年计划草案的报告). A stretch of years is none.
//! 3. `year.lead`: one of the first sentences of a report or of a text without title opens with “2023年，”.
//! 4. `year.heading`: headings that look back on a year (2021年工作回顾) or ahead (2022年主要任务); a speech is
//!    set in the year after the one it looks back on, a report in that year itself.
//! 5. `year.issued`: 成文日期. 6. `year.doc_number`: the year of 发文字号. 7. `year.printed`: 印发日期.
//! 8. `year.plan_title`: the year that opens the title of a plan (2024年工作要点) or of the news of a meeting
//!    (2024年清河市水利工作会议召开).
//!
//! 9. `year.announced`: the bracket below the title of a norm says when it was adopted or amended last: （2014年8月22日省人民政府令第207号公布
//!    自2014年11月1日起施行）.
//!
//! 10. `year.in_force`: “本通知自2025年9月6日起施行”, for an act without articles that takes effect from March on
//!     (such acts follow their issue by days or weeks; one of January or February may be of the year before).
//!
//! 11. `year.posted`: a web page says below the title when it was posted (日期：2023-05-31 来源：…), and nothing above holds. Where the year is
//!     known otherwise such a line agrees with it (24 of 24 texts of the corpus): pages that show old documents print their 成文日期.
//!
//! Nothing else is guessed.

use crate::frame::{Frame, is_norm, stem_of};
use crate::grammar::form;
use crate::lexicon::lists::{
    ACT_ITSELF, NO_REPORT_KIND, PLAN_TITLE, REPORT_TITLE, TAKES_EFFECT, YEAR_AHEAD, YEAR_BACK,
};
use crate::text::Clean;

/// The year that a document reports on or is set in, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentYear {
    /// The year, such as 2023.
    pub year: i32,
    /// Which rule settled it.
    pub rule: &'static str,
    /// The later year whose holidays the title arranges (关于2025年部分节假日安排的通知 of November 2024), with the month of issue: a day
    /// without a year that is not behind that month is of this year. Absent for nearly all texts.
    pub ahead: Option<(i32, u8)>,
    /// The year before it that the title of a notice names alone (关于2023年…情况的通报 of January 2024): what 全年 means there.
    pub told: Option<i32>,
}

/// Paragraphs below the title among which a web page says when it was posted, and a norm when it was adopted.
const POSTED: usize = 2;

/// Paragraphs of the body in which a first sentence may name the year.
const LEAD: usize = 6;

/// Settles the year; `None` when the text does not.
pub fn document_year(clean: &Clean, frame: &Frame) -> Option<DocumentYear> {
    let found = |year, rule| {
        let named = titled(frame, rule);
        let ahead = named.filter(|(named, _, holidays)| *holidays && *named == year + 1).map(|n| (n.0, n.1));
        let told = named.filter(|n| n.0 == year - 1).map(|n| n.0);
        Some(DocumentYear { year, rule, ahead, told })
    };
    let day_year = |value: Option<&str>| value.and_then(|v| v.get(..4)).and_then(|y| y.parse::<i32>().ok());
    let issued = frame.issued_on.as_ref();
    let session = issued.filter(|d| d.part.rule == "frame.session_day");
    if let Some(year) = session.and_then(|d| day_year(d.value.as_deref())) {
        return found(year, "year.session");
    }
    let title = frame.title.as_ref().map(|t| t.text.as_str());
    let stem = title.map(stem_of);
    let report = stem.is_some_and(|t| REPORT_TITLE.ends(t) || t.contains("政府工作报告"))
        && !frame.kind.is_some_and(|kind| NO_REPORT_KIND.has(kind));
    if let Some(title) = title.filter(|_| report)
        && let Some(year) = year_of_title(title)
    {
        return found(year, "year.title");
    }
    let speech = frame.addressees.iter().any(|a| a.rule == "frame.salutation");
    // an untitled text that addresses nobody is a published report more often than a letter
    let open = title.is_none() && (issued.is_none() || frame.addressees.is_empty());
    if (report || open)
        && !speech
        && let Some(year) = lead(clean, frame)
    {
        return found(year, "year.lead");
    }
    if (report || speech || title.is_none() && issued.is_none())
        && let Some(year) = headings(clean, frame, speech)
    {
        return found(year, "year.heading");
    }
    if let Some(year) = issued.and_then(|d| day_year(d.value.as_deref())) {
        return found(year, "year.issued");
    }
    if let Some(year) = frame.doc_number.as_ref().and_then(|n| n.year) {
        return found(year, "year.doc_number");
    }
    if let Some(year) = frame.printed_on.as_ref().and_then(|d| day_year(d.value.as_deref())) {
        return found(year, "year.printed");
    }
    if let (Some(title), Some(stem)) = (title, stem)
        && PLAN_TITLE.ends(stem)
        && let Some(year) = year_of_title(title)
    {
        return found(year, "year.plan_title");
    }
    if let Some(year) = announced(clean, frame) {
        return found(year, "year.announced");
    }
    let in_force = in_force(clean).and_then(|year| found(year, "year.in_force"));
    in_force.or_else(|| posted(clean, frame).and_then(|year| found(year, "year.posted")))
}

/// The one year that the title of an issued text names, the month of issue, and whether the title arranges holidays.
fn titled(frame: &Frame, rule: &str) -> Option<(i32, u8, bool)> {
    let title = frame.title.as_ref().filter(|_| rule == "year.issued")?;
    let month = frame.issued_on.as_ref()?.value.as_deref()?.get(5..7)?.parse().ok()?;
    let named = year_of_title(&title.text)?;
    // 2024年第四季度和2025年工作安排 names two
    let alone = title.text.matches(|c: char| c.is_ascii_digit()).count() == 4;
    // what is arranged lies ahead, whatever the month; other notices speak of their own weeks too
    let holidays = ["节假日", "放假"].iter().any(|w| title.text.contains(w));
    alone.then_some((named, month, holidays))
}

/// The year in which a web page says that it was posted, in one of the two paragraphs below the title:
/// 日期：2023-05-31 16:20 来源：市住建局.
fn posted(clean: &Clean, frame: &Frame) -> Option<i32> {
    /// Code points of the longest such line.
    const LONGEST: usize = 80;
    let title = frame.title.as_ref()?;
    let paragraphs = clean.paragraphs();
    let below = clean.paragraph_at(title.span.start())? + 1;
    paragraphs.get(below..(below + POSTED).min(paragraphs.len()))?.iter().find_map(|p| {
        let text = clean.slice(p.span);
        let short = text.chars().nth(LONGEST).is_none() && !text.contains(['。', '，']);
        // the page's own words, which no line of a document has
        let page = ["来源", "浏览", "点击", "作者", "字号", "发布日期", "发布时间"].iter().any(|w| text.contains(w));
        if !short || !page {
            return None;
        }
        let at = text.find(|c: char| c.is_ascii_digit())?;
        let label = text[..at].trim_matches([':', '：', ' ']);
        // 实施日期, 失效时间 and 成立日期 tell something else
        if !matches!(label, "" | "日期" | "时间" | "发布日期" | "发布时间" | "发文日期") {
            return None;
        }
        // 2023-05-3116:20: what follows the day says nothing
        let (day, _) = form::day(&text[at..])?;
        day.edtf().is_some().then_some(day.year)
    })
}

/// The last year in which the bracket below the title says that the text was adopted, made public or amended.
fn announced(clean: &Clean, frame: &Frame) -> Option<i32> {
    /// Code points between a day and what was done on it.
    const NEAR: usize = 40;
    /// Bytes of the longest such bracket.
    const LONGEST: usize = 1200;
    let title = frame.title.as_ref()?;
    (is_norm(&title.text) || stem_of(&title.text).ends_with("决定")).then_some(())?;
    let paragraphs = clean.paragraphs();
    let below = clean.paragraph_at(title.span.start())? + 1;
    let text =
        paragraphs.get(below..(below + POSTED).min(paragraphs.len()))?.iter().map(|p| clean.slice(p.span).trim());
    let mut bracket = text.filter(|t| t.starts_with(['（', '(']) && t.ends_with(['）', ')']));
    let text = bracket.next().filter(|t| t.len() <= LONGEST)?;
    let deeds = ["公布", "发布", "通过", "修订", "修正", "修改", "印发"];
    let days = text.match_indices(['1', '2']).filter_map(|(at, _)| {
        let digits = text[..at].chars().next_back().is_some_and(|c| c.is_ascii_digit());
        let (day, rest) =
            form::day(&text[at..]).filter(|(day, _)| !digits && day.day.is_some() && day.edtf().is_some())?;
        let near = rest.char_indices().take(NEAR).take_while(|(_, c)| !c.is_ascii_digit() && *c != '自').last();
        let near = near.map_or("", |(end, c)| &rest[..end + c.len_utf8()]);
        // 令第207号公布
        let numbered = rest.split(['　', ' ', '）', ')', '，', '；']).next().unwrap_or("");
        let done = deeds.iter().any(|deed| near.contains(deed) || numbered.ends_with(deed));
        done.then_some(day.year)
    });
    // （2016年5月20日通过，2018年修订）
    let amended = ["年修订", "年修正"]
        .iter()
        .filter_map(|w| text.find(w).and_then(|at| text.get(..at)?.get(at.checked_sub(4)?..)));
    let amended = amended.filter_map(|year| year.parse::<i32>().ok());
    days.chain(amended).max()
}

/// The year in which the text says that it takes effect; the last such sentence counts.
fn in_force(clean: &Clean) -> Option<i32> {
    clean.paragraphs().iter().rev().find_map(|p| {
        let text = clean.slice(p.span);
        text.match_indices('自').find_map(|(at, _)| {
            let (day, rest) = form::day(text[at + '自'.len_utf8()..].trim_start())?;
            let rest = rest.trim_start().strip_prefix('起')?;
            let takes_effect = TAKES_EFFECT.begins(rest.trim_start()) || rest.starts_with("正式");
            let sentence = text[..at].rsplit(['。', '；', ';']).next().unwrap_or("");
            let named = ACT_ITSELF.any_in(sentence);
            (takes_effect && named && day.day.is_some() && day.month >= 3).then_some(day.year)
        })
    })
}

/// The year that a title names outside 《》: the first, or with 草案 the last. A stretch (2021—2025年) is none.
fn year_of_title(title: &str) -> Option<i32> {
    let draft = title.contains("草案");
    let mut found = None;
    let mut depth = 0i32;
    let mut before = ' ';
    for (at, c) in title.char_indices() {
        match c {
            '《' | '〈' => depth += 1,
            '》' | '〉' => depth -= 1,
            _ => {}
        }
        let opens = c.is_ascii_digit() && !before.is_ascii_digit() || matches!(c, '一' | '二') && !is_year_char(before);
        if depth <= 0 && opens && !is_range_dash(before) {
            let here = form::year_word(&title[at..]).map(|(year, rest)| (year, rest.chars().next()));
            // 2024金融稳定发展报告: digits that open the title
            let here = here.or_else(|| {
                let (year, rest) = form::bare_year(&title[at..])?;
                let next = rest.chars().next().filter(|c| !c.is_ascii_digit() && !is_range_dash(*c))?;
                (at == 0).then_some((year, Some(next)))
            });
            if let Some((year, next)) = here
                && !next.is_some_and(is_range_dash)
            {
                found = Some(year);
                if !draft {
                    return found;
                }
            }
        }
        before = c;
    }
    found
}

fn is_year_char(c: char) -> bool {
    "〇○零一二三四五六七八九".contains(c)
}

fn is_range_dash(c: char) -> bool {
    matches!(c, '—' | '-' | '－' | '–' | '～' | '~' | '至' | '到')
}

/// The year that opens one of the first sentences: “2023年，我市…”.
fn lead(clean: &Clean, frame: &Frame) -> Option<i32> {
    let paragraphs = clean.paragraphs().get(frame.body.start..)?;
    paragraphs.iter().take(LEAD).find_map(|p| {
        let (year, rest) = form::year_word(clean.slice(p.span))?;
        let rest = rest.strip_prefix('度').unwrap_or(rest);
        let stop = rest.chars().next()?;
        (matches!(stop, '，' | ',' | '是' | '以' | '全' | '我') || rest.starts_with("来")).then_some(year)
    })
}

/// The year that headings look back on or ahead to.
fn headings(clean: &Clean, frame: &Frame, speech: bool) -> Option<i32> {
    let (mut back, mut ahead) = (None, None);
    for p in clean.paragraphs().get(frame.body.start..)? {
        // a heading is short; only one that names a year first is asked
        if p.span.len() > 150 {
            continue;
        }
        let text = clean.slice(p.span);
        let Some(named) = form::marker(text).map(|(_, _, rest)| rest.trim_start()).and_then(form::year_word) else {
            continue;
        };
        let (year, rest) = named;
        if ahead.is_none() && YEAR_AHEAD.ends(rest) {
            ahead = Some(year);
        } else if back.is_none() && YEAR_BACK.any_in(rest) {
            back = Some(year);
        }
    }
    match (back, ahead) {
        // what lies ahead of a speech is its own year; of an annual report the next one
        (Some(back), Some(ahead)) => Some(if speech { ahead } else { back }),
        (Some(back), None) => Some(if speech { back + 1 } else { back }),
        (None, Some(ahead)) if speech => Some(ahead),
        (None, Some(ahead)) => Some(ahead - 1),
        (None, None) => None,
    }
}
