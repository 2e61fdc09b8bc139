//! `cargo dev report BASE HEAD FOLDER`: what a change gains and loses, finding by finding.
//!
//! Two builds of the program read the same documents; a finding is (document, place, line). One
//! that only BASE has is a loss, one that only HEAD has a gain; the same place with another value
//! is a change.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::cases::{self, Finding};

/// Files that one run of a program is given: short enough for every system's command line.
const BATCH: usize = 100;

pub(crate) fn run(base: &Path, head: &Path, folder: &Path, layers: &[String]) -> Result<(), String> {
    let all: Vec<String> = cases::LAYERS.iter().map(|l| (*l).to_owned()).collect();
    let layers = if layers.is_empty() { &all[..] } else { layers };
    let mut files = Vec::new();
    walk(folder, &mut files)?;
    files.sort();
    let (mut gains, mut losses, mut changes, mut same) = (0, 0, 0, 0);
    for batch in files.chunks(BATCH) {
        let before = read(base, batch)?;
        let after = read(head, batch)?;
        let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for name in names {
            let (old, new) = match (before.get(name), after.get(name)) {
                (Some(old), Some(new)) => (old, new),
                (old, _) => {
                    println!("{name}\n  only {} reads this document", if old.is_some() { "BASE" } else { "HEAD" });
                    continue;
                }
            };
            let old: BTreeSet<Finding> = cases::findings(old, layers).into_iter().collect();
            let new: BTreeSet<Finding> = cases::findings(new, layers).into_iter().collect();
            same += old.intersection(&new).count();
            let mut lost: BTreeMap<_, Vec<&Finding>> = BTreeMap::new();
            for finding in old.difference(&new) {
                lost.entry((finding.span, layer(finding))).or_default().push(finding);
            }
            let mut lines: Vec<(Option<(usize, usize)>, String)> = Vec::new();
            for finding in new.difference(&old) {
                let before = lost.get_mut(&(finding.span, layer(finding))).and_then(Vec::pop);
                match before {
                    Some(before) => {
                        changes += 1;
                        lines.push((finding.span, format!("~ {}\n    was {}", finding.line, before.line)));
                    }
                    None => {
                        gains += 1;
                        lines.push((finding.span, format!("+ {}", finding.line)));
                    }
                }
            }
            for finding in lost.into_values().flatten() {
                losses += 1;
                lines.push((finding.span, format!("- {}", finding.line)));
            }
            if !lines.is_empty() {
                lines.sort();
                println!("{name}");
                for (_, line) in lines {
                    println!("  {line}");
                }
            }
        }
    }
    println!("{} documents: {gains} gained, {losses} lost, {changes} changed, {same} the same", files.len());
    Ok(())
}

/// The first word of a line: what sort of finding it is.
fn layer(finding: &Finding) -> &str {
    finding.line.split(' ').next().unwrap_or_default()
}

/// What a program writes for some documents, by name.
fn read(program: &Path, files: &[PathBuf]) -> Result<BTreeMap<String, Value>, String> {
    let output = Command::new(program)
        .arg("parse")
        .args(files)
        .stderr(Stdio::null())
        .output()
        .map_err(|e| format!("{}: {e}", program.display()))?;
    let text = String::from_utf8(output.stdout).map_err(|e| format!("{}: {e}", program.display()))?;
    text.lines()
        .map(|line| {
            let json: Value = serde_json::from_str(line).map_err(|e| format!("{}: {e}", program.display()))?;
            Ok((json["source"]["name"].as_str().unwrap_or_default().to_owned(), json))
        })
        .collect()
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for path in entries.flatten().map(|e| e.path()) {
        if path.is_dir() {
            walk(&path, into)?;
        } else if path.extension().is_some_and(|e| e == "txt" || e == "md") {
            into.push(path);
        }
    }
    Ok(())
}
