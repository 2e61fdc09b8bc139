//! Document → one self-contained page: the outline left, the marked text right.
//!
//! 全年<mark class="figure">18次</mark>, <mark class="citation">《<mark class="date">2024年</mark>工作要点》</mark>,
//! <h1><mark class="frame">关于开展检查的通知</mark></h1>.
//!
//! Every finding is a mark of its layer with a card: what it means, the rule that read it, its reasons. Style and
//! script stand in the page, which asks for nothing else (its policy forbids it to). All that comes from the
//! document is escaped: text by maud, the tags of marks are written here from names of layers and numbers only.

use std::fmt::Write as _;
use std::io;

use maud::{DOCTYPE, Markup, PreEscaped, Render, html};

use super::findings::{Event, Finding, Layer, Marks, Run, Written, findings};
use super::wire::Ids;
use crate::document::Document;
use crate::outline::{Node, Style};
use crate::text::{Note, Paragraph, Span};

const STYLE: &str = include_str!("mark.css");
const SCRIPT: &str = include_str!("mark.js");
/// Nothing is loaded, sent or framed.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// How the page is written.
#[derive(Debug, Clone)]
pub struct HtmlOptions {
    /// The layers that show when the page opens; the others are in it too and can be switched on.
    pub shown: Vec<Layer>,
}

impl Default for HtmlOptions {
    fn default() -> HtmlOptions {
        HtmlOptions { shown: Layer::ALL.to_vec() }
    }
}

/// Writes the document as one HTML page.
///
/// # Errors
/// When the writer fails.
pub fn write_html(document: &Document, options: &HtmlOptions, mut out: impl io::Write) -> io::Result<()> {
    let page = Page::new(document);
    let mut put = |markup: Markup| out.write_all(markup.into_string().as_bytes());
    put(html! {
        (DOCTYPE)
        (PreEscaped("<html lang=\"en\">"))
        (page.head())
        (PreEscaped("<body>"))
        (page.header(&options.shown))
        (PreEscaped("<div id=\"columns\">"))
        (page.outline())
        (PreEscaped("<main>"))
        (page.form())
        (PreEscaped("<article lang=\"zh-Hans\">\n"))
    })?;
    let marks = Marks::new(&document.clean, &page.findings, |_| true);
    let mut written = Written::new(document);
    for (i, paragraph) in document.clean.paragraphs().iter().enumerate() {
        put(page.paragraph(i, paragraph, &marks, &mut written))?;
    }
    put(html! {
        (left_out(written.rest()))
        (PreEscaped("</article>"))
        (page.notes())
        (PreEscaped("</main></div>\n<template id=\"cards\">"))
    })?;
    for (i, finding) in page.findings.iter().enumerate() {
        put(page.card(i, finding))?;
    }
    put(html! {
        (PreEscaped("</template>\n"))
        div #card role="tooltip" hidden {}
        script { (PreEscaped(SCRIPT)) }
        (PreEscaped("</body></html>\n"))
    })
}

/// Text of the document or about it; control characters, which HTML has no place for, as U+FFFD.
struct Plain<'t>(&'t str);

impl Render for Plain<'_> {
    fn render_to(&self, buffer: &mut String) {
        if self.0.contains(|c: char| c.is_control() && c != '\t') {
            let plain: String = self
                .0
                .chars()
                .map(|c| match c {
                    '\n' | '\r' => ' ',
                    c if c.is_control() && c != '\t' => char::REPLACEMENT_CHARACTER,
                    c => c,
                })
                .collect();
            plain.as_str().render_to(buffer);
        } else {
            self.0.render_to(buffer);
        }
    }
}

/// What stands in the source and not in the text.
fn left_out(text: &str) -> Markup {
    html! {
        @if !text.is_empty() {
            p.left-out title="left out of the text" {
                @for (i, line) in text.lines().map(str::trim).filter(|l| !l.is_empty()).enumerate() {
                    @if i > 0 { br; }
                    (Plain(line))
                }
            }
            "\n"
        }
    }
}

/// The Chinese name of a part of the form.
fn chinese(part: &str) -> &'static str {
    match part {
        "copy_number" => "份号",
        "secrecy" => "密级和保密期限",
        "urgency" => "紧急程度",
        "issuer_mark" => "发文机关标志",
        "doc_number" => "发文字号",
        "signatories" => "签发人",
        "title" => "标题",
        "addressees" => "主送机关",
        "attachments" => "附件说明",
        "issuers" => "发文机关署名",
        "issued_on" => "成文日期",
        "note" => "附注",
        "cc" => "抄送机关",
        "printed_by" => "印发机关",
        "printed_on" => "印发日期",
        _ => "",
    }
}

struct Page<'d> {
    document: &'d Document<'d>,
    findings: Vec<Finding<'d>>,
    /// The paths of the outline's nodes.
    ids: Ids,
    /// The index of the first node among the findings.
    first_node: usize,
    /// The parts of the form, by place.
    parts: Vec<(Span, &'d str)>,
}

