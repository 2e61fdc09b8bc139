//! `cargo dev tokens`, `frame`, `outline`, `marks`: one document, tersely.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::cases;

fn parse(file: &Path) -> Result<gongwen::Document<'static>, String> {
    let name = file.display().to_string();
    let bytes = fs::read(file).map_err(|e| format!("{name}: {e}"))?;
    let text = gongwen::read(&bytes, &name).map_err(|e| format!("{name}: {e}"))?;
    Ok(gongwen::parse(text.into_owned(), &gongwen::Options::default()))
}

fn print(text: &str) -> Result<(), String> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(e.to_string()),
        _ => Ok(()),
    }
}

/// One paragraph a line: its index, its flags, its tokens parted by `·`.
pub(crate) fn tokens(file: &Path) -> Result<(), String> {
    let document = parse(file)?;
    let mut out = String::new();
    for (i, paragraph) in document.clean.paragraphs().iter().enumerate() {
        let mut flags = String::new();
        if paragraph.lines > 1 {
            flags.push_str(&format!(" lines {}", paragraph.lines));
        }
        if paragraph.parted {
            flags.push_str(" parted");
        }
        if paragraph.page_before {
            flags.push_str(" page");
        }
        if paragraph.indent > 0 {
            flags.push_str(&format!(" indent {}", paragraph.indent));
        }
        out.push_str(&format!("{i}{flags}: "));
        let mut at = document.tokens.at(paragraph.span.start());
        let mut words = Vec::new();
        while at < document.tokens.len() && document.tokens.span(at).start() < paragraph.span.end() {
            let span = document.tokens.span(at);
            words.push(format!("{}{:?}", document.clean.slice(span), document.tokens.class(at)));
            at += 1;
        }
        out.push_str(&words.join("·"));
        out.push('\n');
    }
    print(&out)
}

/// The headings with their ids, styles and spans.
pub(crate) fn outline(file: &Path) -> Result<(), String> {
    let document = parse(file)?;
    let mut out = String::new();
    for node in &document.outline.nodes {
        let title = node.title.map_or("", |t| document.clean.slice(t));
        let indent = "  ".repeat(node.level.max(1) as usize - 1);
        out.push_str(&format!(
            "{indent}{} {} {title}{} {:?}\n",
            node.style.as_str(),
            document.clean.slice(node.marker),
            if node.run_in { " (run in)" } else { "" },
            node.span,
        ));
    }
    print(&out)
}

/// Findings as marked cases show them; `whole` adds the marked text before.
pub(crate) fn marks(file: &Path, layers: &[String], whole: bool) -> Result<(), String> {
    if let Some(unknown) = layers.iter().find(|l| !cases::LAYERS.contains(&l.as_str())) {
        return Err(format!("expected layers out of {:?}, found {unknown:?}", cases::LAYERS));
    }
    let document = parse(file)?;
    let all: Vec<String> = cases::LAYERS.iter().map(|l| (*l).to_owned()).collect();
    let layers = if layers.is_empty() { &all[..] } else { layers };
    let text = document.text.as_str();
    let found = cases::find(text, layers, None)?;
    let mut out = String::new();
    if whole {
        out.push_str(&cases::mark(text, &found)?);
        out.push_str("\n---\n");
    }
    for finding in found {
        out.push_str(&finding.line);
        out.push('\n');
    }
    print(&out)
}
