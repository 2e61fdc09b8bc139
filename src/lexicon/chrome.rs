//! What web pages put around a document: buttons, source lines, counters, links.

use std::sync::LazyLock;

use super::by_char::ByChar;
use super::rows;

/// The end of the document at which a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    /// Before the text.
    Head,
    /// After the text.
    Foot,
}

/// The table of page furniture.
#[derive(Debug)]
pub(crate) struct Chrome {
    /// For each form the end that it stands at, if only one, and whether it fills its line.
    rows: ByChar<(Option<Zone>, bool)>,
}

static CHROME: LazyLock<Chrome> = LazyLock::new(|| Chrome {
    rows: ByChar::heads(rows(include_str!("chrome.tsv")).map(|cells| {
        let zone = match cells[1] {
            "head" => Some(Zone::Head),
            "foot" => Some(Zone::Foot),
            _ => None,
        };
        (cells[0], (zone, cells[2] == "exact"))
    })),
});

impl Chrome {
    /// True when a whole line at this end of a document is page furniture. `line` is trimmed.
    pub(crate) fn is(line: &str, zone: Zone) -> bool {
        let Some(first) = line.chars().next() else { return false };
        CHROME.rows.of(first).iter().any(|&(form, (at, exact))| {
            at.is_none_or(|z| z == zone) && if exact { line == form } else { line.starts_with(form) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_whole_and_unique() {
        let mut seen = std::collections::BTreeSet::new();
        for cells in rows(include_str!("chrome.tsv")) {
            assert_eq!(cells.len(), 4, "{cells:?}");
            assert!(
                matches!(cells[1], "head" | "foot" | "both") && matches!(cells[2], "exact" | "prefix"),
                "{cells:?}"
            );
            assert!(seen.insert(cells[0].to_owned()), "twice: {}", cells[0]);
        }
    }

    #[test]
    fn zones() {
        assert!(Chrome::is("【字号：", Zone::Head));
        assert!(Chrome::is("相关报道：", Zone::Foot));
        assert!(!Chrome::is("相关报道：", Zone::Head));
        assert!(!Chrome::is("大力发展", Zone::Head));
    }
}
