//! A look-up made elsewhere (a portability check, the NPAC, a carrier's own tool), recorded with date and source.
//!
//! The program opens no network socket, so it never looks anything up itself. What someone found is a fact
//! of one day: it is kept as it was said, used by the split and the checks, and shown with where it came from.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::TelephoneNumber;

/// What was looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LookupKind {
    /// Rate centre of the number, with the state behind a comma where known.
    RateCentre,
    /// The carrier that really holds it: OCN, SPID or name. Not the brand on the bill.
    Carrier,
    /// Controlling RespOrg of a toll-free number, five characters.
    RespOrg,
    /// Whether the losing side releases it: yes or no.
    Portability,
    /// Whether the gaining side serves its rate centre: yes or no.
    Coverage,
}

impl LookupKind {
    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::RateCentre => "Rate centre",
            Self::Carrier => "Underlying carrier",
            Self::RespOrg => "RespOrg",
            Self::Portability => "Portability",
            Self::Coverage => "Coverage",
        }
    }

    /// Whether its answer is yes or no.
    pub fn is_yes_or_no(self) -> bool {
        matches!(self, Self::Portability | Self::Coverage)
    }

    /// The answer as it is recorded: yes or no where only these make sense, a RespOrg in capitals, all else
    /// without the spaces around it. `None` for what is no answer of this kind.
    pub fn answer(self, text: &str) -> Option<String> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        match self {
            Self::Portability | Self::Coverage => match text.to_lowercase().as_str() {
                "yes" | "y" | "true" | "1" | "portable" | "supported" | "fast" => {
                    Some("yes".to_owned())
                }
                "no" | "n" | "false" | "0" | "not portable" | "unsupported" => {
                    Some("no".to_owned())
                }
                _ => None,
            },
            // RespOrg ids are five alphanumeric characters. [TELNYX-REQ][BW-PR824]
            Self::RespOrg => (text.len() == 5 && text.bytes().all(|b| b.is_ascii_alphanumeric()))
                .then(|| text.to_uppercase()),
            Self::RateCentre | Self::Carrier => Some(text.to_owned()),
        }
    }
}

/// One look-up of one number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Lookup {
    /// The number; a look-up is about it and not about an account.
    pub tn: TelephoneNumber,
    /// What was looked up.
    pub kind: LookupKind,
    /// What it said, see [`LookupKind::answer`].
    pub value: String,
    /// The day on which it was looked up.
    pub looked_on: NaiveDate,
    /// Where.
    pub source: String,
}

impl Lookup {
    /// Whether it says that the number cannot move.
    pub fn denies(&self) -> bool {
        self.kind.is_yes_or_no() && self.value == "no"
    }
}

/// A list of look-ups as a tool exports it: a row a number, a column a kind. The first row names the columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LookupList {
    /// What was read.
    pub lookups: Vec<Lookup>,
    /// Cells that are no answer, with row and column from 1 and the text as written.
    pub refused: Vec<(u32, u32, String)>,
}

/// Names that columns of such lists have, in small letters without marks.
const COLUMNS: &[(&str, LookupKind)] = &[
    ("ratecenter", LookupKind::RateCentre),
    ("ratecentre", LookupKind::RateCentre),
    ("spid", LookupKind::Carrier),
    ("ocn", LookupKind::Carrier),
    ("carrier", LookupKind::Carrier),
    ("carriername", LookupKind::Carrier),
    ("underlyingcarrier", LookupKind::Carrier),
    ("resporg", LookupKind::RespOrg),
    ("resporgid", LookupKind::RespOrg),
    ("portable", LookupKind::Portability),
    ("portability", LookupKind::Portability),
    ("coverage", LookupKind::Coverage),
    ("covered", LookupKind::Coverage),
    ("supported", LookupKind::Coverage),
];

