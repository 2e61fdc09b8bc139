//! `gongwen batch`: a whole archive into parts and tables.
//!
//! Progress goes to standard error: a bar on a terminal, a plain line now and then elsewhere. The
//! closing table goes to standard output. The first Ctrl-C lets the documents in hand be finished,
//! the second ends at once; either way what stands in the folder is whole.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use comfy_table::{Cell, CellAlignment, Table};
use indicatif::{ProgressBar, ProgressStyle};

use super::complain;
use crate::archive::{self, Error, Job, Report, Watch};

/// Between two looks at the work, in milliseconds.
const TICK: u64 = 100;

/// Between two plain lines.
const LINE: Duration = Duration::from_secs(5);

/// Failures that are named on standard error; all are in `failures.jsonl`.
const NAMED: usize = 5;

pub(super) fn run(job: &Job, quiet: bool) -> ExitCode {
    let watch = Watch::default();
    let signal = Arc::new(AtomicBool::new(false));
    // the second Ctrl-C finds the flag set and does what it always did
    let _ = signal_hook::flag::register_conditional_default(signal_hook::consts::SIGINT, signal.clone());
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, signal.clone());
    let over = AtomicBool::new(false);
    let done = std::thread::scope(|scope| {
        scope.spawn(|| look(&watch, &signal, &over, quiet));
        let done = archive::run(job, &watch);
        over.store(true, Ordering::Relaxed);
        done
    });
    match done {
        Ok(report) => finish(job, &report, quiet),
        Err(error @ Error::Usage(_)) => {
            complain(&error.to_string());
            ExitCode::from(2)
        }
        Err(error) => {
            complain(&error.to_string());
            complain("what was written before is whole; once there is room, run the same command with --resume");
            ExitCode::from(3)
        }
    }
}

/// Shows how far the work is, and passes Ctrl-C on to it.
fn look(watch: &Watch, signal: &AtomicBool, over: &AtomicBool, quiet: bool) {
    let terminal = io::stderr().is_terminal() && !quiet;
    let bar = if terminal { bar() } else { ProgressBar::hidden() };
    let start = Instant::now();
    let mut last = start;
    while !over.load(Ordering::Relaxed) {
        std::thread::sleep(Duration::from_millis(TICK));
        if signal.load(Ordering::Relaxed) && !watch.stop.swap(true, Ordering::Relaxed) {
            bar.println("gongwen: finishing the documents in hand; Ctrl-C once more ends at once");
        }
        let total = watch.disk_total.load(Ordering::Relaxed);
        if terminal {
            bar.set_length(total);
            bar.set_position(watch.disk.load(Ordering::Relaxed).min(total));
            bar.set_message(status(watch, start.elapsed()));
        } else if !quiet && last.elapsed() >= LINE {
            last = Instant::now();
            let percent = (100 * watch.disk.load(Ordering::Relaxed)).checked_div(total).unwrap_or(0).min(100);
            complain(&format!("{percent} %, {}", status(watch, start.elapsed())));
        }
    }
    bar.finish_and_clear();
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3} %  ETA {eta}  {msg}") {
        bar.set_style(style);
    }
    bar
}

fn status(watch: &Watch, elapsed: Duration) -> String {
    if watch.checking.load(Ordering::Relaxed) {
        return "comparing with the earlier run".to_owned();
    }
    let failures = watch.failures.load(Ordering::Relaxed);
    let rate = rate(watch.bytes.load(Ordering::Relaxed), elapsed);
    format!("{} documents, {failures} failures, {rate} MB/s", watch.documents.load(Ordering::Relaxed))
}

