//! 发文字号 and the other numbers that documents are known by (GB/T 9704—2012 §7.2.5).
//!
//! “国办发〔2023〕15号”, “中华人民共和国国务院令第714号”, “财政部 税务总局公告2023年第12号”.
//!
//! ```text
//! doc_number   := year_first | bracketed | order | announcement | serial
//! bracketed    := code? year_in_brackets 第? sequence 号          国发〔2018〕第1号, 国发〔2020〕14、15号
//! year_first   := year_in_brackets code 第? integer 号           〔1996〕某司字第82号, (2023)晋08行终123号
//! order        := organ 令 (year_in_brackets | Y年)? 第 integer 号        国务院令第714号, 某某银行令〔2024〕第4号
//! announcement := organ ((blank|、) organ)* (公告|通告) (year_in_brackets | Y年)? 第? integer 号
//! serial       := 第 integer (号|期)                              第18号, 第12期
//! sequence     := integer 号? ((、|，|和|及) 第? integer 号?)* | integer 号? (至|—|-) 第? integer
//! year_in_brackets := one opening and one closing bracket of 〔〕 [] ［］ () （） 【】 ﹝﹞ 〈〉 <> ＜＞, mixed pairs too,
//!                     round a year of four or two figures
//! ```
//! Blanks of typesetting may stand anywhere between the parts. The normal form has 〔〕 and no blanks, no 第 before a
//! bracketed number and no leading zeros; an order and an announcement keep 第 and lose 中华人民共和国. A year of two
//! figures is completed (49–99: 19xx) and the completion is marked. Where a code begins in running text is not decided here:
//! the caller cuts (`extract::citations`).
//!
//! Beside them stand numbers that look like document numbers and are none: court cases, proposals and suggestions of
//! congresses, standards; they have productions so that they can be told apart.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::one_of;
use nom::combinator::{opt, recognize, verify};
use nom::multi::many0;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::integer::{arabic, integer};

/// The family of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// 国发〔2023〕15号
    Bracketed,
    /// 〔1996〕某司字第82号: the order of the 1980s and 1990s
    YearFirst,
    /// 国务院令第714号
    Order,
    /// 海关总署公告2024年第12号
    Announcement,
    /// 第18号, 第12期
    Serial,
    /// (2023)晋08行终123号: the number of a court case, no 发文字号
    Court,
    /// 第3012号提案, 第1234号建议: a proposal's number, no 发文字号
    Proposal,
    /// GB/T 9704—2012: a standard's number, no 发文字号
    Standard,
}

impl Form {
    /// True for the numbers under which an organ issues a document.
    pub fn is_issued(self) -> bool {
        matches!(self, Form::Bracketed | Form::YearFirst | Form::Order | Form::Announcement)
    }
}

/// A year as the number gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    /// The year, such as 2018.
    pub value: i32,
    /// True when only two figures stand in the text (〔18〕).
    pub completed: bool,
}

/// One number, a list of numbers or a range under one code and year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocNumber {
    /// Its family.
    pub form: Form,
    /// 机关代字, or the organ of an order or announcement, without 中华人民共和国 and 令; absent for 〔2024〕3号 and 第18号.
    pub prefix: Option<String>,
    /// The year; absent for orders without one.
    pub year: Option<Year>,
    /// The running numbers in the order of the text; a range gives its two ends.
    pub numbers: Vec<u32>,
    /// True when `numbers` are the ends of a range (1号至3号).
    pub range: bool,
    /// What the normal form needs beside the fields: 令, 公告, 期, the words round a proposal's number.
    tail: String,
}

impl DocNumber {
    /// The running number when there is one only.
    pub fn number(&self) -> Option<u32> {
        match self.numbers[..] {
            [n] => Some(n),
            _ => None,
        }
    }

