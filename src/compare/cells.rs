//! The cells of all series as one typed table: a row for each cell.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, builder::Int32Builder, builder::StringBuilder, builder::UInt32Builder};
use arrow_schema::{DataType, Field, Schema};
use rust_decimal::Decimal;

use super::wire::{Cell, Comparison, Series};
use crate::emit::wire::Number;

type Text = (&'static str, fn(&Series, &Cell) -> Option<String>);

/// Columns of text in order; numbers are decimals in their shortest exact form.
const TEXTS: &[Text] = &[
    ("series", |s, _| Some(s.id.clone())),
    ("label", |s, _| Some(s.label.clone())),
    ("issuer", |s, _| s.issuer.clone()),
    ("genre", |s, _| s.genre.clone()),
    ("measure", |s, _| Some(s.measure.to_owned())),
    ("status", |s, _| Some(s.status.to_owned())),
    ("scope", |s, _| s.scope.clone()),
    ("series_unit", |s, _| Some(s.unit.clone())),
    ("document", |_, c| Some(c.document.clone())),
    ("period", |_, c| c.period.clone()),
    ("value", |_, c| exact(&c.value)),
    ("low", |_, c| exact(&c.low)),
    ("high", |_, c| exact(&c.high)),
    ("unit", |_, c| Some(c.unit.clone())),
    ("qualifier", |_, c| c.qualifier.clone()),
    ("text", |_, c| Some(c.text.clone())),
    ("section", |_, c| Some(c.section.join(" › "))),
    ("quote", |_, c| c.quote.clone()),
    ("score", |_, c| Some(Decimal::new(i64::from(c.link.score.0), 3).normalize().to_string())),
    ("reasons", |_, c| Some(c.link.reasons.join("; "))),
];

fn exact(number: &Option<Number>) -> Option<String> {
    number.as_ref().map(|n| n.value().normalize().to_string())
}

/// The table: `year` is the document's, `span_start` and `span_end` count code points of its source text.
///
/// # Errors
/// When the columns do not fit each other, which is a bug.
pub fn cells(comparison: &Comparison) -> std::io::Result<RecordBatch> {
    let rows = || comparison.series.iter().flat_map(|s| s.cells.iter().map(move |c| (s, c)));
    let mut fields = Vec::new();
    let mut arrays: Vec<ArrayRef> = Vec::new();
    for (name, get) in TEXTS {
        let mut column = StringBuilder::new();
        rows().for_each(|(s, c)| column.append_option(get(s, c)));
        fields.push(Field::new(*name, DataType::Utf8, true));
        arrays.push(Arc::new(column.finish()));
    }
    let mut year = Int32Builder::new();
    rows().for_each(|(_, c)| year.append_option(c.year));
    fields.push(Field::new("year", DataType::Int32, true));
    arrays.push(Arc::new(year.finish()));
    for (name, get) in [("span_start", 0), ("span_end", 1)] {
        let mut place = UInt32Builder::new();
        rows().for_each(|(_, c)| place.append_value(if get == 0 { c.span.0 } else { c.span.1 }));
        fields.push(Field::new(name, DataType::UInt32, false));
        arrays.push(Arc::new(place.finish()));
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).map_err(std::io::Error::other)
}
