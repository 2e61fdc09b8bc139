//! Provisions of laws as they are cited: article, paragraph, item (立法法 art. 65).
//!
//! “第十二条第一款第（三）项”, “第二十条之一、第三十一条至第三十三条”, “本条例第五条和第六条”, “前两款”.
//!
//! ```text
//! reference  := lead? group (join group)*  |  lead
//! lead       := 本(法|条例|办法|规定|细则|章程|规则|条) · (该|同)(法|条例|办法|规定) · 前(N)?(款|条|项)
//! group      := articles? paragraphs? items? points?           at least one of them
//! articles   := 第 N (join 第? N)* 条 (之 N)?
//! paragraphs := 第 N (join 第? N)* 款
//! items      := 第 N (join 第? N)* 项  |  第? （N） (join 第? （N）)* 项  |  第（N）
//! points     := 第 N 目                                        read over, has no place in the value
//! join       := 、 · 和 · 或者 · 或 · 以及 · 及 · 与 · 至 · 到 · —
//! ```
//! A group that begins below the article inherits what stands left of it in the group before (第三条第一款、第二款). 至, 到 and — make a range.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::one_of;
use nom::combinator::{map, opt, value};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

use super::integer::integer;

/// What a reference leans on when it names no law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// 本法, 本条例: the text that it stands in.
    This,
    /// 该法, 同法: the law named last.
    Same,
    /// 前款, 前两款, 前条: so many units of this kind before.
    Before(Unit, u32),
}

/// A unit of a law's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// 条
    Article,
    /// 款
    Paragraph,
    /// 项
    Item,
}

/// One provision, or a range of them that differ in their lowest unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Provision {
    /// 条; absent after 本条 and 前款.
    pub article: Option<u32>,
    /// N in 第X条之N.
    pub inserted: Option<u32>,
    /// 款
    pub paragraph: Option<u32>,
    /// 项
    pub item: Option<u32>,
    /// The last number of the lowest unit, when this is a range (第三条至第五条: 5).
    pub through: Option<u32>,
}

impl Provision {
    /// The lowest unit that is named and its number.
    fn lowest(&self) -> Option<(Unit, u32)> {
        let item = self.item.map(|n| (Unit::Item, n));
        item.or(self.paragraph.map(|n| (Unit::Paragraph, n))).or(self.article.map(|n| (Unit::Article, n)))
    }

    /// The provision in the words of a law: 第三条之一第二款第（四）项. A range has its ends.
    pub fn written(&self) -> String {
        let mut out = String::new();
        if let Some(n) = self.article {
            out += &format!("第{n}条");
        }
        if let Some(n) = self.inserted {
            out += &format!("之{n}");
        }
        if let Some(n) = self.paragraph {
            out += &format!("第{n}款");
        }
        if let Some(n) = self.item {
            out += &format!("第（{n}）项");
        }
        if let (Some(n), Some((unit, _))) = (self.through, self.lowest()) {
            out += &match unit {
                Unit::Article => format!("至第{n}条"),
                Unit::Paragraph => format!("至第{n}款"),
                Unit::Item => format!("至第（{n}）项"),
            };
        }
        out
    }
}

/// A whole reference.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reference {
    /// 本法, 前款 …; absent when the provisions follow a law's name.
    pub lead: Option<Lead>,
    /// The provisions in the order of the text; empty after a bare lead.
    pub provisions: Vec<Provision>,
}

/// The most provisions that one reference may list; what follows is left alone.
const MOST: usize = 128;

type Read<'s, T> = IResult<&'s str, T>;

fn blanks(input: &str) -> Read<'_, &str> {
    nom::bytes::complete::take_while(|c: char| c != '\n' && c.is_whitespace()).parse(input)
}

/// `join`; true for a range.
fn join(input: &str) -> Read<'_, bool> {
    let list = alt((tag("、"), tag("和"), tag("或者"), tag("或"), tag("以及"), tag("及"), tag("与"), tag(",")));
    let range = alt((tag("至"), tag("到"), tag("—"), tag("-")));
    delimited(blanks, alt((value(false, list), value(true, range))), blanks).parse(input)
}

/// （N）
fn in_brackets(input: &str) -> Read<'_, u32> {
    delimited(one_of("（("), delimited(blanks, integer, blanks), one_of("）)")).parse(input)
}