impl<'d> Page<'d> {
    fn new(document: &'d Document<'d>) -> Page<'d> {
        let findings = findings(document);
        let first_node = findings.iter().position(|f| f.layer == Layer::Outline).unwrap_or(findings.len());
        let is_part = |f: &&Finding<'d>| f.layer == Layer::Frame;
        let mut parts: Vec<_> =
            findings.iter().filter(is_part).filter_map(|f| Some((*f.places.first()?, f.name))).collect();
        parts.sort_unstable();
        Page { document, findings, ids: Ids::of(&document.outline), first_node, parts }
    }

    fn title(&self) -> &'d str {
        match &self.document.frame.title {
            Some(title) => &title.text,
            None => &self.document.text.provenance().name,
        }
    }

    fn head(&self) -> Markup {
        html! {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (Plain(self.title())) " · gongwen" }
                style { (PreEscaped(STYLE)) }
            }
        }
    }

    /// The legend, which switches layers on and off, and where the text comes from.
    fn header(&self, shown: &[Layer]) -> Markup {
        let source = self.document.text.provenance();
        html! {
            header {
                p.source title={ "SHA-256 " (source.sha256) } {
                    b { (Plain(&source.name)) }
                    " " (source.format) ", " (source.encoding) " (" (source.certainty.as_str()) ")"
                }
                fieldset {
                    legend { "Layers" }
                    @for layer in Layer::ALL {
                        @let count = self.findings.iter().filter(|f| f.layer == layer).count();
                        label class=(layer.as_str()) {
                            input type="checkbox" id={ "show-" (layer.as_str()) } checked[shown.contains(&layer)];
                            span { (layer.plural()) } " " small { (count) }
                        }
                    }
                }
            }
        }
    }

    fn outline(&self) -> Markup {
        let clean = &self.document.clean;
        html! {
            nav aria-label="Outline" {
                h2 { "Outline" }
                @if self.document.outline.nodes.is_empty() { p.none { "no headings" } }
                ol lang="zh-Hans" {
                    @for (node, id) in self.document.outline.nodes.iter().zip(self.ids.iter()) {
                        @let marker = clean.slice(node.marker).trim();
                        li class={ "l" (node.level.min(8)) } {
                            a href={ "#n" (id) } {
                                @if !marker.is_empty() { b { (Plain(marker)) } " " }
                                @if let Some(title) = node.title { (Plain(clean.slice(title))) }
                                @else { i { (Plain(self.opening(node))) "…" } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The first characters behind a marker that has no title.
    fn opening(&self, node: &Node) -> &'d str {
        let clean = &self.document.clean;
        let paragraph = clean.paragraph_at(node.marker.start()).map(|i| clean.paragraphs()[i].span);
        let end = paragraph.map_or(node.marker.end(), |p| p.end()).max(node.marker.end());
        let rest = &clean.as_str()[node.marker.end()..end];
        let cut = rest.char_indices().nth(24).map_or(rest.len(), |(i, _)| i);
        rest[..cut].trim()
    }

    /// The parts of the form as a table.
    fn form(&self) -> Markup {
        let parts = || self.findings.iter().enumerate().filter(|(_, f)| f.layer == Layer::Frame);
        html! {
            details.form open {
                summary { "Form" }
                table {
                    @if let Some(kind) = self.document.frame.kind {
                        tr { th lang="zh-Hans" { "文种" } th { "kind" } td lang="zh-Hans" { (kind) } td {} }
                    }
                    @if let Some(year) = &self.document.year {
                        tr { th lang="zh-Hans" { "年份" } th { "year" } td { (year.year) } td { code { (year.rule) } } }
                    }
                    @for (i, part) in parts() {
                        // a part that there are several of is named once
                        @let again = i > 0 && self.findings[i - 1].name == part.name;
                        tr.again[again] {
                            th lang="zh-Hans" { @if !again { (chinese(part.name)) } }
                            th { @if !again { (part.name.replace('_', " ")) } }
                            td lang="zh-Hans" {
                                a href={ "#f" (i) } { (Plain(&part.text(self.document))) }
                                @if !part.value.is_empty() { " → " (Plain(&part.value)) }
                                @for (name, fact) in &part.facts { small { " " (name) " " (Plain(fact)) } }
                            }
                            td { @if let Some(rule) = part.rule { code { (rule) } } }
                        }
                    }
                }
            }
        }
    }

    fn paragraph(&self, i: usize, paragraph: &Paragraph, marks: &Marks, written: &mut Written<'d>) -> Markup {
        let before = left_out(written.paragraph(paragraph.span));
        let (tag, class) = self.shape(i, paragraph);
        let mut out = before.into_string();
        let _ = write!(out, "<{tag} id=\"p{i}\"{class}>");
        for event in marks.events(paragraph.span) {
            match event {
                Event::Text(span) => written.text(span, &mut |run| give(run, &mut out)),
                Event::Open { finding, first, at } => {
                    written.before(at, &mut |run| give(run, &mut out));
                    self.open(finding, first, &mut out);
                }
                Event::Close { .. } => out.push_str("</mark>"),
            }
        }
        let _ = writeln!(out, "</{tag}>");
        PreEscaped(out)
    }

    /// The opening tag of a mark: only its first piece is a target of links and of the keyboard.
    fn open(&self, i: usize, first: bool, out: &mut String) {
        let finding = &self.findings[i];
        let layer = finding.layer.as_str();
        let _ = write!(out, "<mark class=\"{layer}\" data-f=\"{i}\"");
        if first {
            let _ = match (finding.layer, i.checked_sub(self.first_node)) {
                (Layer::Outline, Some(node)) => write!(out, " id=\"n{}\"", &self.ids[node]),
                _ => write!(out, " id=\"f{i}\""),
            };
            // a metric shows with its figure, which is reached by the keyboard already
            let at_figure = |span: &Span| self.document.figures.binary_search_by_key(span, |f| f.span).is_ok();
            if finding.layer != Layer::Metric || !finding.places.first().is_some_and(at_figure) {
                out.push_str(" tabindex=\"0\"");
            }
        }
        out.push('>');
    }

    /// The element that a paragraph is and its class attribute: a heading where a heading takes all of it, else a
    /// paragraph, set as the part of the form that takes all of it.
    fn shape(&self, i: usize, paragraph: &Paragraph) -> (&'static str, &'static str) {
        const CLOSING: &[char] = &['。', '，', '；', '：', '.', ',', ';', ':', ' ', '\u{3000}'];
        let clean = &self.document.clean;
        if let Ok(at) = self.parts.binary_search_by_key(&paragraph.span, |part| part.0) {
            match self.parts[at].1 {
                "title" => return ("h1", ""),
                "issuer_mark" => return ("p", " class=\"issuer-mark\""),
                "doc_number" => return ("p", " class=\"centred\""),
                "issuers" | "issued_on" => return ("p", " class=\"signature\""),
                _ => {}
            }
        }
        if let Some(node) = self.document.outline.paragraph_nodes.get(i).copied().flatten() {
            let node = &self.document.outline.nodes[node];
            let begins = node.span.start() == paragraph.span.start();
            let plain = matches!(node.style, Style::Article | Style::Dash | Style::Ordinal);
            let ends = node.title.unwrap_or(node.marker).end();
            let all = ends <= paragraph.span.end()
                && ends >= paragraph.span.start()
                && clean.as_str()[ends..paragraph.span.end()].trim_end_matches(CLOSING).is_empty();
            if begins && all && !plain && !node.run_in {
                return (["h2", "h3", "h4", "h5", "h6"][node.level.clamp(1, 5) as usize - 1], "");
            }
        }
        // two cells in print, four in extracted text; more is a line set apart
        let class = if (2..=6).contains(&paragraph.indent) || paragraph.parted { " class=\"indented\"" } else { "" };
        ("p", class)
    }

    /// What was odd, with links to the places.
    fn notes(&self) -> Markup {
        let notes = &self.document.notes;
        let first = self.findings.len() - notes.len();
        html! {
            section.notes {
                h2 { "Notes" }
                @if notes.is_empty() { p.none { "nothing odd" } }
                ol {
                    @for (i, note) in notes.iter().enumerate() {
                        li {
                            code { (note.code) } " " (Plain(&note.message))
                            @if let Some(target) = self.target(first + i, note) { " " a href=(target) { "where" } }
                        }
                    }
                }
            }
        }
    }

    /// The mark of a note, or the paragraph at which something was left out.
    fn target(&self, finding: usize, note: &Note) -> Option<String> {
        let at = note.at?;
        if !self.findings[finding].places.is_empty() {
            return Some(format!("#f{finding}"));
        }
        let clean = &self.document.clean;
        let paragraphs = clean.paragraphs().len();
        let paragraph = clean.span_of(at.start()).and_then(|at| clean.paragraph_at(at)).or(paragraphs.checked_sub(1));
        paragraph.map(|i| format!("#p{i}"))
    }

    /// What the page shows beside a mark.
    fn card(&self, i: usize, finding: &Finding<'_>) -> Markup {
        html! {
            section id={ "c" (i) } class=(finding.layer.as_str()) {
                h3 {
                    span { (finding.layer.as_str()) }
                    @if finding.name != finding.layer.as_str() { " " (Plain(&finding.name.replace('_', " "))) }
                }
                p.text lang="zh-Hans" { (Plain(&finding.text(self.document))) }
                @if !finding.value.is_empty() { p.value { (Plain(&finding.value)) } }
                @if !finding.facts.is_empty() {
                    dl { @for (name, fact) in &finding.facts { dt { (name) } dd { (Plain(fact)) } } }
                }
                @if let Some(rule) = finding.rule { p.rule { "rule " code { (rule) } } }
                @if !finding.reasons.is_empty() {
                    ul { @for reason in finding.reasons { li { (Plain(reason)) } } }
                }
            }
            "\n"
        }
    }
}

fn give(run: Run<'_>, out: &mut String) {
    match run {
        Run::Kept(text) => Plain(text).render_to(out),
        Run::LeftOut(text) => html! { span.left-out title="left out of the text" { (Plain(text)) } }.render_to(out),
    }
}
