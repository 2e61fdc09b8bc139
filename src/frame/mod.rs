//! Lines → the parts of the form: 版头, 主体, 版记 by GB/T 9704—2012.
//!
//! “清政发〔2024〕1号”, “各县（市、区）人民政府：”, “2024年1月9日印发”.
//!
//! Whole paragraphs are labelled first, zone by zone: the head down to the addressees (`head`,
//! `caption`, `title`, `addressee`, `speech`), the foot (`imprint`), then the signature between them
//! (`signature`); the parts are read inside the paragraphs so labelled. What the letter itself does not say
//! is filled from the page's caption table.

mod addressee;
mod caption;
mod head;
mod imprint;
mod kind;
mod line;
mod organ;
mod signature;
mod speech;
mod title;

pub(crate) use kind::{is_norm, stem_of};

use crate::lex::Tokens;
use crate::text::{Clean, Span};

/// A part of the form: its characters as normalised text and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where it stands in the cleaned text.
    pub span: Span,
    /// The characters at the span without line ends and typesetting blanks.
    pub text: String,
    /// The rule that read it, for `explain`.
    pub rule: &'static str,
}

/// 发文字号 with its parsed parts (GB/T 9704 §7.2.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocNumber {
    /// The whole number as written.
    pub part: Part,
    /// 机关代字: 运国动办字; absent for a bare 第706号.
    pub prefix: Option<String>,
    /// The year in brackets; absent for orders.
    pub year: Option<i32>,
    /// The running number; absent when it is not a number.
    pub number: Option<u32>,
}

/// A date of the form with its value as an EDTF string; `value` is `None` when it is not settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormDate {
    /// The date as written.
    pub part: Part,
    /// `2024-01-09`, or less when the text says less.
    pub value: Option<String>,
}

/// 附件说明 (GB/T 9704 §7.3.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The name of the attached document.
    pub part: Part,
    /// The running number before it; absent when there is only one.
    pub number: Option<u32>,
}

/// 发文机关标志 (GB/T 9704 §7.2.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuerMark {
    /// The mark as written, 文件 included.
    pub part: Part,
    /// The mark less 文件.
    pub issuer: String,
}

/// All parts of the form. A part that the document does not have is `None` or empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// 份号 §7.2.1
    pub copy_number: Option<Part>,
    /// 密级和保密期限 §7.2.2
    pub secrecy: Option<Part>,
    /// 紧急程度 §7.2.3
    pub urgency: Option<Part>,
    /// 发文机关标志 §7.2.4
    pub issuer_mark: Option<IssuerMark>,
    /// 发文字号 §7.2.5
    pub doc_number: Option<DocNumber>,
    /// 签发人 §7.2.6
    pub signatories: Vec<Part>,
    /// 标题 §7.3.1
    pub title: Option<Part>,
    /// 主送机关 §7.3.2
    pub addressees: Vec<Part>,
    /// 附件说明 §7.3.4
    pub attachments: Vec<Attachment>,
    /// 发文机关署名 §7.3.5
    pub issuers: Vec<Part>,
    /// 成文日期 §7.3.5.4
    pub issued_on: Option<FormDate>,
    /// 附注 §7.3.6
    pub note: Option<Part>,
    /// 抄送机关 §7.4.2
    pub cc: Vec<Part>,
    /// 印发机关 §7.4.3
    pub printed_by: Option<Part>,
    /// 印发日期 §7.4.3
    pub printed_on: Option<FormDate>,
    /// 文种: one of the fifteen of the 条例 art. 8, from the title's tail or the mark; else absent.
    pub kind: Option<&'static str>,
    /// Paragraph indices (into `Clean::paragraphs`) of the body: from the first line after the
    /// addressees (or title) up to 附件说明 or, where there is none, the signature; what is bound in
    /// after the signature follows `tail`. The first paragraph is the addressees' own when the text
    /// begins on their line.
    pub body: std::ops::Range<usize>,
    /// The first paragraph after the signature block (署名, 成文日期, 附注), where bound-in
    /// documents and the 版记 stand; equals `body.end` when there is no signature.
    pub tail: usize,
}

/// Reads the parts of the form. Cannot fail: what is not found is absent.
pub fn frame(clean: &Clean, _tokens: &Tokens) -> Frame {
    let lines = line::Lines::new(clean);
    let mut frame = Frame::default();
    let head = head::read(lines, &mut frame);
    let foot = imprint::read(lines, &mut frame, head.body).unwrap_or(lines.len());
    let session = frame.issued_on.is_some();
    // 〔2025〕第11号 of a joint order, whose mark was lost with the page, or an order's number in brackets below
    // the title: persons sign it
    let numbered = frame.doc_number.as_ref().is_some_and(|n| match &n.prefix {
        None => n.part.text.contains('第'),
        Some(prefix) => prefix.ends_with('令'),
    });
    let order = head.order || numbered;
    let zone = if head.speech && session { None } else { signature::read(lines, &mut frame, head.body, foot, order) };
    head::fill(lines, &head.table, &mut frame);
    frame.kind = head::kind_of(&frame, head.order);
    (frame.body, frame.tail) = match zone {
        Some(zone) => (head.body..zone.start.max(head.body), zone.end.max(head.body)),
        None => (head.body..foot.max(head.body), foot.max(head.body)),
    };
    frame
}

#[cfg(test)]
mod tests;
