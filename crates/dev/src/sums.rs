//! `cargo dev sums FOLDER`: every stated total that agrees with its parts or does not, with its sentence.

use std::path::{Path, PathBuf};

/// Lists the notes `sum_ok` and `sum_mismatch` of all text files below a folder.
pub(crate) fn run(folder: &Path) -> Result<(), String> {
    let mut files = Vec::new();
    walk(folder, &mut files)?;
    files.sort();
    let (mut agree, mut differ) = (0, 0);
    for file in &files {
        let bytes = std::fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
        let Ok(text) = gongwen::read(&bytes, &file.display().to_string()) else { continue };
        let document = gongwen::parse(text, &gongwen::Options::default());
        let source = document.text.as_str();
        for note in document.notes.iter().filter(|n| n.code.starts_with("sum_")) {
            let Some(at) = note.at else { continue };
            if note.code == "sum_ok" {
                agree += 1
            } else {
                differ += 1
            }
            let from = source[..at.start()].char_indices().rev().nth(89).map_or(0, |(i, _)| i);
            let to = source[at.end()..].char_indices().nth(60).map_or(source.len(), |(i, _)| at.end() + i);
            let before: String = source[from..at.start()].split_whitespace().collect();
            let after: String = source[at.end()..to].split_whitespace().collect();
            let name = file.strip_prefix(folder).unwrap_or(file).display();
            println!("{}\t{name}\t{}\t…{before}⟦{}⟧{after}…", note.code, note.message, document.text.slice(at));
        }
    }
    println!("{} documents: {agree} agree, {differ} differ", files.len());
    Ok(())
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, into)?;
        } else if path.extension().is_some_and(|e| e == "txt" || e == "md") {
            into.push(path);
        }
    }
    Ok(())
}
