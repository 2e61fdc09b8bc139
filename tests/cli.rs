//! The program from outside: what it writes, what it complains of, how it ends.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const NOTICE: &str = "关于开展夏季防汛检查的通知\n\n各科室：\n\n一、检查时间\n\n2023年6月5日至9日。\n\n二、检查内容\n\n（一）排水设施。\n（二）值班安排。\n";

fn gongwen() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongwen"));
    command.env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

/// Runs in a folder with one word per argument.
fn run(folder: &Path, words: &[&str]) -> Output {
    gongwen().current_dir(folder).args(words).output().unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("the program was ended by a signal")
}

fn lines(output: &Output) -> Vec<Value> {
    out(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn with_stdin(folder: &Path, words: &[&str], bytes: &[u8]) -> Output {
    let mut child = gongwen()
        .current_dir(folder)
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    child.wait_with_output().unwrap()
}

fn gb(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

#[test]
fn one_file_is_one_object() {
    let folder = folder(&[("通知.txt", NOTICE.as_bytes())]);
    let output = run(folder.path(), &["parse", "通知.txt"]);
    assert_eq!((code(&output), err(&output)), (0, ""));
    let [document] = &lines(&output)[..] else { panic!("one line: {}", out(&output)) };
    assert_eq!(document["schema"], "gongwen/1");
    assert_eq!(document["source"]["name"], "通知.txt");
    assert_eq!(document["source"]["format"], "txt");
    assert_eq!(document["source"]["chars"], NOTICE.chars().count());
    assert_eq!(document.get("source_text"), None);
}

#[test]
fn pretty_and_with_text() {
    let folder = folder(&[("a.txt", NOTICE.as_bytes())]);
    let output = run(folder.path(), &["parse", "--pretty", "--with-text", "a.txt"]);
    assert_eq!(code(&output), 0);
    assert!(out(&output).lines().count() > 10);
    let document: Value = serde_json::from_str(out(&output)).unwrap();
    assert_eq!(document["source_text"], NOTICE);
}

#[test]
fn several_files_are_json_lines_in_the_order_given() {
    let folder = folder(&[("b.txt", NOTICE.as_bytes()), ("a.txt", b"")]);
    let output = run(folder.path(), &["parse", "b.txt", "a.txt", "b.txt"]);
    assert_eq!(code(&output), 0);
    let names: Vec<_> = lines(&output).iter().map(|d| d["source"]["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(names, ["b.txt", "a.txt", "b.txt"]);
    assert_eq!(lines(&output)[0], lines(&output)[2]);
}

#[test]
fn standard_input_is_a_dash() {
    let folder = folder(&[]);
    let output = with_stdin(folder.path(), &["parse", "-"], NOTICE.as_bytes());
    assert_eq!(code(&output), 0);
    assert_eq!(lines(&output)[0]["source"]["name"], "-");
    assert_eq!(code(&with_stdin(folder.path(), &["parse", "-", "-"], b"")), 2);
}

#[test]
fn every_encoding_gives_the_same_document() {
    let bom = [b"\xEF\xBB\xBF", NOTICE.as_bytes()].concat();
    let folder = folder(&[
        ("utf8.txt", NOTICE.as_bytes()),
        ("bom.txt", &bom),
        ("gb.txt", &gb(NOTICE)),
        ("utf16.txt", &utf16(NOTICE)),
    ]);
    let output = run(folder.path(), &["parse", "--with-text", "utf8.txt", "bom.txt", "gb.txt", "utf16.txt"]);
    assert_eq!(code(&output), 0);
    let documents = lines(&output);
    let encodings: Vec<_> = documents.iter().map(|d| d["source"]["encoding"].as_str().unwrap()).collect();
    assert_eq!(encodings, ["UTF-8", "UTF-8", "gb18030", "UTF-16LE"]);
    let certainties: Vec<_> = documents.iter().map(|d| d["source"]["encoding_certainty"].as_str().unwrap()).collect();
    assert_eq!(certainties, ["certain", "certain", "likely", "certain"]);
    for document in &documents {
        for part in ["source_text", "frame", "outline", "paragraphs", "dates", "figures", "citations", "notes"] {
            assert_eq!(document[part], documents[0][part], "{part}");
        }
    }
}

#[test]
fn an_empty_file_is_a_document_with_a_note() {
    let folder = folder(&[("empty.txt", b"")]);
    let output = run(folder.path(), &["parse", "empty.txt"]);
    assert_eq!(code(&output), 0);
    assert_eq!(lines(&output)[0]["source"]["chars"], 0);
    assert_eq!(lines(&output)[0]["notes"][0]["code"], "empty");
}

#[test]
fn damaged_text_is_read_and_says_so() {
    let mut bytes = NOTICE.repeat(3).into_bytes();
    bytes[40] = 0xFF;
    let folder = folder(&[("a.txt", &bytes)]);
    let output = run(folder.path(), &["parse", "a.txt"]);
    assert_eq!((code(&output), err(&output)), (0, ""));
    let document = &lines(&output)[0];
    assert_eq!(document["source"]["encoding_certainty"], "damaged");
    assert!(document["notes"].as_array().unwrap().iter().any(|n| n["code"] == "damaged_bytes"));
}

#[test]
fn a_bad_file_is_named_and_the_others_are_written() {
    let folder = folder(&[
        ("good.txt", NOTICE.as_bytes()),
        ("bin.txt", &[0, 1, 2, 3, 0, 0, 0, 9, 8, 0, 0, 0]),
        ("a.pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"),
        ("a.docx", b"PK\x03\x04\x14\0\0\0\x08\0word/document.xml"),
        ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"),
    ]);
    fs::create_dir(folder.path().join("folder")).unwrap();
    let bad = [
        ("bin.txt", "binary data with NUL bytes"),
        ("folder", "found a folder"),
        ("missing.txt", "found nothing of this name"),
        ("a.pdf", "a PDF document"),
        ("a.docx", "a Word document"),
        ("a.doc", "an OLE document"),
    ];
    let mut words = vec!["parse"];
    words.extend(bad.iter().map(|(name, _)| *name));
    words.push("good.txt");
    let output = run(folder.path(), &words);
    assert_eq!(code(&output), 1);
    assert_eq!(lines(&output).len(), 1);
    let complaints: Vec<&str> = err(&output).lines().collect();
    assert_eq!(complaints.len(), bad.len() + 1, "{complaints:?}");
    for ((name, sentence), complaint) in bad.iter().zip(&complaints) {
        assert!(complaint.starts_with(&format!("gongwen: {name}: ")) && complaint.contains(sentence), "{complaint}");
    }
    assert_eq!(*complaints.last().unwrap(), "gongwen: 6 of 7 documents could not be read");

    let output = run(folder.path(), &["parse", "missing.txt"]);
    assert_eq!((code(&output), out(&output)), (1, ""));
    assert_eq!(err(&output).lines().count(), 1);
    for command in [&["outline", "folder"][..], &["explain", "folder", "--at", "0"]] {
        let output = run(folder.path(), command);
        assert_eq!(code(&output), 1);
        assert!(err(&output).contains("folder: expected a file, found a folder"));
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("secret.txt", NOTICE.as_bytes())]);
    let path = folder.path().join("secret.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        eprintln!("skipped: this user may read every file");
        return;
    }
    let output = run(folder.path(), &["parse", "secret.txt"]);
    assert_eq!(code(&output), 1);
    assert_eq!(err(&output), "gongwen: secret.txt: no permission to read it\n");
}

#[test]
fn usage_errors_end_with_two() {
    let folder = folder(&[("a.txt", NOTICE.as_bytes())]);
    for words in [
        &["parse"][..],
        &["parse", "--unknown", "a.txt"],
        &["parse", "--reference-date", "2023-02-29", "a.txt"],
        &["parse", "--reference-date", "today", "a.txt"],
        &["parse", "--pretty", "a.txt", "a.txt"],
        &["explain", "a.txt"],
        &["explain", "a.txt", "--at", "-1"],
        &["read", "a.txt"],
    ] {
        let output = run(folder.path(), words);
        assert_eq!((code(&output), out(&output)), (2, ""), "{words:?}");
        assert!(!err(&output).is_empty());
    }
}

#[test]
fn help_documents_the_exit_codes() {
    let folder = folder(&[]);
    for words in [&["--help"][..], &["parse", "--help"], &["outline", "--help"], &["explain", "--help"]] {
        let output = run(folder.path(), words);
        assert_eq!(code(&output), 0);
        for part in ["Exit codes:", "0  ", "1  ", "2  ", "3  "] {
            assert!(out(&output).contains(part), "{words:?}: {part}");
        }
    }
    assert_eq!(code(&run(folder.path(), &["--version"])), 0);
}

#[test]
fn a_closed_pipe_is_success() {
    // far more than a pipe holds
    let long = NOTICE.repeat(4000);
    let folder = folder(&[("long.txt", long.as_bytes())]);
    let mut child = gongwen()
        .current_dir(folder.path())
        .args(["parse", "--with-text", "long.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), err(&output)), (0, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_ends_with_three() {
    let folder = folder(&[("a.txt", NOTICE.as_bytes())]);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = gongwen().current_dir(folder.path()).args(["parse", "a.txt"]).stdout(full).output().unwrap();
    assert_eq!(code(&output), 3);
    assert!(err(&output).starts_with("gongwen: the output could not be written: "), "{}", err(&output));
}

#[test]
fn outline_shows_a_tree_without_colour_off_a_terminal() {
    let folder = folder(&[("a.txt", NOTICE.as_bytes()), ("b.txt", NOTICE.as_bytes())]);
    let output = run(folder.path(), &["outline", "a.txt"]);
    assert_eq!((code(&output), err(&output)), (0, ""));
    let tree: Vec<&str> = out(&output).lines().collect();
    assert_eq!(tree, ["  5  一、 检查时间", "  9  二、 检查内容", " 11    （一） 排水设施", " 12    （二） 值班安排"]);

    let output = run(folder.path(), &["outline", "--color", "always", "a.txt"]);
    assert!(out(&output).contains("\x1b[36m一、\x1b[0m"));
    let output = run(folder.path(), &["outline", "a.txt", "b.txt"]);
    assert!(out(&output).starts_with("a.txt\n") && out(&output).contains("\n\nb.txt\n"));
    let output = run(folder.path(), &["outline", "--width", "16", "a.txt"]);
    assert_eq!(out(&output).lines().next(), Some("  5  一、 检查…"));
}

#[test]
fn explain_names_rules_and_reasons() {
    let folder = folder(&[("a.txt", NOTICE.as_bytes())]);
    let at = NOTICE.chars().position(|c| c == '6').unwrap();
    let output = run(folder.path(), &["explain", "a.txt", "--at", &at.to_string()]);
    assert_eq!((code(&output), err(&output)), (0, ""));
    assert!(out(&output).starts_with(&format!("a.txt: code point {at}, line 7, column 6: “6” (U+0036)\n")));
    assert!(out(&output).contains("\nparagraph "), "{}", out(&output));
    assert!(out(&output).contains("\noutline 1 han, level 1, marker “一、”, title “检查时间”\n"));

    let output = run(folder.path(), &["explain", "a.txt", "--at", "3"]);
    assert!(
        out(&output).contains("\nframe title “关于开展夏季防汛检查的通知” at [0, 13)\n  rule "),
        "{}",
        out(&output)
    );

    let beyond = NOTICE.chars().count().to_string();
    let output = run(folder.path(), &["explain", "a.txt", "--at", &beyond]);
    assert_eq!((code(&output), out(&output)), (1, ""));
    assert!(err(&output).contains("expected --at below"));
}

#[test]
fn explain_says_why_a_date_means_what_it_means() {
    let folder = folder(&[("a.txt", NOTICE.as_bytes())]);
    let at = NOTICE.chars().position(|c| c == '6').unwrap();
    let output = run(folder.path(), &["explain", "a.txt", "--at", &at.to_string()]);
    assert!(out(&output).contains("\ndate “2023年6月5日至9日”"), "{}", out(&output));
    assert!(out(&output).contains("\n  rule date."), "{}", out(&output));
}

#[test]
fn schema_is_a_json_schema() {
    let folder = folder(&[]);
    let output = run(folder.path(), &["schema"]);
    assert_eq!(code(&output), 0);
    let schema: Value = serde_json::from_str(out(&output)).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
}

#[test]
fn odd_inputs_are_documents() {
    let one_line = "落实责任、".repeat(10 << 20 >> 4);
    let cases: &[(&str, &[u8])] = &[
        ("blank.txt", "\n\n　　\n\t\n".as_bytes()),
        ("nul.txt", "一、目标\0任务\n".as_bytes()),
        ("cr.txt", "一、目标\r二、任务\r\n三、要求\u{2028}四、其他".as_bytes()),
        ("html.txt", "<html><body><p>一、目标</p></body></html>".as_bytes()),
        ("one.txt", "一".as_bytes()),
        ("ten-megabytes.txt", one_line.as_bytes()),
    ];
    let folder = folder(cases);
    for (name, bytes) in cases {
        let output = run(folder.path(), &["parse", name]);
        assert_eq!((code(&output), err(&output)), (0, ""), "{name}");
        let chars = std::str::from_utf8(bytes).unwrap().chars().count();
        assert_eq!(lines(&output)[0]["source"]["chars"], chars, "{name}");
    }
    let nul = run(folder.path(), &["parse", "nul.txt"]);
    assert_eq!(lines(&nul)[0]["notes"][0]["code"], "nul");
}
