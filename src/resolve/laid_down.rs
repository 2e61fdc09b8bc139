//! Whether a document lays down what is to be, or reports what is.
//!
//! 《清河市住房公积金提取管理办法》 lays down, and so do “关于印发《清河市稳增长若干措施》的通知” and an untitled text that says
//! “现将有关事项通知如下”; a 报告 reports.
//!
//! A text that is no speech and no report lays down by the first of these:
//!
//! 1. its title, less brackets and less a closing 的通知, ends with the name of such a text (`lays_down` in `lexicon/word_lists.tsv`);
//! 2. it is in articles: three or more that begin with 第X条;
//! 3. near its beginning it says that it does (制定本办法, 通知如下).
//!
//! What such a text says of what is to be is a target; see `metric/period.rs` for what in it still reports.

use std::sync::LazyLock;

use daachorse::CharwiseDoubleArrayAhoCorasick;

use crate::frame::Frame;
use crate::grammar::marker::Style;
use crate::lexicon::lists::{ANSWERS, ISSUED_AS, LAYS_DOWN, LAYS_DOWN_SAYS, REPORT_TITLE};
use crate::outline::Outline;
use crate::text::Clean;

/// Articles that make a text one in articles.
const ARTICLES: usize = 3;

/// What such a text says, in one automaton: each text is read once.
static SAYS: LazyLock<CharwiseDoubleArrayAhoCorasick<u8>> = LazyLock::new(|| {
    let words = LAYS_DOWN_SAYS.iter().map(|w| (*w, 0));
    CharwiseDoubleArrayAhoCorasick::with_values(words).expect("the words differ from each other")
});

/// How far into a text it says what it is, in bytes: about 500 characters.
const OPENING: usize = 1500;

/// True where the document lays down. Reads the title, the outline and the beginning; linear in them.
pub(super) fn lays_down(clean: &Clean, frame: &Frame, outline: &Outline) -> bool {
    let title = frame.title.as_ref().map(|t| named(&t.text));
    if frame.kind == Some("报告") || title.is_some_and(|t| REPORT_TITLE.ends(t)) {
        return false;
    }
    // 第23号建议的答复意见 answers, 审议意见 judges
    let answers = |t: &str| ANSWERS.ends(t);
    let by_title = title.is_some_and(|t| LAYS_DOWN.ends(t) && !answers(t));
    let articles = || outline.nodes.iter().filter(|n| n.style == Style::Article).take(ARTICLES).count() == ARTICLES;
    let says = || {
        let text = clean.as_str();
        let mut end = OPENING.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        SAYS.find_iter(&text[..end]).next().is_some()
    };
    by_title || articles() || says()
}

/// A title less what stands behind the name of what it is about: 关于印发《清河市节水办法|（试行）》的通知.
fn named(title: &str) -> &str {
    let mut name = title;
    loop {
        let before = name;
        name = crate::frame::stem_of(name).trim_end_matches(['》', '〉', '”', ' ']);
        name = ISSUED_AS.iter().find_map(|w| name.strip_suffix(w)).unwrap_or(name);
        if name == before {
            return name;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_inside_a_title() {
        assert_eq!(named("关于印发《清河市节水办法（试行）》的通知"), "关于印发《清河市节水办法");
        assert_eq!(named("清河市稳增长若干措施"), "清河市稳增长若干措施");
        assert_eq!(named("关于调整公积金政策的通知（清公发〔2023〕2号）"), "关于调整公积金政策");
    }
}
