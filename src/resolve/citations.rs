//! Cited forms → citations: full titles, kinds, numbers, versions (contract §7).
//!
//! “《国防法》” is 中华人民共和国国防法, a law; “《条例》” after “以下简称《条例》” the title that it stands for; “话剧《右岸》” a work; “梅发〔2020〕3号” alone a
//! normative document without a title.
//!
//! One pass in text order. The full title is settled by the first of these that holds, and stays open when none does:
//!
//! 1. `alias.declared`: the text declared the short name before.
//! 2. `registry.full`, `registry.short`, `registry.no_issuer`: the registry of laws knows the name, also without a tag such as （2018年修正）.
//! 3. `registry.place`: the registry knows it with the place of the document, or the one right before it.
//! 4. `alias.last`: a bare word of kind (《条例》, 《实施方案》) with which exactly one title named before closes.
//! 5. `written_out`: abbreviations written out (人防 → 人民防空), for acts that name their place.
//! 6. `full.*`: the title is full as it stands: it names its issuer or place, an issuer stands right before it, or it is an act's title, which by the rules
//!    for drafting names no issuer (办法, 规定, 细则 …).
//!
//! The kind comes from the registry or the title that a short name stands for; else from the number beside it, the word before it, and its own last word
//! with its issuer or place.

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt as _, HashSet};
use indexmap::IndexMap;

use super::laws;
use super::values::{Citation, CitationKind, CitedNumber, Provision, VersionInForce, Why};
use super::year::DocumentYear;
use crate::extract::{Cited, CitedForm, NumberMention, Written};
use crate::frame::Frame;
use crate::grammar::citation::split_tag;
use crate::grammar::doc_number::{self, Form};
use crate::grammar::provision;
use crate::lexicon::cited;
use crate::lexicon::divisions::DIVISIONS;
use crate::lexicon::lists::{DRAFT_TAIL, FULL_TITLE_BEGIN, NO_FULL_TITLE, PARTY_MATTER, TECHNICAL};
use crate::lexicon::registry::{By, Day, Law, Level, Registry, key};
use crate::text::{Clean, Note};

/// A range of provisions longer than this is given by its two ends.
const LONGEST_RANGE: u32 = 64;

/// The longest bare word of kind, in characters: 实施细则, 若干措施, 总体规划.
const LONGEST_ENDING: usize = 6;
/// Titles kept for one ending; where there are so many, none is meant alone.
const MOST_ENDINGS: usize = 8;

/// What a short name stands for.
#[derive(Debug, Clone)]
struct Target {
    canonical: Option<String>,
    kind: CitationKind,
}

/// A settled title.
struct Settled<'r> {
    canonical: Option<String>,
    kind: Option<CitationKind>,
    law: Option<Law<'r>>,
    rule: &'static str,
    reasons: Vec<Cow<'static, str>>,
}

/// Settles all citations of a text. Notes are about what stays open.
pub fn citations(
    clean: &Clean,
    frame: &Frame,
    year: Option<&DocumentYear>,
    cited: &Cited,
    registry: &Registry,
) -> (Vec<Citation>, Vec<Note>) {
    let mut pass = Pass {
        clean,
        registry,
        days: days(frame, year),
        place: place(frame),
        aliases: HashMap::new(),
        titles: IndexMap::default(),
        endings: HashMap::new(),
        out: Vec::with_capacity(cited.forms.len()),
        notes: Vec::new(),
        work: false,
    };
    let named: HashSet<usize> = cited.aliases.iter().filter_map(|a| a.of).collect();
    let mut declared = cited.aliases.iter().peekable();
    for (i, form) in cited.forms.iter().enumerate() {
        // a name holds from its declaration on; the 《》 inside the declaration itself is the name too
        while let Some(alias) = declared.next_if(|a| a.of.is_none_or(|of| of < i) && a.at <= form.span.end()) {
            let target = alias.of.and_then(|of| pass.out.get(of)).map(|c: &Citation| Target {
                canonical: c.canonical.clone().or_else(|| c.title.clone()),
                kind: c.kind,
            });
            pass.aliases.insert(key(&alias.name).into_owned(), target);
        }
        let citation = match form.written {
            Written::Number => pass.number(form),
            Written::Title(inside) | Written::Unclosed(inside) => {
                pass.title(form, clean.slice(inside), true, named.contains(&i))
            }
            Written::Name => pass.title(form, clean.slice(form.span), false, false),
        };
        pass.out.push(citation);
    }
    pass.notes.extend(cited.notes.iter().cloned());
    (pass.out, pass.notes)
}

