//! Sheets in every shape that people give them: headers of two rows, several tables, merged cells, numbers split over
//! columns. And two promises that hold for all of them.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Table, tables};
use crate::{
    intake::{
        Field::{self, *},
        List, StageContext, Staged,
        fixtures::sheet,
        grid::{Grid, Region, Sheet},
        stage::{Skip, stage},
    },
    number::Use,
};

fn staged(sheet: &Sheet) -> Vec<(String, u32, u16, Vec<String>)> {
    let repairs = BTreeMap::new();
    let mut rows = Vec::new();
    for table in with_numbers(sheet) {
        let staged = stage(sheet, &table.mapping, &context(&repairs));
        assert_eq!(staged.refused, [], "{:?}", table.mapping);
        for row in staged.staged {
            let numbers = row
                .numbers
                .iter()
                .map(|number| number.tn.dashed())
                .collect();
            rows.push((row.name().into_owned(), row.row, row.column, numbers));
        }
    }
    rows
}

fn context(repairs: &BTreeMap<(u32, u16), String>) -> StageContext<'_> {
    StageContext {
        file: "list.xlsx",
        region: "US",
        repairs,
        list: List::Inventory,
        running_text: false,
    }
}

fn with_numbers(sheet: &Sheet) -> Vec<Table> {
    let mut tables = tables(sheet);
    tables.retain(|table| table.mapping.column(Field::Number).is_some());
    tables
}

fn numbers(sheet: &Sheet) -> Vec<String> {
    staged(sheet)
        .into_iter()
        .flat_map(|(.., numbers)| numbers)
        .collect()
}

fn columns(table: &Table) -> Vec<(Field, u16)> {
    table.mapping.columns.clone().into_iter().collect()
}

fn places(sheet: &Sheet) -> Vec<(u32, u16, u32, u16)> {
    (with_numbers(sheet).iter())
        .map(|table| {
            let Region {
                top,
                left,
                bottom,
                right,
            } = table.region;
            (top, left, bottom, right)
        })
        .collect()
}

#[test]
fn headings_over_several_columns_belong_to_each_of_them() {
    let sheet = sheet(&[
        "Northgate Dental",
        "",
        "Site | Telephone numbers | | Account |",
        "| Main | Fax | Number | Name",
        "Water St | 414-555-0100 | 414-555-0110 | 4145550100371 | Northgate LLC",
        "Hill Rd | 414-555-0101 | 414-555-0111 | 4145550100371 | Northgate LLC",
    ]);
    let found = with_numbers(&sheet);
    let [table] = found.as_slice() else {
        panic!("{found:#?}")
    };
    assert_eq!(table.header_rows, [3, 4]);
    assert_eq!(
        columns(table),
        [(Number, 2), (Site, 1), (Account, 4), (BillingName, 5)]
    );
    assert_eq!(table.mapping.more_numbers, [3]);
    assert_eq!(table.columns[1].header, "Telephone numbers / Main");
    assert_eq!(table.title, "Northgate Dental");
    let repairs = BTreeMap::new();
    let staged = stage(&sheet, &table.mapping, &context(&repairs));
    let uses: Vec<_> = staged
        .staged
        .iter()
        .map(|row| (row.column, row.usage, row.site()))
        .collect();
    assert_eq!(
        uses,
        [
            (2, None, "Water St"),
            (3, Some(Use::Fax), "Water St"),
            (2, None, "Hill Rd"),
            (3, Some(Use::Fax), "Hill Rd")
        ]
    );
}

