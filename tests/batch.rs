//! `gongwen batch` from outside: what it leaves behind, whatever it is given and however it ends.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use tempfile::TempDir;

fn gongwen() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongwen"));
    command.arg("batch").stdin(Stdio::null());
    command
}

fn run(folder: &Path, words: &[&str]) -> Output {
    gongwen().current_dir(folder).args(words).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("the program was ended by a signal")
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn notice(year: u32, number: usize) -> String {
    format!(
        "澜宁市水务局关于开展第{number}轮检查的通知\n\n各科室：\n\n一、检查时间\n{year}年6月{}日起，共{}天。\n\n二、检查内容\n检查泵站{number}座，投入{number}.5万元，依据《中华人民共和国水法》第八条。\n\n澜宁市水务局\n{year}年6月1日\n",
        number % 20 + 1,
        number % 9 + 2,
    )
}

fn put(root: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// All that a run leaves but what tells its time.
fn left(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if !path.ends_with("manifest.json") && !path.ends_with("ledger.jsonl") {
                all.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    all
}

fn documents(folder: &Path) -> Vec<Value> {
    left(folder)
        .iter()
        .filter(|(path, _)| path.starts_with("documents"))
        .flat_map(|(path, bytes)| {
            let text = std::str::from_utf8(bytes).unwrap();
            assert!(text.ends_with('\n'), "{} is cut short", path.display());
            text.lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<Value>>()
        })
        .collect()
}

fn failures(folder: &Path) -> Vec<Value> {
    let text = fs::read_to_string(folder.join("failures.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn manifest(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("manifest.json")).unwrap()).unwrap()
}

/// Pseudo-random numbers; the seed is printed, so that a failure can be had again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n.max(1)
    }
}

#[test]
fn killed_at_any_moment_and_resumed_it_gives_the_same_bytes() {
    let dir = TempDir::new().unwrap();
    let root = dir.path();
    let filler = "落实责任，加强检查，按时报送。\n".repeat(200);
    for i in 0..300 {
        put(root, &format!("in/{}/{i:03}.txt", 2017 + i % 6), notice(2017 + i as u32 % 6, i) + &filler);
    }
    put(root, "in/2019/broken.txt", b"%PDF-1.4");
    let start = Instant::now();
    assert_eq!(code(&run(root, &["in", "--out", "whole", "--quiet"])), 1);
    let whole_time = start.elapsed();
    let whole = left(&root.join("whole"));
    assert_eq!(documents(&root.join("whole")).len(), 300);

    let seed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos() as u64 | 1;
    eprintln!("seed {seed}");
    let mut dice = Dice(seed);
    let (mut kills, mut resume) = (0, false);
    while kills < 20 {
        let mut words = vec!["in", "--out", "out", "--quiet", "--jobs", if dice.below(2) == 0 { "1" } else { "2" }];
        if resume {
            words.push("--resume");
        }
        let mut child =
            gongwen().current_dir(root).args(&words).stderr(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(dice.below(whole_time.as_micros() as u64 / 2)));
        child.kill().unwrap();
        let ended = child.wait().unwrap();
        // one that was done before the kill counts for nothing; the next begins anew, over its output
        resume = ended.code().is_none();
        kills += usize::from(resume);
        if !root.join("out").exists() {
            continue;
        }
        for (path, bytes) in left(&root.join("out")) {
            if path.starts_with("documents") {
                assert!(bytes.ends_with(b"}\n"), "seed {seed}: {} is cut short", path.display());
            }
            if path.starts_with("tables") {
                assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"), "seed {seed}: {}", path.display());
            }
        }
    }
    assert_eq!(code(&run(root, &["in", "--out", "out", "--quiet", "--resume"])), 1);
    let resumed = left(&root.join("out"));
    assert_eq!(resumed.keys().collect::<Vec<_>>(), whole.keys().collect::<Vec<_>>(), "seed {seed}");
    assert_eq!(resumed, whole, "seed {seed}");
    let (mut a, mut b) = (manifest(&root.join("out")), manifest(&root.join("whole")));
    a.as_object_mut().unwrap().remove("run");
    b.as_object_mut().unwrap().remove("run");
    assert_eq!(a, b);
    assert_eq!(a["complete"], true);
}

/// A zip archive of (name, bytes).
fn zip(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn tar_member(tar: &mut tar::Builder<Vec<u8>>, name: &[u8], kind: tar::EntryType, bytes: &[u8]) {
    let mut header = tar::Header::new_gnu();
    // set_path would refuse what this test is about
    header.as_old_mut().name[..name.len()].copy_from_slice(name);
    header.set_entry_type(kind);
    header.set_size(bytes.len() as u64);
    header.set_mode(0o644);
    header.set_cksum();
    tar.append(&header, bytes).unwrap();
}

fn tar(members: &[(&[u8], tar::EntryType, &[u8])]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, kind, bytes) in members {
        tar_member(&mut tar, name, *kind, bytes);
    }
    tar.into_inner().unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn swap(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    assert_eq!(from.len(), to.len());
    let mut found = 0;
    for at in 0..=bytes.len() - from.len() {
        if &bytes[at..at + from.len()] == from {
            bytes[at..at + to.len()].copy_from_slice(to);
            found += 1;
        }
    }
    assert!(found > 0);
}

#[test]
fn containers_are_read_as_streams() {
    use tar::EntryType::Regular;
    let dir = TempDir::new().unwrap();
    let root = dir.path();
    let text = |n| notice(2020, n).into_bytes();
    let (a, b, c) = (text(1), text(2), text(3));
    let plain = tar(&[("年报/a.txt".as_bytes(), Regular, &a), (b"b.txt", Regular, &b), (b"b.txt", Regular, &c)]);
    put(root, "in/1.tar", &plain);
    put(root, "in/2.tar.gz", gzip(&plain));
    put(root, "in/3.tgz", gzip(&plain));
    put(root, "in/4.tar.zst", zstd::encode_all(&plain[..], 1).unwrap());
    put(
        root,
        "in/5.zip",
        zip(&[("2020/a.txt", a.clone()), ("b.md", b.clone()), ("内/c.tar.gz", gzip(&plain)), ("d.xls", vec![1])]),
    );
    put(root, "in/6.tar", tar(&[(b"in.zip", Regular, &zip(&[("x/y.txt", c.clone())]))]));
    let output = run(root, &["in", "--out", "out", "--quiet"]);
    assert_eq!((code(&output), err(&output)), (0, String::new()));
    let mut names: Vec<String> =
        documents(&root.join("out")).iter().map(|d| d["source"]["name"].as_str().unwrap().to_owned()).collect();
    names.sort();
    let mut expected: Vec<String> = ["1.tar", "2.tar.gz", "3.tgz", "4.tar.zst", "5.zip!/内/c.tar.gz"]
        .iter()
        .flat_map(|archive| ["年报/a.txt", "b.txt", "b.txt#2"].map(|member| format!("in/{archive}!/{member}")))
        .chain(["5.zip!/2020/a.txt", "5.zip!/b.md", "6.tar!/in.zip!/x/y.txt"].map(|name| format!("in/{name}")))
        .collect();
    expected.sort();
    assert_eq!(names, expected);
    assert_eq!(manifest(&root.join("out"))["skipped"]["unknown"]["xls"], 1);
    // what they hold is what the files hold
    put(root, "file/a.txt", &a);
    assert_eq!(code(&run(root, &["file", "--out", "single", "--quiet"])), 0);
    let single = &documents(&root.join("single"))[0];
    for document in documents(&root.join("out")).iter().filter(|d| d["source"]["sha256"] == single["source"]["sha256"])
    {
        assert_eq!((&document["frame"], &document["figures"]), (&single["frame"], &single["figures"]));
    }
    // and a run that goes on knows them all again
    let output = run(root, &["in", "--out", "out", "--resume"]);
    assert!(
        out(&output).contains("done before: 18, gone since: 0") && out(&output).contains("\n0 sources read"),
        "{}",
        out(&output)
    );
}

#[test]
fn a_hostile_archive_is_reported_and_nothing_is_lost() {
    use tar::EntryType::{Char, Link, Regular, Symlink};
    let dir = TempDir::new().unwrap();
    let root = dir.path();
    let good = notice(2021, 1).into_bytes();
    let mut expected: BTreeMap<String, &str> = BTreeMap::new();
    let mut expect = |name: &str, code: &'static str| assert!(expected.insert(format!("in/{name}"), code).is_none());
    let mut good_ones = 0;

    // a bomb, names that lead out, a link, beside a good member
    let mut bad = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    bad.start_file("bomb.txt", options).unwrap();
    let zeros = vec![0; 1 << 20];
    for _ in 0..60 {
        bad.write_all(&zeros).unwrap();
    }
    bad.start_file("XX/XX/evil.txt", options).unwrap();
    bad.write_all(&good).unwrap();
    bad.start_file("Xetc/evil.txt", options).unwrap();
    bad.write_all(&good).unwrap();
    bad.add_symlink("link.txt", "/etc/passwd", options).unwrap();
    bad.start_file("good.txt", options).unwrap();
    bad.write_all(&good).unwrap();
    let mut bytes = bad.finish().unwrap().into_inner();
    swap(&mut bytes, b"XX/XX/evil.txt", b"../../evil.txt");
    swap(&mut bytes, b"Xetc/evil.txt", b"/etc/evil.txt");
    put(root, "in/bad.zip", &bytes);
    for (name, code) in [
        ("bomb.txt", "bomb"),
        ("../../evil.txt", "unsafe_path"),
        ("/etc/evil.txt", "unsafe_path"),
        ("link.txt", "link"),
    ] {
        expect(&format!("bad.zip!/{name}"), code);
    }
    good_ones += 1;

    // names in GBK, with no word about it
    let gbk = encoding_rs::GB18030.encode("通知报告").0.into_owned();
    let mut bytes = zip(&[("XXXXXXXX.txt", good.clone())]);
    swap(&mut bytes, b"XXXXXXXX", &gbk);
    put(root, "in/gbk.zip", &bytes);
    good_ones += 1;

    // cut short
    let random: Vec<u8> = {
        let mut dice = Dice(7);
        (0..200_000).map(|_| dice.below(256) as u8).collect()
    };
    let whole = zip(&[("a.txt", good.clone()), ("b.txt", notice(2021, 2).into_bytes())]);
    put(root, "in/cut.zip", &whole[..whole.len() - 30]);
    expect("cut.zip", "damaged");
    let plain = tar(&[(b"a.txt", Regular, &good), (b"b.txt", Regular, &good), (b"c.txt", Regular, &good.repeat(4))]);
    put(root, "in/cut.tar", &plain[..plain.len() - 1024 - 700]);
    expect("cut.tar!/c.txt", "damaged");
    good_ones += 2;
    put(root, "in/cut.tar.gz", {
        let z = gzip(&tar(&[(b"a.txt", Regular, &good), (b"r.txt", Regular, &random)]));
        z[..z.len() / 2].to_vec()
    });
    expect("cut.tar.gz!/r.txt", "damaged");
    good_ones += 1;

    // members that are no files, and three levels
    let third = tar(&[(b"x.tar", Regular, &tar(&[(b"y.txt", Regular, &good)]))]);
    put(
        root,
        "in/odd.tar",
        tar(&[
            (b"../up.txt", Regular, &good),
            (b"/abs.txt", Regular, &good),
            (b"soft.txt", Symlink, b""),
            (b"hard.txt", Link, b""),
            (b"tty.txt", Char, b""),
            (b"deep.tar", Regular, &third),
            (b"good.txt", Regular, &good),
        ]),
    );
    for (name, code) in [
        ("../up.txt", "unsafe_path"),
        ("/abs.txt", "unsafe_path"),
        ("soft.txt", "link"),
        ("hard.txt", "link"),
        ("tty.txt", "device"),
        ("deep.tar!/x.tar", "nesting"),
    ] {
        expect(&format!("odd.tar!/{name}"), code);
    }
    good_ones += 1;

    // wrong extensions and no archives at all
    put(root, "in/pdf.txt", b"%PDF-1.7\n");
    expect("pdf.txt", "format");
    put(root, "in/random.txt", &random);
    expect("random.txt", "format");
    for name in ["text.zip", "text.tar", "text.tar.gz", "text.tar.zst"] {
        put(root, &format!("in/{name}"), &good);
        expect(name, "damaged");
    }
    put(root, "in/page.html", "<html><body>通知</body></html>");
    expect("page.html", "format");

    // one line of 200 MB
    let long = File::create(root.join("in/long.txt")).unwrap();
    let mut long = std::io::BufWriter::new(long);
    let line = "落实责任、".repeat(70_000);
    for _ in 0..200 {
        long.write_all(line.as_bytes()).unwrap();
    }
    drop(long);
    expect("long.txt", "too_large");
    put(root, "in/line.txt", "落实责任、".repeat(100_000));
    good_ones += 1;

    // ten thousand empty files
    fs::create_dir(root.join("in/empty")).unwrap();
    for i in 0..10_000 {
        File::create(root.join(format!("in/empty/{i:05}.txt"))).unwrap();
    }
    good_ones += 10_000;

    let output = run(root, &["in", "--out", "out"]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    let found: BTreeMap<String, String> = failures(&root.join("out"))
        .iter()
        .map(|f| {
            let member = f["member"].as_str().map(|m| format!("!/{m}")).unwrap_or_default();
            assert!(f["reason"].as_str().unwrap().len() > 10 && f["advice"].as_str().unwrap().len() > 10, "{f}");
            (format!("{}{member}", f["file"].as_str().unwrap()), f["code"].as_str().unwrap().to_owned())
        })
        .collect();
    let expected: BTreeMap<String, String> = expected.into_iter().map(|(name, code)| (name, code.to_owned())).collect();
    assert_eq!(found, expected);
    let all = documents(&root.join("out"));
    assert_eq!(all.len(), good_ones);
    assert!(all.iter().any(|d| d["source"]["name"] == "in/gbk.zip!/通知报告.txt"));
    assert_eq!(manifest(&root.join("out"))["totals"]["documents"], good_ones);
    assert!(!root.join("evil.txt").exists() && !root.parent().unwrap().join("evil.txt").exists());
}

#[test]
fn exit_codes_tell_how_it_went() {
    let dir = TempDir::new().unwrap();
    let root = dir.path();
    put(root, "in/a.txt", notice(2020, 1));
    put(root, "in/b.xls", "x");
    put(root, "in/.hidden.txt", "x");
    let output = run(root, &["in", "--out", "zero"]);
    assert_eq!((code(&output), err(&output).as_str()), (0, ""));
    assert!(out(&output).contains("2020") && out(&output).contains("通知 1"), "{}", out(&output));
    assert!(out(&output).contains("passed over: 2 (hidden 1, .xls 1)"), "{}", out(&output));

    let output = run(root, &["in", "missing.txt", "none*.txt", "--out", "one"]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("missing.txt: expected a file, found nothing of this name"), "{}", err(&output));
    assert!(err(&output).contains("none*.txt: "));

    for words in [
        &["--out", "x"][..],
        &["in"],
        &["in", "--out", "x", "--jobs", "0"],
        &["in", "--out", "x", "--format", "xml"],
        &["in", "--out", "x", "--include", "a["],
        &["in", "--out", "x", "--max-size", "big"],
        &["in", "--out", "x", "--prune"],
        &["in", "--out", "in"],
        &["--files-from", "nowhere", "--out", "x"],
    ] {
        assert_eq!(code(&run(root, words)), 2, "{words:?}");
    }

    put(root, "file", "x");
    let output = run(root, &["in", "--out", "file/out"]);
    assert_eq!(code(&output), 3);
    assert!(err(&output).contains("the output could not be written: file/out"), "{}", err(&output));
    // a part that cannot be written
    fs::create_dir(root.join("full")).unwrap();
    assert_eq!(code(&run(root, &["in", "--out", "full", "--quiet"])), 0);
    fs::remove_dir_all(root.join("full/documents")).unwrap();
    put(root, "full/documents", "x");
    let output = run(root, &["in", "--out", "full"]);
    assert_eq!(code(&output), 3);
    assert!(err(&output).contains("--resume"), "{}", err(&output));
}

#[test]
fn lists_patterns_and_filters_choose_what_is_read() {
    let dir = TempDir::new().unwrap();
    let root = dir.path();
    for name in ["2019/a.txt", "2019/b.md", "2020/a.txt", "2020/名 字.txt"] {
        put(root, name, notice(2020, name.len()));
    }
    put(
        root,
        "x.zip",
        zip(&[("2019/a.txt", notice(2019, 5).into_bytes()), ("2020/a.txt", notice(2020, 6).into_bytes())]),
    );
    let names = |words: &[&str], stdin: &str| -> Vec<String> {
        let _ = fs::remove_dir_all(root.join("out"));
        let mut child = gongwen()
            .current_dir(root)
            .args(words)
            .args(["--out", "out", "--quiet"])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success(), "{words:?}");
        let mut names: Vec<String> =
            documents(&root.join("out")).iter().map(|d| d["source"]["name"].as_str().unwrap().to_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&["2020/*.txt"], ""), ["2020/a.txt", "2020/名 字.txt"]);
    assert_eq!(names(&["--files-from", "-"], "2019/b.md\r\n2020/名 字.txt\n"), ["2019/b.md", "2020/名 字.txt"]);
    assert_eq!(names(&["--files-from", "-"], "2019/b.md\x002020/名 字.txt\0"), ["2019/b.md", "2020/名 字.txt"]);
    assert_eq!(names(&["2019", "x.zip", "--include", "2019/*.txt"], ""), ["2019/a.txt", "x.zip!/2019/a.txt"]);
    assert_eq!(names(&[".", "--exclude", "a.txt"], ""), ["2019/b.md", "2020/名 字.txt"]);
}

#[test]
fn csv_is_for_excel_when_asked() {
    let dir = TempDir::new().unwrap();
    let root = dir.path();
    put(root, "in/a.txt", notice(2020, 1));
    assert_eq!(code(&run(root, &["in", "--out", "plain", "--format", "csv", "--quiet"])), 0);
    assert_eq!(code(&run(root, &["in", "--out", "excel", "--format", "csv", "--bom", "--quiet"])), 0);
    let csv = |out: &str| fs::read(root.join(out).join("csv/figures/year=2020/part-00000.csv")).unwrap();
    assert!(csv("plain").starts_with(b"document,"));
    assert_eq!(csv("excel"), [b"\xEF\xBB\xBF", &csv("plain")[..]].concat());
    assert!(String::from_utf8(csv("plain")).unwrap().contains(",1.5万元,15000,"));
    assert!(!root.join("plain/documents").exists() && !root.join("plain/tables").exists());
}

#[cfg(unix)]
#[test]
fn an_interrupt_finishes_what_is_in_hand_and_says_how_to_go_on() {
    let dir = TempDir::new().unwrap();
    let root = dir.path();
    let filler = "落实责任，加强检查，按时报送。\n".repeat(2000);
    for i in 0..200 {
        put(root, &format!("in/{i:03}.txt"), notice(2020, i) + &filler);
    }
    let mut child = gongwen()
        .current_dir(root)
        .args(["in", "--out", "out", "--jobs", "1"])
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    while !root.join("out/documents").exists() {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let ended = child.wait().unwrap();
    let mut said = String::new();
    std::io::Read::read_to_string(&mut child.stderr.take().unwrap(), &mut said).unwrap();
    if ended.code() != Some(0) {
        assert_eq!(ended.code(), Some(130));
        assert!(said.contains("run the same command with --resume to go on"), "{said}");
    }
    assert_eq!(code(&run(root, &["in", "--out", "out", "--resume", "--quiet"])), 0);
    assert_eq!(documents(&root.join("out")).len(), 200);
}

#[test]
fn nobody_listening_is_no_failure() {
    let dir = TempDir::new().unwrap();
    put(dir.path(), "in/a.txt", notice(2020, 1));
    let mut child =
        gongwen().current_dir(dir.path()).args(["in", "--out", "out"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