    /// A number of its own for each running number of a list.
    pub fn each(&self) -> impl Iterator<Item = DocNumber> + '_ {
        self.numbers.iter().map(|&n| DocNumber { numbers: vec![n], range: false, ..self.clone() })
    }

    /// The normal form of each number: 国发〔2020〕14、15号 gives two.
    pub fn normals(&self) -> Vec<String> {
        self.numbers.iter().map(|&n| self.normal_of(n)).collect()
    }

    /// The normal form of the whole: the numbers' normal forms parted by 、, the ends of a range by 至.
    pub fn normal(&self) -> String {
        self.normals().join(if self.range { "至" } else { "、" })
    }

    fn normal_of(&self, n: u32) -> String {
        let prefix = self.prefix.as_deref().unwrap_or("");
        let tail = &self.tail;
        match (self.form, self.year) {
            (Form::Bracketed, Some(y)) => format!("{prefix}〔{}〕{n}号", y.value),
            (Form::YearFirst, Some(y)) => format!("〔{}〕{prefix}第{n}号", y.value),
            (Form::Court, Some(y)) => format!("（{}）{prefix}{tail}{n}号", y.value),
            (Form::Order, Some(y)) if tail == "令〔" => format!("{prefix}令〔{}〕第{n}号", y.value),
            (Form::Order, Some(y)) => format!("{prefix}令{}年第{n}号", y.value),
            (Form::Order, None) => format!("{prefix}令第{n}号"),
            (Form::Announcement, Some(y)) if tail.ends_with('〔') => {
                format!("{prefix}{tail}{}〕第{n}号", y.value)
            }
            (Form::Announcement, Some(y)) => format!("{prefix}{tail}{}年第{n}号", y.value),
            (Form::Announcement, None) => format!("{prefix}{tail}第{n}号"),
            (Form::Serial, _) => format!("第{n}{tail}"),
            (Form::Proposal, _) => format!("{prefix}第{n}号{tail}"),
            (Form::Standard, Some(y)) => format!("{prefix} {n}{tail}-{}", y.value),
            (Form::Standard, None) => format!("{prefix} {n}{tail}"),
            // the forms with a year in brackets are built with one
            (Form::Bracketed | Form::YearFirst | Form::Court, None) => format!("{prefix}{n}号"),
        }
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

fn blank0(input: &str) -> IResult<&str, &str> {
    take_while(is_blank).parse(input)
}

/// A character that stands in a code or an organ's name.
fn is_name(c: char) -> bool {
    c.is_alphanumeric() && c != '号' && c != '第'
}

/// `code`: Han characters and letters; blanks only between them.
fn name(input: &str) -> IResult<&str, &str> {
    recognize((take_while1(is_name), many0((take_while1(is_blank), take_while1(is_name))))).parse(input)
}

/// Opening brackets seen round the year of a document number.
pub(crate) const YEAR_OPEN: &str = "〔[［(（【﹝〈<＜";
/// Closing brackets seen round the year of a document number.
pub(crate) const YEAR_CLOSE: &str = "〕]］)）】﹞〉>＞";

/// A year of four figures, or of two that are completed: 49–99 are 19xx.
fn year(input: &str) -> IResult<&str, Year> {
    let (rest, digits) = take_while1(|c: char| c.is_ascii_digit()).parse(input)?;
    let value: i32 = digits.parse().unwrap_or(0);
    match digits.len() {
        4 if (1900..2100).contains(&value) => Ok((rest, Year { value, completed: false })),
        2 => Ok((rest, Year { value: value + if value >= 49 { 1900 } else { 2000 }, completed: true })),
        _ => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Digit))),
    }
}

/// `year_in_brackets`.
fn bracketed_year(input: &str) -> IResult<&str, Year> {
    let open = (one_of(YEAR_OPEN), blank0);
    let close = (blank0, opt(tag("年")), one_of(YEAR_CLOSE));
    let (rest, (_, year, _)) = (open, year, close).parse(input)?;
    Ok((rest, year))
}

