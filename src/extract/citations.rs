//! Where laws and documents are named: titles in brackets, document numbers, names that stand bare (contract §7).
//!
//! “根据《梅川市供水条例》第五条”, “按照梅发〔2020〕3号文件”, “认真贯彻行政许可法”.
//!
//! One pass over the signs and the endings of names finds the places; nothing else is searched in the text. Then, in text order:
//!
//! - **Titles.** 《 and 》 are paired within a paragraph by a stack, so a nested 《》 belongs to the outer title. « and » are the same signs. A 〈〉 or
//!   <> outside of them counts when what it holds is shaped like a title. A 《 that is never closed is read up to the end of a known name or of a
//!   kind of document, with a note, else left out, with a note.
//! - **Numbers.** Every one ends with 号: from there the reading goes back, within a bounded window, over figures to the year's bracket or 第, and over
//!   the code to its left edge ([`code_start`]); the grammar reads it forward. A number in the bracket right after a title, or touching it, is the title's;
//!   any other stands alone. A paragraph that is nothing but a number belongs to the form, not to running text; so does `frame.doc_number`.
//! - **Bare names.** Names of the registry, the longest first, not inside a title, not as part of a longer word (行政许可法律…), not as a heading of
//!   its own, and not where a place before them makes them another law (自治区宗教事务条例).

use crate::frame::Frame;
use crate::grammar::citation::{self, split_tag};
use crate::grammar::doc_number::{self, DocNumber};
use crate::grammar::integer;
use crate::grammar::provision::{self, Provision};
use crate::lex::{Sign, Tokens};
use crate::lexicon::cited;
use crate::lexicon::divisions::DIVISIONS;
use crate::lexicon::registry::{Registry, Trigger};
use crate::text::{Clean, Note, Span};

/// How a citation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// In title brackets; the span of what they hold.
    Title(Span),
    /// In title brackets of which the closing one is missing.
    Unclosed(Span),
    /// A law's name without brackets.
    Name,
    /// A document number alone.
    Number,
}

/// A document number as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberMention {
    /// Where it stands.
    pub span: Span,
    /// Its parts.
    pub number: DocNumber,
}

/// A named law or document as it is written; what it means is settled by `resolve`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedForm {
    /// Where it stands, brackets included.
    pub span: Span,
    /// How it is written.
    pub written: Written,
    /// The number beside it or the number that it is.
    pub number: Option<NumberMention>,
    /// Provisions right after it.
    pub provisions: Vec<Provision>,
    /// The few characters before it in its paragraph.
    pub before: Span,
    /// True when only 、, 和 or nothing stands between it and the citation before it.
    pub joined: bool,
}

/// A short name that the text declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AliasForm {
    /// Where its declaration ends.
    pub at: usize,
    /// The name.
    pub name: String,
    /// The citation that it stands for, an index into [`Cited::forms`]; `None` where it stands for something that is not cited.
    pub of: Option<usize>,
}

/// Everything cited in a text, in its order.
#[derive(Debug, Clone, Default)]
pub struct Cited {
    /// The citations.
    pub forms: Vec<CitedForm>,
    /// The short names.
    pub aliases: Vec<AliasForm>,
    /// What was odd.
    pub notes: Vec<Note>,
}

/// The longest title, in bytes: 200 Han characters. Longer stretches between 《 and 》 are a missing bracket.
const LONGEST_TITLE: usize = 600;
/// How far before 号 a number may begin, in bytes: three organs' names.
const NUMBER_WINDOW: usize = 180;
/// The longest caption before a document's own number, in bytes.
const LONGEST_CAPTION: usize = 60;
/// How far a bracket after a title is read, in bytes.
const LONGEST_BRACKET: usize = 450;

/// Finds everything cited.
pub fn citations(clean: &Clean, tokens: &Tokens, frame: &Frame, laws: &Registry) -> Cited {
    let text = clean.as_str();
    let mut scan = Scan {
        clean,
        text,
        frame,
        laws,
        out: Cited::default(),
        free_from: 0,
        paragraph: 0,
        pairs: Vec::new(),
        paired: usize::MAX,
        beside: None,
    };
    for hit in laws.scan(text, tokens.signs(Sign::Cited)) {
        if hit.start < scan.free_from || !scan.enter(hit.start) {
            continue;
        }
        match hit.trigger {
            Trigger::TitleOpen => scan.title(hit.start, hit.end),
            Trigger::AngleOpen => scan.angle(hit.start, hit.end),
            Trigger::Number => scan.number(hit.end),
            Trigger::Standard => scan.standard(hit.start),
            Trigger::Name => scan.name(hit.start, hit.end),
        }
    }
    scan.hand_out();
    scan.out
}

