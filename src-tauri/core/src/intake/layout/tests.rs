//! Sheets as people send them, and what their columns are taken for.

use super::{Mapping, fingerprint, guess};
use crate::intake::{Field, fixtures::sheet};

fn columns(rows: &[&str]) -> (Option<u32>, Vec<(Field, u16)>) {
    let (mapping, _) = guess(&sheet(rows));
    (mapping.header_row, mapping.columns.into_iter().collect())
}

#[test]
fn a_header_is_found_under_titles_and_blank_rows() {
    use Field::{Account, Extension, Floor, Name, Note, Number, Site, Use};
    let found = columns(&[
        "Northgate Dental \u{2014} phone inventory",
        "as of 6 Nov 2026, call 414-555-0100 with questions",
        "",
        "DID / Ext | Assigned to | Type | Bldg/Flr | Acct | Notes | Ticket",
        "414-555-0100 | Main reception | V | 330 NW / 4 | 4145550100371 | BTN |",
        "(414) 555-0101 x2101 | Front desk 1 | V | 330 NW / 4 | 4145550100371 | | T-1180",
    ]);
    assert_eq!(found.0, Some(4));
    assert_eq!(
        found.1,
        [
            (Number, 1),
            (Extension, 1),
            (Name, 2),
            (Use, 3),
            (Site, 4),
            (Floor, 4),
            (Account, 5),
            (Note, 6)
        ]
    );
}

#[test]
fn a_list_without_header_is_known_by_its_values() {
    let rows = ["414-555-0100 | 2100 | Main", "414-555-0101 | 2101 | Desk"];
    assert_eq!(
        columns(&rows),
        (None, vec![(Field::Number, 1), (Field::Extension, 2)])
    );
    assert_eq!(
        columns(&["4145550100", "4145550101"]),
        (None, vec![(Field::Number, 1)])
    );
    assert_eq!(
        columns(&["Phone numbers", "4145550100"]).1,
        [(Field::Number, 1)]
    );
}

#[test]
fn values_correct_what_a_header_promises() {
    // FreePBX exports the DID as `extension`; a bill has dates under `From` and `To`.
    let free_pbx = [
        "cidnum | extension | destination | description",
        "| 4145550100 | ext-group,600,1 | Main",
        "| 4145550101 | from-did-direct,101,1 | Fax",
    ];
    assert_eq!(
        columns(&free_pbx).1,
        [(Field::Number, 2), (Field::Name, 4), (Field::Target, 3)]
    );
    let bill = [
        "TN | From | To | Amount",
        "414-555-0100 | 10/21/2026 | 11/20/2026 | 22.70",
    ];
    assert_eq!(columns(&bill).1, [(Field::Number, 1)]);
    let ranges = [
        "DID Start | DID End | Provider",
        "4145550100 | 4145550149 | Lakeland",
    ];
    assert_eq!(
        columns(&ranges).1,
        [
            (Field::Number, 1),
            (Field::Carrier, 3),
            (Field::RangeEnd, 2)
        ]
    );
    let unworded = [
        "Stmt | Acct | Svc Nbr | Amt",
        "10/28/2026 | BV-20817 | (920) 555-0140 | 27.95",
    ];
    assert_eq!(columns(&unworded).0, Some(1));
}

#[test]
fn a_person_corrects_a_mapping_by_header_or_letter() {
    let sheet = sheet(&["Number | Old number", "414-555-0100 | 262-555-0100"]);
    let (mut mapping, _) = guess(&sheet);
    assert_eq!(mapping.column(Field::Number), Some(1));
    assert!(mapping.set(&sheet, Field::Number, "old NUMBER"));
    assert_eq!(mapping.column(Field::Number), Some(2));
    assert!(mapping.set(&sheet, Field::Name, "a"));
    assert_eq!(mapping.column(Field::Name), Some(1));
    assert!(
        !mapping.set(&sheet, Field::Note, "AA"),
        "the sheet has no such column"
    );
    assert!(!mapping.set(&sheet, Field::Note, "no such"));
    assert!(mapping.set(&sheet, Field::Name, ""));
    assert_eq!(mapping.column(Field::Name), None);
}

#[test]
fn a_layout_is_known_again_by_its_header_alone() {
    let print = |rows: &[&str]| {
        let sheet = sheet(rows);
        fingerprint(&sheet, &guess(&sheet).0)
    };
    let first = print(&["Title", "Phone Number | Name", "414-555-0100 | a"]);
    assert!(first.is_some());
    assert_eq!(first, print(&["phone_number | NAME:", "262-555-0100 | b"]));
    assert_ne!(first, print(&["Name | Phone Number", "b | 262-555-0100"]));
    assert_eq!(
        fingerprint(&sheet(&["414-555-0100"]), &Mapping::default()),
        None
    );
}

#[test]
fn numbers_of_another_country_are_numbers_under_a_header_that_says_number() {
    let british = [
        "Number | Office",
        "020 7946 0100 | London",
        "020 7946 0101 | London",
        "0161 496 0102 | Manchester",
    ];
    assert!(columns(&british).1.contains(&(Field::Number, 1)));
    // Ids with leading zeros are not parted.
    let ids = [
        "Number | Office",
        "0020794601 | London",
        "0020794602 | London",
    ];
    assert!(!columns(&ids).1.contains(&(Field::Number, 1)));
}