/// `第 N (join 第? N)* WORD`: the numbers, each with true when a range leads to it.
fn numbered<'s>(
    word: &'static str,
    number: impl Fn(&'s str) -> Read<'s, u32>,
    first: impl Fn(&'s str) -> Read<'s, Option<&'s str>>,
) -> impl FnMut(&'s str) -> Read<'s, Vec<(bool, u32)>> {
    move |input| {
        let (mut rest, _) = first(input)?;
        rest = blanks(rest)?.0;
        let (after, n) = number(rest)?;
        rest = blanks(after)?.0;
        let mut numbers = vec![(false, n)];
        while numbers.len() < MOST {
            let Ok((after, (range, _, n))) = (join, opt(tag("第")), &number).parse(rest) else { break };
            numbers.push((range, n));
            rest = blanks(after)?.0;
        }
        let (rest, _) = tag(word).parse(rest)?;
        Ok((rest, numbers))
    }
}

fn ordinal(input: &str) -> Read<'_, Option<&str>> {
    map(tag("第"), Some).parse(input)
}

fn maybe_ordinal(input: &str) -> Read<'_, Option<&str>> {
    opt(tag("第")).parse(input)
}

/// `group`: its provisions; what a group leaves open on the left comes from `before`.
fn group<'s>(input: &'s str, before: Option<&Provision>) -> Read<'s, Vec<Provision>> {
    let refuse = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag));
    let (rest, articles) = opt(numbered("条", integer, ordinal)).parse(input)?;
    let (rest, inserted) = match articles {
        Some(_) => opt(preceded(tag("之"), integer)).parse(rest)?,
        None => (rest, None),
    };
    let (rest, paragraphs) = opt(preceded(blanks, numbered("款", integer, ordinal))).parse(rest)?;
    let plain = numbered("项", integer, ordinal);
    let bracketed = numbered("项", in_brackets, maybe_ordinal);
    let single = map(preceded(tag("第"), in_brackets), |n| vec![(false, n)]);
    let (rest, items) = opt(preceded(blanks, alt((plain, bracketed, single)))).parse(rest)?;
    let (rest, _) = opt((tag("第"), integer, tag("目"))).parse(rest)?;
    if articles.is_none() && paragraphs.is_none() && items.is_none() {
        return Err(refuse());
    }
    let mut done: Vec<Provision> = Vec::new();
    // what the next unit hangs on: the last one of the unit above
    let mut base = Provision::default();
    if articles.is_none()
        && let Some(b) = before
    {
        base = Provision { article: b.article, inserted: b.inserted, ..base };
        if paragraphs.is_none() {
            base.paragraph = b.paragraph;
        }
    }
    let units = [(Unit::Article, articles), (Unit::Paragraph, paragraphs), (Unit::Item, items)];
    for (unit, numbers) in units {
        let Some(numbers) = numbers else { continue };
        if !done.is_empty() {
            // 第三、四条第二款: the paragraph is the last article's
            base = done.pop().unwrap_or_default();
            if let Some(through) = base.through.take() {
                done.push(base);
                base = Provision { article: Some(through), ..Provision::default() };
            }
        }
        for (range, n) in numbers {
            let with = |mut p: Provision| {
                match unit {
                    Unit::Article => p.article = Some(n),
                    Unit::Paragraph => p.paragraph = Some(n),
                    Unit::Item => p.item = Some(n),
                }
                p
            };
            match done.last_mut() {
                Some(last) if range && last.lowest().is_some_and(|(u, from)| u == unit && from < n) => {
                    last.through = Some(n)
                }
                _ => done.push(with(base)),
            }
        }
        if unit == Unit::Article
            && let Some(last) = done.last_mut()
            && last.through.is_none()
        {
            last.inserted = inserted;
        }
    }
    Ok((rest, done))
}

/// The provisions of `reference` without its lead: 第三条第一款、第二款.
pub fn provisions(input: &str) -> IResult<&str, Vec<Provision>> {
    let (mut rest, mut done) = group(input, None)?;
    while done.len() < MOST {
        let Ok((after, range)) = join(rest) else { break };
        let Ok((after, more)) = group(after, done.last()) else { break };
        rest = after;
        let mut more = more.into_iter();
        if range && let (Some(last), Some(next)) = (done.last_mut(), more.next()) {
            match (last.lowest(), next.lowest()) {
                (Some((u, from)), Some((v, to)))
                    if u == v
                        && from < to
                        && last.through.is_none()
                        && last.inserted.is_none()
                        && next.inserted.is_none() =>
                {
                    last.through = Some(to);
                }
                _ => done.push(next),
            }
        }
        done.extend(more);
    }
    Ok((rest, done))
}