#[test]
fn a_header_of_three_rows_is_read_from_top_to_bottom() {
    let sheet = sheet(&[
        "Location | Service | | | Billing | |",
        "| Address | | Lines | Address | | Account",
        "| Street | City | DID | Street | City | No",
        "HQ | 330 N Water St | Milwaukee | 414-555-0100 | PO Box 1 | Madison | A-1",
        "Annex | 12 Hill Rd | Madison | 608-555-0101 | PO Box 1 | Madison | A-1",
    ]);
    let found = with_numbers(&sheet);
    let [table] = found.as_slice() else {
        panic!("{found:#?}")
    };
    assert_eq!(table.header_rows, [1, 2, 3]);
    let got: BTreeMap<_, _> = table.mapping.columns.clone();
    assert_eq!(
        (
            got.get(&Number),
            got.get(&Site),
            got.get(&Street),
            got.get(&City)
        ),
        (Some(&4), Some(&1), Some(&2), Some(&3))
    );
}

#[test]
fn tables_below_each_other_each_have_their_own_mapping() {
    let sheet = sheet(&[
        "Voice lines",
        "DID | Name | Ext",
        "414-555-0100 | Front desk | 100",
        "414-555-0101 | Lab | 101",
        "Total | 2 |",
        "",
        "Fax machines",
        "Location | Model | Fax number",
        "Records | Brother | 414-555-0110",
        "Billing | HP | 414-555-0111",
        "",
        "Toll-free",
        "Toll free number | Rings to | RespOrg",
        "800-555-0199 | 414-555-0100 | ABC01",
    ]);
    assert_eq!(
        places(&sheet),
        [(1, 1, 5, 3), (7, 1, 10, 3), (12, 1, 14, 3)]
    );
    let found = with_numbers(&sheet);
    assert_eq!(columns(&found[1]), [(Number, 3), (Site, 1)]);
    assert_eq!(columns(&found[2]), [(Number, 1), (RingTo, 2), (RespOrg, 3)]);
    let titles: Vec<_> = found.iter().map(|table| table.title.as_str()).collect();
    assert_eq!(titles, ["Voice lines", "Fax machines", "Toll-free"]);
    let rows = staged(&sheet);
    let got: Vec<_> = rows
        .iter()
        .map(|(_, row, column, numbers)| (*row, *column, numbers.join(" ")))
        .collect();
    assert_eq!(got.len(), 5);
    assert_eq!(got[2], (9, 3, "414-555-0110".to_owned()));
}

#[test]
fn tables_beside_each_other_are_told_from_one_table_with_an_empty_column() {
    let two = sheet(&[
        "DID | Name | | DID | Name",
        "414-555-0100 | Front desk | | 414-555-0120 | Lab",
        "414-555-0101 | Reception | | 414-555-0121 | Archive",
        "| | | 414-555-0122 | Roof",
    ]);
    assert_eq!(places(&two), [(1, 1, 3, 2), (1, 4, 4, 5)]);
    let rows = staged(&two);
    assert_eq!(rows.len(), 5);
    assert_eq!(rows[4], ("Roof".into(), 4, 4, vec!["414-555-0122".into()]));
    let one = sheet(&[
        "DID | Name | | Fax | Room",
        "414-555-0100 | Front desk | | 414-555-0120 | 12",
        "414-555-0101 | Reception | | 414-555-0121 | 14",
    ]);
    let found = with_numbers(&one);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].mapping.more_numbers, [4]);
    let no_gap = sheet(&[
        "Name | Ext | DID | Name | Ext | DID",
        "Ada | 100 | 414-555-0100 | Mary | 120 | 414-555-0120",
        "Joan | 101 | 414-555-0101 | Ruth | 121 | 414-555-0121",
    ]);
    let rows = staged(&no_gap);
    let names: BTreeSet<_> = rows
        .iter()
        .map(|(name, .., numbers)| (name.as_str(), numbers[0].as_str()))
        .collect();
    assert!(
        names.contains(&("Ruth", "414-555-0121")) && names.contains(&("Joan", "414-555-0101")),
        "{names:?}"
    );
    let two_headers = sheet(&[
        "Main building | | | Annex",
        "DID | Name | | | ",
        "414-555-0100 | Front desk | | Extension | Number",
        "414-555-0101 | Reception | | 120 | 414-555-0120",
    ]);
    assert_eq!(
        numbers(&two_headers),
        ["414-555-0100", "414-555-0101", "414-555-0120"]
    );
}