/// The bracket after a title: numbers in it are the title's.
#[derive(Debug)]
struct Beside {
    /// The bracket, its signs included.
    span: Span,
    /// The numbers found in it.
    numbers: Vec<NumberMention>,
}

struct Scan<'t> {
    clean: &'t Clean,
    text: &'t str,
    frame: &'t Frame,
    laws: &'t Registry,
    out: Cited,
    /// Everything before this byte is read.
    free_from: usize,
    /// The paragraph that holds the hit.
    paragraph: usize,
    /// The title brackets of the paragraph `paired`: opening byte, closing byte.
    pairs: Vec<(usize, Option<usize>)>,
    paired: usize,
    /// The bracket after the last citation.
    beside: Option<Beside>,
}

impl<'t> Scan<'t> {
    /// Moves to the paragraph of a hit; false when none holds it.
    fn enter(&mut self, at: usize) -> bool {
        let paragraphs = self.clean.paragraphs();
        while paragraphs.get(self.paragraph).is_some_and(|p| p.span.end() <= at) {
            self.paragraph += 1;
        }
        paragraphs.get(self.paragraph).is_some_and(|p| p.span.start() <= at)
    }

    fn here(&self) -> Span {
        self.clean.paragraphs()[self.paragraph].span
    }

    fn note(&mut self, code: &'static str, span: Span, message: &str) {
        self.out.notes.push(Note::at(code, self.clean.origin(span), message));
    }

    /// Pairs the title brackets of the paragraph, once.
    fn pair(&mut self) {
        if self.paired == self.paragraph {
            return;
        }
        self.paired = self.paragraph;
        self.pairs.clear();
        let here = self.here();
        let mut open: Vec<usize> = Vec::new();
        // 《》 begin with E3, «» with C2
        for i in memchr::memchr2_iter(0xE3, 0xC2, &self.text.as_bytes()[here.range()]) {
            let at = here.start() + i;
            let Some(c) = self.text[at..here.end()].chars().next() else { continue };
            match c {
                '《' | '«' => {
                    open.push(self.pairs.len());
                    self.pairs.push((at, None));
                }
                '》' | '»' => {
                    if let Some(i) = open.pop() {
                        self.pairs[i].1 = Some(at);
                    }
                }
                _ => {}
            }
        }
    }

    /// 《 at `start`.
    fn title(&mut self, start: usize, inside: usize) {
        self.pair();
        let Ok(i) = self.pairs.binary_search_by_key(&start, |p| p.0) else { return };
        if let Some(close) = self.pairs[i].1 {
            let held = &self.text[inside..close];
            if held.trim().is_empty() {
                return;
            }
            let short = held.len() <= LONGEST_TITLE;
            let sentence = short && held.contains('。') && !held.trim_end().ends_with('。');
            // 《甲法《乙法》…》: what stands before the inner title is a title already, so the first bracket was not closed
            let own = if short { held.find(['《', '«']).map(|i| held[..i].trim()) } else { None };
            let missing = own.is_some_and(|own| {
                own.chars().count() >= 3 && (self.laws.find(own).is_some() || cited::tail_of(own) == Some("law"))
            });
            if short && !sentence && !missing {
                let width = self.text[close..].chars().next().map_or(0, char::len_utf8);
                return self.push(Span::new(start, close + width), Written::Title(Span::new(inside, close)), None);
            }
        }
        self.unclosed(start, inside, self.pairs.get(i + 1).map(|p| p.0));
    }

