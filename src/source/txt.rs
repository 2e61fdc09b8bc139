//! Plain text: which encoding the bytes are in, and their characters.
//!
//! `E9 80 9A E7 9F A5` is 通知 in UTF-8, `CD A8 D6 AA` in GB18030, `1A 90 E5 77` in UTF-16LE
//! without a mark; `E9 80 9A E7 9F 0A` is UTF-8 with one damaged place, read as 通�⏎.
//!
//! The rule, first match wins:
//! 1. a byte order mark decides (UTF-8, UTF-16, GB18030) and is dropped;
//! 2. valid UTF-8 without NUL is UTF-8, but for a short text of strange two-byte characters that
//!    GB18030 reads without a fault;
//! 3. with NUL or invalid as UTF-8: UTF-16 when nine in ten code units of one byte order are Han,
//!    CJK punctuation, wide forms or printable ASCII;
//! 4. valid UTF-8 with NUL is UTF-8, unless control characters show a binary file;
//! 5. invalid as UTF-8: UTF-8 when there are more than twice as many three-byte characters as faults
//!    (GB18030 text has a fault in nearly every character then), else GB18030 when at most one
//!    character in twenty is a fault or for private use, else UTF-8 when at most one byte in twenty is a fault;
//! 6. else the bytes are no text.
//!
//! Each damaged place becomes one U+FFFD and a note.

use std::borrow::Cow;
use std::cmp::Ordering;

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_16BE, UTF_16LE};
use memchr::{memchr, memchr_iter};

use super::Fault;
use crate::text::{Certainty, Note, Origin, stride};

/// Decoded characters, and how sure they are.
#[derive(Debug)]
pub(super) struct Decoded<'b> {
    /// The bytes themselves where they are UTF-8.
    pub(super) string: Cow<'b, str>,
    pub(super) encoding: &'static str,
    pub(super) certainty: Certainty,
    pub(super) notes: Vec<Note>,
}

/// Notes about single damaged places in one document; the rest is counted in one more note.
const MAX_PLACES: usize = 16;

/// Decodes bytes that carry no signature of another format.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Fault> {
    let (characters, certainty) = characters(bytes)?;
    let mut notes = Vec::new();
    if characters.string.is_empty() {
        notes.push(Note::whole("empty", "the file holds no characters"));
    }
    control_notes(&characters, &mut notes);
    fault_notes(&characters, &mut notes);
    let certainty = if characters.faults == 0 { certainty } else { Certainty::Damaged };
    Ok(Decoded { string: characters.string, encoding: characters.encoding, certainty, notes })
}

fn characters(bytes: &[u8]) -> Result<(Characters<'_>, Certainty), Fault> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Ok((utf8(rest), Certainty::Certain));
    }
    for (mark, encoding) in [(&b"\xFF\xFE"[..], UTF_16LE), (b"\xFE\xFF", UTF_16BE), (b"\x84\x31\x95\x33", GB18030)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return Ok((Characters::decode(encoding, rest), Certainty::Certain));
        }
    }
    let valid = simdutf8::basic::from_utf8(bytes).ok();
    // where no control character is odd, none is NUL
    let controls = odd_controls(bytes);
    if let (Some(text), true) = (valid, controls == 0 || memchr(0, bytes).is_none()) {
        refuse_binary(bytes, controls)?;
        if !only_strange_pairs(text) {
            return Ok((Characters { controls: Some(controls), ..Characters::whole(text) }, Certainty::Certain));
        }
        let as_gb = Characters::decode(GB18030, bytes);
        if as_gb.oddities() == 0 {
            return Ok((as_gb, Certainty::Likely));
        }
        return Ok((Characters::whole(text), Certainty::Likely));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok((Characters::decode(encoding, bytes), Certainty::Likely));
    }
    refuse_binary(bytes, controls)?;
    if let Some(text) = valid {
        return Ok((Characters::whole(text), Certainty::Certain));
    }
    let as_utf8 = Utf8Count::new(bytes);
    if as_utf8.wide > 2 * as_utf8.faults {
        return Ok((utf8(bytes), Certainty::Likely));
    }
    let as_gb = Characters::decode(GB18030, bytes);
    let odd = as_gb.oddities();
    if odd <= 1 || odd * 20 <= as_gb.string.chars().count() {
        return Ok((as_gb, Certainty::Likely));
    }
    if as_utf8.faults * 20 <= bytes.len() {
        return Ok((utf8(bytes), Certainty::Likely));
    }
    Err(Fault::NotText {
        found: "bytes that fit none of them",
        at: as_utf8.first,
        advice: "name a text file, or save it as UTF-8",
    })
}

