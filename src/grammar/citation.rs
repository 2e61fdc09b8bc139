//! What stands beside the name of a law or document: the short name that it is given, and the tag of a version.
//!
//! “（以下简称《条例》）”, “（梅发〔2020〕3号，以下简称“通知”）”, “《梅川市供水条例（2018年修正）》”.
//!
//! ```text
//! alias     := (以下|下)? (简称|统称|合称|称) 为? ： ? ( 《NAME》 | “NAME” | NAME )       NAME ends at a stop, a pause or a closing bracket
//! tag       := （ (Y年?)? (修正|修订|修改|公布|试行|暂行|草案|征求意见稿|送审稿|修订稿|…版)… ）       at the end of a title
//! ```

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::one_of;
use nom::combinator::{map, opt, verify};
use nom::{IResult, Parser};

/// A short name that the text declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alias<'s> {
    /// The name without its marks.
    pub name: &'s str,
    /// True for 统称 and 合称: it stands for several documents together.
    pub joint: bool,
}

/// The longest short name, in characters: longer ones are sentences that happen to follow 简称.
const LONGEST_ALIAS: usize = 24;

/// `alias`.
pub fn alias(input: &str) -> IResult<&str, Alias<'_>> {
    let verb =
        alt((map(tag("简称"), |_| false), map(alt((tag("统称"), tag("合称"))), |_| true), map(tag("称"), |_| false)));
    let from = opt(alt((tag("以下"), tag("下"))));
    let (rest, (from, joint, _, _)) = (from, verb, opt(tag("为")), opt(one_of("：:"))).parse(input)?;
    // 称 alone is a common verb: it declares a name only after 以下
    let bare_verb = input.starts_with('称');
    let short = |s: &&str| s.chars().count() <= LONGEST_ALIAS;
    let quoted = map(
        (
            one_of("《“\"「『<〈"),
            verify(take_while1(|c| !"《》“”\"「」『』<>〈〉\n".contains(c)), short),
            one_of("》”\"」』>〉"),
        ),
        |(_, name, _)| name,
    );
    let plain = verify(take_while1(|c: char| c.is_alphanumeric()), short);
    let (rest, name) = alt((quoted, plain)).parse(rest)?;
    if bare_verb && from.is_none() {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag)));
    }
    Ok((rest, Alias { name, joint }))
}

/// Words that a tag at the end of a title is made of; a year may stand before them.
const TAG_WORDS: [&str; 16] = [
    "修正",
    "修订",
    "修改",
    "公布",
    "试行",
    "暂行",
    "试用",
    "草案",
    "征求意见稿",
    "送审稿",
    "修订稿",
    "讨论稿",
    "修正本",
    "修订本",
    "稿",
    "版",
];

/// A title parted from the tag in brackets at its end: 某条例（2018年修正） is 某条例 and 2018年修正. The tag is `None` where the brackets
/// hold something that names (（一）, （2021—2035年）).
pub fn split_tag(title: &str) -> (&str, Option<&str>) {
    let Some(inner) = title.strip_suffix(['）', ')']) else { return (title, None) };
    let Some(open) = inner.rfind(['（', '(']) else { return (title, None) };
    let width = inner[open..].chars().next().map_or(1, char::len_utf8);
    let words = &inner[open + width..];
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('年').trim_start_matches("第");
    let known = rest.chars().count() <= 8 && TAG_WORDS.iter().any(|w| rest.ends_with(w));
    if known && open > 0 { (&title[..open], Some(words)) } else { (title, None) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases() {
        let name = |text| alias(text).ok().map(|(_, a)| (a.name, a.joint));
        assert_eq!(name("以下简称《条例》）"), Some(("条例", false)));
        assert_eq!(name("以下简称“通知”）"), Some(("通知", false)));
        assert_eq!(name("以下简称供水条例）"), Some(("供水条例", false)));
        assert_eq!(name("以下称《办法》"), Some(("办法", false)));
        assert_eq!(name("以下统称《细则》"), Some(("细则", true)));
        assert_eq!(name("下简称:方案"), Some(("方案", false)));
        assert_eq!(name("称赞有加"), None);
        assert_eq!(name("以下简称）"), None);
    }

    #[test]
    fn tags() {
        assert_eq!(split_tag("供水条例（2018年修正）"), ("供水条例", Some("2018年修正")));
        assert_eq!(split_tag("供水办法(试行)"), ("供水办法", Some("试行")));
        assert_eq!(split_tag("总体规划（2021—2035年）"), ("总体规划（2021—2035年）", None));
        assert_eq!(split_tag("解释（一）"), ("解释（一）", None));
        assert_eq!(split_tag("（试行）"), ("（试行）", None));
        assert_eq!(split_tag(""), ("", None));
    }
}