#[test]
fn a_printed_list_repeats_its_header_and_ends_in_a_total() {
    let sheet = sheet(&[
        "Northgate Dental",
        "Phone list | | 11/06/2026",
        "Number | Name | Type",
        "Building A",
        "414-555-0100 | Front desk | V",
        "N/A | Break room | V",
        "414-555-0101 | Lab | V",
        "Page 1 of 2",
        "Northgate Dental",
        "Number | Name | Type",
        "414-555-0102 | Archive | F",
        "-----",
        "Total numbers: 3 | |",
        "Questions about this list? Call 800-555-0150",
    ]);
    assert_eq!(with_numbers(&sheet).len(), 1);
    assert_eq!(
        numbers(&sheet),
        ["414-555-0100", "414-555-0101", "414-555-0102"]
    );
    let repairs = BTreeMap::new();
    let staged = stage(&sheet, &with_numbers(&sheet)[0].mapping, &context(&repairs));
    let skipped: Vec<_> = staged
        .skipped
        .iter()
        .map(|skipped| (skipped.row, skipped.why))
        .collect();
    assert_eq!(
        skipped,
        [
            (4, Skip::Site),
            (6, Skip::NoNumber),
            (8, Skip::Footer),
            (9, Skip::Heading),
            (10, Skip::Header),
            (12, Skip::Heading),
            (13, Skip::Total),
            (14, Skip::Footer)
        ]
    );
}

#[test]
fn a_number_split_over_columns_is_one_number() {
    let three = sheet(&[
        "NPA | NXX | Line | Name",
        "414 | 555 | 0100 | Front desk",
        "414 | 555 | 0101 | Lab",
    ]);
    assert_eq!(
        columns(&with_numbers(&three)[0]),
        [(Number, 3), (Name, 4), (AreaCode, 1), (Exchange, 2)]
    );
    assert_eq!(numbers(&three), ["414-555-0100", "414-555-0101"]);
    let area = sheet(&[
        "Area | Exchange | Line | Name",
        "414 | 555 | 0100 | Front desk",
        "414 | 555 | 0101 | Lab",
    ]);
    assert_eq!(numbers(&area), ["414-555-0100", "414-555-0101"]);
    let two = sheet(&[
        "NPA-NXX | TN | User",
        "414-555 | 0100 | a",
        "414-555 | 0101 | b",
    ]);
    assert_eq!(numbers(&two), ["414-555-0100", "414-555-0101"]);
    let country = sheet(&[
        "Country code | Number | User",
        "1 | 4145550100 | a",
        "1 | 4145550101 | b",
    ]);
    assert_eq!(numbers(&country), ["414-555-0100", "414-555-0101"]);
    let bare = sheet(&["414 | 555 | 0100", "262 | 555 | 0101", "414 | 555 | 0102"]);
    assert_eq!(
        numbers(&bare),
        ["414-555-0100", "262-555-0101", "414-555-0102"]
    );
    // The code is said once more beside a whole number.
    let repeated = sheet(&[
        "Area code | Phone number",
        "414 | 414-555-0100",
        "414 | 414-555-0101",
    ]);
    assert_eq!(numbers(&repeated), ["414-555-0100", "414-555-0101"]);
}

#[test]
fn a_number_of_another_country_does_not_become_one_of_ours() {
    let sheet = sheet(&[
        "Country code | Number | User",
        "1 | 4145550100 | a",
        "44 | 2079460100 | b",
    ]);
    let repairs = BTreeMap::new();
    let staged = stage(&sheet, &with_numbers(&sheet)[0].mapping, &context(&repairs));
    assert_eq!((staged.numbers, staged.refused.len()), (1, 1), "{staged:?}");
}

