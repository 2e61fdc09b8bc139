//! # Wire format of a comparison
//!
//! The serialised types of schema `gongwen-series/1` (contract §9). They stand here and not in
//! `emit`, because `emit` writes documents and stands above this room.
//!
//! Every `span` is `[start, end)` in Unicode code points of the document's source text.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

use crate::emit::wire::{Number, Span};

/// The name of this format.
pub const SCHEMA: &str = "gongwen-series/1";

/// A share or a score from 0 to 1 with three digits: thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(with = "serde_json::Number")]
pub struct Thousandths(pub u32);

impl Serialize for Thousandths {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Number::from(Decimal::new(i64::from(self.0), 3)).serialize(to)
    }
}

/// A comparison of documents over the years.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Comparison {
    /// Always `gongwen-series/1`.
    #[schemars(extend("const" = SCHEMA))]
    pub schema: &'static str,
    /// The documents that were compared, by issuer, genre, year and name.
    pub documents: Vec<Compared>,
    /// What one issuer's documents of one genre report from year to year.
    pub series: Vec<Series>,
    /// Pairs that may be one series, and were left apart: their score is below the threshold, or
    /// another link was better.
    pub candidates: Vec<Candidate>,
    /// Where the documents contradict each other or themselves.
    pub contradictions: Vec<Contradiction>,
    /// What became of the sections from one document to the next.
    pub outlines: Vec<Outline>,
    /// What could not be compared, and why.
    pub notes: Vec<Remark>,
}

/// A document of the comparison.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Compared {
    /// The source name.
    pub document: String,
    /// The document's year; null when the text does not settle it.
    pub year: Option<i32>,
    /// Who issued it, by the name that the series carry; null when nothing says.
    pub issuer: Option<String>,
    /// Its title less year and issuer; null without a title.
    pub genre: Option<String>,
    /// Its title as written; null when none was found.
    pub title: Option<String>,
}

/// One metric over the years.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Series {
    /// A name that stays the same for the same input.
    pub id: String,
    /// The subject as most documents write it, with what tells it from its neighbours.
    pub label: String,
    /// The content words of the subject.
    pub key: String,
    /// Who reports it; null when nothing says.
    pub issuer: Option<String>,
    /// The kind of document that reports it.
    pub genre: Option<String>,
    /// The unit of its cells; the base unit where they differ.
    pub unit: String,
    /// The dimension of the unit; "" when it has none.
    pub dimension: String,
    /// `level`, `growth` (in percent), `points` (of percent), `times` or `increment`.
    #[schemars(extend("enum" = ["level", "growth", "points", "times", "increment"]))]
    pub measure: &'static str,
    /// `actual` or `target`.
    #[schemars(extend("enum" = ["actual", "target"]))]
    pub status: &'static str,
    /// Whose figure it is, where it is not the issuer's own; else null.
    pub scope: Option<String>,
    /// By document and period.
    pub cells: Vec<Cell>,
}

/// What one document states for one period.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Cell {
    /// The source name.
    pub document: String,
    /// The document's year.
    pub year: Option<i32>,
    /// EDTF, what the figure is about; null when the text does not settle it.
    pub period: Option<String>,
    /// Exact; null for a range. A fall is negative in a series of changes; in a series that is named for
    /// the fall (…减少) it is its size.
    pub value: Option<Number>,
    /// The lower end of a range.
    pub low: Option<Number>,
    /// The upper end of a range.
    pub high: Option<Number>,
    /// The unit of this cell.
    pub unit: String,
    /// The qualifier of the figure, as in the contract's figures: `about`, `over`, `at_least` …; null when exact.
    pub qualifier: Option<String>,
    /// The figure as written.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// The id of its outline node.
    pub node: Option<String>,
    /// The titles of the headings above it, outermost first.
    pub section: Vec<String>,
    /// The sentence; null when the text was not at hand.
    pub quote: Option<String>,
    /// Where the figure begins and ends in `quote`, in code points; null without a quote.
    pub mark: Option<Span>,
    /// What ties it to its series.
    pub link: Link,
    /// Other places of the same document that state the same.
    pub also: Vec<Place>,
}

