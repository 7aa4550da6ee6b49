//! How the gaining carrier wants files: which types, how large, by which words. Rules are the profile's, with their
//! source; where it says nothing, what the strictest published rule says is used and said to be that.

use std::collections::BTreeSet;

use crate::{
    api::session::State,
    carrier::{AttachmentRule, Class, PaperName, Profile},
    evidence::{EvidenceKind, safe_name, suffixed},
    order::{KeyClass, Order},
};

/// The strictest that is published: PDF, 3 MB a file. [BW-PORTIN]
const SAFE_TYPES: [&str; 1] = ["pdf"];
const SAFE_MEGABYTES: u16 = 3;

/// What a separate file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paper {
    Loa,
    Bill,
    Csr,
    Map,
    Other,
}

impl Paper {
    pub(super) fn of(kind: EvidenceKind) -> Self {
        match kind {
            EvidenceKind::Bill => Self::Bill,
            EvidenceKind::Csr => Self::Csr,
            EvidenceKind::Loa => Self::Loa,
            _ => Self::Other,
        }
    }

    /// Words that carriers have for it, the most usual first.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Loa => &["LOA"],
            Self::Bill => &["INVOICE", "BILL"],
            Self::Csr => &["CSR"],
            Self::Map | Self::Other => &["OTHER"],
        }
    }

    fn name(self) -> Option<PaperName> {
        match self {
            Self::Loa => Some(PaperName::Loa),
            Self::Bill => Some(PaperName::Bill),
            Self::Csr => Some(PaperName::Csr),
            Self::Map => Some(PaperName::Mapping),
            Self::Other => None,
        }
    }
}

/// The sides that take files, the one that files the orders first.
fn sides(state: &State) -> impl Iterator<Item = &Profile> {
    [state.snapshot.gaining(), state.snapshot.platform()]
        .into_iter()
        .flatten()
}

/// The rule for a paper of an order: the most particular one of the first side that has any.
fn rule<'a>(
    state: &'a State,
    order: &Order,
    paper: Paper,
) -> Option<(&'a Profile, &'a AttachmentRule)> {
    let toll_free = order.key.class == KeyClass::TollFree;
    sides(state).find_map(|side| {
        side.attachments
            .iter()
            .filter(|rule| rule.paper.is_none() || rule.paper == paper.name())
            .filter(|rule| match rule.class {
                None => true,
                Some(Class::TollFree) => toll_free,
                Some(_) => !toll_free,
            })
            .max_by_key(|rule| (rule.paper.is_some(), rule.class.is_some()))
            .map(|rule| (side, rule))
    })
}

/// By which rule the files were looked at, in words.
pub(super) fn rule_words(state: &State, order: &Order) -> String {
    let Some((side, rule)) =
        rule(state, order, Paper::Other).or_else(|| rule(state, order, Paper::Loa))
    else {
        let whose = sides(state)
            .next()
            .map_or("The carrier", |side| side.name.as_str());
        return format!(
            "{whose} does not say which files it takes. Looked at by the strictest rule that is published: PDF, at most 3 MB a file. [BW-PORTIN]"
        );
    };
    let at_most = rule
        .megabytes
        .map(|most| format!(", at most {most} MB a file"))
        .unwrap_or_default();
    format!(
        "{} takes {}{at_most}. [{}, {}]",
        side.name,
        rule.types.join(", ").to_uppercase(),
        rule.source,
        rule.as_of
    )
}

/// Why the carrier may refuse a file; empty where nothing is known against it.
pub(super) fn trouble(state: &State, order: &Order, paper: Paper, name: &str, size: u64) -> String {
    let found = rule(state, order, paper);
    let (types, most): (Vec<&str>, u16) = match found {
        Some((_, rule)) => (
            rule.types.iter().map(String::as_str).collect(),
            rule.megabytes.unwrap_or(SAFE_MEGABYTES),
        ),
        None => (SAFE_TYPES.to_vec(), SAFE_MEGABYTES),
    };
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_lowercase())
        .unwrap_or_default();
    let same = |taken: &str| {
        taken == extension
            || matches!(
                (taken, extension.as_str()),
                ("jpg", "jpeg") | ("tiff", "tif")
            )
    };
    let mut troubles = Vec::new();
    if !types.iter().any(|taken| same(taken)) {
        troubles.push(format!(
            "is no {}",
            types.join(", ").to_uppercase().replace(", ", " or ")
        ));
    }
    if size > u64::from(most) * 1_000_000 {
        troubles.push(format!("is larger than {most} MB"));
    }
    if troubles.is_empty() {
        String::new()
    } else {
        format!("It {}.", troubles.join(" and "))
    }
}

/// Names of separate files: counted, with the carrier's word, safe on any disk, and none twice however a disk tells
/// letters apart.
pub(super) struct Names<'a> {
    state: &'a State,
    order: &'a Order,
    count: usize,
    taken: BTreeSet<String>,
}

impl<'a> Names<'a> {
    pub(super) fn new(state: &'a State, order: &'a Order) -> Self {
        Self {
            state,
            order,
            count: 0,
            taken: BTreeSet::new(),
        }
    }

    pub(super) fn next(&mut self, paper: Paper, label: &str) -> String {
        self.count += 1;
        let labels = rule(self.state, self.order, paper)
            .or_else(|| rule(self.state, self.order, Paper::Other))
            .map(|(_, rule)| rule.labels.as_slice())
            .unwrap_or_default();
        let words = paper.words();
        let word = words
            .iter()
            .find(|word| labels.iter().any(|label| label == *word))
            .or(words.last())
            .copied()
            .unwrap_or("OTHER");
        let name = if label.to_lowercase().starts_with(&word.to_lowercase()) {
            safe_name(&format!("{}-{label}", self.count))
        } else {
            safe_name(&format!("{}-{word}-{label}", self.count))
        };
        let mut free = name.clone();
        let mut n = 2;
        while !self.taken.insert(folded(&free)) {
            free = suffixed(&name, n);
            n += 1;
        }
        free
    }
}

/// A name as the least discerning disk holds it: without case, and without what accents may be written as.
fn folded(name: &str) -> String {
    let letters: Vec<char> = name.to_lowercase().chars().collect();
    let marked = |at: usize| letters.get(at + 1).is_some_and(|c| is_accent(*c));
    letters
        .iter()
        .enumerate()
        .filter(|(at, c)| c.is_ascii() && !marked(*at))
        .map(|(_, c)| *c)
        .collect()
}

/// A combining accent: `é` may be one character or two.
fn is_accent(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036f)
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn names_that_a_disk_may_hold_for_one_are_one() {
        for (a, b) in [
            ("Bill.pdf", "bill.PDF"),
            ("Ren\u{e9}e.pdf", "Rene\u{301}e.pdf"),
            ("M\u{c4}RZ.pdf", "ma\u{308}rz.pdf"),
        ] {
            assert_eq!(folded(a), folded(b), "{a} {b}");
        }
        assert_ne!(folded("bill-1.pdf"), folded("bill-2.pdf"));
    }
}
