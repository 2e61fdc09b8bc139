//! Documents → typed tables: `documents`, `nodes`, `dates`, `figures`, `citations`, `metrics`,
//! `notes`, as Parquet or CSV.
//!
//! 2869.49万元 is the row text `2869.49万元`, value 28694900.0000000000, unit `元` of `figures`; the
//! heading 一、总体情况 is the row style `han`, number 1 of `nodes`; a document without a signature
//! date has an empty `issued_on`.
//!
//! The rule: a row for each finding of the JSON, columns named once and for good in [`TABLES`]. Rows
//! are joined on `document`, the SHA-256 of the bytes (and on `source` where an archive holds the
//! same bytes twice). Numbers are decimals with 38 digits, ten of them after the point; a value that does not fit is
//! left empty, its `text` stands beside it. Places count Unicode code points of the source text.

use std::io;
use std::sync::Arc;

use arrow_array::builder::{
    ArrayBuilder, BooleanBuilder, Date32Builder, Decimal128Builder, Int32Builder, Int64Builder, ListBuilder,
    StringBuilder,
};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use super::wire::{self, Number};

/// Digits of a decimal, and how many of them stand after the point.
const DIGITS: u8 = 38;
const POINT: i8 = 10;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Characters in UTF-8.
    Text,
    /// A list of texts.
    List,
    /// 32 bits with sign.
    Int,
    /// 64 bits with sign.
    Long,
    /// True or false.
    Bool,
    /// 38 digits, ten of them after the point.
    Decimal,
    /// A day.
    Day,
}

impl Type {
    /// The name in Parquet's terms.
    pub fn as_str(self) -> &'static str {
        match self {
            Type::Text => "string",
            Type::List => "list of string",
            Type::Int => "int32",
            Type::Long => "int64",
            Type::Bool => "boolean",
            Type::Decimal => "decimal(38,10)",
            Type::Day => "date",
        }
    }

    fn arrow(self) -> DataType {
        match self {
            Type::Text => DataType::Utf8,
            Type::List => DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true))),
            Type::Int => DataType::Int32,
            Type::Long => DataType::Int64,
            Type::Bool => DataType::Boolean,
            Type::Decimal => DataType::Decimal128(DIGITS, POINT),
            Type::Day => DataType::Date32,
        }
    }
}

/// A column: its name, what it holds, and what that means, units included.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The name.
    pub name: &'static str,
    /// What it holds.
    pub holds: Type,
    /// What it means; what an empty cell says.
    pub meaning: &'static str,
}

const fn column(name: &'static str, holds: Type, meaning: &'static str) -> Column {
    Column { name, holds, meaning }
}

/// What every table begins with.
macro_rules! keys {
    () => {
        [
            column("document", Type::Text, "SHA-256 of the document's bytes: the key to join on"),
            column("source", Type::Text, "the document's name: path, or archive!/member"),
            column("document_year", Type::Int, "the year that 今年 means; empty when the text does not settle it"),
        ]
    };
}

