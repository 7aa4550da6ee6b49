//! Lists of another country whose numbers pass for numbers of the plan.
//!
//! Ten digits of an Indian mobile or of a British number that lost its 0 look like area code, exchange and line.
//! One cell does not show it. The list does: others are written with +91 or with 0, or too many of them cannot be
//! numbers of the plan while all of them can be numbers of that country.
//!
//! A list may be of both. A sound cell is left alone where the list itself speaks for it: see [`ours`].

use super::list::{Cells, Item};
use super::{FaultKind, Proposal, Suspicion};
use crate::intake::stage::StagedRow;
use crate::number::telephone::abroad;

mod ours;

pub(super) use ours::Abroad;

/// A country and its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Country {
    region: &'static str,
    code: &'static str,
    name: &'static str,
    /// First digits of its mobile numbers, which are given out one by one and never in blocks.
    mobile: &'static [char],
}

/// Countries whose national numbers have ten digits, with 0 or without, and where clients of the US and Canada have
/// offices. Countries with numbers of any length are left out: every list could be theirs.
const COUNTRIES: [Country; 6] = [
    of("GB", "44", "the United Kingdom", &['7']),
    of("IN", "91", "India", &['6', '7', '8', '9']),
    of("AU", "61", "Australia", &['4']),
    of("FR", "33", "France", &['6', '7']),
    of("MX", "52", "Mexico", &[]),
    of("PH", "63", "the Philippines", &['9']),
];

const fn of(
    region: &'static str,
    code: &'static str,
    name: &'static str,
    mobile: &'static [char],
) -> Country {
    Country {
        region,
        code,
        name,
        mobile,
    }
}

/// How many cells are asked; a list does not change its country behind them.
const ASKED: usize = 400;

/// Whether nothing odd was found of a number.
fn is_sound(row: &StagedRow<'_>) -> bool {
    !row.findings.iter().any(|remark| is_odd(&remark.code))
}

/// The country of which the list, or a good part of it, is, with what the list says for its other cells.
pub(super) fn country(cells: &Cells<'_>) -> Option<Abroad> {
    let texts: Vec<(&str, bool)> = cells
        .items
        .iter()
        .take(ASKED)
        .map(|item| match item {
            Item::Taken(row) => (row.text, is_sound(row)),
            Item::Refused(cell) => (cell.text.as_str(), false),
        })
        .filter(|(text, _)| {
            (9..=14).contains(&digits(text).len()) && !text.contains(char::is_alphabetic)
        })
        .collect();
    let sound = texts.iter().filter(|(_, sound)| *sound).count();
    // Nearly every list is sound, and then nobody is asked.
    if texts.len() < 3 || sound == texts.len() {
        return None;
    }
    COUNTRIES
        .into_iter()
        .filter_map(|country| {
            let said = texts.iter().filter(|(text, _)| says(text, country)).count();
            let bare: Vec<&(&str, bool)> = texts.iter().filter(|(text, _)| is_bare(text)).collect();
            let could = bare
                .iter()
                .filter(|(text, _)| national(text, country).is_some())
                .count();
            let unsound = bare.iter().filter(|(_, sound)| !sound).count();
            // Some are written so that they say it, and those that do not say it could be.
            let evident = said >= 2 && said * 5 >= texts.len() && could * 2 >= bare.len();
            // Some say it with + or the country's code: then at least the rest of those is looked at.
            let half = (texts
                .iter()
                .filter(|(text, _)| names(text, country))
                .count()
                >= 2)
                && could > 0;
            // None says it, but too many cannot be of the plan, and all could be of the country.
            let by_shape =
                bare.len() >= 6 && unsound * 5 >= bare.len() && could * 10 >= bare.len() * 9;
            // A short list shows it only where no cell can be of the plan, and no other country fits.
            let few = (1..6).contains(&bare.len())
                && unsound == bare.len()
                && could == bare.len()
                && said + could >= texts.len()
                && (said > 0 || only_one(&bare, country));
            (evident || half || by_shape || few).then_some((said, could, country))
        })
        // The first of those that fit best.
        .rev()
        .max_by_key(|(said, could, _)| (*said, *could))
        .map(|(.., country)| Abroad::of(country, &texts))
}