/// True for a title that can name one document: eight characters and more that close with a word of kind, no law,
/// and not the frame of another title whose issuer it lacks (关于印发〈…〉的通知).
fn is_long_title(title: &str) -> bool {
    let core = split_tag(title).0;
    let tail = cited::tail_of(tail_part(core));
    title.chars().count() >= 8
        && !["关于印发", "印发", "关于转发", "转发"].iter().any(|w| title.starts_with(w))
        && !matches!(tail, None | Some("law" | "other"))
}

/// The days that the document may bear: one, or all of a year.
fn days(frame: &Frame, year: Option<&DocumentYear>) -> Option<(Day, Day)> {
    if let Some(value) = frame.issued_on.as_ref().and_then(|d| d.value.as_deref()) {
        if let Some(day) = Day::parse(value) {
            return Some((day, day));
        }
        let year: u32 = value.get(..4)?.parse().ok()?;
        let month: Option<u32> = value.get(5..7).and_then(|m| m.parse().ok());
        return Some((Day::of(year, month.unwrap_or(1), 1), Day::of(year, month.unwrap_or(12), 31)));
    }
    let year = u32::try_from(year?.year).ok()?;
    Some((Day::of(year, 1, 1), Day::of(year, 12, 31)))
}

/// The place that the document is about: named by its title or its issuer.
fn place(frame: &Frame) -> Option<String> {
    let title =
        frame.title.as_ref().map(|p| p.text.trim_start_matches(|c: char| !c.is_alphabetic()).trim_start_matches('年'));
    let mark = frame.issuer_mark.as_ref().map(|m| m.issuer.as_str());
    let issuers = frame.issuers.iter().map(|p| p.text.as_str());
    title.into_iter().chain(mark).chain(issuers).find_map(cited::place_of).map(str::to_owned)
}

struct Pass<'d, 'r> {
    clean: &'d Clean,
    registry: &'r Registry,
    days: Option<(Day, Day)>,
    place: Option<String>,
    /// Declared short names by their keys; the last declaration of a name holds.
    aliases: HashMap<String, Option<Target>>,
    /// Titles named before, each once, in order, with their kinds.
    titles: IndexMap<String, CitationKind, foldhash::fast::RandomState>,
    /// Endings of two to six characters → the titles that close with them, [`MOST_ENDINGS`] at most.
    endings: HashMap<String, Vec<usize>>,
    out: Vec<Citation>,
    notes: Vec<Note>,
    /// The word before the last title, or before the run that it stands in, announced a work.
    work: bool,
}

