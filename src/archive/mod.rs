//! Many documents at once: folders, lists and archives in, parts and tables out.
//!
//! `年报/2019/…/2024/` in; `documents/year=2021/part-00003.jsonl` and
//! `tables/figures/year=2021/part-00003.parquet` out, with `failures.jsonl` for what could not be
//! read and `manifest.json` for what was done.
//!
//! The rule: sources are cut into blocks in the order of their names (`supply`); each block is read
//! by one thread (`work`) and written to files that have no name yet; blocks get their names and
//! their line in the ledger in order (`Publisher`), so that what stands there at any moment is the
//! begin of the whole. A run that goes on hashes its sources, keeps blocks whose sources are all as
//! they were, and reads the rest into new blocks; what no block names any more is removed at the end.

mod container;
mod failure;
mod gather;
mod isolate;
mod ledger;
mod manifest;
mod supply;
mod walk;
mod work;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::sync_channel;
use std::time::Instant;

use rayon::iter::{ParallelBridge, ParallelIterator};
use serde_json::{Value, json};

pub use failure::Failure;
pub use gather::{Gathered, Gathering, Take, gather, text_of};
pub use isolate::{isolate, quiet};
pub use ledger::Totals;
pub use walk::{Filter, Skipped};

use crate::document::Options;
use ledger::Ledger;
use supply::{Block, Supply};
use walk::Found;
use work::{Done, Reader};

/// How the parts of JSON Lines are compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Compress {
    /// Not at all.
    #[default]
    None,
    /// gzip.
    Gzip,
    /// Zstandard.
    Zstd,
}

impl Compress {
    fn extension(self) -> &'static str {
        match self {
            Compress::None => "",
            Compress::Gzip => ".gz",
            Compress::Zstd => ".zst",
        }
    }
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formats {
    /// `documents/`: the contract's JSON, one document a line.
    pub jsonl: bool,
    /// `tables/`: Parquet.
    pub parquet: bool,
    /// `csv/`: the same tables as CSV.
    pub csv: bool,
}

/// One run.
#[derive(Debug, Clone)]
pub struct Job {
    /// Files, folders, patterns and archives, in order.
    pub inputs: Vec<PathBuf>,
    /// Which of them are read.
    pub filter: Filter,
    /// The folder that is written to.
    pub out: PathBuf,
    /// How documents are read.
    pub reading: Options,
    /// SHA-256 of the user's tables of laws, in order: whoever changes them reads all again.
    pub laws: Vec<String>,
    /// What is written.
    pub formats: Formats,
    /// How JSON Lines are compressed.
    pub compress: Compress,
    /// CSV begins with U+FEFF.
    pub bom: bool,
    /// JSON holds `source_text`.
    pub with_text: bool,
    /// The longest document, in bytes.
    pub max_size: u64,
    /// Threads.
    pub jobs: usize,
    /// Goes on with an earlier run.
    pub resume: bool,
    /// Drops the rows of sources that are gone.
    pub prune: bool,
}

impl Job {
    /// Where parts stand before they have names.
    fn partial(&self) -> PathBuf {
        self.out.join(".partial")
    }

    /// The options that shape the output: another run must have the same to go on with it.
    fn options(&self) -> Value {
        let formats = [("jsonl", self.formats.jsonl), ("parquet", self.formats.parquet), ("csv", self.formats.csv)];
        json!({
            "reference_date": self.reading.reference_date.map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}")),
            "laws": self.laws,
            "formats": formats.iter().filter(|(_, on)| *on).map(|(name, _)| name).collect::<Vec<_>>(),
            "compress": match self.compress {
                Compress::None => "none",
                Compress::Gzip => "gzip",
                Compress::Zstd => "zstd",
            },
            "bom": self.bom,
            "with_text": self.with_text,
            "max_size": self.max_size,
        })
    }
}

/// What a run shows while it goes on, and how it is stopped.
#[derive(Debug, Default)]
pub struct Watch {
    /// Set to end the run after the documents in hand.
    pub stop: AtomicBool,
    /// Documents read.
    pub documents: AtomicU64,
    /// Sources that failed.
    pub failures: AtomicU64,
    /// Bytes of source read.
    pub bytes: AtomicU64,
    /// Bytes on disk that are done with.
    pub disk: AtomicU64,
    /// Bytes on disk in all, once they are counted; 0 before.
    pub disk_total: AtomicU64,
    /// True while an earlier run's sources are compared.
    pub checking: AtomicBool,
}

/// What a run did.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Sums by year, of all that stands in the folder now; `unknown` is none.
    pub years: BTreeMap<String, Totals>,
    /// All that could not be read, in the order of the blocks.
    pub failures: Vec<Failure>,
    /// What was passed over.
    pub skipped: Skipped,
    /// Sources that this run read.
    pub read: u64,
    /// Bytes of them.
    pub read_bytes: u64,
    /// Sources that were done already.
    pub kept: u64,
    /// Sources of earlier runs that are gone; their rows stand unless they were pruned.
    pub vanished: u64,
    /// Sources whose bytes another source has too.
    pub duplicates: u64,
    /// The documents that took longest: microseconds and name.
    pub slowest: Vec<(u64, String)>,
    /// Milliseconds that the run took.
    pub milliseconds: u64,
    /// True when the run was stopped before its end.
    pub interrupted: bool,
}

