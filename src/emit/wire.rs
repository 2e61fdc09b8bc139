//! # Wire format
//!
//! The only types that are serialised: schema `gongwen/1`, field by field as the contract says it.
//! Every `span` is `[start, end)` in Unicode code points of the source text.

use std::borrow::Cow;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

use crate::document::Document as Parsed;
use crate::frame;
use crate::outline;
use crate::resolve;
use crate::text::{Origin, Places, Span as CleanSpan};

/// The name of this format.
pub const SCHEMA: &str = "gongwen/1";

/// `[start, end)` in Unicode code points of the source text.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct Span(pub u32, pub u32);

/// An exact decimal, written as a JSON number with all its digits.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(with = "serde_json::Number")]
pub struct Number(Decimal);

impl Number {
    /// The decimal.
    pub fn value(&self) -> Decimal {
        self.0
    }
}

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Number {
        Number(value)
    }
}

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // the shortest exact form: 28694900, 5.2; the written digits stay in `text`
        let shortest = self.0.normalize();
        if shortest.scale() == 0
            && let Ok(whole) = i64::try_from(shortest)
        {
            return to.serialize_i64(whole);
        }
        let number: serde_json::Number = shortest.to_string().parse().map_err(serde::ser::Error::custom)?;
        number.serialize(to)
    }
}

/// One parsed document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document<'d> {
    /// Always `gongwen/1`.
    #[schemars(extend("const" = SCHEMA))]
    pub schema: &'static str,
    /// What was read.
    pub source: Source<'d>,
    /// 文种: one of the fifteen of the 条例 art. 8 (令 is 命令); null when the title does not say.
    #[schemars(extend("enum" = ["决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要", null]))]
    pub kind: Option<&'d str>,
    /// The year that 今年 means; null when the text does not settle it.
    pub year: Option<i32>,
    /// The parts of the form.
    pub frame: Frame<'d>,
    /// The tree of headings.
    pub outline: Vec<Node<'d>>,
    /// Every paragraph of the text after joining.
    pub paragraphs: Vec<Paragraph<'d>>,
    /// Calendar expressions in text order.
    pub dates: Vec<Date<'d>>,
    /// Quantities in text order.
    pub figures: Vec<Figure<'d>>,
    /// Named laws and documents in text order.
    pub citations: Vec<Citation<'d>>,
    /// What each figure says.
    pub metrics: Vec<Metric<'d>>,
    /// What was odd, unsettled or contradictory.
    pub notes: Vec<Note<'d>>,
    /// The text that spans count in; only with `--with-text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub source_text: Option<&'d str>,
}

/// What the document was read from.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Source<'d> {
    /// The name that the caller gave.
    pub name: &'d str,
    /// `txt`, `html`, `docx`, `pdf` or `ofd`.
    #[schemars(extend("enum" = ["txt", "html", "docx", "pdf", "ofd"]))]
    pub format: &'d str,
    /// The encoding as the Encoding Standard names it.
    pub encoding: &'d str,
    /// `certain`, `likely` or `damaged`: how sure the encoding is.
    #[schemars(extend("enum" = ["certain", "likely", "damaged"]))]
    pub encoding_certainty: &'d str,
    /// SHA-256 of the bytes.
    #[schemars(extend("pattern" = "^[0-9a-f]{64}$"))]
    pub sha256: &'d str,
    /// Code points of the source text.
    pub chars: usize,
    /// Pages of a paged format, else null.
    pub pages: Option<u32>,
}

/// A part of the form.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Part<'d> {
    /// The characters without line breaks and typesetting blanks.
    pub text: Cow<'d, str>,
    /// Where they stand.
    pub span: Span,
}

/// 发文机关标志.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IssuerMark<'d> {
    /// The mark as written.
    pub text: Cow<'d, str>,
    /// Where it stands.
    pub span: Span,
    /// The mark less 文件.
    pub issuer: &'d str,
}

/// 发文字号.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocNumber<'d> {
    /// The number as written.
    pub text: Cow<'d, str>,
    /// Where it stands.
    pub span: Span,
    /// 机关代字; null for a bare 第706号.
    pub prefix: Option<&'d str>,
    /// The year in brackets; null for orders.
    pub year: Option<i32>,
    /// The running number.
    pub number: Option<u32>,
}

