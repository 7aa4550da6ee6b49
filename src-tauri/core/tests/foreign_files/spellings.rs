//! The same list in every format and encoding that people send: the same cells come out.

use std::fs;

use portwright_core::{
    intake::grid::{Container, Workbook},
    worker,
};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook as Writer};

use crate::support::program;

fn cells(book: &Workbook) -> Vec<(u32, u16, String)> {
    book.sheets
        .iter()
        .flat_map(|sheet| sheet.grid.rows())
        .flat_map(|row| row.cells().collect::<Vec<_>>())
        .map(|cell| (cell.row, cell.column, cell.text.to_owned()))
        .collect()
}

fn paste(bytes: &[u8]) -> Workbook {
    worker::read_pasted(program(), "pasted", bytes, &mut |_| true).unwrap()
}

fn read_as(name: &str, bytes: &[u8]) -> Workbook {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    worker::read(program(), &path, &mut |_| true).unwrap()
}

fn place(row: u32, column: u16, text: &str) -> (u32, u16, String) {
    (row, column, text.to_owned())
}

#[test]
fn a_workbook_shows_values_as_its_program_does() {
    let mut book = Writer::new();
    let sheet = book.add_worksheet().set_name("DIDs").unwrap();
    sheet.write_number(0, 0, 3_125_550_123.0).unwrap();
    sheet
        .write_number_with_format(
            1,
            0,
            3_125_550_124.0,
            &Format::new().set_num_format("(000) 000-0000"),
        )
        .unwrap();
    sheet
        .write_number_with_format(2, 0, 2134.0, &Format::new().set_num_format("00000"))
        .unwrap();
    sheet.write_string(3, 0, "02134").unwrap();
    sheet
        .write_datetime_with_format(
            4,
            0,
            ExcelDateTime::from_ymd(2026, 11, 6).unwrap(),
            &Format::new().set_num_format("m/d/yyyy"),
        )
        .unwrap();
    sheet
        .write_datetime_with_format(
            5,
            0,
            ExcelDateTime::from_hms(22, 30, 0).unwrap(),
            &Format::new().set_num_format("h:mm AM/PM"),
        )
        .unwrap();
    sheet
        .write_string(6, 0, "+1 (312) 555\u{2011}0123\u{a0}")
        .unwrap();
    sheet.write_boolean(7, 0, true).unwrap();
    sheet
        .write_number_with_format(8, 0, 0.125, &Format::new().set_num_format("0.0%"))
        .unwrap();
    sheet
        .write_formula(
            9,
            0,
            rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!"),
        )
        .unwrap();
    let hidden = book.add_worksheet().set_name("OLD").unwrap();
    hidden.set_hidden(true);
    hidden.write_string(2, 2, "414-555-0100").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.xlsx");
    book.save(&path).unwrap();
    let read = worker::read(program(), &path, &mut |_| true).unwrap();
    assert_eq!(
        (read.container, read.encoding.as_deref(), read.file.as_str()),
        (Container::Xlsx, None, "list.xlsx")
    );
    let texts: Vec<_> = cells(&read).into_iter().map(|cell| cell.2).collect();
    assert_eq!(
        texts,
        [
            "3125550123",
            "3125550124",
            "02134",
            "02134",
            "2026-11-06",
            "22:30",
            "+1 (312) 555\u{2011}0123\u{a0}",
            "TRUE",
            "12.5%",
            "#DIV/0!",
            "414-555-0100"
        ]
    );
    let sheets: Vec<_> = read
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.visible))
        .collect();
    assert_eq!(sheets, [("DIDs", true), ("OLD", false)]);
}

