//! The comparison as one self-contained page.
//!
//! 政府工作报告 over ten years as a table, 粮食产量 as a line, “全年粮食产量<mark>48401万吨</mark>” as the evidence of a cell.
//!
//! The tables are in the page as it is written, so it can be read and printed without its script. The script narrows
//! them by words, and on a click shows a chart of the series and each year's sentence with the figure marked. What it
//! needs for that stands in the page as JSON and is put in as text, never as markup; the page's policy forbids it to
//! load or send anything.

use std::collections::HashMap;
use std::io;

use maud::{DOCTYPE, Markup, PreEscaped, Render, html};
use rust_decimal::Decimal;

use super::show::{Change, Group, Scale, by_year, groups};
use super::wire::{Candidate, Comparison, Contradiction, Evidence, Outline, Point, Remark, Series, Thousandths, Told};
use super::year_of;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// Nothing is loaded, sent or framed.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes the page.
///
/// # Errors
/// When the writer fails.
pub fn write_html(comparison: &Comparison, out: &mut dyn io::Write) -> io::Result<()> {
    let index: HashMap<&str, usize> = comparison.series.iter().enumerate().map(|(i, s)| (s.id.as_str(), i)).collect();
    let mut put = |markup: Markup| out.write_all(markup.into_string().as_bytes());
    put(html! {
        (DOCTYPE)
        (PreEscaped("<html lang=\"en\">"))
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { "Years side by side · gongwen" }
            style { (PreEscaped(STYLE)) }
        }
        (PreEscaped("<body>"))
        (header(comparison))
        (PreEscaped("<div id=\"columns\"><main>"))
    })?;
    for group in groups(comparison) {
        put(table(&group, &index))?;
    }
    put(html! {
        p #nothing hidden { "No metric has these words." }
        (contradictions(&comparison.contradictions, &index))
        (candidates(&comparison.candidates, &index))
        (outlines(&comparison.outlines))
        (notes(&comparison.notes))
        (PreEscaped("</main>"))
        aside #evidence aria-live="polite" {
            p.none { "Choose a metric to see its line and the sentence of each year." }
        }
        (PreEscaped("</div>\n<script type=\"application/json\" id=\"data\">["))
    })?;
    for (i, series) in comparison.series.iter().enumerate() {
        if i > 0 {
            out.write_all(b",\n")?;
        }
        out.write_all(data(series)?.as_bytes())?;
    }
    let end = html! {
        (PreEscaped("]</script>\n"))
        script { (PreEscaped(SCRIPT)) }
        (PreEscaped("</body></html>\n"))
    };
    out.write_all(end.into_string().as_bytes())
}

/// Text of a document; control characters, which HTML has no place for, as U+FFFD.
struct Plain<'t>(&'t str);

impl Render for Plain<'_> {
    fn render_to(&self, buffer: &mut String) {
        let plain = |c: char| match c {
            '\n' | '\r' | '\t' => ' ',
            c if c.is_control() => char::REPLACEMENT_CHARACTER,
            c => c,
        };
        self.0.chars().map(plain).collect::<String>().as_str().render_to(buffer);
    }
}

fn header(comparison: &Comparison) -> Markup {
    let count = |id: &str, n: usize, one: &str, many: &str| html! { a href={ "#" (id) } { b { (n) } " " (if n == 1 { one } else { many }) } };
    let cells: usize = comparison.series.iter().map(|s| s.cells.len()).sum();
    html! {
        header {
            h1 { "Years side by side" }
            label for="search" { "Find a metric" }
            input #search type="search" autocomplete="off" placeholder="粮食 产量";
            p {
                b { (comparison.documents.len()) } " documents, "
                b #shown { (comparison.series.len()) } " series, "
                b { (cells) } " cells, "
                (count("contradictions", comparison.contradictions.len(), "contradiction", "contradictions")) ", "
                (count("candidates", comparison.candidates.len(), "candidate", "candidates"))
            }
        }
    }
}

/// 目标 beside what is a target.
fn label(series: &Series) -> Markup {
    html! { (Plain(&series.label)) @if series.status == "target" { " " small { "目标" } } }
}

fn table(group: &Group<'_>, index: &HashMap<&str, usize>) -> Markup {
    let years = group.years();
    html! {
        section.group {
            h2 lang="zh-Hans" { (Plain(&group.title())) }
            div.wide { table.series {
                thead { tr {
                    th { "metric" } th { "unit" }
                    @for year in &years { th.n { (year) } }
                    th.n { "Δ" } th.n { "Δ%" }
                } }
                tbody { @for series in &group.series { (row(series, &years, index[series.id.as_str()])) } }
            } }
        }
        "\n"
    }
}

fn row(series: &Series, years: &std::collections::BTreeSet<i32>, i: usize) -> Markup {
    let scale = Scale::of(series);
    let stated = by_year(series);
    let change = Change::of(series, &scale, &stated);
    let dash = || "—".to_owned();
    html! {
        tr id={ "s" (i) } data-i=(i) {
            th scope="row" lang="zh-Hans" { button type="button" { (label(series)) } }
            td lang="zh-Hans" { (Plain(&scale.unit)) }
            @for year in years {
                @match stated.get(year) {
                    Some((cell, again)) => td.n title=[again.then_some("stated again with another number")] {
                        (Plain(&scale.cell(cell))) @if *again { "*" }
                    }
                    None => td.n.gap { "—" }
                }
            }
            td.n { (change.difference.unwrap_or_else(dash)) }
            td.n { (change.rate.unwrap_or_else(dash)) }
        }
        "\n"
    }
}

