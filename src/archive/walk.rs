//! Names as typed → files in a fixed order.
//!
//! `年报/` is a folder: its files in the order of their names, folders inside in their place;
//! `年报/2019*.txt` is a pattern when no file has that very name; `下载.zip` is an archive.
//!
//! The rule: arguments in the order given, names inside a folder by their bytes; a file that two
//! arguments reach is read once, where it comes first. In a folder, names that begin with a dot
//! (and what systems leave behind: `__MACOSX`, `Thumbs.db`, `desktop.ini`) are hidden, links are
//! not followed, and files whose extension is not of a document or an archive are counted by
//! extension. A file that is named itself is read whatever it is called.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use walkdir::WalkDir;

use super::failure::Trouble;

/// Extensions of documents: tried, and a failure if they cannot be read.
const DOCUMENTS: &[&str] = &["txt", "text", "md", "markdown", "html", "htm", "docx", "pdf", "ofd"];

/// What systems leave in folders.
const LEFTOVERS: &[&str] = &["__macosx", "thumbs.db", "desktop.ini"];

/// What a name says about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Document,
    Zip,
    Tar(Packing),
    Unknown,
}

/// How a tar archive is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Plain,
    Gzip,
    Zstd,
}

/// What a name says about its file.
pub(super) fn kind(name: &str) -> Kind {
    let lower = base(name).to_ascii_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|e| lower.ends_with(e));
    if ends(&[".zip"]) {
        Kind::Zip
    } else if ends(&[".tar"]) {
        Kind::Tar(Packing::Plain)
    } else if ends(&[".tar.gz", ".tgz"]) {
        Kind::Tar(Packing::Gzip)
    } else if ends(&[".tar.zst", ".tzst"]) {
        Kind::Tar(Packing::Zstd)
    } else if DOCUMENTS.contains(&extension(&lower).as_str()) {
        Kind::Document
    } else {
        Kind::Unknown
    }
}

fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// The extension in lower case without its dot; "" when there is none.
pub(super) fn extension(name: &str) -> String {
    match base(name).rsplit_once('.') {
        Some((stem, end)) if !stem.is_empty() => end.to_lowercase(),
        _ => String::new(),
    }
}

fn is_hidden_name(part: &str) -> bool {
    (part.starts_with('.') && part != "." && part != "..") || LEFTOVERS.contains(&part.to_ascii_lowercase().as_str())
}

/// Whether any part of a member's name is hidden.
pub(super) fn is_hidden(name: &str) -> bool {
    name.split(['/', '\\']).any(is_hidden_name)
}

/// What was passed over, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Skipped {
    /// Names that begin with a dot, and what systems leave behind.
    pub hidden: u64,
    /// Links in folders.
    pub links: u64,
    /// Left out by `--include` and `--exclude`.
    pub excluded: u64,
    /// Files of unknown types, by extension.
    pub unknown: BTreeMap<String, u64>,
}

impl Skipped {
    /// All of them.
    pub fn total(&self) -> u64 {
        self.hidden + self.links + self.excluded + self.unknown.values().sum::<u64>()
    }
}

/// `--include` and `--exclude`.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    include: Option<GlobSet>,
    exclude: Option<GlobSet>,
}

impl Filter {
    /// Patterns as of a shell; one without `/` is held against the last part of a name, one with
    /// `/` against the end of the whole.
    ///
    /// # Errors
    /// With a sentence when a pattern is not understood.
    pub fn new(include: &[String], exclude: &[String]) -> Result<Filter, String> {
        let set = |patterns: &[String]| -> Result<Option<GlobSet>, String> {
            if patterns.is_empty() {
                return Ok(None);
            }
            let mut set = GlobSetBuilder::new();
            for pattern in patterns {
                let anywhere = format!("**/{}", pattern.trim_start_matches('/'));
                set.add(glob(&anywhere)?);
            }
            set.build().map(Some).map_err(|e| e.to_string())
        };
        Ok(Filter { include: set(include)?, exclude: set(exclude)? })
    }