    /// A 《 without its 》: a known name or a kind of document ends it, within the clause.
    fn unclosed(&mut self, start: usize, inside: usize, next: Option<usize>) {
        let mut limit = self.here().end().min(next.unwrap_or(usize::MAX));
        limit = border(self.text, inside + LONGEST_TITLE.min(limit - inside));
        let held = &self.text[inside..limit];
        let clause = held.find(['（', '(', '，', '。', '；', ',', ';', '：', ':', '》', '»']).unwrap_or(held.len());
        let named = self
            .laws
            .scan(held, held.char_indices().map(|(at, _)| at))
            .filter(|h| h.start == 0 && h.trigger == Trigger::Name)
            .map(|h| h.end)
            .last();
        let kind = cited::tail_of(split_tag(&held[..clause]).0).is_some().then_some(clause);
        let end = match (named, kind) {
            // the whole clause is a title of a known kind: longer than a law's name at its head
            (Some(_), Some(kind)) if clause == held.len() && next.is_some() => Some(kind),
            (Some(named), _) => Some(named),
            (None, kind) => kind.filter(|_| next.is_some() || clause < held.len()),
        };
        match end.filter(|&e| e > 0) {
            Some(end) => {
                let span = Span::new(start, inside + end);
                self.note(
                    "unclosed_title",
                    span,
                    "the title's closing bracket is missing; its end was taken from its words",
                );
                self.push(span, Written::Unclosed(Span::new(inside, inside + end)), None);
            }
            None => {
                let span = Span::new(start, inside);
                self.note("unclosed_title", span, "an opening title bracket is never closed");
            }
        }
    }

    /// 〈 or < outside of 《》.
    fn angle(&mut self, start: usize, inside: usize) {
        let here = self.here();
        let limit = border(self.text, here.end().min(inside + LONGEST_TITLE));
        let held = &self.text[inside..limit];
        let Some(close) = held.find(['〉', '>', '〈', '<', '。', '《']) else { return };
        if !held[close..].starts_with(['〉', '>']) {
            return;
        }
        let name = held[..close].trim();
        let first = name.chars().next().is_some_and(char::is_alphabetic);
        if first
            && name.chars().count() >= 4
            && (cited::tail_of(split_tag(name).0).is_some() || self.laws.find(name).is_some())
        {
            let width = held[close..].chars().next().map_or(0, char::len_utf8);
            let close = inside + close;
            self.push(Span::new(start, close + width), Written::Title(Span::new(inside, close)), None);
        }
    }

    /// A name of the registry.
    fn name(&mut self, start: usize, end: usize) {
        let here = self.here();
        let name = &self.text[start..end];
        let after = &self.text[end..here.end()];
        let before = &self.text[self.free_from.max(here.start())..start];
        let whole = self.text[here.range()].trim() == name;
        let in_title = self.frame.title.as_ref().is_some_and(|t| t.span.overlaps(Span::new(start, end)));
        // 行政许可法律, 安全生产法制, 劳动法规: the name ends inside a word
        let goes_on = name.ends_with('法')
            && after.starts_with(['律', '规', '制', '治', '案', '院', '学', '定', '庭', '官', '人', '令'])
            || ["实施", "细则", "修正案"].iter().any(|w| after.starts_with(w));
        // 自治区宗教事务条例: the place's own, whose name is not the one found
        let local = !name.ends_with('法') && before.ends_with(DIVISIONS);
        if whole || in_title || goes_on || local {
            return;
        }
        self.push(Span::new(start, end), Written::Name, None);
    }

    /// Takes a citation in, and reads what stands after it.
    fn push(&mut self, span: Span, written: Written, number: Option<NumberMention>) {
        self.hand_out();
        let here = self.here();
        let last = self.out.forms.last();
        let from = last.map_or(here.start(), |l| l.span.end().max(here.start()));
        let gap = self.text.get(from..span.start()).unwrap_or("").trim();
        let joined = last.is_some_and(|l| l.span.end() > here.start())
            && matches!(gap, "" | "、" | "和" | "及" | "与" | "以及" | "，");
        let mut before = span.start().saturating_sub(36).max(from.min(span.start()));
        while !self.text.is_char_boundary(before) {
            before += 1;
        }
        let mut form = CitedForm {
            span,
            written,
            number,
            provisions: Vec::new(),
            before: Span::new(before, span.start()),
            joined,
        };
        self.free_from = span.end();
        let index = self.out.forms.len();
        // 梅发〔2020〕3号《…》: the number right before a title is the title's
        if matches!(written, Written::Title(_))
            && joined
            && gap.is_empty()
            && let Some(l) = self.out.forms.last()
            && l.written == Written::Number
            && l.number.as_ref().is_some_and(|n| n.number.form.is_issued() && n.number.number().is_some())
            && let Some(l) = self.out.forms.pop()
        {
            form.number = l.number;
            form.before = l.before;
            form.joined = l.joined;
            self.out.forms.push(form);
            return self.after(index - 1, span.end());
        }
        self.out.forms.push(form);
        self.after(index, span.end());
    }

