//! Who issued a report, and what kind of report it is: what tells one issuer's yearly reports from others.
//!
//! 市国动办, 澜宁市国防动员办公室 and 澜宁市人民防空办公室 are one issuer; 澜宁市水务局关于2021年度法治政府建设情况的报告 is its
//! 法治政府建设报告; 2006年政府工作报告, given in the 全国人民代表大会, is 国务院's.
//!
//! The rule: the issuer is, by the first that is there, who the speaker speaks for (我代表…), the mark, the
//! organ that the title begins with, the signature; a person's name and office fall away. Short and
//! earlier names of agencies become the full, later one (`lexicon/agencies.tsv` and the user's). An issuer
//! without its place (市国动办) is the only one of the documents that has this agency and level, or
//! stays apart. The genre is the title less issuer, years and words that every title has.

use std::collections::BTreeMap;

use super::report::Report;
use crate::lexicon::divisions::LEVELS;
use crate::lexicon::form::{OFFICES, ORGAN_TAILS};
use crate::lexicon::lists::TITLE_FILLER;
use crate::lexicon::names::AGENCIES;

/// Where a report belongs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Group {
    pub(super) issuer: Option<String>,
    pub(super) genre: Option<String>,
    /// The one document that it holds, where nothing says whose it is and another of its year has its title too.
    pub(super) alone: Option<String>,
}

/// The groups of the reports, in their order. `renamed` are the user's names: (written, name), of whole issuers.
pub(super) fn groups(reports: &[Report], renamed: &[(String, String)]) -> Vec<Group> {
    let named: Vec<Option<String>> = reports.iter().map(|r| issuer(r).map(|i| full(&i, renamed))).collect();
    // agency and level → the issuers that have a place: (level and agency) → names
    let mut placed: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in named.iter().flatten() {
        if let Some(rest) = beyond_place(name) {
            let entry = placed.entry(rest).or_default();
            if !entry.contains(&name.as_str()) {
                entry.push(name);
            }
        }
    }
    let mut groups: Vec<Group> = reports
        .iter()
        .zip(&named)
        .map(|(report, name)| {
            let issuer = name.as_deref().map(|n| match placed.get(n).map(Vec::as_slice) {
                Some([only]) => (*only).to_owned(),
                _ => n.to_owned(),
            });
            Group { genre: genre(report, issuer.as_deref()), issuer, alone: None }
        })
        .collect();
    // two reports of one year and title that nobody signed are of two issuers: which, nothing says
    let mut years: BTreeMap<(Option<String>, Option<i32>), usize> = BTreeMap::new();
    let mut doubtful: std::collections::BTreeSet<Option<String>> = Default::default();
    for (group, report) in groups.iter().zip(reports).filter(|(g, _)| g.issuer.is_none()) {
        let n = years.entry((group.genre.clone(), report.year)).or_default();
        *n += 1;
        if *n > 1 {
            doubtful.insert(group.genre.clone());
        }
    }
    for (group, report) in groups.iter_mut().zip(reports) {
        if group.issuer.is_none() && (group.genre.is_none() || doubtful.contains(&group.genre)) {
            group.alone = Some(report.name.clone());
        }
    }
    groups
}

/// Who issued a report, as written.
fn issuer(report: &Report) -> Option<String> {
    if report.speech {
        let title = report.title.as_ref().and_then(|(t, _)| place_of_title(t));
        let place = report.seat.as_deref().or(title);
        match (report.behalf.as_deref(), place) {
            // 省人民政府 speaks in 吉林省第十四届人民代表大会
            (Some(behalf), Some(place)) if is_level(behalf) => return Some(format!("{place}人民政府")),
            (Some(behalf), _) if !is_level(behalf) => return Some(behalf.to_owned()),
            // to the national congress 国务院 reports (宪法 art. 92), to a local one the government of the place
            // (地方组织法 art. 11)
            (None, Some("全国")) if is_work_report(report) => return Some("国务院".to_owned()),
            (None, Some(place)) if is_work_report(report) => return Some(format!("{place}人民政府")),
            _ => {}
        }
    }
    let title = report.title.as_ref().map(|(t, _)| t.as_str()).and_then(organ_of_title);
    let mark = report.mark.as_deref().filter(|m| is_organ(m));
    let signed = report.signers.iter().find_map(|s| organ_of_signer(s));
    mark.or(title).or(signed).map(str::to_owned)
}

/// 省人民政府, 自治区人民政府: a level without its place.
fn is_level(name: &str) -> bool {
    ["省", "市", "自治区", "县", "区", "州", "自治州", "盟", "旗"]
        .iter()
        .any(|l| name.strip_prefix(l).is_some_and(|rest| rest == "人民政府" || rest == "政府"))
}

fn is_work_report(report: &Report) -> bool {
    report.title.as_ref().is_some_and(|(t, _)| t.split_whitespace().collect::<String>().contains("政府工作报告"))
}

/// 清河省 of 2026年清河省政府工作报告.
fn place_of_title(title: &str) -> Option<&str> {
    let title = title.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '〇' | '年'));
    let place = title.strip_suffix("政府工作报告")?.trim_end_matches("人民");
    place.ends_with(LEVELS).then_some(place)
}

fn is_organ(name: &str) -> bool {
    ORGAN_TAILS.ending(name).is_some() && name.chars().count() >= 3
}