/// Columns of every table, in order, less the three that all begin with.
const COLUMNS: &[(&str, &[Column])] = &[
    (
        "documents",
        &[
            column("kind", Type::Text, "文种; empty when the title does not say"),
            column("title", Type::Text, "标题"),
            column("doc_number", Type::Text, "发文字号 as written"),
            column("doc_number_prefix", Type::Text, "机关代字"),
            column("doc_number_year", Type::Int, "the year in its brackets"),
            column("doc_number_number", Type::Long, "its running number"),
            column("issuer_mark", Type::Text, "发文机关标志 less 文件"),
            column("issuers", Type::List, "发文机关署名"),
            column("addressees", Type::List, "主送机关"),
            column("signatories", Type::List, "签发人"),
            column("secrecy", Type::Text, "密级和保密期限"),
            column("urgency", Type::Text, "紧急程度"),
            column("issued_on", Type::Day, "成文日期; empty when there is none or it is no full day"),
            column("issued_on_value", Type::Text, "成文日期 as EDTF"),
            column("printed_on", Type::Day, "印发日期"),
            column("attachments", Type::List, "附件说明: the names"),
            column("cc", Type::List, "抄送机关"),
            column("printed_by", Type::Text, "印发机关"),
            column("format", Type::Text, "txt, html, docx, pdf or ofd"),
            column("encoding", Type::Text, "as the Encoding Standard names it"),
            column("encoding_certainty", Type::Text, "certain, likely or damaged"),
            column("chars", Type::Long, "code points of the source text"),
            column("pages", Type::Int, "pages of a paged format"),
            column("paragraph_count", Type::Int, "paragraphs after joining"),
            column("node_count", Type::Int, "rows in nodes"),
            column("date_count", Type::Int, "rows in dates"),
            column("figure_count", Type::Int, "rows in figures"),
            column("citation_count", Type::Int, "rows in citations"),
            column("metric_count", Type::Int, "rows in metrics"),
            column("note_count", Type::Int, "rows in notes"),
        ],
    ),
    (
        "nodes",
        &[
            column("node", Type::Text, "the path in the outline: 1.2 is the second child of the first root"),
            column("parent", Type::Text, "the node above; empty for a root"),
            column("style", Type::Text, "the family of the marker: han, han_paren, arabic …"),
            column("marker", Type::Text, "the marker as written; \"\" when there is none"),
            column("number", Type::Long, "the marker's number"),
            column("level", Type::Int, "depth, from 1"),
            column("title", Type::Text, "the heading without marker and closing punctuation"),
            column("run_in", Type::Bool, "whether text follows in the same paragraph"),
            column("span_start", Type::Long, "first code point of the subtree"),
            column("span_end", Type::Long, "code point after the last of the subtree"),
        ],
    ),
    (
        "dates",
        &[
            column("node", Type::Text, "the outline node that it stands in"),
            column("span_start", Type::Long, "first code point"),
            column("span_end", Type::Long, "code point after the last"),
            column("text", Type::Text, "the characters"),
            column("value", Type::Text, "EDTF; empty when the text does not settle it"),
            column("first_day", Type::Day, "first day of the stretch"),
            column("last_day", Type::Day, "last day of the stretch"),
            column("basis", Type::Text, "explicit, context, document, relative or period"),
            column("modifier", Type::Text, "start, end, early, mid, late, since, until or by"),
        ],
    ),
    (
        "figures",
        &[
            column("figure", Type::Int, "place in the document's list of figures, from 0"),
            column("node", Type::Text, "the outline node that it stands in"),
            column("span_start", Type::Long, "first code point"),
            column("span_end", Type::Long, "code point after the last"),
            column("text", Type::Text, "the characters"),
            column("value", Type::Decimal, "the number with 万, 亿 … applied, in `unit`; empty for a range"),
            column("low", Type::Decimal, "lower end of a range, in `unit`"),
            column("high", Type::Decimal, "upper end of a range, in `unit`"),
            column("unit", Type::Text, "canonical unit or measure word; \"\" for a bare number"),
            column("dimension", Type::Text, "money, length, mass …; \"\" where there is none"),
            column(
                "kind",
                Type::Text,
                "money, percent, percentage_point, multiple, fraction, measure, duration or count",
            ),
            column("qualifier", Type::Text, "over, under, about, at_least or at_most"),
            column("change_direction", Type::Text, "increase or decrease, when the figure says by how much"),
            column("change_basis", Type::Text, "yoy, mom, annual_average or since"),
            column("base_value", Type::Decimal, "the value in `base_unit`"),
            column("base_low", Type::Decimal, "lower end in `base_unit`"),
            column("base_high", Type::Decimal, "upper end in `base_unit`"),
            column("base_unit", Type::Text, "the base unit of the dimension: 元, 米, 平方米 …"),
        ],
    ),
    (
        "citations",
        &[
            column("node", Type::Text, "the outline node that it stands in"),
            column("span_start", Type::Long, "first code point"),
            column("span_end", Type::Long, "code point after the last"),
            column("text", Type::Text, "the characters, brackets included"),
            column("title", Type::Text, "the inside of the brackets; empty for a number that stands alone"),
            column("kind", Type::Text, "law, administrative_regulation, normative_document …"),
            column("canonical", Type::Text, "the full official title; empty where unknown"),
            column("doc_number", Type::Text, "the document number beside it, in normal form"),
            column("provisions", Type::List, "provisions named after it, each as 第12条第1款第3项"),
            column("quoted", Type::Bool, "whether it stands in 《》"),
            column("version_adopted", Type::Day, "the version in force on the document's date: its day"),
            column("version_act", Type::Text, "公布, 修正 or 修订"),
        ],
    ),
    (
        "metrics",
        &[
            column("figure", Type::Int, "the row of figures that it is about; empty for a zero by negation"),
            column("node", Type::Text, "the outline node that it stands in"),
            column("span_start", Type::Long, "first code point"),
            column("span_end", Type::Long, "code point after the last"),
            column("subject", Type::Text, "what is counted or measured"),
            column("predicate", Type::Text, "the verb that governs it"),
            column("period", Type::Text, "EDTF; empty when nothing settles it"),
            column("scope", Type::Text, "whose figure it is where the text says so beside it: 全市, 我办"),
            column(
                "status",
                Type::Text,
                "actual: what is or was; target: what is planned, expected, demanded or laid down",
            ),
            column("key", Type::Text, "the content words of the subject in one order: the same in other documents"),
            column("value", Type::Decimal, "the value, in `unit`"),
            column("unit", Type::Text, "canonical unit or measure word"),
            column("change_direction", Type::Text, "increase or decrease"),
            column("change_basis", Type::Text, "yoy, mom, annual_average or since"),
        ],
    ),
    (
        "notes",
        &[
            column("code", Type::Text, "a stable name of what was odd, unsettled or contradictory"),
            column("span_start", Type::Long, "first code point; empty when it is about the whole document"),
            column("span_end", Type::Long, "code point after the last"),
            column("message", Type::Text, "a sentence for a person"),
        ],
    ),
];

