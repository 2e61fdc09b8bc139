//! The wire's types as JSON without blanks: what `serde_json` writes of them, in less time.
//!
//! `{"span":[0,9],"node":null}` · `[{"span":[12,17],"text":"5.2%","value":5.2}]` · `"他说：\"好\""`
//!
//! A document is mostly rows of known fields, and a field's name needs no look for characters to escape: it is one
//! constant, its quotation marks included. Strings that hold such a character are left to `serde_json`. Each field is
//! named once more here; the compiler holds the names to be those of the type, a test the text to be that of
//! `serde_json`.

use std::borrow::Cow;
use std::io::{self, Write as _};

use rust_decimal::Decimal;

use super::wire::{
    Attachment, Base, Change, Citation, CitedNumber, Date, DocNumber, Document, Figure, FormDate, Frame, IssuerMark,
    Metric, Node, Note, Number, Paragraph, Part, Provision, Source, Span, VersionInForce, Wire,
};

/// A value that is written as JSON.
pub(super) trait Compact {
    /// Appends the JSON.
    fn json(&self, to: &mut Vec<u8>);
}

/// Appends a document row by row. `between` gets the buffer after some rows, and may take out what is written, so that a
/// large document is never held twice.
///
/// # Errors
/// Those of `between`.
pub(super) fn write(
    wire: &Wire<'_>,
    with_text: bool,
    to: &mut Vec<u8>,
    mut between: impl FnMut(&mut Vec<u8>) -> io::Result<()>,
) -> io::Result<()> {
    let head = wire.head();
    to.extend_from_slice(b"{\"schema\":");
    head.schema.json(to);
    to.extend_from_slice(b",\"source\":");
    head.source.json(to);
    to.extend_from_slice(b",\"kind\":");
    head.kind.json(to);
    to.extend_from_slice(b",\"year\":");
    head.year.json(to);
    to.extend_from_slice(b",\"frame\":");
    head.frame.json(to);
    to.extend_from_slice(b",\"outline\":");
    rows(wire.outline().map(|root| vec![root]), to, &mut between)?;
    to.extend_from_slice(b",\"paragraphs\":");
    rows(wire.paragraphs(), to, &mut between)?;
    to.extend_from_slice(b",\"dates\":");
    rows(wire.dates(), to, &mut between)?;
    to.extend_from_slice(b",\"figures\":");
    rows(wire.figures(), to, &mut between)?;
    to.extend_from_slice(b",\"citations\":");
    rows(wire.citations(), to, &mut between)?;
    to.extend_from_slice(b",\"metrics\":");
    rows(wire.metrics(), to, &mut between)?;
    to.extend_from_slice(b",\"notes\":");
    rows(wire.notes(), to, &mut between)?;
    if with_text {
        to.extend_from_slice(b",\"source_text\":");
        wire.source_text().json(to);
    }
    to.push(b'}');
    Ok(())
}

/// Rows that are made some at a time.
fn rows<R: Compact>(
    all: impl Iterator<Item = Vec<R>>,
    to: &mut Vec<u8>,
    between: &mut impl FnMut(&mut Vec<u8>) -> io::Result<()>,
) -> io::Result<()> {
    to.push(b'[');
    let mut first = true;
    for some in all {
        for row in &some {
            if !first {
                to.push(b',');
            }
            first = false;
            row.json(to);
        }
        between(to)?;
    }
    to.push(b']');
    Ok(())
}

/// The fields of a type, in the order of the wire.
macro_rules! fields {
    ($($name:ident { $first:ident $(, $field:ident)* })*) => {$(
        impl Compact for $name<'_> {
            fn json(&self, to: &mut Vec<u8>) {
                let $name { $first $(, $field)* } = self;
                to.extend_from_slice(concat!("{\"", stringify!($first), "\":").as_bytes());
                $first.json(to);
                $(
                    to.extend_from_slice(concat!(",\"", stringify!($field), "\":").as_bytes());
                    $field.json(to);
                )*
                to.push(b'}');
            }
        }
    )*};
}

