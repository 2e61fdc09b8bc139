//! Everything known about one text, and how it comes to be known.

use crate::extract;
use crate::frame::{self, Frame};
use crate::lex::{self, Tokens};
use crate::lexicon::registry::Registry;
use crate::metric::{self, Metric};
use crate::outline::{self, Outline};
use crate::reflow;
use crate::resolve::{self, Citation, Date, DocumentYear, Figure};
use crate::text::{Clean, Note, Text};

/// What the caller may set.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The day that the document is read as of, for 今年 in a text that settles no year:
    /// (year, month, day). Absent: such words stay open.
    pub reference_date: Option<(i32, u8, u8)>,
    /// The registry of laws with the user's rows; absent: the laws that ship with the program.
    pub laws: Option<std::sync::Arc<Registry>>,
}

/// One parsed document.
#[derive(Debug, Clone)]
pub struct Document<'b> {
    /// The source text.
    pub text: Text<'b>,
    /// The cleaned text with the way back.
    pub clean: Clean,
    /// Its tokens.
    pub tokens: Tokens,
    /// The parts of the form.
    pub frame: Frame,
    /// The headings.
    pub outline: Outline,
    /// The year that 今年 means; absent when the text does not settle it.
    pub year: Option<DocumentYear>,
    /// Calendar expressions.
    pub dates: Vec<Date>,
    /// Quantities.
    pub figures: Vec<Figure>,
    /// Named laws and documents.
    pub citations: Vec<Citation>,
    /// What each figure says.
    pub metrics: Vec<Metric>,
    /// What was odd.
    pub notes: Vec<Note>,
}

/// Reads a text. A pure function of text and options: no clock, no files; cannot fail.
pub fn parse<'b>(text: Text<'b>, options: &Options) -> Document<'b> {
    let clean = reflow::reflow(&text);
    let tokens = lex::lex(&clean);
    let frame = frame::frame(&clean, &tokens);
    let (outline, outline_notes) = outline::outline(&clean, &tokens, &frame);
    let year = resolve::document_year(&clean, &frame);
    let laws = options.laws.as_deref().unwrap_or_else(|| Registry::builtin());
    let cited = extract::citations(&clean, &tokens, &frame, laws);
    let (citations, citation_notes) = resolve::citations(&clean, &frame, year.as_ref(), &cited, laws);
    let mentions = extract::mentions(&clean, &tokens, &outline);
    let passages = resolve::passages(&clean, &tokens, &frame, &outline, year.as_ref(), &mentions.dates);
    let dates = resolve::dates(&mentions.dates, &outline, &passages, year.as_ref(), options.reference_date);
    let figures = resolve::figures(&mentions.figures);
    let given = metric::Given {
        clean: &clean,
        tokens: &tokens,
        outline: &outline,
        year: year.as_ref(),
        passages: &passages,
        dates: &dates,
        figures: &figures,
    };
    let (metrics, metric_notes) = metric::metrics(given);
    let mut notes: Vec<Note> = text.notes().to_vec();
    notes.extend_from_slice(clean.notes());
    notes.extend(outline_notes);
    notes.extend(citation_notes);
    notes.extend(resolve::unsettled(&clean, year.as_ref(), &dates, &figures));
    notes.extend(extract::cells(&clean));
    notes.extend(metric_notes);
    notes.sort_by_key(|n| n.at);
    Document { text, clean, tokens, frame, outline, year, dates, figures, citations, metrics, notes }
}
