//! Divisions of the country, as the names of places end with them (constitution of the state, art. 30).
//!
//! 清河市 and 云岭县 end with one, 市级 is a level, 县（市、区） names three kinds.

/// Those that make rules and have organs of their own kind: 清河|市.
pub(crate) const DIVISIONS: [char; 7] = ['省', '市', '区', '县', '州', '盟', '旗'];

/// The same with what they are divided into: 云岭|镇.
pub(crate) const LEVELS: [char; 9] = ['省', '市', '区', '县', '州', '盟', '旗', '镇', '乡'];

/// True for a level and nothing else: 市级, but not 国家级 and 千亿级.
pub(crate) fn is_level(word: &str) -> bool {
    let mut of = word.strip_suffix('级').unwrap_or("").chars();
    of.next().is_some_and(|c| LEVELS.contains(&c)) && of.next().is_none()
}

/// True for a level of government that shares are told of: 市级, 中央, 市县, 国家级.
pub(crate) fn is_government(word: &str) -> bool {
    is_level(word) || matches!(word, "中央" | "市县" | "国家级")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels() {
        assert!(is_level("市级") && is_level("镇级"));
        assert!(!is_level("市") && !is_level("级") && !is_level("国家级") && !is_level("上市级"));
    }
}