/// A date of the form.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FormDate<'d> {
    /// The date as written.
    pub text: Cow<'d, str>,
    /// Where it stands.
    pub span: Span,
    /// EDTF; null when the text does not settle it.
    pub value: Option<&'d str>,
}

/// 附件说明.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Attachment<'d> {
    /// The attached document's name.
    pub text: Cow<'d, str>,
    /// Where it stands.
    pub span: Span,
    /// Its running number; null when there is only one.
    pub number: Option<u32>,
}

/// The parts of the form (GB/T 9704—2012); a part that the document does not have is null or empty.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Frame<'d> {
    /// 份号
    pub copy_number: Option<Part<'d>>,
    /// 密级和保密期限
    pub secrecy: Option<Part<'d>>,
    /// 紧急程度
    pub urgency: Option<Part<'d>>,
    /// 发文机关标志
    pub issuer_mark: Option<IssuerMark<'d>>,
    /// 发文字号
    pub doc_number: Option<DocNumber<'d>>,
    /// 签发人
    pub signatories: Vec<Part<'d>>,
    /// 标题
    pub title: Option<Part<'d>>,
    /// 主送机关
    pub addressees: Vec<Part<'d>>,
    /// 附件说明
    pub attachments: Vec<Attachment<'d>>,
    /// 发文机关署名
    pub issuers: Vec<Part<'d>>,
    /// 成文日期
    pub issued_on: Option<FormDate<'d>>,
    /// 附注
    pub note: Option<Part<'d>>,
    /// 抄送机关
    pub cc: Vec<Part<'d>>,
    /// 印发机关
    pub printed_by: Option<Part<'d>>,
    /// 印发日期
    pub printed_on: Option<FormDate<'d>>,
}

/// A heading or list item.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Node<'d> {
    /// The path: "1.2.3" is the third child of the second child of the first root.
    pub id: &'d str,
    /// The family of the marker: `part`, `chapter`, `section`, `article`, `han`, `han_paren`,
    /// `arabic`, `arabic_paren`, `circled`, `dash` or `ordinal`.
    #[schemars(extend("enum" = ["part", "chapter", "section", "article", "han", "han_paren", "arabic", "arabic_paren", "circled", "dash", "ordinal"]))]
    pub style: &'d str,
    /// The marker as written, blanks removed; "" when there is none.
    pub marker: Cow<'d, str>,
    /// The marker's number; null for dashes and unnumbered parts.
    pub number: Option<u32>,
    /// Depth in the tree, from 1.
    pub level: u32,
    /// The title without its closing punctuation; null where there is none.
    pub title: Option<Cow<'d, str>>,
    /// Where the title stands; null where there is none.
    pub title_span: Option<Span>,
    /// True when text follows the title in the same paragraph.
    pub run_in: bool,
    /// From the marker to the end of the subtree.
    pub span: Span,
    /// The nodes below.
    pub children: Vec<Node<'d>>,
}

/// A paragraph after joining.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Paragraph<'d> {
    /// Where it stands.
    pub span: Span,
    /// The id of its outline node; null before the first heading.
    pub node: Option<&'d str>,
}

/// A calendar expression.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Date<'d> {
    /// Where it stands.
    pub span: Span,
    /// The characters without line breaks and typesetting blanks.
    pub text: Cow<'d, str>,
    /// EDTF (ISO 8601-2); null when the text does not settle it.
    pub value: Option<&'d str>,
    /// First day, `YYYY-MM-DD`.
    pub start: Option<&'d str>,
    /// Last day, `YYYY-MM-DD`.
    pub end: Option<&'d str>,
    /// `explicit`, `context`, `document`, `relative` or `period`.
    #[schemars(extend("enum" = ["explicit", "context", "document", "relative", "period"]))]
    pub basis: &'d str,
    /// `start`, `end`, `early`, `mid`, `late`, `since`, `until`, `by` or null.
    #[schemars(extend("enum" = ["start", "end", "early", "mid", "late", "since", "until", "by", null]))]
    pub modifier: Option<&'d str>,
    /// The id of its outline node.
    pub node: Option<&'d str>,
}

