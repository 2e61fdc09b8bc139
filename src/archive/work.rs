//! One block: its sources read, parsed and written to parts that have no name yet.
//!
//! A document that panics is a failure with its name and the next one is read; the documents of a
//! block are written in their order, each to the part of its year.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Instant;

use sha2::{Digest, Sha256};

use super::failure::{Failure, Trouble};
use super::isolate::isolate;
use super::ledger::{Entry, Record, Totals};
use super::supply::{Block, Item, Load};
use super::{Compress, Job, Watch, at, container};
use crate::document::{Document, Options};
use crate::emit::tables::{Tables, write_csv, write_parquet};
use crate::emit::wire::{self, Wire};

/// How bytes become a document; another one only in tests.
pub(super) type Reader<'r> = dyn for<'b> Fn(&'b [u8], &str, &Job) -> Result<Document<'b>, Trouble> + Sync + 'r;

/// Reads a document as every command does.
pub(super) fn read<'b>(bytes: &'b [u8], name: &str, job: &Job) -> Result<Document<'b>, Trouble> {
    read_document(bytes, name, &job.reading)
}

/// The same, without a run around it.
pub(super) fn read_document<'b>(bytes: &'b [u8], name: &str, reading: &Options) -> Result<Document<'b>, Trouble> {
    let text = crate::source::read(bytes, name).map_err(|e| Trouble::new("format", e.to_string()))?;
    // a page that is read as plain text would give its markup as a document's words
    if text.provenance().format == "txt" && matches!(super::walk::extension(name).as_str(), "html" | "htm") {
        return Err(Trouble::new("format", "expected a plain text, found an HTML page, which is not read yet"));
    }
    Ok(crate::document::parse(text, reading))
}

/// The bytes of a source.
pub(super) fn load(item: &Item, limit: u64) -> Result<std::borrow::Cow<'_, [u8]>, Trouble> {
    match &item.load {
        Load::File(path) => {
            let bytes = std::fs::read(path).map_err(|e| Trouble::from_io(&e))?;
            // a file may have grown since it was found
            let size = bytes.len() as u64;
            if size > limit { Err(Trouble::too_large(size, limit)) } else { Ok(bytes.into()) }
        }
        Load::Bytes(bytes) => Ok(bytes.as_slice().into()),
        Load::Zip(archive, index) => container::zip_member(archive, *index, limit).map(Into::into),
        Load::Failed(trouble) => Err(trouble.clone()),
    }
}

/// What tells whether a source has changed.
pub(super) fn signature(loaded: &Result<std::borrow::Cow<'_, [u8]>, Trouble>) -> String {
    match loaded {
        Ok(bytes) => Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect(),
        Err(trouble) => format!("!{}", trouble.code),
    }
}

/// A block with its parts in the folder of unnamed parts.
pub(super) struct Done {
    pub(super) record: Record,
    /// Where each part of the record stands now.
    pub(super) unnamed: Vec<PathBuf>,
}

/// Works on a block.
pub(super) fn work(block: &Block, job: &Job, reader: &Reader<'_>, watch: &Watch) -> io::Result<Done> {
    // rows that a panic leaves half pushed cannot be taken back: the block is begun again without
    // the document that did it
    let mut broken = BTreeMap::new();
    loop {
        match attempt(block, job, reader, watch, &broken)? {
            Ok(done) => return Ok(done),
            Err((index, sentence)) => _ = broken.insert(index, sentence),
        }
    }
}