    /// Whether a file or member of this name is to be read.
    pub(super) fn takes(&self, name: &str) -> bool {
        let name = name.replace("!/", "/");
        self.include.as_ref().is_none_or(|set| set.is_match(&name))
            && !self.exclude.as_ref().is_some_and(|set| set.is_match(&name))
    }
}

fn glob(pattern: &str) -> Result<Glob, String> {
    GlobBuilder::new(pattern)
        .literal_separator(true)
        .build()
        .map_err(|e| format!("the pattern {pattern} is not understood: {}", e.kind()))
}

/// A file to read, or what is wrong with it.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The name that documents carry: the path as typed and found, parts joined by `/`.
    pub(super) name: String,
    pub(super) path: PathBuf,
    /// Bytes on disk when it was found.
    pub(super) size: u64,
    pub(super) trouble: Option<Trouble>,
}

/// Finds the files behind the arguments. `out` is the folder that the run writes to: never read.
pub(super) fn walk(arguments: &[PathBuf], filter: &Filter, out: &Path, skipped: &mut Skipped) -> Vec<Found> {
    let mut walk =
        Walk { filter, out: out.canonicalize().ok(), skipped, seen: HashSet::new(), reached: 0, found: Vec::new() };
    for argument in arguments {
        walk.argument(argument);
    }
    walk.found
}

struct Walk<'a> {
    filter: &'a Filter,
    out: Option<PathBuf>,
    skipped: &'a mut Skipped,
    seen: HashSet<PathBuf>,
    /// Files reached, also those reached before.
    reached: usize,
    found: Vec<Found>,
}

fn name_of(path: &Path) -> String {
    let name = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { name.into_owned() } else { name.replace(std::path::MAIN_SEPARATOR, "/") }
}

