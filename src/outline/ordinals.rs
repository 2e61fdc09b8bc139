//! Enumerations inside paragraphs: 一是…二是…, 第一，…第二，…, 其一…其二…, 首先，…其次，….
//!
//! “一是强化培训。…二是加强考核。…” has two items; “第一责任人”, “第一、第二、第三产业” and “统一是…” have none; “一是…” alone has
//! none either.
//!
//! A word counts where a clause begins: at the start of a paragraph or behind 。；：！？，、 or a closing
//! mark. Words of one family form a series when they run 1, 2, 3 … under one heading; a series of two
//! or more counts. A family whose item could be something else (一、 inside a paragraph, 一要) must run
//! on inside one paragraph or open its paragraphs.

use crate::grammar::marker::small_integer;
use crate::lex::{Class, Sign, Tokens};
use crate::text::{Clean, Span, class_of};

/// How the items of a series are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    /// 一是, 二要, 三靠: the word behind the numeral.
    Word(char),
    /// 第一，
    Rank,
    /// 其一，
    Among,
    /// 首先，
    First,
    /// 一、 inside a paragraph
    Listed,
}

/// One item of an enumeration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    /// The marker's characters: 一是, 第一，.
    pub(super) marker: Span,
    /// Its number.
    pub(super) number: u32,
    /// The paragraph that holds it.
    pub(super) paragraph: usize,
    /// Where it ends: at the next item of its series, the last one with its paragraph or with those below its heading.
    pub(super) end: usize,
    /// The item of another series that its whole series lies in: an index into the list of items.
    pub(super) parent: Option<usize>,
}

/// 再次 and 最后 have the number that follows the one before them.
const NEXT: u32 = u32::MAX;

/// Words that may stand behind a numeral: 一是, 一要, 一靠, 一则, 一抓, 一看.
const WORDS: [char; 6] = ['是', '要', '靠', '则', '抓', '看'];

#[derive(Debug, Clone, Copy)]
struct Candidate {
    kind: Kind,
    number: u32,
    marker: Span,
    paragraph: usize,
}

/// The items of all enumerations, in text order. `scope` gives for a paragraph the heading that it
/// lies under: a series does not run on from one heading to the next. `body_end` is the first paragraph behind the body.
pub(super) fn items(
    clean: &Clean,
    tokens: &Tokens,
    scope: &[Option<usize>],
    body_end: usize,
    skip: impl Fn(Span) -> bool,
) -> Vec<Item> {
    let mut open: Vec<(Kind, Option<usize>, Vec<Candidate>)> = Vec::new();
    let mut settled: Vec<Vec<Candidate>> = Vec::new();
    for c in candidates(clean, tokens, &skip) {
        let heading = scope[c.paragraph];
        // series of other headings are over, and one of the same kind when it starts again
        let goes_on = |(kind, at, series): &(Kind, Option<usize>, Vec<Candidate>)| {
            // 首先，…其次，…第三，…
            let ranked = *kind == Kind::First && c.kind == Kind::Rank && c.number > 1;
            *at == heading
                && (*kind == c.kind || ranked)
                && series.last().is_some_and(|l| c.number == NEXT || l.number + 1 == c.number)
                && (c.kind != Kind::Listed || series.last().is_some_and(|l| l.paragraph == c.paragraph))
        };
        let (stay, over): (Vec<_>, Vec<_>) =
            open.drain(..).partition(|s| s.1 == heading && (goes_on(s) || !(s.0 == c.kind && c.number == 1)));
        settled.extend(over.into_iter().map(|(_, _, series)| series));
        open = stay;
        // 第二， goes on from 第一， rather than from 首先，
        let own = open.iter().position(|s| s.0 == c.kind && goes_on(s));
        if let Some(at) = own.or_else(|| open.iter().position(goes_on)) {
            let series = &mut open[at].2;
            let number = series.last().map_or(1, |l| l.number + 1);
            series.push(Candidate { number, ..c });
        } else if c.number == 1 {
            open.push((c.kind, heading, vec![c]));
        }
    }
    settled.extend(open.into_iter().map(|(_, _, series)| series));
    settled.retain(|series| series.len() >= 2);
    arrange(clean, scope, body_end, settled)
}

