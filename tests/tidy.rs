//! Holds the house to its order: which room may use which, and which tools stay in which room.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order of the pipeline: a room uses only rooms before it.
const ORDER: &[&str] = &[
    "text", "lexicon", "source", "reflow", "lex", "grammar", "frame", "outline", "extract", "resolve", "metric",
    "document", "emit", "archive", "compare", "index", "serve", "cli",
];

/// What the façade re-exports at the crate's root, and the room that it comes from.
const FACADE: &[(&str, &str)] =
    &[("read", "source"), ("Document", "document"), ("Options", "document"), ("parse", "document")];

/// Words that only some rooms may use: (word, what it is, rooms or files that may).
const DOORS: &[(&str, &str, &[&str])] = &[
    ("nom::", "productions belong in grammar", &["grammar"]),
    ("regex::", "line shapes belong in source, reflow and lex", &["source", "reflow", "lex"]),
    (
        "Serialize",
        "serialised types belong in emit/wire.rs and compare/wire.rs, tables in lexicon",
        &["emit/wire.rs", "lexicon", "compare/wire.rs", "compare/report.rs", "compare/aliases.rs"],
    ),
    (
        "Deserialize",
        "serialised types belong in emit/wire.rs and compare/wire.rs, tables in lexicon",
        &["emit/wire.rs", "lexicon", "compare/wire.rs", "compare/report.rs", "compare/aliases.rs"],
    ),
    ("std::fs", "files belong to the outer rooms", &["archive", "index", "serve", "cli"]),
    ("std::env", "the environment belongs to the outer rooms", &["archive", "index", "serve", "cli"]),
    ("std::thread", "threads belong to the outer rooms", &["archive", "index", "serve", "cli"]),
    ("std::time", "clocks belong to the outer rooms", &["archive", "index", "serve", "cli"]),
    ("rayon::", "threads belong to the outer rooms", &["archive", "index", "serve", "cli"]),
    ("std::net", "the network belongs to serve", &["serve"]),
    ("std::process", "processes belong to cli", &["cli", "main.rs"]),
];

/// A source file less its comments and its tests.
struct File {
    /// Path below `src`, such as `emit/wire.rs`.
    path: String,
    /// Code lines with their numbers from 1.
    lines: Vec<(usize, String)>,
}

impl File {
    /// The room: the folder below `src`, or the file's stem.
    fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|p| self.room() == *p || self.path == *p)
    }
}

fn files() -> Vec<File> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&src, &mut paths);
    paths.sort();
    let files: Vec<File> = paths
        .iter()
        // `#[cfg(test)] mod tests;` may look at the whole pipeline, as tests inside a file may
        .filter(|path| path.file_name().is_none_or(|name| name != "tests.rs"))
        .map(|path| {
            let text = fs::read_to_string(path).unwrap();
            File { path: path.strip_prefix(&src).unwrap().display().to_string(), lines: code(&text) }
        })
        .collect();
    assert!(files.len() > 20, "the sources were not found");
    files
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

/// Lines without comments, string literals' insides kept; an item under `#[cfg(test)]` is left out.
fn code(text: &str) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    let mut skipping: Option<usize> = None; // the indent of the skipped item
    for (i, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let body = line.trim_start();
        if let Some(outer) = skipping {
            if indent == outer && (body.starts_with('}') || body.ends_with(';')) {
                skipping = None;
            }
            continue;
        }
        if body.starts_with("#[cfg(test)]") {
            skipping = Some(indent);
            continue;
        }
        if body.starts_with("//") {
            continue;
        }
        let end = body.find(" // ").unwrap_or(body.len());
        lines.push((i + 1, body[..end].to_owned()));
    }
    lines
}

