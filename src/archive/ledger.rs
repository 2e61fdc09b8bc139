//! What is done: `ledger.jsonl` in the folder of a run, one line for each block of documents.
//!
//! `{"ledger":1,…}` opens it with the program's version and the options that shape the output;
//! `{"block":3,"entries":[…],"parts":["documents/year=2021/part-00003.jsonl"],…}` says that these
//! parts stand there whole; `{"dissolved":[3]}` that block 3 counts no more.
//!
//! The rule: a line is added after the parts that it names have their names, in the order of the
//! blocks. A line that is cut short by the end of a run counts as not written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::failure::Failure;

/// The name of the ledger in the folder of a run.
pub(super) const LEDGER: &str = "ledger.jsonl";

/// Sums over documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// Documents read.
    pub documents: u64,
    /// Bytes of their sources.
    pub bytes: u64,
    /// Documents by 文种; "" is none.
    pub kinds: BTreeMap<String, u64>,
    /// Headings and list items.
    pub nodes: u64,
    /// Calendar expressions.
    pub dates: u64,
    /// Quantities.
    pub figures: u64,
    /// Named laws and documents.
    pub citations: u64,
    /// Metrics.
    pub metrics: u64,
    /// Notes.
    pub notes: u64,
}

impl Totals {
    /// Adds another sum.
    pub fn add(&mut self, other: &Totals) {
        self.documents += other.documents;
        self.bytes += other.bytes;
        for (kind, count) in &other.kinds {
            *self.kinds.entry(kind.clone()).or_default() += count;
        }
        self.nodes += other.nodes;
        self.dates += other.dates;
        self.figures += other.figures;
        self.citations += other.citations;
        self.metrics += other.metrics;
        self.notes += other.notes;
    }

    /// Dates, figures, citations and metrics.
    pub fn mentions(&self) -> u64 {
        self.dates + self.figures + self.citations + self.metrics
    }

    pub(super) fn to_json(&self) -> Value {
        json!({
            "documents": self.documents, "bytes": self.bytes, "kinds": self.kinds, "nodes": self.nodes,
            "dates": self.dates, "figures": self.figures, "citations": self.citations,
            "metrics": self.metrics, "notes": self.notes,
        })
    }

    fn from_json(value: &Value) -> Option<Totals> {
        let count = |name: &str| value[name].as_u64();
        let kinds = value["kinds"].as_object()?;
        Some(Totals {
            documents: count("documents")?,
            bytes: count("bytes")?,
            kinds: kinds.iter().map(|(k, v)| Some((k.clone(), v.as_u64()?))).collect::<Option<_>>()?,
            nodes: count("nodes")?,
            dates: count("dates")?,
            figures: count("figures")?,
            citations: count("citations")?,
            metrics: count("metrics")?,
            notes: count("notes")?,
        })
    }
}

/// One source of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) source: String,
    /// The SHA-256 of its bytes, or `!` and the code of the failure where there are none.
    pub(super) signature: String,
    pub(super) bytes: u64,
    /// Microseconds that reading and writing it took; of no weight for what is done.
    pub(super) micros: u64,
}

/// One block that is done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Record {
    pub(super) number: u32,
    pub(super) entries: Vec<Entry>,
    pub(super) failures: Vec<Failure>,
    /// Its files, relative to the folder of the run, with `/`.
    pub(super) parts: Vec<String>,
    /// Sums by year; "unknown" is none.
    pub(super) years: BTreeMap<String, Totals>,
}

impl Record {
    fn to_json(&self) -> Value {
        json!({
            "block": self.number,
            "entries": self.entries.iter().map(|e| json!([e.source, e.signature, e.bytes, e.micros])).collect::<Vec<_>>(),
            "failures": self.failures.iter().map(|f| json!([f.file, f.member, f.code, f.reason])).collect::<Vec<_>>(),
            "parts": self.parts,
            "years": self.years.iter().map(|(y, t)| (y.clone(), t.to_json())).collect::<serde_json::Map<_, _>>(),
        })
    }

    fn from_json(value: &Value) -> Option<Record> {
        let text = |v: &Value| v.as_str().map(str::to_owned);
        let entry = |v: &Value| {
            Some(Entry { source: text(&v[0])?, signature: text(&v[1])?, bytes: v[2].as_u64()?, micros: v[3].as_u64()? })
        };
        let failure = |v: &Value| {
            Some(Failure { file: text(&v[0])?, member: text(&v[1]), code: text(&v[2])?.into(), reason: text(&v[3])? })
        };
        Some(Record {
            number: u32::try_from(value["block"].as_u64()?).ok()?,
            entries: value["entries"].as_array()?.iter().map(entry).collect::<Option<_>>()?,
            failures: value["failures"].as_array()?.iter().map(failure).collect::<Option<_>>()?,
            parts: value["parts"].as_array()?.iter().map(text).collect::<Option<_>>()?,
            years: value["years"]
                .as_object()?
                .iter()
                .map(|(y, t)| Some((y.clone(), Totals::from_json(t)?)))
                .collect::<Option<_>>()?,
        })
    }
}

