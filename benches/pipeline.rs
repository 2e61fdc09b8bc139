//! How fast: per room, the whole way, and as the input grows, beside rulers on the same text.
//!
//! `cargo bench --bench pipeline` reads the real documents beside the project when they stand there
//! (`../shared/corpus`), else the shipped ones, and repeats them to 52 MB. Figures are ratios of one run
//! on one machine; the results are asserted, so a fast wrong answer fails.

use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use gongwen::lexicon::registry::Registry;
use gongwen::{Document, Options, emit, extract, frame, lex, outline, reflow, resolve, source};

const MEGABYTES: usize = 52_000_000;

fn collect(folder: &Path, into: &mut Vec<u8>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|e| e == "txt" || e == "md")
            && let Ok(bytes) = std::fs::read(&path)
        {
            into.extend(bytes);
            into.extend(b"\n\n");
        }
    }
}

/// All documents on end, repeated to `bytes` or a little more.
fn text(bytes: usize) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut once = Vec::new();
    collect(&root.join("../shared/corpus"), &mut once);
    if once.is_empty() {
        collect(&root.join("corpus/documents"), &mut once);
    }
    let mut all = Vec::with_capacity(bytes + once.len());
    while all.len() < bytes {
        all.extend_from_slice(&once);
    }
    all
}

/// Structure alone: no dates, figures, citations.
fn structure(bytes: &[u8]) -> Document<'_> {
    let text = source::read(bytes, "bench").expect("the corpus is text");
    let clean = reflow::reflow(&text);
    let tokens = lex::lex(&clean);
    let frame = frame::frame(&clean, &tokens);
    let (outline, notes) = outline::outline(&clean, &tokens, &frame);
    let year = resolve::document_year(&clean, &frame);
    let (dates, figures, citations, metrics) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Document { text, clean, tokens, frame, outline, year, dates, figures, citations, metrics, notes }
}

/// Structure, dates, figures and citations: everything but metrics.
fn mentions(bytes: &[u8]) -> Document<'_> {
    let mut document = structure(bytes);
    let laws = Registry::builtin();
    let Document { clean, tokens, frame, outline, year, .. } = &document;
    let cited = extract::citations(clean, tokens, frame, laws);
    let citations = resolve::citations(clean, frame, year.as_ref(), &cited, laws).0;
    let found = extract::mentions(clean, tokens, outline);
    let figures = resolve::figures(&found.figures);
    let passages = resolve::passages(clean, tokens, frame, outline, year.as_ref(), &found.dates);
    let dates = resolve::dates(&found.dates, outline, &passages, year.as_ref(), None);
    (document.dates, document.figures, document.citations) = (dates, figures, citations);
    document
}

fn json(document: &Document<'_>) -> usize {
    let mut out = Vec::with_capacity(document.text.as_str().len());
    emit::write_json(document, emit::JsonOptions::default(), &mut out).expect("memory takes all");
    out.len()
}

fn whole(c: &mut Criterion) {
    let bytes = text(MEGABYTES);
    let mut group = c.benchmark_group("whole");
    group.sample_size(10).throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("structure", |b| {
        b.iter(|| {
            let document = structure(black_box(&bytes));
            assert!(!document.outline.nodes.is_empty());
            assert!(json(&document) > 1000);
        });
    });
    group.bench_function("without_metrics", |b| {
        b.iter(|| {
            let document = mentions(black_box(&bytes));
            assert!(!document.dates.is_empty() && !document.figures.is_empty() && !document.citations.is_empty());
            assert!(json(&document) > 1000);
        });
    });
    group.bench_function("everything", |b| {
        b.iter(|| {
            let text = source::read(black_box(&bytes), "bench").expect("the corpus is text");
            let document = gongwen::parse(text, &Options::default());
            assert!(!document.figures.is_empty());
            assert!(json(&document) > 1000);
        });
    });
    // rulers: what nobody can be faster than, what a script does, what a segmenter costs
    group.bench_function("ruler/utf8", |b| b.iter(|| assert!(simdutf8::basic::from_utf8(black_box(&bytes)).is_ok())));
    let string = std::str::from_utf8(&bytes).expect("the corpus is UTF-8");
    let patterns = [
        r"[一二三四五六七八九十]+、[^\n]{2,40}",
        r"（[一二三四五六七八九十]+）[^\n]{2,40}",
        r"\d+[.．、][^\n]{2,40}",
        r"(?:\d{4}|[〇零一二三四五六七八九]{4})年\d{0,2}月?\d{0,2}日?",
        r"\d+(?:\.\d+)?(?:万|亿|万亿)?(?:元|人|个|件|项|%|％)",
        r"《[^》\n]{2,80}》",
        r"[\p{Han}]{1,12}〔\d{4}〕\d+号",
    ]
    .map(|p| regex::Regex::new(p).expect("a sound pattern"));
    group.bench_function("ruler/seven_regexes", |b| {
        b.iter(|| {
            let found: usize = patterns.iter().map(|p| p.find_iter(black_box(string)).count()).sum();
            assert!(found > 0);
        });
    });
    let jieba = jieba_rs::Jieba::new();
    // the same text, line by line as a script would, so that the segmenter holds no list of all its words
    let cut = |text: &str| text.lines().map(|line| jieba.cut(line, false).len()).sum::<usize>();
    let tag = |text: &str| text.lines().map(|line| jieba.tag(line, false).len()).sum::<usize>();
    group.bench_function("ruler/jieba_cut", |b| b.iter(|| assert!(cut(black_box(string)) > 100)));
    group.bench_function("ruler/jieba_tag", |b| b.iter(|| assert!(tag(black_box(string)) > 100)));
    group.finish();
}