impl Walk<'_> {
    fn argument(&mut self, argument: &Path) {
        match std::fs::metadata(argument) {
            Ok(meta) if meta.is_dir() => self.folder(argument, None),
            Ok(meta) if meta.is_file() => self.push(argument, meta.len(), None),
            Ok(_) => self.push(argument, 0, Some(Trouble::new("device", "expected a file, found a device or a pipe"))),
            Err(error) => match self.pattern(argument) {
                Some(pattern) => {
                    let before = self.reached;
                    match pattern {
                        Ok((base, glob)) => self.folder(&base, Some(&glob)),
                        Err(sentence) => self.push(argument, 0, Some(Trouble::new("missing", sentence))),
                    }
                    if self.reached == before {
                        let reason = "expected a file, found nothing that matches this pattern";
                        self.push(argument, 0, Some(Trouble::new("missing", reason)));
                    }
                }
                None => self.push(argument, 0, Some(Trouble::from_io(&error))),
            },
        }
    }

    /// The folder before the first wildcard, and the pattern, when there is one.
    fn pattern(&self, argument: &Path) -> Option<Result<(PathBuf, GlobSet), String>> {
        let typed = name_of(argument);
        let wild = typed.find(['*', '?', '[', '{'])?;
        let base = typed[..wild].rfind('/').map_or(".", |i| if i == 0 { "/" } else { &typed[..i] });
        let whole = if base == "." { format!("./{}", typed.trim_start_matches("./")) } else { typed.clone() };
        let set = glob(&whole).and_then(|g| GlobSetBuilder::new().add(g).build().map_err(|e| e.to_string()));
        Some(set.map(|set| (PathBuf::from(base), set)))
    }

    fn folder(&mut self, folder: &Path, pattern: Option<&GlobSet>) {
        let mut walk = WalkDir::new(folder).sort_by_file_name().into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    let trouble = match error.io_error() {
                        Some(io) => Trouble::from_io(io),
                        None => Trouble::new("link", "a link leads back to a folder above it"),
                    };
                    self.push(&path, 0, Some(trouble));
                    continue;
                }
            };
            let depth = entry.depth();
            let kind = entry.file_type();
            if depth > 0 && is_hidden_name(&entry.file_name().to_string_lossy()) {
                // a pattern asks for what it matches and passes over nothing
                self.skipped.hidden += u64::from(pattern.is_none());
                if kind.is_dir() {
                    walk.skip_current_dir();
                }
                continue;
            }
            if kind.is_dir() {
                if self.out.is_some() && entry.path().canonicalize().ok() == self.out {
                    walk.skip_current_dir();
                }
                continue;
            }
            let path = entry.path();
            if pattern.is_some_and(|p| !p.is_match(name_of(path))) {
                continue;
            }
            if kind.is_symlink() && depth > 0 {
                self.skipped.links += 1;
                continue;
            }
            let name = name_of(path);
            let typed = path.strip_prefix("./").unwrap_or(path);
            let is_container = matches!(self::kind(&name), Kind::Zip | Kind::Tar(_));
            if self::kind(&name) == Kind::Unknown && pattern.is_none() {
                *self.skipped.unknown.entry(extension(&name)).or_default() += 1;
                continue;
            }
            // the members of an archive are filtered one by one
            if !is_container && !self.filter.takes(&name) {
                self.skipped.excluded += 1;
                continue;
            }
            match entry.metadata() {
                Ok(meta) if kind.is_file() => self.push(typed, meta.len(), None),
                Ok(_) => self.push(typed, 0, Some(Trouble::new("device", "expected a file, found a device or a pipe"))),
                Err(error) => {
                    let trouble =
                        error.io_error().map_or_else(|| Trouble::new("io", error.to_string()), Trouble::from_io);
                    self.push(typed, 0, Some(trouble));
                }
            }
        }
    }

    fn push(&mut self, path: &Path, size: u64, trouble: Option<Trouble>) {
        self.reached += 1;
        let same = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if self.seen.insert(same) {
            self.found.push(Found { name: name_of(path), path: path.to_owned(), size, trouble });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_is_tried() {
        assert_eq!(kind("a/通知.TXT"), Kind::Document);
        assert_eq!(kind("a/b.tar.gz"), Kind::Tar(Packing::Gzip));
        assert_eq!(kind("b.tgz"), Kind::Tar(Packing::Gzip));
        assert_eq!(kind("b.tzst"), Kind::Tar(Packing::Zstd));
        assert_eq!(kind("b.xls"), Kind::Unknown);
        assert_eq!(kind("b.gz"), Kind::Unknown);
        assert_eq!(kind("txt"), Kind::Unknown);
        assert_eq!(extension("a.b/通知"), "");
        assert_eq!(extension(".txt"), "");
    }

    #[test]
    fn a_filter_holds_against_the_end_of_a_name() {
        let filter = Filter::new(&["*.txt".into()], &["2019/*".into()]).unwrap();
        assert!(filter.takes("/data/2018/a.txt") && filter.takes("a.txt") && filter.takes("b.zip!/x/a.txt"));
        assert!(!filter.takes("/data/2019/a.txt") && !filter.takes("2019/a.txt") && !filter.takes("b.zip!/2019/a.txt"));
        assert!(!filter.takes("a.md"));
        assert!(Filter::new(&["a[".into()], &[]).is_err());
    }

    #[test]
    fn folders_come_in_the_order_of_names_and_each_file_once() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        for name in ["b/2.txt", "b/1.txt", "a.txt", ".git/x.txt", "c.xls", "out/old.txt", "z.md"] {
            std::fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
            std::fs::write(root.join(name), "x").unwrap();
        }
        let mut skipped = Skipped::default();
        let arguments =
            [root.join("b/2.txt"), root.to_owned(), root.join("*.txt"), root.join("none.txt"), root.join("q*")];
        let found = walk(&arguments, &Filter::default(), &root.join("out"), &mut skipped);
        let names: Vec<_> = found.iter().map(|f| f.name.strip_prefix(&name_of(root)).unwrap().to_owned()).collect();
        assert_eq!(names, ["/b/2.txt", "/a.txt", "/b/1.txt", "/z.md", "/none.txt", "/q*"]);
        assert_eq!((skipped.hidden, skipped.unknown.get("xls")), (1, Some(&1)));
        assert_eq!(found.iter().filter(|f| f.trouble.is_some()).count(), 2);
    }
}