    /// Reads brackets, short names and provisions after citation `index`.
    fn after(&mut self, index: usize, end: usize) {
        let stop = self.here().end();
        let mut at = end;
        for _ in 0..3 {
            let rest = &self.text[at..stop];
            let inner = rest.trim_start();
            let open = stop - inner.len();
            if !inner.starts_with(['（', '(']) {
                break;
            }
            let Some(close) = closing(inner) else { break };
            self.bracket(index, Span::new(open, open + close));
            at = open + close;
        }
        let rest = &self.text[at..stop];
        let declared = rest.trim_start_matches(['，', ',', ' ']);
        if declared.starts_with("以下")
            && let Ok((left, alias)) = citation::alias(declared)
        {
            let of = Some(index).filter(|_| !alias.joint);
            self.out.aliases.push(AliasForm { at: stop - left.len(), name: squeeze(alias.name), of });
        }
        let words = ["中的", "的", "中"].iter().find_map(|w| rest.strip_prefix(w)).unwrap_or(rest).trim_start();
        if words.starts_with(['第', '（', '('])
            && let Ok((_, provisions)) = provision::provisions(words)
        {
            self.out.forms[index].provisions = provisions;
        }
    }

    /// A bracket after citation `index`: its numbers come with later hits, its short name is read here.
    fn bracket(&mut self, index: usize, span: Span) {
        let held = &self.text[span.range()];
        for (i, _) in held.match_indices('称').take(4) {
            // 以下简称 is four characters, 称 included
            let mut from = i.saturating_sub(9);
            while !held.is_char_boundary(from) {
                from += 1;
            }
            let Some(word) =
                ["以下", "下简", "简称", "统称", "合称"].iter().filter_map(|w| held[from..i + 3].find(w)).min()
            else {
                continue;
            };
            if let Ok((left, alias)) = citation::alias(&held[from + word..]) {
                let of = Some(index).filter(|_| !alias.joint);
                let at = span.end() - left.len();
                self.out.aliases.push(AliasForm { at, name: squeeze(alias.name), of });
                break;
            }
        }
        match &mut self.beside {
            Some(b) => b.span = Span::new(b.span.start(), span.end()),
            None => self.beside = Some(Beside { span, numbers: Vec::new() }),
        }
    }

    /// Hands the numbers of the last bracket to the titles before it: one to the last, or one each to a run of as many titles.
    fn hand_out(&mut self) {
        let Some(Beside { mut numbers, .. }) = self.beside.take() else { return };
        let Some(last) = self.out.forms.len().checked_sub(1) else { return };
        if numbers.is_empty() {
            return;
        }
        let mut first = last;
        while self.out.forms[first].joined && first > 0 && self.out.forms[first - 1].number.is_none() {
            first -= 1;
        }
        let titles = last - first + 1;
        let many = numbers.len();
        if titles > 1 && many == titles {
            for (form, number) in self.out.forms[first..].iter_mut().zip(numbers) {
                form.number.get_or_insert(number);
            }
            return;
        }
        // 《甲》《乙》（梅发〔2020〕14、15号): one number with as many running numbers as titles
        if let [one] = &numbers[..]
            && titles > 1
            && !one.number.range
            && one.number.numbers.len() == titles
        {
            for (form, number) in self.out.forms[first..].iter_mut().zip(one.number.each()) {
                form.number.get_or_insert(NumberMention { span: one.span, number });
            }
            return;
        }
        let own = &mut self.out.forms[last].number;
        if own.is_none() {
            *own = Some(numbers.remove(0));
        }
        // the others name documents of their own
        for number in numbers {
            let span = number.span;
            let before = Span::new(span.start(), span.start());
            let written = Written::Number;
            self.out.forms.push(CitedForm {
                span,
                written,
                number: Some(number),
                provisions: Vec::new(),
                before,
                joined: true,
            });
        }
    }