/// A figure in its dimension's base unit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Base<'d> {
    /// The value; null for a range.
    pub value: Option<Number>,
    /// The lower end of a range.
    pub low: Option<Number>,
    /// The upper end of a range.
    pub high: Option<Number>,
    /// The base unit.
    pub unit: &'d str,
}

/// By how much something rose or fell.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Change<'d> {
    /// `increase` or `decrease`.
    #[schemars(extend("enum" = ["increase", "decrease"]))]
    pub direction: &'d str,
    /// `yoy`, `mom`, `annual_average`, `since` or null.
    #[schemars(extend("enum" = ["yoy", "mom", "annual_average", "since", null]))]
    pub basis: Option<&'d str>,
}

/// A quantity.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Figure<'d> {
    /// Where it stands.
    pub span: Span,
    /// The characters without line breaks and typesetting blanks.
    pub text: Cow<'d, str>,
    /// The number with its scale applied, exact; null for a range.
    pub value: Option<Number>,
    /// The lower end of a range.
    pub low: Option<Number>,
    /// The upper end of a range.
    pub high: Option<Number>,
    /// Canonical unit or measure word; "" for a bare number.
    pub unit: &'d str,
    /// The dimension of the unit; "" when it has none.
    pub dimension: &'d str,
    /// `money`, `percent`, `percentage_point`, `multiple`, `fraction`, `measure`, `duration` or
    /// `count`.
    #[schemars(extend("enum" = ["money", "percent", "percentage_point", "multiple", "fraction", "measure", "duration", "count"]))]
    pub kind: &'d str,
    /// `over`, `under`, `about`, `at_least`, `at_most` or null.
    #[schemars(extend("enum" = ["over", "under", "about", "at_least", "at_most", null]))]
    pub qualifier: Option<&'d str>,
    /// Rise or fall, when the figure says that.
    pub change: Option<Change<'d>>,
    /// In the base unit of its dimension; null when it has none.
    pub base: Option<Base<'d>>,
    /// The id of its outline node.
    pub node: Option<&'d str>,
}

/// A document number that a citation carries.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CitedNumber<'d> {
    /// Normal form: 国发〔2015〕13号.
    pub text: &'d str,
    /// Where it stands, brackets around it excluded.
    pub span: Span,
    /// 机关代字.
    pub prefix: Option<&'d str>,
    /// Year.
    pub year: Option<i32>,
    /// Running number.
    pub number: Option<u32>,
}

/// One provision: 第十二条第一款第（三）项.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Provision<'d> {
    /// 条; 第X条之一 is "X-1".
    pub article: Option<&'d str>,
    /// 款.
    pub paragraph: Option<u32>,
    /// 项.
    pub item: Option<u32>,
}

/// The version of a law in force on the document's date.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VersionInForce<'d> {
    /// The day this version was adopted or published.
    pub adopted: &'d str,
    /// 公布, 修正 or 修订.
    pub act: &'d str,
}

/// A named law or document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Citation<'d> {
    /// Where it stands, brackets included.
    pub span: Span,
    /// The characters without line breaks and typesetting blanks.
    pub text: Cow<'d, str>,
    /// The inside of the brackets; null for a document number that stands alone.
    pub title: Option<Cow<'d, str>>,
    /// `constitution`, `law`, `administrative_regulation`, `local_regulation`, `rule`,
    /// `judicial_interpretation`, `party_regulation`, `normative_document`, `plan`, `report`,
    /// `standard` or `other`.
    #[schemars(extend("enum" = ["constitution", "law", "administrative_regulation", "local_regulation", "rule", "judicial_interpretation", "party_regulation", "normative_document", "plan", "report", "standard", "other"]))]
    pub kind: &'d str,
    /// The full official title; null where unknown.
    pub canonical: Option<&'d str>,
    /// The document number beside it.
    pub doc_number: Option<CitedNumber<'d>>,
    /// Provisions named right after it.
    pub provisions: Vec<Provision<'d>>,
    /// True when it stands in 《》.
    pub quoted: bool,
    /// The version in force on the document's date; null where unknown.
    pub version: Option<VersionInForce<'d>>,
    /// The id of its outline node.
    pub node: Option<&'d str>,
}

