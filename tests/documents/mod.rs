//! The documents that the laws hold for: the project's own, and real ones where they stand beside it.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders of documents: the project's own first.
const FOLDERS: &[&str] = &["corpus/documents", "../shared/gold/dev", "../shared/corpus"];

/// Every plain-text document: its path from the project's folder, and its bytes.
pub(crate) fn documents() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for folder in FOLDERS {
        let mut paths = Vec::new();
        walk(&root.join(folder), &mut paths);
        if paths.is_empty() {
            eprintln!("skipped: no documents in {folder}");
        }
        paths.sort();
        for path in paths {
            let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            let bytes = fs::read(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
            all.push((name, bytes));
        }
    }
    assert!(!all.is_empty(), "the project's own documents are missing");
    all
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, into);
        } else if path.extension().is_some_and(|e| e == "txt" || e == "md")
            && !path.file_name().is_some_and(|n| n == "README.md" || n == "expected.txt")
        {
            into.push(path);
        }
    }
}
