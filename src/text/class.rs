//! The class of a character: what `reflow` joins by and `lex` cuts by.

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Class {
    /// Han characters that are no numerals.
    Han,
    /// Han numerals: 〇零一二三四五六七八九十百千万亿兆两廿卅半几 and the capital forms 壹贰叁….
    Numeral,
    /// 0–9 (wide forms are folded before).
    Digit,
    /// Letters of other scripts.
    Letter,
    /// An opening bracket or quotation mark, one each.
    Open,
    /// A closing bracket or quotation mark, one each.
    Close,
    /// A sentence end 。！？；!?; and …, one each.
    Stop,
    /// A pause ，、：,: one each.
    Pause,
    /// Dashes and tildes: — – - ～ ~ ─ －.
    Dash,
    /// Blanks inside a paragraph.
    Blank,
    /// The end of a paragraph, one each.
    Newline,
    /// Everything else: . · % ‰ ★ /.
    Mark,
}

impl Class {
    /// True for the classes whose characters each are a token.
    #[inline]
    pub fn is_single(self) -> bool {
        matches!(self, Class::Open | Class::Close | Class::Stop | Class::Pause | Class::Newline | Class::Mark)
    }
}

/// The class of one character.
#[inline]
pub fn class_of(c: char) -> Class {
    if c.is_ascii() {
        return ASCII[c as usize];
    }
    if ('\u{4E00}'..='\u{9FFF}').contains(&c) {
        return if is_han_numeral(c) { Class::Numeral } else { Class::Han };
    }
    other(c)
}

/// True for the characters of Chinese numerals (GB/T 15835 with the capital forms), 〇 and 两, 半, 几 included.
#[inline]
pub fn is_han_numeral(c: char) -> bool {
    let at = (c as usize).wrapping_sub(HAN_NUMERALS_FROM);
    HAN_NUMERALS.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
}

/// Where the bits of [`HAN_NUMERALS`] begin: 〇.
const HAN_NUMERALS_FROM: usize = 0x3007;

/// A bit for each character from 〇 to U+9FFF: whether it is of a numeral.
static HAN_NUMERALS: [u64; (0x9FFF - HAN_NUMERALS_FROM) / 64 + 1] = {
    let all = [
        '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '兆', '两',
        '廿', '卅', '半', '几', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾', '佰', '仟', '萬', '億',
        '兩',
    ];
    let mut bits = [0; (0x9FFF - HAN_NUMERALS_FROM) / 64 + 1];
    let mut i = 0;
    while i < all.len() {
        let at = all[i] as usize - HAN_NUMERALS_FROM;
        bits[at / 64] |= 1 << (at % 64);
        i += 1;
    }
    bits
};

fn other(c: char) -> Class {
    match c {
        '〇' => Class::Numeral,
        '，' | '、' | '：' | '﹐' | '︰' => Class::Pause,
        '。' | '！' | '？' | '；' | '…' | '｡' => Class::Stop,
        '（' | '《' | '〈' | '“' | '‘' | '【' | '〔' | '「' | '『' | '〖' | '［' | '｛' | '«' | '‹' | '﹝' => {
            Class::Open
        }
        '）' | '》' | '〉' | '”' | '’' | '】' | '〕' | '」' | '』' | '〗' | '］' | '｝' | '»' | '›' | '﹞' => {
            Class::Close
        }
        '—' | '–' | '－' | '～' | '─' | '―' | '‐' | '‑' | '‒' | '━' | '∼' | '〜' => Class::Dash,
        '\u{3000}' | '\u{A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => Class::Blank,
        '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '々' => Class::Han,
        c if c.is_alphabetic() => Class::Letter,
        _ => Class::Mark,
    }
}

const ASCII: [Class; 128] = {
    let mut table = [Class::Mark; 128];
    let mut i = 0;
    while i < 128 {
        table[i] = match i as u8 {
            b'0'..=b'9' => Class::Digit,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b' ' | b'\t' => Class::Blank,
            b'\n' => Class::Newline,
            b'(' | b'[' | b'{' | b'<' => Class::Open,
            b')' | b']' | b'}' | b'>' => Class::Close,
            b'!' | b'?' | b';' => Class::Stop,
            b',' | b':' => Class::Pause,
            b'-' | b'~' => Class::Dash,
            _ => Class::Mark,
        };
        i += 1;
    }
    table
};
