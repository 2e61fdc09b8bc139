//! Years of reports side by side: `gongwen compare` as a user runs it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const SAMPLE: &str = "corpus/archive";

fn gongwen(args: &[&str]) -> (String, i32) {
    let out = Command::new(env!("CARGO_BIN_EXE_gongwen"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    (String::from_utf8(out.stdout).expect("UTF-8"), out.status.code().unwrap_or(-1))
}

fn compared(args: &[&str]) -> Value {
    let mut all = vec!["compare", "--format", "json"];
    all.extend(args);
    let (out, code) = gongwen(&all);
    assert_eq!(code, 0, "{out}");
    serde_json::from_str(&out).expect("JSON")
}

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path
}

fn codes(comparison: &Value) -> Vec<&str> {
    comparison["contradictions"].as_array().unwrap().iter().map(|c| c["code"].as_str().unwrap()).collect()
}

#[test]
fn the_sample_archive_has_each_contradiction_once() {
    let comparison = compared(&[SAMPLE]);
    let mut found = codes(&comparison);
    found.sort_unstable();
    assert_eq!(found, ["carry_over", "restated", "same_body", "stated_change", "target_missed", "title_year"]);
    let of = |code: &str| {
        comparison["contradictions"].as_array().unwrap().iter().find(|c| c["code"] == code).unwrap().clone()
    };
    let change = of("stated_change");
    assert_eq!(change["stated"].to_string(), "15.2");
    assert_eq!(change["computed"].to_string(), "6.74");
    assert_eq!(change["cells"][2]["text"], "386件");
    assert_eq!(of("restated")["cells"][1]["text"], "1.86亿立方米");
    assert_eq!(of("target_missed")["cells"][0]["text"], "6000批次");
    assert_eq!(of("carry_over")["stated"].to_string(), "9");
    // every evidence is the text that stands at its span
    for found in comparison["contradictions"].as_array().unwrap() {
        for cell in found["cells"].as_array().unwrap() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(cell["document"].as_str().unwrap());
            let bytes = std::fs::read(&path).unwrap();
            let text = gongwen::read(&bytes, "x.txt").unwrap();
            let chars: Vec<char> = text.as_str().chars().collect();
            let (from, to) = (cell["span"][0].as_u64().unwrap() as usize, cell["span"][1].as_u64().unwrap() as usize);
            let slice: String = chars[from..to].iter().filter(|c| !c.is_whitespace()).collect();
            assert_eq!(slice, cell["text"].as_str().unwrap(), "{}", found["code"]);
        }
    }
}

#[test]
fn a_quote_holds_its_figure_where_the_mark_says() {
    let comparison = compared(&[SAMPLE]);
    let mut cells = 0;
    for series in comparison["series"].as_array().unwrap() {
        for cell in series["cells"].as_array().unwrap() {
            let quote: Vec<char> = cell["quote"].as_str().unwrap().chars().collect();
            let mark = |i: usize| cell["mark"][i].as_u64().unwrap() as usize;
            let marked: String = quote[mark(0)..mark(1)].iter().collect();
            assert_eq!(marked, cell["text"].as_str().unwrap(), "{series}");
            cells += 1;
        }
    }
    assert!(cells > 600, "{cells}");
}

#[test]
fn the_output_of_batch_gives_what_the_files_give() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let (_, code) = gongwen(&["batch", SAMPLE, "--out", out.to_str().unwrap(), "--quiet"]);
    assert_eq!(code, 0);
    assert_eq!(compared(&[out.to_str().unwrap()]), compared(&[SAMPLE]));
}

#[test]
fn the_order_of_the_input_changes_nothing() {
    let years: Vec<String> = (2019..=2024).map(|y| format!("{SAMPLE}/{y}")).collect();
    let forth: Vec<&str> = years.iter().map(String::as_str).collect();
    let back: Vec<&str> = years.iter().rev().map(String::as_str).collect();
    assert_eq!(compared(&forth), compared(&back));
    let (one, _) = gongwen(&["compare", "-j", "1", SAMPLE]);
    let (two, _) = gongwen(&["compare", "-j", "2", SAMPLE]);
    assert_eq!(one, two);
}

/// Two reports of an invented bureau.
fn two(folder: &Path, first: &str, second: &str) -> String {
    for (year, text) in [(2021, first), (2022, second)] {
        let report =
            format!("清河市水务局{year}年工作总结\n\n一、工作成效\n\n{text}\n\n清河市水务局\n{year}年12月20日\n");
        write(folder, &format!("{year}.txt"), &report);
    }
    folder.to_str().unwrap().to_owned()
}

