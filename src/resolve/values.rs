//! The values that resolution settles, each with its rule and its reasons.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::text::Span;

/// Why a value is what it is: the rule that read it and what it leaned on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Why {
    /// The rule's stable name, such as `date.month_day`.
    pub rule: &'static str,
    /// What settled the value, one short sentence each; empty when the characters say it all.
    pub reasons: Vec<Cow<'static, str>>,
}

/// How the value of a date came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The characters say it all: 2024年1月9日.
    Explicit,
    /// The year (or month) comes from a date nearby: 1月8日至12日.
    Context,
    /// The year comes from the document or its section: 3月2日.
    Document,
    /// A word that points: 今年, 去年, 全年.
    Relative,
    /// A named period: “十四五”.
    Period,
}

impl Basis {
    /// The name in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Basis::Explicit => "explicit",
            Basis::Context => "context",
            Basis::Document => "document",
            Basis::Relative => "relative",
            Basis::Period => "period",
        }
    }
}

/// Which end or side of the date is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modifier {
    /// 年初
    Start,
    /// 年底
    End,
    /// 上旬
    Early,
    /// 中旬
    Mid,
    /// 下旬
    Late,
    /// 以来
    Since,
    /// 截至
    Until,
    /// 到…年, 在…年底前
    By,
}

impl Modifier {
    /// The name in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Modifier::Start => "start",
            Modifier::End => "end",
            Modifier::Early => "early",
            Modifier::Mid => "mid",
            Modifier::Late => "late",
            Modifier::Since => "since",
            Modifier::Until => "until",
            Modifier::By => "by",
        }
    }
}

/// A day of the calendar as ISO 8601 writes it, `2024-01-09`; days are in order as their texts are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IsoDay([u8; 10]);

impl IsoDay {
    /// The day of a year of four digits; `None` for any other year, which ISO 8601 does not write so. Month and day are
    /// taken as they are.
    pub fn new(year: i32, month: u8, day: u8) -> Option<IsoDay> {
        let year = u16::try_from(year).ok().filter(|y| *y <= 9999)?;
        let digit = |n: u16| b'0' + (n % 10) as u8;
        let [month, day] = [month, day].map(u16::from);
        Some(IsoDay([
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ]))
    }

    /// `YYYY-MM-DD`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::fmt::Display for IsoDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Debug for IsoDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A date of the text (contract §5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// Where it stands.
    pub span: Span,
    /// EDTF; `None` when the text does not settle it.
    pub value: Option<String>,
    /// First day.
    pub start: Option<IsoDay>,
    /// Last day.
    pub end: Option<IsoDay>,
    /// How the value came about.
    pub basis: Basis,
    /// Which end or side is meant.
    pub modifier: Option<Modifier>,
    /// The derivation.
    pub why: Why,
}

/// What a figure counts or measures (contract §6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// 2869.49万元
    Money,
    /// 5.2%
    Percent,
    /// 1.2个百分点
    PercentagePoint,
    /// 3.5倍
    Multiple,
    /// 三分之二
    Fraction,
    /// 65亿吨
    Measure,
    /// 历时5年
    Duration,
    /// 70项
    Count,
}

impl FigureKind {
    /// The name in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            FigureKind::Money => "money",
            FigureKind::Percent => "percent",
            FigureKind::PercentagePoint => "percentage_point",
            FigureKind::Multiple => "multiple",
            FigureKind::Fraction => "fraction",
            FigureKind::Measure => "measure",
            FigureKind::Duration => "duration",
            FigureKind::Count => "count",
        }
    }
}

/// A bound or an approximation that the words around a figure state (民法典 art. 1259).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Qualifier {
    /// 多, 余, 以上, 超过
    Over,
    /// 以下, 以内, 不足
    Under,
    /// 约, 近, 左右
    About,
    /// 不低于, 至少
    AtLeast,
    /// 不高于, 最多
    AtMost,
}

impl Qualifier {
    /// The name in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Qualifier::Over => "over",
            Qualifier::Under => "under",
            Qualifier::About => "about",
            Qualifier::AtLeast => "at_least",
            Qualifier::AtMost => "at_most",
        }
    }
}

/// Rise or fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// 增长
    Increase,
    /// 下降
    Decrease,
}

/// What a change is measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeBasis {
    /// 同比, 比上年
    Yoy,
    /// 环比
    Mom,
    /// 年均
    AnnualAverage,
    /// 比2020年, 较“十三五”
    Since,
}

/// By how much something rose or fell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Rise or fall.
    pub direction: Direction,
    /// Against what; `None` when the text does not say.
    pub basis: Option<ChangeBasis>,
}

impl Direction {
    /// The name in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Increase => "increase",
            Direction::Decrease => "decrease",
        }
    }
}