#[test]
fn blocks_are_written_with_two_ends_or_a_count() {
    let ends = sheet(&[
        "First DID | Last DID | Site",
        "414-555-0100 | 414-555-0119 | HQ",
        "4145550150 | 0159 | Annex",
    ]);
    assert_eq!(numbers(&ends).len(), 30);
    let plain = sheet(&[
        "Start | End | Carrier",
        "414-555-0100 | 414-555-0104 | Lakeland",
    ]);
    assert_eq!(numbers(&plain).len(), 5);
    let count = sheet(&[
        "Starting number | Qty | Site",
        "414-555-0100 | 20 | HQ",
        "414-555-0150 | 1 | Annex",
    ]);
    assert_eq!(numbers(&count).len(), 21);
    let charges = sheet(&[
        "Telephone Number | Description | Qty | Amount",
        "414-555-0100 | Line | 3 | 27.95",
        "414-555-0101 | Line | 2 | 27.95",
    ]);
    assert_eq!(
        numbers(&charges).len(),
        2,
        "a charge's quantity is no block"
    );
    let repairs = BTreeMap::new();
    let over = sheet(&[
        "Block start | Block size",
        "414-555-9990 | 20",
        "414-555-0100 | 10",
    ]);
    let found = with_numbers(&over);
    let staged: Staged<'_> = stage(&over, &found[0].mapping, &context(&repairs));
    assert_eq!(
        (staged.numbers, staged.refused[0].code.as_str()),
        (10, "range_too_long")
    );
}

#[test]
fn what_only_looks_like_a_number_is_not_taken() {
    for (header, values) in [
        ("Circuit ID", ["4145550100", "4145550101"]),
        ("Order number", ["4145550100", "4145550101"]),
        ("Serial Number", ["2145550100", "3145550101"]),
        ("IMEI", ["356938035643809", "490154203237518"]),
        ("MAC", ["20:16:25:55:01:00", "00:1B:44:11:3A:B7"]),
        ("ZIP", ["53202", "53202-4101"]),
        ("Switch port", ["2/0/10", "2/0/11"]),
        ("IP address", ["192.168.10.101", "192.168.10.102"]),
        ("Address", ["192.168.10.101", "192.168.10.102"]),
        ("Longitude", ["-87.90647364", "-87.90647365"]),
        ("", ["-87.90647364", "-87.90647365"]),
        ("Weight", ["2178901234", "3901234567"]),
        ("Invoice", ["4145550100", "4145550101"]),
        ("Customer number", ["4145550100", "4145550101"]),
        ("Created", ["2026-11-06 10:33", "2026-11-07 10:33"]),
    ] {
        let alone = sheet(&[
            &format!("Name | {header}"),
            &format!("Ada | {}", values[0]),
            &format!("Mary | {}", values[1]),
        ]);
        let found = with_numbers(&alone);
        assert_eq!(found, [], "{header}");
        let beside = sheet(&[
            &format!("{header} | Name | DID"),
            &format!("{} | Ada | 262-555-0100", values[0]),
            &format!("{} | Mary | 262-555-0101", values[1]),
        ]);
        let found = with_numbers(&beside);
        assert_eq!(found[0].mapping.column(Number), Some(3), "{header}");
        assert_eq!(found[0].mapping.more_numbers, [0_u16; 0], "{header}");
    }
}

#[test]
fn a_column_that_is_not_taken_says_why() {
    let sheet = sheet(&[
        "Phone Number | LineURI | Cell | Circuit ID | Name",
        "414-555-0100 | tel:+14145550100 | 262-555-0150 | 4145559001 | Ada",
        "414-555-0101 | tel:+14145550101 | 262-555-0151 | 4145559002 | Mary",
    ]);
    let found = with_numbers(&sheet);
    let reasons: Vec<_> = found[0]
        .columns
        .iter()
        .map(|column| column.reason.as_str())
        .collect();
    assert_eq!(
        reasons,
        [
            "The header says “Phone Number”, and all 2 values looked at are telephone numbers.",
            "The same numbers as in column A.",
            "It holds telephone numbers, but “cell” numbers are often not lines of this account. Column A is taken.",
            "All 2 values looked at are telephone numbers, but the header says “Circuit ID”.",
            "The header says “Name”.",
        ]
    );
    assert_eq!(found[0].reason, format!("Column A: {}", reasons[0]));
}