fn attempt(
    block: &Block,
    job: &Job,
    reader: &Reader<'_>,
    watch: &Watch,
    broken: &BTreeMap<usize, String>,
) -> io::Result<Result<Done, (usize, String)>> {
    let folder = job.partial().join(format!("{:05}", block.number));
    std::fs::create_dir_all(&folder).map_err(|e| at(&folder, e))?;
    let mut record = Record { number: block.number, ..Record::default() };
    let mut years: BTreeMap<String, Year> = BTreeMap::new();
    let mut json = Vec::new();
    for (index, item) in block.items.iter().enumerate() {
        let start = Instant::now();
        let loaded = load(item, job.max_size);
        let bytes = loaded.as_ref().map_or(0, |b| b.len() as u64);
        let mut hash = None;
        let outcome = match (&loaded, broken.get(&index)) {
            (Err(trouble), _) => Err(trouble.clone()),
            (Ok(_), Some(sentence)) => Err(Trouble::new("panic", sentence.clone())),
            (Ok(bytes), None) => isolate(|| {
                let document = reader(bytes, &item.source, job)?;
                hash = Some(document.text.provenance().sha256.clone());
                json.clear();
                let wire = Wire::new(&document);
                let wire = wire.document(job.with_text);
                if job.formats.jsonl {
                    crate::emit::write_json_wire(&wire, &mut json);
                    json.push(b'\n');
                }
                let label = wire.year.map_or("unknown".to_owned(), |y| format!("{y:04}"));
                let year = years.entry(label.clone()).or_insert_with(|| Year::new(&folder, &label));
                year.count(&wire, bytes.len() as u64);
                // from here on rows may be half pushed
                let pushed = isolate(|| {
                    if job.formats.parquet || job.formats.csv {
                        year.tables.push(&wire);
                    }
                });
                Ok((label, pushed))
            })
            .unwrap_or_else(|sentence| Err(Trouble::new("panic", sentence))),
        };
        match outcome {
            Ok((_, Err(sentence))) => return Ok(Err((index, sentence))),
            Ok((label, Ok(()))) => {
                if let Some(year) = years.get_mut(&label) {
                    year.write(&json, job)?;
                }
                watch.documents.fetch_add(1, Ordering::Relaxed);
            }
            Err(trouble) => {
                record.failures.push(Failure {
                    file: item.source[..item.file_len].to_owned(),
                    member: item.source.get(item.file_len + 2..).map(str::to_owned),
                    code: trouble.code.into(),
                    reason: trouble.reason,
                });
                watch.failures.fetch_add(1, Ordering::Relaxed);
            }
        }
        watch.bytes.fetch_add(bytes, Ordering::Relaxed);
        if matches!(item.load, Load::File(_)) {
            watch.disk.fetch_add(item.size, Ordering::Relaxed);
        }
        record.entries.push(Entry {
            source: item.source.clone(),
            signature: hash.unwrap_or_else(|| signature(&loaded)),
            bytes,
            micros: u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX),
        });
    }
    let mut unnamed = Vec::new();
    for (label, year) in years {
        record.years.insert(label.clone(), year.totals.clone());
        for (part, path) in year.finish(&label, block.number, job)? {
            record.parts.push(part);
            unnamed.push(path);
        }
    }
    Ok(Ok(Done { record, unnamed }))
}

/// What a block holds of one year.
struct Year {
    /// Begin of the names of its unnamed parts.
    stem: PathBuf,
    tables: Tables,
    totals: Totals,
    buffer: Vec<u8>,
    lines: Option<Lines>,
}

/// Bytes of JSON that are kept before they go to the file.
const BUFFER: usize = 1 << 20;

impl Year {
    fn new(folder: &Path, label: &str) -> Year {
        Year {
            stem: folder.join(label),
            tables: Tables::default(),
            totals: Totals::default(),
            buffer: Vec::new(),
            lines: None,
        }
    }

    fn count(&mut self, wire: &wire::Document<'_>, bytes: u64) {
        let mut open: Vec<&wire::Node<'_>> = wire.outline.iter().collect();
        let mut nodes = 0;
        while let Some(node) = open.pop() {
            nodes += 1;
            open.extend(&node.children);
        }
        self.totals.add(&Totals {
            documents: 1,
            bytes,
            kinds: [(wire.kind.unwrap_or_default().to_owned(), 1)].into(),
            nodes,
            dates: wire.dates.len() as u64,
            figures: wire.figures.len() as u64,
            citations: wire.citations.len() as u64,
            metrics: wire.metrics.len() as u64,
            notes: wire.notes.len() as u64,
        });
    }

