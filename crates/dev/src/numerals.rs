//! Random numerals in great number: nothing panics, nothing hangs, and the laws of figures hold for all of them.
//!
//! The strings are drawn from the characters that numerals are written with, so most are none or nearly one:
//! 三万百五, 1,23万.5, 〇两半. They are put into lines with a unit behind them and read as documents.

use std::time::Instant;

use gongwen::{Options, parse, read};

const LETTERS: &[char] = &[
    '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '兆', '两', '半',
    '廿', '卅', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾', '佰', '仟', '多', '余', '几', '第', '点',
    '分', '之', '成', '倍', '负', '0', '1', '2', '3', '5', '8', '9', '.', ',', '%', '‰', '-', '—', '～', '至', '到',
    '０', '１', '９', '．', '，', ' ', '约', '近', '°',
];

/// Behind the strings in turn.
const UNITS: &[&str] = &["人", "万元", "", "个百分点", "亩", "年", "%", "以上", "月3日"];

/// Strings in one document.
const LINES: u64 = 5_000;

/// Draws `count` strings; the same seed draws the same.
pub(crate) fn run(count: u64, seed: u64) -> Result<(), String> {
    let started = Instant::now();
    let mut state = seed;
    // a linear congruential generator (Knuth, MMIX) is random enough to mix letters
    let mut draw = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let (mut done, mut figures, mut slowest) = (0, 0, 0.0f64);
    while done < count {
        let mut text = String::new();
        for _ in 0..LINES.min(count - done) {
            text.push_str("全年完成");
            for _ in 0..=draw(11) {
                text.push(LETTERS[draw(LETTERS.len())]);
            }
            text.push_str(UNITS[draw(UNITS.len())]);
            text.push_str("。\n");
            done += 1;
        }
        let batch = Instant::now();
        let source = read(text.as_bytes(), "numerals.txt").map_err(|e| e.to_string())?;
        let document = parse(source, &Options::default());
        slowest = slowest.max(batch.elapsed().as_secs_f64());
        let mut last = 0;
        for figure in &document.figures {
            let span = figure.span;
            let written = &document.clean.as_str()[span.range()];
            if span.start() < last || written.trim().is_empty() {
                return Err(format!("expected figures apart from each other, found {written:?} before byte {last}"));
            }
            if figure.low.zip(figure.high).is_some_and(|(low, high)| low > high) {
                return Err(format!("expected low <= high, found otherwise in {written:?}"));
            }
            last = span.end();
        }
        figures += document.figures.len();
    }
    let seconds = started.elapsed().as_secs_f64();
    println!("{done} strings, {figures} figures, {seconds:.1} s; the slowest {LINES} took {slowest:.3} s");
    Ok(())
}
