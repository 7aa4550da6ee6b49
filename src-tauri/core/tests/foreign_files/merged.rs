//! Merged cells: what a workbook says of them arrives, and no number of them hurts.

use std::{collections::BTreeMap, fmt::Write as _};

use portwright_core::{
    intake::{
        self, Field, List, StageContext,
        grid::{Region, Workbook},
    },
    worker,
};
use rust_xlsxwriter::{Format, Workbook as Writer};

use crate::{make::ods, support::program};

fn read(bytes: &[u8]) -> Workbook {
    worker::read_pasted(program(), "list.xlsx", bytes, &mut |_| true).unwrap()
}

#[test]
fn a_merged_heading_and_a_merged_site_reach_every_row_that_they_cover() {
    let mut book = Writer::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet
        .merge_range(0, 0, 0, 3, "Northgate Dental", &plain)
        .unwrap();
    sheet
        .merge_range(1, 0, 1, 1, "Telephone numbers", &plain)
        .unwrap();
    sheet.merge_range(1, 2, 2, 2, "Site", &plain).unwrap();
    sheet.merge_range(1, 3, 2, 3, "Notes", &plain).unwrap();
    sheet.write_string(2, 0, "Main").unwrap();
    sheet.write_string(2, 1, "Fax").unwrap();
    for row in 0..20_u32 {
        let line = format!("414-555-{:04}", 100 + row);
        sheet.write_string(3 + row, 0, line).unwrap();
    }
    sheet.write_string(3, 1, "414-555-0150").unwrap();
    sheet
        .merge_range(3, 2, 22, 2, "Water Street", &plain)
        .unwrap();
    let read = read(&book.save_to_buffer().unwrap());
    let sheet = &read.sheets[0];
    assert_eq!(sheet.grid.merges().len(), 5);
    let tables = intake::tables(sheet);
    let [table] = tables.as_slice() else {
        panic!("{tables:#?}")
    };
    assert_eq!(table.header_rows, [2, 3]);
    assert_eq!(table.mapping.number_columns().collect::<Vec<_>>(), [1, 2]);
    let repairs = BTreeMap::new();
    let context = StageContext {
        file: "list.xlsx",
        region: "US",
        repairs: &repairs,
        list: List::Inventory,
        running_text: false,
    };
    let staged = intake::stage(sheet, &table.mapping, &context);
    assert_eq!((staged.numbers, staged.refused.len()), (21, 0));
    for row in &staged.staged {
        assert_eq!(row.site(), "Water Street", "row {}", row.row);
        let site = row.cells.iter().find(|cell| cell.field == Field::Site);
        assert_eq!(site.map(|cell| (cell.row, cell.column)), Some((4, 3)));
    }
}

#[test]
fn more_merged_cells_than_any_list_has_are_left_out_with_a_word() {
    let mut book = Writer::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "414-555-0100").unwrap();
    let plain = Format::new();
    sheet.merge_range(0, 2, 0, 3, "", &plain).unwrap();
    let one = r#"<mergeCell ref="C1:D1"/>"#;
    let mut many = String::new();
    for row in 1..=210_000 {
        write!(many, r#"<mergeCell ref="C{row}:D{row}"/>"#).unwrap();
    }
    let bytes = rewritten(&book.save_to_buffer().unwrap(), one, &many);
    let read = read(&bytes);
    assert_eq!(read.sheets[0].grid.merges().len(), 200_000);
    assert!(read.limits.iter().any(|limit| limit.code == "more_merges"));
    // Whole columns, and the whole sheet, cost no more than one entry.
    let bytes = rewritten(
        &book.save_to_buffer().unwrap(),
        one,
        r#"<mergeCell ref="A1:XFD1048576"/>"#,
    );
    let whole = self::read(&bytes);
    assert_eq!(
        whole.sheets[0].grid.merges(),
        [Region {
            top: 1,
            left: 1,
            bottom: 1_048_576,
            right: 16_384
        }]
    );
    assert_eq!(intake::tables(&whole.sheets[0]).len(), 1);
}

#[test]
fn merged_cells_of_an_open_document_are_read_as_those_of_a_workbook() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let mut table = String::from(
        r#"<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Northgate Dental</text:p></table:table-cell><table:covered-table-cell/></table:table-row>"#,
    );
    write!(
        table,
        "<table:table-row>{}{}</table:table-row>",
        cell("Telephone number"),
        cell("Site")
    )
    .unwrap();
    for row in 0..8_u32 {
        let site = match row {
            0 => {
                r#"<table:table-cell table:number-rows-spanned="8"><text:p>Water Street</text:p></table:table-cell>"#
            }
            _ => "<table:covered-table-cell/>",
        };
        let number = cell(&format!("414-555-{:04}", 100 + row));
        write!(table, "<table:table-row>{number}{site}</table:table-row>").unwrap();
    }
    let read = worker::read_pasted(program(), "list.ods", &ods(table), &mut |_| true).unwrap();
    let sheet = &read.sheets[0];
    let region = |top, left, bottom, right| Region {
        top,
        left,
        bottom,
        right,
    };
    assert_eq!(
        sheet.grid.merges(),
        [region(1, 1, 1, 2), region(3, 2, 10, 2)]
    );
    let tables = intake::tables(sheet);
    let repairs = BTreeMap::new();
    let context = StageContext {
        file: "list.ods",
        region: "US",
        repairs: &repairs,
        list: List::Inventory,
        running_text: false,
    };
    let staged = intake::stage(sheet, &tables[0].mapping, &context);
    assert_eq!(staged.numbers, 8);
    for row in &staged.staged {
        assert_eq!(row.site(), "Water Street", "row {}", row.row);
    }
    // A file that says a million rows of it, each over the whole sheet, ends with a word.
    let wide = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-spanned="99999999" table:number-rows-spanned="99999999"/><table:table-cell table:number-columns-spanned="2"><text:p/></table:table-cell></table:table-row>"#;
    let read =
        worker::read_pasted(program(), "list.ods", &ods(wide.into()), &mut |_| true).unwrap();
    assert!(read.sheets[0].grid.merges().len() <= 200_000);
}

/// The archive with a text of its first sheet put in the place of another.
fn rewritten(bytes: &[u8], old: &str, new: &str) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = Vec::new();
        part.read_to_end(&mut text).unwrap();
        if name.ends_with("sheet1.xml") {
            let sheet = String::from_utf8(text).unwrap();
            assert!(sheet.contains(old), "{sheet}");
            text = sheet.replace(old, new).into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        to.write_all(&text).unwrap();
    }
    to.finish().unwrap().into_inner()
}