/// The names of the tables, in the order that everything about them comes in.
pub const TABLES: [&str; 7] = ["documents", "nodes", "dates", "figures", "citations", "metrics", "notes"];

/// The columns of a table, in order; `None` when there is no such table.
pub fn columns(table: &str) -> Option<Vec<Column>> {
    let (_, own) = COLUMNS.iter().find(|(name, _)| *name == table)?;
    Some(keys!().into_iter().chain(own.iter().copied()).collect())
}

enum Builder {
    Text(StringBuilder),
    List(ListBuilder<StringBuilder>),
    Int(Int32Builder),
    Long(Int64Builder),
    Bool(BooleanBuilder),
    Decimal(Decimal128Builder),
    Day(Date32Builder),
}

impl Builder {
    fn new(holds: Type) -> Builder {
        match holds {
            Type::Text => Builder::Text(StringBuilder::with_capacity(64, 512)),
            Type::List => Builder::List(ListBuilder::with_capacity(StringBuilder::with_capacity(16, 256), 16)),
            Type::Int => Builder::Int(Int32Builder::with_capacity(64)),
            Type::Long => Builder::Long(Int64Builder::with_capacity(64)),
            Type::Bool => Builder::Bool(BooleanBuilder::with_capacity(64)),
            Type::Decimal => Builder::Decimal(
                Decimal128Builder::with_capacity(64).with_data_type(DataType::Decimal128(DIGITS, POINT)),
            ),
            Type::Day => Builder::Day(Date32Builder::with_capacity(64)),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Builder::Text(b) => ArrayBuilder::finish(b),
            Builder::List(b) => ArrayBuilder::finish(b),
            Builder::Int(b) => ArrayBuilder::finish(b),
            Builder::Long(b) => ArrayBuilder::finish(b),
            Builder::Bool(b) => ArrayBuilder::finish(b),
            Builder::Decimal(b) => ArrayBuilder::finish(b),
            Builder::Day(b) => ArrayBuilder::finish(b),
        }
    }
}

/// One table in the making: cells come in the order of its columns.
struct Table {
    schema: Arc<Schema>,
    builders: Vec<Builder>,
    next: usize,
    rows: usize,
}

impl Table {
    fn new(name: &str) -> Table {
        let columns = columns(name).unwrap_or_default();
        let fields: Vec<Field> = columns.iter().map(|c| Field::new(c.name, c.holds.arrow(), true)).collect();
        let builders = columns.iter().map(|c| Builder::new(c.holds)).collect();
        Table { schema: Arc::new(Schema::new(fields)), builders, next: 0, rows: 0 }
    }

