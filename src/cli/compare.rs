//! `gongwen compare`: years of reports side by side.
//!
//! On a terminal: one table for each issuer and kind of report, years as columns, then the contradictions and how much of
//! each report is repeated from the year before. Numbers are exact; a table shows them in 万 or 亿 where all
//! of a row's are large.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::process::ExitCode;

use comfy_table::{Cell as Field, CellAlignment, Table};

use super::complain;
use super::hiargs::{CompareFormat, Comparing};
use super::person::{cut, printable};
use crate::archive::{self, Take};
use crate::compare::show::{Change, Scale, by_year, groups};
use crate::compare::wire::Series;
use crate::compare::{self, Comparison, Report};
use crate::document::Document;
use crate::emit::tables::{write_csv, write_parquet};

/// Failures that are named on standard error.
const NAMED: usize = 5;

/// Columns that a label may take.
const LABEL: usize = 44;

struct Reports;

impl Take<Report> for Reports {
    fn document(&self, document: &Document) -> Result<Report, String> {
        Report::of(document).map_err(|e| e.to_string())
    }

    fn line(&self, line: &str) -> Result<Report, String> {
        Report::from_json(line, &archive::text_of).map_err(|e| e.to_string())
    }
}

pub(super) fn run(how: &Comparing, out: &mut dyn Write) -> io::Result<ExitCode> {
    let gathered = archive::gather(&how.gathering, &Reports)?;
    for failure in gathered.failures.iter().take(NAMED) {
        let member = failure.member.as_ref().map(|m| format!("!/{m}")).unwrap_or_default();
        complain(&format!("{}{member}: {}", failure.file, failure.reason));
    }
    if gathered.failures.len() > NAMED {
        complain(&format!("{} more could not be read", gathered.failures.len() - NAMED));
    }
    let none = gathered.items.is_empty();
    let mut comparison = compare::compare(gathered.items, &how.aliases);
    let few = how.choice.apply(&mut comparison);
    match how.output.as_deref() {
        Some(path) => {
            let file = std::fs::File::create(path).map_err(|e| named(path, e))?;
            let mut file = io::BufWriter::new(file);
            write(&comparison, how, few, &mut file).and_then(|()| file.flush()).map_err(|e| named(path, e))?;
        }
        None => write(&comparison, how, few, out)?,
    }
    out.flush()?;
    if none {
        complain("expected documents to compare, found none that could be read");
    }
    Ok(if gathered.failures.is_empty() && !none { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn named(path: &std::path::Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

fn write(comparison: &Comparison, how: &Comparing, few: usize, mut out: &mut dyn Write) -> io::Result<()> {
    match how.format {
        CompareFormat::Table => tables(comparison, how, few, out),
        CompareFormat::Json => {
            serde_json::to_writer(&mut *out, comparison).map_err(io::Error::from)?;
            out.write_all(b"\n")
        }
        CompareFormat::Jsonl => {
            for series in &comparison.series {
                serde_json::to_writer(&mut *out, series).map_err(io::Error::from)?;
                out.write_all(b"\n")?;
            }
            Ok(())
        }
        CompareFormat::Csv => write_csv(&compare::cells(comparison)?, how.bom, out),
        CompareFormat::Parquet => {
            // the writer wants to be sent between threads; a comparison fits in memory
            let mut bytes = Vec::new();
            write_parquet(&compare::cells(comparison)?, &mut bytes)?;
            out.write_all(&bytes)
        }
        CompareFormat::Html => compare::write_html(comparison, &mut out),
    }
}

fn tables(comparison: &Comparison, how: &Comparing, few: usize, out: &mut dyn Write) -> io::Result<()> {
    for group in groups(comparison) {
        let years = group.years();
        writeln!(out, "{}", printable(&group.title()))?;
        let mut table = Table::new();
        table.load_style(comfy_table::presets::ASCII_MARKDOWN);
        let mut header = vec!["metric".to_owned(), "unit".to_owned()];
        header.extend(years.iter().map(i32::to_string));
        header.extend(["Δ".to_owned(), "Δ%".to_owned()]);
        table.set_header(header);
        for series in group.series {
            table.add_row(row(series, &years));
        }
        writeln!(out, "{table}\n")?;
    }
    contradictions(comparison, out)?;
    if how.outline {
        outlines(comparison, out)?;
    }
    let cells: usize = comparison.series.iter().map(|s| s.cells.len()).sum();
    writeln!(
        out,
        "{} documents, {} series, {cells} cells, {} candidates, {} contradictions",
        comparison.documents.len(),
        comparison.series.len(),
        comparison.candidates.len(),
        comparison.contradictions.len()
    )?;
    if few > 0 {
        writeln!(
            out,
            "left out: {few} metrics in documents of fewer than {} years (--min-years)",
            how.choice.min_years
        )?;
    }
    let unnamed = comparison.notes.iter().filter(|n| n.code == "unnamed").count();
    if unnamed > 0 {
        writeln!(out, "{unnamed} documents have figures without a settled subject; --format json names them in notes")?;
    }
    Ok(())
}

fn row(series: &Series, years: &BTreeSet<i32>) -> Vec<Field> {
    let scale = Scale::of(series);
    let stated = by_year(series);
    let target = if series.status == "target" { "（目标）" } else { "" };
    let label = format!("{}{target}", series.label);
    let mut row = vec![Field::new(printable(&cut(&label, LABEL))), Field::new(&scale.unit)];
    let right = |text: String| Field::new(text).set_alignment(CellAlignment::Right);
    for year in years {
        row.push(match stated.get(year) {
            Some((cell, again)) => right(format!("{}{}", scale.cell(cell), if *again { "*" } else { "" })),
            None => right("—".to_owned()),
        });
    }
    let change = Change::of(series, &scale, &stated);
    row.extend([change.difference, change.rate].map(|text| right(text.unwrap_or_else(|| "—".to_owned()))));
    row
}

fn contradictions(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    if comparison.contradictions.is_empty() {
        return Ok(());
    }
    writeln!(out, "contradictions")?;
    for found in &comparison.contradictions {
        writeln!(out, "  {}: {}", found.code, printable(&found.message))?;
        for cell in &found.cells {
            let quote = cell.quote.as_deref().unwrap_or(&cell.text);
            writeln!(out, "    {} [{}, {}): {}", cell.document, cell.span.0, cell.span.1, printable(&cut(quote, 100)))?;
        }
    }
    writeln!(out)
}

fn outlines(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    let percent = |t: compare::wire::Thousandths| format!("{:>3} %", t.0 / 10);
    for outline in &comparison.outlines {
        writeln!(
            out,
            "{} → {}: {} of the text repeated",
            outline.from,
            outline.to,
            percent(outline.repeated).trim_start()
        )?;
        for section in &outline.sections {
            let title = section.title.as_deref().or(section.was_title.as_deref()).unwrap_or("—");
            let repeated = section.repeated.map_or("    —".to_owned(), percent);
            let node = section.node.as_deref().or(section.was.as_deref()).unwrap_or("");
            let indent = "  ".repeat(node.matches('.').count());
            writeln!(out, "  {:<5} {repeated}  {indent}{}", section.change, printable(&cut(title, 80)))?;
        }
    }
    if !comparison.outlines.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}
