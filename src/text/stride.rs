//! Looking for signs many bytes at a time.
//!
//! A sign is told from three bytes on end: 。 is `E3 80 82`, ， is `EF BC 8C`, a digit is one byte below `80`. Whether one
//! begins anywhere in a stride is asked without a branch, so that the compiler compares many bytes at once; most
//! strides of a text hold none. In UTF-8 no sign begins inside another character. Bytes are counted in the same way:
//! what a block of them weighs is one sum in bytes.

/// Bytes that are asked at once.
pub(crate) const STRIDE: usize = 32;

/// A stride and the two bytes behind it.
pub(crate) type Window = [u8; STRIDE + 2];

/// True when a sign begins in the first [`STRIDE`] bytes of the window. `is_sign` must not branch: write `&` and `|`.
#[inline(always)]
pub(crate) fn any_in(window: &Window, is_sign: impl Fn(u8, u8, u8) -> bool) -> bool {
    let mut any = false;
    for i in 0..STRIDE {
        any |= is_sign(window[i], window[i + 1], window[i + 2]);
    }
    any
}

/// True when a sign begins anywhere in the text. A sign must lie in it whole.
#[inline(always)]
pub(crate) fn any(text: &str, is_sign: impl Fn(u8, u8, u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(window) = bytes[at..].first_chunk() {
        if any_in(window, &is_sign) {
            return true;
        }
        at += STRIDE;
    }
    // the rest, and nothing behind it
    let rest = &bytes[at..];
    if rest.is_empty() {
        return false;
    }
    let mut window: Window = [b'0'; STRIDE + 2];
    window[..rest.len()].copy_from_slice(rest);
    any_in(&window, is_sign)
}

/// Bytes that are weighed at once.
pub(crate) const BLOCK: usize = 64;

/// What the bytes of a block weigh together; each at most 3. `weight` must not branch.
#[inline(always)]
pub(crate) fn block(bytes: &[u8; BLOCK], weight: impl Fn(u8) -> u8) -> usize {
    let mut sum = 0u8;
    for &b in bytes {
        sum += weight(b);
    }
    usize::from(sum)
}

/// What all bytes weigh together; a continuation byte (80–BF) must weigh nothing.
#[inline(always)]
pub(crate) fn sum(bytes: &[u8], weight: impl Fn(u8) -> u8) -> usize {
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let mut all = 0;
    for bytes in blocks {
        all += block(bytes, &weight);
    }
    let mut last = [0x80; BLOCK];
    last[..rest.len()].copy_from_slice(rest);
    all + block(&last, weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_weighed() {
        for len in 0..200 {
            let text = "一a，".repeat(len);
            let wide = text.bytes().filter(|&b| b >= 0xC0).count();
            assert_eq!(sum(text.as_bytes(), |b| u8::from(b >= 0xC0)), wide);
        }
    }

    #[test]
    fn a_sign_is_found_wherever_it_stands() {
        let stop = |a, b, c| (a == 0xE3) & (b == 0x80) & (c == 0x82);
        for before in 0..80 {
            for after in 0..40 {
                let text = format!("{}。{}", "a".repeat(before), "的".repeat(after));
                assert!(any(&text, stop), "{text}");
                assert!(!any(&text.replace('。', "，"), stop), "{text}");
            }
        }
        assert!(!any("", stop));
    }
}
