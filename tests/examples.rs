//! The examples run over the tables of the sample archive, where Python has what they need.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// A folder with the tables of the sample archive in `out`; `None` where Python lacks the modules.
fn tables(modules: &str) -> Option<TempDir> {
    // where Python has nothing, the examples must be there all the same
    for file in ["README.md", "questions.py", "questions.sql", "requirements.txt"] {
        assert!(root().join("examples").join(file).is_file(), "examples/{file} is not there");
    }
    let there = Command::new("python3").args(["-c", &format!("import {modules}")]).output();
    if !there.is_ok_and(|o| o.status.success()) {
        eprintln!("skipped: python3 has no {modules}");
        return None;
    }
    let dir = TempDir::new().unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_gongwen"))
        .current_dir(root())
        .args(["batch", "corpus/archive", "--quiet", "--out"])
        .arg(dir.path().join("out"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(dir)
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn pandas_answers() {
    let Some(dir) = tables("pandas, pyarrow") else { return };
    let output = Command::new("python3").arg(root().join("examples/questions.py")).arg(dir.path().join("out")).output();
    let said = said(&output.unwrap());
    for year in 2019..=2024 {
        assert!(said.lines().any(|l| l.starts_with(&year.to_string())), "{said}");
    }
    assert!(said.contains("\n中华人民共和国"), "{said}");
    let (_, dateless) = said.split_once("without a signature date\n").unwrap();
    assert!(dateless.starts_with("corpus/archive/2023/市交通运输局/2023年政府信息公开工作年度报告.txt\n\n"), "{said}");
}

#[test]
fn duckdb_answers() {
    let Some(dir) = tables("duckdb") else { return };
    // the file as it stands, one statement after another
    let program = "import duckdb, sys\n\
        for s in open(sys.argv[1], encoding='utf-8').read().split(';'):\n\
        \x20   if s.strip():\n\
        \x20       print(*duckdb.sql(s).fetchall(), sep='\\n', end='\\n\\n')\n";
    let output = Command::new("python3")
        .current_dir(dir.path())
        .args(["-c", program])
        .arg(root().join("examples/questions.sql"))
        .output();
    let said = said(&output.unwrap());
    let answers: Vec<&str> = said.trim_end().split("\n\n").collect();
    let [figures, laws, dateless, money] = answers[..] else { panic!("{said}") };
    assert_eq!(figures.lines().count(), 6, "{said}");
    assert_eq!(laws.lines().count(), 5, "{said}");
    assert_eq!(dateless.lines().count(), 1, "{said}");
    assert!(dateless.contains("2023/市交通运输局/2023年政府信息公开工作年度报告.txt"), "{said}");
    assert!(money.contains("万元") && money.contains("Decimal("), "{said}");
}