/// Whether the cells cannot all be of another of the countries.
fn only_one(bare: &[&(&str, bool)], country: Country) -> bool {
    COUNTRIES
        .into_iter()
        .filter(|other| *other != country)
        .all(|other| bare.iter().any(|(text, _)| national(text, other).is_none()))
}

/// Findings that a sound list of the plan hardly has.
fn is_odd(code: &str) -> bool {
    matches!(
        code,
        "unknown_area_code"
            | "service_exchange"
            | "leading_zero"
            | "looks_dialled"
            | "odd_grouping"
            | "toll_free_not_open"
            | "personal_number"
            | "premium_number"
            | "not_portable"
            | "foreign_number"
    )
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// `+44 …`, `0044 …`, `91 98…`, `020 …`: written so that the country shows.
fn says(text: &str, country: Country) -> bool {
    let digits = digits(text);
    let trunk = !text.trim_start().starts_with('+')
        && !digits.starts_with("00")
        && digits.starts_with('0')
        && abroad(&digits, country.region).is_some();
    trunk || names(text, country)
}

/// `+44 …`, `0044 …`, `91 98…`: with the country's own code.
fn names(text: &str, country: Country) -> bool {
    let digits = digits(text);
    let rest = digits.strip_prefix("00").unwrap_or(&digits);
    if text.trim_start().starts_with('+') || digits.starts_with("00") {
        return rest.starts_with(country.code) && abroad(&format!("+{rest}"), "ZZ").is_some();
    }
    let coded = digits.starts_with(country.code) && digits.len() > 10;
    coded && abroad(&format!("+{digits}"), "ZZ").is_some()
}

/// Ten digits, or eleven with 0, without anything that says of which plan they are.
fn is_bare(text: &str) -> bool {
    let digits = digits(text);
    !text.trim_start().starts_with('+')
        && (digits.len() == 10 || digits.len() == 11 && digits.starts_with('0'))
}

/// The digits as a number of the country.
fn national(text: &str, country: Country) -> Option<String> {
    let digits = digits(text);
    abroad(&digits, country.region)
        .filter(|number| number.starts_with(&format!("+{}", country.code)))
}

/// Suspects a cell of a list of another country whose digits are a number there.
pub(super) fn suspect(text: &str, country: Country) -> Option<Suspicion> {
    // With + and its own code it says itself what it is.
    if text.trim_start().starts_with('+') || text.contains(char::is_alphabetic) {
        return None;
    }
    let number = if is_bare(text) {
        national(text, country)?
    } else if says(text, country) {
        let digits = digits(text);
        let rest = digits.strip_prefix("00").unwrap_or(&digits);
        abroad(&format!("+{rest}"), "ZZ")?
    } else {
        return None;
    };
    let reason = format!(
        "The list looks like one of {}, and {number} is a number there. It only passes for a number of the US or Canada.",
        country.name
    );
    Some(Suspicion {
        kind: FaultKind::Foreign,
        reason,
        hint: "Accept it as a number of that country; it ports outside this project. Or compare with the bill.".to_owned(),
        proposal: Some(Proposal {
            text: number,
            number: None,
        }),
    })
}

#[cfg(test)]
mod tests {
    use crate::intake::{
        Field, List, StageContext, fixtures, layout::Mapping, stage, suspect::FaultKind,
        suspect::suspects,
    };

    fn foreign(cells: &[&str]) -> usize {
        kinds(cells).len()
    }

    /// Which of the cells are said to be foreign, by their place in the list.
    fn kinds(cells: &[&str]) -> Vec<usize> {
        let sheet = fixtures::sheet(cells);
        let none = std::collections::BTreeMap::new();
        let context = StageContext {
            file: "list.csv",
            region: "US",
            repairs: &none,
            list: List::Inventory,
            running_text: false,
        };
        let mapping = Mapping {
            columns: [(Field::Number, 1)].into(),
            ..Mapping::default()
        };
        let all = suspects(&stage(&sheet, &mapping, &context));
        all.iter()
            .filter(|one| one.kind == FaultKind::Foreign)
            .filter_map(|one| usize::try_from(one.place.row).ok()?.checked_sub(1))
            .collect()
    }

    #[test]
    fn a_short_list_is_of_another_country_where_no_cell_can_be_of_the_plan() {
        // British, with and without their 0; Indian with one that says so.
        assert_eq!(
            foreign(&["020 7946 0123", "0161 496 0123", "01632 960123"]),
            3
        );
        assert_eq!(foreign(&["7911 123 456", "2079 460 123"]), 0);
        assert_eq!(
            foreign(&["+91 98765 43210", "91234 56780", "99887 76655"]),
            3
        );
        // One of the plan among them, or one that could be of it: nothing is said.
        assert_eq!(
            foreign(&["119-720-4100", "414-720-4100", "121-720-4103"]),
            0
        );
        assert_eq!(foreign(&["414-720-4100", "414-720-41", "4144-720-4102"]), 0);
        assert_eq!(
            foreign(&["119-720-4100", "414-720-4101", "414-720-4102"]),
            0
        );
    }
    fn block(line: impl Fn(u32) -> String) -> Vec<String> {
        (0..12).map(|at| line(100 + at)).collect()
    }

    /// How many of the first cells, and of the rest, are said to be foreign.
    fn of_both(ours: &[String], theirs: &[&str]) -> (usize, usize) {
        let ours: Vec<&str> = ours.iter().map(String::as_str).collect();
        let both = [ours.as_slice(), theirs].concat();
        let found = kinds(&both);
        let of_ours = found.iter().filter(|at| **at < ours.len()).count();
        (of_ours, found.len() - of_ours)
    }

    #[test]
    fn good_cells_of_a_half_foreign_list_stay_good() {
        let indian = [
            "+91 98450 10000",
            "919845021000",
            "98452 30000",
            "99887 76655",
            "98453 33426",
            "98454 17130",
        ];
        let british = [
            "+44 20 7946 0123",
            "0161 496 0124",
            "07911 123456",
            "0207 946 0125",
            "+44 7911 123457",
        ];
        for (name, ours, theirs) in [
            (
                "grouped, beside India",
                block(|line| format!("(608) 720-4{line}")),
                &indian[..],
            ),
            (
                "with 1, beside India",
                block(|line| format!("16087204{line}")),
                &indian,
            ),
            (
                "bare block, beside India",
                block(|line| format!("6087204{line}")),
                &indian,
            ),
            (
                "bare block of lines, beside mobiles of India",
                block(|line| format!("4147204{line}")),
                &indian,
            ),
            (
                "grouped, beside Britain",
                block(|line| format!("207-720-4{line}")),
                &british,
            ),
            (
                "bare, beside Britain that says so",
                block(|line| format!("2397204{line}")),
                &british,
            ),
        ] {
            assert_eq!(of_both(&ours, theirs), (0, theirs.len()), "{name}");
        }
        // One that is written our way speaks for the bare ones of its area code.
        let mut ours = block(|line| format!("4142{line}{line}"));
        ours.push("(414) 720-4100".into());
        assert_eq!(of_both(&ours, &indian), (0, indian.len()));
        // Nothing speaks for a bare British block: all of it could be of Maine, and none of it is.
        let maine = block(|line| format!("2079460{line}"));
        let bare = [
            "1614960124",
            "1614960125",
            "1614960126",
            "1614960127",
            "1614960128",
        ];
        assert_eq!(of_both(&maine, &bare), (12, 5));
    }
}