impl Report {
    /// Sums over all years.
    pub fn totals(&self) -> Totals {
        let mut all = Totals::default();
        self.years.values().for_each(|t| all.add(t));
        all
    }
}

/// Why a run ended without a result.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder or the options do not fit; nothing was changed.
    #[error("{0}")]
    Usage(String),
    /// The output could not be written; what stands there is whole, and a run with `resume` goes on.
    #[error("the output could not be written: {0}")]
    Output(#[from] io::Error),
}

/// An error of the system with the path that it is about.
fn at(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// Writes a file that is there whole or not at all.
fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let unnamed = path.with_extension("partial");
    let mut out = io::BufWriter::new(std::fs::File::create(&unnamed).map_err(|e| at(&unnamed, e))?);
    write(&mut out).and_then(|()| out.flush()).map_err(|e| at(&unnamed, e))?;
    std::fs::rename(&unnamed, path).map_err(|e| at(path, e))
}

/// Runs.
///
/// # Errors
/// When the folder cannot be used or the output cannot be written. Documents that cannot be read
/// are in the report.
pub fn run(job: &Job, watch: &Watch) -> Result<Report, Error> {
    run_with(job, watch, &work::read)
}

fn run_with(job: &Job, watch: &Watch, reader: &Reader<'_>) -> Result<Report, Error> {
    let start = Instant::now();
    let mut ledger = open(job)?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(job.jobs.max(1))
        // a document nests as deep as its headings; eight megabytes are what a main thread has
        .stack_size(8 << 20)
        .build()
        .map_err(io::Error::other)?;
    let mut report = Report::default();
    let mut walked = Skipped::default();
    let found = walk::walk(&job.inputs, &job.filter, &job.out, &mut walked);
    watch.disk_total.store(found.iter().map(|f| f.size).sum(), Ordering::Relaxed);
    let mut skipped = walked.clone();

    let mut intact = HashSet::new();
    if !ledger.records.is_empty() {
        watch.checking.store(true, Ordering::Relaxed);
        let seen = check(job, watch, &pool, &found, &ledger, &mut skipped)?;
        watch.checking.store(false, Ordering::Relaxed);
        watch.disk.store(0, Ordering::Relaxed);
        if !watch.stop.load(Ordering::Relaxed) {
            let (gone, kept) = compare(&ledger, &seen, job.prune, &mut report);
            ledger.dissolve(&gone)?;
            intact = kept;
        }
    }
    report.kept = intact.len() as u64;

    let done_before: BTreeSet<u32> = ledger.records.keys().copied().collect();
    let mut counted = walked;
    let publisher = Mutex::new(Publisher { next: ledger.next, waiting: BTreeMap::new(), ledger, failed: None });
    let first = publisher.lock().map_or(0, |p| p.next);
    let supply = Supply {
        found: &found,
        filter: &job.filter,
        max_size: job.max_size,
        intact: &intact,
        first,
        stop: &watch.stop,
        disk: &watch.disk,
    };
    spread(&pool, job.jobs, &supply, &mut counted, &|block| {
        let done = work::work(&block, job, reader, watch);
        let Ok(mut publisher) = publisher.lock() else { return };
        if let Err(error) = done.and_then(|done| publisher.take(done, job)) {
            publisher.failed.get_or_insert(error);
            watch.stop.store(true, Ordering::Relaxed);
        }
    });
    let publisher = publisher.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(error) = publisher.failed {
        return Err(error.into());
    }
    let ledger = publisher.ledger;
    report.interrupted = watch.stop.load(Ordering::Relaxed);
    // what a check has counted, the reading of what was left has not
    report.skipped = if done_before.is_empty() { counted } else { skipped };
    manifest::sum(&ledger, &done_before, &mut report);
    if !report.interrupted {
        sweep(job, &ledger)?;
    }
    manifest::failures(&job.out, &report)?;
    report.milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    manifest::write(job, &report)?;
    Ok(report)
}

/// The ledger to go on with, or a new one.
fn open(job: &Job) -> Result<Ledger, Error> {
    let head = json!({
        "ledger": 1,
        "program": concat!("gongwen ", env!("CARGO_PKG_VERSION")),
        "options": job.options(),
    });
    std::fs::create_dir_all(&job.out).map_err(|e| at(&job.out, e))?;
    let earlier = Ledger::open(&job.out)?;
    if earlier.is_none() {
        let mut entries = std::fs::read_dir(&job.out).map_err(|e| at(&job.out, e))?;
        let foreign =
            entries.any(|e| e.is_ok_and(|e| e.file_name() != "ledger.partial" && e.file_name() != ledger::LEDGER));
        if foreign {
            return Err(Error::Usage(format!(
                "--out {}: expected an empty folder or one of an earlier run, found other files",
                job.out.display()
            )));
        }
    }
    if let (Some((_, found)), true) = (&earlier, job.resume)
        && *found != head
    {
        return Err(Error::Usage(format!(
            "--resume: expected a run of {} with these options, found one of {} with {}; run without --resume to read all again",
            head["program"], found["program"], found["options"]
        )));
    }
    let partial = job.partial();
    match std::fs::remove_dir_all(&partial) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(at(&partial, error).into()),
        _ => {}
    }
    let ledger = match earlier {
        Some((ledger, _)) if job.resume => ledger,
        _ => Ledger::create(&job.out, &head)?,
    };
    manifest::begin(job)?;
    Ok(ledger)
}

