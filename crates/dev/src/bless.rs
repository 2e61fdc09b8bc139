//! `cargo dev bless`: marked cases and expected findings as this build reads them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cases;

/// Rewrites the files; the developer reads the diff.
pub(crate) fn run(files: &[PathBuf]) -> Result<(), String> {
    let files = if files.is_empty() { all()? } else { files.to_vec() };
    let known = known_failures()?;
    for path in files {
        let name = path.display().to_string();
        let old = fs::read_to_string(&path).map_err(|e| format!("{name}: {e}"))?;
        let (prose, cases) = cases::read(&old).map_err(|e| format!("{name}: {e}"))?;
        let mut changed = 0;
        let mut new = Vec::new();
        for case in &cases {
            let fault = |e| format!("{name}: {}: {e}", case.name);
            // what a known failure expects is right: the build is wrong about it
            let is_known = known.iter().any(|(file, case_name)| path.ends_with(file) && *case_name == case.name);
            // a case that cannot even be read as one is rewritten too: that is how a new one begins
            if is_known || cases::check(case).is_ok_and(|faults| faults.is_empty()) {
                new.push(case.clone());
            } else {
                changed += 1;
                new.push(cases::blessed(case).map_err(fault)?);
            }
        }
        let new = cases::write(&prose, &new);
        if new != old {
            fs::write(&path, new).map_err(|e| format!("{name}: {e}"))?;
        }
        println!("{name}: {changed} of {} cases changed", cases.len());
    }
    Ok(())
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus")
}

/// Files below `corpus/` and names of the cases that are known to fail.
fn known_failures() -> Result<Vec<(String, String)>, String> {
    let path = corpus().join("known-failures.txt");
    let list = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let case = |line: &str| {
        let (case, _reason) = line.split_once(" # ")?;
        let (file, name) = case.split_once(": ")?;
        Some((file.trim().to_owned(), name.trim().to_owned()))
    };
    Ok(list.lines().filter(|line| !line.starts_with('#')).filter_map(case).collect())
}

fn all() -> Result<Vec<PathBuf>, String> {
    let cases = corpus().join("cases");
    let entries = fs::read_dir(&cases).map_err(|e| format!("{}: {e}", cases.display()))?;
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    let documents = cases.with_file_name("documents");
    for entry in fs::read_dir(&documents).map_err(|e| format!("{}: {e}", documents.display()))?.flatten() {
        let expected = entry.path().join("expected.txt");
        if expected.exists() {
            files.push(expected);
        }
    }
    files.sort();
    Ok(files)
}