/// Characters with the places where bytes could not be decoded.
#[derive(Debug)]
struct Characters<'b> {
    string: Cow<'b, str>,
    encoding: &'static str,
    /// Damaged places in all; one U+FFFD each.
    faults: usize,
    /// The first places: where the U+FFFD stands, and the byte of the file that it stands for.
    places: Vec<(Origin, usize)>,
    /// Odd control characters of ASCII, where they were counted on the way.
    controls: Option<usize>,
}

impl<'b> Characters<'b> {
    fn new(encoding: &'static str, string: impl Into<Cow<'b, str>>) -> Characters<'b> {
        Characters { string: string.into(), encoding, faults: 0, places: Vec::new(), controls: None }
    }

    fn whole(text: &'b str) -> Characters<'b> {
        Characters::new("UTF-8", text)
    }

    fn fault(&mut self, byte: usize) {
        let start = self.string.len();
        self.string.to_mut().push(char::REPLACEMENT_CHARACTER);
        self.faults += 1;
        if self.places.len() < MAX_PLACES {
            self.places.push((Origin::new(start, self.string.len()), byte));
        }
    }

    /// Damaged places and private-use characters: what a text in its right encoding hardly has,
    /// and random bytes have in plenty.
    fn oddities(&self) -> usize {
        self.faults + self.string.chars().filter(|c| ('\u{E000}'..='\u{F8FF}').contains(c)).count()
    }

    fn decode(encoding: &'static Encoding, bytes: &[u8]) -> Characters<'b> {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        // two bytes of GB18030 or UTF-16 make three of UTF-8
        let mut out = Characters::new(encoding.name(), String::with_capacity(bytes.len() / 2 * 3 + 16));
        let mut read = 0;
        loop {
            let (result, n) = decoder.decode_to_string_without_replacement(&bytes[read..], out.string.to_mut(), true);
            read += n;
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {
                    let more = decoder.max_utf8_buffer_length_without_replacement(bytes.len() - read);
                    out.string.to_mut().reserve(more.unwrap_or(bytes.len() - read).max(64));
                }
                DecoderResult::Malformed(bad, after) => {
                    out.fault(read.saturating_sub(usize::from(bad) + usize::from(after)));
                }
            }
        }
        out
    }
}

fn utf8(bytes: &[u8]) -> Characters<'_> {
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Characters::whole(text);
    }
    let mut out = Characters::new("UTF-8", String::with_capacity(bytes.len() + 16));
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        out.string.to_mut().push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            out.fault(at);
            at += chunk.invalid().len();
        }
    }
    out
}

/// True for a short GB18030 text that happens to be valid UTF-8: 通知 is CD A8 D6 AA, two pairs
/// that are U+0368 U+05AA in UTF-8. No character of three bytes stands in it, and one of two bytes
/// is neither Latin, Greek nor Cyrillic.
fn only_strange_pairs(text: &str) -> bool {
    !text.is_ascii()
        && !text.bytes().any(|b| b >= 0xE0)
        && text.chars().any(|c| !matches!(c, '\u{0}'..='\u{17F}' | '\u{370}'..='\u{4FF}'))
}