/// Y年
fn plain_year(input: &str) -> IResult<&str, Year> {
    let (rest, (year, _, _)) = (verify(year, |y| !y.completed), blank0, tag("年")).parse(input)?;
    Ok((rest, year))
}

/// `sequence`, its closing 号 included.
fn sequence(input: &str) -> IResult<&str, (Vec<u32>, bool)> {
    let one = |input| {
        let (rest, (_, _, _, n, _)) = (blank0, opt(tag("第")), blank0, integer, blank0).parse(input)?;
        Ok::<_, nom::Err<nom::error::Error<&str>>>((rest, n))
    };
    let (mut rest, first) = one(input)?;
    let mut numbers = vec![first];
    // what has been read up to the last 号: a list must end with one
    let mut ended = tag::<_, _, nom::error::Error<&str>>("号").parse(rest).ok().map(|(r, _)| (r, 1));
    let to = |input| alt((tag("至"), tag("—"), tag("－"), tag("-"), tag("～"), tag("~"))).parse(input);
    let mut from = ended.map_or(rest, |(r, _)| r);
    if let Ok((after, n)) = preceded(to, one).parse(from) {
        let after: IResult<&str, &str> = tag("号").parse(after);
        if let Ok((after, _)) = after
            && n > first
        {
            return Ok((after, (vec![first, n], true)));
        }
    }
    while numbers.len() < 32 {
        let Ok((after, n)) = preceded(alt((tag("、"), tag("，"), tag(","), tag("和"), tag("及"))), one).parse(from)
        else {
            break;
        };
        numbers.push(n);
        rest = after;
        let closing: IResult<&str, &str> = tag("号").parse(rest);
        match closing {
            Ok((after, _)) => {
                ended = Some((after, numbers.len()));
                from = after;
            }
            Err(_) => from = rest,
        }
    }
    match ended {
        Some((rest, count)) => {
            numbers.truncate(count);
            Ok((rest, (numbers, false)))
        }
        None => Err(nom::Err::Error(nom::error::Error::new(rest, nom::error::ErrorKind::Tag))),
    }
}

/// `bracketed`.
fn bracketed(input: &str) -> IResult<&str, DocNumber> {
    let (rest, (code, _, year, (numbers, range))) = (opt(name), blank0, bracketed_year, sequence).parse(input)?;
    let prefix = code.map(squeeze);
    Ok((rest, DocNumber { form: Form::Bracketed, prefix, year: Some(year), numbers, range, tail: String::new() }))
}

/// `year_first`: of the old order, or the number of a court case, whose code closes with the kind of procedure.
fn year_first(input: &str) -> IResult<&str, DocNumber> {
    let code = take_while1(|c: char| is_name(c) && !c.is_ascii_digit());
    let (rest, (year, _, organ, court)) =
        (bracketed_year, blank0, code, opt(take_while1(|c: char| c.is_ascii_digit()))).parse(input)?;
    let procedure = take_while1(|c: char| is_name(c) && !c.is_ascii_digit());
    // （2023）某08行终123号: a court has a number of its own, and the running number follows the procedure
    if let Some(court) = court
        && let Ok((rest, (procedure, n, _))) =
            (procedure, arabic, tag::<_, _, nom::error::Error<&str>>("号")).parse(rest)
    {
        let prefix = Some(format!("{organ}{court}"));
        let tail = procedure.to_owned();
        let year = Some(year);
        return Ok((rest, DocNumber { form: Form::Court, prefix, year, numbers: vec![n], range: false, tail }));
    }
    let rest = match court {
        Some(digits) => &input[input.len() - rest.len() - digits.len()..],
        None => rest,
    };
    let (rest, (second, n, _)) = (opt(tag("第")), integer, tag("号")).parse(rest)?;
    let court = second.is_none() && organ.ends_with(['终', '初', '再', '申', '执', '监', '辖', '破', '更', '抗', '赔']);
    let form = if court { Form::Court } else { Form::YearFirst };
    let prefix = Some(organ.to_owned());
    Ok((rest, DocNumber { form, prefix, year: Some(year), numbers: vec![n], range: false, tail: String::new() }))
}

