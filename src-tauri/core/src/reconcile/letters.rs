//! Letters as people see them: graphemes, look-alikes, and accents written apart.
//!
//! Two letters may look the same and be different characters: a Cyrillic `А`, a no-break space, a curly
//! apostrophe, an accent that is a character of its own. People cannot see such a difference and a carrier's
//! form refuses it, so it is found here and named. Nothing is ever replaced.

use std::{collections::BTreeMap, sync::LazyLock};

const DECOMPOSITIONS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../assets/words/decompositions.csv"
));
const LOOK_ALIKES: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../assets/words/look-alikes.csv"
));

fn code_point(text: &str) -> Option<char> {
    u32::from_str_radix(text, 16).ok().and_then(char::from_u32)
}

static APART: LazyLock<BTreeMap<char, String>> = LazyLock::new(|| {
    DECOMPOSITIONS
        .lines()
        .filter_map(|line| line.split_once(','))
        .filter_map(|(letter, parts)| {
            let parts: Option<String> = parts.split_whitespace().map(code_point).collect();
            Some((code_point(letter)?, parts?))
        })
        .collect()
});

/// Each character with the plain one it looks like; none for those that look like nothing.
static LIKE: LazyLock<BTreeMap<char, Option<char>>> = LazyLock::new(|| {
    LOOK_ALIKES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split(',');
            Some((
                code_point(cells.next()?)?,
                cells.next().and_then(code_point),
            ))
        })
        .collect()
});

static NAMES: LazyLock<BTreeMap<char, &'static str>> = LazyLock::new(|| {
    LOOK_ALIKES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split(',');
            Some((code_point(cells.next()?)?, cells.nth(1)?))
        })
        .collect()
});

/// The text in quotes with what its characters are: `“А” (U+0410, Cyrillic capital letter a)`.
pub(super) fn named(text: &str) -> String {
    let of = |c: char| {
        let name = NAMES.get(&c).map(|name| {
            let small = name.to_lowercase();
            let script = ["greek", "cyrillic", "arabic"]
                .iter()
                .find(|s| small.starts_with(**s));
            match script.and_then(|script| script.get(..1)) {
                Some(first) => {
                    format!(", {}{}", first.to_uppercase(), small.get(1..).unwrap_or(""))
                }
                None => format!(", {small}"),
            }
        });
        format!("U+{:04X}{}", u32::from(c), name.unwrap_or_default())
    };
    let codes: Vec<String> = text.chars().map(of).collect();
    format!("“{text}” ({})", codes.join(" "))
}

/// What a text looks like: accents taken apart, look-alikes made plain, invisible characters left away.
/// Case is kept.
pub(super) fn seen(text: &str) -> String {
    let mut looks = String::with_capacity(text.len());
    for c in text.chars() {
        match LIKE.get(&c) {
            Some(Some(plain)) => looks.push(*plain),
            Some(None) => {}
            None => match APART.get(&c) {
                Some(parts) => looks.push_str(parts),
                None => looks.push(c),
            },
        }
    }
    looks
}

/// A coarse key that equals for letters that are the same, differ in case, or could look alike. It lines
/// letters up; what their difference is says [`look_alike`].
pub(super) fn key(text: &str) -> String {
    seen(text)
        .to_lowercase()
        .chars()
        .map(|c| match c {
            '0' => 'o',
            '1' | 'i' | '|' => 'l',
            other => other,
        })
        .collect()
}

/// Whether two different texts look the same: as in print, with `O` beside `0` and `l` beside `I` and `1`.
pub(super) fn look_alike(one: &str, other: &str) -> bool {
    // Which glyphs are hard to tell apart depends on case: a small `i` does not look like an `l`.
    let glyphs = |text: &str| -> String {
        seen(text)
            .chars()
            .map(|c| match c {
                'O' | 'o' | '0' => 'O',
                'l' | 'I' | '1' | '|' => 'l',
                other => other,
            })
            .collect()
    };
    glyphs(one) == glyphs(other)
}

/// Whether the difference of two look-alikes is in letters or digits, not in marks, spaces or in how an
/// accent is written.
pub(super) fn other_letter(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        let mut apart = String::new();
        for c in text.chars().filter(|c| c.is_alphanumeric()) {
            match APART.get(&c) {
                Some(parts) => apart.push_str(parts),
                None => apart.push(c),
            }
        }
        apart.retain(char::is_alphanumeric);
        apart
    };
    letters(one) != letters(other)
}

/// Whether a text cannot be seen at all.
pub(super) fn is_unseen(text: &str) -> bool {
    !text.is_empty() && seen(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_known_to_be_another_character() {
        for (ours, theirs, letter) in [
            ("\u{410}BC", "ABC", true),
            ("O'Brien", "O\u{2019}Brien", false),
            ("Suite\u{a0}400", "Suite 400", false),
            ("33O", "330", true),
            ("BV-2081l", "BV-20811", true),
            ("Ren\u{e9}", "Rene\u{301}", false),
            ("North\u{200b}gate", "Northgate", false),
            ("400\u{2013}402", "400-402", false),
        ] {
            assert!(look_alike(ours, theirs), "{ours:?} | {theirs:?}");
            assert_eq!(other_letter(ours, theirs), letter, "{ours:?} | {theirs:?}");
        }
        for (ours, theirs) in [("HIT", "HLT"), ("Rene\u{301}", "Rene"), ("Bill", "Biil")] {
            assert!(!look_alike(ours, theirs), "{ours:?} | {theirs:?}");
        }
    }

    #[test]
    fn the_tables_are_read_whole() {
        let rows = |text: &str| text.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(APART.len(), rows(DECOMPOSITIONS));
        assert_eq!(LIKE.len(), rows(LOOK_ALIKES));
    }
}
