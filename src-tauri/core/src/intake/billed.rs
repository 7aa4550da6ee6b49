//! The telephone numbers that a bill bills, from a list of any layout or from running text. What else a bill says is
//! not looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Workbook,
    field::Field,
    layout,
    stage::{List, StageContext, stage},
};
use crate::number::{self, TelephoneNumber};

/// The numbers in a text, each once.
pub fn in_text(text: &str, region: &str) -> BTreeSet<TelephoneNumber> {
    number::find(text, region)
        .into_iter()
        .filter_map(|found| TelephoneNumber::from_e164(found.reading.e164.as_deref()?))
        .collect()
}

/// What the words of a printed bill bill.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Printed {
    /// The numbers that stand with an amount; all numbers where none does.
    pub numbers: BTreeSet<TelephoneNumber>,
    /// Numbers with an amount were found.
    pub by_amount: bool,
    /// How many further numbers stand without an amount: the carrier's own, a payment's, a service line's.
    pub aside: usize,
}

/// How far behind a number its amount may stand where each cell of a table is a line: what it is for, from, to.
const CELLS: usize = 6;

/// The numbers that a printed bill bills. Its pages name others too, and the account's own number in their head: where
/// a number is billed stands how much.
pub fn in_printed(text: &str, region: &str, btn: Option<TelephoneNumber>) -> Printed {
    let lines: Vec<&str> = text.split('\n').collect();
    let starts: Vec<usize> = lines
        .iter()
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len() + 1;
            Some(start)
        })
        .collect();
    let named: Vec<(usize, TelephoneNumber, String)> = number::find(text, region)
        .into_iter()
        .filter_map(|found| {
            let tn = TelephoneNumber::from_e164(found.reading.e164.as_deref()?)?;
            let line = starts.partition_point(|start| *start <= found.start);
            Some((line.saturating_sub(1), tn, found.text))
        })
        .collect();
    let (mut with_amount, mut all) = (BTreeSet::new(), BTreeSet::new());
    for (nth, (at, tn, words)) in named.iter().enumerate() {
        let line = lines.get(*at).copied().unwrap_or_default();
        let is_cell = line.trim() == words.trim();
        let next = named.get(nth + 1).map_or(lines.len(), |(at, ..)| *at);
        let mut behind = lines.iter().take(next).skip(at + 1).take(CELLS);
        let amount = has_amount(line) || (is_cell && behind.any(|line| is_amount(line)));
        // Above a cell stands what it is.
        let above = at.checked_sub(1).filter(|_| is_cell);
        let about = above
            .and_then(|above| lines.get(above))
            .into_iter()
            .chain([&line]);
        let mut about = about.copied();
        // The first word of the account's own number, before any other, says whose bill it is.
        if Some(*tn) == btn && (about.any(speaks_of_account) || (nth == 0 && !amount)) {
            continue;
        }
        if amount {
            with_amount.insert(*tn);
        }
        all.insert(*tn);
    }
    if with_amount.is_empty() {
        return Printed {
            numbers: all,
            ..Printed::default()
        };
    }
    Printed {
        aside: all.difference(&with_amount).count(),
        numbers: with_amount,
        by_amount: true,
    }
}

/// Whether a line is about the account as a whole: what is owed, what was paid, its number.
fn speaks_of_account(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| {
        matches!(
            word,
            "account" | "billing" | "btn" | "total" | "balance" | "due" | "payment" | "invoice"
        )
    })
}

/// Whether a line names an amount of money: `21.00`, `$1,240.50`, `21,00 $`. Dates and shares in percent are none.
fn has_amount(line: &str) -> bool {
    line.split(char::is_whitespace).any(|word| {
        let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let from = word.trim_start_matches(|c: char| !c.is_ascii_digit());
        let end = from.find(|c: char| !figure(c)).unwrap_or(from.len());
        let Some((figures, rest)) = from.split_at_checked(end) else {
            return false;
        };
        let figures = figures.trim_end_matches(['.', ',']);
        let Some((whole, cents)) = figures.rsplit_once(['.', ',']) else {
            return false;
        };
        cents.len() == 2
            && !whole.is_empty()
            && !whole.contains('.')
            && !rest.starts_with(['%', '/', '-'])
    })
}

/// Whether a line is nothing but an amount, as in a cell of a table.
fn is_amount(line: &str) -> bool {
    let is_word = |c: char| c.is_alphabetic();
    has_amount(line) && !line.trim().trim_end_matches("CR").contains(is_word)
}

