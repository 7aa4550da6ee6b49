//! Rows as people write them, and what is taken, doubted and refused of them.

use std::collections::BTreeMap;

use super::{List, StageContext, Staged, stage};
use crate::{
    intake::{Field, fixtures, grid::Sheet, guess},
    number::{Disposition, TelephoneNumber, Use},
};

type Repairs = BTreeMap<(u32, u16), String>;

fn staged<'a>(sheet: &'a Sheet, repairs: &'a Repairs) -> Staged<'a> {
    let context = StageContext {
        file: "inventory.xlsx",
        region: "US",
        repairs,
        list: List::Inventory,
        running_text: false,
    };
    stage(sheet, &guess(sheet).0, &context)
}

#[test]
fn a_number_above_the_header_is_told_and_a_line_of_a_mail_is_no_header() {
    let sheet = fixtures::sheet(&[
        "Questions: call (414) 555-0199",
        "DID | Name",
        "414-555-0100 | Main",
        "414-555-0101 | Fax",
    ]);
    let repairs = Repairs::new();
    let list = staged(&sheet, &repairs);
    assert_eq!(list.numbers, 2);
    let told: Vec<_> = list
        .skipped
        .iter()
        .map(|it| (it.row, it.column, it.why))
        .collect();
    assert_eq!(told, [(1, 1, super::Skip::Above)]);
    let mail = fixtures::sheet(&[
        "Hi",
        "- Main: (414) 555-0100",
        "- Fax line: (414) 555-0101",
        "Phone number of the lab",
        "- (414) 555-0102",
        "thanks",
    ]);
    assert_eq!(staged(&mail, &repairs).numbers, 3);
}

/// The inventory of the screen mock.
fn mock() -> Sheet {
    fixtures::sheet(&[
        "Northgate Dental \u{2014} phone inventory",
        "as of 6 Nov 2026, front office",
        "",
        "DID / Ext | Assigned to | Type | Bldg/Flr | Acct | Notes | Ticket",
        "414-555-0100 | Main reception | V | 330 NW / 4 | 4145550100371 | BTN |",
        "(414) 555-0101 x2101 | Front desk 1 | V | 330 NW / 4 | 4145550100371 | | T-1180",
        "414-555-0105 thru 0109 | Ortho, surgery, lab | V | 330 NW / 2 | 4145550100371 | range of 5 |",
        "414 555 0110 FAX | Records | F | 330 NW / 2 | 4145550100371 | |",
        "4145550112 | Referrals | EF | 330 NW / 2 | 4145550100371 | e-fax |",
        "555-0113 | Sterilization | V | 330 NW / 2 | 4145550100371 | |",
        "414-555-0114 / 15 / 16 | Hygiene 1-3 | V | 330 NW / 2 | 4145550100371 | |",
        "414-555-0118 | Pilot group A | V | 330 NW / 4 | 4145550100371 | hunt pilot |",
        "414-555-0118 | Pilot | V | 330 NW / 4 | 4145550100371 | dup? |",
        "414-555-0187 | Fire panel, line 1 | V | 330 NW / 4 | 4145550100371 | do not port |",
        "see Bob | | V | | | |",
        "| Break room, no phone | V | | | |",
    ])
}