/// `order` and `announcement`: the name holds the organ and closes with 令, 公告 or 通告.
fn order(input: &str) -> IResult<&str, DocNumber> {
    // an organ's name holds no figures, so the year of 公告2023年 ends it
    let han = |c: char| is_name(c) && !c.is_ascii_digit();
    let (rest, (words, _)) =
        (recognize((take_while1(han), many0((take_while1(|c| is_blank(c) || c == '、'), take_while1(han))))), blank0)
            .parse(input)?;
    let refuse = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag));
    let (organ, word) = ["令", "公告", "通告"]
        .iter()
        .find_map(|w| words.strip_suffix(w).map(|organ| (organ.trim_end(), *w)))
        .ok_or_else(refuse)?;
    let (rest, year) = opt(alt((bracketed_year.map(|y| (y, true)), plain_year.map(|y| (y, false))))).parse(rest)?;
    let (rest, (_, mark, _, n, _, _)) = (blank0, opt(tag("第")), blank0, integer, blank0, tag("号")).parse(rest)?;
    if mark.is_none() && year.is_none() {
        return Err(refuse());
    }
    let organ = organ.strip_prefix("中华人民共和国").filter(|o| !o.is_empty()).unwrap_or(organ);
    let form = if word == "令" { Form::Order } else { Form::Announcement };
    let tail = match year {
        Some((_, true)) => format!("{word}〔"),
        _ => word.to_owned(),
    };
    let prefix = (!organ.is_empty()).then(|| organ.to_owned());
    Ok((rest, DocNumber { form, prefix, year: year.map(|(y, _)| y), numbers: vec![n], range: false, tail }))
}

/// `serial`.
fn serial(input: &str) -> IResult<&str, DocNumber> {
    let (rest, (_, _, n, _, word)) = (tag("第"), blank0, integer, blank0, alt((tag("号"), tag("期")))).parse(input)?;
    let tail = word.to_owned();
    Ok((rest, DocNumber { form: Form::Serial, prefix: None, year: None, numbers: vec![n], range: false, tail }))
}

/// True for what makes a year that of a document number: 2024年|第11号, 一九八〇年|223号文件.
pub(crate) fn follows_year(after: &str) -> bool {
    let after = super::gap(after);
    let (rest, close) = after.strip_prefix('第').map_or((after, "号文件"), |rest| (rest, "号"));
    let rest = super::gap(rest);
    let behind = rest.trim_start_matches(|c: char| {
        c.is_ascii_digit() || super::number::han_digit(c).is_some() || c == '十' || c == '百'
    });
    behind.len() < rest.len() && super::gap(behind).starts_with(close)
}

fn squeeze(s: &str) -> String {
    s.chars().filter(|c| !c.is_whitespace()).collect()
}

/// `doc_number` at the start of the input, brackets of its own round it excluded. An announcement of several organs keeps the
/// blank between their names.
pub fn doc_number(input: &str) -> IResult<&str, DocNumber> {
    // an order's 令〔2024〕第4号 would also read as bracketed, with 令 in the code: orders first
    alt((order, bracketed, year_first, serial)).parse(input)
}

/// A proposal's or suggestion's number with the session that it was moved in:
/// `第N号（class）提案`, `(对)? SESSION 第N号 (建议|提案) (的答复)?`.
pub fn proposal(input: &str) -> IResult<&str, DocNumber> {
    let class = recognize((tag("（"), take_while1(|c| c != '（' && c != '）'), tag("）")));
    let (rest, (_, session, _, n, _, class, word, _)) = (
        opt(tag("对")),
        opt(long_session),
        tag("第"),
        integer,
        tag("号"),
        opt(class),
        alt((tag("建议"), tag("提案"))),
        opt(tag("的答复")),
    )
        .parse(input)?;
    // a bare 提案 is made to the 政协, whose members only may make one of that name with a class
    let (prefix, tail) = match (session, class) {
        (Some(session), _) => (session.to_owned(), word.to_owned()),
        (None, class) if word == "提案" => ("政协提案".to_owned(), class.unwrap_or("").to_owned()),
        (None, class) => (String::new(), format!("{}{word}", class.unwrap_or(""))),
    };
    let prefix = Some(prefix).filter(|p| !p.is_empty());
    Ok((rest, DocNumber { form: Form::Proposal, prefix, year: None, numbers: vec![n], range: false, tail }))
}