/// How well bytes fit UTF-8.
struct Utf8Count {
    /// Characters of three bytes: Han, CJK punctuation, wide forms.
    wide: usize,
    faults: usize,
    /// Byte of the first fault.
    first: usize,
}

impl Utf8Count {
    fn new(bytes: &[u8]) -> Utf8Count {
        let mut count = Utf8Count { wide: 0, faults: 0, first: 0 };
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            count.wide += chunk.valid().bytes().filter(|b| (0xE2..=0xEF).contains(b)).count();
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                if count.faults == 0 {
                    count.first = at;
                }
                count.faults += 1;
                at += chunk.invalid().len();
            }
        }
        count
    }
}

/// Code units of the sample that tells UTF-16; the rest of a file is like its begin.
const UTF16_SAMPLE: usize = 32 << 10;

fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let expected = |unit: u16| matches!(unit, 0x4E00..=0x9FFF | 0x3000..=0x303F | 0xFF00..=0xFFEF | 0x2000..=0x206F | 0x2460..=0x24FF | 0x20..=0x7E | 9 | 10 | 13);
    let (mut little, mut big, mut all) = (0, 0, 0);
    for pair in bytes.chunks_exact(2).take(UTF16_SAMPLE) {
        let unit = u16::from_le_bytes([pair[0], pair[1]]);
        little += usize::from(expected(unit));
        big += usize::from(expected(unit.swap_bytes()));
        all += 1;
    }
    if little.max(big) * 10 < all * 9 || all == 0 {
        return None;
    }
    match little.cmp(&big) {
        Ordering::Greater => Some(UTF_16LE),
        Ordering::Less => Some(UTF_16BE),
        // 关于 the other way round is 獑蹎: the order with more common characters, and never a tie
        Ordering::Equal => {
            let sample = &bytes[..bytes.len().min(2 * UTF16_SAMPLE) / 2 * 2];
            let [little, big] = [UTF_16LE, UTF_16BE].map(|e| common_characters(&Characters::decode(e, sample).string));
            (little != big).then_some(if little > big { UTF_16LE } else { UTF_16BE })
        }
    }
}

/// Characters of ASCII and of GB 2312 level 1, the 3755 most used: B0..D7 A1..FE in GB18030.
fn common_characters(text: &str) -> usize {
    let mut buffer = [0; 4];
    text.chars()
        .filter(|c| {
            let (bytes, ..) = GB18030.encode(c.encode_utf8(&mut buffer));
            matches!(*bytes, [0xB0..=0xD7, 0xA1..=0xFE] | [_])
        })
        .count()
}

/// Control characters of ASCII but tab, line feed, form feed and carriage return; NUL included.
#[inline]
fn is_odd_control(b: u8) -> bool {
    // tab, line feed, (vertical tab), form feed, carriage return are 9 to 13
    (b < 0x20) & ((b.wrapping_sub(9) > 4) | (b == 0x0B)) | (b == 0x7F)
}

fn odd_controls(bytes: &[u8]) -> usize {
    stride::sum(bytes, |b| u8::from(is_odd_control(b)))
}

/// More than one control character in twenty bytes is no text, unless there are only a handful
/// in a text that is short. `odd` are the control characters.
fn refuse_binary(bytes: &[u8], odd: usize) -> Result<(), Fault> {
    if odd * 2 < bytes.len().max(1) && (odd <= 8 || odd * 20 <= bytes.len()) {
        return Ok(());
    }
    let found = if memchr_iter(0, bytes).count() * 2 >= odd {
        "binary data with NUL bytes"
    } else {
        "binary data with control characters"
    };
    let at = bytes.iter().position(|&b| is_odd_control(b)).unwrap_or(0);
    Err(Fault::NotText { found, at, advice: "name a text file" })
}