impl ChangeBasis {
    /// The name in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            ChangeBasis::Yoy => "yoy",
            ChangeBasis::Mom => "mom",
            ChangeBasis::AnnualAverage => "annual_average",
            ChangeBasis::Since => "since",
        }
    }
}

/// A figure in the base unit of its dimension (亿元 → 元, 公里 → 米, 亩 → 平方米).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseQuantity {
    /// The value; `None` for a range.
    pub value: Option<Decimal>,
    /// The lower end of a range.
    pub low: Option<Decimal>,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// The base unit.
    pub unit: Cow<'static, str>,
}

/// A quantity of the text (contract §6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Where it stands: numeral, scale, 多/余/几, unit or measure word.
    pub span: Span,
    /// The number with its scale applied; `None` for a range or where it is not settled.
    pub value: Option<Decimal>,
    /// The lower end of a range.
    pub low: Option<Decimal>,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// Canonical unit or the measure word as it stands; "" for a bare number.
    pub unit: Cow<'static, str>,
    /// Physical or economic dimension: `money`, `length`, `mass` …; "" where there is none.
    pub dimension: &'static str,
    /// What it counts or measures.
    pub kind: FigureKind,
    /// The bound or approximation that the words state.
    pub qualifier: Option<Qualifier>,
    /// By how much something rose or fell, when the figure says that.
    pub change: Option<Change>,
    /// In the base unit of its dimension; absent when there is none.
    pub base: Option<BaseQuantity>,
    /// The derivation.
    pub why: Why,
}

/// The kind of a named document (contract §7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CitationKind {
    /// 宪法
    Constitution,
    /// 法律
    Law,
    /// 行政法规
    AdministrativeRegulation,
    /// 地方性法规
    LocalRegulation,
    /// 部门规章, 政府规章
    Rule,
    /// 司法解释
    JudicialInterpretation,
    /// 党内法规
    PartyRegulation,
    /// 通知 意见 方案 办法 决定 …
    NormativeDocument,
    /// 规划 纲要 计划 要点
    Plan,
    /// 报告
    Report,
    /// 标准
    Standard,
    /// Books, films, papers, games.
    Other,
}

impl CitationKind {
    /// The name in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            CitationKind::Constitution => "constitution",
            CitationKind::Law => "law",
            CitationKind::AdministrativeRegulation => "administrative_regulation",
            CitationKind::LocalRegulation => "local_regulation",
            CitationKind::Rule => "rule",
            CitationKind::JudicialInterpretation => "judicial_interpretation",
            CitationKind::PartyRegulation => "party_regulation",
            CitationKind::NormativeDocument => "normative_document",
            CitationKind::Plan => "plan",
            CitationKind::Report => "report",
            CitationKind::Standard => "standard",
            CitationKind::Other => "other",
        }
    }
}

/// A document number that is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedNumber {
    /// Where it stands, brackets around it excluded.
    pub span: Span,
    /// Normal form: 国发〔2015〕13号.
    pub normal: String,
    /// 机关代字.
    pub prefix: Option<String>,
    /// Year.
    pub year: Option<i32>,
    /// Running number.
    pub number: Option<u32>,
}

/// One cited provision: 第十二条第一款第（三）项.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provision {
    /// 条, as a number; 第X条之一 is "X-1".
    pub article: Option<String>,
    /// 款.
    pub paragraph: Option<u32>,
    /// 项.
    pub item: Option<u32>,
}

/// The version of a law that was in force on the document's date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionInForce {
    /// The day this version was adopted or published, `YYYY-MM-DD`.
    pub adopted: String,
    /// What made it: 公布, 修正, 修订.
    pub act: String,
}

/// A named law or document (contract §7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Where it stands, brackets included.
    pub span: Span,
    /// The inside of the brackets without blanks; `None` for a document number that stands alone.
    pub title: Option<String>,
    /// Its kind.
    pub kind: CitationKind,
    /// The full official title; `None` where unknown.
    pub canonical: Option<String>,
    /// The document number beside it, or standing alone.
    pub doc_number: Option<CitedNumber>,
    /// Provisions named right after it.
    pub provisions: Vec<Provision>,
    /// True when it stands in 《》.
    pub quoted: bool,
    /// The version in force on the document's date; absent where the registry does not know.
    pub version: Option<VersionInForce>,
    /// The derivation.
    pub why: Why,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_with_eight_digits_and_in_order() {
        let day = |y, m, d| IsoDay::new(y, m, d).map(|day| day.to_string());
        assert_eq!(day(2024, 1, 9).as_deref(), Some("2024-01-09"));
        assert_eq!(day(998, 12, 31).as_deref(), Some("0998-12-31"));
        assert_eq!((day(10_000, 1, 1), day(-1, 1, 1)), (None, None));
        assert!(IsoDay::new(2023, 12, 31) < IsoDay::new(2024, 1, 1));
    }
}