fields! {
    Source { name, format, encoding, encoding_certainty, sha256, chars, pages }
    Frame {
        copy_number, secrecy, urgency, issuer_mark, doc_number, signatories, title, addressees, attachments, issuers,
        issued_on, note, cc, printed_by, printed_on
    }
    Part { text, span }
    IssuerMark { text, span, issuer }
    DocNumber { text, span, prefix, year, number }
    FormDate { text, span, value }
    Attachment { text, span, number }
    Node { id, style, marker, number, level, title, title_span, run_in, span, children }
    Paragraph { span, node }
    Date { span, text, value, start, end, basis, modifier, node }
    Figure { span, text, value, low, high, unit, dimension, kind, qualifier, change, base, node }
    Base { value, low, high, unit }
    Change { direction, basis }
    Citation { span, text, title, kind, canonical, doc_number, provisions, quoted, version, node }
    CitedNumber { text, span, prefix, year, number }
    Provision { article, paragraph, item }
    VersionInForce { adopted, act }
    Metric { figure, span, subject, predicate, period, scope, status, key, value, unit, change, node }
    Note { code, span, message }
}

impl Compact for Document<'_> {
    fn json(&self, to: &mut Vec<u8>) {
        let Document {
            schema,
            source,
            kind,
            year,
            frame,
            outline,
            paragraphs,
            dates,
            figures,
            citations,
            metrics,
            notes,
            source_text,
        } = self;
        let fields: [(&str, &dyn Compact); 12] = [
            ("{\"schema\":", schema),
            (",\"source\":", source),
            (",\"kind\":", kind),
            (",\"year\":", year),
            (",\"frame\":", frame),
            (",\"outline\":", outline),
            (",\"paragraphs\":", paragraphs),
            (",\"dates\":", dates),
            (",\"figures\":", figures),
            (",\"citations\":", citations),
            (",\"metrics\":", metrics),
            (",\"notes\":", notes),
        ];
        for (name, value) in fields {
            to.extend_from_slice(name.as_bytes());
            value.json(to);
        }
        if let Some(text) = source_text {
            to.extend_from_slice(b",\"source_text\":");
            text.json(to);
        }
        to.push(b'}');
    }
}

impl Compact for Span {
    #[inline]
    fn json(&self, to: &mut Vec<u8>) {
        to.push(b'[');
        self.0.json(to);
        to.push(b',');
        self.1.json(to);
        to.push(b']');
    }
}

impl Compact for Number {
    fn json(&self, to: &mut Vec<u8>) {
        let shortest: Decimal = self.value().normalize();
        match i64::try_from(shortest) {
            Ok(whole) if shortest.scale() == 0 => to.extend_from_slice(itoa::Buffer::new().format(whole).as_bytes()),
            _ => write!(to, "{shortest}").expect("memory takes all"),
        }
    }
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl Compact for $integer {
            #[inline]
            fn json(&self, to: &mut Vec<u8>) {
                to.extend_from_slice(itoa::Buffer::new().format(*self).as_bytes());
            }
        }
    )*};
}

integers! { u32 i32 usize }

impl Compact for bool {
    fn json(&self, to: &mut Vec<u8>) {
        to.extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

/// True where JSON escapes a character: a control, a quotation mark or a backslash. Most strings are short, so eight
/// bytes are asked at once, without the setting up that longer stretches are worth.
#[inline]
fn is_escaped(text: &str) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    // a byte below `least` leaves its high bit set when `least` is taken from it, and had none itself
    let below = |word: u64, least: u64| word.wrapping_sub(least * ONES) & !word & HIGH;
    let is = |word: u64, byte: u8| below(word ^ (u64::from(byte) * ONES), 1);
    let any = |word: u64| below(word, 0x20) | is(word, b'"') | is(word, b'\\') != 0;
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [b' '; 8];
    last[..rest.len()].copy_from_slice(rest);
    words.iter().fold(any(u64::from_le_bytes(last)), |found, word| found | any(u64::from_le_bytes(*word)))
}

impl Compact for &str {
    #[inline]
    fn json(&self, to: &mut Vec<u8>) {
        if is_escaped(self) {
            serde_json::to_writer(to, self).expect("memory takes all");
            return;
        }
        to.reserve(self.len() + 2);
        to.push(b'"');
        to.extend_from_slice(self.as_bytes());
        to.push(b'"');
    }
}

impl Compact for Cow<'_, str> {
    #[inline]
    fn json(&self, to: &mut Vec<u8>) {
        (&**self).json(to);
    }
}

