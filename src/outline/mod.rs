//! Paragraphs → the tree of headings (contract §4).

use crate::frame::Frame;
use crate::lex::Tokens;
use crate::text::{Clean, Note, Span};

/// The family of a marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// A document bound in after the signature: 附件1, or the 办法 that a notice issues.
    Part,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第一条
    Article,
    /// 一、
    Han,
    /// （一）
    HanParen,
    /// 1.
    Arabic,
    /// （1）
    ArabicParen,
    /// ①
    Circled,
    /// ——
    Dash,
    /// 一是 · 第一， · 其一 · 首先，
    Ordinal,
}

impl Style {
    /// The name in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Style::Part => "part",
            Style::Chapter => "chapter",
            Style::Section => "section",
            Style::Article => "article",
            Style::Han => "han",
            Style::HanParen => "han_paren",
            Style::Arabic => "arabic",
            Style::ArabicParen => "arabic_paren",
            Style::Circled => "circled",
            Style::Dash => "dash",
            Style::Ordinal => "ordinal",
        }
    }
}

/// A heading or list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The family of its marker.
    pub style: Style,
    /// The marker's characters; empty for an unnumbered part or where none stands.
    pub marker: Span,
    /// The marker's number; absent for dashes and unnumbered parts.
    pub number: Option<u32>,
    /// Depth in the tree, from 1.
    pub level: u32,
    /// The title's characters; absent where the paragraph has none.
    pub title: Option<Span>,
    /// True when text follows the title in the same paragraph.
    pub run_in: bool,
    /// From the marker (or the title's first character) to the end of the subtree.
    pub span: Span,
    /// Index of the parent in [`Outline::nodes`]; absent for a root.
    pub parent: Option<usize>,
}

/// The tree, flat in text order: a node's subtree follows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// All nodes in text order.
    pub nodes: Vec<Node>,
    /// For each paragraph of the text, the innermost node that it belongs to.
    pub paragraph_nodes: Vec<Option<usize>>,
}

impl Outline {
    /// The innermost node that holds the byte `at`; absent before the first heading.
    pub fn node_at(&self, at: usize) -> Option<usize> {
        let mut i = self.nodes.partition_point(|n| n.span.start() <= at).checked_sub(1)?;
        loop {
            if at < self.nodes[i].span.end() {
                return Some(i);
            }
            i = self.nodes[i].parent?;
        }
    }
}

/// Reads the headings. Cannot fail; what is odd in the numbering is a note.
pub fn outline(clean: &Clean, _tokens: &Tokens, _frame: &Frame) -> (Outline, Vec<Note>) {
    (Outline { nodes: Vec::new(), paragraph_nodes: vec![None; clean.paragraphs().len()] }, Vec::new())
}