fn control_notes(text: &Characters<'_>, notes: &mut Vec<Note>) {
    let bytes = text.string.as_bytes();
    let odd = text.controls.unwrap_or_else(|| odd_controls(bytes));
    let nuls = if odd == 0 { 0 } else { memchr_iter(0, bytes).count() };
    if let Some(first) = (nuls > 0).then(|| memchr(0, bytes)).flatten() {
        let message = format!("{nuls} NUL characters, the first here; they are kept in the text");
        notes.push(Note::at("nul", Origin::new(first, first + 1), message));
    }
    // U+0080..U+009F are C2 80..9F in UTF-8
    let upper = |&at: &usize| matches!(bytes.get(at + 1), Some(0x80..=0x9F));
    let lower = odd - nuls;
    let count = lower + memchr_iter(0xC2, bytes).filter(upper).count();
    if count > 0 {
        let first_lower =
            (lower > 0).then(|| bytes.iter().position(|&b| b != 0 && is_odd_control(b))).flatten().map(|at| (at, 1));
        let first_upper = memchr_iter(0xC2, bytes).find(upper).map(|at| (at, 2));
        if let Some((at, len)) = first_lower.into_iter().chain(first_upper).min() {
            let message = format!("{count} control characters, the first here; they are kept in the text");
            notes.push(Note::at("control_characters", Origin::new(at, at + len), message));
        }
    }
}