/// A place in a document that repeats a cell.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Place {
    /// The figure as written.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// What ties a cell to its series.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Link {
    /// From 0 to 1; 1 for the cell that opens a series and for what aliases pin.
    pub score: Thousandths,
    /// What was for it and against it.
    pub reasons: Vec<String>,
}

/// Two series that may be one.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Candidate {
    /// The ids of the two.
    pub series: [String; 2],
    /// Their labels.
    pub labels: [String; 2],
    /// From 0 to 1.
    pub score: Thousandths,
    /// What was for it and against it.
    pub reasons: Vec<String>,
}

/// Where documents contradict each other or themselves.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Contradiction {
    /// `stated_change`, `restated`, `target_missed`, `carry_over`, `same_body` or `title_year`.
    #[schemars(extend("enum" = ["stated_change", "restated", "target_missed", "carry_over", "same_body", "title_year"]))]
    pub code: &'static str,
    /// Ids of the series that it is about.
    pub series: Vec<String>,
    /// The evidence.
    pub cells: Vec<Evidence>,
    /// What a document says; null where no number is compared.
    pub stated: Option<Number>,
    /// What follows from the other evidence; null where no number is compared.
    pub computed: Option<Number>,
    /// How far the two may be apart by the rounding of the printed digits; null where no number is compared.
    pub tolerance: Option<Number>,
    /// A sentence for a person.
    pub message: String,
}

/// A place that a contradiction stands on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Evidence {
    /// The source name.
    pub document: String,
    /// The document's year.
    pub year: Option<i32>,
    /// The characters; a title, a figure, the first words of a body.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// The id of the outline node.
    pub node: Option<String>,
    /// The sentence; null when the text was not at hand.
    pub quote: Option<String>,
    /// Where `text` stands in `quote`, in code points.
    pub mark: Option<Span>,
}

/// The sections of one document beside those of the one before.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Outline {
    /// Who issued both.
    pub issuer: Option<String>,
    /// Their genre.
    pub genre: Option<String>,
    /// The earlier document.
    pub from: String,
    /// The later document.
    pub to: String,
    /// The share of the later document's text that the earlier one has too.
    pub repeated: Thousandths,
    /// The later document's sections in order, then those that are gone.
    pub sections: Vec<Section>,
}

/// What became of a section.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Section {
    /// `kept`, `moved`, `came` or `went`.
    #[schemars(extend("enum" = ["kept", "moved", "came", "went"]))]
    pub change: &'static str,
    /// The node in the later document; null when it went.
    pub node: Option<String>,
    /// The title there.
    pub title: Option<String>,
    /// The node in the earlier document; null when it came.
    pub was: Option<String>,
    /// The title there.
    pub was_title: Option<String>,
    /// The share of the section's text that the earlier document has too (anywhere); null when it went.
    pub repeated: Option<Thousandths>,
}

/// What could not be compared.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Remark {
    /// A stable name: `no_year`, `no_issuer`, `no_text`, `unnamed`.
    pub code: &'static str,
    /// The document; null when it is about all.
    pub document: Option<String>,
    /// A sentence for a person.
    pub message: String,
}

/// What the script is told of a series.
#[derive(Serialize)]
pub(super) struct Told<'c> {
    pub(super) label: &'c str,
    pub(super) issuer: Option<&'c str>,
    pub(super) unit: String,
    pub(super) target: bool,
    pub(super) measure: &'c str,
    pub(super) points: Vec<Point<'c>>,
}

/// What the script is told of a cell.
#[derive(Serialize)]
pub(super) struct Point<'c> {
    /// The year that it is about.
    pub(super) year: Option<i32>,
    /// As the table shows it.
    pub(super) shown: String,
    /// For the place on the chart only; absent for a range.
    pub(super) height: Option<Number>,
    pub(super) period: Option<&'c str>,
    pub(super) document: &'c str,
    pub(super) node: Option<&'c str>,
    pub(super) section: &'c [String],
    pub(super) span: [u32; 2],
    pub(super) text: &'c str,
    pub(super) quote: Option<&'c str>,
    pub(super) mark: Option<[u32; 2]>,
    pub(super) score: Thousandths,
    pub(super) reasons: &'c [String],
    pub(super) also: usize,
}
