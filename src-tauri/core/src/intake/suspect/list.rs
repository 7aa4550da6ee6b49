//! The cells of a list in their order, with what is counted over all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::intake::stage::{Refused, Staged, StagedRow};
use crate::number::TelephoneNumber;

/// A cell of the number column.
pub(super) enum Item<'a> {
    Taken(&'a StagedRow<'a>),
    Refused(&'a Refused),
}

/// An area code and an exchange.
pub(super) type Exchange = (u16, u16);

/// What a list knows of one exchange.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// Its numbers, each once.
    pub(super) count: usize,
    /// The lowest of its last four digits.
    pub(super) low: u16,
    /// The highest.
    pub(super) high: u16,
}

/// All cells in order of row, and counts over them.
pub(super) struct Cells<'a> {
    pub(super) items: Vec<Item<'a>>,
    pub(super) numbers: BTreeSet<TelephoneNumber>,
    pub(super) exchanges: BTreeMap<Exchange, Group>,
    pub(super) area_codes: BTreeMap<u16, usize>,
}

pub(super) fn exchange(tn: TelephoneNumber) -> Exchange {
    (tn.npa(), tn.nxx())
}

impl<'a> Cells<'a> {
    pub(super) fn of(staged: &'a Staged<'a>) -> Self {
        let mut items: Vec<Item<'a>> =
            Vec::with_capacity(staged.staged.len() + staged.refused.len());
        items.extend(staged.staged.iter().map(Item::Taken));
        items.extend(staged.refused.iter().map(Item::Refused));
        items.sort_by_key(|item| match item {
            Item::Taken(row) => row.row,
            Item::Refused(cell) => cell.row,
        });
        let numbers: BTreeSet<_> = staged
            .staged
            .iter()
            .flat_map(|row| row.numbers.iter().map(|one| one.tn))
            .collect();
        let mut exchanges: BTreeMap<Exchange, Group> = BTreeMap::new();
        let mut area_codes: BTreeMap<u16, usize> = BTreeMap::new();
        for tn in &numbers {
            let group = exchanges.entry(exchange(*tn)).or_insert(Group {
                count: 0,
                low: tn.line(),
                high: tn.line(),
            });
            group.count += 1;
            group.high = tn.line();
            *area_codes.entry(tn.npa()).or_default() += 1;
        }
        Self {
            items,
            numbers,
            exchanges,
            area_codes,
        }
    }

    /// The number nearest above a cell, and how many cells up it stands.
    pub(super) fn above(&self, at: usize) -> Option<(TelephoneNumber, usize)> {
        self.items
            .get(..at)?
            .iter()
            .rev()
            .take(REACH)
            .enumerate()
            .find_map(|(steps, item)| match item {
                Item::Taken(row) => Some((row.numbers.last()?.tn, steps + 1)),
                Item::Refused(_) => None,
            })
    }

    /// The number nearest below a cell, and how many cells down it stands.
    pub(super) fn below(&self, at: usize) -> Option<(TelephoneNumber, usize)> {
        self.items
            .get(at + 1..)?
            .iter()
            .take(REACH)
            .enumerate()
            .find_map(|(steps, item)| match item {
                Item::Taken(row) => Some((row.numbers.first()?.tn, steps + 1)),
                Item::Refused(_) => None,
            })
    }

    /// The numbers within a few cells of this one, its own left out.
    pub(super) fn around(&self, at: usize) -> Vec<TelephoneNumber> {
        let from = at.saturating_sub(REACH);
        self.items
            .iter()
            .enumerate()
            .skip(from)
            .take(2 * REACH + 1)
            .filter(|(index, _)| *index != at)
            .filter_map(|(_, item)| match item {
                Item::Taken(row) => Some(row.numbers.iter().map(|one| one.tn).take(REACH)),
                Item::Refused(_) => None,
            })
            .flatten()
            .collect()
    }

    /// The one exchange that all numbers around a cell are of.
    pub(super) fn exchange_around(&self, at: usize) -> Option<Exchange> {
        let around = self.around(at);
        let first = exchange(*around.first()?);
        (around.len() >= 2 && around.iter().all(|tn| exchange(*tn) == first)).then_some(first)
    }
}

/// How many cells on either side are neighbours.
const REACH: usize = 8;