/// Puts all items in text order, each with its end, and finds which series lie inside an item.
fn arrange(clean: &Clean, scope: &[Option<usize>], body_end: usize, series: Vec<Vec<Candidate>>) -> Vec<Item> {
    let paragraphs = clean.paragraphs();
    let mut all: Vec<(Item, usize)> = Vec::new();
    let mut last_end = Vec::with_capacity(series.len());
    for (s, items) in series.iter().enumerate() {
        for (i, c) in items.iter().enumerate() {
            let end =
                items.get(i + 1).map_or_else(|| end_of_last(clean, scope, body_end, items), |next| next.marker.start());
            all.push((Item { marker: c.marker, number: c.number, paragraph: c.paragraph, end, parent: None }, s));
        }
        last_end.push(items.last().map_or(0, |c| paragraphs[c.paragraph].span.end()));
    }
    all.sort_by_key(|(i, _)| i.marker);
    // items that are open, and for each series the item that it lies in
    let mut open: Vec<usize> = Vec::new();
    let mut home: Vec<Option<Option<usize>>> = vec![None; series.len()];
    for i in 0..all.len() {
        let (item, s) = all[i];
        while open.last().is_some_and(|&o| all[o].0.end <= item.marker.start()) {
            open.pop();
        }
        let parent = match home[s] {
            // a later series may have cut the item short that this one began in
            Some(Some(parent)) if !open.contains(&parent) => open.last().copied(),
            Some(parent) => parent,
            None => {
                // the whole series must lie inside: the last item of a paragraph is never its parent's end
                let inside = open.last().copied().filter(|&o| all[o].1 != s && last_end[s] <= all[o].0.end);
                home[s] = Some(inside);
                inside
            }
        };
        all[i].0.parent = parent;
        // items side by side do not overlap: what is open below the parent ends here
        let depth = parent.and_then(|p| open.iter().position(|&o| o == p)).map_or(0, |at| at + 1);
        for o in open.drain(depth..) {
            all[o].0.end = all[o].0.end.min(item.marker.start());
        }
        open.push(i);
    }
    all.into_iter().map(|(item, _)| item).collect()
}

/// Where the last item ends: with its paragraph; where all are headings on lines of their own, with as many paragraphs of the body below it
/// as each of those before it has at least.
fn end_of_last(clean: &Clean, scope: &[Option<usize>], body_end: usize, items: &[Candidate]) -> usize {
    let paragraphs = clean.paragraphs();
    let Some(last) = items.last() else { return 0 };
    let at = last.paragraph;
    let opens = |c: &Candidate| paragraphs[c.paragraph].span.start() == c.marker.start();
    let heading = |c: &Candidate| opens(c) && super::is_heading(clean.slice(paragraphs[c.paragraph].span));
    let below = items
        .windows(2)
        .map(|pair| pair[1].paragraph - pair[0].paragraph)
        .min()
        .map_or(0, |step| step.saturating_sub(1));
    let below = if items.iter().all(heading) { below } else { 0 };
    let body = body_end.min(paragraphs.len());
    let goes_on = |&k: &usize| k < body && scope[k] == scope[at] && !super::closes_text(clean, k);
    let end = (at + 1..).take(below).take_while(goes_on).last().unwrap_or(at);
    paragraphs[end].span.end()
}

/// Everything that could open an item, in text order.
fn candidates<'a>(
    clean: &'a Clean,
    tokens: &'a Tokens,
    skip: &'a impl Fn(Span) -> bool,
) -> impl Iterator<Item = Candidate> + 'a {
    let text = clean.as_str();
    let mut numbered = tokens.numbers().filter_map(|i| numbered(text, tokens, i)).peekable();
    let mut worded = tokens.signs(Sign::Order).filter_map(|at| worded(text, at)).peekable();
    let merged = std::iter::from_fn(move || match (numbered.peek(), worded.peek()) {
        (Some(n), Some(w)) if w.2 < n.2 => worded.next(),
        (Some(_), _) => numbered.next(),
        (None, _) => worded.next(),
    });
    let mut paragraph = 0;
    merged.filter_map(move |(kind, number, marker)| {
        if skip(marker) {
            return None;
        }
        while clean.paragraphs().get(paragraph + 1).is_some_and(|p| p.span.start() <= marker.start()) {
            paragraph += 1;
        }
        let first = clean.paragraphs().get(paragraph)?.span.start() == marker.start();
        // at the start of a paragraph 一、 is a heading, not an item
        (!(kind == Kind::Listed && first)).then_some(Candidate { kind, number, marker, paragraph })
    })
}