impl<'r> Pass<'_, 'r> {
    /// `declared`: the text gives the title a short name.
    fn title(&mut self, form: &CitedForm, inside: &str, quoted: bool, declared: bool) -> Citation {
        let title = match inside.contains(char::is_whitespace) {
            true => inside.chars().filter(|c| !c.is_whitespace()).collect(),
            false => inside.to_owned(),
        };
        let before = self.clean.slice(form.before);
        let word = cited::word_before(before);
        self.work = word == Some("work") || (form.joined && word.is_none() && self.work);
        let mut settled = self.settle(&title, before, word);
        // 《关于…的通知》（某府办发〔2022〕3号）, 《…若干措施》（以下简称《措施》）: so a document is introduced by its title
        let introduced = declared || form.number.as_ref().is_some_and(|n| n.number.form.is_issued());
        if settled.rule == "open" && introduced && is_long_title(&title) {
            settled = Settled { canonical: Some(title.clone()), rule: "full.introduced", ..settled };
        }
        // 《某某公告〔2024〕第11号》: the title is a number
        let named =
            if title.ends_with('号') { doc_number::whole(&title).filter(|n| n.form.is_issued()) } else { None };
        let named = named.map(|number| NumberMention { span: form.span, number });
        let number = form.number.as_ref().or(named.as_ref());
        let kind = settled.kind.unwrap_or_else(|| self.kind(&title, number, word));
        let version = settled.law.zip(self.days).and_then(|(law, (first, last))| laws::in_force(&law, first, last));
        let mut why = Why { rule: settled.rule, reasons: settled.reasons };
        if let (Some(law), None, Some(_)) = (settled.law, version, self.days) {
            why.reasons.push(Cow::Owned(format!("which version of {} was in force is not settled", law.title())));
        }
        match &settled.canonical {
            Some(full) => self.remember(full, kind),
            None if !cited::is_tail(&title) && settled.rule != "work" => self.remember(&title, kind),
            None => {}
        }
        Citation {
            span: form.span,
            title: Some(title),
            kind,
            canonical: settled.canonical,
            doc_number: number.map(|n| self.cited_number(n, None)),
            provisions: form.provisions.iter().flat_map(spread).collect(),
            quoted,
            version: version.map(|v| VersionInForce { adopted: v.day.to_string(), act: v.act.as_str().to_owned() }),
            why,
        }
    }

    /// Keeps a title for the bare words that may stand for it later.
    fn remember(&mut self, title: &str, kind: CitationKind) {
        if self.titles.contains_key(title) {
            return;
        }
        let (index, _) = self.titles.insert_full(title.to_owned(), kind);
        let core = split_tag(title).0;
        for (count, (at, _)) in core.char_indices().rev().enumerate().take(LONGEST_ENDING) {
            if count >= 1 && at > 0 && cited::tail_of(&core[at..]).is_some() {
                let same = self.endings.entry(core[at..].to_owned()).or_default();
                if same.len() < MOST_ENDINGS {
                    same.push(index);
                }
            }
        }
    }

    /// The full title, by the first rule that holds.
    fn settle(&self, title: &str, before: &str, word: Option<&str>) -> Settled<'r> {
        let open = |rule| Settled { canonical: None, kind: None, law: None, rule, reasons: Vec::new() };
        if !self.aliases.is_empty()
            && let Some(target) = self.aliases.get(key(title).as_ref())
        {
            return match target {
                Some(t) => Settled {
                    canonical: t.canonical.clone(),
                    kind: Some(t.kind),
                    law: t.canonical.as_deref().and_then(|c| self.registry.find(c)).map(|(law, _)| law),
                    rule: "alias.declared",
                    reasons: vec![Cow::Borrowed("the text declares this short name")],
                },
                None => open("alias.unnamed"),
            };
        }
        if self.work || word == Some("work") {
            return open("work");
        }
        let (core, tag) = split_tag(title);
        if let Some((law, by)) = self.registry.find(title).or_else(|| tag.and_then(|_| self.registry.find(core))) {
            let rule = match by {
                By::Full => "registry.full",
                By::Short => "registry.short",
                By::NoIssuer => "registry.no_issuer",
            };
            let mut reasons = vec![Cow::Borrowed(law.source())];
            if let Some(tag) = tag {
                reasons.push(Cow::Owned(format!("less its tag {tag}")));
            }
            return self.by_law(law, rule, reasons);
        }
        let by_place = before.ends_with(DIVISIONS);
        let nearby = before.char_indices().filter(|_| by_place).rev().take(8).find_map(|(i, _)| {
            let run = &before[i..];
            cited::place_of(run).filter(|p| p.len() == run.len())
        });
        for place in nearby.into_iter().chain(self.place.as_deref()) {
            if let Some((law, _)) = self.registry.find(&format!("{place}{core}")) {
                return self.by_law(
                    law,
                    "registry.place",
                    vec![Cow::Owned(format!("of {place}")), Cow::Borrowed(law.source())],
                );
            }
        }
        if let Some(found) = self.closing_with(title, core) {
            return found;
        }
        let tail = cited::tail_of(tail_part(core));
        if let Some(long) = cited::written_out(core) {
            let law = self.registry.find(&long).map(|(law, _)| law);
            if let Some(law) = law {
                return self.by_law(
                    law,
                    "written_out",
                    vec![Cow::Borrowed("abbreviations written out"), Cow::Borrowed(law.source())],
                );
            }
            if matches!(tail, Some("regulation" | "act"))
                && cited::place_of(&long).is_some_and(|p| p.len() < long.len())
            {
                return Settled {
                    canonical: Some(long),
                    reasons: vec![Cow::Borrowed("abbreviations written out; the registry does not know the title")],
                    ..open("written_out")
                };
            }
        }
        match self.full_as_it_stands(core, before, tail) {
            Some(rule) => Settled { canonical: Some(title.to_owned()), ..open(rule) },
            None => open("open"),
        }
    }

    fn by_law(&self, law: Law<'r>, rule: &'static str, reasons: Vec<Cow<'static, str>>) -> Settled<'r> {
        let kind = match law.level() {
            Level::Constitution => CitationKind::Constitution,
            Level::Law => CitationKind::Law,
            Level::AdministrativeRegulation => CitationKind::AdministrativeRegulation,
            Level::Rule => CitationKind::Rule,
            Level::JudicialInterpretation => CitationKind::JudicialInterpretation,
            Level::LocalRegulation => CitationKind::LocalRegulation,
        };
        Settled { canonical: Some(law.title().to_owned()), kind: Some(kind), law: Some(law), rule, reasons }
    }

    /// A bare word of kind, with at most a word before it (《条例》, 《实施方案》), stands for the one title before that closes with it.
    fn closing_with(&self, title: &str, core: &str) -> Option<Settled<'r>> {
        if core.chars().count() > LONGEST_ENDING || cited::tail_of(core).is_none() {
            return None;
        }
        let same = self.endings.get(core)?;
        let (title, kind) = match same[..] {
            [one] => self.titles.get_index(one)?,
            _ if same.len() == MOST_ENDINGS || core.len() == title.len() => return None,
            _ => {
                // 《纲要（草案）》 after two 纲要 of which one is a draft: the tag tells them apart
                let mut tagged = same
                    .iter()
                    .filter_map(|&i| self.titles.get_index(i))
                    .filter(|(t, _)| t.len() > title.len() && t.ends_with(title));
                tagged.next().filter(|_| tagged.next().is_none())?
            }
        };
        Some(Settled {
            canonical: Some(title.clone()),
            kind: Some(*kind),
            law: self.registry.find(title).map(|(law, _)| law),
            rule: "alias.last",
            reasons: vec![Cow::Borrowed("the only title before that closes with these words")],
        })
    }

    /// The rule by which a title is full without any table.
    fn full_as_it_stands(&self, core: &str, before: &str, tail: Option<&'static str>) -> Option<&'static str> {
        let tail = tail?;
        if tail == "other" || cited::is_tail(core) {
            return None;
        }
        // a law of which the registry knows nothing is a draft or a plan: its title is full with the state's name only
        if tail == "law" {
            return core.starts_with("中华人民共和国").then_some("full.issuer");
        }
        if FULL_TITLE_BEGIN.iter().any(|i| core.starts_with(i) && core.len() > i.len()) {
            return Some("full.issuer");
        }
        if let Some(place) = cited::place_of(core) {
            let rest = &core[place.len()..];
            return (!cited::is_tail(rest)).then_some("full.place");
        }
        // 现将《…若干措施》印发给你们: what a document issues is named by its full title
        let issues = ["现将", "现印发", "将修订后的", "现予印发"].iter().any(|w| before.trim_end().ends_with(w));
        if issues && core.chars().count() >= 8 {
            return Some("full.issued_here");
        }
        // 建设实施纲要（2015—2020年）: a plan that says its years
        let years = core.strip_suffix(['）', ')']).and_then(|inner| inner.rsplit_once(['（', '(']));
        if tail == "plan"
            && years.is_some_and(|(name, y)| {
                name.chars().count() >= 8 && y.ends_with('年') && y.starts_with(|c: char| c.is_ascii_digit())
            })
        {
            return Some("full.years");
        }
        let matter = ["关于", "印发", "转发"].iter().filter_map(|w| core.find(w)).min();
        match matter {
            Some(0) => {
                // 国家某局《关于…的报告》: the issuer stands before the title; 你部, 市政府 name none
                let organ = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
                let named = cited::is_organ(organ)
                    && organ.chars().count() >= 3
                    && !organ.contains(['我', '你', '本', '该', '各'])
                    && !organ.starts_with(DIVISIONS)
                    && before.trim_end().ends_with(organ);
                if named {
                    return Some("full.issuer_before");
                }
            }
            Some(at) => {
                let organ = &core[..at];
                // 某部等8部门关于…: the first of them is named
                let organ = organ
                    .split_once('等')
                    .filter(|(_, rest)| rest.ends_with("部门") || rest.ends_with("单位"))
                    .map_or(organ, |(o, _)| o);
                let short = organ.starts_with(DIVISIONS) || organ.starts_with(['我', '你', '本']);
                return (cited::is_organ(organ) && !short).then_some("full.issuer");
            }
            None => {}
        }
        // an abbreviation that no table has a title for: the official title has it written out
        if cited::written_out(core).is_some() {
            return None;
        }
        let long = core.chars().count() >= 6 && !NO_FULL_TITLE.begins(core);
        match tail {
            "act" if long && (matter.is_none() || core.ends_with("准则")) => Some("full.act"),
            // a national regulation that the registry lacks; in a place's document it is as likely the place's
            "regulation" if long && matter.is_none() && self.place.is_none() => Some("full.act"),
            _ => None,
        }
    }

    /// The kind by number, word before, and last word.
    fn kind(&self, title: &str, number: Option<&NumberMention>, word: Option<&str>) -> CitationKind {
        use CitationKind as K;
        if self.work {
            return K::Other;
        }
        let by_number = number.and_then(kind_of_number);
        let core = tail_part(split_tag(title).0);
        let Some(tail) = cited::tail_of(core) else {
            return match (by_number, word) {
                (Some(kind), _) => kind,
                _ if title.ends_with('号') && number.is_some() => K::NormativeDocument,
                (_, Some("standard")) => K::Standard,
                _ => K::Other,
            };
        };
        let place = cited::place_of(title);
        let party = {
            let own = title.starts_with("中国共产党") || title.starts_with("中共");
            own || PARTY_MATTER.any_in(title)
        };
        let court = title.starts_with("最高人民法院") || title.starts_with("最高人民检察院");
        match (tail, word) {
            (_, Some("standard")) => K::Standard,
            ("constitution", _) => K::Constitution,
            ("law", _) => K::Law,
            ("party_regulation", _) => K::PartyRegulation,
            ("regulation" | "act", _) if party => K::PartyRegulation,
            ("regulation", _) if by_number == Some(K::AdministrativeRegulation) => K::AdministrativeRegulation,
            ("regulation", Some("local")) => K::LocalRegulation,
            ("regulation", _) if place.is_some() => K::LocalRegulation,
            // a national regulation would stand in the registry
            ("regulation", _) if self.place.is_some() && !title.starts_with("中华人民共和国") => {
                K::LocalRegulation
            }
            ("regulation", _) => K::AdministrativeRegulation,
            ("act" | "interpretation" | "reply", _) if court || by_number == Some(K::JudicialInterpretation) => {
                K::JudicialInterpretation
            }
            ("act", Some("rule")) => K::Rule,
            ("act", Some("local")) => K::LocalRegulation,
            // 青岭省实施〈中华人民共和国水法〉办法: a people's congress carries out the law
            ("act", None) if place.is_some() && carries_out_a_law(title) => K::LocalRegulation,
            ("act", _) => match by_number {
                Some(kind @ (K::AdministrativeRegulation | K::Rule | K::JudicialInterpretation)) => kind,
                _ => K::NormativeDocument,
            },
            ("specification", _) => match by_number {
                Some(K::Standard) => K::Standard,
                _ if TECHNICAL.ends(core.trim_end_matches("规范")) => K::Standard,
                _ => K::NormativeDocument,
            },
            ("gazette", _) if title.ends_with("政府公报") || title.ends_with("国务院公报") => K::Other,
            ("standard", _) => K::Standard,
            ("plan", _) => K::Plan,
            ("report", _) => K::Report,
            ("other", _) => K::Other,
            _ => by_number.filter(|k| *k == K::Standard).unwrap_or(K::NormativeDocument),
        }
    }

    fn number(&mut self, form: &CitedForm) -> Citation {
        self.work = false;
        let mention = form.number.as_ref();
        // 国发〔2020〕1号、〔2021〕5号: the second leaves its code out
        let code =
            self.out.last().filter(|_| form.joined).and_then(|c| c.doc_number.as_ref()).and_then(|n| n.prefix.clone());
        let doc_number = mention.map(|n| self.cited_number(n, code));
        let kind = mention.and_then(kind_of_number).unwrap_or(CitationKind::NormativeDocument);
        let mut why = Why { rule: "number", reasons: Vec::new() };
        if let Some(n) = mention {
            if n.number.numbers.len() > 1 {
                why.reasons.push(Cow::Borrowed("a list of numbers under one code"));
            }
            if n.number.prefix.is_none() && doc_number.as_ref().is_some_and(|d| d.prefix.is_some()) {
                why.reasons.push(Cow::Borrowed("the code is that of the number before"));
            }
            if n.number.year.is_some_and(|y| y.completed) {
                why.reasons.push(Cow::Borrowed("the year has two figures in the text"));
            }
        }
        Citation {
            span: form.span,
            title: None,
            kind,
            canonical: None,
            doc_number,
            provisions: form.provisions.iter().flat_map(spread).collect(),
            quoted: false,
            version: None,
            why,
        }
    }

    fn cited_number(&mut self, mention: &NumberMention, code: Option<String>) -> CitedNumber {
        let mut number = mention.number.clone();
        if number.prefix.is_none() && number.form == Form::Bracketed {
            number.prefix = code;
        }
        if number.year.is_some_and(|y| y.completed) {
            let at = self.clean.origin(mention.span);
            self.notes.push(Note::at(
                "short_year",
                at,
                "the year of a document number has two figures; its century was completed",
            ));
        }
        CitedNumber {
            span: mention.span,
            normal: number.normal(),
            year: number.year.map(|y| y.value),
            number: number.number(),
            prefix: number.prefix,
        }
    }
}