#[test]
fn text_is_read_in_the_encoding_it_was_written_in() {
    let list =
        "Number;Name\n414-555-0100;Caf\u{e9} Z\u{fc}rich\n414-555-0101;Zo\u{eb} \u{2013} fax\n";
    let expected = [
        place(1, 1, "Number"),
        place(1, 2, "Name"),
        place(2, 1, "414-555-0100"),
        place(2, 2, "Caf\u{e9} Z\u{fc}rich"),
        place(3, 1, "414-555-0101"),
        place(3, 2, "Zo\u{eb} \u{2013} fax"),
    ];
    let utf_16 = |little: bool| -> Vec<u8> {
        list.encode_utf16()
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    };
    let (windows, _, unmappable) = encoding_rs::WINDOWS_1252.encode(list);
    assert!(!unmappable);
    for (bytes, encoding) in [
        (list.as_bytes().to_vec(), "UTF-8"),
        ([b"\xEF\xBB\xBF", list.as_bytes()].concat(), "UTF-8"),
        ([vec![0xff, 0xfe], utf_16(true)].concat(), "UTF-16LE"),
        ([vec![0xfe, 0xff], utf_16(false)].concat(), "UTF-16BE"),
        (utf_16(true), "UTF-16LE"),
        (utf_16(false), "UTF-16BE"),
        (windows.into_owned(), "windows-1252"),
    ] {
        let book = paste(&bytes);
        assert_eq!(book.encoding.as_deref(), Some(encoding));
        assert_eq!(book.container, Container::Csv, "{encoding}");
        let told: Vec<_> = book
            .limits
            .iter()
            .map(|limit| (limit.code.as_str(), limit.row, limit.column))
            .collect();
        let guessed: &[_] = match encoding {
            "windows-1252" => &[("encoding_guessed", 2, 2)],
            _ => &[],
        };
        assert_eq!(told, guessed, "{encoding}");
        assert_eq!(cells(&book), expected, "{encoding}");
    }
}

#[test]
fn a_record_is_kept_letter_by_letter_in_any_encoding() {
    let record = "ACCT  414 R01-0042,  A\r\n \t\r\n  NAME, Caf\u{e9} \"Z\u{fc}rich\r\r\n414-555-0100 , 1FB\nlast";
    let long = format!("{record}\n{}\n", "x".repeat(100_000));
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode(record);
    let utf_16: Vec<u8> = record.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, text, encoding) in [
        (record.as_bytes(), record, "UTF-8"),
        (long.as_bytes(), long.as_str(), "UTF-8"),
        (&windows, record, "windows-1252"),
        (&utf_16, record, "UTF-16LE"),
    ] {
        let read = worker::text_of(program(), "csr", bytes, &mut |_| true).unwrap();
        assert_eq!(
            (read.text.as_str(), read.encoding.as_str()),
            (text, encoding)
        );
        let told: Vec<_> = read
            .limits
            .iter()
            .map(|limit| (limit.code.as_str(), limit.row))
            .collect();
        let guessed: &[_] = if encoding == "windows-1252" {
            &[("encoding_guessed", 3)]
        } else {
            &[]
        };
        assert_eq!(told, guessed);
    }
    let read = worker::text_of(program(), "csr", record.as_bytes(), &mut |_| true).unwrap();
    let lines: Vec<_> = read.lines().collect();
    assert_eq!(lines.len(), 6);
    assert_eq!((lines[1], lines[3], lines[5]), (" \t", "", "last"));
    for (bytes, what) in [
        (&b"%PDF-1.7"[..], "is a PDF, not text"),
        (b"<html><table>", "is a web page (HTML), not text"),
        (
            b"PK\x03\x04",
            "is a workbook or another file of packed parts, not text",
        ),
        (b"", "is an empty file, not text"),
    ] {
        let error = worker::text_of(program(), "csr", bytes, &mut |_| true).unwrap_err();
        assert_eq!(error.code(), "not_text");
        assert!(error.to_string().contains(what), "{error}");
    }
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_place() {
    let book = paste(b"\xEF\xBB\xBFNumber,Name\n414-555-0100,Caf\xE9\n");
    let [limit] = book.limits.as_slice() else {
        panic!("{:?}", book.limits)
    };
    assert_eq!(
        (limit.code.as_str(), limit.row, limit.column),
        ("undecodable", 2, 2)
    );
}