/// Megabytes a second with one digit after the point.
fn rate(bytes: u64, elapsed: Duration) -> String {
    let millis = elapsed.as_millis().max(1);
    // bytes per millisecond are kilobytes per second; a hundred of them are the last digit
    let tenths = u128::from(bytes) / millis / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn finish(job: &Job, report: &Report, quiet: bool) -> ExitCode {
    for failure in report.failures.iter().take(if quiet { 0 } else { NAMED }) {
        let member = failure.member.as_ref().map(|m| format!("!/{m}")).unwrap_or_default();
        // what source says about a format ends with an advice of its own
        let advice = if failure.code == "format" { String::new() } else { format!("; {}", failure.advice()) };
        complain(&format!("{}{member}: {}{advice}", failure.file, failure.reason));
    }
    if !quiet && report.failures.len() > NAMED {
        let rest = report.failures.len() - NAMED;
        complain(&format!("{rest} more failures are in {}", job.out.join("failures.jsonl").display()));
    }
    if !quiet {
        // nobody may be listening: the work is done all the same
        let _ = summary(job, report, &mut io::stdout().lock());
    }
    if report.interrupted {
        complain("stopped; run the same command with --resume to go on");
        return ExitCode::from(130);
    }
    if report.failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

fn summary(job: &Job, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new();
    table.load_style(comfy_table::presets::ASCII_MARKDOWN);
    table.set_header(["year", "documents", "kinds", "dates", "figures", "citations", "metrics", "MB"]);
    let total = report.totals();
    let rows = report.years.iter().map(|(year, t)| (year.as_str(), t));
    for (year, t) in rows.chain([("all", &total)]) {
        let mut kinds: Vec<_> = t.kinds.iter().filter(|(kind, _)| !kind.is_empty()).collect();
        kinds.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        let kinds: Vec<_> = kinds.iter().take(3).map(|(kind, count)| format!("{kind} {count}")).collect();
        let mut row = vec![Cell::new(year), number(t.documents), Cell::new(kinds.join("、"))];
        row.extend([t.dates, t.figures, t.citations, t.metrics].map(number));
        row.push(
            Cell::new(format!("{}.{}", t.bytes / 1_000_000, t.bytes / 100_000 % 10))
                .set_alignment(CellAlignment::Right),
        );
        table.add_row(row);
    }
    writeln!(out, "{table}")?;
    let mut reasons = std::collections::BTreeMap::<&str, u64>::new();
    for failure in &report.failures {
        *reasons.entry(&failure.code).or_default() += 1;
    }
    let listed = |counts: Vec<(String, u64)>| {
        counts.into_iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name} {n}")).collect::<Vec<_>>().join(", ")
    };
    if !reasons.is_empty() {
        let reasons = listed(reasons.into_iter().map(|(code, n)| (code.to_owned(), n)).collect());
        writeln!(out, "failures: {} ({reasons})", report.failures.len())?;
    }
    let skipped = &report.skipped;
    if skipped.total() > 0 {
        let mut counts = vec![
            ("hidden".to_owned(), skipped.hidden),
            ("links".to_owned(), skipped.links),
            ("excluded".to_owned(), skipped.excluded),
        ];
        let name = |end: &String| if end.is_empty() { "without extension".to_owned() } else { format!(".{end}") };
        counts.extend(skipped.unknown.iter().map(|(end, n)| (name(end), *n)));
        writeln!(out, "passed over: {} ({})", skipped.total(), listed(counts))?;
    }
    if report.duplicates > 0 {
        writeln!(out, "with the same bytes as another: {}", report.duplicates)?;
    }
    if report.kept > 0 || report.vanished > 0 {
        writeln!(out, "done before: {}, gone since: {}", report.kept, report.vanished)?;
    }
    let elapsed = Duration::from_millis(report.milliseconds);
    writeln!(
        out,
        "{} sources read in {}.{:03} s, {} MB/s; {}",
        report.read,
        report.milliseconds / 1000,
        report.milliseconds % 1000,
        rate(report.read_bytes, elapsed),
        job.out.display()
    )
}

fn number(n: u64) -> Cell {
    Cell::new(n).set_alignment(CellAlignment::Right)
}

#[cfg(test)]
mod tests {
    use super::rate;
    use std::time::Duration;

    #[test]
    fn a_rate_has_one_digit_after_the_point() {
        assert_eq!(rate(123_456_789, Duration::from_secs(2)), "61.7");
        assert_eq!(rate(0, Duration::ZERO), "0.0");
    }
}