/// A title without what may follow its last word: 规划（2021—2035年）, 纲要草案, 解释（一）.
fn tail_part(core: &str) -> &str {
    // 转发〈…的通知〉: what is forwarded tells the kind
    let mut core = core.trim_end_matches(['〉', '>', '》', '”']);
    for _ in 0..3 {
        let cut = core.strip_suffix(['）', ')']).and_then(|inner| {
            let open = inner.rfind(['（', '('])?;
            (open > 0 && inner.len() - open <= 60).then(|| &core[..open])
        });
        let draft = DRAFT_TAIL.iter().find_map(|t| core.strip_suffix(t));
        match cut.or(draft).filter(|c| !c.is_empty()) {
            Some(shorter) => core = shorter.trim_end(),
            None => break,
        }
    }
    core
}

/// The kind that a document number tells.
fn kind_of_number(mention: &NumberMention) -> Option<CitationKind> {
    let number = &mention.number;
    let prefix = number.prefix.as_deref().unwrap_or("");
    Some(match number.form {
        Form::Standard => CitationKind::Standard,
        Form::Order if prefix == "国务院" => CitationKind::AdministrativeRegulation,
        Form::Order if prefix == "主席" || prefix.ends_with("国家主席") => CitationKind::Law,
        // a bare 国令 is the State Council's order in its code
        Form::Order if prefix == "国" => CitationKind::AdministrativeRegulation,
        Form::Order => CitationKind::Rule,
        Form::Bracketed | Form::YearFirst if prefix.starts_with("法释") || prefix.starts_with("高检发释") => {
            CitationKind::JudicialInterpretation
        }
        Form::Bracketed if prefix.ends_with('令') => CitationKind::Rule,
        Form::Announcement if prefix.contains("人大") || prefix.contains("人民代表大会") => {
            CitationKind::LocalRegulation
        }
        _ => return None,
    })
}