#[test]
fn delimiters_line_ends_and_quotes_are_what_the_file_says() {
    let expected = [
        place(1, 1, "TN"),
        place(1, 2, "Name"),
        place(2, 1, "414-555-0100"),
        place(2, 2, "Desk, 1"),
    ];
    for text in [
        "TN,Name\n414-555-0100,\"Desk, 1\"\n",
        "TN,Name\r414-555-0100,\"Desk, 1\"\r",
        "TN,Name\r\n414-555-0100,\"Desk, 1\"",
        "TN\tName\n414-555-0100\tDesk, 1\n",
        "TN;Name\n414-555-0100;Desk, 1\n",
        "TN|Name\n414-555-0100|Desk, 1\n",
    ] {
        assert_eq!(cells(&paste(text.as_bytes())), expected, "{text:?}");
    }
    assert_eq!(paste(b"TN\tName\n1\t2\n").container, Container::Tsv);

    let ragged = paste(
        b"TN,Name,Note\n\n414-555-0100\n414-555-0101,a,b,c\n\"two\nlines\",x,y\n414-555-0102,,z\n",
    );
    assert_eq!(
        cells(&ragged)[3..],
        [
            place(3, 1, "414-555-0100"),
            place(4, 1, "414-555-0101"),
            place(4, 2, "a"),
            place(4, 3, "b"),
            place(4, 4, "c"),
            place(5, 1, "two\nlines"),
            place(5, 2, "x"),
            place(5, 3, "y"),
            place(6, 1, "414-555-0102"),
            place(6, 3, "z"),
        ]
    );

    let sep = paste(b"sep=;\r\nTN;Name\r\n414-555-0100;a,b\r\n");
    assert_eq!(
        cells(&sep),
        [
            place(2, 1, "TN"),
            place(2, 2, "Name"),
            place(3, 1, "414-555-0100"),
            place(3, 2, "a,b")
        ]
    );
}

#[test]
fn an_unclosed_quote_costs_one_cell_and_not_the_rest_of_the_list() {
    let book = paste(
        b"TN,Name\n414-555-0100,ok\n414-555-0101,\"27 inch\n414-555-0102,c\n414-555-0103,d\n",
    );
    assert_eq!(
        cells(&book)[4..],
        [
            place(3, 1, "414-555-0101"),
            place(3, 2, "\"27 inch"),
            place(4, 1, "414-555-0102"),
            place(4, 2, "c"),
            place(5, 1, "414-555-0103"),
            place(5, 2, "d"),
        ]
    );
    assert_eq!(
        (book.limits[0].code.as_str(), book.limits[0].row),
        ("unclosed_quote", 3)
    );
}

#[test]
fn running_text_is_lines_and_a_one_column_list_is_a_list() {
    let mail = paste(b"Hi Mara,\n\nplease port 414-555-0100, 414-555-0101 and the fax (414-555-0110).\r\nThanks; Dana\n");
    assert_eq!(mail.container, Container::Txt);
    let rows: Vec<_> = cells(&mail).iter().map(|cell| (cell.0, cell.1)).collect();
    assert_eq!(rows, [(1, 1), (3, 1), (4, 1)]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("csr.txt");
    let csr = "ACCT, 1, A\n\n  NAME, B\n414-555-0100, 1FB\n";
    fs::write(&path, csr).unwrap();
    let text = worker::read_text(program(), &path, &mut |_| true).unwrap();
    assert_eq!((text.text.as_str(), text.encoding.as_str()), (csr, "UTF-8"));
    let list = read_as("list.csv", b"4145550100\n4145550101\n");
    assert_eq!(
        cells(&list),
        [place(1, 1, "4145550100"), place(2, 1, "4145550101")]
    );
    let row = read_as("one.csv", b"414-555-0100,Desk\n");
    assert_eq!(
        (row.container, row.sheets[0].grid.len()),
        (Container::Csv, 2)
    );
}
