//! How fast `compare` is as years and metrics grow, and on 500 reports of 200 metrics.
//!
//! The reports are those of `cargo dev reports`: invented bureaus that state the same metrics every year. What comes
//! out is asserted, so a fast wrong answer fails.

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use gongwen::compare::{self, Aliases, Report};
use gongwen::{Options, source};

#[path = "../crates/dev/src/reports.rs"]
mod reports;

fn read(bureaus: usize, years: i32, metrics: usize) -> Vec<Report> {
    let mut read = Vec::new();
    for year in 2025 - years..2025 {
        for i in 0..bureaus {
            let text = reports::report(i, year, metrics);
            let name = format!("{}{year}年工作总结.txt", reports::bureau(i));
            let text = source::read(text.as_bytes(), &name).expect("text");
            read.push(Report::of(&gongwen::parse(text, &Options::default())).expect("a document"));
        }
    }
    read
}

fn run(c: &mut Criterion, group: &str, at: usize, (bureaus, years, metrics): (usize, i32, usize)) {
    let mut group = c.benchmark_group(group);
    group.sample_size(10);
    let all = read(bureaus, years, metrics);
    group.throughput(Throughput::Elements((all.len() * metrics) as u64));
    group.bench_function(BenchmarkId::from_parameter(at), |b| {
        b.iter_batched(
            || all.clone(),
            |all| {
                let comparison = compare::compare(all, &Aliases::default());
                assert_eq!(comparison.documents.len(), bureaus * years as usize);
                // each metric of each bureau is a level and a growth
                assert!(comparison.series.len() >= bureaus * metrics);
                assert!(comparison.contradictions.is_empty(), "{}", comparison.contradictions[0].message);
                black_box(comparison)
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn growth(c: &mut Criterion) {
    for years in [3, 6, 12, 24] {
        run(c, "compare/years", years, (4, years as i32, 100));
    }
    for metrics in [25, 50, 100, 200] {
        run(c, "compare/metrics", metrics, (4, 10, metrics));
    }
    for bureaus in [5, 10, 20, 40] {
        run(c, "compare/bureaus", bureaus, (bureaus, 10, 50));
    }
    run(c, "compare/reports", 500, (50, 10, 200));
}

criterion_group!(benches, growth);
criterion_main!(benches);
