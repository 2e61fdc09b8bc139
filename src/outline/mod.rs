//! Paragraphs → the tree of headings (contract §4).
//!
//! “一、总体情况”, “（二）依申请公开方面。一是强化服务理念，…二是坚持需求导向，…”, “附件1” with the title
//! below it: a chapter, a run-in heading with two items under it, a bound-in document.
//!
//! Markers are read at the start of paragraphs ([`crate::grammar::marker`]); those that number nothing
//! are left out (`candidates`); depth follows from the markers alone (`depth`); titles are read from
//! each paragraph (`title`); last, enumerations inside paragraphs hang under the heading that holds
//! them (`ordinals`).

mod candidates;
mod depth;
mod ordinals;
mod title;

pub use crate::grammar::marker::Style;

use crate::frame::Frame;
use crate::lex::Tokens;
use crate::text::{Clean, Note, Span, near};
use candidates::Candidate;
use depth::{Mark, Order};

/// A heading or list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The family of its marker.
    pub style: Style,
    /// The marker's characters; empty for an unnumbered part.
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
    /// The innermost node that holds the byte `at`; absent before the first heading and behind the
    /// last one's end.
    pub fn node_at(&self, at: usize) -> Option<usize> {
        self.innermost(self.nodes.partition_point(|n| n.span.start() <= at), at)
    }

    /// The same for places that are asked for mostly in text order: `hint` is where the search
    /// begins and is left where it ended; it changes no answer.
    pub fn node_near(&self, hint: &mut usize, at: usize) -> Option<usize> {
        *hint = near(&self.nodes, *hint, |n| n.span.start() <= at);
        self.innermost(*hint, at)
    }

    /// The innermost node that holds the byte `at`, when `next` is the first that begins behind it.
    fn innermost(&self, next: usize, at: usize) -> Option<usize> {
        let mut i = next.checked_sub(1)?;
        loop {
            if at < self.nodes[i].span.end() {
                return Some(i);
            }
            i = self.nodes[i].parent?;
        }
    }
}

/// Reads the headings. Cannot fail; what is odd in the numbering is a note.
pub fn outline(clean: &Clean, tokens: &Tokens, frame: &Frame) -> (Outline, Vec<Note>) {
    let found = candidates::candidates(clean, frame);
    let marks: Vec<Mark> = found.iter().map(|c| Mark { style: c.style, number: c.number, deeper: c.deeper }).collect();
    let places = depth::depths(&marks);
    let mut notes = Vec::new();
    let mut nodes = Vec::with_capacity(found.len());
    for (c, place) in found.iter().zip(&places) {
        note_order(clean, c, place.order, &mut notes);
        nodes.push(Node {
            style: c.style,
            marker: c.marker,
            number: c.number,
            level: place.level,
            title: c.title,
            run_in: c.run_in,
            span: Span::new(c.start, c.start),
            parent: None,
        });
    }
    let paragraphs: Vec<usize> = found.iter().map(|c| c.paragraph).collect();
    close(clean, frame, &mut nodes, &paragraphs);
    let scope = scopes(clean, &nodes);
    let nodes = enumerate(clean, tokens, frame, nodes, &scope);
    let mut outline = Outline { nodes, paragraph_nodes: Vec::new() };
    outline.paragraph_nodes = scopes(clean, &outline.nodes);
    (outline, notes)
}

/// Numbering that skips or repeats is kept as written, with a note.
fn note_order(clean: &Clean, c: &Candidate, order: Order, notes: &mut Vec<Note>) {
    // articles and items of a quoted or abridged text begin anywhere: only what breaks off is odd
    let (code, message) = match (order, c.number) {
        (Order::Gap(expected), Some(n)) => {
            ("numbering_gap", format!("the marker {:?} has number {n}; {expected} was expected", clean.slice(c.marker)))
        }
        (Order::Repeat, Some(n)) => (
            "numbering_repeat",
            format!("the marker {:?} has number {n} again, or goes back to it", clean.slice(c.marker)),
        ),
        _ => return,
    };
    notes.push(Note::at(code, clean.origin(c.marker), message));
}