impl<T: Compact> Compact for Option<T> {
    #[inline]
    fn json(&self, to: &mut Vec<u8>) {
        match self {
            Some(value) => value.json(to),
            None => to.extend_from_slice(b"null"),
        }
    }
}

impl<T: Compact> Compact for Vec<T> {
    fn json(&self, to: &mut Vec<u8>) {
        to.push(b'[');
        for (i, value) in self.iter().enumerate() {
            if i > 0 {
                to.push(b',');
            }
            value.json(to);
        }
        to.push(b']');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// More rows than are made together.
    const MANY: usize = 150;

    #[test]
    fn a_document_is_written_as_serde_json_writes_it() {
        let text = "青禾市人民政府文件\n青政发〔2024〕3号\n签发人：甲\n关于印发《青禾市供水条例》的通知\n各区：\n\
                    一、“总体\"情况\\\n2023年，全市新建公园12个，增长５.20％，其中5—7个。\n（一）下一步\n\
                    一是扩大范围，二是未发生事故。按照《青禾市供水条例》第三条之一办理。\n二、其他\n今日。\n\
                    附件：1.清单\n青禾市人民政府\n2024年3月5日\n（此件公开发布）\n抄送：各局。\n\
                    青禾市人民政府办公室  2024年3月6日印发\n";
        // more of each row than are made together, and more bytes than are gathered
        let text = format!("{text}{}", "三、各项\n2024年1月，按照《青禾市供水条例》新建公园12个。\n".repeat(2 * MANY));
        let text = crate::source::read(text.as_bytes(), "a\u{1}\"b").expect("text");
        let parsed = crate::parse(text, &crate::Options::default());
        let wire = Wire::new(&parsed);
        for with_text in [false, true] {
            let held = wire.document(with_text);
            assert!(held.outline.len() > 1 && held.outline[0].children[0].children.len() > 1);
            assert!(held.metrics.len().min(held.citations.len()).min(held.dates.len()) > MANY);
            let serde = serde_json::to_string(&held).expect("memory takes all");
            let mut compact = Vec::new();
            held.json(&mut compact);
            assert_eq!(String::from_utf8_lossy(&compact), serde);
            let mut streamed = Vec::new();
            write(&wire, with_text, &mut streamed, |_| Ok(())).expect("memory takes all");
            assert_eq!(String::from_utf8_lossy(&streamed), serde);
            // what is taken out between the rows, and what is left at the end
            let (mut taken, mut left) = (Vec::new(), Vec::new());
            write(&wire, with_text, &mut left, |some| {
                taken.append(some);
                Ok(())
            })
            .expect("memory takes all");
            assert!(!taken.is_empty() && !left.is_empty());
            taken.append(&mut left);
            assert_eq!(String::from_utf8_lossy(&taken), serde);
        }
    }

    #[test]
    fn whatever_json_escapes_is_escaped() {
        for (c, before) in (0..0x3000).filter_map(char::from_u32).flat_map(|c| ["", "第", "第二十"].map(|b| (c, b)))
        {
            let text = format!("{before}{c}条");
            let mut written = Vec::new();
            (&*text).json(&mut written);
            assert_eq!(String::from_utf8_lossy(&written), serde_json::to_string(&text).expect("memory takes all"));
        }
        for number in ["0", "-3", "5.20", "0.0001", "79228162514264337593543950335", "9223372036854775808"] {
            let number = Number::from(number.parse::<Decimal>().expect("a number"));
            let mut written = Vec::new();
            number.json(&mut written);
            assert_eq!(String::from_utf8_lossy(&written), serde_json::to_string(&number).expect("memory takes all"));
        }
    }
}