    fn cell(&mut self) -> &mut Builder {
        let at = self.next;
        self.next += 1;
        if self.next == self.builders.len() {
            self.next = 0;
            self.rows += 1;
        }
        &mut self.builders[at]
    }

    fn text(&mut self, value: Option<&str>) -> &mut Table {
        match self.cell() {
            Builder::Text(b) => b.append_option(value),
            _ => wrong(),
        }
        self
    }

    fn list<T: AsRef<str>>(&mut self, values: impl IntoIterator<Item = T>) -> &mut Table {
        match self.cell() {
            Builder::List(b) => {
                for value in values {
                    b.values().append_value(value);
                }
                b.append(true);
            }
            _ => wrong(),
        }
        self
    }

    fn int(&mut self, value: Option<i64>) -> &mut Table {
        match self.cell() {
            Builder::Int(b) => b.append_option(value.and_then(|v| i32::try_from(v).ok())),
            Builder::Long(b) => b.append_option(value),
            _ => wrong(),
        }
        self
    }

    fn flag(&mut self, value: bool) -> &mut Table {
        match self.cell() {
            Builder::Bool(b) => b.append_value(value),
            _ => wrong(),
        }
        self
    }

    fn decimal(&mut self, value: Option<&Number>) -> &mut Table {
        match self.cell() {
            Builder::Decimal(b) => b.append_option(value.and_then(decimal)),
            _ => wrong(),
        }
        self
    }

    fn day(&mut self, value: Option<&str>) -> &mut Table {
        match self.cell() {
            Builder::Day(b) => b.append_option(value.and_then(day)),
            _ => wrong(),
        }
        self
    }

    fn count(&mut self, value: usize) -> &mut Table {
        self.int(i64::try_from(value).ok())
    }

    fn place(&mut self, span: Option<wire::Span>) -> &mut Table {
        self.int(span.map(|s| i64::from(s.0))).int(span.map(|s| i64::from(s.1)))
    }

    fn change(&mut self, change: Option<&wire::Change<'_>>) -> &mut Table {
        self.text(change.map(|c| c.direction)).text(change.and_then(|c| c.basis))
    }

    fn keys(&mut self, document: &wire::Document<'_>) -> &mut Table {
        self.text(Some(document.source.sha256)).text(Some(document.source.name)).int(document.year.map(i64::from))
    }

    fn finish(mut self) -> Option<RecordBatch> {
        if self.rows == 0 {
            return None;
        }
        let columns = self.builders.iter_mut().map(Builder::finish).collect();
        RecordBatch::try_new(self.schema, columns).ok()
    }
}

/// A cell of one type was put into a column of another: the tests of this room see it at once.
fn wrong() {
    debug_assert!(false, "a cell does not fit its column");
}

/// The value in units of the last digit; `None` when it has more digits than fit.
fn decimal(number: &Number) -> Option<i128> {
    let value = number.value().normalize();
    let shift = u32::try_from(POINT).ok()?.checked_sub(value.scale())?;
    let scaled = value.mantissa().checked_mul(10i128.pow(shift))?;
    (scaled.unsigned_abs() < 10u128.pow(u32::from(DIGITS))).then_some(scaled)
}

/// Days since 1970-01-01 of `YYYY-MM-DD`; `None` for what is no full day.
fn day(text: &str) -> Option<i32> {
    if text.len() != 10 {
        return None;
    }
    let day: jiff::civil::Date = text.parse().ok()?;
    let since = day.since(jiff::civil::date(1970, 1, 1)).ok()?;
    Some(since.get_days())
}

/// The tables of some documents.
pub struct Tables {
    tables: [Table; 7],
}

impl std::fmt::Debug for Tables {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(TABLES.iter().zip(self.tables.iter().map(|t| t.rows))).finish()
    }
}

impl Default for Tables {
    fn default() -> Tables {
        Tables { tables: TABLES.map(Table::new) }
    }
}

