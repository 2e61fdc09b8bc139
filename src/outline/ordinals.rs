//! Enumerations inside paragraphs: 一是…二是…, 第一，…第二，…, 其一…其二…, 首先，…其次，….
//!
//! “一是强化培训。…二是加强考核。…” has two items; “第一责任人” and “统一是…” have none; “一是…” alone has
//! none either.
//!
//! A word counts where a clause begins: at the start of a paragraph or behind 。；：！？，、 or a closing
//! mark. Words of one family form a series when they run 1, 2, 3 … under one heading; a series of two
//! or more counts. A family whose item could be something else (一、 inside a paragraph, 一要) must run
//! on inside one paragraph or open its paragraphs.

use crate::grammar::marker::small_integer;
use crate::lex::{Class, Tokens};
use crate::text::{Clean, Span};

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
    /// True for the last item of its series.
    pub(super) last: bool,
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
/// lies under: a series does not run on from one heading to the next.
pub(super) fn items(clean: &Clean, tokens: &Tokens, scope: &[Option<usize>], skip: impl Fn(Span) -> bool) -> Vec<Item> {
    let mut open: Vec<(Kind, Option<usize>, Vec<Candidate>)> = Vec::new();
    let mut found: Vec<Item> = Vec::new();
    let settle = |series: &[Candidate], found: &mut Vec<Item>| {
        if series.len() >= 2 {
            for (i, c) in series.iter().enumerate() {
                let last = i + 1 == series.len();
                found.push(Item { marker: c.marker, number: c.number, paragraph: c.paragraph, last });
            }
        }
    };
    for c in candidates(clean, tokens, &skip) {
        let heading = scope[c.paragraph];
        // series of other headings are over
        open.retain(|(_, at, series)| {
            let stays = *at == heading;
            if !stays {
                settle(series, &mut found);
            }
            stays
        });
        let goes_on = open.iter_mut().find(|(kind, _, series)| {
            *kind == c.kind
                && series.last().is_some_and(|l| c.number == NEXT || l.number + 1 == c.number)
                && (c.kind != Kind::Listed || series.last().is_some_and(|l| l.paragraph == c.paragraph))
        });
        if let Some((_, _, series)) = goes_on {
            let number = series.last().map_or(1, |l| l.number + 1);
            series.push(Candidate { number, ..c });
        } else if c.number == 1 {
            open.retain(|(kind, _, series)| {
                let stays = *kind != c.kind;
                if !stays {
                    settle(series, &mut found);
                }
                stays
            });
            open.push((c.kind, heading, vec![c]));
        }
    }
    for (_, _, series) in &open {
        settle(series, &mut found);
    }
    found.sort_by_key(|i| i.marker);
    found
}

/// Everything that could open an item.
fn candidates<'a>(
    clean: &'a Clean,
    tokens: &'a Tokens,
    skip: &'a impl Fn(Span) -> bool,
) -> impl Iterator<Item = Candidate> + 'a {
    let text = clean.as_str();
    let mut paragraph = 0;
    (0..tokens.len()).filter_map(move |i| {
        let (kind, number, marker) = match tokens.class(i) {
            Class::Numeral => numbered(text, tokens, i)?,
            Class::Han => worded(text, tokens.span(i))?,
            _ => return None,
        };
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
    text[..at].chars().next_back().is_none_or(|c| {
        matches!(
            c,
            '\n' | '。' | '；' | '：' | '！' | '？' | '，' | '、' | ';' | ':' | ',' | '”' | '）' | ')' | '》' | ' '
        )
    })
}

/// Items that hold a numeral: 一是, 第一，, 其一，, 一、.
fn numbered(text: &str, tokens: &Tokens, i: usize) -> Option<(Kind, u32, Span)> {
    let span = tokens.span(i);
    let next = text[span.end()..].chars().next()?;
    let number = || small_integer(&text[span.range()]).filter(|n| (1..=60).contains(n));
    let before = text[..span.start()].chars().next_back();
    match before {
        Some(c @ ('第' | '其')) => {
            let start = span.start() - c.len_utf8();
            if !clause_begins(text, start) {
                return None;
            }
            let kind = if c == '第' { Kind::Rank } else { Kind::Among };
            let end = match next {
                '，' | '、' | '：' | ',' | ':' => span.end() + next.len_utf8(),
                '是' if c == '第' => span.end() + next.len_utf8(),
                ' ' if c == '第' => span.end(),
                _ if c == '其' => span.end(),
                _ => return None,
            };
            Some((kind, number()?, Span::new(start, end)))
        }
        _ if !clause_begins(text, span.start()) => None,
        _ if WORDS.contains(&next) => {
            // “一是一，二是二” and “一看就” are no items: what follows must be a clause
            let end = span.end() + next.len_utf8();
            let content = text[end..].chars().next()?;
            (!matches!(content, '一' | '否' | '。' | '、')).then_some(())?;
            Some((Kind::Word(next), number()?, Span::new(span.start(), end)))
        }
        _ if next == '、' => {
            let end = span.end() + next.len_utf8();
            let follows = text[end..].chars().next()?;
            if before == Some('、') || crate::lex::is_han_numeral(follows) || matches!(follows, '\n' | '，' | '。') {
                return None;
            }
            Some((Kind::Listed, number()?, Span::new(span.start(), end)))
        }
        _ => None,
    }
}

/// Items in words: 首先，其次，再次，最后，.
fn worded(text: &str, span: Span) -> Option<(Kind, u32, Span)> {
    let word = &text[span.range()];
    if !word.starts_with(['首', '其', '再', '最']) || !clause_begins(text, span.start()) {
        return None;
    }
    let (number, word) = [(1, "首先"), (NEXT, "其次"), (NEXT, "再次"), (NEXT, "再者"), (NEXT, "最后")]
        .into_iter()
        .find(|(_, w)| word.starts_with(w))?;
    let end = span.start() + word.len();
    let next = text[end..].chars().next()?;
    let end = match next {
        '，' | ',' | '、' => end + next.len_utf8(),
        '是' => end,
        _ => return None,
    };
    Some((Kind::First, number, Span::new(span.start(), end)))
}