/// Gives each node its parent and its end: a subtree ends where the next node of its level or above
/// begins, and no heading of the document itself reaches into the signature.
fn close(clean: &Clean, frame: &Frame, nodes: &mut [Node], paragraphs: &[usize]) {
    let all = clean.paragraphs();
    let end_of = |paragraph: usize| all[paragraph].span.end();
    let body_end = frame.body.end.min(all.len());
    let mut open: Vec<usize> = Vec::new();
    let finish = |nodes: &mut [Node], i: usize, next: usize| {
        // the last paragraph before the next heading; the signature is nobody's
        let mut last = next.saturating_sub(1);
        if nodes[i].style == Style::Dash {
            // a dash item is one paragraph, with the one below it where such headings take turns with their texts: what
            // follows the list belongs to what the list stands under
            let apart = |k: Option<usize>| k.is_some_and(|k| k < nodes.len() && nodes[k].style == Style::Dash);
            let beside = apart(i.checked_sub(1)) && paragraphs[i] - paragraphs[i - 1] == 2
                || apart(Some(i + 1)) && paragraphs[i + 1] - paragraphs[i] == 2;
            let heading = beside && is_heading(clean.slice(all[paragraphs[i]].span));
            let below = paragraphs[i] + 1;
            let text = heading
                && (below < body_end || paragraphs[i] >= body_end)
                && below <= last
                && !closes_text(clean, below);
            last = paragraphs[i] + usize::from(text);
        } else if paragraphs[i] < body_end {
            last = last.min(body_end.saturating_sub(1));
        }
        let end = end_of(last.max(paragraphs[i]));
        nodes[i].span = Span::new(nodes[i].span.start(), end);
    };
    for i in 0..nodes.len() {
        while let Some(&top) = open.last() {
            if nodes[top].level < nodes[i].level {
                break;
            }
            open.pop();
            finish(nodes, top, paragraphs[i]);
        }
        nodes[i].parent = open.last().copied();
        open.push(i);
    }
    for top in open {
        finish(nodes, top, all.len());
    }
    lists_of_one_sentence(clean, nodes, paragraphs);
    // a heading whose signature lies between it and the next part ends before it, so do those above
    for i in (0..nodes.len()).rev() {
        if let Some(p) = nodes[i].parent
            && nodes[p].span.end() < nodes[i].span.end()
        {
            nodes[p].span = Span::new(nodes[p].span.start(), nodes[i].span.end());
        }
    }
}

/// True for a paragraph that closes the text: 特此报告。
fn closes_text(clean: &Clean, paragraph: usize) -> bool {
    clean.paragraphs().get(paragraph).is_none_or(|p| clean.slice(p.span).starts_with("特此"))
}

/// True for a paragraph that is a heading by its looks: short, and no stop in it but a last 。
fn is_heading(paragraph: &str) -> bool {
    /// Code points of the longest heading on a line of its own.
    const LONGEST: usize = 40;
    let text = paragraph.trim_end();
    let text = text.strip_suffix('。').unwrap_or(text);
    text.chars().nth(LONGEST).is_none() && !text.contains(['。', '；', '：', '！', '？', ';', ':'])
}

/// Ends a list that is one sentence with its last item: （一）…；（二）…；（三）…。 What follows without a marker belongs
/// to what the list stands under, as the next 款 of an article does.
fn lists_of_one_sentence(clean: &Clean, nodes: &mut [Node], paragraphs: &[usize]) {
    let all = clean.paragraphs();
    let text = |i: usize| clean.slice(all[paragraphs[i]].span).trim_end();
    let alone = |nodes: &[Node], i: usize| nodes[i].span.end() == all[paragraphs[i]].span.end();
    // one after the other: an item with children of its own is followed by a deeper node
    let mut run = 0;
    for i in 0..nodes.len() {
        let next = nodes.get(i + 1).map(|n| (n.style, n.level, n.parent));
        let here = (nodes[i].style, nodes[i].level, nodes[i].parent);
        let listed = matches!(here.0, Style::HanParen | Style::Arabic | Style::ArabicParen | Style::Circled);
        if listed && next == Some(here) && alone(nodes, i) && text(i).ends_with(['；', ';']) {
            run += 1;
            continue;
        }
        let childless = next.is_none_or(|n| n.1 < here.1 || n.1 == here.1 && n.0 != here.0);
        if listed && run > 0 && childless && text(i).ends_with('。') {
            nodes[i].span = Span::new(nodes[i].span.start(), all[paragraphs[i]].span.end());
        }
        run = 0;
    }
}