/// A provision or a range of them, one by one.
fn spread(p: &provision::Provision) -> Vec<Provision> {
    let one = |article: Option<u32>, paragraph, item| Provision {
        article: article.map(|a| match p.inserted {
            Some(n) if Some(a) == p.article => format!("{a}-{n}"),
            _ => a.to_string(),
        }),
        paragraph,
        item,
    };
    let Some(through) = p.through else { return vec![one(p.article, p.paragraph, p.item)] };
    let from = p.item.or(p.paragraph).or(p.article).unwrap_or(through);
    let numbers: Vec<u32> =
        if through - from.min(through) <= LONGEST_RANGE { (from..=through).collect() } else { vec![from, through] };
    numbers
        .into_iter()
        .map(|n| match (p.paragraph, p.item) {
            (paragraph, Some(_)) => one(p.article, paragraph, Some(n)),
            (Some(_), None) => one(p.article, Some(n), None),
            (None, None) => one(Some(n), None, None),
        })
        .collect()
}

/// True for the measures with which a province carries out a law: …实施〈…法〉办法.
fn carries_out_a_law(title: &str) -> bool {
    let law = title.split_once("实施").map(|(_, law)| law.trim_start_matches(['〈', '《', '<']));
    law.and_then(|law| law.strip_suffix("办法"))
        .is_some_and(|law| law.trim_end_matches(['〉', '》', '>']).ends_with('法'))
}