/// The first names after `crate::` in a stretch of code: one, or all of a group `{a, b::c}`.
fn names_after(code: &str) -> Vec<String> {
    let word = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = code.strip_prefix('{') else { return vec![word(code)] };
    let mut names = Vec::new();
    let mut depth = 0;
    let mut fresh = true;
    for (i, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            c if fresh && depth == 0 && !c.is_whitespace() => {
                names.push(word(&group[i..]));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

/// Every room that a file names through `crate::`, with the line.
fn uses(file: &File) -> Vec<(usize, String)> {
    let mut joined = String::new();
    let mut starts = Vec::new();
    for (number, line) in &file.lines {
        starts.push((joined.len(), *number));
        joined.push_str(line);
        joined.push('\n');
    }
    let line_of = |at: usize| starts[starts.partition_point(|(s, _)| *s <= at) - 1].1;
    let mut found = Vec::new();
    for (at, _) in joined.match_indices("crate::") {
        if joined[..at].ends_with(|c: char| c == '_' || c == '$' || c.is_alphanumeric()) {
            continue;
        }
        for name in names_after(&joined[at + "crate::".len()..]) {
            let room = FACADE.iter().find(|(n, _)| *n == name).map_or(name.as_str(), |(_, room)| room);
            found.push((line_of(at), room.to_owned()));
        }
    }
    found
}

fn rank(room: &str) -> Option<usize> {
    ORDER.iter().position(|r| *r == room)
}

#[test]
fn a_room_uses_only_rooms_before_it() {
    let mut faults = Vec::new();
    let mut checked = 0;
    for file in files() {
        if file.path == "lib.rs" || file.path == "main.rs" {
            continue;
        }
        let Some(own) = rank(file.room()) else {
            faults.push(format!("src/{}: the room is not in the order of the pipeline", file.path));
            continue;
        };
        for (line, used) in uses(&file) {
            checked += 1;
            match rank(&used) {
                Some(other) if other <= own => {}
                Some(_) => {
                    faults.push(format!("src/{}:{line}: {} uses {used}, which comes after it", file.path, file.room()))
                }
                None => faults.push(format!("src/{}:{line}: crate::{used} is no room", file.path)),
            }
        }
    }
    assert!(checked > 20, "only {checked} uses were found: is the reader of this test broken?");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_room_is_named_from_the_root() {
    // `super::super::` from src/room/file.rs is the crate's root, where the order could be dodged
    let mut faults = Vec::new();
    for file in files() {
        let folders = file.path.matches('/').count();
        let is_mod = file.path.ends_with("/mod.rs");
        // supers that lead from this module to the crate's root
        let depth = if is_mod { folders } else { folders + 1 };
        if file.path == "lib.rs" || file.path == "main.rs" {
            continue;
        }
        for (line, code) in &file.lines {
            if code.contains(&"super::".repeat(depth)) {
                faults.push(format!("src/{}:{line}: write crate::… for another room", file.path));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn tools_stay_in_their_rooms() {
    let mut faults = Vec::new();
    for file in files() {
        for (line, code) in &file.lines {
            for (word, reason, places) in DOORS {
                let named = code
                    .match_indices(word)
                    .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
                if named && !file.is_in(places) {
                    faults.push(format!("src/{}:{line}: `{word}`: {reason}", file.path));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn jieba_has_one_door() {
    let doors: Vec<String> = files()
        .iter()
        .filter(|f| f.lines.iter().any(|(_, c)| c.contains("jieba_rs")))
        .map(|f| f.path.clone())
        .collect();
    assert!(doors.len() <= 1, "jieba is used in {doors:?}; only byte offsets may leave one file");
}

#[test]
fn the_outer_members_use_the_facade_only() {
    // a private room cannot be named from outside, so naming is the compiler's matter; here: that
    // the developer's tool does not include sources of the house
    let main = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/dev/src/main.rs")).unwrap();
    assert!(!main.contains("#[path"), "crates/dev includes a file of another package");
}

#[test]
fn no_file_is_named_for_nothing() {
    for file in files() {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        assert!(!["utils.rs", "helpers.rs", "misc.rs", "common.rs"].contains(&name), "src/{}", file.path);
    }
}

#[test]
fn this_test_reads_uses_and_groups() {
    let file = File {
        path: "frame/lines.rs".to_owned(),
        lines: code(
            "use crate::{text::{Clean, Span}, emit};\n//! crate::serve\nlet x = crate::read(b); // crate::cli\n#[cfg(test)]\nmod tests {\n    use crate::cli;\n}\nuse crate::lex::Tokens;\n",
        ),
    };
    let rooms: Vec<_> = uses(&file);
    assert_eq!(
        rooms,
        [(1, "text".to_owned()), (1, "emit".to_owned()), (3, "source".to_owned()), (8, "lex".to_owned())]
    );
}

/// The targets of the links in a document that are no addresses and no places of the document itself.
fn links(markdown: &str) -> Vec<&str> {
    let targets = markdown.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.map(|t| t.split('#').next().unwrap_or(t)).filter(|t| !t.is_empty() && !t.contains("://")).collect()
}

#[test]
fn what_the_documents_link_to_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents: Vec<PathBuf> = Vec::new();
    for folder in ["", "docs", "examples", "src", "corpus"] {
        let entries = fs::read_dir(root.join(folder)).unwrap_or_else(|e| panic!("{folder}: {e}")).flatten();
        documents.extend(entries.map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "md")));
    }
    let mut checked = 0;
    for document in documents {
        let text = fs::read_to_string(&document).unwrap();
        for link in links(&text) {
            let target = document.parent().unwrap_or(root).join(link);
            assert!(target.exists(), "{} links to {link}, which is not there", document.display());
            checked += 1;
        }
    }
    assert!(checked > 4);
    assert_eq!(links("[a](b.md#c) [d](#e) [f](https://g) [h](i/)"), ["b.md", "i/"]);
}
