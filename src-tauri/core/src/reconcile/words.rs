//! Words and their known abbreviations in names and addresses, as data with its source.
//!
//! An abbreviation may stand for several words (`CT` is Court and Connecticut), so being alike is asked of
//! two words and not of one. What an abbreviation means in a place is not decided here.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

const TABLE: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../assets/words/abbreviations.csv"
));

/// What a word of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum WordKind {
    /// `Street`, `Avenue`: the kind of a street.
    Suffix,
    /// `Suite`, `Floor`: a part of a building.
    Unit,
    /// `North`, `NE`.
    Direction,
    /// `Incorporated`, `Company`.
    Company,
    /// `Wisconsin`.
    State,
}

/// Each spelling with the entries it belongs to.
static ENTRIES: LazyLock<BTreeMap<&'static str, Vec<(WordKind, &'static str)>>> =
    LazyLock::new(|| {
        let mut entries: BTreeMap<&str, Vec<(WordKind, &str)>> = BTreeMap::new();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split(',');
            let kind = match cells.next() {
                Some("suffix") => WordKind::Suffix,
                Some("unit") => WordKind::Unit,
                Some("direction") => WordKind::Direction,
                Some("company") => WordKind::Company,
                Some("state") => WordKind::State,
                _ => continue,
            };
            let Some(word) = cells.next() else { continue };
            let spellings = cells.flat_map(str::split_whitespace);
            let mut known = BTreeSet::from([word]);
            known.extend(spellings);
            for spelling in known {
                entries.entry(spelling).or_default().push((kind, word));
            }
        }
        entries
    });

/// One name for every spelling that may mean the same, to line words up. Being lined up is not being alike:
/// see [`are_alike`].
static GROUPS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut leader: BTreeMap<&str, &str> = BTreeMap::new();
    // A few rounds of naming each spelling after the smallest word it is joined with.
    for _ in 0..6 {
        for (spelling, entries) in ENTRIES.iter() {
            let words = || entries.iter().map(|(_, word)| *word);
            let least = words()
                .chain([*spelling])
                .filter_map(|word| leader.get(word).copied().or(Some(word)))
                .min();
            let Some(least) = least else { continue };
            for word in words().chain([*spelling]) {
                leader.insert(word, least);
            }
        }
    }
    leader
});

/// The key under which a word in small letters is lined up; none for a word without abbreviation.
pub(super) fn group(small: &str) -> Option<&'static str> {
    GROUPS.get(small).copied()
}

/// Whether two words in small letters are spellings of one word.
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    let (Some(one), Some(other)) = (ENTRIES.get(one), ENTRIES.get(other)) else {
        return false;
    };
    one.iter().any(|entry| other.contains(entry))
}

/// Whether a word, in any case and with or without a full stop, is of a kind.
pub(super) fn is(kind: WordKind, word: &str) -> bool {
    written_out(kind, word).is_some()
}

/// The word of that kind that a spelling stands for.
pub(super) fn written_out(kind: WordKind, word: &str) -> Option<&'static str> {
    let small = word.to_lowercase();
    let bare = small.trim_end_matches(['.', ',']);
    let find = |key: &str| {
        ENTRIES
            .get(key)?
            .iter()
            .find(|(of, _)| *of == kind)
            .map(|(_, word)| *word)
    };
    // `N.E.` and `S.W.` are directions too.
    find(bare).or_else(|| find(&bare.replace('.', "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_whole() {
        for (line, kinds) in [
            ("street", WordKind::Suffix),
            ("ste", WordKind::Unit),
            ("ne", WordKind::Direction),
            ("inc", WordKind::Company),
            ("wi", WordKind::State),
        ] {
            assert!(is(kinds, line), "{line}");
        }
        let rows = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert!(rows > 240, "{rows} rows");
    }

    #[test]
    fn an_abbreviation_with_two_meanings_is_like_both_and_they_are_not_alike() {
        assert!(are_alike("court", "ct") && are_alike("connecticut", "ct"));
        assert!(!are_alike("court", "connecticut"));
        assert_eq!(group("court"), group("ct"));
        assert_eq!(written_out(WordKind::Direction, "N.E."), Some("northeast"));
    }
}