fn fault_notes(characters: &Characters<'_>, notes: &mut Vec<Note>) {
    for &(at, byte) in &characters.places {
        let message = format!("bytes at offset {byte} are no {}; read as U+FFFD", characters.encoding);
        notes.push(Note::at("damaged_bytes", at, message));
    }
    if characters.faults > characters.places.len() {
        let message = format!(
            "{} damaged places in all; the first {} are noted one by one",
            characters.faults,
            characters.places.len()
        );
        notes.push(Note::whole("damaged_bytes", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTICE: &str = "关于开展检查的通知\r\n各科室：\n一、2023年检查时间，①②③约5.2%。";

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    fn gb(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    fn with(mark: &[u8], bytes: Vec<u8>) -> Vec<u8> {
        [mark, &bytes].concat()
    }

    #[test]
    fn every_encoding_gives_the_same_characters() {
        use Certainty::{Certain, Likely};
        for (bytes, encoding, certainty) in [
            (NOTICE.as_bytes().to_vec(), "UTF-8", Certain),
            (with(b"\xEF\xBB\xBF", NOTICE.into()), "UTF-8", Certain),
            (with(b"\xFF\xFE", utf16(NOTICE, u16::to_le_bytes)), "UTF-16LE", Certain),
            (with(b"\xFE\xFF", utf16(NOTICE, u16::to_be_bytes)), "UTF-16BE", Certain),
            (utf16(NOTICE, u16::to_le_bytes), "UTF-16LE", Likely),
            (utf16(NOTICE, u16::to_be_bytes), "UTF-16BE", Likely),
            (gb(NOTICE), "gb18030", Likely),
            (with(b"\x84\x31\x95\x33", gb(NOTICE)), "gb18030", Certain),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!(decoded.string, NOTICE, "{encoding}");
            assert_eq!((decoded.encoding, decoded.certainty), (encoding, certainty));
            assert!(decoded.notes.is_empty());
        }
    }

    #[test]
    fn short_texts_are_told_too() {
        for text in ["通知", "函", "关于", "abc", "2023"] {
            assert_eq!(decode(text.as_bytes()).unwrap().string, text);
            assert_eq!(decode(&utf16(text, u16::to_le_bytes)).unwrap().string, text);
            assert_eq!(decode(&utf16(text, u16::to_be_bytes)).unwrap().string, text);
            assert_eq!(decode(&gb(text)).unwrap().string, text);
        }
    }

    #[test]
    fn characters_beyond_gbk_are_read() {
        // four-byte forms of GB18030
        let text = "仫佬族地名䶮、𠮷，欧元€";
        assert_eq!(decode(&gb(text)).unwrap().string, text);
    }

    #[test]
    fn a_few_bad_bytes_are_no_reason_to_take_gb18030() {
        let mut bytes = NOTICE.repeat(3).into_bytes();
        bytes[4] = 0xFF; // inside 于
        bytes.truncate(bytes.len() - 1); // inside 。
        let decoded = decode(&bytes).unwrap();
        assert_eq!((decoded.encoding, decoded.certainty), ("UTF-8", Certainty::Damaged));
        assert!(decoded.string.starts_with("关\u{FFFD}\u{FFFD}\u{FFFD}开展") || decoded.string.contains('\u{FFFD}'));
        assert!(decoded.string.contains("各科室：\n一、2023年"));
        let places: Vec<_> = decoded.notes.iter().filter(|n| n.code == "damaged_bytes").collect();
        assert!(places.len() >= 2);
        for note in places {
            let at = note.at.unwrap();
            assert_eq!(&decoded.string[at.range()], "\u{FFFD}");
        }
    }

    #[test]
    fn notes_about_damage_are_bounded_and_counted() {
        let bytes = "各科室要认真落实\u{0}".repeat(100).into_bytes();
        let bytes: Vec<u8> = bytes.into_iter().map(|b| if b == 0 { 0xFF } else { b }).collect();
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.notes.len(), MAX_PLACES + 1);
        assert_eq!(decoded.notes[MAX_PLACES].at, None);
        assert!(decoded.notes[MAX_PLACES].message.starts_with("100 damaged places"));
    }

    #[test]
    fn damaged_gb18030_and_utf16_are_read_with_notes() {
        let mut bytes = gb(&NOTICE.repeat(4));
        bytes.push(0xB0); // half a character
        let decoded = decode(&bytes).unwrap();
        assert_eq!((decoded.encoding, decoded.certainty), ("gb18030", Certainty::Damaged));
        assert!(decoded.string.ends_with("。\u{FFFD}"));

        let mut bytes = utf16(NOTICE, u16::to_le_bytes);
        bytes.extend_from_slice(&[0x00, 0xD8, 0x1A, 0x90, 0x41]); // a lone surrogate, 通, half a unit
        let decoded = decode(&bytes).unwrap();
        assert_eq!((decoded.encoding, decoded.certainty), ("UTF-16LE", Certainty::Damaged));
        assert!(decoded.string.ends_with("。\u{FFFD}通\u{FFFD}"), "{}", decoded.string);
    }

    #[test]
    fn line_ends_and_controls_stay_and_are_noted() {
        let text = "一\r二\r\n三\u{2028}四\u{0}五\u{7}六\u{85}七\u{c}八";
        let decoded = decode(text.as_bytes()).unwrap();
        assert_eq!(decoded.string, text);
        let notes: Vec<_> = decoded.notes.iter().map(|n| (n.code, &decoded.string[n.at.unwrap().range()])).collect();
        assert_eq!(notes, [("nul", "\u{0}"), ("control_characters", "\u{7}")]);
        assert!(decoded.notes[1].message.starts_with("2 control"));
    }

    #[test]
    fn an_empty_file_is_a_document() {
        for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE"] {
            let decoded = decode(bytes).unwrap();
            assert_eq!(decoded.string, "");
            assert_eq!(decoded.notes[0].code, "empty");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let mut state = 7u64;
        let random: Vec<u8> = (0..4096)
            .map(|_| {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                (state >> 33) as u8
            })
            .collect();
        let high: Vec<u8> = random.iter().map(|b| b | 0x80).collect();
        for bytes in [random, vec![0; 100], vec![0], vec![1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 14, 15], high] {
            let fault = decode(&bytes).expect_err("no text").to_string();
            assert!(fault.contains("expected text") && fault.contains("byte "), "{fault}");
        }
    }

    #[test]
    fn ten_megabytes_in_one_line() {
        let text = "要认真落实".repeat(10 << 20 >> 4);
        assert_eq!(decode(text.as_bytes()).unwrap().string.len(), text.len());
        assert_eq!(decode(&gb(&text)).unwrap().string, text);
    }
}