impl Tables {
    /// Adds the rows of a document.
    pub fn push(&mut self, document: &wire::Document<'_>) {
        let [documents, nodes, dates, figures, citations, metrics, notes] = &mut self.tables;
        let mut node_count = 0usize;
        let mut open: Vec<&wire::Node<'_>> = document.outline.iter().rev().collect();
        while let Some(node) = open.pop() {
            node_count += 1;
            nodes
                .keys(document)
                .text(Some(node.id))
                .text(node.id.rsplit_once('.').map(|(parent, _)| parent))
                .text(Some(node.style))
                .text(Some(&node.marker))
                .int(node.number.map(i64::from))
                .int(Some(i64::from(node.level)))
                .text(node.title.as_deref())
                .flag(node.run_in)
                .place(Some(node.span));
            open.extend(node.children.iter().rev());
        }
        for date in &document.dates {
            dates
                .keys(document)
                .text(date.node)
                .place(Some(date.span))
                .text(Some(&date.text))
                .text(date.value)
                .day(date.start)
                .day(date.end)
                .text(Some(date.basis))
                .text(date.modifier);
        }
        for (i, figure) in document.figures.iter().enumerate() {
            let base = figure.base.as_ref();
            figures
                .keys(document)
                .count(i)
                .text(figure.node)
                .place(Some(figure.span))
                .text(Some(&figure.text))
                .decimal(figure.value.as_ref())
                .decimal(figure.low.as_ref())
                .decimal(figure.high.as_ref())
                .text(Some(figure.unit))
                .text(Some(figure.dimension))
                .text(Some(figure.kind))
                .text(figure.qualifier)
                .change(figure.change.as_ref())
                .decimal(base.and_then(|b| b.value.as_ref()))
                .decimal(base.and_then(|b| b.low.as_ref()))
                .decimal(base.and_then(|b| b.high.as_ref()))
                .text(base.map(|b| b.unit));
        }
        for citation in &document.citations {
            citations
                .keys(document)
                .text(citation.node)
                .place(Some(citation.span))
                .text(Some(&citation.text))
                .text(citation.title.as_deref())
                .text(Some(citation.kind))
                .text(citation.canonical)
                .text(citation.doc_number.as_ref().map(|n| n.text))
                .list(citation.provisions.iter().map(provision))
                .flag(citation.quoted)
                .day(citation.version.as_ref().map(|v| v.adopted))
                .text(citation.version.as_ref().map(|v| v.act));
        }
        for metric in &document.metrics {
            metrics
                .keys(document)
                .int(metric.figure.and_then(|i| i64::try_from(i).ok()))
                .text(metric.node)
                .place(Some(metric.span))
                .text(metric.subject)
                .text(metric.predicate.as_deref())
                .text(metric.period)
                .text(metric.scope)
                .text(Some(metric.status))
                .text(metric.key)
                .decimal(metric.value.as_ref())
                .text(Some(metric.unit))
                .change(metric.change.as_ref());
        }
        for note in &document.notes {
            notes.keys(document).text(Some(note.code)).place(note.span).text(Some(note.message));
        }
        let frame = &document.frame;
        let number = frame.doc_number.as_ref();
        let part = |p: &Option<wire::Part<'_>>| p.as_ref().map(|p| p.text.clone().into_owned());
        documents
            .keys(document)
            .text(document.kind)
            .text(part(&frame.title).as_deref())
            .text(number.map(|n| &*n.text))
            .text(number.and_then(|n| n.prefix))
            .int(number.and_then(|n| n.year).map(i64::from))
            .int(number.and_then(|n| n.number).map(i64::from))
            .text(frame.issuer_mark.as_ref().map(|m| m.issuer))
            .list(frame.issuers.iter().map(|p| &*p.text))
            .list(frame.addressees.iter().map(|p| &*p.text))
            .list(frame.signatories.iter().map(|p| &*p.text))
            .text(part(&frame.secrecy).as_deref())
            .text(part(&frame.urgency).as_deref())
            .day(frame.issued_on.as_ref().and_then(|d| d.value))
            .text(frame.issued_on.as_ref().and_then(|d| d.value))
            .day(frame.printed_on.as_ref().and_then(|d| d.value))
            .list(frame.attachments.iter().map(|a| &*a.text))
            .list(frame.cc.iter().map(|p| &*p.text))
            .text(part(&frame.printed_by).as_deref())
            .text(Some(document.source.format))
            .text(Some(document.source.encoding))
            .text(Some(document.source.encoding_certainty))
            .count(document.source.chars)
            .int(document.source.pages.map(i64::from))
            .count(document.paragraphs.len())
            .count(node_count)
            .count(document.dates.len())
            .count(document.figures.len())
            .count(document.citations.len())
            .count(document.metrics.len())
            .count(document.notes.len());
    }