fn labels(comparison: &Value, years: usize) -> BTreeSet<String> {
    let several = |s: &&Value| {
        let documents: BTreeSet<_> = s["cells"].as_array().unwrap().iter().map(|c| c["document"].to_string()).collect();
        documents.len() >= years
    };
    let series = comparison["series"].as_array().unwrap();
    series.iter().filter(several).map(|s| s["label"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn wordings_that_moved_are_one_series_and_persons_and_visits_are_two() {
    let folder = tempfile::tempdir().unwrap();
    let input = two(
        folder.path(),
        "全年新建供水管网12公里，完成外贸进出口总额3.2亿元，培训职工120人。",
        "全年新建供水管网15公里，进出口贸易总额达到35000万元，培训职工130人次。",
    );
    let comparison = compared(&[&input]);
    let both = labels(&comparison, 2);
    assert!(both.iter().any(|l| l.contains("供水管网")), "{both:?}");
    assert!(both.iter().any(|l| l.contains("进出口")), "{both:?}");
    assert!(!both.iter().any(|l| l.contains("职工")), "{both:?}");
    let trade =
        comparison["series"].as_array().unwrap().iter().find(|s| s["label"].as_str().unwrap().contains("进出口"));
    let values: Vec<String> =
        trade.unwrap()["cells"].as_array().unwrap().iter().map(|c| c["value"].to_string()).collect();
    assert_eq!(values, ["320000000", "350000000"]);
}

#[test]
fn what_each_has_a_word_of_its_own_for_stays_apart_until_it_is_pinned() {
    let folder = tempfile::tempdir().unwrap();
    let input = two(folder.path(), "全年城镇登记失业率3.2%。", "全年城镇调查失业率3.3%。");
    assert!(!labels(&compared(&[&input]), 2).iter().any(|l| l.contains("失业率")));
    let aliases = write(folder.path(), "aliases.toml", "[[same]]\nnames = ['城镇登记失业率', '城镇调查失业率']\n");
    let aliases = aliases.to_str().unwrap();
    let pinned = compared(&[&input, "--aliases", aliases]);
    assert!(labels(&pinned, 2).iter().any(|l| l.contains("失业率")));
    std::fs::write(aliases, "[[different]]\nnames = ['供水管网', '新建供水管网']\nname = 3\n").unwrap();
    let (_, code) = gongwen(&["compare", &input, "--aliases", aliases]);
    assert_eq!(code, 2);
}

#[test]
fn a_level_and_its_change_are_two_series_and_a_fall_is_negative() {
    let folder = tempfile::tempdir().unwrap();
    let input = two(folder.path(), "全年查处违法案件200件，同比下降5%。", "全年查处违法案件220件，同比增长10%。");
    let comparison = compared(&[&input]);
    let series = comparison["series"].as_array().unwrap();
    let of = |measure: &str| series.iter().find(|s| s["measure"] == measure).unwrap();
    assert_eq!(of("level")["cells"].as_array().unwrap().len(), 2);
    let changes: Vec<String> =
        of("growth")["cells"].as_array().unwrap().iter().map(|c| c["value"].to_string()).collect();
    assert_eq!(changes, ["-5", "10"]);
    assert!(codes(&comparison).is_empty(), "{:?}", comparison["contradictions"]);
}

#[test]
fn every_format_is_written() {
    let (table, code) = gongwen(&["compare", SAMPLE, "--issuer", "水务局", "--metric", "供水总量"]);
    assert_eq!(code, 0);
    assert!(table.contains("| 2024 |") && table.contains("供水总量") && table.contains("restated"), "{table}");
    assert!(!table.contains("交通运输"), "{table}");
    let (csv, _) = gongwen(&["compare", SAMPLE, "--format", "csv", "--years", "2020-2021"]);
    let header = csv.lines().next().unwrap();
    assert!(header.starts_with("series,label,issuer"), "{header}");
    let (jsonl, _) = gongwen(&["compare", SAMPLE, "--format", "jsonl"]);
    assert!(jsonl.lines().all(|l| serde_json::from_str::<Value>(l).is_ok_and(|s| s["cells"].is_array())));
    let folder = tempfile::tempdir().unwrap();
    let parquet = folder.path().join("cells.parquet");
    let (_, code) = gongwen(&["compare", SAMPLE, "--format", "parquet", "--output", parquet.to_str().unwrap()]);
    assert_eq!(code, 0);
    assert_eq!(&std::fs::read(parquet).unwrap()[..4], b"PAR1");
    let (_, code) = gongwen(&["compare", SAMPLE, "--years", "2024-2020"]);
    assert_eq!(code, 2);
    let (_, code) = gongwen(&["compare", folder.path().join("none").to_str().unwrap()]);
    assert_eq!(code, 1);
}

#[test]
fn the_reference_series_are_found() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let reference = shared.join("gold/series/state-1998-2007.tsv");
    let (Ok(table), true) = (std::fs::read_to_string(&reference), shared.join("corpus/workreports-state").is_dir())
    else {
        println!("skipped: no reference series");
        return;
    };
    let files: Vec<String> =
        (1998..=2007).map(|y| shared.join(format!("corpus/workreports-state/{y}.txt")).display().to_string()).collect();
    let comparison = compared(&files.iter().map(String::as_str).collect::<Vec<_>>());
    let series = comparison["series"].as_array().unwrap();
    // for each reference series the predicted one that holds most of its cells
    let mut reference: std::collections::BTreeMap<&str, Vec<Vec<&str>>> = Default::default();
    for row in table.lines().skip(1).map(|l| l.split('\t').collect::<Vec<_>>()) {
        reference.entry(row[0]).or_default().push(row);
    }
    let holds = |s: &Value, row: &[&str]| {
        s["cells"].as_array().unwrap().iter().any(|c| {
            c["document"].as_str().unwrap().ends_with(&format!("{}.txt", row[5]))
                && c["value"].as_number().is_some_and(|v| v.as_str() == row[7])
        })
    };
    let (mut all, mut right) = (0, 0);
    for rows in reference.values() {
        let best = series.iter().map(|s| rows.iter().filter(|r| holds(s, r)).count()).max().unwrap_or(0);
        all += rows.len();
        right += best;
    }
    println!("{right} of {all} reference cells");
    assert!(right * 100 >= all * 80, "{right} of {all}");
}