/// 十三届全国人大五次会议: everything up to a 会议 that 第 follows.
fn long_session(input: &str) -> IResult<&str, &str> {
    let refuse = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag));
    let end = input.find("会议第").ok_or_else(refuse)? + "会议".len();
    let session = &input[..end];
    if session.chars().count() > 40 || !session.chars().all(char::is_alphanumeric) {
        return Err(refuse());
    }
    Ok((&input[end..], session))
}

/// Classes of standards: national (GB), archives (DA), construction (JGJ, CJJ), finance (JR), environment (HJ), and local (DB + place).
const STANDARD_CLASSES: [&str; 22] = [
    "GB", "GBJ", "GBZ", "DA", "DB", "JGJ", "CJJ", "CJ", "JR", "HJ", "GA", "YD", "SL", "JTG", "TD", "AQ", "WS", "NY",
    "RFJ", "RF", "ISO", "DZ",
];

/// A standard's number: `CLASS(/T)? N(.part)? (—|-) Y`; the year may be absent.
pub fn standard(input: &str) -> IResult<&str, DocNumber> {
    let mut class = verify(take_while1(|c: char| c.is_ascii_uppercase()), |c: &str| STANDARD_CLASSES.contains(&c));
    let mut place = take_while(|c: char| c.is_ascii_digit());
    let (rest, class) = class.parse(input)?;
    // DB32/T 1234: a local standard names its place by number
    let (rest, place) = if class == "DB" { place.parse(rest)? } else { (rest, "") };
    let (rest, kind) = opt(recognize((tag("/"), one_of("TZ")))).parse(rest)?;
    let (rest, (_, n)) = (blank0, arabic).parse(rest)?;
    let (rest, part) = opt(recognize(preceded(one_of("."), arabic))).parse(rest)?;
    let dash = (blank0, alt((tag("—"), tag("-"), tag("－"), tag("–"))), blank0);
    let (rest, year) = opt(preceded(dash, verify(year, |_| true))).parse(rest)?;
    let prefix = Some(format!("{class}{place}{}", kind.unwrap_or("")));
    let tail = part.unwrap_or("").to_owned();
    Ok((rest, DocNumber { form: Form::Standard, prefix, year, numbers: vec![n], range: false, tail }))
}