/// `lead`.
fn lead(input: &str) -> Read<'_, Lead> {
    let act = |input| {
        alt((tag("法"), tag("条例"), tag("办法"), tag("规定"), tag("细则"), tag("章程"), tag("规则"))).parse(input)
    };
    let this = value(Lead::This, (tag("本"), alt((act, tag("条")))));
    let same = value(Lead::Same, (alt((tag("该"), tag("同"))), act));
    let unit = alt((value(Unit::Article, tag("条")), value(Unit::Paragraph, tag("款")), value(Unit::Item, tag("项"))));
    let before = map((tag("前"), opt(integer), unit), |(_, n, unit)| Lead::Before(unit, n.unwrap_or(1)));
    alt((this, same, before)).parse(input)
}

/// `reference`.
pub fn reference(input: &str) -> IResult<&str, Reference> {
    let (rest, lead) = opt(lead).parse(input)?;
    match provisions(rest) {
        Ok((rest, provisions)) => Ok((rest, Reference { lead, provisions })),
        Err(_) if lead.is_some() => Ok((rest, Reference { lead, provisions: Vec::new() })),
        Err(e) => Err(e),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        match provisions(text) {
            Ok(("", p)) => p.iter().map(Provision::written).collect(),
            other => vec![format!("{other:?}")],
        }
    }

    #[test]
    fn articles_paragraphs_items() {
        assert_eq!(read("第十二条"), ["第12条"]);
        assert_eq!(read("第115条"), ["第115条"]);
        assert_eq!(read("第十二条第一款第（三）项"), ["第12条第1款第（3）项"]);
        assert_eq!(read("第八条第一项"), ["第8条第（1）项"]);
        assert_eq!(read("第十二条第（三）"), ["第12条第（3）项"]);
        assert_eq!(read("第一百二十条之二"), ["第120条之2"]);
        assert_eq!(read("第三条第（二）项第1目"), ["第3条第（2）项"]);
    }

    #[test]
    fn lists_inherit_what_stands_left() {
        assert_eq!(read("第三十一条、第三十二条"), ["第31条", "第32条"]);
        assert_eq!(read("第五十一条第一项、第五项"), ["第51条第（1）项", "第51条第（5）项"]);
        assert_eq!(
            read("第三条第一款和第二款第（一）、（二）项"),
            ["第3条第1款", "第3条第2款第（1）项", "第3条第2款第（2）项"]
        );
        assert_eq!(read("第三、四条"), ["第3条", "第4条"]);
        assert_eq!(read("第三条第二款、第七条"), ["第3条第2款", "第7条"]);
    }

    #[test]
    fn ranges() {
        assert_eq!(read("第五十二条至第五十六条"), ["第52条至第56条"]);
        assert_eq!(read("第三条第（一）项至第（三）项"), ["第3条第（1）项至第（3）项"]);
        assert_eq!(read("第三条（一）至（三）项"), ["第3条第（1）项至第（3）项"]);
        assert_eq!(read("第三条至第五条和第九条"), ["第3条至第5条", "第9条"]);
    }

    #[test]
    fn what_follows_is_left_alone() {
        assert_eq!(provisions("第三条、国务院").map(|(rest, p)| (rest, p.len())), Ok(("、国务院", 1)));
        assert_eq!(provisions("第三条（一）明确").map(|(rest, p)| (rest, p.len())), Ok(("（一）明确", 1)));
        assert!(provisions("第三卷").is_err());
        assert!(provisions("第一季度").is_err());
    }

    #[test]
    fn leads() {
        let lead = |text| reference(text).ok().map(|(_, r)| (r.lead, r.provisions.len()));
        assert_eq!(lead("本法第五条"), Some((Some(Lead::This), 1)));
        assert_eq!(lead("本条第一款"), Some((Some(Lead::This), 1)));
        assert_eq!(lead("该条例第五条"), Some((Some(Lead::Same), 1)));
        assert_eq!(lead("前款规定"), Some((Some(Lead::Before(Unit::Paragraph, 1)), 0)));
        assert_eq!(lead("前两款规定"), Some((Some(Lead::Before(Unit::Paragraph, 2)), 0)));
        assert_eq!(lead("前条"), Some((Some(Lead::Before(Unit::Article, 1)), 0)));
        assert_eq!(lead("前面"), None);
    }

    proptest::proptest! {
        #[test]
        fn printed_and_read_again(a in 1u32..400, i in proptest::option::of(1u32..9), p in proptest::option::of(1u32..20), t in proptest::option::of(1u32..30)) {
            let one = Provision { article: Some(a), inserted: i, paragraph: p, item: t, through: None };
            let text = one.written();
            proptest::prop_assert_eq!(provisions(&text), Ok(("", vec![one])));
        }

        #[test]
        fn no_panic(text in "[第条款项（）()一二三十、至和本法前1-9之\\PC]{0,40}") {
            let _ = reference(&text);
        }
    }
}