/// The numbers in the visible sheets of a file, each once: those of its columns of numbers; of a sheet without such a
/// column those of its lines.
pub fn in_workbook(workbook: &Workbook, region: &str) -> BTreeSet<TelephoneNumber> {
    let repairs = BTreeMap::new();
    let mut billed = BTreeSet::new();
    for sheet in workbook.sheets.iter().filter(|sheet| sheet.visible) {
        let mut of_sheet = BTreeSet::new();
        for table in layout::tables(sheet) {
            if table.mapping.column(Field::Number).is_none() && !table.mapping.running_text {
                continue;
            }
            let context = StageContext {
                file: &workbook.file,
                region,
                repairs: &repairs,
                list: List::Bill,
                running_text: table.mapping.running_text,
            };
            let staged = stage(sheet, &table.mapping, &context);
            let numbers = staged.staged.iter().flat_map(|row| &row.numbers);
            of_sheet.extend(numbers.map(|number| number.tn));
        }
        if of_sheet.is_empty() {
            for row in sheet.grid.rows() {
                let cells: Vec<&str> = row.cells().map(|cell| cell.text).collect();
                of_sheet.extend(in_text(&cells.join("\t"), region));
            }
        }
        billed.extend(of_sheet);
    }
    billed
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Printed, has_amount, in_printed, in_text, in_workbook};
    use crate::{
        intake::grid::{Container, Grid, Sheet, Workbook},
        number::TelephoneNumber,
    };

    fn tns(digits: &[u64]) -> BTreeSet<TelephoneNumber> {
        digits
            .iter()
            .map(|digits| TelephoneNumber::from_e164(&format!("+1{digits}")).unwrap())
            .collect()
    }

    #[test]
    fn a_bill_names_its_numbers_in_lines_with_dates_and_amounts_between() {
        let text = "Invoice 4471-20270120\nService 608-555-0110   21.00\n(608) 555-0111  21.00\nTotal 42.00\n";
        assert_eq!(in_text(text, "US"), tns(&[6_085_550_110, 6_085_550_111]));
    }

    #[test]
    fn a_printed_bill_bills_the_numbers_that_stand_with_an_amount() {
        let btn = TelephoneNumber::from_digits(6_085_550_100);
        let text = "Corvus Telecom, service 800-555-0199\nAccount 608-555-0100, due Jan 20: $42.00\n\
            608-555-0110  Line  21.00\n(608) 555-0111  Line  $21.00\n\
            Payments: call 888-555-0123\n";
        assert_eq!(
            in_printed(text, "US", btn),
            Printed {
                numbers: tns(&[6_085_550_110, 6_085_550_111]),
                by_amount: true,
                aside: 2,
            }
        );
        // Its own number is billed where a line of charges names it.
        let own = format!("{text}608-555-0100 Line 19.00\n");
        assert!(in_printed(&own, "US", btn).numbers.contains(&btn.unwrap()));
        // Without amounts everything may be billed, but for the number in the head.
        let bare = "608-555-0100\nCorvus\n608-555-0110\n608-555-0111\n";
        let said = in_printed(bare, "US", btn);
        assert_eq!(said.numbers, tns(&[6_085_550_110, 6_085_550_111]));
        assert!(!said.by_amount);
        let twice = format!("{bare}608-555-0100\n");
        assert_eq!(in_printed(&twice, "US", btn).numbers.len(), 3);
        // Where each cell is a line, the amount stands behind its number.
        let cells = "Customer service\n800-555-0199\nAccount number\n608-555-0100\nAmount due $42.00\n\
            608-555-0110\nLine\n01/20/2027\n21.00\n608-555-0111\nLine\n$21.00\n608-555-0100\n19.00\nTotal\n61.00\n";
        let said = in_printed(cells, "US", btn);
        assert_eq!(
            said.numbers,
            tns(&[6_085_550_100, 6_085_550_110, 6_085_550_111])
        );
        assert_eq!((said.by_amount, said.aside), (true, 1));
        assert_eq!(
            in_printed("No services. Balance 0.00", "US", btn),
            Printed::default()
        );
    }

    #[test]
    fn an_amount_is_told_from_dates_shares_and_telephone_numbers() {
        for (line, is) in [
            ("608-555-0110 Line 21.00", true),
            ("608-555-0110 $1,240.50CR", true),
            ("608-555-0110 21,00 $", true),
            ("Total due: $42.00.", true),
            ("608.555.0110", false),
            ("608-555-0110 on 12.01.26", false),
            ("608-555-0110 tax 8.25%", false),
            ("608-555-0110 from 1/20/2027", false),
            ("608-555-0110, 608-555-0111", false),
            ("", false),
        ] {
            assert_eq!(has_amount(line), is, "{line}");
        }
    }

    #[test]
    fn a_list_bills_the_numbers_of_its_column_and_each_once() {
        let rows: [[&str; 3]; 4] = [
            ["Telephone number", "Charge", "Amount"],
            ["6085550110", "Line", "21.00"],
            ["6085550110", "Federal fee", "1.40"],
            ["6085550112", "Line", "21.00"],
        ];
        let mut grid = Grid::default();
        for (row, at) in rows.iter().zip(1..) {
            for (text, column) in row.iter().zip(1..) {
                assert!(grid.push(at, column, text));
            }
        }
        grid.finish();
        let workbook = Workbook {
            file: "bill.csv".to_owned(),
            container: Container::Csv,
            encoding: None,
            sheets: vec![Sheet {
                name: String::new(),
                visible: true,
                grid,
            }],
            limits: Vec::new(),
        };
        assert_eq!(
            in_workbook(&workbook, "US"),
            tns(&[6_085_550_110, 6_085_550_112])
        );
    }
}
