//! The marked cases of `corpus/cases` and the whole documents of `corpus/documents`.
//!
//! The form of a case stands in `crates/dev/src/cases.rs`, which this test shares with
//! `cargo dev bless`. `corpus/known-failures.txt` names cases that do not hold yet, and bites both
//! ways: one that holds unexpectedly fails too.

#[path = "../crates/dev/src/cases.rs"]
mod cases;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// Case files with their names below `corpus/`.
fn files() -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(corpus().join("cases"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    for entry in fs::read_dir(corpus().join("documents")).unwrap() {
        let expected = entry.unwrap().path().join("expected.txt");
        if expected.exists() {
            paths.push(expected);
        }
    }
    paths.sort();
    paths
        .into_iter()
        .map(|p| (p.strip_prefix(corpus()).unwrap().display().to_string(), fs::read_to_string(&p).unwrap()))
        .collect()
}

/// `file: case` → why it does not hold yet.
fn known_failures() -> BTreeMap<String, String> {
    let list = fs::read_to_string(corpus().join("known-failures.txt")).unwrap();
    list.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| {
            let (case, reason) = line.split_once(" # ").expect("expected `file: case # reason`");
            (case.trim().to_owned(), reason.trim().to_owned())
        })
        .collect()
}

#[test]
fn every_case_holds() {
    let mut known = known_failures();
    let mut faults = Vec::new();
    let mut held = 0;
    for (file, text) in files() {
        let (_, cases) = cases::read(&text).unwrap_or_else(|e| panic!("{file}: {e}"));
        assert!(!cases.is_empty(), "{file}: no cases");
        for case in &cases {
            let id = format!("{file}: {}", case.name);
            let reason = known.remove(&id);
            match (cases::check(case).unwrap_or_else(|e| panic!("{id}: {e}")), reason) {
                (faulty, None) if !faulty.is_empty() => faults.push(format!("{id}\n  {}", faulty.join("\n  "))),
                (faulty, Some(reason)) if faulty.is_empty() => {
                    faults.push(format!("{id}\n  holds now: take it off corpus/known-failures.txt ({reason})"));
                }
                _ => held += 1,
            }
        }
    }
    faults.extend(known.keys().map(|id| format!("{id}\n  is on corpus/known-failures.txt but is no case")));
    assert!(faults.is_empty(), "{} cases fail, {held} hold\n\n{}", faults.len(), faults.join("\n\n"));
}

#[test]
fn a_marked_document_is_the_document() {
    for entry in fs::read_dir(corpus().join("documents")).unwrap() {
        let folder = entry.unwrap().path();
        let document = fs::read_to_string(folder.join("document.txt")).unwrap();
        let expected = fs::read_to_string(folder.join("expected.txt")).unwrap();
        let (_, cases) = cases::read(&expected).unwrap();
        for case in cases {
            assert_eq!(cases::unmark(&case.marked).unwrap().0, document, "{}", folder.display());
        }
    }
}

#[test]
fn no_case_has_the_name_of_another() {
    for (file, text) in files() {
        let (_, cases) = cases::read(&text).unwrap();
        let mut names: Vec<&str> = cases.iter().map(|c| c.name.as_str()).collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all, "{file}");
    }
}

#[test]
fn reading_and_writing_a_case_file_changes_nothing() {
    for (file, text) in files() {
        let (prose, cases) = cases::read(&text).unwrap();
        assert_eq!(cases::write(&prose, &cases), text, "{file}");
    }
}

mod the_harness_itself {
    use super::cases::{self, Finding};

    fn check(case: &str) -> Vec<String> {
        let (_, cases) = cases::read(case).unwrap();
        cases::check(&cases[0]).unwrap()
    }

    const GOOD: &str = "prose\n=== a case [outline]\n一、⟦检查时间⟧\n按时开展。\n二、⟦检查内容⟧\n---\nhan 检查时间 → 1 一、\nhan 检查内容 → 2 二、\n";

    #[test]
    fn a_case_that_holds() {
        assert_eq!(check(GOOD), Vec::<String>::new());
    }

    #[test]
    fn what_is_wrong_is_said() {
        // a mark at another place, a value that differs, a finding without a mark, a mark too many
        for (from, to) in [
            ("⟦检查时间⟧", "⟦检查⟧时间"),
            ("→ 1 一、", "→ 2 一、"),
            ("二、⟦检查内容⟧", "二、检查内容"),
            ("按时", "⟦按时⟧"),
        ] {
            let bad = GOOD.replace(from, to);
            let (_, cases) = cases::read(&bad).unwrap();
            assert!(cases::check(&cases[0]).map_or(true, |faults| !faults.is_empty()), "{bad}");
        }
        let negative = "=== 没有标题 [outline]\n第一责任人一、二名。\n---\n";
        assert_eq!(check(negative), Vec::<String>::new());
    }

    #[test]
    fn marks_nest_and_do_not_cross() {
        let (text, spans) = cases::unmark("甲⟦乙⟦丙⟧⟧丁").unwrap();
        assert_eq!((text.as_str(), &spans[..]), ("甲乙丙丁", &[(1, 3), (2, 3)][..]));
        assert!(cases::unmark("⟦甲").is_err() && cases::unmark("甲⟧").is_err());
        let at = |start, end| Finding { span: Some((start, end)), line: String::new() };
        assert_eq!(cases::mark("甲乙丙丁", &[at(1, 3), at(2, 3)]).unwrap(), "甲⟦乙⟦丙⟧⟧丁");
        assert_eq!(cases::mark("甲乙", &[at(0, 1), at(1, 2)]).unwrap(), "⟦甲⟧⟦乙⟧");
        assert!(cases::mark("甲乙丙", &[at(0, 2), at(1, 3)]).is_err());
    }

    #[test]
    fn a_blessed_case_holds() {
        let (_, cases) = cases::read("=== x [outline]\n一、目标\n二、任务\n---\n").unwrap();
        let blessed = cases::blessed(&cases[0]).unwrap();
        assert_eq!(blessed.lines.len(), 2);
        assert_eq!(cases::check(&blessed).unwrap(), Vec::<String>::new());
    }
}
