//! Whether a text is wrapped by hard line ends, and how wide.
//!
//! In extracted pages most lines are filled to one width and break off inside a sentence; in other
//! texts a line is a paragraph. The widths at which prose lines break off are counted; one or two
//! widths that hold enough of them are the wrap widths.

use super::characters;
use super::lines::Line;
use super::shape::{self, Ending};

/// How far a filled line may fall short of or exceed the wrap width, in cells: hanging punctuation,
/// an indent that the extraction lost, a Latin word that did not fit.
const TOLERANCE: u32 = 8;

/// The indent of a paragraph's first line, in cells.
const FIRST_LINE_INDENT: u32 = 4;

/// The widest line that can be a wrapped one, in cells.
const WIDEST: usize = 240;

/// The least number of lines that makes a width a wrap width.
const ENOUGH: u32 = 5;

/// The wrap of a text.
#[derive(Debug, Default)]
pub(super) struct Wrap {
    /// The widths, in cells; empty for a text that is not wrapped.
    widths: Vec<u32>,
    /// Cells by which the first line of a paragraph is indented beyond the others; 0 when unknown.
    pub(super) indent_step: u16,
    /// The indent of filled lines.
    pub(super) base_indent: u16,
    /// Every other line is empty: an empty line says nothing.
    pub(super) double_spaced: bool,
}

impl Wrap {
    /// True when the line is filled to a wrap width. Wider ones are: extraction now and then loses a
    /// line end.
    pub(super) fn is_filled(&self, line: &Line) -> bool {
        self.widths.iter().any(|&w| line.width + TOLERANCE >= w)
    }

    /// True when the line is filled so that nothing more would fit. A first line stands two characters in
    /// (GB/T 9704—2012 §7.3.3), of which an extraction may keep one blank.
    pub(super) fn is_full(&self, line: &Line) -> bool {
        let first_line = self.indent_step > 0 && line.indent > self.base_indent;
        let width = line.width + if first_line { FIRST_LINE_INDENT } else { 0 };
        self.widths.iter().any(|&w| width + 2 >= w && line.width <= w + TOLERANCE)
    }

    /// True when the text is wrapped at all.
    pub(super) fn is_wrapped(&self) -> bool {
        !self.widths.is_empty()
    }
}

/// Measures the wrap of a text.
pub(super) fn measure(source: &str, lines: &[Line]) -> Wrap {
    let mut broken = [0u32; WIDEST + 1];
    // prose lines by width; the last place holds all wider ones
    let mut prose_by_width = [0u32; WIDEST + 2];
    let mut prose = 0u32;
    for line in lines {
        // headings of one make are as wide as each other and break nothing off
        let marked = || shape::marks(line.first) && shape::marker(characters(source, line), false).is_some();
        if line.width < 36 || !line.prose || marked() {
            continue;
        }
        prose_by_width[(line.width as usize).min(WIDEST + 1)] += 1;
        if line.width as usize > WIDEST {
            continue;
        }
        prose += 1;
        if matches!(line.ending, Ending::Open | Ending::Pause | Ending::Bracket) {
            broken[line.width as usize] += 1;
        }
    }
    let total: u32 = broken.iter().sum();
    let near = |counts: &[u32; WIDEST + 1], w: usize| -> u32 {
        counts[w.saturating_sub(4)..=(w + 4).min(WIDEST)].iter().sum()
    };
    let mut widths = Vec::new();
    let mut counts = broken;
    // the broken lines must be a good part of the prose
    let may_be_wrapped = total >= ENOUGH && total * 4 >= prose;
    while may_be_wrapped && widths.len() < 2 {
        let Some((w, n)) = (36..=WIDEST).map(|w| (w, near(&counts, w))).max_by_key(|&(w, n)| (n, w)) else { break };
        // the mode must hold a good part of the broken lines
        if n < ENOUGH || n * 4 < total {
            break;
        }
        // the centre of the cluster: its most frequent width
        let centre = (w.saturating_sub(4)..=(w + 4).min(WIDEST)).max_by_key(|&v| (counts[v], v)).unwrap_or(w);
        widths.push(centre as u32);
        for c in &mut counts[w.saturating_sub(12)..=(w + 12).min(WIDEST)] {
            *c = 0;
        }
    }
    // a wrapped text has few lines that are wider than its wrap
    if let Some(&widest) = widths.iter().max() {
        let from = (widest + TOLERANCE + 1) as usize;
        let wider: u32 = prose_by_width[from.min(WIDEST + 1)..].iter().sum();
        let within: u32 = widths.iter().map(|&w| near(&broken, w as usize)).sum();
        if wider > within {
            widths.clear();
        }
    }
    let mut wrap = Wrap { widths, ..Wrap::default() };
    if wrap.is_wrapped() {
        indents(lines, &mut wrap);
    }
    wrap
}

/// Finds the indent of filled lines and of first lines.
fn indents(lines: &[Line], wrap: &mut Wrap) {
    let mut counts = [0u32; 64];
    let (mut filled, mut spaced) = (0u32, 0u32);
    for line in lines.iter().filter(|l| wrap.is_filled(l)) {
        counts[usize::from(line.indent).min(63)] += 1;
        filled += 1;
        spaced += u32::from(line.blank_before > 0);
    }
    wrap.double_spaced = spaced * 5 > filled * 3;
    let base = (0..64).max_by_key(|&i| (counts[i], 64 - i)).unwrap_or(0);
    wrap.base_indent = base as u16;
    // first lines stand one to five blanks further in
    let deeper: u32 = counts[(base + 1).min(63)..(base + 9).min(64)].iter().sum();
    if deeper * 12 >= filled {
        let step = (base + 1..(base + 9).min(64)).max_by_key(|&i| counts[i]).map_or(0, |i| i - base);
        wrap.indent_step = step as u16;
    }
}