    /// The tables that have rows, by name.
    pub fn finish(self) -> Vec<(&'static str, RecordBatch)> {
        TABLES.into_iter().zip(self.tables).filter_map(|(name, table)| Some((name, table.finish()?))).collect()
    }
}

/// 第12条第1款第3项; 第9-1条 is 第九条之一.
fn provision(provision: &wire::Provision<'_>) -> String {
    let mut text = String::new();
    if let Some(article) = provision.article {
        match article.split_once('-') {
            Some((article, after)) => text.push_str(&format!("第{article}条之{after}")),
            None => text.push_str(&format!("第{article}条")),
        }
    }
    if let Some(paragraph) = provision.paragraph {
        text.push_str(&format!("第{paragraph}款"));
    }
    if let Some(item) = provision.item {
        text.push_str(&format!("第{item}项"));
    }
    text
}

/// Writes a table as one Parquet file. The same rows give the same bytes.
///
/// # Errors
/// When the writer fails.
pub fn write_parquet(batch: &RecordBatch, out: impl io::Write + Send) -> io::Result<()> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_created_by(concat!("gongwen ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_max_row_group_row_count(Some(1 << 20))
        .build();
    let options = ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true);
    let mut writer = ArrowWriter::try_new_with_options(out, batch.schema(), options).map_err(io::Error::other)?;
    writer.write(batch).map_err(io::Error::other)?;
    writer.close().map_err(io::Error::other)?;
    Ok(())
}

/// Writes a table as CSV (RFC 4180) with a header row. `mark` puts U+FEFF first, by which Excel
/// knows UTF-8. An empty cell is empty, an empty text is `""`; the texts of a list are joined by `；`.
///
/// # Errors
/// When the writer fails.
pub fn write_csv(batch: &RecordBatch, mark: bool, mut out: impl io::Write) -> io::Result<()> {
    if mark {
        out.write_all("\u{FEFF}".as_bytes())?;
    }
    let schema = batch.schema();
    let mut line = String::new();
    for (i, field) in schema.fields().iter().enumerate() {
        if i > 0 {
            line.push(',');
        }
        line.push_str(field.name());
    }
    line.push_str("\r\n");
    for row in 0..batch.num_rows() {
        for (i, column) in batch.columns().iter().enumerate() {
            if i > 0 {
                line.push(',');
            }
            if column.is_valid(row) {
                csv_cell(column, row, &mut line);
            }
        }
        line.push_str("\r\n");
        if line.len() > 1 << 16 {
            out.write_all(line.as_bytes())?;
            line.clear();
        }
    }
    out.write_all(line.as_bytes())
}

fn csv_cell(column: &ArrayRef, row: usize, line: &mut String) {
    use std::fmt::Write as _;
    match column.data_type() {
        DataType::Utf8 => csv_text(column.as_string::<i32>().value(row), line),
        DataType::List(_) => {
            let texts = column.as_list::<i32>().value(row);
            let texts = texts.as_string::<i32>();
            let joined = texts.iter().flatten().collect::<Vec<_>>().join("；");
            if !joined.is_empty() {
                csv_text(&joined, line);
            }
        }
        DataType::Int32 => _ = write!(line, "{}", column.as_primitive::<Int32Type>().value(row)),
        DataType::Int64 => _ = write!(line, "{}", column.as_primitive::<Int64Type>().value(row)),
        DataType::Boolean => line.push_str(if column.as_boolean().value(row) { "true" } else { "false" }),
        DataType::Decimal128(..) => {
            let value = column.as_primitive::<Decimal128Type>().value_as_string(row);
            line.push_str(if value.contains('.') { value.trim_end_matches('0').trim_end_matches('.') } else { &value });
        }
        DataType::Date32 => {
            if let Some(day) = column.as_primitive::<Date32Type>().value_as_date(row) {
                _ = write!(line, "{day}");
            }
        }
        _ => {}
    }
}

