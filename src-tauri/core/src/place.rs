//! Where something is: what a finding points at and what a click jumps to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{AccountId, NumberId, OrderId, SiteId};

/// The thing, or the cell of a foreign file, that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Place {
    /// The project as a whole.
    Project,
    /// One order, or one field of it.
    Order {
        /// Which order.
        id: OrderId,
        /// The field's name as the order form calls it, empty for the whole order.
        field: String,
    },
    /// One losing account, or one field of it.
    Account {
        /// Which account.
        id: AccountId,
        /// The field's name as in the account, empty for the whole account.
        field: String,
    },
    /// One service location.
    Site {
        /// Which site.
        id: SiteId,
    },
    /// One telephone number.
    Number {
        /// Which number.
        id: NumberId,
    },
    /// A carrier's profile, or one rule of it.
    Carrier {
        /// The profile's id.
        id: String,
        /// The rule's name, empty for the whole profile.
        rule: String,
    },
    /// A cell of a foreign file.
    Cell(CellPlace),
}

/// A cell of a foreign file, as a person would look it up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct CellPlace {
    /// The file's name without its folder.
    pub file: String,
    /// The sheet's name; empty for a text file.
    pub sheet: String,
    /// Row, counted from 1 as a spreadsheet program counts.
    pub row: u32,
    /// Column, counted from 1.
    pub column: u32,
}

impl std::fmt::Display for CellPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", column_letters(self.column), self.row)
    }
}

/// The letters a spreadsheet program shows for a column counted from 1: 1 is `A`, 27 is `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::column_letters;

    #[test]
    fn columns_are_lettered_as_spreadsheet_programs_do() {
        let letters = [1, 26, 27, 52, 703, 16384].map(column_letters);
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "AAA", "XFD"]);
    }
}
