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

    use super::{in_text, in_workbook};
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
