//! Documents read into memory: for a comparison, not for tables.
//!
//! `年报/2019/…/2024/`, `年报.zip`, the folder that an earlier `batch` wrote, one of its `part-00003.jsonl.zst`.
//!
//! The rule: a folder with the manifest of a run is read as its lines of JSON, any other as documents; what
//! cannot be read is a failure with its name, and the rest is read.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64};

use sha2::{Digest, Sha256};

use super::failure::{Failure, Trouble};
use super::isolate::isolate;
use super::supply::{Load, Supply};
use super::walk::{self, Filter, Skipped};
use super::{spread, work};
use crate::document::{Document, Options};

/// What was read, in no order that means anything, and what was not.
#[derive(Debug)]
pub struct Gathered<T> {
    /// What came of each document.
    pub items: Vec<T>,
    /// What could not be read, by name.
    pub failures: Vec<Failure>,
    /// What was passed over.
    pub skipped: Skipped,
}

/// How documents are found and read.
#[derive(Debug, Clone)]
pub struct Gathering {
    /// Files, folders, patterns, archives, and folders that `batch` wrote.
    pub inputs: Vec<PathBuf>,
    /// Which of them are read.
    pub filter: Filter,
    /// How documents are read.
    pub reading: Options,
    /// The longest document, in bytes.
    pub max_size: u64,
    /// Threads.
    pub jobs: usize,
}

/// What becomes of a document, and of a line of JSON that was written from one.
pub trait Take<T>: Sync {
    /// Takes a document.
    ///
    /// # Errors
    /// A sentence that says why it is of no use.
    fn document(&self, document: &Document) -> Result<T, String>;
    /// Takes a line of an earlier run.
    ///
    /// # Errors
    /// A sentence that says why it is of no use.
    fn line(&self, line: &str) -> Result<T, String>;
}

/// Reads everything on all threads.
///
/// # Errors
/// When threads cannot be made. What cannot be read is in `failures`.
pub fn gather<T: Send>(job: &Gathering, take: &dyn Take<T>) -> io::Result<Gathered<T>> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(job.jobs.max(1))
        .stack_size(8 << 20)
        .build()
        .map_err(io::Error::other)?;
    let mut lines = Vec::new();
    let mut rest = Vec::new();
    for input in &job.inputs {
        match parts(input) {
            Some(parts) => lines.extend(parts),
            None => rest.push(input.clone()),
        }
    }
    let mut skipped = Skipped::default();
    let found = walk::walk(&rest, &job.filter, Path::new(""), &mut skipped);
    let items = Mutex::new(Vec::new());
    let failures = Mutex::new(Vec::new());
    let keep = |source: &str, file_len: usize, outcome: Result<T, Trouble>| match outcome {
        Ok(item) => {
            if let Ok(mut items) = items.lock() {
                items.push(item);
            }
        }
        Err(trouble) => {
            if let Ok(mut failures) = failures.lock() {
                failures.push(Failure {
                    file: source[..file_len].to_owned(),
                    member: source.get(file_len + 2..).map(str::to_owned),
                    code: trouble.code.into(),
                    reason: trouble.reason,
                });
            }
        }
    };
    let intact = HashSet::new();
    let (stop, disk) = (AtomicBool::new(false), AtomicU64::new(0));
    let supply = Supply {
        found: &found,
        filter: &job.filter,
        max_size: job.max_size,
        intact: &intact,
        first: 0,
        stop: &stop,
        disk: &disk,
    };
    spread(&pool, job.jobs, &supply, &mut skipped, &|block| {
        for item in &block.items {
            let done = work::load(item, job.max_size).and_then(|bytes| {
                isolate(|| {
                    let document = work::read_document(&bytes, &item.source, &job.reading)?;
                    take.document(&document).map_err(|e| Trouble::new("format", e))
                })
                .unwrap_or_else(|sentence| Err(Trouble::new("panic", sentence)))
            });
            debug_assert!(!matches!(item.load, Load::Failed(_)) || done.is_err());
            keep(&item.source, item.file_len, done);
        }
    });
    pool.install(|| {
        use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
        lines.par_iter().for_each(|path| {
            let name = path.display().to_string();
            let result = each_line(path, &mut |number, line| {
                let outcome =
                    isolate(|| take.line(line).map_err(|e| Trouble::new("format", format!("line {number}: {e}"))))
                        .unwrap_or_else(|sentence| Err(Trouble::new("panic", sentence)));
                keep(&name, name.len(), outcome);
            });
            if let Err(error) = result {
                keep(&name, name.len(), Err(Trouble::from_io(&error)));
            }
        });
    });
    let mut failures = failures.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    failures.sort_by(|a: &Failure, b| (&a.file, &a.member, &a.reason).cmp(&(&b.file, &b.member, &b.reason)));
    let items = items.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    Ok(Gathered { items, failures, skipped })
}

/// The parts of JSON Lines that an input is, when it is the folder of a run or one of its parts.
fn parts(input: &Path) -> Option<Vec<PathBuf>> {
    let is_part = |path: &Path| {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        [".jsonl", ".jsonl.gz", ".jsonl.zst"].iter().any(|end| name.ends_with(end))
    };
    if input.is_file() {
        return is_part(input).then(|| vec![input.to_owned()]);
    }
    if !input.join("manifest.json").is_file() || !input.join("documents").is_dir() {
        return None;
    }
    let walked = walkdir::WalkDir::new(input.join("documents")).sort_by_file_name();
    let files = walked.into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    Some(files.map(walkdir::DirEntry::into_path).filter(|p| is_part(p)).collect())
}

fn each_line(path: &Path, each: &mut dyn FnMut(usize, &str)) -> io::Result<()> {
    let file = File::open(path)?;
    let reader: Box<dyn Read> = match path.extension().and_then(|e| e.to_str()) {
        Some("gz") => Box::new(flate2::read::MultiGzDecoder::new(file)),
        Some("zst") => Box::new(zstd::Decoder::new(file)?),
        _ => Box::new(file),
    };
    let mut reader = BufReader::with_capacity(1 << 20, reader);
    let mut line = String::new();
    for number in 1.. {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            break;
        }
        if !line.trim().is_empty() {
            each(number, &line);
        }
    }
    Ok(())
}

/// The source text of a document that an earlier run read, when its file still stands there with the same bytes.
pub fn text_of(name: &str, sha256: &str) -> Option<String> {
    let bytes = std::fs::read(name).ok()?;
    let sum: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
    if sum != sha256 {
        return None;
    }
    crate::source::read(&bytes, name).ok().map(|text| text.as_str().to_owned())
}