    fn path(&self, end: &str) -> PathBuf {
        let mut name = self.stem.clone().into_os_string();
        name.push(end);
        name.into()
    }

    fn write(&mut self, json: &[u8], job: &Job) -> io::Result<()> {
        self.buffer.extend_from_slice(json);
        if self.buffer.len() >= BUFFER { self.flush(job) } else { Ok(()) }
    }

    fn flush(&mut self, job: &Job) -> io::Result<()> {
        let path = self.path("-documents");
        let lines = match &mut self.lines {
            Some(lines) => lines,
            None => self.lines.insert(Lines::create(&path, job.compress)?),
        };
        lines.write_all(&self.buffer).map_err(|e| at(&path, e))?;
        self.buffer.clear();
        Ok(())
    }

    /// Writes what is left; the parts with the names that they shall have.
    fn finish(mut self, label: &str, number: u32, job: &Job) -> io::Result<Vec<(String, PathBuf)>> {
        let mut parts = Vec::new();
        if job.formats.jsonl {
            self.flush(job)?;
            let path = self.path("-documents");
            if let Some(lines) = self.lines.take() {
                lines.finish().map_err(|e| at(&path, e))?;
            }
            let end = job.compress.extension();
            parts.push((format!("documents/year={label}/part-{number:05}.jsonl{end}"), path));
        }
        let stem = self.stem.clone();
        let path = |end: String| {
            let mut name = stem.clone().into_os_string();
            name.push(end);
            PathBuf::from(name)
        };
        for (table, batch) in self.tables.finish() {
            if job.formats.parquet {
                let path = path(format!("-{table}.parquet"));
                let file = File::create(&path).map_err(|e| at(&path, e))?;
                write_parquet(&batch, file).map_err(|e| at(&path, e))?;
                parts.push((format!("tables/{table}/year={label}/part-{number:05}.parquet"), path));
            }
            if job.formats.csv {
                let path = path(format!("-{table}.csv"));
                let file = File::create(&path).map_err(|e| at(&path, e))?;
                write_csv(&batch, job.bom, BufWriter::new(file)).map_err(|e| at(&path, e))?;
                parts.push((format!("csv/{table}/year={label}/part-{number:05}.csv"), path));
            }
        }
        Ok(parts)
    }
}

/// A file of JSON Lines, compressed or not.
enum Lines {
    Plain(File),
    Gzip(flate2::write::GzEncoder<File>),
    Zstd(zstd::stream::write::Encoder<'static, File>),
}

impl Lines {
    fn create(path: &Path, compress: Compress) -> io::Result<Lines> {
        let file = File::create(path).map_err(|e| at(path, e))?;
        Ok(match compress {
            Compress::None => Lines::Plain(file),
            Compress::Gzip => Lines::Gzip(flate2::write::GzEncoder::new(file, flate2::Compression::default())),
            Compress::Zstd => Lines::Zstd(zstd::stream::write::Encoder::new(file, 3)?),
        })
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Lines::Plain(file) => file.write_all(bytes),
            Lines::Gzip(file) => file.write_all(bytes),
            Lines::Zstd(file) => file.write_all(bytes),
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Lines::Plain(_) => Ok(()),
            Lines::Gzip(file) => file.finish().map(drop),
            Lines::Zstd(file) => file.finish().map(drop),
        }
    }
}

/// Sources of a block with their signatures, of those that are asked for.
pub(super) fn signatures(block: &Block, job: &Job, known: &BTreeSet<&str>) -> Vec<(String, Option<String>)> {
    block
        .items
        .iter()
        .map(|item| {
            let asked = known.contains(item.source.as_str());
            (item.source.clone(), asked.then(|| signature(&load(item, job.max_size))))
        })
        .collect()
}
