//! What was done, for people and programs: `manifest.json` and `failures.jsonl`.
//!
//! Everything in the manifest but `run` depends on the sources and the options alone.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io;
use std::path::Path;

use serde_json::{Value, json};

use super::ledger::Ledger;
use super::{Job, Report, write_whole};

/// The slowest documents that are named.
const SLOWEST: usize = 10;

/// Adds up what the ledger holds.
pub(super) fn sum(ledger: &Ledger, done_before: &BTreeSet<u32>, report: &mut Report) {
    let mut hashes = HashSet::new();
    let mut slowest = Vec::new();
    for record in ledger.records.values() {
        for (year, totals) in &record.years {
            report.years.entry(year.clone()).or_default().add(totals);
        }
        report.failures.extend(record.failures.iter().cloned());
        for entry in &record.entries {
            if !entry.signature.starts_with('!') && !hashes.insert(entry.signature.as_str()) {
                report.duplicates += 1;
            }
            if !done_before.contains(&record.number) {
                report.read += 1;
                report.read_bytes += entry.bytes;
            }
            slowest.push((entry.micros, entry.source.as_str()));
        }
    }
    slowest.sort_by(|a, b| b.cmp(a));
    report.slowest = slowest.into_iter().take(SLOWEST).map(|(micros, source)| (micros, source.to_owned())).collect();
}

/// Writes the list of failures.
pub(super) fn failures(out: &Path, report: &Report) -> io::Result<()> {
    write_whole(&out.join("failures.jsonl"), |out| {
        for failure in &report.failures {
            let line = json!({
                "file": failure.file,
                "member": failure.member,
                "code": failure.code,
                "reason": failure.reason,
                "advice": failure.advice(),
            });
            writeln!(out, "{line}")?;
        }
        Ok(())
    })
}

fn head(job: &Job, complete: bool) -> Value {
    json!({
        "schema": "gongwen-archive/1",
        "program": { "name": "gongwen", "version": env!("CARGO_PKG_VERSION") },
        "options": job.options(),
        "complete": complete,
    })
}

/// Says that a run is under way.
pub(super) fn begin(job: &Job) -> io::Result<()> {
    write_whole(&job.out.join("manifest.json"), |out| writeln!(out, "{:#}", head(job, false)))
}

/// Says what a run did.
pub(super) fn write(job: &Job, report: &Report) -> io::Result<()> {
    let mut by_reason: BTreeMap<&str, u64> = BTreeMap::new();
    for failure in &report.failures {
        *by_reason.entry(&failure.code).or_default() += 1;
    }
    let mut manifest = head(job, !report.interrupted);
    manifest["totals"] = report.totals().to_json();
    manifest["years"] = report.years.iter().map(|(year, totals)| (year.clone(), totals.to_json())).collect();
    manifest["failures"] = json!({ "total": report.failures.len(), "by_code": by_reason });
    manifest["duplicates"] = report.duplicates.into();
    manifest["skipped"] = json!({
        "hidden": report.skipped.hidden,
        "links": report.skipped.links,
        "excluded": report.skipped.excluded,
        "unknown": report.skipped.unknown,
    });
    manifest["run"] = json!({
        "milliseconds": report.milliseconds,
        "jobs": job.jobs,
        "read": report.read,
        "read_bytes": report.read_bytes,
        "kept": report.kept,
        "vanished": report.vanished,
        "slowest": report.slowest.iter().map(|(micros, source)| json!({
            "milliseconds": micros / 1000, "source": source,
        })).collect::<Vec<_>>(),
    });
    write_whole(&job.out.join("manifest.json"), |out| writeln!(out, "{manifest:#}"))
}