    /// A standard's class that holds the byte `at`: GB/T 9704—2012, DB37/T 5000—2020.
    fn standard(&mut self, at: usize) {
        let here = self.here();
        let before = &self.text[self.free_from.max(here.start()).min(at)..at];
        let class = before.bytes().rev().take(6).take_while(u8::is_ascii_alphanumeric).count();
        let start = at - class;
        let before = self.text[here.start()..start].chars().next_back();
        if before.is_some_and(|c| c.is_ascii_alphanumeric()) {
            return;
        }
        let rest = &self.text[start..here.end()];
        let Ok((left, number)) = doc_number::standard(rest) else { return };
        // a class and a figure without a year is as likely a model's name, but not in the bracket after a title
        let beside = self.beside.as_ref().is_some_and(|b| b.span.covers(start));
        if number.year.is_none() && !beside || left.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return;
        }
        let span = Span::new(start, here.end() - left.len());
        self.take(NumberMention { span, number });
    }

    /// A 号 that ends at `end`.
    fn number(&mut self, end: usize) {
        let here = self.here();
        let floor = self.free_from.max(here.start()).max(border(self.text, end.saturating_sub(NUMBER_WINDOW)));
        let Some(window) = self.text.get(floor..end) else { return };
        let previous = self.text[here.start()..floor].chars().next_back();
        let Some(start) = number_start(window, previous) else { return };
        let start = floor + start;
        let Ok((left, number)) = doc_number::doc_number(&self.text[start..here.end()]) else { return };
        let stop = here.end() - left.len();
        if stop < end || !number.form.is_issued() {
            return;
        }
        // round and angle brackets also hold plain years: without a code they make no number
        let tortoise = self.text[start..stop].contains(['〔', '[', '［', '﹝', '【']);
        if number.prefix.is_none() && !tortoise {
            return;
        }
        let span = Span::new(start, stop);
        if self.belongs_to_form(span, &number) {
            self.free_from = stop;
            return;
        }
        self.take(NumberMention { span, number });
    }

    /// True for the document's own number, and for a paragraph that holds a number only (under a title, or a caption's cell).
    fn belongs_to_form(&self, span: Span, number: &DocNumber) -> bool {
        // also where a headline of the page above it says it once more
        let own = |n: &crate::frame::DocNumber| {
            let same = n.year == number.year.map(|y| y.value) && n.number.is_some() && n.number == number.number();
            let prefix = n.prefix.as_deref().or(self.frame.issuer_mark.as_ref().map(|m| m.part.text.as_str()));
            n.part.span.overlaps(span)
                || same
                    && span.end() <= n.part.span.start()
                    && prefix.is_some_and(|p| squeeze(&self.text[span.range()]).starts_with(&squeeze(p)))
        };
        if self.frame.doc_number.as_ref().is_some_and(own) {
            return true;
        }
        // a number that opens or closes the printed title is the document's own
        let own = |t: &crate::frame::Part| {
            let (title, here) = (t.span, span);
            title.contains(here)
                && (self.text[title.start()..here.start()].trim().is_empty()
                    || self.text[here.end()..title.end()].trim_matches(['）', ')', ' ']).is_empty())
        };
        if self.frame.title.as_ref().is_some_and(own) {
            return true;
        }
        let here = self.here();
        let bare = |c: char| c.is_whitespace() || "（）()[]〔〕".contains(c);
        // a caption is short: what stands far into its paragraph is running text
        if span.start() - here.start() > LONGEST_CAPTION {
            return false;
        }
        let left = self.text[here.start()..span.start()].trim_matches(bare);
        let right = self.text[span.end()..here.end()].trim_matches(bare);
        let label = left.trim_end_matches(['：', ':']).chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let labelled = label.len() < left.len()
            && ["发文字号", "文号", "文件编号", "发文号", "字号"].iter().any(|w| label.ends_with(w));
        (left.is_empty() || labelled) && (right.is_empty() || labelled || right.starts_with("签发人"))
    }

    /// Gives a number to the title that it stands beside, or takes it as a citation of its own.
    fn take(&mut self, mention: NumberMention) {
        let span = mention.span;
        if let Some(beside) = &mut self.beside
            && beside.span.contains(span)
        {
            beside.numbers.push(mention);
            self.free_from = span.end();
            return;
        }
        if let Some(last) = self.out.forms.last_mut()
            && matches!(last.written, Written::Title(_))
            && last.number.is_none()
            && self.text.get(last.span.end()..span.start()).is_some_and(|gap| gap.trim().is_empty() && gap.len() <= 6)
        {
            let end = span.end();
            last.number = Some(mention);
            self.free_from = end;
            let index = self.out.forms.len() - 1;
            return self.after(index, end);
        }
        self.push(span, Written::Number, Some(mention));
    }
}

