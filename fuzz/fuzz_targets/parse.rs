//! Any bytes: reading may refuse them by name, parsing may not fail, and every span lies in the text.
//!
//! `cargo install cargo-fuzz`, `mkdir -p fuzz/corpus/parse`, then, from the project's folder and with its documents for seeds,
//! `cargo +nightly fuzz run parse fuzz/corpus/parse corpus/documents -- -max_len=4096 -max_total_time=60`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = gongwen::read(bytes, "fuzz.txt") else { return };
    let document = gongwen::parse(text, &gongwen::Options::default());
    let clean = document.clean.as_str();
    for figure in &document.figures {
        assert!(!clean[figure.span.range()].is_empty());
    }
    for date in &document.dates {
        assert!(!clean[date.span.range()].is_empty());
    }
    for citation in &document.citations {
        assert!(!clean[citation.span.range()].is_empty());
    }
    let mut json = Vec::new();
    let options = gongwen::emit::JsonOptions { pretty: false, with_text: true };
    gongwen::emit::write_json(&document, options, &mut json).expect("memory takes all");
});