/// Hands blocks to the threads of the pool as they become free.
fn spread(
    pool: &rayon::ThreadPool,
    jobs: usize,
    supply: &Supply<'_>,
    skipped: &mut Skipped,
    work: &(dyn Fn(Block) + Sync),
) {
    // as many blocks wait as are worked on: what is in memory depends on the threads alone
    let (send, receive) = sync_channel::<Block>(jobs.max(1));
    std::thread::scope(|scope| {
        scope.spawn(move || {
            supply.run(skipped, &mut |block| match send.send(block) {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            });
        });
        pool.install(|| receive.into_iter().par_bridge().for_each(work));
    });
}

/// The signature of every source that the ledger knows, and of the others that they are there.
fn check(
    job: &Job,
    watch: &Watch,
    pool: &rayon::ThreadPool,
    found: &[Found],
    ledger: &Ledger,
    skipped: &mut Skipped,
) -> io::Result<HashMap<String, Option<String>>> {
    let known: BTreeSet<&str> =
        ledger.records.values().flat_map(|r| r.entries.iter().map(|e| e.source.as_str())).collect();
    let seen = Mutex::new(HashMap::new());
    let supply = Supply {
        found,
        filter: &job.filter,
        max_size: job.max_size,
        intact: &HashSet::new(),
        first: 0,
        stop: &watch.stop,
        disk: &watch.disk,
    };
    spread(pool, job.jobs, &supply, skipped, &|block| {
        let signatures = work::signatures(&block, job, &known);
        watch.disk.fetch_add(
            block.items.iter().filter(|i| matches!(i.load, supply::Load::File(_))).map(|i| i.size).sum(),
            Ordering::Relaxed,
        );
        if let Ok(mut seen) = seen.lock() {
            seen.extend(signatures);
        }
    });
    seen.into_inner().map_err(|_| io::Error::other("a thread ended while sources were compared"))
}

/// The blocks that count no more, and the sources of those that do.
fn compare(
    ledger: &Ledger,
    seen: &HashMap<String, Option<String>>,
    prune: bool,
    report: &mut Report,
) -> (BTreeSet<u32>, HashSet<String>) {
    let mut gone = BTreeSet::new();
    let mut kept = HashSet::new();
    for record in ledger.records.values() {
        let vanished = record.entries.iter().filter(|e| !seen.contains_key(&e.source)).count();
        let changed = record
            .entries
            .iter()
            .any(|e| seen.get(&e.source).is_some_and(|s| s.as_deref() != Some(e.signature.as_str())));
        report.vanished += vanished as u64;
        if changed || (prune && vanished > 0) {
            gone.insert(record.number);
        } else {
            kept.extend(record.entries.iter().map(|e| e.source.clone()));
        }
    }
    (gone, kept)
}

/// Gives parts their names, block after block.
struct Publisher {
    next: u32,
    waiting: BTreeMap<u32, Done>,
    ledger: Ledger,
    failed: Option<io::Error>,
}

impl Publisher {
    fn take(&mut self, done: Done, job: &Job) -> io::Result<()> {
        self.waiting.insert(done.record.number, done);
        while let Some(done) = self.waiting.remove(&self.next) {
            for (part, unnamed) in done.record.parts.iter().zip(&done.unnamed) {
                let path = job.out.join(part);
                if let Some(folder) = path.parent() {
                    std::fs::create_dir_all(folder).map_err(|e| at(folder, e))?;
                }
                std::fs::rename(unnamed, &path).map_err(|e| at(&path, e))?;
            }
            let _ = std::fs::remove_dir(job.partial().join(format!("{:05}", done.record.number)));
            self.ledger.add(done.record)?;
            self.next += 1;
        }
        Ok(())
    }
}

/// Removes parts that no block names: of earlier runs, of blocks that count no more.
fn sweep(job: &Job, ledger: &Ledger) -> io::Result<()> {
    let named: HashSet<PathBuf> =
        ledger.records.values().flat_map(|r| r.parts.iter().map(|part| job.out.join(part))).collect();
    for folder in ["documents", "tables", "csv"] {
        for entry in walkdir::WalkDir::new(job.out.join(folder)).contents_first(true).into_iter().flatten() {
            if entry.file_type().is_dir() {
                // only an empty one goes
                let _ = std::fs::remove_dir(entry.path());
            } else if !named.contains(entry.path()) && entry.file_name().to_string_lossy().starts_with("part-") {
                std::fs::remove_file(entry.path()).map_err(|e| at(entry.path(), e))?;
            }
        }
    }
    let _ = std::fs::remove_dir_all(job.partial());
    Ok(())
}

#[cfg(test)]
mod tests;