fn rooms(c: &mut Criterion) {
    let bytes = text(10_000_000);
    let mut group = c.benchmark_group("room");
    group.sample_size(10).throughput(Throughput::Bytes(bytes.len() as u64));
    let text = source::read(&bytes, "bench").expect("the corpus is text");
    let clean = reflow::reflow(&text);
    let tokens = lex::lex(&clean);
    let frame = frame::frame(&clean, &tokens);
    let (outline, _) = outline::outline(&clean, &tokens, &frame);
    let year = resolve::document_year(&clean, &frame);
    let laws = Registry::builtin();
    let document = gongwen::parse(text.clone(), &Options::default());
    group.bench_function("source", |b| b.iter(|| source::read(black_box(&bytes), "bench").expect("text")));
    group.bench_function("reflow", |b| b.iter(|| assert!(!reflow::reflow(black_box(&text)).paragraphs().is_empty())));
    group.bench_function("lex", |b| b.iter(|| assert!(!lex::lex(black_box(&clean)).is_empty())));
    group.bench_function("frame", |b| b.iter(|| frame::frame(black_box(&clean), &tokens)));
    group.bench_function("outline", |b| {
        b.iter(|| assert!(!outline::outline(black_box(&clean), &tokens, &frame).0.nodes.is_empty()));
    });
    group.bench_function("citations", |b| {
        b.iter(|| {
            let cited = extract::citations(black_box(&clean), &tokens, &frame, laws);
            assert!(!resolve::citations(&clean, &frame, year.as_ref(), &cited, laws).0.is_empty());
        });
    });
    group.bench_function("dates_and_figures", |b| {
        b.iter(|| {
            let mentions = extract::mentions(black_box(&clean), &tokens, &outline);
            assert!(!resolve::figures(&mentions.figures).is_empty());
            let passages = resolve::passages(&clean, &tokens, &frame, &outline, year.as_ref(), &mentions.dates);
            black_box(resolve::dates(&mentions.dates, &outline, &passages, year.as_ref(), None));
        });
    });
    group.bench_function("emit", |b| b.iter(|| assert!(json(black_box(&document)) > 1000)));
    group.finish();
}

/// Time per byte must not grow with the text, nor with the number of headings.
fn scaling(c: &mut Criterion) {
    for (name, make) in [
        ("documents", Box::new(|n: usize| text(n)) as Box<dyn Fn(usize) -> Vec<u8>>),
        ("one_marker", Box::new(|n: usize| "一、\n".repeat(n / 7).into_bytes())),
        ("ladder", Box::new(|n: usize| "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n".repeat(n / 45).into_bytes())),
        ("one_line", Box::new(|n: usize| "全年增长5.2%，其中工业增长3.1%。".repeat(n / 44).into_bytes())),
    ] {
        let mut group = c.benchmark_group(format!("scaling/{name}"));
        group.sample_size(10);
        for times in [1usize, 2, 4, 8] {
            let bytes = make(times * 1_000_000);
            group.throughput(Throughput::Bytes(bytes.len() as u64));
            group.bench_with_input(BenchmarkId::from_parameter(times), &bytes, |b, bytes| {
                b.iter(|| {
                    let text = source::read(black_box(bytes), "bench").expect("text");
                    assert!(json(&gongwen::parse(text, &Options::default())) > 100);
                });
            });
        }
        group.finish();
    }
}

criterion_group!(benches, whole, rooms, scaling);
criterion_main!(benches);