/// What one figure says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Metric<'d> {
    /// Index in `figures`; null for a zero by negation.
    pub figure: Option<usize>,
    /// Where it stands.
    pub span: Span,
    /// What is counted or measured.
    pub subject: Option<&'d str>,
    /// The verb that governs it.
    pub predicate: Option<Cow<'d, str>>,
    /// EDTF; null when nothing settles it.
    pub period: Option<&'d str>,
    /// Whose figure it is where the text says so beside it: 全市, 我办, 宿城区; else null.
    pub scope: Option<&'d str>,
    /// `actual`: what is or was; `target`: what is planned, expected, demanded or laid down.
    #[schemars(extend("enum" = ["actual", "target"]))]
    pub status: &'d str,
    /// The content words of the subject in one order, parted by blanks: what the same metric of another
    /// document has too; null without a subject.
    pub key: Option<&'d str>,
    /// The value, exact.
    pub value: Option<Number>,
    /// The unit.
    pub unit: &'d str,
    /// Rise or fall, when the figure says that.
    pub change: Option<Change<'d>>,
    /// The id of its outline node.
    pub node: Option<&'d str>,
}

/// An observation about the document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Note<'d> {
    /// A stable name.
    pub code: &'d str,
    /// Where; null when it is about the whole document.
    pub span: Option<Span>,
    /// A sentence for a person.
    pub message: &'d str,
}

/// Asks for a byte that will be read soon, and does not wait for it.
#[inline]
fn bring(text: &[u8], at: usize) {
    std::hint::black_box(text.get(at).copied());
}

fn number(d: &Option<Decimal>) -> Option<Number> {
    d.map(Number)
}

fn change(c: &Option<resolve::Change>) -> Option<Change<'static>> {
    c.map(|c| Change { direction: c.direction.as_str(), basis: c.basis.map(|b| b.as_str()) })
}

/// The path of each node, "1.2.3", by its index in [`outline::Outline::nodes`].
#[derive(Debug)]
pub struct Ids {
    all: String,
    /// Where each path begins in `all`, and where the last one ends.
    begins: Vec<usize>,
}

impl Ids {
    /// The paths of all nodes of an outline.
    pub fn of(outline: &outline::Outline) -> Ids {
        let mut ids = Ids { all: String::with_capacity(8 * outline.nodes.len()), begins: vec![0] };
        ids.begins.reserve(outline.nodes.len());
        let mut children = vec![0u32; outline.nodes.len()];
        let mut roots = 0u32;
        for n in &outline.nodes {
            let nth = match n.parent {
                Some(p) => {
                    ids.all.extend_from_within(ids.begins[p]..ids.begins[p + 1]);
                    ids.all.push('.');
                    &mut children[p]
                }
                None => &mut roots,
            };
            *nth += 1;
            if let Some(digit) = char::from_digit(*nth, 10) {
                ids.all.push(digit);
            } else {
                ids.all.push_str(&nth.to_string());
            }
            ids.begins.push(ids.all.len());
        }
        ids
    }

    /// The paths in text order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.begins.windows(2).map(|w| &self.all[w[0]..w[1]])
    }
}

impl std::ops::Index<usize> for Ids {
    type Output = str;

    fn index(&self, node: usize) -> &str {
        &self.all[self.begins[node]..self.begins[node + 1]]
    }
}

/// A parsed document with what its wire form needs besides: the ids and the places in code points.
#[derive(Debug)]
pub struct Wire<'d> {
    parsed: &'d Parsed<'d>,
    ids: Ids,
    places: Places<'d>,
}

/// Rows that are made together: what they are read from lies far apart in a long document. All their places are
/// asked for first, so that the processor waits for them together and not for each alone.
const ROWS: usize = 128;

