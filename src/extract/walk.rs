//! The one walk over tokens that finds dates and figures.
//!
//! Nothing starts inside a marker of the outline or inside the mention before it; at one place a date wins
//! over a figure, and a number that is neither is passed over to its end: [`Walk::candidate`] is where
//! all overlaps are settled.

use crate::lex::{Class, Sign, Tokens, class_of};
use crate::outline::Outline;
use crate::text::{Clean, Span};

use super::{DateMention, FigureMention, dates, figures};

/// Dates and figures as written, each in text order; no two overlap.
#[derive(Debug, Clone, Default)]
pub struct Mentions {
    /// Calendar expressions.
    pub dates: Vec<DateMention>,
    /// Quantities.
    pub figures: Vec<FigureMention>,
}

/// Where the walk stands.
pub(super) struct Place<'t> {
    /// The cleaned text.
    pub(super) text: &'t str,
    /// Where the open paragraph began.
    pub(super) paragraph_start: usize,
    /// Where the last marker of the outline ended: what stands in it says nothing of what follows (2.|35岁以下).
    pub(super) marker_end: usize,
    /// Counts paragraphs.
    pub(super) paragraph: u32,
    /// Counts sentences, over the whole text.
    pub(super) sentence: u32,
    /// Inside 《》.
    pub(super) in_title: bool,
    /// The whole text is one paragraph.
    pub(super) lone: bool,
    /// The whole text is one paragraph of nothing but Chinese numerals and 点.
    pub(super) numerals: bool,
}

impl<'t> Place<'t> {
    /// The text of the open paragraph before `at`, at most `most` characters, cut at none.
    pub(super) fn before(&self, at: usize, most: usize) -> &'t str {
        let from = &self.text[self.paragraph_start.max(self.marker_end).min(at)..at];
        match from.char_indices().rev().nth(most.saturating_sub(1)) {
            Some((cut, _)) => &from[cut..],
            None => from,
        }
    }

    /// The text after `at`.
    pub(super) fn after(&self, at: usize) -> &'t str {
        &self.text[at..]
    }

    /// The character before `at` in the paragraph.
    pub(super) fn char_before(&self, at: usize) -> Option<char> {
        self.text[self.paragraph_start.min(at)..at].chars().next_back()
    }
}

struct Walk<'t> {
    place: Place<'t>,
    found: Mentions,
    /// Nothing may start before this byte.
    free: usize,
    /// Starts of words for years and months, ascending.
    words: std::iter::Peekable<std::vec::IntoIter<u32>>,
    /// Markers of the outline, ascending.
    markers: std::iter::Peekable<std::vec::IntoIter<(u32, u32)>>,
    figures: figures::Trail,
}

/// Reads the dates and figures. Linear; cannot fail.
pub fn mentions(clean: &Clean, tokens: &Tokens, outline: &Outline) -> Mentions {
    let text = clean.as_str();
    let markers: Vec<(u32, u32)> = outline
        .nodes
        .iter()
        .filter(|n| !n.marker.is_empty())
        .map(|n| (n.marker.start() as u32, n.marker.end() as u32))
        .collect();
    let mut walk = Walk {
        place: Place {
            text,
            paragraph_start: 0,
            marker_end: 0,
            paragraph: 0,
            sentence: 0,
            in_title: false,
            lone: clean.paragraphs().len() == 1,
            numerals: text.trim().chars().all(|c| class_of(c) == Class::Numeral || c == '点'),
        },
        // a dense report holds a figure in three hundred bytes and a date in eight hundred
        found: Mentions { dates: Vec::with_capacity(text.len() / 800), figures: Vec::with_capacity(text.len() / 300) },
        free: 0,
        words: dates::words(text, tokens.signs(Sign::Time)).into_iter().peekable(),
        markers: markers.into_iter().peekable(),
        figures: figures::Trail::default(),
    };
    let mut borders = tokens.borders().peekable();
    for i in tokens.numbers() {
        while let Some(border) = borders.next_if(|&border| border < i) {
            walk.border(tokens.class(border), tokens.span(border));
        }
        let span = tokens.span(i);
        walk.words_before(span.start());
        walk.candidate(span.start());
        // a production may have ended inside the run: 二两, 九年八吨
        if walk.free > span.start() && walk.free < span.end() {
            walk.candidate(walk.free);
        }
    }
    for border in borders {
        walk.border(tokens.class(border), tokens.span(border));
    }
    walk.words_before(text.len());
    walk.found
}

impl Walk<'_> {
    /// Goes past a bracket, a sentence end or a line end.
    fn border(&mut self, class: Class, span: Span) {
        let mark = self.place.after(span.start()).chars().next();
        match class {
            Class::Open | Class::Close if matches!(mark, Some('《' | '》')) => {
                self.words_before(span.start());
                self.place.in_title = class == Class::Open;
            }
            Class::Stop => {
                self.words_before(span.start());
                if matches!(mark, Some('。' | '！' | '？' | '!' | '?')) {
                    self.place.sentence += 1;
                }
            }
            Class::Newline => {
                self.words_before(span.start());
                self.place.sentence += 1;
                self.place.paragraph += 1;
                self.place.paragraph_start = span.end();
                // a bracket that was never closed ends with its paragraph
                self.place.in_title = false;
            }
            _ => {}
        }
    }

    /// The words for years and months that begin before `to`.
    fn words_before(&mut self, to: usize) {
        while let Some(at) = self.words.next_if(|&at| (at as usize) < to) {
            let at = at as usize;
            if at >= self.free
                && !self.in_marker(at)
                && let Some(date) = dates::word_at(&self.place, at)
            {
                self.free = date.span.end();
                self.found.dates.push(date);
            }
        }
    }

    fn in_marker(&mut self, at: usize) -> bool {
        while let Some(passed) = self.markers.next_if(|m| m.1 as usize <= at) {
            self.place.marker_end = passed.1 as usize;
            self.free = self.free.max(self.place.marker_end);
        }
        self.markers.peek().is_some_and(|m| m.0 as usize <= at)
    }

    /// One place where a number begins: a date, else a figure, else its number is passed over.
    fn candidate(&mut self, at: usize) {
        if at < self.free || self.in_marker(at) {
            return;
        }
        if let Some(date) = dates::at(&self.place, at, self.free, self.found.dates.last()) {
            self.free = date.span.end();
            self.found.dates.push(date);
            return;
        }
        let read = figures::at(&self.place, at, self.free, &self.found, &mut self.figures);
        self.free = self.free.max(read.end);
        if let Some(figure) = read.figure {
            self.found.figures.push(figure);
        }
    }
}
