//! The mark of a note with which a printed line may close.
//!
//! “统计公报[1]” is a title that ends in 公报, “公报［12］” too; “〔2024〕” and “表[甲]” hold no such mark.

/// A line less the mark of a note at its end, with which a printed title may close: 统计公报[1], 公报［1］.
pub(crate) fn less_note_mark(line: &str) -> &str {
    let open = line.trim_end().strip_suffix([']', '］']);
    let mark =
        open.map(|l| l.trim_end_matches(|c: char| c.is_ascii_digit())).filter(|l| Some(l.len()) < open.map(str::len));
    mark.and_then(|l| l.strip_suffix(['[', '［'])).unwrap_or(line)
}