fn squeeze(s: &str) -> String {
    s.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The nearest character border at or before `at`.
fn border(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The length of the bracket that `text` opens with, its closing sign included; `None` when it does not close soon.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0i32;
    for (i, c) in text.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => {
                depth -= 1;
                if depth == 0 {
                    return Some(i + c.len_utf8());
                }
            }
            '。' => return None,
            _ if i > LONGEST_BRACKET => return None,
            _ => {}
        }
    }
    None
}

/// Where the number that closes `window` (with 号) begins; `previous` is the character before the window.
fn number_start(window: &str, previous: Option<char>) -> Option<usize> {
    let before = window.strip_suffix('号')?;
    let is_figure = |c: char| c.is_ascii_digit() || integer::is_han(c);
    // quick: a figure stands before 号
    if !before.trim_end().ends_with(is_figure) {
        return None;
    }
    // over figures and what joins them in lists and ranges, to the year's bracket or the word before 第
    let listed = |c: char| is_figure(c) || c.is_whitespace() || "第号、，和及至—-～~".contains(c);
    let head = before.trim_end_matches(listed);
    let last = head.chars().next_back()?;
    if doc_number::YEAR_CLOSE.contains(last) {
        let open = year_open(head)?;
        // 中国人民银行 国家市场监督管理总局令〔2024〕第3号: the organs of a joint order
        let code = head[..open].trim_end();
        if let Some(stem) = code.strip_suffix('令').map(str::len) {
            let start = organ_start(code, stem, previous);
            if start < stem {
                return Some(start);
            }
        }
        return Some(code_start(head, open, previous));
    }
    // 公告2023年第12号
    let head = match head.strip_suffix('年') {
        Some(h) => h.trim_end().trim_end_matches(|c: char| c.is_ascii_digit()).trim_end(),
        None => head,
    };
    if head.ends_with(['令', '告']) {
        let word = ["令", "公告", "通告"].iter().find(|w| head.ends_with(**w))?;
        let start = organ_start(head, head.len() - word.len(), previous);
        return (start < head.len() - word.len()).then_some(start);
    }
    // 〔1996〕某司字第82号
    if head.ends_with('字') {
        let close = head.rfind(|c| doc_number::YEAR_CLOSE.contains(c))?;
        let width = head[close..].chars().next().map_or(0, char::len_utf8);
        let code = &head[close + width..];
        if code.chars().count() <= 12 && code.chars().all(|c| c.is_alphabetic() || c.is_whitespace()) {
            return year_open(&head[..close + width]);
        }
    }
    None
}

/// Where the bracketed year that closes `head` opens.
fn year_open(head: &str) -> Option<usize> {
    let inside = head.trim_end_matches(|c| doc_number::YEAR_CLOSE.contains(c)).trim_end().trim_end_matches('年');
    let before = inside.trim_end_matches(|c: char| c.is_ascii_digit());
    if !matches!(inside.len() - before.len(), 2 | 4) {
        return None;
    }
    let before = before.trim_end();
    let open = before.chars().next_back()?;
    doc_number::YEAR_OPEN.contains(open).then(|| before.len() - open.len_utf8())
}

/// The longest code, in characters; what is longer is running text that no cut was found in.
const LONGEST_CODE: usize = 16;