/// A sentence with its figure marked.
fn quoted(quote: Option<&str>, mark: Option<(usize, usize)>, text: &str) -> Markup {
    let (Some(quote), Some((from, to))) = (quote, mark) else {
        return html! { (Plain(quote.unwrap_or(text))) };
    };
    let chars: Vec<char> = quote.chars().collect();
    let part = |a: usize, b: usize| chars.get(a..b).map(|c| c.iter().collect::<String>()).unwrap_or_default();
    html! { (Plain(&part(0, from))) mark { (Plain(&part(from, to))) } (Plain(&part(to, chars.len()))) }
}

fn evidence(cell: &Evidence) -> Markup {
    html! {
        li {
            p.where { (Plain(&cell.document)) @if let Some(node) = &cell.node { " · " (node) } " · " (cell.span.0) "–" (cell.span.1) }
            blockquote lang="zh-Hans" { (quoted(cell.quote.as_deref(), cell.mark.as_ref().map(|m| (m.0 as usize, m.1 as usize)), &cell.text)) }
        }
    }
}

fn link(id: &str, index: &HashMap<&str, usize>, text: &str) -> Markup {
    match index.get(id) {
        Some(i) => html! { a href={ "#s" (i) } data-i=(i) lang="zh-Hans" { (Plain(text)) } },
        // a choice may have left the series out
        None => html! { span lang="zh-Hans" { (Plain(text)) } },
    }
}

fn contradictions(found: &[Contradiction], index: &HashMap<&str, usize>) -> Markup {
    html! {
        section #contradictions {
            h2 { "Contradictions" }
            @if found.is_empty() { p.none { "none found" } }
            @for one in found {
                details open {
                    summary { code { (one.code) } " " (Plain(&one.message)) }
                    @if let (Some(stated), Some(computed), Some(tolerance)) = (&one.stated, &one.computed, &one.tolerance) {
                        p.sum { "stated " b { (stated.value()) } ", computed " b { (computed.value().round_dp(6).normalize()) }
                            ", apart by rounding at most " b { (tolerance.value().round_dp(6).normalize()) } }
                    }
                    ul { @for cell in &one.cells { (evidence(cell)) } }
                    @for id in &one.series { p { (link(id, index, "show the series")) } }
                }
            }
        }
    }
}

fn candidates(found: &[Candidate], index: &HashMap<&str, usize>) -> Markup {
    html! {
        section #candidates {
            h2 { "Candidates" }
            p.none { "Pairs that may be one metric, and were left apart. A line in " code { "--aliases" } " joins them or forbids it." }
            @if !found.is_empty() { details {
                summary { (found.len()) " pairs" }
                ul { @for one in found { li {
                    (link(&one.series[0], index, &one.labels[0])) " — " (link(&one.series[1], index, &one.labels[1]))
                    " " b { (score(one.score)) }
                    small { @for reason in &one.reasons { " " (Plain(reason)) ";" } }
                } } }
            } }
        }
    }
}

fn score(t: Thousandths) -> Decimal {
    Decimal::new(i64::from(t.0), 3).normalize()
}

fn percent(t: Thousandths) -> String {
    format!("{} %", t.0 / 10)
}

fn outlines(found: &[Outline]) -> Markup {
    html! {
        section #outlines {
            h2 { "Sections over time" }
            @if found.is_empty() { p.none { "no two years of one report" } }
            @for one in found {
                details {
                    summary { (Plain(&one.from)) " → " (Plain(&one.to)) " " b { (percent(one.repeated)) " of the text repeated" } }
                    table {
                        thead { tr { th { "section" } th { "title" } th { "before" } th.n { "repeated" } } }
                        tbody { @for section in &one.sections {
                            tr.(section.change) {
                                td { (section.change) }
                                td lang="zh-Hans" { @if let Some(t) = &section.title { (Plain(t)) } @else { "—" } }
                                td lang="zh-Hans" {
                                    @if section.was_title != section.title { @if let Some(t) = &section.was_title { (Plain(t)) } @else { "—" } }
                                }
                                td.n { @if let Some(r) = section.repeated { (percent(r)) } @else { "—" } }
                            }
                        } }
                    }
                }
            }
        }
    }
}

fn notes(found: &[Remark]) -> Markup {
    html! {
        section #notes {
            h2 { "Notes" }
            @if found.is_empty() { p.none { "nothing odd" } } @else { details {
                summary { (found.len()) }
                ul { @for one in found { li {
                    code { (one.code) } " " @if let Some(d) = &one.document { (Plain(d)) ": " } (Plain(&one.message))
                } } }
            } }
        }
    }
}

/// The JSON of a series; `<` is escaped, so that no text ends the script element.
fn data(series: &Series) -> io::Result<String> {
    let scale = Scale::of(series);
    let told = Told {
        label: &series.label,
        issuer: series.issuer.as_deref(),
        unit: scale.unit.clone(),
        target: series.status == "target",
        measure: series.measure,
        points: (series.cells.iter())
            .map(|cell| Point {
                year: year_of(cell),
                shown: scale.cell(cell),
                height: cell.value.clone(),
                period: cell.period.as_deref(),
                document: &cell.document,
                node: cell.node.as_deref(),
                section: &cell.section,
                span: [cell.span.0, cell.span.1],
                text: &cell.text,
                quote: cell.quote.as_deref(),
                mark: cell.mark.as_ref().map(|m| [m.0, m.1]),
                score: cell.link.score,
                reasons: &cell.link.reasons,
                also: cell.also.len(),
            })
            .collect(),
    };
    Ok(serde_json::to_string(&told).map_err(io::Error::from)?.replace('<', "\\u003c"))
}