/// A pasted list as rows of cells: parted by tabs, else semicolons, else commas; a quoted cell may hold them.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    let mark = ['\t', ';']
        .into_iter()
        .find(|mark| text.contains(*mark))
        .unwrap_or(',');
    let row = |line: &str| {
        let mut cells = vec![String::new()];
        let mut quoted = false;
        for c in line.chars() {
            match (c, quoted) {
                ('"', _) => quoted = !quoted,
                (c, false) if c == mark => cells.push(String::new()),
                (c, _) => {
                    if let Some(cell) = cells.last_mut() {
                        cell.push(c);
                    }
                }
            }
        }
        cells
    };
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(row)
        .collect()
}

/// Reads such a list. All its look-ups are of one day and one source; columns of other names are left alone.
pub fn read_list(rows: &[Vec<String>], looked_on: NaiveDate, source: &str) -> LookupList {
    let mut list = LookupList::default();
    let Some((head, rows)) = rows.split_first() else {
        return list;
    };
    let kinds: Vec<Option<LookupKind>> = head
        .iter()
        .map(|name| {
            let bare: String = name
                .to_lowercase()
                .chars()
                .filter(|c| c.is_alphanumeric())
                .collect();
            COLUMNS
                .iter()
                .find(|(known, _)| *known == bare)
                .map(|(_, kind)| *kind)
        })
        .collect();
    for (row, cells) in (2..).zip(rows) {
        let number = cells
            .iter()
            .zip(&kinds)
            .filter(|(_, kind)| kind.is_none())
            .find_map(|(cell, _)| super::telephone::read(cell, "US").number);
        for ((column, cell), kind) in (1..).zip(cells).zip(&kinds) {
            let Some(kind) = kind else { continue };
            match (number, kind.answer(cell)) {
                (Some(tn), Some(value)) => list.lookups.push(Lookup {
                    tn,
                    kind: *kind,
                    value,
                    looked_on,
                    source: source.to_owned(),
                }),
                _ if cell.trim().is_empty() => {}
                _ => list.refused.push((row, column, cell.clone())),
            }
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::{LookupKind::*, *};

    #[test]
    fn a_list_of_look_ups_is_read_by_the_names_of_its_columns() {
        let rows = [
            vec!["Phone Number", "Rate Center", "SPID", "Portable", "Notes"],
            vec!["(414) 555-0100", "MILWAUKEE", "7421", "yes", ""],
            vec!["414-555-0101", "", "", "perhaps", "call"],
            vec!["none", "RACINE", "", "", ""],
        ]
        .map(|row| row.into_iter().map(str::to_owned).collect());
        let list = read_list(&rows, "2026-11-16".parse().unwrap(), "portability check");
        let read: Vec<_> = list
            .lookups
            .iter()
            .map(|it| (it.kind, it.value.as_str()))
            .collect();
        assert_eq!(
            read,
            [
                (RateCentre, "MILWAUKEE"),
                (Carrier, "7421"),
                (Portability, "yes")
            ]
        );
        assert_eq!(
            list.refused,
            [(3, 4, "perhaps".to_owned()), (4, 2, "RACINE".to_owned())]
        );
    }

    #[test]
    fn a_pasted_list_is_parted_by_the_mark_it_uses() {
        assert_eq!(rows("a\tb, c\n\nd\te")[0], ["a", "b, c"]);
        assert_eq!(
            rows("TN,Rate Center\n4145550100,\"MILWAUKEE, WI\"")[1],
            ["4145550100", "MILWAUKEE, WI"]
        );
    }

    #[test]
    fn only_what_is_an_answer_of_its_kind_is_recorded() {
        assert_eq!(Portability.answer(" Yes "), Some("yes".into()));
        assert_eq!(Coverage.answer("unsupported"), Some("no".into()));
        assert_eq!(Portability.answer("perhaps"), None);
        assert_eq!(RespOrg.answer("twy01"), Some("TWY01".into()));
        assert_eq!(RespOrg.answer("TWY0"), None);
        assert_eq!(
            RateCentre.answer(" MILWAUKEE, WI "),
            Some("MILWAUKEE, WI".into())
        );
        assert_eq!(Carrier.answer("  "), None);
    }
}