/// The ledger of a run, open for more lines.
pub(super) struct Ledger {
    file: File,
    path: PathBuf,
    /// Blocks that count, in order.
    pub(super) records: BTreeMap<u32, Record>,
    /// The number of the next new block.
    pub(super) next: u32,
}

impl Ledger {
    /// Begins a ledger in place of whatever stands there.
    pub(super) fn create(folder: &Path, head: &Value) -> io::Result<Ledger> {
        let path = folder.join(LEDGER);
        super::write_whole(&path, |out| writeln!(out, "{head}"))?;
        let file = OpenOptions::new().append(true).open(&path)?;
        Ok(Ledger { file, path, records: BTreeMap::new(), next: 0 })
    }

    /// Opens the ledger of an earlier run; `None` when there is none, or none with a first line.
    /// The second value is that first line.
    pub(super) fn open(folder: &Path) -> io::Result<Option<(Ledger, Value)>> {
        let path = folder.join(LEDGER);
        let text = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut head = None;
        let mut records = BTreeMap::new();
        let mut next = 0;
        let mut good = 0;
        for line in text.split_inclusive(|b| *b == b'\n') {
            let Some(value) = line.ends_with(b"\n").then(|| serde_json::from_slice::<Value>(line).ok()).flatten()
            else {
                break;
            };
            if head.is_none() {
                head = Some(value);
            } else if let Some(gone) = value["dissolved"].as_array() {
                for number in gone.iter().filter_map(Value::as_u64) {
                    records.retain(|n, _| u64::from(*n) != number);
                }
            } else if let Some(record) = Record::from_json(&value) {
                next = next.max(record.number + 1);
                records.insert(record.number, record);
            } else {
                break;
            }
            good += line.len();
        }
        let Some(head) = head else { return Ok(None) };
        let file = OpenOptions::new().append(true).open(&path)?;
        file.set_len(good as u64)?;
        Ok(Some((Ledger { file, path, records, next }, head)))
    }

    fn line(&mut self, value: &Value) -> io::Result<()> {
        let mut line = value.to_string();
        line.push('\n');
        // one call, so that a line is there or is not; half a line counts as none
        self.file.write_all(line.as_bytes()).map_err(|e| super::at(&self.path, e))
    }

    /// Adds a block whose parts stand in their places.
    pub(super) fn add(&mut self, record: Record) -> io::Result<()> {
        self.line(&record.to_json())?;
        self.next = self.next.max(record.number + 1);
        self.records.insert(record.number, record);
        Ok(())
    }

    /// Strikes blocks out: their sources are to be read again.
    pub(super) fn dissolve(&mut self, numbers: &BTreeSet<u32>) -> io::Result<()> {
        if numbers.is_empty() {
            return Ok(());
        }
        self.line(&json!({ "dissolved": numbers }))?;
        self.records.retain(|n, _| !numbers.contains(n));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(number: u32) -> Record {
        Record {
            number,
            entries: vec![Entry { source: "年报/a.txt".into(), signature: "00".into(), bytes: 7, micros: 3 }],
            failures: vec![Failure {
                file: "b.zip".into(),
                member: Some("c.txt".into()),
                code: "link".into(),
                reason: "expected a file, found a link".into(),
            }],
            parts: vec![format!("documents/year=2021/part-{number:05}.jsonl")],
            years: [("2021".to_owned(), Totals { documents: 1, bytes: 7, ..Totals::default() })].into(),
        }
    }

    #[test]
    fn a_line_cut_short_counts_as_not_written() {
        let dir = tempfile::tempdir().unwrap();
        let head = json!({"ledger": 1});
        let mut ledger = Ledger::create(dir.path(), &head).unwrap();
        for n in 0..3 {
            ledger.add(record(n)).unwrap();
        }
        drop(ledger);
        let path = dir.path().join(LEDGER);
        let whole = std::fs::read(&path).unwrap();
        for cut in [whole.len() - 1, whole.len() - 40] {
            std::fs::write(&path, &whole[..cut]).unwrap();
            let (mut ledger, found) = Ledger::open(dir.path()).unwrap().unwrap();
            assert_eq!((found, ledger.next), (head.clone(), 2));
            ledger.add(record(2)).unwrap();
            assert_eq!(std::fs::read(&path).unwrap(), whole);
        }
        let (mut ledger, _) = Ledger::open(dir.path()).unwrap().unwrap();
        assert_eq!(ledger.records[&1], record(1));
        ledger.dissolve(&[2].into()).unwrap();
        // a number is never given twice
        assert_eq!(Ledger::open(dir.path()).unwrap().unwrap().0.next, 3);
        assert_eq!(Ledger::open(dir.path()).unwrap().unwrap().0.records.len(), 2);
    }
}
