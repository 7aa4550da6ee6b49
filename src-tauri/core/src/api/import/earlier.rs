//! Which earlier list a file is a newer version of: of that list, and of no other, numbers can be gone.
//!
//! A bill and a CSR speak for the whole of their accounts, whatever their file is called. A list of the phone system
//! speaks for itself: it is known again by its name without dates and counters, or by holding at least half of
//! the numbers of an earlier one.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    id::{NumberId, SourceId},
    intake::List,
    project::TakenList,
};

/// How lists are called in the project file.
pub(super) fn list_word(list: List) -> &'static str {
    match list {
        List::Inventory => "inventory",
        List::Csr => "csr",
        List::Bill => "bill",
        List::Calls => "calls",
    }
}

/// Earlier lists of that kind, newest first.
pub(super) fn of_kind(lists: &[TakenList], list: List) -> Vec<&TakenList> {
    let word = list_word(list);
    lists.iter().rev().filter(|one| one.list == word).collect()
}

/// The list that this file is a newer version of, by its name or by its numbers.
pub(super) fn guess(
    of_kind: &[&TakenList],
    list: List,
    file: Option<&str>,
    sheets: &BTreeSet<&str>,
    here: &BTreeSet<NumberId>,
) -> Option<SourceId> {
    if list != List::Inventory {
        return of_kind.first().map(|one| one.id);
    }
    let key = file.map(name_key).unwrap_or_default();
    let by_name = || {
        of_kind
            .iter()
            .find(|one| !key.is_empty() && name_key(&one.file) == key && has_one_of(one, sheets))
    };
    let by_numbers = || {
        of_kind.iter().find(|one| {
            let numbers: BTreeSet<NumberId> = one.numbers.iter().map(|(id, _)| *id).collect();
            let shared = numbers.intersection(here).count();
            shared > 0 && shared * 2 >= numbers.len()
        })
    };
    by_name().or_else(by_numbers).map(|one| one.id)
}

/// The numbers that can be gone: those of the chosen list and of its own earlier versions.
pub(super) fn numbers(
    of_kind: &[&TakenList],
    list: List,
    newer_of: Option<SourceId>,
    sheets: &BTreeSet<&str>,
) -> BTreeMap<NumberId, Vec<SourceId>> {
    let mut numbers: BTreeMap<NumberId, Vec<SourceId>> = BTreeMap::new();
    let Some(chosen) = of_kind.iter().find(|one| Some(one.id) == newer_of) else {
        return numbers;
    };
    let key = name_key(&chosen.file);
    let family: Vec<_> = of_kind
        .iter()
        .filter(|one| {
            one.id == chosen.id
                || (one.id < chosen.id && (list != List::Inventory || name_key(&one.file) == key))
        })
        .collect();
    // A file of several sheets of which only some are taken now says nothing of the others.
    let by_sheet = list == List::Inventory && family.iter().any(|one| has_one_of(one, sheets));
    for one in family {
        for (id, sheet) in &one.numbers {
            if by_sheet && !sheets.contains(sheet.as_str()) {
                continue;
            }
            let from = numbers.entry(*id).or_default();
            if !from.contains(&one.id) {
                from.push(one.id);
            }
        }
    }
    numbers
}

fn has_one_of(list: &TakenList, sheets: &BTreeSet<&str>) -> bool {
    list.numbers
        .iter()
        .any(|(_, sheet)| sheets.contains(sheet.as_str()))
}

/// A file name without what changes from version to version: dates, counters, `final`, `copy`.
fn name_key(file: &str) -> String {
    const PASSING: [&str; 12] = [
        "final",
        "copy",
        "new",
        "old",
        "updated",
        "update",
        "rev",
        "v",
        "version",
        "draft",
        "corrected",
        "export",
    ];
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    if stem == "pasted text" {
        return String::new();
    }
    let words: Vec<String> = stem
        .to_lowercase()
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty() && !PASSING.contains(word))
        .map(str::to_owned)
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{guess, name_key, numbers};
    use crate::{
        id::{NumberId, SourceId},
        intake::List,
        project::TakenList,
    };

    fn list(id: i64, file: &str, list: &str, sheet: &str, numbers: &[i64]) -> TakenList {
        TakenList {
            id: SourceId(id),
            file: file.into(),
            list: list.into(),
            sha256: String::new(),
            taken_at: chrono::DateTime::default(),
            numbers: numbers
                .iter()
                .map(|id| (NumberId(*id), sheet.to_owned()))
                .collect(),
        }
    }

    #[test]
    fn versions_of_a_list_have_one_name() {
        for (a, b) in [
            ("DID list 2026-11-01.xlsx", "DID list 2026-11-15 (2).xlsx"),
            ("DID_list_v2_FINAL.xlsx", "did list.csv"),
        ] {
            assert_eq!(name_key(a), name_key(b));
        }
        assert_ne!(
            name_key("Milwaukee DIDs.xlsx"),
            name_key("Green Bay DIDs.xlsx")
        );
        assert_eq!(name_key("pasted text"), "");
    }

    #[test]
    fn a_list_is_known_again_by_its_name_or_by_half_of_its_numbers() {
        let green_bay = list(1, "Green Bay.xlsx", "inventory", "DIDs", &[1, 2, 3, 4]);
        let milwaukee = list(2, "Milwaukee.xlsx", "inventory", "DIDs", &[5, 6, 7, 8]);
        let known = [&milwaukee, &green_bay];
        let sheets: BTreeSet<&str> = ["DIDs"].into();
        let guess = |file, here: &BTreeSet<NumberId>| {
            guess(&known, List::Inventory, Some(file), &sheets, here)
        };
        let here: BTreeSet<NumberId> = [1, 2].map(NumberId).into();
        let by_name = guess("Milwaukee 2.xlsx", &here);
        assert_eq!(by_name, Some(SourceId(2)));
        let by_numbers = guess("phones.xlsx", &here);
        assert_eq!(by_numbers, Some(SourceId(1)));
        let one: BTreeSet<NumberId> = [NumberId(1)].into();
        assert_eq!(guess("phones.xlsx", &one), None);
    }

    #[test]
    fn a_sheet_says_nothing_of_the_sheets_beside_it() {
        let dids = list(1, "List.xlsx", "inventory", "DIDs", &[1, 2]);
        let fax = list(2, "List.xlsx", "inventory", "Fax", &[3]);
        let known = [&fax, &dids];
        let gone = |newer_of, sheet| -> Vec<i64> {
            numbers(&known, List::Inventory, Some(newer_of), &[sheet].into())
                .into_keys()
                .map(|id| id.0)
                .collect()
        };
        assert_eq!(gone(SourceId(1), "DIDs"), [1, 2]);
        // Both came from one file name; the older is of other sheets than the one that is here.
        assert_eq!(gone(SourceId(2), "Fax"), [3]);
    }
}