fn csv_text(text: &str, line: &mut String) {
    // a spreadsheet would run a cell that begins like a formula
    let formula = text.starts_with(['=', '+', '-', '@', '\t']);
    if text.is_empty() || formula || text.contains(['"', ',', '\n', '\r']) {
        line.push('"');
        if formula {
            line.push('\'');
        }
        line.push_str(&text.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::wire::Wire;

    const NOTICE: &str = "澜宁市水务局关于开展检查的通知\n澜水发〔2024〕3号\n\n各科室：\n\n一、检查时间\n2024年6月5日，投入2869.49万元。\n依据《中华人民共和国水法》第三十二条第一款。\n\n澜宁市水务局\n2024年6月1日\n";

    fn tables(texts: &[&str]) -> Vec<(&'static str, RecordBatch)> {
        let mut tables = Tables::default();
        for text in texts {
            let text = crate::source::read(text.as_bytes(), "a,b.txt").unwrap();
            let document = crate::document::parse(text, &crate::document::Options::default());
            tables.push(&Wire::new(&document).document(false));
        }
        tables.finish()
    }

    fn csv(table: &str, mark: bool) -> String {
        let tables = tables(&[NOTICE, "一、甲\n"]);
        let (_, batch) = tables.iter().find(|(name, _)| *name == table).unwrap();
        let mut out = Vec::new();
        write_csv(batch, mark, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_table_is_described_and_its_names_are_unique() {
        assert_eq!(TABLES.to_vec(), COLUMNS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        for table in TABLES {
            let columns = columns(table).unwrap();
            let names: std::collections::BTreeSet<_> = columns.iter().map(|c| c.name).collect();
            assert_eq!(names.len(), columns.len(), "{table}");
            assert!(columns.iter().all(|c| !c.meaning.is_empty()));
        }
        assert!(columns("tables").is_none());
    }

    #[test]
    fn every_cell_falls_into_its_column() {
        // `wrong` panics here when a cell does not fit; the counts say that no row is out of step
        let tables = tables(&[NOTICE, NOTICE, ""]);
        let rows = |name: &str| tables.iter().find(|(n, _)| *n == name).map_or(0, |(_, b)| b.num_rows());
        assert_eq!(rows("documents"), 3);
        assert!(rows("nodes") >= 2 && rows("dates") >= 2 && rows("figures") >= 2 && rows("citations") >= 2);
        let csv = csv("documents", false);
        let header: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
        assert_eq!(header, columns("documents").unwrap().iter().map(|c| c.name).collect::<Vec<_>>());
        assert!(
            csv.lines()
                .nth(1)
                .unwrap()
                .contains(",2024,通知,澜宁市水务局关于开展检查的通知,澜水发〔2024〕3号,澜水发,2024,3,")
        );
    }

    #[test]
    fn csv_keeps_what_would_break_it_and_marks_itself_on_demand() {
        assert!(csv("figures", true).starts_with("\u{FEFF}document,"));
        let plain = csv("figures", false);
        assert!(plain.starts_with("document,") && plain.contains(",\"a,b.txt\","));
        assert!(plain.contains(",2869.49万元,28694900,,,元,"), "{plain}");
        assert!(csv("citations", false).contains(",第32条第1款,true,"));
        let mut line = String::new();
        for text in ["=1+1", "a\"b", "", "甲"] {
            csv_text(text, &mut line);
            line.push(' ');
        }
        assert_eq!(line, "\"'=1+1\" \"a\"\"b\" \"\" 甲 ");
    }

    #[test]
    fn decimals_are_exact_or_empty() {
        let number = |text: &str| Number::from(text.parse::<rust_decimal::Decimal>().unwrap());
        assert_eq!(decimal(&number("28694900")), Some(286_949_000_000_000_000));
        assert_eq!(decimal(&number("-5.20")), Some(-52_000_000_000));
        assert_eq!(decimal(&number("0.00000000001")), None);
        assert_eq!(decimal(&number("79228162514264337593543950335")), None);
        assert_eq!(
            (day("1970-01-02"), day("1954-09-23"), day("2024-06"), day("2024-02-30")),
            (Some(1), Some(-5579), None, None)
        );
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let write = || {
            let mut out = Vec::new();
            for (_, batch) in tables(&[NOTICE]) {
                write_parquet(&batch, &mut out).unwrap();
            }
            out
        };
        let bytes = write();
        assert_eq!(bytes, write());
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
    }
}