/// 澜宁市水务局 of 澜宁市水务局关于2021年…: what stands before 关于 or the year, when it is an organ.
fn organ_of_title(title: &str) -> Option<&str> {
    let title = title.trim_start_matches(|c: char| c.is_ascii_digit() || c == '年');
    let year = title.char_indices().find(|(_, c)| c.is_numeric() || matches!(c, '〇' | '《' | '“')).map(|(i, _)| i);
    let ends =
        [title.find("关于"), year, title.find("法治政府"), title.find("政府信息公开"), title.find("政府工作报告")];
    let end = ends.into_iter().flatten().min()?;
    let organ = &title[..end];
    is_organ(organ).then_some(organ)
}

/// 国务院 of 国务院总理李鹏; the name itself where it is an organ's.
fn organ_of_signer(signer: &str) -> Option<&str> {
    if is_organ(signer) {
        return Some(signer);
    }
    let at = OFFICES.iter().filter_map(|(office, ())| signer.find(office)).min()?;
    is_organ(&signer[..at]).then(|| &signer[..at])
}

/// The full and latest name.
fn full(name: &str, renamed: &[(String, String)]) -> String {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some((_, to)) = renamed.iter().find(|(from, _)| *from == name) {
        return to.clone();
    }
    let mut name = name;
    // 人防办 → 人民防空办公室 → 国防动员办公室
    for _ in 0..3 {
        let row = AGENCIES.iter().find(|(written, _)| name.ends_with(written));
        let Some((written, to)) = row.filter(|(_, to)| !name.ends_with(to)) else { break };
        let front = &name[..name.len() - written.len()];
        name = format!("{front}{to}");
    }
    if let Some((_, to)) = renamed.iter().find(|(from, _)| *from == name) {
        return to.clone();
    }
    // 运城市人民政府国防动员办公室 is 运城市国防动员办公室
    match name.split_once("人民政府") {
        Some((place, rest)) if !place.is_empty() && is_organ(rest) && rest != "办公室" && rest != "办公厅" => {
            format!("{place}{rest}")
        }
        _ => name,
    }
}

/// 市水务局 of 澜宁市水务局; absent when the name begins with its level, or has none.
fn beyond_place(name: &str) -> Option<String> {
    let (at, level) = name.char_indices().skip(1).find(|(_, c)| LEVELS.contains(c))?;
    let rest = &name[at + level.len_utf8()..];
    (!rest.is_empty()).then(|| format!("{level}{rest}"))
}

/// The title less issuer, years and words that say nothing.
fn genre(report: &Report, issuer: Option<&str>) -> Option<String> {
    let (title, _) = report.title.as_ref()?;
    let mut rest: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    // the government's own report keeps its name, whatever its motto: 政府工作报告——为…而奋斗
    if report.speech && rest.contains("政府工作报告") {
        return Some("政府工作报告".to_owned());
    }
    if let Some(organ) = organ_of_title(&rest).map(str::to_owned) {
        rest = rest.replacen(&organ, "", 1);
    } else if let Some(issuer) = issuer {
        rest = rest.replacen(issuer, "", 1);
    }
    let mut kept: String = rest.chars().filter(|c| !c.is_numeric() && *c != '〇').collect();
    let numerals: Vec<(usize, char)> = kept.char_indices().filter(|(_, c)| crate::text::is_han_numeral(*c)).collect();
    if numerals.len() == 4 {
        // 二〇二三年
        kept = kept.chars().filter(|c| !crate::text::is_han_numeral(*c)).collect();
    }
    for word in TITLE_FILLER.iter() {
        kept = kept.replace(word, "");
    }
    (!kept.is_empty()).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_earlier_names_are_the_full_and_later_one() {
        for name in ["清河市人防办", "清河市人民防空办公室", "清河市国动办", "清河市人民政府国防动员办公室"]
        {
            assert_eq!(full(name, &[]), "清河市国防动员办公室", "{name}");
        }
        assert_eq!(full("清河市政府", &[]), "清河市人民政府");
        assert_eq!(full("清河市人民政府办公室", &[]), "清河市人民政府办公室");
        assert_eq!(full("清河市环境保护局", &[]), "清河市生态环境局");
        assert_eq!(full("清河市生态环境局", &[]), "清河市生态环境局");
        let mine = [("清河市林场".to_owned(), "清河市林业发展中心".to_owned())];
        assert_eq!(full("清河市林场", &mine), "清河市林业发展中心");
    }

    #[test]
    fn the_organ_of_a_title_stands_before_the_matter() {
        assert_eq!(organ_of_title("清河市水务局关于2021年度法治政府建设情况的报告"), Some("清河市水务局"));
        assert_eq!(organ_of_title("清河市教育局2019年工作总结"), Some("清河市教育局"));
        assert_eq!(organ_of_title("2026年清河省政府工作报告"), None);
        assert_eq!(organ_of_title("关于表彰的决定"), None);
    }

    #[test]
    fn a_signer_is_the_organ_of_the_office() {
        assert_eq!(organ_of_signer("国务院总理某某某"), Some("国务院"));
        assert_eq!(organ_of_signer("清河市水务局"), Some("清河市水务局"));
        assert_eq!(organ_of_signer("省长某某某"), None);
    }
}
