//! Which cells of a half-foreign list are of the plan after all: the list's own evidence, cell by cell.
//!
//! A sound cell is ours where it is written as only the plan writes, where its area code is that of one that surely
//! is, where it stands in a block and only mobiles speak for the other country, or where every foreign cell says so of
//! itself and none begins like it.

use std::collections::BTreeSet;

use super::{Country, digits, is_bare, is_sound, national, says};
use crate::{
    intake::{stage::StagedRow, suspect::list::Cells},
    number::TelephoneNumber,
};

/// How many numbers of one exchange are a block: mobiles are given out one by one.
const BLOCK: usize = 3;

/// A country that a list is of, and what the list says of its other cells.
pub(in crate::intake::suspect) struct Abroad {
    pub(in crate::intake::suspect) country: Country,
    /// `414-720-4100` is the plan's way, and the foreign cells are not written like it.
    style_tells: bool,
    /// Area codes of cells that surely are of the plan.
    area_codes: BTreeSet<String>,
    /// How the national numbers of foreign cells begin: two digits, and four.
    begins: BTreeSet<String>,
    /// Every foreign cell says its country itself.
    all_say: bool,
    /// Every foreign cell is a mobile: nothing speaks for lines of an office there.
    all_mobile: bool,
}

impl Abroad {
    /// Collects the evidence of a list: texts, each with whether nothing was odd about it as a number of the plan.
    pub(super) fn of(country: Country, texts: &[(&str, bool)]) -> Self {
        let foreign: Vec<(&str, String)> = texts
            .iter()
            .filter_map(|(text, sound)| {
                let said = says(text, country);
                let could = !sound && is_bare(text);
                let national = (said || could).then(|| inland(text, country)).flatten()?;
                Some((*text, national))
            })
            .collect();
        let alike = foreign.iter().filter(|(text, _)| is_grouped(text)).count();
        let all_say = texts
            .iter()
            .all(|(text, sound)| *sound || says(text, country));
        let mut abroad = Self {
            country,
            style_tells: alike * 2 < foreign.len(),
            area_codes: BTreeSet::new(),
            begins: BTreeSet::new(),
            all_say,
            all_mobile: (foreign.iter()).all(|(_, national)| national.starts_with(country.mobile)),
        };
        abroad.area_codes = texts
            .iter()
            .filter(|(text, sound)| *sound && abroad.is_surely_ours(text))
            .filter_map(|(text, _)| ten(text)?.get(..3).map(str::to_owned))
            .collect();
        // A number of ours behind a 0 says nothing of the others.
        let foreign = foreign.iter().filter(|(text, national)| {
            let ours = national
                .get(..3)
                .is_some_and(|code| abroad.area_codes.contains(code));
            !(ours && text.trim_start().starts_with('0'))
        });
        abroad.begins = foreign
            .flat_map(|(_, national)| [2, 4].map(|length| national.get(..length)))
            .flatten()
            .map(str::to_owned)
            .collect();
        abroad
    }

    /// With 1 before it, or written as only the plan writes.
    fn is_surely_ours(&self, text: &str) -> bool {
        let digits = digits(text);
        let one = digits.len() == 11 && digits.starts_with('1');
        one || self.style_tells && digits.len() == 10 && is_grouped(text)
    }

    /// Whether the list speaks for a cell that was taken as a number of the plan.
    pub(in crate::intake::suspect) fn is_ours(
        &self,
        cells: &Cells<'_>,
        row: &StagedRow<'_>,
    ) -> bool {
        if !is_sound(row) {
            return false;
        }
        if self.is_surely_ours(row.text) {
            return true;
        }
        let Some(ten) = ten(row.text) else {
            return false;
        };
        let begins = |length: usize| ten.get(..length).unwrap_or_default();
        // Mobiles of a country begin alike and go on as they like; lines of an office share more.
        let mobile = ten.starts_with(self.country.mobile);
        let alike = if mobile { 2 } else { 4 };
        self.area_codes.contains(begins(3))
            || self.all_say && !self.begins.contains(begins(alike))
            || (mobile || self.all_mobile)
                && !self.begins.contains(begins(4))
                && is_in_block(cells, &ten)
    }
}

/// In a block of one exchange.
fn is_in_block(cells: &Cells<'_>, ten: &str) -> bool {
    let Some(tn) = ten.parse().ok().and_then(TelephoneNumber::from_digits) else {
        return false;
    };
    let group = cells.exchanges.get(&(tn.npa(), tn.nxx()));
    group.is_some_and(|group| group.count >= BLOCK)
}

/// The ten digits of the plan, without 1.
fn ten(text: &str) -> Option<String> {
    let digits = digits(text);
    match digits.len() {
        10 => Some(digits),
        11 => digits.strip_prefix('1').map(str::to_owned),
        _ => None,
    }
}

/// The digits of a foreign cell without its country code or trunk 0.
fn inland(text: &str, country: Country) -> Option<String> {
    let all = digits(text);
    let rest = all.strip_prefix("00").unwrap_or(&all);
    let inland = if is_bare(text) {
        national(text, country)?
            .trim_start_matches('+')
            .strip_prefix(country.code)?
            .to_owned()
    } else {
        rest.strip_prefix(country.code)?.to_owned()
    };
    Some(inland)
}

/// Three, three and four digits with something between.
fn is_grouped(text: &str) -> bool {
    let groups: Vec<usize> = text
        .split(|c: char| !c.is_ascii_digit())
        .map(str::len)
        .filter(|length| *length > 0)
        .collect();
    groups.ends_with(&[3, 3, 4])
}
