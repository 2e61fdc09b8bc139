//! Runs over small archives: order, isolation, going on, changed and vanished sources.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::failure::Trouble;
use super::*;

fn job(input: &Path, out: &Path) -> Job {
    Job {
        inputs: vec![input.to_owned()],
        filter: Filter::default(),
        out: out.to_owned(),
        reading: Options::default(),
        laws: Vec::new(),
        formats: Formats { jsonl: true, parquet: true, csv: true },
        compress: Compress::None,
        bom: false,
        with_text: false,
        max_size: 1 << 20,
        jobs: 2,
        resume: false,
        prune: false,
    }
}

fn text(year: u32, number: usize) -> String {
    format!(
        "澜宁市水务局{year}年工作报告\n\n一、工作情况\n{year}年，检查{number}次，投入{number}.5万元。\n\n澜宁市水务局\n{}年1月{}日\n",
        year + 1,
        number % 28 + 1
    )
}

/// Enough for several blocks: the first ones end after 256 KiB.
fn archive(folder: &Path, documents: usize) {
    for i in 0..documents {
        let year = 2019 + (i % 4) as u32;
        let path = folder.join(format!("{year}/{i:03}.txt"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text(year, i) + &"落实责任，加强检查。\n".repeat(400)).unwrap();
    }
}

/// Every file of the output that another run shall give byte by byte.
pub(super) fn output(out: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    walkdir::WalkDir::new(out)
        .into_iter()
        .map(Result::unwrap)
        .filter(|e| e.file_type().is_file())
        .filter(|e| e.file_name() != "manifest.json" && e.file_name() != "ledger.jsonl")
        .map(|e| (e.path().strip_prefix(out).unwrap().to_owned(), fs::read(e.path()).unwrap()))
        .collect()
}

fn lines(out: &Path) -> Vec<String> {
    output(out)
        .into_iter()
        .filter(|(path, _)| path.starts_with("documents"))
        .flat_map(|(_, bytes)| String::from_utf8(bytes).unwrap().lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

fn go(job: &Job) -> Report {
    run(job, &Watch::default()).unwrap()
}

/// A reader of the tests' own.
fn reader<F>(read: F) -> F
where
    F: for<'b> Fn(&'b [u8], &str, &Job) -> Result<crate::Document<'b>, Trouble>,
{
    read
}

#[test]
fn the_output_does_not_depend_on_the_number_of_threads() {
    let dir = tempfile::tempdir().unwrap();
    archive(&dir.path().join("in"), 120);
    let mut outputs = Vec::new();
    for jobs in [1, 2, 5] {
        let out = dir.path().join(format!("out{jobs}"));
        let report = go(&Job { jobs, ..job(&dir.path().join("in"), &out) });
        assert_eq!((report.totals().documents, report.failures.len()), (120, 0));
        outputs.push(output(&out));
    }
    assert!(
        outputs[0].keys().any(|p| p.ends_with("tables/figures/year=2020/part-00001.parquet")),
        "{:?}",
        outputs[0].keys()
    );
    assert_eq!(outputs[0], outputs[1]);
    assert_eq!(outputs[0], outputs[2]);
}

#[test]
fn one_document_cannot_stop_the_others() {
    let dir = tempfile::tempdir().unwrap();
    archive(&dir.path().join("in"), 10);
    let job = job(&dir.path().join("in"), &dir.path().join("out"));
    let panics = reader(|bytes, name, job| {
        assert!(!name.ends_with("/004.txt"), "an index was out of range");
        work::read(bytes, name, job)
    });
    quiet();
    let report = run_with(&job, &Watch::default(), &panics).unwrap();
    assert_eq!(report.totals().documents, 9);
    let [failure] = &report.failures[..] else { panic!("{:?}", report.failures) };
    assert!(failure.file.ends_with("2019/004.txt") && failure.code == "panic", "{failure:?}");
    assert!(failure.reason.contains("an index was out of range"));
    let listed = fs::read_to_string(job.out.join("failures.jsonl")).unwrap();
    assert!(listed.contains("2019/004.txt") && listed.lines().count() == 1);
}

#[test]
fn what_is_done_is_kept_and_what_has_changed_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    archive(&input, 120);
    go(&job(&input, &out));
    let before = output(&out);
    let resume = Job { resume: true, ..job(&input, &out) };
    let report = go(&resume);
    assert_eq!((report.read, report.kept, report.vanished), (0, 120, 0));
    assert_eq!(output(&out), before);

    // changed, new, gone
    fs::write(input.join("2019/000.txt"), text(2021, 7)).unwrap();
    fs::write(input.join("2019/new.txt"), text(2019, 9)).unwrap();
    fs::remove_file(input.join("2022/119.txt")).unwrap();
    let report = go(&resume);
    assert!(report.read > 1 && report.read < 60 && report.vanished == 1, "{report:?}");
    // the row of the one that is gone stands, the row of the new one too, and none twice
    assert_eq!((lines(&out).len(), report.totals().documents), (121, 121));
    let changed: Vec<_> = lines(&out).into_iter().filter(|l| l.contains("2019/000.txt")).collect();
    assert!(changed.len() == 1 && changed[0].contains("\"year\":2021"));

    let report = go(&Job { prune: true, ..resume.clone() });
    assert_eq!((lines(&out).len(), report.totals().documents), (120, 120));
    assert!(!lines(&out).iter().any(|l| l.contains("2022/119.txt")));
    let report = go(&resume);
    assert_eq!((report.read, report.kept), (0, 120));
}

#[test]
fn a_run_that_was_stopped_goes_on_to_the_same_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    archive(&input, 200);
    go(&job(&input, &dir.path().join("whole")));
    let watch = Watch::default();
    let stops = reader(|bytes, name, job| {
        watch.stop.store(name.ends_with("090.txt") || watch.stop.load(Ordering::Relaxed), Ordering::Relaxed);
        work::read(bytes, name, job)
    });
    let first = Job { jobs: 1, ..job(&input, &out) };
    let report = run_with(&first, &watch, &stops).unwrap();
    assert!(report.interrupted && report.read > 0 && report.read < 200, "{report:?}");
    let manifest: Value = serde_json::from_slice(&fs::read(out.join("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest["complete"], false);
    let report = go(&Job { resume: true, jobs: 2, ..first });
    assert!(report.kept > 0 && report.kept + report.read == 200);
    assert_eq!(output(&out), output(&dir.path().join("whole")));
}

#[test]
fn a_folder_of_something_else_and_other_options_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (input, out) = (dir.path().join("in"), dir.path().join("out"));
    archive(&input, 3);
    fs::create_dir(&out).unwrap();
    fs::write(out.join("letter.txt"), "x").unwrap();
    let refused = |job: &Job| match run(job, &Watch::default()) {
        Err(Error::Usage(sentence)) => sentence,
        other => panic!("{other:?}"),
    };
    assert!(refused(&job(&input, &out)).contains("expected an empty folder"));
    fs::remove_file(out.join("letter.txt")).unwrap();
    go(&job(&input, &out));
    let other = Job { resume: true, with_text: true, ..job(&input, &out) };
    assert!(refused(&other).contains("run without --resume"));
    // without --resume everything is read again and nothing of the earlier run stays
    let gz = Job {
        compress: Compress::Gzip,
        formats: Formats { jsonl: true, parquet: false, csv: false },
        ..job(&input, &out)
    };
    go(&gz);
    assert!(output(&out).keys().all(|p| p.ends_with("failures.jsonl") || p.to_string_lossy().ends_with(".jsonl.gz")));
}

#[test]
fn compressed_lines_hold_the_same() {
    use std::io::Read as _;
    let dir = tempfile::tempdir().unwrap();
    let input = dir.path().join("in");
    archive(&input, 6);
    go(&job(&input, &dir.path().join("plain")));
    let plain = lines(&dir.path().join("plain"));
    for (compress, name) in [(Compress::Gzip, "gz"), (Compress::Zstd, "zst")] {
        let out = dir.path().join(name);
        go(&Job { compress, ..job(&input, &out) });
        let mut text = String::new();
        for (path, bytes) in output(&out).into_iter().filter(|(p, _)| p.starts_with("documents")) {
            assert!(path.to_string_lossy().ends_with(&format!(".jsonl.{name}")));
            match compress {
                Compress::Gzip => _ = flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut text).unwrap(),
                _ => _ = zstd::stream::read::Decoder::new(&bytes[..]).unwrap().read_to_string(&mut text).unwrap(),
            }
        }
        assert_eq!(text.lines().collect::<Vec<_>>(), plain);
    }
}

#[test]
fn the_same_bytes_in_two_places_are_counted() {
    let dir = tempfile::tempdir().unwrap();
    let input = dir.path().join("in");
    fs::create_dir_all(input.join("copy")).unwrap();
    for name in ["a.txt", "copy/a.txt"] {
        fs::write(input.join(name), text(2020, 1)).unwrap();
    }
    let report = go(&job(&input, &dir.path().join("out")));
    assert_eq!((report.totals().documents, report.duplicates), (2, 1));
}