#[test]
fn a_merged_value_counts_for_each_row_and_keeps_its_own_place() {
    let mut sheet = sheet(&[
        "Telephone numbers | | Site",
        "Main | Fax |",
        "414-555-0100 | 414-555-0110 | HQ",
        "414-555-0101 | 414-555-0111 |",
        "414-555-0102 | 414-555-0112 | Annex",
        "414-555-0103 | |",
    ]);
    for (top, left, bottom, right) in [(1, 1, 1, 2), (1, 3, 2, 3), (3, 3, 4, 3)] {
        sheet.grid.merge(Region {
            top,
            left,
            bottom,
            right,
        });
    }
    let found = with_numbers(&sheet);
    assert_eq!(found[0].header_rows, [1, 2]);
    assert_eq!(
        (columns(&found[0]), &found[0].mapping.more_numbers),
        (vec![(Number, 1), (Site, 3)], &vec![2])
    );
    let repairs = BTreeMap::new();
    let staged = stage(&sheet, &found[0].mapping, &context(&repairs));
    let sites: Vec<_> = staged
        .staged
        .iter()
        .map(|row| (row.row, row.column, row.site()))
        .collect();
    assert_eq!(
        sites,
        [
            (3, 1, "HQ"),
            (3, 2, "HQ"),
            (4, 1, "HQ"),
            (4, 2, "HQ"),
            (5, 1, "Annex"),
            (5, 2, "Annex"),
            (6, 1, "")
        ]
    );
    let site = staged.staged[2]
        .cells
        .iter()
        .find(|cell| cell.field == Site)
        .unwrap();
    assert_eq!((site.row, site.column, site.text), (3, 3, "HQ"));
}

#[test]
fn a_mask_is_filled_with_the_extension() {
    let sheet = sheet(&[
        "Directory Number 1 | External Phone Number Mask 1",
        "2101 | 414555XXXX",
        "0102 | +1414555XXXX",
    ]);
    assert_eq!(numbers(&sheet), ["414-555-2101", "414-555-0102"]);
}

#[test]
fn two_numbers_in_one_cell_are_two_numbers_of_one_row() {
    let sheet = sheet(&[
        "Name | Phone",
        "Ada | 414-555-0100 / 414-555-0101",
        "Mary | 414-555-0102, 414-555-0103",
    ]);
    let rows = staged(&sheet);
    assert_eq!(
        rows.iter()
            .map(|(.., numbers)| numbers.len())
            .collect::<Vec<_>>(),
        [2, 2]
    );
}

#[test]
fn a_corrected_mapping_is_kept_apart_from_its_place() {
    let first = sheet(&["DID | Owner of it | Code", "414-555-0100 | Ada | 1"]);
    let table = &with_numbers(&first)[0];
    let mut corrected = table.mapping.clone();
    corrected.assign(2, Some(Name));
    corrected.assign(3, Some(Note));
    let kept = table.keep(&corrected);
    let json = serde_json::to_string(&kept).unwrap();
    let moved = sheet(&[
        "",
        "",
        "| | DID | Owner of it | Code",
        "| | 262-555-0100 | Mary | 2",
    ]);
    let again = &with_numbers(&moved)[0];
    assert_eq!(again.fingerprint, table.fingerprint);
    let recalled = again.recall(&serde_json::from_str(&json).unwrap());
    assert_eq!(
        (
            recalled.column(Number),
            recalled.column(Name),
            recalled.column(Note)
        ),
        (Some(3), Some(4), Some(5))
    );
    assert_eq!(recalled.header_row, Some(3));
}