/// Where the code before the bracket at `open` begins: the left edge that the text itself does not mark.
///
/// Back over Han characters and letters; then cut after the last word that leads in (按照, 和, 的 …) and after the last full name of an organ that
/// something other than a form letter follows: 梅川市住房和城乡建设局梅住建规〔2011〕4号 is 梅住建规〔2011〕4号, 劳社部发〔2008〕3号 is whole.
fn code_start(head: &str, open: usize, previous: Option<char>) -> usize {
    let before = head[..open].trim_end();
    let mut start = before.len();
    for (count, (i, c)) in before.char_indices().rev().enumerate() {
        if !(c.is_alphabetic()) || count > 40 {
            break;
        }
        start = i;
    }
    let run = &before[start..];
    if run.is_empty() {
        return open;
    }
    let previous = head[..start].chars().next_back().or(previous);
    let mut cut = cited::after_lead_in(run, previous);
    cut += cited::after_organ(&run[cut..]);
    let code = &run[cut..];
    if code.is_empty() {
        return open;
    }
    let count = code.chars().count();
    if count > LONGEST_CODE {
        // no code is so long: what stands nearest the bracket is the best that the text offers
        let skip = code.char_indices().nth(count - LONGEST_CODE).map_or(0, |(i, _)| i);
        return start + cut + skip;
    }
    start + cut
}

/// Where the organs before 令 or 公告 at `at` begin; blanks and 、 part several organs.
fn organ_start(head: &str, at: usize, previous: Option<char>) -> usize {
    let mut start = at;
    let mut rest = head[..at].trim_end();
    loop {
        let piece_start =
            rest.char_indices().rev().find(|(_, c)| !c.is_alphabetic()).map_or(0, |(i, c)| i + c.len_utf8());
        let run = &rest[piece_start..];
        let previous = rest[..piece_start].chars().next_back().or(previous);
        let cut = cited::after_lead_in(run, previous);
        let organ = &run[cut..];
        if organ.is_empty() || (start != at && !cited::is_organ(organ)) {
            break;
        }
        start = piece_start + cut;
        if cut > 0 || at - start > 150 {
            break;
        }
        let further = rest[..piece_start].trim_end_matches([' ', '\u{3000}', '\u{A0}', '、']);
        if further.len() == piece_start {
            break;
        }
        rest = further;
    }
    start
}

#[cfg(test)]
mod tests {
    use crate::frame::Frame;
    use crate::lexicon::registry::Registry;
    use crate::text::{CleanWriter, Paragraph, Span};

    /// Reads each line of `text` as a paragraph.
    fn read(text: &str) -> Vec<String> {
        let mut out = CleanWriter::with_capacity(text.len());
        let mut at = 0;
        for line in text.split('\n') {
            out.keep(at, line);
            let span = Span::default();
            let shape = Paragraph {
                span,
                indent: 0,
                blank_before: 0,
                page_before: false,
                parted: false,
                tabbed: false,
                lines: 1,
            };
            out.end_paragraph(at + line.len(), shape);
            at += line.len() + 1;
        }
        let clean = out.finish();
        let (frame, laws) = (Frame::default(), Registry::builtin());
        let tokens = crate::lex::lex(&clean);
        let cited = super::citations(&clean, &tokens, &frame, laws);
        let (settled, _) = crate::resolve::citations(&clean, &frame, None, &cited, laws);
        assert_eq!(settled.len(), cited.forms.len());
        let mut last = 0;
        for form in &cited.forms {
            assert!(form.span.start() >= last, "overlap in {text}");
            last = form.span.end();
        }
        cited.forms.iter().map(|f| clean.slice(f.span).to_owned()).collect()
    }

    #[test]
    fn numbers_that_fill_a_paragraph_belong_to_the_form() {
        assert_eq!(read("（梅发〔2020〕3号）\n发文字号：梅发〔2020〕3号\n梅发〔2020〕3号已废止"), ["梅发〔2020〕3号"]);
    }

    #[test]
    fn deep_and_broken_brackets_take_linear_time() {
        for piece in
            ["《", "《》", "〈<", "》《甲法", "（以下简称", "许可法", "第1号、", "〔2020〕1号", "令第1号", "《甲》（"]
        {
            let text = piece.repeat(60_000 / piece.len());
            let begin = std::time::Instant::now();
            read(&text);
            assert!(begin.elapsed().as_secs() < 10, "{piece}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_panic(text in "[《》«»〈〉<>（）()〔〕\\[\\]国发令公告第号2020年1、和以下简称“”条例办法行政许可民典GB/T\\n 　𠮷。，]{0,80}") {
            read(&text);
        }
    }
}
