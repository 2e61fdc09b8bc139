//! The line of a speech-like report that says when and where it was given (contract §3).
//!
//! “——2026年2月2日在清河省第十四届人民代表大会第五次会议上”, “2026年1月14日在…会议上”,
//! “…的报告——1955年7月5日至6日在…会议上 国务院总理×××”.
//!
//! ```text
//! line := title? dash* day (sep day)? 在 … (会议|大会|全会|会)上 byline?
//! ```

use super::line::{Lines, at_most, bracketed};
use super::{FormDate, Part};
use crate::grammar::form::{self, Day};

/// What the line holds.
pub(super) struct Session<'c> {
    /// The title printed on the same line; empty when none is.
    pub(super) title: &'c str,
    /// The day.
    pub(super) day: FormDate,
    /// The speaker printed on the same line; empty when none is.
    pub(super) byline: &'c str,
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '－' | '-' | '―' | '─' | '–' | '━')
}

/// Reads a paragraph as that line.
pub(super) fn session<'c>(lines: Lines<'c>, line: &'c str) -> Option<Session<'c>> {
    // cheap: such a line says at which meeting
    if !at_most(line, 300) || !line.contains('会') {
        return None;
    }
    let inner = bracketed(line).unwrap_or(line);
    // the day opens the line, or follows a dash in it
    let from_dash = line.char_indices().zip(line.chars().skip(1)).find_map(|((at, a), b)| {
        (is_dash(a) && is_dash(b)).then(|| (&line[..at], line[at..].trim_start_matches(is_dash).trim_start()))
    });
    let opening = ("", inner.trim_start_matches(is_dash).trim_start());
    let (title, text) = [Some(opening), from_dash].into_iter().flatten().find(|(_, t)| form::day(t).is_some())?;
    let (first, rest) = form::day(text)?;
    let (last, rest) = match form::until(rest) {
        Some((month, day, rest)) => (Some(Day { month: month.unwrap_or(first.month), day: Some(day), ..first }), rest),
        None => (None, rest),
    };
    let place = rest.trim_start();
    if !place.starts_with('在') {
        return None;
    }
    let end = ["会议上", "大会上", "全会上", "会上"].iter().find_map(|w| place.find(w).map(|at| at + w.len()))?;
    let byline = place[end..].trim();
    let written = text[..text.len() - rest.len()].trim_end();
    let value = match (first.edtf(), last) {
        (Some(a), None) => Some(a),
        (Some(a), Some(last)) => last.edtf().map(|b| format!("{a}/{b}")),
        (None, _) => None,
    };
    let part: Part = lines.part(written, "frame.session_day");
    Some(Session { title: title.trim(), day: FormDate { part, value }, byline })
}
