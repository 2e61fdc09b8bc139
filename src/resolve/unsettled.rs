//! Notes for values that the text does not settle (contract §1).

use super::{Date, DocumentYear, Figure};
use crate::text::{Clean, Note};

/// One note for each date and figure without a value, and one of the whole text for a document without a year in which there is one to
/// lean on it.
pub fn unsettled(clean: &Clean, year: Option<&DocumentYear>, dates: &[Date], figures: &[Figure]) -> Vec<Note> {
    let mut notes = Vec::new();
    if year.is_none() && !(dates.is_empty() && figures.is_empty()) {
        let message = "nothing says of which year the text is: the dates and periods that lean on it stay open";
        notes.push(Note::whole("year_unsettled", message));
    }
    for d in dates.iter().filter(|d| d.value.is_none()) {
        let why = d.why.reasons.last().map_or("nothing near it settles it", |r| r.as_ref());
        let message = format!("the value of {:?} is left open: {why}", clean.slice(d.span));
        notes.push(Note::at("date_unsettled", clean.origin(d.span), message));
    }
    for f in figures.iter().filter(|f| f.value.is_none() && f.low.is_none()) {
        let why = f.why.reasons.last().map_or("it does not fit 28 digits", |r| r.as_ref());
        let message = format!("the value of {:?} is left open: {why}", clean.slice(f.span));
        notes.push(Note::at("figure_unsettled", clean.origin(f.span), message));
    }
    notes
}