#[test]
fn columns_are_assigned_one_by_one() {
    let sheet = sheet(&[
        "DID | Fax | Cell",
        "414-555-0100 | 414-555-0110 | 262-555-0150",
    ]);
    let mut mapping = with_numbers(&sheet)[0].mapping.clone();
    assert_eq!(mapping.number_columns().collect::<Vec<_>>(), [1, 2]);
    mapping.assign(3, Some(Number));
    assert_eq!(mapping.number_columns().collect::<Vec<_>>(), [1, 2, 3]);
    mapping.assign(1, Some(Name));
    assert_eq!(mapping.number_columns().collect::<Vec<_>>(), [2, 3]);
    mapping.assign(2, None);
    mapping.assign(3, None);
    assert_eq!(mapping.number_columns().count(), 0);
}

/// A table of invented lines, as rows of cells.
fn table_of(lines: &[(u16, u8)]) -> Vec<Vec<String>> {
    let header = ["Telephone Number", "Assigned to", "Ext", "Site"];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for (at, (line, site)) in lines.iter().enumerate() {
        rows.push(vec![
            format!("414-{:03}-{:04}", 222 + at % 300, line % 10_000),
            format!("Desk {}", ["Oak", "Elm", "Ash"][at % 3]),
            format!("{}", 2_000 + at),
            format!("Site {}", site % 4),
        ]);
    }
    rows
}

fn laid(rows: &[Vec<String>], down: u32, right: u16, grid: &mut Grid) {
    for (row, cells) in (1 + down..).zip(rows) {
        for (column, text) in (1 + right..).zip(cells) {
            grid.push(row, column, text);
        }
    }
}

fn sheet_of(mut grid: Grid) -> Sheet {
    grid.finish();
    Sheet {
        name: "DIDs".into(),
        visible: true,
        grid,
    }
}

proptest! {
    #[test]
    fn a_table_says_the_same_wherever_it_stands(
        lines in prop::collection::vec((0_u16..10_000, 0_u8..4), 1..30),
        down in 0_u32..40,
        right in 0_u16..40,
        titles in 0_u32..3,
    ) {
        let rows = table_of(&lines);
        let mut home = Grid::default();
        laid(&rows, 0, 0, &mut home);
        let mut away = Grid::default();
        for title in 0..titles {
            away.push(down + title + 1, right + 1, ["Northgate Dental", "Phone inventory", "Prepared by IT"][usize::try_from(title).unwrap()]);
        }
        laid(&rows, down + titles, right, &mut away);
        let (home, away) = (sheet_of(home), sheet_of(away));
        let moved: Vec<_> = staged(&home)
            .into_iter()
            .map(|(name, row, column, numbers)| (name, row + down + titles, column + right, numbers))
            .collect();
        prop_assert_eq!(moved.len(), lines.len());
        prop_assert_eq!(staged(&away), moved);
        prop_assert_eq!(&with_numbers(&home)[0].fingerprint, &with_numbers(&away)[0].fingerprint);
    }

    #[test]
    fn a_table_cut_in_two_gives_the_same_numbers(
        lines in prop::collection::vec((0_u16..10_000, 0_u8..4), 2..30),
        at in 1_usize..29,
        gap in 1_u32..4,
        right in 0_u16..3,
        titled: bool,
        beside: bool,
    ) {
        let rows = table_of(&lines);
        let at = at.min(lines.len() - 1);
        let mut whole = Grid::default();
        laid(&rows, 0, 0, &mut whole);
        let mut cut = Grid::default();
        let (upper, lower) = rows.split_at(at + 1);
        let mut second = vec![rows[0].clone()];
        second.extend(lower.iter().cloned());
        laid(upper, 0, 0, &mut cut);
        if beside {
            laid(&second, 0, 5 + right, &mut cut);
        } else {
            let mut down = u32::try_from(upper.len()).unwrap() + gap;
            if titled {
                cut.push(down + 1, 1 + right, "Second building");
                down += 1;
            }
            laid(&second, down, right, &mut cut);
        }
        prop_assert_eq!(numbers(&sheet_of(cut)), numbers(&sheet_of(whole)));
    }
}