/// A number of any family that fills the whole input; round brackets about the whole are taken off.
pub fn whole(input: &str) -> Option<DocNumber> {
    let input = input.trim();
    let done = |read: IResult<&str, DocNumber>| read.ok().filter(|(rest, _)| rest.trim().is_empty()).map(|(_, n)| n);
    done(doc_number(input)).or_else(|| done(proposal(input))).or_else(|| done(standard(input))).or_else(|| {
        let inside = input.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
        done(terminated(doc_number, blank0).parse(inside))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(text: &str) -> Option<String> {
        whole(text).map(|n| n.normals().join("|"))
    }

    #[test]
    fn normal_forms() {
        for (surface, expected) in [
            ("梅发〔2023〕15号", "梅发〔2023〕15号"),
            ("梅府［2009］9号", "梅府〔2009〕9号"),
            ("梅府﹝2009]9号", "梅府〔2009〕9号"),
            ("梅发〔 2009〕 12 号", "梅发〔2009〕12号"),
            ("梅发〔2018〕第001号", "梅发〔2018〕1号"),
            ("梅发〔2020〕14、15号", "梅发〔2020〕14号|梅发〔2020〕15号"),
            ("梅发〔2020〕1号、3号", "梅发〔2020〕1号|梅发〔2020〕3号"),
            ("梅发〔2024〕1号至3号", "梅发〔2024〕1号|梅发〔2024〕3号"),
            ("〔2024〕3号", "〔2024〕3号"),
            ("中华人民共和国国务院令第714号", "国务院令第714号"),
            ("国务院令 第七百一十四号", "国务院令第714号"),
            ("青川银行令〔2024〕第4号", "青川银行令〔2024〕第4号"),
            ("青川银行公告[2024]第11号", "青川银行公告〔2024〕第11号"),
            ("甲部 乙局公告2023年第12号", "甲部 乙局公告2023年第12号"),
            ("〔1996〕梅司字第82号", "〔1996〕梅司字第82号"),
            ("（2023）梅08行终123号", "（2023）梅08行终123号"),
            ("GB17733-2008", "GB 17733-2008"),
        ] {
            assert_eq!(normal(surface).as_deref(), Some(expected), "{surface}");
        }
    }

    #[test]
    fn no_numbers() {
        for text in ["", "号", "梅发〔2020〕", "梅发〔20201〕1号", "公告1号", "〔〕号", "2024年1号", "梅发〔1〕1号"]
        {
            assert_eq!(normal(text), None, "{text}");
        }
    }

    #[test]
    fn a_short_year_is_marked() {
        let n = whole("梅发〔18〕1号").expect("a number");
        assert_eq!(n.year, Some(Year { value: 2018, completed: true }));
        assert_eq!(whole("梅发〔81〕1号").and_then(|n| n.year).map(|y| y.value), Some(1981));
    }

    #[test]
    fn every_row_of_the_table() {
        let Ok(table) = std::fs::read_to_string("../shared/domain/docnumbers.tsv") else {
            eprintln!("skipped: ../shared/domain/docnumbers.tsv is not here");
            return;
        };
        let mut bad = Vec::new();
        for line in table.lines().skip(1) {
            let row: Vec<&str> = line.split('\t').collect();
            let (surface, year, seq, expected) = (row[0], row[3], row[4], row[5]);
            let read = whole(surface);
            let got = read.as_ref().map(|n| n.normals().join("|"));
            let year_ok = read.as_ref().is_some_and(|n| {
                n.year.map(|y| format!("{}{}", y.value, if y.completed { "?" } else { "" })).unwrap_or_default() == year
            });
            let seq_ok = read
                .as_ref()
                .is_some_and(|n| n.numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(";") == seq);
            if got.as_deref() != Some(expected) || !year_ok || !seq_ok {
                bad.push(format!("{surface}: {read:?}"));
            }
        }
        assert!(bad.is_empty(), "{bad:#?}");
    }

    proptest::proptest! {
        #[test]
        fn printed_and_read_again(code in "[国梅晋]{1,3}[政办]{0,2}[发函字]", y in 1950i32..2050, n in 1u32..99999) {
            let text = format!("{code}〔{y}〕{n}号");
            let read = whole(&text).expect("a number");
            proptest::prop_assert_eq!(read.normal(), text);
            proptest::prop_assert_eq!(read.number(), Some(n));
            proptest::prop_assert_eq!(read.prefix, Some(code));
        }

        #[test]
        fn normal_forms_are_stable(text in "[国令公告第〔〕(（)）号年、至0-9 发一二十A-Z/—-]{0,24}") {
            if let Some(n) = whole(&text)
                && let Some(again) = n.normals().first().and_then(|s| whole(s))
            {
                let (again, first) = (again.normals(), n.normals());
                proptest::prop_assert_eq!(again.first(), first.first());
            }
        }

        #[test]
        fn no_panic(text in "\\PC{0,40}") {
            let _ = whole(&text);
        }
    }
}