/// For each paragraph, the innermost node that it begins in.
fn scopes(clean: &Clean, nodes: &[Node]) -> Vec<Option<usize>> {
    let mut scope = Vec::with_capacity(clean.paragraphs().len());
    let mut next = 0;
    let mut at: Option<usize> = None;
    for p in clean.paragraphs() {
        while nodes.get(next).is_some_and(|n| n.span.start() <= p.span.start()) {
            at = Some(next);
            next += 1;
        }
        while at.is_some_and(|i| nodes[i].span.end() <= p.span.start()) {
            at = nodes[at.unwrap_or(0)].parent;
        }
        scope.push(at);
        // headings inside the paragraph (enumerations) are behind the next paragraph's start
        while nodes.get(next).is_some_and(|n| n.span.start() < p.span.end()) {
            at = Some(next);
            next += 1;
        }
    }
    scope
}

/// Hangs the enumerations inside paragraphs under the headings that hold them.
fn enumerate(clean: &Clean, tokens: &Tokens, frame: &Frame, nodes: Vec<Node>, scope: &[Option<usize>]) -> Vec<Node> {
    let body = frame.body.clone();
    let covers = |span: Span| nodes.binary_search_by(|n| n.marker.cmp(&span)).is_ok();
    let items = ordinals::items(clean, tokens, scope, body.end, |span| {
        let paragraph = clean.paragraph_at(span.start()).unwrap_or(0);
        (paragraph < body.start) || covers(span)
    });
    if items.is_empty() {
        return nodes;
    }
    let mut merged: Vec<Node> = Vec::with_capacity(nodes.len() + items.len());
    let mut renamed: Vec<usize> = Vec::with_capacity(nodes.len());
    let mut placed: Vec<usize> = Vec::with_capacity(items.len());
    let mut next_item = 0;
    let mut place = |merged: &mut Vec<Node>, renamed: &[usize], i: usize| {
        let item = items[i];
        let heading = scope[item.paragraph];
        let paragraph_end = clean.paragraphs()[item.paragraph].span.end();
        let parent = item.parent.map(|p| placed[p]).or(heading.map(|h| renamed[h]));
        let start = item.marker.end();
        // an item stays inside what holds it, and the line end behind it belongs to nobody
        let limit = parent.map_or(item.end, |p| item.end.min(merged[p].span.end())).max(start);
        let end = start + clean.as_str()[start..limit].trim_end_matches('\n').len();
        let body = &clean.as_str()[start..paragraph_end.min(end).max(start)];
        // the stars are those of **一是** in a Markdown text
        let content = body.trim_start_matches(['，', ',', '、', '：', '*']);
        let read = title::title(content);
        let skipped = body.len() - content.len();
        placed.push(merged.len());
        merged.push(Node {
            style: Style::Ordinal,
            marker: item.marker,
            number: Some(item.number),
            level: parent.map_or(0, |p| merged[p].level) + 1,
            title: read.as_ref().map(|(r, _)| Span::new(start + skipped + r.start, start + skipped + r.end)),
            run_in: read.is_some_and(|(_, run_in)| run_in),
            span: Span::new(item.marker.start(), end),
            parent,
        });
    };
    for node in nodes.iter() {
        while next_item < items.len() && items[next_item].marker.start() < node.span.start() {
            place(&mut merged, &renamed, next_item);
            next_item += 1;
        }
        renamed.push(merged.len());
        merged.push(Node { parent: node.parent.map(|p| renamed[p]), ..node.clone() });
    }
    while next_item < items.len() {
        place(&mut merged, &renamed, next_item);
        next_item += 1;
    }
    merged
}

#[cfg(test)]
mod tests;