/// A clause begins at the byte `at`.
fn clause_begins(text: &str, at: usize) -> bool {
    // **一是** of a Markdown text
    text[..at].trim_end_matches('*').chars().next_back().is_none_or(|c| {
        matches!(
            c,
            '\n' | '。' | '；' | '：' | '！' | '？' | '，' | '、' | ';' | ':' | ',' | '”' | '）' | ')' | '》' | ' '
        )
    })
}

/// Items that hold a numeral: 一是, 第一，, 其一，, 一、.
fn numbered(text: &str, tokens: &Tokens, i: usize) -> Option<(Kind, u32, Span)> {
    (tokens.class(i) == Class::Numeral).then_some(())?;
    let span = tokens.span(i);
    let next = text[span.end()..].chars().next()?;
    let number = || small_integer(&text[span.range()]).filter(|n| (1..=60).contains(n));
    let before = text[..span.start()].chars().next_back();
    match before {
        Some(c @ ('第' | '其')) => {
            let start = span.start() - c.len_utf8();
            let kind = if c == '第' { Kind::Rank } else { Kind::Among };
            let end = match next {
                '，' | '、' | '：' | ',' | ':' => span.end() + next.len_utf8(),
                '是' if c == '第' => span.end() + next.len_utf8(),
                ' ' if c == '第' => span.end(),
                _ if c == '其' => span.end(),
                _ => return None,
            };
            if !clause_begins(text, start) {
                return None;
            }
            // 第一、第二、第三产业 lists what the numbers name
            let listed = c == '第' && next == '、' && (text[end..].starts_with('第') || text[..start].ends_with('、'));
            if listed {
                return None;
            }
            Some((kind, number()?, Span::new(start, end)))
        }
        // most numerals stand before something else
        _ if next != '、' && !WORDS.contains(&next) || !clause_begins(text, span.start()) => None,
        _ if WORDS.contains(&next) => {
            // “一是一，二是二” and “一看就” are no items: what follows must be a clause
            let end = span.end() + next.len_utf8();
            let content = text[end..].chars().next()?;
            // but 二是一以贯之抓落实
            let again = content == '一' && {
                let behind = text[end + content.len_utf8()..].chars().next();
                behind.is_none_or(|c| class_of(c) != Class::Han || WORDS.contains(&c))
            };
            (!again && !matches!(content, '否' | '。' | '、')).then_some(())?;
            Some((Kind::Word(next), number()?, Span::new(span.start(), end)))
        }
        _ => {
            let end = span.end() + next.len_utf8();
            let follows = text[end..].chars().next()?;
            if before == Some('、') || matches!(follows, '\n' | '，' | '。') {
                return None;
            }
            let number = number()?;
            // “一、二、三等奖” lists numbers; “一、三年来的斗争” lists what they number
            let list = tokens.len() > i + 2
                && tokens.class(i + 2) == Class::Numeral
                && small_integer(&text[tokens.span(i + 2).range()]) == Some(number + 1);
            (!list).then_some((Kind::Listed, number, Span::new(span.start(), end)))
        }
    }
}

/// The words of items in words.
const IN_WORDS: [&str; 5] = ["首先", "其次", "再次", "再者", "最后"];

/// Items in words: 首先，其次，再次，最后，. The word stands at `start`.
fn worded(text: &str, start: usize) -> Option<(Kind, u32, Span)> {
    let end = start + IN_WORDS.iter().find(|word| text[start..].starts_with(**word))?.len();
    if !clause_begins(text, start) {
        return None;
    }
    let number = if text[start..].starts_with("首先") { 1 } else { NEXT };
    let next = text[end..].chars().next()?;
    let end = match next {
        '，' | ',' | '、' => end + next.len_utf8(),
        '是' => end,
        _ => return None,
    };
    Some((Kind::First, number, Span::new(start, end)))
}