#[test]
fn every_row_of_the_inventory_is_taken_or_refused_with_its_place() {
    let (sheet, repairs) = (mock(), Repairs::new());
    let staged = staged(&sheet, &repairs);
    assert_eq!((staged.rows, staged.numbers), (11, 14));
    let refused: Vec<_> = staged
        .refused
        .iter()
        .map(|cell| {
            (
                cell.row,
                cell.column,
                cell.code.as_str(),
                cell.proposal.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        refused,
        [
            (10, 1, "no_area_code", Some("(414) 555-0113")),
            (15, 1, "no_number", None)
        ]
    );
    assert_eq!(
        staged.refused[0].message,
        "No area code. All other numbers in this file are 414."
    );
    let [twice] = staged.duplicates.as_slice() else {
        panic!("{:?}", staged.duplicates)
    };
    assert_eq!(
        (twice.first.to_string(), twice.again.to_string()),
        ("A12".into(), "A13".into())
    );
    assert_eq!(twice.first.sheet, "DIDs");
}

#[test]
fn a_row_tells_use_marks_site_and_account_in_its_own_words() {
    let (sheet, repairs) = (mock(), Repairs::new());
    let staged = staged(&sheet, &repairs);
    let row = |number: u32| staged.staged.iter().find(|row| row.row == number).unwrap();
    assert!(row(5).btn && !row(6).btn);
    assert_eq!((row(5).site(), row(5).floor()), ("330 NW", "4"));
    assert_eq!(row(6).extension(&row(6).numbers[0]), "2101");
    assert_eq!(row(7).numbers.len(), 5);
    assert_eq!(row(8).usage, Some(Use::Fax));
    assert_eq!(row(9).usage, Some(Use::EFax));
    assert_eq!(
        row(14).usage,
        Some(Use::Alarm),
        "the words know better than the V"
    );
    assert_eq!(
        (row(14).disposition, row(14).hint),
        (None, Some(Disposition::Stay))
    );
    let note = row(14)
        .cells
        .iter()
        .find(|cell| cell.field == Field::Note)
        .unwrap();
    assert_eq!((note.column, note.text), (6, "do not port"));
    let [account] = staged.accounts.as_slice() else {
        panic!("{:?}", staged.accounts)
    };
    assert_eq!(
        account.btn.map(TelephoneNumber::dashed).as_deref(),
        Some("414-555-0100")
    );
    assert_eq!((account.numbers, account.row), (15, 5));
}

#[test]
fn a_repaired_cell_is_read_and_its_original_kept() {
    let sheet = mock();
    let repairs = Repairs::from([
        ((10, 1), "(414) 555-0113".to_owned()),
        ((15, 1), String::new()),
    ]);
    let staged = staged(&sheet, &repairs);
    assert_eq!(staged.refused, []);
    let row = staged.staged.iter().find(|row| row.row == 10).unwrap();
    assert!(row.repaired);
    assert_eq!(
        (row.text, row.numbers[0].tn.dashed().as_str()),
        ("555-0113", "414-555-0113")
    );
}

#[test]
fn numbers_in_two_columns_are_put_together() {
    let repairs = Repairs::new();
    let ranges = fixtures::sheet(&[
        "DID Start | DID End | Provider",
        "4145550100 | 4145550104 | Lakeland",
        "4145550110 | 4145550110 |",
    ]);
    assert_eq!(staged(&ranges, &repairs).numbers, 6);
    let split = fixtures::sheet(&[
        "Area Code | Number | Name",
        "414 | 555-0100 | Desk",
        "262 | 555-0101 | Desk",
    ]);
    let split = staged(&split, &repairs);
    assert_eq!(
        (split.numbers, split.refused.len()),
        (2, 0),
        "{:?}",
        split.refused
    );
    let names = fixtures::sheet(&[
        "First Name | Last Name | DID",
        "Ada | Lovelace | 414-555-0100",
    ]);
    assert_eq!(staged(&names, &repairs).staged[0].name(), "Ada Lovelace");
}

#[test]
fn a_letter_gives_its_numbers_and_no_refusals() {
    let repairs = Repairs::new();
    let mail = crate::intake::Workbook {
        file: "mail.txt".into(),
        container: crate::intake::grid::Container::Txt,
        encoding: None,
        sheets: vec![fixtures::sheet(&[
            "Hi Mara, here is the list as of 11/06/2026:",
            "main 414-555-0100 and 414-555-0101, ports 2/0/10 and 2/0/11",
            "- 414-555-0110 thru 0114",
            "fax 414-555-0115",
            "call me at 555-0113",
            "Thanks, Dana",
        ])],
        limits: Vec::new(),
    };
    let sheets = crate::intake::inspect::sheets_with_numbers(&mail);
    let [(sheet, mapping)] = sheets.as_slice() else {
        panic!("{sheets:?}")
    };
    let context = StageContext {
        file: &mail.file,
        region: "US",
        repairs: &repairs,
        list: List::Inventory,
        running_text: false,
    };
    let staged = stage(sheet, mapping, &context);
    assert_eq!(staged.numbers, 8);
    assert_eq!(staged.staged[2].usage, Some(Use::Fax));
    let refused: Vec<_> = staged.refused.iter().map(|cell| cell.row).collect();
    assert_eq!(refused, [5], "seven digits are told, not dropped");
}

#[test]
fn the_same_number_on_two_accounts_is_no_duplicate() {
    let repairs = Repairs::new();
    let sheet = fixtures::sheet(&[
        "TN | Account",
        "414-555-0100 | A-1",
        "414-555-0100 | B-2",
        "TN | Account",
        "414-555-0101 | A-1",
    ]);
    let staged = staged(&sheet, &repairs);
    assert_eq!(
        (
            staged.numbers,
            staged.duplicates.len(),
            staged.refused.len()
        ),
        (2, 0, 0)
    );
    assert_eq!(staged.accounts.len(), 2);
}

#[test]
fn a_bill_names_a_number_on_every_charge() {
    let repairs = Repairs::new();
    let sheet = fixtures::sheet(&[
        "Statement | Account | Service No | Charge | Amount",
        "10/28/2026 | BV-20817 | (920) 555-0140 | Business access B1 | 27.95",
        "10/28/2026 | BV-20817 | (920) 555-0140 | FCC line charge | 9.20",
    ]);
    let bill = |list| {
        let context = StageContext {
            file: "bill.csv",
            region: "US",
            repairs: &repairs,
            list,
            running_text: false,
        };
        let staged = stage(&sheet, &guess(&sheet).0, &context);
        assert_eq!((staged.numbers, staged.rows), (1, 2));
        assert_eq!(staged.accounts[0].bill_date, "10/28/2026");
        staged.duplicates.len()
    };
    assert_eq!((bill(List::Bill), bill(List::Inventory)), (0, 1));
}

#[test]
fn a_pin_is_taken_and_never_listed_with_the_cells() {
    let repairs = Repairs::new();
    let sheet = fixtures::sheet(&["TN | Account Number | PIN", "414-555-0100 | A-1 | 4821"]);
    let staged = staged(&sheet, &repairs);
    assert_eq!(staged.staged[0].pin.reveal(), "4821");
    assert!(!format!("{staged:?}").contains("4821"));
    let workbook = crate::intake::Workbook {
        file: String::new(),
        container: crate::intake::grid::Container::Csv,
        encoding: None,
        sheets: vec![sheet.clone()],
        limits: Vec::new(),
    };
    let seen = serde_json::to_string(&crate::intake::inspect(&workbook)).unwrap();
    assert!(
        seen.contains("414-555-0100") && !seen.contains("4821"),
        "{seen}"
    );
}