impl<'d> Wire<'d> {
    /// Prepares a document for writing.
    pub fn new(parsed: &'d Parsed<'d>) -> Wire<'d> {
        Wire { parsed, ids: Ids::of(&parsed.outline), places: Places::new(parsed.text.as_str()) }
    }

    fn origin(&self, at: Origin) -> Span {
        let start = self.places.char_of(at.start());
        Span(start as u32, self.places.char_from(at.start(), start, at.end()) as u32)
    }

    fn span(&self, at: CleanSpan) -> Span {
        self.origin(self.parsed.clean.origin(at))
    }

    /// Where the spans of some rows stand. Afterwards their characters are near.
    fn spans(&self, rows: impl Iterator<Item = CleanSpan>) -> Vec<Span> {
        let clean = self.parsed.clean.as_str().as_bytes();
        let source = self.parsed.text.as_str().as_bytes();
        let origins: Vec<Origin> = rows
            .map(|at| {
                bring(clean, at.start());
                self.parsed.clean.origin(at)
            })
            .collect();
        for at in &origins {
            bring(source, at.start());
            bring(source, at.end());
        }
        origins.into_iter().map(|at| self.origin(at)).collect()
    }

    /// The characters as the source has them, without what was dropped.
    fn slice(&self, at: CleanSpan) -> Cow<'d, str> {
        self.parsed.clean.written(at, &self.parsed.text)
    }

    /// A part's text; where it holds full-width forms, as the source has them.
    fn part_text(&self, p: &'d frame::Part) -> Cow<'d, str> {
        self.like_source(p.span, &p.text, |written| written)
    }

    /// A cited title; where it holds full-width forms, as the source has them.
    fn title_text(&self, span: CleanSpan, title: &'d str) -> Cow<'d, str> {
        self.like_source(span, title, |written| {
            let mut inside = written.chars();
            inside.next();
            if title.chars().count() < inside.as_str().chars().count() {
                inside.next_back();
            }
            inside.as_str()
        })
    }

    /// `text`, which was read at `span`, with the source's full-width forms: only where both have as many
    /// characters, so that nothing but the forms can differ.
    fn like_source(&self, span: CleanSpan, text: &'d str, cut: impl Fn(&str) -> &str) -> Cow<'d, str> {
        match self.slice(span) {
            Cow::Borrowed(_) => Cow::Borrowed(text),
            Cow::Owned(written) => {
                let written: String = written.chars().filter(|c| !c.is_whitespace()).collect();
                let inside = cut(&written);
                let same = inside.chars().count() == text.chars().count();
                if same { Cow::Owned(inside.to_owned()) } else { Cow::Borrowed(text) }
            }
        }
    }

    fn part(&self, p: &'d frame::Part) -> Part<'d> {
        Part { text: self.part_text(p), span: self.span(p.span) }
    }

    fn parts(&self, p: &'d [frame::Part]) -> Vec<Part<'d>> {
        p.iter().map(|p| self.part(p)).collect()
    }

    fn form_date(&self, d: &'d frame::FormDate) -> FormDate<'d> {
        FormDate { text: self.part_text(&d.part), span: self.span(d.part.span), value: d.value.as_deref() }
    }

    fn source(&self) -> Source<'d> {
        let provenance = self.parsed.text.provenance();
        Source {
            name: &provenance.name,
            format: provenance.format,
            encoding: provenance.encoding,
            encoding_certainty: provenance.certainty.as_str(),
            sha256: &provenance.sha256,
            chars: self.places.chars(),
            pages: provenance.pages,
        }
    }

    fn frame(&self) -> Frame<'d> {
        let f = &self.parsed.frame;
        Frame {
            copy_number: f.copy_number.as_ref().map(|p| self.part(p)),
            secrecy: f.secrecy.as_ref().map(|p| self.part(p)),
            urgency: f.urgency.as_ref().map(|p| self.part(p)),
            issuer_mark: f.issuer_mark.as_ref().map(|m| IssuerMark {
                text: self.part_text(&m.part),
                span: self.span(m.part.span),
                issuer: &m.issuer,
            }),
            doc_number: f.doc_number.as_ref().map(|n| DocNumber {
                text: self.part_text(&n.part),
                span: self.span(n.part.span),
                prefix: n.prefix.as_deref(),
                year: n.year,
                number: n.number,
            }),
            signatories: self.parts(&f.signatories),
            title: f.title.as_ref().map(|p| self.part(p)),
            addressees: self.parts(&f.addressees),
            attachments: f
                .attachments
                .iter()
                .map(|a| Attachment { text: self.part_text(&a.part), span: self.span(a.part.span), number: a.number })
                .collect(),
            issuers: self.parts(&f.issuers),
            issued_on: f.issued_on.as_ref().map(|d| self.form_date(d)),
            note: f.note.as_ref().map(|p| self.part(p)),
            cc: self.parts(&f.cc),
            printed_by: f.printed_by.as_ref().map(|p| self.part(p)),
            printed_on: f.printed_on.as_ref().map(|d| self.form_date(d)),
        }
    }

    /// The year that 今年 means.
    fn year(&self) -> Option<i32> {
        self.parsed.year.as_ref().map(|y| y.year)
    }

    fn node<'w>(&'w self, n: &'d outline::Node, id: &'w str) -> Node<'w> {
        let squeeze = |s: Cow<'d, str>| match s.chars().any(char::is_whitespace) {
            true => s.chars().filter(|c| !c.is_whitespace()).collect::<String>().into(),
            false => s,
        };
        Node {
            id,
            style: n.style.as_str(),
            marker: squeeze(self.slice(n.marker)),
            number: n.number,
            level: n.level,
            // the printed title of a document bound in, as that of the document itself
            title: n.title.map(|t| self.slice(t)).map(|t| if n.style == outline::Style::Part { squeeze(t) } else { t }),
            title_span: n.title.map(|t| self.span(t)),
            run_in: n.run_in,
            span: self.span(n.span),
            children: Vec::new(),
        }
    }

    /// The roots of the outline, each with its subtree.
    pub(super) fn outline(&self) -> impl Iterator<Item = Node<'_>> {
        let mut next = 0;
        self.parsed.outline.nodes.chunk_by(|_, n| n.parent.is_some()).filter_map(move |subtree| {
            // each node waits on a stack until its subtree ends
            let mut open: Vec<(usize, Node<'_>)> = Vec::new();
            let close = |open: &mut Vec<(usize, Node<'_>)>| {
                if let Some((_, done)) = open.pop()
                    && let Some((_, above)) = open.last_mut()
                {
                    above.children.push(done);
                }
            };
            for n in subtree {
                while open.last().is_some_and(|(at, _)| n.parent != Some(*at)) {
                    close(&mut open);
                }
                open.push((next, self.node(n, &self.ids[next])));
                next += 1;
            }
            while open.len() > 1 {
                close(&mut open);
            }
            open.pop().map(|(_, root)| root)
        })
    }

    pub(super) fn paragraphs(&self) -> impl Iterator<Item = Vec<Paragraph<'_>>> {
        let nodes = self.parsed.outline.paragraph_nodes.chunks(ROWS);
        self.parsed.clean.paragraphs().chunks(ROWS).zip(nodes).map(|(paragraphs, nodes)| {
            let spans = self.spans(paragraphs.iter().map(|p| p.span));
            spans.into_iter().zip(nodes).map(|(span, n)| Paragraph { span, node: n.map(|i| &self.ids[i]) }).collect()
        })
    }

    /// Tells the id of the innermost node at each place; the places are asked for mostly in text order.
    fn nodes<'w>(&'w self) -> impl FnMut(CleanSpan) -> Option<&'w str> + use<'w, 'd> {
        let mut near = 0;
        move |at| self.parsed.outline.node_near(&mut near, at.start()).map(|i| &self.ids[i])
    }

    pub(super) fn dates(&self) -> impl Iterator<Item = Vec<Date<'_>>> {
        let mut node = self.nodes();
        self.parsed.dates.chunks(ROWS).map(move |dates| {
            for value in dates.iter().filter_map(|d| d.value.as_ref()) {
                bring(value.as_bytes(), 0);
            }
            let spans = self.spans(dates.iter().map(|d| d.span));
            let rows = dates.iter().zip(spans).map(|(d, span)| Date {
                span,
                text: self.slice(d.span),
                value: d.value.as_deref(),
                start: d.start.as_ref().map(resolve::IsoDay::as_str),
                end: d.end.as_ref().map(resolve::IsoDay::as_str),
                basis: d.basis.as_str(),
                modifier: d.modifier.map(|m| m.as_str()),
                node: node(d.span),
            });
            rows.collect()
        })
    }

    pub(super) fn figures(&self) -> impl Iterator<Item = Vec<Figure<'_>>> {
        let mut node = self.nodes();
        self.parsed.figures.chunks(ROWS).map(move |figures| {
            let spans = self.spans(figures.iter().map(|f| f.span));
            let rows = figures.iter().zip(spans).map(|(f, span)| Figure {
                span,
                text: self.slice(f.span),
                value: number(&f.value),
                low: number(&f.low),
                high: number(&f.high),
                unit: &f.unit,
                dimension: f.dimension,
                kind: f.kind.as_str(),
                qualifier: f.qualifier.map(|q| q.as_str()),
                change: change(&f.change),
                base: f.base.as_ref().map(|b| Base {
                    value: number(&b.value),
                    low: number(&b.low),
                    high: number(&b.high),
                    unit: &b.unit,
                }),
                node: node(f.span),
            });
            rows.collect()
        })
    }

    pub(super) fn citations(&self) -> impl Iterator<Item = Vec<Citation<'_>>> {
        let mut node = self.nodes();
        self.parsed.citations.chunks(ROWS).map(move |citations| {
            let spans = self.spans(citations.iter().map(|c| c.span));
            let rows = citations.iter().zip(spans).map(|(c, span)| Citation {
                span,
                text: self.slice(c.span),
                title: c.title.as_deref().map(|t| self.title_text(c.span, t)),
                kind: c.kind.as_str(),
                canonical: c.canonical.as_deref(),
                doc_number: c.doc_number.as_ref().map(|n| CitedNumber {
                    text: &n.normal,
                    span: self.span(n.span),
                    prefix: n.prefix.as_deref(),
                    year: n.year,
                    number: n.number,
                }),
                provisions: c
                    .provisions
                    .iter()
                    .map(|p| Provision { article: p.article.as_deref(), paragraph: p.paragraph, item: p.item })
                    .collect(),
                quoted: c.quoted,
                version: c.version.as_ref().map(|v| VersionInForce { adopted: &v.adopted, act: &v.act }),
                node: node(c.span),
            });
            rows.collect()
        })
    }

    pub(super) fn metrics(&self) -> impl Iterator<Item = Vec<Metric<'_>>> {
        let mut node = self.nodes();
        self.parsed.metrics.chunks(ROWS).map(move |metrics| {
            for m in metrics {
                for name in [&m.subject, &m.period, &m.key].into_iter().flatten() {
                    bring(name.as_bytes(), 0);
                }
            }
            let spans = self.spans(metrics.iter().map(|m| m.span));
            let rows = metrics.iter().zip(spans).map(|(m, span)| Metric {
                figure: m.figure,
                span,
                subject: m.subject.as_deref(),
                predicate: m.predicate.map(|p| self.slice(p)),
                period: m.period.as_deref(),
                scope: m.scope.as_deref(),
                status: m.status.as_str(),
                key: m.key.as_deref(),
                value: number(&m.value),
                unit: &m.unit,
                change: change(&m.change),
                node: node(m.span),
            });
            rows.collect()
        })
    }

    pub(super) fn notes(&self) -> impl Iterator<Item = Vec<Note<'_>>> {
        let note =
            |n: &'d crate::text::Note| Note { code: n.code, span: n.at.map(|at| self.origin(at)), message: &n.message };
        self.parsed.notes.chunks(ROWS).map(move |notes| notes.iter().map(note).collect())
    }

    /// The text that spans count in.
    pub(super) fn source_text(&self) -> &str {
        self.parsed.text.as_str()
    }

    /// The document in the wire's types without its rows.
    pub(super) fn head(&self) -> Document<'_> {
        Document {
            schema: SCHEMA,
            source: self.source(),
            kind: self.parsed.frame.kind,
            year: self.year(),
            frame: self.frame(),
            outline: Vec::new(),
            paragraphs: Vec::new(),
            dates: Vec::new(),
            figures: Vec::new(),
            citations: Vec::new(),
            metrics: Vec::new(),
            notes: Vec::new(),
            source_text: None,
        }
    }

    /// The document in the wire's types, all of it in memory.
    pub fn document(&self, with_text: bool) -> Document<'_> {
        Document {
            outline: self.outline().collect(),
            paragraphs: self.paragraphs().flatten().collect(),
            dates: self.dates().flatten().collect(),
            figures: self.figures().flatten().collect(),
            citations: self.citations().flatten().collect(),
            metrics: self.metrics().flatten().collect(),
            notes: self.notes().flatten().collect(),
            source_text: with_text.then(|| self.source_text()),
            ..self.head()
        }
    }
}
