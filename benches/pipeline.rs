//! How fast: the whole way, room by room, and as the input grows, beside rulers on the same text.
//!
//! `cargo bench --bench pipeline` reads the real documents beside the project when they stand there
//! (`../shared/corpus`), else the shipped ones. `whole` goes through them as an archive is read, one document after
//! the other, over and over to 52 MB; `one_text` takes the 52 MB as one document, which no cache holds. Figures are
//! ratios of one run on one machine; the results are asserted, so a fast wrong answer fails.

use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use gongwen::lexicon::registry::Registry;
use gongwen::{Document, Options, emit, extract, frame, lex, outline, reflow, resolve, source};

const MEGABYTES: usize = 52_000_000;

/// The documents under a folder, in the order of their paths.
fn collect(folder: &Path, into: &mut Vec<Vec<u8>>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|e| e == "txt" || e == "md")
            && let Ok(bytes) = std::fs::read(&path)
        {
            into.push(bytes);
        }
    }
}

/// Each document once.
fn documents() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut once = Vec::new();
    collect(&root.join("../shared/corpus"), &mut once);
    if once.is_empty() {
        collect(&root.join("corpus/documents"), &mut once);
    }
    once
}

/// All documents on end, repeated to `bytes` or a little more.
fn text(bytes: usize) -> Vec<u8> {
    let mut once = documents().join(&b"\n\n"[..]);
    once.extend(b"\n\n");
    once.repeat(bytes.div_ceil(once.len()))
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

/// The JSON's length. `out` is emptied first: a program that writes many documents keeps its buffer.
fn json(document: &Document<'_>, out: &mut Vec<u8>) -> usize {
    out.clear();
    emit::append_json(document, emit::JsonOptions::default(), out).expect("memory takes all");
    out.len()
}

/// Bytes to JSON with nothing left out.
fn everything(bytes: &[u8], out: &mut Vec<u8>) -> usize {
    let text = source::read(bytes, "bench").expect("the corpus is text");
    json(&gongwen::parse(text, &Options::default()), out)
}

fn whole(c: &mut Criterion) {
    let documents = documents();
    let bytes: usize = documents.iter().map(Vec::len).sum();
    let times = MEGABYTES.div_ceil(bytes);
    let mut group = c.benchmark_group("whole");
    group.sample_size(10).throughput(Throughput::Bytes((bytes * times) as u64));
    // what is measured below finds something of every kind
    let found = |kind: &dyn Fn(&Document<'_>) -> bool| {
        let parse = |d| gongwen::parse(source::read(d, "bench").expect("the corpus is text"), &Options::default());
        assert!(documents.iter().any(|d| kind(&parse(d))));
    };
    found(&|d| !d.outline.nodes.is_empty());
    found(&|d| !d.dates.is_empty());
    found(&|d| !d.figures.is_empty());
    found(&|d| !d.citations.is_empty());
    found(&|d| !d.metrics.is_empty());
    // `each` says how much it found in a document; all of them over and over
    let all = |each: &mut dyn FnMut(&[u8]) -> usize| {
        let one_time = documents.iter().map(|d| each(black_box(d))).sum::<usize>();
        assert!(one_time > 100);
        for _ in 1..times {
            let again = documents.iter().map(|d| each(black_box(d))).sum::<usize>();
            assert_eq!(again, one_time);
        }
    };
    let mut out = Vec::new();
    group.bench_function("structure", |b| b.iter(|| all(&mut |d| json(&structure(d), &mut out))));
    group.bench_function("without_metrics", |b| b.iter(|| all(&mut |d| json(&mentions(d), &mut out))));
    group.bench_function("everything", |b| b.iter(|| all(&mut |d| everything(d, &mut out))));
    // a segmenter that merely tags the same documents, line by line as a script would, so that it holds no list of all
    // its words: by its dictionary alone, and with its model for unknown words too
    let jieba = jieba_rs::Jieba::new();
    let lines = |d: &[u8], each: &dyn Fn(&str) -> usize| -> usize {
        std::str::from_utf8(d).expect("the corpus is UTF-8").lines().map(each).sum()
    };
    group.bench_function("jieba_cut", |b| b.iter(|| all(&mut |d| lines(d, &|l| jieba.cut(l, false).len()))));
    group.bench_function("jieba_tag", |b| b.iter(|| all(&mut |d| lines(d, &|l| jieba.tag(l, false).len()))));
    group.bench_function("jieba_tag_unknown", |b| b.iter(|| all(&mut |d| lines(d, &|l| jieba.tag(l, true).len()))));
    group.finish();
}

fn one_text(c: &mut Criterion) {
    let bytes = text(MEGABYTES);
    let mut group = c.benchmark_group("one_text");
    group.sample_size(10).throughput(Throughput::Bytes(bytes.len() as u64));
    let mut out = Vec::with_capacity(4 * bytes.len());
    group
        .bench_function("without_metrics", |b| b.iter(|| assert!(json(&mentions(black_box(&bytes)), &mut out) > 1000)));
    group.bench_function("everything", |b| b.iter(|| assert!(everything(black_box(&bytes), &mut out) > 1000)));
    // rulers: what nobody can be faster than, what a script does
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
    let mut out = Vec::new();
    group.bench_function("emit", |b| b.iter(|| assert!(json(black_box(&document), &mut out) > 1000)));
    group.finish();
}

/// Time per byte must not grow with the text, nor with the number of headings.
fn scaling(c: &mut Criterion) {
    for (name, make) in [
        ("documents", Box::new(|n: usize| text(n)) as Box<dyn Fn(usize) -> Vec<u8>>),
        ("one_marker", Box::new(|n: usize| "一、\n".repeat(n / 7).into_bytes())),
        ("ladder", Box::new(|n: usize| "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n".repeat(n / 45).into_bytes())),
        // a date far before its figures, and no stop between
        ("one_sentence", Box::new(|n: usize| ("上年".to_owned() + &"学校5所、".repeat(n / 13)).into_bytes())),
        // a year to compare with far before its figures
        ("compared", Box::new(|n: usize| ("比2020年".to_owned() + &"学校5所、".repeat(n / 13)).into_bytes())),
        ("one_row", Box::new(|n: usize| "| 5万元 ".repeat(n / 10).into_bytes())),
        ("one_line", Box::new(|n: usize| "全年增长5.2%，其中工业增长3.1%。".repeat(n / 44).into_bytes())),
    ] {
        let mut group = c.benchmark_group(format!("scaling/{name}"));
        group.sample_size(10);
        let mut out = Vec::new();
        for times in [1usize, 2, 4, 8] {
            let bytes = make(times * 1_000_000);
            group.throughput(Throughput::Bytes(bytes.len() as u64));
            group.bench_with_input(BenchmarkId::from_parameter(times), &bytes, |b, bytes| {
                b.iter(|| assert!(everything(black_box(bytes), &mut out) > 100));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, whole, one_text, rooms, scaling);
criterion_main!(benches);
